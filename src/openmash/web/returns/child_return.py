"""What the yearly return would say of one child, and what it would refuse, in the words of the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.reference.codes import codes
from openmash.insight.returns import selectors
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.selectors import Finding, OfChild
from openmash.statute.calendar import local_date
from openmash.statute.census.shape import Child as Told
from openmash.statute.census.shape import Episode
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.returns.said import MEANS

TO_DETAILS = ("Ethnicity", "Disability", "Sex")
TO_NUMBERS = ("UPN", "UPNunknown", "FormerUPN")
TO_BIRTH = ("PersonBirthDate", "ExpectedPersonBirthDate")
TO_ASSESSMENTS = ("AssessmentFactors", "AssessmentAuthorisationDate")
PLACES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("PrimaryNeedCode",), "Say the primary need", "journey_need"),
    (TO_DETAILS, "Add to the details", "child_add_detail"),
    (TO_NUMBERS, "Add the number", "child_add_number"),
    (TO_ASSESSMENTS, "Open the assessments", "child_plans_and_visits"),
    (TO_BIRTH, "Put the birth right", "child_set_birth"),
)
"""Where each element is put right; whatever is not named here, in the journey."""


@dataclass(frozen=True)
class Wrong:
    """One finding: the DfE's words, the rule, what it means, what was said of it, and where it is put right, if in one
    place.
    """

    words: str
    rule: str
    means: str
    said: Sequence[str]
    link: Link | None


@dataclass(frozen=True)
class Shown:
    """One case, or the child, as the return tells them: a heading, and each thing said."""

    heading: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ReturnPage(RecordPage):
    """What the template shows."""

    year: str
    wrong: Sequence[Wrong]
    told: Sequence[Shown]
    empty: Empty | None


@screen(Permission.VIEW, load=load, log="child.viewed")
def child_return(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show it, as the return of this year would be today."""
    opened = open_record(request, actor, child, Part.JOURNEY)
    if not isinstance(opened, Opened):
        return opened
    found = selectors.of_child(opened.person, actor=actor, now=opened.now) if opened.moment is None else None
    page = ReturnPage(
        "In the yearly return – a child’s record", opened.banner, opened.parts, opened.then,
        year=selectors.year_on(local_date(opened.now)).name,
        wrong=[wrong_of(each, found) for each in found.findings] if found else [],
        told=told_of(found.child) if found else [],
        empty=None if found else Empty(
            "Not in this year’s return",
            "No case of theirs is open in it. A referral that is accepted, or an assessment that begins, opens one.",
        ),
    )  # fmt: skip
    return opened.shown("returns/child_return.html", page)


def wrong_of(finding: Finding, found: OfChild) -> Wrong:
    """One finding, with where it is put right."""
    here = {"person_id": found.person_id}
    text, name = next(
        ((text, name) for names, text, name in PLACES if set(names) & set(finding.elements)),
        ("Open the journey", "child_journey"),
    )
    return Wrong(
        finding.words, finding.rule, MEANS[finding.level.value], heard(finding, found),
        Link(text, reverse(name, kwargs=here)),
    )  # fmt: skip


def heard(finding: Finding, found: OfChild) -> list[str]:
    """What was said of a finding: by workers as they recorded, why it is so, and what was asked."""
    lines = [f"Said about it: {words}" for words in found.said.get(finding.rule, ())]
    if finding.said is not None:
        lines.append(f"Explained by {finding.said.by}: {finding.said.words}")
        lines += [] if finding.said.holds else ["What it rested on has changed since, so it is to be explained again."]
    return [*lines, finding.sent] if finding.sent else lines


def _code(name: str, code: str) -> str:
    known = codes(name)
    return f"{known.label(code)} ({code})" if code in known else code


def _day(day: date | None) -> str:
    return say.day(day) if day else ""


def told_of(child: Told) -> list[Shown]:
    """What the return would say: of the child, and of each case."""
    return [_who(child), *(_case(each) for each in child.episodes)]


def _who(told: Told) -> Shown:
    lines = [
        ("Number", told.id), ("Pupil number", told.upn or told.upn_unknown), ("Born", _day(told.born)),
        ("Due", _day(told.due)), ("Sex", _code("sex", told.sex)), ("Died", _day(told.died)),
        ("Ethnicity", _code("ethnicity", told.ethnicity)),
        ("Disability", ", ".join(_code("disability", code) for code in told.disabilities)),
    ]  # fmt: skip
    return Shown("The child", [(key, value or "Not recorded") for key, value in lines if value or key in ALWAYS])


ALWAYS = ("Pupil number", "Ethnicity", "Disability", "Primary need")
"""Said even where nothing is recorded, because the return asks."""


def _case(told: Episode) -> Shown:
    lines = [
        ("From", _code("contact_source", told.source)), ("Primary need", _code("primary_need", told.need)),
        *(("Assessment", _span(each.start, each.end, ", ".join(each.factors))) for each in told.assessments),
        *(
            ("Section 47 enquiry", _span(each.start, None, f"conference {_day(each.conference)}" if each.conference
             else "no conference was needed" if each.no_conference == "1" else "no conference yet"))
            for each in told.enquiries
        ),
        ("Initial conference", _day(told.conference)),
        *(("Child protection plan", _span(each.start, each.end, each.latest_category)) for each in told.plans),
        *(("Child in need plan", _span(each.start, each.end, "")) for each in told.need_plans),
        ("Closed", f"{_day(told.closure)} ({told.reason})" if told.closure else ""),
    ]  # fmt: skip
    heading = f"Referred on {_day(told.referral)}" if told.referral else "Referred"
    return Shown(heading, [(key, value or "Not recorded") for key, value in lines if value or key in ALWAYS])


def _span(start: date | None, end: date | None, more: str) -> str:
    days = f"{_day(start)} to {_day(end)}" if end else f"from {_day(start)}"
    return f"{days}: {more}" if more else days
