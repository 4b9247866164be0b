"""Reading circumstances, under the actor's rights. Moments are UTC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.casework.circumstances.models import Circumstance, Recorded
from openmash.casework.circumstances.timing import notice_given, visit_due
from openmash.casework.circumstances.words import Decision, Kind, Sort, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import People
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Due
from openmash.statute.events import Event

MOST = 500


@dataclass(frozen=True)
class EntryShown:
    """One thing recorded of a circumstance."""

    id: UUID
    what: What
    at: datetime
    decision: Decision | None
    alone: bool | None
    named: str
    words: str
    support: str
    voice: str
    review_on: date | None
    by: str


@dataclass(frozen=True)
class CircumstanceShown:
    """A circumstance with what was recorded of it, oldest first, and the limits that run."""

    id: UUID
    person_id: UUID
    kind: Kind
    known_at: datetime
    notified_at: datetime | None
    begins_on: date | None
    told_by: str
    named: str
    sort: Sort | None
    words: str
    voice: str
    by: str
    by_id: UUID
    entries: tuple[EntryShown, ...]
    due: tuple[Due, ...]
    notice: Due | None

    @property
    def about(self) -> list[str]:
        return [f"circumstance:{self.id}", f"person:{self.person_id}"]

    @property
    def ended(self) -> EntryShown | None:
        """How it ended; None while it goes on."""
        return next((each for each in self.entries if each.what in (What.ENDED, What.MISTAKE)), None)

    def latest(self, what: What) -> EntryShown | None:
        """The newest of a kind."""
        return next((each for each in reversed(self.entries) if each.what is what), None)

    @property
    def owed(self) -> tuple[str, ...]:
        """What nobody has done yet, first what cannot wait; empty once it has ended."""
        if self.ended is not None:
            return ()
        return tuple(
            {
                Kind.HOMELESS: self._owed_to_the_homeless,
                Kind.YOUNG_CARER: self._owed_to_a_carer,
                Kind.PRIVATE_FOSTERING: self._owed_to_the_fostered,
            }[self.kind]()
        )

    def _owed_to_the_homeless(self) -> list[str]:
        found = []
        bed, advocate = self.latest(What.TONIGHT), self.latest(What.ADVOCATE)
        if bed is None or bed.decision is Decision.NOWHERE:
            found.append("Nowhere to sleep tonight")
        elif bed.decision is Decision.EMERGENCY and local_date(bed.at) < local_date(timezone.now()):
            found.append("Ask again where they sleep tonight")
        if advocate is None or advocate.decision is Decision.NOT_OFFERED_ADVOCATE:
            found.append("Offer an advocate")
        if self.latest(What.JOINT) is None:
            found.append("Assess together with housing")
        choice = self.latest(What.CHOICE)
        if choice is None or choice.decision is Decision.WANTS_TIME:
            found.append("Offer section 20, and ask what they choose")
        return found

    def _owed_to_a_carer(self) -> list[str]:
        needs = self.latest(What.NEEDS)
        if needs is None:
            return ["Young carer’s needs assessment"]
        if needs.decision is not Decision.NEEDS_NONE and self.latest(What.SUPPORT) is None:
            return ["Arrange the support that was found to be needed"]
        return []

    def _owed_to_the_fostered(self) -> list[str]:
        return [] if self.latest(What.SUITABILITY) else ["Decide whether the arrangement is suitable"]

    @property
    def has_no_bed(self) -> bool:
        """Whether somebody of 16 or 17 has nowhere safe to sleep tonight."""
        return "Nowhere to sleep tonight" in self.owed


def circumstances(
    people: People, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> list[CircumstanceShown]:
    """Every circumstance of one child, newest first. One trip, and a query more where there is one."""
    trip = Trip(known_at=known_at)
    rows = trip.facts(Circumstance, "person_id", people.ids, actor=actor)
    recorded = trip.facts(Recorded, "person_id", people.ids, actor=actor)
    trip.go()
    visits = _visits({row.person_id: people.ids for row in rows.all}, rows.all, actor, known_at)
    shown = _shown(rows.all, recorded.all, visits, known_at or now or timezone.now())
    return sorted(shown, key=lambda each: each.known_at, reverse=True)


def open_now(*, actor: Actor, now: datetime) -> list[CircumstanceShown]:
    """Those that have not ended, of every child the actor may see: nowhere to sleep first, then by what is due."""
    over = Recorded.objects.current().filter(circumstance=OuterRef("pk"), what__in=(What.ENDED, What.MISTAKE))
    going_on = Circumstance.objects.visible_to(actor).current().filter(~Exists(over))
    rows = list(going_on.order_by("-recorded_at", "-id")[:MOST])
    if not rows:
        return []
    recorded = list(Recorded.objects.visible_to(actor).current().filter(circumstance_id__in=[row.pk for row in rows]))
    fostered = [row.person_id for row in rows if row.kind == Kind.PRIVATE_FOSTERING]
    sets = linkage.person_sets(fostered, actor) if fostered else {}
    visits = _visits({key: each.ids for key, each in sets.items()}, rows, actor)
    return sorted(_shown(rows, recorded, visits, now), key=lambda each: (not each.has_no_bed, _soonest(each, now)))


def circumstance(circumstance_id: UUID, *, actor: Actor) -> CircumstanceShown:
    """One circumstance. Raises NotVisible."""
    row = Circumstance.objects.visible_to(actor).current().filter(pk=circumstance_id).first()
    if row is None:
        raise NotVisible
    recorded = list(Recorded.objects.visible_to(actor).current().filter(circumstance_id=row.pk))
    visits = _visits({row.person_id: linkage.person_set(row.person_id, actor).ids}, [row], actor)
    return _shown([row], recorded, visits, timezone.now())[0]


def _visits(
    groups: Mapping[UUID, Iterable[UUID]], rows: Sequence[Circumstance], actor: Actor, known_at: datetime | None = None
) -> Mapping[UUID, list[datetime]]:
    """When each privately fostered child was visited as one, wherever that was recorded: here or at the door.

    One query, where there is such a child. `groups` gives all the records of each.
    """
    wanted = {row.person_id for row in rows if row.kind == Kind.PRIVATE_FOSTERING} & groups.keys()
    if not wanted:
        return {}
    keys = [key for person in wanted for key in groups[person]]
    made = spine.happened_to(keys, [Event.PRIVATE_FOSTERING_VISIT_MADE], actor=actor, known_at=known_at)
    return {person: [x.occurred_at for key in groups[person] for x in made.get(key, ())] for person in wanted}


def _soonest(each: CircumstanceShown, now: datetime) -> datetime:
    return min((due.standing.due_at for due in each.due if due.standing.due_at), default=now.replace(year=now.year + 5))


def _shown(
    rows: Sequence[Circumstance], recorded: Sequence[Recorded], visits: Mapping[UUID, list[datetime]], now: datetime
) -> list[CircumstanceShown]:  # fmt: skip
    if not rows:
        return []
    names = who([row.recorded_by for row in (*rows, *recorded)])
    of: dict[UUID, list[EntryShown]] = defaultdict(list)
    for each in sorted(recorded, key=lambda one: (one.occurred_at or one.recorded_at, one.recorded_at)):
        of[each.circumstance_id].append(_entry(each, names))
    return [_one(row, tuple(of[row.pk]), names, visits.get(row.person_id, []), now) for row in rows]


def _entry(row: Recorded, names: Mapping[UUID, Who]) -> EntryShown:
    return EntryShown(
        row.pk, What(row.what), row.occurred_at or row.recorded_at, Decision(row.decision) if row.decision else None,
        row.alone, row.named, row.words, row.support, row.voice, row.review_on,
        f"{names[row.recorded_by].name}, {names[row.recorded_by].agency_name}",
    )  # fmt: skip


def _one(
    row: Circumstance, entries: tuple[EntryShown, ...], names: Mapping[UUID, Who], made: Sequence[datetime],
    now: datetime,
) -> CircumstanceShown:  # fmt: skip
    known = row.occurred_at or row.recorded_at
    due: tuple[Due, ...] = ()
    notice = None
    if row.kind == Kind.PRIVATE_FOSTERING:
        profile = profile_at(now)
        if not any(each.what in (What.ENDED, What.MISTAKE) for each in entries):
            visits = [each for each in made if local_date(each) >= local_date(known)]
            due = (visit_due(known, row.notified_at, visits, profile, now),)
        if row.begins_on and row.notified_at:
            notice = notice_given(row.begins_on, row.notified_at, profile, now)
    return CircumstanceShown(
        row.pk, row.person_id, Kind(row.kind), known, row.notified_at, row.begins_on, row.told_by, row.named,
        Sort(row.sort) if row.sort else None, row.words, row.voice,
        f"{names[row.recorded_by].name}, {names[row.recorded_by].agency_name}", row.recorded_by, entries, due, notice,
    )  # fmt: skip
