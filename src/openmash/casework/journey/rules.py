"""What cannot have happened in life, and what the yearly return would refuse. Plain Python; each rule names its number.

Numbers are those of the children in need census, whose words and full list are in `statute.census`. Here is what can be
said of an order of events as it is recorded, for one child, with the fix: long before there is a return.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from openmash.statute.calendar import Calendar, local_date
from openmash.statute.census.years import newest_rules
from openmash.statute.events import Event
from openmash.statute.referrals import is_settled

BEFORE_BIRTH = timedelta(weeks=40)
CLOCKS_DIFFER = timedelta(minutes=5)
LONGEST_BEFORE_BIRTH = timedelta(weeks=45)
"""Nothing about a child happens this long before they are born, even one born late."""
ENQUIRY_DAYS, ASSESSMENT_DAYS = 15, 45
DO_NOT_LAST = ("RC8", "RC9")
BEGINS = {
    Event.ASSESSMENT_BEGAN: ("1103", "assessment"),
    Event.INITIAL_CONFERENCE_HELD: ("1104", "initial conference"),
    Event.ENQUIRY_BEGAN: ("2889", "section 47 enquiry"),
    Event.CHILD_IN_NEED_PLAN_BEGAN: ("4015", "child in need plan"),
    Event.CHILD_PROTECTION_PLAN_BEGAN: ("1105", "child protection plan"),
}
"""What may not begin before the referral, by the number of the rule."""
ENDS = {
    Event.ASSESSMENT_BEGAN: Event.ASSESSMENT_COMPLETED,
    Event.ENQUIRY_BEGAN: Event.ENQUIRY_CLOSED,
    Event.CHILD_IN_NEED_PLAN_BEGAN: Event.CHILD_IN_NEED_PLAN_ENDED,
    Event.CHILD_PROTECTION_PLAN_BEGAN: Event.CHILD_PROTECTION_PLAN_ENDED,
    Event.REFERRAL_ACCEPTED: Event.CASE_CLOSED,
}
TWICE = {
    Event.ASSESSMENT_BEGAN: ("8896", "An assessment began while another was open."),
    Event.CHILD_PROTECTION_PLAN_BEGAN: ("8935", "A child protection plan began while another was open."),
    Event.REFERRAL_ACCEPTED: ("8815", "A referral was accepted while the case was open."),
}
WORK = frozenset(
    {*BEGINS, Event.ASSESSMENT_COMPLETED, Event.ENQUIRY_CLOSED, Event.REVIEW_CONFERENCE_HELD, Event.CORE_GROUP_HELD,
     Event.CHILD_PROTECTION_PLAN_ENDED, Event.CHILD_IN_NEED_PLAN_ENDED, Event.CHILD_IN_NEED_PLAN_REVIEWED}
)  # fmt: skip
"""What belongs inside an open case."""


@dataclass(frozen=True)
class Mark:
    """One thing that happened: its key, what, when (UTC), and why the case closed where it is a closure.

    `process_id` and `person_id`: in which process, and to which record of the child, where that matters.
    """

    id: UUID
    event: Event
    at: datetime
    closure: str = ""
    process_id: UUID | None = None
    person_id: UUID | None = None

    @property
    def on(self) -> date:
        return local_date(self.at)


@dataclass(frozen=True)
class Life:
    """A child's birth, due or past, and death, as far as they are known to the day.

    `died` is the last day it may have been, so that nothing is called after a death that may have been before it;
    `died_said`, where more than one day may be meant, is how it was told. `has_died`: whatever day it was.
    """

    born: date | None = None
    expected: bool = False
    died: date | None = None
    died_said: str = ""
    has_died: bool = False


@dataclass(frozen=True)
class Finding:
    """What the return would refuse or ask: the rule's number, what is wrong, how to put it right, about which mark."""

    rule: str
    words: str
    fix: str
    mark: UUID

    @property
    def published(self) -> str:
        """The rule in the words of the DfE."""
        return newest_rules()[self.rule].message.strip()


def cannot_be(event: Event, at: datetime, life: Life, now: datetime) -> str:
    """Why this cannot have happened, in a sentence; empty where it can. Nothing else is ever refused."""
    if at > now + CLOCKS_DIFFER:
        return "This cannot be in the future. Check the date and time."
    if life.born is None:
        return ""
    if event is Event.CHILD_BORN:
        return ""
    if local_date(at) < life.born - LONGEST_BEFORE_BIRTH:
        return "This is before the child was conceived. Check the date, and the date of birth."
    if event is Event.CHILD_IN_NEED_VISIT_MADE and not life.expected and local_date(at) < life.born:
        return "A child cannot be seen before they are born. Check the dates."
    return ""


