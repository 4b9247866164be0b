"""One thing the partnership has published, whole: a policy in force, or independent scrutiny's statement of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership import selectors
from openmash.insight.partnership.selectors import Year


@dataclass(frozen=True)
class PublicationPage:
    """What the template shows."""

    title: str
    lines: Sequence[str]
    changed: str
    words: Sequence[str]


@screen(PublicActor.PUBLIC)
def publication(request: HttpRequest, actor: Actor, key: UUID) -> Shown:
    """Show it, or as if there were none: only what is in force and is the public's."""
    today = timezone.localdate()
    for each in selectors.published(today=today):
        if each.id == key:
            lines = (
                f"{each.kind.label}, version {each.version}, in force since {say.day_of(each.effective_from)}.",
                f"To be renewed by {say.day_of(each.review_by)}.",
            )
            page = PublicationPage(each.title, lines, each.changed, _paragraphs(each.words))
            return Shown("publicsite/publication.html", page)
    for made in selectors.statements(today=today):
        if made.id == key:
            title = f"Independent scrutiny: {Year(made.year).name}"
            by = (f"{made.said_by}. Published on {say.day_of(made.published_on)}.",)
            return Shown("publicsite/publication.html", PublicationPage(title, by, "", _paragraphs(made.words)))
    raise NotVisible


def _paragraphs(words: str) -> list[str]:
    return [each.strip() for each in words.split("\n\n") if each.strip()]
