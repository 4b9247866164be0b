"""From what was found to what changes: a finding, an action with its measure, its closing with evidence, the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Problem
from openmash.insight.practice import actions, following, selectors
from openmash.insight.practice.following import ActionShown
from openmash.insight.practice.models import Audit, Finding
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.selectors import AuditShown
from openmash.insight.practice.words import Effect, Evidence
from openmash.insight.scorecard.indicators import INDICATORS, Indicator
from openmash.statute.calendar import local_date
from openmash.web.child.task import TaskPage, ask
from openmash.web.practice.moved import MovedShown, moved

OWNERS = (Role.SERVICE_MANAGER, Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.PRACTICE_LEAD,
          Role.AUDITOR)  # fmt: skip
NONE = "none"


class FindingForm(Form):
    """What was found, naming nobody."""

    section = Choice("Which part of the tool?", (), required="Choose which part of the tool it belongs to.")
    kind = Choice(
        "What is it?",
        (Option("strength", "Good practice, to be kept and learnt from"), Option("put_right", "To be put right")),
        required="Choose what it is.",
    )
    words = LongText(
        "What was found?", required="Say what was found.", rows=4,
        hint="Over all the records. Name no child and no worker",
    )  # fmt: skip


@screen(Permission.DRAW, load=selectors.audit, log="practice.viewed")
def audit_finding(request: HttpRequest, actor: Actor, loaded: AuditShown, audit_id: UUID) -> Answer:
    """Say what the audit found."""
    kind = FindingForm.offering(section=[Option(each.slug, each.title) for each in loaded.tool.sections])
    form = ask(
        request, kind.blank(),
        lambda told: actions.keep_finding(
            actor=actor, audit_id=audit_id, section=told.section, is_strength=told.kind == "strength", words=told.words
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("audit", args=[audit_id]))
    return Shown(
        "practice/finding.html", TaskPage("What the audit found", form, _to_audit(loaded.row), loaded.row.title)
    )


@dataclass(frozen=True)
class AtFinding:
    """A finding, with its audit."""

    finding: Finding
    audit: Audit

    @property
    def about(self) -> Sequence[str]:
        """The audit."""
        return [f"practice:{self.audit.pk}"]


def load_finding(*, actor: Actor, finding_id: UUID) -> AtFinding:
    """One finding. Raises NotVisible."""
    return AtFinding(*following.finding(finding_id, actor=actor))


class ActForm(Form):
    """What is to be done, by whom, by when, and how it will show."""

    what = LongText("What will be done?", required="Say what will be done.", rows=3)
    owner = Choice("Who sees to it?", (), required="Choose who sees to it.")
    due_on = DateParts("By when?", required="Give the day.")
    measure = LongText(
        "How will anybody see that practice changed?",
        required="Say how anybody will see that practice changed.",
        rows=3,
        hint="What will be different in the work or for children. That training is delivered is no measure",
    )
    indicator = Choice("Which figure of the scorecard should move?", (), required="Choose a figure, or none.")

    def check(self) -> Iterable[Problem]:
        """A whole day."""
        if self.due_on is not None and as_date(self.due_on) is None:
            yield Problem("due_on", "Give the day, the month and the year.")


@screen(Permission.ACT, load=load_finding, log="practice.viewed")
def audit_act(request: HttpRequest, actor: Actor, at: AtFinding, finding_id: UUID) -> Answer:
    """Say what is to be done about one finding."""
    owners = {each.pk: each for role in OWNERS for each in accounts_with(role)}
    kind = ActForm.offering(
        owner=[Option(str(key), each.name, each.job_title) for key, each in owners.items()],
        indicator=[
            Option(NONE, "None of them"),
            *(Option(each.key, named(each)) for each in INDICATORS),
        ],
    )

    def keep(told: ActForm) -> UUID:
        due_on = as_date(told.due_on)
        assert due_on is not None  # the form has asked for a whole day
        return actions.set_action(
            actor=actor, finding_id=finding_id, what=told.what, owner_id=UUID(told.owner), due_on=due_on,
            measure=told.measure, indicator="" if told.indicator == NONE else told.indicator,
        )  # fmt: skip

    form = ask(request, kind.blank(), keep)
    if form is None:
        return Go(reverse("audit", args=[at.audit.pk]))
    page = TaskPage("What is to be done", form, _to_audit(at.audit), at.finding.words)
    return Shown("practice/act.html", page)


@dataclass(frozen=True)
class AtAction:
    """An action."""

    action: ActionShown

    @property
    def about(self) -> Sequence[str]:
        """The audit."""
        return [f"practice:{self.action.audit_id}"]


def load_action(*, actor: Actor, action_id: UUID) -> AtAction:
    """One action. Raises NotVisible."""
    return AtAction(following.action(action_id, actor=actor))


class CloseForm(Form):
    """What shows that practice changed; and apart from it, whether it made a difference."""

    evidence = Choice("What shows it?", tuple(Option(each.value, str(each.label)) for each in Evidence),
                      required="Choose what shows that practice changed.")  # fmt: skip
    words = LongText(
        "What is different in the work now, and how do you know?", required="Say what is different now.", rows=4,
        hint="That something was delivered is not evidence: say what was seen afterwards",
    )  # fmt: skip
    effect = Choice("Did it make a difference?", tuple(Option(each.value, str(each.label)) for each in Effect),
                    required="Choose whether it made a difference.",
                    hint="Done and made a difference are kept apart")  # fmt: skip


@dataclass(frozen=True)
class ActionPage:
    """An action as it stands, and the form that closes it for whoever may."""

    title: str
    back: Link
    what: str
    facts: Sequence[Fact]
    moved: MovedShown | None
    form: CloseForm | None


@screen(Permission.SEE, load=load_action, log="practice.viewed")
def audit_action(request: HttpRequest, actor: Actor, at: AtAction, action_id: UUID) -> Answer:
    """See one action; close it with evidence."""
    act = at.action
    form: CloseForm | None = None
    if act.closed is None and may(actor, Permission.ACT):
        form = ask(
            request, CloseForm.blank(),
            lambda told: actions.close_action(
                actor=actor, action_id=action_id, evidence=Evidence(told.evidence), words=told.words,
                effect=Effect(told.effect),
            ),
        )  # fmt: skip
        if form is None:
            return Go(reverse("audit_action", args=[action_id]))
    late = " Late." if act.is_late(local_date(timezone.now())) else ""
    figure = next((named(each) for each in INDICATORS if each.key == act.indicator), "None")
    facts = [
        Fact("Who sees to it", act.owner), Fact("By", f"{say.day(act.due_on)}.{late}"),
        Fact("How it will show", act.measure), Fact("Figure that should move", figure),
    ]  # fmt: skip
    if act.closed is not None:
        facts += [
            Fact("Done", f"Closed {say.day_of(act.closed.at)} by {act.closed.by}. {act.closed.evidence.label}."),
            Fact("What is different", act.closed.words), Fact("Made a difference", str(act.closed.effect.label)),
        ]  # fmt: skip
    page = ActionPage(
        "What is done about a finding",
        Link("The audit", reverse("audit", args=[act.audit_id])),
        act.what,
        facts,
        moved(act.indicator, act.set_at, actor=actor),
        form,
    )
    return Shown("practice/action.html", page)


class EndForm(Form):
    """What it taught."""

    words = LongText(
        "What did it teach?", required="Say in a sentence or two what the audit taught.", rows=4,
        hint="Shown to leaders. Its records close to the auditors as you end it",
    )  # fmt: skip


@screen(Permission.DRAW, load=selectors.audit, log="practice.viewed")
def audit_end(request: HttpRequest, actor: Actor, loaded: AuditShown, audit_id: UUID) -> Answer:
    """End an audit; nobody reads its records by it afterwards."""
    form = ask(
        request, EndForm.blank(),
        lambda told: actions.end_audit(actor=actor, audit_id=audit_id, words=told.words),
    )  # fmt: skip
    if form is None:
        return Go(reverse("audit", args=[audit_id]))
    return Shown("practice/end.html", TaskPage("End this audit", form, _to_audit(loaded.row), loaded.row.title))


def named(each: Indicator) -> str:
    """A figure by its number on the list and its name."""
    return f"{each.code}: {each.name}" if each.code else each.name


def _to_audit(row: Audit) -> Link:
    return Link("The audit", reverse("audit", args=[row.pk]))
