"""Meetings of bodies as whoever may read them sees them: who came, whether there was a quorum, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import (
    AgendaItem,
    AgendaLine,
    Agreed,
    AgreedEvent,
    Decision,
    Meeting,
    MeetingEvent,
    Member,
    Paper,
    Present,
    Ratified,
    Terms,
)
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.policy import READERS
from openmash.insight.partnership.words import NO_VOTE, AgreedStep, BodyKind, MeetingStep, Presence, Seat, Topic


class State(StrEnum):
    """Where a meeting is."""

    PLANNED = "To come"
    OPEN = "Held, no minutes yet"
    MINUTED = "Minutes made, not agreed yet"
    AGREED = "Minutes agreed"
    CANCELLED = "Cancelled"


@dataclass(frozen=True)
class PresentShown:
    """Whether somebody came. `instead_of`: whose place it was."""

    person: str
    agency_id: UUID
    agency: str
    seat: Seat | None
    presence: Presence
    votes: bool
    instead_of: str


@dataclass(frozen=True)
class Quorum:
    """Whether a meeting may decide: `lacked` says what was lacking, in words; `terms` by which version."""

    is_quorate: bool
    lacked: str
    terms: str


@dataclass(frozen=True)
class Attended:
    """A meeting, and who came. `on`: the day it is on, after any move."""

    id: UUID
    body_id: UUID
    body: str
    kind: BodyKind | None
    on: date
    starts: time | None
    where: str
    state: State
    moved: tuple[tuple[date, str], ...]
    """The days it was on before, each with why it was moved."""
    cancelled: str
    agreed_at: UUID | None
    agreed_words: str
    present: tuple[PresentShown, ...]
    quorum: Quorum

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"meeting:{self.id}", f"body:{self.body_id}")

    @property
    def here(self) -> list[PresentShown]:
        return [each for each in self.present if each.presence is Presence.HERE]

    @property
    def is_held(self) -> bool:
        return self.state in (State.OPEN, State.MINUTED, State.AGREED)


@dataclass(frozen=True)
class DecisionShown:
    """A decision or proposal. `ratified` None: nobody has said; `ratified_on`: the day of the meeting that said it."""

    id: UUID
    meeting_id: UUID
    on: date
    body_id: UUID
    body: str
    about: str
    what: str
    why: str
    is_proposal: bool
    lacked: str
    ratified: bool | None
    ratified_on: date | None
    ratified_words: str

    @property
    def waits(self) -> bool:
        return self.is_proposal and self.ratified is None


@dataclass(frozen=True)
class AgreedShown:
    """An action of a meeting. `by`: the day it is due now. `became` None: open, and goes on to the next meeting."""

    id: UUID
    meeting_id: UUID
    on: date
    body_id: UUID
    body: str
    about: str
    what: str
    agency: str
    person: str
    account_id: UUID | None
    by: date
    became: AgreedStep | None
    words: str
    where: str
    became_on: datetime | None
    carried: tuple[tuple[date, str], ...]
    """Each day it was carried to, and why."""
    challenge_id: UUID | None = None
    """The challenge it answers, where it came of one."""

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"meeting:{self.meeting_id}",)

    @property
    def is_open(self) -> bool:
        return self.became is None

    def is_late(self, today: date) -> bool:
        return self.is_open and self.by < today


@dataclass(frozen=True)
class PaperShown:
    """A paper."""

    title: str
    by_whom: str
    words: str
    where: str


@dataclass(frozen=True)
class LineKept:
    """A line of the agenda as it stood when the minutes were made."""

    topic: Topic
    words: str
    note: str


@dataclass(frozen=True)
class MeetingShown:
    """A meeting, whole."""

    at: Attended
    papers: tuple[PaperShown, ...]
    items: tuple[tuple[str, str], ...]
    lines: tuple[LineKept, ...]
    decisions: tuple[DecisionShown, ...]
    ratified_here: tuple[DecisionShown, ...]
    agreed: tuple[AgreedShown, ...]
    minutes_agreed_here: tuple[tuple[UUID, date, str], ...]
    """Meetings whose minutes were agreed here, with their day and what was put right."""

    @property
    def about_keys(self) -> Sequence[str]:
        return self.at.about_keys


@dataclass(frozen=True)
class Owner:
    """Somebody an action may be given to, who will find it on their worklist."""

    account_id: UUID
    agency_id: UUID
    words: str


def owners() -> list[Owner]:
    """Everybody who may read the partnership's business, by name, each with their post. Five queries."""
    found = {account.pk: account for role in READERS for account in accounts_with(role)}
    return [
        Owner(each.pk, each.agency_id, f"{each.name}, {each.job_title}".rstrip(", "))
        for each in sorted(found.values(), key=lambda each: (each.name, str(each.pk)))
    ]


