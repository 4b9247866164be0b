"""Who has looked at one record, for a lead who need not see the record: the information lead reads no concern."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Shown, person_keys, screen
from openmash.foundation.access.selectors import is_not_for, set_of
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.design.parts import Empty, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.child.who_has_looked import MOST, NOBODY, tables_of


@dataclass(frozen=True)
class RecordLooksPage:
    """Looks at one record, which is not named."""

    title: str
    record: str
    opened: Table | None
    listed: Table | None
    access: Table | None
    empty: Empty | None


@screen(Permission.READ_LOOKS, log="looks.listed")
def record_looks(request: HttpRequest, actor: Actor, person_id: UUID) -> Answer:
    """By its key alone: no record, one nobody looked at and one hidden from this lead are the same.

    Only the information lead, who reads no concern, is told of looks at a record they may not see.
    """
    leads = Role.INFORMATION_LEAD in actor.roles
    if is_not_for(person_id, actor=actor) or (not leads and not set_of(person_id)):
        raise NotVisible
    opened, listed, access = tables_of(events_about(person_keys([person_id]), limit=MOST))
    page = RecordLooksPage(
        "Who has looked at a record", f"Record {person_id}", opened, listed, access,
        None if opened or listed or access else NOBODY,
    )  # fmt: skip
    return Shown("access/looks.html", page, about=[f"looks:{person_id}"])
