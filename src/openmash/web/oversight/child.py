"""Oversight of one child: what managers looked at, thought and directed; why a limit is past; tonight's sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey.selectors import Running
from openmash.casework.supervision import actions, selectors
from openmash.casework.supervision.actions import DirectionTold, EntryTold
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.selectors import DirectionShown, EntryShown, SheetShown
from openmash.casework.supervision.words import Became
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, new_token
from openmash.foundation.design.parts import Empty, Fact, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways import seeing
from openmash.records.cases import selectors as cases
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks.reckoning import Due
from openmash.web.child.banner import working_lines
from openmash.web.child.record import (
    Child,
    Opened,
    Part,
    RecordPage,
    SealedChild,
    load,
    load_child,
    open_record,
)
from openmash.web.child.task import Begun, TaskPage, ask, begin
from openmash.web.looked_after.showing import limits_now

UNTIL_MORNING = timedelta(hours=18)
"""Ahead of the hour of writing: from six in the morning the next morning is tomorrow’s, before six it is today’s."""


@dataclass(frozen=True)
class Past:
    """A limit that is past, with why, or where to say why."""

    words: str
    reason: str
    url: str


@dataclass(frozen=True)
class OversightPage(RecordPage):
    """What the template shows."""

    past: Sequence[Past]
    entries: Sequence[EntryShown]
    empty: Empty
    enter: Link | None
    night: Link | None
    answer_urls: dict[UUID, str]


@screen(Permission.VIEW, load=load, log="child.viewed")
def child_oversight(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Managers' entries apart from workers' notes, newest first."""
    opened = open_record(request, actor, child, Part.JOURNEY)
    if not isinstance(opened, Opened):
        return opened
    entries = selectors.entries_of(opened.person, actor=actor, known_at=opened.moment)
    past = _past(opened) if opened.moment is None else []
    writes = opened.moment is None and bool(may(actor, Permission.ENTER))
    mine = {
        each.id: reverse("direction", args=[each.id])
        for entry in entries
        for each in entry.directions
        if each.is_open and opened.moment is None
    }
    page = OversightPage(
        "Oversight – a child’s record", opened.banner, opened.parts, opened.then, past=past, entries=entries,
        empty=Empty(
            "No manager has written here yet", "What a manager looked at, thinks and directs appears here."
        ),
        enter=Link("Write what you looked at", opened.address("child_oversight_enter")) if writes else None,
        night=Link("A sheet for tonight", opened.address("child_night"))
        if may(actor, Permission.TELL_THE_NIGHT) and opened.moment is None
        else None,
        answer_urls=mine,
    )  # fmt: skip
    return opened.shown("oversight/child.html", page)


def _past(opened: Opened) -> list[Past]:
    found = []
    reasons = selectors.late_reasons(opened.person.ids, actor=opened.actor)
    for limit in _late(opened.person, opened.actor, opened.now):
        said = next((reasons[key, limit.clock.name] for key in opened.person.ids
                     if (key, limit.clock.name) in reasons), None)  # fmt: skip
        words = f"{limit.clock.name}: {say.left(limit.standing, opened.now).words}"
        reason = f"{said.why} {said.by}; to be done by {say.day(said.by_when)}." if said else ""
        url = reverse("child_late", kwargs={"person_id": opened.person.lead_id, "clock": limit.clock.key})
        found.append(Past(words, reason, url))
    return found


def _late(person: PersonSet, actor: Actor, now: datetime) -> list[Running | Due]:
    """Every limit that is past for this child and still to be met, of the journey and of being looked after."""
    running = [each for one in seeing.overviews([person.lead_id], actor=actor, now=now) for each in one.running]
    found: list[Running | Due] = [each for each in running if each.is_open and each.is_late]
    return [*found, *(due for due in limits_now(person, actor=actor, now=now) if due.is_late)]


class EntryForm(Form):
    """What was looked at, what is thought, what is to be done."""

    looked_at = LongText("What did you look at?", required="Say what you looked at.", rows=3)
    view = LongText("What do you think?", required="Say what you think.", rows=4)
    direction = LongText("What is to be done?", rows=3, hint="Leave it empty if nothing is")
    owner = Choice("Who does it?", ())
    due_on = DateParts("By when?")


