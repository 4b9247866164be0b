"""Who leads on a child: a social worker, a family help lead practitioner of any agency, a lead on protection."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design.forms import Choice, Form, Option, Text
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.records.cases import actions
from openmash.records.cases import selectors as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.permissions import Permission
from openmash.records.cases.words import AllocationRole
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage, OfChild, journey_url, load_journey

LOCAL = {AllocationRole.FAMILY_HELP_LEAD: "lead_practitioner", AllocationRole.CHILD_PROTECTION_LEAD: "protection_lead"}
"""Roles an area may call by its own name."""


class LeadForm(Form):
    """Who, and as what. Two may lead at once: one with the family, one on protection."""

    role = Choice("As what?", (), required="Choose as what they lead.")
    whom = Text(
        "Who?", hint="Their name or e-mail address, as on their account. They may work for any agency.",
        required="Give the name or e-mail address of the person.",
    )  # fmt: skip


@screen(Permission.ALLOCATE, load=load_journey, log="child.viewed")
def journey_lead(request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID) -> Answer:
    """Allocate the child. Whoever it is sees the record from now, and may write in the journey."""
    begun = begin(actor, child, "journey_lead", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    local = profile_at(timezone.now())
    roles = [
        Option(role.value, local.name_of(LOCAL[role], str(role.label)) if role in LOCAL else str(role.label))
        for role in AllocationRole
    ]
    form = ask(
        request, LeadForm.offering(role=roles).blank(), lambda told: _allocate(actor, begun.person_id, told),
        fields={"": "whom"},
    )  # fmt: skip
    if form is None:
        return begun.done()
    lines = ("Whoever leads family help stays with the family while another leads on protection: both may be named.",)
    page = FormPage("Say who leads", form, begun.back, begun.caption, "They lead from now", lines)
    return begun.shown("journey/task.html", page)


def _allocate(actor: Actor, person_id: UUID, told: LeadForm) -> None:
    found = accounts_named(told.whom.strip())
    if len(found) != 1:
        sentence = "Several people have this name: give the e-mail address." if found else "Nobody here has this name."
        raise Incomplete([Problem("whom", sentence)])
    actions.allocate(actor=actor, person_id=person_id, account_id=found[0], role=AllocationRole(told.role))


@screen(Permission.ALLOCATE, load=load_journey, log="child.viewed")
def journey_end_lead(
    request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID, allocation_id: UUID
) -> Answer:
    """End an allocation: they see the record no longer by it."""
    held = {each.id for each in cases.allocations(actor=actor, person_ids=child.person.ids)}
    if request.method == "POST":
        if allocation_id not in held:
            raise NotVisible
        actions.end_allocation(actor=actor, allocation_id=allocation_id)
    return Go(journey_url(child.person.lead_id))
