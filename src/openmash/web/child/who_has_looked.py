"""Who has looked at this record: those who opened it, apart from those it appeared before in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.permissions import Permission as Access
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.audit.selectors import Event, events_about
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.statute.calendar import local_date
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

MOST = 400
NOBODY = Empty("Nobody has looked", "Each time somebody opens this record, or meets it in a list, it is kept here.")
ACCESS_EVENTS = {
    "access.emergency_opened": "Opened emergency access",
    "access.emergency_reviewed": "Reviewed emergency access",
    "access.restricted": "Restricted the record",
    "access.restriction_lifted": "Lifted a restriction",
    "people.protected_place_viewed": "Was shown a protected place",
}
IN_A_LIST = {"child.searched": "Found in a search", "people.searched": "Found in a search"}


@dataclass(frozen=True)
class WhoHasLookedPage(RecordPage):
    """Looks, newest first. `whose` says whether everyone's are shown or only the reader's own."""

    whose: str
    opened: Table | None
    listed: Table | None
    access: Table | None
    empty: Empty | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_who_has_looked(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Leads see everyone; workers see their own looks."""
    opened = open_record(request, actor, child, Part.WHO_HAS_LOOKED)
    if not isinstance(opened, Opened):
        return opened
    everyone = bool(may(actor, Access.READ_LOOKS))
    events = events_about(opened.today.about, before=opened.moment, limit=MOST)
    events = [event for event in events if everyone or event.actor_id == actor.account_id]
    tables = tables_of(events)
    page = WhoHasLookedPage(
        opened.title, opened.banner, opened.parts, opened.then,
        whose="" if everyone else "You see your own looks. Managers and the information lead see everyone’s.",
        opened=tables[0], listed=tables[1], access=tables[2],
        empty=None if any(tables) else NOBODY,
    )  # fmt: skip
    return opened.shown("child/who_has_looked.html", page)


def tables_of(events: Sequence[Event]) -> tuple[Table | None, Table | None, Table | None]:
    """Events about one record as three tables: who opened it, whom a list showed it to, what was done to access."""
    names = who(event.actor_id for event in events if event.actor_id)
    opened = _grouped([event for event in events if event.opened])
    listed = _grouped([event for event in events if event.is_a_look and not event.opened])
    access = [[event] for event in events if event.kind in ACCESS_EVENTS]
    return (
        _table("Opened the record", opened, names, "What they opened"),
        _table("It appeared in a list", listed, names, "Which list"),
        _table("Access", access, names, "What was done"),
    )


def _grouped(events: Sequence[Event]) -> list[list[Event]]:
    """One person's looks on one day, for one purpose, are one line."""
    found: dict[tuple[date, UUID | None, str], list[Event]] = {}
    for event in events:
        found.setdefault((local_date(event.at), event.actor_id, event.purpose), []).append(event)
    return list(found.values())


def _table(caption: str, groups: Sequence[Sequence[Event]], names: Mapping[UUID, Who], what: str) -> Table | None:
    rows = [
        [
            Cell(_who(group[0], names), note=_from(group[0], names)),
            Cell(_times([event.at for event in group]), note=f"{len(group)} times" if len(group) > 1 else ""),
            Cell(_what(group)),
            Cell(_why(group[0])),
        ]
        for group in groups
    ]
    return Table(caption, ["Who", "When", what, "Why"], rows) if rows else None


def _who(event: Event, names: Mapping[UUID, Who]) -> str:
    known = names.get(event.actor_id) if event.actor_id else None
    return known.name if known else "The system"


def _from(event: Event, names: Mapping[UUID, Who]) -> str:
    known = names.get(event.actor_id) if event.actor_id else None
    return ", ".join(part for part in (known.job_title, known.agency_name) if part) if known else ""


def _why(event: Event) -> str:
    """The purpose or reason kept with a look. One kept without was of a list, or of a piece of work that says why."""
    said = event.purpose or _detail(event, "because") or _detail(event, "reason")
    return said or ("Not asked: their work with it" if event.opened else "Not asked: a list")


def _times(moments: Sequence[datetime]) -> str:
    last, first = moments[0], moments[-1]
    at_once = say.clock(last) == say.clock(first)
    return say.moment(last) if at_once else f"{say.clock(first)} to {say.moment(last)}"


def _what(group: Sequence[Event]) -> str:
    first = group[0]
    if first.kind in ACCESS_EVENTS:
        return ACCESS_EVENTS[first.kind]
    parts = dict.fromkeys(_detail(event, "part").replace("_", " ") or _list_name(event) for event in group)
    return say.listed([part for part in parts if part]).capitalize() or "The record"


def _list_name(event: Event) -> str:
    return IN_A_LIST.get(event.kind, event.kind.split(".")[0].replace("_", " "))


def _detail(event: Event, name: str) -> str:
    value = event.detail.get(name, "")
    return value if isinstance(value, str) else ""