def meetings(*, actor: Actor, body_id: UUID | None = None) -> list[Attended]:
    """Every meeting, the earliest first; of one body, where it is named. Five queries, however many."""
    require(actor, Permission.VIEW)
    rows = Meeting.objects.visible_to(actor).select_related("body")
    if body_id is not None:
        rows = rows.filter(body_id=body_id)
    return sorted(_attended(list(rows), actor), key=lambda each: (each.on, each.body, str(each.id)))


def meeting(meeting_id: UUID, *, actor: Actor) -> Attended:
    """One meeting and who came. Five queries. Raises NotVisible."""
    require(actor, Permission.VIEW)
    found = _attended(list(Meeting.objects.visible_to(actor).filter(pk=meeting_id).select_related("body")), actor)
    if not found:
        raise NotVisible
    return found[0]


def whole(meeting_id: UUID, *, actor: Actor) -> MeetingShown:
    """One meeting with all that hangs on it. Sixteen queries. Raises NotVisible."""
    at = meeting(meeting_id, actor=actor)
    papers = Paper.objects.visible_to(actor).filter(meeting_id=meeting_id).order_by("recorded_at", "id")
    items = AgendaItem.objects.visible_to(actor).filter(meeting_id=meeting_id).order_by("recorded_at", "id")
    lines = AgendaLine.objects.visible_to(actor).filter(meeting_id=meeting_id).order_by("place")
    of_review = bool(may(actor, Permission.VIEW_REVIEWS))
    ratified = Ratified.objects.visible_to(actor).filter(at_meeting_id=meeting_id).values_list("decision_id", flat=True)
    minutes = MeetingEvent.objects.visible_to(actor).filter(step=MeetingStep.AGREED, at_meeting_id=meeting_id)
    minutes = minutes.select_related("meeting").order_by("recorded_at", "id")
    return MeetingShown(
        at, tuple(PaperShown(x.title, x.by_whom, x.words, x.where) for x in papers),
        tuple((x.words, x.by_whom) for x in items),
        tuple(
            LineKept(Topic(x.topic), x.words, x.note) for x in lines if of_review or x.topic != Topic.REVIEW
        ),
        tuple(decisions(actor=actor, meeting_ids=[meeting_id])),
        tuple(decisions(actor=actor, keys=list(ratified))),
        tuple(agreed_actions(actor=actor, meeting_ids=[meeting_id])),
        tuple((x.meeting_id, x.meeting.on, x.words) for x in minutes),
    )  # fmt: skip


def decisions(
    *, actor: Actor, body_id: UUID | None = None, meeting_ids: Sequence[UUID] | None = None,
    keys: Sequence[UUID] | None = None,
) -> list[DecisionShown]:  # fmt: skip
    """Decisions, the oldest first: of a body, of meetings, or these. Three queries, however many."""
    require(actor, Permission.VIEW)
    rows = Decision.objects.visible_to(actor).select_related("meeting__body").order_by("recorded_at", "id")
    if body_id is not None:
        rows = rows.filter(meeting__body_id=body_id)
    if meeting_ids is not None:
        rows = rows.filter(meeting_id__in=meeting_ids)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    found = list(rows)
    days = _days({x.meeting_id for x in found}, actor)
    said = {
        row.decision_id: row
        for row in Ratified.objects.visible_to(actor).filter(decision_id__in=[x.pk for x in found])
        .select_related("at_meeting")
    }  # fmt: skip
    return [
        DecisionShown(
            x.pk, x.meeting_id, days.get(x.meeting_id, x.meeting.on), x.meeting.body_id, x.meeting.body.name, x.about,
            x.what, x.why, x.proposal, x.lacked, said[x.pk].agreed if x.pk in said else None,
            said[x.pk].at_meeting.on if x.pk in said else None, said[x.pk].words if x.pk in said else "",
        )
        for x in found
    ]  # fmt: skip


