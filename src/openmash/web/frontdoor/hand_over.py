"""Offer one child to the out-of-hours team, with what must happen tonight. Whoever holds them keeps them meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import Item, Plan
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.showing import caption_of, named


class HandOverForm(Form):
    """What the night must know; the first is asked for."""

    must_happen = LongText("What must happen tonight?", required="Say what must happen tonight.", rows=4)
    staff_safety = LongText("What makes a visit unsafe for staff?", hint="Dogs, weapons, who may be there.", rows=3)
    ring = LongText("Whom can they ring, and on what number?", rows=3)


@dataclass(frozen=True)
class NightTaskPage:
    """What the template of each task of the night shows; `child` is its heading's name, never its title's."""

    title: str
    form: Form
    back: Link | None
    caption: str
    child: str
    lines: tuple[str, ...]
    questions: tuple[str, ...]
    button: str


@screen(Permission.HAND_OVER, load=load_child, log="contact.viewed")
def hand_over(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """Ask what must happen, then offer."""
    form = HandOverForm.parse(request.POST) if request.method == "POST" else HandOverForm.blank()
    if request.method == "POST" and form.is_complete:
        plan = Plan(form.must_happen, form.staff_safety, form.ring)
        try:
            actions.hand_over_with_plan(actor=actor, item=Item(contact_id, person_id), plan=plan)
            return Go(reverse("tonight"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("must_happen", refusal.sentence)])
    page = NightTaskPage(
        title="Offer to the out-of-hours team", form=form, back=Link("Tonight", reverse("tonight")),
        caption=caption_of(loaded.contact), child=named(loaded.contact, person_id),
        lines=("Whoever holds this child now keeps them until somebody out of hours accepts.",),
        questions=("must_happen", "staff_safety", "ring"),
        button="Offer: they hold from when they accept",
    )  # fmt: skip
    return Shown("frontdoor/night_task.html", page)
