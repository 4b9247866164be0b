"""The specification as SQL: which pairs are compared, how each comparison falls, what the pair weighs, what is doubted.

One text for both engines. A comparison's level is its place in the specification's list, from 1, and 0 where something
is not known, so that a scored pair is a row of small whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from openmash.records.linkage.batch.preparing import holds
from openmash.records.linkage.model.conditions import Dialect
from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.specification import BLOCKS, COMPARISONS, NAMES, Block, Comparison, weights

LISTS = frozenset({"forms", "middles", "families", "given_pairs"})
BEGINNINGS = {"given_start": "left(o.given, 3)"}
"""What only blocks read."""
SAID = {
    "forms": ("given", "forms"), "given_sound": ("given", "sound"), "given_sorted": ("given", "letters"),
    "given_shape": ("given", "shape"), "given_pairs": ("given", "pairs"), "given_known": ("given", "known"),
    "families": ("family", "families"), "family_sorted": ("family", "letters"),
}  # fmt: skip
"""Columns that stand beside the lists, in `said_given` or `said_family`, by their names there."""
COLUMNS = (
    "given", "initial", "forms", "given_sound", "given_sorted", "given_shape", "given_pairs", "given_known", "given_rarity", "middles", "family",
    "families", "family_sound", "family_sorted", "family_known", "family_rarity", "born", "born_sorted", "year", "month", "day", "sex",
    "postcode", "sector", "door", "nhs", "nhs_holds", "upn", "phone",
)  # fmt: skip
OWN = (
    "given", "given_rarity", "initial", "middles", "in_middle", "family", "family_sound", "family_known", "family_rarity", "family_marks", "in_parts",
    "born", "born_sorted", "year", "month", "day", "sex", "postcode", "sector", "door", "nhs", "upn", "phone",
)  # fmt: skip
"""What is each record's own, of which is reckoned what a pair weighs at most."""
AT_LAST = (*NAMES, "nhs_number")
"""What is compared only of the pairs that may weigh enough."""
RARITIES = ", ".join(f"{c.rarity}_l" for c in COMPARISONS if c.rarity)


def blocks(left: int, right: int, *, first: bool) -> tuple[Block, ...]:
    """The blocks for lists of these sizes: those that are looked at first, or those that then are."""
    return tuple(
        block
        for block in BLOCKS
        if (block.up_to is None or max(left, right) <= block.up_to) and (block.first if first else block.again)
    )


def candidates(block: Block, left: str, right: str, within: str = "true") -> str:
    """The pairs (id_l, id_r) of one block, for DuckDB. `within`: a condition on the pair, over l.id and r.id.

    The columns are joined by one number made of them, which takes two thirds of the time and half of the memory. Where two
    differ and their numbers do not, a pair more is compared, and no more than that.
    """
    names = [name.split("=") for name in block.columns]
    which = [("", "")]
    if block.lacks:
        which = [(f"o.{block.lacks} is null", ""), (f"o.{block.lacks} is not null", f"o.{block.lacks} is null")]
    return " union all ".join(
        f"select l.id as id_l, r.id as id_r from ({_side(block, left, [name[0] for name in names], ours)}) l "
        f"join ({_side(block, right, [name[-1] for name in names], theirs)}) r on l.k = r.k where {within}"
        for ours, theirs in which
    )


def find(db: duckdb.DuckDBPyConnection, blocks: Iterable[Block], left: str, right: str, within: str) -> None:
    """Make table `found` (id_l, id_r): the pairs of all these blocks, each once.

    Block by block, as all at once would hold what every block is joined by in memory together. Both ids go as one number
    while they are told apart.
    """
    db.execute("create or replace temp table paired (pair bigint)")
    for block in blocks:
        db.execute(
            f"insert into paired select (id_l::bigint << 32) | id_r from ({candidates(block, left, right, within)}) f"
        )
    db.execute(
        "create or replace temp table found as select (pair >> 32)::integer as id_l, (pair & 4294967295)::integer as id_r "
        "from (select distinct pair from paired) d"
    )
    db.execute("drop table paired")


