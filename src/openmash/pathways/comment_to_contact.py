"""From a comment on the public pages to a contact: what was written there told of a child.

The contact has the comment's words and its original time, so that no clock begins later than somebody told us.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import Arrival, ChildTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.casework.visitors import actions as visitors
from openmash.casework.visitors import selectors
from openmash.casework.visitors.permissions import Permission
from openmash.casework.visitors.selectors import Left
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.facts.refusals import NotAllowedNow

ANONYMOUS, SOMEBODY = "9", "1D"
"""Codes of who told us: anonymous, or a person who can be reached."""


@transaction.atomic
def make_contact(*, actor: Actor, comment_id: UUID) -> UUID:
    """Make a contact of a comment; returns its key. Raises NotVisible, and NotAllowedNow where it was made one already.

    Who the child is nobody knows yet: the contact is about an unknown child, to be identified from the words.
    """
    require(actor, Permission.MAKE_CONTACT)
    comment = selectors.comment(actor=actor, comment_id=comment_id)
    if comment.contact_id is not None:
        raise NotAllowedNow("This was made a contact already. It is on the board.")
    received = frontdoor.receive_call(actor=actor, arrival=_arrival_of(comment))
    assert received.contact_id is not None  # only a feed's row can be held already
    visitors.mark_made_contact(actor=actor, comment_id=comment_id, contact_id=received.contact_id)
    return received.contact_id


def _arrival_of(comment: Left) -> Arrival:
    reach = comment.reach
    return Arrival(
        kind=ContactKind.PUBLIC,
        channel=Channel.PUBLIC_FORM,
        source=SOMEBODY if reach else ANONYMOUS,
        source_detail="Written as a comment on the public pages",
        children=(ChildTold(as_told="Unknown child", concern=comment.words),),
        referrer=ReferrerTold(
            is_anonymous=not reach,
            telephone="" if "@" in reach else reach[:40],
            email=reach if "@" in reach else "",
            safe_to_contact=reach,
            wants_feedback=bool(reach),
        ),
        received_at=comment.left_at,
        first_told_at=comment.left_at,
    )
