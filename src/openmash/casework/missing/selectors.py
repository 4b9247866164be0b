"""Reading missing episodes: who is missing now, who is owed an interview, one episode, how often, for the meeting.

Everything is limited by the wall to what the actor may see. Lists cost the same queries however long the past.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.missing.models import Episode, HeldReady, OfEpisode
from openmash.casework.missing.reading import Gathered, gather
from openmash.casework.missing.words import (
    ORDER,
    CameBack,
    CareWords,
    Level,
    LookedAfter,
    PassedOn,
    Prevention,
    ReportedBy,
    Safe,
    Step,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import People
from openmash.records.cases.holding import Holder
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.people.selectors import Card
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Standing, State

OFFERED, HELD = "return_home_interview_offered", "return_home_interview"
PATTERN = "repeat_missing"


@dataclass(frozen=True)
class Repeats:
    """How often a child was reported missing in the time the area counts, each with its day: facts, never a score."""

    days: tuple[datetime, ...]
    within_days: int
    said: str

    @property
    def words(self) -> str:
        """Such as "2nd time in 90 days"; with the area's own pattern where it is met."""
        many = len(self.days)
        words = f"{_nth(many)} time in {self.within_days} days"
        return f"{words}: {self.said}" if self.said else words


@dataclass(frozen=True)
class Line:
    """One episode on a list. Moments are UTC; `risk` is the police's, empty where nobody has told us."""

    process_id: UUID
    person_id: UUID
    child: str
    card: Card | None
    reported_at: datetime
    last_seen_at: datetime | None
    risk: str
    looked_after: LookedAfter
    circumstances: str
    repeats: Repeats
    holder: Holder | None
    home_at: datetime | None
    safe: str
    offered: Standing
    held: Standing
    is_missing: bool
    is_owed: bool
    was_offered: bool

    @property
    def risk_words(self) -> str:
        return str(Level(self.risk).label) if self.risk else "Not told to us yet"

    @property
    def is_high(self) -> bool:
        return self.risk == Level.HIGH


@dataclass(frozen=True)
class Lists:
    """Who is missing now, highest level first, and who is owed an interview, the first due first."""

    missing: tuple[Line, ...]
    owed: tuple[Line, ...]


def lists(*, actor: Actor, now: datetime | None = None) -> Lists:
    """Both lists, from the open episodes the actor may see."""
    moment = now or timezone.now()
    lines = _lines(spine.open_processes(ProcessKind.MISSING, actor=actor), actor, moment)
    lines = [line for line in lines if line.card is None or not line.card.has_died]
    missing = sorted((x for x in lines if x.is_missing), key=lambda x: (ORDER[x.risk], x.reported_at))
    due = sorted((x for x in lines if x.is_owed), key=lambda x: x.held.due_at or moment)
    return Lists(tuple(missing), tuple(due))


def owed(*, actor: Actor, now: datetime | None = None) -> tuple[Line, ...]:
    """The second list alone: no more is read where nobody is owed an interview."""
    moment = now or timezone.now()
    every = spine.open_processes(ProcessKind.MISSING, actor=actor)
    back = [each for each in gather(every, actor=actor) if each.is_owed] if every else []
    lines = _from(back, actor, moment) if back else []
    alive = (line for line in lines if line.card is None or not line.card.has_died)
    return tuple(sorted(alive, key=lambda x: x.held.due_at or moment))


@dataclass(frozen=True)
class ForMeeting:
    """A child for the daily meeting: missing now at the police's high level, or with none told to us."""

    person_id: UUID
    process_id: UUID
    child: str
    since: datetime
    words: str


def for_the_daily_meeting(*, actor: Actor, now: datetime | None = None) -> list[ForMeeting]:
    """Children missing now at high risk, and those whose level nobody has told us: what is not known is not low."""
    return [
        ForMeeting(
            x.person_id, x.process_id, x.child, x.reported_at, f"Missing. Police risk level: {x.risk_words.lower()}"
        )
        for x in lists(actor=actor, now=now).missing
        if x.is_high or not x.risk
    ]  # fmt: skip


@dataclass(frozen=True)
class Work:
    """Something to do about an episode, by when (UTC; None: no figure) and for which child."""

    process_id: UUID
    person_id: UUID
    child: str
    what: str
    due_at: datetime | None
    is_late: bool
    words: str


