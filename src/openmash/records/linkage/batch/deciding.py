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

from openmash.records.linkage.batch.comparing import doubted
from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.specification import (
    BROTHERS,
    COMPARISONS,
    FEWEST_TO_TELL,
    FORM_OFTEN,
    FORM_TIMES,
    MISSING,
    NEAR_BITS,
    NUMBERS_OF_ONES_OWN,
    SURE_BITS,
    TWINS,
    TWO_FORENAMES,
    weights,
)

Repeats = Literal["none", "left", "right", "both"]
AS_GOOD = 300
"""Hundredths of a bit within which two possible partners are as good as each other, so that neither is taken."""
FAR_BEHIND = 600
"""Hundredths of a bit by which another is so far behind that it is as if it were not there."""
RANKED = ", ".join(
    f"row_number() over (partition by id_{side} order by weight desc, id_{other}) as rank_{side}, "
    f"lead(weight) over (partition by id_{side} order by weight desc, id_{other}) as next_{side}"
    for side, other in (("l", "r"), ("r", "l"))
)
"""Of each pair its place among those of either record, the likeliest first, and what the next weighs."""
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


def surely(db: duckdb.DuckDBPyConnection, *, repeats: Repeats) -> None:
    """Make tables `sure_left` and `sure_right` (id): who is surely found among the pairs that agree in a first block, and
    need not be looked for again. A record that may have more partners than one, as the other list may hold a child more
    than once, is not set aside.
    """
    left_once, right_once = repeats in ("none", "right"), repeats in ("none", "left")
    db.execute(
        f"""
        create or replace temp table sure as
        with ranked as (
          select *, {RANKED}
          from (select id_l, id_r, weight, doubt from pairs where first) f)
        select id_l, id_r from ranked where doubt = 0 and weight >= {100 * SURE_BITS} and {_best(left_once, right_once)}
        """
    )
    db.execute(f"create or replace temp table sure_left as select distinct id_l as id from sure where {right_once}")
    db.execute(f"create or replace temp table sure_right as select distinct id_r as id from sure where {left_once}")
    db.execute("drop table sure")


def _best(left_once: bool, right_once: bool) -> str:
    """Whether a ranked pair is the best of either record, with nobody as good, as SQL: a record of the left has one partner
    where the right holds each child once, and the reverse.
    """
    conditions = [f"rank_l = 1 and (next_l is null or weight - next_l > {AS_GOOD})"] * right_once
    conditions += [f"rank_r = 1 and (next_r is null or weight - next_r > {AS_GOOD})"] * left_once
    return " and ".join(conditions) or "true"


def forms_in_the_lists(db: duckdb.DuckDBPyConnection, *, records: int, lists: Sequence[str]) -> None:
    """Make table `other_form` (one, other): forenames that these lists themselves show to be one child's.

    They are the two forenames of pairs that agree in a number of one's own and in the day of birth, which need no forename
    to be one child. A middle name used as a forename makes such a pair as well, and a twin would bear any name as often as
    it is given; so a pair of names counts only where the one is met beside the other FORM_TIMES times and FORM_OFTEN times as
    often as among all the `records` of `lists`.
    """
    said = ", ".join(str(_place("forename", level)) for level in TWO_FORENAMES)
    both = "join p_left_own l on l.id = p.id_l join p_right_own r on r.id = p.id_r"
    db.execute(
        f"create or replace temp table numbered as select l.given as one, r.given as other, c_forename in ({said}) as differs "
        f"from pairs p {both} where {OWN_NUMBER} and c_birth = {_place('birth', 'same')} and l.given is not null and r.given is not null"
    )
    every = " union all ".join(f"select given from {table}_own" for table in lists)
    db.execute(
        f"""
        create or replace temp table other_form as
        with met as (select one, count(*) as pairs from (select one from numbered union all select other from numbered) n group by one),
          borne as (select given as other, count(*) / {records} as share from ({every}) e where given is not null group by given),
          seen as (select one, other, count(*) as times from (
            select one, other from numbered where differs union all select other, one from numbered where differs) n group by one, other)
        select one, other from seen join met using (one) join borne using (other)
        where times >= {FORM_TIMES} and times >= {FORM_OFTEN} * pairs * share
        """
    )
    db.execute("drop table numbered")


def _as_forms() -> str:
    """The pairs whose two forenames are forms of each other in these lists, weighed and judged as such, as SQL. Not of two
    sexes: twins may be named alike.
    """
    by_level, form = weights().by_level, _place("forename", "form")
    [levels] = [c.levels for c in COMPARISONS if c.name == "forename"]
    gained = " ".join(
        f"when {place} then {by_level['forename', 'form'] - by_level['forename', level.name]}"
        for place, level in enumerate(levels, 1)
        if level.name in TWO_FORENAMES
    )
    said = ", ".join(str(_place("forename", level)) for level in TWO_FORENAMES)
    return (
        f"select id_l, id_r, weight, {doubted()} as doubt from (select p.* replace ({form} as c_forename, "
        f"p.weight + case p.c_forename {gained} end as weight) from pairs p join p_left_own l on l.id = p.id_l join p_right_own r on r.id = p.id_r "
        f"join other_form f on f.one = l.given and f.other = r.given where p.c_forename in ({said}) and p.c_sex <> {_place('sex', 'different')}) a"
    )


