"""Whether the family was told, and whether it agreed to early help: two facts, kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.telling import AgreementTold, InformedTold
from openmash.casework.frontdoor.words import Agreed, NotInformed
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import YES_NO, Choice, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of

PURPOSE = "Checks with agencies about this concern"
EARLY_HELP = "Early help"


class FamilyToldForm(Form):
    """Informed, or why not; and, apart from it, agreement to early help."""

    informed = Choice("Was the family told we are sharing?", YES_NO, required="Say whether the family was told.")
    who_was_told = Text("Who was told")
    their_view = LongText("What they said", rows=3)
    why_not = Choice("Why not", tuple(Option(why.value, why.label) for why in NotInformed))
    words = LongText("More about why not", rows=3)
    agreed = Choice("Consent to early help", tuple(Option(each.value, each.label) for each in Agreed))
    by_whom = Text("Who said so")

    def check(self) -> Iterable[Problem]:
        """Not told needs its reason; told needs who."""
        if self.informed == "no" and not self.why_not:
            yield Problem("why_not", "If the family was not told, say why.")
        if self.informed == "yes" and not self.who_was_told:
            yield Problem("who_was_told", "Say who in the family was told.")


@dataclass(frozen=True)
class FamilyToldPage:
    """What the template shows."""

    title: str
    form: FamilyToldForm
    back: Link | None
    caption: str


@screen(Permission.SCREEN, load=load_contact, log="contact.viewed")
def family_told(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Record both, each by itself."""
    form = FamilyToldForm.parse(request.POST) if request.method == "POST" else FamilyToldForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            _record(actor, loaded, form)
            return Go(reverse("contact", kwargs={"contact_id": contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    page = FamilyToldPage(
        title="What the family was told, and agreed to",
        form=form,
        back=back_to(loaded.contact),
        caption=caption_of(loaded.contact),
    )
    return Shown("frontdoor/family_told.html", page)


def _record(actor: Actor, loaded: Loaded, form: FamilyToldForm) -> None:
    contact = loaded.contact
    told = InformedTold(
        purpose=PURPOSE,
        informed=form.informed == "yes",
        who_was_told=form.who_was_told,
        their_view=form.their_view,
        why_not=NotInformed(form.why_not) if form.why_not and form.informed == "no" else None,
        words=form.words,
    )
    actions.record_informed(actor=actor, contact_id=contact.contact_id, told=told)
    if form.agreed:
        agreement = AgreementTold(service=EARLY_HELP, agreed=Agreed(form.agreed), by_whom=form.by_whom)
        for child in contact.children:
            actions.record_agreement(
                actor=actor, contact_id=contact.contact_id, person_id=child.person_id, told=agreement
            )
