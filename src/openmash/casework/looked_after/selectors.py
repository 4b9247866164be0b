"""Reading how looked-after children are placed, visited and reviewed, under the actor's rights. Moments are UTC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.looked_after.codes import OVER, Adopting, Doing, InTouch, Living, NoScore, Standing, WhyNot
from openmash.casework.looked_after.models import Recorded
from openmash.casework.looked_after.timing import REVIEWS, Placed, may_agree_to_less, pathway_due, review_due, visit_due
from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.trip import Trip
from openmash.foundation.governance.area import Profile
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.selectors import Happened
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Due
from openmash.statute.events import Event

EVENTS = (
    Event.BECAME_LOOKED_AFTER, Event.CEASED_TO_BE_LOOKED_AFTER, Event.LOOKED_AFTER_VISIT_MADE, Event.CARE_ORDER_MADE,
)  # fmt: skip
A_CHILDHOOD = timedelta(days=19 * 365)
MOST = 500
"""Children on one list."""


@dataclass(frozen=True)
class Step:
    """One thing recorded, as it was told. `placement_id`: the placement it is said of. `in_area`: None: not said."""

    id: UUID
    what: What
    at: datetime
    placement_id: UUID | None
    sort: Sort | None
    to_last: bool
    who: str
    words: str
    voice: str
    next_on: date | None
    by_id: UUID
    provider: Provider | None
    in_area: bool | None
    lasting: Lasting | None
    score: int | None = None
    no_score: NoScore | None = None
    standing: Standing | None = None
    in_touch: InTouch | None = None
    living: Living | None = None
    suitable: bool | None = None
    doing: Doing | None = None
    adopting: Adopting | None = None
    why_not: WhyNot | None = None

    @property
    def accommodation(self) -> str:
        """The code of the return: how they live and whether it is suitable, such as U1; empty where nobody said."""
        return f"{self.living.value}{1 if self.suitable else 2}" if self.living else ""


@dataclass(frozen=True)
class LookedAfter:
    """One child as the regulations see them: since when, placed how, seen and reviewed when; steps oldest first."""

    person_id: UUID
    became_at: datetime | None
    ceased_at: datetime | None
    care_order_at: datetime | None
    visits: tuple[datetime, ...]
    steps: tuple[Step, ...]
    due: tuple[Due, ...] = ()

    @property
    def since(self) -> datetime | None:
        """Since when the child has been looked after; None while nothing says so, or once it is over."""
        over = self.ceased_at is not None and self.became_at is not None and self.ceased_at >= self.became_at
        return None if over else self.became_at

    @property
    def placement(self) -> Step | None:
        """The placement that runs: nobody has said how it ended, and the child has not ceased to be looked after."""
        ended = {each.placement_id for each in self.steps if each.what is What.ENDED}
        found = next((x for x in reversed(self.steps) if x.what is What.PLACED and x.id not in ended), None)
        over = found is not None and self.since is None and self.ceased_at is not None and self.ceased_at >= found.at
        return None if over else found

    @property
    def agrees_to_less(self) -> bool:
        """Whether the child's newest word about visits in the placement that runs is that they may be fewer."""
        placed = self.placement
        said = (x for x in reversed(self.steps) if x.what in (What.LESS, What.MORE))
        newest = next((x for x in said if placed is not None and x.placement_id == placed.id), None)
        return newest is not None and newest.what is What.LESS

    def may_agree_to_less(self, at: datetime) -> bool:
        """Whether the regulations let the child agree to fewer visits then."""
        placed = self.placement
        return (
            placed is not None
            and placed.sort is not None
            and may_agree_to_less(Placed(placed.at, placed.sort, placed.to_last), at)
        )

    @property
    def is_now(self) -> bool:
        """Whether the child is looked after now, by an order, an agreement or a placement that runs."""
        return self.since is not None or self.placement is not None

    @property
    def reviews(self) -> tuple[datetime, ...]:
        """When reviews were held, oldest first."""
        return tuple(each.at for each in self.steps if each.what is What.REVIEW)

    def last(self, what: What) -> Step | None:
        """The newest of one kind; None where nobody has recorded any."""
        return next((each for each in reversed(self.steps) if each.what is what), None)

    @property
    def leaves(self) -> Step | None:
        """What the law entitles a care leaver to, as it was said last; None for whoever is none."""
        return self.last(What.LEAVING)

    @property
    def is_owed_a_pathway(self) -> bool:
        """Whether a pathway plan must be kept up: entitled to one, and not home, dead or without need since."""
        touch, said = self.last(What.TOUCH), self.leaves
        over = touch is not None and touch.in_touch in OVER and said is not None and touch.at >= said.at
        return said is not None and said.standing is not Standing.QUALIFYING and not over

    @property
    def adopting(self) -> tuple[Step, ...]:
        """The steps towards adoption since it was decided last, oldest first."""
        steps = [each for each in self.steps if each.what is What.ADOPTION]
        began = [place for place, each in enumerate(steps) if each.adopting is Adopting.DECIDED]
        return tuple(steps[began[-1] :] if began else steps)

    @property
    def arranged_on(self) -> date | None:
        """The day the next review is arranged for, as the newest review said."""
        newest = self.last(What.REVIEW)
        return newest.next_on if newest else None

    @property
    def sooner(self) -> Step | None:
        """The newest request for a review that none has followed."""
        last = max(self.reviews, default=None)
        asked = (each for each in reversed(self.steps) if each.what is What.EARLIER)
        return next((each for each in asked if last is None or each.at >= last), None)

    @property
    def owed(self) -> tuple[str, ...]:
        """What must be written before the regulations can be counted, and what is arranged too late."""
        found = []
        if self.is_owed_a_pathway and self.last(What.ADVISER) is None:
            found.append("Say who the personal adviser is")
        if self.is_owed_a_pathway and self.last(What.PATHWAY) is None:
            found.append("Record the pathway plan: its reviews are counted from it")
        if not self.is_now:
            return tuple(found)
        if self.placement is None:
            found.append("Say how the child is placed: visits are counted from it")
        if self.since is None:
            found.append("Record the order or the agreement: reviews are counted from it")
        by = next((each.standing.due_at for each in self.due if each.clock.key in REVIEWS), None)
        if self.arranged_on and by and self.arranged_on > local_date(by):
            found.append("The next review is arranged too late: bring it forward")
        return tuple(found)


