"""Patterns are facts with what was counted: how often, what grade, the same concern, brothers and sisters, who."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.telling import ChildTold, OtherTold, Received
from openmash.casework.frontdoor.words import ContactKind
from openmash.foundation.access.actors import acting_as
from openmash.records.linkage import actions as linkage
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, NameTold, RelationshipTold
from openmash.records.people.words import PersonKind, RelationshipKind
from tests.factories.frontdoor import NOBODY_ELSE, Hub, a_contact, a_hub, a_police_arrival, less
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def again(hub: Hub, child: object, days_ago: int, **values: object) -> Received:
    """Another contact about the same record, that long ago."""
    told = ChildTold(person_id=child, concern="Again", **values)  # type: ignore[arg-type]
    return a_contact(hub.screener, told, received_at=timezone.now() - timedelta(days=days_ago))


def words(hub: Hub, made: Received) -> list[str]:
    assert made.contact_id is not None
    found = selectors.patterns(made.contact_id, actor=hub.screener)
    return [pattern.words for pattern in found.of_child[made.children[0]]]


def test_repeat_contacts_are_counted_over_twelve_months_by_count_words() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        first = again(hub, child, 500)
        assert words(hub, first) == []
        for days in (300, 200, 100, 50):
            again(hub, child, days)
        now = again(hub, child, 0)
        assert words(hub, now) == ["5th contact in 12 months"]
        [card] = [
            c
            for lane in selectors.board(actor=hub.screener).lanes
            for c in lane.cards
            if c.contact_id == now.contact_id
        ]
        assert card.repeat == "5th contact in 12 months"


def test_contacts_about_a_linked_record_count_too() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        ours, theirs = a_child(hub.screener).id, a_child(hub.screener, "Zoe").id
        again(hub, theirs, 30)
        now = again(hub, ours, 0)
        assert words(hub, now) == []
    with acting_as(hub.manager):
        linkage.link(actor=hub.manager, record_a=ours, record_b=theirs, reason="Same NHS number and mother",
                     considered=linkage.Considered(twins=True))  # fmt: skip
    with acting_as(hub.screener):
        assert words(hub, now) == ["2nd contact in 12 months"]


@pytest.mark.parametrize(
    ("grades", "shown"),
    [
        (["green", "green", "green"], True),
        (["green", "green", "amber"], False),
        (["green", "green"], False),
        (["standard", "green", "low"], True),
    ],
)
def test_three_low_grade_notifications_in_ninety_days_are_shown(grades: list[str], shown: bool) -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        made = None
        for number, grade in enumerate(grades):
            arrival = a_police_arrival(hub.police, f"V{number}", ChildTold(person_id=child), grade=grade)
            made = actions.receive_police_notification(actor=hub.screener, arrival=arrival)
        assert made is not None
        assert any("low-grade police notifications in 90 days" in each for each in words(hub, made)) is shown


def test_an_earlier_decision_on_the_same_concern_is_shown_with_its_outcome() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        child = a_child(hub.manager).id
        told = ChildTold(person_id=child, concern="Neglect", categories=("16A",))
        before = a_contact(hub.manager, told)
        assert before.contact_id is not None
        actions.consider(actor=hub.manager, contact_id=before.contact_id, who=NOBODY_ELSE)
        actions.decide(actor=hub.manager, contact_id=before.contact_id, person_id=child, sought=less())
        now = a_contact(hub.manager, told)
        assert now.contact_id is not None
        found = selectors.patterns(now.contact_id, actor=hub.manager)
        assert "The same concern before: neglect" in [p.words for p in found.of_child[child]]
        [earlier] = found.earlier
        assert (earlier.decided, earlier.same_concern) == ("No further action by children's social care", True)


def test_brothers_and_sisters_history_and_alleged_people_in_the_family_are_shown() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        zoe, ali = a_child(hub.screener).id, a_child(hub.screener, "Ali").id
        partner = people.add_person(
            actor=hub.screener, told=AsTold(kind=PersonKind.ADULT, names=(NameTold("Lee", "Marsh"),))
        )
        for child in (zoe, ali):
            people.add_relationship(
                actor=hub.screener,
                person_id=child,
                relationship=RelationshipTold(partner, RelationshipKind.PARENTS_PARTNER),
            )
        people.add_relationship(
            actor=hub.screener, person_id=zoe, relationship=RelationshipTold(ali, RelationshipKind.SIBLING)
        )
        before = a_contact(
            hub.screener,
            ChildTold(person_id=ali, concern="Shouting"),
            others=[OtherTold(person_id=partner, alleged=True)],
        )
        now = a_contact(hub.screener, ChildTold(person_id=zoe, concern="A mark"))
        assert now.contact_id is not None
        found = selectors.patterns(now.contact_id, actor=hub.screener)
        assert [(e.contact_id, e.kind) for e in found.siblings] == [(before.contact_id, ContactKind.TELEPHONE)]
        assert [(p.name, p.times) for p in found.people_of_concern] == [("Lee Marsh", 1)]
        page = selectors.contact(now.contact_id, actor=hub.screener)
        assert [relation.said for relation in page.family_outside] == ["Ali Ashworth, brother or sister"]
