"""From weighed pairs to links, reviews and nothing: what may be decided without a person, over a whole list at once.

Between two lists a record is linked to the one that is best for both. Where another is as good, or a rule of judgement
applies, a person looks; a pair is not asked about once either record is linked to a better one, so that two twins known
to both are each linked to their own. In one list, records linked through a third are one person unless two of them
cannot be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import duckdb

from openmash.records.linkage.model.specification import COMPARISONS, DOUBTS, NEAR_BITS, NUMBERS_OF_ONES_OWN, weights

Repeats = Literal["none", "left", "right", "both"]
AS_GOOD = 300
"""Hundredths of a bit within which two possible partners are as good as each other, so that neither is taken."""
OWN_NUMBER = "({})".format(
    " or ".join(
        f"c_{c.name} = {place}"
        for c in COMPARISONS
        if c.name in NUMBERS_OF_ONES_OWN
        for place, level in enumerate(c.levels, 1)
        if level.name == "same"
    )
)
"""Whether a pair has a number of one's own in common, as SQL over `pairs`."""


def heard_by_the_lists(db: duckdb.DuckDBPyConnection, *, records: int, lists: Sequence[str]) -> None:
    """Make table `heard` (id_l, id_r, weight, doubt) from `pairs`: the same names weigh no more than these lists bear out.

    The model takes how rare a name is from the whole country and the two names as independent. Families of one origin share
    both, and a list may hold many of that origin, so where others of the `lists` (`records` in all, each child once in each)
    bear the same two names, agreement on them is worth at most the share of them who do.
    """
    if not lists:
        db.execute("create or replace temp table heard as select id_l, id_r, weight, doubt from pairs")
        return
    every = " union all ".join(f"select given, family from {table}" for table in lists)
    named = " + ".join(str(weights().by_level[name, "same"]) for name in ("forename", "surname"))
    places = " and ".join(
        f"c_{c.name} = {place}"
        for c in COMPARISONS
        if c.name in ("forename", "surname")
        for place, level in enumerate(c.levels, 1)
        if level.name == "same"
    )
    db.execute(
        f"create or replace temp table bearers as select given, family, count(*) - {len(lists)} as others from ({every}) e "
        f"where given is not null and family is not null group by all having count(*) > {len(lists)}"
    )
    db.execute(
        f"""
        create or replace temp table heard as
        with judged as (
          select p.id_l, p.id_r, {named} + l.given_rarity + l.family_rarity
            - round(100 * log2({records} / b.others))::integer as too_much
          from pairs p join p_left l on l.id = p.id_l join bearers b on b.given = l.given and b.family = l.family
          where {places} and not {OWN_NUMBER})
        select id_l, id_r, weight - greatest(0, coalesce(too_much, 0)) as weight, doubt
        from pairs left join judged using (id_l, id_r)
        """
    )
    db.execute("drop table bearers")


def between(
    db: duckdb.DuckDBPyConnection, *, match: int, alone: int, near: int, potential: int, repeats: Repeats
) -> None:
    """Make table `decided` (id_l, id_r, weight, decision) from table `heard`. `repeats`: the lists that may hold one child
    more than once; a record of such a list is linked to its best partner whoever else is. `alone`: the weight from which
    two records are linked that nobody else could be; `near`: the weight from which a third is near enough for a doubt.
    """
    left_once, right_once = repeats in ("none", "right"), repeats in ("none", "left")
    # a record of the left has one partner where the right holds each child once, and the reverse
    best = " and ".join(
        [f"rank_l = 1 and (next_l is null or weight - next_l > {AS_GOOD})"] * right_once
        + [f"rank_r = 1 and (next_r is null or weight - next_r > {AS_GOOD})"] * left_once
    )
    db.execute(
        f"""
        create or replace temp table ranked as
        select *, row_number() over (partition by id_l order by weight desc, id_r) as rank_l,
          lead(weight) over (partition by id_l order by weight desc, id_r) as next_l,
          row_number() over (partition by id_r order by weight desc, id_l) as rank_r,
          lead(weight) over (partition by id_r order by weight desc, id_l) as next_r
        from (select id_l, id_r, weight, doubt from heard where weight >= {potential})
        """
    )
    but_alone = ", ".join(str(number) for number, doubt in enumerate(DOUBTS, 1) if doubt.unless_alone)
    nobody_else = "rank_l = 1 and rank_r = 1 and next_l is null and next_r is null"
    nobody_near = f"rank_l = 1 and rank_r = 1 and coalesce(greatest(next_l, next_r), {near - 1}) < greatest({near}, weight - {100 * NEAR_BITS})"
    db.execute(
        f"create or replace temp table linked as select id_l, id_r, weight from ranked where {best or 'true'} and "
        f"((doubt = 0 and weight >= {match}) or (doubt = 0 and weight >= {alone} and {nobody_else}) "
        f"or (doubt in ({but_alone}) and weight >= {alone} and {nobody_near}))"
    )
    taken = [
        f"not exists (select 1 from linked k where k.id_l = p.id_l and k.weight >= p.weight - {AS_GOOD})"
    ] * right_once
    taken += [
        f"not exists (select 1 from linked k where k.id_r = p.id_r and k.weight >= p.weight - {AS_GOOD})"
    ] * left_once
    db.execute(
        f"""
        create or replace table decided as
        select id_l, id_r, weight, 'link' as decision from linked
        union all select id_l, id_r, weight, 'review' from ranked p
        where not exists (select 1 from linked k where k.id_l = p.id_l and k.id_r = p.id_r) {"".join(f" and {t}" for t in taken)}
        """
    )
    db.execute("drop table ranked")


