"""Tell the referrer what came of it, or say why telling is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import FeedbackStatus, HeldFor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.links.permissions import Permission as Links
from openmash.web.frontdoor.arranging import referrer_of
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of

OFFERED = tuple(why for why in HeldFor if why not in (HeldFor.LOSS, HeldFor.LOSS_MISTAKEN))
"""What a loss holds is held by the loss, and taken back there."""
HOW = (
    Option("in_app", "In OpenMASH: they see it on their own page"),
    Option("telephone", "By telephone"),
    Option("email", "By e-mail, with a neutral subject line"),
)


class FeedbackForm(Form):
    """Told, or held."""

    status = Choice(
        "What about the referrer?",
        (
            Option(FeedbackStatus.TOLD.value, "They have been told, or are told now"),
            Option(FeedbackStatus.HELD.value, "Telling them is held"),
        ),
        required="Say whether the referrer is told.",
    )
    what = LongText("What they are told", rows=4)
    how = Choice("How", HOW)
    held_for = Choice("Why it is held", tuple(Option(why.value, why.label) for why in OFFERED))
    why = Text("More about why, if it helps")

    def check(self) -> Iterable[Problem]:
        """Each answer needs its own half."""
        if self.status == FeedbackStatus.TOLD.value:
            if not self.what:
                yield Problem("what", "Write what the referrer is told.")
            if not self.how:
                yield Problem("how", "Choose how they are told.")
        if self.status == FeedbackStatus.HELD.value and not self.held_for:
            yield Problem("held_for", "Say why the referrer cannot be told yet.")


@dataclass(frozen=True)
class FeedbackPage:
    """What the template shows."""

    title: str
    form: FeedbackForm
    back: Link | None
    caption: str
    owed: str
    referrer: Sequence[Fact]
    safe_contact: str
    by_link: str


@screen(Permission.TELL_REFERRER, load=load_contact, log="contact.viewed")
def feedback(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Close the loop."""
    contact = loaded.contact
    form = FeedbackForm.parse(request.POST) if request.method == "POST" else FeedbackForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            if form.status == FeedbackStatus.TOLD.value:
                actions.tell_referrer(actor=actor, contact_id=contact_id, what=form.what, how=form.how)
            else:
                actions.hold_feedback(actor=actor, contact_id=contact_id, reason=HeldFor(form.held_for), why=form.why)
            return Go(reverse("contact", kwargs={"contact_id": contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    page = FeedbackPage(
        title="Tell the referrer",
        form=form,
        back=back_to(contact),
        caption=caption_of(contact),
        owed=contact.feedback_words,
        referrer=referrer_of(contact),
        safe_contact=contact.safe_contact,
        by_link=reverse("tell_by_link", kwargs={"contact_id": contact_id}) if may(actor, Links.SEND) else "",
    )
    return Shown("frontdoor/feedback.html", page)
