"""What the worklist asks of an unborn child whose due date has passed: has this baby been born?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission
from openmash.statute.calendar import local_date
from openmash.web.worklist.item import Item


def babies_due(actor: Actor) -> Iterable[Item]:
    """Of the contacts I hold by name; nothing once a birth or a loss is recorded, or where only a month is known."""
    if not (may(actor, Permission.CORRECT) and may(actor, FrontDoor.VIEW_CONTACT)):
        return ()
    now = timezone.now()
    held = frontdoor.children_of_contacts_held(actor=actor)
    cards = people.people_cards(held, actor) if held else {}
    return (
        Item(
            what="The due date has passed: has this baby been born?", about=card.name,
            why=f"Due {say.day_of(card.birth.date)}; you hold the contact",
            url=reverse("child_set_birth", kwargs={"person_id": key}),
            words="Put the birth right, or record a loss from the record.",
            due_at=datetime.combine(card.birth.date, time(12), UTC), keys=[f"person:{key}"],
        )
        for key, card in cards.items()
        if card.birth.expected and card.birth.date is not None and card.birth.precision == "day"
        and card.birth.date < local_date(now) and not card.has_died
    )  # fmt: skip
