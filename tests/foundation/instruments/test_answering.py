"""What was typed is kept, what was meant is read, and what was not asked is not held against anybody."""

from __future__ import annotations

from datetime import date

import pytest

from openmash.foundation.instruments.answering import Answers, Typed, blank, fill, parse_response, with_another
from openmash.foundation.instruments.loading import instrument
from openmash.foundation.instruments.reading import said

TODAY = date(2026, 11, 23)
REQUEST = instrument("request_for_service", TODAY)
REPORT = instrument("public_report_short", TODAY)
WHOLE_REPORT: Typed = {
    "danger_now": ["no"],
    "concern": ["He is left in the car for hours."],
    "children-0-age": ["about 4"],
    "children-0-described": ["boy, blue Corsa"],
    "say_who": ["no"],
}


def test_a_report_about_an_unnamed_child_by_nobody_in_particular_is_whole() -> None:
    found = parse_response(REPORT, WHOLE_REPORT)
    assert found.problems == ()
    (child,) = found.answers.rows("children")
    assert child.text("described") == "boy, blue Corsa"
    assert child.text("called") == ""


def test_everything_typed_is_kept_even_where_it_is_wrong() -> None:
    typed: Typed = {"children-0-born-day": ["31"], "children-0-born-month": ["2"], "children-0-born-year": ["2019"]}
    found = parse_response(REQUEST, typed)
    assert found.typed == typed
    wrong = {problem.field: problem.sentence for problem in found.problems}
    assert "31 2 2019 is not a date" in wrong["children-0-born-day"]
    row = fill(REQUEST.section("children"), typed).rows["children"][0]
    assert row["born"].part("day") == "31"


def test_what_is_missing_names_its_box() -> None:
    found = {problem.field: problem.sentence for problem in parse_response(REQUEST, {}).problems}
    assert found["concern"] == "Write what you are worried about."
    assert found["children"].startswith("Tell us about at least one child")
    assert "adults" not in found
    assert "withhold_what" not in found


def test_a_question_that_an_answer_makes_necessary_is_required_only_then() -> None:
    section = REQUEST.section("informing")
    assert [link.url for link in fill(section, {"parents_told": ["no"]}).problems] == ["#not_told_because"]
    assert fill(section, {"parents_told": ["yes"]}).is_complete


def test_an_answer_to_a_question_that_was_taken_back_is_not_an_answer() -> None:
    typed: Typed = {"parents_told": ["yes"], "not_told_because": ["police"], "parents_view": ["She agreed."]}
    answers = fill(REQUEST.section("informing"), typed).answers
    assert answers.text("not_told_because") == ""
    assert answers.text("parents_view") == "She agreed."


def test_what_is_wrong_with_a_question_that_is_not_asked_does_not_stop_anybody() -> None:
    typed: Typed = {**WHOLE_REPORT, "your_name": ["x" * 999]}
    assert parse_response(REPORT, typed).is_complete
    assert not parse_response(REPORT, {**typed, "say_who": ["yes"]}).is_complete


def test_an_anonymous_report_keeps_no_name_that_was_typed_and_taken_back() -> None:
    found = parse_response(REPORT, {**WHOLE_REPORT, "your_name": ["Jo"]})
    assert "Jo" not in repr(found.answers)


def test_several_children_each_keep_their_own_answers_and_a_gap_between_them_is_closed() -> None:
    typed: Typed = {
        "children-0-forenames": ["Mia"], "children-0-unborn": [""], "children-3-forenames": ["Toby"],
        "children-3-born-year": ["2021"], "children-3-disability": ["AUT", "COMM"], "children-4-unborn": ["yes"],
    }  # fmt: skip
    mia, toby, baby = fill(REQUEST.section("children"), typed).answers.rows("children")
    assert mia.text("forenames") == "Mia"
    assert toby.date("born").precision == "year"
    assert toby.chosen("disability") == ("COMM", "AUT")
    assert baby.ticked("unborn")


