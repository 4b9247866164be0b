"""A missing episode from the report to the interview: clocks, steps, what is owed, walls and costs."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.models import InterviewStep
from openmash.casework.missing.telling import BackTold, MissingTold, PreventionTold, RiskTold, StepTold
from openmash.casework.missing.words import Because, CameBack, Level, LookedAfter, Prevention, ReportedBy, Safe, Step
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people import selectors as people_selectors
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice import selectors as voice
from openmash.statute.clocks import State
from openmash.statute.events import Event
from tests.factories.access import an_actor
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.people import a_child, a_person
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
HIGH = RiskTold(Level.HIGH, "Insp Rao", "Fifteen, insulin at home, last seen getting into a van.")


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def report(actor: Actor, child: UUID, **values: object) -> UUID:
    told = MissingTold("Did not come home from school.", ReportedBy.PARENT, **values)  # type: ignore[arg-type]
    return actions.report_missing(actor=actor, person_id=child, told=told)


def back(actor: Actor, episode: UUID, **values: object) -> None:
    told = {"how": CameBack.RETURNED, "found_at": None, "safe": Safe.YES, **values}
    actions.record_back(actor=actor, process_id=episode, told=BackTold(**told))  # type: ignore[arg-type]


def held(actor: Actor, episode: UUID, **values: object) -> None:
    told = {"step": Step.HELD, "by_whom": "Jo Reed, Catch22", "independent": True, "voice": her_own_words(), **values}
    actions.record_step(actor=actor, process_id=episode, told=StepTold(**told))  # type: ignore[arg-type]


def test_one_line_is_enough_and_the_desk_holds_the_child(hub: Hub) -> None:
    with acting_as(hub.call_taker):
        child = a_child(hub.call_taker).id
        episode = report(hub.call_taker, child)
    with acting_as(hub.screener):
        line = selectors.lists(actor=hub.screener).missing[0]
        assert (line.person_id, line.risk, line.risk_words) == (child, "", "Not told to us yet")
        assert line.holder is not None
        assert [m.event for m in spine.milestones(actor=hub.screener, process_ids=[episode])] == [
            Event.REPORTED_MISSING
        ]


def test_the_interviews_two_clocks_start_at_home_and_not_when_found(hub: Hub) -> None:
    now = timezone.now()
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        episode = report(hub.screener, child, reported_at=now - 100 * HOUR)
        back(hub.screener, episode, found_at=now - 80 * HOUR)
        late = selectors.episode(episode, actor=hub.screener, now=now).line
        assert (late.held.state, late.offered.state) == (State.LATE, State.LATE), "until home is known, found counts"
        back(hub.screener, episode, found_at=now - 80 * HOUR, home_at=now - 70 * HOUR)
        line = selectors.episode(episode, actor=hub.screener, now=now).line
        assert line.held.due_at == now - 70 * HOUR + 72 * HOUR
        happened = [m.event for m in spine.milestones(actor=hub.screener, process_ids=[episode])]
        assert happened.count(Event.RETURNED_FROM_MISSING) == 1, "one return, put right"
        assert (line.held.state, line.offered.state) == (State.RUNNING, State.RUNNING)


def test_offered_in_time_and_held_late_are_two_facts(hub: Hub) -> None:
    now = timezone.now()
    with acting_as(hub.screener):
        episode = report(hub.screener, a_child(hub.screener).id, reported_at=now - 120 * HOUR)
        back(hub.screener, episode, found_at=now - 100 * HOUR, home_at=now - 100 * HOUR)
        offer = StepTold(Step.OFFERED, at=now - 50 * HOUR, by_whom="Jo Reed")
        actions.record_step(actor=hub.screener, process_id=episode, told=offer)
        held(hub.screener, episode, at=now - 10 * HOUR)
        line = selectors.episode(episode, actor=hub.screener, now=now).line
        assert (line.offered.state, line.held.state) == (State.MET, State.LATE)
        assert not line.is_owed and not selectors.lists(actor=hub.screener).owed


def test_the_childs_words_are_kept_as_a_voice_and_stand_in_the_story(hub: Hub) -> None:
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        episode = report(hub.screener, child, risk=HIGH)
        back(hub.screener, episode)
        held(hub.screener, episode, analysis="A grey van again.")
        person = person_set(child, hub.screener)
        said = voice.voices(person, actor=hub.screener)
        assert [(each.quote, each.process_id) for each in said] == [(her_own_words().quote, episode)]
        told = chronology(person, actor=hub.screener, window=Window()).lines
        kinds = [line.entry.kind for line in told]
        assert kinds.count("missing") == 4 and "voice" in kinds


def test_the_polices_own_talk_and_a_talk_not_independent_leave_it_owed(hub: Hub) -> None:
    with acting_as(hub.screener):
        episode = report(hub.screener, a_child(hub.screener).id)
        with pytest.raises(NotAllowedNow, match="that the child is back"):
            actions.record_prevention(actor=hub.screener, process_id=episode, told=PreventionTold(Prevention.HELD))
        back(hub.screener, episode)
        actions.record_prevention(
            actor=hub.screener, process_id=episode, told=PreventionTold(Prevention.HELD, "PC Dale")
        )
        held(hub.screener, episode, independent=False)
        assert selectors.lists(actor=hub.screener).owed, "neither is the return home interview"
        held(hub.screener, episode)
        assert not selectors.lists(actor=hub.screener).owed


def test_declined_needs_the_reason_and_only_a_manager_leaves_it_out(hub: Hub) -> None:
    with acting_as(hub.screener):
        first = report(hub.screener, a_child(hub.screener).id)
        second = report(hub.screener, a_child(hub.screener, "Ali").id)
        for episode in (first, second):
            back(hub.screener, episode)
        with pytest.raises(Incomplete, match="Say why"):
            actions.record_step(actor=hub.screener, process_id=first, told=StepTold(Step.DECLINED))
        said_no = StepTold(Step.DECLINED, reason="“I am fine, leave it.”")
        actions.record_step(actor=hub.screener, process_id=first, told=said_no)
        left_out = StepTold(
            Step.NOT_HELD, reason="Moved abroad; that country's services told.", because=Because.COULD_NOT_CONTACT
        )
        with pytest.raises(NotPermitted):
            actions.record_step(actor=hub.screener, process_id=second, told=left_out)
        not_reached = StepTold(Step.NOT_REACHED, reason="Rang three times.")
        actions.record_step(actor=hub.screener, process_id=second, told=not_reached)
        assert [line.process_id for line in selectors.lists(actor=hub.screener).owed] == [second]
    with acting_as(hub.manager):
        actions.record_step(actor=hub.manager, process_id=second, told=left_out)
        assert not selectors.lists(actor=hub.manager).owed
        # a child who declined may change their mind
        held(hub.manager, first)
        assert selectors.episode(first, actor=hub.manager).ended


def test_a_child_missing_already_is_not_reported_twice_and_missing_again_is_counted(hub: Hub) -> None:
    now = timezone.now()
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        for days in (200, 60, 30):
            back(hub.screener, report(hub.screener, child, reported_at=now - timedelta(days=days)))
        episode = report(hub.screener, child)
        with pytest.raises(NotAllowedNow, match="already recorded as missing"):
            report(hub.screener, child)
        repeats = selectors.episode(episode, actor=hub.screener).line.repeats
        assert len(repeats.days) == 3, "the one 200 days ago does not count"
        assert repeats.words == "3rd time in 90 days: missing 3 times in 90 days (local trigger)"


def test_only_what_cannot_have_happened_is_refused(hub: Hub) -> None:
    now = timezone.now()
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        with pytest.raises(Incomplete, match="future"):
            report(hub.screener, child, reported_at=now + HOUR)
        with pytest.raises(Incomplete, match="last seen before"):
            report(hub.screener, child, reported_at=now - 2 * HOUR, last_seen_at=now - HOUR)
        with pytest.raises(Incomplete, match="which officer"):
            report(hub.screener, child, risk=RiskTold(Level.HIGH, "", "Insulin"))
        episode = report(hub.screener, child, last_seen_at=now - HOUR)
        with pytest.raises(Incomplete, match="last seen after"):
            back(hub.screener, episode, found_at=now - 2 * HOUR)
        with pytest.raises(Incomplete, match="how the child is"):
            back(hub.screener, episode, safe=Safe.NO)


def test_the_database_refuses_an_interview_held_by_nobody(hub: Hub) -> None:
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        episode = report(hub.screener, child)
        with pytest.raises(IntegrityError), transaction.atomic():
            InterviewStep.record(actor=hub.screener, process_id=episode, person_id=child, step=Step.HELD)


def test_where_they_were_last_seen_is_kept_from_whom_their_home_is_and_ends_when_they_are_back(hub: Hub) -> None:
    with acting_as(hub.screener):
        father = a_person(hub.screener, "Dean", "Pryce", kind="adult").id
        child = a_child(hub.screener).id
        home = PlaceTold(
            LocatingKind.ADDRESS, "9 New Lane", protected_from=(father,), protected_reason="Non-molestation order"
        )
        people.add_place(actor=hub.screener, person_id=child, place=home)
        episode = report(hub.screener, child, last_seen_where="Refuge garden, Barton Street")
        person = person_set(child, hub.screener)
        (seen,) = [p for p in people_selectors.places(person, hub.screener) if p.kind is LocatingKind.SIGHTING]
        assert seen.withheld and not seen.text and seen.do_not_tell == ("Dean Pryce",)
        back(hub.screener, episode)
        (seen,) = [p for p in people_selectors.places(person, hub.screener) if p.kind is LocatingKind.SIGHTING]
        assert seen.until and seen.withheld, "ended, and still kept"


def test_high_and_unknown_levels_go_to_the_daily_meeting_and_a_low_one_does_not(hub: Hub) -> None:
    with acting_as(hub.screener):
        for name, risk in (
            ("High", HIGH),
            ("Low", RiskTold(Level.LOW, "Sgt Bell", "At his aunt’s.", "Insp Rao")),
            ("Untold", None),
        ):
            report(hub.screener, a_child(hub.screener, name).id, risk=risk)
        assert [each.child.split()[0] for each in selectors.for_the_daily_meeting(actor=hub.screener)] == [
            "High",
            "Untold",
        ]
        assert [line.child.split()[0] for line in selectors.lists(actor=hub.screener).missing] == [
            "High",
            "Untold",
            "Low",
        ]


def test_an_earlier_level_stays_and_the_page_can_be_shown_as_it_stood(hub: Hub) -> None:
    with acting_as(hub.screener):
        episode = report(
            hub.screener, a_child(hub.screener).id, risk=RiskTold(Level.MEDIUM, "Sgt Bell", "First report.")
        )
        then = timezone.now()
        actions.set_risk(actor=hub.screener, process_id=episode, told=HIGH)
        assert selectors.episode(episode, actor=hub.screener).line.risk == Level.HIGH
        assert selectors.episode(episode, actor=hub.screener, known_at=then).line.risk == Level.MEDIUM
        titles = [each.title for each in selectors.episode(episode, actor=hub.screener).happened]
        assert "Police risk level: Medium" in titles and "Police risk level: High" in titles


def test_a_hidden_child_is_on_no_list_and_their_episode_is_nobodys(hub: Hub) -> None:
    with acting_as(hub.manager):
        child = a_child(hub.manager).id
        episode = report(hub.manager, child, risk=HIGH, looked_after=LookedAfter.YES)
        back_again = report(hub.manager, a_child(hub.manager, "Seen").id)
        restrict(
            actor=hub.manager, person_ids=[child], mode="hidden", reason_code="staff_family", reason="An aunt works here",
            ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[hub.manager.account_id],
        )  # fmt: skip
        assert len(selectors.lists(actor=hub.manager).missing) == 2
    with acting_as(hub.screener):
        assert [line.process_id for line in selectors.lists(actor=hub.screener).missing] == [back_again]
        assert [each.process_id for each in selectors.for_the_daily_meeting(actor=hub.screener)] == [back_again]
        for refused in (
            lambda: selectors.episode(episode, actor=hub.screener),
            lambda: actions.set_risk(actor=hub.screener, process_id=episode, told=HIGH),
            lambda: back(hub.screener, episode),
            lambda: report(hub.screener, child),
        ):
            with pytest.raises(NotVisible):
                refused()


def test_a_worker_without_reach_sees_no_episode(hub: Hub) -> None:
    worker = an_actor(Role.SOCIAL_WORKER, team=hub.desk)
    with acting_as(hub.screener):
        episode = report(hub.screener, a_child(hub.screener).id)
    with acting_as(worker):
        assert selectors.lists(actor=worker) == selectors.Lists((), ())
        with pytest.raises(NotVisible):
            selectors.episode(episode, actor=worker)


def test_lists_cost_no_more_as_the_past_grows(hub: Hub) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            selectors.lists(actor=hub.screener)
        return len(asked)

    counts = []
    with acting_as(hub.screener):
        for times in (1, 2, 5):
            for _ in range(times):
                child = a_child(hub.screener).id
                held(hub.screener, _returned(hub, child))
                report(hub.screener, child, risk=HIGH)
                _returned(hub, a_child(hub.screener).id)
            counts.append(cost())
    assert counts[1] == counts[2] and counts[2] <= 24, counts


def _returned(hub: Hub, child: UUID) -> UUID:
    episode = report(hub.screener, child)
    back(hub.screener, episode)
    return episode
