"""The public register of automated rules: what one entry says. Each module declares its own in `automated.py`.

A rule is anything by which the software decides, proposes, puts in order or reminds without a person having asked for
that one thing. Errors are read from stored results and never typed: `measured` returns them, or None while nobody has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices


class Does(TextChoices):
    """How much a rule does without a person."""

    DECIDES = "decides", "Does something by itself"
    PROPOSES = "proposes", "Suggests something to a person"
    REMINDS = "reminds", "Reminds people, or tells them of a time"


@dataclass(frozen=True)
class Figures:
    """A table of measured results: its caption, its heads, and a row for each thing measured."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Measured:
    """How often a rule is wrong, as measured: on what day, by which command, on whom, and the figures."""

    on: str
    command: str
    on_whom: str
    tables: tuple[Figures, ...]


@dataclass(frozen=True)
class Rule:
    """One entry of the register, in plain English.

    `key` ends the address of its page. `code` names what carries it out ("records.linkage.judging.standing");
    `by_the_clock` the sweeps and tasks that start it. `unmeasured` says why there is no figure, where there is none.
    """

    key: str
    name: str
    does: Does
    purpose: str
    goes_in: str
    comes_out: str
    decides: str
    owner: str
    since: date
    code: tuple[str, ...]
    unmeasured: str = ""
    measured: Callable[[], Measured | None] | None = None
    by_the_clock: tuple[str, ...] = ()
    never: str = ""
    """What it must never do, or does not look at."""
