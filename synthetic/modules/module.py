"""What a module gives the loader: rows as families pass by, or work once all of them are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

import psycopg

from synthetic.filing import Audit
from synthetic.load_rows import Rows
from synthetic.plan import Family
from synthetic.staff import BY_USERNAME


@dataclass(frozen=True, slots=True)
class Passing:
    """A family on its way in. Put rows in `rows` and what was done in `audit`; nothing may be later than `as_at`."""

    family: Family
    rows: Rows
    audit: Audit
    as_at: datetime


@dataclass(frozen=True, slots=True)
class County:
    """The county, once every family is in and committed.

    `stories` gives the families told by hand by their slugs. `rows` are copied, and `audit` written, after every
    `at_the_end`. `connection` is the loader's, past every wall: read with it what a module has to know.
    """

    connection: psycopg.Connection[tuple[object, ...]]
    rows: Rows
    audit: Audit
    as_at: datetime
    children: int
    stories: Mapping[str, Family] = field(default_factory=dict)

    def chance(self, name: str) -> Random:
        """A generator of one's own, the same every time."""
        return Random(f"module:{name}:{self.children}")


@dataclass(frozen=True, slots=True)
class Module:
    """One module's part of the county.

    `tables` it fills by rows, parents first. `of_family` is called with each family on its way in; `at_the_end` once
    all are in; `by_actions` last of all, when the audit is written: there a module that would rather call the
    product's actions than queue rows does so, within `acting(username)`. Each may be left out.
    """

    name: str
    tables: tuple[str, ...] = ()
    of_family: Callable[[Passing], None] | None = None
    at_the_end: Callable[[County], None] | None = None
    by_actions: Callable[[County], None] | None = None


@contextmanager
def acting(username: str) -> Iterator[object]:
    """One transaction as a person of the demonstration; yields the actor to give to actions, which act now.

    Slow beside COPY: for a few rows of a demonstration, never for each family. Needs the application's own connection
    (DATABASE_URL) beside the loader's.
    """
    import django
    from django.db import transaction

    django.setup()
    from openmash.foundation.access.actors import acting_as, actor_for
    from openmash.foundation.access.models import Account

    actor = actor_for(Account.objects.get(pk=BY_USERNAME[username].id))
    with transaction.atomic(), acting_as(actor):
        yield actor
