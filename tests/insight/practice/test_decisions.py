"""Decisions made again on what was known then, and what came after less was done: for one's own eyes, then in counts."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.selectors import Decided
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotAllowedNow, NotPermitted
from openmash.insight.practice import afterwards, again
from openmash.insight.practice.afterwards import Share
from openmash.insight.practice.models import DrawnDecision, SecondDecision
from openmash.records.cases import actions as cases
from openmash.records.cases.happening import Happened
from openmash.records.voice import actions as voice
from openmash.statute.events import Event
from tests.factories.access import an_actor
from tests.factories.family import signed_in
from tests.factories.frontdoor import NOBODY_ELSE, Hub, a_contact, a_hub, less
from tests.factories.practice import auditors, children_decided
from tests.factories.voice import her_own_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LATER = "CANARYWREN he told his teacher the week after"


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def drawn(hub: Hub, other: Actor) -> UUID:
    ruth, _ = auditors()
    with acting_as(ruth):
        assert again.draw_decisions(actor=ruth, many=5, weeks=4) == 1
        assert not DrawnDecision.objects.exists(), "an auditor draws, and reads none of them"
    with acting_as(other):
        (asked,) = again.to_decide_again(actor=other)
    return asked.id


def test_the_second_sees_what_was_known_at_that_minute_and_not_what_was_decided(hub: Hub) -> None:
    (child,) = children_decided(hub, 1)
    with acting_as(hub.screener):
        voice.record(actor=hub.screener, person_id=child, told=her_own_words(LATER))
    other = an_actor(Role.DECISION_MAKER, name="Nia Brand", team=hub.desk)
    key = drawn(hub, other)
    client = signed_in(other)
    assert "Decide this again" in client.get("/worklist").content.decode()
    page = client.get(f"/audits/decisions/{key}").content.decode()
    assert "came to school with a mark" in page, "what was told"
    assert "A strategy discussion about" not in page and "A mark nobody explains, on a child" not in page
    assert LATER not in page and hub.manager.name not in page
    refused = client.post(f"/audits/decisions/{key}", {"outcome": "early_help", "reasons": ""}).content.decode()
    assert "Say why you would decide so." in refused
    assert (
        client.post(f"/audits/decisions/{key}", {"outcome": "early_help", "reasons": "Help first."}).status_code == 302
    )
    assert client.get(f"/audits/decisions/{key}").status_code == 404
    with acting_as(hub.manager):
        assert not SecondDecision.objects.exists() and not DrawnDecision.objects.exists()
        assert not frontdoor_changed(child, hub), "nothing about the child changed"
    assert signed_in(hub.manager).get(f"/audits/decisions/{key}").status_code == 404


def frontdoor_changed(child: UUID, hub: Hub) -> bool:
    from openmash.casework.frontdoor.models import Decision

    return Decision.objects.filter(person_id=child).count() != 1


def test_nobody_decides_again_what_they_decided_and_a_decision_is_drawn_once(hub: Hub) -> None:
    (child,) = children_decided(hub, 1)
    ruth, _ = auditors()
    with acting_as(ruth), pytest.raises(NotAllowedNow, match="Somebody else"):
        again.draw_decisions(actor=ruth, many=5, weeks=4)
    other = an_actor(Role.DUTY_MANAGER, team=hub.desk)
    with acting_as(ruth):
        again.draw_decisions(actor=ruth, many=5, weeks=4)
        with pytest.raises(NotAllowedNow, match="not drawn before"):
            again.draw_decisions(actor=ruth, many=5, weeks=4)
    with acting_as(hub.manager):
        assert again.to_decide_again(actor=hub.manager) == []
    with acting_as(other):
        (asked,) = again.to_decide_again(actor=other)
    with acting_as(hub.manager), pytest.raises(IntegrityError, match="whoever was asked"), transaction.atomic():
        SecondDecision.record(
            actor=hub.manager, drawn_id=asked.id, person_id=child, outcome="advice", reasons="Not mine to say."
        )


def test_agreement_on_decisions_is_not_said_of_a_few(hub: Hub) -> None:
    children_decided(hub, 1)
    other = an_actor(Role.DECISION_MAKER, team=hub.desk)
    key = drawn(hub, other)
    with acting_as(other):
        again.decide_again(actor=other, drawn_id=key, outcome=Outcome.ASSESSMENT, reasons="As I see it.")
    leader = an_actor(Role.SERVICE_MANAGER)
    with acting_as(leader):
        found = again.agreed_on_decisions(actor=leader)
        assert (found.drawn, found.made_again, found.whole.said, found.less_then_more) == (1, 1, False, None)
        with pytest.raises(NotPermitted):
            again.to_decide_again(actor=leader)
        with pytest.raises(NotPermitted):
            afterwards.own(actor=leader, now=timezone.now())


def less_then(hub: Hub, by: Actor, days: int, event: Event | None) -> UUID:
    """A child about whom somebody did less so many days ago, and what happened ten days after, if anything did."""
    then = timezone.now() - timedelta(days=days)
    with time_machine.travel(then, tick=True), acting_as(by):
        made = a_contact(by)
        assert made.contact_id is not None
        frontdoor.consider(actor=by, contact_id=made.contact_id, who=NOBODY_ELSE)
        frontdoor.decide(actor=by, contact_id=made.contact_id, person_id=made.children[0], sought=less())
        if event is not None:
            cases.mark(
                actor=by, process_id=made.contact_id, person_id=made.children[0], event=event,
                occurred_at=then + timedelta(days=10, hours=1),
            )  # fmt: skip
    return made.children[0]


def test_whoever_decided_sees_their_own_and_nobody_elses_and_a_look_is_logged(hub: Hub) -> None:
    mine = less_then(hub, hub.manager, 200, Event.STRATEGY_DISCUSSION_HELD)
    less_then(hub, hub.manager, 100, None)
    other = an_actor(Role.DECISION_MAKER, team=hub.desk)
    less_then(hub, other, 150, Event.ENQUIRY_BEGAN)
    with acting_as(hub.manager):
        found = afterwards.own(actor=hub.manager, now=timezone.now())
    assert [(each.decision.person_id == mine, each.days) for each in found] == [(True, 10), (False, None)]
    client = signed_in(hub.manager)
    page = client.get("/audits/afterwards").content.decode()
    assert "Strategy discussion held" in page and "10 days" in page and "Enquiry" not in page
    assert "Only you see this list" in page and "does not say that a decision was wrong" in page
    assert signed_in(an_actor(Role.SERVICE_MANAGER)).get("/audits/afterwards").status_code == 403


def test_a_team_of_two_is_not_counted_and_one_of_three_is_without_small_numbers(hub: Hub) -> None:
    leader = an_actor(Role.SERVICE_MANAGER)
    second = an_actor(Role.DECISION_MAKER, team=hub.desk)
    for by in (hub.manager, second):
        less_then(hub, by, 200, Event.STRATEGY_DISCUSSION_HELD)
    with acting_as(leader):
        (team,) = afterwards.by_team(actor=leader, now=timezone.now())
    assert team.shares == {} and "about a person" in team.why_not
    less_then(hub, hub.duty_manager, 200, None)
    with acting_as(leader):
        (team,) = afterwards.by_team(actor=leader, now=timezone.now())
    assert team.shares["closed", 90] == Share(None, None), "two of three is small"
    page = signed_in(leader).get("/audits/decisions").content.decode()
    assert "Small: not shown" in page and hub.desk.name in page
    for each in (hub.manager, second, hub.duty_manager):
        assert each.name not in page


def test_harm_that_was_put_in_is_counted_once_it_can_have_come() -> None:
    """300 decisions of three people: every third has an event after 60 days, every fifth after 200; the last 100 days say
    nothing yet of 365.
    """
    now = timezone.now()
    people = [uuid4() for _ in range(3)]
    rows, events = [], []
    for number in range(300):
        at, child = now - timedelta(days=30 + 2 * number), uuid4()
        rows.append(Decided(uuid4(), uuid4(), child, Outcome.NO_FURTHER_ACTION, at, people[number % 3], ""))
        after = 60 if number % 3 == 0 else 200 if number % 5 == 0 else None
        if after and at + timedelta(days=after) < now:
            when = at + timedelta(days=after)
            events.append(Happened(uuid4(), uuid4(), child, Event.ENQUIRY_BEGAN, when, when, people[0], people[0]))
    spans = {span: afterwards._within(rows, events, {}, now, span) for span in (90, 365)}
    team = afterwards._team("MASH", rows, dict.fromkeys(people, "MASH"), spans)
    old, older = ([r for r in rows if r.at + timedelta(days=span) <= now] for span in (90, 365))
    assert team.shares["closed", 90] == Share(round(len(old) / 3 / 5) * 5, round(len(old) / 5) * 5)
    third, fifth = 1 / 3, 2 / 3 / 5
    said = team.shares["closed", 365]
    assert said.of == round(len(older) / 5) * 5 and said.hits == pytest.approx(len(older) * (third + fifth), abs=5)
