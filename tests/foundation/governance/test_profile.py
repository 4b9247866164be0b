"""Local policy: what the two profiles say, and what a profile may not say."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from openmash.foundation.governance.area import laxer_than_the_law
from openmash.foundation.governance.profile import (
    PROFILES,
    Profile,
    ProfileProblem,
    every_profile,
    profile,
    profile_of_version,
    read,
)
from openmash.statute.calendar import Calendar
from openmash.statute.clocks import CLOCKS, Force, State, reckon
from openmash.statute.events import Event
from openmash.statute.limits import ElapsedHours, ElapsedMinutes, Limit, ServiceHours, WorkingDays
from tests.statute.moments import london

TODAY = date(2026, 11, 23)
GLOUCESTERSHIRE = profile(on=TODAY)
EXAMPLE_SHIRE = profile("example_shire", on=TODAY)
BOTH = pytest.mark.parametrize("area", [GLOUCESTERSHIRE, EXAMPLE_SHIRE], ids=lambda area: area.slug)

# Gloucestershire


@pytest.mark.parametrize(
    ("rating", "enquiry", "check", "open_worker"),
    [
        ("red", ElapsedHours(4), ElapsedHours(1), ElapsedMinutes(30)),
        ("amber", ElapsedHours(72), ElapsedHours(24), ElapsedHours(4)),
        ("green", ElapsedHours(72), ElapsedHours(48), WorkingDays(1)),
    ],
)
def test_gloucestershires_ratings_set_three_limits_each(
    rating: str, enquiry: Limit, check: Limit, open_worker: Limit
) -> None:
    assert GLOUCESTERSHIRE.rating_clock(rating).limit == enquiry
    assert GLOUCESTERSHIRE.check_clock(rating).limit == check
    assert GLOUCESTERSHIRE.open_worker_clock(rating).limit == open_worker


def test_gloucestershires_ratings_are_marked_as_not_confirmed() -> None:
    assert not any(rating.enquiry.confirmed for rating in GLOUCESTERSHIRE.ratings)
    assert any(line.startswith("Red enquiry: 4 hours") for line in GLOUCESTERSHIRE.to_confirm())
    assert any("01452 426565" in line for line in GLOUCESTERSHIRE.to_confirm())
    assert "school terms are examples" in GLOUCESTERSHIRE.to_confirm()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("protective_act_ratified", "60 minutes"),
        ("debt_paid", "10:00 the next working day"),
        ("referrer_told", "1 working day"),
        ("late_serious_answer_considered", "60 minutes"),
        ("late_answer_considered", "1 working day"),
        ("message_to_deputy", "10 minutes"),
        ("message_to_manager", "20 minutes"),
        ("complaint_answered", "20 working days"),
    ],
)
def test_gloucestershires_other_limits(key: str, said: str) -> None:
    assert GLOUCESTERSHIRE.limit(key).said == said
    assert GLOUCESTERSHIRE.clock(key, TODAY).limit == GLOUCESTERSHIRE.limit(key)


def test_gloucestershires_levels_of_need_keep_their_version() -> None:
    document = GLOUCESTERSHIRE.threshold_document(TODAY)
    assert (document.version, document.dated, document.confirmed) == ("7", "December 2021", False)
    assert [level.name for level in document.levels] == ["Universal", "Additional", "Intensive", "Specialist"]


def test_no_reason_for_no_further_action_calls_a_report_malicious() -> None:
    for area in (GLOUCESTERSHIRE, EXAMPLE_SHIRE):
        assert not any("malicious" in reason.words.lower() for reason in area.no_further_action_reasons)


# What both can do


def test_a_second_area_is_only_data_and_says_it_is_an_example() -> None:
    assert EXAMPLE_SHIRE.example
    assert not GLOUCESTERSHIRE.example
    assert EXAMPLE_SHIRE.rating_clock("amber").limit == WorkingDays(1)
    assert EXAMPLE_SHIRE.rating_clock("green").limit == WorkingDays(3)
    assert EXAMPLE_SHIRE.rating_clock("amber").starts is Event.RATED
    assert [rating.key for rating in EXAMPLE_SHIRE.ratings] == ["red", "amber", "green", "blue"]


def test_red_runs_on_past_closing_in_service_hours() -> None:
    clock = EXAMPLE_SHIRE.rating_clock("red")
    assert clock.limit == ServiceHours(4)
    assert clock.due(london("2026-11-23 16:30"), EXAMPLE_SHIRE.calendar()) == london("2026-11-23 20:30")
    checks = EXAMPLE_SHIRE.check_clock("amber")
    assert checks.due(london("2026-11-23 16:30"), EXAMPLE_SHIRE.calendar()) == london("2026-11-24 11:30")


@BOTH
def test_friday_at_five_to_five_every_rating_has_a_due_time(area: Profile) -> None:
    started = london("2026-11-20 16:55")
    for rating in area.ratings:
        standing = reckon(area.rating_clock(rating.key), started, started, area.calendar())
        assert standing.state is State.RUNNING
        assert standing.due_at is not None
        assert standing.due_at > started
    for key in ("initial_decision", "debt_paid", "protective_act_ratified"):
        assert reckon(area.clock(key, TODAY), started, started, area.calendar()).due_at is not None


@BOTH
def test_the_mash_enquiry_clock_is_local_and_named_for_its_rating(area: Profile) -> None:
    clock = area.rating_clock("red")
    assert clock.name == "MASH enquiry (red)"
    assert clock.force is Force.LOCAL
    assert clock.source.said.startswith(f"{area.name}: ")
    assert clock.source.said.endswith(f"profile {area.version}")


def test_a_local_figure_stricter_than_the_law_keeps_the_law_as_its_source() -> None:
    clock = EXAMPLE_SHIRE.clock("assessment", TODAY)
    assert clock.limit == WorkingDays(35)
    assert clock.source.title == "Working Together to Safeguard Children"
    assert clock.force is Force.SHOULD


def test_a_figure_only_the_area_gives_becomes_local() -> None:
    clock = GLOUCESTERSHIRE.clock("rapid_review", TODAY)
    assert clock.limit == WorkingDays(15)
    assert clock.force is Force.LOCAL
    assert clock.source.title.startswith("Gloucestershire: ")


def test_a_clock_the_area_says_nothing_about_is_the_laws_own() -> None:
    assert GLOUCESTERSHIRE.clock("police_protection", TODAY).limit == ElapsedHours(72)
    assert GLOUCESTERSHIRE.clock("immediate_protection", TODAY).limit is None


@pytest.mark.parametrize(
    ("decided", "school", "others"),
    [
        ("2026-11-23 11:00", "2026-11-23 15:00", "2026-11-24 23:59:59"),
        ("2026-11-23 15:30", "2026-11-24 15:00", "2026-11-24 23:59:59"),
        ("2026-12-18 16:00", "2026-12-21 23:59:59", "2026-12-21 23:59:59"),  # end of term: everyone's limit is sooner
    ],
)
def test_a_school_is_told_before_children_go_home_and_never_later_than_others(
    decided: str, school: str, others: str
) -> None:
    calendar = GLOUCESTERSHIRE.calendar()
    assert GLOUCESTERSHIRE.feedback_clock(to_a_school=True).due(london(decided), calendar) == london(school)
    assert GLOUCESTERSHIRE.feedback_clock(to_a_school=False).due(london(decided), calendar) == london(others)


def test_we_ring_the_hub_while_it_is_open_and_the_out_of_hours_team_otherwise() -> None:
    assert GLOUCESTERSHIRE.whom_to_ring(london("2026-11-23 16:59")).key == "mash"
    assert GLOUCESTERSHIRE.whom_to_ring(london("2026-11-23 17:00")).key == "out_of_hours"
    assert GLOUCESTERSHIRE.whom_to_ring(london("2026-12-25 12:00")).name == "Emergency Duty Team"


@pytest.mark.parametrize(
    ("now", "hand_over", "returned"),
    [
        ("2026-11-20 16:55", "2026-11-20 17:00", "2026-11-23 08:30"),
        ("2026-11-20 17:00", "2026-11-20 17:00", "2026-11-23 08:30"),
        ("2026-11-20 17:01", "2026-11-23 17:00", "2026-11-23 08:30"),
        ("2026-11-24 02:00", "2026-11-24 17:00", "2026-11-24 08:30"),
    ],
)
def test_work_passes_between_the_hub_and_the_out_of_hours_team_on_days_the_hub_opens(
    now: str, hand_over: str, returned: str
) -> None:
    assert GLOUCESTERSHIRE.next_hand_over(london(now)) == london(hand_over)
    assert GLOUCESTERSHIRE.next_return(london(now)) == london(returned)


def test_a_pattern_says_how_far_back_it_looks() -> None:
    assert GLOUCESTERSHIRE.pattern("low_grade_police_notifications").looks_back_to(TODAY) == date(2026, 8, 25)
    assert GLOUCESTERSHIRE.pattern("fifth_contact").looks_back_to(date(2028, 2, 29)) == date(2027, 2, 28)


def test_each_calendar_is_the_areas_own() -> None:
    assert GLOUCESTERSHIRE.calendar().working_day_ends == time(23, 59, 59)
    assert EXAMPLE_SHIRE.calendar().working_day_ends == time(17, 30)
    assert not GLOUCESTERSHIRE.calendar().is_school_day(date(2026, 10, 28))  # half term
    assert not GLOUCESTERSHIRE.calendar().is_school_day(date(2026, 9, 2))  # training day
    assert GLOUCESTERSHIRE.calendar().is_school_day(TODAY)


@BOTH
def test_both_profiles_cover_the_years_2025_to_2028_of_school_terms(area: Profile) -> None:
    calendar = area.calendar()
    assert calendar.knows_terms_on(date(2025, 9, 2))
    assert calendar.knows_terms_on(date(2028, 7, 21))
    assert all(calendar.is_working_day(end) for term in area.terms for end in (term.first_day, term.last_day))


@BOTH
def test_a_warning_comes_before_the_limit_does(area: Profile) -> None:
    start = london("2026-11-23 09:00")
    for rating in area.ratings:
        due = area.rating_clock(rating.key).due(start, area.calendar())
        assert due is not None
        assert timedelta(0) < rating.warn_before < due - start


@pytest.mark.parametrize(
    "asked",
    [
        lambda: GLOUCESTERSHIRE.rating("purple"),
        lambda: GLOUCESTERSHIRE.limit("initial_conference"),
        lambda: GLOUCESTERSHIRE.pattern("purple"),
        lambda: GLOUCESTERSHIRE.phone_number("purple"),
        lambda: GLOUCESTERSHIRE.threshold_document(date(2020, 1, 1)),
    ],
)
def test_what_a_profile_does_not_say_is_named(asked: Callable[[], object]) -> None:
    with pytest.raises(LookupError, match=r"Gloucestershire has (no|set no)|Gloucestershire gives no"):
        asked()


# Which version


def test_an_unknown_area_is_named_with_the_areas_there_are() -> None:
    with pytest.raises(ProfileProblem, match=r"no profile called “rutland”. There is: example_shire, gloucestershire"):
        profile("rutland", on=TODAY)


def test_a_day_before_the_first_version_is_refused() -> None:
    with pytest.raises(
        ProfileProblem, match="No version of the Gloucestershire profile was in force on 1 January 2020"
    ):
        profile(on=date(2020, 1, 1))


def test_a_record_is_judged_by_the_version_in_force_on_its_day(tmp_path: Path) -> None:
    text = (PROFILES / "gloucestershire.toml").read_text("utf-8")
    (tmp_path / "gloucestershire.toml").write_text(text, "utf-8")
    newer = text.replace('version = "2026.1"', 'version = "2027.1"', 1).replace("2025-01-01", "2027-01-01", 1)
    (tmp_path / "gloucestershire-2027.toml").write_text(newer, "utf-8")
    assert profile(on=date(2026, 12, 31), folder=tmp_path).version == "2026.1"
    assert profile(on=date(2027, 1, 1), folder=tmp_path).version == "2027.1"
    assert profile_of_version("gloucestershire", "2026.1", folder=tmp_path).in_force_from == date(2025, 1, 1)
    with pytest.raises(ProfileProblem, match=r"no version 2028.1 of the profile “gloucestershire”"):
        profile_of_version("gloucestershire", "2028.1", folder=tmp_path)


def test_two_files_for_one_area_and_day_are_refused(tmp_path: Path) -> None:
    text = (PROFILES / "gloucestershire.toml").read_text("utf-8")
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(
        ProfileProblem, match=r"b.toml, in_force_from: a.toml is the Gloucestershire profile of the same"
    ):
        every_profile(tmp_path)


# Never laxer than the law

LIMITS_OF_CLOCKS = {
    clock.local_policy_key: clock.limit for clock in CLOCKS if clock.limit is not None and clock.local_policy_key
}


@BOTH
def test_no_limit_of_either_profile_is_laxer_than_the_law(area: Profile) -> None:
    for key, local in area.limits:
        if key in LIMITS_OF_CLOCKS:
            assert laxer_than_the_law(local.limit, LIMITS_OF_CLOCKS[key], area.calendar(), Calendar()) is None


@pytest.mark.parametrize(
    ("local", "law", "laxer"),
    [
        (ElapsedHours(24), WorkingDays(1), False),
        (ElapsedHours(48), WorkingDays(1), True),
        (WorkingDays(1), ElapsedHours(72), True),  # over a long weekend
        (WorkingDays(44), WorkingDays(45), False),
        (WorkingDays(46), WorkingDays(45), True),
    ],
)
def test_laxer_means_ending_later_for_some_start(local: Limit, law: Limit, laxer: bool) -> None:
    assert (laxer_than_the_law(local, law, Calendar(), Calendar()) is not None) is laxer


# What a profile may not say

WRONG = [
    # what to change, to what, the sentence
    (
        'version = "2026.1"',
        "version = 2026",
        r"area.toml, version: should be words in quotation marks",
    ),
    ('name = "Gloucestershire"', 'nmae = "Gloucestershire"', r"area.toml, name: is missing. Give words"),
    ('slug = "gloucestershire"', 'slug = " "', r"area.toml, slug: is empty"),
    ("in_force_from = 2025-01-01", 'in_force_from = "soon"', r"in_force_from: should be a date like 2026-09-01"),
    (
        'monday = ["09:00", "17:00"]',
        'monday = ["17:00", "09:00"]',
        r"service.hours.monday: A service that opens at 17:00",
    ),
    ('monday = ["09:00", "17:00"]', 'monday = ["nine", "five"]', r"service.hours.monday: .*Write it like"),
    ('monday = ["09:00", "17:00"]', 'monday = ["09:00"]', r"service.hours.monday: needs two times"),
    ('monday = ["09:00", "17:00"]', 'monday = "09:00"', r"service.hours.monday: should be a list"),
    (
        'monday = ["09:00", "17:00"]',
        'mnoday = ["09:00", "17:00"]',
        r"service.hours.mnoday: is not something a profile says",
    ),
    ('working_day_ends = "23:59:59"', 'working_day_ends = "late"', r"service.working_day_ends: “late” is not a time"),
    ('day_starts = "08:30"', 'day_starts = "half past"', r"schools.day_starts: “half past” is not a time"),
    ('limit = "4 elapsed hours"', 'limit = "4 hors"', r"ratings.red.enquiry.limit: “4 hors” is not a limit"),
    ('limit = "4 elapsed hours"', 'limit = "4 hours"', r"ratings.red.enquiry.limit: .*does not say which hours"),
    ("[ratings.red.check]", "[ratings.red.chekc]", r"ratings.red.check: is missing. It needs a table"),
    ('starts = "contact_received"', 'starts = "now"', r"ratings.red.starts: “now” should be contact_received or rated"),
    (
        "warn_before_minutes = 60",
        "warn_before_minutes = true",
        r"ratings.red.warn_before_minutes: should be a whole number",
    ),
    ("runs_past_closing = true", "runs_past_closing = 1", r"ratings.red.runs_past_closing: should be true or false"),
    ("[limits.rated]", "[limits.raetd]", r"limits.raetd: is not the key of any clock"),
    ("[limits.rated]", "[limits.mash_enquiry]", r"limits.mash_enquiry: is set for each rating"),
    ("[limits.rated]", "[limits.initial_conference]", r"limits.rated: is missing. The front door cannot run without"),
    (
        '[limits.initial_decision]\nlimit = "1 working day"',
        '[limits.initial_decision]\nlimit = "2 working days"',
        r"limits.initial_decision: 2 working days is laxer than the 1 working day of Working Together to Safeguard",
    ),
    (
        '[limits.initial_decision]\nlimit = "1 working day"',
        '[limits.initial_decision]\nlimit = "72 elapsed hours"',
        r"limits.initial_decision: 72 hours, day and night is laxer .*: see one that starts on \w+day \d",
    ),
    (
        'limit = "10:00 the next working day"\n',
        "",
        r"limits.debt_paid.limit: is missing. Give a limit, such as “1 working day”",
    ),
    ("inset_days = [2025-09-02", "inset_days = [1", r"schools.inset_days: should be a date like"),
    ("within_days = 90", "within_days = 90\nwithin_months = 3", r"patterns number 1.within_days: give within_days or"),
    ("within_days = 90", "", r"patterns number 1.within_days: give within_days or within_months"),
    ("number = 2\n", "number = 5\n", r"threshold_documents number 1.levels: should be levels 1, 2, 3 and 4"),
    ('key = "out_of_hours"', 'key = "edt"', r"phone_numbers: has no “out_of_hours”"),
    ('key = "out_of_hours"', 'key = "mash"', r"phone_numbers: has no “out_of_hours”"),
    ('key = "fifth_contact"', 'key = "repeat_contact"', r"patterns: “repeat_contact” is there 2 times"),
    (
        "last_day = 2025-10-24",
        "last_day = 2025-09-01",
        r"schools.terms number 1.last_day: Term 1, 2025 to 2026 ends before",
    ),
    (
        "last_day = 2025-10-24",
        "last_day = 2025-11-03",
        r"schools.terms: Term 2, 2025 to 2026 begins before Term 1, 2025",
    ),
    (
        "[figures.public_reports_an_hour]\nnumber = 20",
        "[figures.public_reports_an_hour]\nnumber = 1",
        r"figures.public_reports_an_hour: cannot be less than 5: real reporters share addresses",
    ),
    (
        "[figures.public_files_an_hour]",
        "[figures.files_an_hour]",
        r"figures.public_files_an_hour: is missing. The public pages cannot run",
    ),
    ('way = "text_relay"', 'way = "minicom"', r"other_ways number 2.way: “minicom” should be one of interpreter"),
    (
        "[service]",
        '[[phrases]]\nlanguage = "pl"\nwords = "Słowa"\nchecked_on = 2026-01-05\n[service]',
        r"phrases number 1.checked_by: is missing. Give who read it in that language; until somebody has, leave it out",
    ),
    (
        "[service]",
        '[[phrases]]\nlanguage = "Polish"\nwords = "Słowa"\nchecked_by = "A B"\nchecked_on = 2026-01-05\n[service]',
        r"phrases number 1.language: “Polish” is not the short name of a language",
    ),
    ("[schools]", "[scholos]", r"area.toml, schools.day_starts: is missing. Give a time like “09:00”"),
    ("about = ", "aobut = 1\nabout = ", r"area.toml, aobut: is not something a profile says"),
    ('slug = "gloucestershire"', "slug = ", r"area.toml is not a TOML file that can be read"),
]


@pytest.mark.parametrize(("written", "instead", "sentence"), WRONG)
def test_a_slip_in_a_profile_is_refused_in_plain_english(
    tmp_path: Path, written: str, instead: str, sentence: str
) -> None:
    text = (PROFILES / "gloucestershire.toml").read_text("utf-8")
    assert written in text
    file = tmp_path / "area.toml"
    file.write_text(text.replace(written, instead, 1), "utf-8")
    with pytest.raises(ProfileProblem, match=sentence):
        read(file)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("ratings", "ratings: is missing. A profile needs at least one rating"),
        ("threshold_documents", "threshold_documents: is missing. A decision has to name the version"),
        ("no_further_action_reasons", "no_further_action_reasons: is missing. A decision has to give a reason"),
        ("service.hours", "service.hours: is missing. It needs a table of its own"),
    ],
)
def test_a_part_left_out_is_named(tmp_path: Path, key: str, sentence: str) -> None:
    file = tmp_path / "area.toml"
    file.write_text(_without(key), "utf-8")
    with pytest.raises(ProfileProblem, match=sentence):
        read(file)


def test_a_limit_written_where_a_table_belongs_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "area.toml"
    text = _without("ratings.green.open_worker")
    file.write_text(text.replace('name = "Green"', 'name = "Green"\nopen_worker = "1 working day"'), "utf-8")
    with pytest.raises(ProfileProblem, match=r"ratings.green.open_worker: should be a table"):
        read(file)


def test_a_service_that_is_never_open_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "area.toml"
    file.write_text(_without("service.hours") + "\n[service.hours]\n", "utf-8")
    with pytest.raises(ProfileProblem, match="The service must be open some day of the week"):
        read(file)


def _without(key: str) -> str:
    """Gloucestershire's profile without the tables under a key."""
    text = (PROFILES / "gloucestershire.toml").read_text("utf-8")
    return re.sub(rf"^\[+{re.escape(key)}[.\]][^\n]*\n(?:(?!\[)[^\n]*\n)*", "", text, flags=re.MULTILINE)
