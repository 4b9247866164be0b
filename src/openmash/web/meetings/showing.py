"""What the meetings' pages share: children by name and age, the agenda as a list, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors import Stands, told_of
from openmash.casework.meetings.selectors import ActionShown, Agenda, Attending, ItemShown, MeetingShown
from openmash.casework.meetings.words import Became, Presence, Reason
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, Rating, TimeLeft, Tone
from openmash.pathways import daily_meeting
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage.selectors import CalledWhole, called_whole
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import SubjectShown
from openmash.statute.calendar import local_date
from openmash.web.child.banner import age_and_birth
from openmash.web.frontdoor.showing import time_left_of

RED = "Red: already acted on"
UNDECIDED = "Undecided"
BROUGHT = "Brought"
REFERRED, MISSING_AGAIN, REVIEW = "Referred to this meeting", "Missing again and again", "To be looked at again"
URGENT = "In danger or missing now"
GROUPS: Mapping[Reason, str] = {
    Reason.RED: RED,
    Reason.DANGER: URGENT,
    Reason.MISSING: URGENT,
    Reason.LATE: "Past its clock",
    Reason.ESCALATION: UNDECIDED,
    Reason.AMBER: UNDECIDED,
    Reason.PROTECTION: BROUGHT,
    Reason.REFERRED: REFERRED,
    Reason.MISSING_AGAIN: MISSING_AGAIN,
    Reason.REVIEW: REVIEW,
    Reason.DOMESTIC_ABUSE: BROUGHT,
    Reason.EXPLOITATION: BROUGHT,
    Reason.PARTNER: BROUGHT,
}
"""The heading an item stands under, by the first of its reasons; in their order, so that no heading comes twice."""


@dataclass(frozen=True)
class ChildNamed:
    """A child as these pages name them; or a place, a person of concern, a group or a line (`is_subject`)."""

    person_id: UUID
    name: str
    age: str
    born: str
    url: str
    records: tuple[UUID, ...]
    """All the records agreed to be this child."""
    is_subject: bool = False
    note: str = ""
    """What a group says of itself, always."""

    @property
    def said(self) -> str:
        return f"{self.name}, {self.age}" if self.age else self.name


@dataclass(frozen=True)
class AgendaLine:
    """One family on the agenda."""

    url: str
    children: str
    reasons: Sequence[str]
    line: str
    rating: Rating | None
    left: TimeLeft | None
    state: str
    heard: str
    actions: int
    current: bool
    is_part: bool
    left_out: str
    left_out_by: str
    is_late: bool
    group: str
    is_acted_on: bool


@dataclass(frozen=True)
class AgendaGroup:
    """Families on the agenda for a like reason, in the order in which they are taken."""

    title: str
    lines: Sequence[AgendaLine]


@dataclass(frozen=True)
class AttendingLine:
    """An agency at the meeting."""

    agency: str
    presence: str
    who: str


@dataclass(frozen=True)
class ActionLine:
    """An action, with what became of it. `left` is None once it is answered."""

    url: str
    what: str
    child: str
    owner: str
    due: str
    left: TimeLeft | None
    became: str
    words: str


def needed_url(person_id: UUID, action_id: UUID | None = None) -> str:
    """Where it is kept that a child needed something and could not have it; from an action, with what was agreed."""
    url = f"{reverse('unmet_record', kwargs={'person_id': person_id})}?from=meeting"
    return f"{url}&action={action_id}" if action_id else url


def named(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, ChildNamed]:
    """These children, as far as the actor may see them, each by name or by the words they were told of in; and any of
    these that is a place, a person of concern, a group or a line.

    Five queries; two more where somebody has no name, and three where something is no child.
    """
    asked = list(dict.fromkeys(person_ids))
    whole = called_whole(asked, actor)
    told = told_of([person for person, one in whole.items() if not one.called.is_named], actor=actor)
    found = {person: _named(person, one, told.get(person, "Unknown child")) for person, one in whole.items()}
    others = [key for key in asked if key not in found]
    return found | {each.id: _subject(each) for each in subjects.visible(actor=actor, ids=others)} if others else found


def _subject(each: SubjectShown) -> ChildNamed:
    kind = "Person of concern, a child first" if each.is_child else str(each.kind.label)
    url = reverse("disruption", kwargs={"subject_id": each.id})
    return ChildNamed(each.id, each.name, kind.lower(), "", url, (), is_subject=True, note=each.incomplete)


def _named(person_id: UUID, one: CalledWhole, told: str) -> ChildNamed:
    age, born = age_and_birth(one.called.birth, None, has_died=one.called.has_died)
    name = one.called.name if one.called.is_named else told
    return ChildNamed(person_id, name, age, born, reverse("child_now", kwargs={"person_id": person_id}), one.records)


def everyone(agenda: Agenda) -> list[UUID]:
    """Every child on the agenda, and every place, person of concern, group or line."""
    return list(dict.fromkeys(each for one in agenda.items for each in one.about_ids))


def family(item: ItemShown, names: Mapping[UUID, ChildNamed]) -> str:
    """The children of an item: "Mia, 7 years, and Toby, 3 years"."""
    return say.listed([names[each].said for each in item.about_ids if each in names]) or "Unknown child"


def item_url(item: ItemShown, task: str = "meeting_item", **more: object) -> str:
    """The address of an item, or of a task at it."""
    return reverse(task, kwargs={"meeting_id": item.meeting_id, "item_id": item.id, **more})


def back_to_item(item: ItemShown) -> Link:
    return Link("Back to the meeting", item_url(item))


def back_to_meeting(meeting: MeetingShown) -> Link:
    return Link("Back to the agenda", reverse("meeting", kwargs={"meeting_id": meeting.id}))


def title_of(meeting: MeetingShown) -> str:
    """ "Daily multi-agency vulnerability meeting, 28 November 2026"."""
    return f"{called(meeting)}, {say.day(meeting.starts_at)}"


def called(meeting: MeetingShown) -> str:
    """What the area calls this kind of meeting."""
    own = profile_at(meeting.starts_at).exploitation.meeting(meeting.kind.value) if meeting.is_exploitation else None
    return own.name if own else str(meeting.kind.label)


def standing_of(meeting: MeetingShown) -> str:
    """Where the meeting stands, in a sentence."""
    now = timezone.now()
    if meeting.closed_at:
        return f"Closed {say.near(meeting.closed_at, now)}."
    if meeting.begun_at:
        return f"Begun {say.near(meeting.begun_at, now)}."
    if meeting.starts_at > now:
        return f"Starts {say.near(meeting.starts_at, now)}."
    is_past = local_date(meeting.starts_at) < local_date(now)
    return "Nobody recorded that it began." if is_past else "Not begun yet."


def lines_of(
    agenda: Agenda, items: Sequence[ItemShown], names: Mapping[UUID, ChildNamed], contacts: Mapping[UUID, Stands]
) -> tuple[AgendaLine, ...]:
    """The agenda's lines, with how each contact stands now."""
    now = timezone.now()
    return tuple(_line(agenda, item, names, contacts, now) for item in items)


