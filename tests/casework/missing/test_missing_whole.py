"""The rest of an episode: classed, held ready, looked for, told apart, what repeats, figures, and the check of recording."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.rules import share_in_words, was_overnight, wilson
from openmash.casework.missing.selectors import Figures
from openmash.casework.missing.telling import (
    ActionTold,
    BackTold,
    ClassTold,
    CompanionTold,
    DoneTold,
    MissingTold,
    PlacedTold,
    PlanTold,
    PreventionTold,
    ReadyTold,
    RiskTold,
    StepTold,
)
from openmash.casework.missing.words import (
    Because,
    CameBack,
    CareWords,
    Doing,
    Interviewer,
    Level,
    LookedAfter,
    Outcome,
    Prevention,
    ReportedBy,
    Safe,
    Scheme,
    Step,
    Verdict,
    Whom,
)
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.reference import codes
from openmash.pathways.missing_episode import draw_check
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.statute.clocks import State
from openmash.web.missing.waiting import recording_to_put_right
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub
from tests.factories.people import a_child, a_person
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MEDIUM = RiskTold(Level.MEDIUM, "Sgt Bell", "Out overnight before.")
READY = ReadyTold("Tall, red coat.", "Kai and his carer", risks="A man with a grey van", friends="Ash")
PLAN = PlanTold(
    "A row about the phone.", "Priya Shah", (ActionTold(0, "Ring his nan", "Carer"), ActionTold(1, "Drive round", "Police")),
    "Somebody I know fetches me.", agreed_carer="Night carer",
)  # fmt: skip


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def report(actor: Actor, child: UUID, at: datetime | None = None, **values: object) -> UUID:
    # Each test names its own values.
    told = MissingTold("Did not come home.", ReportedBy.PARENT, reported_at=at, **values)  # type: ignore[arg-type]  # more of what is told, by its names
    return actions.report_missing(actor=actor, person_id=child, told=told)


def back(actor: Actor, episode: UUID, at: datetime | None = None, **values: object) -> None:
    told = BackTold(CameBack.RETURNED, at, Safe.YES, home_at=at, **values)  # type: ignore[arg-type]  # test values
    actions.record_back(actor=actor, process_id=episode, told=told)


def step(actor: Actor, episode: UUID, which: Step, at: datetime | None = None, **values: object) -> None:
    told = StepTold(which, at, **values)  # type: ignore[arg-type]  # each test names its own
    if which is Step.HELD:
        told = replace(told, by_whom="Jo Reed, Catch22", independent=True, voice=her_own_words())
    actions.record_step(actor=actor, process_id=episode, told=told)


def line(actor: Actor, episode: UUID) -> selectors.Line:
    return selectors.episode(episode, actor=actor).line


# Graded and classed


def test_police_and_care_class_an_episode_apart_and_classing_again_needs_why_and_is_counted(hub: Hub) -> None:
    by = hub.screener
    with acting_as(by):
        episode = report(by, a_child(by).id, care_words=CareWords.AWAY, looked_after=LookedAfter.YES)
        first = ClassTold(Scheme.POLICE, "police_missing", "Insp Rao")
        actions.classify(actor=by, process_id=episode, told=first)
        with pytest.raises(Incomplete, match="classed before"):
            actions.classify(actor=by, process_id=episode, told=ClassTold(Scheme.CARE, "M", "Home manager"))
        again = ClassTold(Scheme.CARE, "M", "Home manager", "The cousin has not seen him.")
        actions.classify(actor=by, process_id=episode, told=again)
        now = line(by, episode)
        assert now.police_class == codes("missing_classification").label("police_missing")
        assert now.care_class.startswith("Missing from care") and now.reclassified == 1
        for wrong in ("police_absent", "A"):
            with pytest.raises(Incomplete, match="Choose how it is classed"):
                actions.classify(actor=by, process_id=episode, told=ClassTold(Scheme.POLICE, wrong, "Insp Rao", "Why"))


def test_every_level_and_place_is_in_its_code_list_which_says_its_source() -> None:
    for level in Level:
        assert level.value in codes("missing_risk_level")
    assert not codes("missing_classification").codes[1].may_be_chosen(date(2026, 11, 28)), "an older word, still read"
    for name in ("missing_risk_level", "missing_classification", "missing_push_pull", "missing_place_kind"):
        assert codes(name).source


def test_below_medium_a_supervisor_is_named_and_a_late_look_at_the_risk_is_raised(hub: Hub) -> None:
    by, now = hub.screener, timezone.now()
    with acting_as(by):
        child = a_child(by).id
        low = RiskTold(Level.LOW, "Sgt Bell", "At his aunt’s.", at=now - 30 * HOUR)
        with pytest.raises(Incomplete, match="name the supervisor"):
            report(by, child, risk=low)
        episode = report(by, child, now - 30 * HOUR, risk=replace(low, supervisor="Insp Rao"))
        shown = line(by, episode)
        assert shown.review_at == now - 6 * HOUR, "24 hours for a low level, the area’s own figure"
        assert shown.review_is_late(now)
        assert [work.what for _, work in selectors.work_for(actor=by)] == [
            "Ask the police how they class the episode", "Ask the police for their next look at the risk",
        ]  # fmt: skip
        assert "late" in selectors.for_the_daily_meeting(actor=by)[0].words
        with pytest.raises(Incomplete, match="after the level was set"):
            actions.set_risk(actor=by, process_id=episode, told=replace(MEDIUM, review_at=now - HOUR))
        actions.set_risk(actor=by, process_id=episode, told=replace(MEDIUM, review_at=now + HOUR))
        actions.classify(actor=by, process_id=episode, told=ClassTold(Scheme.POLICE, "police_missing", "Insp Rao"))
        assert selectors.work_for(actor=by) == []


# Held ready


def test_what_is_held_ready_wants_looking_at_after_ninety_days_and_at_once_when_the_child_moves(hub: Hub) -> None:
    by = hub.screener
    with acting_as(by):
        child = a_child(by).id
        person = person_set(child, by)
        people.add_place(actor=by, person_id=child, place=PlaceTold(LocatingKind.ADDRESS, "4 Old Road"))
        actions.hold_ready(actor=by, person_id=child, told=READY)
        held = selectors.held_ready(person, actor=by)
        assert held is not None
        today = timezone.localdate()
        assert held.review_on == today + 90 * DAY and not held.wants_looking_at(today + 89 * DAY)
        assert "looked at again" in held.wants_looking_at(today + 90 * DAY)
        people.add_place(actor=by, person_id=child, place=PlaceTold(LocatingKind.ADDRESS, "9 New Lane", since=today))
        moved = selectors.held_ready(person, actor=by)
        assert moved is not None and "has moved" in moved.wants_looking_at(today)
        assert [each.what for each in selectors.to_look_at([child], actor=by)] == ["Look again at what is held ready"]
        with pytest.raises(Incomplete, match="future"):
            actions.hold_ready(actor=by, person_id=child, told=replace(READY, photo_on=today + DAY))


def test_places_a_child_goes_to_are_places_kept_from_whom_their_home_is_and_end_when_no_longer_told(hub: Hub) -> None:
    by = hub.screener
    with acting_as(by):
        father = a_person(by, "Dean", "Pryce", kind="adult").id
        child, other = a_child(by).id, a_child(by, "Ali").id
        home = PlaceTold(LocatingKind.ADDRESS, "9 New Lane", protected_from=(father,), protected_reason="Order")
        people.add_place(actor=by, person_id=child, place=home)
        for whose in (child, other):
            actions.hold_ready(actor=by, person_id=whose, told=replace(READY, goes_to=("The skate park", "The mall")))
        kept = selectors.held_ready(person_set(child, by), actor=by)
        assert kept is not None and [place.withheld for place in kept.goes_to] == [True, True]
        actions.hold_ready(actor=by, person_id=other, told=replace(READY, goes_to=("The skate park",)))
        told = selectors.held_ready(person_set(other, by), actor=by)
        assert told is not None and [place.text for place in told.goes_to] == ["The skate park"]


def test_a_trigger_plan_has_the_childs_view_an_owner_for_each_thing_and_a_review_within_three_months(hub: Hub) -> None:
    by = hub.screener
    with acting_as(by):
        child = a_child(by).id
        for wrong, said in (
            (replace(PLAN, childs_view=""), "what the child wants"), (replace(PLAN, owner=""), "answers for the plan"),
            (replace(PLAN, actions=(ActionTold(0, "Ring his nan", ""),)), "who does it"),
            (replace(PLAN, agreed_carer=""), "who agreed"), (replace(PLAN, actions=()), "at least one thing"),
            (replace(PLAN, review_on=timezone.localdate() + 93 * DAY), "within three months"),
        ):  # fmt: skip
            with pytest.raises(Incomplete, match=said):
                actions.agree_plan(actor=by, person_id=child, told=wrong)
        actions.agree_plan(actor=by, person_id=child, told=PLAN)
        actions.agree_plan(actor=by, person_id=child, told=replace(PLAN, owner="Ada Holt"))
        plan = selectors.trigger_plan(person_set(child, by), actor=by)
        assert plan is not None and plan.owner == "Ada Holt" and [each.hour for each in plan.actions] == [0, 1]


# While missing


def test_who_is_told_and_what_was_done_stand_on_the_list(hub: Hub) -> None:
    by = hub.screener
    with acting_as(by):
        episode = report(by, a_child(by).id)
        assert Whom.PLACING_AREA not in line(by, episode).to_tell
        actions.record_done(actor=by, process_id=episode, told=DoneTold(Doing.TOLD, whom=Whom.SCHOOL))
        with pytest.raises(Incomplete, match="who was told"):
            actions.record_done(actor=by, process_id=episode, told=DoneTold(Doing.TOLD))
        actions.record_done(actor=by, process_id=episode, told=DoneTold(Doing.SEARCHED, "The skate park: not there."))
        (shown,) = selectors.lists(actor=by).missing
        assert list(shown.told) == [Whom.SCHOOL]
        assert shown.last_done.endswith("The skate park: not there.")


# Back


def test_offered_at_50_hours_and_held_at_90_passes_the_one_and_fails_the_other(hub: Hub) -> None:
    """The reference's fixture F1: a child missing overnight, words captured, something told to the police."""
    by, now = hub.screener, timezone.now()
    home = now - 100 * HOUR
    with acting_as(by):
        episode = report(by, a_child(by).id, home - 14 * HOUR)
        back(by, episode, home)
        prevention = PreventionTold(Prevention.HELD, "PC Dale", home + HOUR)
        actions.record_prevention(actor=by, process_id=episode, told=prevention)
        step(by, episode, Step.OFFERED, home + 50 * HOUR, by_whom="Jo Reed")
        assert line(by, episode).outcome is Outcome.OVERDUE, "the police’s own talk never satisfies it"
        told = {"analysis": "A van again.", "factors": ("adult_met",), "extract": "Grey van, retail park."}
        step(by, episode, Step.HELD, home + 90 * HOUR, **told)
        shown = selectors.episode(episode, actor=by)
        assert (shown.line.offered.state, shown.line.held.state) == (State.MET, State.LATE)
        assert shown.line.outcome is Outcome.COMPLETED and shown.factors == ("An adult they met",)
        assert shown.extract is not None and shown.extract.words == "Grey van, retail park." and shown.voices
        assert all("Grey van" not in each.words for each in shown.happened), "kept apart from the analysis"
        actions.mark_passed_on(
            actor=by, extract_id=shown.extract.extract_id, passed_to="Force intelligence", reference="I-1"
        )
        passed = selectors.episode(episode, actor=by).extract
        assert passed is not None and (passed.passed_to, passed.reference) == ("Force intelligence", "I-1")


