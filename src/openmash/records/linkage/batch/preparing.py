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
PREPARED = """
    given varchar, initial varchar, forms varchar[], given_sound varchar, given_sorted varchar, given_shape varchar,
    given_pairs varchar[], given_known boolean, given_rarity smallint, middles varchar[], family varchar, families varchar[], family_sound varchar,
    family_sorted varchar, family_known boolean, family_rarity smallint, born varchar, born_sorted varchar, year smallint, month tinyint,
    day tinyint, sex varchar, postcode varchar, sector varchar, door varchar, nhs varchar, nhs_holds boolean, upn varchar, phone varchar
"""
_WEIGHED = " + ".join(f"(try_cast(nhs as bigint) // {10 ** (9 - i)} % 10) * {10 - i}" for i in range(9))
HOLDS = (
    "coalesce(length(nhs) = 10 and regexp_full_match(nhs, '[0-9]+') "
    f"and (11 - ({_WEIGHED}) % 11) % 11 = try_cast(nhs as bigint) % 10, false)"
)
"""Whether ten figures end in the right check digit: as `nhs_number_holds` of records/people/rules.py."""
ASCII = "[\\x00-\\x7F]*"
NOTHING = "\\N"


def prepare(db: duckdb.DuckDBPyConnection, raw: str, into: str) -> None:
    """Make table `into` (id and every column of `Prepared`) from table `raw` (id and FIELDS, all text, nulls for empty)."""
    _of_words(db, raw)
    _of_values(
        db,
        raw,
        "surname",
        "t_family",
        "family varchar, families varchar[], sound varchar, letters varchar, known boolean, rarity smallint",
        _family,
    )
    _of_values(
        db, raw, "born", "t_born", "born varchar, letters varchar, year smallint, month tinyint, day tinyint", _born
    )
    _of_values(db, raw, "address", "t_door", "door varchar", lambda text: _or_nothing(door_of(text)))
    _of_values(db, raw, "sex", "t_sex", "sex varchar", lambda text: _or_nothing(sex_of(text)))
    db.execute(f"create or replace table {into} (id integer, {PREPARED})")
    db.execute(
        f"""
        insert into {into}
        select * exclude (nhs, upn, phone), nhs, {HOLDS}, upn, phone from (
        select t.id, w.given, w.initial, coalesce(g.forms, []), g.sound, g.letters, g.shape, coalesce(g.pairs, []), coalesce(g.known, false), coalesce(g.rarity, 0), w.middles,
          f.family, coalesce(f.families, []), f.sound, f.letters, coalesce(f.known, false), coalesce(f.rarity, 0),
          b.born, b.letters, b.year, b.month, b.day, s.sex,
          {_packed("t.postcode", "[^A-Z0-9]")} as packed, case when length(packed) >= 5 then left(packed, -2) end, d.door,
          {_number("t.nhs_number")} as nhs, {_number("t.upn")} as upn, {_number("t.phone")} as phone
        from {raw} t join t_words w using (id)
        left join t_given g on g.given = w.given left join t_family f on f.said = t.surname
        left join t_born b on b.said = t.born left join t_door d on d.said = t.address left join t_sex s on s.said = t.sex) p
        """
    )
    for table in ("t_words", "t_given", "t_family", "t_born", "t_door", "t_sex"):
        db.execute(f"drop table {table}")


def _of_words(db: duckdb.DuckDBPyConnection, raw: str) -> None:
    """t_words: the words of each record's forenames; t_given: what is said of each first one."""
    odd = db.execute(
        f"select distinct forenames from {raw} where not regexp_full_match(forenames, '{ASCII}')"
    ).fetchall()
    _table(db, "t_plain", "said varchar, plain varchar", [(said, " ".join(_words(said))) for (said,) in odd])
    db.execute("create or replace temp macro letters_of(x) as regexp_replace(x, '[^a-z]', '', 'g')")
    nobodys = ", ".join(f"'{each}'" for each in sorted(NOBODYS))
    db.execute(
        f"""
        create or replace temp table t_words as
        with split as (
          select t.id, list_filter(case when p.plain is not null then string_split(p.plain, ' ')
            else list_transform(regexp_split_to_array(lower(coalesce(t.forenames, '')), '[\\s,]+'), lambda x: letters_of(x)) end,
            lambda x: x <> '' and x not in ({nobodys})) as words
          from {raw} t left join t_plain p on p.said = t.forenames)
        select id, case when length(words[1]) > 1 then words[1] end as given, left(words[1], 1) as initial,
          list_filter(words[2:], lambda x: length(x) > 1) as middles from split
        """
    )
    distinct = db.execute("select distinct given from t_words where given is not null").fetchall()
    rows = [(name, *_given(name)) for (name,) in distinct]
    _table(
        db,
        "t_given",
        "given varchar, forms varchar[], sound varchar, letters varchar, shape varchar, pairs varchar[], known boolean, rarity smallint",
        rows,
    )
    db.execute("drop table t_plain")


def _of_values(
    db: duckdb.DuckDBPyConnection,
    raw: str,
    column: str,
    table: str,
    shape: str,
    about: Callable[[str], Sequence[object]],
) -> None:
    values = db.execute(f"select distinct {column} from {raw} where {column} is not null").fetchall()
    _table(db, table, f"said varchar, {shape}", [(said, *about(said)) for (said,) in values])


def _table(db: duckdb.DuckDBPyConnection, name: str, shape: str, rows: Iterable[Sequence[object]]) -> None:
    """A table of rows made in Python, by way of a file: binding row by row takes a hundred times as long. A list goes as
    its words in one text, for none of them has a space.
    """
    columns = [column.split(" ") for column in shape.split(", ")]
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
    found = word(name)
    return (
        " ".join(found.forms), found.sound or NOTHING, found.letters, found.shape, " ".join(found.pairs), found.known, found.rarity,
    )  # fmt: skip


def _family(said: str) -> tuple[object, ...]:
    found = family_name(said)
    return (
        *_or_nothing(found.whole, " ".join(found.parts) or None, found.sound, found.letters),
        found.known,
        found.rarity,
    )


def _born(said: str) -> tuple[object, ...]:
    found = birth(possible(said))
    return _or_nothing(found.whole, found.figures, found.year, found.month, found.day)


def _or_nothing(*values: object) -> tuple[object, ...]:
    return tuple(NOTHING if value is None else value for value in values)


def _packed(column: str, leaving_out: str) -> str:
    return f"nullif(regexp_replace(upper({column}), '{leaving_out}', '', 'g'), '')"


def _number(column: str) -> str:
    packed = _packed(column, "[^A-Z0-9@_]")
    return f"case when length({packed}) >= 6 and length(replace({packed}, left({packed}, 1), '')) > 0 then {packed} end"
