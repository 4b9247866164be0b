"""An e-mail becomes a contact: a person says who the children are, and its clock starts from when it arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from openmash.casework.emails import actions as emails
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import Arrival, Received
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.foundation.access.actors import Actor

KINDS = {
    "2A": ContactKind.SCHOOL,
    "2B": ContactKind.SCHOOL,
    "3D": ContactKind.HEALTH,
    "1A": ContactKind.PUBLIC,
    "1B": ContactKind.PUBLIC,
    "1C": ContactKind.PUBLIC,
}
"""What kind of contact an e-mail from each source is; a request for service from anybody else."""


@transaction.atomic
def make_contact(*, actor: Actor, email_id: UUID, arrival: Arrival, arrived_at: datetime, why: str) -> Received:
    """Take the e-mail in as a contact, received when it arrived. Raises Incomplete, NotAllowedNow."""
    kind = KINDS.get(arrival.source, ContactKind.REQUEST_FOR_SERVICE)
    taken = replace(arrival, channel=Channel.EMAIL, kind=kind, received_at=arrived_at)
    made = frontdoor.receive_call(actor=actor, arrival=taken)
    assert made.contact_id is not None  # only a feed's row can be held already
    emails.took_as_contact(
        actor=actor, email_id=email_id, contact_id=made.contact_id, person_ids=made.children, arrived_at=arrived_at,
        why=why,
    )  # fmt: skip
    return made
