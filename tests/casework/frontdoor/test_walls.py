"""Who sees what of a contact: text with its child, who told us apart, an agency's answers to itself (blueprint 4)."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import DecisionSought, SaidOfChild
from openmash.casework.frontdoor.models import (
    CheckReply,
    Contact,
    ContactChild,
    Rating,
    Referrer,
    ReplyChild,
    WhoElse,
)
from openmash.casework.frontdoor.telling import ChildTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind, Outcome
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from tests.factories.access import an_account, an_actor, an_agency
from tests.factories.frontdoor import (
    ASKED,
    NOBODY_ELSE,
    Hub,
    a_child_told,
    a_contact,
    a_hub,
    a_trace,
    an_arrival,
)

pytestmark = pytest.mark.django_db


def the_worker_of(hub: Hub, child: UUID) -> Actor:
    """A social worker allocated to this child alone."""
    account = an_account(Role.SOCIAL_WORKER)
    with acting_as(hub.manager):
        cases.allocate(actor=hub.manager, person_id=child, account_id=account.pk, role=AllocationRole.SOCIAL_WORKER)
    return actor_for(account)


def harm_between_children(hub: Hub) -> tuple[UUID, UUID, UUID]:
    """One contact about children of two families, rated, checked and answered."""
    with acting_as(hub.screener):
        made = a_contact(
            hub.screener, a_child_told("Zoë", concern="Zoë was hit."), a_child_told("Kai", "Marsh", concern="Kai hits.")
        )
        zoe, kai = made.children
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="amber", reason="Kai Marsh hit Zoë")
        actions.consider(actor=hub.screener, contact_id=made.contact_id, who=NOBODY_ELSE)
        [check] = actions.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
    with acting_as(hub.nurse):
        said = (SaidOfChild(zoe, "Zoë: seen in May."), SaidOfChild(kai, "Kai: burns in March."))
        actions.answer(actor=hub.nurse, check_id=check, told=a_trace(*said))
    return made.contact_id, zoe, kai


def test_in_harm_between_children_neither_familys_worker_sees_the_others_words() -> None:
    hub = a_hub()
    contact, zoe, _ = harm_between_children(hub)
    worker = the_worker_of(hub, zoe)
    with acting_as(worker):
        assert [row.concern for row in ContactChild.objects.all()] == ["Zoë was hit."]
        assert [row.information for row in ReplyChild.objects.all()] == ["Zoë: seen in May."]
        assert Contact.objects.count() == 1
        for whole in (Rating, WhoElse, CheckReply):
            assert whole.objects.count() == 0, whole
        page = selectors.contact(contact, actor=worker)
        assert [child.name for child in page.children] == ["Zoë Ashworth"]
        assert "Kai" not in repr(page)


def test_the_worker_of_every_child_in_it_sees_the_whole_contact() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="amber", reason="A mark")
    worker = the_worker_of(hub, made.children[0])
    with acting_as(worker):
        assert Rating.objects.count() == 1


def test_a_member_of_the_public_is_never_shown_to_the_familys_worker() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        neighbour = ReferrerTold(name="Mrs Canary", telephone="01632 960199")
        made = a_contact(hub.screener, source="1B", referrer=neighbour)
        assert made.contact_id is not None
        assert selectors.contact(made.contact_id, actor=hub.screener).referrer.name == "Mrs Canary"  # type: ignore[union-attr]
    with acting_as(hub.manager):
        assert selectors.board(actor=hub.manager).lanes[0].cards[0].raised_by == "Acquaintance"
    worker = the_worker_of(hub, made.children[0])
    with acting_as(worker):
        assert Referrer.objects.count() == 0
        assert "Canary" not in repr(selectors.contact(made.contact_id, actor=worker))


def test_a_partner_in_the_hub_is_told_that_who_told_us_is_withheld_unless_a_professional_did() -> None:
    hub = a_hub()
    partner = an_actor(Role.HUB_PARTNER, agency=hub.police)
    with acting_as(hub.screener):
        public = a_contact(hub.screener, source="1B", referrer=ReferrerTold(name="Mrs Canary"))
        school = a_contact(hub.screener)
    with acting_as(partner):
        withheld = selectors.contact(public.contact_id, actor=partner).referrer  # type: ignore[arg-type]
        assert withheld is not None
        assert (withheld.name, withheld.withheld) == ("", "Who told us is known to the front door only.")
        assert selectors.contact(school.contact_id, actor=partner).referrer.name == "Ms Obi"  # type: ignore[union-attr, arg-type]


def test_a_professional_who_worked_with_the_family_is_shown_to_its_worker() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
    worker = the_worker_of(hub, made.children[0])
    with acting_as(worker):
        assert selectors.contact(made.contact_id, actor=worker).referrer.name == "Ms Obi"  # type: ignore[union-attr, arg-type]


def test_a_child_restricted_later_takes_the_whole_contact_out_of_sight() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told("Zoë"), a_child_told("Ali"))
        contact = made.contact_id
        assert contact is not None
        actions.rate(actor=hub.screener, contact_id=contact, rating="amber", reason="Canary")
    with acting_as(hub.manager):
        restrict(
            actor=hub.manager, person_ids=[made.children[0]], mode="hidden", reason_code="staff", reason="A colleague's child",
            ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[hub.manager.account_id],
        )  # fmt: skip
    with acting_as(hub.screener):
        assert Rating.objects.count() == 0
        with pytest.raises(NotVisible):
            selectors.contact(contact, actor=hub.screener)
        assert selectors.board(actor=hub.screener).waiting == 0
    with acting_as(hub.manager):
        assert [child.name for child in selectors.contact(contact, actor=hub.manager).children] == [
            "Zoë Ashworth", "Ali Ashworth",
        ]  # fmt: skip


def test_a_restricted_child_found_later_takes_the_contact_with_them() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        made, other = a_contact(hub.manager), a_contact(hub.manager)
        contact = made.contact_id
        assert contact is not None
        restrict(
            actor=hub.manager, person_ids=[other.children[0]], mode="hidden", reason_code="staff", reason="A colleague's child",
            ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[hub.manager.account_id],
        )  # fmt: skip
        actions.add_child(actor=hub.manager, contact_id=contact, child=ChildTold(person_id=other.children[0]))
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
    with acting_as(hub.screener), pytest.raises(NotVisible):
        selectors.contact(contact, actor=hub.screener)


def test_a_professional_sees_what_they_were_told_of_their_own_request_and_nothing_else() -> None:
    hub = a_hub()
    teacher, colleague = (an_actor(Role.PROFESSIONAL_REFERRER, agency=an_agency("elm-primary")) for _ in range(2))
    with acting_as(teacher):
        actions.receive_request(
            actor=teacher, arrival=an_arrival(kind=ContactKind.REQUEST_FOR_SERVICE, channel=Channel.PROFESSIONAL_FORM)
        )
        [request] = selectors.own_requests(actor=teacher)
        assert (request.about, request.told) == ("Zoë Ashworth", "")
    with acting_as(hub.manager):
        contact = Contact.objects.get()
        sought = DecisionSought(Outcome.ASSESSMENT, "A social worker will visit")
        actions.decide(actor=hub.manager, contact_id=contact.id, person_id=contact.person_ids[0], sought=sought)
        actions.tell_referrer(actor=hub.manager, contact_id=contact.id, what="A social worker will visit.", how="here")
    with acting_as(teacher):
        [request] = selectors.own_requests(actor=teacher)
        assert request.told == "A social worker will visit."
        assert Contact.objects.count() == ContactChild.objects.count() == 0
    with acting_as(colleague):
        assert selectors.own_requests(actor=colleague) == []


def test_with_no_actor_nothing_of_the_front_door_is_seen() -> None:
    hub = a_hub()
    harm_between_children(hub)
    with connection.cursor() as cursor:
        cursor.execute("select table_name from wall.registered where table_name like 'frontdoor%%' and shape <> 'open'")
        tables = [table for (table,) in cursor.fetchall()]
        assert len(tables) >= 24
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
    with acting_as(service(Service.PUBLIC_INTAKE)), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
