"""Offer one child back to the hub in the morning, with what happened in the night."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import Item
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.web.frontdoor.hand_over import NightTaskPage
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.showing import caption_of, named


class ReturnForm(Form):
    """What happened, and what is next."""

    happened = LongText(
        "What happened in the night, and what must happen next?",
        hint="Where nothing did: what you tried, and when.",
        required="Say what happened in the night, or what you tried.",
        rows=5,
    )


@screen(Permission.HAND_OVER, load=load_child, log="contact.viewed")
def return_child(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """The night holds the child until somebody in the hub accepts."""
    form = ReturnForm.parse(request.POST) if request.method == "POST" else ReturnForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            item = Item(contact_id, person_id)
            actions.return_in_the_morning(actor=actor, items=[item], words=form.happened)
            return Go(reverse("morning"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("happened", refusal.sentence)])
    page = NightTaskPage(
        title="Offer a child back to the hub", form=form, back=Link("Back from the night", reverse("morning")),
        caption=caption_of(loaded.contact), child=named(loaded.contact, person_id),
        lines=("The out-of-hours team holds this child until somebody in the hub accepts.",),
        questions=("happened",),
        button="Offer back: the hub holds from when it accepts",
    )  # fmt: skip
    return Shown("frontdoor/night_task.html", page)
