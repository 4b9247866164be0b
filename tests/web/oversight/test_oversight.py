"""Supervision, oversight, a team's day and the night: who writes, who reads, what becomes a next step, what stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openmash.casework.court.telling import OrderTold
from openmash.casework.court.words import Kind as OrderKind
from openmash.casework.journey import actions as journeys
from openmash.casework.journey.selectors import overviews
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.casework.looked_after.actions import Told as Placed
from openmash.casework.looked_after.words import Sort
from openmash.casework.looked_after.words import What as Looked
from openmash.casework.plans import actions as plans
from openmash.casework.plans.words import Better, Kind
from openmash.casework.supervision import actions, selectors
from openmash.casework.supervision.actions import DirectionTold, EntryTold
from openmash.casework.supervision.models import Supervision
from openmash.casework.supervision.words import Became
from openmash.casework.visits import actions as visits
from openmash.casework.visits.telling import VisitPlanned, VisitTold
from openmash.casework.visits.words import Happened, Purpose, SeenAlone, Where
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotPermitted, NotVisible
from openmash.insight.chronology.selectors import chronology
from openmash.pathways import court, drift, looked_after, supervising
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage import actions as linked
from openmash.records.linkage.actions import Considered
from openmash.records.linkage.selectors import person_set
from openmash.records.voice.words import Method
from openmash.statute.calendar import local_date
from openmash.web.worklist.gathering import mine
from openmash.web.worklist.item import Item
from tests.factories.access import a_team, an_actor
from tests.factories.family import Family, a_family, signed_in
from tests.factories.people import a_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LONG = timedelta(days=200)


@dataclass(frozen=True)
class Team:
    """A worker with Mia, and the manager of their team who reaches her, Ella and Toby."""

    family: Family
    manager: Actor
    worker: Actor


@pytest.fixture
def team() -> Team:
    family = a_family()
    north = a_team("north", family.council)
    manager = an_actor(Role.TEAM_MANAGER, name="Ann Lowe", agency=family.council, team=north)
    worker = an_actor(Role.SOCIAL_WORKER, name="Bea Shaw", agency=family.council, team=north)
    with acting_as(family.manager):
        for child in (family.mia, family.toby, family.ella):
            cases.allocate(
                actor=family.manager, person_id=child, account_id=manager.account_id, role=AllocationRole.SECOND_WORKER
            )
        cases.allocate(
            actor=family.manager, person_id=family.mia, account_id=worker.account_id, role=AllocationRole.SOCIAL_WORKER
        )
    return Team(family, manager, worker)


def plan_of_old(team: Team) -> None:
    """A child in need plan begun long ago, whose one reading is no better."""
    with acting_as(team.manager):
        began = timezone.now() - LONG
        journeys.record_step(
            actor=team.manager, person_id=team.family.mia, told=StepTold(Step.NEED_PLAN_BEGAN, "x", began)
        )
        today = local_date(timezone.now())
        plan = plans.begin(
            actor=team.manager, person_id=team.family.mia, kind=Kind.CHILD_IN_NEED, since=today - LONG,
            review_by=today + timedelta(days=5),
        )  # fmt: skip
        goal = plans.add_goal(
            actor=team.manager, plan_id=plan, change="She sleeps through.", measure="Nights", unit="nights a week",
            target=6, better=Better.MORE,
        )  # fmt: skip
        for weeks, value in ((9, 2), (2, 1)):
            plans.read_off(
                actor=team.manager, plan_id=plan, goal_id=goal, value=value, on=today - timedelta(days=7 * weeks),
                said_by="Mia",
            )  # fmt: skip


def test_the_agenda_is_made_of_what_the_records_say_and_plans_and_visits_feed_the_drift(team: Team) -> None:
    plan_of_old(team)
    with acting_as(team.manager):
        [mia] = supervising.agenda(team.worker.account_id, actor=team.manager)
        kinds = {each.kind for each in mia.still}
        assert "No better" in kinds
        assert any(each.words.startswith("She sleeps through. 2 to 1 nights a week, since") for each in mia.still)
        assert mia.late and mia.late[0][1] is None, "a limit past, and nobody has said why"
        assert not kinds & {drift.PAST}, "what is past its limit stands once"
        visits.set_frequency(
            actor=team.manager, person_id=team.family.ella, every=7, in_working_days=False, because="The plan of March"
        )
        ella = overviews([team.family.ella], actor=team.manager)
        for days, told in ((5, []), (9, [("Not visited as often as said", "The plan of March, due")])):
            found = drift.not_seen_as_often(ella, timezone.now() + timedelta(days=days), team.manager)
            assert [(still.kind, still.words) for _, still in found] == told


def test_a_child_seen_before_anything_was_under_way_is_not_said_never_to_have_been_seen(team: Team) -> None:
    hub, now = team.family.manager, timezone.now()
    with acting_as(hub):
        ada = a_child(hub, "Ada", "Stone", born=date(2015, 2, 3)).pk
        for account, role in (
            (team.manager.account_id, AllocationRole.SECOND_WORKER), (team.worker.account_id, AllocationRole.SOCIAL_WORKER)
        ):  # fmt: skip
            cases.allocate(actor=hub, person_id=ada, account_id=account, role=role)
    with acting_as(team.worker):
        (visit,) = visits.plan(actor=team.worker, told=VisitPlanned([ada], Purpose.OTHER, now, Where.HOME))
        told = VisitTold(
            Happened.SEEN, Where.HOME, now - timedelta(minutes=5), "device-ada", alone=SeenAlone.YES, words="Hello.",
            method=Method.TALKING,
        )  # fmt: skip
        visits.record(actor=team.worker, visit_id=visit, told=told)
    with acting_as(team.manager):
        journeys.record_step(actor=team.manager, person_id=ada, told=StepTold(Step.NEED_PLAN_BEGAN, "x", now - LONG))
        [one] = overviews([ada], actor=team.manager)
        assert list(drift.not_seen([one], now, team.manager)) == []
        [(_, still)] = drift.not_seen([one], now + LONG, team.manager)
    assert still.words == "Last seen" and still.since is not None


def test_a_plan_nobody_changed_a_review_past_and_a_plan_begun_again_stand_still(team: Team) -> None:
    today = local_date(timezone.now())
    with acting_as(team.manager):
        for since in (today - LONG, today - timedelta(days=100)):
            plans.begin(
                actor=team.manager, person_id=team.family.mia, kind=Kind.CHILD_IN_NEED, since=since,
                review_by=today + timedelta(days=5),
            )  # fmt: skip
        [mia] = supervising.agenda(team.worker.account_id, actor=team.manager)
        later = timezone.now() + timedelta(days=120)
        told = {still.kind for _, still in drift.plan_stands_still([mia.overview], later, team.manager)}
    assert told == {"Plan unchanged", "Plan not reviewed", "Planned again"}


def test_a_supervision_is_read_by_its_two_and_by_nobody_else(team: Team) -> None:
    with acting_as(team.manager):
        actions.hold_supervision(
            actor=team.manager, worker_id=team.worker.account_id, held_at=timezone.now(),
            note="CANARYNOTE she is tired.", next_on=None,
            about=[EntryTold(team.family.mia, "The plan", "It is adrift.",
                             [DirectionTold("See her alone.", team.worker.account_id, local_date(timezone.now()))])],
        )  # fmt: skip
    for each in (team.manager, team.worker):
        page = signed_in(each).get(reverse("supervisions")).content.decode()
        assert "CANARYNOTE" in page and "It is adrift." in page and "See her alone." in page
    for other in (team.family.worker, team.family.manager):
        with acting_as(other):
            assert selectors.supervisions_of(actor=other) == []
            assert not Supervision.objects.exists(), "the wall, not the query"
        assert "CANARYNOTE" not in signed_in(other).get(reverse("supervisions")).content.decode()
    page = signed_in(team.worker).get(f"/child/{team.family.mia}/oversight").content.decode()
    assert "It is adrift." in page and "CANARYNOTE" not in page, "the child's record holds what is about the child"


def test_supervision_is_within_a_team_and_never_of_oneself(team: Team) -> None:
    with acting_as(team.manager):
        for other in (team.family.screener.account_id, team.manager.account_id):
            with pytest.raises(NotPermitted, match="your own team"):
                actions.hold_supervision(
                    actor=team.manager, worker_id=other, held_at=timezone.now(), note="x", next_on=None, about=[]
                )


def test_what_a_manager_directs_is_the_workers_next_step_until_they_say_what_came_of_it(team: Team) -> None:
    today = local_date(timezone.now())
    with acting_as(team.manager):
        with pytest.raises(Incomplete) as refused:
            actions.enter(actor=team.manager, told=EntryTold(team.family.mia, "", "", [DirectionTold("x", None, None)]))
        assert [p.field for p in refused.value.problems] == ["looked_at", "view", "owner", "due_on"]
        actions.enter(
            actor=team.manager,
            told=EntryTold(team.family.mia, "The visits", "Not alone.",
                           [DirectionTold("See her alone at school.", team.worker.account_id, today)]),
        )  # fmt: skip
    with acting_as(team.worker):
        [item] = [item for item in mine(team.worker, timezone.now()).items if item.what == "See her alone at school"]
        assert "Directed by Ann Lowe" in item.why and "Farrow" in item.about
    client = signed_in(team.worker)
    assert (
        "Say what came of it."
        in client.post(item.url, {"form_token": "token-direct-1", "became": "done"}).content.decode()
    )
    done = client.post(item.url, {"form_token": "token-direct-2", "became": "done", "words": "She talked of her nan."})
    assert done.status_code == 302
    with acting_as(team.worker):
        assert selectors.directions_for(team.worker.account_id, actor=team.worker) == []
        told = chronology(person_set(team.family.mia, team.worker), actor=team.worker).lines
        words = [line.entry.headline for line in told if line.entry.kind == "supervision"]
    assert "Done: She talked of her nan." in words and any("A manager looked at: The visits" in each for each in words)
    with acting_as(team.manager), pytest.raises(NotVisible):
        selectors.direction(team.family.mia, actor=team.manager)


def test_a_partner_reads_no_oversight_in_the_story_or_on_its_page(team: Team) -> None:
    with acting_as(team.manager):
        actions.enter(actor=team.manager, told=EntryTold(team.family.mia, "CANARYLOOK", "CANARYVIEW"))
    assert signed_in(team.family.officer).get(f"/child/{team.family.mia}/oversight").status_code == 403
    page = signed_in(team.family.officer).get(f"/child/{team.family.mia}/chronology").content.decode()
    assert "CANARYVIEW" not in page and "CANARYLOOK" not in page


def test_only_whose_it_is_says_what_became_of_a_direction(team: Team) -> None:
    today = local_date(timezone.now())
    with acting_as(team.manager):
        actions.enter(
            actor=team.manager,
            told=EntryTold(team.family.mia, "x", "y", [DirectionTold("See her.", team.worker.account_id, today)]),
        )
        [one] = selectors.open_directions([team.family.mia], actor=team.manager)
    with acting_as(team.family.worker), pytest.raises(NotPermitted):
        actions.answer(actor=team.family.worker, direction_id=one.id, became=Became.DONE, words="I did.")


def test_a_direction_by_its_page_is_answered_by_whose_it_is_and_stands_on_the_childs_record(team: Team) -> None:
    today = local_date(timezone.now())
    with acting_as(team.manager):
        directed = [DirectionTold("See her alone at school.", team.worker.account_id, today)]
        actions.enter(actor=team.manager, told=EntryTold(team.family.mia, "The visits", "Nobody asked her", directed))
        [one] = selectors.open_directions([team.family.mia], actor=team.manager)
    url, client = f"/directions/{one.id}", signed_in(team.worker)
    assert url in client.get("/worklist").content.decode()
    page = client.get(url).content.decode()
    assert "See her alone at school." in page and "Farrow" in page
    wrong = client.post(url, {"form_token": "token-direct-1", "became": "done"}).content.decode()
    assert "Say what came of it." in wrong and 'value="done" checked' in wrong, "nothing chosen is lost"
    other = signed_in(team.family.worker).post(
        url, {"form_token": "token-direct-2", "became": "done", "words": "I did."}
    )
    assert other.status_code == 403
    done = client.post(url, {"form_token": "token-direct-3", "became": "done", "words": "Seen alone; she talked."})
    assert done.headers["Location"] == f"/child/{team.family.mia}/oversight"
    assert "Seen alone; she talked." in client.get(done.headers["Location"]).content.decode()
    assert url not in client.get("/worklist").content.decode()
    with acting_as(team.family.manager):
        restrict(
            actor=team.family.manager, person_ids=[team.family.mia], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[team.family.manager.account_id],
        )  # fmt: skip
    assert client.get(url).status_code == 404


def test_my_team_today_names_each_workers_day_and_whom_nobody_has(team: Team) -> None:
    plan_of_old(team)
    now = timezone.now()
    with acting_as(team.worker):
        visits.plan(
            actor=team.worker, told=VisitPlanned([team.family.mia], Purpose.OTHER, now + timedelta(hours=1), Where.HOME)
        )
    with acting_as(team.manager):
        found = supervising.team_today(actor=team.manager)
        day = next(day for day in found.days if day.worker.name == "Bea Shaw")
        assert [visit.person_id for visit in day.visits] == [team.family.mia] and day.due
        names = [day.worker.name for day in found.days]
        assert names == sorted(names)
    page = signed_in(team.manager).get(reverse("team_today")).content.decode()
    assert "Bea Shaw" in page and "Mimi Farrow" in page
    assert signed_in(team.worker).get(reverse("team_today")).status_code == 403


def test_caseload_is_counts_by_name_and_names_no_child(team: Team) -> None:
    plan_of_old(team)
    page = signed_in(team.manager).get(reverse("caseload")).content.decode()
    assert "Bea Shaw" in page and "Child in need plan: 1" in page and "Farrow" not in page
    assert "score" in page and "sort" not in page


def test_a_child_allocated_by_another_record_of_hers_is_counted_and_called_by_the_record_allocated(team: Team) -> None:
    hub = team.family.manager
    with acting_as(hub):
        known = a_child(hub, "Ada", "Stone", born=date(2015, 2, 3)).pk
        other = a_child(hub, "Adah", "Stoan").pk
        for child in (known, other):
            cases.allocate(
                actor=hub, person_id=child, account_id=team.manager.account_id, role=AllocationRole.SECOND_WORKER
            )
        linked.link(
            actor=hub, record_a=known, record_b=other, reason="Her mother says so", evidence=(),
            considered=Considered(twins=True),
        )  # fmt: skip
        lead = person_set(known, hub).lead_id
        allocated = other if lead == known else known
        cases.allocate(
            actor=hub, person_id=allocated, account_id=team.worker.account_id, role=AllocationRole.SOCIAL_WORKER
        )
    with acting_as(team.manager):
        [load] = [each for each in supervising.caseload(actor=team.manager) if each.worker.id == team.worker.account_id]
        assert load.children == 2, "Mia, and the child of two records"
        [one] = overviews([allocated], actor=team.manager)
    assert one.person_id == lead and one.card is not None
    assert one.card.name == ("Ada Stone" if allocated == known else "Adah Stoan")
    assert one.card.birth.date is not None, "what either record knows"


def test_a_bigger_team_costs_no_more_queries(team: Team) -> None:
    client = signed_in(team.manager)
    client.get(reverse("team_today"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("team_today"))
    for number in range(6):
        an_actor(
            Role.SOCIAL_WORKER, name=f"Worker {number}", agency=team.family.council,
            team=a_team("north", team.family.council),
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("team_today"))
    assert len(many) == len(few) <= 60


def test_supervision_by_its_page_keeps_what_was_typed_and_then_writes_on_the_childs_record(team: Team) -> None:
    plan_of_old(team)
    client = signed_in(team.manager)
    url = reverse("supervise", kwargs={"worker_id": team.worker.account_id})
    page = client.get(url).content.decode()
    assert "Supervision with Bea Shaw" in page and "No better" in page
    key = str(team.family.mia)
    sent = {"form_token": "token-super-1", "note": "A hard month.", f"{key}-direction": "See her alone."}
    again = client.post(url, sent).content.decode()
    assert "Say what you think before what is to be done." in again and "A hard month." in again
    day = local_date(timezone.now()) + timedelta(days=3)
    sent |= {
        "form_token": "token-super-2", f"{key}-view": "Adrift.", f"{key}-due_on-day": str(day.day),
        f"{key}-due_on-month": str(day.month), f"{key}-due_on-year": str(day.year),
    }  # fmt: skip
    assert client.post(url, sent).headers["Location"] == reverse("supervisions")
    with acting_as(team.worker):
        [step] = selectors.directions_for(team.worker.account_id, actor=team.worker)
        assert step.what == "See her alone." and step.due_on == day


def test_a_limit_past_stays_late_with_its_reason_beside_it(team: Team) -> None:
    plan_of_old(team)
    client = signed_in(team.worker)
    page = client.get(f"/child/{team.family.mia}/oversight").content.decode()
    assert "Out of timescale" in page
    [one] = [each for each in page.split('href="') if each.startswith(f"/child/{team.family.mia}/oversight/late/")][:1]
    url = one[: one.index('"')]
    assert "Say why it is late." in client.post(url, {"form_token": "token-late-01"}).content.decode()
    day = local_date(timezone.now()) + timedelta(days=3)
    sent = {
        "form_token": "token-late-02", "why": "No car for a week.", "by_when-day": str(day.day),
        "by_when-month": str(day.month), "by_when-year": str(day.year),
    }  # fmt: skip
    assert client.post(url, sent).status_code == 302
    page = client.get(f"/child/{team.family.mia}/oversight").content.decode()
    assert "No car for a week." in page and "Say why again" in page
    with acting_as(team.manager):
        [mia] = supervising.agenda(team.worker.account_id, actor=team.manager)
    assert any(reason and reason.why == "No car for a week." for _, reason in mia.late)


def test_the_night_is_told_reads_and_says_so_and_the_worker_stays_the_childs(team: Team) -> None:
    night = an_actor(Role.OUT_OF_HOURS, name="Nia Frost", agency=team.family.council)
    client = signed_in(team.worker)
    url = f"/child/{team.family.mia}/night"
    assert "Say what worries you tonight." in client.post(url, {"form_token": "token-night-1"}).content.decode()
    sent = {"form_token": "token-night-2", "worry": "He was bailed today.", "what_to_do": "Ring Nan, then go."}
    assert client.post(url, sent).status_code == 302
    with acting_as(night):
        assert any(item.words == "He was bailed today." for item in mine(night, timezone.now()).items)
    shown = signed_in(night).get(reverse("night_sheets")).content.decode()
    assert "He was bailed today." in shown and "Nobody has read it yet." in shown
    with acting_as(night):
        [sheet] = selectors.sheets(actor=night, now=timezone.now())
        actions.have_read(actor=night, sheet_id=sheet.id)
        actions.have_read(actor=night, sheet_id=sheet.id)
        assert not [item for item in mine(night, timezone.now()).items if item.words == "He was bailed today."]
        assert selectors.sheets(actor=night, now=timezone.now() + timedelta(days=2)) == []
    page = client.get(url).content.decode()
    assert "Nia Frost" in page and "Bea Shaw" in page
    assert signed_in(team.family.officer).get(reverse("night_sheets")).status_code == 403


def held(team: Team, by: Actor, worker: Actor, next_on: date | None, ago: int = 0) -> None:
    with acting_as(by):
        at = timezone.now() - timedelta(days=ago)
        actions.hold_supervision(
            actor=by, worker_id=worker.account_id, held_at=at, note="CANARYNOTE", next_on=next_on, about=[]
        )


def on_my_list(actor: Actor, what: str) -> list[Item]:
    with acting_as(actor):
        return [item for item in mine(actor, timezone.now()).items if item.what == what]


def test_the_day_two_people_set_stands_on_both_their_lists_and_is_late_once_it_passes(team: Team) -> None:
    today = local_date(timezone.now())
    held(team, team.manager, team.worker, today + timedelta(days=30))
    assert not on_my_list(team.manager, "Supervision") and not on_my_list(team.worker, "Your supervision")
    with time_machine.travel(timezone.now() + timedelta(days=25), tick=False):
        [item] = on_my_list(team.manager, "Supervision")
        assert item.about == "with Bea Shaw" and item.left and not item.left.is_late
        [own] = on_my_list(team.worker, "Your supervision")
        assert own.about == "with Ann Lowe" and own.url == reverse("supervisions")
        assert not on_my_list(team.family.other_worker, "Your supervision"), "another's day is not on my list"
    with time_machine.travel(timezone.now() + timedelta(days=32), tick=False):
        [item] = on_my_list(team.manager, "Supervision")
        assert item.is_late and item.left and item.left.words.startswith("was due")
    held(team, team.manager, team.worker, today + timedelta(days=60))
    with time_machine.travel(timezone.now() + timedelta(days=32), tick=False):
        assert not on_my_list(team.manager, "Supervision"), "they met again"


def test_where_no_day_was_set_the_areas_own_standard_counts(team: Team) -> None:
    held(team, team.manager, team.worker, None, ago=29)
    [item] = on_my_list(team.manager, "Supervision")
    assert item.is_late


def test_a_managers_manager_sees_whose_supervision_is_late_and_never_what_was_said(team: Team) -> None:
    held(team, team.manager, team.worker, None, ago=60)
    chief = an_actor(Role.DUTY_MANAGER, name="Una Reid", agency=team.family.council)
    [item] = on_my_list(chief, "See to supervision that is late")
    assert item.url == reverse("supervision_due")
    page = signed_in(chief).get(item.url).content.decode()
    assert "Late: was due" in page and "Bea Shaw" in page and "Ann Lowe" in page and "CANARYNOTE" not in page
    assert "None kept here yet" in page, "whoever has met nobody is not left out"
    assert signed_in(team.manager).get(item.url).status_code == 403
    elsewhere = an_actor(Role.DUTY_MANAGER, name="Cy Ford", agency=team.family.police)
    with acting_as(elsewhere):
        assert not [each for each in selectors.supervision_standing(actor=elsewhere) if each.held_at]


def test_managers_are_supervised_too_and_their_agenda_is_how_their_team_stands(team: Team) -> None:
    plan_of_old(team)
    chief = an_actor(Role.DUTY_MANAGER, name="Una Reid", agency=team.family.council)
    client = signed_in(chief)
    url = reverse("supervise", kwargs={"worker_id": team.manager.account_id})
    page = client.get(url).content.decode()
    assert "Supervision with Ann Lowe" in page and "How the team stands today" in page and "Limits past" in page
    assert client.post(url, {"form_token": "token-chief-1", "note": "She carries two teams."}).status_code == 302
    assert "She carries two teams." in signed_in(team.manager).get(reverse("supervisions")).content.decode()
    for nobody in (team.worker.account_id, chief.account_id):
        refused = client.get(reverse("supervise", kwargs={"worker_id": nobody}))
        assert refused.status_code == 403, "a worker is supervised by their own manager, and nobody by themselves"


def test_my_team_today_puts_what_can_be_done_first_and_folds_what_passed_long_ago(team: Team) -> None:
    plan_of_old(team)
    now = timezone.now()
    with acting_as(team.worker):
        for hours in (1, -24 * 3, -24 * 60):
            visits.plan(
                actor=team.worker,
                told=VisitPlanned([team.family.mia], Purpose.OTHER, now + timedelta(hours=hours), Where.HOME),
            )
    held(team, team.manager, team.worker, local_date(now) + timedelta(days=4))
    page = signed_in(team.manager).get(reverse("team_today")).content.decode()
    day = page.partition("Bea Shaw")[2].partition("</section>")[0]
    first, _, folded = day.partition("<details")
    assert "passed more than 28 days ago" in folded and first.count("Visit:") == 2 and folded.count("Visit:") == 1
    assert first.index("today") < first.index("late") if "late" in first else True
    assert "Supervision" in first and "next" in first


def test_the_week_to_come_has_visits_and_reviews_of_children_in_care_too(team: Team) -> None:
    mia, now = team.family.mia, timezone.now()
    with acting_as(team.manager):
        journeys.record_step(
            actor=team.manager, person_id=mia, told=StepTold(Step.ACCEPTED, "From the hub.", now - timedelta(days=30))
        )
        court.record_order(
            actor=team.manager, person_ids=[mia],
            told=OrderTold(OrderKind.ACCOMMODATED, now - timedelta(days=25), who="Her mother"),
        )  # fmt: skip
        looked_after.record(
            actor=team.manager, person_id=mia,
            told=Placed(Looked.PLACED, now - timedelta(days=3), Sort.FOSTER, words="Near her school."),
        )  # fmt: skip
    page = signed_in(team.manager).get(reverse("team_week")).content.decode()
    assert "First visit to a looked-after child" in page
    assert "First review of a looked-after child" in page
    with acting_as(team.manager):
        names = [each.name for each in drift.passing(actor=team.manager)]
        assert len(names) == len(set(names))
        few = len(drift.passing(actor=team.manager, now=now - timedelta(days=6)))
    assert few < len(names), "what passes later than a week from a moment is not in its week"
    assert "Mia" in page or "Mimi" in page