def test_a_child_placed_by_another_area_missing_26_hours_then_away_4_is_interviewed_by_the_placing_area(
    hub: Hub,
) -> None:
    """The reference's fixture F2: M 26 hours, A 4 hours; the interview is the placing area’s unless it names another."""
    by, now = hub.screener, timezone.now()
    with acting_as(by):
        child = a_child(by).id
        told = PlacedTold("Wychavon Vale", "Gloucestershire", miles=48)
        actions.place_away(actor=by, person_id=child, told=told)
        for hours, words, ago in ((26, CareWords.MISSING, 90), (4, CareWords.AWAY, 20)):
            at = now - ago * HOUR
            episode = report(by, child, at, care_words=words, looked_after=LookedAfter.OTHER_AREA)
            assert Whom.PLACING_AREA in line(by, episode).to_tell
            back(by, episode, at + hours * HOUR)
        spans = [
            each.found_at - each.at for each in selectors.episodes_of(person_set(child, by), actor=by) if each.found_at
        ]
        assert spans == [4 * HOUR, 26 * HOUR]
        placed = selectors.placed_away(person_set(child, by), actor=by)
        assert placed is not None and placed.who_interviews == "Wychavon Vale"
        with pytest.raises(Incomplete, match="Name whoever"):
            actions.place_away(actor=by, person_id=child, told=replace(told, interviewer=Interviewer.DELEGATE))


