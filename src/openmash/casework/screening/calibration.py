"""Made-up households that colleagues grade alone, talk over, and grade others like them: does agreement rise?

Nobody's own answers are shown to anybody else. What is shown is how often pairs of people gave the same grade, before
and after, of three people at least.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal
from uuid import UUID

import numpy as np
from django.db import transaction
from numpy.typing import NDArray

from openmash.casework.screening.actions import strand_of
from openmash.casework.screening.agreement import weights
from openmash.casework.screening.models import CalibrationAnswer, CalibrationRound
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.words import Grade
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.governance.screening import GRADES
from openmash.statute.calendar import local_date

LEAST_PEOPLE = 3
LEAST_TO_TELL = 6
"""Of fewer people, a change is never said to be more than chance."""
DRAWS = 1_000
Set = Literal["before", "after"]
SETS: tuple[Set, Set] = ("before", "after")


@dataclass(frozen=True)
class Vignette:
    """A made-up household: what is read before it is graded, and what is there to talk over afterwards."""

    slug: str
    set: Set
    said: str
    think: str


@dataclass(frozen=True)
class Alike:
    """Of every pair of people and household, how many gave the same grade, and how near they were (1: always the same).
    `interval` is 95% of the share of the same, drawn afresh over people. Not said of fewer than three people.
    """

    people: int
    same: float
    near: float
    interval: tuple[float, float]
    said: bool


@dataclass(frozen=True)
class Round:
    """One exercise, as it stands for one person: what they have graded, and what came of it for all.

    `moved` is 95% of how much more often pairs gave the same grade afterwards.
    """

    id: UUID
    closes_on: date
    mine: dict[str, Grade]
    spread: dict[str, dict[Grade, int]]
    before: Alike
    after: Alike
    moved: tuple[float, float]

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the change is more than other people like these would show, of enough people to say so."""
        low, high = self.moved
        return self.before.people >= LEAST_TO_TELL and (low > 0 or high < 0)


@cache
def vignettes() -> tuple[Vignette, ...]:
    """The made-up households, in order."""
    told = tomllib.loads((Path(__file__).parent / "vignettes.toml").read_text("utf-8"))
    return tuple(Vignette(each["slug"], each["set"], each["said"], each["think"]) for each in told["vignettes"])


def alike(grades: NDArray[np.int8], *, k: int = len(GRADES), draws: int = DRAWS, seed: int = 1) -> Alike:
    """How alike people graded: a row a person, a column a household, -1 where not graded. Who graded all counts."""
    whole = grades[(grades >= 0).all(axis=1)] if grades.size else grades[:0]
    people = len(whole)
    nothing = float("nan")
    if people < LEAST_PEOPLE:
        return Alike(people, nothing, nothing, (nothing, nothing), False)
    near = 1 - weights(k, 1)
    same_of, near_of = _pairs(whole, np.eye(k)), _pairs(whole, near)
    low, high = np.nanpercentile(_drawn(same_of, draws, seed), [2.5, 97.5])
    apart = ~np.eye(people, dtype=bool)
    return Alike(people, float(same_of[apart].mean()), float(near_of[apart].mean()), (float(low), float(high)), True)


def moved(before: NDArray[np.int8], after: NDArray[np.int8], *, k: int = len(GRADES)) -> tuple[float, float]:
    """95% of how much more often pairs gave the same grade afterwards, drawn afresh over the people, each with both of
    their sets. Rows are the same people in the same order; not numbers for fewer than three.
    """
    if len(before) < LEAST_PEOPLE:
        return float("nan"), float("nan")
    one, other = (_drawn(_pairs(each, np.eye(k)), DRAWS, 1) for each in (before, after))
    low, high = np.nanpercentile(other - one, [2.5, 97.5])
    return float(low), float(high)


def _drawn(worth: NDArray[np.float64], draws: int, seed: int) -> NDArray[np.float64]:
    """What pairs are worth on average in each draw of as many people; not a number where one person alone was drawn."""
    people = len(worth)
    drawn = np.random.default_rng(seed).integers(0, people, (draws, people))
    counts = np.zeros((draws, people), dtype=np.float64)
    np.add.at(counts, (np.arange(draws)[:, None], drawn), 1)
    # A person drawn twice is no pair with themselves: only different people are compared.
    pairs = counts[:, :, None] * counts[:, None, :] * (1 - np.eye(people))
    total = pairs.sum(axis=(1, 2))
    with np.errstate(invalid="ignore"):
        result: NDArray[np.float64] = np.where(total > 0, (pairs * worth).sum(axis=(1, 2)) / total, np.nan)
    return result


