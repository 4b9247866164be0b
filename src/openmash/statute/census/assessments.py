"""Rules about assessments and the factors found at their end.

The sentences are the DfE's, as published; element numbers (N…) are those of the specification.
"""

from __future__ import annotations

from openmash.statute.census.census import Answer, Census, about_an_assessment, about_an_episode, overlaps
from openmash.statute.census.shape import Assessment, Child, Episode

NO_FACTORS = "21"


@about_an_assessment(
    "1103",
    "The assessment start date cannot be before the referral date",
    "AssessmentActualStartDate", "CINreferralDate",
)  # fmt: skip
def after_the_referral(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """An assessment (N00159) does not begin before the referral."""
    return one.start is not None and episode.referral is not None and one.start < episode.referral


@about_an_assessment(
    "8608",
    "Assessment Start Date cannot be later than its End Date",
    "AssessmentActualStartDate", "AssessmentAuthorisationDate",
)  # fmt: skip
def ends_after_it_begins(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not end (N00160) before it begins."""
    return one.start is not None and one.end is not None and one.end < one.start


@about_an_assessment("8696", "Assessment end date must fall within the census year", "AssessmentAuthorisationDate")
def ends_in_the_year(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """It ends in the year."""
    return one.end is not None and not census.covers(one.end)


@about_an_assessment(
    "8736",
    "For an Assessment that has not been completed, the start date must fall within the census year",
    "AssessmentAuthorisationDate", "AssessmentActualStartDate",
)  # fmt: skip
def begins_in_the_year_if_open(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """One that is open has a beginning, in the year."""
    return one.end is None and (one.start is None or not census.covers(one.start))


@about_an_assessment(
    "8670Q",
    "Please check and either amend data or provide a reason: Assessment started more than 45 working days before the"
    " end of the census year. However, there is no Assessment end date.",
    "AssessmentActualStartDate",
)
def not_open_for_long(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """One that is open did not begin before the 45th working day before the last day of the year."""
    return one.end is None and one.start is not None and one.start < census.assessments_since


@about_an_episode(
    "8863Q",
    "An Assessment is shown as starting when there is another Assessment ongoing.",
    "AssessmentActualStartDate", "AssessmentAuthorisationDate",
)  # fmt: skip
def one_after_another(episode: Episode, child: Child, census: Census) -> Answer:
    """No assessment of a case begins from the day another begins to the day it ends."""
    if len(episode.assessments) < 2:
        return False
    return overlaps([(one.start, one.end) for one in episode.assessments], census.end)


@about_an_episode(
    "8896", "Within one CINDetails group there are 2 or more open Assessments groups", "AssessmentAuthorisationDate"
)
def one_open(episode: Episode, child: Child, census: Census) -> Answer:
    """A case has one open assessment at most."""
    return len(episode.assessments) > 1 and sum(one.end is None for one in episode.assessments) > 1


# Factors


@about_an_assessment(
    "8614",
    "Parental or child factors at assessment should only be present for a completed assessment.",
    "AssessmentAuthorisationDate", "AssessmentFactors",
)  # fmt: skip
def factors_at_the_end(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """Factors (N00181) are found at the end: an open assessment has none."""
    return one.end is None and bool(one.factors)


@about_an_assessment(
    "8897Q",
    "Parental or child factors at assessment information is missing from a completed assessment",
    "AssessmentAuthorisationDate", "AssessmentFactors",
)  # fmt: skip
def factors_once_ended(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """One that ended since the year began has factors, each of the codes."""
    if one.end is None or one.end < census.start:
        return False
    return not one.factors or not census.codes.factors.issuperset(one.factors)


@about_an_assessment(
    "8869",
    "The assessment factors code “21” cannot be used in conjunction with any other assessment factors.",
    "AssessmentFactors",
)
def none_or_some(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """No factors found (21) stands alone."""
    return NO_FACTORS in one.factors and any(factor != NO_FACTORS for factor in one.factors)


@about_an_assessment(
    "8898",
    " The assessment has more than one parental or child factors with the same code",
    "AssessmentFactors",
)
def each_factor_once(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """No factor is given twice."""
    return len(set(one.factors)) < len(one.factors)


@about_an_assessment(
    "8945Q",
    "Please check and either amend data or provide a reason: the assessment factors code '18A' should not be used"
    " ('18B' or '18C' should be used instead)",
    "AssessmentFactors",
    since=2025,
)
def physical_abuse_says_by_whom(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """Physical abuse says whether by a child (18B) or an adult (18C)."""
    return "18A" in one.factors


@about_an_assessment(
    "8950Q",
    "Please check and either amend data or provide a reason: the assessment factors code '19A' should not be used"
    " ('19B' or '19C' should be used instead)",
    "AssessmentFactors",
    since=2025,
)
def sexual_abuse_says_by_whom(one: Assessment, episode: Episode, child: Child, census: Census) -> Answer:
    """Sexual abuse says whether by a child (19B) or an adult (19C)."""
    return "19A" in one.factors
