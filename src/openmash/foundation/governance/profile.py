"""From a profile's file to a Profile, refusing what is misspelt, missing or laxer than the law."""

import os
import tomllib
from collections import Counter
from datetime import date, time, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.words import AgencyKind
from openmash.foundation.governance.area import (
    PERSON_COLUMNS,
    DifferenceStage,
    Level,
    LocalLimit,
    OutOfHours,
    Pattern,
    PersonFeed,
    PhoneNumber,
    Profile,
    Rating,
    Reason,
    ThresholdDocument,
    laxer_than_the_law,
    said_on,
)
from openmash.foundation.governance.exploitation import exploitation
from openmash.foundation.governance.figures import figure, refuse_figures
from openmash.foundation.governance.grading import grade_words
from openmash.foundation.governance.inspections import inspection
from openmash.foundation.governance.nhs_file import cpis_column
from openmash.foundation.governance.other_ways import other_way, phrase
from openmash.foundation.governance.page import Page, ProfileProblem
from openmash.foundation.governance.practice import practice
from openmash.foundation.governance.retention import keeping, retention
from openmash.foundation.governance.school_records import school_record_heading
from openmash.foundation.governance.screening import screening
from openmash.statute.calendar import LAST_SECOND, Calendar, CalendarError, Hours, Term
from openmash.statute.clocks import CLOCKS
from openmash.statute.events import Event

__all__ = ["PROFILES", "Profile", "ProfileProblem", "every_profile", "profile", "profile_of_version", "read"]

PROFILES = Path(os.environ.get("OPENMASH_PROFILES") or Path(__file__).parent / "profiles")
"""Where profiles are: those that come with the program, or an area's own folder."""
MUST_RING = frozenset({"mash", "out_of_hours", "police_emergency"})
MUST_FIGURE = frozenset(
    {
        "triage_dip_sample_percent",
        "marac_flag_months",
        "link_match_percent",
        "link_potential_percent",
        "link_alone_per_mille",
    }
)
MUST_COUNT = frozenset({"domestic_abuse_repeats", "domestic_abuse_escalation"})
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SET_BY_RATINGS = frozenset({"mash_enquiry", "check_answered", "open_worker_answered"})
SET_BY_STAGES = frozenset({"difference_stage"})
MAY_SET = (
    frozenset(clock.local_policy_key for clock in CLOCKS if clock.local_policy_key) - SET_BY_RATINGS - SET_BY_STAGES
)
MUST_SET = frozenset(
    {
        "rated",
        "initial_decision",
        "protective_act_ratified",
        "debt_paid",
        "referrer_told",
        "school_told",
        "late_answer_considered",
        "late_serious_answer_considered",
        "message_to_deputy",
        "message_to_manager",
        "written_follow_up",
        "promised_referral",
        "night_taken_back",
        "area_answered",
        "next_step_answered",
        "reply_link",
        "reply_link_read",
        "information_request",
        "comment_read",
    }
)


def profile(slug: str = "gloucestershire", *, on: date, folder: Path = PROFILES) -> Profile:
    """The version of an area's profile in force on a day; raises ProfileProblem when there is none."""
    versions = [each for each in every_profile(folder) if each.slug == slug]
    if not versions:
        known = ", ".join(sorted({each.slug for each in every_profile(folder)}))
        raise ProfileProblem(f"There is no profile called “{slug}”. There is: {known}.")
    in_force = [each for each in versions if each.in_force_from <= on]
    if not in_force:
        name = versions[0].name
        raise ProfileProblem(f"No version of the {name} profile was in force on {on.day} {on:%B %Y}.")
    return max(in_force, key=lambda each: each.in_force_from)


def profile_of_version(slug: str, version: str, *, folder: Path = PROFILES) -> Profile:
    """The version a record was judged by, so that it can be shown as it was judged; raises ProfileProblem."""
    for each in every_profile(folder):
        if (each.slug, each.version) == (slug, version):
            return each
    raise ProfileProblem(f"There is no version {version} of the profile “{slug}”.")


@cache
def every_profile(folder: Path = PROFILES) -> tuple[Profile, ...]:
    """Every profile in a folder, each checked; read once."""
    found = [(path, read(path)) for path in sorted(folder.glob("*.toml"))]
    first: dict[tuple[str, date], str] = {}
    for path, each in found:
        other = first.setdefault((each.slug, each.in_force_from), path.name)
        if other != path.name:
            raise ProfileProblem(f"{path.name}, in_force_from: {other} is the {each.name} profile of the same day.")
    return tuple(each for _, each in found)


