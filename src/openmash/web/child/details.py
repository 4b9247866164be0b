"""Names, numbers, places and other details, each with its source; the records agreed to be this person, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.interpreters.permissions import Permission as Interpreters
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.permissions import Permission as Access
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Cell, DoNotTell, Fact, Link, Source, Table
from openmash.insight.retention.permissions import Permission as Retention
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.permissions import Permission as Linkage
from openmash.records.linkage.selectors import Decided
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission as People
from openmash.records.people.selectors import Card, Place
from openmash.records.people.words import MatchStatus, Scheme, detail_said
from openmash.web.child.now import place_said
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record


@dataclass(frozen=True)
class DetailsPage(RecordPage):
    """Everything known of who this is, by record, with the links to put it right."""

    names: tuple[Fact, ...]
    births: tuple[Fact, ...]
    numbers: tuple[Fact, ...]
    places: tuple[Fact, ...]
    protected: DoNotTell | None
    others: tuple[Fact, ...]
    records: Table
    decisions: Table | None
    tasks: tuple[Link, ...]
    link_tasks: tuple[Link, ...]
    may_change: bool


@screen(Permission.READ, load=load, log="child.viewed")
def child_details(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show each fact with who holds it, and the tasks that put one right."""
    opened = open_record(request, actor, child, Part.DETAILS)
    if not isinstance(opened, Opened):
        return opened
    cards = people.people_cards(opened.person.ids, actor, as_known_at=opened.moment)
    facts = people.facts(opened.person, actor, as_known_at=opened.moment)
    decided = linkage.decisions_about(opened.person, actor, known_at=opened.moment)
    names = agencies.names(
        {card.held_by for card in cards.values()}
        | {fact.held_by for fact in facts}
        | {p.held_by for p in opened.places}
    )
    may_change = bool(may(actor, People.CORRECT)) and opened.moment is None
    page = DetailsPage(
        opened.title, opened.banner, opened.parts, opened.then,
        names=_names(cards, names, may_change),
        births=_births(cards, names),
        numbers=_numbers(cards, names, may_change),
        places=_places(opened.places, names, may_change),
        protected=opened.banner.do_not_tell,
        others=tuple(
            Fact(
                str(fact.kind.label), detail_said(fact.kind, fact.value),
                Source(names[fact.held_by], say.day_of(fact.recorded_at)),
            )
            for fact in facts
        ),
        records=_records(cards, names, opened.person.lead_id),
        decisions=_decisions(decided) if decided else None,
        tasks=_tasks(opened, actor) if may_change else (),
        link_tasks=_link_tasks(opened, actor) if opened.moment is None else (),
        may_change=may_change,
    )  # fmt: skip
    return opened.shown("child/details.html", page)


def _names(cards: Mapping[UUID, Card], names: Mapping[UUID, str], may_change: bool) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            str(name.kind.label), name.full, Source(names[card.held_by]),
            Link("Put right", reverse("child_correct_name", kwargs={"name_id": name.id, "person_id": card.person_id}))
            if may_change else None,
        )
        for card in cards.values() for name in card.names
    )  # fmt: skip


def _births(cards: Mapping[UUID, Card], names: Mapping[UUID, str]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            "Expected date" if card.birth.expected else "Date of birth",
            say.known(PartialDate.of(card.birth.date, card.birth.precision)), Source(names[card.held_by]),
        )
        for card in cards.values()
    )  # fmt: skip


def _numbers(cards: Mapping[UUID, Card], names: Mapping[UUID, str], may_change: bool) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            str(number.scheme.label),
            _written(number.scheme, number.value),
            Source(names[number.held_by], how=str(MatchStatus(number.match_status).label).lower()),
            Link(
                "Put right",
                reverse("child_correct_number", kwargs={"number_id": number.id, "person_id": card.person_id}),
            ) if may_change else None,
        )
        for card in cards.values() for number in card.numbers
    )  # fmt: skip


def _written(scheme: Scheme, value: str) -> str:
    return say.nhs_number(value) if scheme is Scheme.NHS_NUMBER else value


def _places(places: Sequence[Place], names: Mapping[UUID, str], may_change: bool) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            f"{place.kind.label}{' until ' + say.day_of(place.until) if place.until else ''}",
            place_said(place),
            Source(names[place.held_by], say.day_of(place.recorded_at)),
            Link("Change", reverse("child_place", kwargs={"fact_id": place.fact_id, "person_id": place.person_id}))
            if may_change else None,
            unknown="Withheld",
        )
        for place in places
    )  # fmt: skip


def _records(cards: Mapping[UUID, Card], names: Mapping[UUID, str], lead_id: UUID) -> Table:
    return Table(
        "Records agreed to be this person",
        ("Record", "Held by", "As recorded", "Numbers"),
        [
            (
                Cell(f"Record {str(card.person_id)[-6:]}", note="the oldest" if card.person_id == lead_id else ""),
                Cell(names[card.held_by]),
                Cell(card.name, note=say.known(PartialDate.of(card.birth.date, card.birth.precision))),
                Cell(", ".join(f"{n.scheme.label} {_written(n.scheme, n.value)}" for n in card.numbers) or "None"),
            )
            for card in cards.values()
        ],
    )


def _decisions(decided: Sequence[Decided]) -> Table:
    return Table(
        "Why these records are, or are not, one person",
        ("Decision", "Why", "Evidence", "By whom"),
        [
            (
                Cell("The same person" if each.same else "Different people", note=each.records),
                Cell(each.reason),
                Cell("; ".join(each.evidence) or "None kept"),
                Cell(each.by, note=say.moment(each.at)),
            )
            for each in decided
        ],
    )


def _tasks(opened: Opened, actor: Actor) -> tuple[Link, ...]:
    tasks = [
        Link("Add a name", opened.address("child_add_name")),
        Link("Put the date of birth right", opened.address("child_set_birth")),
        Link("Add a number", opened.address("child_add_number")),
        Link("Add an address, school, GP or telephone", opened.address("child_add_place")),
        Link("Add a detail or an alert", opened.address("child_add_detail")),
    ]
    if may(actor, Interpreters.VIEW):
        tasks.append(Link("Interpreter: what they need, and who is booked", opened.address("interpreter")))
    if opened.banner.do_not_tell and may(actor, People.REVEAL):
        tasks.append(Link("Show what is protected", opened.address("child_show_places")))
    return tuple(tasks)


def _link_tasks(opened: Opened, actor: Actor) -> tuple[Link, ...]:
    tasks = []
    if may(actor, Linkage.LINK):
        tasks.append(Link("Link another record of this person", opened.address("child_link")))
    if may(actor, Retention.PROPOSE):
        tasks.append(Link("How long this record is kept", opened.address("child_retention")))
    if may(actor, Access.RESTRICT):
        words = "See or lift the restriction" if opened.person.is_restricted else "Restrict this record"
        tasks.append(Link(words, opened.address("child_restrict")))
    if may(actor, Access.DECLARE_CONFLICT):
        tasks.append(Link("Declare a conflict of interest", opened.address("declare_for_child")))
    if may(actor, Linkage.SEPARATE) and len(opened.person.ids) > 1:
        tasks.append(Link("Separate these records", opened.address("child_separate")))
    return tuple(tasks)
