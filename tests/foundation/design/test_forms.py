"""A form keeps what was typed, reads what it means, and says plainly what to put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time

import pytest
import time_machine
from django.http import QueryDict

from openmash.foundation.design.forms import (
    YES_NO,
    Choice,
    Choices,
    Clock,
    DateParts,
    Form,
    LongText,
    Number,
    Option,
    PartialDate,
    Problem,
    Text,
    Tick,
    as_date,
    email,
    nhs_number,
    parse_rows,
    postcode,
    telephone,
)
from openmash.foundation.design.parts import Link


class Asks(Form):
    surname = Text("Family name", required="Type the family name.", most=20)
    words = LongText("What was said", most=50)
    seen = Choice("Seen?", YES_NO)
    agencies = Choices("Whom to ask", (Option("police", "Police"), Option("health", "Health")))
    born = DateParts("Date of birth", partial=True, past=True)
    on = DateParts("On what day")
    at = Clock("When")
    count = Number("How many", least=1, most=20)
    told = Tick("The family knows")

    def check(self) -> Iterable[Problem]:
        if self.told and not self.words:
            yield Problem("words", "Say what the family was told.")


def parse(text: str) -> Asks:
    return Asks.parse(QueryDict(text))


def sentence(form: Form) -> str:
    (problem,) = form.problems
    return problem.text


def test_what_was_typed_is_read() -> None:
    form = parse(
        "surname=+O%27Hara+&words=one%0D%0Atwo&seen=no&agencies=health&agencies=police&born-year=2019&born-month=May"
        "&on-day=3&on-month=2&on-year=2026&at=4.55+pm&count=3&told=yes&form_token=abcdefgh-1"
    )
    assert form.is_complete
    assert (form.surname, form.words, form.seen, form.agencies) == ("O'Hara", "one\ntwo", "no", ("police", "health"))
    assert (form.born, form.at, form.count, form.told) == (PartialDate(2019, 5), time(16, 55), 3, True)
    assert str(as_date(form.on)) == "2026-02-03"
    assert form.token == "abcdefgh-1"


def test_what_was_left_out_is_empty_and_only_what_is_required_is_asked_for() -> None:
    form = parse("")
    assert (form.words, form.seen, form.agencies, form.at, form.count, form.told) == ("", "", (), None, None, False)
    assert not form.born
    assert form.problems == (Link("Type the family name.", "#surname"),)


def test_a_form_that_is_shown_again_keeps_its_token_and_a_new_one_has_its_own() -> None:
    assert parse("form_token=0192-aaaa-bbbb").token == "0192-aaaa-bbbb"
    assert Asks.blank().token != Asks.blank().token
    assert parse("form_token=<script>").token != "<script>"


def test_everything_typed_is_kept_however_wrong() -> None:
    form = parse("surname=&born-day=31&born-month=2&born-year=2019&count=many&at=soon&words=hello")
    assert form["born"].part("day") == "31"
    assert form["count"].text == "many"
    assert form["at"].text == "soon"
    assert form["words"].text == "hello"
    assert [problem.url for problem in form.problems] == ["#surname", "#born-day", "#at", "#count"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("surname=" + "x" * 21, "Family name: shorten it to 20 characters. It has 21."),
        ("surname=a%00b", "Family name: take out the character that cannot be shown, and type it again."),
        ("surname=a&words=%0B", ""),
        ("surname=a&words=x%08x", "What was said: take out the character that cannot be shown, and type it again."),
        ("surname=a&seen=perhaps", "Seen: choose one of the answers shown."),
        ("surname=a&agencies=army", "Whom to ask: choose from the answers shown."),
        ("surname=a&born-day=3&born-year=2019", "Date of birth: add the month, or leave out the day."),
        ("surname=a&born-month=5", "Date of birth: add the year."),
        ("surname=a&born-year=19", "Date of birth: type the year in four numbers, such as 2026."),
        ("surname=a&born-year=2099", "Date of birth: it must be today or earlier."),
        (
            "surname=a&born-month=13&born-year=2019",
            "Date of birth: type the month as a number from 1 to 12, or its name.",
        ),
        ("surname=a&on-day=3&on-year=2026", "On what day: add the month."),
        (
            "surname=a&on-day=30&on-month=2&on-year=2026",
            "On what day: 30 2 2026 is not a date. Check the day and month.",
        ),
        ("surname=a&on-day=x&on-month=2&on-year=2026", "On what day: type the day as a number from 1 to 31."),
        ("surname=a&at=25:00", "When: type the time, such as 4:55pm or 16:55."),
        ("surname=a&at=13pm", "When: type the time, such as 4:55pm or 16:55."),
        ("surname=a&count=0", "How many: type a number from 1 to 20, such as 2."),
        ("surname=a&count=٣", "How many: type a number from 1 to 20, such as 2."),
        ("surname=a&told=yes", "Say what the family was told."),
    ],
)
def test_what_is_wrong_is_said_plainly(typed: str, says: str) -> None:
    with time_machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC)):
        form = parse(typed)
    assert (sentence(form) if says else form.problems) == (says or ())


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("4:55pm", 16, 55),
        ("16.55", 16, 55),
        ("1655", 16, 55),
        ("5 PM", 17, 0),
        ("12am", 0, 0),
        ("midday", 12, 0),
        ("0905", 9, 5),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, hour: int, minute: int) -> None:
    assert parse(f"surname=a&at={typed}").at == time(hour, minute)


def test_a_form_can_be_filled_from_what_is_known_and_shows_it_as_typed() -> None:
    form = Asks.blank(filled={"born": PartialDate(2019, 5), "agencies": ("health",), "at": time(9), "told": True})
    assert (form["born"].part("month"), form["born"].part("day")) == ("5", "")
    assert form["agencies"].has("health")
    assert not form["agencies"].has("police")
    assert form["at"].text == "09:00"
    assert form["told"].has("yes")


def test_what_an_action_refused_stands_at_its_field_and_in_the_summary() -> None:
    form = parse("surname=Farrow").with_problems(
        [Problem("seen", "Say whether she was seen."), Problem("gate", "Ask police.")]
    )
    assert not form.is_complete
    assert form["seen"].error == "Say whether she was seen."
    assert [problem.url for problem in form.problems] == ["#seen", "#gate"]
    assert form.surname == "Farrow"


class Child(Form):
    called = Text("Name", required="Type the child's name, or “not known”.")
    age = Text("Age")


def test_rows_are_read_by_number_and_empty_ones_dropped() -> None:
    first, second = parse_rows(Child, QueryDict("child-0-called=Mia&child-2-called=Toby&child-2-age=3"), "child")
    assert (first.called, second.called, second.age) == ("Mia", "Toby", "3")
    assert second["age"].name == "child-2-age"
    (only,) = parse_rows(Child, QueryDict(""), "child")
    assert only.problems == (Link("Type the child's name, or “not known”.", "#child-0-called"),)


def test_a_field_may_not_hide_what_a_form_has() -> None:
    with pytest.raises(TypeError, match="token"):
        type("Hides", (Form,), {"token": Text("Token")})


@pytest.mark.parametrize(
    ("check", "typed", "kept", "wrong"),
    [
        (postcode, "gl12eq", "GL1 2EQ", "GL1"),
        (email, "a.b@example.com", "a.b@example.com", "a.b@example"),
        (telephone, "+44 (0)1632 960001 ext 2", "+44 (0)1632 960001 ext 2", "ring her mother"),
        (nhs_number, "999 000 0018", "9990000018", "9990000019"),
    ],
)
def test_what_is_checked_is_kept_as_it_should_be_written(
    check: Callable[[str], str], typed: str, kept: str, wrong: str
) -> None:
    class One(Form):
        answer = Text("Answer", check=check)

    assert One.parse(QueryDict(mutable=True, query_string="")).answer == ""
    post = QueryDict(mutable=True)
    post["answer"] = typed
    assert One.parse(post).answer == kept
    post["answer"] = wrong
    assert sentence(One.parse(post)).startswith("Check the")


def test_a_box_that_must_be_ticked_and_is_not_is_a_problem() -> None:
    class Declares(Form):
        declared = Tick("It is true", required="Tick the box.")

    assert [link.text for link in Declares.parse(QueryDict("")).problems] == ["Tick the box."]
    assert Declares.parse(QueryDict("declared=yes")).is_complete
