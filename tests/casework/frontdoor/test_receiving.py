"""Every way in: what arrives is held, by a reference anyone may be told, from when it truly came."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.models import Contact, ContactChild, ContactPerson, Receipt, Referrer
from openmash.casework.frontdoor.telling import ChildTold, OtherTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.records.cases import selectors as spine
from openmash.statute.events import Event
from tests.factories.access import an_actor, an_agency
from tests.factories.frontdoor import a_child_told, a_contact, a_hub, a_police_arrival, an_arrival
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db


def settle() -> None:
    """Judge now what the database judges at commit."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_a_call_is_held_by_the_desk_with_each_childs_words_apart() -> None:
    hub = a_hub()
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    with time_machine.travel(noon, tick=True), acting_as(hub.call_taker):
        made = a_contact(
            hub.call_taker,
            a_child_told("Zoë", concern="Zoë has a mark."),
            a_child_told("Ali", concern="Ali is hungry."),
        )
        settle()
        assert re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", made.reference)
        words = dict(ContactChild.objects.values_list("as_told", "concern"))
        assert words == {"Zoë Ashworth": "Zoë has a mark.", "Ali Ashworth": "Ali is hungry."}
        held = spine.holders([made.contact_id], actor=hub.call_taker)  # type: ignore[list-item]
        assert {holder.team_id for holder in held.values()} == {hub.desk.id}
        kinds = [event.kind for event in events_about([f"contact:{made.contact_id}"])]
        assert "frontdoor.contact_received" in kinds


def test_what_arrives_when_the_hub_is_closed_is_held_by_the_night_team() -> None:
    hub = a_hub()
    with time_machine.travel(datetime(2026, 11, 20, 17, 5, tzinfo=UTC), tick=True), acting_as(hub.night_worker):
        made = a_contact(hub.night_worker)
        held = spine.holder(made.contact_id, made.children[0], actor=hub.night_worker)  # type: ignore[arg-type]
        assert held is not None
        assert held.out_of_hours


def test_the_public_form_records_what_it_cannot_read_back() -> None:
    hub = a_hub()
    public = service(Service.PUBLIC_INTAKE)
    with acting_as(public):
        arrival = an_arrival(
            a_child_told(voice=her_own_words()),
            others=[OtherTold(as_told="Mum's partner", alleged=True)],
            source="1B",
            referrer=ReferrerTold(name="A neighbour", telephone="01632 960101"),
        )
        made = actions.receive_public_report(actor=public, arrival=arrival)
        settle()
        assert Contact.objects.count() == ContactChild.objects.count() == Referrer.objects.count() == 0
    with acting_as(hub.screener):
        contact = Contact.objects.get(reference=made.reference)
        assert (contact.kind, contact.channel) == (ContactKind.PUBLIC, Channel.PUBLIC_FORM)
        assert ContactPerson.objects.get().alleged
        assert not Referrer.objects.get().is_professional


def test_somebody_anonymous_is_stored_without_a_name() -> None:
    a_hub()
    public, screener = service(Service.PUBLIC_INTAKE), an_actor(Role.SCREENER)
    with acting_as(public):
        referrer = ReferrerTold(name="Should not be kept", telephone="01632 960101", is_anonymous=True)
        actions.receive_public_report(actor=public, arrival=an_arrival(source="9", referrer=referrer))
    with acting_as(screener):
        kept = Referrer.objects.get()
        assert (kept.name, kept.telephone, kept.is_anonymous) == ("", "", True)


def test_a_professional_gets_a_receipt_and_sees_nothing_else() -> None:
    a_hub()
    teacher = an_actor(Role.PROFESSIONAL_REFERRER, agency=an_agency("elm-primary"))
    with acting_as(teacher):
        made = actions.receive_request(
            actor=teacher, arrival=an_arrival(kind=ContactKind.REQUEST_FOR_SERVICE, channel=Channel.PROFESSIONAL_FORM)
        )
        settle()
        assert Receipt.objects.get().reference == made.reference
        assert Receipt.objects.get().about == "Zoë Ashworth"
        assert Contact.objects.count() == 0


