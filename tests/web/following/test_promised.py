"""A promised referral: chased, matched by a person to what arrived, told to a manager when it does not come."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.telling import ChildTold, ReferrerTold
from openmash.casework.frontdoor.words import ContactKind, PromiseStep
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub
from tests.factories.people import a_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-promise-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or response.content.decode()


def a_promise(hub: Hub, *children: ChildTold, days: int = 0) -> UUID:
    made = a_contact(
        hub.screener, *children, kind=ContactKind.CONSULTATION, referral_promised=True,
        received_at=timezone.now() - timedelta(days=days, minutes=5),
    )  # fmt: skip
    assert made.contact_id is not None
    return made.contact_id


def test_it_says_who_promised_and_by_when_and_becomes_late(hub: Hub) -> None:
    with acting_as(hub.screener):
        fresh, old = a_promise(hub), a_promise(hub, a_child_told("Ali"), days=7)
        first, second = selectors.promises(actor=hub.screener)
        assert (first.contact_id, first.clock.is_late) == (old, True)
        assert (second.contact_id, second.clock.is_late, second.children) == (fresh, False, ("Zoë Ashworth",))
        assert "Ms Obi" in second.promised_by and "Elm Primary" in second.promised_by


def test_late_it_is_told_to_whoever_decides_and_before_that_to_screeners_alone(hub: Hub) -> None:
    with acting_as(hub.screener):
        fresh, old = a_promise(hub), a_promise(hub, a_child_told("Ali"), days=7)
    screener, manager = (signed_in(a).get("/worklist").content.decode() for a in (hub.screener, hub.manager))
    assert f"/promised/{fresh}" in screener and f"/promised/{old}" in screener
    assert f"/promised/{fresh}" not in manager and f"/promised/{old}" in manager
    assert "decide without it" in manager


def test_what_arrives_about_the_same_child_is_offered_and_a_person_says_that_it_is_it(hub: Hub) -> None:
    client = signed_in(hub.screener)
    with acting_as(hub.screener):
        child = a_child(hub.screener).id
        promise = a_promise(hub, ChildTold(person_id=child, concern="Bruises"))
        assert selectors.promises(actor=hub.screener)[0].could_be == ()
        other = a_contact(hub.screener, a_child_told("Nobody"), referrer=ReferrerTold(agency_name="Other"))
        made = a_contact(hub.screener, ChildTold(person_id=child, concern="As promised"))
        (found,) = selectors.promises(actor=hub.screener)
        assert [(each.contact_id, each.because) for each in found.could_be] == [
            (made.contact_id, "About the same child")
        ]
        assert other.contact_id not in {each.contact_id for each in found.could_be}
    url = f"/promised/{promise}"
    assert "Choose the contact it arrived as." in send(client, url, step="arrived")
    assert send(client, url, step="arrived", arrived=str(made.contact_id)) == "/promised"
    assert "Nothing promised is still to come" in client.get("/promised").content.decode()
    assert client.get(url).status_code == 404


def test_a_promise_about_nobody_named_is_matched_by_the_organisation_that_promised(hub: Hub) -> None:
    with acting_as(hub.screener):
        promise = a_promise(hub, ChildTold(as_told="a girl in year 6", concern="Cuts"))
        made = a_contact(hub.screener, a_child_told("Ines"))
        (found,) = selectors.promises(actor=hub.screener)
        assert (found.contact_id, found.children) == (promise, ("a girl in year 6",))
        assert [(each.contact_id, each.because) for each in found.could_be] == [(made.contact_id, "From Elm Primary")]


def test_chasing_keeps_it_on_the_list_and_only_a_manager_lets_it_go(hub: Hub) -> None:
    client = signed_in(hub.screener)
    with acting_as(hub.screener):
        promise = a_promise(hub)
    url = f"/promised/{promise}"
    assert "Write whom you asked" in send(client, url, step="chased")
    assert send(client, url, step="chased", words="Rang Ms Obi: tomorrow.") == "/promised"
    assert "Asked again: Rang Ms Obi: tomorrow." in client.get("/promised").content.decode()
    assert "a manager says why" not in client.get(url).content.decode()
    with acting_as(hub.screener), pytest.raises(NotPermitted):
        actions.follow_promise(actor=hub.screener, contact_id=promise, step=PromiseStep.NOT_NEEDED, words="No")
    assert send(signed_in(hub.manager), url, step="not_needed", words="We acted on the call itself.") == "/promised"
    with acting_as(hub.manager):
        assert selectors.promises(actor=hub.manager) == []
        with pytest.raises(NotAllowedNow):
            actions.follow_promise(actor=hub.manager, contact_id=promise, step=PromiseStep.CHASED, words="Again")
        with pytest.raises(Incomplete):
            actions.follow_promise(actor=hub.manager, contact_id=promise, step=PromiseStep.CHASED)


def test_a_hidden_child_is_on_no_list_and_offered_as_no_arrival(hub: Hub) -> None:
    ask = WhomToAsk("Duty manager", "01632 960000")
    with acting_as(hub.screener):
        a_promise(hub, a_child_told("Ottoline"))
        seen = a_promise(hub, ChildTold(as_told="a girl in year 6"))
        later = a_contact(hub.screener, a_child_told("Secret"))
        hidden = [selectors.promises(actor=hub.screener)[i].person_ids[0] for i in (0, 1)]
    with acting_as(hub.manager):
        person = next(
            x.person_ids[0] for x in selectors.promises(actor=hub.manager) if x.children == ("Ottoline Ashworth",)
        )
        assert person in hidden
        restrict(actor=hub.manager, person_ids=[person, later.children[0]], mode="hidden", reason_code="x", reason="x",
                 ask=ask, allowed=[hub.manager.account_id])  # fmt: skip
    with acting_as(hub.screener):
        (found,) = selectors.promises(actor=hub.screener)
        assert (found.contact_id, found.could_be) == (seen, ())
    page = signed_in(hub.screener).get("/promised").content.decode()
    assert "Ottoline" not in page and "Secret" not in page


def test_the_list_costs_no_more_as_it_grows(hub: Hub) -> None:
    counts = []
    with acting_as(hub.screener):
        for times in (1, 2, 5):
            for number in range(times):
                a_promise(hub, a_child_told(f"Child{number}"))
                a_contact(hub.screener, a_child_told("Ines"))
            with CaptureQueriesContext(connection) as asked:
                selectors.promises(actor=hub.screener)
            counts.append(len(asked))
    assert counts[1] == counts[2] <= 24, counts
