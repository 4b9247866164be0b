"""Rules about who a child is: numbers, birth and death, sex, ethnicity, disability.

The sentences are the DfE's, as published; element numbers (N…) are those of the specification.
"""

from __future__ import annotations

import re
from datetime import date

from openmash.statute.census.census import (
    OF_FULL_AGE_FOR_CARE,
    Answer,
    Census,
    about_a_child,
    about_the_header,
    years_before,
)
from openmash.statute.census.codes import REASONS_FOR_NO_UPN
from openmash.statute.census.pupil_numbers import check_letter
from openmash.statute.census.shape import NO, YES, Child, Header

_FORMER = re.compile(r"[A-Za-z][0-9]{11}[0-9A-Za-z]")
_LAST_OF_UPN = frozenset("0123456789ABCDEFGHJKLMNPQRTUVWXYZ")
LONGEST_ID = 20
REASONS_OF_A_PUPIL = REASONS_FOR_NO_UPN - {"UN1"}
"""UN1 says that the child is too young for school."""


@about_the_header("100", "Reference Date is incorrect", "ReferenceDate")
def reference_date(header: Header, census: Census) -> Answer:
    """The reference date (N00603) is there, and is the 31 March that ends the year, of the return and of its head."""
    right = header.reference_date == census.expected
    return not right or (header.year.isdigit() and int(header.year) != census.ending)


# Numbers


@about_a_child("8500", "LA Child ID missing", "LAchildID")
def has_an_id(child: Child, census: Census) -> Answer:
    """The child's own number at the authority (N00097) is there."""
    return not child.id


@about_a_child("1570", "LA Child ID must not be longer than 20 characters", "LAchildID", since=2025)
def short_id(child: Child, census: Census) -> Answer:
    """It has twenty characters at most."""
    return len(child.id) > LONGEST_ID


@about_a_child("1580", "LA Child ID must not contain any non-alphanumeric characters", "LAchildID", since=2025)
def plain_id(child: Child, census: Census) -> Answer:
    """It is letters and digits."""
    return bool(child.id) and not child.id.isalnum()


@about_a_child("1510", "UPN invalid (wrong check letter at character 1)", "UPN")
def upn_adds_up(child: Child, census: Census) -> Answer:
    """The first letter is the check letter of the other twelve, where these can be counted."""
    if not child.upn:
        return False
    right = check_letter(child.upn[1:])
    return bool(right) and right != child.upn[0]


@about_a_child("1530", "UPN invalid (characters 2-4 not a recognised LA code)", "UPN")
@about_a_child("1530", "UPN invalid (characters 2-4 not a recognised LA code)", "UPN", since=2024)
def upn_authority(child: Child, census: Census) -> Answer:
    """Characters 2 to 4 are an authority, or a pseudo authority, since April 1998; from 2023-24, of the longer list."""
    return bool(child.upn) and child.upn[1:4] not in census.codes.authorities


@about_a_child("1540", "UPN invalid (characters 5-12 not all numeric)", "UPN")
def upn_digits(child: Child, census: Census) -> Answer:
    """Characters 5 to 12 are digits."""
    return bool(child.upn) and not child.upn[4:12].isdigit()


@about_a_child("1550", "UPN invalid (character 13 not a recognised value)", "UPN")
def upn_last(child: Child, census: Census) -> Answer:
    """There are thirteen characters, and the last is a digit or a letter other than I, O and S."""
    return bool(child.upn) and (len(child.upn) != 13 or child.upn[12] not in _LAST_OF_UPN)


@about_a_child("1560Q", "Please check and either amend or provide a reason: Former UPN wrongly formatted", "FormerUPN")
def former_upn(child: Child, census: Census) -> Answer:
    """A former number (N00002) is a letter, eleven digits, and a digit or (a temporary one) a letter."""
    return bool(child.former_upn) and not _FORMER.fullmatch(child.former_upn)


def _goes_further(child: Child) -> bool:
    return any(episode.no_further_action in NO for episode in child.episodes)


@about_a_child(
    "8770Q",
    "Please check and either amend data or provide a reason: UPN or reason UPN missing expected for a child who is more"
    " than 5 years old",
    "UPN", "UPNunknown",
)  # fmt: skip
def upn_at_five(child: Child, census: Census) -> Answer:
    """A child of six with a referral that led further has a number, or a reason for none that a pupil may have."""
    old_enough = child.born is not None and child.born <= census.six_born_by
    return bool(old_enough and not child.upn and _no_reason(child) and _goes_further(child))


@about_a_child(
    "8770Q",
    "Please check and either amend data or provide a reason: UPN is missing or reason UPN is missing or is UN1 for a"
    " child who is of school age.",
    "UPN", "UPNunknown", since=2025,
)  # fmt: skip
def upn_at_school_age(child: Child, census: Census) -> Answer:
    """The same from the school year after the fifth birthday: the text and its reading differ, so this is inferred."""
    old_enough = child.born is not None and child.born <= census.of_school_age_born_by
    return bool(old_enough and not child.upn and _no_reason(child) and _goes_further(child))


def _no_reason(child: Child) -> bool:
    return child.upn_unknown.upper() not in REASONS_OF_A_PUPIL


