"""The page on which one child is decided: everything that is weighed stands on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import SaidOfChild
from openmash.foundation.access.actors import acting_as
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_agency
from tests.factories.family import signed_in
from tests.factories.frontdoor import ASKED, a_child_told, a_contact, a_hub, a_trace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_all_that_each_agency_said_of_this_child_and_of_no_other_is_weighed_and_who_is_silent_is_named() -> None:
    hub = a_hub()
    housing = an_agency("housing", AgencyKind.HOUSING)
    with acting_as(hub.manager):
        made = a_contact(hub.manager, a_child_told("Mia"), a_child_told("Tom"))
        mia, tom = made.children
        [check, _] = actions.ask(
            actor=hub.manager, contact_id=made.contact_id, agency_ids=[hub.health.id, housing.id], told=ASKED
        )  # fmt: skip
    of_mia = SaidOfChild(mia, "Not brought twice.", "She is in pain.", "Do not tell her father.")
    with acting_as(hub.nurse):
        told = replace(a_trace(of_mia, SaidOfChild(tom, "Seen in May.")), consult_us=True)
        actions.answer(actor=hub.nurse, check_id=check, told=told)
    url = reverse("decide", kwargs={"contact_id": made.contact_id, "person_id": mia})
    page = signed_in(hub.manager).get(url).content.decode()
    for words in (
        "SystmOne", "Not brought twice.", "Impact on the child now: She is in pain.",
        "Conditions: Do not tell her father.", "Speak to them before you decide", f">{housing.name}</h3>",
        "Has not answered.",
    ):  # fmt: skip
        assert words in page, words
    assert "Seen in May." not in page