def test_the_same_police_notification_twice_is_held_once() -> None:
    hub = a_hub()
    feed = service(Service.POLICE_FEED)
    with acting_as(feed):
        first = actions.receive_police_notification(actor=feed, arrival=a_police_arrival(hub.police, "VIST-7"))
        again = actions.receive_police_notification(actor=feed, arrival=a_police_arrival(hub.police, "VIST-7 "))
        other = actions.receive_police_notification(actor=feed, arrival=a_police_arrival(hub.health, "VIST-7"))
        settle()
        assert (first.already_held, again.already_held, other.already_held) == (False, True, False)
        assert again.contact_id is None
    with acting_as(hub.screener):
        assert Contact.objects.count() == 2


def test_the_next_row_of_a_file_adds_a_child_to_the_notification_it_belongs_to() -> None:
    hub = a_hub()
    feed = service(Service.POLICE_FEED)
    with acting_as(feed):
        made = actions.receive_police_notification(actor=feed, arrival=a_police_arrival(hub.police))
        assert made.contact_id is not None
        actions.join_notification(
            actor=feed, contact_id=made.contact_id, child=a_child_told("Ali"), kind=ContactKind.POLICE_NOTIFICATION
        )
        settle()
    with acting_as(hub.screener):
        assert len(Contact.objects.get().person_ids) == 2
        assert len(spine.process_children(made.contact_id, actor=hub.screener)) == 2


def test_an_unknown_child_has_a_record_a_holder_and_the_words_used() -> None:
    hub = a_hub()
    with acting_as(hub.call_taker):
        made = a_contact(hub.call_taker, ChildTold(as_told="Boy about 4, blue Corsa", concern="Crying, alone."))
        settle()
        assert ContactChild.objects.get().as_told == "Boy about 4, blue Corsa"
        assert spine.holder(made.contact_id, made.children[0], actor=hub.call_taker)  # type: ignore[arg-type]


def test_time_runs_from_when_it_truly_arrived_and_from_when_anyone_was_first_told() -> None:
    hub = a_hub()
    arrived = timezone.now() - timedelta(hours=9)
    first = arrived - timedelta(days=2)
    with acting_as(hub.call_taker):
        made = a_contact(hub.call_taker, received_at=arrived, first_told_at=first)
        contact = Contact.objects.get()
        assert (contact.received_at, contact.first_told_at) == (arrived, first)
        assert contact.recorded_at > arrived
        marks = {m.event: m.occurred_at for m in spine.milestones(actor=hub.call_taker, process_ids=[made.contact_id])}  # type: ignore[list-item]
        assert marks[Event.FIRST_TOLD] == first
        assert marks[Event.REFERRAL_RECEIVED] == arrived


def test_a_consultation_is_no_referral() -> None:
    hub = a_hub()
    with acting_as(hub.call_taker):
        made = a_contact(hub.call_taker, kind=ContactKind.CONSULTATION)
        events = {m.event for m in spine.milestones(actor=hub.call_taker, process_ids=[made.contact_id])}  # type: ignore[list-item]
        assert Event.CONSULTATION_GIVEN in events
        assert Event.REFERRAL_RECEIVED not in events


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"received_at": datetime(2100, 1, 1, tzinfo=UTC)}, "received_at"),
        ({"first_told_at": datetime(2100, 1, 1, tzinfo=UTC)}, "first_told_at"),
        ({"source": "XX"}, "source"),
    ],
)
def test_only_what_cannot_have_happened_is_refused(values: dict[str, object], field: str) -> None:
    hub = a_hub()
    with acting_as(hub.call_taker):
        with pytest.raises(Incomplete) as refused:
            a_contact(hub.call_taker, **values)
        assert [problem.field for problem in refused.value.problems] == [field]


def test_only_the_public_form_may_record_a_public_report() -> None:
    hub = a_hub()
    with acting_as(hub.screener), pytest.raises(NotPermitted):
        actions.receive_public_report(actor=hub.screener, arrival=an_arrival())
