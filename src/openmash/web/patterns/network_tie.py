"""What says that two are tied: each record's words, and each report or release, to be opened there with what for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from openmash.casework.intelligence import selectors as intelligence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.patterns.network.web import Key
from openmash.insight.patterns.permissions import Permission
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import Edge, Said
from openmash.web.patterns.network_parts import MAY_BE_INCOMPLETE, ends_of, network_url, node_of, own_page


@dataclass(frozen=True)
class TiePage:
    """What the template shows."""

    title: str
    heading: str
    table: Table
    back: Link
    incomplete: str


@screen(Permission.VIEW_NETWORK, log="patterns.tie_viewed")
def network_tie(request: HttpRequest, actor: Actor) -> Answer:
    """Every visible word that these two are tied, the newest first."""
    one, other = request.GET.get("one", ""), request.GET.get("other", "")
    ends = ends_of([one, other], actor)
    edges = _between(one, other, actor)
    if len(ends) != 2 or not edges:
        raise NotVisible
    lines = {
        line.id: line
        for line in intelligence.releases(actor=actor, ids={key for edge in edges for key in edge.sources})
    }
    rows = []
    for edge, said in _said(edges):
        line = lines.get(said.source) if said.source else None
        if line is not None:
            source = f"Release from {line.originator}, graded {line.grade.letters}"
            note = f"Released {say.day(line.released_at)}; looked at again by {say.day(line.review_on)}"
            url = own_page("intelligence_release", line.id)
        else:
            source, note, url = said.says_so or str(said.because.label), "", ""
        kind = f"{ends[_key(edge, one, other, begins=True)].name} {edge.kind.label}"
        rows.append([
            Cell(f"{kind} {ends[_key(edge, one, other, begins=False)].name}", note=said.role),
            Cell(str(said.confidence.label)), Cell(_when(said)), Cell(source, url, note),
        ])  # fmt: skip
    page = TiePage(
        "Network: what ties two", f"{ends[one].name} and {ends[other].name}",
        Table("What says so", ("What", "How sure", "When", "Source"), rows), Link("Network", network_url(one)),
        MAY_BE_INCOMPLETE,
    )  # fmt: skip
    about = [one, other, *(f"release:{key}" for key in lines)]
    return Shown("patterns/network_tie.html", page, about=about)


def _between(one: Key, other: Key, actor: Actor) -> list[Edge]:
    first, second = node_of(one), node_of(other)
    if first is None or second is None:
        return []
    people = {each.id: each.person_id for each in subjects.visible(actor=actor, ids=[first.id, second.id])}
    ids = [{node.id, people.get(node.id) or node.id} for node in (first, second)]
    found = subjects.edges(actor=actor, of=ids[0])
    return [
        edge
        for edge in found
        if (edge.begins.id in ids[0] and edge.ends.id in ids[1])
        or (edge.begins.id in ids[1] and edge.ends.id in ids[0])
    ]


def _key(edge: Edge, one: Key, other: Key, *, begins: bool) -> Key:
    """Which of the two an edge's end is; a person of concern's own record is that subject."""
    end = edge.begins if begins else edge.ends
    if end.key in (one, other):
        return end.key
    far = edge.ends if begins else edge.begins
    return other if far.key == one else one


def _said(edges: Sequence[Edge]) -> list[tuple[Edge, Said]]:
    every = [(edge, said) for edge in edges for said in edge.said]
    return sorted(every, key=lambda each: each[1].recorded_at, reverse=True)


def _when(said: Said) -> str:
    days = [say.day(day) for day in (said.first_on, said.last_on) if day]
    return " to ".join(dict.fromkeys(days)) or f"recorded {say.day(said.recorded_at)}"
