"""The small tasks of an assessment: conclude for one child, judge it, say why it is late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.assessments import actions
from openmash.casework.assessments.permissions import Permission
from openmash.casework.assessments.words import OPEN_STATES, Outcome, State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Choices, Form, LongText, Option
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.reference.codes import codes
from openmash.statute.calendar import local_date
from openmash.web.assessments.loading import (
    AtAssessment,
    TaskPage,
    assessment_url,
    back_to,
    load_assessment,
    load_of_child,
)
from openmash.web.child.task import ask

REASONS_HINT = "Clear and short, and not as a copy of another child’s: this child could read it one day"


class ConcludeForm(Form):
    """What was found, what is to happen, and why."""

    factors = Choices("Which factors did you find?", (), required="Choose the factors, or “None of these”.")
    outcome = Choice(
        "What is to happen for this child?", tuple(Option(x.value, str(x.label)) for x in Outcome),
        required="Choose what is to happen for this child.",
    )  # fmt: skip
    reasons = LongText(
        "Why", rows=6, hint=REASONS_HINT, required="Write why, so that this child could read it one day."
    )


class JudgeForm(Form):
    """Authorise or return, and why."""

    verdict = Choice(
        "What do you decide?",
        (Option("authorise", "Authorise it"), Option("return", "Return it for changes")),
        required="Say whether you authorise it or return it.",
    )  # fmt: skip
    words = LongText(
        "Your reasons, or what must change", rows=5, required="Give your reasons, or say what must change.",
        hint="What convinced you, what you tested, what the next worker should look for",
    )  # fmt: skip


class LateForm(Form):
    """Why."""

    words = LongText("Why does it take longer?", rows=3, required="Say why it takes longer.")


@screen(Permission.WRITE, load=load_of_child, log="assessment.viewed")
def assessment_conclude(
    request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID, person_id: UUID
) -> Answer:
    """Each child has their own."""
    shown = loaded.shown
    if shown.state not in OPEN_STATES:
        return Go(assessment_url(assessment_id))
    before = shown.conclusions.get(person_id)
    factors = codes("factors").in_use(local_date(timezone.now()))
    kind = ConcludeForm.offering(factors=[Option(each.code, each.label, each.note) for each in factors])
    filled: Mapping[str, object] = (
        {"factors": before.factors, "outcome": before.outcome.value, "reasons": before.reasons} if before else {}
    )
    form = ask(
        request, kind.blank(filled=filled),
        lambda told: actions.conclude(
            actor=actor, assessment_id=assessment_id, person_id=person_id, factors=told.factors,
            outcome=Outcome(told.outcome) if told.outcome else None, reasons=told.reasons,
        ),
    )  # fmt: skip
    if form is None:
        return Go(assessment_url(assessment_id))
    page = TaskPage("Conclude for this child", form, back_to(shown), loaded.children.get(person_id, ""))
    return Shown("assessments/conclude.html", page)


@screen(Permission.AUTHORISE, load=load_assessment, log="assessment.viewed")
def assessment_judge(request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID) -> Answer:
    """Somebody who wrote none of it authorises it with reasons, or returns it."""
    if loaded.shown.state is not State.SENT and request.method != "POST":
        return Go(assessment_url(assessment_id))
    return _task(
        request, JudgeForm.blank(),
        lambda told: actions.judge(
            actor=actor, assessment_id=assessment_id, authorises=told.verdict == "authorise", words=told.words
        ),
        loaded, "Authorise this assessment", "assessments/judge.html",
    )  # fmt: skip


@screen(Permission.WRITE, load=load_assessment, log="assessment.viewed")
def assessment_late(request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID) -> Answer:
    """Late with its reason."""
    if loaded.shown.state is State.AUTHORISED and loaded.shown.late_because:
        raise NotVisible
    return _task(
        request, LateForm.blank(),
        lambda told: actions.say_why_late(actor=actor, assessment_id=assessment_id, words=told.words),
        loaded, "Why it takes longer", "assessments/late.html",
    )  # fmt: skip


def _task(
    request: HttpRequest, form: Form, act: Callable[..., object], loaded: AtAssessment, title: str, template: str
) -> Answer:
    asked: Form | None = ask(request, form, act)
    if asked is None:
        return Go(assessment_url(loaded.shown.id))
    return Shown(template, TaskPage(title, asked, back_to(loaded.shown), loaded.caption))
