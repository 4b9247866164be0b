"""One child's story in order: what each module tells, merged, and what is kept from the reader, said."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from django.apps import apps

from openmash.foundation.access import selectors as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import Agency
from openmash.insight.chronology.sources import SOURCES
from openmash.records.cases.entries import Entry, People, Window

SEALED = "sealed"
NEWEST = Window()


@dataclass(frozen=True)
class Line:
    """One entry, whose it is, and whom to ask where it is withheld."""

    entry: Entry
    agency: Agency
    ask: str = ""

    @property
    def at(self) -> datetime:
        """Where it stands in the story (UTC)."""
        return self.entry.sorts_at


@dataclass(frozen=True)
class Chronology:
    """Part of a story, newest first. `older` is the moment to ask before for the next part; None at the beginning."""

    lines: tuple[Line, ...]
    older: datetime | None


def chronology(
    person_set: People, *, actor: Actor, window: Window = NEWEST, kept: Sequence[Entry] | None = None
) -> Chronology:
    """The newest part of this person's story in the window, as the actor may see it.

    `kept`: what `sealed` found, for a page that has asked for at least as many already.

    Hidden people's entries are never here; what an agency keeps to itself is a line that says whom to ask. As many
    queries as there are sources, and two, whatever the length of the history. Entries of one moment are never parted,
    so that asking again before `older` loses none.
    """
    wanted = replace(window, limit=window.limit + 1)
    told = [source.entries(person_set, actor=actor, window=wanted) for source in SOURCES]
    if window.wants(SEALED):
        told.append(sealed(person_set, window=wanted) if kept is None else list(kept[: wanted.limit]))
    merged = list(heapq.merge(*told, key=lambda entry: entry.sorts_at, reverse=True))
    if len(merged) <= window.limit:
        return Chronology(_lines(merged), None)
    kept = merged[: window.limit]
    while kept and kept[-1].sorts_at == merged[window.limit].sorts_at:
        kept.pop()
    if not kept:
        return chronology(person_set, actor=actor, window=replace(window, limit=window.limit * 2))
    return Chronology(_lines(kept), kept[-1].sorts_at)


def sealed(person_set: People, *, window: Window) -> list[Entry]:
    """Entries that other agencies keep to themselves: that they exist, and when, newest first."""
    found = access.sealed_entries(
        told_tables(), list(person_set.ids), before=window.before, limit=window.limit, agencies=window.agencies,
        known_at=window.known_at,
    )  # fmt: skip
    entries = [
        Entry(
            person_id=each.person_id, occurred_at=each.told_at, precision="day", recorded_at=each.recorded_at,
            kind=SEALED, headline="Restricted entry", agency_id=each.agency_id, source_id=each.id,
            sensitivity="withheld",
        )
        for each in found
    ]  # fmt: skip
    return sorted(entries, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


@cache
def told_tables() -> tuple[str, ...]:
    """The tables whose rows stand in a chronology: those of every model that declares a source for it."""
    return tuple(
        sorted(
            model._meta.db_table
            for model in apps.get_models()
            if not getattr(getattr(model, "Sources", None), "chronology", "none").startswith("none")
        )
    )


def whom_to_ask(agency: Agency) -> str:
    """Whom to ring about what an agency keeps to itself: "ask Police on 01632 960123, or 01632 960999 at night"."""
    day, night = agency.telephone_day, agency.telephone_night
    if not (day or night):
        return f"ask {agency.name}"
    at_night = f", or {night} at night" if night and night != day else ""
    return f"ask {agency.name} on {day or night}{at_night if day else ''}"


def _lines(entries: Sequence[Entry]) -> tuple[Line, ...]:
    known = agencies.these(entry.agency_id for entry in entries)
    return tuple(
        Line(
            _said(entry, known[entry.agency_id]),
            known[entry.agency_id],
            whom_to_ask(known[entry.agency_id]) if entry.sensitivity == "withheld" else "",
        )
        for entry in entries
    )


def _said(entry: Entry, agency: Agency) -> Entry:
    if entry.sensitivity != "withheld":
        return entry
    return replace(entry, headline=f"Restricted entry held by {agency.name}: {whom_to_ask(agency)}")
