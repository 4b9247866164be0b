"""Reading misfilings, retractions and breach entries, under the actor's rights."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.casework.misfiled.models import (
    Answered,
    Breach,
    BreachJudged,
    BreachNamed,
    BreachStep,
    Misfiling,
    MovedTo,
    Touched,
)
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.words import NEEDED_TO_CLOSE, Data, Does, How, Kind, PeopleTold, Regulator, Risk, Whose
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.on_duty import profile_at
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Standing, clock, reckon


@dataclass(frozen=True)
class Reached:
    """Somebody the words reached, and what they said they did with them; empty while they have not."""

    id: UUID
    how: How
    name: str
    is_account: bool
    at: datetime | None
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class MisfilingShown:
    """What was filed with the wrong child. `moved_to` is empty where the actor may not see the right child."""

    id: UUID
    kind: Kind
    reference: str
    process_id: UUID | None
    person_id: UUID
    name: str
    moved_to_id: UUID | None
    moved_to: str
    why: str
    reopened: bool
    filed_at: datetime
    recorded_at: datetime
    recorded_by: str
    reached: tuple[Reached, ...]

    @property
    def about(self) -> list[str]:
        moved = [f"person:{self.moved_to_id}"] if self.moved_to_id else []
        return [f"misfiling:{self.id}", f"person:{self.person_id}", *moved]


@dataclass(frozen=True)
class Retraction:
    """What somebody is told of words they read. It never says which child they were about."""

    id: UUID
    kind: Kind
    how: How
    name: str
    reference: str
    read_at: datetime | None
    told_at: datetime
    person_id: UUID
    is_mine: bool
    is_answered: bool

    @property
    def about(self) -> list[str]:
        return [f"retraction:{self.id}", *([f"person:{self.person_id}"] if self.name else [])]


@dataclass(frozen=True)
class StepShown:
    """One step of a breach entry."""

    regulator: Regulator
    told_at: datetime | None
    words: str
    closes: bool
    by: str
    at: datetime
    does: Does = Does.NOTED
    late_because: str = ""
    people: PeopleTold | None = None


@dataclass(frozen=True)
class JudgedShown:
    """The risk to people as it was judged last."""

    risk: Risk
    whose: tuple[Whose, ...]
    kinds: tuple[Data, ...]
    many: int
    why: str
    by: str
    at: datetime


@dataclass(frozen=True)
class BreachShown:
    """A breach entry, with the time the law gives to tell the regulator. Steps are oldest first.

    `named`: whom the lead gave sight of it.
    """

    id: UUID
    kind: Kind
    reference: str
    saw: int
    sent: int
    decided: int
    filed_at: datetime
    known_at: datetime
    opened_by: str
    steps: tuple[StepShown, ...]
    standing: Standing
    words: str = ""
    judged: JudgedShown | None = None
    named: tuple[str, ...] = ()

    @property
    def risk(self) -> Risk | None:
        return self.judged.risk if self.judged else None

    @property
    def people(self) -> PeopleTold | None:
        """Whether the people concerned were told, as said last."""
        return next((step.people for step in reversed(self.steps) if step.people), None)

    @property
    def told_at(self) -> datetime | None:
        """When the regulator was told."""
        return next((step.told_at for step in reversed(self.steps) if step.told_at), None)

    def missing(self, answered: Collection[Does] = ()) -> list[str]:
        """What is still to be answered before the entry is closed. `answered`: what is being said now."""
        said = {step.does for step in self.steps} | set(answered)
        found = [f"say: {each.label[:1].lower()}{each.label[1:]}." for each in NEEDED_TO_CLOSE if each not in said]
        if self.judged is None:
            found.insert(0, "judge the risk to people.")
        if self.regulator is Regulator.OPEN:
            found.append("say whether the Information Commissioner was told.")
        if self.people is None and self.risk in (None, Risk.HIGH):
            found.append("say whether the people concerned were told.")
        return found

    @property
    def regulator(self) -> Regulator:
        return self.steps[-1].regulator if self.steps else Regulator.OPEN

    @property
    def is_closed(self) -> bool:
        return any(step.closes for step in self.steps)

    @property
    def about(self) -> list[str]:
        return [f"breach:{self.id}"]


def misfiling(misfiling_id: UUID, *, actor: Actor) -> MisfilingShown:
    """One misfiling with everyone it reached. Raises NotVisible. The same number of queries however many."""
    row = Misfiling.objects.visible_to(actor).filter(pk=misfiling_id).first()
    if row is None:
        raise NotVisible
    moved = MovedTo.objects.filter(misfiling_id=row.pk).first()
    touched = list(Touched.objects.visible_to(actor).filter(misfiling_id=row.pk).order_by("how", "at", "id"))
    said = {each.touched_id: each for each in Answered.objects.filter(touched_id__in=[t.pk for t in touched])}
    names = who([row.recorded_by, *(each.account_id for each in touched if each.account_id)])
    cards = people_cards([row.person_id, *([moved.person_id] if moved else [])], actor)
    shown = moved is not None and moved.person_id in cards
    return MisfilingShown(
        id=row.pk, kind=Kind(row.kind), reference=row.reference, process_id=row.process_id, person_id=row.person_id,
        name=cards[row.person_id].name if row.person_id in cards else "",
        moved_to_id=moved.person_id if moved and shown else None,
        moved_to=(cards[moved.person_id].name or "An unknown child") if moved and shown else "",
        why=row.why, reopened=row.reopened, filed_at=row.filed_at, recorded_at=row.recorded_at,
        recorded_by=names[row.recorded_by].name,
        reached=tuple(
            Reached(
                each.pk, How(each.how), names[each.account_id].name if each.account_id else each.named,
                each.account_id is not None, each.at, _said(said.get(each.pk)),
                said[each.pk].recorded_at if each.pk in said else None,
            )
            for each in touched
        ),
    )  # fmt: skip


def _said(row: Answered | None) -> str:
    if row is None:
        return ""
    return row.words or "Did nothing with it."


@dataclass(frozen=True)
class ToTell:
    """A misfiling with somebody outside still to be told: it names nobody."""

    misfiling_id: UUID
    person_id: UUID
    reference: str
    left: int
    recorded_by: UUID
    recorded_at: datetime


def to_tell(*, actor: Actor) -> list[ToTell]:
    """Misfilings with people outside who have not been told yet, oldest first. One query."""
    rows = Touched.objects.visible_to(actor).filter(account_id__isnull=True).filter(~_answered())
    found: dict[UUID, list[Touched]] = {}
    for row in rows.order_by("recorded_at", "pk")[:200]:
        found.setdefault(row.misfiling_id, []).append(row)
    return [
        ToTell(key, rows[0].person_id, rows[0].reference, len(rows), rows[0].recorded_by, rows[0].recorded_at)
        for key, rows in found.items()
    ]


def misfilings(*, actor: Actor, limit: int = 100) -> list[tuple[UUID, str, Kind, datetime, int]]:
    """The newest misfilings the actor may see: key, reference, kind, when, how many have not answered. Two queries."""
    rows = list(Misfiling.objects.visible_to(actor).order_by("-recorded_at", "-pk")[:limit])
    waiting = Touched.objects.filter(misfiling_id__in=[row.pk for row in rows]).filter(~_answered())
    left: dict[UUID, int] = {}
    for key in waiting.values_list("misfiling_id", flat=True):
        left[key] = left.get(key, 0) + 1
    return [(row.pk, row.reference, Kind(row.kind), row.recorded_at, left.get(row.pk, 0)) for row in rows]


def retraction(touched_id: UUID, *, actor: Actor) -> Retraction:
    """One retraction, for whoever it is to and for whoever told them. Raises NotVisible."""
    row = Touched.objects.filter(pk=touched_id).first()
    if row is None:
        raise NotVisible
    return _retractions([row], actor)[0]


def retractions(*, actor: Actor) -> list[Retraction]:
    """What the actor read with the wrong child and has not yet answered for, oldest first. Three queries."""
    rows = Touched.objects.filter(account_id=actor.account_id).filter(~_answered())
    return _retractions(list(rows.order_by("recorded_at", "pk")[:50]), actor)


def _retractions(rows: Sequence[Touched], actor: Actor) -> list[Retraction]:
    if not rows:
        return []
    cards = people_cards({row.person_id for row in rows}, actor)
    answered = set(
        Answered.objects.filter(touched_id__in=[row.pk for row in rows]).values_list("touched_id", flat=True)
    )
    return [
        Retraction(
            row.pk, Kind(row.kind), How(row.how), cards[row.person_id].name if row.person_id in cards else "",
            row.reference, row.at, row.recorded_at, row.person_id, row.account_id == actor.account_id,
            row.pk in answered,
        )
        for row in rows
    ]  # fmt: skip


def breaches(*, actor: Actor, is_open: bool = False, limit: int = 200) -> list[BreachShown]:
    """Breach entries, the newest first; only those not closed where asked. Five queries."""
    rows = Breach.objects.all()
    if is_open:
        rows = rows.filter(~Exists(BreachStep.objects.filter(breach_id=OuterRef("pk"), closes=True)))
    return _breaches(list(rows.order_by("-known_at", "-pk")[:limit]))


def breach(breach_id: UUID, *, actor: Actor) -> BreachShown:
    """One breach entry. Raises NotVisible."""
    rows = list(Breach.objects.filter(pk=breach_id))
    if not rows:
        raise NotVisible
    return _breaches(rows)[0]


def lessons(*, actor: Actor, limit: int = 12) -> list[tuple[str, datetime]]:
    """What others can learn from breaches, as it was written, and when (UTC); the newest first. It names nobody."""
    require(actor, Permission.READ_LESSONS)
    rows = BreachStep.objects.filter(does=Does.LEARNT).order_by("-recorded_at", "-id")[:limit]
    return [(row.words, row.recorded_at) for row in rows]


def _breaches(rows: Sequence[Breach]) -> list[BreachShown]:
    if not rows:
        return []
    keys = [row.pk for row in rows]
    steps = list(BreachStep.objects.filter(breach_id__in=keys).order_by("recorded_at", "id"))
    judged = {
        row.breach_id: row for row in BreachJudged.objects.filter(breach_id__in=keys).order_by("recorded_at", "id")
    }
    named = list(BreachNamed.objects.filter(breach_id__in=keys).order_by("recorded_at", "id"))
    names = who(
        [
            *(row.recorded_by for row in rows),
            *(row.recorded_by for row in steps),
            *(row.recorded_by for row in judged.values()),
            *(row.account_id for row in named),
        ]
    )
    by_breach: dict[UUID, list[StepShown]] = {}
    for step in steps:
        by_breach.setdefault(step.breach_id, []).append(
            StepShown(
                Regulator(step.regulator), step.told_at, step.words, step.closes, names[step.recorded_by].name,
                step.recorded_at, Does(step.does), step.late_because,
                PeopleTold(step.people) if step.people else None,
            )
        )  # fmt: skip
    return [
        BreachShown(
            row.pk, Kind(row.kind), row.reference, row.saw, row.sent, row.decided, row.filed_at, row.known_at,
            names[row.recorded_by].name, tuple(by_breach.get(row.pk, ())),
            _standing(row.known_at, by_breach.get(row.pk, ())), row.words,
            _judged(judged[row.pk], names) if row.pk in judged else None,
            tuple(names[each.account_id].name for each in named if each.breach_id == row.pk),
        )
        for row in rows
    ]  # fmt: skip


def _judged(row: BreachJudged, names: Mapping[UUID, Who]) -> JudgedShown:
    return JudgedShown(
        Risk(row.risk), tuple(map(Whose, row.whose)), tuple(map(Data, row.kinds)), row.many, row.why,
        names[row.recorded_by].name, row.recorded_at,
    )  # fmt: skip


def _standing(known_at: datetime, steps: Sequence[StepShown]) -> Standing:
    stopped = next((step.told_at or step.at for step in steps if step.regulator is not Regulator.OPEN), None)
    return reckon(
        clock("regulator_told_of_breach", local_date(known_at)),
        known_at,
        timezone.now(),
        profile_at(known_at).calendar(),
        stopped,
    )


def _answered() -> Exists:
    return Exists(Answered.objects.filter(touched_id=OuterRef("pk")))
