"""What can be done about partners' files."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEE_FILES = "imports.see_files"
    """See one's own agency's files, how they fared, and the rows that were refused."""
    PUT_RIGHT = "imports.put_right"
    """Put a refused row of one's own agency right, and load it again."""
