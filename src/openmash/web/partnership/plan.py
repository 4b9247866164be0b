"""One improvement plan: each finding, what is done about it, what the live figure says, and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.insight.partnership import selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import ActionShown, FindingShown, PlanShown
from openmash.insight.partnership.words import Column
from openmash.insight.scorecard.selectors import is_exact
from openmash.statute.calendar import local_date
from openmash.web.partnership import showing
from openmash.web.partnership.showing import ColumnShown, MeasureShown

NO_CHILD = "No child is named in this plan. Figures are the scorecard’s own, as last counted; nobody types them."


@dataclass(frozen=True)
class Action:
    """One action."""

    what: str
    owner: str
    by: str
    is_late: bool
    look_again: str
    measure: MeasureShown
    columns: Sequence[ColumnShown]
    is_only_done: bool
    evidence: Sequence[str]
    tasks: Sequence[Link]


@dataclass(frozen=True)
class Finding:
    """One finding."""

    anchor: str
    heading: str
    words: str
    assured: str
    scrutiny: str
    scrutiny_by: str
    actions: Sequence[Action]
    tasks: Sequence[Link]


@dataclass(frozen=True)
class PlanPage:
    """What the template shows."""

    title: str
    caption: str
    counts: str
    about: str
    received: str
    link: str
    statement: str
    statement_left: TimeLeft | None
    law: str
    findings: Sequence[Finding]
    tasks: Sequence[Link]
    rules: Sequence[str]
    empty: Empty
    back: Link
    pdf: Link


@dataclass(frozen=True)
class AtPlan:
    """A plan, for its pages."""

    found: PlanShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys


def load_plan(*, actor: Actor, plan_id: UUID) -> AtPlan:
    """The plan. Raises NotVisible."""
    return AtPlan(selectors.plan(plan_id, actor=actor, now=timezone.now()))


@screen(Permission.VIEW, load=load_plan, log="partnership.plan_viewed")
def partnership_plan(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Shown:
    """The plan, whole. It shows no child."""
    return Shown("partnership/plan.html", page_of(loaded.found, actor, timezone.now()))


def page_of(found: PlanShown, actor: Actor, now: datetime, *, safely: bool = False) -> PlanPage:
    """What the page and the paper say. `safely`: the plan was read without small numbers."""
    here = {"plan_id": found.id}
    keeps, gives = bool(may(actor, Permission.KEEP)), bool(may(actor, Permission.GIVE_EVIDENCE))
    has_statement = found.statement is not None
    tasks = [
        Link("Add a finding", reverse("partnership_add_finding", kwargs=here)),
        *([Link("Written statement", reverse("partnership_statement", kwargs=here))] if has_statement else []),
    ]
    numbers = (
        "" if is_exact(actor) and not safely else " Small numbers are withheld, and numbers are to the nearest five."
    )
    return PlanPage(
        found.title, f"Improvement plan: answers {found.follows.label[0].lower()}{found.follows.label[1:]}",
        f"{showing.counts(found.counts)}.", found.about,
        f"Received on {say.day(found.received_on)}. {found.coordinator} brings the plan together.", found.link,
        showing.statement(found.statement) if found.statement else "",
        showing.statement_left(found.statement, now) if found.statement else None,
        showing.law(found.statement) if found.statement else "",
        [_finding(each, keeps, gives, local_date(now)) for each in found.findings], tasks if keeps else (),
        [NO_CHILD + numbers, f"Figures counted {say.moment(found.counted_at)}." if found.counted_at else
         "No figure has been counted yet."],
        Empty("No finding yet", "Each thing the report found stands here, in the partnership’s own words."),
        Link("Improvement plans", reverse("partnership_plans")),
        Link("This plan as a PDF", reverse("partnership_plan_pdf", kwargs=here)),
    )  # fmt: skip


def _finding(each: FindingShown, keeps: bool, gives: bool, today: date) -> Finding:
    assured, words, by = showing.scrutiny(each.scrutiny)
    here = {"finding_id": each.id}
    tasks = [
        Link("Add an action", reverse("partnership_add_action", kwargs=here)),
        Link("Record independent scrutiny", reverse("partnership_scrutinise", kwargs=here)),
    ]
    return Finding(
        f"finding-{each.id}", f"Finding {each.ref}", each.words, assured, words, by,
        [_action(action, keeps, gives, today) for action in each.actions], tasks if keeps else (),
    )  # fmt: skip


def _action(each: ActionShown, keeps: bool, gives: bool, today: date) -> Action:
    here = {"action_id": each.id}
    tasks = [
        *([Link("Add evidence", reverse("partnership_add_evidence", kwargs=here))] if gives else []),
        *(
            [
                Link("Say whether it is complete", reverse("partnership_complete", kwargs=here)),
                Link("Say whether it made a difference", reverse("partnership_difference", kwargs=here)),
            ]
            if keeps else []
        ),
    ]  # fmt: skip
    return Action(
        each.what, f"{each.person}, {each.agency}", f"by {say.day(each.by)}", each.is_late(today),
        f"Practice is audited again on {say.day(each.look_again_on)}." if each.look_again_on else "",
        showing.measure(each.measured, each.other_measure), [showing.column(each, which) for which in Column],
        showing.is_only_done(each), showing.evidence(each), tasks,
    )  # fmt: skip
