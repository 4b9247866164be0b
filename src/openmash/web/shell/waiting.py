"""Messages on a worklist: the pressing ones, and those of today. A digest is read on its own page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.notices.actions import NoticeKind
from openmash.foundation.notices.selectors import Told, waiting
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Called
from openmash.web.worklist.item import Item


def messages_of_today(actor: Actor) -> Iterable[Item]:
    """Messages nobody has taken on, and those of today I have not read."""
    found = [told for told in waiting(actor=actor) if told.kind != NoticeKind.DIGEST]
    called = people.people_called({key for told in found for key in told.person_ids}, actor) if found else {}
    return (_item(told, called) for told in found)


def about(told: Told, called: Mapping[UUID, Called]) -> str:
    """Whom a message is about, by name, as far as its reader may see them: its own words name nobody."""
    return say.listed(list(dict.fromkeys(called[key].name for key in told.person_ids if key in called)))


def _item(told: Told, called: Mapping[UUID, Called]) -> Item:
    passed = "; passed on because nobody had taken it" if told.stage != "first" else ""
    return Item(
        what=told.text.rstrip("."), about=about(told, called),
        why=f"A message to you, {say.ago(told.made_at, timezone.now())}{passed}",
        url=f"{reverse('messages')}#message-{told.id}", due_at=told.made_at, is_now=told.must_be_accepted,
        keys=[f"notice:{told.id}", *(f"person:{key}" for key in told.person_ids if key in called)],
        tells_of=told.url or reverse("messages"),
    )  # fmt: skip
