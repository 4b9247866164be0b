"""What can be done in an inspection."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    COORDINATE = "inspection.coordinate"
    """Begin an inspection’s plan, give out its tasks, keep its evidence room and its inspectors’ seats."""
    HANDLE_CHILDREN = "inspection.handle_children"
    """Have lists and papers of children made, accept what is missing in them, and release them."""
    DO_TASK = "inspection.do_task"
    """See and finish a task of an inspection that is one’s own."""
    READ = "inspection.read"
    """Read what is in an inspection’s evidence room, as far as it was released to one."""
    ASK = "inspection.ask"
    """Ask a line of enquiry, as an inspector."""
    AUDIT = "inspection.audit"
    """Write one’s agency’s view in the joint audit of a child who is looked at closely."""
    MAKE = "inspection.make"
    """Make what was asked for, in the queue."""