def looked_after(
    people: PersonSet, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> LookedAfter:
    """One child. Two queries, whatever the past."""
    happened = spine.happened_to(people.ids, EVENTS, actor=actor, known_at=known_at)
    trip = Trip(known_at=known_at)
    rows = trip.facts(Recorded, "person_id", people.ids, actor=actor)
    trip.go()
    every = [each for found in happened.values() for each in found]
    moment = known_at or now or timezone.now()
    return _one(people.lead_id, every, rows.all, moment, profile_at(moment))


def among(
    groups: Mapping[UUID, Iterable[UUID]], *, actor: Actor, now: datetime, ever: bool = False
) -> list[LookedAfter]:
    """Those of these children who are looked after now, in the order asked; `groups` gives all the records of each.

    `ever`: those of whom anything of it was recorded at all. Two queries, however many children.
    """
    of = {key: person for person, keys in groups.items() for key in keys}
    if not of:
        return []
    happened = spine.happened_to(list(of), EVENTS, actor=actor)
    rows: dict[UUID, list[Recorded]] = {}
    for row in Recorded.objects.visible_to(actor).current().filter(person_id__in=list(of)):
        rows.setdefault(of[row.person_id], []).append(row)
    every: dict[UUID, list[Happened]] = {}
    for key, found in happened.items():
        every.setdefault(of[key], []).extend(found)
    profile = profile_at(now)
    shown = [_one(person, every.get(person, []), rows.get(person, []), now, profile) for person in groups]
    return [each for each in shown if each.is_now or (ever and (each.steps or each.became_at))]


def everybody(*, actor: Actor, now: datetime) -> list[UUID]:
    """Whoever became looked after and has not ceased to be, or whose placement runs, as far as the actor may see."""
    ceased = (Event.CEASED_TO_BE_LOOKED_AFTER,)
    became = spine.happened_since(Event.BECAME_LOOKED_AFTER, now - A_CHILDHOOD, actor=actor, unless=ceased)
    placed = spine.happened_since(
        Event.PLACEMENT_BEGAN, now - A_CHILDHOOD, actor=actor, unless=(Event.PLACEMENT_ENDED, *ceased)
    )
    found = [each.person_id for each in (*became, *placed) if each.person_id is not None]
    return list(dict.fromkeys(reversed(found)))[:MOST]


def care_leavers(*, actor: Actor, now: datetime) -> list[UUID]:
    """Whoever is said to be entitled to something on leaving care, as far as the actor may see."""
    said = spine.happened_since(Event.LEAVING_CARE_ENTITLEMENT_SAID, now - A_CHILDHOOD, actor=actor, unless=())
    return list(dict.fromkeys(each.person_id for each in reversed(said) if each.person_id is not None))[:MOST]


def names_of(steps: Sequence[Step]) -> Mapping[UUID, str]:
    """Who recorded each, with their agency, by their key. One query."""
    return {key: f"{each.name}, {each.agency_name}" for key, each in who([step.by_id for step in steps]).items()}


def _one(
    person_id: UUID, happened: Sequence[Happened], rows: Sequence[Recorded], now: datetime, profile: Profile
) -> LookedAfter:  # fmt: skip
    def last(event: Event) -> datetime | None:
        return max((each.occurred_at for each in happened if each.event is event), default=None)

    visits = tuple(each.occurred_at for each in happened if each.event is Event.LOOKED_AFTER_VISIT_MADE)
    kept = sorted(rows, key=lambda row: (row.occurred_at or row.recorded_at, row.recorded_at))
    steps = tuple(_step(row) for row in kept if row.what != What.MISTAKE)
    became, ceased = last(Event.BECAME_LOOKED_AFTER), last(Event.CEASED_TO_BE_LOOKED_AFTER)
    found = LookedAfter(person_id, became, ceased, last(Event.CARE_ORDER_MADE), visits, steps)
    return LookedAfter(
        person_id, became, ceased, found.care_order_at, visits, steps, tuple(_due(found, profile, now))
    )  # fmt: skip


def _due(found: LookedAfter, profile: Profile, now: datetime) -> list[Due]:
    due = []
    placed = found.placement
    if placed is not None and placed.sort is not None:
        shape = Placed(placed.at, placed.sort, placed.to_last, found.care_order_at, found.agrees_to_less)
        due.append(visit_due(shape, found.visits, found.reviews, profile, now))
    if found.since is not None:
        asked = found.sooner
        due.append(review_due(found.since, found.reviews, profile, now, sooner=asked.next_on if asked else None))
    far = now + A_CHILDHOOD
    plan = found.last(What.PATHWAY)
    if found.is_owed_a_pathway and plan is not None:
        due.append(pathway_due(plan.at, profile, now))
    return sorted(due, key=lambda each: each.standing.due_at or far)


def _step(row: Recorded) -> Step:
    return Step(
        row.pk, What(row.what), row.occurred_at or row.recorded_at, row.placement_id,
        Sort(row.sort) if row.sort else None, row.to_last, row.who, row.words, row.voice, row.next_on, row.recorded_by,
        Provider(row.provider) if row.provider else None, row.in_area, Lasting(row.lasting) if row.lasting else None,
        row.score, NoScore(row.no_score) if row.no_score else None, Standing(row.standing) if row.standing else None,
        InTouch(row.in_touch) if row.in_touch else None, Living(row.living) if row.living else None, row.suitable,
        Doing(row.doing) if row.doing else None, Adopting(row.adopting) if row.adopting else None,
        WhyNot(row.why_not) if row.why_not else None,
    )  # fmt: skip
