"""What a school is told of a child, read by a one-time link: as much as a school that signs in reads, answered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.encompass.selectors import NoticeShown
from openmash.casework.encompass.words import Did
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, PublicActor, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choices, Form, LongText, Option, Text, new_token
from openmash.foundation.design.parts import Fact, Link, Quote
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.selectors import Held, Standing
from openmash.pathways import encompass
from openmash.pathways.encompass_links import behind_link, read_by_link
from openmash.publicsite.reply.holding import held_by, proof_in, shut, slow_down, too_often
from openmash.publicsite.reply.showing import DonePage
from openmash.publicsite.ringing import numbers


class DidForm(Form):
    """What the school did."""

    did = Choices(
        "What did your school do?", tuple(Option(x.value, x.label) for x in Did), required="Choose what was done."
    )
    words = LongText(
        "In a line or two",
        hint="What was done, or why nothing more was needed. The child’s own words, if they chose to talk.",
        rows=4,
        required="Say in a line or two what was done, or why nothing more was needed.",
    )
    who = Text("Your name and role", required="Give your name and role.", most=200)


class NotOursForm(Form):
    """How the school knows that this is not its child."""

    how = LongText(
        "How do you know?", rows=3, required="Say how you know.",
        hint="Never on roll, or when they left and for which school. Please tell nobody what you read.",
    )  # fmt: skip
    name = Text("Your name and role", required="Give your name and role.", most=200)


@dataclass(frozen=True)
class NoticePage:
    """What the template shows."""

    title: str
    called: str
    facts: Sequence[Fact]
    circumstances: str
    seemed: str
    quote: Quote | None
    is_read: bool
    read_token: str
    did: DidForm
    not_ours: NotOursForm
    problems: Sequence[Link]
    by_day: str
    by_night: str


@screen(PublicActor.LINK, log="encompass.viewed")
def reply_notice(request: HttpRequest, actor: Actor, token: str) -> Answer:
    """Show it; “we have read it” is one button; say once what was done, or that it is not this school’s child."""
    held = held_by(request, token)
    if held is None and too_often(request):
        return slow_down(actor)
    if held is None or held.standing is Standing.CLOSED or held.purpose is not Purpose.NOTICE:
        return shut(held, actor)
    try:
        by, found = behind_link(held, token=token, proof=proof_in(request))
    except NotVisible:
        return Go(reverse("reply", kwargs={"token": token}))
    about = (f"link:{held.link_id}", *found.about)
    if held.standing is Standing.ANSWERED:
        return Shown("reply/done.html", _done(found), about=about)
    did, not_ours = DidForm.blank(), NotOursForm.blank()
    if request.method == "POST":
        what = request.POST.get("do", "")
        if what == "read":
            read_by_link(held=held, actor=by)
            return Go(request.path)
        if what == "not_ours":
            not_ours = _not_ours(NotOursForm.parse(request.POST), held, by)
        else:
            did = _did(DidForm.parse(request.POST), held, by)
        if not (did.problems or not_ours.problems):
            return Go(request.path)
    return Shown("reply/notice.html", _page(found, did, not_ours), about=about)


def _did(form: DidForm, held: Held, by: Actor) -> DidForm:
    if not form.is_complete:
        return form
    try:
        encompass.answer_by_link(
            held=held, actor=by, did=[Did(each) for each in form.did], words=form.words, said_by=form.who
        )
    except Incomplete as refusal:
        return form.with_problems(refusal.problems)
    except NotAllowedNow as refusal:
        return form.with_problems([Problem("did", refusal.sentence)])
    return form


def _not_ours(form: NotOursForm, held: Held, by: Actor) -> NotOursForm:
    if not form.is_complete:
        return form
    try:
        encompass.not_ours_by_link(held=held, actor=by, words=form.how, said_by=form.name)
    except Incomplete as refusal:
        return form.with_problems([Problem("how", each.sentence) for each in refusal.problems])
    except NotAllowedNow as refusal:
        return form.with_problems([Problem("how", refusal.sentence)])
    return form


def _page(found: NoticeShown, did: DidForm, not_ours: NotOursForm) -> NoticePage:
    words = found.childs_words
    facts = (
        Fact("Born", found.born),
        Fact("Police reference", found.police_ref),
        Fact("When", say.moment(found.attended_at)),
        Fact("Where", found.place, unknown="Not said. The police can be asked by their reference"),
        Fact("Was the child there?", found.there),
        Fact("Was the child spoken to?", found.spoken_to),
    )
    quote = Quote(
        words, found.called, "as told to the police", asked_by=found.words_said_to, on=say.day(found.attended_at)
    ) if words else None  # fmt: skip
    return NoticePage(
        "A notice to your school", found.called, facts, found.circumstances, found.seemed, quote, found.is_read,
        new_token(), did, not_ours, (*did.problems, *not_ours.problems), *numbers(),
    )  # fmt: skip


def _done(found: NoticeShown) -> DonePage:
    """What is shown once it was answered: nobody, and nothing that was written."""
    words = (
        ("The hub finds the right school and rings it. Please tell nobody what you read.",)
        if found.is_sent_back
        else ("The hub reads it when it discusses the family. It is no referral: for that, ring us or write to us.",)
    )
    return DonePage("Thank you: the hub has your answer", words, *numbers())