def work_for(*, actor: Actor, now: datetime | None = None) -> list[Work]:
    """What is owed about the episodes the actor may see, the first due first: interviews to offer and to hold."""
    found = []
    for line in owed(actor=actor, now=now):
        what, standing = ("Hold the return home interview", line.held)
        if not line.was_offered:
            what, standing = ("Offer a return home interview", line.offered)
        late = standing.state in (State.LATE, State.OUT_OF_TIMESCALE)
        found.append(Work(line.process_id, line.person_id, line.child, what, standing.due_at, late, standing.words))
    return found


@dataclass(frozen=True)
class Happened:
    """One thing recorded of an episode, in words, with by whom it was recorded and when it happened (UTC)."""

    title: str
    words: str
    at: datetime
    recorded_by: str
    agency: str
    recorded_at: datetime
    voice_id: UUID | None = None


@dataclass(frozen=True)
class EpisodePage:
    """Everything of one episode."""

    line: Line
    reported_by: str
    police_ref: str
    last_seen_by: str
    place_on: str
    responsible_area: str
    care_words: str
    came_from: UUID | None
    prevention: str
    happened: tuple[Happened, ...]
    voices: tuple[UUID, ...]
    ended: str
    passed_on: str

    @property
    def about(self) -> list[str]:
        return [f"missing:{self.line.process_id}", f"person:{self.line.person_id}"]