def _side(block: Block, table: str, columns: list[str], only: str) -> str:
    said = [BEGINNINGS.get(c, f"{SAID[c][0]}_said.{SAID[c][1]}" if c in SAID else f"o.{c}") for c in columns]
    beside = "".join(
        f" join said_{name} {name}_said on {name}_said.place = o.{name}_place"
        for name in dict.fromkeys(SAID[c][0] for c in columns if c in SAID)
    )
    known = " and ".join([f"{c} is not null" for c in said] + [only] * bool(only))
    each = ", ".join(
        f"unnest({read}) as k{i}" if c in LISTS else f"{read} as k{i}"
        for i, (c, read) in enumerate(zip(columns, said, strict=True))
    )
    keys = (
        f"select id, hash({', '.join(f'k{i}' for i in range(len(said)))}) as k from "
        f"(select o.id, {each} from {table}_own o{beside} where {known}) a"
    )
    if block.most is None:
        return keys
    return (
        f"select id, k from ({keys}) b where k in (select k from ({keys}) c group by k having count(*) <= {block.most})"
    )


def level(comparison: Comparison, dialect: Dialect) -> str:
    """The place of the level that holds, or 0."""
    cases = " ".join(f"when {each.when.sql(dialect)} then {i}" for i, each in enumerate(comparison.levels, 1))
    return f"case {cases} else 0 end"


def scored(pairs: str, left: str, right: str, dialect: Dialect, *, prior: int, floor: int, alike: bool = False) -> str:
    """Of the table or query `pairs` (id_l, id_r), those that weigh `floor` or more, in hundredths of a bit: id_l, id_r,
    weight, doubt (the first rule of judgement that applies, from 1, or 0), first (whether they agree in a block that is
    looked at first) and a level for each comparison. `alike`: nearly all weigh enough, so that it is not worth asking first
    what they may weigh at most.
    """
    kept = ", ".join(f"cast(c_{c.name} as tinyint) as c_{c.name}" for c in COMPARISONS)
    weight = " + ".join([str(prior), *(_weight(c) for c in COMPARISONS)])
    compared = (
        _light(pairs, left, right, prior, None if alike else floor)
        if dialect == "duckdb"
        else _plain(pairs, left, right)
    )
    return f"""
      select id_l, id_r, cast(weight as integer) as weight, cast({doubted()} as tinyint) as doubt, first, {kept} from (
        select *, {weight} as weight from ({compared}) b) c
      where weight >= {floor}"""


def _first() -> str:
    agreed = (" and ".join(f"{c}_l = {c}_r" for c in block.columns) for block in BLOCKS if block.first)
    return f"coalesce({' or '.join(f'({each})' for each in agreed)}, false)"


def _levels(comparisons: Iterable[Comparison], dialect: Dialect) -> str:
    return ", ".join(f"{level(c, dialect)} as c_{c.name}" for c in comparisons)


def _plain(pairs: str, left: str, right: str) -> str:
    """Every pair with how each comparison falls, for Spark: from every column of both records."""
    both = ", ".join(f"l.{c} as {c}_l, r.{c} as {c}_r" for c in COLUMNS)
    return (
        f"select id_l, id_r, {RARITIES}, {_first()} as first, {_levels(COMPARISONS, 'spark')} from (select p.id_l, p.id_r, {both} "
        f"from {pairs} p join {left} l on l.id = p.id_l join {right} r on r.id = p.id_r) a"
    )


def _light(pairs: str, left: str, right: str, prior: int, floor: int | None) -> str:
    """The same for DuckDB, in two steps: first what is each record's own, and then, of the pairs that may weigh enough, what is
    said of their names, and that only where the two names are not the same: where they are, nothing else of them is asked.
    """
    own = ", ".join(f"l.{c} as {c}_l, r.{c} as {c}_r" for c in (*OWN, "given_place", "family_place"))
    at_once = _levels((c for c in COMPARISONS if c.name not in AT_LAST), "duckdb")
    first = (
        f"select *, {at_once} from (select p.id_l, p.id_r, {own} from {pairs} p "
        f"join {left}_own l on l.id = p.id_l join {right}_own r on r.id = p.id_r) o"
    )
    near = f"select * from ({first}) f where {'true' if floor is None else f'{at_most(prior)} >= {floor}'}"
    joins, said = [], []
    for side in "lr":
        for name, unless in (("given", "given_l = given_r"), ("family", "given_l = given_r and family_l = family_r")):
            as_said = f"{name}_{side}_said"
            joins.append(
                f"left join said_{name} {as_said} on {as_said}.place = case when coalesce({unless}, false) then null else n.{name}_place_{side} end"
            )
            said += [
                f"{_or_none(f'{as_said}.{read}', column)} as {column}_{side}"
                for column, (of, read) in SAID.items()
                if of == name
            ]
        said.append(f"case when nhs_l <> nhs_r then {holds(f'nhs_{side}')} else false end as nhs_holds_{side}")
    at_last = _levels((c for c in COMPARISONS if c.name in AT_LAST), "duckdb")
    return f"select *, {at_last}, {_first()} as first from (select n.*, {', '.join(said)} from ({near}) n {' '.join(joins)}) s"