def heard_by_the_lists(db: duckdb.DuckDBPyConnection, *, records: int, lists: Sequence[str]) -> None:
    """Make table `heard` (id_l, id_r, weight, doubt) from `pairs`: the same names weigh no more than these lists bear out,
    and two forenames that these lists show to be one child's are forms of each other.

    The model takes how rare a name is from the whole country and the two names as independent. Families of one origin share
    both, and a list may hold many of that origin, so where others of the `lists` (`records` in all, each child once in each)
    bear the same two names, agreement on them is worth at most the share of them who do.
    """
    if not lists:
        db.execute("create or replace temp table heard as select id_l, id_r, weight, doubt from pairs")
        return
    forms_in_the_lists(db, records=records, lists=lists)
    every = " union all ".join(f"select given_place, family from {table}_own" for table in lists)
    named = " + ".join(str(weights().by_level[name, "same"]) for name in ("forename", "surname"))
    places = " and ".join(
        f"c_{c.name} = {place}"
        for c in COMPARISONS
        if c.name in ("forename", "surname")
        for place, level in enumerate(c.levels, 1)
        if level.name == "same"
    )
    db.execute(
        f"create or replace temp table bearers as select given_place, family, count(*) - {len(lists)} as others from ({every}) e "
        f"where given_place is not null and family is not null group by all having count(*) > {len(lists)}"
    )
    db.execute(
        f"""
        create or replace temp table heard as
        with judged as (
          select p.id_l, p.id_r, {named} + l.given_rarity + l.family_rarity
            - round(100 * log2({records} / b.others))::integer as too_much
          from pairs p join p_left_own l on l.id = p.id_l join bearers b on b.given_place = l.given_place and b.family = l.family
          where {places} and not {OWN_NUMBER})
        select id_l, id_r, coalesce(a.weight, p.weight - greatest(0, coalesce(too_much, 0))) as weight, coalesce(a.doubt, p.doubt) as doubt
        from pairs p left join judged using (id_l, id_r) left join ({_as_forms()}) a using (id_l, id_r)
        """
    )
    db.execute("drop table bearers")


def between(
    db: duckdb.DuckDBPyConnection,
    *,
    left: int,
    right: int,
    match: int,
    alone: int,
    near: int,
    potential: int,
    repeats: Repeats,
) -> None:
    """Make table `decided` (id_l, id_r, weight, decision) from table `heard`, of lists of `left` and `right` records.
    `repeats`: the lists that may hold one child more than once; a record of such a list is linked to its best partner
    whoever else is. `alone`: the weight from which two records are linked that nobody else could be; `near`: the weight
    from which a third is near enough for a doubt.

    Done again as long as it links more: whoever is linked to another is nobody's rival, where each list holds a child once.
    """
    left_once, right_once = repeats in ("none", "right"), repeats in ("none", "left")
    nobody_else = f"rank_l = 1 and rank_r = 1 and coalesce(greatest(next_l, next_r), weight - {FAR_BEHIND}) <= weight - {FAR_BEHIND}"
    nobody_near = f"rank_l = 1 and rank_r = 1 and coalesce(greatest(next_l, next_r), {near - 1}) < greatest({near}, weight - {100 * NEAR_BITS})"
    sides = ["l"] * right_once + ["r"] * left_once
    linked = " ".join(f"left join linked {side} on {side}.id_{side} = p.id_{side}" for side in sides)
    free = [f"({side}.weight is null or {side}.weight < p.weight - {AS_GOOD})" for side in sides]
    db.execute(
        f"create or replace temp table open as select id_l, id_r, weight, doubt from heard where weight >= {potential}"
    )
    db.execute("create or replace temp table linked (id_l integer, id_r integer, weight integer)")
    answered = _answered(db, left=left, right=right)
    while True:
        db.execute(
            f"""
            create or replace temp table newly as
            with ranked as (
              select *, {RANKED}
              from open)
            select id_l, id_r, weight from ranked where {_best(left_once, right_once)} and (
              (doubt = 0 and weight >= {match}) or (doubt = 0 and weight >= {alone} and {nobody_else})
              or (doubt in ({answered}) and weight >= {alone} and {nobody_near}))
            """
        )
        db.execute("insert into linked select * from newly")
        db.execute(
            f"""
            create or replace temp table open as
            select p.* from open p anti join newly n on n.id_l = p.id_l and n.id_r = p.id_r {linked}
            where {" and ".join(free) or "true"}
            """
        )
        if not (left_once and right_once and _one(db, "select count(*) from newly")):
            break
    db.execute(
        "create or replace table decided as select id_l, id_r, weight, 'link' as decision from linked "
        "union all select id_l, id_r, weight, 'review' from open"
    )
    for table in ("open", "newly", "linked"):
        db.execute(f"drop table {table}")


