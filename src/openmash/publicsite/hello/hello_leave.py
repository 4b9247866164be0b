"""Leaving a child's own link at once: the word is forgotten, and the browser goes somewhere neutral."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, screen
from openmash.publicsite.reply.holding import keep_proof_for
from openmash.publicsite.visitor import mark_left


@screen(PublicActor.LINK)
def hello_leave(request: HttpRequest, actor: Actor, token: str) -> Go:
    """Followed as a link without scripts; asked in the background with them. Nothing written was kept."""
    keep_proof_for(request, f"/hello/{token}", "", timedelta(0))
    mark_left(request)
    return Go(settings.OPENMASH_NEUTRAL_SITE)
