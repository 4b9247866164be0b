"""Add a parent or carer who is a child to a contact, in one press: own screening, own voice, own decision."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.telling import ChildTold
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.frontdoor.loading import Loaded, load_contact


def load_beside(*, actor: Actor, contact_id: UUID, person_id: UUID) -> Loaded:
    """The contact; whether that person may be added is for the press itself. Raises NotVisible."""
    return load_contact(actor=actor, contact_id=contact_id)


@screen(Permission.SCREEN, load=load_beside, log="contact.viewed")
def add_young_parent(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """From now they are a child of this contact too. They stay a parent in it as well."""
    here = reverse("contact", kwargs={"contact_id": contact_id})
    if request.method == "POST":
        found = next((each for each in loaded.contact.young if each.person_id == person_id), None)
        if found is None:
            raise NotVisible
        actions.add_child(actor=actor, contact_id=contact_id, child=ChildTold(person_id=person_id, as_told=found.name))
    return Go(here)
