"""A million made-up people, written by COPY as the loader, through the same triggers as any other row.

Family and given names follow the county's lists for most people; the rest bear rarer ones composed here, because a
million people bear about a hundred thousand family names and no list of three thousand has them.
"""

from __future__ import annotations

import csv
import tomllib
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from uuid import UUID

import psycopg

DATA = Path(__file__).parents[1] / "synthetic/data"
TODAY = date(2026, 11, 1)
RARE_SURNAME, RARE_FORENAME, DOUBLE, MIDDLE, ALIAS, NO_BIRTH = 0.25, 0.12, 0.06, 0.35, 0.15, 0.02
RESTRICTED = 0.012
BATCH = 50_000
HEADS = "ash bar beck bel birk bran brad broad bur cal car chal clay cole cran cross dal dean del dun east el fair fen fox gar gil glen gran hal ham har haw hay hazel hen hol hor hun kil kirk lam lang law leigh lin lock long mar mel mer mid mil mor nor oak old par pen pick pres quar red ridge rock rose rud sal sand sel shel sher sil stan stoke sud sut tad thorn til tren tur wade wal ware wes whit win wood wor wy york".split()  # noqa: SIM905
MIDDLES = "a ar be ber com den ding e en er han i in ing la le ling lo ma mer min na nel ning o ra ring ro ta ter ton ven ver wa wen".split()  # noqa: SIM905
TAILS = "bank beck bourne bridge bury by cliffe combe cott cotter croft dale den don er field fold ford gate ham hurst kin land ley man mere mond more ner ridge sby sett shaw sley son stead stone stow thorpe ton top wall ward wardine way well wick win wood worth wright yard".split()  # noqa: SIM905


@dataclass(frozen=True)
class Names:
    """Names with running weights."""

    names: tuple[str, ...]
    sums: tuple[float, ...]

    def one(self, random: Random) -> str:
        """A name drawn by weight."""
        return self.names[bisect(self.sums, random.random() * self.sums[-1])]


def _weighted(pairs: list[tuple[str, float]]) -> Names:
    return Names(tuple(name for name, _ in pairs), tuple(accumulate(weight for _, weight in pairs)))


def _lists() -> tuple[Names, Names]:
    with (DATA / "surnames.csv").open() as lines:
        surnames = [(row["surname"], float(row["weight"])) for row in csv.DictReader(lines)]
    with (DATA / "forenames.csv").open() as lines:
        forenames = [(row["name"], float(row["weight"])) for row in csv.DictReader(lines)]
    far = tomllib.loads((DATA / "heritage.toml").read_text())
    surname_sum, forename_sum = sum(w for _, w in surnames), sum(w for _, w in forenames)
    for heritage in far.values():
        share = float(heritage["weight"]) / 1000
        families, given = heritage["surnames"].split(), (heritage["female"] + " " + heritage["male"]).split()
        surnames += [(name, surname_sum * share / len(families)) for name in families]
        forenames += [(name, forename_sum * share / len(given)) for name in given]
    return _weighted(surnames), _weighted(forenames)


def slip(word: str, random: Random) -> str:
    """One typing error inside a word of four letters or more: two exchanged, one lost, one wrong, one doubled."""
    if len(word) < 4:
        return word
    at, kind = random.randrange(1, len(word) - 1), random.random()
    if kind < 0.3:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.6:
        return word[:at] + word[at + 1 :]
    if kind < 0.8:
        return word[:at] + random.choice("aeioulnrst") + word[at + 1 :]
    return word[:at] + word[at] + word[at:]


def _rare_surname(random: Random) -> str:
    middle = random.choice(MIDDLES) if random.random() < 0.5 else ""
    return (random.choice(HEADS) + middle + random.choice(TAILS)).capitalize()


def _rare_forename(name: str, random: Random) -> str:
    """A family's own spelling of a known name: Jaxon, Maisy, Kaylee."""
    for old, new in random.sample(
        [
            ("y", "ie"),
            ("ie", "y"),
            ("c", "k"),
            ("s", "z"),
            ("ph", "f"),
            ("a", "ah"),
            ("i", "y"),
            ("ee", "ey"),
            ("l", "ll"),
            ("n", "nn"),
        ],
        10,
    ):
        at = name.find(old, 1)
        if at > 0:
            return name[:at] + new + name[at + len(old) :]
    return name + "a"


