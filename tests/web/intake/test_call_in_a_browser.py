"""The call page in a real browser: the family builds beside the words, with and without scripts."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold, RelationshipTold
from openmash.records.people.words import LocatingKind, RelationshipKind
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.people import a_child, a_person, born_aged
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
WORDS = "dad of mia farrow 7 at 1 test street rang, brother toby 4. wants to know where she is. he was shouting"


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    hub = a_hub()
    with transaction.atomic(), acting_as(hub.screener):
        mia = a_child(hub.screener, "Mia", "Farrow", born=born_aged(7), postcode="GL1 4EU")
        toby = a_child(hub.screener, "Toby", "Farrow", born=born_aged(4), postcode="GL1 4EU")
        a_child(hub.screener, "Mia", "Farrar", born=born_aged(13))
        dana = a_person(hub.screener, "Dana", "Farrow", born=date(1990, 2, 2), kind="adult")
        sean = a_person(hub.screener, "Sean", "Farrow", born=None, kind="adult")
        for other, kind in ((toby, RelationshipKind.SIBLING), (dana, RelationshipKind.MOTHER)):
            told = RelationshipTold(other.id, kind)
            people.add_relationship(actor=hub.screener, person_id=mia.id, relationship=told)
        school = PlaceTold(LocatingKind.SCHOOL, "Elm Primary", protected_from=(sean.id,), protected_reason="Refuge")
        people.add_place(actor=hub.screener, person_id=mia.id, place=school)
    return hub


def account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def test_the_family_builds_beside_the_words_as_they_are_typed(browser: Browse, hub: Hub) -> None:
    page = browser.open("/call", account=account(hub.screener))
    assert_accessible(page)
    screenshot(page, "call-empty")
    page.locator("[name=words]").press_sequentially(WORDS, delay=5)
    page.wait_for_selector("text=Brother or sister: Toby Farrow")
    page.wait_for_selector("text=DO NOT TELL Sean Farrow")
    page.wait_for_selector("text=tell them nothing on this call")
    page.check("label:has-text('Mia Farrow')")
    with page.expect_response(lambda answer: "crying" in (answer.request.post_data or "") and "draft" in answer.url):
        page.locator("[name=words]").press_sequentially(" and crying", delay=5)
    assert page.is_checked("label:has-text('Mia Farrow')")
    page.wait_for_selector("text=Saved at")
    screenshot(page, "call")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.reload()
    assert "crying" in page.input_value("[name=words]")
    assert page.is_checked("label:has-text('Mia Farrow')")
    page.click("text=This child is unsafe now")
    assert page.url.endswith("/protect")


def test_everything_can_be_done_without_scripts_on_a_narrow_screen(browser: Browse, hub: Hub) -> None:
    page = browser.open("/call?new", account=account(hub.call_taker), width=390, scripts=False)
    assert_no_sideways_scroll(page)
    page.fill("[name=words]", WORDS)
    page.click("button:has-text('Look')")
    assert page.input_value("[name=child-0-called]") == "Mia Farrow"
    screenshot(page, "call-narrow")
    assert_no_sideways_scroll(page)
    page.click("button:has-text('Record the call') >> nth=0")
    assert "/contact/" in page.url
