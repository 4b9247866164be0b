"""Somebody has died: recorded, locked, and everything about them stopped, in one transaction or not at all."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.losses import actions as losses
from openmash.casework.losses.actions import LossTold
from openmash.casework.losses.words import WhatStopped
from openmash.casework.own_words import actions as own_words
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.notices import actions as notices
from openmash.foundation.outbox import actions as outbox
from openmash.records.linkage import selectors as linkage


@transaction.atomic
def record_loss(*, actor: Actor, person_id: UUID, told: LossTold) -> UUID:
    """Record a loss, and stop what would be sent, asked or listed because of the person; returns its key."""
    person = linkage.person_set(person_id, actor)
    loss_id = losses.record(actor=actor, person_id=person_id, told=told)
    letters = outbox.stop_about(actor=actor, person_ids=person.ids, reason="somebody has died")
    messages = notices.stop_about(actor=actor, person_ids=person.ids)
    ended = own_words.end(actor=actor, person_ids=person.ids, because="Somebody has died.")
    references = frontdoor.stop_feedback(actor=actor, person_ids=person.ids)
    stopped = {
        WhatStopped.LETTERS: "; ".join(
            [_many(len(letters), "letter") + " stopped before being sent"] * bool(letters)
            + ["the child’s own link was ended"] * bool(ended)
        ),
        WhatStopped.MESSAGES: _many(messages, "message") + " taken off everybody’s list" if messages else "",
        WhatStopped.FEEDBACK: f"Contacts {say.listed(references)}" if references else "",
        WhatStopped.LISTS: "Interviews owed, “expected date passed” and every prompt about this person",
        WhatStopped.EDITS: "The record is kept as it stood; it can be read by whoever could read it",
    }
    losses.note_stopped(actor=actor, loss_id=loss_id, stopped={what: said for what, said in stopped.items() if said})
    return loss_id


@transaction.atomic
def put_loss_right(*, actor: Actor, loss_id: UUID, why: str) -> None:
    """The loss was a mistake: the record opens and prompts come back. Nothing is sent; what stopped stays listed."""
    person_id = losses.put_right(actor=actor, loss_id=loss_id, why=why)
    person = linkage.person_set(person_id, actor)
    frontdoor.feedback_as_before(actor=actor, person_ids=person.ids)


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
