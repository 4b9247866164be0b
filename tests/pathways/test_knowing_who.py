"""It becomes known who a child is: every list says so, and the agencies asked about an unknown boy hear his name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.missing import actions as missing
from openmash.casework.missing.telling import MissingTold
from openmash.casework.missing.words import ReportedBy
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.notices.selectors import waiting
from openmash.pathways import knowing_who, misfiled
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage.actions import Considered
from openmash.records.linkage.selectors import person_set
from openmash.records.people.models import Birth, Identifier, LocatingFact, Person, PersonName
from openmash.records.people.telling import NameTold
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in
from tests.factories.frontdoor import ASKED, NO_TRACE, Hub, a_child_told, a_contact, a_hub, an_arrival
from tests.factories.meetings import a_meeting, an_item
from tests.factories.people import a_child, an_nhs_number

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
TOLD = "unknown boy, about 7, blue Corsa"
BORN = date(2018, 3, 9)
KNOWS = Considered(twins=True)
AGAIN = "More is known of who a child is whom the hub asked you about: look again."


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def an_unknown_boy(hub: Hub) -> tuple[UUID, UUID]:
    made = a_contact(hub.screener, ChildTold(as_told=TOLD, concern="Left alone in a car."))
    assert made.contact_id is not None
    return made.contact_id, made.children[0]


def asked(hub: Hub, contact: UUID) -> UUID:
    return actions.ask(actor=hub.screener, contact_id=contact, agency_ids=[hub.health.id], told=ASKED)[0]


def someone_known(hub: Hub) -> UUID:
    return a_contact(hub.screener, a_child_told("Kit", "Varley")).children[0]


def a_record_of_a_file(origin: UUID, number: str) -> None:
    """The same child in a nightly file of a school's, which knows a further name."""
    office = an_actor(Role.SCREENER, agency=an_agency("education", AgencyKind.EDUCATION))
    with acting_as(office):
        pupil = Person.record(actor=office, kind="child", origin_id=origin).pk
        PersonName.record(actor=office, person_id=pupil, kind="legal", forenames="Kit", surname="Varley")
        PersonName.record(actor=office, person_id=pupil, kind="alias", forenames="Christopher", surname="Varley")
        Identifier.record(actor=office, person_id=pupil, scheme="nhs_number", value=number)
        LocatingFact.record(actor=office, person_id=pupil, kind="address", text="1 Test Street", postcode="GL5 1AA")
        Birth.record(actor=office, person_id=pupil, date=BORN, precision="day")


