"""The second wall: forced row-level security, raised around a table by one migration operation (ADR 0001, 0002).

Policies look a label and a person up in what is fetched once a statement, by a sub-select; measured, that costs next
to nothing a row (docs/adr/0001). The functions they call live in the schema `wall` and belong to openmash_reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from django.db.migrations.operations import RunSQL

Shape = Literal["person", "shared", "own", "agency", "of"]

CIRCLES = "(select wall.my_circles())::int[]"
PEOPLE = "(select wall.my_people())::uuid[]"
REACHED = "select unnest(wall.my_people())"
"""For `= any(…)` of one person: looked up among them, where an array is compared one by one (ADR 0028)."""
FENCE = """do $$ begin if to_regproc('wall.fence') is not null then perform wall.fence('{table}'); end if; end $$"""
"""Keeps a table's rows from whoever has a conflict of interest in them; tables made before it are fenced with it."""


def _sees(shape: Shape, person: str, also_to_circle: str | None) -> str:
    arms = {
        "person": f"circle_id = any({CIRCLES}) or (not private and {person} = any({REACHED}))",
        "shared": f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and {person} && {PEOPLE})",
        "own": "account_id = (select wall.me())",
        "agency": f"circle_id = any({CIRCLES})",
        "of": "true",
    }[shape]
    return f"{arms} or {also_to_circle} = any({CIRCLES})" if also_to_circle else arms


class Wall(RunSQL):
    """Raise the wall around `table`.

    shape: "person" (one person a row), "shared" (several: `person_ids`, the strictest child's circle), "own" (one
    account's), "agency" (one agency's private strand), "of" (as the row it belongs to, always with
    `Within`). `person` names the column where it is not person_id/person_ids.
    `also_to_circle` names a column holding another circle that may read, such as the agency a check is addressed to.
    The application may select and insert, and update only the columns named in `update`; it never deletes, unless the
    table holds only its own passing work (`delete=True`, shape "own"). `derived`: triggers alone fill it, as
    openmash_reader; the application only reads.
    """

    def __init__(
        self,
        table: str,
        shape: Shape = "person",
        *,
        person: str | None = None,
        also_to_circle: str | None = None,
        update: Sequence[str] = (),
        delete: bool = False,
        derived: bool = False,
    ) -> None:
        column = person or {"person": "person_id", "shared": "person_ids"}.get(shape, "")
        sees = _sees(shape, column, also_to_circle)
        by_me = "account_id = (select wall.me())" if shape == "own" else "recorded_by = (select wall.me())"
        sql = [
            f"alter table {table} enable row level security",
            f"alter table {table} force row level security",
            f"create policy seen on {table} for select to openmash_app using ({sees})",
            *([] if derived else [f"create policy written on {table} for insert to openmash_app with check ({by_me})"]),
            f"create policy reader on {table} to openmash_reader using (true) with check (true)",
            f"create policy auditor on {table} for select to openmash_auditor using (false)",
            f"grant select{'' if derived else ', insert'} on {table} to openmash_app",
            f"grant select, update{', insert, delete' if derived else ''} on {table} to openmash_reader",
            f"insert into wall.registered (table_name, shape, person_column) values ('{table}', '{shape}', '{column}')",
        ]
        if update:
            sql += [
                f"create policy changed on {table} for update to openmash_app using ({sees}) with check (true)",
                f"grant update ({', '.join(update)}) on {table} to openmash_app",
            ]
        if delete:
            sql += [
                f"create policy removed on {table} for delete to openmash_app using ({sees})",
                f"grant delete on {table} to openmash_app",
            ]
        if shape in ("person", "shared"):
            each_row = f"for each row execute function wall.label_{shape}('{column}')"
            sql += [
                f"create index {table}_circle on {table} (circle_id) where circle_id <> 1",
                f"create trigger a_label before insert on {table} {each_row}",
            ]
        sql.append(FENCE.format(table=table))
        super().__init__([*sql], reverse_sql=RunSQL.noop)


class Within(RunSQL):
    """Rows of `table` are seen only where the row of `parent` that `column` names is seen; where it names none, alone.

    The other table's own wall judges, once a statement.
    """

    def __init__(self, table: str, column: str, parent: str) -> None:
        inside = f"{column} is null or {column} in (select id from {parent})"
        super().__init__(
            [f"create policy within_{column} on {table} as restrictive for select to openmash_app using ({inside})"],
            reverse_sql=RunSQL.noop,
        )


class Audience(RunSQL):
    """Rows of `table` are seen only by those their column `audience` names: circles, any of which is enough.

    The open circle among them means whoever may see the people the row is about. Being in another of them is a reason
    of its own to see a row about nobody restricted, for somebody no duty reaches it by. `mine`: whoever wrote a row
    sees it too.
    """

    def __init__(self, table: str, *, mine: bool = False) -> None:
        named = f"audience && {CIRCLES}"
        or_mine = " or recorded_by = (select wall.me())" if mine else ""
        policy = f"create policy {{}} on {table} {{}} for select to openmash_app using ({{}})"
        super().__init__(
            [
                policy.format("audience", "as restrictive", f"1 = any(audience) or {named}{or_mine}"),
                policy.format("addressed", "", f"(circle_id = 1 and {named}){or_mine}"),
            ],
            reverse_sql=RunSQL.noop,
        )


class Open(RunSQL):
    """A table without a person's data: what the application may do with it is said in `grants`."""

    def __init__(self, table: str, grants: str = "select, insert, update") -> None:
        super().__init__(
            [
                f"grant {grants} on {table} to openmash_app",
                f"insert into wall.registered (table_name, shape, person_column) values ('{table}', 'open', '')",
            ],
            reverse_sql=RunSQL.noop,
        )


class Shut(RunSQL):
    """A table that policies read: no policy, no grant to the application; only definer functions touch it."""

    def __init__(self, table: str) -> None:
        super().__init__(
            [
                f"grant select, insert, update on {table} to openmash_reader",
                f"insert into wall.registered (table_name, shape, person_column) values ('{table}', 'shut', '')",
            ],
            reverse_sql=RunSQL.noop,
        )
