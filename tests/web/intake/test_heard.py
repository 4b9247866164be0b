"""What is made out of words typed while somebody speaks. Names and numbers here are made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openmash.web.intake.heard import heard

TODAY = date(2026, 11, 23)


def people(text: str) -> list[tuple[str, int | None]]:
    return [(person.called, person.age) for person in heard(text, TODAY).people]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mia Farrow, 7, came in with a mark.", [("Mia Farrow", 7)]),
        ("mia farrow 7 and brother toby 4", [("Mia Farrow", 7), ("Toby", 4)]),
        ("Caller says Mia (7) and her brother Toby, aged 4", [("Mia", 7), ("Toby", 4)]),
        ("mum is dana, dad is Sean O'Brien", [("Dana", None), ("Sean O'Brien", None)]),
        ("boy about 4, blue corsa", [("boy about 4", 4)]),
        ("a baby 6 months old, nobody knows the name", [("baby 6 months", 0)]),
        ("girl called zoë ashworth-lane", [("Zoë Ashworth-Lane", None)]),
        ("Anna van der Meer 12", [("Anna van der Meer", 12)]),
        ("his sister Grace is 9", [("Grace", 9)]),
        ("He hits her. Then Will came.", [("Will", None)]),
        ("Mia 7yo. Mia Farrow lives with nan.", [("Mia Farrow", 7)]),
        ("Toby 18 months", [("Toby", 1)]),
        ("Kayleigh Obi and Kayleigh Shah", [("Kayleigh Obi", None), ("Kayleigh Shah", None)]),
    ],
)
def test_names_and_ages_are_made_out_with_or_without_capitals(text: str, found: list[tuple[str, int | None]]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "He said he saw them yesterday. They were crying.", "Will she be all right? May we ring back?",
        "There were 3 of them at 4.30pm on Monday", "The police came at 9", "caller very upset, crying, wants help",
    ],
)  # fmt: skip
def test_ordinary_words_are_nobodys_name(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("lives at 12 Barton Street GL1 4EU", "12 Barton Street"),
        ("they live on barton street", "barton street"),
        ("at 4b stroud rd", "4b stroud rd"),
        ("Flat on Mill Hill Lane", "Mill Hill Lane"),
    ],
)
def test_streets_are_made_out(text: str, street: str) -> None:
    assert heard(text, TODAY).streets == (street,)


@pytest.mark.parametrize("text", ["on the way home", "close to school", "a drive in the car", "she ran down the hill"])
def test_ordinary_words_are_no_street_and_no_school(text: str) -> None:
    found = heard(text, TODAY)
    assert (found.streets, found.schools) == ((), ())


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("goes to elm primary", "elm primary"),
        ("teacher at Elm Primary School in town", "Elm Primary School"),
        ("at Meadow Nursery", "Meadow Nursery"),
        ("she attends St Mark's Academy", "St Mark's Academy"),
    ],
)
def test_schools_are_made_out_and_are_nobodys_name(text: str, school: str) -> None:
    found = heard(text, TODAY)
    assert [s.removeprefix("attends ") for s in found.schools] == [school]
    assert found.people == ()


def test_numbers_postcodes_and_dates_of_birth_are_made_out() -> None:
    found = heard("Mia Farrow dob 3/5/19, nhs 999 123 4560, GL1 4eu, ring 01632 960 001", TODAY)
    assert found.people[0].born == date(2019, 5, 3)
    assert found.numbers == ("9991234560",)
    assert found.postcodes == ("GL1 4EU",)
    assert found.telephones == ("01632 960 001",)


def test_a_brother_without_a_family_name_is_looked_for_under_the_first_one_heard() -> None:
    found = heard("mia farrow 7, brother toby 4, mum's partner Sean", TODAY)
    assert found.family_name == "Farrow"
    assert [(p.forenames, p.is_child) for p in found.people] == [("Mia", True), ("Toby", True), ("Sean", False)]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Dad rang, wants to know where she is", True),
        ("asks who reported him", True),
        ("Says he is her dad and needs her new address", True),
        ("tell me where they are living", True),
        ("which school does Mia go to, he says", True),
        ("She is hungry and needs her breakfast", False),
        ("I do not know where she sleeps", False),
        ("who told you about us?", True),
        ("He wants her address", True),
        ("Teacher asked Mia about the mark", False),
        ("she asks to be picked up", False),
    ],
)
def test_a_caller_who_asks_for_something_is_noticed(text: str, asks: bool) -> None:
    assert heard(text, TODAY).asks is asks


def test_an_unborn_child_is_noticed() -> None:
    assert heard("Dana is pregnant again", TODAY).is_unborn


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_nothing_that_can_be_typed_stops_it(text: str) -> None:
    found = heard(text, TODAY)
    assert len(found.people) <= len(text)
