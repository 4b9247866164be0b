"""Choosing another record, in a task about this one: a box to search with, and what was found as answers."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.audit import actions as audit
from openmash.foundation.design.forms import Form, Option, Text
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people.selectors import Card
from openmash.records.people.typed import understood
from openmash.web.child.banner import age_and_birth

MOST = 8


class WhoForm(Form):
    """Who is looked for."""

    sought = Text(
        "Search for the other record", hint="Name, date of birth, number or postcode", width="two-thirds",
        required="Type a name, a date of birth, a number or a postcode.",
    )  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What was found, as answers of a question: each record with what tells it from the others."""

    words: str
    options: tuple[Option, ...]
    cards: dict[UUID, Card]


def choose(request: HttpRequest, actor: Actor, person: PersonSet) -> Found:
    """Search for what was typed before, leaving out this person. The audit keeps the words and whom they found."""
    words = request.POST.get("sought", "").strip()[:200] if request.method == "POST" else ""
    if not words:
        return Found("", (), {})
    found = linkage.find_people(understood(words), actor, limit=MOST).people
    others = [each for each in found if each.person.lead_id not in person]
    audit.record(
        actor, "people.searched", about=[f"person:{key}" for each in others for key in each.person.ids],
        detail={"words": words, "shown": [str(each.person.lead_id) for each in others]}, purpose="search",
    )  # fmt: skip
    cards = {each.hit.person_id: each.hit.card for each in others}
    return Found(words, tuple(Option(str(key), card.name, hint=said(card)) for key, card in cards.items()), cards)


def who_asked(request: HttpRequest) -> WhoForm:
    """The box of the search; with what to do where it was sent without a word."""
    sent = request.method == "POST" and not request.POST.get("sought", "").strip()
    return WhoForm.parse(request.POST) if sent else WhoForm.blank()


def said(card: Card) -> str:
    """A record on a line: age and birth, where, numbers."""
    where = "address withheld" if card.where.withheld else card.where.text
    numbers = ", ".join(f"{n.scheme.label} {n.value}" for n in card.numbers)
    return "; ".join(part for part in (*age_and_birth(card.birth, None), where, numbers) if part)
