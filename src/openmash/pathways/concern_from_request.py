"""A concern appears in a request for information: one button makes it a contact, received when the request was."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import Arrival, ChildTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.casework.information_requests import actions as requests
from openmash.casework.information_requests.selectors import RequestShown
from openmash.casework.information_requests.words import SOURCE
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, Problem


@transaction.atomic
def make_contact(*, actor: Actor, request: RequestShown, concern: str) -> UUID:
    """A contact about the people asked about; returns its key. Raises Incomplete, NotAllowedNow."""
    if not concern.strip():
        raise Incomplete([Problem("concern", "Say what worries you.")])
    children = [ChildTold(person_id=person, concern=concern) for person in request.person_ids]
    arrival = Arrival(
        kind=ContactKind.REQUEST_FOR_SERVICE,
        channel=Channel.LETTER,
        source=SOURCE[request.asker],
        children=children or [ChildTold(as_told=request.as_told[:400], concern=concern)],
        referrer=ReferrerTold(
            name=request.asker_name, agency_name=request.organisation, telephone=request.telephone,
            email=request.email, is_professional=True, wants_feedback=False,
        ),
        received_at=request.received_at,
    )  # fmt: skip
    made = frontdoor.receive_call(actor=actor, arrival=arrival)
    assert made.contact_id is not None  # only a feed's row can be held already
    requests.concern_appeared(actor=actor, request_id=request.id, contact_id=made.contact_id)
    return made.contact_id
