"""Prepare the answer, have a second person agree to it, hand over what was agreed to, and say that it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text, Tick
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.insight.access_requests import actions, selectors
from openmash.insight.access_requests.making import MACHINE, PAPER, TABLE
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import RequestShown
from openmash.insight.access_requests.words import Route, Verdict
from openmash.web.access_requests.showing import TaskPage, back_to, caption_of, done, url_of
from openmash.web.missing.steps import tried

FORMS = {
    "pdf": (PAPER, "application/pdf"), "table": (TABLE, "text/csv; charset=utf-8"),
    "json": (MACHINE, "application/json"),
}  # fmt: skip


class PrepareForm(Form):
    """That every line was read."""

    read = Tick("I have read every entry that would be given", required="Read every entry, and say so.")


class AgreeForm(Form):
    """A second person's view of what they read."""

    verdict = Choice(
        "May it be given?", tuple(Option(each.value, str(each.label)) for each in Verdict),
        required="Say whether it may be given.",
    )  # fmt: skip
    agree_words = LongText(
        "What you looked at, or what is to be put right", rows=3, required="Say what you looked at.", most=1000
    )
    sha256 = Text("The answer you read")


class GiveForm(Form):
    """How it was given."""

    route = Choice(
        "How was it given?", tuple(Option(each.value, str(each.label)) for each in Route if each is not Route.TO_AGREE),
        required="Choose how it was given.",
    )  # fmt: skip
    given_words = LongText("When, where and to whom, and who was there", rows=3, required="Say to whom.", most=400)


@dataclass(frozen=True)
class AgreePage(TaskPage):
    """What the template shows."""

    facts: Sequence[Fact] = ()
    paper: Link | None = None
    sha256: str = ""


@screen(Permission.HANDLE, load=selectors.request, log="access_request.viewed")
def access_request_prepare(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """Make the answer, and ask a second person."""
    form = tried(PrepareForm.blank(), request, lambda told: actions.prepare(actor=actor, request_id=request_id), {})
    if form is None:
        return done(shown)
    says = "It is made as it would be given, kept, and read by a decision-maker before anybody has it."
    page = TaskPage("Prepare the answer", form, back_to(shown), caption_of(shown), says)
    return Shown("access_requests/prepare.html", page)


@screen(Permission.READ, load=selectors.request, log="access_request.draft_read")
def access_request_draft(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """The paper as it was made, to be read before anybody agrees to it. Its name says that nobody has."""
    if shown.prepared is None:
        raise NotVisible
    pdf = selectors.draft(shown.prepared.id, actor=actor)
    return Sent(pdf, "application/pdf", filename="not-to-be-given-yet.pdf", detail={"sha256": shown.prepared.sha256})


@screen(Permission.AGREE, load=selectors.request, log="access_request.viewed")
def access_request_agree(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """Read the answer, and agree to it or not."""
    made = shown.prepared
    if made is None or made.verdict is not None:
        raise NotVisible
    form = tried(
        AgreeForm.blank(filled={"sha256": made.sha256}), request,
        lambda told: actions.agree(
            actor=actor, request_id=request_id, sha256=told.sha256, verdict=Verdict(told.verdict),
            words=told.agree_words,
        ),
        {},
    )  # fmt: skip
    if form is None:
        return done(shown)
    page = AgreePage(
        "Read the answer", form, back_to(shown), caption_of(shown),
        "Read it as whoever asks would, and as somebody they may show it to.",
        facts=[
            Fact("Prepared by", made.by), Fact("Entries given", str(made.lines)),
            *(Fact(f"Left out: {why}", str(count)) for why, count in made.kept_back),
        ],
        paper=Link("Read the answer (PDF)", url_of(shown.id, "draft")), sha256=made.sha256,
    )  # fmt: skip
    return Shown("access_requests/agree.html", page)


def load_for_file(*, actor: Actor, request_id: UUID, form: str) -> RequestShown:
    """The request whose answer is handed over. Raises NotVisible."""
    return selectors.request(actor=actor, request_id=request_id)


@screen(Permission.HANDLE, load=load_for_file, log="access_request.handed_over")
def access_request_file(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID, form: str) -> Answer:
    """What was agreed to, to the byte. Its name says nothing of whose it is."""
    if form not in FORMS:
        raise NotVisible
    name, kind = FORMS[form]
    try:
        content = actions.to_hand_over(actor=actor, request_id=request_id, form=form)
    except NotAllowedNow:
        raise NotVisible from None
    return Sent(content, kind, filename=name)


@screen(Permission.HANDLE, load=selectors.request, log="access_request.viewed")
def access_request_give(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """Say that it was given. It ends the request."""
    form = tried(
        GiveForm.blank(filled={"route": shown.route.value}), request,
        lambda told: actions.give(
            actor=actor, request_id=request_id, route=Route(told.route), words=told.given_words
        ),
        {},
    )  # fmt: skip
    if form is None:
        return done(shown)
    says = f"They asked for it this way: {str(shown.route.label).lower()}. {shown.route_words}"
    page = TaskPage("Say that it was given", form, back_to(shown), caption_of(shown), says)
    return Shown("access_requests/give.html", page)
