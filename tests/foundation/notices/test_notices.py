"""Messages inside OpenMASH: exactly once, to those addressed, and passed on where nobody takes them up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.notices.actions import NoticeKind, To, Where, accept, mark_seen, notify, pass_on_unaccepted
from openmash.foundation.notices.models import Notice, Stage
from openmash.foundation.notices.selectors import Told, count_waiting, interruptions, interruptions_by_day, waiting
from tests.factories.access import a_team, an_account, an_actor, an_agency
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def tell(
    to: To, *, kind: NoticeKind = NoticeKind.TODAY, source: str = "check:1", people: tuple[UUID, ...] = ()
) -> None:
    teller = service(Service.SET_UP)
    with transaction.atomic(), acting_as(teller):
        notify(actor=teller, kind=kind, to=to, text="A check is waiting.", source_key=source, person_ids=people,
               where=Where("health"))  # fmt: skip


def seen_by(actor: Actor) -> list[Told]:
    with transaction.atomic(), acting_as(actor):
        return waiting(actor=actor)


def pass_on(now: datetime) -> int:
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        return pass_on_unaccepted(actor=clocks, now=now)


def test_a_message_reaches_the_account_the_team_or_the_role_and_nobody_else() -> None:
    agency = an_agency()
    team = a_team("north", agency)
    mine = an_actor(Role.SOCIAL_WORKER, team=team)
    colleague, stranger = an_actor(Role.SOCIAL_WORKER, team=team), an_actor(Role.SOCIAL_WORKER)
    nurse = an_actor(Role.HUB_PARTNER, agency=an_agency("nhs"))
    tell(To(account_id=mine.account_id), source="a")
    tell(To(team_id=team.id), source="b")
    tell(To(role=Role.HUB_PARTNER, agency_id=nurse.agency_id), source="c")
    assert [len(seen_by(actor)) for actor in (mine, colleague, stranger, nurse)] == [2, 1, 0, 1]
    other_nurse = an_actor(Role.HUB_PARTNER, agency=an_agency("constabulary"))
    assert seen_by(other_nurse) == []


def test_not_even_sql_shows_a_message_to_somebody_else() -> None:
    mine, manager = an_actor(Role.SOCIAL_WORKER), an_actor(Role.DUTY_MANAGER)
    tell(To(account_id=mine.account_id))
    with transaction.atomic(), acting_as(manager), connection.cursor() as cursor:
        cursor.execute("select count(*) from notices_notice")
        assert cursor.fetchone() == (0,)


def test_the_same_cause_tells_once() -> None:
    mine = an_actor(Role.SOCIAL_WORKER)
    tell(To(account_id=mine.account_id))
    tell(To(account_id=mine.account_id))
    assert len(seen_by(mine)) == 1


def test_what_was_seen_waits_no_more_and_a_colleague_still_has_it() -> None:
    team = a_team("north", an_agency())
    mine, colleague = an_actor(Role.SOCIAL_WORKER, team=team), an_actor(Role.SOCIAL_WORKER, team=team)
    tell(To(team_id=team.id))
    with transaction.atomic(), acting_as(mine):
        mark_seen(actor=mine, notice_ids=[told.id for told in waiting(actor=mine)])
    assert (seen_by(mine), len(seen_by(colleague))) == ([], 1)


def test_a_now_message_waits_until_one_person_accepts_it_for_all() -> None:
    team = a_team("north", an_agency())
    mine, colleague = an_actor(Role.SOCIAL_WORKER, team=team), an_actor(Role.SOCIAL_WORKER, team=team, name="Sam Okoro")
    tell(To(team_id=team.id), kind=NoticeKind.NOW)
    (told,) = seen_by(mine)
    with transaction.atomic(), acting_as(mine):
        mark_seen(actor=mine, notice_ids=[told.id])
        assert waiting(actor=mine), "seeing it is not taking it on"
    with transaction.atomic(), acting_as(colleague):
        accept(actor=colleague, notice_id=told.id)
        accept(actor=colleague, notice_id=told.id)
    assert seen_by(mine) == []
    with pytest.raises(NotAllowedNow, match="Sam Okoro accepted this at"), transaction.atomic(), acting_as(mine):
        accept(actor=mine, notice_id=told.id)


def test_nobody_accepts_what_is_not_addressed_to_them() -> None:
    mine, other = an_actor(Role.SOCIAL_WORKER), an_actor(Role.DUTY_MANAGER)
    tell(To(account_id=mine.account_id), kind=NoticeKind.NOW)
    (told,) = seen_by(mine)
    with pytest.raises(NotVisible), transaction.atomic(), acting_as(other):
        accept(actor=other, notice_id=told.id)


def test_nobody_accepting_it_goes_to_the_deputy_after_10_minutes_and_a_manager_after_20() -> None:
    agency = an_agency()
    deputies = a_team("north-deputies", agency)
    team = a_team("north", agency, deputy=deputies)
    worker, deputy = an_actor(Role.SOCIAL_WORKER, team=team), an_actor(Role.SOCIAL_WORKER, team=deputies)
    manager = an_actor(Role.TEAM_MANAGER, agency=agency)
    now = timezone.now()
    tell(To(account_id=worker.account_id), kind=NoticeKind.NOW)
    assert pass_on(now + timedelta(minutes=9)) == 0
    assert pass_on(now + timedelta(minutes=11)) == 1
    assert pass_on(now + timedelta(minutes=11)) == 0
    assert [told.stage for told in seen_by(deputy)] == [Stage.DEPUTY]
    assert seen_by(manager) == []
    assert pass_on(now + timedelta(minutes=21)) == 1
    assert [told.stage for told in seen_by(manager)] == [Stage.MANAGER]
    with transaction.atomic(), acting_as(manager):
        accept(actor=manager, notice_id=waiting(actor=manager)[0].id)
    assert [seen_by(actor) for actor in (worker, deputy, manager)] == [[], [], []]


def test_what_was_accepted_in_time_is_not_passed_on() -> None:
    worker = an_actor(Role.SOCIAL_WORKER)
    an_actor(Role.DUTY_MANAGER)
    tell(To(account_id=worker.account_id), kind=NoticeKind.NOW)
    with transaction.atomic(), acting_as(worker):
        accept(actor=worker, notice_id=waiting(actor=worker)[0].id)
    assert pass_on(timezone.now() + timedelta(hours=1)) == 0


def test_after_a_stopped_clock_both_deputy_and_manager_are_told() -> None:
    worker, duty = an_actor(Role.SOCIAL_WORKER), an_actor(Role.DUTY_MANAGER)
    tell(To(account_id=worker.account_id), kind=NoticeKind.NOW)
    assert pass_on(timezone.now() + timedelta(hours=3)) == 2
    assert [told.stage for told in seen_by(duty)] == [Stage.MANAGER], "who is both is asked once"
    with transaction.atomic(), acting_as(duty):
        assert count_waiting(actor=duty)[NoticeKind.NOW] == 1


def test_only_now_messages_are_passed_on() -> None:
    worker = an_actor(Role.SOCIAL_WORKER)
    tell(To(account_id=worker.account_id), kind=NoticeKind.TODAY)
    assert pass_on(timezone.now() + timedelta(hours=1)) == 0


def test_now_comes_first_then_today_then_the_digest_oldest_first() -> None:
    mine = an_actor(Role.SOCIAL_WORKER)
    to = To(account_id=mine.account_id)
    for number, kind in enumerate((NoticeKind.DIGEST, NoticeKind.TODAY, NoticeKind.NOW, NoticeKind.TODAY)):
        with time_machine.travel(timezone.now() + timedelta(seconds=number), tick=False):
            tell(to, kind=kind, source=str(number))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert [told.kind for told in seen_by(mine)] == ["now", "today", "today", "digest"]
        with transaction.atomic(), acting_as(mine):
            assert count_waiting(actor=mine) == {NoticeKind.NOW: 1, NoticeKind.TODAY: 2, NoticeKind.DIGEST: 1}
    with transaction.atomic(), acting_as(mine):
        assert interruptions(actor=mine, since=timezone.now() - timedelta(hours=1)) == 1


def test_a_message_about_a_restricted_child_is_shown_only_inside_the_childs_circle() -> None:
    inside_account = an_account(Role.SCREENER)
    inside, outside = actor_for(inside_account), an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(inside):
        child = a_child(inside)
    tell(To(role=Role.SCREENER), source="before", people=(child.id,))
    duty = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(duty):
        restrict(actor=duty, person_ids=[child.id], mode="hidden", reason_code="staff", reason="Colleague’s child",
                 ask=WhomToAsk("Duty manager", "01632 960001"), allowed=[inside.account_id])  # fmt: skip
    tell(To(role=Role.SCREENER), source="after", people=(child.id,))
    assert (len(seen_by(inside)), len(seen_by(outside))) == (2, 0)
    with transaction.atomic(), acting_as(outside):
        assert Notice.objects.count() == 0


def test_a_message_leads_to_its_page_and_an_old_address_breaks_nothing() -> None:
    mine = an_actor(Role.SOCIAL_WORKER)
    tell(To(account_id=mine.account_id))
    teller = service(Service.SET_UP)
    with transaction.atomic(), acting_as(teller):
        notify(actor=teller, kind=NoticeKind.TODAY, to=To(account_id=mine.account_id), text="Old.", source_key="old",
               where=Where("a-page-that-is-no-more", {"key": "1"}))  # fmt: skip
    assert sorted(told.url for told in seen_by(mine)) == ["", "/healthz"]


def test_a_digest_is_made_up_at_half_past_eight_from_what_waits_and_interrupts_nobody() -> None:
    mine = an_actor(Role.SOCIAL_WORKER)
    with time_machine.travel(datetime(2026, 11, 24, 8, 0, tzinfo=UTC), tick=False) as clock:
        tell(To(account_id=mine.account_id), kind=NoticeKind.DIGEST, source="before")
        assert seen_by(mine) == []
        clock.move_to(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
        assert len(seen_by(mine)) == 1
        clock.move_to(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
        tell(To(account_id=mine.account_id), kind=NoticeKind.DIGEST, source="after")
        assert len(seen_by(mine)) == 1
        clock.move_to(datetime(2026, 11, 25, 8, 30, tzinfo=UTC))
        assert len(seen_by(mine)) == 2


def test_interruptions_are_counted_for_each_day_and_once_however_often_passed_on() -> None:
    mine = an_actor(Role.DUTY_MANAGER)
    with time_machine.travel(datetime(2026, 11, 24, 10, 0, tzinfo=UTC), tick=False) as clock:
        tell(To(account_id=mine.account_id), kind=NoticeKind.NOW, source="a")
        tell(To(account_id=mine.account_id), kind=NoticeKind.TODAY, source="b")
        clock.shift(timedelta(minutes=25))
        pass_on(timezone.now())
        clock.move_to(datetime(2026, 11, 25, 10, 0, tzinfo=UTC))
        tell(To(account_id=mine.account_id), kind=NoticeKind.NOW, source="c")
        with transaction.atomic(), acting_as(mine):
            counts = interruptions_by_day(actor=mine, since=timezone.now() - timedelta(days=6))
        assert counts == {date(2026, 11, 24): 1, date(2026, 11, 25): 1}