def episode(
    process_id: UUID, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> EpisodePage:
    """One episode, as known at a moment where asked. Raises NotVisible."""
    moment = known_at or now or timezone.now()
    gathered = gather([process_id], actor=actor, known_at=known_at)
    if not gathered:
        raise NotVisible
    one = gathered[0]
    (line,) = _from(gathered, actor, moment)
    row = one.episode
    names = who([x.recorded_by for x in (row, *one.levels, *filter(None, (one.found, one.prevention)), *one.steps)])
    ended = one.ended
    return EpisodePage(
        line=line, reported_by=", ".join(filter(None, (ReportedBy(row.reported_by).label, row.reporter))),
        police_ref=row.police_ref, last_seen_by=row.last_seen_by,
        place_on=local_date(row.last_seen_at or line.reported_at).isoformat() if row.place_id else "",
        responsible_area=row.responsible_area,
        care_words=str(CareWords(row.care_words).label) if row.care_words else "", came_from=row.came_from_id,
        prevention=str(Prevention(one.prevention.outcome).label) if one.prevention else "",
        happened=tuple(sorted(_happened(one, names), key=lambda x: x.at, reverse=True)),
        voices=tuple(step.voice_id for step in one.steps if step.voice_id),
        ended=str(Step(ended.step).label) if ended else "",
        passed_on=next((str(PassedOn(s.passed_on).label) for s in reversed(one.steps) if s.passed_on), ""),
    )  # fmt: skip


def repeats_of(people: People, *, actor: Actor, now: datetime | None = None) -> Repeats:
    """How often this person was reported missing in the time the area counts, over all their records."""
    moment = now or timezone.now()
    ids = list(people.ids)
    return _repeats({ids[0]: frozenset(ids)}, moment, actor)[ids[0]]


def missing_now(people: People, *, actor: Actor) -> Line | None:
    """The episode this person is missing in now, if any: what their record says first."""
    ids = set(people.ids)
    parts = [p for p in spine.processes_of(ids, actor=actor) if p.kind is ProcessKind.MISSING]
    lines = _lines([part.process_id for part in parts], actor, timezone.now()) if parts else []
    return next((line for line in lines if line.is_missing), None)


def _lines(process_ids: Sequence[UUID], actor: Actor, now: datetime) -> list[Line]:
    return _from(gather(process_ids, actor=actor), actor, now) if process_ids else []


def _from(gathered: Sequence[Gathered], actor: Actor, now: datetime) -> list[Line]:
    people = {each.episode.person_id for each in gathered}
    cards = linkage.whole_cards(people, actor)
    sets = {person: frozenset(found.ids) for person, found in linkage.person_sets(people, actor).items()}
    counted = _repeats(sets, now, actor)
    holders = spine.holders([each.episode.process_id for each in gathered], actor=actor)
    return [_line(each, cards, counted, holders, now) for each in gathered if each.episode.person_id in sets]


def _line(
    each: Gathered,
    cards: Mapping[UUID, Card],
    counted: Mapping[UUID, Repeats],
    holders: Mapping[tuple[UUID, UUID], Holder],
    now: datetime,
) -> Line:
    row = each.episode
    card = cards.get(row.person_id)
    return Line(
        process_id=row.process_id, person_id=row.person_id, child=(card.name if card else "") or "Unknown child",
        card=card, reported_at=row.occurred_at or row.recorded_at, last_seen_at=row.last_seen_at, risk=each.level,
        looked_after=LookedAfter(row.looked_after), circumstances=row.circumstances, repeats=counted[row.person_id],
        holder=holders.get((row.process_id, row.person_id)), home_at=each.home_at,
        safe=each.found.safe if each.found else "", offered=each.standing(OFFERED, now), held=each.standing(HELD, now),
        is_missing=each.found is None, is_owed=each.is_owed, was_offered=each.offered_at is not None,
    )  # fmt: skip


def _repeats(sets: Mapping[UUID, frozenset[UUID]], now: datetime, actor: Actor) -> dict[UUID, Repeats]:
    pattern = next((p for p in profile_at(now).patterns if p.key == PATTERN), None)
    within = pattern.within_days if pattern else 90
    everyone = {record for ids in sets.values() for record in ids}
    rows = (
        Episode.objects.visible_to(actor)
        .current()
        .filter(person_id__in=everyone, occurred_at__gte=now - timedelta(days=within), occurred_at__lte=now)
    )
    days: dict[UUID, list[datetime]] = {}
    for person, at in rows.order_by("occurred_at", "pk").values_list("person_id", "occurred_at"):
        if at is not None:
            days.setdefault(person, []).append(at)
    found = {}
    for person, ids in sets.items():
        mine = tuple(sorted(at for record in ids for at in days.get(record, ())))
        met = pattern is not None and len(mine) >= pattern.count
        found[person] = Repeats(mine, within, pattern.said if pattern and met else "")
    return found


def _happened(one: Gathered, names: Mapping[UUID, Who]) -> Iterable[Happened]:
    def made(title: str, words: Sequence[str], row: OfEpisode, voice_id: UUID | None = None) -> Happened:
        by = names.get(row.recorded_by)
        return Happened(
            title, " ".join(f"{part.rstrip('.')}." for part in words if part), row.occurred_at or row.recorded_at,
            by.name if by else "", by.agency_name if by else "", row.recorded_at, voice_id,
        )  # fmt: skip

    yield made("Reported missing", [one.episode.circumstances], one.episode)
    for level in one.levels:
        supervisor = f"Supervisor: {level.supervisor}" if level.supervisor else ""
        yield made(
            f"Police risk level: {Level(level.level).label}",
            [level.reasons, f"Set by {level.set_by}", supervisor],
            level,
        )
    if one.found:
        yield made(
            "Back",
            [CameBack(one.found.how).label, one.found.by_whom, Safe(one.found.safe).label, one.found.condition],
            one.found,
        )
    if one.prevention:
        yield made(
            "Police prevention interview",
            [Prevention(one.prevention.outcome).label, one.prevention.officer, one.prevention.words],
            one.prevention,
        )
    for step in one.steps:
        alone = (
            ""
            if step.independent is None
            else "Independent"
            if step.independent
            else "NOT independent: an independent interview is still owed"
        )
        yield made(
            f"Return home interview: {Step(step.step).label.lower()}",
            [step.by_whom, alone, step.reason, step.analysis],
            step,
            step.voice_id,
        )


def _nth(many: int) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(many % 10, "th") if many % 100 not in (11, 12, 13) else "th"
    return f"{many}{last}"


@dataclass(frozen=True)
class Ready:
    """What is held ready for the police, by whose hand and when (UTC)."""

    appearance: str
    photo: str
    health: str
    risks: str
    friends: str
    travel: str
    online: str
    childs_words: str
    agreed_with: str
    review_on: date
    recorded_by: str
    recorded_at: datetime


def held_ready(people: People, *, actor: Actor) -> Ready | None:
    """What is held ready for this child, under any of their records; None where nothing is."""
    rows = HeldReady.objects.visible_to(actor).current().filter(person_id__in=list(people.ids))
    row = rows.order_by("-recorded_at", "-pk").first()
    if row is None:
        return None
    return Ready(
        row.appearance, row.photo, row.health, row.risks, row.friends, row.travel, row.online, row.childs_words,
        row.agreed_with, row.review_on, who([row.recorded_by])[row.recorded_by].name, row.recorded_at,
    )  # fmt: skip
