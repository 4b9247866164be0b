"""Whoever cares for a child writes what helps to find them, by a one-time link: what is held now, anew, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.missing.actions import PHOTOGRAPH
from openmash.casework.missing.telling import ReadyTold
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.screens import Answer, Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import DateParts, Form, LongText, Text
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.files.photographs import take_photograph
from openmash.foundation.files.selectors import uploads
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.selectors import Standing
from openmash.pathways import missing_episode
from openmash.publicsite.reply.holding import held_by, proof_in, shut, slow_down, too_often
from openmash.publicsite.ringing import numbers


class CarerForm(Form):
    """As a stranger who looks for the child would need it."""

    appearance = LongText(
        "What does the child look like?", rows=3, hint="Height, build, hair, eyes, marks, what they mostly wear",
        required="Say what the child looks like.",
    )  # fmt: skip
    photo_on = DateParts("When was the photograph taken?", past=True)
    photo = Text("Who else holds a recent photograph, day and night?", hint="Whom to ring for it", most=200)
    health = LongText("Health, medicines and what happens without them", rows=3)
    risks = LongText("What could harm the child, and who", rows=3)
    friends = LongText("Friends, family and others they may be with", rows=3, hint="Names; no address")
    travel = LongText("How they travel, with what money or cards", rows=2)
    online = LongText("Names they use online", rows=2)
    goes_to = LongText(
        "Places they go to, beside those you told us of before", rows=3,
        hint="One a line. What was told before is not shown here, for the child’s safety",
    )  # fmt: skip
    plan_said = LongText(
        "What happens before they go, and what helps first?", rows=3,
        hint="For the plan of who does what: what has changed since it was agreed",
    )  # fmt: skip
    childs_words = LongText("What the child says helps when they are away", rows=3, hint="In their own words")
    agreed_with = Text(
        "With whom was this agreed?", hint="The child, and who cares for them", most=200,
        required="Say with whom this was agreed: the child, and who cares for them.",
    )  # fmt: skip
    who = Text("Your name and role", required="Give your name and role.", most=200)

    @property
    def told(self) -> ReadyTold:
        """What was written, as it is kept."""
        return ReadyTold(
            self.appearance, self.agreed_with, None, self.photo, self.photo_on.earliest(), self.health, self.risks,
            self.friends, self.travel, self.online, self.childs_words, tuple(self.goes_to.splitlines()),
            plan_said=self.plan_said,
        )  # fmt: skip


@dataclass(frozen=True)
class CarerPage:
    """What the template shows; `is_done` once it has been written."""

    title: str
    form: CarerForm
    called: str
    asks: str
    kept: Sequence[str]
    is_done: bool
    by_day: str
    by_night: str


@screen(PublicActor.LINK, log="link.ready_viewed")
def reply_ready(request: HttpRequest, actor: Actor, token: str) -> Answer:
    """Show what is held; keep what is written, once. Nothing typed is lost where something is missing."""
    held = held_by(request, token)
    if held is None and too_often(request):
        return slow_down(actor)
    if held is None or held.standing is Standing.CLOSED or held.purpose is not Purpose.READY:
        return shut(held, actor)
    try:
        by, asked = missing_episode.behind_ready_link(held, token=token, proof=proof_in(request))
    except NotVisible:
        return Go(reverse("reply", kwargs={"token": token}))
    done = held.standing is Standing.ANSWERED
    form = CarerForm.blank(filled={} if done else dict(asked.held))
    if request.method == "POST" and not done:
        form = CarerForm.parse(request.POST)
        with acting_as(by):
            wrong = take_photograph(request, actor=by, kind=PHOTOGRAPH, subject=str(held.subject_id))
        if wrong:
            form = form.with_problems([Problem("files", sentence) for sentence in wrong])
        elif form.is_complete:
            try:
                missing_episode.carer_holds_ready(held=held, actor=by, told=form.told, said_by=form.who)
                return Go(request.path)
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
            except NotAllowedNow as refusal:
                form = form.with_problems([Problem("who", refusal.sentence)])
    title = "Thank you. It is kept" if done else "What helps to find this child, should they go missing"
    with acting_as(by):
        added = [] if done else uploads(actor=by, kind=PHOTOGRAPH, subject=str(held.subject_id))
    kept = [f"Added: {each.name}, {each.said}" for each in added]
    page = CarerPage(title, form, asked.called, asked.asks, kept, done, *numbers())
    return Shown("reply/ready.html", page, about=[f"link:{held.link_id}", *(f"person:{p}" for p in held.person_ids)])
