"""Leaving at once: what was written is thrown away, and the browser goes somewhere neutral."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, screen
from openmash.publicsite.visitor import leave


@screen(PublicActor.PUBLIC)
def report_leave(request: HttpRequest, actor: Actor) -> Go:
    """Followed as a link without scripts; asked in the background with them."""
    leave(request, actor)
    return Go(settings.OPENMASH_NEUTRAL_SITE)
