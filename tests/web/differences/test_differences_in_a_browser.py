"""A difference goes two stages and is resolved, in a real browser, wide and narrow."""

from __future__ import annotations

import pytest
from django.db import transaction

from openmash.casework.frontdoor import actions as frontdoor
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from tests.factories.family import account_of
from tests.factories.frontdoor import ASKED, Hub, a_child_told, a_contact, a_hub
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def test_a_difference_goes_two_stages_and_is_resolved(browser: Browse, hub: Hub) -> None:
    with transaction.atomic(), acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told("Zoë"))
        assert made.contact_id is not None
        (check,) = frontdoor.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED
        )  # fmt: skip
    nurse = browser.open(f"/checks/{check}", account=account_of(hub.nurse), scripts=False)
    nurse.click("text=raise a professional difference")
    assert_no_sideways_scroll(nurse)
    nurse.click("text=Raise it: the other agency is told today")
    assert "Say what you disagree with." in nurse.inner_text(".govuk-error-summary")
    screenshot(nurse, "difference-raise")
    nurse.check("text=A decision")
    nurse.fill("[name=what]", "Nobody has seen her since Tuesday and the plan is early help.")
    nurse.fill("[name=wanted]", "A child and family assessment.")
    nurse.fill("[name=safety_now]", "Nan has her until Friday; I see her each morning.")
    nurse.click("text=Raise it: the other agency is told today")
    here = nurse.url
    assert "What keeps the child safe now" in nurse.inner_text("main")
    manager = browser.open("/differences", account=account_of(hub.manager))
    assert_accessible(manager)
    assert_no_sideways_scroll(manager)
    screenshot(manager, "differences")
    manager.goto(here)
    assert_accessible(manager)
    manager.click("button:has-text('End this stage')")
    assert "Say how this stage ends." in manager.inner_text(".govuk-error-summary")
    assert_accessible(manager)
    manager.check("text=Not resolved: it goes on")
    manager.fill("[name=ending]", "We still think early help is enough.")
    manager.fill("[name=safety_now]", "The nurse sees her daily.")
    manager.click("button:has-text('End this stage')")
    assert "Stage 2: their managers" in manager.inner_text("main")
    manager.check("input[value=resolved]")
    manager.fill("[name=ending]", "An assessment was opened.")
    manager.fill("[name=learning]", "See the child before early help is offered.")
    manager.click("button:has-text('End this stage')")
    screenshot(manager, "difference")
    assert_no_sideways_scroll(manager)
    nurse.goto(here)
    assert "An assessment was opened." in nurse.inner_text("main")
    manager.goto("/differences/learning")
    assert "See the child before early help is offered." in manager.inner_text("main")
    assert_accessible(manager)
    assert_no_sideways_scroll(manager)
    manager.goto(f"/contact/{made.contact_id}/child/{made.children[0]}/differ")
    assert_accessible(manager)
