"""A child's story: one order, every agency, with filters in the address, and as it stood at any minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.design import say
from openmash.foundation.design.parts import Day, Empty, Link, Story, Told
from openmash.insight.chronology.copying import key_of
from openmash.insight.chronology.folding import Folded, by_meeting
from openmash.insight.chronology.permissions import Permission as Chronology
from openmash.insight.chronology.selectors import SEALED, Line, chronology, marked_lines, with_marks
from openmash.statute.calendar import local_date
from openmash.web.child.choosing_entries import KIND_WORDS, FilterShown, chosen
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

LANES = 7
NO_MATCH = Empty("Nothing here matches", "Show every kind of entry and every agency to see the whole story.")
NOTHING = Empty(
    "Nothing is recorded yet",
    "What any agency records about this child appears here in order: contacts, checks, decisions, the child’s words.",
)


@dataclass(frozen=True)
class ChronologyPage(RecordPage):
    """A part of the story, with the filters and what they leave out."""

    story: Story
    filter: FilterShown
    also: tuple[Link, ...]
    newest: Link | None
    older: Link | None
    empty: Empty | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_chronology(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show the newest part that the filters let through, or the part before a moment."""
    opened = open_record(request, actor, child, Part.CHRONOLOGY)
    if not isinstance(opened, Opened):
        return opened
    asked = chosen(request.GET)
    window, lines, older = asked.window(opened.moment), tuple[Line, ...](), None
    if asked.only_marked:
        lines = marked_lines(opened.person, actor=actor, window=window)
    else:
        found = chronology(opened.person, actor=actor, window=window)
        lines, older = with_marks(found.lines, opened.person, actor=actor, known_at=opened.moment), found.older
    page = ChronologyPage(
        opened.title, opened.banner, opened.parts, opened.then,
        story=story_of(lines, in_lanes=asked.in_lanes, mark_url=_mark_url(opened)),
        filter=asked.shown(
            request.path, opened.address(Part.CHRONOLOGY), known_at=opened.then.typed if opened.moment else ""
        ),
        also=also_of(opened),
        newest=Link("Newest", _url(opened, asked.query)) if asked.before else None,
        older=Link("Older", _url(opened, [*asked.query, ("before", older.isoformat())])) if older else None,
        empty=None if lines else NO_MATCH if asked.narrows else NOTHING,
    )  # fmt: skip
    return opened.shown("child/chronology.html", page)


def also_of(opened: Opened) -> tuple[Link, ...]:
    """What else can be done with the story."""
    found = [Link("The family’s chronology", opened.address("child_family_chronology"))]
    if opened.moment is None and may(opened.actor, Chronology.GIVE_COPY):
        found.append(Link("Make a copy for somebody", opened.address("child_chronology_copy")))
        found.append(Link("Copies made", opened.address("child_chronology_copies")))
    return tuple(found)


def _mark_url(opened: Opened) -> str:
    """Where an entry is marked; nowhere in a record as it stood, or for whoever may not."""
    if opened.moment is not None or not may(opened.actor, Chronology.MARK):
        return ""
    return opened.address("child_chronology_mark")


def story_of(
    lines: Sequence[Line], *, in_lanes: bool = False, mark_url: str = "", names: Mapping[UUID, str] | None = None
) -> Story:
    """Lines as a page shows them, by day, in a list or in lanes by kind of agency. `names`: whose each is, if several.

    `mark_url`: where an entry is marked as significant, if it may be.
    """
    lanes = list(dict.fromkeys(AgencyKind(line.agency.kind) for line in lines))[:LANES] if in_lanes else []
    days = [
        Day(heading, tuple(_folded(one, lanes, mark_url, names or {}) for one in each))
        for heading, each in groupby(by_meeting(lines), key=lambda one: _heading(one.line))
    ]
    return Story(days, [str(lane.label) for lane in lanes])


def _folded(one: Folded, lanes: Sequence[AgencyKind], mark_url: str, names: Mapping[UUID, str]) -> Told:
    """A line, and under it what belongs to it. The meeting's page is where the row leads, not each of its parts."""
    told = _told(one.line, lanes, mark_url, names)
    if one.source_id is None:
        return told
    parts = []
    for line in one.parts:
        part = replace(_told(line, lanes, mark_url, names), url="")
        on = "" if local_date(line.at) == local_date(one.line.at) else f"{say.day_of(line.at)}, "
        parts.append(replace(part, when=f"{on}{part.when}" if line.at != one.line.at else ""))
    return replace(told, url=_page_of(one.link, one.source_id), parts=parts)


def _told(line: Line, lanes: Sequence[AgencyKind], mark_url: str, names: Mapping[UUID, str]) -> Told:
    entry = line.entry
    known_to_the_minute = entry.precision == "minute" and entry.occurred_at is not None
    late = local_date(entry.recorded_at) != local_date(line.at) or entry.occurred_at is None
    kind = AgencyKind(line.agency.kind)
    marked = line.mark if line.mark and line.mark.is_significant else None
    may_mark = mark_url and entry.kind != SEALED
    return Told(
        when=say.clock(line.at) if known_to_the_minute else "",
        when_iso=say.iso(line.at) if known_to_the_minute else local_date(line.at).isoformat(),
        agency=line.agency.name,
        kind=KIND_WORDS[entry.kind].lower(),
        words=entry.headline,
        lane=(lanes.index(kind) + 1 if kind in lanes else len(lanes)) if lanes else 0,
        is_speech=entry.kind == "voice" and entry.headline.startswith("“"),
        is_withheld=entry.kind == SEALED,
        is_significant=marked is not None,
        significant=f"Significant: {marked.why} ({marked.by}, {say.day_of(marked.at)})" if marked else "",
        learned=f"recorded {say.day_of(entry.recorded_at)}" if late else "",
        url=_page_of(entry.link, entry.source_id),
        mark_url=f"{mark_url}?{urlencode({'entry': key_of(line)})}" if may_mark else "",
        whose=", ".join(dict.fromkeys(names[key] for key in (entry.person_id, *entry.also_about) if key in names)),
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


def _url(opened: Opened, query: Sequence[tuple[str, str]]) -> str:
    every = [*query, *((("as_known_at", opened.then.typed),) if opened.moment else ())]
    return f"{reverse(Part.CHRONOLOGY, kwargs={'person_id': opened.person.lead_id})}?{urlencode(every)}"
