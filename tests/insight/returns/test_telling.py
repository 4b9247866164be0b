"""What is recorded of a child, told as the census of a year tells it: what of it, by which day, and sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from openmash.casework.journey.selectors import Life, Mark
from openmash.insight.returns.telling import Told, cases_of, child_of
from openmash.statute.census.census import Census, Level
from openmash.statute.census.checking import broken_about
from openmash.statute.census.shape import Assessment, Child, Enquiry, NeedPlan, ProtectionPlan
from openmash.statute.census.years import rules_of, year_ending
from openmash.statute.events import Event

YEAR = year_ending(2026)
assert YEAR is not None
RULES = rules_of(YEAR)
CENSUS = Census(2026, YEAR.codes, date(2026, 3, 31))
E = Event


def at(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(10), UTC)


def marks(*told: tuple[Event, str] | tuple[Event, str, str]) -> list[Mark]:
    return [Mark(uuid4(), each[0], at(each[1]), each[2] if len(each) > 2 else "") for each in told]


def told(*happened: tuple[Event, str] | tuple[Event, str, str], **changes: object) -> Told:
    usual: dict[str, object] = {
        "id": "C1", "upn": "", "sex": "F", "life": Life(date(2022, 5, 4)), "ethnicity": "WBRI", "disabilities": ("NONE",),
        "marks": marks(*happened), "needs": [(at("2025-06-10"), "N1")], "sources": [(at("2025-06-02"), "6")],
        "factors": [(at("2025-07-20"), ("3B",))], "categories": [(at("2025-06-16"), "NEG")],
    }  # fmt: skip
    return Told(**{**usual, **changes})  # type: ignore[arg-type]  # words or keys as named above, each of its field's kind


def child(*happened: tuple[Event, str] | tuple[Event, str, str], census: Census = CENSUS, **changes: object) -> Child:
    found = child_of(told(*happened, **changes), census)
    assert found is not None
    return found


def refused(found: Child) -> set[str]:
    return {each.rule.code for each in broken_about(found, RULES, CENSUS) if each.rule.level is Level.ERROR}


CAME = ((E.REFERRAL_RECEIVED, "2025-06-02"), (E.REFERRAL_ACCEPTED, "2025-06-03"), (E.ASSESSMENT_BEGAN, "2025-06-03"))
PROTECTED = (
    *CAME, (E.ENQUIRY_BEGAN, "2025-06-04"), (E.INITIAL_CONFERENCE_HELD, "2025-06-16"),
    (E.CHILD_PROTECTION_PLAN_BEGAN, "2025-06-16"), (E.ASSESSMENT_COMPLETED, "2025-07-21"),
    (E.REVIEW_CONFERENCE_HELD, "2025-09-08"), (E.CHILD_PROTECTION_PLAN_ENDED, "2026-02-02"),
    (E.CHILD_IN_NEED_PLAN_BEGAN, "2026-02-02"),
)  # fmt: skip


def test_a_story_becomes_an_episode_that_breaks_nothing() -> None:
    found = child(*PROTECTED)
    (episode,) = found.episodes
    assert (episode.referral, episode.source, episode.need, episode.no_further_action) == (
        date(2025, 6, 2),
        "6",
        "N1",
        "0",
    )
    assert episode.assessments == (Assessment(date(2025, 6, 3), None, date(2025, 7, 21), ("3B",)),)
    assert episode.enquiries == (Enquiry(date(2025, 6, 4), date(2025, 6, 25), date(2025, 6, 16), "0"),)
    assert episode.plans == (
        ProtectionPlan(date(2025, 6, 16), date(2026, 2, 2), "NEG", "NEG", "0", (date(2025, 9, 8),)),
    )
    assert episode.need_plans == (NeedPlan(date(2026, 2, 2), None),)
    assert (episode.conference, episode.closure) == (None, None)
    assert refused(found) == set()


def test_what_came_after_the_year_is_not_told_yet() -> None:
    found = child(*PROTECTED, (E.CHILD_IN_NEED_PLAN_ENDED, "2026-05-01"), (E.CASE_CLOSED, "2026-05-01", "RC7"))
    assert (found.episodes[0].closure, found.episodes[0].need_plans[0].end) == (None, None)
    assert child_of(told((E.REFERRAL_ACCEPTED, "2026-04-01")), CENSUS) is None
    died = child(*CAME, life=Life(date(2022, 5, 4), died=date(2026, 4, 3), has_died=True))
    assert died.died is None


def test_what_ended_before_the_year_has_been_told() -> None:
    closed = ((E.REFERRAL_ACCEPTED, "2024-06-03"), (E.CASE_CLOSED, "2025-03-31", "RC7"))
    assert child_of(told(*closed), CENSUS) is None
    assert len(child(*closed, *CAME).episodes) == 1
    long_open = child(
        (E.REFERRAL_ACCEPTED, "2024-06-03"), (E.ASSESSMENT_BEGAN, "2024-06-03"), (E.ASSESSMENT_COMPLETED, "2024-08-01"),
        (E.ENQUIRY_BEGAN, "2024-06-04"), (E.ENQUIRY_CLOSED, "2024-06-20"), (E.CHILD_IN_NEED_PLAN_BEGAN, "2024-08-02"),
    )  # fmt: skip
    (episode,) = long_open.episodes
    assert (episode.assessments, episode.enquiries) == ((), ())
    assert episode.need_plans == (NeedPlan(date(2024, 8, 2), None),)
    assert refused(long_open) == set()


def test_an_enquiry_that_ended_without_a_conference_needed_none() -> None:
    (episode,) = child(*CAME, (E.ENQUIRY_BEGAN, "2025-06-04"), (E.ENQUIRY_CLOSED, "2025-06-20")).episodes
    assert episode.enquiries == (Enquiry(date(2025, 6, 4), date(2025, 6, 25), None, "1"),)


def test_a_conference_without_an_enquiry_stands_with_the_referral() -> None:
    moved_in = child(
        (E.REFERRAL_ACCEPTED, "2025-06-03"), (E.INITIAL_CONFERENCE_HELD, "2025-06-16"),
        (E.CHILD_PROTECTION_PLAN_BEGAN, "2025-06-16"),
    )  # fmt: skip
    assert (moved_in.episodes[0].conference, moved_in.episodes[0].enquiries) == (date(2025, 6, 16), ())
    assert refused(moved_in) == set()


def test_a_case_closes_for_its_reason_or_to_another_area() -> None:
    done = (*CAME, (E.ASSESSMENT_COMPLETED, "2025-07-21"))
    closed = child(*done, (E.CASE_CLOSED, "2025-07-24", "RC8"))
    assert (closed.episodes[0].closure, closed.episodes[0].reason) == (date(2025, 7, 24), "RC8")
    assert refused(closed) == set()
    assert child(*done, (E.TRANSFERRED_OUT, "2025-07-24")).episodes[0].reason == "RC5"


def test_a_second_referral_is_a_second_case_with_its_own_day() -> None:
    again = (
        *CAME, (E.ASSESSMENT_COMPLETED, "2025-07-21"), (E.CASE_CLOSED, "2025-07-24", "RC8"),
        (E.REFERRAL_RECEIVED, "2025-10-01"), (E.REFERRAL_ACCEPTED, "2025-10-02"),
    )  # fmt: skip
    found = cases_of(marks(*again))
    assert [case.came for case in found] == [date(2025, 6, 2), date(2025, 10, 1)]
    assert refused(child(*again)) == set()


def test_a_case_that_steps_up_from_early_help_is_dated_by_its_own_acceptance() -> None:
    (case,) = cases_of(
        marks(
            (E.REFERRAL_RECEIVED, "2024-04-08"),
            (E.FAMILY_HELP_BEGAN, "2024-04-10"),
            (E.REFERRAL_ACCEPTED, "2025-11-03"),
        )
    )
    assert case.came == date(2025, 11, 3)


def test_a_referral_closed_with_no_further_action_dates_no_case_that_is_accepted_later() -> None:
    """Rules 8831, 8832 and 4000: it carries no work. What is accepted later, with no new contact, has its own day."""
    closed = ((E.REFERRAL_RECEIVED, "2025-04-07"), (E.DECIDED, "2025-04-08"), (E.REFERRAL_CLOSED, "2025-04-08"))
    (case,) = cases_of(marks(*closed, (E.REFERRAL_ACCEPTED, "2025-11-03")))
    assert case.came == date(2025, 11, 3)
    (again,) = cases_of(marks(*closed, (E.REOPENED, "2025-04-09"), (E.REFERRAL_ACCEPTED, "2025-04-10")))
    assert again.came == date(2025, 4, 7), "reopened, it is the referral that was accepted"


def test_of_two_referrals_the_one_that_was_not_closed_dates_the_case() -> None:
    first, second = uuid4(), uuid4()
    happened = [
        Mark(uuid4(), E.REFERRAL_RECEIVED, at("2025-04-07"), process_id=first),
        Mark(uuid4(), E.REFERRAL_RECEIVED, at("2025-04-08"), process_id=second),
        Mark(uuid4(), E.REFERRAL_CLOSED, at("2025-04-09"), process_id=first),
        Mark(uuid4(), E.REFERRAL_ACCEPTED, at("2025-04-10")),
    ]
    assert [case.came for case in cases_of(happened)] == [date(2025, 4, 8)]
    other = [replace(each, process_id=second) if each.event is E.REFERRAL_CLOSED else each for each in happened]
    assert [case.came for case in cases_of(other)] == [date(2025, 4, 7)]


def test_a_case_nobody_accepted_is_not_dated_by_a_contact_of_long_before() -> None:
    (case,) = cases_of(marks((E.REFERRAL_RECEIVED, "2025-04-07"), (E.ASSESSMENT_BEGAN, "2025-11-03")))
    assert case.came == date(2025, 11, 3)


def test_what_came_before_its_referral_is_told_as_it_was() -> None:
    out_of_order = child((E.ENQUIRY_BEGAN, "2025-06-01"), (E.REFERRAL_ACCEPTED, "2025-06-03"))
    assert out_of_order.episodes[0].referral == date(2025, 6, 3)
    assert "2889" in refused(out_of_order)


@pytest.mark.parametrize(
    ("life", "born", "due", "sex"),
    [
        (Life(date(2026, 6, 1), expected=True), None, date(2026, 6, 1), "U"),
        (Life(date(2026, 4, 9)), None, date(2026, 4, 9), "U"),  # born after the year: not yet, on its last day
        (Life(date(2022, 5, 4)), date(2022, 5, 4), None, "F"),
    ],
)
def test_a_child_is_born_or_due(life: Life, born: date | None, due: date | None, sex: str) -> None:
    found = child((E.REFERRAL_ACCEPTED, "2026-01-05"), life=life)
    assert (found.born, found.due, found.sex) == (born, due, sex)
    assert (found.disabilities == ()) == (born is None)
    assert refused(found) == set()


def test_an_earlier_plan_is_counted_and_its_category_its_own() -> None:
    earlier = (
        (E.REFERRAL_ACCEPTED, "2023-01-09"), (E.CHILD_PROTECTION_PLAN_BEGAN, "2023-02-01"),
        (E.CHILD_PROTECTION_PLAN_ENDED, "2023-09-01"), (E.CASE_CLOSED, "2023-10-01", "RC7"),
    )  # fmt: skip
    categories = [(at("2023-02-01"), "PHY"), (at("2025-06-16"), "NEG"), (at("2025-09-08"), "EMO")]
    (plan,) = child(*earlier, *PROTECTED, categories=categories).episodes[0].plans
    assert (plan.plans_before, plan.first_category, plan.latest_category) == ("1", "NEG", "EMO")


def test_a_child_too_young_for_school_has_a_reason_for_no_pupil_number() -> None:
    assert child(*CAME).upn_unknown == "UN1"
    at_school = child(*CAME, life=Life(CENSUS.of_school_age_born_by))
    assert at_school.upn_unknown == ""
    assert child(*CAME, life=Life(CENSUS.of_school_age_born_by + timedelta(days=1))).upn_unknown == "UN1"
