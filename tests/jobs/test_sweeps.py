"""The minute's sweeps: each by itself, so that one that fails keeps no other from being done."""

from __future__ import annotations

import pytest
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service
from openmash.jobs.sweeps import SWEEPS, SomeSweepsFailed, Sweep, sweep

pytestmark = pytest.mark.django_db


def test_every_sweep_runs_as_the_clocks_and_finds_nothing_in_an_empty_house() -> None:
    assert sweep(timezone.now()) == dict.fromkeys([each.name for each in SWEEPS], 0)


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
