"""Agree that two records are one person, or separate them again: each with a reason, and evidence in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text, Tick
from openmash.foundation.facts.refusals import Problem
from openmash.pathways import knowing_who, misfiled
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.actions import Considered
from openmash.records.linkage.permissions import Permission
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.records.people.words import Scheme
from openmash.web.child.choosing import WhoForm, choose, said, who_asked
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

STRONG = (Scheme.NHS_NUMBER, Scheme.UPN, Scheme.SOCIAL_CARE_ID)


class LinkForm(Form):
    """Which record, how we know, and what was thought of."""

    sought = Text("Search again", width="two-thirds")
    other = Choice("Which record is the same person?", ())
    reason = LongText("How do you know?", rows=3, most=1000, required="Say how you know, in a sentence.")
    twins = Tick("I have checked that these are not twins, or brothers or sisters of one name")
    earlier_decision = Tick("I know that somebody decided these are different people, and say above why that was wrong")

    def check(self) -> Sequence[Problem]:
        """A record is chosen."""
        return [] if self.other else [Problem("other", "Choose the record that is the same person.")]


@dataclass(frozen=True)
class LinkPage(TaskPage):
    """First the search, then the records found beside this one, each with what agrees and what does not."""

    who: WhoForm
    searched: str
    nobody: bool


@screen(Permission.LINK, load=load_child, log="child.viewed")
def child_link(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Search, compare in words, decide. Nothing is merged: the decision can be undone."""
    begun = begin(actor, child, "link")
    if not isinstance(begun, Begun):
        return begun
    found = choose(request, actor, child.person)
    mine = people.people_cards(child.person.ids, actor)
    evidence = {key: compared(list(mine.values()), card) for key, card in found.cards.items()}

    class Link(LinkForm):
        other = Choice(
            "Which record is the same person?",
            [
                Option(option.value, option.text, hint=f"{option.hint}. {'. '.join(evidence[UUID(option.value)])}.")
                for option in found.options
            ],
        )

    form: LinkForm | None = Link.blank(filled={"sought": found.words})
    if "reason" in request.POST:
        form = ask(request, Link.blank(), lambda told: _link(actor, child, told, evidence))
    if form is None:
        return begun.done()
    page = LinkPage(
        "Link another record of this person", form, begun.back, begun.caption, who_asked(request), found.words,
        nobody=bool(found.words) and not found.options,
    )  # fmt: skip
    return begun.shown("child/link.html", page)


def _link(actor: Actor, child: Child, told: LinkForm, evidence: Mapping[UUID, Sequence[str]]) -> object:
    other = UUID(told.other)
    return knowing_who.link(
        actor=actor, record_a=child.person.lead_id, record_b=other, reason=told.reason, evidence=evidence[other],
        considered=Considered(twins=told.twins, earlier_decision=told.earlier_decision),
    )  # fmt: skip


def compared(mine: Sequence[Card], other: Card) -> list[str]:
    """What agrees between this person's records and another, and what does not, in words."""
    agree: list[str] = []
    differ: list[str] = []
    births = {card.birth for card in mine if card.birth.date}
    if births and other.birth.date:
        (agree if other.birth in births else differ).append("date of birth")
    names = {name.full.lower() for card in mine for name in card.names}
    (agree if names & {name.full.lower() for name in other.names} else differ).append("name as written")
    places = {card.where.text for card in mine if card.where.text}
    if places and other.where.text:
        (agree if other.where.text in places else differ).append("address")
    for scheme in STRONG:
        numbers = {number.value for card in mine for number in card.numbers if number.scheme == scheme}
        theirs = {number.value for number in other.numbers if number.scheme == scheme}
        if numbers and theirs:
            (agree if numbers & theirs else differ).append(str(scheme.label))
    said_so = [f"Same {', '.join(agree)}"] if agree else []
    return [*said_so, *([f"Different {', '.join(differ)}"] if differ else [])] or ["Nothing to compare"]


class SeparateForm(Form):
    """Which link was wrong, and why."""

    pair = Choice("Which link was wrong?", (), required="Choose which link was wrong.")
    reason = LongText("How do you know that they are different people?", rows=3, required="Say how you know.")


@screen(Permission.SEPARATE, load=load_child, log="child.viewed")
def child_separate(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Undo one link; the records are then exactly what they were without it."""
    begun = begin(actor, child, "separate")
    if not isinstance(begun, Begun):
        return begun
    cards = people.people_cards(child.person.ids, actor)
    pairs = sorted(sorted(pair) for pair in linkage.links_within(child.person, actor))
    if not pairs:
        return begun.done()  # one record alone: there is nothing to separate

    class Separate(SeparateForm):
        pair = Choice(
            "Which link was wrong?",
            [
                Option(f"{a} {b}", f"{_named(cards, a)} and {_named(cards, b)}", hint=_apart(cards, a, b))
                for a, b in pairs
            ],
            required="Choose which link was wrong.",
        )

    made: list[UUID] = []
    form = ask(request, Separate.blank(), lambda told: made.append(_separate(actor, told)))
    if form is None:
        return Go(reverse("misfiling", kwargs={"misfiling_id": made[0]})) if made else begun.done()
    return begun.shown("child/separate.html", TaskPage("Separate these records", form, begun.back, begun.caption))


def _separate(actor: Actor, told: SeparateForm) -> UUID:
    a, b = (UUID(key) for key in told.pair.split(" "))
    return misfiled.separate(actor=actor, record_a=a, record_b=b, reason=told.reason)


def _as_option(cards: Mapping[UUID, Card], a: UUID, b: UUID) -> Option:
    return Option(f"{a} {b}", f"{_named(cards, a)} and {_named(cards, b)}", hint=_apart(cards, a, b))


def _named(cards: Mapping[UUID, Card], key: UUID) -> str:
    return f"{cards[key].name} (record {str(key)[-6:]})"


def _apart(cards: Mapping[UUID, Card], a: UUID, b: UUID) -> str:
    return f"{said(cards[a])}. {said(cards[b])}"
