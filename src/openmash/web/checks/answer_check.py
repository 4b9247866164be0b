"""One check: who asks, about whom, what for and why we may answer; then the answer, and what became of it.

The answer says what was searched (practice rule 3). A late one is still taken, and finds whoever decided (rule 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import AnswerTold, SaidOfChild
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import Reply
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, Tick, parse_rows
from openmash.foundation.design.parts import Link, Source
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.voice import actions as voice
from openmash.records.voice.asking import VoiceBeside
from openmash.web.checks.loading import Loaded, load_check
from openmash.web.checks.showing import Became, Given, became, given, heading, known_since, names_to_search
from openmash.web.interpreters.showing import interpreting
from openmash.web.outage.in_hand import may_be_from_paper

REPLIES = (
    Option(Reply.TRACE, "Trace", "We hold something that matters for this question"),
    Option(Reply.NO_TRACE, "No trace", "We searched and found nothing"),
    Option(Reply.RING_US, "Ring us", "We would rather say it than write it"),
    Option(Reply.DECLINED, "We cannot answer", "With the reason"),
)
CHILD_MOST = 12


class AnswerForm(Form):
    """The answer for the whole family."""

    reply = Choice("Your answer", REPLIES, required="Choose your answer.")
    systems = Text("Systems searched", hint="Such as SystmOne, maternity records", most=400)
    names_used = Text("Names searched", most=400)
    back_to = DateParts("Searched back to", partial=True, past=True)
    ring = Text("Whom to ring, on which number, until when", most=200)
    reason = LongText("Why you cannot answer", rows=3)
    serious = Tick("A child may be unsafe now: somebody must read this at once")
    consult_us = Tick("We hold something we cannot write here: speak to us before you decide")


class ChildForm(VoiceBeside):
    """What matters about one child, for this question and no more."""

    information = LongText("What matters for this question", rows=4)
    impact_now = LongText("How it is for this child now", rows=2)
    conditions = Text("How this may be used", hint="Such as “not to be shared with the father”", most=400)


@dataclass(frozen=True)
class ChildAsked:
    """One child, with the questions about them."""

    person_id: UUID
    called: str
    identified_as: str
    interpreter: str
    form: ChildForm


@dataclass(frozen=True)
class AnswerCheckPage:
    """What the template shows."""

    title: str
    heading: str
    known_since: tuple[str, ...]
    form: AnswerForm
    problems: tuple[Link, ...]
    children: tuple[ChildAsked, ...]
    given: Given
    became: Became
    differ_url: str
    back: Link


@screen(Permission.LIST_CHECKS, load=load_check, log="check.viewed")
@may_be_from_paper(FormKind.CHECK)
def answer_check(request: HttpRequest, actor: Actor, loaded: Loaded, check_id: UUID) -> Answer:
    """Read what is asked; answer it."""
    check = loaded.check
    people = [child.person_id for child in check.children]
    if request.method == "POST":
        form = AnswerForm.parse(request.POST)
        rows = parse_rows(ChildForm, request.POST, "child", least=len(people), most=max(len(people), 1))
        if form.is_complete and all(row.is_complete for row in rows):
            try:
                _answer(actor, loaded, form, dict(zip(people, rows, strict=False)))
                return Go(reverse("answer_check", kwargs={"check_id": check_id}))
            except Incomplete as refusal:
                form = form.with_problems([p for p in refusal.problems if p.field in AnswerForm.fields])
                of_a_child = [p for p in refusal.problems if p.field in ChildForm.fields]
                rows = (rows[0].with_problems(of_a_child), *rows[1:])
    else:
        form = AnswerForm.blank(
            filled={"names_used": names_to_search(check)}, sources={"names_used": Source("the names in this check")}
        )
        rows = tuple(ChildForm.blank(prefix=f"child-{place}-") for place in range(len(people)))
    needed = interpreting({person: (person,) for person in people}, actor=actor)
    page = AnswerCheckPage(
        title="Answer a check",
        heading=heading(check),
        known_since=known_since(check),
        form=form,
        problems=(*form.problems, *(link for row in rows for link in row.problems)),
        children=tuple(
            ChildAsked(
                child.person_id,
                child.called,
                child.identified_as,
                needed[child.person_id].line if child.person_id in needed else "",
                row,
            )
            for child, row in zip(check.children, rows, strict=False)
        ),
        given=given(check),
        became=became(check, actor),
        differ_url=reverse("raise_from_check", kwargs={"check_id": check_id}),
        back=Link("Asked of us", reverse("checks_to_answer")),
    )
    return Shown("checks/answer_check.html", page)


def _answer(actor: Actor, loaded: Loaded, form: AnswerForm, rows: dict[UUID, ChildForm]) -> None:
    check = loaded.check
    told = AnswerTold(
        reply=Reply(form.reply),
        systems=form.systems,
        names_used=form.names_used,
        back_to=form.back_to.earliest(),
        ring=form.ring,
        reason=form.reason,
        consult_us=form.consult_us,
        serious=form.serious,
        children=tuple(
            SaidOfChild(person, row.information, row.impact_now, row.conditions) for person, row in rows.items()
        )
        if form.reply == Reply.TRACE
        else (),
    )
    actions.answer(actor=actor, check_id=check.check_id, told=told)
    for person, row in rows.items():
        if heard := row.voice(source=agency(check.agency_id).name):
            voice.record(actor=actor, person_id=person, process_id=check.contact_id, told=heard)
