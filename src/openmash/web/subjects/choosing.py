"""Choosing a person or a subject by name, without a list to scroll through and without anything in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design.forms import Choice, Form, Option
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.records.linkage import selectors as linkage
from openmash.records.people.permissions import Permission as People
from openmash.records.people.search import Sought
from openmash.records.people.typed import understood
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.actions import End
from openmash.records.subjects.selectors import Node
from openmash.records.subjects.words import Confidence
from openmash.web.subjects.showing import kind_of

CONFIDENCE = tuple(Option(each.value, str(each.label)) for each in Confidence)
MOST = 12


def found_by(words: str, *, actor: Actor) -> tuple[Option, ...]:
    """The subjects and people the actor may see that fit what was typed; none for nothing."""
    if not words.strip():
        return ()
    kept = subjects.visible(actor=actor, words=words)[:MOST]
    options = [Option(f"subject:{each.id}", each.name, kind_of(each)) for each in kept]
    if may(actor, People.SEARCH):
        found = linkage.find_people(sought(words), actor, MOST).people
        called = linkage.called_whole([each.person.lead_id for each in found], actor)
        options += [
            Option(f"person:{key}", each.called.name, "Person") for key, each in called.items() if each.called.is_named
        ]
    return tuple(options)


def sought(words: str) -> Sought:
    """What was typed, as the search of people reads it."""
    return understood(words)


def node_options(nodes: Iterable[Node], names: Mapping[Node, str]) -> tuple[Option, ...]:
    """Those of these ends that the actor may see, to choose from."""
    return tuple(Option(node.key, names[node]) for node in nodes if node in names)


def chosen(form: Form) -> End:
    """What was chosen at `end` of those found by `sought`. Raises Incomplete where nothing was, or was found."""
    value, offered = form.values.get("end", ""), form.fields["end"]
    if not value and isinstance(offered, Choice) and offered.options:
        raise Incomplete([Problem("end", "Choose which, from those found. If none fits, add it first.")])
    if not value:
        raise Incomplete([Problem("sought", "Nothing that you may see fits. Try other words, or add it first.")])
    return end_of(str(value))


def end_of(value: str) -> End:
    """An end, from an answer's value: "subject:…" or "person:…"."""
    kind, _, key = value.partition(":")
    return End(subject_id=UUID(key)) if kind == "subject" else End(person_id=UUID(key))
