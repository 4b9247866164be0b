"""Auditing together a child who is tracked: whose view is written, one's own agency's to write, and the joint one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.instruments.answering import Filled, blank, fill
from openmash.foundation.instruments.loading import in_use
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import ChildToAudit
from openmash.insight.inspection.words import AUDIT_FORM
from openmash.statute.calendar import local_date
from openmash.web.inspection.loading import record_first


@dataclass(frozen=True)
class AuditsPage:
    """What the template shows."""

    title: str
    table: Table | None
    empty: Empty


@dataclass(frozen=True)
class ViewShown:
    """What one agency found, or all of them."""

    whose: str
    by: str
    facts: Sequence[Fact]


@dataclass(frozen=True)
class Sending:
    """What a form carries beside its questions."""

    token: str


@dataclass(frozen=True)
class AuditPage:
    """What the template shows."""

    title: str
    name: str
    says: str
    back: Link
    problems: Sequence[Link]
    papers: Sequence[Link]
    views: Sequence[ViewShown]
    kept_until: str
    sections: Sequence[Filled]
    button: str
    joint: Link | None
    joint_waits: str
    form: Sending


@screen(Permission.AUDIT, log="inspection_audits.listed")
def inspection_audits(request: HttpRequest, actor: Actor) -> Shown:
    """The children whom one's agency is to audit, those without its view first."""
    found = selectors.children_to_audit(actor=actor)
    rows = [
        [
            Cell(each.name, reverse("inspection_audit", args=[each.wanted_id])), Cell(each.inspection),
            Cell(say.listed([view.agency for view in each.views if not view.joint]) or "No agency yet"),
            Cell("Written" if each.is_written_by(actor.agency_id) else "To be written"),
        ]
        for each in sorted(found, key=lambda each: each.is_written_by(actor.agency_id))
    ]  # fmt: skip
    page = AuditsPage(
        "Joint audits",
        Table("Children to audit", ("Child", "Inspection", "Who has written", "Ours"), rows) if rows else None,
        Empty(
            "No child is to be audited",
            "Children whom an inspection looks at closely stand here, for those in its room.",
        ),
    )
    return Shown("inspection/audits.html", page, about=[f"person:{each.person_id}" for each in found])


@dataclass(frozen=True)
class Audited:
    """One child’s audit."""

    child: ChildToAudit

    @property
    def about(self) -> Sequence[str]:
        return [f"inspection:{self.child.inspection_id}", f"person:{self.child.person_id}"]


def load_audit(*, actor: Actor, wanted_id: UUID) -> Audited:
    """This child’s audit, or as if there were none."""
    return Audited(selectors.child_to_audit(wanted_id, actor=actor))


@screen(Permission.AUDIT, load=load_audit, log="inspection_audit.viewed")
def inspection_audit(request: HttpRequest, actor: Actor, audited: Audited, wanted_id: UUID) -> Answer:
    """Write one's agency's view before reading the others'."""
    return _write(request, actor, audited.child, joint=False)


@screen(Permission.HANDLE_CHILDREN, load=load_audit, log="inspection_audit.viewed")
def inspection_joint_audit(request: HttpRequest, actor: Actor, audited: Audited, wanted_id: UUID) -> Answer:
    """Write the joint view, once two agencies have written theirs: it becomes a paper for the inspectors."""
    return _write(request, actor, audited.child, joint=True)


def _write(request: HttpRequest, actor: Actor, child: ChildToAudit, *, joint: bool) -> Answer:
    sections = in_use(AUDIT_FORM, local_date(timezone.now())).sections
    filled, problems = [blank(section) for section in sections], list[Link]()
    if request.method == "POST":
        typed: Mapping[str, Sequence[str]] = {name: request.POST.getlist(name) for name in request.POST}
        filled = [fill(section, typed) for section in sections]
        problems = [link for each in filled for link in each.problems]
        if not problems:
            try:
                actions.write_view(actor=actor, wanted_id=child.wanted_id, typed=typed, joint=joint)
                return Go(reverse("inspection_audit", args=[child.wanted_id]))
            except NotAllowedNow as refusal:
                problems = [Link(refusal.sentence, f"#{sections[0].questions[0].slug}")]
    return Shown("inspection/audit.html", _page(child, actor, filled, problems, joint=joint))


def _page(
    child: ChildToAudit, actor: Actor, filled: Sequence[Filled], problems: Sequence[Link], *, joint: bool
) -> AuditPage:
    leads, wrote = bool(may(actor, Permission.HANDLE_CHILDREN)), child.is_written_by(actor.agency_id)
    sees = wrote or leads
    offers = leads and not joint
    return AuditPage(
        title="Joint audit", name=child.name,
        says="What all of you find, of what each agency found: it becomes a paper beside the child’s others."
        if joint else "What your agency finds, of its own part and of the whole. The others’ views are shown after.",
        back=Link("This child’s audit", reverse("inspection_audit", args=[child.wanted_id]))
        if joint else Link("Joint audits", reverse("inspection_audits")),
        problems=problems,
        papers=[
            Link(say.begun(each.name.rpartition(": ")[2]), reverse("inspection_exhibit", args=[each.id]))
            for each in sorted(child.papers, key=record_first)
        ] if may(actor, Permission.READ) else [],
        views=[
            ViewShown(
                "All of us" if view.joint else view.agency, f"{view.by}, {say.day_of(view.at)}",
                [Fact(question, words, unknown="Not answered") for question, words in view.said],
            )
            for view in child.views if sees
        ],
        kept_until="" if sees or not child.views else "What other agencies found is shown once yours has written.",
        sections=filled,
        button="Write the joint view" if joint else ("Write our view again" if wrote else "Write our view"),
        joint=Link("Write the joint view", reverse("inspection_joint_audit", args=[child.wanted_id]))
        if offers and child.may_be_joined else None,
        joint_waits="The joint view is written once two agencies have written their own."
        if offers and not child.may_be_joined else "",
        form=Sending(new_token()),
    )  # fmt: skip
