"""The agenda builds itself, by family: red as already acted on, amber undecided, what is past its clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as frontdoor_selectors
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Act, ContactKind
from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.actions import Proposed
from openmash.casework.meetings.words import Reason
from openmash.casework.missing import actions as missing
from openmash.casework.missing.telling import BackTold, MissingTold, RiskTold
from openmash.casework.missing.words import CameBack, Level, ReportedBy, Safe
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import acting_as
from openmash.pathways import daily_meeting, domestic_abuse
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub, a_police_arrival
from tests.factories.meetings import an_action, an_item
from tests.factories.people import a_child
from tests.factories.voice import not_yet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def rated(hub: Hub, rating: str, *children: ChildTold) -> UUID:
    made = a_contact(hub.manager, *children)
    assert made.contact_id is not None
    frontdoor.rate(actor=hub.manager, contact_id=made.contact_id, rating=rating, reason="As read")
    return made.contact_id


def prepared(hub: Hub) -> selectors.Agenda:
    meeting = daily_meeting.prepare(actor=hub.manager, starts_at=timezone.now())
    return selectors.agenda(meeting, actor=hub.manager)


def test_a_contacts_children_come_together_and_green_or_decided_ones_do_not_come() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        rated(hub, "amber", a_child_told("Mia"), a_child_told("Toby"))
        rated(hub, "green", a_child_told("Ali", "Other"))
        (item,) = prepared(hub).items
    assert len(item.person_ids) == 2
    assert item.reasons == (Reason.AMBER,)


def test_red_is_there_as_already_acted_on_and_says_so_where_nobody_has() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        acted, waiting = rated(hub, "red", a_child_told("Mia")), rated(hub, "red", a_child_told("Ali", "Other"))
        child = frontdoor_selectors.contact(acted, actor=hub.manager).children[0].person_id
        frontdoor.protect(
            actor=hub.manager, act=Act.STRATEGY_DISCUSSION, line="Now, with police", person_id=child, contact_id=acted
        )
        lines = {one.contact_ids[0]: one.line for one in prepared(hub).items if one.contact_ids}
    assert lines[acted].startswith("Already acted on: strategy discussion.")
    assert lines[waiting].startswith("Nobody has acted yet: do not wait for the meeting.")


def test_what_is_past_its_clock_comes_whatever_its_rating_and_stays_shown_when_left_out() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        rated(hub, "green")
    with time_machine.travel(timezone.now() + timedelta(days=14)), acting_as(hub.manager):
        agenda = prepared(hub)
        (item,) = agenda.items
        assert Reason.LATE in item.reasons
        actions.leave_out(actor=hub.manager, item_id=item.id, reason="Decided tomorrow with the school.")
        (shown,) = selectors.agenda(agenda.meeting.id, actor=hub.manager).items
    assert shown.left_out and shown.late


def test_two_contacts_about_one_child_make_one_item_and_a_new_one_joins_it() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        child = ChildTold(person_id=a_child(hub.manager).id, concern="Hungry")
        first = rated(hub, "amber", child)
        agenda = prepared(hub)
        second = rated(hub, "red", child, a_child_told("Toby"))
        both = daily_meeting.families(actor=hub.manager)
        assert len(both) == 1
        assert set(both[0].sources) == {f"contact:{first}", f"contact:{second}"}
        daily_meeting.bring_up_to_date(actor=hub.manager, meeting_id=agenda.meeting.id)
        (item,) = selectors.agenda(agenda.meeting.id, actor=hub.manager).items
    assert len(item.person_ids) == 2


def test_a_restricted_child_is_joined_with_nobody_and_is_on_the_agenda_only_for_those_who_may_see() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        shared = ChildTold(person_id=a_child(hub.manager).id, concern="Hungry")
        hidden = a_child(hub.manager, "Quetzal").id
        rated(hub, "amber", shared)
        rated(hub, "amber", ChildTold(person_id=hidden, concern="Worry"))
        access.restrict(
            actor=hub.manager, person_ids=[hidden], mode="hidden", reason_code="staff", reason="Works here",
            ask=WhomToAsk("Ruth", "01632 960101"), allowed=[hub.manager.account_id],
        )  # fmt: skip
        agenda = prepared(hub)
        assert len(agenda.items) == 2
    with acting_as(hub.duty_manager):
        seen = selectors.agenda(agenda.meeting.id, actor=hub.duty_manager)
        assert len(seen.items) == 1
        assert "Quetzal" not in repr(seen)
        assert len(daily_meeting.families(actor=hub.duty_manager)) == 1


def test_a_child_missing_at_high_or_untold_risk_comes_and_one_at_low_risk_or_back_does_not() -> None:
    hub = a_hub()
    high = RiskTold(Level.HIGH, "Insp Rao", "Insulin at home, last seen getting into a van.")
    with acting_as(hub.manager):
        gone, untold, low, home = (a_child(hub.manager, name).id for name in ("Gone", "Untold", "Low", "Home"))
        episodes = {
            child: missing.report_missing(
                actor=hub.manager, person_id=child,
                told=MissingTold("Did not come home from school.", ReportedBy.PARENT, risk=risk),
            )
            for child, risk in (
                (gone, high), (untold, None), (low, RiskTold(Level.LOW, "PC Bell", "At his aunt’s.", "Sgt Orr")), (home, high),
            )
        }  # fmt: skip
        missing.record_back(
            actor=hub.manager, process_id=episodes[home], told=BackTold(CameBack.RETURNED, None, Safe.YES)
        )
        found = {item.person_ids[0]: item for item in prepared(hub).items}
    assert set(found) == {gone, untold}
    assert found[gone].reasons == found[untold].reasons == (Reason.MISSING,)
    assert found[gone].line == "Missing. Police risk level: high"
    assert found[untold].line == "Missing. Police risk level: not told to us yet"


def test_a_child_missing_and_rated_amber_comes_once_with_both_reasons() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        child = a_child(hub.manager).id
        rated(hub, "amber", ChildTold(person_id=child, concern="Hungry"))
        missing.report_missing(
            actor=hub.manager, person_id=child, told=MissingTold("Did not come home.", ReportedBy.PARENT)
        )
        (item,) = prepared(hub).items
    assert item.reasons == (Reason.MISSING, Reason.AMBER)
    assert "Hungry" in item.line and "Missing. Police risk level" in item.line


def test_a_family_that_triage_sent_on_comes_and_one_not_yet_judged_does_not() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        arrival = a_police_arrival(hub.police, "V1", a_child_told("Mia", "Farrow", voice=not_yet()))
        made = frontdoor.receive_police_notification(
            actor=hub.screener, arrival=replace(arrival, kind=ContactKind.DOMESTIC_ABUSE)
        )
        assert made.contact_id is not None
    with acting_as(hub.manager):
        assert daily_meeting.families(actor=hub.manager) == []
    with acting_as(hub.screener):
        (family,) = domestic_abuse.families(actor=hub.screener)
        told = domestic_abuse.Told(
            goes_on=True, line="Shouting over money; the children were in the room, and this is the third time.",
            children=dict.fromkeys(family.person_ids, "On the stairs, crying."), level=None, reason_code="",
            who_else="", told_at_the_table=True,
        )  # fmt: skip
        domestic_abuse.judge(actor=hub.screener, contact_id=made.contact_id, told=told)
    with acting_as(hub.manager):
        (item,) = prepared(hub).items
    assert Reason.DOMESTIC_ABUSE in item.reasons
    assert "First notification in 12 months. Goes on to screening." in item.line
    assert item.contact_ids == (made.contact_id,)


def test_what_yesterday_agreed_is_followed_up_today() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        child = a_child(hub.manager).id
        meeting = daily_meeting.prepare(actor=hub.manager, starts_at=timezone.now())
        item = an_item(hub.manager, meeting, child)
        told = an_action(hub.manager.agency_id)
        actions.record_action(actor=hub.manager, item_id=item, person_id=child, told=told)
    with time_machine.travel(timezone.now() + timedelta(days=1, hours=1)), acting_as(hub.manager):
        today = daily_meeting.prepare(actor=hub.manager, starts_at=timezone.now())
        found = daily_meeting.followed_up(selectors.meeting(today, actor=hub.manager), actor=hub.manager)
    assert found is not None
    assert [one.what for one in found.actions] == ["See her at school"]
    assert found.still_open() == 1


def test_an_agenda_and_its_making_cost_no_more_for_many_families() -> None:
    hub = a_hub()
    counts = []
    with acting_as(hub.manager):
        meeting = daily_meeting.prepare(actor=hub.manager, starts_at=timezone.now())
        for number in (1, 3, 6):
            for each in range(number):
                rated(hub, "amber", a_child_told(f"Mia{number}{each}", f"Farrow{number}{each}"))
                item = an_item(hub.manager, meeting, a_child(hub.manager, f"Ali{number}{each}").id)
                person = selectors.item(item, actor=hub.manager).person_ids[0]
                told = an_action(hub.manager.agency_id)
                actions.record_action(actor=hub.manager, item_id=item, person_id=person, told=told)
            counts.append(
                [
                    asked(lambda: selectors.agenda(meeting, actor=hub.manager)),
                    asked(lambda: daily_meeting.families(actor=hub.manager)),
                    asked(lambda: selectors.version(meeting, actor=hub.manager)),
                    asked(lambda: selectors.actions_for(hub.manager)),
                ]
            )
    assert counts[1] == counts[2]
    assert counts[2][2] == 1
    assert counts[2][0] <= 18 and counts[2][3] <= 4, counts


def asked(look: object) -> int:
    with CaptureQueriesContext(connection) as queries:
        look()  # type: ignore[operator]
    return len(queries)


def test_a_proposal_without_a_child_is_passed_over() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        kept = daily_meeting.SOURCES
        daily_meeting.SOURCES = (lambda actor, now: [Proposed([], [Reason.PARTNER], "Nobody")],)
        try:
            assert daily_meeting.families(actor=hub.manager) == []
        finally:
            daily_meeting.SOURCES = kept
