"""Say a child's primary need, by the code the yearly return asks for."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.journey import actions
from openmash.casework.journey.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, Form, Option
from openmash.foundation.reference.codes import codes
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage, OfChild, load_journey

NEEDS = codes("primary_need")


class NeedForm(Form):
    """The one need that matters most."""

    code = Choice(
        "What is the child’s primary need?",
        tuple(Option(each.code, each.label, each.note) for each in NEEDS.codes),
        required="Choose the need.",
    )  # fmt: skip


@screen(Permission.RECORD, load=load_journey, log="child.viewed")
def journey_need(request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID) -> Answer:
    """Choose the need. What was said before stays readable."""
    begun = begin(actor, child, "journey_need", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, NeedForm.blank(),
        lambda told: actions.say_need(actor=actor, person_id=begun.person_id, code=told.code),
    )  # fmt: skip
    if form is None:
        return begun.done()
    lines = (
        "The yearly return asks for one. Where several fit, choose the highest in this list.",
        "It says nothing of how serious anything is.",
    )
    page = FormPage("Say the primary need", form, begun.back, begun.caption, "Save this need", lines)
    return begun.shown("journey/task.html", page)