@about_a_child(
    "8772",
    "UPN unknown reason is UN7 (Referral with no further action) but at least one CIN details is a referral going on to"
    " further action",
    "UPNunknown", "ReferralNFA",
)  # fmt: skip
def un7_means_no_further_action(child: Child, census: Census) -> Answer:
    """UN7 stands only where every referral ended there (N00112)."""
    return child.upn_unknown == "UN7" and any(e.no_further_action not in YES for e in child.episodes)


# Birth, sex and death


@about_a_child(
    "8520",
    "Date of Birth is after data collection period (must be on or before the end of the census period)",
    "PersonBirthDate",
)
def born_by_the_end(child: Child, census: Census) -> Answer:
    """Nobody is born after the last day of the year."""
    return child.born is not None and child.born > census.end


@about_a_child(
    "8525Q",
    "Either Date of Birth or Expected Date of Birth must be provided (but not both)",
    "PersonBirthDate", "ExpectedPersonBirthDate",
)  # fmt: skip
def one_date_of_birth(child: Child, census: Census) -> Answer:
    """Born, or due: one of the two."""
    return (child.born is None) == (child.due is None)


@about_a_child(
    "8530Q",
    "Please check and either amend data or provide a reason: Expected Date of Birth is outside the expected range for"
    " this census (March to December of the Census Year end)",
    "ExpectedPersonBirthDate",
)
def due_near_the_end(child: Child, census: Census) -> Answer:
    """Due from 30 days before the last day of the year to nine months after it."""
    return child.due is not None and not census.due_from <= child.due <= census.due_to


@about_a_child(
    "8535Q",
    "Please check and either amend data or provide a reason: Child’s date of death should not be prior to the date of"
    " birth",
    "PersonDeathDate", "PersonBirthDate",
)  # fmt: skip
def died_after_birth(child: Child, census: Census) -> Answer:
    """Death is not before birth."""
    return child.died is not None and child.born is not None and child.died < child.born


@about_a_child(
    "8545Q",
    "Please check and either amend data or provide a reason: Child's date of death should be within the census year",
    "PersonDeathDate",
)
def died_in_the_year(child: Child, census: Census) -> Answer:
    """Death (N00108) is in the year."""
    return child.died is not None and not census.covers(child.died)


@about_a_child("4180", "Gender is missing", "GenderCurrent")
def gender(child: Child, census: Census) -> Answer:
    """Gender (N00097) is there and is one of the codes."""
    return child.gender not in census.codes.sexes


@about_a_child("4180", "Sex must be provided and equal M, F, or U", "Sex", since=2025)
def sex(child: Child, census: Census) -> Answer:
    """Sex (N00783) is there and is M, F or U."""
    return child.sex not in census.codes.sexes


def _unborn_with_a_sex(child: Child, census: Census) -> bool:
    said = child.sex if census.codes.asks_sex else child.gender
    return child.due is not None and child.born is None and said != census.codes.unborn_sex


@about_a_child(
    "8750",
    "Gender must equal 0 for an unborn child",
    "GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate",
)  # fmt: skip
def unborn_gender(child: Child, census: Census) -> Answer:
    """A child who is due has no gender yet."""
    return _unborn_with_a_sex(child, census)


@about_a_child(
    "8750",
    "Sex must equal U for an unborn child",
    "Sex", "PersonBirthDate", "ExpectedPersonBirthDate", since=2025,
)  # fmt: skip
def unborn_sex(child: Child, census: Census) -> Answer:
    """A child who is due has no sex yet."""
    return _unborn_with_a_sex(child, census)


@about_a_child(
    "8775Q",
    "Please check and either amend data or provide a reason: Child is over 25 years old",
    "PersonBirthDate", "CINclosureDate",
)  # fmt: skip
def under_25(child: Child, census: Census) -> Answer:
    """Nobody is open, or was closed, after their twenty-fifth birthday."""
    born = child.born
    if born is None or born >= census.adults_born_before:
        return False
    return any(e.closure is None or e.closure > _birthday(born) for e in child.episodes)


def _birthday(born: date) -> date:
    return years_before(born, -OF_FULL_AGE_FOR_CARE)


# What is said of a child


@about_a_child("4220", "Ethnicity is missing or invalid (see Ethnicity table)", "Ethnicity")
def ethnicity(child: Child, census: Census) -> Answer:
    """Ethnicity (N00177) is there and is one of the codes."""
    return child.ethnicity not in census.codes.ethnicities


@about_a_child(
    "8540",
    "Child’s disability is missing or invalid (see Disability table)",
    "Disability", "PersonBirthDate", "ReferralNFA",
)  # fmt: skip
def disability(child: Child, census: Census) -> Answer:
    """A child who is born, with a referral that led further, has a disability code or more, each of the table."""
    if child.born is None or (child.disabilities and census.codes.disabilities.issuperset(child.disabilities)):
        return False
    return _goes_further(child)


@about_a_child("8790", "Disability information includes both None and other values", "Disability")
def none_or_some(child: Child, census: Census) -> Answer:
    """NONE stands alone."""
    return "NONE" in child.disabilities and any(code != "NONE" for code in child.disabilities)


@about_a_child("8794", "Child has two or more disabilities with the same code", "Disability")
def each_disability_once(child: Child, census: Census) -> Answer:
    """No code is given twice."""
    return len(set(child.disabilities)) < len(child.disabilities)


@about_a_child("8590", "Child does not have a recorded CIN episode.", "LAchildID")
def has_an_episode(child: Child, census: Census) -> Answer:
    """Every child has a referral."""
    return not child.episodes
