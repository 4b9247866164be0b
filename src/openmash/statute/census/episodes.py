"""Rules about a referral, when the case closed and why, and what may stand beside one another within it.

The sentences are the DfE's, as published; element numbers (N…) are those of the specification.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from openmash.statute.census.census import Answer, Census, about_a_child, about_an_episode
from openmash.statute.census.shape import NO, YES, Child, Episode

BEFORE_BIRTH = timedelta(days=280)
SOURCE_SINCE = date(2013, 4, 1)
FLAGS = YES | NO
NO_FACTORS = "21"


# The referral


@about_an_episode("8600", "Child referral date missing or after data collection period", "CINreferralDate")
def referral_date(episode: Episode, child: Child, census: Census) -> Answer:
    """The day of the referral (N00100) is there, and is not after the last day of the year."""
    return episode.referral is None or episode.referral > census.end


@about_an_episode(
    "8555Q", "Child cannot be referred after its recorded date of death", "PersonDeathDate", "CINreferralDate"
)
def referred_alive(episode: Episode, child: Child, census: Census) -> Answer:
    """Nobody is referred after they died."""
    return child.died is not None and episode.referral is not None and episode.referral > child.died


@about_an_episode(
    "8606",
    "Child referral date is more than 40 weeks before DOB or expected DOB",
    "CINreferralDate", "PersonBirthDate", "ExpectedPersonBirthDate",
)  # fmt: skip
def not_before_conception(episode: Episode, child: Child, census: Census) -> Answer:
    """A referral comes at most 280 days before the birth, or the day it is expected."""
    referral = episode.referral
    return referral is not None and any(day and referral < day - BEFORE_BIRTH for day in (child.born, child.due))


@about_an_episode("8866", "Source of Referral is missing or an invalid code", "CINreferralDate", "ReferralSource")
def source(episode: Episode, child: Child, census: Census) -> Answer:
    """A referral since 1 April 2013 says who made it (N00152)."""
    since = episode.referral is not None and episode.referral >= SOURCE_SINCE
    return since and episode.source not in census.codes.sources


@about_an_episode("8568", "RNFA flag is missing or invalid", "ReferralNFA")
def flag(episode: Episode, child: Child, census: Census) -> Answer:
    """Whether the referral ended there (N00112) is said: 1 or 0, true or false."""
    return episode.no_further_action not in FLAGS


@about_an_episode(
    "8569Q",
    "A case with referral date before one working day prior to the collection start date must not be flagged as a no"
    " further action case",
    "ReferralNFA",
)
def no_old_no_further_action(episode: Episode, child: Child, census: Census) -> Answer:
    """A referral earlier than the working day before the year began led further, or it would not be here."""
    old = episode.referral is not None and episode.referral < census.day_before
    return old and episode.no_further_action not in NO


@about_an_episode(
    "8610",
    "Primary Need code is missing for a referral which led to further action.",
    "ReferralNFA", "PrimaryNeedCode",
)  # fmt: skip
def need(episode: Episode, child: Child, census: Census) -> Answer:
    """A referral that led further says the primary need (N00101)."""
    return episode.no_further_action in NO and not episode.need


@about_an_episode(
    "8650", "Primary Need Code invalid (see Primary Need table in CIN census code set)", "PrimaryNeedCode"
)
def need_code(episode: Episode, child: Child, census: Census) -> Answer:
    """A primary need is one of the codes."""
    return bool(episode.need) and episode.need not in census.codes.needs


# A referral that ended there


@about_an_episode(
    "8831",
    "Activity is recorded against a case marked as a referral with no further action",
    "AssessmentActualStartDate", "AssessmentAuthorisationDate", "S47ActualStartDate", "DateOfInitialCPC",
)  # fmt: skip
def nothing_after_no_further_action(episode: Episode, child: Child, census: Census) -> Answer:
    """A referral that ended there has no assessment, enquiry or conference."""
    if episode.no_further_action not in YES:
        return False
    found = {
        "AssessmentActualStartDate": any(one.start for one in episode.assessments),
        "AssessmentAuthorisationDate": any(one.end for one in episode.assessments),
        "S47ActualStartDate": any(one.start for one in episode.enquiries),
        "DateOfInitialCPC": bool(episode.conference) or any(one.conference for one in episode.enquiries),
    }
    return tuple(element for element, present in found.items() if present)


@about_an_episode(
    "8832", "Child Protection details provided for a referral with no further action.", "CPPstartDate", "ReferralNFA"
)
def no_plan_after_no_further_action(episode: Episode, child: Child, census: Census) -> Answer:
    """A referral that ended there has no child protection plan."""
    return bool(episode.plans) and episode.no_further_action in YES


@about_an_episode("4000", "CIN Plan details provided for a referral with no further action", "ReferralNFA")
def no_need_plan_after_no_further_action(episode: Episode, child: Child, census: Census) -> Answer:
    """A referral that ended there has no child in need plan."""
    return bool(episode.need_plans) and episode.no_further_action in YES


# Closing


@about_an_episode("8620", "CIN Closure Date present and does not fall within the Census year", "CINclosureDate")
def closed_in_the_year(episode: Episode, child: Child, census: Census) -> Answer:
    """A case that closed (N00102) closed in the year."""
    return episode.closure is not None and not census.covers(episode.closure)


@about_an_episode(
    "8630",
    "CIN Closure Date is before CIN Referral Date for the same CIN episode",
    "CINreferralDate", "CINclosureDate",
)  # fmt: skip
def closed_after_referral(episode: Episode, child: Child, census: Census) -> Answer:
    """A case does not close before its referral."""
    return episode.closure is not None and episode.referral is not None and episode.closure < episode.referral


@about_an_episode(
    "8640", "CIN Reason for closure code invalid (see Reason for Closure table in CIN Census code set)",
    "ReasonForClosure",
)  # fmt: skip
def reason_code(episode: Episode, child: Child, census: Census) -> Answer:
    """A reason for closing (N00103) is one of the codes."""
    return bool(episode.reason) and episode.reason not in census.codes.reasons


@about_an_episode(
    "8805",
    "A CIN case cannot have a CIN closure date without a Reason for Closure",
    "CINclosureDate", "ReasonForClosure",
)  # fmt: skip
def closed_for_a_reason(episode: Episode, child: Child, census: Census) -> Answer:
    """A case that closed says why."""
    return episode.closure is not None and not episode.reason


@about_an_episode(
    "8810",
    "A CIN case cannot have a Reason for Closure without a CIN Closure Date",
    "ReasonForClosure", "CINclosureDate",
)  # fmt: skip
def reason_and_date(episode: Episode, child: Child, census: Census) -> Answer:
    """A case with a reason for closing says when."""
    return bool(episode.reason) and episode.closure is None


@about_an_episode(
    "8585Q",
    "Please check and either amend or provide a reason: CIN episode shows Died as the Closure Reason, however child has"
    " no recorded Date of Death",
    "ReasonForClosure", "PersonDeathDate",
)  # fmt: skip
def death_has_a_day(episode: Episode, child: Child, census: Census) -> Answer:
    """A case that closed by a death (RC2) has its day."""
    return episode.reason == "RC2" and child.died is None


@about_an_episode(
    "8825Q",
    "Please check and either amend data or provide a reason: Reason for Closure code RC8 (case closed after assessment)"
    " or RC9 (case closed after assessment, referred to early help) has been returned but there is no assessment"
    " present for the episode.",
    "ReasonForClosure",
)
def closed_after_an_assessment(episode: Episode, child: Child, census: Census) -> Answer:
    """A case closed after assessment (RC8, RC9) has one."""
    return episode.reason in census.codes.after_assessment and not episode.assessments


@about_an_episode(
    "2990",
    "Activity is recorded against a case marked as ‘Case closed after assessment, no further action’ or 'case closed"
    " after assessment, referred to early help'.",
    "ReasonForClosure",
)
def closed_after_no_more(episode: Episode, child: Child, census: Census) -> Answer:
    """A case closed after assessment (RC8, RC9) has no enquiry, plan or conference."""
    if episode.reason not in census.codes.after_assessment:
        return False
    return bool(episode.enquiries or episode.plans or episode.need_plans or episode.conference)


@about_an_episode(
    "8873Q",
    "Please check and either amend data or provide a reason: When there is only one assessment on the episode and the"
    " factors code “21 No factors identified” has been used for the completed assessment, the reason for closure ‘RC8’"
    " or 'RC9' should be used.",
    "ReasonForClosure", "AssessmentFactors",
)  # fmt: skip
def nothing_found_then_closed(episode: Episode, child: Child, census: Census) -> Answer:
    """Where the one assessment found no factors (21), the case closed after it."""
    if len(episode.assessments) != 1 or NO_FACTORS not in episode.assessments[0].factors:
        return False
    return episode.reason not in census.codes.after_assessment


@about_an_episode(
    "8565",
    "Activity shown after a case has been closed",
    "CINclosureDate", "DateOfInitialCPC", "AssessmentActualStartDate", "AssessmentAuthorisationDate",
    "S47ActualStartDate", "CPPendDate", "CINPlanStartDate", "CINPlanEndDate",
)  # fmt: skip
def nothing_after_closing(episode: Episode, child: Child, census: Census) -> Answer:
    """No assessment, enquiry, conference or plan has a day after the case closed."""
    closure = episode.closure
    if closure is None:
        return False
    late = {element: None for element, day in _days_within(episode) if day is not None and day > closure}
    return ("CINclosureDate", *late) if late else ()


def _days_within(episode: Episode) -> Iterator[tuple[str, date | None]]:
    yield "DateOfInitialCPC", episode.conference
    for assessment in episode.assessments:
        yield "AssessmentActualStartDate", assessment.start
        yield "AssessmentAuthorisationDate", assessment.end
    for enquiry in episode.enquiries:
        yield "S47ActualStartDate", enquiry.start
        yield "DateOfInitialCPC", enquiry.conference
    for plan in episode.plans:
        yield "CPPendDate", plan.end
    for need_plan in episode.need_plans:
        yield "CINPlanStartDate", need_plan.start
        yield "CINPlanEndDate", need_plan.end


@about_an_episode(
    "8867",
    "CIN episode is shown as closed, however Assessment is not shown as completed",
    "CINclosureDate", "AssessmentAuthorisationDate",
)  # fmt: skip
def assessments_completed(episode: Episode, child: Child, census: Census) -> Answer:
    """A case that closed has no assessment still open."""
    return episode.closure is not None and any(one.end is None for one in episode.assessments)


@about_an_episode(
    "8868",
    "CIN episode is shown as closed, however Section 47 enquiry is not shown as completed by ICPC date or ICPC not"
    " required flag",
    "ICPCnotRequired", "CINclosureDate", "DateOfInitialCPC",
)  # fmt: skip
def enquiries_completed(episode: Episode, child: Child, census: Census) -> Answer:
    """A case that closed has no enquiry still open."""
    return episode.closure is not None and any(one.is_open for one in episode.enquiries)


# A child's referrals beside one another


@about_a_child(
    "8815",
    "More than one open CIN Details episode (a module with no CIN Closure Date) has been provided for this child and"
    " case is not a referral with no further action.",
    "ReferralNFA", "CINclosureDate",
)  # fmt: skip
def one_open_case(child: Child, census: Census) -> Answer:
    """A child has one open case at most, referrals that ended there apart."""
    return len(child.episodes) > 1 and sum(episode.goes_on for episode in child.episodes) > 1


@about_a_child(
    "8816",
    "An open CIN episode is shown and case is not a referral with no further action, but it is not the latest episode.",
    "CINreferralDate", "ReferralNFA",
)  # fmt: skip
def open_case_is_the_latest(child: Child, census: Census) -> Answer:
    """The open case has the latest referral."""
    if len(child.episodes) < 2:
        return False
    latest = max((episode.referral for episode in child.episodes if episode.referral), default=None)
    return any(e.goes_on and e.referral is not None and e.referral != latest for e in child.episodes)


@about_a_child("8820", "The dates on the CIN episodes for this child overlap", "CINreferralDate", "CINclosureDate")
def cases_do_not_overlap(child: Child, census: Census) -> Answer:
    """No referral falls while another case is open; the day one closes may be the day of the next."""
    if len(child.episodes) < 2:
        return False
    spans = [
        (place, episode.referral, census.end if episode.goes_on else episode.closure)
        for place, episode in enumerate(child.episodes)
    ]
    return any(
        start is not None and other_start is not None and other_end is not None
        and place != other and other_start <= start < other_end
        for place, start, _ in spans
        for other, other_start, other_end in spans
    )  # fmt: skip


# Conferences


@about_a_child(
    "2884",
    "An initial child protection conference is recorded at both the S47 and CIN Details level and it should only be"
    " recorded in one",
    "DateOfInitialCPC",
)
def conference_in_one_place(child: Child, census: Census) -> Answer:
    """One conference (the same day) stands with the enquiry it came from, or else with the referral; not both."""
    days = {episode.conference for episode in child.episodes} - {None}
    return bool(days) and any(one.conference in days for episode in child.episodes for one in episode.enquiries)


@about_an_episode(
    "2991Q",
    "Please check and either amend data or provide a reason: A Section 47 module is recorded and there is no assessment"
    " on the episode",
    "S47ActualStartDate",
)
def enquiry_beside_an_assessment(episode: Episode, child: Child, census: Census) -> Answer:
    """A case with an enquiry has an assessment."""
    return bool(episode.enquiries) and not episode.assessments


@about_an_episode("8839", "Within one CINDetails group there are 2 or more open S47 Assessments", "DateOfInitialCPC")
def one_open_enquiry(episode: Episode, child: Child, census: Census) -> Answer:
    """A case has one open enquiry at most."""
    return len(episode.enquiries) > 1 and sum(one.is_open for one in episode.enquiries) > 1


@about_an_episode(
    "8890",
    "A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing",
    "S47ActualStartDate",
)
def enquiries_do_not_overlap(episode: Episode, child: Child, census: Census) -> Answer:
    """No enquiry begins from the day another begins to the day of its conference, or while it is open."""
    if len(episode.enquiries) < 2:
        return False
    spans = [
        (place, one.start, one.conference or (census.end if one.is_open else None))
        for place, one in enumerate(episode.enquiries)
    ]
    return any(
        start is not None and other_start is not None and other_end is not None
        and place != other and other_start <= start <= other_end
        for place, start, _ in spans
        for other, other_start, other_end in spans
    )  # fmt: skip
