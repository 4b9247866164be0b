"""`…__in=[keys]` as `= any(array)`: one parameter however many keys, so the statement's text is always the same.

The driver then splits it once, the database plans it once, and Django walks no parameter. It means what IN means.
"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey, UUIDField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, Any]  # Any: as Django has it


class _AsArray(In):  # type: ignore[type-arg]  # generic in the stubs alone
    """PostgreSQL's form of IN, for keys given as values; a sub-query or a column among them is left to Django."""

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """Raises EmptyResultSet where no key is given: then Django asks the database nothing."""
        keys = self._keys()
        if keys is None:
            return super().as_sql(compiler, connection)
        if not keys:
            raise EmptyResultSet
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = any(%s)", (*parameters, keys)

    def _keys(self) -> list[UUID] | None:
        """The keys, each once and nothing among them; None where they are not plain keys."""
        if not self.rhs_is_direct_value():
            return None
        given = [value for value in dict.fromkeys(cast("list[object]", self.rhs)) if value is not None]
        return cast("list[UUID]", given) if all(isinstance(value, UUID) for value in given) else None


@UUIDField.register_lookup
class Among(_AsArray):
    """For a key's own column."""


@ForeignKey.register_lookup
class AmongRelated(_AsArray, RelatedIn):
    """For a column that names another row."""
