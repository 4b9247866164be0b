"""The record in a browser: axe in each state, no sideways scroll, pictures to look at."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.factories.family import Family, a_family, account_of, protect_home
from tests.journeys.browser import Browse, Server, assert_accessible, assert_no_sideways_scroll, screenshot

PARTS = ("", "/voice", "/chronology", "/family", "/details", "/involvement", "/decisions", "/who-has-looked")


@pytest.fixture(scope="module")
def family(server: Server) -> Family:
    with transaction.atomic():
        found = a_family()
    with transaction.atomic():
        protect_home(found)
    return found


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_a_full_record_is_accessible_and_narrow(family: Family, browser: Browse, part: str) -> None:
    page = browser.open(f"/child/{family.mia}{part}", account=account_of(family.manager))
    assert "a child’s record" in page.title()
    assert_accessible(page)
    screenshot(page, f"child{part.replace('/', '-')}")
    assert_no_sideways_scroll(page)
    page.set_viewport_size({"width": 360, "height": 780})
    screenshot(page, f"child{part.replace('/', '-')}-phone")
