"""Where a command is asked to read and to write."""

from __future__ import annotations

from pathlib import Path


class CannotRead(Exception):
    """A file that cannot be read: which and why, in a sentence."""


def text_of(path: Path) -> str:
    """What a file of text holds. Raises CannotRead."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as wrong:
        raise CannotRead(f"{path} cannot be read: {wrong.strerror}.") from wrong
    except UnicodeDecodeError as wrong:
        raise CannotRead(f"{path} cannot be read: it is not text in UTF-8.") from wrong


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
