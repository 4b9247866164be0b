"""Let a partner's system connect: whose it is, whom to ring about it, what it may do. Its secret is shown once."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.agencies.selectors import partners
from openmash.foundation.clients import actions
from openmash.foundation.clients.actions import ClientTold
from openmash.foundation.clients.permissions import Permission
from openmash.foundation.clients.words import ABILITIES
from openmash.foundation.design.forms import Choice, Choices, Form, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.web.systems.secret import secret_page


class SystemForm(Form):
    """The system."""

    agency = Choice("Whose system is it?", (), required="Choose the agency.")
    name = Text(
        "What is it called?", hint="Such as “Niche” or “SystmOne”", required="Say what the system is called.", most=120
    )
    contact = Text(
        "Whom to ring about it", hint="A name and a number, by day and by night", required="Say whom to ring about it.",
        most=200,
    )  # fmt: skip
    abilities = Choices(
        "What may it do?", tuple(Option(each.slug, each.said) for each in ABILITIES), required="Choose what it may do."
    )


@dataclass(frozen=True)
class AddSystemPage:
    """What the template shows."""

    title: str
    form: SystemForm
    back: Link
    caption: str


@screen(Permission.KEEP)
def add_system(request: HttpRequest, actor: Actor) -> Answer:
    """Nothing typed is lost; what was made is shown this once."""
    offered = SystemForm.offering(agency=[Option(str(each.pk), each.name) for each in partners()])
    form = offered.blank()
    if request.method == "POST":
        form = offered.parse(request.POST)
        if form.is_complete:
            told = ClientTold(UUID(form.agency), form.name, form.contact, form.abilities)
            try:
                made = actions.add_client(actor=actor, told=told)
                return secret_page(made, reverse("system", kwargs={"client_id": made.client_id}))
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    page = AddSystemPage("Let a partner’s system connect", form, Link("Partners’ systems", reverse("systems")), "")
    return Shown("systems/add_system.html", page)