def read(path: Path) -> Profile:
    """One file, read and checked."""
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise ProfileProblem(f"{path.name} is not text in UTF-8.") from None
    except tomllib.TOMLDecodeError as why:
        raise ProfileProblem(f"{path.name} is not a TOML file that can be read: {why}.") from None
    page = Page(path.name, "", entries)
    found = _profile(page)
    page.finish()
    _refuse_gaps(found, page)
    _refuse_repeats(found, page)
    _refuse_laxer_than_the_law(found, page)
    return found


def _profile(page: Page) -> Profile:
    service = page.table("service")
    schools = page.table("schools")
    found = Profile(
        slug=page.required("slug", str),
        version=page.required("version", str),
        in_force_from=page.required("in_force_from", date),
        name=page.required("name", str),
        example=page.optional("example", bool, otherwise=False),
        about=page.required("about", str),
        service_hours=_week(service.table("hours")),
        working_day_ends=_end_of_day(service),
        school_day_starts=schools.time_of_day("day_starts"),
        terms_are_examples=schools.optional("terms_are_examples", bool, otherwise=False),
        terms=tuple(_term(each) for each in schools.repeated("terms")),
        inset_days=frozenset(schools.dates("inset_days")),
        out_of_hours=_out_of_hours(page.table("out_of_hours")),
        ratings=tuple(_rating(key, each) for key, each in page.tables("ratings")),
        limits=_limits(page),
        patterns=tuple(_pattern(each) for each in page.repeated("patterns")),
        threshold_documents=tuple(_threshold(each) for each in page.repeated("threshold_documents")),
        phone_numbers=tuple(_phone_number(each) for each in page.repeated("phone_numbers")),
        no_further_action_reasons=tuple(_reason(each) for each in page.repeated("no_further_action_reasons")),
        difference_stages=tuple(_difference_stage(each) for each in page.repeated("difference_stages")),
        figures=tuple((key, figure(each)) for key, each in page.tables("figures")),
        names=tuple(_name(each) for each in page.repeated("names")),
        other_ways=tuple(other_way(each) for each in page.repeated("other_ways")),
        phrases=tuple(phrase(each) for each in page.repeated("phrases")),
        person_feeds=tuple(_person_feed(key, each) for key, each in page.tables("person_feeds")),
        cpis_columns=tuple(cpis_column(each) for each in page.repeated("cpis_columns")),
        school_record_headings=tuple(school_record_heading(each) for each in page.repeated("school_record_headings")),
        exploitation=exploitation(page.table_if("exploitation")),
        intelligence_words=tuple(grade_words(each) for each in page.repeated("intelligence_words")),
        screening=screening(page.table_if("screening")),
        inspections=tuple(inspection(each) for each in page.repeated("inspections")),
        practice=practice(page.table_if("practice")),
        intelligence_retention=tuple(retention(each) for each in page.repeated("intelligence_retention")),
        record_keeping=tuple(keeping(each) for each in page.repeated("record_keeping")),
    )
    service.finish()
    schools.finish()
    return found


def _week(page: Page) -> tuple[Hours | None, ...]:
    """Seven days; a day left out is closed."""
    week = tuple(_hours(page, day) for day in WEEKDAYS)
    page.finish()
    if not any(week):
        raise page.problem("monday", "is missing. The service must be open some day of the week.")
    return week


def _hours(page: Page, day: str) -> Hours | None:
    match page.words(day):
        case ():
            return None
        case (opens, closes):
            try:
                return Hours(time.fromisoformat(opens), time.fromisoformat(closes))
            except (ValueError, CalendarError) as why:
                raise page.problem(day, f"{why} Write it like [“09:00”, “17:00”].") from None
        case _:
            raise page.problem(day, "needs two times, when the service opens and when it closes.")


def _end_of_day(page: Page) -> time:
    words = page.optional("working_day_ends", str, otherwise=LAST_SECOND.isoformat())
    try:
        return time.fromisoformat(words)
    except ValueError:
        raise page.problem("working_day_ends", f"“{words}” is not a time. Write it like “17:00”.") from None


