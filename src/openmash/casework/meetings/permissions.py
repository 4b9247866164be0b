"""What can be done in a meeting."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "meetings.view"
    """See a meeting's agenda and items, as far as one reaches the children."""
    CALL = "meetings.call"
    """Open a strategy discussion, a conference or a core group, and lead it."""
    CHAIR = "meetings.chair"
    """Open a meeting, build its agenda, leave an item out with a reason, move on, write what was agreed, close it."""
    INVITE = "meetings.invite"
    """Invite somebody to an item, which gives them reach to its children until the meeting closes."""
    ATTEND = "meetings.attend"
    """Say whether an agency is present."""
    ADD_ITEM = "meetings.add_item"
    """Bring a family to the agenda."""
    CONTRIBUTE = "meetings.contribute"
    """Write one's own agency's words about a child, release them, and answer for its workers."""
    READ_PACK = "meetings.read_pack"
    """Read what a meeting holds for an agency."""
    LIST_ACTIONS = "meetings.list_actions"
    """See the actions one's agency owes."""
    ANSWER_ACTION = "meetings.answer_action"
    """Say that an action is done, or cannot be."""
