"""A young mother is added to a contact in one press, in a real browser: accessible, narrow, without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.telling import OtherTold
from openmash.casework.interpreters import actions as interpreters
from openmash.casework.interpreters.actions import NeedTold
from openmash.casework.interpreters.words import Way
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.models import Account
from openmash.records.people.telling import AsTold, BirthTold, NameTold
from openmash.records.people.words import PersonKind
from tests.factories.family import Family, a_family
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        family = a_family()
    born = timezone.localdate() - timedelta(days=16 * 365 + 60)
    with transaction.atomic(), acting_as(family.screener):
        told = AsTold(PersonKind.CHILD, (NameTold("Ada", "Moss"),), BirthTold(born))
        other = OtherTold(told=told, relation="Mother of Toby")
        actions.add_other(actor=family.screener, contact_id=family.process, other=other)
        need = NeedTold(Way.BSL, source="Her school")
        interpreters.record_need(actor=family.screener, person_id=family.ella, told=need)
    return family


def test_a_young_mother_is_added_as_a_child_of_the_contact(browser: Browse, family: Family) -> None:
    account = Account.objects.get(pk=family.screener.account_id)
    page = browser.open(f"/contact/{family.process}", account=account)
    assert "British Sign Language" in page.inner_text("main")
    screenshot(page, "contact-young-mother")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("text=Add them to this contact as a child")
    assert "Add them to this contact as a child" not in page.inner_text("main")
    assert page.locator("article", has_text="Ada Moss").count() == 1