def _pairs(grades: NDArray[np.int8], worth: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each two people's grades are worth together, over all households."""
    result: NDArray[np.float64] = worth[grades[:, None, :], grades[None, :, :]].mean(axis=2)
    return result


@transaction.atomic
def open_round(*, actor: Actor, closes_on: date, now: datetime) -> UUID:
    """Begin an exercise for the force; returns its key. Raises NotAllowedNow while another is open, Incomplete."""
    require(actor, Permission.DRAW_SAMPLE)
    if closes_on < local_date(now):
        raise Incomplete([Problem("closes_on", "Choose a day that is still to come.")])
    if (there := _open(actor, now)) is not None:
        raise NotAllowedNow(f"An exercise is open until {there.closes_on.day} {there.closes_on:%B %Y}.")
    row = CalibrationRound.record(actor=actor, circle_id=strand_of(actor.agency_id), closes_on=closes_on)
    audit.record(actor, "screening.calibration_opened", about=[f"calibration:{row.pk}"])
    return row.pk


def _open(actor: Actor, now: datetime) -> CalibrationRound | None:
    rows = CalibrationRound.objects.visible_to(actor).current().filter(closes_on__gte=local_date(now))
    return rows.order_by("-recorded_at", "-pk").first()


@transaction.atomic
def answer(*, actor: Actor, vignette: str, grade: Grade, reasons: str, now: datetime) -> None:
    """Grade one household, once. The second set opens when the first is done. Raises NotVisible, NotAllowedNow."""
    require(actor, Permission.CALIBRATE)
    row = _open(actor, now)
    asked = next((each for each in vignettes() if each.slug == vignette), None)
    if row is None or asked is None:
        raise NotVisible
    if not reasons.strip():
        raise Incomplete([Problem("reasons", "Say why, in a line.")])
    mine = _mine(actor, row)
    if vignette in mine:
        raise NotAllowedNow("You have graded this one. A second answer would not be your first.")
    if asked.set == "after" and not _has(mine, "before"):
        raise NotAllowedNow("Grade the first three before the others.")
    CalibrationAnswer.record(
        actor=actor, circle_id=row.circle_id, round=row, vignette=vignette, grade=grade, reasons=reasons.strip()
    )
    audit.record(actor, "screening.calibration_answered", about=[f"calibration:{row.pk}"])


def _mine(actor: Actor, row: CalibrationRound) -> dict[str, Grade]:
    told = CalibrationAnswer.objects.filter(round=row, recorded_by=actor.account_id).values_list("vignette", "grade")
    return {slug: Grade(grade) for slug, grade in told}


def _has(mine: dict[str, Grade], which: Set) -> bool:
    return all(each.slug in mine for each in vignettes() if each.set == which)


def the_round(*, actor: Actor, now: datetime) -> Round | None:
    """The exercise that is open, or the last; None where there was none. What others gave is shown once one's own set
    is whole, and of three people at least. Three queries.
    """
    require(actor, Permission.CALIBRATE)
    row = CalibrationRound.objects.visible_to(actor).current().order_by("-recorded_at", "-pk").first()
    if row is None:
        return None
    told = list(CalibrationAnswer.objects.filter(round=row).values_list("recorded_by", "vignette", "grade"))
    mine = {slug: Grade(grade) for who, slug, grade in told if who == actor.account_id}
    closed = row.closes_on < local_date(now)
    spread: dict[str, dict[Grade, int]] = {}
    for each in vignettes():
        given = Counter(Grade(grade) for _, slug, grade in told if slug == each.slug)
        if (closed or _has(mine, each.set)) and sum(given.values()) >= LEAST_PEOPLE:
            spread[each.slug] = dict(given)
    whole = {who for who, _, _ in told if _done(told, who)}
    before, after = (_grades(told, whole, which) for which in SETS)
    return Round(row.pk, row.closes_on, mine, spread, alike(before), alike(after), moved(before, after))


def _done(told: list[tuple[UUID, str, str]], who: UUID) -> bool:
    return {slug for by, slug, _ in told if by == who} >= {each.slug for each in vignettes()}


def _grades(told: list[tuple[UUID, str, str]], people: set[UUID], which: Set) -> NDArray[np.int8]:
    """Of those who graded both sets, so that the same people are compared."""
    slugs = [each.slug for each in vignettes() if each.set == which]
    given = {(who, slug): GRADES.index(grade) for who, slug, grade in told}
    rows = [[given.get((who, slug), -1) for slug in slugs] for who in sorted(people)]
    return np.array(rows, dtype=np.int8).reshape(len(rows), len(slugs))
