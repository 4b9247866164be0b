"""Another system's children in need census, taken in as a migration: each child once, their cases as steps.

Joined here: the census (statute), files and their receipts (imports), who a child is (linkage, people), and journeys.

A child of the file is a row. Whose record it is: the one made of the same number before; else the only one here who is
surely the same, by the register's own rule; a child who may be one that is here waits for a person, with the reason. So
nobody is doubled. A referral that led to nothing is no case, and is counted in the receipt.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from openmash.casework.journey.taking_in import OldCase, OldStep, take_in
from openmash.casework.journey.words import Closure, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import BadFile, load_feed
from openmash.foundation.imports.columns import Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.foundation.reference.codes import codes
from openmash.records.linkage import selectors as linkage
from openmash.records.people import actions as people
from openmash.records.people.actions.writing import HELD_FOR_THE_HUB
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NumberTold
from openmash.records.people.words import DetailKind, PersonKind, Scheme
from openmash.statute.census.codes import PRE_PROCEEDINGS
from openmash.statute.census.reading import BadReturn, CensusFile, as_day
from openmash.statute.census.shape import (
    YES,
    Assessment,
    Child,
    Enquiry,
    Episode,
    NeedPlan,
    PreProceedings,
    ProtectionPlan,
)

WAITS = (
    "This may be a child who is here already: a number or the birth agrees, but not enough for the register’s rule. "
    "Find the child, add the number {number} to their record, and load the file again."
)
NOBODY = "The file gives this child neither a number nor a date of birth, so nobody could say who it is."
NOTHING = "Referrals that led to no further action: {many:,}. They are no cases, and were not taken in."
SEX_OF_GENDER = {"1": "M", "2": "F"}


@dataclass(frozen=True)
class CensusRow:
    """One child of the file: their numbers and codes, and their referrals as one text (`told_again` reads it)."""

    number: str
    upn: str
    born: date | None
    due: date | None
    sex: str
    died: date | None
    ethnicity: str
    disabilities: str
    referrals: str


def _day(cell: str) -> date:
    return date.fromisoformat(cell)


COLUMNS = (
    Column("number", read.text, required=True, longest=40),
    Column("upn", read.text, longest=20),
    Column("born", _day, blank=None),
    Column("due", _day, blank=None),
    Column("sex", read.text, longest=2),
    Column("died", _day, blank=None),
    Column("ethnicity", read.text, longest=10),
    Column("disabilities", read.text, longest=100),
    Column("referrals", read.text, longest=100_000, lines=True),
)
CENSUS: Feed[CensusRow] = Feed(
    slug="cin", name="Children in need census of another system", columns=COLUMNS, make=CensusRow, key=("number",)
)


def read_census_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in one census (XML); returns the receipt, whose lines count children. Call it outside a transaction.

    `actor` is the account of earlier case systems acting for the council. Raises what `imports.load_feed` raises.
    """
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / f"{path.name}.csv"
        year, nothing = _as_rows(path, rows)
        source = f"{path.name}, the children in need census of {year} of an earlier system"
        team = agencies.duty_desk().id

        def take(row: CensusRow, origin: Origin) -> Outcome:
            return _take(row, origin, actor, source, team)

        receipt = load_feed(CENSUS, rows, actor=actor, as_at=as_at, handle=take, progress=progress, read_from=path)
    said = (NOTHING.format(many=nothing),) if nothing else ()
    return replace(receipt, warnings=(*receipt.warnings, *said))


def _as_rows(path: Path, to: Path) -> tuple[str, int]:
    """The file as rows; the year it says it is of, and how many referrals led to nothing. Raises BadFile."""
    nothing = 0
    try:
        with CensusFile(path) as file, to.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow([column.name for column in COLUMNS])
            for child in file.children():
                nothing += sum(each.no_further_action in YES for each in child.episodes)
                writer.writerow(_row(child))
            year = file.header.year if file.header else ""
    except BadReturn as bad:
        raise BadFile(bad.sentence) from bad
    return year or "an unnamed year", nothing


