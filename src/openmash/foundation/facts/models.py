"""What every fact about a person carries: two times, who holds it, who may see it, where it came from.

`occurred_at` is when it happened in life, `recorded_at` when this system learned it. A fact is never changed: a later
row supersedes it. So any record can be shown as it stood at a given minute (ADR 0004).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.once import REACH, know_reach
from openmash.foundation.facts.paper import from_paper
from openmash.foundation.facts.stamp import OPEN_CIRCLE, Looker

PRECISIONS = [(p, p) for p in ("minute", "day", "month", "year", "unknown")]

M = TypeVar("M", bound=models.Model)


class Reached(models.Func):
    """Whether a column's person is among those the actor reaches: finds the rows by an index, few or many.

    A page says whom it found them to be (ADR 0036); anything else asks the wall, once a statement. What is shown of
    what is found is the policy's to say.
    """

    template = "%(expressions)s = any(coalesce(%%s::uuid[], (select wall.my_people())::uuid[]))"
    arity = 1
    output_field = models.BooleanField()

    def as_sql(self, *given: Any, **more: Any) -> tuple[str, list[Any]]:  # Any: as the framework has it
        """The condition, with what stands for the reach."""
        sql, parameters = super().as_sql(*given, **more)
        return sql, [*parameters, REACH]


class NamedIn(models.Func):
    """Whether a row is among those of its table that name any of these people, found by the table's index of them."""

    output_field = models.BooleanField()

    def __init__(self, table: str, people: Iterable[UUID]) -> None:
        super().__init__(models.F("pk"), template="%(expressions)s = any((select wall.rows_about(%%s, %%s))::uuid[])")
        self._asked = [table, list(people)]

    def as_sql(self, *given: Any, **more: Any) -> tuple[str, list[Any]]:  # Any: as the framework has it
        """The condition, with the table and the people."""
        sql, parameters = super().as_sql(*given, **more)
        return sql, [*parameters, *self._asked]


def reached_by(actor: Looker) -> None:
    """Before facts are read for somebody who does not hold the open circle: whom they reach is read once a page."""
    if not actor.holds_open_circle:
        know_reach(_reach)


def _reach() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select wall.my_people()::text")
        (found,) = cursor.fetchone() or ("{}",)
        return str(found)


class FactQuerySet(models.QuerySet[M]):
    """The authorised way to read facts. The policy in the database is the proof; `visible_to` shapes the plan."""

    person_field = "person_id"

    def visible_to(self, actor: Looker) -> Self:
        """Facts this actor may see: all the policy shows to a duty role, else only those about people in reach.

        A table about several people at once has no such column: the policy alone decides, and is the whole plan.
        """
        if actor.holds_open_circle or not hasattr(self.model, self.person_field):
            return self
        reached_by(actor)
        return self.filter(Reached(self.person_field))

    def about(self, people: Iterable[UUID]) -> Self:
        """Facts of a table whose rows name several people (`person_ids`): about any of these the actor may see."""
        return self.filter(NamedIn(self.model._meta.db_table, people))

    def current(self) -> Self:
        """Facts that no later row supersedes."""
        later = self.model._default_manager.filter(supersedes=OuterRef("pk"))
        return self.filter(~Exists(later))

    def as_known_at(self, moment: datetime | None) -> Self:
        """Facts as this system knew them at `moment` (aware, any zone), under today's rights. None: as known now."""
        if moment is None:
            return self.current()
        later = self.model._default_manager.filter(supersedes=OuterRef("pk"), recorded_at__lte=moment)
        return self.filter(~Exists(later), recorded_at__lte=moment)


class Fact(models.Model):
    """A row that is added and superseded, never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    held_by = models.UUIDField()
    circle_id = models.IntegerField(default=OPEN_CIRCLE)
    private = models.BooleanField(default=False)
    occurred_at = models.DateTimeField(null=True)
    occurred_precision = models.CharField(max_length=8, choices=PRECISIONS, default="minute")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    supersedes = models.UUIDField(null=True, db_index=True)
    origin_id = models.UUIDField(null=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def record(cls, *, actor: Looker, **values: object) -> Self:
        """Add one row. Author, agency and time are set here, by the server, whatever `values` says.

        Where it is entered from paper, what says that it happens now happened when the paper says (`facts.paper`).
        Raises django.db.IntegrityError where a constraint of the table refuses it.
        """
        kept = {name: value for name, value in from_paper(values).items() if name not in SET_BY_SERVER}
        row = cls(held_by=actor.agency_id, recorded_by=actor.account_id, recorded_at=timezone.now(), **kept)
        row.save(force_insert=True)
        return row


SET_BY_SERVER = frozenset({"held_by", "recorded_by", "recorded_at"})