def findings(marks: Sequence[Mark], life: Life, now: datetime, calendar: Calendar) -> list[Finding]:
    """Everything in this order of events that the return would refuse or ask about, oldest first."""
    ordered = [_as_the_return_has_it(mark) for mark in sorted(marks, key=lambda mark: mark.at)]
    found = [
        *_before_the_referral(ordered), *_at_once(ordered), *_two_plans(ordered), *_plans(ordered),
        *_conferences(ordered, calendar), *_closed(ordered), *_life(ordered, life), *_too_long(ordered, now, calendar),
    ]  # fmt: skip
    place = {mark.id: number for number, mark in enumerate(ordered)}
    return sorted(found, key=lambda one: (place[one.mark], one.rule))


def _as_the_return_has_it(mark: Mark) -> Mark:
    """A case that another area has taken is closed, with RC5 for its reason."""
    return replace(mark, event=Event.CASE_CLOSED, closure="RC5") if mark.event is Event.TRANSFERRED_OUT else mark


def _said(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _referrals(marks: Sequence[Mark]) -> list[Mark]:
    """When each case was opened for the return: when the referral came, where that is known, else when accepted."""
    return [referral_of(mark, marks) for mark in marks if mark.event is Event.REFERRAL_ACCEPTED]


def referral_of(accepted: Mark, marks: Sequence[Mark]) -> Mark:
    """The referral that was accepted: the newest before it that was not settled by then, as `statute.referrals` has it.

    Where there is none, the acceptance itself: a child who steps up was told of when they stepped up.
    """
    before = [mark for mark in marks if mark.at <= accepted.at]
    came = [m for m in before if m.event is Event.REFERRAL_RECEIVED and not is_settled(m, accepted.at, before)]
    return max(came, key=lambda mark: mark.at, default=accepted)


def _before_the_referral(marks: Sequence[Mark]) -> Iterable[Finding]:
    opened = _referrals(marks)
    if not opened:
        return
    for mark in marks:
        if mark.event not in BEGINS:
            continue
        rule, what = BEGINS[mark.event]
        before = [one for one in opened if one.on <= mark.on]
        if not before:
            day = min(opened, key=lambda one: one.at)
            yield Finding(
                rule, f"The {what} of {_said(mark.on)} came before the referral of {_said(day.on)}.",
                "Put right when the referral came: when somebody first told us, not when it was typed.", mark.id,
            )  # fmt: skip


def _spans(marks: Sequence[Mark], begins: Event) -> list[tuple[Mark, Mark | None]]:
    """Each beginning with the end that follows it."""
    ends = [mark for mark in marks if mark.event is ENDS[begins]]
    spans: list[tuple[Mark, Mark | None]] = []
    for mark in (each for each in marks if each.event is begins):
        end = next((each for each in ends if each.at >= mark.at and each not in [s[1] for s in spans]), None)
        spans.append((mark, end))
    return spans


def _overlapping(marks: Sequence[Mark], begins: Event) -> Iterable[tuple[Mark, Mark | None]]:
    """Those that began while an earlier one was open, each with the end of the earlier."""
    latest: Mark | None = None
    for mark in marks:
        if mark.event is begins:
            if latest is not None:
                yield mark, next((e for e in marks if e.event is ENDS[begins] and e.at >= mark.at), None)
            latest = mark
        elif mark.event is ENDS[begins]:
            latest = None


def _at_once(marks: Sequence[Mark]) -> Iterable[Finding]:
    for begins, (rule, words) in TWICE.items():
        for mark, end in _overlapping(marks, begins):
            number = {"8815": "8820", "8935": "8940"}.get(rule, rule) if end is not None else rule
            yield Finding(
                number, f"{words} It began on {_said(mark.on)}.",
                "If they are one, put right the day of one of them; if two, record when the first ended.", mark.id,
            )  # fmt: skip
    for mark, end in _overlapping(marks, Event.ENQUIRY_BEGAN):
        rule = "8890" if end is not None else "8839"
        yield Finding(
            rule, f"A section 47 enquiry began on {_said(mark.on)} while another was open.",
            "A later strategy discussion belongs to the open enquiry: put its day right, or say how the first ended.",
            mark.id,
        )  # fmt: skip


def _two_plans(marks: Sequence[Mark]) -> Iterable[Finding]:
    """4001: both open; 4016 a need plan, 4017 a protection plan that overlapped and is over."""
    for need, need_end in _spans(marks, Event.CHILD_IN_NEED_PLAN_BEGAN):
        for plan, plan_end in _spans(marks, Event.CHILD_PROTECTION_PLAN_BEGAN):
            if (need_end and need_end.on <= plan.on) or (plan_end and plan_end.on <= need.on):
                continue
            rule = "4001" if not need_end and not plan_end else "4016" if plan_end else "4017"
            later = max(need, plan, key=lambda mark: mark.at)
            yield Finding(
                rule, f"A child in need plan and a child protection plan ran together from {_said(later.on)}.",
                f"End the child in need plan on {_said(plan.on)}, when the protection plan began.", later.id,
            )  # fmt: skip


def _plans(marks: Sequence[Mark]) -> Iterable[Finding]:
    held = [mark for mark in marks if mark.event is Event.INITIAL_CONFERENCE_HELD]
    moved_in = {mark.on for mark in marks if mark.event is Event.TRANSFERRED_IN}
    for plan, end in _spans(marks, Event.CHILD_PROTECTION_PLAN_BEGAN):
        last = max((one for one in held if one.on <= plan.on), key=lambda one: one.at, default=None)
        if not held and plan.on not in moved_in:
            yield Finding(
                "2885", f"The plan began on {_said(plan.on)} and no initial conference is recorded: they are one day.",
                "Record the conference that made the plan, on the day it was held, or take the plan’s beginning back.",
                plan.id,
            )  # fmt: skip
        if held and plan.on not in {one.on for one in held} | moved_in:
            nearest = last or held[0]
            yield Finding(
                "2885",
                f"The plan began on {_said(plan.on)} and its conference was on {_said(nearest.on)}: they are one day.",
                f"Put the plan’s beginning right to {_said(nearest.on)}, or the day of the conference.", plan.id,
            )  # fmt: skip
        if end and end.on == plan.on:
            yield Finding(
                "8840", f"The plan began and ended on {_said(plan.on)}.",
                "If there was no plan, take its beginning back; otherwise put right the day it ended.", end.id,
            )  # fmt: skip
    plans = [mark for mark in marks if mark.event is Event.CHILD_PROTECTION_PLAN_BEGAN]
    for review in (mark for mark in marks if mark.event is Event.REVIEW_CONFERENCE_HELD):
        if plans and not any(plan.on < review.on for plan in plans):
            yield Finding(
                "8841", f"The review of {_said(review.on)} is not after the beginning of the plan.",
                "Put right the day of the review, or of the plan’s beginning.", review.id,
            )  # fmt: skip


def _conferences(marks: Sequence[Mark], calendar: Calendar) -> Iterable[Finding]:
    seen: Mark | None = None
    for mark in marks:
        if mark.event is Event.CHILD_PROTECTION_PLAN_ENDED or mark.event is Event.CASE_CLOSED:
            seen = None
        if mark.event is not Event.INITIAL_CONFERENCE_HELD:
            continue
        if mark.on.weekday() > 4:
            yield Finding(
                "8875", f"The initial conference of {_said(mark.on)} was on a {mark.on:%A}.",
                "Check the day. If it was held then, say so: the return will ask.", mark.id,
            )  # fmt: skip
        if seen is not None:
            yield Finding(
                "2884", f"An initial conference is recorded on {_said(seen.on)} and again on {_said(mark.on)}.",
                "A conference is counted once: take one back, or record the later one as a review.", mark.id,
            )  # fmt: skip
        seen = mark


def _closed(marks: Sequence[Mark]) -> Iterable[Finding]:
    opens = False
    closed: Mark | None = None
    for mark in marks:
        if mark.event is Event.REFERRAL_ACCEPTED:
            closed = None
            opens = True
        elif mark.event is Event.CASE_CLOSED:
            closed = mark
            yield from _as_it_closed(mark, [m for m in marks if m.at <= mark.at])
        elif closed is not None and opens and mark.event in WORK and mark.on > closed.on:
            yield Finding(
                "8565", f"There was work on {_said(mark.on)}, after the case closed on {_said(closed.on)}.",
                "Accept the new referral, or put right the day the case closed.", mark.id,
            )  # fmt: skip


def _as_it_closed(closed: Mark, before: Sequence[Mark]) -> Iterable[Finding]:
    for begins, rule, what in (
        (Event.ASSESSMENT_BEGAN, "8867", "an assessment"),
        (Event.ENQUIRY_BEGAN, "8868", "a section 47 enquiry"),
    ):
        if any(end is None for _, end in _spans(before, begins)):
            yield Finding(
                rule, f"The case closed on {_said(closed.on)} with {what} still open.",
                f"Record when {what} ended, or reopen the case.", closed.id,
            )  # fmt: skip
    start = max((m.at for m in before if m.event is Event.REFERRAL_ACCEPTED), default=before[0].at)
    within = {mark.event for mark in before if mark.at >= start}
    if not closed.closure:
        yield Finding(
            "8810", f"The case closed on {_said(closed.on)} without a reason.",
            "Put the closing right, and choose why it closed.", closed.id,
        )  # fmt: skip
    if closed.closure in DO_NOT_LAST:
        if within & {*BEGINS} - {Event.ASSESSMENT_BEGAN}:
            yield Finding(
                "2990", f"It closed as “after assessment” ({closed.closure}), but there was an enquiry or a plan.",
                "Choose another reason for closing, such as RC7, no longer in need.", closed.id,
            )  # fmt: skip
        if not within & {Event.ASSESSMENT_BEGAN, Event.ASSESSMENT_COMPLETED}:
            yield Finding(
                "8825Q", f"It closed as “after assessment” ({closed.closure}) and no assessment is recorded.",
                "Record the assessment, or choose another reason for closing.", closed.id,
            )  # fmt: skip


def _life(marks: Sequence[Mark], life: Life) -> Iterable[Finding]:
    if life.born:
        for mark in _referrals(marks):
            if mark.on < life.born - BEFORE_BIRTH:
                yield Finding(
                    "8606", f"The referral of {_said(mark.on)} is more than 40 weeks before the birth.",
                    "Check the date of birth or the due date, and the day of the referral.", mark.id,
                )  # fmt: skip
    if life.died is None:
        return
    for mark in marks:
        if mark.event in {*BEGINS, Event.REFERRAL_ACCEPTED} and mark.on > life.died:
            rule = {
                Event.CHILD_PROTECTION_PLAN_BEGAN: "8915",
                Event.CHILD_IN_NEED_PLAN_BEGAN: "4008",
                Event.REFERRAL_ACCEPTED: "8555Q",
            }.get(mark.event, "8555Q")
            yield Finding(
                rule, f"This began on {_said(mark.on)}, after the child died: {life.died_said or _said(life.died)}.",
                "Check both days. What was done for brothers and sisters belongs on their records.", mark.id,
            )  # fmt: skip


def _too_long(marks: Sequence[Mark], now: datetime, calendar: Calendar) -> Iterable[Finding]:
    today = local_date(now)
    assessed = any(mark.event is Event.ASSESSMENT_BEGAN for mark in marks)
    for enquiry, end in _spans(marks, Event.ENQUIRY_BEGAN):
        if not assessed:
            yield Finding(
                "2991Q", f"The enquiry of {_said(enquiry.on)} has no assessment beside it.",
                "Record when the child and family assessment began.", enquiry.id,
            )  # fmt: skip
        held = any(m.event is Event.INITIAL_CONFERENCE_HELD and m.at >= enquiry.at for m in marks)
        if end is None and not held and calendar.add_working_days(enquiry.on, ENQUIRY_DAYS) < today:
            yield Finding(
                "8675Q",
                f"The enquiry of {_said(enquiry.on)} has run more than 15 working days without a conference.",
                "Record the conference, or how the enquiry ended.", enquiry.id,
            )  # fmt: skip
    for assessment, end in _spans(marks, Event.ASSESSMENT_BEGAN):
        if end is None and calendar.add_working_days(assessment.on, ASSESSMENT_DAYS) < today:
            yield Finding(
                "8670Q", f"The assessment of {_said(assessment.on)} has been open more than 45 working days.",
                "Record when it was completed, or say why it takes longer.", assessment.id,
            )  # fmt: skip
