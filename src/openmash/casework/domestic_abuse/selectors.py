"""The only code that reads triage and MARAC for others. All take the actor; each a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.domestic_abuse.models import (
    AgencyLine,
    ChildLine,
    Judgement,
    MaracAction,
    MaracFlag,
    MaracMeeting,
    MaracReferral,
    SecondLook,
)
from openmash.casework.domestic_abuse.words import FlagPart, MaracBecause, Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Spoken:
    """An agency's line about a family. Times are UTC."""

    agency: str
    by: str
    at: datetime
    words: str


@dataclass(frozen=True)
class SecondLooked:
    """What a second person thought of a judgement."""

    by: str
    at: datetime
    agrees: bool
    words: str


@dataclass(frozen=True)
class Judged:
    """The judgement of one notification in force, with its line for each child the actor may see."""

    id: UUID
    process_id: UUID
    verdict: Verdict
    line: str
    children: Mapping[UUID, str]
    repeats: bool
    drawn: bool
    threshold_version: str
    by: str
    by_account: UUID
    at: datetime
    second: SecondLooked | None

    @property
    def waits_for_second(self) -> bool:
        """Drawn for the dip sample, and nobody else has looked yet."""
        return self.drawn and self.second is None


def judgements(process_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, Judged]:
    """The judgement in force of each of these notifications that has one. Four queries."""
    ids = list(process_ids)
    rows = list(Judgement.objects.visible_to(actor).current().filter(process_id__in=ids).order_by("recorded_at", "pk"))
    lines: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for line in ChildLine.objects.visible_to(actor).filter(judgement_id__in=[row.id for row in rows]):
        lines[line.judgement_id][line.person_id] = line.line
    looks = {look.judgement_id: look for look in SecondLook.objects.filter(judgement_id__in=[r.id for r in rows])}
    names = who([*(row.recorded_by for row in rows), *(look.recorded_by for look in looks.values())])
    found = {}
    for row in rows:
        look = looks.get(row.id)
        second = SecondLooked(names[look.recorded_by].name, look.recorded_at, look.agrees, look.words) if look else None
        found[row.process_id] = Judged(
            row.id, row.process_id, Verdict(row.verdict), row.line, lines[row.id], row.repeats, row.drawn,
            row.threshold_version, names[row.recorded_by].name, row.recorded_by, row.recorded_at, second,
        )  # fmt: skip
    return found


def spoken(process_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, tuple[Spoken, ...]]:
    """What agencies said of each family, oldest first. Two queries."""
    rows = list(
        AgencyLine.objects.visible_to(actor).filter(process_id__in=list(process_ids)).order_by("recorded_at", "pk")
    )
    names = who(row.recorded_by for row in rows)
    found: dict[UUID, list[Spoken]] = defaultdict(list)
    for row in rows:
        by = names[row.recorded_by]
        found[row.process_id].append(Spoken(by.agency_name, by.name, row.recorded_at, row.words))
    return {key: tuple(each) for key, each in found.items()}


def judged_since(moment: datetime, *, actor: Actor) -> list[UUID]:
    """The notifications judged since a moment (aware)."""
    rows = Judgement.objects.visible_to(actor).current().filter(recorded_at__gte=moment)
    return list(rows.values_list("process_id", flat=True).distinct())


# MARAC


@dataclass(frozen=True)
class Flag:
    """A MARAC flag as it stands: whose, from when to when; by whose account, and when it was recorded (UTC)."""

    person_id: UUID
    referral_id: UUID
    part: FlagPart
    from_on: date
    until_on: date
    recorded_by: UUID
    recorded_at: datetime

    @property
    def words(self) -> str:
        """What a banner says."""
        return (
            f"MARAC: {self.part.label.lower()}, until {self.until_on.day} {self.until_on:%B %Y}. "
            "Never speak of it where the person alleged could learn of it"
        )


@dataclass(frozen=True)
class ActionOwed:
    """An action after MARAC: what, who, for which agency, by when, and what came of it ("" while it is open)."""

    id: UUID
    referral_id: UUID
    person_id: UUID
    what: str
    owner: str
    owner_account: UUID | None
    agency_id: UUID
    agency: str
    due_on: date
    came_of_it: str

    def is_late(self, on: date) -> bool:
        return not self.came_of_it and self.due_on < on


