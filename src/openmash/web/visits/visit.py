"""One visit: its plan, what happened, the child's words apart from what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.visits import selectors
from openmash.casework.visits.permissions import Permission
from openmash.casework.visits.selectors import RecordShown, VisitShown
from openmash.casework.visits.words import Safe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, Link, NotHeardYet, Notice, Quote
from openmash.records.people import selectors as people
from openmash.records.voice import selectors as voice
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, begin
from openmash.web.child.voice import gap, quote
from openmash.web.forms.more import MoreShown, more_of
from openmash.web.visits.loading import AtVisit, called, load_visit, visit_url

LATER = timedelta(hours=1)
MORE = "visit_more"


@dataclass(frozen=True)
class VisitPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    notices: Sequence[Notice]
    plan: Sequence[Fact]
    heading: str
    quotes: Sequence[Quote]
    gaps: Sequence[NotHeardYet]
    facts: Sequence[Fact]
    observations: str
    signed: str
    tasks: Sequence[Link]
    main_task: Link | None
    together: Sequence[Link]
    more: MoreShown | None


@screen(Permission.VIEW, load=load_visit, log="visit.viewed")
def visit(request: HttpRequest, actor: Actor, loaded: AtVisit, visit_id: UUID) -> Answer:
    """What the child said first."""
    begun = begin(actor, loaded.child, "visit", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    shown, now = loaded.visit, timezone.now()
    record = shown.record
    name = begun.caption.split(",")[0]
    said = voice.these(record.voice_ids, actor=actor) if record and record.voice_ids else {}
    ordered = sorted(said.values(), key=lambda each: each.recorded_at)
    writes = bool(may(actor, Permission.RECORD))
    page = VisitPage(
        title="A visit",
        caption=begun.caption,
        back=begun.back,
        notices=_notices(shown, actor),
        plan=(
            Fact("Planned for", say.near(shown.planned_at, now)), Fact("Why", str(shown.purpose.label)),
            Fact("Where", str(shown.where.label)), Fact("Who goes", shown.visitor),
            *((Fact("What must be seen or asked", shown.what_to_see),) if shown.what_to_see else ()),
            *((Fact("The family", "Not told beforehand"),) if shown.unannounced else ()),
            *((Fact("Moved", shown.moved_because),) if shown.moved_because else ()),
        ),
        heading=record.said if record else "",
        quotes=[quote(each, name) for each in ordered if each.heard],
        gaps=[gap(each, name, now) for each in ordered if not each.heard],
        facts=(*_other_purpose(shown), *_facts(record)) if record else (),
        observations=record.observations if record else "",
        signed=_signed(record) if record else "",
        main_task=Link("Record this visit", visit_url(shown.id, "visit_door")) if writes and shown.is_open else None,
        tasks=_tasks(shown) if writes else (),
        together=_together(shown, actor),
        more=more_of(shown.id, MORE, actor=actor) if record else None,
    )  # fmt: skip
    return begun.shown("visits/visit.html", page)


def _notices(shown: VisitShown, actor: Actor) -> tuple[Notice, ...]:
    if shown.called_off:
        return (Notice("This visit was called off", shown.called_off),)
    record = shown.record
    if record is None or record.safe not in (Safe.NO, Safe.UNSURE):
        return ()
    link = Link("Protect a child now", reverse("protect")) if may(actor, FrontDoor.PROTECT) else None
    title = "The child may not be safe" if record.safe is Safe.UNSURE else "The child is not safe"
    return (Notice(title, record.safe_words, link=link),)


def _other_purpose(shown: VisitShown) -> tuple[Fact, ...]:
    """What it turned out to be for, where that was not why it was planned."""
    purpose = shown.record.purpose if shown.record else None
    return (Fact("What it was for", str(purpose.label)),) if purpose and purpose is not shown.purpose else ()


def _facts(record: RecordShown) -> tuple[Fact, ...]:
    if not record.is_seen:
        return (
            Fact("What was tried", "; ".join(str(each.label) for each in record.tried), unknown="Nobody said"),
            Fact("What was done", record.done),
        )
    return (
        Fact("Seen alone", str(record.alone.label) if record.alone else ""),
        *((Fact("Who else was there", record.who_was_there),) if record.who_was_there else ()),
        Fact("How the child communicates", record.communicates, unknown="Nobody said"),
        Fact("Where the child sleeps", str(record.bedroom.label) if record.bedroom else "", unknown="Nobody said"),
        Fact("Safe tonight", str(record.safe.label) if record.safe else "", unknown="Nobody said"),
    )


def _signed(record: RecordShown) -> str:
    late = f", recorded {say.moment(record.recorded_at)}" if record.recorded_at - record.at > LATER else ""
    right = f" Put right: {record.put_right_because}" if record.put_right_because else ""
    return f"{record.by}, {say.moment(record.at)}{late}.{right}"


def _tasks(shown: VisitShown) -> tuple[Link, ...]:
    if shown.is_open:
        return (Link("Move it, or call it off", visit_url(shown.id, "visit_move")),)
    if not shown.record:
        return ()
    return (
        Link("Answer the area’s further questions", visit_url(shown.id, "visit_more")),
        Link("Put this record right", visit_url(shown.id, "visit_door")),
    )


def _together(shown: VisitShown, actor: Actor) -> tuple[Link, ...]:
    others = [each for each in selectors.visits_together(shown.together, actor=actor) if each.id != shown.id]
    cards = people.people_cards([each.person_id for each in others], actor) if others else {}
    return tuple(Link(called(cards.get(each.person_id)), visit_url(each.id)) for each in others)