@pytest.mark.parametrize(
    ("home", "due"),
    [
        (datetime(2026, 3, 28, 3, tzinfo=UTC), datetime(2026, 3, 31, 3, tzinfo=UTC)),
        (datetime(2026, 10, 24, 2, tzinfo=UTC), datetime(2026, 10, 27, 2, tzinfo=UTC)),
    ],
)
def test_72_hours_pass_as_hours_pass_whatever_the_clocks_do(hub: Hub, home: datetime, due: datetime) -> None:
    by = hub.screener
    with time_machine.travel(home + HOUR, tick=False), acting_as(by):
        episode = report(by, a_child(by).id, home - 5 * HOUR)
        back(by, episode, home)
        shown = line(by, episode)
        assert (shown.held.due_at, shown.offered.due_at) == (due, due)
    with time_machine.travel(due - timedelta(minutes=1), tick=False), acting_as(by):
        assert line(by, episode).outcome is Outcome.NOT_YET_DUE
    with time_machine.travel(due + timedelta(minutes=1), tick=False), acting_as(by):
        assert line(by, episode).outcome is Outcome.OVERDUE


def test_left_out_a_manager_says_which_it_is(hub: Hub) -> None:
    by = hub.manager
    with acting_as(by):
        for name, because, outcome in (
            ("Ali", Because.COULD_NOT_CONTACT, Outcome.COULD_NOT_CONTACT), ("Bo", Because.NOT_OFFERED, Outcome.NOT_OFFERED)
        ):  # fmt: skip
            episode = report(by, a_child(by, name).id)
            back(by, episode)
            with pytest.raises(Incomplete, match="could not be contacted or"):
                step(by, episode, Step.NOT_HELD, reason="Moved abroad.")
            step(by, episode, Step.NOT_HELD, reason="Moved abroad.", because=because)
            assert line(by, episode).outcome is outcome
        episode = report(by, a_child(by, "Cy").id)
        back(by, episode)
        step(by, episode, Step.DECLINED, reason="“I am fine.”")
        assert line(by, episode).outcome is Outcome.DECLINED