def match(actor: Actor, boy: UUID, known: UUID) -> None:
    knowing_who.link(
        actor=actor, record_a=boy, record_b=known, reason="His mother rang and named him.", evidence=(), considered=KNOWS
    )  # fmt: skip


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_an_agency_that_searched_for_an_unknown_boy_hears_who_he_is_and_is_asked_to_look_again(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, boy = an_unknown_boy(hub)
        check = asked(hub, contact)
    nurse, url = signed_in(hub.nurse), reverse("answer_check", kwargs={"check_id": check})
    assert f"What do you know of {TOLD}?" in page(nurse, url) and "Asked as" not in page(nurse, url)
    with acting_as(hub.nurse):
        actions.answer(actor=hub.nurse, check_id=check, told=NO_TRACE)
        assert selectors.checks_to_answer(actor=hub.nurse) == []
    with acting_as(hub.screener):
        match(hub.screener, boy, someone_known(hub))
    with acting_as(hub.nurse):
        assert [each.check_id for each in selectors.checks_to_answer(actor=hub.nurse)] == [check]
        assert selectors.checks_to_answer(actor=hub.nurse, answered=True) == []
        assert AGAIN in [each.text for each in waiting(actor=hub.nurse)]
    shown = page(nurse, url)
    assert "What do you know of Kit Varley?" in shown
    assert f"Asked as “{TOLD}”; known since" in shown and "You answered before this: please search again" in shown
    assert "Look again" in page(nurse, "/checks")
    with acting_as(hub.nurse):
        actions.answer(actor=hub.nurse, check_id=check, told=replace(NO_TRACE, names_used="Kit Varley"))
        assert selectors.checks_to_answer(actor=hub.nurse) == []
    assert "Please search under this." in page(nurse, url)


def test_an_agency_is_told_once_of_what_it_was_not_told_before(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, boy = an_unknown_boy(hub)
        check = asked(hub, contact)
        knowing_who.add_name(actor=hub.screener, person_id=boy, name=NameTold("Kit", "Varley"))
        assert actions.say_who_they_are(actor=hub.screener, person_ids=[boy]) == []
        (child,) = selectors.check_to_answer(check, actor=hub.screener).children
        assert (child.called, child.first_called) == ("Kit Varley", TOLD)


def test_nothing_is_told_of_a_child_found_to_be_restricted(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, boy = an_unknown_boy(hub)
        check = asked(hub, contact)
        known = someone_known(hub)
    with acting_as(hub.manager):
        restrict(
            actor=hub.manager, person_ids=[known], mode="sealed", reason_code="x", reason="Threats to the family.",
            ask=WhomToAsk("Duty manager", "01632 960001", "Deputy"), allowed=[hub.manager.account_id],
        )  # fmt: skip
        match(hub.manager, boy, known)
        (child,) = selectors.check_to_answer(check, actor=hub.manager).children
        assert (child.called, child.asked_as) == (TOLD, ""), "not even where a wall alone would keep it from the agency"
    with acting_as(hub.nurse):
        assert AGAIN not in [each.text for each in waiting(actor=hub.nurse)]
    assert (
        "Varley" not in signed_in(hub.nurse).get(reverse("answer_check", kwargs={"check_id": check})).content.decode()
    )


def test_what_was_told_of_two_records_taken_for_one_is_put_right_when_they_are_separated(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, boy = an_unknown_boy(hub)
        check = asked(hub, contact)
        known = someone_known(hub)
        match(hub.screener, boy, known)
    with acting_as(hub.manager):
        misfiled.separate(actor=hub.manager, record_a=boy, record_b=known, reason="His mother was mistaken.")
    shown = page(signed_in(hub.nurse), reverse("answer_check", kwargs={"check_id": check}))
    assert f"What do you know of {TOLD}?" in shown and "Put right" in shown and "nobody else we told you of" in shown


def test_every_list_says_the_words_a_child_was_told_of_in_and_the_name_once_it_is_known(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, boy = an_unknown_boy(hub)
        actions.rate(actor=hub.screener, contact_id=contact, rating="red", reason="As read")
        actions.take(actor=hub.screener, contact_id=contact)
    with acting_as(hub.manager):
        meeting = a_meeting(hub.manager)
        item = an_item(hub.manager, meeting, boy)
    client = signed_in(hub.manager)
    lists = (
        "/board", "/tonight", f"/meetings/{meeting}", f"/meetings/{meeting}/family/{item}",
        reverse("child_now", kwargs={"person_id": boy}),
    )  # fmt: skip
    for url in lists:
        shown = page(client, url)
        assert TOLD in shown and "Unknown child" not in shown, url
    record = page(client, reverse("child_now", kwargs={"person_id": boy}))
    assert f"{hub.screener.name}, " in record and "Nobody that we know of" not in record
    with acting_as(hub.screener):
        match(hub.screener, boy, someone_known(hub))
    for url in lists:
        shown = page(client, url)
        assert "Kit Varley" in shown and TOLD not in shown.split("</h1>")[0], url
    with acting_as(hub.manager):
        [line] = selectors.tonight(actor=hub.manager).items
        assert line.child == "Kit Varley" and line.age.endswith("years")


def test_lists_beyond_the_front_door_say_the_same_words_and_then_the_name(hub: Hub) -> None:
    with acting_as(hub.screener):
        _, boy = an_unknown_boy(hub)
    worker = an_actor(Role.SOCIAL_WORKER)
    with acting_as(hub.manager):
        cases.allocate(
            actor=hub.manager, person_id=boy, account_id=worker.account_id, role=AllocationRole.SOCIAL_WORKER
        )
        missing.report_missing(actor=hub.manager, person_id=boy, told=MissingTold("Not at the car.", ReportedBy.PARENT))
    where = [(signed_in(worker), "/worklist"), (signed_in(hub.manager), "/missing")]
    for client, url in where:
        shown = page(client, url)
        assert TOLD in shown and "Name not known" not in shown, url
    with acting_as(hub.screener):
        match(hub.screener, boy, someone_known(hub))
    for client, url in where:
        shown = page(client, url)
        assert "Kit Varley" in shown and TOLD not in shown and "Name not known" not in shown, url


def test_whoever_may_not_see_the_contact_is_told_no_words_of_it(hub: Hub) -> None:
    with acting_as(hub.screener):
        _, boy = an_unknown_boy(hub)
        known = someone_known(hub)
    for actor, said in ((hub.screener, [TOLD, "Kit Varley"]), (hub.nurse, ["Name not known", "Name not known"])):
        with acting_as(actor):
            lines = [("Name not known", [boy]), ("Name not known", [known])]
            said_first = selectors.in_agreed_words(lines, actor=actor)
        assert said_first[0] == said[0], actor.name


def test_what_a_file_s_rule_finds_out_of_who_a_child_is_reaches_the_agencies_asked(hub: Hub) -> None:
    number = an_nhs_number()
    with acting_as(hub.screener):
        known = a_child(hub.screener, "Kit", "Varley", born=BORN, postcode="GL5 1AA", nhs_number=number)
        made = actions.receive_call(
            actor=hub.screener, arrival=an_arrival(ChildTold(person_id=known.pk, concern="Cold."))
        )
        assert made.contact_id is not None
        check = asked(hub, made.contact_id)
    linkage = service(Service.LINKAGE)
    with acting_as(linkage):
        knowing_who.compare_what_is_new(actor=linkage, now=timezone.now())
    a_record_of_a_file(known.pk, number)
    with acting_as(linkage):
        knowing_who.compare_what_is_new(actor=linkage, now=timezone.now())
    with acting_as(hub.screener):
        assert len(person_set(known.pk, hub.screener).ids) == 2
    with acting_as(hub.nurse):
        (child,) = selectors.check_to_answer(check, actor=hub.nurse).children
        assert "also known as Christopher Varley" in child.identified_as and child.known_at
        assert AGAIN in [each.text for each in waiting(actor=hub.nurse)]
