"""The pages for lead partners and elected members show no small number, whoever opens them."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.insight.scorecard import actions
from openmash.insight.scorecard.indicators import BY_KEY
from openmash.web.scorecard.summary import MEMBERS, PARTNERS
from tests.factories.access import an_actor
from tests.factories.family import signed_in
from tests.factories.frontdoor import a_child_told, a_contact, a_hub

PAGES = ("/scorecard/for-lead-partners", "/scorecard/for-elected-members")


def test_every_figure_of_a_summary_is_one_of_the_scorecards() -> None:
    chosen = [key for summary in (PARTNERS, MEMBERS) for _, keys in summary for key in keys]
    assert set(chosen) <= set(BY_KEY)
    assert all(
        len({key for _, keys in one for key in keys}) == sum(len(keys) for _, keys in one)
        for one in (PARTNERS, MEMBERS)
    )


@pytest.mark.django_db
def test_three_contacts_are_a_small_number_even_to_a_duty_manager_who_may_see_them() -> None:
    hub = a_hub()
    last_month = timezone.now().replace(day=1) - timedelta(days=10)
    with transaction.atomic(), acting_as(hub.screener):
        for name in ("Zoë", "Toby", "Mia"):
            a_contact(hub.screener, a_child_told(name), received_at=last_month)
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        actions.count(actor=clocks)
    for reader in (hub.duty_manager, an_actor(Role.BOARD_MEMBER), an_actor(Role.SERVICE_MANAGER)):
        for address in PAGES:
            page = unescape(signed_in(reader).get(address).content.decode())
            assert "Not shown: small numbers" in page and "Zoë" not in page
    exact = unescape(signed_in(hub.duty_manager).get("/scorecard/contacts").content.decode())
    assert "Not shown: small numbers" not in exact
