"""A child's story: one order, every agency, with filters in the address, and as it stood at any minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.design import say
from openmash.foundation.design.parts import Day, Empty, Link, Story, Told
from openmash.insight.chronology.selectors import SEALED, Line, chronology
from openmash.insight.chronology.sources import KINDS
from openmash.records.cases.entries import FAR_AHEAD, Window
from openmash.statute.calendar import local_date
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

LONGEST = 40
LANES = 7
SIGNIFICANT = frozenset({"decision", "act", "allocation"})
KIND_WORDS = dict(KINDS)
NO_MATCH = Empty("Nothing here matches", "Show every kind of entry and every agency to see the whole story.")
NOTHING = Empty(
    "Nothing is recorded yet",
    "What any agency records about this child stands here in order: contacts, checks, decisions, the child’s words.",
)


@dataclass(frozen=True)
class Ticked:
    """One box of a filter."""

    value: str
    text: str
    ticked: bool


@dataclass(frozen=True)
class ChronologyPage(RecordPage):
    """A part of the story, with the filters and what they leave out."""

    story: Story
    kinds: tuple[Ticked, ...]
    held_by: tuple[Ticked, ...]
    in_lanes: bool
    filters: str
    everything: Link
    newest: Link | None
    older: Link | None
    empty: Empty | None
    address: str
    known_at: str


@screen(Permission.READ, load=load, log="child.viewed")
def child_chronology(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show the newest part that the filters let through, or the part before a moment."""
    opened = open_record(request, actor, child, Part.CHRONOLOGY)
    if not isinstance(opened, Opened):
        return opened
    kinds = frozenset(request.GET.getlist("kind")) & KIND_WORDS.keys()
    held_by = frozenset(request.GET.getlist("held_by")) & set(AgencyKind.values)
    before = _before(request.GET)
    window = Window(
        before=before or FAR_AHEAD, limit=LONGEST, known_at=opened.moment, kinds=frozenset(kinds),
        agencies=frozenset(a.pk for kind in held_by for a in agencies.agencies(kind=AgencyKind(kind))),
    )  # fmt: skip
    found = chronology(opened.person, actor=actor, window=window)
    in_lanes = request.GET.get("view") == "lanes"
    query = [*(("kind", k) for k in sorted(kinds)), *(("held_by", a) for a in sorted(held_by))]
    query += [("view", "lanes")] if in_lanes else []
    page = ChronologyPage(
        opened.title, opened.banner, opened.parts, opened.then,
        story=story_of(found.lines, in_lanes=in_lanes),
        kinds=tuple(Ticked(value, text, value in kinds) for value, text in KINDS),
        held_by=tuple(Ticked(kind.value, str(kind.label), kind.value in held_by) for kind in AgencyKind),
        in_lanes=in_lanes,
        filters=_filters(sorted(kinds), sorted(held_by)),
        everything=Link("Show everything", opened.address(Part.CHRONOLOGY)),
        newest=Link("Newest", _url(opened, query)) if before else None,
        older=Link("Older", _url(opened, [*query, ("before", found.older.isoformat())])) if found.older else None,
        empty=None if found.lines else NO_MATCH if kinds or held_by else NOTHING,
        address=request.path,
        known_at=opened.then.typed if opened.moment else "",
    )  # fmt: skip
    return opened.shown("child/chronology.html", page)


def story_of(lines: Sequence[Line], *, in_lanes: bool = False) -> Story:
    """Lines as a page shows them, by day, in a list or in lanes by kind of agency."""
    lanes = list(dict.fromkeys(AgencyKind(line.agency.kind) for line in lines))[:LANES] if in_lanes else []
    days = [
        Day(heading, tuple(_told(line, lanes) for line in each))
        for heading, each in groupby(lines, key=lambda line: _heading(line))
    ]
    return Story(days, [str(lane.label) for lane in lanes])


def _told(line: Line, lanes: Sequence[AgencyKind]) -> Told:
    entry = line.entry
    known_to_the_minute = entry.precision == "minute" and entry.occurred_at is not None
    late = local_date(entry.recorded_at) != local_date(line.at) or entry.occurred_at is None
    kind = AgencyKind(line.agency.kind)
    return Told(
        when=say.clock(line.at) if known_to_the_minute else "",
        when_iso=say.iso(line.at) if known_to_the_minute else local_date(line.at).isoformat(),
        agency=line.agency.name,
        kind=KIND_WORDS[entry.kind].lower(),
        words=entry.headline,
        lane=(lanes.index(kind) + 1 if kind in lanes else len(lanes)) if lanes else 0,
        is_speech=entry.kind == "voice" and entry.headline.startswith("“"),
        is_withheld=entry.kind == SEALED,
        is_significant=entry.kind in SIGNIFICANT,
        learned=f"recorded {say.day_of(entry.recorded_at)}" if late else "",
        url=_page_of(entry.link, entry.source_id),
    )


def _heading(line: Line) -> str:
    on = local_date(line.at)
    if line.entry.occurred_at is None or line.entry.precision == "unknown":
        return f"{say.day(on)}: when it was recorded; when it happened is not known"
    return {"month": f"{on:%B %Y}, day not known", "year": f"{on.year}, day not known"}.get(
        line.entry.precision, say.day(on)
    )


def _page_of(name: str, key: UUID) -> str:
    try:
        return reverse(name, args=[key]) if name else ""
    except NoReverseMatch:
        return ""


def _filters(kinds: Sequence[str], held_by: Sequence[str]) -> str:
    words = []
    if kinds:
        words.append(say.listed([KIND_WORDS[kind].lower() for kind in kinds]))
    if held_by:
        words.append(f"held by {say.listed([str(AgencyKind(kind).label) for kind in held_by], 'or')}")
    return f"Only {', '.join(words)}. The rest of the story is left out." if words else ""


def _before(query: QueryDict) -> datetime | None:
    try:
        found = datetime.fromisoformat(query.get("before", "")[:40])
    except ValueError:
        return None
    return found if found.tzinfo else None


def _url(opened: Opened, query: Sequence[tuple[str, str]]) -> str:
    every = [*query, *((("as_known_at", opened.then.typed),) if opened.moment else ())]
    return f"{reverse(Part.CHRONOLOGY, kwargs={'person_id': opened.person.lead_id})}?{urlencode(every)}"
