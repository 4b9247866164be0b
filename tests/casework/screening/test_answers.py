"""What an officer's answers come to: each version of the form is read by what it asked."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from openmash.casework.screening.answers import told_of
from openmash.casework.screening.telling import ScreeningTold
from openmash.casework.screening.words import ASLEEP, Known, Spoken
from openmash.foundation.instruments.answering import Typed, parse_response
from openmash.foundation.instruments.loading import version_of

NOW = datetime(2026, 12, 6, 2, 10, tzinfo=UTC)
OFFICER = UUID("01977420-dc00-7000-8000-000000000001")


def told(version: int = 5, **typed: str) -> ScreeningTold:
    """What is told by these answers; `__` stands for the hyphen in the name of a box."""
    form = version_of("police_screening", version)
    boxes: Typed = {name.replace("__", "-"): [value] for name, value in typed.items()}
    answers = parse_response(form, {"grade": ["amber"], "reasons": ["x"], **boxes}).answers
    return told_of(form, answers, now=NOW, officer="PC A", officer_id=OFFICER, team_id=None)


@pytest.mark.parametrize(
    ("kind", "answered", "known"),
    [
        ("domestic", "", Known.YES), ("quarrel", "", Known.NO), ("welfare", "yes", Known.YES),
        ("welfare", "unknown", Known.UNKNOWN), ("domestic", "no", Known.YES),
    ],
)  # fmt: skip
def test_a_kind_that_says_whether_there_is_domestic_abuse_is_asked_no_more(
    kind: str, answered: str, known: Known
) -> None:
    assert told(kind=kind, domestic_abuse=answered).domestic_abuse is known


def test_the_version_before_asked_it_of_every_kind_and_its_answer_stands() -> None:
    assert told(4, kind="domestic", domestic_abuse="no").domestic_abuse is Known.NO


@pytest.mark.parametrize(
    ("met", "seen", "spoken", "present"),
    [
        ("alone", True, Spoken.ALONE, Known.NO), ("with", True, Spoken.WITH, Known.NO),
        ("seen", True, Spoken.NO, Known.NO), ("asleep", True, Spoken.NO, Known.YES),
        ("unseen", False, Spoken.NO, Known.NO),
    ],
)  # fmt: skip
def test_one_answer_says_whether_a_child_was_seen_and_spoken_to(
    met: str, seen: bool, spoken: Spoken, present: Known
) -> None:
    [child] = told(children__0__forenames="Ada", children__0__met=met, children__0__present="no").children
    assert (child.seen, child.spoken_to, child.present) == (seen, spoken, present)


def test_the_version_before_asked_seen_and_spoken_to_apart() -> None:
    [child] = told(
        4, children__0__forenames="Ada", children__0__seen="yes", children__0__spoken_to="no",
        children__0__spoken_why_not="Hid under the bed",
    ).children  # fmt: skip
    assert (child.seen, child.spoken_to, child.spoken_why_not) == (True, Spoken.NO, "Hid under the bed")


def test_a_child_asleep_was_doing_nothing_else_and_one_who_was_not_spoken_to_has_a_reason_in_words() -> None:
    asleep, baby, other = told(
        children__0__forenames="Leo", children__0__met="asleep",
        children__1__forenames="Ada", children__1__met="seen", children__1__spoken_why_not="baby",
        children__2__forenames="Zed", children__2__met="seen", children__2__spoken_why_not="other",
        children__2__spoken_why_words="Hid under the bed",
    ).children  # fmt: skip
    assert (asleep.spoken_why_not, asleep.activity, asleep.relationships) == (ASLEEP, ASLEEP, ASLEEP)
    assert baby.spoken_why_not == "A baby, or not talking yet" and not baby.activity
    assert other.spoken_why_not == "Hid under the bed"


def test_what_was_around_them_is_written_once_and_changed_where_it_was_different() -> None:
    kayleigh, leo = told(
        home="Warm, beds", children__0__forenames="Kayleigh", children__1__forenames="Leo",
        children__1__environment="A mattress in the hall",
    ).children  # fmt: skip
    assert (kayleigh.environment, leo.environment) == ("Warm, beds", "A mattress in the hall")


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        ("14 Alder Close, GL4 6TR", "GL4 6TR"), ("14 Alder Close gl46tr", "GL4 6TR"), ("14 Alder Close, GL4", "GL4"),
        ("14 Alder Close", ""), ("Flat B2", ""), ("Flat B2, 14 Alder Close", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_postcode_is_taken_from_the_address_and_nothing_else_is_taken_for_one(address: str, postcode: str) -> None:
    assert told(address=address).postcode == postcode
    assert told(address=address, postcode="GL1 1AA").postcode == "GL1 1AA"


def test_what_was_done_and_who_an_adult_is_are_told_in_words() -> None:
    said = told(
        safe_done="moved", safe_now="To Nan, 3 Oak Road", adults__0__forenames="Carl",
        adults__0__relation="mothers_partner", adults__1__forenames="Jo", adults__1__relation="other",
        adults__1__relation_words="Aunt",
    )  # fmt: skip
    assert said.safe_now == "They went somewhere else. To Nan, 3 Oak Road"
    assert [each.relation for each in said.adults] == ["mother’s partner", "aunt"]
    assert told(4, safe_now="He left.", adults__0__forenames="Jo", adults__0__relation="Aunt").safe_now == "He left."
