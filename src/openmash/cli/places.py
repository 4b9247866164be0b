"""Where a command is asked to write."""

from __future__ import annotations

from pathlib import Path


def cannot_write(*paths: Path | None) -> str:
    """Why a file could not be written at one of these places, and what to do; nothing where all will do. Asked before
    the work begins, so that none is done whose answer has nowhere to go.
    """
    for path in filter(None, paths):
        if not path.parent.is_dir():
            return f"There is no folder {path.parent} to write {path.name} in."
        if path.is_dir():
            return f"{path} is a folder. Name a file in it to write to."
    return ""
