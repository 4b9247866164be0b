"""What the front door's screens load: one contact, by its key, for this actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.selectors import ContactPage
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import NotVisible


@dataclass(frozen=True)
class Loaded:
    """A contact, and one of its children where the address names one."""

    contact: ContactPage
    person_id: UUID | None = None

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys: the contact and each child in it, or the one child."""
        people = [self.person_id] if self.person_id else [child.person_id for child in self.contact.children]
        return [f"contact:{self.contact.contact_id}", *(f"person:{person}" for person in people)]


def load_contact(*, actor: Actor, contact_id: UUID) -> Loaded:
    """The whole contact. Raises NotVisible."""
    return Loaded(selectors.contact(contact_id, actor=actor))


def load_child(*, actor: Actor, contact_id: UUID, person_id: UUID) -> Loaded:
    """The contact and one child in it. Raises NotVisible where the child is not in it."""
    found = selectors.contact(contact_id, actor=actor)
    if person_id not in {child.person_id for child in found.children}:
        raise NotVisible
    return Loaded(found, person_id)
