"""Who is told at once, who today, of what happens; one sentence that names nobody (practice rule 10)."""

from __future__ import annotations

from uuid import UUID

import pytest

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import DecisionSought, SaidOfChild
from openmash.casework.frontdoor.models import Feedback
from openmash.casework.frontdoor.telling import ReferrerTold
from openmash.casework.frontdoor.words import Act, Outcome
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.notices.models import Notice
from openmash.foundation.outbox.models import Message
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import ASKED, NOBODY_ELSE, a_contact, a_hub, a_trace, less

pytestmark = pytest.mark.django_db


def told(actor: Actor) -> list[tuple[str, str]]:
    """What this person's list says: kind and the page it leads to."""
    with acting_as(actor):
        notices = list(Notice.objects.order_by("recorded_at"))
        assert all("Zoë" not in notice.text and "Ashworth" not in notice.text for notice in notices)
        return [(notice.kind, notice.url_name) for notice in notices]


def test_danger_rings_the_desk_on_duty() -> None:
    hub = a_hub()
    with acting_as(hub.call_taker):
        a_contact(hub.call_taker)
        a_contact(hub.call_taker, in_danger_now=True)
    on_duty = {kind for actor in (hub.screener, hub.night_worker) for kind in told(actor)}
    assert ("now", "contact") in on_duty
    assert len([kind for kind in on_duty if kind[1] == "contact"]) == 1


@pytest.mark.parametrize(("rating", "kind"), [("red", "now"), ("amber", "today")])
def test_an_agency_and_an_open_team_are_rung_on_red_and_told_today_otherwise(rating: str, kind: str) -> None:
    hub = a_hub()
    north = a_team("north", an_agency("council"))
    worker = an_actor(Role.SOCIAL_WORKER, team=north)
    nurse = hub.nurse
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating=rating, reason="As read")
        actions.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
        actions.route_to_open_team(
            actor=hub.screener, contact_id=made.contact_id, person_id=made.children[0], team_id=north.id
        )
    assert told(nurse) == [(kind, "answer_check")]
    assert told(worker) == [(kind, "answer_offer")]
    assert told(hub.sergeant) == []


def test_a_manager_is_rung_for_an_act_and_whoever_decided_for_a_serious_late_answer() -> None:
    hub = a_hub()
    manager, duty, nurse = hub.manager, hub.duty_manager, hub.nurse
    with acting_as(hub.screener):
        actions.protect(actor=hub.screener, act=Act.SECTION_47, line="Now")
    rung = told(manager) + told(duty)
    assert rung == [("now", "ratify")]
    with acting_as(manager):
        made = a_contact(manager)
        contact, child = made.contact_id, made.children[0]
        assert contact is not None
        [check] = actions.ask(actor=manager, contact_id=contact, agency_ids=[hub.health.id], told=ASKED)
        actions.consider(actor=manager, contact_id=contact, who=NOBODY_ELSE)
        actions.decide(actor=manager, contact_id=contact, person_id=child, sought=less())
    with acting_as(nurse):
        actions.answer(actor=nurse, check_id=check, told=a_trace(SaidOfChild(child, "A fracture"), serious=True))
    assert ("now", "answer_question") in told(manager)


def decided(actor: Actor, **values: object) -> UUID:
    made = a_contact(actor, **values)
    assert made.contact_id is not None
    sought = DecisionSought(Outcome.ASSESSMENT, "Assess")
    actions.decide(actor=actor, contact_id=made.contact_id, person_id=made.children[0], sought=sought)
    return made.contact_id


def test_feedback_by_email_goes_out_under_a_subject_that_says_nothing() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        referrer = ReferrerTold(name="Ms Obi", email="obi@elm.example.org", is_professional=True)
        contact = decided(hub.manager, referrer=referrer)
        actions.tell_referrer(actor=hub.manager, contact_id=contact, what="A worker will visit.", how="email")
        message = Message.objects.get(to_email="obi@elm.example.org")
        assert message.get_subject_display() == "About the request you sent"
        assert Feedback.objects.get().how == "email"


@pytest.mark.parametrize("how", ["email", "in_app"])
def test_somebody_who_cannot_be_told_that_way_is_not_said_to_be_told(how: str) -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact = decided(hub.manager, referrer=ReferrerTold(name="Ms Obi", is_professional=True))
        with pytest.raises(Incomplete, match="Choose how else"):
            actions.tell_referrer(actor=hub.manager, contact_id=contact, what="A worker will visit.", how=how)
        assert Feedback.objects.count() == 0