def _row(child: Child) -> tuple[str, ...]:
    sex = child.sex or SEX_OF_GENDER.get(child.gender, "U")
    lines = [line for each in child.episodes if each.no_further_action not in YES for line in _lines(each)]
    return (
        child.id.strip(), child.upn.strip(), _iso(child.born), _iso(child.due), sex, _iso(child.died),
        child.ethnicity, " ".join(child.disabilities), "\n".join(lines),
    )  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _lines(one: Episode) -> Iterator[str]:
    """A referral as lines: what it was, then a line a step: day, step, words."""
    yield f"referral {one.need}"
    told: list[tuple[date | None, Step, str]] = [
        (one.referral, Step.ACCEPTED, f"Referral source {one.source}." if one.source else ""),
        (one.conference, Step.INITIAL_CONFERENCE, ""),
        *(each for some in one.assessments for each in _assessment(some)),
        *(each for some in one.need_plans for each in _need_plan(some)),
        *(each for some in one.enquiries for each in _enquiry(some)),
        *(each for some in one.plans for each in _plan(some)),
        *(each for some in one.pre_proceedings for each in _pre_proceedings(some)),
        (one.closure, Step.CLOSED, one.reason),
    ]  # fmt: skip
    for on, step, words in told:
        if on is not None:
            yield f"{on} {step.value} {words}".rstrip()


def _assessment(one: Assessment) -> Iterator[tuple[date | None, Step, str]]:
    yield one.start, Step.ASSESSMENT_BEGAN, ""
    yield one.end, Step.ASSESSMENT_COMPLETED, f"Factors {', '.join(one.factors)}." if one.factors else ""


def _need_plan(one: NeedPlan) -> Iterator[tuple[date | None, Step, str]]:
    yield one.start, Step.NEED_PLAN_BEGAN, ""
    yield one.end, Step.NEED_PLAN_ENDED, ""


def _enquiry(one: Enquiry) -> Iterator[tuple[date | None, Step, str]]:
    yield one.start, Step.ENQUIRY_BEGAN, ""
    yield one.conference, Step.INITIAL_CONFERENCE, ""
    if one.conference is None and one.no_conference in YES:
        yield one.start, Step.ENQUIRY_CLOSED, "No conference was needed. The file does not say on which day it ended."


def _plan(one: ProtectionPlan) -> Iterator[tuple[date | None, Step, str]]:
    yield one.start, Step.PLAN_BEGAN, f"Category {one.first_category}." if one.first_category else ""
    for day in one.reviews:
        yield day, Step.REVIEW_CONFERENCE, ""
    yield one.end, Step.PLAN_ENDED, f"Category {one.latest_category}." if one.latest_category else ""


def _pre_proceedings(one: PreProceedings) -> Iterator[tuple[date | None, Step, str]]:
    """From the day they began to the day that was decided; the rest stands in words, since its codes are not known."""
    told = dict(one.values)
    rest = [f"{name} {told[name]}" for name in PRE_PROCEEDINGS if told.get(name) and name != "PPStartDate"]
    words = f"The file says further: {', '.join(rest)}." if rest else ""
    began = as_day(told.get("PPStartDate", ""))
    if began is None and (later := [day for value in told.values() if (day := as_day(value)) is not None]):
        began, words = min(later), f"The file does not say on which day they began. {words}"
    yield began, Step.PRE_PROCEEDINGS_BEGAN, " ".join(words.split())
    yield as_day(told.get("StepDecisionDate", "")), Step.PRE_PROCEEDINGS_ENDED, ""