def agreed_actions(
    *, actor: Actor, body_id: UUID | None = None, meeting_ids: Sequence[UUID] | None = None,
    account_id: UUID | None = None, keys: Sequence[UUID] | None = None,
) -> list[AgreedShown]:  # fmt: skip
    """Actions of meetings, by the day they are due: of a body, of meetings, of an account. Four queries."""
    require(actor, Permission.VIEW)
    rows = Agreed.objects.visible_to(actor).select_related("meeting__body").order_by("by", "id")
    if body_id is not None:
        rows = rows.filter(meeting__body_id=body_id)
    if meeting_ids is not None:
        rows = rows.filter(meeting_id__in=meeting_ids)
    if account_id is not None:
        rows = rows.filter(account_id=account_id)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    found = list(rows)
    if not found:
        return []
    events: dict[UUID, list[AgreedEvent]] = {}
    for event in (
        AgreedEvent.objects.visible_to(actor)
        .filter(agreed_id__in=[x.pk for x in found])
        .order_by("recorded_at", "id")
    ):  # fmt: skip
        events.setdefault(event.agreed_id, []).append(event)
    names = agencies.names({x.agency_id for x in found})
    days = _days({x.meeting_id for x in found}, actor)
    told = (_agreed(x, events.get(x.pk, []), names, days.get(x.meeting_id, x.meeting.on)) for x in found)
    return sorted(told, key=lambda each: (each.by, str(each.id)))


def agreed_action(agreed_id: UUID, *, actor: Actor) -> AgreedShown:
    """One action of a meeting. Three queries. Raises NotVisible."""
    found = agreed_actions(actor=actor, keys=[agreed_id])
    if not found:
        raise NotVisible
    return found[0]


def decision(decision_id: UUID, *, actor: Actor) -> DecisionShown:
    """One decision. Two queries. Raises NotVisible."""
    found = decisions(actor=actor, keys=[decision_id])
    if not found:
        raise NotVisible
    return found[0]


def mine(*, actor: Actor) -> list[AgreedShown]:
    """Open actions of meetings given to whoever asks; no query for whom meetings give none."""
    if not may(actor, Permission.ANSWER_AGREED):
        return []
    return [each for each in agreed_actions(actor=actor, account_id=actor.account_id) if each.is_open]


def _days(meeting_ids: set[UUID], actor: Actor) -> dict[UUID, date]:
    """The day each meeting was moved to, where it was."""
    if not meeting_ids:
        return {}
    moves = MeetingEvent.objects.visible_to(actor).filter(step=MeetingStep.MOVED, meeting_id__in=meeting_ids)
    return {key: to for key, to in moves.order_by("recorded_at", "id").values_list("meeting_id", "to_on") if to}


def _agreed(row: Agreed, events: Sequence[AgreedEvent], names: Mapping[UUID, str], on: date) -> AgreedShown:
    carried = tuple((x.to_on, x.words) for x in events if x.step == AgreedStep.LATER and x.to_on)
    last = events[-1] if events and events[-1].step != AgreedStep.LATER else None
    return AgreedShown(
        row.pk, row.meeting_id, on, row.meeting.body_id, row.meeting.body.name, row.about, row.what,
        names.get(row.agency_id, ""), row.person, row.account_id, carried[-1][0] if carried else row.by,
        AgreedStep(last.step) if last else None, last.words if last else "", last.where if last else "",
        last.recorded_at if last else None, carried, row.challenge_id,
    )  # fmt: skip


