"""Messages on a worklist: the pressing ones, and those of today. A digest is read on its own page."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.notices.actions import NoticeKind
from openmash.foundation.notices.selectors import Told, waiting
from openmash.web.worklist.item import Item


def messages_of_today(actor: Actor) -> Sequence[Item]:
    """Messages nobody has taken on, and those of today I have not read."""
    return [_item(told) for told in waiting(actor=actor) if told.kind != NoticeKind.DIGEST]


def _item(told: Told) -> Item:
    passed = "; passed on because nobody had taken it" if told.stage != "first" else ""
    return Item(
        what=told.text.rstrip("."), about="", why=f"A message to you, {say.ago(told.made_at, timezone.now())}{passed}",
        url=f"{reverse('messages')}#message-{told.id}", due_at=told.made_at, is_now=told.must_be_accepted,
        keys=[f"notice:{told.id}"], tells_of=told.url or reverse("messages"),
    )  # fmt: skip