def _term(page: Page) -> Term:
    try:
        term = Term(page.required("name", str), page.required("first_day", date), page.required("last_day", date))
    except CalendarError as why:
        raise page.problem("last_day", str(why)) from None
    page.finish()
    return term


def _out_of_hours(page: Page) -> OutOfHours:
    found = OutOfHours(
        team=page.required("team", str),
        opens=page.time_of_day("opens"),
        closes=page.time_of_day("closes"),
        hands_over_at=page.time_of_day("hands_over_at"),
        returns_at=page.time_of_day("returns_at"),
        confirmed=page.required("confirmed", bool),
        note=page.optional("note", str, otherwise=""),
    )
    page.finish()
    return found


def _local_limit(page: Page) -> LocalLimit:
    found = LocalLimit(
        limit=page.limit(),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
        note=page.optional("note", str, otherwise=""),
    )
    page.finish()
    return found


def _limits(page: Page) -> tuple[tuple[str, LocalLimit], ...]:
    found = []
    for key, each in page.tables("limits"):
        if key in SET_BY_RATINGS:
            raise page.problem(f"limits.{key}", "is set for each rating, under ratings.")
        if key in SET_BY_STAGES:
            raise page.problem(f"limits.{key}", "is set for each stage, under difference_stages.")
        if key not in MAY_SET:
            raise page.problem(f"limits.{key}", "is not the key of any clock. See docs/reference/clocks.md.")
        found.append((key, _local_limit(each)))
    for key in sorted(MUST_SET - {key for key, _ in found}):
        raise page.problem(f"limits.{key}", "is missing. The front door cannot run without this limit.")
    return tuple(found)


def _rating(key: str, page: Page) -> Rating:
    found = Rating(
        key=key,
        name=page.required("name", str),
        meaning=page.required("meaning", str),
        starts=_event(page, "starts"),
        enquiry=_local_limit(page.table("enquiry")),
        check=_local_limit(page.table("check")),
        open_worker=_local_limit(page.table("open_worker")),
        warn_before=timedelta(minutes=page.required("warn_before_minutes", int)),
        runs_past_closing=page.optional("runs_past_closing", bool, otherwise=False),
    )
    page.finish()
    return found


def _person_feed(slug: str, page: Page) -> PersonFeed:
    headings = page.table("headings")
    found = PersonFeed(
        slug=slug,
        name=page.required("name", str),
        sent_by=page.required("sent_by", str),
        own_number=page.required("own_number", str),
        headings=tuple((column, headings.words(column)) for column in PERSON_COLUMNS),
    )
    headings.finish()
    page.finish()
    if found.sent_by not in AgencyKind.values:
        raise page.problem("sent_by", f"“{found.sent_by}” should be one of {', '.join(AgencyKind.values)}.")
    if not dict(found.headings)["record_id"]:
        raise page.problem("headings.record_id", "is missing. Without the system’s own number no row is known again.")
    return found


NAMED = frozenset({"early_help", "child_in_need", "lead_practitioner", "protection_lead"})
"""What an area may call by its own name."""


def _name(page: Page) -> tuple[str, str]:
    found = page.required("key", str), page.required("words", str)
    page.finish()
    if found[0] not in NAMED:
        raise page.problem("key", f"“{found[0]}” has no other name. One of {', '.join(sorted(NAMED))} may have.")
    return found


def _event(page: Page, key: str) -> Event:
    words = page.required(key, str)
    starts = {Event.CONTACT_RECEIVED, Event.RATED}
    if words not in starts:
        raise page.problem(key, f"“{words}” should be contact_received or rated.")
    return Event(words)


def _pattern(page: Page) -> Pattern:
    found = Pattern(
        key=page.required("key", str),
        said=page.required("said", str),
        count=page.required("count", int),
        within_days=page.optional("within_days", int, otherwise=0),
        within_months=page.optional("within_months", int, otherwise=0),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
    )
    page.finish()
    if bool(found.within_days) == bool(found.within_months):
        raise page.problem("within_days", "give within_days or within_months, one of the two.")
    return found


def _threshold(page: Page) -> ThresholdDocument:
    found = ThresholdDocument(
        key=page.required("key", str),
        name=page.required("name", str),
        version=page.required("version", str),
        dated=page.required("dated", str),
        in_force_from=page.required("in_force_from", date),
        confirmed=page.required("confirmed", bool),
        note=page.optional("note", str, otherwise=""),
        levels=tuple(_level(each) for each in page.repeated("levels")),
    )
    page.finish()
    if [level.number for level in found.levels] != [1, 2, 3, 4]:
        raise page.problem("levels", "should be levels 1, 2, 3 and 4, in that order.")
    return found


