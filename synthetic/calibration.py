"""The county beside the published figures: what was made, what is published, and whether they are near enough.

    ./run openmash demo-data --calibration --children 20000

Published figures are Gloucestershire's (`data/published.csv`). Where nothing is published, the county's own figure
stands alone and is an assumption to be looked at, never a finding about anywhere.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from math import sqrt
from pathlib import Path
from statistics import median
from uuid import UUID

from synthetic import sources, working_time
from synthetic.drafting import age_on
from synthetic.frontdoor_plan import Contact, Decision
from synthetic.plan import Family

PUBLISHED = Path(__file__).parent / "data/published.csv"
YEAR = timedelta(days=365)
WORKING_DAY = 480
TOLERANCE = {
    "referrals": 0.06,
    "children_referred": 0.08,
    "rereferrals": 0.08,
    "no_further_action": 0.15,
    "police": 0.08,
    "schools": 0.08,
    "health": 0.12,
    "section_47": 0.12,
    "in_need": 0.08,
    "protection_plans": 0.20,
    "looked_after": 0.20,
    "boys": 0.02,
}
"""How far a whole county may be from what is published, as a share of it. A smaller one may be further, by chance."""
WHOLE = 133_000
ENOUGH = 20_000
"""Children below which chance leaves nothing to judge."""


def tolerance(key: str, children: int) -> float:
    """How far a county of so many children may be: chance goes with the square root of how many there are."""
    return TOLERANCE[key] * sqrt(WHOLE / min(children, WHOLE))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the county: `published` is None where nothing is."""

    key: str
    what: str
    unit: str
    made: float
    published: float | None = None
    tolerance: float | None = None

    @property
    def is_near(self) -> bool:
        """Whether it is within tolerance; True where there is none to be within."""
        if self.published is None or self.tolerance is None:
            return True
        return abs(self.made - self.published) <= self.tolerance * self.published


@dataclass(frozen=True, slots=True)
class Published:
    """A published figure and what it is called."""

    what: str
    value: float
    unit: str


@cache
def published() -> dict[str, Published]:
    """Every published figure kept here, by its key."""
    with PUBLISHED.open(encoding="utf-8") as lines:
        return {row["key"]: Published(row["what"], float(row["value"]), row["unit"]) for row in csv.DictReader(lines)}


@dataclass(slots=True)
class Tally:
    """What is counted as families pass by, over the last of the county's years."""

    as_at: datetime
    children: int = 0
    families: int = 0
    twins: int = 0
    sizes: Counter[int] = field(default_factory=Counter)
    boys: Counter[bool] = field(default_factory=Counter)
    contacts: int = 0
    children_in_contacts: int = 0
    unnamed: int = 0
    colours: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    referrals: int = 0
    again: int = 0
    of_source: Counter[str] = field(default_factory=Counter)
    referred: set[UUID] = field(default_factory=set)
    ages: Counter[str] = field(default_factory=Counter)
    notices: int = 0
    notices_again: int = 0
    hours: list[float] = field(default_factory=list)
    in_a_working_day: int = 0
    open_to: Counter[str] = field(default_factory=Counter)

    def add(self, family: Family) -> None:
        """Count one family."""
        self.families += 1
        self.children += len(family.children)
        self.sizes[min(len(family.children), 4)] += 1
        self.twins += 2 * sum(tie.kind == "twin" for tie in family.ties)
        self.boys.update(child.sex == "M" for child in family.children if child.kind == "child")
        for each in family.involvements:
            if each.agency == "council" and each.until is None:
                self.open_to[each.service] += 1
        before: dict[UUID | None, list[datetime]] = defaultdict(list)
        notices: list[datetime] = []
        for contact in family.contacts:
            is_recent = self.as_at - contact.received_at <= YEAR
            if is_recent:
                self._contact(contact)
            self._notice(contact, notices, is_recent)
            for decision in contact.decisions:
                if is_referral(contact, decision):
                    if is_recent:
                        self._referral(family, contact, decision, before[decision.person])
                    before[decision.person].append(contact.received_at)

    def _contact(self, contact: Contact) -> None:
        self.contacts += 1
        self.children_in_contacts += len(contact.children)
        self.unnamed += sum(child.person is None for child in contact.children)
        self.colours[contact.ratings[-1].colour if contact.ratings else "not rated yet"] += 1
        self.outcomes.update(decision.outcome for decision in contact.decisions)
        if contact.decisions:
            at = contact.decisions[0].at
            self.hours.append((at - contact.received_at).total_seconds() / 3600)
            self.in_a_working_day += at <= working_time.after(contact.received_at, WORKING_DAY)

    def _notice(self, contact: Contact, before: list[datetime], is_recent: bool) -> None:
        if contact.police is not None and contact.police.domestic_abuse:
            if is_recent:
                self.notices += 1
                self.notices_again += any(contact.received_at - each <= YEAR for each in before)
            before.append(contact.received_at)

    def _referral(self, family: Family, contact: Contact, decision: Decision, before: list[datetime]) -> None:
        self.referrals += 1
        self.again += any(contact.received_at - each <= YEAR for each in before)
        self.of_source["2A" if contact.source_code == "2A" else sources.category(contact.source_code)] += 1
        if decision.person is not None:
            self.referred.add(decision.person)
            self.ages[_age_group(family, decision.person, contact.received_at)] += 1


