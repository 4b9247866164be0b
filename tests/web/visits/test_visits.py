"""Seeing a child: planned, made or not, in the child's own words, counted from the decision and from the last visit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.words import Act
from openmash.casework.journey import actions as journeys
from openmash.casework.visits import actions, rules, selectors
from openmash.casework.visits.models import Record
from openmash.casework.visits.telling import VisitPlanned, VisitTold
from openmash.casework.visits.words import Happened, Purpose, Safe, SeenAlone, Where
from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.foundation.files.selectors import files_about, uploads
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import Window
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage import actions as linkage
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, RelationshipTold
from openmash.records.people.words import PersonKind, RelationshipKind
from openmash.records.voice import actions as voices
from openmash.records.voice import selectors as voice
from openmash.records.voice.words import Method
from openmash.statute.calendar import local_time
from openmash.statute.events import Event
from openmash.web.visits.device import issue, key_for
from synthetic.modules.own_words import a_drawing
from tests.factories.access import a_team, an_actor
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.meetings import a_meeting
from tests.factories.voice import her_own_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
HERS = "I don’t like it when it’s loud.\nBunny sleeps in my bag in case."


@pytest.fixture
def family() -> Family:
    return a_family()


def also_allocated(family: Family, child: UUID) -> None:
    with acting_as(family.manager):
        cases.allocate(
            actor=family.manager,
            person_id=child,
            account_id=family.worker.account_id,
            role=AllocationRole.SOCIAL_WORKER,
        )


def a_visit(family: Family, *people_ids: UUID, purpose: Purpose = Purpose.ASSESSMENT, **values: object) -> list[UUID]:
    told = VisitPlanned(people_ids or (family.mia,), purpose, timezone.now(), Where.HOME, **values)  # type: ignore[arg-type]  # its fields
    with acting_as(family.worker):
        return actions.plan(actor=family.worker, told=told)


def seen(**values: object) -> VisitTold:
    told: dict[str, object] = {
        "happened": Happened.SEEN, "where": Where.HOME, "at": timezone.now() - timedelta(minutes=5),
        "device_id": f"device-{next(COUNT):06d}", "alone": SeenAlone.YES, "words": HERS, "method": Method.TALKING,
    } | values  # fmt: skip
    return VisitTold(**told)  # type: ignore[arg-type]  # its fields


def missed(**values: object) -> VisitTold:
    told = {"happened": Happened.REFUSED, "alone": None, "words": "", "method": None, "done": "Told Grace Oduya."}
    return seen(**(told | values))


def record(family: Family, visit_id: UUID, told: VisitTold) -> UUID:
    with acting_as(family.worker):
        return actions.record(actor=family.worker, visit_id=visit_id, told=told)


def test_the_childs_own_words_are_kept_as_said_apart_from_what_was_seen(family: Family) -> None:
    (visit,) = a_visit(family)
    record(family, visit, seen(observations="The flat was warm. A mattress on the floor, clean sheets."))
    with acting_as(family.worker):
        shown = selectors.visit(visit, actor=family.worker)
        (said,) = voice.these(shown.record.voice_ids, actor=family.worker).values()  # type: ignore[union-attr]  # recorded above
        assert HERS not in str(Record.objects.get(visit_id=visit).__dict__), "the words are in one place only"
    assert said.quote == HERS and said.asked_by == "Priya Nair" and said.alone.startswith("Alone")
    page = signed_in(family.worker).get(f"/visit/{visit}").content.decode()
    assert (
        page.index("Bunny sleeps in my bag") < page.index("A mattress on the floor") < page.index("As it was planned")
    )


def test_a_visit_sent_twice_counts_once_and_at_the_workers_own_time(family: Family) -> None:
    (visit,) = a_visit(family)
    at = timezone.now() - timedelta(hours=2)
    told = seen(at=at)
    first = record(family, visit, told)
    assert record(family, visit, told) == first
    with acting_as(family.worker):
        row = Record.objects.get()
    assert row.occurred_at == at and row.recorded_at - at > timedelta(hours=1)
    with acting_as(family.worker):
        assert len(voice.voices(person_set(family.mia, family.worker), actor=family.worker)) == 2, "one before, one now"
        with pytest.raises(IntegrityError), transaction.atomic():
            Record.record(actor=family.worker, visit_id=visit, person_id=family.mia, device_id=told.device_id,
                          happened="seen", where="home", alone="yes")  # fmt: skip


def test_what_is_missing_is_said_at_its_field(family: Family) -> None:
    (visit,) = a_visit(family)
    for told, field in (
        (seen(alone=None), "alone"), (seen(method=None), "method"), (seen(words="", method=None), "words"),
        (missed(done=" "), "done"), (seen(safe=Safe.NO), "safe_words"),
        (seen(at=timezone.now() + timedelta(hours=3)), "at"), (seen(at=datetime(2019, 3, 1, tzinfo=UTC)), "at"),
    ):  # fmt: skip
        with pytest.raises(Incomplete) as refused:
            record(family, visit, told)
        assert [problem.field for problem in refused.value.problems] == [field]


def test_a_child_not_yet_born_was_not_seen_and_after_a_death_no_visit_is_planned(family: Family) -> None:
    with acting_as(family.screener):
        told = AsTold(PersonKind.UNBORN, (NameTold("", "Farrow"),), BirthTold((timezone.now()).date(), expected=True))
        unborn = people.add_person(actor=family.screener, told=told)
        (visit,) = actions.plan(
            actor=family.screener, told=VisitPlanned([unborn], Purpose.ASSESSMENT, timezone.now(), Where.HOME)
        )
        with pytest.raises(Incomplete, match="not born yet"):
            actions.record(actor=family.screener, visit_id=visit, told=seen())
        actions.record(actor=family.screener, visit_id=visit, told=missed())
        people.mark_died(actor=family.screener, person_ids=[family.toby], words="")
        with pytest.raises(NotAllowedNow, match="has died"):
            actions.plan(
                actor=family.screener, told=VisitPlanned([family.toby], Purpose.OTHER, timezone.now(), Where.HOME)
            )


@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("visit_plan", {}), ("assessment_begin", {}), ("protection_call", {"kind": "strategy"}), ("court_begin", {}),
        ("meeting_bring", {}),
    ],
)  # fmt: skip
def test_a_brother_with_two_linked_records_is_offered_once_beside_the_child(
    family: Family, page: str, more: dict[str, str]
) -> None:
    """Both records are kin of Mia, and both live with her: he is one boy, visited once."""
    with acting_as(family.screener):
        second = people.add_person(
            actor=family.screener,
            told=AsTold(
                PersonKind.CHILD, (NameTold("Tobias", "Farrow"),), BirthTold(date(2022, 11, 2)),
                relationships=(RelationshipTold(family.mia, RelationshipKind.SIBLING),),
            ),
        )  # fmt: skip
        people.add_household(actor=family.screener, members=[family.mia, second], since=date(2024, 6, 1))
    lead = an_actor(Role.TEAM_MANAGER, name="Ann Lowe", agency=family.council, team=a_team("north", family.council))
    with acting_as(family.manager):
        for child in (family.mia, family.toby, second):
            cases.allocate(
                actor=family.manager, person_id=child, account_id=lead.account_id, role=AllocationRole.SECOND_WORKER
            )
    chair = an_actor(Role.DUTY_MANAGER, name="Una Brook", agency=family.council)
    with acting_as(chair):
        a_meeting(chair)
    client = signed_in(chair if page == "meeting_bring" else lead)

    def offered() -> set[str]:
        shown = client.get(reverse(page, kwargs={"person_id": family.mia, **more})).content.decode()
        return set(re.findall(r'name="children"[^>]*value="([^"]+)"', shown))

    before = offered()
    assert {str(family.toby), str(second)} <= before
    with acting_as(family.manager):
        linkage.link(actor=family.manager, record_a=family.toby, record_b=second, reason="One boy, told of twice.")
    assert len(offered()) == len(before) - 1 and len(offered() & {str(family.toby), str(second)}) == 1


def test_a_same_day_need_runs_in_hours_from_the_decision_until_the_child_is_seen(family: Family) -> None:
    client = signed_in(family.worker)
    with acting_as(family.screener):
        frontdoor.protect(
            actor=family.screener,
            act=Act.SAME_DAY_VISIT,
            line="See Mia at school before she is collected.",
            contact_id=family.process,
            person_id=family.mia,
        )
    with acting_as(family.worker):
        (need,) = selectors.to_be_seen(actor=family.worker, now=timezone.now() + timedelta(hours=3))
        assert need.person_id == family.mia and "hours" in need.words and "decided 3 hours" in need.words
        late = selectors.to_be_seen(actor=family.worker, now=timezone.now() + timedelta(days=2))
        assert late[0].is_late and "late, was due" in late[0].words
        old = selectors.to_be_seen(actor=family.worker, now=timezone.now() + timedelta(days=300))
        assert [each.person_id for each in old] == [family.mia], "however long it has waited"
    assert "See this child today" in client.get("/worklist").content.decode()
    assert "Child to be seen" in client.get(f"/child/{family.mia}/plans-and-visits").content.decode()
    (visit,) = a_visit(family)
    record(family, visit, missed())
    with acting_as(family.worker):
        assert selectors.to_be_seen(actor=family.worker, now=timezone.now()), "a refusal does not end it"
    record(family, a_visit(family)[0], seen(at=timezone.now() - timedelta(days=1)))
    with acting_as(family.worker):
        assert selectors.to_be_seen(actor=family.worker, now=timezone.now()), "nor does a visit before the decision"
    record(family, a_visit(family)[0], seen(at=timezone.now()))
    with acting_as(family.worker):
        assert selectors.to_be_seen(actor=family.worker, now=timezone.now()) == []
    assert "See this child today" not in client.get("/worklist").content.decode()


def test_how_often_a_plan_says_is_one_day_on_every_page_and_one_line_of_the_worklist(family: Family) -> None:
    """The area sees a child in need every four weeks; this child’s plan says every five working days."""
    began = timezone.now() - timedelta(days=1)
    with acting_as(family.manager):
        process = journeys.begin(actor=family.manager, person_ids=[family.mia])
        for event in (Event.REFERRAL_ACCEPTED, Event.CHILD_IN_NEED_PLAN_BEGAN):
            cases.mark(actor=family.manager, process_id=process, person_id=family.mia, event=event, occurred_at=began)
        actions.set_frequency(
            actor=family.manager, person_id=family.mia, every=5, in_working_days=True, because="Family help plan"
        )
        due = profile_at(began).calendar().add_working_days(local_time(began).date(), 5)
    client = signed_in(family.worker)
    by = f"by the end of {due:%A} {due.day} {due:%B}"
    for page in ("journey", "plans-and-visits"):
        shown = unescape(client.get(f"/child/{family.mia}/{page}").content.decode())
        assert by in shown and "Family help plan" in shown, page
    assert "5 working days: Family help plan (local)" in unescape(
        client.get(f"/child/{family.mia}/journey").content.decode()
    )
    with time_machine.travel(datetime.combine(due, datetime.min.time(), UTC) + timedelta(days=2, hours=10), tick=True):
        lines = re.findall(r"<li.*?</li>", signed_in(family.worker).get("/worklist").content.decode(), re.S)
    late = [line for line in lines if "Child in need visit" in line]
    assert len(late) == 1 and "Visit due" in late[0], "told of once"


def test_a_need_is_for_the_manager_whose_team_holds_the_child_and_no_other(family: Family) -> None:
    """A manager who chairs, or reads in another team, is not asked to go; with nobody to hold the child, each is."""
    desk = Account.objects.get(pk=family.manager.account_id).team
    holding = an_actor(Role.TEAM_MANAGER, name="Una Brook", agency=family.council, team=desk)
    elsewhere = an_actor(
        Role.DECISION_MAKER, name="Amos Lyle", agency=family.council, team=a_team("west", family.council)
    )
    with acting_as(family.screener):
        frontdoor.protect(
            actor=family.screener, act=Act.SAME_DAY_VISIT, line="See Mia today.", contact_id=family.process,
            person_id=family.mia,
        )  # fmt: skip
        grant_reach(
            actor=family.screener, account_id=holding.account_id, person_id=family.mia, basis="holding",
            source_id=family.process, reason="Their team holds the child",
        )  # fmt: skip
    asked = {who: "See this child today" in signed_in(who).get("/worklist").content.decode() for who in (
        family.screener, family.worker, family.manager, holding, elsewhere,
    )}  # fmt: skip
    assert asked == {family.screener: True, family.worker: True, family.manager: True, holding: True, elsewhere: False}
    with acting_as(family.manager):
        cases.end_for_child(actor=family.manager, process_id=family.process, person_id=family.mia)
    assert "See this child today" in signed_in(elsewhere).get("/worklist").content.decode(), "nobody holds her now"


def test_nobody_is_sent_to_a_child_who_has_died(family: Family) -> None:
    with acting_as(family.screener):
        frontdoor.protect(
            actor=family.screener, act=Act.SAME_DAY_VISIT, line="See Mia today.", contact_id=family.process,
            person_id=family.mia,
        )  # fmt: skip
    client = signed_in(family.worker)
    assert "See this child today" in client.get("/worklist").content.decode()
    (visit,) = a_visit(family)
    assert str(visit) in client.get("/worklist").content.decode()
    with acting_as(family.manager):
        people.mark_died(actor=family.manager, person_ids=[family.mia], words="")
    page = client.get("/worklist").content.decode()
    assert "See this child today" not in page and str(visit) not in page


def test_a_child_not_seen_is_somebodys_to_go_to_again(family: Family) -> None:
    client = signed_in(family.worker)
    (visit,) = a_visit(family)
    record(family, visit, missed())
    assert "Go again: the child was not seen" in client.get("/worklist").content.decode()
    (second,) = a_visit(family)
    record(family, second, missed(happened=Happened.NOBODY_IN, again_at=timezone.now() + timedelta(hours=20)))
    page = client.get("/worklist").content.decode()
    assert "Go again" not in page and "Visit" in page, "it is planned: nobody need plan it again"
    with acting_as(family.worker):
        every = selectors.visits_of(person_set(family.mia, family.worker), actor=family.worker)
        assert [each.is_open for each in every] == [True, False, False]
        events = [each.event for each in spine.milestones(actor=family.worker, process_ids=[family.process])]
    assert events.count(Event.VISIT_UNSUCCESSFUL) == 2 and Event.CHILD_SEEN in events
    told = client.get(f"/child/{family.mia}/chronology").content.decode()
    assert "Access refused" in told and "Unsuccessful visit: nobody in" in told


def test_how_often_comes_from_the_plan_and_runs_again_from_each_visit(family: Family) -> None:
    began = timezone.now() - timedelta(days=30)
    with acting_as(family.screener):
        cases.mark(actor=family.screener, process_id=family.process, person_id=family.mia,
                   event=Event.CHILD_PROTECTION_PLAN_BEGAN, occurred_at=began)  # fmt: skip
    groups = {family.mia: [family.mia]}
    with acting_as(family.worker):
        (due,) = selectors.visits_due(groups, actor=family.worker, now=timezone.now())
        by_the_area = due.standing.due_at
        assert by_the_area and due.source != "Outline plan of the conference", "the area's figure, until one is set"
        actions.set_frequency(actor=family.worker, person_id=family.mia, every=5, in_working_days=True,
                              because="Outline plan of the conference")  # fmt: skip
        (due,) = selectors.visits_due(groups, actor=family.worker, now=timezone.now())
        assert due.is_late and due.source == "Outline plan of the conference" and due.since == began
        assert due.standing.due_at and due.standing.due_at < by_the_area
    assert "Visit due" in signed_in(family.worker).get("/worklist").content.decode()
    (visit,) = a_visit(family, purpose=Purpose.CHILD_PROTECTION)
    record(family, visit, seen())
    with acting_as(family.worker):
        (due,) = selectors.visits_due(groups, actor=family.worker, now=timezone.now())
        assert not due.is_late and due.since > began
    with acting_as(family.screener):
        cases.mark(actor=family.screener, process_id=family.process, person_id=family.mia,
                   event=Event.CHILD_PROTECTION_PLAN_ENDED)  # fmt: skip
    with acting_as(family.worker):
        assert [each.name for each in selectors.visits_due(groups, actor=family.worker, now=timezone.now())] == [
            "Visit"
        ]


def test_the_moment_a_visit_counts_from() -> None:
    began, visited, ended = (datetime(2026, 3, day, tzinfo=UTC) for day in (2, 9, 20))
    assert rules.runs_from(None, visited, None) is None
    assert rules.runs_from(began, None, None) == began
    assert rules.runs_from(began, visited, None) == visited
    assert rules.runs_from(visited, began, None) == visited, "a visit before the plan does not count"
    assert rules.runs_from(began, visited, ended) is None
    assert rules.runs_from(ended, visited, began) == ended, "a second plan runs anew"


def test_a_visit_is_moved_called_off_and_put_right_and_each_says_why(family: Family) -> None:
    also_allocated(family, family.ella)
    (visit, ella) = a_visit(family, family.mia, family.ella)
    client = signed_in(family.worker)
    assert "Say why the visit is moved" in client.post(f"/visit/{visit}/move", {"what": "off"}).content.decode()
    moved = {"what": "move", "on-day": "3", "on-month": "3", "on-year": "2031", "at": "10:00", "because": "School trip"}
    client.post(f"/visit/{visit}/move", moved)
    page = client.get(f"/visit/{visit}").content.decode()
    assert "School trip" in page and "3 March 2031" in page
    client.post(f"/visit/{ella}/move", {"what": "off", "because": "She is away"})
    with pytest.raises(NotAllowedNow, match="called off"):
        record(family, ella, seen())
    record(family, visit, seen())
    with pytest.raises(Incomplete, match="what was wrong"):
        record(family, visit, seen(alone=SeenAlone.NO, words="", method=None))
    record(family, visit, seen(alone=SeenAlone.NO, words="", method=None, put_right_because="Gran was in the room."))
    page = client.get(f"/visit/{visit}").content.decode()
    assert "Gran was in the room." in page and "Bunny sleeps" in page and "No, somebody else was there" in page
    with acting_as(family.worker):
        mia = person_set(family.mia, family.worker)
        told = chronology(mia, actor=family.worker, window=Window(kinds=frozenset({"visit"}))).lines
    assert ["not alone" in line.entry.headline for line in told] == [True]


def counted(family: Family) -> list[tuple[Event, datetime]]:
    wanted = (Event.CHILD_SEEN, Event.VISIT_UNSUCCESSFUL, Event.CHILD_IN_NEED_VISIT_MADE)
    with acting_as(family.worker):
        happened = spine.happened_to([family.mia], wanted, actor=family.worker).get(family.mia, [])
        newest = spine.latest_of([family.mia], wanted, actor=family.worker)
    assert {(each.event, each.occurred_at) for each in newest.values()} <= {(e.event, e.occurred_at) for e in happened}
    return [(each.event, each.occurred_at) for each in happened]


def test_a_record_put_right_puts_right_what_the_law_counts(family: Family) -> None:
    """A visit that turns out not to have seen the child leaves no limit met, and the right day counts."""
    (visit,) = a_visit(family, purpose=Purpose.CHILD_IN_NEED)
    before = len(counted(family))
    first, then = timezone.now() - timedelta(hours=3), timezone.now() - timedelta(days=1)
    record(family, visit, seen(at=first))
    assert set(counted(family)) >= {(Event.CHILD_SEEN, first), (Event.CHILD_IN_NEED_VISIT_MADE, first)}
    record(family, visit, seen(at=first, put_right_because="Bedroom not seen."))
    assert len(counted(family)) == before + 2, "the same moment is not counted twice"
    record(family, visit, seen(at=then, put_right_because="It was yesterday."))
    assert (Event.CHILD_SEEN, then) in counted(family) and (Event.CHILD_SEEN, first) not in counted(family)
    record(family, visit, missed(at=then, put_right_because="I spoke to her mother only."))
    told = counted(family)
    assert (Event.VISIT_UNSUCCESSFUL, then) in told and len(told) == before + 1
    record(family, visit, seen(at=then, put_right_because="She was there, at the window."))
    assert {(Event.CHILD_SEEN, then), (Event.CHILD_IN_NEED_VISIT_MADE, then)} <= set(counted(family))
    assert (Event.VISIT_UNSUCCESSFUL, then) not in counted(family)


def test_a_slip_put_right_moves_neither_the_day_nor_what_the_visit_was_for(family: Family) -> None:
    """Planned for an assessment, made under the child in need plan: what was recorded stands, but for what is put right."""
    (visit,) = a_visit(family)
    client, url, then = signed_in(family.worker), f"/visit/{visit}/door", timezone.now() - timedelta(days=3)
    with acting_as(family.worker):
        actions.record(actor=family.worker, visit_id=visit, told=seen(at=then), purpose=Purpose.CHILD_IN_NEED)
    before = counted(family)
    assert {(Event.CHILD_SEEN, then), (Event.CHILD_IN_NEED_VISIT_MADE, then)} <= set(before)
    page = client.get(url).content.decode()
    assert re.search(r'value="child_in_need"[^>]* checked', page) and not re.search(
        r'value="assessment"[^>]* checked', page
    )
    typed = {"happened": "seen", "alone": "no", "where": "home", "put_right_because": "Gran was in the room."}
    assert client.post(url, {**typed, "form_token": "token-slip-1"}).headers["Location"] == f"/visit/{visit}"
    assert counted(family) == before
    assert "Child in need" in client.get(f"/visit/{visit}").content.decode().replace("child in need", "Child in need")
    client.post(url, {**typed, "at": "08:15", "form_token": "token-slip-2"})
    (moved,) = {at for event, at in set(counted(family)) - set(before)}
    assert local_time(moved) == local_time(then).replace(hour=8, minute=15, second=0, microsecond=0)


def test_when_i_was_last_seen_and_by_whom_is_on_the_childs_page(family: Family) -> None:
    client = signed_in(family.worker)
    assert "Nobody has recorded seeing this child on a visit" in client.get(f"/child/{family.mia}").content.decode()
    record(family, a_visit(family)[0], seen())
    page = client.get(f"/child/{family.mia}").content.decode()
    assert "Last seen 5 minutes ago by Priya Nair" in page
    page = client.get(f"/child/{family.mia}/plans-and-visits").content.decode()
    assert "Child seen, alone, at home" in page


def test_the_page_for_the_door_says_what_must_be_known_and_keeps_what_was_typed(family: Family) -> None:
    protect_home(family)
    also_allocated(family, family.ella)
    (visit, _) = a_visit(family, family.mia, family.ella, what_to_see="Where she sleeps")
    client = signed_in(family.worker)
    page = client.get(f"/visit/{visit}/door").content.decode()
    for words in ("DO NOT TELL", "nut allergy", "Where she sleeps", "Visited together", "Nobody has recorded seeing"):
        assert words.lower() in page.lower(), words
    page = client.post(f"/visit/{visit}/door", {"words": HERS, "form_token": "token-door-1"}).content.decode()
    assert "Say whether you saw the child." in page and "Bunny sleeps" in page
    typed = {
        "happened": "seen", "words": HERS, "method": "talking", "alone": "yes", "where": "home", "purpose": "assessment",
        "began_at": (timezone.now() - timedelta(hours=1)).isoformat(), "form_token": "token-door-2",
    }  # fmt: skip
    assert client.post(f"/visit/{visit}/door", typed).headers["Location"] == f"/visit/{visit}"
    assert client.post(f"/visit/{visit}/door", typed).headers["Location"] == f"/visit/{visit}"
    with acting_as(family.worker):
        row = Record.objects.get()
    assert row.device_id == "token-door-2" and row.recorded_at - row.occurred_at > timedelta(minutes=55)  # type: ignore[operator]  # it happened


def test_the_key_to_a_device_is_its_workers_alone_and_good_for_a_day(family: Family) -> None:
    (visit,) = a_visit(family)
    client, url = signed_in(family.worker), f"/visit/{visit}/door/key"
    issued = issue(timezone.now() - timedelta(hours=23))
    assert client.get(url, {"issued": issued}).json()["key"] == key_for(family.worker.account_id, visit, issued)
    for wrong in (
        "",
        "yesterday",
        issue(timezone.now() - timedelta(hours=25)),
        issue(timezone.now() + timedelta(hours=1)),
    ):
        assert client.get(url, {"issued": wrong}).status_code == 404
    other = signed_in(family.screener).get(url, {"issued": issued}).json()["key"]
    assert other != key_for(family.worker.account_id, visit, issued)
    assert signed_in(family.other_worker).get(url, {"issued": issued}).status_code == 404


def test_what_the_area_asks_beside_the_record_is_kept_with_the_version_it_was_asked_in(family: Family) -> None:
    (visit,) = a_visit(family, family.mia)
    client, stranger = signed_in(family.worker), signed_in(an_actor(Role.SOCIAL_WORKER))
    assert client.get(f"/visit/{visit}/more").status_code == 404, "nothing is asked about a visit nobody made"
    record(family, visit, seen())
    assert "safer sleep" in client.get(f"/visit/{visit}/more").content.decode()
    client.post(
        f"/visit/{visit}/more", {"safe_sleep": "none", "who_else": "Nan, most days", "form_token": "token-more-1"}
    )
    page = client.get(f"/visit/{visit}").content.decode()
    assert "Nan, most days" in page and "There is no baby" in page and "version 1 of the form" in page
    client.post(f"/visit/{visit}/more", {"safe_sleep": "none", "who_else": "Nan and Col", "form_token": "token-more-2"})
    page = client.get(f"/visit/{visit}").content.decode()
    assert "Nan and Col" in page and "Nan, most days" not in page
    assert 'value="none" checked' in " ".join(client.get(f"/visit/{visit}/more").content.decode().split())
    assert stranger.get(f"/visit/{visit}/more").status_code == 404


def test_a_visit_to_a_hidden_child_is_nobodys_and_the_wrong_role_is_told(family: Family) -> None:
    (visit,) = a_visit(family)
    record(family, visit, seen())
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    for path in (f"/visit/{visit}", f"/visit/{visit}/door", f"/visit/{visit}/move", f"/child/{family.mia}/visits/plan"):
        for actor in (family.screener, family.other_worker):
            assert signed_in(actor).get(path).status_code == 404, path
    assert str(visit) not in signed_in(family.screener).get("/worklist").content.decode()
    assert signed_in(family.manager).get(f"/visit/{visit}").status_code == 200
    assert signed_in(an_actor(Role.CALL_TAKER)).get(f"/child/{family.ella}/visits/plan").status_code == 403


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_a_long_history_of_visits_costs_no_more_queries(family: Family) -> None:
    client = signed_in(family.worker)
    (first,) = a_visit(family)
    record(family, first, seen())
    (waiting,) = a_visit(family)
    urls = [f"/child/{family.mia}/plans-and-visits", f"/visit/{first}", f"/visit/{waiting}/door", "/worklist"]
    short = [queries(client, url) for url in urls]
    for _ in range(6):
        record(family, a_visit(family)[0], seen())
        record(family, a_visit(family)[0], missed())
        a_visit(family)
    long = [queries(client, url) for url in urls]
    assert all(after <= before + 3 for before, after in zip(short, long, strict=True)), (short, long)
    assert max(long[:3]) <= 60, long


def test_a_child_nobody_has_heard_for_as_long_as_the_area_says_is_work_for_whoever_they_are_allocated_to(
    family: Family,
) -> None:
    days = profile_at(timezone.now()).figure("voice_stale_days")
    also_allocated(family, family.ella)
    client, line = signed_in(family.worker), f"/child/{family.ella}/voice/record"
    cost = queries(client, "/worklist")
    assert line not in client.get("/worklist").content.decode(), "she has been theirs only since today"
    with time_machine.travel(timezone.now() + timedelta(days=days, hours=1), tick=False):
        later = signed_in(family.worker).get("/worklist").content.decode()
        assert f"/child/{family.mia}/voice/record" in later
    assert line in later and "Nobody has heard them since they are yours" in later
    heard_at = timezone.now() - timedelta(days=days + 3)
    with acting_as(family.worker):
        voices.record(actor=family.worker, person_id=family.ella, told=replace(her_own_words(), at=heard_at))
    page = client.get("/worklist").content.decode()
    assert line in page and f"Not heard since {say.day_of(heard_at)}" in page
    assert line not in signed_in(family.other_worker).get("/worklist").content.decode()
    assert queries(client, "/worklist") <= cost + 4, "one query for all; the rest are the names, which nothing had"
    with acting_as(family.worker):
        voices.record(actor=family.worker, person_id=family.ella, told=her_own_words())
    assert line not in client.get("/worklist").content.decode(), "somebody has heard her"


def test_a_picture_the_child_gave_is_kept_beside_their_words_and_once_however_often_it_is_sent(family: Family) -> None:
    (visit,) = a_visit(family)
    client, url = signed_in(family.worker), f"/visit/{visit}/door"

    def sent(**change: object) -> str:
        typed = {
            "happened": "seen", "words": HERS, "method": "talking", "alone": "yes", "where": "home",
            "picture_says": "Bunny asleep", "files": SimpleUploadedFile("bunny.png", a_drawing(), "image/png"), **change,
        }  # fmt: skip
        answer = client.post(url, typed)
        return answer.headers.get("Location") or unescape(answer.content.decode())

    page = sent(words="", form_token="t-pic-1")
    assert "a picture is kept beside their words" in page and "bunny.png" in page, "what was sent is not lost"
    page = sent(files=SimpleUploadedFile("list.txt", b"no picture", "text/plain"), form_token="t-pic-2")
    assert "govuk-error-summary" in page
    here = f"/visit/{visit}"
    assert sent(files="", form_token="t-pic-3") == here
    assert sent(files="", form_token="t-pic-3") == here, "sent again by a device whose answer was lost"
    with acting_as(family.worker):
        said = voice.voices(person_set(family.mia, family.worker), actor=family.worker)[0]
        kept = files_about(actor=family.worker, about_id=said.id)
        assert [each.name for each in kept] == ["bunny.png"] and said.picture_says == "Bunny asleep"
        assert uploads(actor=family.worker, kind="visit", subject=str(visit)) == []
    assert "Picture: bunny.png" in unescape(client.get(f"/child/{family.mia}/voice").content.decode())
