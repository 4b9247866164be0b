"""`openmash link`: whole lists, without a database. Both engines and Python agree, and a bad file is refused in a sentence."""

from __future__ import annotations

import csv
import hashlib
import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random

import duckdb
import pytest

from bench.linkage import children
from openmash.cli.commands import main
from openmash.records.linkage.batch import comparing
from openmash.records.linkage.batch.linking import FLOOR, Job, Linked, link
from openmash.records.linkage.batch.preparing import prepare
from openmash.records.linkage.batch.reading import read
from openmash.records.linkage.model.conditions import Edits, Swapped
from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.preparing import Prepared
from openmash.records.linkage.model.specification import COMPARISONS, prior
from openmash.records.linkage.model.weighing import Record, weigh

HEADINGS = "record_id,forenames,surname,date_of_birth,sex,postcode,nhs_number"
ZOE = "1,Zoë,Ashworth,2018-03-09,F,GL5 1AA,9990000018"
TOM = "2,Tom,Baker,2011-01-20,M,GL7 2BB,"


def quiet(_: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two made-up lists of 3,000 children, with twins, misspelt as agencies misspell."""
    folder = tmp_path_factory.mktemp("lists")
    children.write(folder, 3000, 7)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def linked(folder: Path, job: Job, name: str = "links.csv") -> tuple[Linked, list[dict[str, str]]]:
    found = link(job, folder / name, progress=quiet)
    return found, rows(folder / name)


def test_the_maker_of_children_is_as_it_was_before_the_model_was_made() -> None:
    here = Path(children.__file__).parent
    marks = [
        hashlib.sha256((here / name).read_bytes()).hexdigest()[:16] for name in ("children.py", "data/variants.csv")
    ]
    assert marks == ["7dcaffb25b1de952", "224e38790ac89825"]


def test_of_made_up_lists_nearly_all_children_are_found_and_no_twin_is_taken_for_another(lists: Path) -> None:
    person = {row["record_id"]: row for row in rows(lists / "truth.csv")}
    _, found = linked(lists, Job(lists / "a.csv", lists / "b.csv", {}))
    pairs = [(person[row["left_id"]], person[row["right_id"]], row["decision"]) for row in found]
    wrong = [(a, b) for a, b, decision in pairs if decision == "link" and a["person"] != b["person"]]
    right = sum(a["person"] == b["person"] for a, b, decision in pairs if decision == "link")
    held = {side: {row["person"] for key, row in person.items() if key.startswith(side)} for side in "ab"}
    assert len(wrong) <= 2
    assert not [pair for pair in wrong if pair[0]["multiple"] == "1"]
    assert right > 0.92 * len(held["a"] & held["b"])


def test_the_report_says_how_each_group_fares_and_names_pairs_to_look_at(lists: Path, tmp_path: Path) -> None:
    found = rows(lists / "a.csv")
    for i, row in enumerate(found):
        if i % 5 == 0:
            row.update(date_of_birth="", nhs_number="", postcode="")
    lines = [",".join(found[0]), *(",".join(row.values()) for row in found)]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    link(Job(tmp_path / "a.csv", lists / "b.csv", {}), tmp_path / "links.csv", tmp_path / "report.html", progress=quiet)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    table = page.partition("Records of the first list, by group")[2].partition("</table>")[0]
    assert all(f">{name}<" in table for name in ("All", "Girls", "No NHS number", "Date of birth not known"))
    row = next(part for part in table.split("<tr>") if ">Date of birth not known<" in part)
    waiting = {(r["left_id"], r["right_id"]) for r in rows(tmp_path / "links.csv") if r["decision"] == "review"}
    assert any(f"{one} and {other}" in row for one, other in waiting)


def test_python_and_the_batch_say_the_same_of_every_pair(lists: Path) -> None:
    db = duckdb.connect()
    for side in ("a", "b"):
        read(db, lists / f"{side}.csv", f"raw_{side}", {})
        prepare(db, f"raw_{side}", f"p_{side}")
    db.execute(
        "create table found as select l.id as id_l, r.id as id_r from p_a l join p_b r on l.born = r.born or l.family = r.family and l.sector = r.sector using sample 1500 rows (reservoir, 3)"
    )
    weighed = comparing.scored("found", "p_a", "p_b", "duckdb", prior=prior(3000), floor=-100_000)
    fields = ("forenames", "surname", "born", "sex", "address", "postcode", "nhs_number", "upn", "phone")
    both = ", ".join(f"a.{f}" for f in fields) + ", " + ", ".join(f"b.{f}" for f in fields)
    found = db.execute(
        f"select {both}, w.* from ({weighed}) w join raw_a a on a.id = w.id_l join raw_b b on b.id = w.id_r"
    ).fetchall()
    assert len(found) > 1000
    for row in found:
        left, right = (Record(*(value or "" for value in part)) for part in (row[:9], row[9:18]))
        _, _, weight, doubt, first, *levels = row[18:]
        said = weigh(left, right, prior=prior(3000))
        named = {c.name: c.levels[level - 1].name for c, level in zip(COMPARISONS, levels, strict=True) if level}
        assert (said.levels, round(said.weight * 100)) == (named, weight), (left, right)
        assert said.doubts[:1] == ((DOUBTS[doubt - 1].said,) if doubt else ())
        exactly = all(said.levels.get(name) == "same" for name in ("birth", "forename", "surname"))
        at_home = exactly and said.levels.get("home") in ("door", "postcode")
        assert first == (said.levels.get("nhs_number") == "same" or at_home), (left, right)


def test_a_slip_of_figures_is_in_duckdb_what_it_is_in_python() -> None:
    """Figures of one length are compared place by place there, which is another way to the same answer."""
    rng, db = Random("slips"), duckdb.connect()
    said = ["".join(rng.choices("0129", k=rng.choice((3, 5, 6, 6, 6, 7, 10)))) for _ in range(120)]
    said += [text[1:] + text[0] for text in said[:20]] + [
        text[:2] + text[3] + text[2] + text[4:] for text in said if len(text) > 4
    ]
    pairs = [(one, other) for one in said for other in said]
    db.execute(
        "create table pairs as select unnest(?) as nhs_l, unnest(?) as nhs_r",
        [list(side) for side in zip(*pairs, strict=True)],
    )
    for slip in (Edits("nhs", 1, 6), Swapped("nhs", 6)):
        found = db.execute(f"select distinct nhs_l, nhs_r from pairs where {slip.sql('duckdb')}").fetchall()
        right = {pair for pair in pairs if slip.holds(Prepared(nhs=pair[0]), Prepared(nhs=pair[1]))}
        assert set(found) == right
        assert 50 < len(right) < len(pairs) / 2


def test_what_is_let_go_unweighed_could_not_have_weighed_enough(lists: Path) -> None:
    """Neighbours by name, date and place of every kind: of each pair, what it may weigh at most is no less than it weighs."""
    db = duckdb.connect()
    for side in ("a", "b"):
        read(db, lists / f"{side}.csv", f"raw_{side}", {})
        prepare(db, f"raw_{side}", f"p_{side}")
    alike = (
        "l.born = r.born",
        "l.family_sound = r.family_sound",
        "l.given = r.family",
        "left(l.family, 4) = left(r.family, 4)",
    )
    found = " union ".join(
        f"select l.id as id_l, r.id as id_r from p_a_own l join p_b_own r on {each}" for each in alike
    )
    db.execute(f"create table found as select * from ({found}) f where hash(id_l, id_r) % 3 = 0")
    whole = comparing.scored("found", "p_a", "p_b", "duckdb", prior=prior(3000), floor=-100_000)
    some = comparing.scored("found", "p_a", "p_b", "duckdb", prior=prior(3000), floor=FLOOR)
    db.execute(f"create table whole as {whole}; create table enough as {some}")
    own = ", ".join(f"l.{c} as {c}_l, r.{c} as {c}_r" for c in comparing.OWN)
    counted = db.execute(
        f"select count(*), count(*) filter (most < weight), count(*) filter (most < {FLOOR}) from (select weight, {comparing.at_most(prior(3000))} as most "
        f"from (select w.*, {own} from whole w join p_a_own l on l.id = w.id_l join p_b_own r on r.id = w.id_r) o) m"
    ).fetchone()
    every, more, let_go = counted or (0, 0, 0)
    assert every > 3_000
    assert more == 0
    assert let_go > every / 2
    assert db.execute(
        f"select count(*) from (from whole where weight >= {FLOOR} except all from enough)"
    ).fetchone() == (0,)


def test_spark_and_duckdb_decide_alike_to_the_last_pair(lists: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed: ./run openmash link … --engine spark installs it")
    if shutil.which("java") is None:
        pytest.skip("There is no Java on this machine, so Spark cannot be tried")
    _, ours = linked(tmp_path, Job(lists / "a.csv", lists / "b.csv", {}), "duckdb.csv")
    _, theirs = linked(tmp_path, Job(lists / "a.csv", lists / "b.csv", {}, engine="spark"), "spark.csv")
    assert ours == theirs


def test_a_second_night_compares_only_what_changed_and_finds_what_a_first_night_would(
    lists: Path, tmp_path: Path
) -> None:
    for name in ("a.csv", "b.csv"):
        shutil.copy(lists / name, tmp_path / name)
    job = Job(tmp_path / "a.csv", tmp_path / "b.csv", {}, state=tmp_path / "state")
    first, before = linked(tmp_path, job)
    text = (tmp_path / "b.csv").read_text().splitlines(keepends=True)
    text[1] = text[1].replace(text[1].split(",")[1], "Quilla")
    del text[2]
    (tmp_path / "b.csv").write_text("".join([*text, "new1,Quilla,Vexley,2020-02-03,F,GL1 1AA,\n"]))
    second, after = linked(tmp_path, job)
    _, afresh = linked(tmp_path, Job(tmp_path / "a.csv", tmp_path / "b.csv", {}), "afresh.csv")
    assert first.kept == 0
    assert second.compared < first.compared / 50
    assert second.kept > 0
    assert after == afresh
    assert after != before


def test_who_was_surely_found_is_looked_for_again_once_the_other_is_gone(tmp_path: Path) -> None:
    crowd = [f"{i},Ada{i},Lin{i},201{i % 10}-03-0{1 + i % 9},F,GL{i} 1AA," for i in range(10, 40)]
    one, moved = ZOE, "50,Zoë,Ashworth,2018-03-09,F,BS3 9ZZ,"
    (tmp_path / "a.csv").write_text("\n".join([HEADINGS, one, *crowd]), encoding="utf-8")
    job = Job(tmp_path / "a.csv", tmp_path / "b.csv", {}, state=tmp_path / "state")

    def night(*lines: str) -> dict[tuple[str, str], str]:
        (tmp_path / "b.csv").write_text("\n".join([HEADINGS, *lines, *crowd]), encoding="utf-8")
        return {(row["left_id"], row["right_id"]): row["decision"] for row in linked(tmp_path, job)[1]}

    assert [pair for pair in night(one, moved) if "1" in pair] == [("1", "1")]
    assert night(moved)["1", "50"] == "link"
    assert night(one, moved) == {("1", "1"): "link"} | {(str(i), str(i)): "link" for i in range(10, 40)}


def test_two_that_agree_exactly_with_one_are_both_left_to_a_person(tmp_path: Path) -> None:
    twice = [ZOE, ZOE.replace("1,Zo", "2,Zo"), TOM.replace("2,", "3,")]
    assert between(tmp_path, [ZOE, TOM], twice) == {("1", "1"): "review", ("1", "2"): "review", ("2", "3"): "link"}


def test_a_run_that_was_broken_off_goes_on_where_it_was(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openmash.records.linkage.batch import linking

    monkeypatch.setattr(linking, "A_PART", 1000)
    job = Job(lists / "a.csv", lists / "b.csv", {}, state=tmp_path / "state")

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(linking.Work, "decide", stop)
        with pytest.raises(KeyboardInterrupt):
            link(job, tmp_path / "links.csv", progress=quiet)
    assert list(tmp_path.iterdir()) == [tmp_path / "state"], "nothing half done"
    again, found = linked(tmp_path, job)
    assert again.compared == 0
    assert found == linked(tmp_path, Job(lists / "a.csv", lists / "b.csv", {}), "afresh.csv")[1]


def test_repeats_in_one_list_are_found_and_twins_are_not_repeats(tmp_path: Path) -> None:
    text = [
        HEADINGS,
        ZOE,
        TOM,
        "3,Zoe,Ashworth,2018-03-09,F,GL5 1AA,",
        "4,Ava,Ashworth,2018-03-09,F,GL5 1AA,",
        "5,Zoe M,Ashworth,2018-09-03,,GL5 1AA,",
    ]
    (tmp_path / "list.csv").write_text("\n".join(text), encoding="utf-8")
    _, found = linked(tmp_path, Job(tmp_path / "list.csv", None, {}))
    decided = {(row["left_id"], row["right_id"]): row["decision"] for row in found}
    assert {pair for pair, decision in decided.items() if decision == "link"} == {("1", "3"), ("1", "5"), ("3", "5")}
    assert {decision for pair, decision in decided.items() if "4" in pair} <= {"review"}


GOOD = {
    "as it is": (HEADINGS + "\n" + ZOE + "\n" + TOM + "\n").encode(),
    "with a byte-order mark": b"\xef\xbb\xbf" + (HEADINGS + "\n" + ZOE + "\n" + TOM + "\n").encode(),
    "with semicolons and Windows lines": (HEADINGS + "\n" + ZOE + "\n" + TOM + "\n")
    .replace(",", ";")
    .replace("\n", "\r\n")
    .encode(),
    "with lines that end in two ways": f"{HEADINGS}\r\n{ZOE}\n{TOM}\r\n".encode(),
    "with other headings": (HEADINGS + "\n" + ZOE + "\n" + TOM).replace("date_of_birth", "Date of Birth").encode(),
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_is_read_as_it_comes(kind: str, tmp_path: Path) -> None:
    left, right, output = (tmp_path / name for name in ("left.csv", "right.csv", "links.csv"))
    left.write_bytes(GOOD[kind])
    right.write_bytes(GOOD["as it is"])
    assert main(["link", str(left), str(right), "--output", str(output)]) == 0
    assert [(r["left_id"], r["right_id"], r["decision"]) for r in rows(output)] == [
        ("1", "1", "link"),
        ("2", "2", "link"),
    ]


BAD = {
    "no record_id": (HEADINGS.replace("record_id", "id") + "\n" + ZOE, "line 1: there is no column record_id"),
    "nothing of a person": ("record_id,colour\n1,red", "line 1: no column says anything of a person"),
    "a column twice": (HEADINGS + ",surname\n" + ZOE + ",x", "line 1: the column surname is there twice"),
    "a number twice": (f"{HEADINGS}\n{ZOE}\n{TOM}\n{ZOE}", "line 4: record_id 1 is also on line 2"),
    "no number": (f"{HEADINGS}\n{ZOE}\n{TOM[1:]}", "line 3: record_id is empty"),
    "a date that cannot be": (
        f"{HEADINGS}\n{ZOE}\n" + TOM.replace("2011-01-20", "2011-02-30"),
        "line 3: 2011-02-30 is no date",
    ),
    "too few columns": (f"{HEADINGS}\n{ZOE}\n2,Tom", "line 3: the line does not have the 7 columns"),
    "too many columns": (f"{HEADINGS}\n{ZOE}\n{TOM},x,y", "line 3: the line does not have the 7 columns"),
    "empty": ("", "is empty"),
    "Latin letters": (
        f"{HEADINGS}\n{TOM}\n{ZOE}\n".encode("latin-1"),
        "line 3: a letter there is not written in UTF-8",
    ),
    "UTF-16": (f"{HEADINGS}\n{ZOE}\n".encode("utf-16"), "is written in UTF-16"),
    "UTF-16 without a mark": (f"{HEADINGS}\n{TOM}\n".encode("utf-16-le"), "there is a null character"),
    "a workbook": (b"PK\x03\x04\x14\x00\x06\x00", "left.csv is an Excel workbook, not a CSV file"),
    "a cell of two lines, then a number twice": (
        f"{HEADINGS}\n{ZOE}\n" + TOM.replace("Tom", '"Tom\n(known as Tommy)"') + f"\n\n{ZOE}",
        "line 6: record_id 1 is also on line 2",
    ),
    "a cell of three lines, an empty line, then too few columns": (
        f"{HEADINGS}\n{ZOE}\n" + TOM.replace("Tom", '"Tom\n\n(known as Tommy)"') + "\n\n3,Ava",
        "line 7: the line does not have the 7 columns",
    ),
    "a cell of two lines, then a mark never closed": (
        f"{HEADINGS}\n{ZOE}\n"
        + TOM.replace("Tom", '"Tom\n(known as Tommy)"')
        + '\n3,"Ava,Baker,2011-01-20,M,GL7 2BB,\n'
        + ZOE,
        "line 5: a quotation mark is opened",
    ),
    "a line without an end": (
        f"{HEADINGS}\n{ZOE}\n2,{'T' * 4_100_000},Baker,,,,",
        "line 3: the line is longer than 4,000,000",
    ),
    "lines that end in two ways, and too few columns": (
        f"{HEADINGS}\r\n{ZOE}\n{TOM}\r\n3,Ava",
        "line 4: the line does not have the 7 columns",
    ),
    "a mark never closed": (f'{HEADINGS}\n{ZOE}\n2,"Tom,Baker,2011-01-20,M,GL7 2BB,', "a quotation mark is opened"),
    "headings alone": (HEADINGS, "left.csv has no records"),
}


def test_records_of_a_long_file_stand_in_its_order_though_two_threads_read_it(tmp_path: Path) -> None:
    db, count = duckdb.connect(), 900_000
    db.execute("set threads = 2")
    path = tmp_path / "long.csv"
    db.execute(
        f"copy (select i as record_id, 'Somebody of a longer name ' || i as forenames, 'Ashworth' as surname from range(1, {count + 1}) r(i)) "
        f"to '{path}' (header)"
    )
    assert read(db, path, "raw_left", {})[0] == count
    assert db.execute("select count(*), count(distinct id) from raw_left where id = record_id::integer").fetchone() == (
        count,
        count,
    )


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_one_sentence_and_nothing_is_written(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, sentence = BAD[kind]
    left, output = tmp_path / "left.csv", tmp_path / "links.csv"
    left.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main(["link", str(left), "--output", str(output)]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert sentence in said[0]
    assert said[0].startswith("left.csv")
    assert not output.exists()


def test_answers_that_cannot_go_where_they_are_sent_are_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left, right, state = tmp_path / "left.csv", tmp_path / "right.csv", tmp_path / "state"
    left.write_bytes(GOOD["as it is"])
    right.write_bytes(GOOD["as it is"])

    def said(*where: object) -> str:
        assert main(["link", str(left), str(right), *map(str, where)]) == 1
        return capsys.readouterr().err.strip().splitlines()[-1]

    assert said("--output", tmp_path) == f"{tmp_path} is a folder. Name a file in it to write to."
    assert said("--output", tmp_path / "no" / "x.csv") == f"There is no folder {tmp_path / 'no'} to write x.csv in."
    assert (
        said("--output", tmp_path / "x.csv", "--state", left)
        == f"{left} is a file. Name a folder to remember the run in."
    )
    assert "Name another file" in said("--output", right)
    assert "Name another file" in said("--output", tmp_path / "x.csv", "--report", tmp_path / "x.csv")
    assert right.read_bytes() == GOOD["as it is"]
    assert main(["link", str(left), str(right), "--output", str(tmp_path / "x.csv"), "--state", str(state)]) == 0
    (state / "left.parquet").write_text("not what was written")
    assert f"Delete the folder {state}" in said("--output", tmp_path / "y.csv", "--state", state)
    assert not (tmp_path / "y.csv").exists()


def test_one_date_in_many_that_cannot_be_is_named_and_does_not_stop_the_night(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [f"{i},Ada,Lin,201{i % 10}-03-0{1 + i % 9},F,GL1 1AA," for i in range(10, 40)]
    text = [HEADINGS, *many, TOM.replace("2011-01-20", "2011-02-30")]
    (tmp_path / "left.csv").write_text("\n".join(text), encoding="utf-8")
    assert main(["link", str(tmp_path / "left.csv"), "--output", str(tmp_path / "links.csv")]) == 0
    assert (
        "left.csv, line 32: 2011-02-30 is no date. Only as much of it as can be is compared" in capsys.readouterr().err
    )


def test_columns_are_named_by_a_file_and_impossible_dates_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('record_id = "PersonID"\ndate_of_birth = "DOB"\n')
    text = (
        f"{HEADINGS}\n{ZOE}\n{TOM}".replace("record_id", "PersonID")
        .replace("date_of_birth", "DOB")
        .replace("2011-01-20", "2011-02-30")
    )
    (tmp_path / "left.csv").write_text(text, encoding="utf-8")
    arguments = [
        "link",
        str(tmp_path / "left.csv"),
        "--output",
        str(tmp_path / "links.csv"),
        "--columns",
        str(tmp_path / "map.toml"),
    ]
    assert main(arguments) == 1
    assert main([*arguments, "--leave-dates"]) == 0
    assert (tmp_path / "links.csv").read_text().splitlines()[
        0
    ] == "left_id,right_id,match_probability,match_weight,decision"
    assert FLOOR < 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("columns = 3", "columns is to be a table"),
        ("record_id = 3", "record_id is no column of ours, or names none"),
        ("record_id =", "cannot be read as TOML"),
        ('surname = "Last"', "there is no column Last"),
    ],
)
def test_a_file_of_columns_that_says_none_is_refused_in_a_sentence(
    said: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "left.csv").write_bytes(GOOD["as it is"])
    (tmp_path / "map.toml").write_text(said)
    where = ["--columns", str(tmp_path / "map.toml"), "--output", str(tmp_path / "x.csv")]
    assert main(["link", str(tmp_path / "left.csv"), *where]) == 1
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert sentence.lower() in line.lower()


def between(folder: Path, left: list[str], right: list[str]) -> dict[tuple[str, str], str]:
    """What is decided of two lists of these lines."""
    for name, lines in (("left.csv", left), ("right.csv", right)):
        (folder / name).write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")
    _, found = linked(folder, Job(folder / "left.csv", folder / "right.csv", {}))
    return {(row["left_id"], row["right_id"]): row["decision"] for row in found}


def test_two_forenames_that_numbers_show_to_be_one_childs_are_forms_of_each_other(tmp_path: Path) -> None:
    """A short form that no table has: twice with a number, and then without."""

    def lines(first: str, *names: str) -> list[str]:
        numbers = ("9990000018", "9990000026", "")
        born = ("2017-05-03", "2014-11-21", "2018-03-09")
        families = ("Quennevais", "Trelawney", "Ashworth")
        made = zip(names, families, born, numbers, strict=False)
        return [
            f"{first}{i},{given},{family},{on},F,GL5 {i}AA,{number}"
            for i, (given, family, on, number) in enumerate(made)
        ]

    once = between(
        tmp_path, lines("a", "Wilhelmina", "Rosamund", "Wilhelmina"), lines("b", "Binkie", "Rosamund", "Binkie")
    )
    assert once == {("a0", "b0"): "link", ("a1", "b1"): "link", ("a2", "b2"): "review"}
    twice = between(tmp_path, lines("a", *["Wilhelmina"] * 3), lines("b", *["Binkie"] * 3))
    assert twice == {("a0", "b0"): "link", ("a1", "b1"): "link", ("a2", "b2"): "link"}
    job = Job(tmp_path / "left.csv", tmp_path / "right.csv", {})
    link(job, tmp_path / "links.csv", tmp_path / "report.html", progress=quiet)
    of_another_sex = [line.replace(",F,GL5 2AA", ",M,GL5 2AA") for line in lines("b", *["Binkie"] * 3)]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "in these lists the two forenames are one child’s, where the number is the same" in page
    assert "could be a twin" not in page
    assert between(tmp_path, lines("a", *["Wilhelmina"] * 3), of_another_sex).get(("a2", "b2")) != "link"


JAYDEN, KAYDEN = "Jayden,Quennevais,2018-03-09,M,GL5 1AA,", "Kayden,Quennevais,2018-03-09,M,GL5 1AA,"
SHARED_WITH_A_TWIN = {
    "a near forename": KAYDEN,
    "the other's middle name": KAYDEN.replace("Kayden", "Noah Jayden"),
    "the same three letters": KAYDEN.replace("Kayden", "Jayson"),
    "no forename": KAYDEN.replace("Kayden", ""),
    "a letter": KAYDEN.replace("Kayden", "J"),
}


@pytest.mark.parametrize("kind", SHARED_WITH_A_TWIN)
def test_what_a_twin_may_share_links_only_where_nobody_else_is_there(kind: str, tmp_path: Path) -> None:
    other = f"r1,{SHARED_WITH_A_TWIN[kind]}"
    assert between(tmp_path, [f"l1,{JAYDEN}"], [other]) == {("l1", "r1"): "link"}
    twin = f"l2,{JAYDEN.replace('Jayden', 'Caspar')}"
    assert "link" not in between(tmp_path, [f"l1,{JAYDEN}", twin], [other]).values()


def test_a_wholly_different_forename_waits_for_a_person_even_where_nobody_else_is_there(tmp_path: Path) -> None:
    caspar = f"r1,{JAYDEN.replace('Jayden', 'Caspar')}"
    assert between(tmp_path, [f"l1,{JAYDEN}"], [caspar]) == {("l1", "r1"): "review"}


def test_where_everybody_is_in_both_lists_a_wholly_different_forename_is_no_reason_to_wait(tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    everybody = [
        f"{{}}{i},{letters[i % 26]}ad{letters[i // 26]}an,{letters[i // 26]}or{letters[i % 26]}ich,"
        f"{date(2009, 1, 1) + timedelta(days=7 * i)},F,HR{i % 90} {i % 10}AA,"
        for i in range(600)
    ]
    left, right = ([each.format(side) for each in everybody] for side in "mn")
    one, other = f"l1,{JAYDEN}", f"r1,{JAYDEN.replace('Jayden', 'Caspar')}"
    assert between(tmp_path, [*left, one], [*right, other])["l1", "r1"] == "link"
    assert between(tmp_path, [*left[60:], one], [*right[:-60], other])["l1", "r1"] == "review"


def test_whoever_is_linked_to_another_is_nobodys_rival(tmp_path: Path) -> None:
    left = [f"l1,{JAYDEN}", f"l2,{JAYDEN.replace('Jayden', 'Caspar')}"]
    right = [f"r1,{KAYDEN}", f"r2,{JAYDEN.replace('Jayden', 'Caspar')}"]
    assert between(tmp_path, left, right) == {("l1", "r1"): "link", ("l2", "r2"): "link"}
    assert "link" not in between(tmp_path, left, right[:1]).values()


def single_people() -> list[str]:
    """A list in which everybody is there twice and nobody has a relative."""
    letters = "abcdefghijklmnopqrst"
    people = [
        f"{{}},Ada{letters[i % 20]}{letters[i // 20 % 20]},Lin{letters[i % 20]}{letters[i // 20]}s,20{i % 18:02d}-0{1 + i % 9}-1{i % 7},F,HR{i % 90} {i % 10}A{chr(65 + i % 26)},{9_000_000 + i * 7}"
        for i in range(400)
    ]
    return [each.format(f"{side}{i}") for i, each in enumerate(people) for side in "xy"]


BROTHERS = [
    f"b{i},{'Zed' if i % 2 else 'Omar'},Fam{'abcdefghijklmnopqrst'[i // 2]}x,201{i % 2}-05-1{i % 7},M,GL{i // 2} 1AA,70000{i:02d}"
    for i in range(40)
]


def within(folder: Path, lines: list[str]) -> dict[tuple[str, str], str]:
    """What is decided within one list of these lines."""
    (folder / "list.csv").write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")
    _, found = linked(folder, Job(folder / "list.csv", None, {}))
    return {(row["left_id"], row["right_id"]): row["decision"] for row in found}


@pytest.mark.parametrize(
    "other",
    [JAYDEN.replace("Jayden", "Caspar"), JAYDEN.replace("2018-03-09", "")],
    ids=["the forename was replaced", "no date of birth tells a father from his son"],
)
def test_one_list_that_holds_nobodys_relatives_needs_no_caution_about_them(other: str, tmp_path: Path) -> None:
    """In a list of single people two such records are a repeat, in one with families they may be two people."""
    pair = [f"p1,{JAYDEN}8123457", f"p2,{other}8765432"]
    for more, decision in (([], "link"), (BROTHERS, "review")):
        assert within(tmp_path, [*single_people(), *pair, *more])["p1", "p2"] == decision


def test_a_namesake_of_another_day_and_home_is_not_linked_by_name(tmp_path: Path) -> None:
    born_elsewhere = "r1,Zbigniew,Quennevais,2011-11-27,M,BS1 4XY,"
    decided = between(tmp_path, ["l1,Zbigniew,Quennevais,2018-03-09,M,GL5 1AA,"], [born_elsewhere])
    assert decided == {("l1", "r1"): "review"}


def test_two_names_weigh_no_more_than_the_lists_bear_out(tmp_path: Path) -> None:
    one, other = "l0,Zbigniew,Quennevais,2018-03-09,M,GL5 1AA,", "r0,Zbigniew,Quennevais,2018-03-19,M,BS1 4XY,"
    strangers = [f"{{}}{i},Ada{'abcdefghijklmnopqrst'[i]},Lin,2009-04-0{1 + i % 9},F,HR{i} 1AA," for i in range(1, 20)]
    lists = [[each.format(side) for each in strangers] for side in ("m", "s")]
    assert between(tmp_path, [one, *lists[0]], [other, *lists[1]])["l0", "r0"] == "link"
    namesakes = [f"{{}}{i},Zbigniew,Quennevais,20{10 + i}-11-2{i},M,CV{i} 1AA," for i in range(1, 7)]
    with_namesakes = [[*lists[i], *(each.format(side) for each in namesakes)] for i, side in enumerate("np")]
    assert between(tmp_path, [one, *with_namesakes[0]], [other, *with_namesakes[1]])["l0", "r0"] == "review"


def test_a_middle_name_of_the_same_answers_for_a_forename_where_nobody_else_is_there(tmp_path: Path) -> None:
    caspar = f"r1,{JAYDEN.replace('Jayden', 'Caspar Leontes')}"
    left = f"l1,{JAYDEN.replace('Jayden', 'Jayden Leontes')}"
    assert between(tmp_path, [left], [caspar]) == {("l1", "r1"): "link"}
    twin = f"l2,{JAYDEN.replace('Jayden', 'Wolfram')}"
    assert "link" not in between(tmp_path, [left, twin], [caspar]).values()


@pytest.mark.parametrize("other", ["Kayden", "Caspar Leontes"])
def test_two_different_numbers_wait_for_a_person_even_where_nobody_else_is_there(other: str, tmp_path: Path) -> None:
    left = f"l1,{JAYDEN.replace('Jayden', 'Jayden Leontes')}9990000018"
    right = f"r1,{JAYDEN.replace('Jayden', other)}9997777778"
    assert between(tmp_path, [left], [right]) == {("l1", "r1"): "review"}


def test_somebody_of_one_home_born_on_another_day_is_no_reason_to_wait(tmp_path: Path) -> None:
    brother = f"l2,{JAYDEN.replace('Jayden', 'Johan').replace('2018-03-09', '2009-11-27')}"
    decided = between(tmp_path, [f"l1,{JAYDEN}", brother], [f"r1,{JAYDEN.replace('Jayden', 'J')}"])
    assert decided["l1", "r1"] == "link"


def test_in_one_list_a_third_record_answers_for_a_forename_and_only_with_a_number(tmp_path: Path) -> None:
    jay, caspar = f"1,{JAYDEN}", f"2,{JAYDEN.replace('Jayden', 'Caspar')}9990000018"
    for number, together in (("9990000018", True), ("", False)):
        decided = within(tmp_path, [jay, caspar, f"3,{JAYDEN}{number}"])
        assert (decided["1", "2"] == "link") is together


def test_in_one_list_a_third_record_answers_for_a_namesake_and_only_with_a_number(tmp_path: Path) -> None:
    """Another day of birth, home and number: only a record of the one's number and the other's home says it is one person."""
    moved = JAYDEN.replace("GL5 1AA", "BS1 4XY").replace("2018-03-09", "2018-03-28")
    for number, together in (("8123457", True), ("8999111", False)):
        third = f"3,{moved.replace('2018-03-28', '2018-03-09')}{number}"
        lines = [f"1,{JAYDEN}8123457", f"2,{moved}8765432", third]
        assert (within(tmp_path, lines)["1", "2"] == "link") is together
