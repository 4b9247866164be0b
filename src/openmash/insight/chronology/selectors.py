"""One child's story in order: what each module tells, merged, and what is kept from the reader, said."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from openmash.foundation.access import selectors as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import Agency
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.chronology.models import Mark
from openmash.insight.chronology.sources import SOURCES
from openmash.records.cases.entries import Entry, People, Window, tables_without

SEALED = "sealed"
PART = 500
MOST_AT_ONCE = 100
"""Entries of one kind that may bear one moment."""
NEWEST = Window()


@dataclass(frozen=True)
class Marked:
    """That somebody finds an entry significant, or said that it no longer is: who, when (UTC), why."""

    id: UUID
    is_significant: bool
    why: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Line:
    """One entry, whose it is, and whom to ask where it is withheld."""

    entry: Entry
    agency: Agency
    ask: str = ""
    mark: Marked | None = None

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

    Hidden people's entries are never here; what an agency keeps to itself is a line that says whom to ask. A query for
    which tables hold anything of theirs, one or a few for each source that has, and two, whatever the length of the
    history. Entries of one moment are never parted, so that asking again before `older` loses none.
    """
    if window.empty is None:
        window = replace(window, empty=tables_without(told_models(), person_set.ids))
    wanted = replace(window, limit=window.limit + 1)
    told = [source.entries(person_set, actor=actor, window=wanted) for source in SOURCES]
    if window.wants(SEALED):
        told.append(sealed(person_set, window=wanted) if kept is None else list(kept[: wanted.limit]))
    merged = list(heapq.merge(*told, key=lambda entry: entry.sorts_at, reverse=True))
    merged = [entry for entry in merged if entry.sorts_at >= window.since]
    if len(merged) <= window.limit:
        return Chronology(_lines(merged), None)
    kept = merged[: window.limit]
    while kept and kept[-1].sorts_at == merged[window.limit].sorts_at:
        kept.pop()
    if not kept:
        return chronology(person_set, actor=actor, window=replace(window, limit=window.limit * 2))
    return Chronology(_lines(kept), kept[-1].sorts_at)


def with_marks(
    lines: Sequence[Line], person_set: People, *, actor: Actor, known_at: datetime | None = None
) -> tuple[Line, ...]:
    """The same lines, each with the newest mark anybody made on it. Two queries, or one where nothing is marked.

    A mark holds to the entry whose words it was made on; where those have been put right since, to what stands there.
    """
    rows = Mark.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(person_set.ids))
    marks = list(rows.order_by("recorded_at", "pk"))
    if not marks:
        return tuple(lines)
    by = who({mark.recorded_by for mark in marks})
    newest: dict[Place, dict[str, Marked]] = {}
    for mark in marks:
        said = Marked(mark.pk, mark.is_significant, mark.why, by[mark.recorded_by].name, mark.recorded_at)
        newest.setdefault((mark.entry_kind, mark.entry_source, mark.entry_at), {})[mark.entry_digest] = said
    standing: dict[Place, set[str]] = {}
    for line in lines:
        standing.setdefault(place_of(line.entry), set()).add(digest_of(line.entry))

    def of(entry: Entry) -> Marked | None:
        made = newest.get(place_of(entry), {})
        exact = made.get(digest_of(entry))
        put_right = [mark for digest, mark in made.items() if digest not in standing[place_of(entry)]]
        return exact or (put_right[-1] if put_right else None)

    return tuple(replace(line, mark=of(line.entry)) for line in lines)


Place = tuple[str, UUID, datetime]


def place_of(entry: Entry) -> Place:
    """Where an entry stands: its kind, what tells it and when. Two entries may share a place."""
    return entry.kind, entry.source_id, entry.sorts_at


def digest_of(entry: Entry) -> str:
    """What tells apart entries of one place: a digest of their words."""
    return hashlib.sha256(entry.headline.encode()).hexdigest()[:16]


def entry_at(person_set: People, place: Place, digest: str, *, actor: Actor) -> Line:
    """One entry as the actor may see it. Raises NotVisible."""
    kind, _, at = place
    window = Window(before=at + timedelta(microseconds=1), since=at, kinds=frozenset({kind}), limit=MOST_AT_ONCE)
    for line in chronology(person_set, actor=actor, window=window).lines:
        if place_of(line.entry) == place and digest_of(line.entry) == digest:
            return line
    raise NotVisible


def marked_lines(person_set: People, *, actor: Actor, window: Window = NEWEST, most: int = 200) -> tuple[Line, ...]:
    """What people marked as significant, newest first; the newest `most` of it."""
    rows = Mark.objects.visible_to(actor).as_known_at(window.known_at)
    marks = list(rows.filter(person_id__in=list(person_set.ids)).values_list("entry_kind", "entry_at"))
    kinds = {kind for kind, _ in marks if window.wants(kind)}
    if not kinds:
        return ()
    ends = max(at for _, at in marks) + timedelta(microseconds=1)
    begins = max(window.since, min(at for _, at in marks))
    wanted = replace(window, kinds=frozenset(kinds), before=min(window.before, ends), since=begins)
    every = whole(person_set, actor=actor, window=wanted)
    found = with_marks(every, person_set, actor=actor, known_at=window.known_at)
    return tuple(line for line in found if line.mark and line.mark.is_significant)[:most]


def whole(person_set: People, *, actor: Actor, window: Window, most: int = 3000) -> tuple[Line, ...]:
    """Everything in the window, newest first, up to `most` and a part more. A few queries for each 500 entries."""
    found: list[Line] = []
    before: datetime | None = window.before
    while before is not None and len(found) < most:
        part = chronology(person_set, actor=actor, window=replace(window, before=before, limit=PART))
        found += part.lines
        before = part.older
    return tuple(found)


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
def told_models() -> tuple[type[Model], ...]:
    """The tables whose rows stand in a chronology: every model that declares a source for it."""
    told = (
        model
        for model in apps.get_models()
        if not getattr(getattr(model, "Sources", None), "chronology", "none").startswith("none")
    )
    return tuple(sorted(told, key=lambda model: model._meta.db_table))


def told_tables() -> tuple[str, ...]:
    """Their names."""
    return tuple(model._meta.db_table for model in told_models())


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
