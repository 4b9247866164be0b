"""Say whose record a request is about: by somebody who may see it. It opens the record to whoever answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, person_keys, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.insight.access_requests import actions, selectors
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import SELF, RequestShown
from openmash.insight.access_requests.words import Asker
from openmash.insight.chronology.copying import recipients
from openmash.insight.chronology.words import Audience
from openmash.records.linkage.selectors import find_people, person_set
from openmash.records.people.selectors import people_cards
from openmash.records.people.typed import understood
from openmash.web.access_requests.showing import back_to, caption_of, done
from openmash.web.information_requests.adding import born_of, is_key
from openmash.web.missing.steps import tried

MOST_FOUND = 12
NOT_ONE = "not_one"


class FindForm(Form):
    """Whose record, and who of the family asks."""

    look_for = Text("Look for", hint="A name, and a date of birth or a number", most=120)
    person = Choice("Whose record is it?", (), required="Choose whose record it is, or look for another.")
    parent = Choice("Who of the family asks?", ())
    words = LongText("How do you know?", rows=3, required="Say how you know that it is this person.", most=400)


@dataclass(frozen=True)
class FindPage:
    """What the template shows."""

    title: str
    form: FindForm
    back: Link | None
    caption: str
    facts: Sequence[Fact]
    asks_parent: bool
    looked: bool


@screen(Permission.FIND, load=selectors.request, log="people.searched")
def access_request_find(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """Look for them by what the asker gave; then choose."""
    posted = request.method == "POST"
    looked_for = request.POST.get("look_for", "") or f"{shown.about_name} {shown.about_born}".strip()
    options = _options(looked_for, request.POST.get("person", ""), actor)
    parents = _parents(request.POST.get("person", ""), actor) if shown.asker is Asker.PARENT else []
    offered = FindForm.offering(person=options, parent=parents)
    if posted and request.POST.get("do") == "look":
        form: FindForm | None = offered.resumed(dict(request.POST.lists()))
    elif posted and not options:
        found = offered.resumed(dict(request.POST.lists()))
        form = found.with_problems([Problem("look_for", "Look for them first; then choose whose record it is.")])
    else:
        form = tried(
            offered.blank(filled={"look_for": looked_for}), request, lambda told: _find(told, shown, actor, parents), {}
        )  # fmt: skip
    if form is None:
        return done(shown)
    facts = (
        Fact("Who asks", f"{shown.asker_name}: {str(shown.asker.label).lower()}"), Fact("About", shown.about_name),
        Fact("Born", shown.about_born), Fact("What they ask for", shown.asked),
    )  # fmt: skip
    page = FindPage(
        "Whose record is it?", form, back_to(shown), caption_of(shown), facts, shown.asker is Asker.PARENT,
        posted or not options,
    )  # fmt: skip
    return Shown("access_requests/find.html", page, about=person_keys([UUID(each.value) for each in options]))


def _find(told: FindForm, shown: RequestShown, actor: Actor, parents: Sequence[Option]) -> None:
    if shown.asker is Asker.PARENT and not told.parent:
        said = "Choose who of the family asks." if parents else "Choose the child, and look for who of the family asks."
        raise Incomplete([Problem("parent", said)])
    if told.parent == NOT_ONE:
        raise Incomplete([Problem("parent", "Answer them by hand: nobody of the family is known by this record.")])
    person = person_set(UUID(told.person), actor)
    actions.find(
        actor=actor, request_id=shown.id, person=person, words=told.words,
        recipient=told.parent if shown.asker is Asker.PARENT else SELF,
    )  # fmt: skip


def _options(words: str, chosen: str, actor: Actor) -> list[Option]:
    found = find_people(understood(words[:120]), actor).people[:MOST_FOUND] if words.strip() else ()
    ids = [*([UUID(chosen)] if is_key(chosen) else []), *(one.person.lead_id for one in found)]
    cards = people_cards(list(dict.fromkeys(ids)), actor)
    return [Option(str(key), card.name, born_of(card.birth)) for key, card in cards.items()]


def _parents(chosen: str, actor: Actor) -> list[Option]:
    """Who of the family may be given a copy, as far as the record says."""
    if not is_key(chosen):
        return []
    try:
        child = person_set(UUID(chosen), actor)
    except NotVisible:
        return []
    family = [each for each in recipients([child], actor=actor) if each.audience is Audience.FAMILY]
    return [*(Option(each.key, each.name, each.how) for each in family), Option(NOT_ONE, "None of these")]
