"""The components, seen in a browser."""

from __future__ import annotations

import pytest

from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot


@pytest.mark.parametrize("path", ["/gallery", "/gallery?wrong"])
def test_every_component_is_accessible_and_fits_a_phone(browser: Browse, path: str) -> None:
    page = browser.open(path)
    screenshot(page, f"gallery{'-wrong' if 'wrong' in path else ''}")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
