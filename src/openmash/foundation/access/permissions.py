"""What can be done about access itself."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    OPEN_EMERGENCY_ACCESS = "access.open_emergency_access"
    """Look at a record outside one's duty, on one's own word, at once."""
    REVIEW_EMERGENCY_ACCESS = "access.review_emergency_access"
    """Say whether an emergency access was right."""
    RESTRICT = "access.restrict"
    """Restrict a record to those named, or lift it."""
    RESTORE_ACCOUNT = "access.restore_account"
    """Bring an expired account back."""
    CLOSE_ACCOUNT = "access.close_account"
    """Close the account of somebody who has left, or whose device was lost."""
    REOPEN_ACCOUNT = "access.reopen_account"
    """Open again an account that somebody closed."""
    DECLARE_CONFLICT = "access.declare_conflict"
    """Say that oneself, or a colleague, has a conflict of interest in a record."""
    REVIEW_CONFLICTS = "access.review_conflicts"
    """See declared conflicts of interest, and end one that has passed."""
    READ_LOOKS = "access.read_looks"
    """See who has looked at a record, or what a team has looked at."""
    USE_ACCOUNT = "access.use_account"
    """Open one's own home page and account."""
    READ_OWN_LOOKS = "access.read_own_looks"
    """See what oneself has looked at."""
