"""Measures as they stand, with what became of them: within the walls, as each subject is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.disruption import catalogue, rules
from openmash.casework.disruption.catalogue import Offered
from openmash.casework.disruption.models import Comparison, Measure, MeasureStep
from openmash.casework.disruption.words import STANDS, State, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class StepShown:
    """What became of a measure, on what day, and who recorded it."""

    step: Step
    on: date
    expires_on: date | None
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class MeasureShown:
    """A measure about one subject, as it stands today."""

    id: UUID
    subject_id: UUID
    code: str
    name: str
    power: str
    lead: str
    authorised_by: str
    aim: str
    victims: str
    review_on: date
    by: str
    by_id: UUID
    at: datetime
    state: State
    steps: tuple[StepShown, ...]
    expires_on: date | None
    began_on: date | None

    @property
    def about(self) -> list[str]:
        return [f"measure:{self.id}", f"subject:{self.subject_id}"]

    @property
    def stands(self) -> bool:
        """Whether something may still be done with it."""
        return self.state in STANDS

    @property
    def due_on(self) -> date:
        """When somebody looks at it next: its review, or its expiry where that is sooner."""
        return min(self.review_on, self.expires_on) if self.expires_on else self.review_on


@dataclass(frozen=True)
class ComparisonShown:
    """What a place is compared with, and why."""

    places: tuple[UUID, ...]
    why: str
    by: str
    at: datetime


def offered(on: date) -> list[Offered]:
    """The measures that may be used here on a day."""
    return catalogue.offered(on, _checked())


def to_check(on: date) -> list[catalogue.Measure]:
    """The measures nobody here has checked yet: not offered, and not shown as fact."""
    return catalogue.to_check(on, _checked())


def measures(*, actor: Actor, of: Iterable[UUID] | None = None) -> list[MeasureShown]:
    """Every measure the actor may see, or those about these subjects; what stands first, the first due first."""
    rows = Measure.objects.visible_to(actor).current()
    rows = rows.filter(subject_id__in=list(of)) if of is not None else rows
    found = _shown(list(rows.order_by("-recorded_at", "-id")[:400]))
    return sorted(found, key=lambda each: (not each.stands, each.due_on, str(each.id)))


def measure(measure_id: UUID, *, actor: Actor) -> MeasureShown:
    """One. Raises NotVisible."""
    found = _shown(list(Measure.objects.visible_to(actor).filter(pk=measure_id)))
    if not found:
        raise NotVisible
    return found[0]


def days_compared(shown: MeasureShown, today: date, *, weeks: int) -> int:
    """How many whole days before and after it began are compared: as many as have passed, so many weeks at most."""
    return rules.windows(shown.began_on, today, weeks) if shown.began_on else 0


def due(*, actor: Actor, by: date) -> list[MeasureShown]:
    """Measures that stand and are to be looked at, or expire, by a day: the first first."""
    return [each for each in measures(actor=actor) if each.stands and each.due_on <= by]


def comparison(subject_id: UUID, *, actor: Actor) -> ComparisonShown | None:
    """What a place is compared with; None where nobody has chosen."""
    row = (
        Comparison.objects.visible_to(actor)
        .current()
        .filter(subject_id=subject_id)
        .order_by("-recorded_at", "-id")
        .first()
    )
    if row is None:
        return None
    return ComparisonShown(tuple(row.places), row.why, who([row.recorded_by])[row.recorded_by].name, row.recorded_at)


def _checked() -> Callable[[str], tuple[date, str] | None]:
    local = profile_at(timezone.now()).exploitation

    def of(code: str) -> tuple[date, str] | None:
        found = local.checked(code)
        return (found.in_force_from, found.source) if found else None

    return of


def _shown(rows: Sequence[Measure]) -> list[MeasureShown]:
    if not rows:
        return []
    trip = Trip()
    taken = trip.facts(MeasureStep, "measure_id", [row.pk for row in rows], order=("on", "recorded_at", "id"))
    trip.go()
    names = who({each.recorded_by for each in (*rows, *taken.all)})
    steps, today = taken.by("measure_id"), local_date(timezone.now())
    found = []
    for row in rows:
        plain = [rules.Taken(each.step, each.on, each.expires_on) for each in steps[row.pk]]
        found.append(
            MeasureShown(
                row.pk, row.subject_id, row.code, row.name, row.power, row.lead, row.authorised_by, row.aim,
                row.victims, row.review_on, names[row.recorded_by].name, row.recorded_by, row.recorded_at,
                State(rules.state_of(plain, today)),
                tuple(
                    StepShown(Step(x.step), x.on, x.expires_on, x.words, names[x.recorded_by].name, x.recorded_at)
                    for x in steps[row.pk]
                ),
                rules.expires_on(plain), rules.began_on(plain),
            )
        )  # fmt: skip
    return found
