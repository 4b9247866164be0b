"""What can be written on paper, and what a form's number looks like."""

from __future__ import annotations

import re
import secrets

from django.db import models


class FormKind(models.TextChoices):
    CONTACT = "contact", "A contact"
    CHECK = "check", "An answer to a check"
    DECISION = "decision", "A decision"
    VISIT = "visit", "A visit"
    ACT = "act", "A protective act"


LETTER: dict[FormKind, str] = {
    FormKind.CONTACT: "C", FormKind.CHECK: "K", FormKind.DECISION: "D", FormKind.VISIT: "V", FormKind.ACT: "P",
}  # fmt: skip
"""What a number begins with, so that a form in the wrong pile is seen."""
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXY"
"""Twenty-nine, none of which can be misread by hand: a prime, so that the last sign finds every slip."""
DRAWN = 5


def new_number(kind: FormKind) -> str:
    """A number for one form, such as "V-7KQ2M-4": its kind, five signs drawn by lot, and one that finds a slip."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(DRAWN))
    return f"{LETTER[kind]}-{drawn}-{_check(LETTER[kind] + drawn)}"


def tidy(typed: str) -> str:
    """A number as it is kept, however it was typed; empty where no form can have it (a slip of the hand)."""
    signs = re.sub(r"[\s-]", "", typed).upper()
    body, check = signs[:-1], signs[-1:]
    if len(body) != DRAWN + 1 or body[0] not in LETTER.values() or any(sign not in SIGNS for sign in body[1:] + check):
        return ""
    return f"{body[0]}-{body[1:]}-{check}" if _check(body) == check else ""


def _check(signs: str) -> str:
    """Finds any one sign written wrong, and any two neighbours changed about: their places weigh differently."""
    return SIGNS[sum((place + 1) * SIGNS.find(sign) for place, sign in enumerate(signs)) % len(SIGNS)]