def _or_none(read: str, column: str) -> str:
    return (
        f"coalesce({read}, [])" if column in LISTS else f"coalesce({read}, false)" if column.endswith("known") else read
    )


def at_most(prior: int) -> str:
    """No less than what a pair weighs, from how all but AT_LAST fall and from the records' own: of names is only asked whether
    they may be near each other, where one letter put in, left out or changed changes two of a name's marks at most; and of NHS
    numbers that differ not whether both hold, when they would weigh less.
    """
    of = {c.name: {each.name: weights().by_level[c.name, each.name] for each in c.levels} for c in COMPARISONS}
    exchanged = "(coalesce(given_l = family_r or given_r = family_l, false) or in_parts_l and in_parts_r)"
    changed = "bit_count(xor(family_marks_l, family_marks_r))"
    given = {name: worth for name, worth in of["forename"].items() if name not in ("same", "exchanged")}
    family = of["surname"]
    forename = (
        f"case when given_l = given_r then {of['forename']['same']} + given_rarity_l "
        f"when given_l is null or given_r is null then {max(0, given['initial'], given['middle'])} "
        f"when {exchanged} then {of['forename']['exchanged']} else {max(given.values())} end"
    )
    surname = (
        f"case when family_l = family_r then {family['same']} + family_rarity_l "
        f"when family_l is null or family_r is null then 0 when in_parts_l or in_parts_r or {exchanged} or {changed} <= 2 "
        f"then {max(worth for name, worth in family.items() if name != 'same')} "
        f"when {changed} <= 4 or family_sound_l = family_sound_r or left(family_l, 5) = left(family_r, 5) "
        f"then {max(family['alike'], family['misread'])} "
        f"when {changed} <= 6 and not (family_known_l and family_known_r) then {family['misread']} else {family['different']} end"
    )
    middle_name = f"case when in_middle_l and in_middle_r then {max(of['middle_name'].values())} else 0 end"
    [of_numbers] = [c.levels for c in COMPARISONS if c.name == "nhs_number"]
    asked = {each.name: each.when.sql("duckdb") for each in of_numbers}
    number = " ".join(
        f"when {when} then {of['nhs_number'][name]}" for name, when in asked.items() if "nhs_holds" not in when
    )
    the_rest = [_weight(c) for c in COMPARISONS if c.name not in AT_LAST]
    return " + ".join([str(prior), forename, surname, middle_name, f"case {number} else 0 end", *the_rest])


def _weight(comparison: Comparison) -> str:
    by_level = weights().by_level
    cases = []
    for i, each in enumerate(comparison.levels, 1):
        rarity = f" + {comparison.rarity}_l" if comparison.rarity and each.name == "same" else ""
        cases.append(f"when {i} then {by_level[comparison.name, each.name]}{rarity}")
    return f"case c_{comparison.name} {' '.join(cases)} else 0 end"


def doubted() -> str:
    """The first rule of judgement that applies, from 1, or 0, over the levels."""
    places = {c.name: {"": 0} | {each.name: i for i, each in enumerate(c.levels, 1)} for c in COMPARISONS}
    cases = []
    for number, doubt in enumerate(DOUBTS, 1):
        parts = (
            f"c_{name} in ({', '.join(str(places[name][each]) for each in levels)})"
            for name, levels in doubt.levels.items()
        )
        cases.append(f"when {' and '.join(parts)} then {number}")
    return f"case {' '.join(cases)} else 0 end"
