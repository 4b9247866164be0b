"""Closing a table's rows by agreement: a restrictive policy beside the wall, raised by one migration operation."""

from __future__ import annotations

from django.db.migrations.operations import RunSQL

from openmash.foundation.sharing.words import Kind

ANYWAY = (
    "{person} = any(select unnest(wall.protected_now())) "
    "or {whose}::text || {person}::text = any((select wall.shared_outside())::text[])"
)


class Agreed(RunSQL):
    """Rows of `table` that an agency holds (`whose`) are shown to another only while an agreement on `kind` covers it,
    or no agreement on it was ever put in force between the two.

    A child protected now, and one the agency shares for outside an agreement, are never closed; `unless` names what
    else is not. A table about somebody under another name than `person_id` says it in `person`.

    What is closed is fetched once a statement and is nearly always nothing; what else is compared is of closed rows
    alone.
    """

    def __init__(
        self, table: str, kind: Kind, *, whose: str = "held_by", person: str = "person_id", unless: str = ""
    ) -> None:
        closed = f"wall.not_shared('{kind.value}')"
        anyway = ANYWAY.format(whose=whose, person=person)
        shown = f"(select {closed} = '{{}}') or not {whose} = any((select {closed})::uuid[]) or {anyway}"
        using = f"{shown} or {unless}" if unless else shown
        super().__init__(
            [f"create policy agreed on {table} as restrictive for select to openmash_app using ({using})"],
            reverse_sql=RunSQL.noop,
        )
