"""The specification as SQL: which pairs are compared, how each comparison falls, what the pair weighs, what is doubted.

One text for both engines. A comparison's level is its place in the specification's list, from 1, and 0 where something
is not known, so that a scored pair is a row of small whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

from openmash.records.linkage.model.conditions import Dialect
from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.specification import BLOCKS, COMPARISONS, Block, Comparison, weights

LISTS = frozenset({"forms", "middles", "families", "given_pairs"})
BEGINNINGS = {"given_start": "left(given, 3)"}
"""What only blocks read."""
COLUMNS = (
    "given", "initial", "forms", "given_sound", "given_sorted", "given_shape", "given_pairs", "given_known", "given_rarity", "middles", "family",
    "families", "family_sound", "family_sorted", "family_known", "family_rarity", "born", "born_sorted", "year", "month", "day", "sex",
    "postcode", "sector", "door", "nhs", "nhs_holds", "upn", "phone",
)  # fmt: skip


def blocks(left: int, right: int) -> tuple[Block, ...]:
    """The blocks for lists of these sizes."""
    return tuple(block for block in BLOCKS if block.up_to is None or max(left, right) <= block.up_to)


def candidates(block: Block, left: str, right: str, within: str = "true") -> str:
    """The pairs (id_l, id_r) of one block, for DuckDB. `within`: a condition on the pair, over l.id and r.id.

    The columns are joined by one number made of them, which takes two thirds of the time and half of the memory. Where two
    differ and their numbers do not, a pair more is compared, and no more than that.
    """
    names = [name.split("=") for name in block.columns]
    which = [("", "")]
    if block.lacks:
        which = [(f"{block.lacks} is null", ""), (f"{block.lacks} is not null", f"{block.lacks} is null")]
    return " union all ".join(
        f"select l.id as id_l, r.id as id_r from ({_side(block, left, [name[0] for name in names], ours)}) l "
        f"join ({_side(block, right, [name[-1] for name in names], theirs)}) r on l.k = r.k where {within}"
        for ours, theirs in which
    )


def every_candidate(blocks: Iterable[Block], left: str, right: str, within: str) -> str:
    """The pairs of all these blocks, each once: both ids go as one number while they are told apart."""
    found = " union all ".join(candidates(block, left, right, within) for block in blocks)
    return (
        f"select (pair >> 32)::integer as id_l, (pair & 4294967295)::integer as id_r "
        f"from (select distinct (id_l::bigint << 32) | id_r as pair from ({found}) f) d"
    )


def _side(block: Block, table: str, columns: list[str], only: str) -> str:
    said = [BEGINNINGS.get(c, c) for c in columns]
    known = " and ".join([f"{c} is not null" for c in said] + [only] * bool(only))
    each = ", ".join(f"unnest({c}) as k{i}" if c in LISTS else f"{c} as k{i}" for i, c in enumerate(said))
    keys = (
        f"select id, hash({', '.join(f'k{i}' for i in range(len(said)))}) as k from "
        f"(select id, {each} from {table} where {known}) a"
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


def scored(pairs: str, left: str, right: str, dialect: Dialect, *, prior: int, floor: int) -> str:
    """Of the table or query `pairs` (id_l, id_r), those that weigh `floor` or more, in hundredths of a bit: id_l, id_r,
    weight, doubt (the first rule of judgement that applies, from 1, or 0) and a level for each comparison.
    """
    both = ", ".join(f"l.{c} as {c}_l, r.{c} as {c}_r" for c in COLUMNS)
    levels = ", ".join(f"{level(c, dialect)} as c_{c.name}" for c in COMPARISONS)
    kept = ", ".join(f"cast(c_{c.name} as tinyint) as c_{c.name}" for c in COMPARISONS)
    rarities = ", ".join(f"{c.rarity}_l" for c in COMPARISONS if c.rarity)
    weight = " + ".join([str(prior), *(_weight(c) for c in COMPARISONS)])
    return f"""
      select id_l, id_r, cast(weight as integer) as weight, cast({_doubt()} as tinyint) as doubt, {kept} from (
        select *, {weight} as weight from (
          select id_l, id_r, {rarities}, {levels} from (
            select p.id_l, p.id_r, {both} from {pairs} p join {left} l on l.id = p.id_l join {right} r on r.id = p.id_r) a) b) c
      where weight >= {floor}"""


def _weight(comparison: Comparison) -> str:
    by_level = weights().by_level
    cases = []
    for i, each in enumerate(comparison.levels, 1):
        rarity = f" + {comparison.rarity}_l" if comparison.rarity and each.name == "same" else ""
        cases.append(f"when {i} then {by_level[comparison.name, each.name]}{rarity}")
    return f"case c_{comparison.name} {' '.join(cases)} else 0 end"


def _doubt() -> str:
    places = {c.name: {"": 0} | {each.name: i for i, each in enumerate(c.levels, 1)} for c in COMPARISONS}
    cases = []
    for number, doubt in enumerate(DOUBTS, 1):
        parts = (
            f"c_{name} in ({', '.join(str(places[name][each]) for each in levels)})"
            for name, levels in doubt.levels.items()
        )
        cases.append(f"when {' and '.join(parts)} then {number}")
    return f"case {' '.join(cases)} else 0 end"