@screen(Permission.ENTER, load=load_child, log="child.viewed")
def child_oversight_enter(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """A manager's entry. What is directed becomes the next step of whoever it names."""
    begun = begin(actor, child, "oversight", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    workers = cases.workers_of(child.person.ids, actor=actor)
    offered = [Option(str(key), name) for key, name in workers.items()]
    if str(actor.account_id) not in {each.value for each in offered}:
        offered.append(Option(str(actor.account_id), f"{actor.name} (you)"))

    def keep(told: EntryForm) -> UUID:
        directed = DirectionTold(told.direction, UUID(told.owner) if told.owner else None, as_date(told.due_on))
        return actions.enter(actor=actor, told=EntryTold(person_id, told.looked_at, told.view, [directed]))

    form = ask(request, EntryForm.offering(owner=offered).blank(), keep)
    if form is None:
        return begun.to("child_oversight")
    return begun.shown("oversight/enter.html", TaskPage("A manager’s oversight", form, begun.back, begun.caption))


class LateForm(Form):
    """Why, and by when."""

    why = LongText("Why is it late?", required="Say why it is late.", rows=3)
    by_when = DateParts("By when will it be done?")


@screen(Permission.ANSWER, load=load_child, log="child.viewed")
def child_late(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, clock: str) -> Answer:
    """Why one limit is past. It stays late; the reason stands beside it."""
    begun = begin(actor, child, "late", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    limit = next((x for x in _late(child.person, actor, timezone.now()) if x.clock.key == clock), None)
    if limit is None or limit.standing.due_at is None:
        raise NotVisible
    due = limit.standing.due_at
    form = ask(
        request, LateForm.blank(),
        lambda told: actions.say_why_late(
            actor=actor, person_id=person_id, clock=limit.clock.name, due_at=due, why=told.why,
            by_when=as_date(told.by_when),
        ),
    )  # fmt: skip
    if form is None:
        return begun.to("child_oversight")
    return begun.shown(
        "oversight/late.html", TaskPage(f"Out of timescale: {limit.clock.name}", form, begun.back, begun.caption)
    )


class AnswerForm(Form):
    """What became of it."""

    became = Choice(
        "What became of it?", tuple(Option(each.value, str(each.label)) for each in Became), required="Choose one."
    )
    words = LongText("What came of it, and what difference did it make?", required="Say what came of it.", rows=3)


@dataclass(frozen=True)
class DirectionPage(TaskPage):
    """The direction, and what became of it."""

    direction: DirectionShown


@dataclass(frozen=True)
class Directed:
    """A direction about somebody."""

    shown: DirectionShown

    @property
    def about(self) -> Sequence[str]:
        return person_keys([self.shown.person_id])


def load_direction(*, actor: Actor, direction_id: UUID) -> Directed:
    """The direction. Raises NotVisible."""
    return Directed(selectors.direction(direction_id, actor=actor))


@screen(Permission.ANSWER, load=load_direction, log="supervision.direction_viewed")
def direction(request: HttpRequest, actor: Actor, loaded: Directed, direction_id: UUID) -> Answer:
    """Say what became of what was directed."""
    found = loaded.shown
    back = reverse("child_oversight", kwargs={"person_id": found.person_id})
    form = ask(
        request, AnswerForm.blank(),
        lambda told: actions.answer(
            actor=actor, direction_id=direction_id, became=Became(told.became), words=told.words
        ),
    )  # fmt: skip
    if form is None:
        return Go(back)
    cards = people_cards([found.person_id], actor)
    name = cards[found.person_id].name if found.person_id in cards else ""
    page = DirectionPage("What was directed", form, Link("Oversight", back), name, found)
    return Shown("oversight/direction.html", page)


class NightForm(Form):
    """What the night must know."""

    worry = LongText("What worries you tonight?", required="Say what worries you tonight.", rows=3)
    what_to_do = LongText(
        "What is to be done if it comes to that?", required="Say what is to be done if it comes to that.", rows=3
    )
    whom_to_ring = Text("Whom can they ring tonight?", hint="Name and number", most=400)
    until = DateParts("Until which morning does it hold?", hint="Left empty: until tomorrow morning")


@dataclass(frozen=True)
class NightPage(RecordPage):
    """One page for somebody who has never met the child, and the form."""

    form: NightForm
    may_write: bool
    sheet: SheetShown | None
    facts: Sequence[Fact]
    read_url: str
    token: str


@screen(Permission.READ_THE_NIGHT, load=load, log="child.viewed")
def child_night(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """The sheet as it stands, and for the child's workers the form."""
    return _night(request, actor, child)


def _night(request: HttpRequest, actor: Actor, child: Child | SealedChild) -> Answer:
    opened = open_record(request, actor, child, Part.NOW)
    if not isinstance(opened, Opened):
        return opened

    def keep(told: NightForm) -> UUID:
        until = at(as_date(told.until) or local_date(opened.now + UNTIL_MORNING), time(9))
        return actions.tell_the_night(
            actor=actor, person_id=opened.person.lead_id, worry=told.worry, what_to_do=told.what_to_do,
            whom_to_ring=told.whom_to_ring, until=until,
        )  # fmt: skip

    form = ask(request, NightForm.blank(), keep)
    if form is None:
        return Go(opened.address("child_night"))
    found = selectors.sheets(actor=actor, now=opened.now, people=opened.person)
    sheet = found[0] if found else None
    page = NightPage(
        "A sheet for the night – a child’s record", opened.banner, opened.parts, opened.then, form=form,
        may_write=bool(may(actor, Permission.TELL_THE_NIGHT)) and opened.moment is None, sheet=sheet,
        facts=_facts(opened, sheet), read_url=reverse("night_sheet_read", args=[sheet.id]) if sheet else "",
        token=new_token(),
    )  # fmt: skip
    return opened.shown("oversight/night.html", page)


def _facts(opened: Opened, sheet: SheetShown | None) -> list[Fact]:
    working = "; ".join(working_lines(opened.open.open, opened.open.held)) or "Nobody that we know of"
    facts = [Fact("Worker, who stays the child’s worker", working)]
    if sheet is not None:
        facts = [
            Fact("What worries us tonight", sheet.worry),
            Fact("What is to be done if it comes to that", sheet.what_to_do),
            Fact("Whom to ring", sheet.whom_to_ring),
            Fact("Holds until", say.moment(sheet.until)),
            Fact("Written", f"{sheet.by}, {say.moment(sheet.at)}"),
            Fact("Read by", ", ".join(sheet.read_by), unknown="Nobody has said so yet"),
            *facts,
        ]
    return facts


@dataclass(frozen=True)
class SheetLine:
    """One sheet of the list."""

    url: str
    child: str
    sheet: SheetShown
    read_url: str


@dataclass(frozen=True)
class SheetsPage:
    """What the template shows."""

    title: str
    sheets: Sequence[SheetLine]
    empty: Empty
    token: str


@screen(Permission.READ_THE_NIGHT, log="supervision.night_listed")
def night_sheets(request: HttpRequest, actor: Actor) -> Shown:
    """Every sheet that holds now, those nobody has read first."""
    found = selectors.sheets(actor=actor, now=timezone.now())
    cards = people_cards([each.person_id for each in found], actor) if found else {}
    page = SheetsPage(
        "Sheets for the night",
        [
            SheetLine(
                reverse("child_night", kwargs={"person_id": each.person_id}), cards[each.person_id].name, each,
                reverse("night_sheet_read", args=[each.id]),
            )
            for each in found
            if each.person_id in cards
        ],
        Empty("Nothing is handed over", "What workers want the night to know appears here until the morning."),
        new_token(),
    )  # fmt: skip
    return Shown("oversight/sheets.html", page, about=person_keys([each.person_id for each in found]))


@screen(Permission.READ_THE_NIGHT)
def night_sheet_read(request: HttpRequest, actor: Actor, sheet_id: UUID) -> Answer:
    """Say that one has read it."""
    if request.method == "POST":
        actions.have_read(actor=actor, sheet_id=sheet_id)
    return Go(reverse("night_sheets"))