def told_again(text: str) -> list[OldCase]:
    """The referrals of a row. Raises Incomplete for one without a day, or a line that says nothing known."""
    found: list[OldCase] = []
    for line in text.splitlines():
        if line.startswith("referral"):
            found.append(OldCase((), line.partition(" ")[2].strip()))
            continue
        day, _, rest = line.partition(" ")
        name, _, words = rest.partition(" ")
        if not found or name not in Step.values:
            raise Incomplete([Problem("referrals", f"referrals: “{line[:60]}” cannot be read.")])
        closure = None
        if name == Step.CLOSED:
            if words not in Closure.values:
                raise Incomplete(
                    [Problem("referrals", f"referrals: a case closes for no known reason ({words[:10]}).")]
                )
            closure, words = Closure(words), ""
        step = OldStep(Step(name), date.fromisoformat(day), words, closure)
        if step not in found[-1].steps:
            found[-1] = replace(found[-1], steps=(*found[-1].steps, step))
    if any(all(step.step is not Step.ACCEPTED for step in case.steps) for case in found):
        raise Incomplete([Problem("referrals", "referrals: a referral has no day on which it came.")])
    return found


def _take(row: CensusRow, origin: Origin, actor: Actor, source: str, team_id: UUID) -> Outcome:
    cases = told_again(row.referrals)
    if any(case.need and case.need not in codes("primary_need") for case in cases):
        raise Incomplete([Problem("referrals", "referrals: a primary need is none of the codes.")])
    try:
        key = _whose(row, origin, actor)
        person = linkage.person_set(key, actor)
        people.refuse_from_a_feed(key)
        take_in(actor=actor, person=person, old=cases, team_id=team_id, source=source, origin_id=origin.row_id)
    except NotVisible as hidden:  # whoever it is may be known to few: the reason says nothing of that
        raise NotAllowedNow(HELD_FOR_THE_HUB) from hidden
    return Outcome(about=(f"person:{key}",))


def _whose(row: CensusRow, origin: Origin, actor: Actor) -> UUID:
    """The record of this child: the one told of before, the one who is surely the same, or a new one."""
    before = next((about.partition(":")[2] for about in origin.before if about.startswith("person:")), None)
    if before is not None:
        return UUID(before)
    told = _told(row, origin)
    if not told.numbers and told.birth is None:
        raise NotAllowedNow(NOBODY)
    found = linkage.find_match(linkage.query_of(told), actor=actor)
    own = [each for each in found.candidates if (Scheme.SOCIAL_CARE_ID.value, row.number) in each.record.numbers]
    if len(own) == 1:
        return own[0].record_id
    if found.status == "match":
        key = found.candidates[0].record_id
        people.add_number(actor=actor, person_id=key, number=NumberTold(Scheme.SOCIAL_CARE_ID, row.number))
        return key
    if found.status != "no_match":
        raise NotAllowedNow(WAITS.format(number=row.number))
    return people.add_person(actor=actor, told=told)


def _told(row: CensusRow, origin: Origin) -> AsTold:
    birth = BirthTold(row.born) if row.born else BirthTold(row.due, "day", True) if row.due else None
    details = [
        *([DetailTold(DetailKind.SEX, row.sex)] if row.sex in codes("sex") else []),
        *([DetailTold(DetailKind.ETHNICITY, row.ethnicity)] if row.ethnicity in codes("ethnicity") else []),
        *(DetailTold(DetailKind.DISABILITY, code) for code in row.disabilities.split() if code in codes("disability")),
    ]  # fmt: skip
    numbers = {Scheme.SOCIAL_CARE_ID: row.number, Scheme.UPN: row.upn}
    return AsTold(
        kind=PersonKind.UNBORN if birth is not None and birth.expected else PersonKind.CHILD, names=(), birth=birth,
        details=tuple(details),
        numbers=tuple(NumberTold(scheme, value) for scheme, value in numbers.items() if value),
        origin_id=origin.row_id,
    )  # fmt: skip


def rehearsed(load: Callable[[], Receipt]) -> Receipt:
    """What loading a file would come to: everything is done, and then nothing of it is kept."""
    with transaction.atomic():
        receipt = load()
        transaction.set_rollback(True)
    return receipt