@dataclass(frozen=True)
class Made:
    """One person: key, names as (kind, forenames, surname), birth, NHS number or nothing, circle."""

    id: UUID
    names: tuple[tuple[str, str, str], ...]
    birth: date | None
    nhs_number: str
    circle: int


def people(count: int, seed: int) -> Iterator[Made]:
    """`count` made-up people, the same for the same seed."""
    random = Random(seed)
    surnames, forenames = _lists()
    for number in range(count):
        surname = _rare_surname(random) if random.random() < RARE_SURNAME else surnames.one(random)
        if random.random() < DOUBLE:
            surname += f"-{surnames.one(random)}"
        given = forenames.one(random)
        if random.random() < RARE_FORENAME:
            given = _rare_forename(given, random)
        whole = f"{given} {forenames.one(random)}" if random.random() < MIDDLE else given
        names = [("legal", whole, surname)]
        if random.random() < ALIAS:
            other = (
                (given, slip(surname, random)) if random.random() < 0.5 else (slip(given, random), surnames.one(random))
            )
            names.append(("alias", *other))
        years = 25 if random.random() < 0.65 else 80
        birth = TODAY - timedelta(days=int(random.random() * 365.25 * years))
        circle = 1_000_000 + number if random.random() < RESTRICTED else 1
        key = UUID(int=(0x01A0 << 112) | (number << 80) | (0x7 << 76) | (0b10 << 62) | random.getrandbits(62))
        yield Made(
            key, tuple(names), None if random.random() < NO_BIRTH else birth, _nhs_number(number, random), circle
        )


def _nhs_number(number: int, random: Random) -> str:
    """A number of the range kept for tests, for a third of people."""
    if random.random() > 0.33:
        return ""
    stem = f"999{number:06d}"
    rest = (11 - sum(int(d) * w for d, w in zip(stem, range(10, 1, -1), strict=True)) % 11) % 11
    return f"{stem}{rest}" if rest < 10 else ""


def load(db: psycopg.Connection[tuple[object, ...]], count: int, seed: int, agency: UUID, account: UUID) -> None:
    """Write them, a batch at a time, births before names so that each key is made once."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    fact = (agency, 1, False, "day", at, account)
    batch: list[Made] = []
    for made in people(count, seed):
        batch.append(made)
        if len(batch) == BATCH:
            write(db, batch, fact)
            batch.clear()
    write(db, batch, fact)


FACT = "held_by, circle_id, private, occurred_precision, recorded_at, recorded_by"


def write(db: psycopg.Connection[tuple[object, ...]], batch: list[Made], fact: tuple[object, ...]) -> None:
    """One batch of people, committed. `fact`: agency, circle, private, precision, time and account of every row."""
    agency, _, _, _, at, account = fact
    random = Random(str(batch[0].id) if batch else "")

    def key() -> UUID:
        return UUID(int=random.getrandbits(128))

    copy(db, "access_subject (person_id, set_id, circle_id)", [(m.id, m.id, m.circle) for m in batch if m.circle != 1])
    copy(
        db,
        "people_person (id, kind, held_by, circle_id, private, recorded_at, recorded_by)",
        [
            (m.id, "child" if m.birth is None or m.birth.year > 2007 else "adult", agency, 1, False, at, account)
            for m in batch
        ],
    )
    copy(
        db,
        f"people_birth (id, person_id, {FACT}, date, precision, expected)",
        [(key(), m.id, *fact, m.birth, "day", False) for m in batch if m.birth],
    )
    copy(
        db,
        f"people_personname (id, person_id, {FACT}, kind, forenames, surname)",
        [(key(), m.id, *fact, *name) for m in batch for name in m.names],
    )
    copy(
        db,
        f"people_identifier (id, person_id, {FACT}, scheme, value, match_status)",
        [(key(), m.id, *fact, "nhs_number", m.nhs_number, "as_recorded") for m in batch if m.nhs_number],
    )
    db.commit()


def copy(db: psycopg.Connection[tuple[object, ...]], into: str, rows: list[tuple[object, ...]]) -> None:
    """Rows into a table and its columns."""
    with db.cursor().copy(f"copy {into} from stdin") as into_table:
        for row in rows:
            into_table.write_row(row)
