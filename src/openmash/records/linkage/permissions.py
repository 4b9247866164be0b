"""What can be done about which records are one person."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    LINK = "linkage.link"
    """Agree that two records are one person, or that they are not."""
    SEPARATE = "linkage.separate"
    """Separate two records that were agreed to be one person."""
    FIND_MATCH = "linkage.find_match"
    """Find the records that could be somebody who was told of."""
