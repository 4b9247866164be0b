"""Find a person: one box that forgives, and cards that help to tell people apart.

What is typed names a child, so it stands in the session and not in the address, which browsers remember.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Text
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Empty, Link, PersonCard
from openmash.foundation.facts.keys import new_key
from openmash.records.linkage import selectors as linkage
from openmash.records.people import search as finding
from openmash.records.people.permissions import Permission
from openmash.records.people.rules import nhs_number_holds, tidy_number, upn_holds
from openmash.records.people.search import Sought, WhomToRing
from openmash.records.people.telling import NumberTold
from openmash.records.people.typed import understood
from openmash.records.people.words import Scheme
from openmash.web.search.results import Results, results_of

KEPT = 10
"""Searches kept in the session, so that "back" works; they end with it."""


class SearchForm(Form):
    """One box."""

    words = Text(
        "Name, date of birth, NHS number, pupil number or postcode",
        hint="As much as you know, in any order. Spelling, nicknames and swapped dates are forgiven.",
        required="Type a name, a date of birth, a number or a postcode.", most=200, width="full",
    )  # fmt: skip


@dataclass(frozen=True)
class SearchPage:
    """The box, how it was read, who was found, and what to do where nobody was."""

    title: str
    form: SearchForm
    read_as: str
    searched: str
    cards: tuple[PersonCard, ...]
    count: str
    more: str
    restricted: tuple[WhomToRing, ...]
    empty: Empty | None
    emergency: Link | None


@screen(Permission.SEARCH)
def search(request: HttpRequest, actor: Actor) -> Answer:
    """The box alone. What is sent is kept in the session, and the answer has an address of its own."""
    form = SearchForm.parse(request.POST) if request.method == "POST" else SearchForm.blank()
    if request.method == "POST" and form.is_complete:
        return Go(reverse("search_found", kwargs={"key": _keep(request, form.words)}))
    return Shown("search/search.html", _page(form))


@screen(Permission.SEARCH, log="people.searched")
def search_found(request: HttpRequest, actor: Actor, key: UUID) -> Answer:
    """What was found. The words, and whom they found, are kept in the audit."""
    words = _kept(request, key)
    if not words:
        return Go(reverse("search"))
    form = SearchForm.blank(filled={"words": words})
    sought = understood(words)
    found = linkage.find_people(sought, actor)
    results = results_of(found, sought, actor)
    stubs = tuple(_stubs(sought, actor))
    ids = [key for each in results.people for key in each.person.ids]
    page = _page(form, sought=sought, results=results, more=found.more, stubs=stubs, actor=actor)
    return Shown(
        "search/search.html", page, about=person_keys(ids), purpose="search",
        detail={"words": words, "shown": [str(key) for key in ids], "restricted_stub": bool(stubs)},
    )  # fmt: skip


def _page(
    form: SearchForm,
    *,
    sought: Sought | None = None,
    results: Results | None = None,
    more: bool = False,
    stubs: tuple[WhomToRing, ...] = (),
    actor: Actor | None = None,
) -> SearchPage:
    if sought is None or results is None:
        return SearchPage("Find a person", form, "", "", (), "", "", (), None, None)
    lists = say.listed([each.words for each in results.searched])
    searched = (
        f"Searched: every record here that you may see. {f'Who works with them: {lists}.' if lists else ''}".strip()
    )
    count = f"{len(results.cards)} people found" if len(results.cards) != 1 else "1 person found"
    emergency = None
    if actor is not None and not actor.holds_open_circle:
        emergency = Link("See a record outside your own work, in an emergency", reverse("emergency_access"))
    return SearchPage(
        "Find a person", form, _read_as(sought), searched, results.cards, count if results.cards else "",
        "More people fit than are shown. Add a first name, a date of birth or a postcode." if more else "",
        stubs, None if results.cards or stubs else _nobody(sought, lists), emergency,
    )  # fmt: skip


def _nobody(sought: Sought, lists: str) -> Empty:
    """Never a bare "not known": what was searched, under which names, and what to do next."""
    open_lists = f"Lists of open cases: {lists}. " if lists else ""
    return Empty(
        "No record here matches",
        f"Searched for {_read_as(sought)} in every record here that you may see, those that agencies’ files brought "
        f"and those typed by hand. {open_lists}An agency may still know them under another name. Try a number, the "
        "family name alone, or the postcode; ask the agencies in a check; and if you are told of somebody new, record "
        "the contact: they need no record first.",
    )


def _read_as(sought: Sought) -> str:
    """How the box was understood, in words, so that a misreading shows."""
    name = say.name(sought.forenames, sought.surname) if sought.forenames or sought.surname else ""
    parts = [f"the name “{name}”{', either name' if sought.one_word else ''}"] if name else []
    if sought.born:
        parts.append(f"born {say.known(PartialDate.of(sought.born, sought.precision))}")
    parts += [f"number {number}" for number in sought.numbers]
    parts += [f"postcode {sought.postcode.upper()}"] if sought.postcode else []
    return ", ".join(parts) or "nothing that can be searched for"


def _stubs(sought: Sought, actor: Actor) -> list[WhomToRing]:
    """Whom to ring about a restricted record that two strong identifiers point at; for duty roles only."""
    if not may(actor, Permission.ASK_STUB):
        return []
    whole: date | None = sought.born if sought.precision == "day" else None
    numbers = [told for told in map(_strong, sought.numbers) if told]
    return finding.whom_to_ask(numbers, whole, actor) if numbers else []


def _strong(number: str) -> NumberTold | None:
    value = tidy_number(number)
    if nhs_number_holds(value):
        return NumberTold(Scheme.NHS_NUMBER, value)
    return NumberTold(Scheme.UPN if upn_holds(value) else Scheme.SOCIAL_CARE_ID, value)


def _keep(request: HttpRequest, words: str) -> UUID:
    key = new_key()
    kept = {**request.session.get("searches", {}), str(key): words}
    request.session["searches"] = dict(list(kept.items())[-KEPT:])
    return key


def _kept(request: HttpRequest, key: UUID) -> str:
    return str(request.session.get("searches", {}).get(str(key), ""))
