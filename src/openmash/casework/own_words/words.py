"""The words of a child's own link."""

from __future__ import annotations

from django.db import models


class Way(models.TextChoices):
    """How the address reaches the child. This system sends nothing: the worker does."""

    SHOWN = "shown", "I show it to the child, who opens it while I am there"
    OWN_PHONE = "own_phone", "I send it to the child’s own phone"
    OWN_EMAIL = "own_email", "I send it to the child’s own e-mail or account"
    SCHOOL = "school", "Somebody at school shows it to the child"


SENT = frozenset({Way.OWN_PHONE, Way.OWN_EMAIL})
"""Ways that write to the child, where somebody else may read it."""


PLACE, PAGE_IN = "By a link of their own", ", on a page in "


def placed(language: str) -> str:
    """Where the child said it: by their link, on a page in which language (as English calls it; empty for English)."""
    return f"{PLACE}{PAGE_IN}{language}" if language else PLACE


class Safe(models.TextChoices):
    """How safe the child says they feel."""

    YES = "yes", "Feels safe"
    UNSURE = "unsure", "Is not sure"
    NO = "no", "Does not feel safe"
    NOT_SAID = "not_said", "Did not say"
