"""The only code that writes meetings. Keyword-only, `actor` first, each in one transaction with its audit event."""

from openmash.casework.meetings.actions.agreeing import (
    ActionTold,
    accept_worker,
    answer_action,
    propose_worker,
    record_action,
)
from openmash.casework.meetings.actions.arranging import (
    Proposed,
    add_items,
    attend,
    begin,
    bring_back,
    close,
    invite,
    leave_out,
    move_to,
    open_meeting,
)
from openmash.casework.meetings.actions.speaking import Written, contribute, release

__all__ = [
    "ActionTold",
    "Proposed",
    "Written",
    "accept_worker",
    "add_items",
    "answer_action",
    "attend",
    "begin",
    "bring_back",
    "close",
    "contribute",
    "invite",
    "leave_out",
    "move_to",
    "open_meeting",
    "propose_worker",
    "record_action",
    "release",
]
