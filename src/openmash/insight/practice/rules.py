"""What counts as evidence that practice changed, from words alone. Plain Python."""

from __future__ import annotations

import re

LEAST = 30
"""Letters that must be left once what was delivered is taken away."""
WHAT = r"\b(?:training|briefings?|workshops?|e-?mails?|guidance|reminders?|toolkits?|newsletters?|sessions?|course)\b"
DONE = (
    r"\b(?:delivered|held|sent|issued|circulated|gave|given|attended|completed|shared|rolled out|published|ran|run)\b"
)
DELIVERED = re.compile(rf"{WHAT}[^.;!?\n]*{DONE}|{DONE}[^.;!?\n]*{WHAT}", re.IGNORECASE)


def says_what_changed(words: str) -> bool:
    """Whether more is left than that something was delivered: "training delivered" is done, and shows nothing."""
    parts = re.split(r"[.;!?\n]+", words)
    left = " ".join(part.strip() for part in parts if not DELIVERED.search(part))
    return len(left.strip()) >= LEAST
