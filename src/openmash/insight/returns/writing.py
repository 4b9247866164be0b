"""Writes a children in need census as XML, in the order of the schema of its year, child by child."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Protocol
from xml.sax.saxutils import escape

from openmash.statute.census.codes import PRE_PROCEEDINGS
from openmash.statute.census.shape import Assessment, Child, Enquiry, Episode, NeedPlan, ProtectionPlan
from openmash.statute.census.years import Year

SOFTWARE, RELEASE = "OpenMASH", "1"


class Writes(Protocol):
    """Something text can be written to."""

    def write(self, text: str, /) -> object: ...


class CannotWrite(Exception):
    """Something the census of that year has no place for. `sentence` says what."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def write_census(
    children: Iterable[Child], year: Year, to: Writes, *, authority: str, made_at: datetime, serial: int = 1
) -> int:
    """Write the return of a year, to 31 March; how many children it holds. `authority` is three digits.

    Raises CannotWrite where a child has what the schema of that year does not.
    """
    end = date(year.ending, 3, 31)
    to.write(
        '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n<Header>\n<CollectionDetails>'
        f"<Collection>CIN</Collection><Year>{year.ending}</Year><ReferenceDate>{end}</ReferenceDate>"
        f"</CollectionDetails>\n<Source><SourceLevel>L</SourceLevel><LEA>{escape(authority)}</LEA>"
        f"<SoftwareCode>{SOFTWARE}</SoftwareCode><Release>{RELEASE}</Release><SerialNo>{serial:03}</SerialNo>"
        f"<DateTime>{made_at:%Y-%m-%dT%H:%M:%S}</DateTime></Source>\n</Header>\n<Children>\n"
    )
    written = 0
    for child in children:
        to.write("".join(_child(child, year)))
        written += 1
    to.write("</Children>\n</Message>\n")
    return written


def _of(name: str, value: date | str | None) -> str:
    """One element; nothing where there is no value."""
    return f"<{name}>{escape(str(value))}</{name}>" if value else ""


def _child(child: Child, year: Year) -> Iterator[str]:
    yield "<Child>\n<ChildIdentifiers>"
    yield f"<LAchildID>{escape(child.id)}</LAchildID>"
    yield _of("UPN", child.upn) + _of("FormerUPN", child.former_upn) + _of("UPNunknown", child.upn_unknown)
    yield _of("PersonBirthDate", child.born) + _of("ExpectedPersonBirthDate", child.due)
    yield (_of("Sex", child.sex) if year.codes.asks_sex else _of("GenderCurrent", child.gender)) + _of(
        "PersonDeathDate", child.died
    )
    yield "</ChildIdentifiers>\n<ChildCharacteristics>" + _of("Ethnicity", child.ethnicity)
    yield _around("Disabilities", (_of("Disability", code) for code in child.disabilities))
    yield "</ChildCharacteristics>\n"
    for episode in child.episodes:
        if episode.pre_proceedings and not year.codes.has_pre_proceedings:
            raise CannotWrite(f"The census of {year.name} has no place for pre-proceedings: child {child.id}.")
        yield from _episode(episode)
    yield "</Child>\n"


def _around(name: str, inside: Iterable[str]) -> str:
    """A block round these; nothing where there are none."""
    text = "".join(inside)
    return f"<{name}>{text}</{name}>" if text else ""


def _episode(episode: Episode) -> Iterator[str]:
    yield "<CINdetails>" + _of("CINreferralDate", episode.referral) + _of("ReferralSource", episode.source)
    yield _of("PrimaryNeedCode", episode.need) + _of("CINclosureDate", episode.closure)
    yield _of("ReasonForClosure", episode.reason) + _of("DateOfInitialCPC", episode.conference)
    yield from map(_assessment, episode.assessments)
    yield from map(_need_plan, episode.need_plans)
    yield from map(_enquiry, episode.enquiries)
    yield _of("ReferralNFA", episode.no_further_action)
    yield from map(_plan, episode.plans)
    for run in episode.pre_proceedings:
        told = dict(run.values)
        yield _around("PreProceedingsandFGDM", (_of(name, told.get(name)) for name in PRE_PROCEEDINGS))
    yield "</CINdetails>\n"


def _assessment(one: Assessment) -> str:
    return (
        "<Assessments>"
        + _of("AssessmentActualStartDate", one.start)
        + _of("AssessmentInternalReviewDate", one.review)
        + _of("AssessmentAuthorisationDate", one.end)
        + _around("FactorsIdentifiedAtAssessment", (_of("AssessmentFactors", factor) for factor in one.factors))
        + "</Assessments>"
    )


def _need_plan(one: NeedPlan) -> str:
    return f"<CINPlanDates>{_of('CINPlanStartDate', one.start)}{_of('CINPlanEndDate', one.end)}</CINPlanDates>"


def _enquiry(one: Enquiry) -> str:
    return (
        "<Section47>"
        + _of("S47ActualStartDate", one.start)
        + _of("InitialCPCtarget", one.target)
        + _of("DateOfInitialCPC", one.conference)
        + _of("ICPCnotRequired", one.no_conference)
        + "</Section47>"
    )


def _plan(one: ProtectionPlan) -> str:
    return (
        "<ChildProtectionPlans>"
        + _of("CPPstartDate", one.start)
        + _of("CPPendDate", one.end)
        + _of("InitialCategoryOfAbuse", one.first_category)
        + _of("LatestCategoryOfAbuse", one.latest_category)
        + _of("NumberOfPreviousCPP", one.plans_before)
        + _around("Reviews", (f"<CPPreviewDate>{day or ''}</CPPreviewDate>" for day in one.reviews))
        + "</ChildProtectionPlans>"
    )