def is_referral(contact: Contact, decision: Decision) -> bool:
    """Say whether one child's decision is what the census calls a referral.

    Children's social care acts, or looked at what was not of the least concern and did not have to.
    """
    if decision.outcome == "no_further_action":
        return contact.ratings[-1].colour != "green"
    return decision.outcome in ("assessment", "strategy_discussion")


def _age_group(family: Family, person: UUID, at: datetime) -> str:
    child = family.person(person)
    if child.kind == "unborn" or child.birth is None:
        return "unborn"
    age = age_on(child.birth, at.date())
    return (
        "under 1"
        if age < 1
        else "1 to 4"
        if age < 5
        else "5 to 9"
        if age < 10
        else "10 to 15"
        if age < 16
        else "16, 17"
    )


def figures(families: Iterable[Family], as_at: datetime) -> list[Figure]:
    """Return every figure of a county, those with something published first."""
    tally = Tally(as_at)
    for family in families:
        tally.add(family)
    return [*_compared(tally), *_alone(tally)]


def _compared(tally: Tally) -> Iterator[Figure]:
    def rate(count: int) -> float:
        return 10_000 * count / tally.children

    referrals = max(tally.referrals, 1)
    of_need = sum(tally.open_to.values())
    made = {
        "referrals": rate(tally.referrals),
        "children_referred": rate(len(tally.referred)),
        "rereferrals": 100 * tally.again / referrals,
        "no_further_action": 100 * _share_without_action(tally),
        "police": 100 * tally.of_source["police"] / referrals,
        "schools": 100 * tally.of_source["2A"] / referrals,
        "health": 100 * tally.of_source["health"] / referrals,
        "section_47": rate(tally.outcomes["strategy_discussion"]),
        "in_need": rate(of_need),
        "protection_plans": rate(tally.open_to["Child protection plan"]),
        "looked_after": rate(tally.open_to["Child in care"]),
        "boys": 100 * tally.boys[True] / max(sum(tally.boys.values()), 1),
    }
    for key, value in made.items():
        said = published()[key]
        yield Figure(key, said.what, said.unit, value, said.value, tolerance(key, tally.children))


def _share_without_action(tally: Tally) -> float:
    acted = tally.outcomes["assessment"] + tally.outcomes["strategy_discussion"]
    return 1 - acted / tally.referrals if tally.referrals else 0.0


def _alone(tally: Tally) -> Iterator[Figure]:
    def of(key: str, what: str, count: float, whole: float, unit: str) -> Figure:
        return Figure(key, what, unit, 100 * count / whole if whole else 0.0)

    yield Figure("contacts", "Children in contacts", "per 10,000", 10_000 * tally.children_in_contacts / tally.children)
    yield Figure(
        "per_referral",
        "Children in contacts",
        "for each referral",
        tally.children_in_contacts / max(tally.referrals, 1),
    )
    yield Figure("per_contact", "Children", "for each contact", tally.children_in_contacts / max(tally.contacts, 1))
    decided = sum(tally.outcomes.values())
    for outcome, count in sorted(tally.outcomes.items(), key=lambda each: -each[1]):
        yield of(f"outcome_{outcome}", outcome.replace("_", " ").capitalize(), count, decided, "% of decisions")
    for colour in ("red", "amber", "green", "not rated yet"):
        yield of(f"colour_{colour}", colour.capitalize(), tally.colours[colour], tally.contacts, "% of contacts")
    yield of(
        "in_a_working_day", "Decided in one working day", tally.in_a_working_day, len(tally.hours), "% of contacts"
    )
    yield Figure("hours", "From contact to decision", "hours, median", median(tally.hours) if tally.hours else 0.0)
    yield of(
        "notices_again", "Domestic abuse notices with another in 12 months", tally.notices_again, tally.notices,
        "% of notices",
    )  # fmt: skip
    yield of(
        "unnamed", "Children nobody could name", tally.unnamed, tally.children_in_contacts, "% of children in them"
    )
    known = sum(tally.ages.values())
    for group in ("unborn", "under 1", "1 to 4", "5 to 9", "10 to 15", "16, 17"):
        yield of(
            f"age_{group}",
            f"Aged {group}" if group != "unborn" else "Unborn",
            tally.ages[group],
            known,
            "% of referrals",
        )
    for size in range(1, 5):
        words = "4 or more children" if size == 4 else f"{size} child{'ren' if size > 1 else ''}"
        yield of(f"size_{size}", words, tally.sizes[size], tally.families, "% of families")
    yield of("twins", "Twins", tally.twins, tally.children, "% of children")


def table(found: list[Figure]) -> str:
    """The figures as a table of plain text."""
    lines = [f"{'':48} {'':18} {'County':>9} {'Published':>9} {'Apart':>8}  Within", ""]
    for each in found:
        said = apart = near = ""
        if each.published is not None and each.tolerance is not None:
            said, apart = f"{each.published:,.1f}", f"{100 * (each.made / each.published - 1):+.1f}%"
            near = f"{100 * each.tolerance:.0f}%: {'yes' if each.is_near else 'NO'}"
        lines.append(f"{each.what:48} {each.unit:18} {each.made:9,.1f} {said:>9} {apart:>8}  {near}".rstrip())
    return "\n".join(lines)
