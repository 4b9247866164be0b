"""What an area asks of a visit or a plan beside the record itself: one form, and its answers as they were asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Link
from openmash.foundation.instruments.actions import keep_response
from openmash.foundation.instruments.answering import Filled, blank, fill, parse_response, typed_of
from openmash.foundation.instruments.loading import in_use
from openmash.foundation.instruments.reading import Part
from openmash.foundation.instruments.selectors import Received, responses_about
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class MoreShown:
    """What was answered last, on which version of the form, by whom."""

    parts: Sequence[Part]
    line: str


@dataclass(frozen=True)
class MorePage:
    """The form to fill in. The title names nobody."""

    title: str
    caption: str
    back: Link
    sections: Sequence[Filled]
    problems: Sequence[Link]
    token: str


def newest(about_id: UUID, slug: str, *, actor: Actor) -> Received | None:
    """The answers that stand; None where nobody answered. One query."""
    found = [each for each in responses_about(actor=actor, about_id=about_id) if each.instrument.slug == slug]
    return found[-1] if found else None


def more_of(about_id: UUID, slug: str, *, actor: Actor) -> MoreShown | None:
    """What was answered, read by the version it was asked in; None where nobody answered. Two queries."""
    found = newest(about_id, slug, actor=actor)
    if found is None:
        return None
    by = who([found.received_by])[found.received_by].name
    line = f"{by}, {say.moment(found.received_at)}. Asked as in version {found.instrument.version} of the form."
    return MoreShown(found.parts(), line)


def ask_more(
    request: HttpRequest, actor: Actor, slug: str, about_id: UUID, person_ids: Sequence[UUID], back: Link, caption: str
) -> MorePage | None:
    """The page to show; None once the answers are kept. What is asked is the version in force today."""
    form = in_use(slug, local_date(timezone.now()))
    if request.method == "POST":
        response = parse_response(form, dict(request.POST.lists()))
        if response.is_complete:
            keep_response(
                actor=actor, instrument=form, answers=response.answers, about_id=about_id, person_ids=person_ids
            )
            return None
        sections = [fill(section, response.typed) for section in form.sections]
        problems = [link for section in sections for link in section.problems]
        return MorePage(form.title, caption, back, sections, problems, new_token())
    before = newest(about_id, slug, actor=actor)
    typed = typed_of(form, before.answers) if before else {}
    return MorePage(form.title, caption, back, [blank(section, typed) for section in form.sections], (), new_token())
