"""E-mails that nobody has dealt with, on the worklist of whoever reads them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.emails import selectors
from openmash.casework.emails.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.web.worklist.item import Item


def emails_waiting(actor: Actor) -> Sequence[Item]:
    """The longest waiting first. Nobody knows yet how urgent one is, so its time is when it arrived."""
    if not may(actor, Permission.READ):
        return ()
    now = timezone.now()
    return [
        Item(
            what="Read an e-mail", about="", words=each.subject or each.begins,
            why=f"It arrived {say.near(each.arrived_at, now)} and nobody has said who the children are",
            url=reverse("email", kwargs={"email_id": each.id}), due_at=each.arrived_at, keys=(f"email:{each.id}",),
        )
        for each in selectors.waiting(actor=actor)
    ]  # fmt: skip
