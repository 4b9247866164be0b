"""What can be done with audits of practice."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    DRAW = "practice.draw"
    """Draw records by lot for an audit, and end it."""
    GRADE = "practice.grade"
    """Read a record that was drawn for oneself, while its audit is open, and grade it."""
    ANSWER = "practice.answer"
    """See what an audit found about one's own work, and answer."""
    SEE = "practice.see"
    """See what audits found over all their records, and what is done about it. No child, and no worker."""
    ACT = "practice.act"
    """Say what is to be done about a finding, by whom and how it will show; and close it with evidence."""
    LOOK_BACK = "practice.look_back"
    """See what came after one's own decisions to do less. Nobody sees another's."""
    DECIDE_AGAIN = "practice.decide_again"
    """Decide again, on what was known then, what somebody else decided; without seeing how."""
    COUNT = "practice.count"
    """Count and draw among every unrestricted record, as the service that does nothing else."""
