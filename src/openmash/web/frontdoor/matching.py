"""Who a child of a contact could already be: the evidence in words, and a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor.selectors import ChildInContact, ContactPage
from openmash.casework.frontdoor.words import State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Tick
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.pathways import knowing_who
from openmash.records.linkage import actions as linkage
from openmash.records.linkage.actions import Considered
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors import Candidate, FoundPeople, FoundPerson, Query, find_match, person_sets
from openmash.records.people.search import Hit, Sought
from openmash.records.people.selectors import Card, people_cards
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.showing import back_to, caption_of, contact_url
from openmash.web.search.results import results_of

MOST_CHILDREN, MOST_MATCHES = 4, 3
STRENGTH = ((0.95, "agrees strongly"), (0.85, "agrees in part"), (0.0, "could be"))


@dataclass(frozen=True)
class MatchPanel:
    """Somebody known who could be a child of this contact."""

    name: str
    url: str
    strength: str
    evidence_for: Sequence[str]
    evidence_against: Sequence[str]
    link_url: str


def candidates_of(child: ChildInContact, card: Card | None, actor: Actor) -> list[Candidate]:
    """Records that could be this child, the likeliest first, without those already agreed to be them."""
    if card is None or not card.names:
        return []
    query = Query(
        names=tuple((name.forenames, name.surname) for name in card.names),
        born=card.birth.date,
        precision=card.birth.precision,
        expected=card.birth.expected,
        sex=card.sex,
        numbers=tuple((number.scheme.value, number.value) for number in card.numbers),
    )
    found = find_match(query, actor=actor, limit=MOST_MATCHES + 2).candidates
    return [each for each in found if not {each.person_id, each.record_id} & set(child.records)][:MOST_MATCHES]


def matches_of(found: ContactPage, actor: Actor) -> tuple[MatchPanel, ...]:
    """Panels for the children nobody has yet linked to a record, while the contact is open."""
    if found.state is State.CLOSED or not may(actor, Permission.FIND_MATCH):
        return ()
    unlinked = [child for child in found.children if len(child.records) == 1][:MOST_CHILDREN]
    decides = may(actor, Permission.LINK)
    panels = []
    for child in unlinked:
        for each in candidates_of(child, child.card, actor):
            keys = {"contact_id": found.contact_id, "person_id": child.person_id, "record_id": each.record_id}
            panels.append(
                MatchPanel(
                    name=each.record.name,
                    url=reverse("child_now", kwargs={"person_id": each.person_id}),
                    strength=next(words for least, words in STRENGTH if each.probability >= least),
                    evidence_for=each.evidence_for,
                    evidence_against=each.evidence_against,
                    link_url=reverse("match", kwargs=keys) if decides else "",
                )
            )
    return tuple(panels)


class MatchForm(Form):
    """The same person, or not, and how we know."""

    verdict = Choice(
        "Are these one person?",
        (Option("same", "Yes, the same person"), Option("different", "No, two different people")),
        required="Say whether these are the same person.",
    )
    reason = LongText("How do you know?", rows=3, most=1000, required="Say how you know, in a sentence.")
    twins = Tick("I have checked that these are not twins, or brothers or sisters of one name")
    earlier_decision = Tick("I know that somebody decided these are different people, and say above why that was wrong")


@dataclass(frozen=True)
class MatchPage:
    """What the template shows."""

    title: str
    heading: str
    form: MatchForm
    back: Link | None
    caption: str
    told: Sequence[Fact]
    known: str
    known_url: str
    known_facts: Sequence[Fact]
    shows_earlier: bool
    evidence_for: Sequence[str]
    evidence_against: Sequence[str]


def load_pair(*, actor: Actor, contact_id: UUID, person_id: UUID, record_id: UUID) -> Loaded:
    """The contact and its child; the record known is fetched, and logged, by the page itself."""
    return load_child(actor=actor, contact_id=contact_id, person_id=person_id)


@screen(Permission.LINK, load=load_pair, log="contact.viewed")
def match(
    request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID, record_id: UUID
) -> Answer:
    """Compare and decide. The records stay where they were made; the decision can be undone."""
    child = loaded.contact.child(person_id)
    cards = people_cards([person_id, record_id], actor=actor)
    if record_id not in cards:
        raise NotVisible
    candidate = next((c for c in candidates_of(child, cards.get(person_id), actor) if c.record_id == record_id), None)
    form = MatchForm.parse(request.POST) if request.method == "POST" else MatchForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            _decide(actor, form, person_id, record_id, candidate)
            return Go(contact_url(contact_id))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("verdict", refusal.sentence)])
    page = MatchPage(
        title="Is this the same person?",
        heading=f"Is {child.name} the {cards[record_id].name} we know?",
        form=form,
        back=back_to(loaded.contact),
        caption=caption_of(loaded.contact),
        told=_told(child),
        known=cards[record_id].name,
        known_url=reverse("child_now", kwargs={"person_id": record_id}),
        known_facts=_known(cards[record_id], actor),
        shows_earlier=form.earlier_decision
        or any(problem.url.endswith("earlier_decision") for problem in form.problems),
        evidence_for=candidate.evidence_for if candidate else (),
        evidence_against=candidate.evidence_against if candidate else (),
    )
    return Shown("frontdoor/match.html", page, about=[f"person:{record_id}"])


def _told(child: ChildInContact) -> list[Fact]:
    """The child as this contact tells of them: the caller's own words, with an age said in passing."""
    return [
        Fact("Who", child.as_told or child.name),
        Fact("Age", child.age if child.card and child.card.birth.date else "", unknown="No date of birth was given"),
        Fact("What was said", child.concern),
    ]


def _known(card: Card, actor: Actor) -> list[Fact]:
    """What tells the record known from another: birth, home, school, numbers, who works with them; none protected."""
    sets = person_sets([card.person_id], actor)
    found = FoundPerson(sets[card.person_id], Hit(card, 1.0))
    shown = results_of(FoundPeople((found,), more=False), Sought(), actor).cards[0]
    return [
        Fact("Age", shown.age, unknown="Not known"), *shown.facts,
        Fact("Working with them", "; ".join(shown.open_to), unknown="Nobody that we know of"),
        *(Fact("Not to be mistaken", line) for line in shown.tell_apart),
    ]  # fmt: skip


def _decide(actor: Actor, form: MatchForm, told: UUID, known: UUID, candidate: Candidate | None) -> None:
    evidence = [*candidate.evidence_for, *candidate.evidence_against] if candidate else []
    if form.verdict == "same":
        knowing_who.link(
            actor=actor, record_a=told, record_b=known, reason=form.reason, evidence=evidence,
            considered=Considered(twins=form.twins, earlier_decision=form.earlier_decision),
        )  # fmt: skip
    else:
        linkage.keep_apart(actor=actor, record_a=told, record_b=known, reason=form.reason, evidence=evidence)
