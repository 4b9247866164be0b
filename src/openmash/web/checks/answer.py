"""Answer one check in two minutes: who asks, about whom, what for, and why you may answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import AnswerTold, SaidOfChild
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import AnswerShown, CheckToAnswer
from openmash.casework.frontdoor.words import Reply
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import names
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, Tick, parse_rows
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.foundation.facts.refusals import Incomplete, Problem

REPLIES = (
    Option(Reply.TRACE.value, "Trace", "We hold something that matters for this question"),
    Option(Reply.NO_TRACE.value, "No trace", "We searched and found nothing"),
    Option(Reply.RING_US.value, "Ring us", "We hold something that cannot be written here"),
    Option(Reply.DECLINED.value, "We cannot answer", "With the reason"),
)
MOST_CHILDREN = 12


class AnswerForm(Form):
    """For the family: the answer, and what was searched."""

    reply = Choice("What is your answer?", REPLIES, required="Choose your answer.")
    systems = Text("Systems searched", hint="Such as: Niche, PND", most=400)
    names_used = Text("Names searched under", most=400)
    back_to = DateParts("Searched back to", partial=True, past=True)
    ring = Text("Whom to ring, on which number")
    why_not = LongText("Why you cannot answer", rows=3)
    serious = Tick("A child may be unsafe now: tell the decision-maker at once")
    consult_us = Tick("There is more that cannot be written here: consult us")


class ChildForm(Form):
    """For one child: what matters, the impact now, and on what conditions it may be used."""

    person = Text("Child")
    information = LongText("What matters for this question, and nothing else", rows=4)
    impact_now = LongText("What it is like for this child now", rows=3)
    conditions = Text("How it may be used", hint="Such as: not to be told to the family", most=400)


@dataclass(frozen=True)
class ChildRow:
    """One child's part of the form."""

    identified_as: str
    form: ChildForm


@dataclass(frozen=True)
class AnswerCheckPage:
    """What the template shows."""

    title: str
    form: AnswerForm
    back: Link | None
    caption: str
    asked: str
    what: str
    why: str
    power: str
    time_left: TimeLeft | None
    rows: Sequence[ChildRow]
    given: Sequence[str]
    not_needed: bool
    button: str


@screen(Permission.LIST_CHECKS, load=selectors.check_to_answer, log="check.viewed")
def answer_check(request: HttpRequest, actor: Actor, check: CheckToAnswer, check_id: UUID) -> Answer:
    """Take the answer, also a late one: it says whom it will reach."""
    if request.method == "POST":
        form = AnswerForm.parse(request.POST)
        rows = parse_rows(ChildForm, request.POST, "child", least=len(check.children), most=MOST_CHILDREN)
        if form.is_complete and all(row.is_complete for row in rows):
            try:
                actions.answer(actor=actor, check_id=check_id, told=_told(form, rows, check))
                return Go(reverse("checks_to_answer"))
            except Incomplete as refusal:
                form = form.with_problems(_placed(refusal.problems))
    else:
        form = AnswerForm.blank()
        rows = tuple(ChildForm.blank(prefix=f"child-{n}-") for n in range(len(check.children)))
    return Shown("checks/answer.html", _page(check, form, rows))


def _placed(problems: Iterable[Problem]) -> list[Problem]:
    """An action's field names as this form's."""
    moved = {"reason": "why_not", "information": "child-0-information"}
    return [Problem(moved.get(problem.field, problem.field), problem.sentence) for problem in problems]


def _told(form: AnswerForm, rows: Sequence[ChildForm], check: CheckToAnswer) -> AnswerTold:
    return AnswerTold(
        reply=Reply(form.reply),
        systems=form.systems,
        names_used=form.names_used,
        back_to=form.back_to.earliest(),
        ring=form.ring,
        reason=form.why_not,
        serious=form.serious,
        consult_us=form.consult_us,
        children=[
            SaidOfChild(child.person_id, row.information, row.impact_now, row.conditions)
            for child, row in zip(check.children, rows, strict=False)
        ],
    )


def _page(check: CheckToAnswer, form: AnswerForm, rows: Sequence[ChildForm]) -> AnswerCheckPage:
    now = timezone.now()
    agency = names([check.agency_id]).get(check.agency_id, "")
    return AnswerCheckPage(
        title="Answer a check",
        form=form,
        back=Link("Asked of us", reverse("checks_to_answer")),
        caption=f"Asked of {agency}",
        asked=f"{check.asked_by} in the hub asks, {say.near(check.asked_at, now)}.",
        what=check.what,
        why=check.why,
        power=f"You may answer: {check.basis.lower()}, {check.gateway}.",
        time_left=None if check.answers else say.left(check.clock.standing, now, "Answer"),
        rows=tuple(ChildRow(c.identified_as, row) for c, row in zip(check.children, rows, strict=False)),
        given=tuple(_given(answer) for answer in check.answers),
        not_needed=not check.is_wanted,
        button="Add to your answer" if check.answers else "Send your answer",
    )


def _given(answer: AnswerShown) -> str:
    said = " ".join(part for child in answer.children for part in (child.information, child.impact_now) if part)
    return f"{say.moment(answer.answered_at)}, {answer.answered_by}: {answer.searched or answer.words}. {said}".strip()
