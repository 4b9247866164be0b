"""Tell the referrer what came of it, or say why telling is held, or why nothing is owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import FeedbackTold
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import FeedbackStatus, HeldFor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of

HOW = (
    Option("in_app", "In OpenMASH: they see it on their own page"),
    Option("telephone", "By telephone"),
    Option("email", "By e-mail, with a neutral subject line"),
)


class FeedbackForm(Form):
    """Told, held or not owed."""

    status = Choice(
        "What about the referrer?",
        (
            Option(FeedbackStatus.TOLD.value, "They have been told, or are told now"),
            Option(FeedbackStatus.HELD.value, "Telling them is held"),
            Option(FeedbackStatus.NOT_OWED.value, "Nothing is owed"),
        ),
        required="Say whether the referrer is told.",
    )
    what = LongText("What they are told", rows=4)
    how = Choice("How", HOW)
    held_for = Choice("Why it is held", tuple(Option(why.value, why.label) for why in HeldFor))
    why = Text("Why nothing is owed")

    def check(self) -> Iterable[Problem]:
        """Each answer needs its own half."""
        if self.status == FeedbackStatus.TOLD.value:
            if not self.what:
                yield Problem("what", "Write what the referrer is told.")
            if not self.how:
                yield Problem("how", "Choose how they are told.")
        if self.status == FeedbackStatus.HELD.value and not self.held_for:
            yield Problem("held_for", "Say why the referrer cannot be told yet.")
        if self.status == FeedbackStatus.NOT_OWED.value and not self.why:
            yield Problem("why", "Say why nothing is owed.")


@dataclass(frozen=True)
class FeedbackPage:
    """What the template shows."""

    title: str
    form: FeedbackForm
    back: Link | None
    caption: str
    owed: str
    safe_contact: str


@screen(Permission.TELL_REFERRER, load=load_contact, log="contact.viewed")
def feedback(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Close the loop."""
    contact = loaded.contact
    form = FeedbackForm.parse(request.POST) if request.method == "POST" else FeedbackForm.blank()
    if request.method == "POST" and form.is_complete:
        told = FeedbackTold(
            status=FeedbackStatus(form.status),
            what=form.what,
            how=form.how,
            held_for=HeldFor(form.held_for) if form.held_for else None,
            why=form.why,
        )
        try:
            actions.tell_referrer(actor=actor, contact_id=contact_id, told=told)
            return Go(reverse("contact", kwargs={"contact_id": contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    page = FeedbackPage(
        title="Tell the referrer",
        form=form,
        back=back_to(contact),
        caption=caption_of(contact),
        owed=contact.feedback_words,
        safe_contact=contact.safe_contact,
    )
    return Shown("frontdoor/feedback.html", page)