def _line(
    agenda: Agenda,
    item: ItemShown,
    names: Mapping[UUID, ChildNamed],
    contacts: Mapping[UUID, Stands],
    now: datetime,
) -> AgendaLine:
    cards = [contacts[key] for key in item.contact_ids if key in contacts]
    worst = min(cards, key=lambda card: card.urgency, default=None)
    late = any(card.is_late for card in cards) or (item.late and not cards)
    return AgendaLine(
        url=item_url(item), children=family(item, names),
        reasons=tuple(reason.label for reason in item.reasons if reason is not Reason.LATE), line=item.line,
        rating=Rating(Tone(worst.rating)) if worst and worst.rating else None,
        left=time_left_of(worst.clocks, now) if worst else None, state=worst.state.label if worst else "",
        heard=say.listed(item.agencies_heard), actions=len(item.actions), current=item.id == agenda.current,
        is_part=item.is_part, left_out=item.left_out, left_out_by=item.left_out_by, is_late=late,
        group=GROUPS[item.reasons[0]] if item.reasons else BROUGHT,
        is_acted_on=bool(cards) and all(card.acts or card.state not in daily_meeting.UNDECIDED for card in cards),
    )  # fmt: skip


def groups_of(lines: Sequence[AgendaLine]) -> tuple[AgendaGroup, ...]:
    """The agenda under its headings. The order stays as it is; red says of how many nobody has acted on yet."""
    found = [(title, tuple(each)) for title, each in groupby(lines, key=lambda line: line.group)]
    return tuple(AgendaGroup(_red(each) if title == RED else title, each) for title, each in found)


def _red(lines: Sequence[AgendaLine]) -> str:
    waiting = sum(not line.is_acted_on for line in lines)
    if not waiting:
        return RED
    return "Red: nobody has acted yet" if waiting == len(lines) else f"Red: {waiting} of these not acted on yet"


def attending_of(
    attending: Sequence[Attending], expected: Mapping[UUID, str], *, closed: bool
) -> tuple[AttendingLine, ...]:
    """Who is here, who has sent apologies, who is missing; and of whom nobody has said anything yet."""
    said = {one.agency_id for one in attending}
    lines = [AttendingLine(one.agency, one.presence.label, one.who) for one in attending]
    silent = sorted(name for key, name in expected.items() if key not in said)
    return (*lines, *(AttendingLine(name, "Nobody said" if closed else "Not said yet", "") for name in silent))


def action_line(action: ActionShown, now: datetime) -> ActionLine:
    """An action as a line; how long is left while nobody has answered."""
    late = action.is_late(now)
    due = say.near(action.due_at, now)
    became = {Became.DONE: "Done", Became.CANNOT: "Cannot be done"}.get(action.became) if action.became else ""
    if action.answered_at and became:
        became = f"{became}, {say.near(action.answered_at, now)}, {action.answered_by}"
    return ActionLine(
        url=reverse("answer_meeting_action", kwargs={"action_id": action.id}), what=action.what,
        child=action.child_as_told, owner=f"{action.owner}, {action.agency}", due=due,
        left=None if action.became is Became.DONE else TimeLeft(f"by {due}", late), became=became or "",
        words=action.answer_words,
    )  # fmt: skip


PRESENCES = tuple(Presence)
