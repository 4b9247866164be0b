"""Reading the schedule, what falls due among the people in reach, what is held, and the certificates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.profile import profile
from openmash.foundation.governance.retention import Keeping, Retention, kept_here, that_count
from openmash.insight.retention.models import Certificate, Decision, Hold
from openmash.insight.retention.permissions import Permission
from openmash.insight.retention.schedule import EVERY_EVENT, kept
from openmash.insight.retention.words import Basis, HeldFor, Scope, Stage
from openmash.records.cases import ended
from openmash.records.linkage.selectors import PersonSet, person_set
from openmash.records.people.selectors import people_cards
from openmash.records.people.words import PersonKind
from openmash.statute.calendar import LAST_SECOND, at, local_date, months_after


@dataclass(frozen=True)
class HoldShown:
    """A hold in force."""

    id: UUID
    scope: Scope
    record_kind: str
    held_for: HeldFor
    asked_by: str
    why: str
    until: date | None
    by: str
    at: datetime
    person_ids: tuple[UUID, ...]

    @property
    def about(self) -> list[str]:
        return [f"hold:{self.id}"]


@dataclass(frozen=True)
class Standing:
    """How it stands with one record: its kind, since when nothing is open, from when it may go, what holds it.

    `open`: how many things are open about the child. `decided`: the last that was decided of it.
    """

    person: PersonSet
    name: str
    kind: str
    line: Keeping | None
    ended_on: date | None
    open: int
    due_on: date | None
    holds: tuple[HoldShown, ...]
    decided: DecisionShown | None

    @property
    def is_due(self) -> bool:
        return self.due_on is not None and self.due_on <= local_date(timezone.now())


@dataclass(frozen=True)
class DecisionShown:
    """What somebody decided of one record. It names nobody: whoever agrees reads no record."""

    id: UUID
    stage: Stage
    basis: Basis
    record_kind: str
    due_on: date | None
    source: str
    why: str
    again_on: date | None
    by: str
    by_id: UUID
    at: datetime
    person_ids: tuple[UUID, ...]

    @property
    def reference(self) -> str:
        return f"K-{str(self.id)[-6:]}"

    @property
    def about(self) -> list[str]:
        return [f"retention:{self.id}"]


@dataclass(frozen=True)
class CertificateShown:
    """That something was erased."""

    id: UUID
    record_kind: str
    basis: Basis
    source: str
    tables: int
    rows: int
    looks: int
    proposed_by: str
    agreed_by: str
    erased_at: datetime

    @property
    def about(self) -> list[str]:
        return [f"certificate:{self.id}"]


def schedule() -> tuple[Keeping, ...]:
    """The area's schedule in force today."""
    return kept_here(profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now())).record_keeping)


def intelligence_schedule() -> list[Retention]:
    """How long each originator keeps what it sent of intelligence: the lines with years that count here today."""
    return that_count(profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now())).intelligence_retention)


def name_of_kind(key: str) -> str:
    """What the schedule calls a kind of record."""
    return next((each.name for each in schedule() if each.key == key), key.replace("_", " "))


def holds(*, actor: Actor) -> list[HoldShown]:
    """Every hold in force that the actor may see, the newest first. Two queries."""
    today = local_date(timezone.now())
    rows = [
        row
        for row in Hold.objects.current().filter(ended=False).order_by("-recorded_at", "-pk")
        if row.until is None or row.until >= today
    ]
    names = who({row.recorded_by for row in rows})
    return [
        HoldShown(
            row.pk, Scope(row.scope), row.record_kind, HeldFor(row.held_for), row.asked_by, row.why, row.until,
            names[row.recorded_by].name, row.recorded_at, tuple(row.person_ids),
        )
        for row in rows
    ]  # fmt: skip


def stops(every: Iterable[HoldShown], kind: str, ids: Sequence[UUID]) -> tuple[HoldShown, ...]:
    """Which of these holds stop a record of this kind of these keys from being erased."""
    return tuple(
        each
        for each in every
        if each.scope is Scope.ALL
        or (each.scope is Scope.KIND and each.record_kind == kind)
        or set(each.person_ids) & set(ids)
    )


def standing(person: PersonSet, *, actor: Actor) -> Standing:
    """How it stands with one record. A fixed few queries."""
    return _standings([person], actor)[0]


