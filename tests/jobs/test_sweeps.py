"""The minute's sweeps: each by itself, so that one that fails keeps no other from being done."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.notices.selectors import waiting
from openmash.foundation.outbox.actions import Subject, enqueue
from openmash.foundation.outbox.models import Sending, State
from openmash.jobs.sweeps import SWEEPS, SomeSweepsFailed, Sweep, sweep, tell_of_messages_given_up
from tests.factories.access import an_actor

pytestmark = pytest.mark.django_db


def test_every_sweep_runs_as_the_clocks_and_finds_nothing_in_an_empty_house() -> None:
    assert sweep(timezone.now().replace(minute=0)) == dict.fromkeys([each.name for each in SWEEPS], 0)


def test_a_sweep_that_fails_is_named_and_the_others_are_done() -> None:
    done = []

    def good(actor: Actor, now: object) -> int:
        done.append(actor.account_id)
        return 3

    def bad(actor: Actor, now: object) -> int:
        raise ZeroDivisionError

    with pytest.raises(SomeSweepsFailed, match=r"^the bad one$"):
        sweep(timezone.now(), (Sweep("the bad one", bad), Sweep("the good one", good)))
    assert done == [Service.CLOCKS.account_id]


def test_a_sweep_is_done_only_in_its_minutes() -> None:
    hourly = (Sweep("every quarter of an hour", lambda _, __: 1, every=15),)
    done = [minute for minute in range(60) if sweep(timezone.now().replace(minute=minute), hourly)]
    assert done == [0, 15, 30, 45]


def test_duty_managers_are_told_once_of_a_message_that_could_not_be_sent() -> None:
    duty, clocks = an_actor(Role.DUTY_MANAGER), service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        key = enqueue(actor=clocks, subject=Subject.MESSAGE, body="x", to_email="gp@example.invalid")
        Sending.objects.filter(pk=key).update(state=State.FAILED)
        assert tell_of_messages_given_up(clocks) == tell_of_messages_given_up(clocks) == 1
    with transaction.atomic(), acting_as(duty):
        assert [told.text[:27] for told in waiting(actor=duty)] == ["An e-mail could not be sent"]
