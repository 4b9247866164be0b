"""The words by which children without a name were told of, for every list that would else say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from openmash.casework.frontdoor.models import ContactChild
from openmash.foundation.access.actors import Actor
from openmash.records.linkage.selectors import person_sets, whole_called
from openmash.records.people.selectors import NO_NAME, people_called

UNKNOWN = "Unknown child"


def told_of(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, str]:
    """The latest words by which each of these was told of, in a contact the actor may see, whichever record it named.

    Nothing for whoever was told of without any. Two queries, none for nobody.
    """
    asked = list(dict.fromkeys(person_ids))
    if not asked:
        return {}
    sets = person_sets(asked, actor)
    lead = {record: person for person in asked for record in (sets[person].ids if person in sets else (person,))}
    rows = ContactChild.objects.visible_to(actor).current().filter(person_id__in=list(lead))
    said = rows.exclude(as_told__in=("", UNKNOWN)).order_by("received_at", "id")
    return {lead[person]: words for person, words in said.values_list("person_id", "as_told")}


def in_agreed_words(lines: Sequence[tuple[str, Sequence[UUID]]], *, actor: Actor) -> list[str]:
    """Lines that call people by their own record's name, each with whom it is about in that order: where that record
    has none, by the name another record of the same person bears, or the words they were told of in.

    No query where everybody has a name; nine otherwise, however many lines.
    """
    unsure = [person for line, about in lines if NO_NAME in line for person in about]
    if not unsure:
        return [line for line, _ in lines]
    nameless = [person for person, one in people_called(unsure, actor).items() if not one.is_named]
    whole = whole_called(nameless, actor)
    told = told_of([person for person in nameless if not whole[person].is_named], actor=actor)
    called = {person: one.name if one.is_named else told.get(person, UNKNOWN) for person, one in whole.items()}
    return [_said(line, [called[person] for person in about if person in called]) for line, about in lines]


def _said(line: str, called: Sequence[str]) -> str:
    for words in called:
        line = line.replace(NO_NAME, words, 1)
    return line
