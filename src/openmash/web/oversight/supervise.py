"""Supervision: an agenda from a worker's children, a note for the two, and on each child's record what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.supervision import actions, selectors
from openmash.casework.supervision.actions import DirectionTold, EntryTold, require_of_team
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.selectors import EntryShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import DateParts, Form, LongText, Problem
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.pathways import supervising
from openmash.pathways.supervising import ToDiscuss
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
        Empty("No child is allocated to them", "Each child allocated to the worker stands here with what to look at."),
        Link("My team today", reverse("team_today")),
        f"Last: {say.day_of(before[0].held_at)}" if before else "You have not met here before.",
    )  # fmt: skip
    about_keys = [f"account:{worker_id}", *person_keys([each.overview.person_id for each in found])]
    return Shown("oversight/supervise.html", page, about=about_keys)


def lines_of(each: ToDiscuss, now: datetime) -> list[tuple[str, str]]:
    """What the records say to look at about one child, in words."""
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
        ("Directed", f"{one.what} ({one.owner}, by {say.day(one.due_on)}{', late' if one.due_on < now.date() else ''})")
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
