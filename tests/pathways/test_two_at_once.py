"""Two people decide one thing at the same moment, in real transactions: one decides, the other is told so.

The first acts and has not yet committed; the second begins. Nothing is timed: the second either waits for the first, or
is done without having waited, and the test looks at which.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from openmash.casework.assessments import actions as assessments
from openmash.casework.encompass.models import Notice as SchoolNotice
from openmash.casework.encompass.models import NoticeStep
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.words import Act
from openmash.casework.journey import actions as journeys
from openmash.casework.meetings import actions as meetings
from openmash.casework.plans import actions as plans
from openmash.casework.plans.words import Decision, Kind, ReviewKind
from openmash.casework.visits import actions as visits
from openmash.casework.visits.actions import VisitPlanned
from openmash.casework.visits.models import Record
from openmash.casework.visits.telling import VisitTold
from openmash.casework.visits.words import Happened, Purpose, SeenAlone, Where
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Refusal
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.models import Notice as Message
from openmash.foundation.outbox.models import Message as Letter
from openmash.pathways import cpis, encompass
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage import actions as linkage
from openmash.records.linkage import selectors as pairs
from openmash.records.linkage.words import Verdict
from openmash.records.voice.words import Method
from openmash.statute.calendar import local_date
from openmash.statute.events import Event
from tests.factories.access import an_actor, an_agency
from tests.factories.assessments import an_assessment, complete
from tests.factories.family import Family, a_family
from tests.factories.frontdoor import a_hub
from tests.factories.meetings import a_meeting, a_room, an_item
from tests.factories.people import a_child
from tests.factories.schools import ASchool, a_notification, a_pupil, a_school
from tests.records.linkage.test_reviewing import a_pair, compared

pytestmark = pytest.mark.usefixtures("own_database", "morning")
WITHIN = 120.0
"""Seconds a busy machine may take before a test fails for it."""

Doing = Callable[[Actor], object]


class Second(threading.Thread):
    """Somebody in a transaction of their own, on a connection of their own."""

    def __init__(self, actor: Actor, act: Doing) -> None:
        super().__init__(daemon=True)
        self.actor, self.act = actor, act
        self.came_to: object = None
        self.process = 0

    def run(self) -> None:
        connections["aside"] = connections["default"]
        try:
            with transaction.atomic(), acting_as(self.actor):
                with connection.cursor() as cursor:
                    cursor.execute("select pg_backend_pid()")
                    (self.process,) = cursor.fetchone() or (0,)
                self.came_to = self.act(self.actor)
        except Exception as refusal:  # whatever it is, the test judges it
            self.came_to = refusal
        finally:
            connection.close()


def at_once(first: tuple[Actor, Doing], second: tuple[Actor, Doing]) -> object:
    """Both act; returns what the second came to: what it returned, or what it raised."""
    other = Second(*second)
    with transaction.atomic(), acting_as(first[0]):
        first[1](first[0])
        other.start()
        deadline = time.monotonic() + WITHIN
        while other.is_alive() and not is_waiting(other.process):
            assert time.monotonic() < deadline, "it neither waited nor finished"
            time.sleep(0.02)
    other.join(WITHIN)
    assert not other.is_alive()
    return other.came_to


def is_waiting(process: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select cardinality(pg_blocking_pids(%s)) > 0", [process])
        (found,) = cursor.fetchone() or (False,)
    return bool(found)


def refused(came_to: object, kind: type[Refusal], sentence: str) -> None:
    assert isinstance(came_to, kind), f"both succeeded, or it broke: {came_to!r}"
    assert sentence in str(came_to.sentence)


@pytest.fixture(scope="module")
def family(own_database: object) -> Family:
    with transaction.atomic():
        return a_family()


def committed(actor: Actor, act: Doing) -> UUID:
    with transaction.atomic(), acting_as(actor):
        return act(actor)  # type: ignore[return-value]  # every one of these returns a key


def test_a_turn_needs_a_transaction_to_hold_it(family: Family) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        in_turn(family.mia)


@pytest.mark.parametrize("authorises", [True, False])
def test_two_managers_judge_one_assessment_and_one_of_them_does(family: Family, authorises: bool) -> None:
    def finish(actor: Actor) -> UUID:
        key = an_assessment(actor, [family.mia])
        complete(actor, key)
        assessments.send(actor=actor, assessment_id=key)
        return key

    key = committed(family.worker, finish)
    other = an_actor(Role.DUTY_MANAGER, agency=family.council)

    def judge(actor: Actor, authorises: bool) -> UUID:
        return assessments.judge(actor=actor, assessment_id=key, authorises=authorises, words="Read with fresh eyes.")

    came_to = at_once((family.manager, lambda a: judge(a, True)), (other, lambda a: judge(a, authorises)))
    refused(came_to, NotAllowedNow, "not waiting to be authorised")


def test_nothing_is_written_into_an_assessment_while_somebody_sends_it(family: Family) -> None:
    def begin(actor: Actor) -> UUID:
        key = an_assessment(actor, [family.mia])
        complete(actor, key)
        return key

    key = committed(family.worker, begin)

    def write(actor: Actor) -> object:
        return assessments.write(actor=actor, assessment_id=key, question="why_now", words="One thing more.")

    came_to = at_once((family.worker, lambda a: assessments.send(actor=a, assessment_id=key)), (family.worker, write))
    refused(came_to, NotAllowedNow, "waiting to be authorised")


def test_a_plan_is_ended_once(family: Family) -> None:
    today = local_date(timezone.now())
    key = committed(family.worker, lambda a: plans.begin(
        actor=a, person_id=family.mia, kind=Kind.CHILD_IN_NEED, since=today, review_by=today + timedelta(days=20)))  # fmt: skip

    def end(actor: Actor) -> UUID:
        return plans.review(
            actor=actor, plan_id=key, kind=ReviewKind.REVIEW, on=today, different="She sleeps.",
            decision=Decision.ENDS, reasons="It worked.", next_on=None,
        )  # fmt: skip

    refused(at_once((family.worker, end), (family.manager, end)), NotAllowedNow, "plan has ended")


def seen(device: str) -> VisitTold:
    return VisitTold(
        happened=Happened.SEEN, where=Where.HOME, at=timezone.now() - timedelta(minutes=5), device_id=device,
        alone=SeenAlone.YES, words="Bunny sleeps in my bag.", method=Method.TALKING,
    )  # fmt: skip


def test_a_visit_is_recorded_once_and_called_off_by_nobody_meanwhile(family: Family) -> None:
    def plan(actor: Actor) -> UUID:
        return visits.plan(
            actor=actor, told=VisitPlanned((family.mia,), Purpose.ASSESSMENT, timezone.now(), Where.HOME)
        )[0]

    key = committed(family.worker, plan)

    def record(actor: Actor, device: str) -> UUID:
        return visits.record(actor=actor, visit_id=key, told=seen(device))

    twice = at_once((family.worker, lambda a: record(a, "device-1")), (family.worker, lambda a: record(a, "device-1")))
    with transaction.atomic(), acting_as(family.worker):
        assert [row.pk for row in Record.objects.filter(visit_id=key)] == [twice], "sent twice at once, it counts once"
    key = committed(family.worker, plan)
    came_to = at_once(
        (family.worker, lambda a: record(a, "device-2")), (family.manager, lambda a: record(a, "device-3"))
    )
    refused(came_to, Incomplete, "Say what was wrong with the record")
    key = committed(family.worker, plan)
    came_to = at_once(
        (family.worker, lambda a: record(a, "device-4")),
        (family.manager, lambda a: visits.move(actor=a, visit_id=key, to=None, because="Nobody is in.")),
    )
    refused(came_to, NotAllowedNow, "recorded already what happened")


def test_an_agency_answers_once_for_its_worker() -> None:
    with transaction.atomic():
        room = a_room()

    def propose(actor: Actor) -> UUID:
        child = a_child(actor).pk
        item = an_item(actor, a_meeting(actor), child)
        return meetings.propose_worker(
            actor=actor, item_id=item, person_id=child, agency_id=room.teacher.agency_id, worker="Ms Obi",
            why="She asked for her.",
        )  # fmt: skip

    key = committed(room.chair, propose)

    def answer(actor: Actor, accepts: bool) -> None:
        meetings.accept_worker(actor=actor, proposal_id=key, accepts=accepts, words="Ask the school nurse.")

    came_to = at_once((room.teacher, lambda a: answer(a, True)), (room.teacher, lambda a: answer(a, False)))
    refused(came_to, NotAllowedNow, "answered already")


def test_two_judge_one_pair_and_the_records_are_linked_once() -> None:
    first, second = an_actor(Role.SCREENER), an_actor(Role.SCREENER)
    with transaction.atomic():
        one, other = a_pair(first)
        compared(one, other)
    with transaction.atomic(), acting_as(first):
        key = next(each.id for each in pairs.waiting(actor=first) if one.pk in each.records)

    def judge(actor: Actor) -> object:
        return linkage.judge(actor=actor, proposal_id=key, verdict=Verdict.SAME, reason="Seen with her mother")

    refused(at_once((first, judge), (second, judge)), NotAllowedNow, "has been decided")


def test_two_who_take_one_child_at_once_both_hold_the_child_in_turn(family: Family) -> None:
    one, other = (an_actor(Role.SCREENER, agency=family.council) for _ in range(2))

    def take(actor: Actor) -> None:
        frontdoor.take(actor=actor, contact_id=family.process)

    came_to = at_once((one, take), (other, take))
    assert came_to is None, f"refused, or it broke: {came_to!r}"
    with transaction.atomic(), acting_as(other):
        held = spine.holder(family.process, family.mia, actor=other)
    assert held is not None and held.account_id == other.account_id


def test_one_manager_looks_at_an_urgent_act_and_the_other_is_told_so(family: Family) -> None:
    act = committed(family.screener, lambda a: frontdoor.protect(
        actor=a, act=Act.SAME_DAY_VISIT, line="A bruise on a baby", contact_id=family.process, person_id=family.mia
    ).act_id)  # fmt: skip
    other = an_actor(Role.DUTY_MANAGER, agency=family.council)

    def ratify(actor: Actor) -> None:
        frontdoor.ratify(actor=actor, act_id=act, agrees=True)

    refused(at_once((family.manager, ratify), (other, ratify)), NotAllowedNow, "already looked at this")


def test_two_who_make_the_next_file_for_the_nhs_at_once_send_what_changed_once(family: Family) -> None:
    def begin(actor: Actor) -> UUID:
        process = journeys.begin(actor=actor, person_ids=[family.mia])
        return cases.mark(
            actor=actor, process_id=process, person_id=family.mia, event=Event.CHILD_PROTECTION_PLAN_BEGAN
        )

    committed(family.manager, begin)
    other = an_actor(Role.DUTY_MANAGER, agency=family.council)

    def make(actor: Actor) -> UUID:
        return cpis.make_file(actor=actor)

    refused(at_once((family.manager, make), (other, make)), NotAllowedNow, "Nothing has changed since the last file")


def test_two_who_allocate_one_child_to_one_worker_make_one_allocation(family: Family) -> None:
    def allocate(actor: Actor) -> UUID:
        return cases.allocate(
            actor=actor, person_id=family.toby, account_id=family.worker.account_id, role=AllocationRole.SOCIAL_WORKER
        )

    other = an_actor(Role.DUTY_MANAGER, agency=family.council)
    refused(at_once((family.manager, allocate), (other, allocate)), NotAllowedNow, "already allocated")


# A school is told once


class Torn(threading.Thread):
    """The clock's minute, whose connection is cut by PostgreSQL at the nth statement; whole where there are fewer."""

    def __init__(self, contact_id: UUID, cut_at: int) -> None:
        super().__init__(daemon=True)
        self.contact_id, self.cut_at, self.statements = contact_id, cut_at, 0
        self.is_whole = False

    def run(self) -> None:
        connections["aside"] = connections["default"]

        def counting(execute: Callable[..., object], sql: str, *rest: object) -> object:
            self.statements += 1
            if self.statements == self.cut_at:
                with connection.connection.cursor() as raw:
                    raw.execute("select pg_terminate_backend(pg_backend_pid())")
            return execute(sql, *rest)

        try:
            with transaction.atomic():
                clocks = service(Service.CLOCKS)
                with acting_as(clocks), connection.execute_wrapper(counting):
                    encompass.tell_schools(actor=clocks, contact_id=self.contact_id)
            self.is_whole = True
        except Exception:  # the connection is gone: what else there is, the test judges
            self.is_whole = False
        finally:
            connection.close()


