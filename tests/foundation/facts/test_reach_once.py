"""Whom a page's reader reaches is read once, to find rows; what is shown of them stays the policy's."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.once import reading_once
from openmash.records.people.models import PersonName
from tests.factories.access import an_actor
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def test_a_page_reads_its_reach_once_and_a_restriction_meanwhile_still_hides() -> None:
    manager, worker = an_actor(Role.DECISION_MAKER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(manager):
        near, hidden = a_child(manager, surname="Near").pk, a_child(manager, surname="Hidden").pk
        a_child(manager, surname="Far")
        for child in (near, hidden):
            access.grant_reach(
                actor=manager, account_id=worker.account_id, person_id=child, basis="allocation", reason="Allocated",
                source_id=uuid4(),
            )  # fmt: skip
    with acting_as(worker), reading_once():
        rows = PersonName.objects.visible_to(worker).order_by("surname")
        with CaptureQueriesContext(connection) as asked:
            assert [row.surname for row in rows] == ["Hidden", "Near"]
            assert [row.surname for row in rows.all()] == ["Hidden", "Near"]
            assert PersonName.objects.visible_to(worker).count() == 2
        assert len(asked) == 3, "its reach was read before, when the first was asked for"
        with acting_as(manager):
            access.restrict(
                actor=manager, person_ids=[hidden], mode="hidden", reason_code="other", reason="A threat to her",
                ask=WhomToAsk(manager.name, "01632 960000"), allowed=[manager.account_id],
            )  # fmt: skip
            assert PersonName.objects.visible_to(manager).count() == 3, "another reader's reach is not this page's"
        assert [row.surname for row in rows.all()] == ["Near"]
    with acting_as(worker):
        assert [row.surname for row in PersonName.objects.visible_to(worker)] == ["Near"]