# What repeats


def three_times(by: Actor, child: UUID, friend: UUID, now: datetime) -> None:
    for days in (70, 40, 12):
        at = now - days * DAY
        for whose in (child, friend):
            episode = report(by, whose, at, last_seen_at=at - HOUR)
            others = (CompanionTold(friend if whose == child else child), CompanionTold(words="“Jay”"))
            back(by, episode, at + 5 * HOUR, where="The retail park", place_kind="shops", companions=others)


def test_what_repeats_is_counted_with_the_episodes_behind_it_and_a_hidden_child_is_in_none_of_it(hub: Hub) -> None:
    now = timezone.now()
    with acting_as(hub.manager):
        child, friend = a_child(hub.manager, "Kai").id, a_child(hub.manager, "Remi").id
        three_times(hub.manager, child, friend, now)
        found = selectors.patterns(actor=hub.manager)
        both, jay = {each.what: len(each.behind) for each in found.companions}, found.companions
        assert sorted(both.values()) == [6, 6] and any(each.what == "“Jay”" for each in jay)
        assert [len(each.behind) for each in found.together] == [3]
        assert [(each.what, len(each.behind), each.children) for each in found.places] == [("The retail park", 6, 2)]
        assert sum(found.times.values()) == 6
        restrict(
            actor=hub.manager, person_ids=[friend], mode="hidden", reason_code="staff_family", reason="An aunt works here",
            ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[hub.manager.account_id],
        )  # fmt: skip
    with acting_as(hub.screener):
        found = selectors.patterns(actor=hub.screener)
        assert "Remi" not in repr(found) and not found.together
        assert [(each.what, len(each.behind), each.children) for each in found.places] == [("The retail park", 3, 1)]
        (only, *_) = selectors.episodes_of(person_set(child, hub.screener), actor=hub.screener)
        assert [each.words for each in only.with_whom] == ["“Jay”"]


