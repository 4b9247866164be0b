"""As it stood then: any contact, list of contacts or decision can be shown as it was at a minute (practice rule 9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import SaidOfChild
from openmash.casework.frontdoor.selectors import ContactPage
from openmash.casework.frontdoor.telling import ChildTold
from openmash.foundation.access.actors import acting_as
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases import actions as spine
from openmash.records.cases.actions import OpenCase
from openmash.records.cases.words import Service
from openmash.records.linkage.selectors import person_set
from tests.factories.frontdoor import ASKED, NOBODY_ELSE, a_contact, a_hub, a_trace, less
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def comparable(page: ContactPage, known_at: datetime) -> ContactPage:
    """A page shown live, as it would say that it is shown as of then."""
    return replace(page, as_known_at=known_at)


def test_a_contact_as_known_at_each_step_equals_what_was_shown_then() -> None:
    hub = a_hub()
    shown: list[tuple[datetime, ContactPage]] = []
    with time_machine.travel(START, tick=False) as clock:

        def look() -> None:
            clock.shift(timedelta(minutes=1))
            now = clock_now()
            with acting_as(hub.manager):
                assert contact is not None
                shown.append((now, selectors.contact(contact, actor=hub.manager, now=now)))
            clock.shift(timedelta(minutes=9))

        with acting_as(hub.manager):
            made = a_contact(hub.manager)
            contact, child = made.contact_id, made.children[0]
            assert contact is not None
        look()
        with acting_as(hub.manager):
            actions.take(actor=hub.manager, contact_id=contact)
            actions.rate(actor=hub.manager, contact_id=contact, rating="amber", reason="Unexplained")
        look()
        with acting_as(hub.manager):
            a_contact(hub.manager, ChildTold(person_id=child, concern="Another, later"))
            case = OpenCase(child, "C1", Service.SOCIAL_CARE, team_name="North team")
            spine.tell_involvement(actor=hub.manager, agency_id=hub.manager.agency_id, case=case, as_at=clock_now())
        look()
        with acting_as(hub.manager):
            [check] = actions.ask(actor=hub.manager, contact_id=contact, agency_ids=[hub.health.id], told=ASKED)
        look()
        with acting_as(hub.nurse):
            actions.answer(actor=hub.nurse, check_id=check, told=a_trace(SaidOfChild(child, "Seen in May")))
        look()
        with acting_as(hub.manager):
            actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
            actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=less())
        look()
        with acting_as(hub.manager):
            actions.tell_referrer(actor=hub.manager, contact_id=contact, what="Closed", how="telephone")
        look()
        with acting_as(hub.manager):
            actions.reopen(actor=hub.manager, contact_id=contact, person_id=child, line="A second mark")
        look()
        with acting_as(hub.manager):
            assert len({page.state for _, page in shown}) >= 5
            assert len({page.patterns.of_child[child] for _, page in shown}) == 2
            for moment, page in shown:
                then = selectors.contact(contact, actor=hub.manager, known_at=moment)
                assert then == comparable(page, moment), moment
            with pytest.raises(NotVisible):
                selectors.contact(contact, actor=hub.manager, known_at=START - timedelta(minutes=1))


def clock_now() -> datetime:
    return datetime.now(tz=UTC)


def test_a_childs_contacts_and_decisions_as_known_then_equal_what_was_listed_then() -> None:
    hub = a_hub()
    with time_machine.travel(START, tick=False) as clock, acting_as(hub.manager):
        child = a_child(hub.manager).id
        person = person_set(child, hub.manager)
        listed = []
        for number in range(3):
            made = a_contact(hub.manager, ChildTold(person_id=child, concern=f"Concern {number}"))
            assert made.contact_id is not None
            actions.consider(actor=hub.manager, contact_id=made.contact_id, who=NOBODY_ELSE)
            actions.decide(actor=hub.manager, contact_id=made.contact_id, person_id=child, sought=less())
            clock.shift(timedelta(hours=1))
            contacts = selectors.contacts_of(person, actor=hub.manager)
            decisions = selectors.decisions_of(person, actor=hub.manager)
            listed.append((clock_now(), contacts, decisions))
            clock.shift(timedelta(hours=1))
        assert [len(contacts) for _, contacts, _ in listed] == [1, 2, 3]
        for moment, contacts, decisions in listed:
            assert selectors.contacts_of(person, actor=hub.manager, known_at=moment) == contacts
            assert selectors.decisions_of(person, actor=hub.manager, known_at=moment) == decisions
