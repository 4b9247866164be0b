"""Two lists made ready in DuckDB: what is said of a word, a family name or a date is worked out once for each that occurs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from tempfile import NamedTemporaryFile

import duckdb

from openmash.records.linkage.model.preparing import NOBODYS, birth, family_name, plain, possible, sex_of, word
from openmash.records.linkage.model.preparing import door as door_of

FIELDS = (
    "forenames", "surname", "born", "sex", "address", "postcode", "nhs_number", "upn", "phone",
)  # fmt: skip
GIVEN = (
    "given varchar", "forms varchar[]", "sound varchar", "letters varchar", "shape varchar", "pairs varchar[]", "known boolean",
    "rarity smallint",
)  # fmt: skip
FAMILY = (
    "said varchar", "family varchar", "families varchar[]", "sound varchar", "letters varchar", "known boolean", "rarity smallint",
    "marks integer",
)  # fmt: skip
BORN = ("said varchar", "born varchar", "letters varchar", "year smallint", "month tinyint", "day tinyint")
ASCII = "[\\x00-\\x7F]*"
NOTHING = "\\N"


def prepare(db: duckdb.DuckDBPyConnection, raw: str, into: str) -> None:
    """Make view `into` (id and every column of `Prepared`) from table `raw` (id and FIELDS, all text, nulls for empty).

    Beneath it is table `into`_own: what is each record's own, and the places of its forename and its family name in
    `said_given` and `said_family`. What is said of a name stands there once, for all lists of a database, so that a
    million records do not carry it about.
    """
    names(db, raw)
    own(db, raw, into)


def names(db: duckdb.DuckDBPyConnection, raw: str) -> None:
    """Add to the tables `said_…` what there is to say of each name, date, address and sex in `raw`."""
    _of_forenames(db, raw)
    _said(db, _distinct(raw, "surname"), "said_family", FAMILY, _family)
    _said(db, _distinct(raw, "born"), "said_born", BORN, _born)
    _said(
        db,
        _distinct(raw, "address"),
        "said_door",
        ("said varchar", "door varchar"),
        lambda text: _or_nothing(door_of(text)),
    )
    _said(
        db, _distinct(raw, "sex"), "said_sex", ("said varchar", "sex varchar"), lambda text: _or_nothing(sex_of(text))
    )


def own(db: duckdb.DuckDBPyConnection, raw: str, into: str) -> None:
    """Make `into` and `into`_own, as prepare() does, once names() has read `raw`."""
    db.execute(
        f"""
        create or replace table {into}_own as
        select t.id, n.given_place, n.given, coalesce(n.given_rarity, 0::smallint) as given_rarity, n.initial, coalesce(n.middles, []) as middles,
          f.place as family_place, f.family, f.sound as family_sound, coalesce(f.known, false) as family_known,
          coalesce(f.rarity, 0::smallint) as family_rarity, f.marks as family_marks, len(f.families) > 1 as in_parts, len(n.middles) > 0 as in_middle,
          b.born, b.letters as born_sorted, b.year, b.month, b.day, s.sex,
          {_packed("t.postcode", "[^A-Z0-9]")} as postcode, case when length({_packed("t.postcode", "[^A-Z0-9]")}) >= 5
            then left({_packed("t.postcode", "[^A-Z0-9]")}, -2) end as sector, d.door,
          {_number("t.nhs_number")} as nhs, {_number("t.upn")} as upn, {_number("t.phone")} as phone
        from {raw} t left join said_forenames n on n.said = t.forenames left join said_family f on f.said = t.surname
        left join said_born b on b.said = t.born left join said_door d on d.said = t.address left join said_sex s on s.said = t.sex
        """
    )
    whole(db, into)


def whole(db: duckdb.DuckDBPyConnection, into: str) -> None:
    """Make view `into` over table `into`_own."""
    db.execute(
        f"""
        create or replace view {into} as
        select o.id, o.given, o.initial, coalesce(g.forms, []) as forms, g.sound as given_sound, g.letters as given_sorted,
          g.shape as given_shape, coalesce(g.pairs, []) as given_pairs, coalesce(g.known, false) as given_known,
          o.given_rarity, o.middles, o.family, coalesce(f.families, []) as families, o.family_sound,
          f.letters as family_sorted, o.family_known, o.family_rarity, o.born, o.born_sorted, o.year, o.month, o.day, o.sex,
          o.postcode, o.sector, o.door, o.nhs, {holds("o.nhs")} as nhs_holds, o.upn, o.phone
        from {into}_own o left join said_given g on g.place = o.given_place left join said_family f on f.place = o.family_place
        """
    )


def holds(number: str) -> str:
    """Whether ten figures end in the right check digit, as SQL: as `nhs_number_holds` of records/people/rules.py."""
    figures = f"try_cast({number} as bigint)"
    weighed = " + ".join(f"({figures} // {10 ** (9 - i)} % 10) * {10 - i}" for i in range(9))
    return (
        f"coalesce(length({number}) = 10 and lpad({figures}::varchar, 10, '0') = {number} "
        f"and (11 - ({weighed}) % 11) % 11 = {figures} % 10, false)"
    )


def _distinct(raw: str, column: str) -> str:
    return f"select distinct {column} as said from {raw} where {column} is not null"


def _of_forenames(db: duckdb.DuckDBPyConnection, raw: str) -> None:
    """said_forenames: the words of each that are written; said_given: what is said of each first word."""
    db.execute(
        "create table if not exists said_forenames (said varchar, given_place integer, given varchar, given_rarity smallint, initial varchar, middles varchar[])"
    )
    db.execute(
        f"create or replace temp table t_forenames as {_distinct(raw, 'forenames')} "
        "and forenames not in (select said from said_forenames)"
    )
    odd = db.execute(f"select said from t_forenames where not regexp_full_match(said, '{ASCII}')").fetchall()
    _table(db, "t_plain", ("said varchar", "plain varchar"), [(said, " ".join(_words(said))) for (said,) in odd])
    db.execute("create or replace temp macro letters_of(x) as regexp_replace(x, '[^a-z]', '', 'g')")
    nobodys = ", ".join(f"'{each}'" for each in sorted(NOBODYS))
    db.execute(
        f"""
        create or replace temp table t_words as
        with split as (
          select said, list_filter(case when p.plain is not null then string_split(p.plain, ' ')
            else list_transform(regexp_split_to_array(lower(t.said), '[\\s,]+'), lambda x: letters_of(x)) end,
            lambda x: x <> '' and x not in ({nobodys})) as words
          from t_forenames t left join t_plain p using (said))
        select said, case when length(words[1]) > 1 then words[1] end as given, left(words[1], 1) as initial,
          list_filter(words[2:], lambda x: length(x) > 1) as middles from split
        """
    )
    _said(db, "select distinct given as said from t_words where given is not null", "said_given", GIVEN, _given)
    db.execute(
        "insert into said_forenames select w.said, g.place, w.given, g.rarity, w.initial, w.middles from t_words w left join said_given g using (given)"
    )
    for table in ("t_forenames", "t_plain", "t_words"):
        db.execute(f"drop table {table}")


def _said(
    db: duckdb.DuckDBPyConnection,
    values: str,
    into: str,
    shape: Sequence[str],
    about: Callable[[str], Sequence[object]],
) -> None:
    """Add to table `into` what there is to say of each value of the query `values` (said) that is not there yet."""
    key = shape[0].split(" ")[0]
    db.execute(f"create table if not exists {into} (place integer, {', '.join(shape)})")
    new = db.execute(f"select said from ({values}) v where said not in (select {key} from {into})").fetchall()
    _table(db, "t_new", shape, [(said, *about(said)) for (said,) in new])
    db.execute(
        f"insert into {into} select (row_number() over ())::integer + (select count(*) from {into})::integer, * from t_new"
    )
    db.execute("drop table t_new")


def _table(db: duckdb.DuckDBPyConnection, name: str, shape: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table of rows made in Python, by way of a file: binding row by row takes a hundred times as long. A list goes as
    its words in one text, for none of them has a space.
    """
    columns = [column.split(" ") for column in shape]
    with NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".csv") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
        file.flush()
        taken = ", ".join(
            f"string_split({column}, ' ') as {column}" if kind.endswith("[]") else f"{column}::{kind} as {column}"
            for column, kind in columns
        )
        named = ", ".join(f"'{column}': 'varchar'" for column, _ in columns)
        db.execute(
            f"create or replace temp table {name} as select {taken} from read_csv('{file.name}', header = false, "
            f"auto_detect = false, columns = {{{named}}}, quote = '\"', escape = '\"', nullstr = '{NOTHING}', allow_quoted_nulls = true)"
        )


