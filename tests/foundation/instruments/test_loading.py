"""Definitions are read strictly, and one that was published is never changed."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from openmash.foundation.instruments.answering import form_of
from openmash.foundation.instruments.loading import (
    DEFINITIONS,
    BadDefinition,
    NotInForce,
    digest,
    instrument,
    instruments,
    load,
    version_of,
)

PUBLISHED = Path(__file__).parent / "published.csv"
WHOLE = """
slug = "tool"
version = 1
title = "A tool"
source = "Nobody"
effective_from = 2026-01-01
[[sections]]
slug = "one"
title = "One"
[[sections.questions]]
slug = "sure"
kind = "one_of"
label = "Sure?"
options = [{ value = "yes", text = "Yes" }, { value = "no", text = "No" }]
[[sections.questions]]
slug = "why"
kind = "text"
label = "Why?"
show_if = { question = "sure", is = ["no"] }
"""


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "tool_1.toml"
    path.write_text(text)
    with pytest.raises(BadDefinition) as refusal:
        load(path)
    return str(refusal.value)


def test_a_definition_that_was_published_is_never_changed_only_followed_by_a_new_version() -> None:
    """Answers are read by the version they were given to. Add a line for a new version; never edit one."""
    with PUBLISHED.open() as lines:
        published = {f"{row['instrument']}_{row['version']}": row["digest"] for row in csv.DictReader(lines)}
    assert {path.stem: digest(path) for path in DEFINITIONS.glob("*.toml")} == published


def test_a_published_version_may_be_given_its_last_day_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "tool_1.toml"
    path.write_text(WHOLE)
    published = digest(path)
    path.write_text(WHOLE.replace("2026-01-01", "2026-01-01\neffective_to = 2026-08-31"))
    assert digest(path) == published
    path.write_text(WHOLE.replace("Sure?", "Certain?"))
    assert digest(path) != published


@pytest.mark.parametrize("found", instruments(), ids=lambda found: f"{found.slug}_{found.version}")
def test_every_section_and_row_can_be_asked_as_a_form(found: object) -> None:
    for section in found.sections:  # type: ignore[attr-defined]
        assert form_of(section.questions).blank().is_empty
        for question in section.questions:
            assert form_of(question.asks).blank().is_empty


def test_the_version_in_force_is_chosen_by_the_day() -> None:
    assert instrument("request_for_service", date(2026, 11, 23)).version == 1
    assert version_of("request_for_service", 1).title == "Request for service"
    with pytest.raises(NotInForce, match="31 December 2025"):
        instrument("request_for_service", date(2025, 12, 31))
    with pytest.raises(NotInForce):
        version_of("request_for_service", 99)


def test_whether_the_family_was_told_and_whether_they_agreed_to_help_are_two_sections() -> None:
    asked = instrument("request_for_service", date(2026, 11, 23))
    assert asked.section("informing").title == "Was the family told we are sharing?"
    assert asked.section("consent").title == "Consent to early help"
    assert {q.slug for q in asked.section("referrer").questions} >= {"referrer_name", "referrer_telephone"}
    assert asked.section("referrer").apart


def test_a_right_definition_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tool_1.toml"
    path.write_text(WHOLE)
    assert [question.slug for question in load(path)] == ["sure", "why"]


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('title = "A tool"', "", "tool_1.toml: title is needed"),
        ("version = 1", "version = 0", "version is a number from 1"),
        ("2026-01-01", '"soon"', "effective_from is a date"),
        ('kind = "text"', 'kind = "essay"', "section 'one', question 'why': kind is one of"),
        ('kind = "text"', 'kind = "text"\ncolour = "red"', "nothing reads colour"),
        ('question = "sure", is', 'question = "later", is', "names an earlier question"),
        ('is = ["no"]', 'is = ["maybe"]', "an answer that 'sure' does not have"),
        ('is = ["no"]', "is = []", "an answer that 'sure' does not have"),
        ('slug = "why"', 'slug = "sure"', "two questions are called 'sure'"),
        ('slug = "why"', 'slug = "Why?"', "small letters"),
        ('value = "no"', 'value = "yes"', "an option is there twice"),
        ('kind = "text"', 'kind = "many_of"', "need either options or codes"),
        ('kind = "text"', 'kind = "many_of"\ncodes = "hair"', "no code set 'hair'"),
        ('kind = "text"', 'kind = "people"', "`asks` says"),
        ('label = "Why?"', 'label = "Why?"\nmost = -1', "most is a whole number"),
        ('kind = "text"', 'kind = "text"\nof = "sure"', "`of` names the people"),
        ('kind = "text"', 'kind = "text"\ncalled_by = ["x"]', "called_by lists"),
        ('slug = "tool"', 'slug = "other"', "name the file other_1.toml"),
        ('slug = "tool"', "slug = ", "tool_1.toml: "),
    ],
)
def test_a_mistake_is_refused_and_the_sentence_says_where(tmp_path: Path, was: str, becomes: str, says: str) -> None:
    assert was in WHOLE
    assert says in refused(tmp_path, WHOLE.replace(was, becomes, 1))
