"""What can be done about an outage."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEE = "outage.see"
    """See how old each team's last safe copy is, which forms are given out, and the last restore drills."""
    OPEN_COPY = "outage.open_copy"
    """See the passwords of one's own team's copies, before they are needed. Every look is logged."""
    ISSUE_FORMS = "outage.issue_forms"
    """Give out blank paper forms with numbers, and print them."""
    ENTER_PAPER = "outage.enter_paper"
    """Enter what was written on a paper form, with the time on it, where one may record such a thing at all."""
    WRITE_COPIES = "outage.write_copies"
    """Write every team's last safe copy, and destroy the old ones."""
    KEEP_DRILL = "outage.keep_drill"
    """Keep what a restore drill found."""