def within(db: duckdb.DuckDBPyConnection, *, match: int, potential: int) -> list[tuple[int, int]]:
    """Make table `decided` for one list, and return the pairs that are linked only through others, to be weighed too.

    Links are taken strongest first; one that would bring together two records of which a rule of judgement or their weight
    says that they may be two people goes to a person. A doubt about a forename is answered where a third record has the
    forename of the one and the own number of the other.
    """
    rows = db.execute(
        f"select id_l, id_r, weight, doubt, {OWN_NUMBER} from pairs where weight >= {potential} or doubt > 0 order by weight desc, id_l, id_r"
    ).fetchall()
    plain = [(a, b, own) for a, b, weight, doubt, own in rows if weight >= match and not doubt]
    numbered = _Groups(set())
    for a, b, own in plain:
        if own:
            numbered.join(a, b)
    answered = {frozenset((numbered.first(a), numbered.first(b))) for a, b, _ in plain}
    apart = {
        (a, b)
        for a, b, _, doubt, _ in rows
        if doubt
        and DOUBTS[doubt - 1].two_people
        and not (
            "forename" in DOUBTS[doubt - 1].levels and frozenset((numbered.first(a), numbered.first(b))) in answered
        )
    }
    groups = _Groups(apart)
    linked = {(a, b) for a, b, _ in plain if groups.join(a, b)}
    db.execute("create or replace table decided (id_l integer, id_r integer, weight integer, decision varchar)")
    decided = [
        (a, b, weight, "link" if groups.together(a, b) else "review")
        for a, b, weight, _, _ in rows
        if weight >= potential
    ]
    _insert(db, decided)
    known = {(a, b) for a, b, _, _ in decided}
    return [pair for pair in groups.pairs() if pair not in known and pair not in linked]


class _Groups:
    """Records brought together, and which may not be."""

    def __init__(self, apart: set[tuple[int, int]]) -> None:
        self._group: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def join(self, a: int, b: int) -> bool:
        """Bring two groups together, unless a record of the one may not be with a record of the other."""
        one, other = self._group.setdefault(a, [a]), self._group.setdefault(b, [b])
        if one is other:
            return True
        if any(not self._apart[member].isdisjoint(other) for member in one if member in self._apart):
            return False
        one.extend(other)
        for member in other:
            self._group[member] = one
        return True

    def first(self, a: int) -> int:
        """The record that stands for the group of `a`: itself, where it is in none."""
        return self._group.get(a, [a])[0]

    def together(self, a: int, b: int) -> bool:
        return a in self._group and self._group[a] is self._group.get(b)

    def pairs(self) -> Iterable[tuple[int, int]]:
        for group in {id(g): sorted(g) for g in self._group.values()}.values():
            for i, a in enumerate(group):
                for b in group[i + 1 :]:
                    yield a, b


def _insert(db: duckdb.DuckDBPyConnection, rows: Sequence[tuple[int, int, int, str]]) -> None:
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        db.execute("insert into decided select unnest(?), unnest(?), unnest(?), unnest(?)", columns)
