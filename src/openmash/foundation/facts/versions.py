"""Texts that several people write at once: each version says which it was written over, and none is lost.

Two versions over one base both stand until somebody writes over both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef

from openmash.foundation.facts.models import Fact, FactQuerySet


class Version(Fact):
    """One version of a text. `bases` are the versions its writer was shown, which it takes the place of."""

    words = models.TextField(blank=True)
    bases = ArrayField(models.UUIDField(), default=list)

    class Meta:
        abstract = True


V = TypeVar("V", bound=Fact)
"""A table with a column `bases`."""


def uncovered(rows: FactQuerySet[V], *, within: str) -> FactQuerySet[V]:
    """These versions without those that a later version was written over. `within` names the column of their whole."""
    covered = {within: OuterRef(within), "bases__contains": [OuterRef("id")]}
    later = rows.model._default_manager.filter(**covered)
    return rows.filter(~Exists(later))


def joined(words: Sequence[str]) -> str:
    """Versions that stand together, as one box shows them."""
    return "\n\n".join(words)
