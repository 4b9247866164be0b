"""What the partnership works to: its levels of need and its own limits, as its local policy holds them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.design.parts import Link
from openmash.foundation.governance.area import Profile, Rating, ThresholdDocument
from openmash.foundation.governance.profile import profile
from openmash.insight.partnership import selectors as partnership
from openmash.insight.partnership.selectors import Year


@dataclass(frozen=True)
class PublicationsPage:
    """The documents and the ratings in force today."""

    title: str
    documents: tuple[ThresholdDocument, ...]
    ratings: tuple[Rating, ...]
    published: tuple[Link, ...]
    """What the partnership has published here: policies in force, and independent scrutiny's statements."""


@screen(PublicActor.PUBLIC)
def publications(request: HttpRequest, actor: Actor) -> Shown:
    """Show what is in force, and say what nobody has confirmed."""
    today = timezone.localdate()
    local: Profile = profile(settings.OPENMASH_PROFILE, on=today)
    documents = tuple(each for each in local.threshold_documents if each.in_force_from <= today)
    published = [
        Link(f"{each.title}, version {each.version}", reverse("publication", kwargs={"key": each.id}))
        for each in partnership.published(today=today)
    ]
    published += [
        Link(f"Independent scrutiny: {Year(each.year).name}", reverse("publication", kwargs={"key": each.id}))
        for each in partnership.statements(today=today)
    ]
    page = PublicationsPage("Publications", documents, tuple(local.ratings), tuple(published))
    return Shown("publicsite/publications.html", page)
