"""The story of a whole family: the child and their brothers and sisters in one order, each line saying whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.parts import Empty, Link, Story
from openmash.insight.chronology.selectors import Line, chronology, marked_lines, with_marks
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.web.child.choosing_entries import FilterShown, chosen
from openmash.web.child.chronology import NO_MATCH, NOTHING, also_of, story_of
from openmash.web.child.family import children_of
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record


@dataclass(frozen=True)
class FamilyChronologyPage(RecordPage):
    """A part of the family's story. `left_out` says what this page does not know."""

    whose: str
    story: Story
    filter: FilterShown
    also: tuple[Link, ...]
    newest: Link | None
    older: Link | None
    empty: Empty | None
    left_out: str


@screen(Permission.READ, load=load, log="child.viewed")
def child_family_chronology(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Every child of the family whom the actor may see, in one order, in as many queries as for one."""
    opened = open_record(request, actor, child, Part.CHRONOLOGY)
    if not isinstance(opened, Opened):
        return opened
    children = children_of(opened.person, actor, opened.moment)
    names = names_of(children, actor)
    asked = chosen(request.GET).but(known=frozenset(names))
    told = [each for each in children if not asked.whose or each.lead_id in asked.whose]
    together = PersonSet(tuple(key for each in told for key in each.ids), opened.person.lead_id)
    window, lines, older = asked.window(opened.moment), tuple[Line, ...](), None
    if asked.only_marked:
        lines = marked_lines(together, actor=actor, window=window)
    else:
        found = chronology(together, actor=actor, window=window)
        lines, older = with_marks(found.lines, together, actor=actor, known_at=opened.moment), found.older
    here = opened.address("child_family_chronology")
    page = FamilyChronologyPage(
        "Chronology of a family – a child’s record", opened.banner, opened.parts, opened.then,
        whose=", ".join(names[each.lead_id] for each in told),
        story=story_of(lines, names={key: names[each.lead_id] for each in told for key in each.ids}),
        filter=asked.shown(
            request.path, here, known_at=opened.then.typed if opened.moment else "", names=names, lanes=False
        ),
        also=(Link("This child’s own chronology", opened.address(Part.CHRONOLOGY)), *also_of(opened)[1:]),
        newest=Link("Newest", _url(here, asked.query)) if asked.before else None,
        older=Link("Older", _url(here, [*asked.query, ("before", older.isoformat())])) if older else None,
        empty=None if lines else NO_MATCH if asked.narrows else NOTHING,
        left_out="A child whose record is restricted, or whom nobody recorded as family, is not in it.",
    )  # fmt: skip
    shown = opened.shown("child/family_chronology.html", page)
    return replace(shown, about=[key for each in told for key in each.about])


def names_of(children: Sequence[PersonSet], actor: Actor) -> dict[UUID, str]:
    """Each child's name, by the record that names them."""
    cards = people.people_cards([key for each in children for key in each.ids], actor)
    found = {}
    for each in children:
        card = cards.get(each.lead_id) or next((cards[key] for key in each.ids if key in cards), None)
        if card is not None:
            found[each.lead_id] = card.name
    return found


def _url(here: str, query: Sequence[tuple[str, str]]) -> str:
    return f"{here}{'&' if '?' in here else '?'}{urlencode(query)}"
