"""What can be done about who holds and who works with a child."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    ANSWER_OFFER = "cases.answer_offer"
    """Accept or decline a child offered to one's team, or record the answer of somebody outside this system."""
    TAKE = "cases.take"
    """Take a child from the desk, by name."""
    BRING_BACK = "cases.bring_back"
    """Bring a child back to the desk from somebody who is away or silent."""
    ALLOCATE = "cases.allocate"
    """Allocate a child to a worker, or end an allocation."""
    TELL_INVOLVEMENT = "cases.tell_involvement"
    """Record who else is working with a child."""
    LAPSE = "cases.lapse"
    """End what a team reaches of children it no longer holds or works with."""