def _words(forenames: str) -> Iterable[str]:
    for part in plain(forenames).replace(",", " ").split():
        yield "".join(c for c in part if c.isalpha())


def _given(name: str) -> tuple[object, ...]:
    found = word.__wrapped__(name)  # each name is asked for once here, so that remembering it is of no use
    return (
        " ".join(found.forms), found.sound or NOTHING, found.letters, found.shape, " ".join(found.pairs), found.known, found.rarity,
    )  # fmt: skip


def _family(said: str) -> tuple[object, ...]:
    found = family_name.__wrapped__(said)
    if found.whole is None:
        return (NOTHING, NOTHING, NOTHING, NOTHING, found.known, found.rarity, 0)
    parts = " ".join(found.parts)
    return (found.whole, parts, found.sound, found.letters, found.known, found.rarity, _marks(found.whole))


def _marks(name: str) -> int:
    """Which letters a name has, as bits. One letter put in, left out or changed changes two bits at most."""
    return sum({1 << ord(letter) % 31 for letter in name})


def _born(said: str) -> tuple[object, ...]:
    found = birth(possible(said))
    return _or_nothing(found.whole, found.figures, found.year, found.month, found.day)


def _or_nothing(*values: object) -> tuple[object, ...]:
    return tuple(NOTHING if value is None else value for value in values)


def _packed(column: str, leaving_out: str) -> str:
    """In capitals, without `leaving_out`: most have nothing to leave out but spaces, which is asked first as it takes less."""
    said = f"replace(upper({column}), ' ', '')"
    return (
        f"nullif(case when regexp_full_match({said}, '[A-Z0-9]*') then {said} "
        f"else regexp_replace({said}, '{leaving_out}', '', 'g') end, '')"
    )


def _number(column: str) -> str:
    packed = _packed(column, "[^A-Z0-9@_]")
    return f"case when length({packed}) >= 6 and length(replace({packed}, left({packed}, 1), '')) > 0 then {packed} end"