def what_was_told(school: ASchool, contact_id: UUID) -> tuple[int, int, int, int]:
    """How many notices and steps, messages in OpenMASH, and e-mails there are for one notification."""
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        notices = SchoolNotice.objects.filter(process_id=contact_id)
        steps = NoticeStep.objects.filter(notice__in=notices).count()
        letters = Letter.objects.filter(source_key__contains="encompass:", about_people__overlap=list(
            notices.values_list("person_id", flat=True)
        )).count()  # fmt: skip
        count = notices.count()
    messages = 0
    for person in (school.lead, school.deputy):
        with transaction.atomic(), acting_as(person):
            messages += Message.objects.filter(to_account_id=person.account_id).count()
    return count, steps, messages, letters


@pytest.fixture(scope="module")
def school(own_database: object) -> ASchool:
    a_hub()
    keeper = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
    return a_school(keeper, "771234", "Crash Lane School")


def test_however_often_a_machine_stops_while_a_school_is_told_it_is_told_once(school: ASchool) -> None:
    now = timezone.now()
    contact = a_notification(
        an_agency("police", AgencyKind.POLICE), "TORN-1", a_pupil(urn=school.urn), attended_at=now - timedelta(hours=1)
    )
    cuts, before = 0, what_was_told(school, contact)
    assert before == (0, 0, 0, 0)
    for cut_at in range(1, 400, 4):
        torn = Torn(contact, cut_at)
        torn.start()
        torn.join(WITHIN)
        if torn.is_whole:
            break
        cuts += 1
        assert what_was_told(school, contact) == before, f"half told, cut at statement {cut_at}"
    assert torn.is_whole
    assert cuts > 8, "it was cut at many places"
    for _ in range(3):
        again = Torn(contact, 10_000)
        again.start()
        again.join(WITHIN)
        assert again.is_whole
    assert what_was_told(school, contact) == (1, 1, 2, 2)


def test_two_clocks_at_once_tell_a_school_once(school: ASchool) -> None:
    contact = a_notification(
        an_agency("police", AgencyKind.POLICE), "TWICE-1", a_pupil("Bo", urn=school.urn),
        attended_at=timezone.now() - timedelta(hours=1),
    )  # fmt: skip
    clocks = service(Service.CLOCKS)
    tick = (clocks, lambda actor: encompass.tell_schools(actor=actor, contact_id=contact))
    assert at_once(tick, tick) == 0
    notices, steps, _, letters = what_was_told(school, contact)
    assert (notices, steps, letters) == (1, 1, 2)
