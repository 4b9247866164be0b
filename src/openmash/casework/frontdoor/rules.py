"""What the front door may do, decided from facts alone. Plain Python: read it without knowing Django.

Law and practice: Working Together to Safeguard Children (a qualified manager decides within one working day); practice
rules 1 (gate doing less, never doing more), 3 (no bare "not known"), 4 (late news finds the decision-maker) and 6 (who
else). Each function returns what is missing, each with the field it belongs to; an empty list means: go ahead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from openmash.casework.frontdoor.words import (
    OUTCOME_CLASS,
    SEVERITY,
    Act,
    Outcome,
    OutcomeClass,
    Owed,
    Reply,
    State,
)
from openmash.foundation.facts.refusals import Problem

SHORTEST_REASON = 20
"""Characters. A rationale shorter than this has not given one."""


# Doing less: the full gate


@dataclass(frozen=True)
class Asked:
    """An agency asked: whether it has answered, and whether the decision-maker said its answer is still wanted."""

    agency: str
    answered: bool
    disposed: bool


@dataclass(frozen=True)
class Gate:
    """What stands before doing less for a child, or lowering a contact's rating."""

    by_a_manager: bool
    rationale: str
    threshold_version: str
    asked: Sequence[Asked]
    who_else: int
    voice: bool
    young: Sequence[str] = ()
    """Of each parent or carer who is a child, and is neither added nor left out with a reason: what is asked."""


def gate_for_less(gate: Gate) -> list[Problem]:
    """What is missing before less may be done."""
    found = []
    if not gate.by_a_manager:
        found.append(Problem("decided_by", "This is decided by a qualified manager of the hub."))
    if len(gate.rationale.strip()) < SHORTEST_REASON:
        found.append(Problem("rationale", "Give your reasons, so that the child could read them one day."))
    if not gate.threshold_version:
        found.append(Problem("threshold", "Say which version of the threshold document you used."))
    found += [
        Problem("checks", f"{each.agency} has not answered. Say whether the answer is still wanted.")
        for each in gate.asked
        if not each.answered and not each.disposed
    ]
    if not gate.who_else:
        found.append(
            Problem("who_else", "Say who else could be at risk, or that nobody was found and where you looked.")
        )
    found += [Problem("who_else", sentence) for sentence in gate.young]
    if not gate.voice:
        found.append(Problem("voice", "Record the child's voice, or why the child has not been heard yet."))
    return found


@dataclass(frozen=True)
class Sought:
    """A decision somebody wants to take for one child."""

    outcome: Outcome
    line: str
    level: int | None
    reason_code: str
    levels: frozenset[int]
    reasons: frozenset[str]
    receiver: bool


def problems_with(sought: Sought, gate: Gate) -> list[Problem]:
    """What is missing before this may be decided. Doing more needs the line alone; a receiver can be chosen later."""
    found = [] if sought.line.strip() else [Problem("line", "Say what will happen for this child, in a line.")]
    if OUTCOME_CLASS[sought.outcome] is OutcomeClass.MORE:
        return found
    found += gate_for_less(gate)
    if sought.level not in sought.levels:
        found.append(Problem("level", "Choose the level of need."))
    if sought.outcome is Outcome.NO_FURTHER_ACTION and sought.reason_code not in sought.reasons:
        found.append(Problem("reason_code", "Choose the reason for no further action."))
    if sought.outcome is Outcome.TRANSFER and not sought.receiver:
        found.append(Problem("receiver", "Name the person in the other area. The child stays ours until they accept."))
    return found


def still_wanting_the_rest(gate: Gate) -> Gate:
    """The gate once every unanswered check not otherwise named is marked still wanted, as deciding does by default."""
    return replace(gate, asked=tuple(replace(each, disposed=True) for each in gate.asked))


def debts_of_decision(gate: Gate, level: int | None) -> list[Owed]:
    """What a decision to do more left out, to be written up."""
    owed = {
        Owed.RATIONALE: len(gate.rationale.strip()) >= SHORTEST_REASON,
        Owed.THRESHOLD: level is not None,
        Owed.CHECKS: all(each.answered or each.disposed for each in gate.asked),
        Owed.WHO_ELSE: gate.who_else > 0,
        Owed.VOICE: gate.voice,
    }
    return [what for what, done in owed.items() if not done]


# Ratings


def lowers(before: str | None, after: str) -> bool:
    """Whether a rating does less than the one before it."""
    return before is not None and SEVERITY[after] < SEVERITY[before]


def lowered_late(due_at: datetime | None, now: datetime, warn_before: timedelta) -> bool:
    """Whether a rating is lowered so late in its time that it goes to the dip sample: after its warning, or overdue."""
    return due_at is not None and now >= due_at - warn_before


# Protective acts: never refused for what was left out

