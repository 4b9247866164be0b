"""What was left out when more was done: the contact says what, by whom and by when, and leads to where it is written up."""

from __future__ import annotations

import pytest
from django.test import Client

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.words import Act, Outcome, Owed
from openmash.foundation.access.actors import acting_as
from tests.factories.family import a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_contact_says_what_an_act_and_a_decision_left_out_and_who_writes_it_up() -> None:
    family = a_family()
    url = f"/contact/{family.process}"
    assert "Still to write up" not in page(signed_in(family.screener), url)
    with acting_as(family.screener):
        sought = DecisionSought(Outcome.STRATEGY_DISCUSSION, "Tonight, with the police.")
        known = {"actor": family.screener, "contact_id": family.process, "person_id": family.mia}
        actions.protect(**known, act=Act.MEDICAL, line="To the hospital now")  # type: ignore[arg-type]  # as named above
        actions.decide(**known, sought=sought)  # type: ignore[arg-type]  # as named above
        owed = selectors.debts(actor=family.screener)
    theirs, managers = page(signed_in(family.screener), url), page(signed_in(family.manager), url)
    assert {Owed.RATIONALE, Owed.THRESHOLD} <= {debt.what for debt in owed}
    for debt in owed:
        assert f"/owed/debt/{debt.debt_id}" in theirs, debt
        assert f"{debt.what.label}. Left out by {debt.owed_by}; {debt.clock.words}." in managers
    assert "/owed/debt/" not in managers, "before it is late it is the author's alone"
    assert "Every child here is decided" not in theirs, "a brother is still undecided"
    with acting_as(family.screener):
        for debt in owed:
            actions.pay_debt(actor=family.screener, debt_id=debt.debt_id, words="Written up this morning.")
    assert "Still to write up" not in page(signed_in(family.manager), url)