@dataclass(frozen=True)
class Referred:
    """A referral to MARAC with its meeting, flags and actions."""

    id: UUID
    person_id: UUID
    process_id: UUID | None
    because: tuple[MaracBecause, ...]
    why: str
    wishes: str
    alleged_as_told: str
    checklist: str
    checklist_count: int | None
    checklist_by: str
    by: str
    by_agency: str
    at: datetime
    meeting_on: date | None
    flags: tuple[Flag, ...]
    actions: tuple[ActionOwed, ...]

    @property
    def until_on(self) -> date | None:
        """When its flag ends."""
        return max((flag.until_on for flag in self.flags), default=None)


def flags(
    person_ids: Iterable[UUID], *, actor: Actor, on: date | None = None, known_at: datetime | None = None
) -> Mapping[UUID, tuple[Flag, ...]]:
    """The flags these people bear themselves on a day (today), as known at a moment (now). One query."""
    day = on or local_date(timezone.now())
    rows = MaracFlag.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(person_ids))
    found: dict[UUID, list[Flag]] = defaultdict(list)
    for row in rows.filter(from_on__lte=day, until_on__gte=day).order_by("from_on", "pk"):
        found[row.person_id].append(_flag(row))
    return {person: tuple(each) for person, each in found.items()}


def referral(referral_id: UUID, *, actor: Actor) -> Referred:
    """One referral. Raises NotVisible."""
    found = _referrals(list(MaracReferral.objects.visible_to(actor).current().filter(pk=referral_id)), actor)
    if not found:
        raise NotVisible
    return found[0]


def referrals(*, actor: Actor, person_ids: Sequence[UUID] | None = None, limit: int = 200) -> list[Referred]:
    """Referrals the actor may see, newest first; of these victims where asked. Seven queries."""
    rows = MaracReferral.objects.visible_to(actor).current()
    if person_ids is not None:
        rows = rows.filter(person_id__in=list(person_ids))
    return _referrals(list(rows.order_by("-recorded_at", "-pk")[:limit]), actor)


def actions_owed(*, actor: Actor) -> list[ActionOwed]:
    """Open actions that are the actor's own, or their agency's, the first due first."""
    rows = MaracAction.objects.visible_to(actor).current().filter(done__isnull=True)
    rows = rows.filter(agency_id=actor.agency_id).order_by("due_on", "id")
    names = agencies.names([actor.agency_id])
    owed = [_action(row, names, "") for row in rows[:200]]
    return [each for each in owed if each.owner_account in (None, actor.account_id)]


def _referrals(rows: list[MaracReferral], actor: Actor) -> list[Referred]:
    ids = [row.id for row in rows]
    names = who(row.recorded_by for row in rows)
    meetings = {m.referral_id: m.on for m in MaracMeeting.objects.current().filter(referral_id__in=ids)}
    flagged: dict[UUID, list[Flag]] = defaultdict(list)
    for flag in MaracFlag.objects.visible_to(actor).current().filter(referral_id__in=ids):
        flagged[flag.referral_id].append(_flag(flag))
    listed = list(
        MaracAction.objects.visible_to(actor).current().filter(referral_id__in=ids).select_related("done")
        .order_by("due_on", "id")
    )  # fmt: skip
    of = agencies.names(action.agency_id for action in listed)
    acts: dict[UUID, list[ActionOwed]] = defaultdict(list)
    for action in listed:
        done = getattr(action, "done", None)
        acts[action.referral_id].append(_action(action, of, done.words if done else ""))
    return [
        Referred(
            row.id, row.person_id, row.process_id, tuple(MaracBecause(each) for each in row.because), row.why,
            row.wishes, row.alleged_as_told, row.checklist, row.checklist_count, row.checklist_by,
            names[row.recorded_by].name, names[row.recorded_by].agency_name, row.recorded_at, meetings.get(row.id),
            tuple(flagged[row.id]), tuple(acts[row.id]),
        )
        for row in rows
    ]  # fmt: skip


def _flag(row: MaracFlag) -> Flag:
    return Flag(
        row.person_id, row.referral_id, FlagPart(row.part), row.from_on, row.until_on, row.recorded_by, row.recorded_at
    )  # fmt: skip


def _action(row: MaracAction, names: Mapping[UUID, str], came_of_it: str) -> ActionOwed:
    return ActionOwed(
        row.id, row.referral_id, row.person_id, row.what, row.owner, row.owner_account_id, row.agency_id,
        names.get(row.agency_id, ""), row.due_on, came_of_it,
    )  # fmt: skip
