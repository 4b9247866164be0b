"""Needed and not available: recorded from wherever it is found, and counted so that nobody can be known by it."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.unmet import actions, selectors
from openmash.casework.unmet.actions import BecameTold, UnmetTold
from openmash.casework.unmet.models import Tally
from openmash.casework.unmet.words import Became, Kind, Why
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotAllowedNow, NotPermitted
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
REFUGE = {"what": "A refuge place", "kind": "domestic_abuse", "why": "full", "instead": "Her sister’s, for a week."}


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-unmet-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return unescape(response.content.decode())


def need(actor: Actor, child: UUID, kind: Kind = Kind.SPEECH, why: Why = Why.WAITING) -> UUID:
    with transaction.atomic(), acting_as(actor):
        return actions.record(
            actor=actor, person_id=child, told=UnmetTold(kind, "An assessment", why, "Nursery helps.")
        )


def test_a_need_is_recorded_from_a_plan_with_what_was_done_instead_and_what_became_of_it(family: Family) -> None:
    client, here = signed_in(family.worker), f"/child/{family.mia}/unmet"
    assert f"{here}/record?from=plan" in shown(client, f"/child/{family.mia}/plans-and-visits")
    form = client.get(f"{here}/record?from=plan").content.decode()
    assert 'value="plan" checked' in form or 'value="plan"  checked' in form
    wrong = send(client, f"{here}/record", what="A refuge place", kind="domestic_abuse", why="full")
    assert "Say what was done instead" in wrong and "A refuge place" in wrong
    assert send(client, f"{here}/record", **REFUGE, made_from="plan") == here
    page = shown(client, here)
    assert "A refuge place" in page and "It is full" in page and "Her sister’s, for a week." in page
    with acting_as(family.worker):
        (found,) = selectors.of_child(person_set(family.mia, family.worker), actor=family.worker)
        told = chronology(person_set(family.mia, family.worker), actor=family.worker, window=Window()).lines
    assert any("Needed and not available: A refuge place" in each.entry.headline for each in told)
    assert "Say what became of it." in send(client, f"/unmet/{found.id}", became="found")
    assert send(client, f"/unmet/{found.id}", became="found", words="A place in the next county") == here
    assert "Found, or no longer needed" in shown(client, here)
    with acting_as(family.worker), pytest.raises(NotAllowedNow):
        actions.say_what_became(actor=family.worker, unmet_id=found.id, told=BecameTold(Became.FOUND, "Again"))


def test_commissioners_see_counts_and_no_count_below_five_nor_a_total_that_would_tell_it(family: Family) -> None:
    for _ in range(7):
        need(family.worker, family.mia)
    for _ in range(3):
        need(family.manager, family.mia)
    need(family.worker, family.mia, Kind.HOUSING, Why.NONE_HERE)
    with acting_as(family.manager):
        found = selectors.counted(actor=family.manager)
    rows = {kind: (dict(zip(found.areas, numbers, strict=True)), total) for kind, numbers, total in found.rows}
    numbers, total = rows[Kind.SPEECH]
    assert sorted(numbers.values(), key=str) == [7, None], "three in one team are kept back"
    assert total is None, "ten in all would tell the three"
    assert all(number in (0, None) for number in rows[Kind.HOUSING][0].values())
    assert dict(found.reasons) == {Why.WAITING: None, Why.NONE_HERE: None}, "the larger is kept back with the smaller"
    lead = signed_in(an_actor(Role.PRACTICE_LEAD, name="Lee Marsh", agency=family.council))
    page = shown(lead, "/unmet")
    assert "fewer than 5" in page and "Farrow" not in page and "Mia" not in page
    with acting_as(family.worker), pytest.raises(NotPermitted):
        selectors.counted(actor=family.worker)


def test_what_was_found_is_taken_off_and_a_restricted_child_is_never_counted(family: Family) -> None:
    found = need(family.worker, family.mia)
    with transaction.atomic(), acting_as(family.worker):
        actions.say_what_became(actor=family.worker, unmet_id=found, told=BecameTold(Became.STILL_NOT, "Rang them."))
        actions.say_what_became(actor=family.worker, unmet_id=found, told=BecameTold(Became.FOUND, "A place came up."))
    assert sum(Tally.objects.values_list("change", flat=True)) == 0
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[family.worker.account_id],
        )  # fmt: skip
    before = Tally.objects.count()
    need(family.worker, family.mia)
    assert Tally.objects.count() == before
    assert signed_in(family.screener).get(f"/unmet/{found}").status_code == 404


def test_whoever_recorded_a_need_is_asked_again_after_four_weeks(family: Family) -> None:
    need(family.worker, family.mia)
    client = signed_in(family.worker)
    assert "Ask again" not in shown(client, "/worklist")
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=True):
        assert "Ask again: needed, and not available" in shown(signed_in(family.worker), "/worklist")
