"""What can be done with the record of processing."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    READ = "processing.read"
    """Read the record of processing and the impact assessment, on the page and on paper. It names nobody."""