def test_each_child_has_a_row_of_their_own_for_their_voice_in_the_same_order() -> None:
    typed: Typed = {
        "children-1-forenames": ["Mia"], "children-2-forenames": ["Toby"], "children-2-surname": ["Farrow"],
        "voices-2-life": ["He waits by the door."], "voices-2-heard": ["verbatim"], "voices-7-life": ["Nobody"],
    }  # fmt: skip
    filled = fill(REQUEST.section("voice"), typed)
    assert [filled.title_of("voices", place) for place in (0, 1)] == ["Mia", "Toby Farrow"]
    mia, toby = filled.answers.rows("voices")
    assert (mia.given, toby.text("life")) == ({}, "He waits by the door.")
    missing = {link.url for link in filled.problems}
    assert {"#voices-1-heard", "#voices-1-life", "#voices-2-words", "#voices-2-place"} <= missing
    assert "#voices-2-why_not" not in missing


def test_a_section_begun_is_shown_without_anything_held_to_be_wrong_yet() -> None:
    begun = blank(REQUEST.section("children"), {"children-0-postcode": ["what"]})
    assert begun.is_complete
    assert begun.rows["children"][0]["postcode"].text == "what"


def test_one_more_row_is_numbered_after_the_last() -> None:
    filled = fill(REQUEST.section("children"), {"children-3-forenames": ["Toby"]})
    assert [row.prefix for row in with_another(filled, "children").rows["children"]] == [
        "children-0-", "children-3-", "children-4-",
    ]  # fmt: skip


def test_another_child_begins_with_the_family_name_of_the_one_before_and_is_nobody_until_more_is_said() -> None:
    children = instrument("police_screening", date(2026, 11, 30)).section("children")
    first: Typed = {"children-0-forenames": ["Mia"], "children-0-surname": ["Tranter"]}
    second = with_another(fill(children, first), "children").rows["children"][1]
    assert (second["surname"].text, second["forenames"].text) == ("Tranter", "")
    only_carried: Typed = {**first, "children-1-surname": ["Tranter"], "children-1-forenames": [""]}
    assert len(fill(children, only_carried).rows["children"]) == 1
    for more in ({"children-1-surname": ["Pryce"]}, {"children-1-described": ["a baby"]}):
        assert len(fill(children, {**only_carried, **more}).rows["children"]) == 2


def test_what_is_folded_away_is_open_once_it_is_answered() -> None:
    incident = instrument("police_screening", date(2026, 11, 30)).section("incident")
    [folded] = [fold for fold in incident.folds if fold.words]
    assert [question.slug for question in folded.questions] == ["happened_on", "happened_at"]
    for typed, is_open in (({}, False), ({"happened_at": ["02:10"]}, True), ({"happened_on-day": ["40"]}, True)):
        filled = fill(incident, typed)
        assert filled.opens(filled.form, folded) is is_open


@pytest.mark.parametrize("kept", ["GL1 2EQ", "GL1", "B4", "SW1A"])
def test_a_postcode_may_be_half_known(kept: str) -> None:
    filled = fill(REQUEST.section("children"), {"children-0-postcode": [kept.lower()]})
    assert filled.is_complete
    assert filled.answers.rows("children")[0].text("postcode") == kept


@pytest.mark.parametrize(("typed", "right"), [("after 4 on 01632 960 001, ask for Jo", True), ("ask Jo", False)])
def test_a_telephone_number_may_have_words_around_it(typed: str, right: bool) -> None:
    filled = fill(REQUEST.section("children"), {"children-0-telephone": [typed]})
    assert filled.is_complete is right


def test_answers_survive_being_kept_as_json() -> None:
    import json

    answers = parse_response(REPORT, WHOLE_REPORT).answers
    assert Answers(json.loads(json.dumps(dict(answers.given)))) == answers


def test_what_was_said_reads_back_in_words_with_its_gaps_where_asked() -> None:
    answers = parse_response(REPORT, WHOLE_REPORT).answers
    parts = {part.title: part for part in said(REPORT, answers)}
    assert parts["Is a child in danger now?"].lines[0].words == "No, not at this moment"
    assert "How can we contact you safely?" not in parts
    child = next(part for part in said(REPORT, answers, all_asked=True) if part.title == "Child")
    assert [line.words for line in child.lines] == ["", "about 4", "boy, blue Corsa"]
