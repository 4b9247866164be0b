"""The public register of automated rules, gathered from what each module declares beside its rules (`automated.py`)."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openmash
from openmash.foundation.reference.automated import Does, Rule

REGISTER = "Rules our computers follow"
PACKAGE = Path(openmash.__file__).parent


@cache
def declared() -> dict[str, tuple[Rule, ...]]:
    """The rules of every module that has any, by where it declares them ("records.linkage"), whatever its layer."""
    found = {}
    for path in sorted(PACKAGE.rglob("*/automated.py")):
        where = ".".join(path.parent.relative_to(PACKAGE).parts)
        if where != "foundation.reference":
            found[where] = importlib.import_module(f"openmash.{where}.automated").RULES
    return found


def rules() -> Iterator[Rule]:
    """Every rule: those that act by themselves first, then those that suggest, then those that remind; by name."""
    order = list(Does)
    yield from sorted(
        (rule for of_one in declared().values() for rule in of_one),
        key=lambda rule: (order.index(rule.does), rule.name),
    )
