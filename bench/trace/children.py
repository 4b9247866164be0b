"""The million people of the look-up, and what is asked of them with its slips."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from bench.million import DATA, Made, people, slip

PEOPLE, TWINS, SEED, POSTCODES = 1_000_000, 0.03, 7, 40_000


@dataclass(frozen=True)
class Whole:
    """A person of the million with where they live, their sex and, for a twin, who the other is."""

    made: Made
    sex: str
    postcode: str
    twin: UUID | None = None


@dataclass(frozen=True)
class Asked:
    """One question. `of`: the person meant, or nothing where they are not recorded; `twin`: the other, recorded one."""

    kind: str
    of: UUID | None
    forenames: str
    surname: str
    born: date | None
    sex: str
    postcode: str
    nhs_number: str
    twin: UUID | None = None


def everybody() -> Iterator[Whole]:
    """The million, the same each time: each twin follows the other."""
    random = Random(SEED)
    count = 0
    for made in people(PEOPLE, SEED):
        if count >= PEOPLE:
            return
        one = Whole(made, random.choice("FM"), _postcode(random.randrange(POSTCODES)))
        count += 1
        if made.birth and made.birth.year > 2007 and count < PEOPLE and random.random() < TWINS:
            other = _twin_of(one, random)
            yield replace(one, twin=other.made.id)
            yield other
            count += 1
        else:
            yield one


def _twin_of(one: Whole, random: Random) -> Whole:
    given = one.made.names[0][1].split()[0]
    name = random.choice(FORENAMES)
    while name == given or (random.random() < 0.3) != (name[0] == given[0]):
        name = random.choice(FORENAMES)
    key = UUID(int=one.made.id.int ^ (1 << 60))
    number = _near_number(one.made.nhs_number, random) if one.made.nhs_number else ""
    made = Made(key, (("legal", name, one.made.names[0][2]),), one.made.birth, number, one.made.circle)
    return Whole(made, random.choice("FM"), one.postcode, one.made.id)


def _near_number(number: str, random: Random) -> str:
    """Another number of the range kept for tests."""
    while True:
        stem = f"999{random.randrange(1_000_000):06d}"
        rest = (11 - sum(int(d) * w for d, w in zip(stem, range(10, 1, -1), strict=True)) % 11) % 11
        if rest < 10 and f"{stem}{rest}" != number:
            return f"{stem}{rest}"


def _postcode(number: int) -> str:
    area, rest = divmod(number, 2000)
    sector, unit = divmod(rest, 200)
    return f"GL{area + 1} {sector}{'ABDEFGHJLN'[unit // 20]}{'PQRSTUWXYZABDEFGHJLN'[unit % 20]}"


def _forenames() -> list[str]:
    with (DATA / "forenames.csv").open() as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: -float(row["weight"]))
    return [row["name"] for row in rows[:1200]]


FORENAMES = _forenames()


def _short_forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with (DATA / "nicknames.csv").open() as lines:
        for row in csv.DictReader(lines):
            found[row["name"].casefold()].append(row["nickname"])
    return found


SHORT = _short_forms()


def questions_for(count: int, seed: int = 11) -> list[Asked]:
    """Three quarters of people who are there, a quarter of others; and for twins, beside these, three sets of their own."""
    random = Random(seed)
    children = [e for e in everybody() if e.made.circle == 1 and e.made.birth and e.made.birth.year > 2007]
    asked = [_told(e, "there", random) for e in random.sample(children, count * 3 // 4)]
    strangers = [e for e in _strangers(random, count) if e.made.circle == 1 and e.made.birth]
    asked += [replace(_told(e, "not there", random), of=None) for e in strangers[: count - len(asked)]]
    twins = random.sample([e for e in children if e.twin], min(600, count // 2))
    asked += [replace(_told(e, "a twin, both recorded", random), twin=e.twin) for e in twins]
    for each in random.sample([e for e in children if not e.twin], min(300, count // 4)):
        other = _twin_of(each, random)
        asked.append(replace(_told(other, "a twin, only the other recorded", random), of=None, twin=each.made.id))
    random.shuffle(asked)
    return asked


def _strangers(random: Random, count: int) -> Iterator[Whole]:
    for made in people(count * 3, SEED + 1):
        if made.birth and made.birth.year > 2007:
            number = _near_number("", random) if made.nhs_number else ""
            yield Whole(
                replace(made, nhs_number=number), random.choice("FM"), _postcode(random.randrange(POSTCODES))
            )  # fmt: skip


def _told(each: Whole, kind: str, random: Random) -> Asked:
    """What another agency writes of this child, with its slips."""
    forenames, surname = each.made.names[0][1], each.made.names[0][2]
    given = forenames.split()[0]
    chance = random.random
    if chance() < 0.07 and (short := SHORT.get(given.casefold())):
        given = random.choice(short).capitalize()
    elif chance() < 0.03:
        given = slip(given, random)
    elif chance() < 0.012 and " " in forenames:
        given = forenames.split()[1]
    roll = chance()
    if roll < 0.03:
        surname = slip(surname, random)
    elif roll < 0.07:
        surname = f"{random.choice(FORENAMES)}son"
    elif roll < 0.09:
        surname = f"{surname}-{random.choice(FORENAMES)}son"
    if chance() < 0.006:
        given, surname = surname, given
    postcode = each.postcode
    roll = chance()
    if roll < 0.16:
        postcode = _postcode(random.randrange(POSTCODES))
    elif roll < 0.19:
        postcode = ""
    number = "" if chance() < 0.3 else each.made.nhs_number
    return Asked(kind, each.made.id, given, surname, _date(each.made.birth, random), each.sex, postcode, number)


def _date(born: date | None, random: Random) -> date | None:
    roll = random.random()
    if born is None or roll < 0.008:
        return None
    if roll < 0.018 and born.day <= 12:
        return born.replace(day=born.month, month=born.day)
    if roll < 0.026:
        return born + timedelta(days=random.choice((-1, 1, 10, -10)))
    return born.replace(day=1, month=1) if roll < 0.031 else born