OWED_BY_ACT: Mapping[Act, tuple[Owed, ...]] = {
    Act.STRATEGY_DISCUSSION: (Owed.WHEN, Owed.WHO, Owed.AGENCIES, Owed.OUTCOME, Owed.RATIONALE, Owed.VOICE),
    Act.SAME_DAY_VISIT: (Owed.WHEN, Owed.WHO, Owed.OUTCOME, Owed.VOICE),
    Act.SECTION_47: (Owed.WHEN, Owed.AGENCIES, Owed.RATIONALE, Owed.VOICE),
    Act.POLICE_PROTECTION: (
        Owed.WHEN, Owed.WHO, Owed.DESIGNATED_OFFICER, Owed.WHERE_THE_CHILD_IS, Owed.WHO_WAS_TOLD, Owed.VOICE,
    ),
    Act.EMERGENCY_ORDER: (Owed.WHEN, Owed.WHO, Owed.OUTCOME, Owed.RATIONALE, Owed.VOICE),
    Act.MEDICAL: (Owed.WHEN, Owed.WHO, Owed.OUTCOME),
    Act.OUT_OF_HOURS: (Owed.WHO, Owed.RATIONALE),
    Act.RAISE_RATING: (Owed.RATIONALE,),
    Act.REOPEN: (Owed.RATIONALE,),
    Act.CONSIDER_PROTECTED: (),
}  # fmt: skip
"""What each act is written up with. The line is the only thing asked at the time."""

QUORUM = frozenset({"police", "health", "council"})
"""A strategy discussion has at least these three (Working Together)."""


@dataclass(frozen=True)
class Particulars:
    """What is known of a protective act when it is opened: all of it may be left out."""

    when: datetime | None = None
    who: str = ""
    agencies: tuple[str, ...] = ()
    designated_officer: str = ""
    where_the_child_is: str = ""
    told: str = ""
    outcome: str = ""
    rationale: str = ""


def debts_of_act(act: Act, known: Particulars, *, child_is_known: bool, voice: bool) -> list[Owed]:
    """What was left out, to be written up by 10:00 the next working day."""
    given = {
        Owed.WHEN: known.when is not None,
        Owed.WHO: bool(known.who.strip()),
        Owed.AGENCIES: set(known.agencies) >= QUORUM,
        Owed.DESIGNATED_OFFICER: bool(known.designated_officer.strip()),
        Owed.WHERE_THE_CHILD_IS: bool(known.where_the_child_is.strip()),
        Owed.WHO_WAS_TOLD: bool(known.told.strip()),
        Owed.OUTCOME: bool(known.outcome.strip()),
        Owed.RATIONALE: len(known.rationale.strip()) >= SHORTEST_REASON,
        Owed.VOICE: voice,
    }
    left_out = [what for what in OWED_BY_ACT[act] if not given[what]]
    return left_out if child_is_known else [Owed.WHO_THE_CHILD_IS, *left_out]


# Answers to checks


@dataclass(frozen=True)
class Answered:
    """What an agency answers: for the family, and (apart) for each child."""

    reply: Reply
    systems: str = ""
    names_used: str = ""
    back_to: date | None = None
    ring: str = ""
    reason: str = ""
    says_something: bool = False


def problems_with_answer(answer: Answered, today: date) -> list[Problem]:
    """What is missing from an agency's answer. No bare "not known"."""
    match answer.reply:
        case Reply.TRACE | Reply.NO_TRACE:
            return _problems_with_a_search(answer, today)
        case Reply.RING_US:
            return [] if answer.ring.strip() else [Problem("ring", "Say whom to ring, and on which number.")]
        case Reply.DECLINED:
            return [] if answer.reason.strip() else [Problem("reason", "Say why you cannot answer.")]


def _problems_with_a_search(answer: Answered, today: date) -> list[Problem]:
    found = []
    if not answer.systems.strip():
        found.append(Problem("systems", "Say which systems you searched."))
    if not answer.names_used.strip():
        found.append(Problem("names_used", "Say which names you searched under."))
    if answer.back_to is None:
        found.append(Problem("back_to", "Say how far back you searched, such as 2019."))
    elif answer.back_to > today:
        found.append(Problem("back_to", "A search cannot go back to a date in the future. Check the year."))
    if answer.reply is Reply.TRACE and not answer.says_something:
        found.append(Problem("information", "Say what matters for at least one child, or answer “ring us”."))
    return found


# Where a contact stands


@dataclass(frozen=True)
class Standing:
    """The facts a contact's state follows from."""

    closed: bool
    begun: bool
    rated: bool
    asked: int
    unanswered: int
    acted: bool
    undecided: int
    waiting_for_receiver: int
    feedback_owed: bool


def state_of(facts: Standing) -> State:
    """Where a contact stands. Nothing stores it."""
    if facts.closed:
        return State.CLOSED
    if not facts.undecided:
        return State.FEEDBACK_OWED if facts.feedback_owed else State.WAITING_FOR_RECEIVER
    if facts.unanswered:
        return State.CHECKS_OUT
    if facts.asked or facts.acted:
        return State.READY_TO_DECIDE
    return State.SCREENING if facts.begun or facts.rated else State.NEW


def may_close(facts: Standing) -> bool:
    """Whether all a contact owes is done: each child decided and accepted, the referrer told or held with a reason."""
    return not (facts.undecided or facts.waiting_for_receiver or facts.feedback_owed or facts.closed)


# Patterns, as facts


def ordinal(number: int) -> str:
    """ "1st", "2nd", "5th", "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def repeat_words(earlier: int, months: int = 12) -> str:
    """ "5th contact in 12 months"; empty for the first."""
    return f"{ordinal(earlier + 1)} contact in {months} months" if earlier else ""
