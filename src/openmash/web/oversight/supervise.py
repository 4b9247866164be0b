"""Supervision: an agenda from a worker's children, a note for the two, and on each child's record what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.supervision import actions, selectors
from openmash.casework.supervision.actions import DirectionTold, EntryTold, require_of_team
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.selectors import Due, EntryShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.models import Account
from openmash.foundation.access.screens import Answer, Go, Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import DateParts, Form, LongText, Problem
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.facts.refusals import Incomplete
from openmash.pathways import supervising
from openmash.pathways.supervising import ToDiscuss
from openmash.statute.calendar import local_date
from openmash.web.journey.journey import stage_said
from openmash.web.journey.lists import all_called


class NoteForm(Form):
    """What the two reflected on, and when next."""

    note = LongText(
        "What did you reflect on together?", rows=6,
        hint="For the two of you alone. What is about a child goes below, on the child’s record.",
    )  # fmt: skip
    next_on = DateParts("When do you meet next?")


class ChildForm(Form):
    """What is thought and directed about one child."""

    view = LongText("What do you think, the two of you?", rows=2)
    direction = LongText("What is to be done?", rows=2)
    due_on = DateParts("By when?")

    def check(self) -> list[Problem]:
        """What is directed has a day, and somebody's view before it."""
        found = []
        if self.direction and as_date(self.due_on) is None:
            found.append(Problem("due_on", "Enter the day by which it is to be done."))
        if self.direction and not self.view:
            found.append(Problem("view", "Say what you think before what is to be done."))
        return found


@dataclass(frozen=True)
class ChildOnAgenda:
    """One child of the worker's: what the records say to look at, and the questions."""

    name: str
    stage: str
    url: str
    lines: Sequence[tuple[str, str]]
    form: ChildForm


@dataclass(frozen=True)
class SupervisePage:
    """What the template shows."""

    title: str
    worker: str
    form: NoteForm
    problems: Sequence[Link]
    children: Sequence[ChildOnAgenda]
    empty: Empty
    back: Link
    last: str
    team: Sequence[Fact]


@dataclass(frozen=True)
class Held:
    """A supervision as its two read it."""

    heading: str
    note: str
    next_on: str
    entries: Sequence[EntryShown]


@dataclass(frozen=True)
class SupervisionsPage:
    """What the template shows."""

    title: str
    held: Sequence[Held]
    empty: Empty


@screen(Permission.SUPERVISE, log="supervision.agenda_viewed")
def supervise(request: HttpRequest, actor: Actor, worker_id: UUID) -> Answer:
    """The agenda and the questions on one page; one press keeps the note and each child's entry."""
    worker = require_of_team(actor, worker_id)
    now = timezone.now()
    found = supervising.agenda(worker_id, actor=actor, now=now)
    posted = request.method == "POST"
    form = NoteForm.parse(request.POST) if posted else NoteForm.blank()
    forms = [
        ChildForm.parse(request.POST, prefix=f"{each.overview.person_id}-")
        if posted
        else ChildForm.blank(prefix=f"{each.overview.person_id}-")
        for each in found
    ]
    if posted and form.is_complete and all(each.is_complete for each in forms):
        about = [
            EntryTold(
                each.overview.person_id, "; ".join(f"{kind}: {words}" for kind, words in lines_of(each, now))
                or "Nothing the records asked for", told.view,
                [DirectionTold(told.direction, worker_id, as_date(told.due_on))],
            )
            for each, told in zip(found, forms, strict=True)
            if told.view
        ]  # fmt: skip
        try:
            actions.hold_supervision(
                actor=actor, worker_id=worker_id, held_at=now, note=form.note, next_on=as_date(form.next_on),
                about=about,
            )  # fmt: skip
            return Go(reverse("supervisions"))
        except Incomplete as refusal:
            fields = set(form.fields)
            form = form.with_problems(
                [p if p.field in fields else Problem("note", p.sentence) for p in refusal.problems]
            )
    names = all_called([each.overview for each in found], actor)
    before = selectors.supervisions_of(actor=actor, worker_id=worker_id)
    page = SupervisePage(
        "Supervision", worker.name, form, [*form.problems, *(p for each in forms for p in each.problems)],
        [
            ChildOnAgenda(
                names[each.overview.person_id], stage_said(each.overview.standing.stage, now),
                reverse("child_oversight", kwargs={"person_id": each.overview.person_id}), lines_of(each, now), told,
            )
            for each, told in zip(found, forms, strict=True)
        ],
        Empty("No child is allocated to them", "Each child allocated to the worker appears here with what to look at."),
        Link("My team today", reverse("team_today")),
        f"Last: {say.day_of(before[0].held_at)}." if before else "You have not met here before.",
        _team_of(worker, actor, now),
    )  # fmt: skip
    about_keys = [f"account:{worker_id}", *person_keys([each.overview.person_id for each in found])]
    return Shown("oversight/supervise.html", page, about=about_keys)


