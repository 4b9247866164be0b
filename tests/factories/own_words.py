"""A link of a child's own, given by a worker."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.test import Client

from openmash.casework.own_words import actions, selectors
from openmash.casework.own_words.actions import InvitationTold
from openmash.casework.own_words.words import Way
from openmash.foundation.access.actors import Actor, acting_as
from openmash.records.linkage.selectors import person_set

WORD = "Purple Dinosaur"


@dataclass(frozen=True)
class OwnLink:
    """A link given: its invitation, and where it opens."""

    invitation_id: UUID
    person_id: UUID
    token: str

    @property
    def url(self) -> str:
        return f"/hello/{self.token}"

    @property
    def inside(self) -> str:
        return f"{self.url}/inside"


def an_own_link(actor: Actor, child: UUID, *, way: Way = Way.SHOWN, days: int = 28) -> OwnLink:
    """Given by this worker, with WORD agreed."""
    told = InvitationTold(way, "Nobody: it has a code", "She keeps it with her.", "Priya", WORD, days)
    with transaction.atomic(), acting_as(actor):
        key = actions.invite(actor=actor, person_id=child, told=told)
        found = next(e for e in selectors.links_of(person_set(child, actor), actor=actor) if e.invitation_id == key)
    return OwnLink(key, child, found.link.token)


def with_the_word(link: OwnLink, word: str = WORD) -> Client:
    """A browser in which the word was given."""
    client = Client()
    answer = client.post(link.url, {"word": word})
    assert answer.get("Location") == link.inside, answer.content
    return client
