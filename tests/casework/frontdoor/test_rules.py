"""The front door's rules as tables. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.casework.frontdoor import rules
from openmash.casework.frontdoor.models.contact import TRANSITIONS
from openmash.casework.frontdoor.rules import Answered, Asked, Gate, Particulars, Sought, Standing
from openmash.casework.frontdoor.words import OUTCOME_CLASS, Act, Outcome, OutcomeClass, Owed, Reply, State

LONG = "Explained by the school and seen well."
OPEN = Gate(True, LONG, "7", (Asked("Health", True, False), Asked("Police", False, True)), 1, True)
FRESH = Standing(False, False, False, 0, 0, False, 1, 0, False)


def test_an_open_gate_asks_for_nothing() -> None:
    assert rules.gate_for_less(OPEN) == []


@pytest.mark.parametrize(
    ("shut", "field"),
    [
        ({"by_a_manager": False}, "decided_by"),
        ({"rationale": "   short   "}, "rationale"),
        ({"threshold_version": ""}, "threshold"),
        ({"asked": (Asked("Health", False, False),)}, "checks"),
        ({"who_else": 0}, "who_else"),
        ({"voice": False}, "voice"),
    ],
)
def test_each_part_of_the_gate_is_missed_by_its_field(shut: dict[str, object], field: str) -> None:
    assert [p.field for p in rules.gate_for_less(replace(OPEN, **shut))] == [field]  # type: ignore[arg-type]


def test_everything_missing_is_said_at_once() -> None:
    shut = Gate(False, "", "", (Asked("Health", False, False), Asked("Police", False, False)), 0, False)
    found = rules.gate_for_less(shut)
    assert [p.field for p in found] == ["decided_by", "rationale", "threshold", "checks", "checks", "who_else", "voice"]
    assert found[3].sentence.startswith("Health has not answered")


def test_by_default_an_unanswered_check_is_still_wanted() -> None:
    shut = replace(OPEN, asked=(Asked("Health", False, False),))
    assert rules.gate_for_less(rules.still_wanting_the_rest(shut)) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_a_class_and_doing_more_asks_for_the_line_alone(outcome: Outcome) -> None:
    nothing = Gate(False, "", "", (), 0, False)
    sought = Sought(outcome, "", None, "", frozenset({1, 2, 3, 4}), frozenset({"duplicate"}), False)
    fields = [p.field for p in rules.problems_with(sought, nothing)]
    if OUTCOME_CLASS[outcome] is OutcomeClass.MORE:
        assert fields == ["line"]
        assert rules.problems_with(replace(sought, line="Now"), nothing) == []
    else:
        assert {"line", "decided_by", "rationale", "threshold", "who_else", "voice", "level"} <= set(fields)


@pytest.mark.parametrize(
    ("before", "after", "lowers"),
    [
        (None, "green", False),
        ("red", "red", False),
        ("green", "amber", False),
        ("amber", "red", False),
        ("red", "amber", True),
        ("amber", "green", True),
        ("green", "blue", True),
    ],
)
def test_lowering_is_less_than_before(before: str | None, after: str, lowers: bool) -> None:
    assert rules.lowers(before, after) is lowers


@pytest.mark.parametrize(("minutes_left", "late"), [(61, False), (60, True), (0, True), (-30, True)])
def test_lowering_is_late_once_the_rating_has_warned(minutes_left: int, late: bool) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert rules.lowered_late(now + timedelta(minutes=minutes_left), now, timedelta(hours=1)) is late
    assert not rules.lowered_late(None, now, timedelta(hours=1))


@pytest.mark.parametrize("act", list(Act))
def test_everything_given_leaves_no_debt_and_nothing_given_leaves_all(act: Act) -> None:
    full = Particulars(
        datetime(2026, 11, 23, tzinfo=UTC), "PC 12", ("police", "health", "council"), "Insp. Rao", "Ward 3", "Mother",
        "Agreed", LONG,
    )  # fmt: skip
    assert rules.debts_of_act(act, full, child_is_known=True, voice=True) == []
    owed = rules.debts_of_act(act, Particulars(), child_is_known=False, voice=False)
    assert owed == [Owed.WHO_THE_CHILD_IS, *rules.OWED_BY_ACT[act]]


@pytest.mark.parametrize("missing", sorted(rules.QUORUM))
def test_a_strategy_discussion_without_one_of_the_three_owes_its_quorum(missing: str) -> None:
    there = Particulars(agencies=tuple(rules.QUORUM - {missing}))
    assert Owed.AGENCIES in rules.debts_of_act(Act.STRATEGY_DISCUSSION, there, child_is_known=True, voice=True)


def test_an_answer_that_says_enough_is_taken() -> None:
    today = date(2026, 11, 23)
    searched = Answered(Reply.NO_TRACE, "Niche", "Zoë", date(2016, 1, 1))
    for answer in (
        searched,
        replace(searched, reply=Reply.TRACE, says_something=True),
        Answered(Reply.RING_US, ring="Sgt Poe, 01632 960000"),
        Answered(Reply.DECLINED, reason="Would endanger a source"),
    ):
        assert rules.problems_with_answer(answer, today) == []


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, State.NEW),
        ({"begun": True}, State.SCREENING),
        ({"rated": True}, State.SCREENING),
        ({"rated": True, "asked": 2, "unanswered": 1}, State.CHECKS_OUT),
        ({"rated": True, "asked": 2}, State.READY_TO_DECIDE),
        ({"acted": True}, State.READY_TO_DECIDE),
        ({"undecided": 0, "waiting_for_receiver": 1}, State.WAITING_FOR_RECEIVER),
        ({"undecided": 0, "feedback_owed": True}, State.FEEDBACK_OWED),
        ({"undecided": 0, "waiting_for_receiver": 1, "feedback_owed": True}, State.FEEDBACK_OWED),
        ({"closed": True}, State.CLOSED),
    ],
)
def test_a_contacts_state_follows_from_its_facts(facts: dict[str, object], state: State) -> None:
    assert rules.state_of(replace(FRESH, **facts)) is state  # type: ignore[arg-type]


@given(
    st.builds(
        Standing, st.booleans(), st.booleans(), st.booleans(), st.integers(0, 3), st.integers(0, 3), st.booleans(),
        st.integers(0, 3), st.integers(0, 3), st.booleans(),
    )
)  # fmt: skip
def test_nothing_closes_while_anything_is_owed_and_every_state_has_its_transitions(facts: Standing) -> None:
    assert rules.state_of(facts) in TRANSITIONS
    if rules.may_close(facts):
        assert not (facts.undecided or facts.waiting_for_receiver or facts.feedback_owed)


@pytest.mark.parametrize(
    ("earlier", "words"),
    [(0, ""), (1, "2nd contact in 12 months"), (2, "3rd contact in 12 months"), (4, "5th contact in 12 months"),
     (10, "11th contact in 12 months"), (20, "21st contact in 12 months"), (110, "111th contact in 12 months")],
)  # fmt: skip
def test_repeat_contacts_are_counted_in_words(earlier: int, words: str) -> None:
    assert rules.repeat_words(earlier) == words
