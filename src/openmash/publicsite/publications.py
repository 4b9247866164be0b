"""What the partnership works to: its levels of need and its own limits, as its local policy holds them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.governance.area import Profile, Rating, ThresholdDocument
from openmash.foundation.governance.profile import profile


@dataclass(frozen=True)
class PublicationsPage:
    """The documents and the ratings in force today."""

    title: str
    documents: tuple[ThresholdDocument, ...]
    ratings: tuple[Rating, ...]


@screen(PublicActor.PUBLIC)
def publications(request: HttpRequest, actor: Actor) -> Shown:
    """Show what is in force, and say what nobody has confirmed."""
    today = timezone.localdate()
    local: Profile = profile(settings.OPENMASH_PROFILE, on=today)
    documents = tuple(each for each in local.threshold_documents if each.in_force_from <= today)
    return Shown("publicsite/publications.html", PublicationsPage("Publications", documents, tuple(local.ratings)))
