"""Who is on duty, who stands in and who is away; and whom a pressing message finds when nobody answers."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.foundation.notices.actions import NoticeKind, To, notify, pass_on_unaccepted
from openmash.foundation.notices.selectors import waiting
from openmash.foundation.rota.actions import ShiftKind, ShiftTold, put_on, take_back
from openmash.foundation.rota.models import Shift
from openmash.foundation.rota.selectors import deputies, is_away, rota
from tests.factories.access import a_team, an_actor, an_agency

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.DUTY_MANAGER, team=a_team("duty-desk", an_agency()))


def put(by: Actor, who: Actor, kind: ShiftKind, team_id: UUID | None = None, hours: int = 2) -> UUID:
    now = timezone.now()
    with acting_as(by):
        return put_on(actor=by, told=ShiftTold(who.account_id, kind, now - HOUR, now + hours * HOUR, team_id))


def told(actor: Actor) -> int:
    with acting_as(actor):
        return len(waiting(actor=actor))


def tell(to: To, kind: NoticeKind = NoticeKind.NOW) -> None:
    clocks = service(Service.SET_UP)
    with acting_as(clocks):
        notify(actor=clocks, kind=kind, to=to, text="Something waits.", source_key="x")


def swept(minutes: int) -> int:
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        return pass_on_unaccepted(actor=clocks, now=timezone.now() + timedelta(minutes=minutes))


def test_a_manager_keeps_the_rota_and_anybody_may_say_that_they_are_away(manager: Actor) -> None:
    worker, other = an_actor(Role.SOCIAL_WORKER), an_actor(Role.SOCIAL_WORKER)
    put(worker, worker, ShiftKind.AWAY)
    assert is_away(worker.account_id, timezone.now())
    with pytest.raises(NotPermitted):
        put(worker, other, ShiftKind.AWAY)
    with pytest.raises(NotPermitted):
        put(worker, worker, ShiftKind.DUTY, manager.team_id)
    with pytest.raises(Incomplete, match="Choose the team"):
        put(manager, worker, ShiftKind.DEPUTY)
    with pytest.raises(Incomplete, match="The end must be after the start"):
        put(manager, worker, ShiftKind.AWAY, hours=-2)
    key = put(manager, other, ShiftKind.DEPUTY, manager.team_id)
    assert [each.name for each in rota(timezone.now(), timezone.now() + HOUR) if each.team] == [other.name]
    with acting_as(manager):
        take_back(actor=manager, shift_id=key)
        take_back(actor=manager, shift_id=key)
    assert deputies(manager.team_id, timezone.now()) == []  # type: ignore[arg-type]


def test_the_database_refuses_an_entry_without_a_team_or_an_end(manager: Actor) -> None:
    now = timezone.now()
    values = {"account_id": manager.account_id, "recorded_by": manager.account_id, "starts_at": now}
    for wrong in ({"kind": "duty", "ends_at": now + HOUR}, {"kind": "away", "ends_at": now}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Shift.objects.create(**values, **wrong)


def test_an_unaccepted_message_finds_the_deputy_on_the_rota_who_is_not_away(manager: Actor) -> None:
    north = a_team("north", an_agency())
    first, second = an_actor(Role.SOCIAL_WORKER), an_actor(Role.SOCIAL_WORKER)
    put(manager, first, ShiftKind.DEPUTY, north.id)
    put(manager, second, ShiftKind.DEPUTY, north.id)
    put(manager, first, ShiftKind.AWAY)
    tell(To(team_id=north.id))
    assert (swept(9), told(second)) == (0, 0)
    assert (swept(11), told(first), told(second)) == (1, 0, 1)


def test_a_pressing_message_to_somebody_away_goes_to_their_deputy_at_once(manager: Actor) -> None:
    north = a_team("north", an_agency())
    gone, stands_in = an_actor(Role.SOCIAL_WORKER, team=north), an_actor(Role.SOCIAL_WORKER)
    put(manager, stands_in, ShiftKind.DEPUTY, north.id)
    put(manager, gone, ShiftKind.AWAY)
    tell(To(account_id=gone.account_id))
    assert (swept(0), told(stands_in)) == (1, 1)
    assert swept(0) == 0


def test_a_message_of_today_to_somebody_away_is_on_their_deputys_list_too(manager: Actor) -> None:
    north = a_team("north", an_agency())
    gone, stands_in = an_actor(Role.SOCIAL_WORKER, team=north), an_actor(Role.SOCIAL_WORKER)
    put(manager, stands_in, ShiftKind.DEPUTY, north.id)
    put(manager, gone, ShiftKind.AWAY)
    tell(To(account_id=gone.account_id), NoticeKind.TODAY)
    assert (told(gone), told(stands_in)) == (1, 1)