def test_a_place_kept_from_somebody_is_in_no_pattern(hub: Hub) -> None:
    by, now = hub.screener, timezone.now()
    with acting_as(by):
        father = a_person(by, "Dean", "Pryce", kind="adult").id
        child = a_child(by).id
        home = PlaceTold(LocatingKind.ADDRESS, "9 New Lane", protected_from=(father,), protected_reason="Order")
        people.add_place(actor=by, person_id=child, place=home)
        for days in (9, 3):
            back(by, report(by, child, now - days * DAY), now - days * DAY + HOUR, where="Her aunt’s, 9 Mill Row")
        found = selectors.patterns(actor=by)
        assert "Mill Row" not in repr(found) and found.withheld == 2


# Figures


def value(found: Figures, name: str) -> str:
    return next(each.value for each in found.measures if each.name == name)


def test_each_figure_is_what_its_definition_says(hub: Hub) -> None:
    now = datetime(2026, 11, 27, 10, tzinfo=UTC)
    with time_machine.travel(now, tick=False), acting_as(hub.screener):
        by = hub.screener
        often, once = a_child(by, "Kai").id, a_child(by, "Remi").id
        actions.hold_ready(actor=by, person_id=once, told=READY)
    with time_machine.travel(now + 60 * DAY, tick=False), acting_as(by):
        now = timezone.now()
        for days, hours in ((50, 12), (30, 2), (8, 4)):
            at = now - days * DAY
            episode = report(by, often, at, risk=replace(MEDIUM, at=at, review_at=at + HOUR))
            back(by, episode, at + hours * HOUR)
            if days == 50:
                step(by, episode, Step.OFFERED, at + 20 * HOUR)
                step(by, episode, Step.HELD, at + 40 * HOUR, extract="Grey van.")
        report(by, once, now - 2 * HOUR, looked_after=LookedAfter.OTHER_AREA)
        found = selectors.figures(actor=by)
        assert value(found, "Episodes") == "4" and value(found, "Children") == "2"
        assert value(found, "Children missing 3 times in 90 days") == "1 of 2 (50%)"
        assert value(found, "Time missing") == "4.0 hours"
        assert value(found, "First graded medium") == "3 of 4 (75%)"
        assert value(found, "No level told to us") == "1 of 4 (25%)"
        assert value(found, "Risk looked at again on time") == "0 of 3 (0%)"
        assert value(found, "Interview offered within 72 hours") == "1 of 3 (33%)"
        assert value(found, "Interview held within 72 hours") == "1 of 3 (33%)"
        assert value(found, "With the child’s own words") == "1 of 1 (100%)"
        assert value(found, "That told the police something") == "1 of 1 (100%)"
        assert value(found, "Missing again within 30 days") == "1 of 1 (100%)", "the return of 30 days ago is not over"
        assert value(found, "With what is held ready current") == "1 of 4 (25%)"
        assert value(found, "Placed by another area, or away from their own") == "1 of 4 (25%)"
        assert sum(month.episodes for month in found.months) == 4 and len(found.months) == 12
        small = selectors.figures(actor=by, publish=True)
        assert (
            value(small, "Episodes") == "Fewer than 5"
            and value(small, "First graded medium") == "Not given: fewer than 5"
        )
        given = {"Fewer than 5", "Not given: fewer than 5", "None to count", "0"}
        assert {each.value for each in small.measures} <= given


def test_an_interval_is_wilsons_and_small_numbers_are_left_out() -> None:
    assert [round(bound, 3) for bound in wilson(5, 10)] == [0.237, 0.763]
    assert [round(bound, 3) for bound in wilson(0, 10)] == [0.0, 0.278]
    assert share_in_words(3, 40, 5) == "Not given: fewer than 5" == share_in_words(38, 40, 5)
    assert share_in_words(0, 40, 5) == "0 of 40 (0%)" and share_in_words(12, 40, 5) == "12 of 40 (30%)"
    evening = datetime(2026, 7, 1, 21, tzinfo=UTC)
    assert was_overnight(evening, evening + 3 * HOUR), "in summer, midnight here is 11pm in UTC"
    assert not was_overnight(evening, evening + 2 * HOUR - timedelta(minutes=1))


# Whether missing children are recorded as missing


