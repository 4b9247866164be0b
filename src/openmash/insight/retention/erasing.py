"""What of a row is somebody's, told to the database column by column; and erasing by it.

Everything that somebody wrote goes: words, names, numbers, files, days of birth. What stays is what a row needs to be a
row of its kind: keys, times, and codes of the lists it is told in. A column this does not know is erased.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from uuid import UUID

from django.apps import apps
from django.db import connection, models

CODES = frozenset(
    {
        "basis", "because", "born_precision", "by_role", "child_seen", "child_spoken_to", "children_present",
        "clock", "code", "cut", "definitions", "digest", "duty", "entry_digest", "entry_kind", "event",
        "factors", "feed", "file_sha256", "form", "grade", "handling", "indicator", "information",
        "instrument", "item", "key", "kind", "label", "measure", "meeting", "model", "on", "outcome", "page",
        "phase", "place_kind", "profile_slug", "profile_version", "programme", "question", "rating",
        "reason_code", "reasons", "ref", "reference", "review_outcome", "rule", "section", "sha256", "slug", "source",
        "source_detail", "stage", "template", "threshold_key", "threshold_version", "to_role", "tool_slug",
        "types", "unit", "version", "vignette", "what",
    }
)  # fmt: skip
"""Short columns of these names hold a code of a list, a digest or a version, and say nothing of anybody."""
SHORT = 64
DAYS = {"people_birth": ("date",), "schools_filesent": ("born",), "school_records_kept": ("born",)}
"""Days of somebody's birth. Other days are those of work, and stay."""
NUMBERS = {"people_identifier": ("value",)}
"""Numbers that must be right for their scheme: what is left is a number of no scheme."""


@cache
def columns() -> str:
    """What is erased, as JSON: for each table its columns of words, numbers, lists, JSON, octets, days of birth."""
    found: dict[str, dict[str, str]] = {}
    for model in apps.get_models():
        if model.__module__.startswith("openmash."):
            its = {field.column: kind for field in model._meta.concrete_fields if (kind := _kind(model, field))}
            found[model._meta.db_table] = its
    return json.dumps({table: its for table, its in found.items() if its})


def _kind(model: type[models.Model], field: models.Field[object, object]) -> str:
    if field.primary_key or field.is_relation:
        return ""
    if field.column in DAYS.get(model._meta.db_table, ()):
        return "day"
    if field.column in NUMBERS.get(model._meta.db_table, ()):
        return "number"
    return _of_type(field)


def _of_type(field: models.Field[object, object]) -> str:
    kind = field.get_internal_type()
    if kind == "ArrayField":
        base = getattr(field, "base_field", None)
        is_words = base is not None and base.get_internal_type() in ("CharField", "TextField") and not base.choices
        is_code = (getattr(base, "max_length", None) or SHORT + 1) <= SHORT and field.name in CODES
        return "list" if is_words and not is_code else ""
    if kind in ("CharField", "TextField", "EmailField", "SlugField"):
        is_code = bool(field.choices) or ((field.max_length or SHORT + 1) <= SHORT and field.name in CODES)
        return "" if is_code else "words"
    return {"JSONField": "json", "BinaryField": "octets"}.get(kind, "")


def erase(decision_id: UUID) -> tuple[int, int, int]:
    """Erase the record of a decision that two people agreed to; returns how many tables, rows and looks it was in.

    Raises django.db.Error where two people have not decided so, something holds it, or a table will not let go.
    """
    with connection.cursor() as cursor:
        cursor.execute("select tables, looks, rows from wall.erase_record(%s, %s::jsonb)", [decision_id, columns()])
        tables, looks, rows = cursor.fetchone()
    return tables, rows, looks


def erase_again(keys: Sequence[UUID]) -> int:
    """Erase what was erased before, after an older backup was restored; returns how many rows. For the owner alone."""
    with connection.cursor() as cursor:
        cursor.execute("select rows from wall.erase_keys(%s::uuid[], %s::jsonb)", [list(keys), columns()])
        return int(cursor.fetchone()[0])
