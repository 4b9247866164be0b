"""Pages cost the same number of queries however long the history (blueprint 8)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import SaidOfChild
from openmash.casework.frontdoor.telling import ChildTold
from openmash.foundation.access.actors import acting_as
from tests.factories.frontdoor import ASKED, NOBODY_ELSE, Hub, a_child_told, a_contact, a_hub, a_trace, less
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
BOARD, CONTACT, TONIGHT, PATTERNS = 25, 40, 23, 20


def a_busy_contact(hub: Hub, child: UUID) -> UUID:
    """A contact with ratings, checks and answers. Needs acting_as(hub.manager)."""
    made = a_contact(hub.manager, ChildTold(person_id=child, concern="Again"), a_child_told("Ali"))
    assert made.contact_id is not None
    actions.rate(actor=hub.manager, contact_id=made.contact_id, rating="amber", reason="As read")
    for check in actions.ask(
        actor=hub.manager, contact_id=made.contact_id, agency_ids=[hub.health.id, hub.police.id], told=ASKED
    ):
        actions.answer(actor=hub.manager, check_id=check, told=a_trace(SaidOfChild(child, "Seen")))
    return made.contact_id


def grow(hub: Hub, child: UUID, times: int) -> None:
    """Earlier contacts about the same child, decided and closed, and more open ones."""
    for number in range(times):
        made = a_contact(
            hub.manager, ChildTold(person_id=child, concern="Before"),
            received_at=timezone.now() - timedelta(days=10 + number),
        )  # fmt: skip
        assert made.contact_id is not None
        actions.consider(actor=hub.manager, contact_id=made.contact_id, who=NOBODY_ELSE)
        actions.decide(actor=hub.manager, contact_id=made.contact_id, person_id=child, sought=less())
        a_busy_contact(hub, child)


def test_board_contact_tonight_and_patterns_cost_no_more_as_history_grows() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        child = a_child(hub.manager).id
        contact = a_busy_contact(hub, child)
        counts = []
        for times in (0, 1, 4):
            grow(hub, child, times)
            counts.append(
                [
                    queries(lambda: selectors.board(actor=hub.manager)),
                    queries(lambda: selectors.contact(contact, actor=hub.manager)),
                    queries(lambda: selectors.tonight(actor=hub.manager)),
                    queries(lambda: selectors.patterns(contact, actor=hub.manager)),
                ]
            )
        assert counts[1] == counts[2], counts
        for cost, most in zip(counts[2], (BOARD, CONTACT, TONIGHT, PATTERNS), strict=True):
            assert cost <= most, counts[2]


def queries(look: object) -> int:
    with CaptureQueriesContext(connection) as asked:
        look()  # type: ignore[operator]
    return len(asked)
