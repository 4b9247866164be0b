"""A census file written and read: the same children, by its schema, a few at a time, and nothing that a file may try."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import etree

from openmash.insight.returns.checking import KEPT, basis_of, check, schema_of
from openmash.insight.returns.validating import COLUMNS, validate
from openmash.insight.returns.writing import CannotWrite, write_census
from openmash.statute.census import reading
from openmash.statute.census.census import Level
from openmash.statute.census.reading import BadReturn, CensusFile
from openmash.statute.census.shape import Child, PreProceedings
from openmash.statute.census.years import YEARS, Year, year_ending
from tests.statute.census.examples import BROKEN_BY, CHILD, END, EPISODE, NO_FURTHER, of

EVERYBODY = [
    CHILD,
    *(child for broken in BROKEN_BY.values() for child in (broken if isinstance(broken, list) else [broken])),
]
NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)


def year(ending: int) -> Year:
    found = year_ending(ending)
    assert found is not None
    return found


def written(children: list[Child], ending: int = 2026) -> str:
    to = io.StringIO()
    assert write_census(children, year(ending), to, authority="916", made_at=NOW) == len(children)
    return to.getvalue()


def a_file(folder: Path, text: str) -> Path:
    path = folder / "census.xml"
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> list[Child]:
    with CensusFile(path) as file:
        return list(file.children())


@pytest.mark.parametrize("at_once", [1 << 16, 61])
def test_what_is_written_is_read_again(tmp_path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", at_once)
    path = a_file(tmp_path, written(EVERYBODY))
    assert read(path) == EVERYBODY
    with CensusFile(path) as file:
        assert file.header is not None
        assert (file.header.reference_date, file.header.authority) == (END, "916")


def test_a_file_is_read_a_few_children_at_a_time(tmp_path: Path) -> None:
    path = a_file(tmp_path, written([CHILD] * 3_000))
    with CensusFile(path) as file:
        children = file.children()
        next(children)
        assert len(file._done) + file._file.tell() / (1 << 16) < 200  # a piece of the file, not the file
        assert sum(1 for _ in children) == 2_999


RUN = PreProceedings((
    ("PPStartDate", "2026-01-09"), ("LBPSentDate", "2026-01-12"), ("FGDMMeetingOffer", "1"), ("FGDMMeetingFac", "0"),
    ("InitialPPMeetingDate", "2026-01-20"), ("ReviewMeetingsCount", "2"), ("StepDecisionDate", "2026-03-01"),
    ("PPOutcome", "A"), ("CourtAppDate", "2026-03-02"), ("LetterInitCPDate", "2026-03-03"),
))  # fmt: skip


@pytest.mark.parametrize("ending", [2025, 2026, 2027])
def test_each_year_is_written_by_its_own_schema_and_read_again(tmp_path: Path, ending: int) -> None:
    unborn = of(upn="", upn_unknown="UN1", born=None, due=END, sex="U")
    ended = of(disabilities=("NONE",), episodes=(NO_FURTHER, EPISODE._replace(closure=END, reason="RC7")))
    before_a_court = of(id="C7", episodes=(EPISODE._replace(pre_proceedings=(RUN, RUN)),))
    children = [CHILD, unborn, ended, *([before_a_court] if ending == 2027 else [])]
    text = written(children, ending)
    found = check(text.encode(), year(ending))
    assert found is not None
    assert (found.valid, found.faults) == (True, [])
    assert read(a_file(tmp_path, text)) == children
    if ending == 2027:
        assert not schema_of(2026).validate(etree.fromstring(text.encode()))


@pytest.mark.parametrize(
    ("ending", "wrong", "right"),
    [
        (2025, "<AssessmentFactors>18A</AssessmentFactors>", "<AssessmentFactors>18C</AssessmentFactors>"),
        (2027, "<LBPSentDate>2026-01-12</LBPSentDate><PPStartDate>2026-01-09</PPStartDate>",
         "<PPStartDate>2026-01-09</PPStartDate><LBPSentDate>2026-01-12</LBPSentDate>"),
        (2027, "<PPStartDate>9 January</PPStartDate>", "<PPStartDate>2026-01-09</PPStartDate>"),
    ],
)  # fmt: skip
def test_what_a_year_changed_is_refused_or_taken_by_its_schema(ending: int, wrong: str, right: str) -> None:
    factor = EPISODE.assessments[0]._replace(factors=("18C",))
    text = written([of(episodes=(EPISODE._replace(assessments=(factor,), pre_proceedings=(RUN,) if ending == 2027 else ()),))], ending)  # fmt: skip
    assert right in text
    assert [bool(found and found.valid) for found in (check(text.encode(), year(ending)),)] == [True]
    broken = check(text.replace(right, wrong).encode(), year(ending))
    assert broken is not None
    assert not broken.valid
    assert broken.faults[0].startswith("Line ")


def test_each_year_says_what_its_schema_rests_on_and_the_kept_one_stays_as_it_is() -> None:
    assert "made here from that of 2025-26" in basis_of(year(2025))
    assert "Social Finance" in basis_of(year(2026))
    assert "No schema of 2026-27 could be read" in basis_of(year(2027))
    assert check(b"<Message/>", year(2024)) is None
    assert KEPT.with_name("LICENCE").read_text(encoding="utf-8").startswith("MIT License")
    assert "18A" in KEPT.read_text(encoding="utf-8")


def test_a_block_no_schema_of_the_year_has_is_not_written() -> None:
    later = of(episodes=(EPISODE._replace(pre_proceedings=(PreProceedings((("PPStartDate", "2026-09-09"),)),)),))
    with pytest.raises(CannotWrite, match="2025-26 has no place for pre-proceedings: child C1"):
        written([later], 2026)
    assert "<PreProceedingsandFGDM><PPStartDate>2026-09-09" in written([later], 2027)


def test_words_that_mean_something_in_xml_are_written_as_words(tmp_path: Path) -> None:
    odd = of(id="<C>&1", former_upn='"x"')
    assert read(a_file(tmp_path, written([odd]))) == [odd]


HEAD = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31"
HEAD += "</ReferenceDate></CollectionDetails></Header>"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1, column 1: this is not XML"),
        ("rule,level\n", "line 1, column 1: this is not XML"),
        (f"{HEAD}<Children>\n<Child></Kind></Children></Message>", "line 2, column 10: this is not XML"),
        (f"{HEAD}<Children><Child>", "this is not XML"),
        (f"{HEAD}</Message>", "holds no Children"),
        ("<Report/>", "begins with Report. A children in need census begins with Message"),
        (HEAD.replace("CIN<", "SSDA903<") + "</Message>", "the collection SSDA903, not the census"),
        (f'<!DOCTYPE m [<!ENTITY a "{"x" * 9}">]><Message/>', "declares a document type (m)"),
        ('<!DOCTYPE Message SYSTEM "http://127.0.0.1:9/x.dtd"><Message/>', "declares a document type"),
        (f"{HEAD}<Children>{'<Children>' * 30}", "deeper than in any census"),
        (f"{HEAD}<Children><Child><UPN>{'1' * 5_000}</UPN>", "a value is longer than 4,000"),
        ("<Message><Children/></Message>", "does not say which year"),
        (HEAD.replace("2026", "2019") + "<Children/></Message>", "is for 2018-19. There are rules of 2021-22"),
    ],
)  # fmt: skip
def test_what_is_no_census_is_refused_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(BadReturn) as refused:
        validate(a_file(tmp_path, text), io.StringIO())
    assert sentence in refused.value.sentence
    assert refused.value.sentence.startswith("census.xml")
    assert refused.value.sentence.endswith((".", "."))


def test_other_encodings_and_a_namespace_are_read(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    text = (
        written([CHILD])
        .replace('encoding="utf-8"', 'encoding="utf-16"')
        .replace("<Message>", '<Message xmlns="urn:x">')
    )
    path.write_bytes(text.encode("utf-16"))
    assert read(path) == [CHILD]


def test_findings_are_rows_of_rule_level_child_element_and_message(tmp_path: Path) -> None:
    to = io.StringIO()
    faulty = of(id="=1+1", sex="1", episodes=(EPISODE._replace(source=""),))
    checked = validate(a_file(tmp_path, written([faulty])), to)
    rows = list(csv.reader(io.StringIO(to.getvalue())))
    assert tuple(rows[0]) == COLUMNS == ("rule", "level", "child_id", "element", "message")
    assert ["4180", "error", "'=1+1", "Sex", "Sex must be provided and equal M, F, or U"] in rows
    assert [row[:4] for row in rows if row[0] == "8866"] == [
        ["8866", "error", "'=1+1", "CINreferralDate"], ["8866", "error", "'=1+1", "ReferralSource"]
    ]  # fmt: skip
    assert ["2887Q", "query", "", "Disability"] in [row[:4] for row in rows]
    assert (checked.year.name, checked.children) == ("2025-26", 1)
    assert checked.of_level(Level.ERROR) == 3  # 1580 too: the number is not letters and digits
    assert checked.of_level(Level.QUERY) == 1


def test_the_year_is_the_files_own_unless_another_is_asked_for(tmp_path: Path) -> None:
    path = a_file(tmp_path, written([of(gender="2")], 2024))
    assert validate(path, io.StringIO()).year.name == "2023-24"
    other = validate(path, io.StringIO(), ruleset="2025-26")
    assert {("4180", Level.ERROR), ("100", Level.ERROR)} <= set(other.by_rule)
    with pytest.raises(BadReturn, match="no rules of 2050-51"):
        validate(path, io.StringIO(), ruleset="2050-51")


def test_sex_is_no_gender_and_gender_no_sex(tmp_path: Path) -> None:
    gender = a_file(tmp_path, written([of(gender="2")], 2024))
    assert ("4180", Level.ERROR) not in validate(gender, io.StringIO()).by_rule
    renamed = a_file(tmp_path, written([of(gender="2")], 2024).replace("GenderCurrent", "Sex"))
    assert ("4180", Level.ERROR) in validate(renamed, io.StringIO()).by_rule


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    later = of(episodes=(EPISODE._replace(pre_proceedings=(PreProceedings((("PPOutcome", "A"),)),)),))
    text = written([later], 2027).replace("<Sex>", "<ShoeSize>4</ShoeSize><Sex>").replace("2016-05-04", "04/05/2016")
    path = a_file(tmp_path, text)
    notes = " ".join(validate(path, io.StringIO()).notes)
    assert "1 value of PersonBirthDate could not be read as a day" in notes
    assert "ShoeSize is in no year’s census: 1 of these was not read." in notes
    assert "No rule about PreProceedingsandFGDM is published: 1 block was read" in notes
    assert "not part of the census of 2025-26" in " ".join(validate(path, io.StringIO(), ruleset="2025-26").notes)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-03-31", END), (" 2026-03-31 ", END), ("2026-03-31T00:00:00", END), ("2026-03-31Z", END),
     ("2026-02-30", None), ("31/03/2026", None), ("20260331", None), ("2026-03-311", None), ("", None)],
)  # fmt: skip
def test_a_day_is_year_month_day(text: str, day: date | None) -> None:
    assert reading.as_day(text) == day


def test_every_year_can_be_asked_about(tmp_path: Path) -> None:
    path = a_file(tmp_path, written([CHILD]))
    assert [validate(path, io.StringIO(), ruleset=each.name).children for each in YEARS] == [1] * 6
