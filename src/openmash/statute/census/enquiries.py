"""Rules about section 47 enquiries and the conference that may follow.

The sentences are the DfE's, as published; element numbers (N…) are those of the specification.
"""

from __future__ import annotations

from openmash.statute.census.census import Answer, Census, about_an_enquiry
from openmash.statute.census.shape import NO, Child, Enquiry, Episode

SATURDAY = 5


@about_an_enquiry(
    "2889", "The S47 start date cannot be before the referral date.", "S47ActualStartDate", "CINreferralDate"
)
def after_the_referral(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """An enquiry (N00148) does not begin before the referral."""
    return one.start is not None and episode.referral is not None and one.start < episode.referral


@about_an_enquiry(
    "1104",
    "The date of the initial child protection conference cannot be before the referral date",
    "CINreferralDate", "DateOfInitialCPC",
)  # fmt: skip
def conference_after_the_referral(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """Its conference (N00110) is not held before the referral."""
    return one.conference is not None and episode.referral is not None and one.conference < episode.referral


@about_an_enquiry(
    "8615",
    "Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial Child Protection"
    " Conference",
    "S47ActualStartDate", "DateOfInitialCPC",
)  # fmt: skip
def conference_after_it_begins(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """An enquiry with a conference has a beginning, and not after the conference."""
    return one.conference is not None and (one.start is None or one.start > one.conference)


@about_an_enquiry(
    "8675Q",
    "Please check and either amend data or provide a reason: S47 Enquiry started more than 15 working days before the"
    " end of the census year. However, there is no date of Initial Child Protection Conference.",
    "DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired",
)  # fmt: skip
def conference_in_time(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """One still waiting for its conference did not begin before the 15th working day before the last day."""
    waits = one.conference is None and one.no_conference in NO
    return waits and one.start is not None and one.start < census.enquiries_since


@about_an_enquiry(
    "8740",
    "For a Section 47 Enquiry that has not held the Initial Child Protection Conference by the end of the census year,"
    " the start date must fall within the census year",
    "S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired",
)  # fmt: skip
def begins_in_the_year_if_open(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """One still waiting for its conference began in the year."""
    waits = one.conference is None and one.no_conference in NO
    return waits and (one.start is None or not census.covers(one.start))


@about_an_enquiry(
    "8715",
    "Date of Initial Child Protection Conference must fall within the census year",
    "DateOfInitialCPC",
)  # fmt: skip
def conference_in_the_year(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """The conference is in the year."""
    return one.conference is not None and not census.covers(one.conference)


@about_an_enquiry("8875", "The Date of Initial Child Protection Conference cannot be a weekend", "DateOfInitialCPC")
def conference_on_a_weekday(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """The conference is from Monday to Friday."""
    return one.conference is not None and one.conference.weekday() >= SATURDAY


@about_an_enquiry(
    "8870Q",
    "Please check and either amend or provide a reason: The Target Date for Initial Child Protection Conference should"
    " not be a weekend",
    "InitialCPCtarget",
)
def target_on_a_weekday(one: Enquiry, episode: Episode, child: Child, census: Census) -> Answer:
    """The day it should be held by (N00109) is from Monday to Friday."""
    return one.target is not None and one.target.weekday() >= SATURDAY