def _answered(db: duckdb.DuckDBPyConnection, *, left: int, right: int) -> str:
    """The rules of judgement that are answered where nobody else comes near, by number, as SQL.

    A twin is taken for the other only where each list holds one of the two, and not the same one. How often a child of the
    one list is not in the other is read from the lists.
    """
    enough = min(left, right) >= FEWEST_TO_TELL
    found = db.execute("select count(distinct id_l), count(distinct id_r) from open").fetchone() or (0, 0)
    missing = (1 - found[0] / max(1, left)) * (1 - found[1] / max(1, right))
    numbers = [
        str(number)
        for number, doubt in enumerate(DOUBTS, 1)
        if doubt.unless_alone or (doubt.unless_all_there and enough and missing <= MISSING)
    ]
    return ", ".join(numbers)


def _one(db: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = db.execute(sql).fetchone()
    return int(row[0]) if row else 0


def without_relatives(db: duckdb.DuckDBPyConnection, *, records: int) -> bool:
    """Whether one list of so many `records`, prepared as `p_left`, shows that it holds nobody's brothers, sisters or twins.

    Brothers and sisters: a home and a family name shared, another forename, day of birth and number. Twins share the day
    too. A repeat of which the forename was replaced looks like a twin where its number was replaced as well, and if the two
    faults come about by themselves, that is as often as the rest of the list foretells; what there is beyond that is twins.
    """
    if records < FEWEST_TO_TELL:
        return False
    both = "l.id < r.id and l.family = r.family and coalesce(l.door, l.postcode) = coalesce(r.door, r.postcode)"
    brothers = _one(
        db,
        f"select count(*) from p_left l join p_left r on {both} "
        "where l.born <> r.born and l.initial <> r.initial and coalesce(l.nhs, l.upn) <> coalesce(r.nhs, r.upn)",
    )
    if brothers > BROTHERS * records:
        return False
    named, numbered = _place("forename", "same"), _place("nhs_number", "same")
    other, all_else = _place("forename", "different"), f"c_birth = {_place('birth', 'same')} and c_home in (1, 2)"
    found = db.execute(
        f"""
        select count(*) filter (c_forename = {named} and numbered), count(*) filter (c_forename = {named} and not numbered),
          count(*) filter (c_forename = {other} and numbered), count(*) filter (c_forename = {other} and not numbered)
        from (select *, c_nhs_number = {numbered} as numbered from pairs
          where c_surname = {_place("surname", "same")} and {all_else} and c_nhs_number > 0) p
        """
    ).fetchone() or (0, 0, 0, 0)
    foretold = found[1] * found[2] / max(1, found[0])
    return bool(found[0]) and found[3] - foretold <= TWINS * records


def within(db: duckdb.DuckDBPyConnection, *, match: int, potential: int, records: int) -> list[tuple[int, int]]:
    """Make table `decided` for one list, and return the pairs that are linked only through others, to be weighed too.

    Links are taken strongest first; one that would bring together two records of which a rule of judgement or their weight
    says that they may be two people goes to a person. A doubt about a forename is answered where a third record has the
    forename of the one and the own number of the other; every doubt about relatives, where the list holds none and the day of
    birth or a number agrees.
    """
    void = (
        [number for number, doubt in enumerate(DOUBTS, 1) if doubt.of_relatives]
        if without_relatives(db, records=records)
        else [0]
    )
    born = ", ".join(str(_place("birth", level)) for level in ("same", "day_and_month", "one_figure"))
    named = f"c_birth = 0 and c_forename = {_place('forename', 'same')} and c_surname = {_place('surname', 'same')}"
    doubted = f"case when doubt in ({', '.join(map(str, void))}) and (c_birth in ({born}) or c_nhs_number in (1, 2) or {named}) then 0 else doubt end"
    rows = db.execute(
        f"select id_l, id_r, weight, {doubted} as doubt, {OWN_NUMBER} from pairs where weight >= {potential} or doubt > 0 order by weight desc, id_l, id_r"
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
            DOUBTS[doubt - 1].answered_by_a_third and frozenset((numbered.first(a), numbered.first(b))) in answered
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


def _place(comparison: str, level: str) -> int:
    """The place of a level in its comparison, as `pairs` has it."""
    return next(
        i for c in COMPARISONS if c.name == comparison for i, each in enumerate(c.levels, 1) if each.name == level
    )


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