def _level(page: Page) -> Level:
    found = Level(
        page.required("number", int),
        page.required("name", str),
        page.required("response", str),
        page.optional("agreement", str, otherwise=""),
    )
    page.finish()
    return found


def _phone_number(page: Page) -> PhoneNumber:
    found = PhoneNumber(
        key=page.required("key", str),
        name=page.required("name", str),
        number=page.required("number", str),
        email=page.optional("email", str, otherwise=""),
        hours=page.required("hours", str),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
    )
    page.finish()
    return found


def _reason(page: Page) -> Reason:
    found = Reason(page.required("code", str), page.required("words", str))
    page.finish()
    return found


def _difference_stage(page: Page) -> DifferenceStage:
    roles = page.words("roles")
    if unknown := sorted(set(roles) - set(Role.values)) or not roles:
        raise page.problem("roles", f"{unknown or 'is empty'}: write some of {', '.join(Role.values)}.")
    found = DifferenceStage(
        key=page.required("key", str),
        name=page.required("name", str),
        answered_by=page.required("answered_by", str),
        roles=tuple(roles),
        limit=LocalLimit(
            page.limit(), page.required("source", str), page.required("confirmed", bool),
            page.optional("note", str, otherwise=""),
        ),
    )  # fmt: skip
    page.finish()
    return found


def _refuse_gaps(found: Profile, page: Page) -> None:
    """What the front door cannot do without."""
    if not found.ratings:
        raise page.problem("ratings", "is missing. A profile needs at least one rating.")
    if not found.threshold_documents:
        raise page.problem("threshold_documents", "is missing. A decision has to name the version it used.")
    if not found.no_further_action_reasons:
        raise page.problem("no_further_action_reasons", "is missing. A decision has to give a reason.")
    if not found.difference_stages:
        raise page.problem("difference_stages", "is missing. Agencies that differ need somebody to go to.")
    for key in sorted(MUST_FIGURE - {key for key, _ in found.figures}):
        raise page.problem(f"figures.{key}", "is missing. The hub cannot run without this figure.")
    refuse_figures(found, page)
    for key in sorted(MUST_COUNT - {pattern.key for pattern in found.patterns}):
        raise page.problem("patterns", f"has no “{key}”. Triage counts repeats by it.")
    for key in sorted(MUST_RING - {number.key for number in found.phone_numbers}):
        raise page.problem("phone_numbers", f"has no “{key}”. Someone must be able to ring it.")


def _refuse_repeats(found: Profile, page: Page) -> None:
    """One thing said twice, and two terms at once."""
    lists = {
        "phone_numbers": [number.key for number in found.phone_numbers],
        "phrases": [each.language for each in found.phrases],
        "patterns": [pattern.key for pattern in found.patterns],
        "threshold_documents": [f"{each.key} version {each.version}" for each in found.threshold_documents],
        "no_further_action_reasons": [reason.code for reason in found.no_further_action_reasons],
        "difference_stages": [stage.key for stage in found.difference_stages],
        "schools.terms": [term.name for term in found.terms],
    }
    for where, keys in lists.items():
        for key, times in Counter(keys).items():
            if times > 1:
                raise page.problem(where, f"“{key}” is there {times} times.")
    for one, following in pairwise(sorted(found.terms, key=lambda term: term.first_day)):
        if following.first_day <= one.last_day:
            raise page.problem("schools.terms", f"{following.name} begins before {one.name} ends.")


def _refuse_laxer_than_the_law(found: Profile, page: Page) -> None:
    """Where the law has a figure, the local limit ends no later, whenever it starts."""
    for clock in CLOCKS:
        local = found.local_limit(clock.local_policy_key or "")
        if clock.limit is None or local is None:
            continue
        start = laxer_than_the_law(local.limit, clock.limit, found.calendar(), Calendar())
        if start is not None:
            raise page.problem(
                f"limits.{clock.local_policy_key}",
                f"{local.limit.said} is laxer than the {clock.limit.said} of {clock.source.said}: "
                f"see one that starts on {said_on(start)}.",
            )
