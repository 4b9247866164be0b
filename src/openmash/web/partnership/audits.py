"""Section 11 and school audits: each standard by its own grade and a peer's, its drift, and the plan that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Number, Option, Text, new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import AuditTold, GradeTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import AuditShown, Graded, StandardShown
from openmash.insight.partnership.words import Duty, Grader, Met, Standard
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import NAME_NO_CHILD, agencies_to_choose, key_of

DRIFT = {1: "Better than before", 0: "As before", -1: "Worse than before"}
NOT_GRADED = "Not graded"
SENTENCE = (
    "What each agency and school says of its own safeguarding, what a peer says of it, and how that drifts over years."
)
RULE = "A peer’s grade goes before an agency’s own. The standards are the nine that such tools have in common."


class AuditForm(Form):
    """Whose audit of which year."""

    duty = Choice(
        "By which duty?", tuple(Option(each.value, str(each.label)) for each in Duty), required="Choose the duty."
    )
    agency = Choice("Which agency?", (), hint="For a school: the education service", required="Choose an agency.")
    setting = Text("Which school?", hint="Left empty for section 11")
    year = Number("Of which year?", least=2004, most=2100, required="Give the year.")


class GradeForm(Form):
    """One standard, by whom, how far met, on what evidence."""

    standard = Choice(
        "Which standard?", tuple(Option(each.value, str(each.label)) for each in Standard),
        required="Choose a standard.",
    )  # fmt: skip
    grader = Choice(
        "Whose grade is it?", tuple(Option(each.value, str(each.label)) for each in Grader),
        required="Choose whose grade it is.",
    )  # fmt: skip
    agency = Choice("For a peer’s: of which agency?", ())
    met = Choice("How far is it met?", tuple(Option(x.value, str(x.label)) for x in Met), required="Choose how far.")
    evidence = LongText("On what evidence?", hint=NAME_NO_CHILD, rows=4, required="Say on what evidence.")
    said_by = Text("Who says so?", hint="Name and post", required="Say who says so: name and post.")


@dataclass(frozen=True)
class AuditsPage:
    """What the template shows."""

    title: str
    sentence: str
    table: Table | None
    begin: Link | None
    empty: Empty


@dataclass(frozen=True)
class AuditPage:
    """What the template shows."""

    title: str
    caption: str
    sentence: str
    table: Table
    years: Table | None
    grade: Link | None
    plan: Link | None
    begin_plan: str
    token: str
    back: Link


@dataclass(frozen=True)
class AtAudit:
    """An audit, for its pages."""

    found: AuditShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys


def load_audit(*, actor: Actor, audit_id: UUID) -> AtAudit:
    """The audit. Raises NotVisible."""
    return AtAudit(selectors.audit(audit_id, actor=actor))


@screen(Permission.VIEW, log="")
def partnership_audits(request: HttpRequest, actor: Actor) -> Shown:
    """Every audit. No child is on this page or behind it."""
    rows = [
        [
            Cell(each.name, reverse("partnership_audit", kwargs={"audit_id": each.id}), note=str(each.duty.label)),
            Cell(str(each.year)), Cell(str(each.gaps), is_number=True), Cell(str(each.worse), is_number=True),
            Cell(str(each.not_graded), is_number=True),
        ]
        for each in selectors.audits(actor=actor)
    ]  # fmt: skip
    columns = ("Whose", "Year", "Not met, or partly", "Worse than before", "Not graded yet")
    page = AuditsPage(
        "Section 11 and school audits",
        SENTENCE,
        Table("Audits", columns, rows, caption_hidden=True) if rows else None,
        Link("Begin an audit", reverse("partnership_begin_audit")) if may(actor, Permission.KEEP) else None,
        Empty("No audit yet", "An audit is begun for an agency, or a school, and a year."),
    )  # fmt: skip
    return Shown("partnership/audits.html", page)


@screen(Permission.VIEW, load=load_audit, log="partnership.audit_viewed")
def partnership_audit(request: HttpRequest, actor: Actor, loaded: AtAudit, audit_id: UUID) -> Shown:
    """One audit with the years before it."""
    found, here = loaded.found, {"audit_id": audit_id}
    can_plan = bool(may(actor, Permission.KEEP)) and found.plan_id is None and found.gaps > 0
    page = AuditPage(
        f"{found.name}, {found.year}", str(found.duty.label), _sentence(found),
        Table(
            "Standards", ("Standard", "Its own grade", "A peer’s", "Over the years"),
            [[Cell(str(x.standard.label)), _grade(x.own), _grade(x.peer), _drift(x)] for x in found.standards],
            caption_hidden=True,
            left_out=RULE,
        ),
        _years(found), Link("Grade a standard", reverse("partnership_grade", kwargs=here))
        if may(actor, Permission.GIVE_EVIDENCE) else None,
        Link("What is not met, and what is done", reverse("partnership_plan", kwargs={"plan_id": found.plan_id}))
        if found.plan_id else None,
        reverse("partnership_plan_of_audit", kwargs=here) if can_plan else "", new_token(),
        Link("Section 11 and school audits", reverse("partnership_audits")),
    )  # fmt: skip
    return Shown("partnership/audit.html", page)


@screen(Permission.KEEP, log="")
def partnership_begin_audit(request: HttpRequest, actor: Actor) -> Answer:
    """Begin one; an empty form shows nobody."""
    made: list[UUID] = []
    form = ask(
        request, AuditForm.offering(agency=agencies_to_choose()).blank(),
        lambda told: made.append(
            actions.begin_audit(
                actor=actor, told=AuditTold(Duty(told.duty), key_of(told.agency), told.year, told.setting)
            )
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("partnership_audit", kwargs={"audit_id": made[0]}))
    back = Link("Section 11 and school audits", reverse("partnership_audits"))
    return Shown("journey/task.html", FormPage("Begin an audit", form, back, "", "Begin this audit"))


@screen(Permission.GIVE_EVIDENCE, load=load_audit, log="partnership.audit_viewed")
def partnership_grade(request: HttpRequest, actor: Actor, loaded: AtAudit, audit_id: UUID) -> Answer:
    """Grade one standard."""
    form = ask(
        request, GradeForm.offering(agency=agencies_to_choose()).blank(),
        lambda told: actions.grade(
            actor=actor, audit_id=audit_id,
            told=GradeTold(
                Standard(told.standard), Grader(told.grader), Met(told.met), told.evidence, told.said_by,
                key_of(told.agency),
            ),
        ),
    )  # fmt: skip
    back = Link(
        f"{loaded.found.name}, {loaded.found.year}", reverse("partnership_audit", kwargs={"audit_id": audit_id})
    )
    if form is None:
        return Go(back.url)
    return Shown("journey/task.html", FormPage("Grade a standard", form, back, back.text, "Save this grade"))


@screen(Permission.KEEP, load=load_audit, log="partnership.audit_viewed")
def partnership_plan_of_audit(request: HttpRequest, actor: Actor, loaded: AtAudit, audit_id: UUID) -> Answer:
    """Begin the plan of what is not met; looked at, or with nothing to plan, it leads back to the audit."""
    if request.method != "POST" or not (loaded.found.gaps or loaded.found.plan_id):
        return Go(reverse("partnership_audit", kwargs={"audit_id": audit_id}))
    plan = actions.begin_plan_of_audit(actor=actor, audit_id=audit_id)
    return Go(reverse("partnership_plan", kwargs={"plan_id": plan}))


def _sentence(found: AuditShown) -> str:
    lower = sum(each.peer_is_lower for each in found.standards)
    parts = [
        f"{found.gaps} of {len(found.standards)} standards not met, or partly",
        *([f"{found.worse} worse than before"] if found.worse else []),
        *([f"{lower} where a peer saw less than the agency says of itself"] if lower else []),
        *([f"{found.not_graded} not graded yet"] if found.not_graded else []),
    ]
    return f"{'; '.join(parts)}."


def _grade(found: Graded | None) -> Cell:
    if found is None:
        return Cell(NOT_GRADED)
    return Cell(str(found.met.label), note=f"{found.evidence} ({found.said_by}, {found.agency})")


def _drift(each: StandardShown) -> Cell:
    note = "A peer saw less than the agency says of itself." if each.peer_is_lower else ""
    return Cell("First year graded" if each.drift is None else DRIFT[each.drift], note=note)


def _years(found: AuditShown) -> Table | None:
    """Every year side by side."""
    years = [year for year, _ in found.standards[0].earlier]
    if not years:
        return None
    rows = [
        [
            Cell(str(each.standard.label)), *(Cell(_met(met)) for _, met in each.earlier), Cell(_met(each.counts)),
        ]
        for each in found.standards
    ]  # fmt: skip
    return Table("Year by year", ("Standard", *(str(year) for year in years), str(found.year)), rows)


def _met(met: Met | None) -> str:
    return str(met.label) if met else NOT_GRADED