def _attended(rows: Sequence[Meeting], actor: Actor) -> list[Attended]:
    ids = [row.pk for row in rows]
    events = _by(MeetingEvent.objects.visible_to(actor).filter(meeting_id__in=ids).order_by("recorded_at", "id"))
    came: dict[UUID, dict[str, Present]] = {}
    for present in Present.objects.visible_to(actor).filter(meeting_id__in=ids).order_by("recorded_at", "id"):
        came.setdefault(present.meeting_id, {})[f"{present.person} {present.agency_id}"] = present
    terms = list(
        Terms.objects.visible_to(actor).filter(body_id__in={row.body_id for row in rows}).order_by("-in_force_from")
    )
    names = agencies.names(
        {x.agency_id for each in came.values() for x in each.values()} | {key for each in terms for key in each.needed}
    )
    return [_one(row, events.get(row.pk, []), list(came.get(row.pk, {}).values()), terms, names) for row in rows]


def _one(
    row: Meeting, events: Sequence[MeetingEvent], came: Sequence[Present], terms: Sequence[Terms],
    names: Mapping[UUID, str],
) -> Attended:  # fmt: skip
    moves = [each for each in events if each.step == MeetingStep.MOVED]
    days = [row.on, *(each.to_on for each in moves if each.to_on)]
    last = {MeetingStep(each.step): each for each in events}
    cancelled, agreed_event = last.get(MeetingStep.CANCELLED), last.get(MeetingStep.AGREED)
    state = (
        State.CANCELLED if cancelled else State.AGREED if agreed_event else State.MINUTED
        if MeetingStep.CLOSED in last else State.OPEN if came else State.PLANNED
    )  # fmt: skip
    return Attended(
        row.pk, row.body_id, row.body.name, BodyKind(row.body.kind) if row.body.kind else None, days[-1], row.starts,
        row.where, state, tuple(zip(days, (each.words for each in moves), strict=False)),
        cancelled.words if cancelled else "", agreed_event.at_meeting_id if agreed_event else None,
        agreed_event.words if agreed_event else "",
        tuple(
            PresentShown(
                x.person, x.agency_id, names.get(x.agency_id, ""), Seat(x.seat) if x.seat else None,
                Presence(x.presence), x.votes, x.instead_of,
            )
            for x in came
        ),
        _quorum(
            next((x for x in terms if x.body_id == row.body_id and x.in_force_from <= days[-1]), None), came, names
        ),
    )  # fmt: skip


def _quorum(terms: Terms | None, came: Sequence[Present], names: Mapping[UUID, str]) -> Quorum:
    """By the terms in force on the day of the meeting, from those who are there and have a vote."""
    if terms is None:
        return Quorum(False, "no terms were in force, so that nobody knows who has to be there", "")
    here = [x.agency_id for x in came if x.presence == Presence.HERE and x.votes]
    missing, short = rules.who_is_missing(terms.needed, terms.least, here)
    lacks = [f"nobody was there for {say.listed([names.get(key, '') for key in missing])}"] if missing else []
    lacks += [f"{say.count_of(short, 'member')} too few"] if short else []
    return Quorum(not lacks, " and ".join(lacks), terms.version)


def _by(rows: Iterable[MeetingEvent]) -> dict[UUID, list[MeetingEvent]]:
    found: dict[UUID, list[MeetingEvent]] = {}
    for row in rows:
        found.setdefault(row.meeting_id, []).append(row)
    return found


def members_on(body_id: UUID, on: date, *, actor: Actor) -> list[PresentShown]:
    """Who sat on a body that day, as they would be if they came. Two queries."""
    rows = [
        row
        for row in Member.objects.visible_to(actor).current().filter(body_id=body_id).order_by("valid_from", "id")
        if (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)
    ]
    names = agencies.names({row.agency_id for row in rows})
    return [
        PresentShown(
            row.person, row.agency_id, names.get(row.agency_id, ""), Seat(row.seat), Presence.HERE,
            row.seat not in NO_VOTE, "",
        )
        for row in rows
    ]  # fmt: skip
