"""The only code that keeps figures, who lives here and whom training reached. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.insight.scorecard import counting, populations, trainings
from openmash.insight.scorecard.counting import Amount, Place
from openmash.insight.scorecard.indicators import INDICATORS, VERSION
from openmash.insight.scorecard.models import Figure, Population, Training
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.suppression import rounded
from openmash.insight.scorecard.trainings import TrainingTold
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date, months_after

POPULATIONS = UUID("0e5a5c1e-0000-7000-8000-706f70756c61")
"""The turn in which populations are loaded, one file after another."""
TRAININGS = UUID("0e5a5c1e-0000-7000-8000-747261696e73")
"""The turn in which training is told."""
log = logging.getLogger(__name__)
COUNTED = "counted"
"""The row that says when everything was last counted, whether or not a figure moved."""
COLUMNS = (
    ("id", "uuid"), ("supersedes", "uuid"), ("indicator", "text"), ("month", "date"), ("months", "smallint"),
    ("cut", "text"), ("of", "text"), ("safe", "boolean"), ("hits", "integer"), ("total", "integer"),
    ("middle", "float8"),
)  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """What counting did: figures that are new, those restated, and the indicators that could not be counted."""

    new: int
    restated: int
    failed: tuple[str, ...]


@transaction.atomic
def count(*, actor: Actor, now: datetime | None = None, only: Collection[str] = ()) -> Counted:
    """Count every figure of two years anew, and keep those that are not what they were; earlier ones stay to be read.

    `only`: these figures alone, by their keys; the others stay as they are.

    A definition that cannot be counted is left as it was, logged, and named in what is returned; the others go on.
    """
    require(actor, Permission.COUNT)
    moment = now or timezone.now()
    profile = profile_at(moment)
    with connection.cursor() as cursor:
        cursor.execute("set local jit = off")  # compiling each of forty long statements takes longer than running it
    found: dict[Place, Amount] = {}
    failed = []
    chosen = [one for one in INDICATORS if not only or one.key in only]
    for indicator in chosen:
        try:
            with transaction.atomic():
                found |= counting.count(indicator, profile=profile, now=moment)
        except Exception:
            log.exception("This figure could not be counted: %s", indicator.key)
            failed.append(indicator.key)
    last = months_after(counting.months_of(moment)[1], -1)
    here = counting.children(profile)
    if here is not None:
        for is_safe, many in ((False, here), (True, rounded(here))):
            found[Place(counting.POPULATION, last, 12, "all", "", is_safe)] = Amount(many, many, None)
    left = [*failed, *(one.key for one in INDICATORS if one not in chosen)]
    new, restated = _keep(found, left=left, actor=actor, moment=moment)
    audit.record(
        actor,
        "scorecard.counted",
        about=[],
        detail={"new": new, "restated": restated, "failed": failed, "definitions": VERSION},
    )
    return Counted(new, restated, tuple(failed))


@transaction.atomic
def load_population(*, actor: Actor, name: str, words: str) -> tuple[str, ...]:
    """Load how many children live here from a CSV file, in place of what was loaded of the same kind of group before, which
    is kept; returns the kinds. `name` is what the file is called. Raises Incomplete, with every fault by its row: then
    nothing of the file is kept.
    """
    require(actor, Permission.LOAD_POPULATION)
    told, wrong = populations.read(words, today=local_date(timezone.now()))
    if wrong:
        raise Incomplete([Problem("words", each) for each in wrong])
    in_turn(POPULATIONS)
    before = dict(Population.objects.visible_to(actor).current().values_list("kind", "pk"))
    for each in told:
        Population.record(
            actor=actor, kind=each.kind.value, groups=dict(each.groups), counted_on=each.counted_on, source=each.source,
            file=name[:200], supersedes=before.get(each.kind.value), occurred_at=timezone.now(),
        )  # fmt: skip
    kinds = tuple(each.kind.value for each in told)
    audit.record(actor, "scorecard.population_loaded", about=[f"population:{kind}" for kind in kinds])
    return kinds


@transaction.atomic
def tell_training(*, actor: Actor, told: TrainingTold) -> bool:
    """Keep how many a course of an agency reached in a month, in place of what was said of it before, which is kept.

    Returns whether there was anything new in it. Raises Incomplete.
    """
    mine = trainings.writes_for(actor)
    wrong = trainings.problems(told, today=local_date(timezone.now()))
    if told.agency_id is not None and told.agency_id not in mine:
        wrong.append(Problem("agency", "Choose an agency you may write for."))
    if wrong:
        raise Incomplete(wrong)
    return _told_training(actor, [told], "Typed") == 1


@transaction.atomic
def load_training(*, actor: Actor, name: str, words: str) -> int:
    """Load a CSV file of training, each row in place of what was said of that course and month before; returns how many
    rows had anything new. Raises Incomplete, with every fault by its row: then nothing of the file is kept.
    """
    mine = {called.casefold(): key for key, called in trainings.writes_for(actor).items()}
    told, wrong = trainings.read(words, mine, today=local_date(timezone.now()))
    if wrong:
        raise Incomplete([Problem("words", each) for each in wrong])
    return _told_training(actor, told, name[:200])


def _told_training(actor: Actor, told: Sequence[TrainingTold], source: str) -> int:
    in_turn(TRAININGS)
    rows = Training.objects.visible_to(actor).current().filter(agency_id__in={each.agency_id for each in told})
    before: dict[tuple[UUID | None, str, date | None], Training] = {
        (row.agency_id, row.course.casefold(), row.month): row for row in rows
    }
    new = 0
    for each in told:
        course = " ".join(each.course.split())
        was = before.get((each.agency_id, course.casefold(), each.month))
        says = (each.topic, each.eligible, each.reached, each.measure)
        if was is not None and (was.topic, was.eligible, was.reached, was.measure) == says:
            continue
        Training.record(
            actor=actor, agency_id=each.agency_id, course=course, topic=each.topic, month=each.month,
            eligible=each.eligible, reached=each.reached, measure=each.measure, source=source,
            supersedes=was.pk if was else None, occurred_at=timezone.now(),
        )  # fmt: skip
        new += 1
    audit.record(actor, "scorecard.training_told", about=["training:counts"], detail={"rows": str(new)})
    return new


def _keep(found: Mapping[Place, Amount], *, left: list[str], actor: Actor, moment: datetime) -> tuple[int, int]:
    """Add what is not as it was. What is not there any more is none, from now on; figures `left` stay. Two queries."""
    months = {place.month for place in found}
    was = {
        Place(row[1], row[2], row[3], row[4], row[5], row[6]): (row[0], Amount(row[7], row[8], row[9]))
        for row in Figure.objects.current().filter(month__in=months).values_list(
            "id", "indicator", "month", "months", "cut", "of", "safe", "hits", "total", "middle"
        )
    }  # fmt: skip
    gone = {
        place: Amount(0, 0, None)
        for place, (_, amount) in was.items()
        if place not in found and place.indicator not in (*left, COUNTED) and amount != Amount(0, 0, None)
    }
    changed = {
        place: amount for place, amount in {**found, **gone}.items() if place not in was or was[place][1] != amount
    }
    new = sum(place not in was for place in changed)
    for is_safe in (False, True):
        told = Place(COUNTED, max(months), 12, "all", "", is_safe)
        changed[told] = Amount(0, 0, None)
    rows = [
        (
            new_key(), was[place][0] if place in was else None, place.indicator, place.month, place.months, place.cut,
            place.of, place.safe, amount.hits, amount.total, amount.middle,
        )
        for place, amount in changed.items()
    ]  # fmt: skip
    names = ", ".join(f'"{name}"' for name, _ in COLUMNS)
    arrays = ", ".join(f"%s::{kind}[]" for _, kind in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into scorecard_figure ({names}, definitions, held_by, recorded_by, recorded_at, occurred_at, "
            f"occurred_precision, circle_id, private) select s.*, %s, %s, %s, %s, %s, 'minute', 1, false "
            f"from unnest({arrays}) as s",
            [VERSION, actor.agency_id, actor.account_id, moment, moment, *map(list, zip(*rows, strict=True))],
        )
    return new, len(changed) - new - 2