def test_contacts_that_mention_absence_are_drawn_reviewed_blind_and_a_miss_becomes_work(hub: Hub) -> None:
    by = hub.manager
    says = {
        "Ali": "Mother says he has gone missing again since Friday.", "Bo": "Ran away from the placement last night.",
        "Cy": "A bruise seen at school.", "Di": "Has not been seen since tea; whereabouts not known.",
    }  # fmt: skip
    children: dict[str, UUID] = {}
    with acting_as(by):
        for name, concern in says.items():
            made = a_contact(by, replace(a_child_told(name), concern=concern))
            children[name] = made.children[0]
        report(by, children["Ali"])
        today = timezone.localdate()
        with pytest.raises(Incomplete, match="Nothing of these days"):
            draw_check(actor=by, since=today - 9 * DAY, until=today - 8 * DAY)
        draw_check(actor=by, since=today, until=today, seed=7)
        (drawn,) = selectors.draws(actor=by)
        assert (drawn.found, drawn.drawn, drawn.reviewed, drawn.low) == (3, 3, 0, None)
        order = []
        while (item := selectors.draws(actor=by)[0].following) is not None:
            shown = selectors.to_review(item, actor=by)
            assert shown.verdict is None and shown.was_recorded is None, "nothing of what was recorded is shown"
            order.append(shown.contact_id)
            actions.find(actor=by, item_id=item, verdict=Verdict.MISSING, reasons="Nobody knew where he was.")
        (done,) = selectors.draws(actor=by)
        assert (done.reviewed, done.should, done.were) == (3, 3, 1)
        assert (round(done.low or 0, 3), round(done.high or 0, 3)) == tuple(round(x, 3) for x in wilson(1, 3))
        missed = selectors.misses(actor=by)
        assert {person for each in missed for person in each.person_ids} == {children["Bo"], children["Di"]}
        assert len(recording_to_put_right(by)) == 2
        report(by, children["Bo"])
        last = next(each for each in selectors.misses(actor=by) if each.is_open)
        assert last.person_ids == (children["Di"],), "recorded since: nothing to put right"
        actions.settle(actor=by, item_id=last.item_id, words="Home within the hour, before we were told.")
        assert recording_to_put_right(by) == []
        draw_check(actor=by, since=today, until=today, seed=7)
        again = selectors.draws(actor=by)[0]
        assert (again.found, again.drawn) == (3, 3) and len(order) == 3


def test_an_episode_classed_as_away_is_checked_too_and_put_right_by_classing_it_as_missing(hub: Hub) -> None:
    """The reviewer reads what was told and not how it was classed."""
    by, today = hub.manager, timezone.localdate()
    with acting_as(by):
        child, other = a_child(by, "Kai").id, a_child(by, "Bo").id
        told = MissingTold(
            "Not at the home; nobody knows where he is.", ReportedBy.PLACEMENT, care_words=CareWords.AWAY
        )
        away = actions.report_missing(actor=by, person_id=child, told=told)
        report(by, other)
        draw_check(actor=by, since=today, until=today, seed=7)
        (drawn,) = selectors.draws(actor=by)
        assert (drawn.found, drawn.drawn) == (1, 1), "one that nobody has classed is no candidate"
        assert drawn.following is not None
        shown = selectors.episode_to_check(selectors.to_review(drawn.following, actor=by).contact_id, actor=by)
        assert shown is not None and shown.words == "Not at the home; nobody knows where he is."
        assert not actions.find(
            actor=by, item_id=drawn.following, verdict=Verdict.MISSING, reasons="Nobody knew where he was."
        )
        (miss,) = selectors.misses(actor=by)
        assert miss.is_open and miss.contact_id == away
        class_told = ClassTold(Scheme.CARE, "M", by.name, "His whereabouts were not known")
        actions.classify(actor=by, process_id=away, told=class_told)
        assert not selectors.misses(actor=by)[0].is_open


def test_lists_patterns_and_figures_cost_the_same_however_many_children(hub: Hub) -> None:
    by, now = hub.screener, timezone.now()
    reads = (selectors.patterns, selectors.figures, selectors.lists, selectors.work_for)
    counts: list[list[int]] = []
    with acting_as(by):
        for number in (1, 3):
            for each in range(number):
                child, friend = a_child(by, f"Kai{number}{each}").id, a_child(by, f"Remi{number}{each}").id
                actions.hold_ready(actor=by, person_id=child, told=READY)
                three_times(by, child, friend, now)
                report(by, child, risk=MEDIUM)
            row = []
            for read in reads:
                with CaptureQueriesContext(connection) as asked:
                    read(actor=by)
                row.append(len(asked))
            counts.append(row)
    assert counts[0] == counts[1] and max(counts[0]) <= 32, counts
