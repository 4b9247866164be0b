"""Hold one child tonight oneself, by name, and say why they are not handed over."""

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


class KeepForm(Form):
    """Why."""

    reason = LongText(
        "Why do you hold this child tonight instead of handing over?",
        required="Say why you hold this child tonight instead of handing over.",
        rows=3,
    )


@screen(Permission.HAND_OVER, load=load_child, log="contact.viewed")
def keep(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """From now until the morning's return this person answers for the child."""
    form = KeepForm.parse(request.POST) if request.method == "POST" else KeepForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.keep(actor=actor, item=Item(contact_id, person_id), reason=form.reason)
            return Go(reverse("tonight"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("reason", refusal.sentence)])
    page = NightTaskPage(
        title="Hold a child tonight yourself", form=form, back=Link("Tonight", reverse("tonight")),
        caption=caption_of(loaded.contact), child=named(loaded.contact, person_id),
        lines=(f"You, {actor.name}, answer for this child through the night, and must be reachable.",),
        questions=("reason",),
        button="I hold this child tonight",
    )  # fmt: skip
    return Shown("frontdoor/night_task.html", page)
