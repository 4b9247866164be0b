"""What themes are looked for in: released intelligence, what interviews came to in codes, and incidents.

Whoever looks finds the same: only what every core role may read is counted (code P, about nobody restricted), for a
theme is kept for all of them. Words are counted, which is logged; to read a release it is opened. An incident, and an
interview for whoever may not read it, is counted and never listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from openmash.casework.incidents import selectors as incidents
from openmash.casework.intelligence import actions as counting
from openmash.casework.intelligence import selectors as intelligence
from openmash.casework.intelligence.selectors import ReleaseLine
from openmash.casework.missing.permissions import Permission as Missing
from openmash.casework.missing.selectors import interviews_coded
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.insight.patterns.selectors import safe_on_a_map
from openmash.insight.patterns.themes import SEARCH, Item, time_of, words_of
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import Node
from openmash.records.subjects.words import Kind
from openmash.statute.calendar import local_date, local_time
from openmash.web.patterns.ground import Ground

MOST = 500
"""Releases looked through, the newest."""


@dataclass(frozen=True)
class Gathered:
    """Items; by their keys those that may be opened, each as a line with where; and the people they are about."""

    items: tuple[Item, ...]
    behind: Mapping[str, Link]
    people: frozenset[str]


def gather(actor: Actor, today: date, ground: Ground | None) -> Gathered:
    """Everything of the last year that themes are looked for in."""
    since = today - timedelta(days=SEARCH.recent_days + SEARCH.earlier_days - 1)
    released, behind = _released(actor, since)
    items, people = list(released), set[str]()
    for told in interviews_coded(actor=actor, since=since):
        said = [("push or pull", each) for each in told.factors]
        said += [("kind of place found at", told.found_at)] if told.found_at else []
        items.append(Item(f"interview:{told.id}", told.on, frozenset(said)))
        if may(actor, Missing.VIEW):
            url = reverse("missing_episode", args=[told.process_id])
            behind[f"interview:{told.id}"] = Link(f"Return home interview, {say.day(told.on)}", url)
            people.add(f"person:{told.person_id}")
    for event in incidents.incidents(actor=actor, since=since, until=today):
        near = ground.near(*ground.at(event.latitude, event.longitude)) if ground else ""
        where = [("place", near)] if near else []
        items.append(
            Item(f"incident:{event.id}", event.day, frozenset({("incident", event.kind), *time_of(event.hour), *where}))
        )
    return Gathered(tuple(items), behind, frozenset(people))


def _released(actor: Actor, since: date) -> tuple[list[Item], dict[str, Link]]:
    lines = {line.id: line for line in intelligence.releases(actor=actor, limit=MOST) if _day(line) >= since}
    texts = counting.count_in_releases(actor=actor, release_ids=list(lines), words="Looking for themes")
    places = _places(actor)
    items, behind = [], {}
    for text in texts:
        line, key = lines[text.id], f"release:{text.id}"
        named = {("place", places[each.node]) for each in line.about if each.node in places}
        items.append(Item(key, _day(line), words_of(text.words) | _time(line) | named))
        url = reverse("intelligence_release", args=[line.id])
        behind[key] = Link(f"Release from {line.originator}, {line.grade.letters}, {say.day(_day(line))}", url)
    return items, behind


def _places(actor: Actor) -> Mapping[Node, str]:
    """Places of concern by name; none that holds a protected address."""
    found = subjects.visible(actor=actor, kind=Kind.PLACE)
    safe: Iterable[bool] = safe_on_a_map([f"{each.name} {each.words} {each.identifier}" for each in found])
    return {Node("subject", each.id): each.name for each, may_be_named in zip(found, safe, strict=True) if may_be_named}


def _day(line: ReleaseLine) -> date:
    known = line.happened_at if line.happened_at and line.happened_precision in ("minute", "day") else None
    return local_date(known or line.released_at)


def _time(line: ReleaseLine) -> frozenset[tuple[str, str]]:
    if line.happened_at is None or line.happened_precision != "minute":
        return frozenset()
    return time_of(local_time(line.happened_at).hour)
