"""What can be done with files."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    UPLOAD = "files.upload"
    """Add a file to a form that has not been sent yet."""
    VIEW = "files.view"
    """See that a file is there, what it is and who sent it; read it where it is plain text."""
    OPEN_ORIGINAL = "files.open_original"
    """Take the file itself, with a reason."""
    QUARANTINE = "files.quarantine"
    """Shut an image away for the police alone."""
