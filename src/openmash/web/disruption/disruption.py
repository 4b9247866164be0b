"""What is done about one place, person of concern, group or line: the aim, the measures, what meetings agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.disruption import selectors
from openmash.casework.disruption.permissions import Permission
from openmash.casework.disruption.selectors import MeasureShown
from openmash.casework.exploitation.permissions import Permission as Exploitation
from openmash.casework.meetings import selectors as meetings
from openmash.casework.meetings.permissions import Permission as Meetings
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.permissions import Permission as Subjects
from openmash.records.subjects.selectors import ActionShown, SubjectShown
from openmash.records.subjects.words import Kind
from openmash.statute.calendar import local_date
from openmash.web.disruption.loading import AtSubject, kind_of, load_subject, measure_url, subject_url
from openmash.web.meetings.showing import ActionLine, action_line

NO_MEASURE = Empty(
    "No measure has been decided on",
    "A measure appears here with the power it rests on, its dates, and what it means for the children harmed.",
)


@dataclass(frozen=True)
class MeasureLine:
    """One measure in a list."""

    link: Link
    stands: str
    due: str
    is_late: bool


@dataclass(frozen=True)
class DisruptionPage:
    """What the template shows. The title names nobody and no place."""

    title: str
    heading: str
    caption: str
    back: Link
    note: str
    stands: str
    words: str
    child: Link | None
    change: str
    known_by: str
    actions: Table | None
    measures: Sequence[MeasureLine]
    empty: Empty
    compared: str
    agreed: Sequence[ActionLine]
    tasks: Sequence[Link]


@screen(Permission.VIEW, load=load_subject, log="disruption.viewed")
def disruption(request: HttpRequest, actor: Actor, loaded: AtSubject, subject_id: UUID) -> Answer:
    """The plan first, then the measures, then what was agreed and what became of it."""
    now = timezone.now()
    today, subject = local_date(now), loaded.subject
    plan = subjects.plan(subject_id, actor=actor)
    compared = selectors.comparison(subject_id, actor=actor) if subject.kind is Kind.PLACE else None
    page = DisruptionPage(
        title="What is done about it",
        heading=subject.name,
        caption=kind_of(subject),
        back=Link("Exploitation", reverse("exploitation")),
        note=subject.incomplete,
        stands=_stands(subject),
        words=subject.words,
        child=Link("Their own record, as a child", reverse("child_now", kwargs={"person_id": subject.person_id}))
        if subject.is_child and subject.person_id
        else None,
        change=plan.change,
        known_by=plan.known_by,
        actions=_actions(plan.actions, today),
        measures=[line_of(each, today) for each in selectors.measures(actor=actor, of=[subject_id])],
        empty=NO_MEASURE,
        compared=_compared(compared, actor),
        agreed=_agreed(subject_id, actor, now),
        tasks=_tasks(subject, actor),
    )
    return Shown("disruption/disruption.html", page)


def line_of(each: MeasureShown, today: date, of: str = "") -> MeasureLine:
    """A measure as a line: where it stands, and when it is looked at next."""
    what = "expires" if each.expires_on and each.due_on == each.expires_on else "is to be looked at"
    late = each.stands and each.due_on < today
    due = f"It {what} on {say.day_of(each.due_on)}" if each.stands else ""
    return MeasureLine(
        Link(f"{each.name}{f': {of}' if of else ''}", measure_url(each.id)),
        f"{each.state.label}. {each.lead} leads.", due, late,
    )  # fmt: skip


def _stands(subject: SubjectShown) -> str:
    review = f" To be looked at again by {say.day_of(subject.review_on)}." if subject.review_on else ""
    return f"{subject.status.label}. Owned by {subject.owner}.{review}"


def _compared(found: selectors.ComparisonShown | None, actor: Actor) -> str:
    if found is None:
        return ""
    names = [each.name for each in subjects.visible(actor=actor, ids=found.places)]
    return f"Compared with {say.listed(names)}: {found.why} ({found.by})" if names else ""


def _agreed(subject_id: UUID, actor: Actor, now: datetime) -> list[ActionLine]:
    if not may(actor, Meetings.LIST_ACTIONS):
        return []
    return [action_line(each, now) for each in meetings.agreed_about([subject_id], actor=actor)]


def _actions(every: Sequence[ActionShown], today: date) -> Table | None:
    if not every:
        return None
    rows = [
        (
            Cell(each.what),
            Cell(f"{each.owner_name}, {each.agency_name}"),
            Cell(f"{'Late: ' if each.is_late(today) else ''}by {say.day_of(each.due_on)}"),
            Cell(f"{each.became.label}. {each.effect}" if each.became else "To do"),
        )
        for each in every
    ]
    return Table("What is done", ("What", "Who", "By when", "What it changed"), rows, caption_hidden=True)


def _tasks(subject: SubjectShown, actor: Actor) -> list[Link]:
    found = []
    if may(actor, Permission.RECORD):
        found.append(Link("Decide on a measure", subject_url(subject.id, "measure_plan")))
        if subject.kind is Kind.PLACE:
            found.append(Link("Choose places to compare it with", subject_url(subject.id, "measure_compare")))
    if may(actor, Subjects.VIEW):
        found.append(Link("All that is known of it", reverse("subject", kwargs={"subject_id": subject.id})))
    if may(actor, Exploitation.REFER_TO_MEETING):
        found.append(Link("Refer it to an exploitation meeting", subject_url(subject.id, "refer_subject_to_meeting")))
    return found