def _team_of(worker: Account, actor: Actor, now: datetime) -> list[Fact]:
    """What a manager and whoever supervises them look at: how their team stands, in counts. Empty for a worker."""
    found = supervising.of_managers_team(worker.team_id, worker.pk, actor=actor, now=now)
    if found is None:
        return []
    return [
        Fact("Children the team works with", str(found.children)),
        Fact("Without a worker", str(found.without_worker)),
        Fact("Limits past", str(found.limits_past)),
        Fact("Nothing moves for", f"{found.drifting} {'child' if found.drifting == 1 else 'children'}"),
        Fact("Supervision they hold, late", str(found.supervision_late)),
    ]


def lines_of(each: ToDiscuss, now: datetime) -> list[tuple[str, str]]:
    """What the records say to look at about one child, in words."""
    today = local_date(now)
    found = [(still.kind, still.said) for still in each.still]
    for limit, reason in each.late:
        why = (
            f". Why: {reason.why} ({reason.by}, to be done by {say.day(reason.by_when)})"
            if reason
            else ". No reason given"
        )
        found.append(("Past its limit", f"{limit.clock.name}, {say.left(limit.standing, now).words}{why}"))
    found += [("Agencies differ", f"{one.raised_by} with {one.answering}: {one.what}") for one in each.differences]
    found += [
        ("Directed", f"{one.what} ({one.owner}, by {say.day(one.due_on)}{', late' if one.due_on < today else ''})")
        for one in each.directions
    ]
    return found


@screen(Permission.READ_OWN, log="supervision.listed")
def supervisions(request: HttpRequest, actor: Actor) -> Shown:
    """Those I was part of, with what was written of each child I may see."""
    found = selectors.supervisions_of(actor=actor)
    page = SupervisionsPage(
        "Supervision",
        [
            Held(
                f"{each.supervisor} with {each.worker}, {say.moment(each.held_at)}", each.note,
                f"Next on {say.day(each.next_on)}" if each.next_on else "No next day was set", each.entries,
            )
            for each in found
        ],
        Empty("No supervision is kept here yet", "Both of you read it here once your supervisor keeps it."),
    )  # fmt: skip
    keys = person_keys([entry.person_id for each in found for entry in each.entries])
    return Shown("oversight/supervisions.html", page, about=[*(f"supervision:{each.id}" for each in found), *keys])


@dataclass(frozen=True)
class DuePage:
    """What the template shows."""

    title: str
    sentence: str
    managers: Table | None
    workers: Table | None
    empty: Empty
    back: Link


@screen(Permission.SUPERVISE_MANAGERS, log="supervision.due_listed")
def supervision_due(request: HttpRequest, actor: Actor) -> Shown:
    """Whose supervision is due or late, managers first: the dates alone, and never what was said."""
    today = local_date(timezone.now())
    found = selectors.supervision_standing(actor=actor)
    late = sum(each.is_late(today) for each in found)
    page = DuePage(
        "Whose supervision is due",
        f"{late or 'None'} of {len(found)} {'is' if late == 1 else 'are'} past the day. What two people said is "
        "theirs alone: only the dates are here.",
        _due_table("Managers, whom you supervise", [each for each in found if each.is_manager], today, link=True),
        _due_table("Workers, whom their managers supervise", [each for each in found if not each.is_manager], today),
        Empty("Nobody here is supervised", "Each manager and worker of your agency appears here with the next day."),
        Link("My team today", reverse("team_today")),
    )  # fmt: skip
    return Shown("oversight/due.html", page, about=[f"account:{each.worker.id}" for each in found])


def _due_table(caption: str, found: Sequence[Due], today: date, *, link: bool = False) -> Table | None:
    rows = [
        [
            Cell(
                each.worker.name,
                reverse("supervise", kwargs={"worker_id": each.worker.id}) if link else "", note=each.worker.job,
            ),
            Cell(each.team or "No team"),
            Cell(f"{say.day_of(each.held_at)}, by {each.supervisor}" if each.held_at else "None kept here yet"),
            Cell(_next_of(each, today)),
        ]
        for each in found
    ]  # fmt: skip
    return Table(caption, ("Who", "Team", "Last", "Next"), rows) if rows else None


def _next_of(each: Due, today: date) -> str:
    if each.due_on is None:
        return "No day is set"
    said = say.day(each.due_on) if each.is_set else f"{say.day(each.due_on)}, by the area’s own standard"
    return f"Late: was due {said}" if each.is_late(today) else said
