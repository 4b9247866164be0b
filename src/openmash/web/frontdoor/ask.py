"""Ask agencies what they hold: once an agency for the whole family."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor.actions import AskTold
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import Basis, Gateway
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, Form, LongText, Option
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.pathways import asking
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of

WHAT = (
    "What you hold about these children and the adults named, in the last two years, that bears on this concern: "
    "how each child is now, who is at home, and anything that would make it safer or less safe to visit."
)


class AskForm(Form):
    """Whom, what, why, and on what basis."""

    agencies = Choices("Whom do you ask?", (), required="Choose at least one agency.")
    what = LongText("What do you ask?", required="Say what you are asking.", rows=4)
    why = LongText("Why? They will see this", required="Say why you are asking.", rows=3)
    basis = Choice(
        "Lawful basis",
        tuple(Option(basis.value, basis.label) for basis in Basis),
        required="Choose the lawful basis.",
    )
    gateway = Choice(
        "Legal power to share",
        tuple(Option(gateway.value, gateway.label) for gateway in Gateway),
        required="Choose the power you share under.",
    )


@dataclass(frozen=True)
class AskPage:
    """What the template shows."""

    title: str
    form: AskForm
    back: Link | None
    caption: str
    asked_already: str
    button: str


@screen(Permission.ASK_CHECKS, load=load_contact, log="contact.viewed")
def ask(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Offer every agency that answers checks and has not been asked about this family."""
    contact = loaded.contact
    asked = {check.agency_id: check.agency for check in contact.checks}
    children = [child.person_id for child in contact.children]
    options = tuple(Option(str(a.pk), a.name) for a in asking.who_answers(children, actor=actor) if a.pk not in asked)
    kind = AskForm.offering(agencies=options)
    if request.method == "POST":
        form = kind.parse(request.POST)
        if form.is_complete:
            try:
                told = AskTold(form.what, form.why, Basis(form.basis), Gateway(form.gateway))
                asking.ask(
                    actor=actor, contact_id=contact_id, agency_ids=[UUID(key) for key in form.agencies], told=told
                )
                return Go(reverse("contact", kwargs={"contact_id": contact_id}) + "#checks")
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    else:
        form = kind.blank(filled={"what": WHAT, "basis": Basis.PUBLIC_TASK.value, "gateway": Gateway.SECTION_10.value})
    page = AskPage(
        title="Ask agencies",
        form=form,
        back=back_to(contact),
        caption=caption_of(contact),
        asked_already=say.listed(sorted(asked.values())),
        button=f"Ask: answers due {contact.answers_due}" if contact.answers_due else "Ask",
    )
    return Shown("frontdoor/ask.html", page)