def due(*, actor: Actor) -> list[Standing]:
    """Records past their time, of those the actor may see: not those held, kept until a day to come, or proposed.

    The longest past it first. None, and one query at most, where the area has set no time.
    """
    lines = [each for each in schedule() if each.years]
    if not lines or not may(actor, Permission.PROPOSE):
        return []
    today = local_date(timezone.now())
    shortest = min((each.years for each in lines if each.counted == "ended"), default=0)
    before = at(months_after(today, -12 * shortest), LAST_SECOND)
    sets = {
        person.ids: person for person in (person_set(key, actor) for key in ended.ended_before(before, actor=actor))
    }
    found = [each for each in _standings(list(sets.values()), actor) if each.is_due and not each.holds]
    waiting = [each for each in found if each.decided is None or _is_open_again(each.decided, today)]
    return sorted(waiting, key=lambda each: (each.due_on or today, each.name))


def _is_open_again(said: DecisionShown, today: date) -> bool:
    return said.stage in (Stage.KEEP, Stage.NOT_YET) and (said.again_on is None or said.again_on <= today)


def _standings(people: Sequence[PersonSet], actor: Actor) -> list[Standing]:
    ids = [key for person in people for key in person.ids]
    work = ended.ended_work(ids, actor=actor)
    events = ended.ever(ids, EVERY_EVENT, actor=actor)
    cards = people_cards(ids, actor)
    every, decided = holds(actor=actor), _last_of(ids)
    found = []
    for person in people:
        its = [work[key] for key in person.ids if key in work]
        going = sum(each.open for each in its)
        last = max((each.ended_at for each in its if each.ended_at), default=None)
        ended_on = local_date(last) if last and not going else None
        of = frozenset().union(*(events.get(key, frozenset()) for key in person.ids))
        card = next((cards[key] for key in person.ids if key in cards), None)
        if card is None:
            raise NotVisible
        is_child = card.kind == PersonKind.CHILD
        born = card.birth.date if is_child and not card.birth.expected else None
        how = kept(of, ended_on or local_date(timezone.now()), born, schedule())
        found.append(
            Standing(
                person, card.name or "A child without a name", how.kind, how.line, ended_on, going,
                how.due_on if ended_on and is_child else None, stops(every, how.kind, person.ids),
                next((decided[key] for key in person.ids if key in decided), None),
            )
        )  # fmt: skip
    return found


def _last_of(ids: Sequence[UUID]) -> Mapping[UUID, DecisionShown]:
    rows = list(Decision.objects.filter(person_ids__overlap=list(ids)).order_by("recorded_at", "pk")) if ids else []
    shown = _decisions(rows)
    return {key: each for each in shown for key in each.person_ids}


def _decisions(rows: Sequence[Decision]) -> list[DecisionShown]:
    if not rows:
        return []
    names = who({row.recorded_by for row in rows})
    return [
        DecisionShown(
            row.pk, Stage(row.stage), Basis(row.basis), row.record_kind, row.due_on, row.source, row.why, row.again_on,
            names[row.recorded_by].name, row.recorded_by, row.recorded_at, tuple(row.person_ids),
        )
        for row in rows
    ]  # fmt: skip


def proposed(*, actor: Actor) -> list[DecisionShown]:
    """What is proposed and waits for a second person, the oldest first. Two queries."""
    later = Decision.objects.filter(person_ids=OuterRef("person_ids"), recorded_at__gt=OuterRef("recorded_at"))
    rows = Decision.objects.filter(stage=Stage.PROPOSED).filter(~Exists(later)).order_by("recorded_at", "pk")
    return _decisions(list(rows))


def decision(*, actor: Actor, decision_id: UUID) -> DecisionShown:
    """One proposal that waits. Raises NotVisible, also once it was answered."""
    found = next((each for each in proposed(actor=actor) if each.id == decision_id), None)
    if found is None:
        raise NotVisible
    return found


def certificates(*, actor: Actor, most: int = 200) -> list[CertificateShown]:
    """Every certificate, the newest first. Two queries."""
    rows = list(Certificate.objects.order_by("-erased_at", "-pk")[:most])
    names = who({key for row in rows for key in (row.proposed_by, row.agreed_by)})
    return [
        CertificateShown(
            row.pk, row.record_kind, Basis(row.basis), row.source, row.tables, row.rows, row.looks,
            names[row.proposed_by].name, names[row.agreed_by].name, row.erased_at,
        )
        for row in rows
    ]  # fmt: skip


def certificate(*, actor: Actor, certificate_id: UUID) -> CertificateShown:
    """One certificate. Raises NotVisible."""
    found = next((each for each in certificates(actor=actor, most=5000) if each.id == certificate_id), None)
    if found is None:
        raise NotVisible
    return found
