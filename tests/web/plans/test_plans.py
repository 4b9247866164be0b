"""A plan that changes something: measured in the child's life, updated by every review, given to each in words of theirs."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.plans import actions, rules, selectors
from openmash.casework.plans.models import CopyGiven, PlanText
from openmash.casework.plans.rules import Item
from openmash.casework.plans.words import Audience, Became, Better, Decision, Field, Kind, ReviewKind
from openmash.casework.visits import actions as visits
from openmash.casework.visits.telling import VisitPlanned, VisitTold
from openmash.casework.visits.words import Bedroom, Happened, Purpose, Safe, SeenAlone, Where
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.insight.chronology.selectors import chronology
from openmash.pathways.planning import begin_plan, review_plan
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.records.voice.words import Method
from openmash.statute.calendar import local_date
from openmash.statute.events import Event
from tests.factories.assessments import allocated
from tests.factories.family import Family, a_family, protect_home, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


@pytest.fixture
def family() -> Family:
    found = a_family()
    with acting_as(found.manager):
        allocated(found.manager, found.other_worker, found.mia)
    return found


def today() -> date:
    return local_date(timezone.now())


def a_plan(family: Family, kind: Kind = Kind.CHILD_IN_NEED) -> UUID:
    with acting_as(family.worker):
        return begin_plan(
            actor=family.worker, person_id=family.mia, kind=kind, since=today(), review_by=today() + timedelta(days=20)
        )


def a_goal(family: Family, plan: UUID, *readings: int, better: Better = Better.MORE) -> UUID:
    with acting_as(family.worker):
        goal = actions.add_goal(
            actor=family.worker, plan_id=plan, change="Mia sleeps through the night.", measure="She sleeps in her own bed",
            unit="nights a week", target=6, better=better,
        )  # fmt: skip
        for number, value in enumerate(readings):
            actions.read_off(
                actor=family.worker, plan_id=plan, goal_id=goal, value=value, said_by="Mia",
                on=today() - timedelta(days=7 * (len(readings) - 1 - number)),
            )  # fmt: skip
    return goal


def an_action(family: Family, plan: UUID, due: date | None = None) -> UUID:
    with acting_as(family.worker):
        return actions.add_action(
            actor=family.worker, plan_id=plan, what="Fit a lock that Mia can open.", owner_name="Priya Nair",
            agency_name="Children’s social care", due_on=due or today() + timedelta(days=3),
            account_id=family.worker.account_id,
        )  # fmt: skip


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-plan-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or response.content.decode(errors="replace")


def test_two_who_write_a_plan_at_once_both_stand(family: Family) -> None:
    plan = a_plan(family)
    with acting_as(family.worker):
        first = actions.write(actor=family.worker, plan_id=plan, field=Field.WORRYING, words="Shouting at night.")
        hers = actions.write(actor=family.worker, plan_id=plan, field=Field.WORRYING, words="Shouting, and hiding.",
                             bases=[first.id] if first.id else [])  # fmt: skip
    with acting_as(family.other_worker):
        his = actions.write(actor=family.other_worker, plan_id=plan, field=Field.WORRYING, words="Shouting, no sleep.",
                            bases=[first.id] if first.id else [])  # fmt: skip
        assert his.beside == (hers.id,)
        again = actions.write(actor=family.other_worker, plan_id=plan, field=Field.WORRYING, words="Shouting at night.",
                              bases=[first.id] if first.id else [])  # fmt: skip
        assert set(again.beside) == {hers.id, his.id}
        shown = selectors.plan(plan, actor=family.other_worker)
        assert [each.words for each in shown.text(Field.WORRYING)] == ["Shouting, and hiding.", "Shouting, no sleep."]
        assert PlanText.objects.count() == 3
    page = signed_in(family.worker).get(f"/plan/{plan}/words").content.decode()
    assert "written at once by Priya Nair and Tom Sayer" in page


def test_a_plan_that_a_conference_outlined_is_written_and_keeps_the_outline(family: Family) -> None:
    plan = a_plan(family)
    with acting_as(family.worker):
        actions.write(actor=family.worker, plan_id=plan, field=Field.OUTLINE, words="Nan sleeps there on Fridays.")
    client = signed_in(family.worker)
    assert client.get(f"/plan/{plan}/words").status_code == 200
    assert send(client, f"/plan/{plan}/words", worrying="Shouting at night.") == f"/plan/{plan}"
    page = client.get(f"/plan/{plan}").content.decode()
    assert "Nan sleeps there on Fridays." in page and "Shouting at night." in page


def test_what_the_area_asks_of_a_plan_stands_with_it(family: Family) -> None:
    plan = a_plan(family)
    client = signed_in(family.worker)
    send(client, f"/plan/{plan}/more", when_and_where="After five, at school", how_they_read="Polish, read aloud")
    page = client.get(f"/plan/{plan}").content.decode()
    assert "After five, at school" in page and "Polish, read aloud" in page and "version 1 of the form" in page


def test_an_outcome_is_a_picture_a_table_and_a_sentence_that_say_the_same(family: Family) -> None:
    plan = a_plan(family)
    a_goal(family, plan, 2, 3, 6)
    page = signed_in(family.worker).get(f"/plan/{plan}").content.decode()
    assert "<svg" in page and page.count("om-measure__dot") == 3, "a dot each"
    assert "nights a week on" in page and "better. The aim is reached." in page
    assert page.count("Mia</td>") >= 3 or page.count(">Mia<") >= 3


def test_where_readings_stand_in_the_picture() -> None:
    days = [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]
    points, aim = rules.drawn(list(zip(days, (0, 4, 8), strict=True)), 8)
    assert [(each.across, each.down) for each in points] == [(0, 100), (50, 50), (100, 0)] and aim == 0
    assert rules.drawn([(days[0], 3)], 6) == ((rules.Point(50.0, 50.0),), 0)
    assert rules.drawn([(days[0], 0), (days[0], 0)], 0)[0][0] == rules.Point(50.0, 100)
    assert rules.drawn([], 5) == ((), 0)
    assert rules.direction(2, 6, more_is_better=True) == rules.direction(6, 2, more_is_better=False) == "better"
    assert (
        rules.direction(2, 6, more_is_better=False) == "worse"
        and rules.direction(3, 3, more_is_better=True) == "no change"
    )


def test_each_readers_copy_holds_only_what_they_may_have() -> None:
    items = [Item("worrying", "Worry", "Dad came in."), Item("goal:1", "Change", "Dad stays away."),
             Item("said:1", "Said", "I am tired.", only_for="mum"), Item("said:2", "Said", "Who told?", only_for="nobody")]  # fmt: skip
    copy = rules.copy_for("dad", items, {"goal:1": "You stay away."}, {"worrying": ["dad"]}, ())
    assert copy.parts == (("Change", (rules.Line("goal:1", "You stay away.", True),)),) and copy.left_out == (
        "worrying",
    )
    mum = rules.copy_for("mum", items, {}, {"worrying": ["dad"]}, ["goal:1"])
    assert [line.words for _, lines in mum.parts for line in lines] == ["Dad came in.", "I am tired."]
    assert mum.left_out == ("goal:1",) and mum.not_plain == 1
    assert all(
        "tired" not in line.words for _, lines in rules.copy_for("child", items, {}, {}, ()).parts for line in lines
    )


def test_a_copy_leaves_out_what_is_kept_and_what_names_a_protected_place_and_is_kept_as_given(family: Family) -> None:
    protect_home(family)
    plan = a_plan(family)
    a_goal(family, plan)
    client = signed_in(family.worker)
    with acting_as(family.manager):
        allocated(family.manager, family.worker, family.mother, family.father)
    with acting_as(family.worker):
        for field, words in ((Field.WORRYING, "Dean has been at the gate."), (Field.WORKING, "Nan helps at 4 Larkfield Close."),
                             (Field.CONTINGENCY, "We go back to the conference.")):  # fmt: skip
            actions.write(actor=family.worker, plan_id=plan, field=field, words=words)
        actions.keep_family_words(actor=family.worker, plan_id=plan, said_by="Hannah Farrow", speaker=family.mother,
                                  words="I want him gone.", on=today())  # fmt: skip
    father, mother = f"/plan/{plan}/for/{family.father}", f"/plan/{plan}/for/{family.mother}"
    url = f"/plan/{plan}/told/worrying"
    assert "Say why it must be kept from them." in send(client, url, kept_from=str(family.father))
    assert send(client, url, kept_from=str(family.father), reason="He would know who told.",
                to_child="Some grown-ups are worried.", to_parents="Somebody has come to the school.") == f"/plan/{plan}"  # fmt: skip
    assert "DO NOT TELL Dean Pryce where Mimi Farrow is" in client.get(father).content.decode()
    printed = client.get(father).content.decode().split("</aside>")[-1]
    assert "gate" not in printed and "Somebody has come" not in printed and "He would know" not in printed
    assert "Larkfield" not in printed and "I want him gone" not in printed and "We go back" in printed
    hers = client.get(mother).content.decode().split("</aside>")[-1]
    assert "Somebody has come to the school." in hers and "I want him gone." in hers and "Larkfield" not in hers
    assert "hide under the bed" not in hers, "the child's own words go to nobody but the child"
    childs = client.get(f"/plan/{plan}/for/child").content.decode().split("</aside>")[-1]
    assert (
        "Some grown-ups are worried." in childs and "hide under the bed" in childs and "I want him gone" not in childs
    )
    response = client.post(f"{father}/pdf", {"form_token": "token-copy-1"})
    assert response["Content-Type"] == "application/pdf"
    with acting_as(family.worker):
        given = CopyGiven.objects.get()
        assert "gate" not in given.words and "We go back" in given.words and given.recipient_name == "Dean Pryce"
    assert client.get(f"/plan/{plan}/for/{family.ella}").status_code == 404, "a child's sister is no reader"


def test_the_childs_own_copy_says_who_last_came_to_see_them_and_when_and_never_where(family: Family) -> None:
    plan, client = a_plan(family), signed_in(family.worker)
    copy = f"/plan/{plan}/for/child"
    assert "Nobody has written down yet that they came to see you." in client.get(copy).content.decode()
    at = timezone.now() - timedelta(hours=2)
    with acting_as(family.worker):
        (visit,) = visits.plan(
            actor=family.worker, told=VisitPlanned([family.mia], Purpose.CHILD_IN_NEED, at, Where.SCHOOL)
        )
        told = VisitTold(
            Happened.SEEN, Where.SCHOOL, at, "device-1", place="Elm Park School", alone=SeenAlone.YES,
            bedroom=Bedroom.NOT_SEEN, words="It is better.", method=Method.TALKING, safe=Safe.YES,
        )  # fmt: skip
        visits.record(actor=family.worker, visit_id=visit, told=told)
    page = client.get(copy).content.decode().split("</aside>")[-1]
    assert f"Priya Nair saw you on {say.day(at)}." in page and "Elm Park" not in page
    assert "Priya Nair saw you" not in client.get(f"/plan/{plan}/for/{family.mother}").content.decode()


def test_an_action_has_a_person_an_agency_and_a_day_and_ends_with_its_effect(family: Family) -> None:
    plan = a_plan(family)
    action = an_action(family, plan, today() - timedelta(days=2))
    client = signed_in(family.worker)
    assert "Do what a plan says is yours" in client.get("/worklist").content.decode()
    assert "Late" in client.get(f"/plan/{plan}").content.decode()
    url = f"/plan/{plan}/action/{action}"
    assert "Say what difference it made" in send(client, url, became="done", effect="")
    assert send(client, url, became=Became.DONE.value, effect="She slept.") == f"/plan/{plan}"
    assert "Do what a plan says is yours" not in client.get("/worklist").content.decode()
    with acting_as(family.worker), pytest.raises(Incomplete) as refused:
        actions.add_action(actor=family.worker, plan_id=plan, what="", owner_name=" ", agency_name="", due_on=None)
    assert [p.field for p in refused.value.problems] == ["what", "owner_name", "agency_name", "due_on"]


def test_every_review_updates_the_same_plan_and_ending_it_has_reasons(family: Family) -> None:
    plan = a_plan(family)
    client, url = signed_in(family.worker), f"/plan/{plan}/review"
    refused = send(client, url, kind="core_group", different="", decision="goes_on", reasons="")
    assert "Say what is different." in refused and "Say why you decide as you do." in refused
    later = today() + timedelta(days=40)
    assert send(client, url, kind=ReviewKind.CORE_GROUP.value, different="She sleeps.", decision=Decision.GOES_ON.value,
                reasons="It works.", **{"next_on-day": later.day, "next_on-month": later.month, "next_on-year": later.year}) == f"/plan/{plan}"  # fmt: skip
    with acting_as(family.worker):
        (head,) = selectors.plans_of(person_set(family.mia, family.worker), actor=family.worker)
        assert head.review_by == later and not head.has_ended
        with pytest.raises(Incomplete) as missing:
            actions.review(actor=family.worker, plan_id=plan, kind=ReviewKind.REVIEW, on=today(), different="x",
                           decision=Decision.CHANGED, reasons="x", next_on=None)  # fmt: skip
        assert missing.value.problems[0].field == "next_on"
    ending = {"kind": "review", "different": "Safe since May.", "decision": "ends", "reasons": "Each aim is reached."}
    assert "A manager ends a plan." in send(client, url, **ending)
    client = signed_in(family.manager)
    refused = send(client, url, **ending)
    assert "Say what each agency said" in refused and "Write what the child said or showed" in refused
    assert send(client, url, **ending, agencies_said="School and health agree.", who_else="Ella and Toby: no worry.",
                voice="I sleep now.") == f"/plan/{plan}"  # fmt: skip
    with acting_as(family.worker):
        with pytest.raises(NotAllowedNow, match="has ended"):
            actions.write(actor=family.worker, plan_id=plan, field=Field.WORKING, words="x")
        events = [
            each.event for each in spine.milestones(actor=family.worker, people=person_set(family.mia, family.worker))
        ]
        told = chronology(person_set(family.mia, family.worker), actor=family.worker,
                          window=Window(kinds=frozenset({"plan"}))).lines  # fmt: skip
    assert {Event.CHILD_IN_NEED_PLAN_BEGAN, Event.CHILD_IN_NEED_PLAN_REVIEWED, Event.CHILD_IN_NEED_PLAN_ENDED} <= set(
        events
    )
    assert len(told) == 3
    page = client.get(f"/child/{family.mia}/plans-and-visits").content.decode()
    assert "Child in need plan" in page and "Ended." in page


def test_a_plan_is_a_step_of_the_childs_journey_on_the_day_it_began(family: Family) -> None:
    since = today() - timedelta(days=10)
    with acting_as(family.worker):
        plan = begin_plan(
            actor=family.worker, person_id=family.mia, kind=Kind.CHILD_IN_NEED, since=since, review_by=today()
        )
        mia = person_set(family.mia, family.worker)
        began = [
            e for e in spine.milestones(actor=family.worker, people=mia) if e.event is Event.CHILD_IN_NEED_PLAN_BEGAN
        ]
        assert [local_date(each.occurred_at) for each in began] == [since]
        with pytest.raises(Incomplete, match="A manager ends a plan"):
            review_plan(actor=family.worker, plan_id=plan, kind=ReviewKind.REVIEW, on=today(), different="x",
                        decision=Decision.ENDS, reasons="It is done, and holds.", next_on=None)  # fmt: skip
        second = begin_plan(
            actor=family.worker, person_id=family.mia, kind=Kind.CHILD_IN_NEED, since=today(), review_by=today()
        )
        began = [
            e for e in spine.milestones(actor=family.worker, people=mia) if e.event is Event.CHILD_IN_NEED_PLAN_BEGAN
        ]
    assert second != plan and len(began) == 1, "a second plan is no second beginning"


def test_a_hidden_childs_plan_is_nobodys(family: Family) -> None:
    plan = a_plan(family)
    an_action(family, plan)
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    for actor in (family.worker, family.other_worker, family.screener):
        client = signed_in(actor)
        for path in ("", "/words", "/for/child", "/review", "/told/worrying"):
            assert client.get(f"/plan/{plan}{path}").status_code in (403, 404), path
        assert str(plan) not in client.get("/worklist").content.decode()
    assert signed_in(family.manager).get(f"/plan/{plan}").status_code == 200


def test_a_long_plan_costs_no_more_queries(family: Family) -> None:
    plan = a_plan(family)
    a_goal(family, plan, 1)
    an_action(family, plan)
    client = signed_in(family.worker)

    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    urls = [f"/plan/{plan}", f"/plan/{plan}/for/child", "/worklist"]
    short = [queries(url) for url in urls]
    for _ in range(5):
        a_goal(family, plan, 1, 2, 3)
        an_action(family, plan)
    with acting_as(family.worker):
        actions.say_plainly(actor=family.worker, plan_id=plan, item=f"action:{an_action(family, plan)}",
                            plain={Audience.CHILD: "A lock."}, kept_from=[], reason="")  # fmt: skip
    long = [queries(url) for url in urls]
    assert all(after <= before + 2 for before, after in zip(short, long, strict=True)), (short, long)
    assert long[0] <= 55 and long[1] <= 85, "a copy also asks who must know what: names, places, workers"
