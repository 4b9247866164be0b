"""The call page: whatever is typed is kept, nothing blocks, and the family builds beside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.models import Contact, ContactChild, ContactPerson, Rating, Referrer
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.notices.selectors import waiting
from openmash.records.cases import actions as cases
from openmash.records.cases.models import Milestone
from openmash.records.cases.words import AllocationRole
from openmash.records.people import actions as people
from openmash.records.people.models import LocatingFact, Person
from openmash.records.people.telling import PlaceTold, RelationshipTold
from openmash.records.people.words import LocatingKind, RelationshipKind
from tests.factories.access import an_account, an_actor
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.people import a_child, a_person, born_aged

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CALL = "mia farrow 7 lives at 1 Test Street GL1 4EU, brother toby 4. mum is Dana. She says her dad hits her"


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=actor.account_id), BACKEND)
    return client


def begun(client: Client) -> str:
    return str(client.get("/call")["Location"])


def the_farrows(hub: Hub) -> tuple[Person, Person]:
    """Two children on our records, brother and sister."""
    with acting_as(hub.screener):
        mia = a_child(hub.screener, "Mia", "Farrow", born=born_aged(7), postcode="GL1 4EU")
        toby = a_child(hub.screener, "Toby", "Farrow", born=born_aged(4))
        a_child(hub.screener, "Mia", "Farrow", born=born_aged(16))
        told = RelationshipTold(toby.id, RelationshipKind.SIBLING)
        people.add_relationship(actor=hub.screener, person_id=mia.id, relationship=told)
    return mia, toby


def page_after(client: Client, url: str, do: str, **typed: str | list[str]) -> str:
    answer = client.post(url, {"form_token": f"call-{do}-0001", "do": do, **typed})
    return str(answer["Location"]) if answer.status_code == 302 else answer.content.decode()


def test_looking_shows_the_likely_family_and_fills_in_the_children_without_scripts(client: Client, hub: Hub) -> None:
    mia, toby = the_farrows(hub)
    page = page_after(signed_in(client, hub.call_taker), begun(client), "look", words=CALL)
    assert f'value="{mia.id}"' in page and f'value="{toby.id}"' in page
    said, other = (page.index(f"born {day.day} {day:%B %Y}") for day in (born_aged(7), born_aged(16)))
    assert said < other, "the age that was said comes first"
    assert "Brother or sister: Toby Farrow" in page
    assert "Read as: Mia Farrow (7), Toby (4), Dana; 1 Test Street; GL1 4EU" in page
    assert 'value="Mia Farrow"' in page and 'value="Toby"' in page and "She says her dad hits her" in page


def test_a_call_is_recorded_with_the_child_that_was_found_and_the_one_as_told(client: Client, hub: Hub) -> None:
    mia, _ = the_farrows(hub)
    where = page_after(
        signed_in(client, hub.call_taker), begun(client), "record", words=CALL, known=str(mia.id),
        caller="2A", name="Asha Obi", telephone="01632 960 100", **{"child-0-called": "Toby", "child-0-age": "4"},
    )  # fmt: skip
    assert where.startswith("/contact/")
    with acting_as(hub.screener):
        contact = Contact.objects.get()
        children = list(ContactChild.objects.order_by("as_told"))
        assert {child.concern for child in children} == {CALL}
        assert mia.id in {child.person_id for child in children}
        assert "Toby, 4" in {child.as_told for child in children}
        assert contact.source == "2A" and contact.channel == "telephone"
        assert Referrer.objects.get().name == "Asha Obi"
        assert ContactPerson.objects.get().relation == "mother"
    assert begun(client) != where


def test_one_person_ticked_twice_is_one_child_of_the_call(client: Client, hub: Hub) -> None:
    mia, _ = the_farrows(hub)
    key = str(mia.id)
    page_after(signed_in(client, hub.call_taker), begun(client), "record", words="Mia", known=[key, key, "nonsense"])
    with acting_as(hub.screener):
        assert ContactChild.objects.count() == 1


def test_a_child_both_ticked_and_written_is_one_child_of_the_call(client: Client, hub: Hub) -> None:
    mia, _ = the_farrows(hub)
    page_after(
        signed_in(client, hub.call_taker), begun(client), "record", words=CALL, known=str(mia.id),
        **{"child-0-called": "mia farrow", "child-0-age": "7", "child-1-called": "Toby"},
    )  # fmt: skip
    with acting_as(hub.screener):
        assert sorted(ContactChild.objects.values_list("as_told", flat=True)) == ["", "Toby"]


@pytest.mark.parametrize("words", ["", "boy about 4, blue car, outside the nursery"])
def test_anonymous_unnamed_and_even_empty_calls_are_kept(client: Client, hub: Hub, words: str) -> None:
    where = page_after(signed_in(client, hub.call_taker), begun(client), "record", words=words, anonymous="yes")
    assert where.startswith("/contact/")
    with acting_as(hub.screener):
        assert ContactChild.objects.get().as_told == (words or "Unknown child")
        assert Referrer.objects.get().is_anonymous
        assert Contact.objects.get().source == "9"


def test_a_call_recorded_twice_is_one_contact(client: Client, hub: Hub) -> None:
    signed_in(client, hub.call_taker)
    url = begun(client)
    first = page_after(client, url, "record", words="Toby")
    assert page_after(client, url, "record", words="Toby") == first
    again = client.get(url).content.decode()
    assert f'name="form_token" value="{url.rsplit("/", 1)[1]}"' in again, "one id a call, in whichever window"
    with acting_as(hub.screener):
        assert Contact.objects.count() == 1


def test_every_child_of_a_large_family_is_kept_and_the_heading_stays_short(client: Client, hub: Hub) -> None:
    names = ["Ada", "Ben", "Cal", "Dee", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jay", "Kit", "Leo"]
    told = {f"child-{place}-called": f"{name} Twelvefold" for place, name in enumerate(names)}
    client = signed_in(client, hub.screener)
    page = client.get(page_after(client, begun(client), "record", words="Twelve in one house", **told)).content.decode()
    heading = page.split("<h1", 1)[1].split("</h1>")[0]
    assert "Dee Twelvefold" in heading
    assert "and 8 more" in heading
    assert all(f"{name} Twelvefold" in page for name in names)


def test_advice_may_be_asked_without_a_name_and_a_promise_starts_its_clock(client: Client, hub: Hub) -> None:
    page_after(
        signed_in(client, hub.call_taker), begun(client), "record", words="A pupil of ours, year 4, is always hungry",
        what="consultation", caller="2A", promised="yes",
    )  # fmt: skip
    with acting_as(hub.screener):
        assert Contact.objects.get().kind == "consultation"
        assert {"consultation_given", "referral_promised"} <= set(Milestone.objects.values_list("event", flat=True))


def test_a_child_unsafe_now_goes_on_to_protecting_for_whoever_may(client: Client, hub: Hub) -> None:
    where = page_after(signed_in(client, hub.screener), begun(client), "protect", words="He is hitting her now")
    assert where.startswith("/contact/") and where.endswith("/protect")
    with acting_as(hub.screener):
        assert Contact.objects.get().in_danger_now


def test_a_call_taker_who_may_not_protect_makes_it_red_at_once(client: Client, hub: Hub) -> None:
    where = page_after(signed_in(client, hub.call_taker), begun(client), "protect", words="He is hitting her now")
    assert not where.endswith("/protect")
    with acting_as(hub.screener):
        assert Rating.objects.get().rating == "red"


def test_a_caller_who_asks_for_something_puts_what_may_be_said_at_the_top(client: Client, hub: Hub) -> None:
    the_farrows(hub)
    words = "Dad of Mia Farrow rang, wants to know where she is"
    page = page_after(signed_in(client, hub.call_taker), begun(client), "look", words=words)
    assert page.index("tell them nothing on this call") < page.index("Mia Farrow</strong>")
    assert "not who told us" in page
    plain = page_after(client, begun(client), "look", words="Mia Farrow came in with a mark")
    assert "tell them nothing on this call" not in plain


def test_what_must_be_kept_from_somebody_is_shown_above_everybody(client: Client, hub: Hub) -> None:
    mia, _ = the_farrows(hub)
    with acting_as(hub.screener):
        sean = a_person(hub.screener, "Sean", "Farrow", born=None, kind="adult")
        refuge = PlaceTold(
            LocatingKind.ADDRESS, "Canary House", "GL2 2CA", protected_from=(sean.id,), protected_reason="Refuge"
        )
        people.add_place(actor=hub.screener, person_id=mia.id, place=refuge)
        assert LocatingFact.objects.filter(text="Canary House").exists()
    page = page_after(signed_in(client, hub.call_taker), begun(client), "look", words="Mia Farrow 7, dad Sean rang")
    assert page.index("DO NOT TELL Sean Farrow") < page.index("Mia Farrow</strong>")
    assert "Canary House" not in page


@pytest.mark.parametrize("ticked", [True, False])
def test_an_attempt_to_find_what_is_kept_is_recorded_and_whoever_is_protected_is_considered(
    morning: None, client: Client, hub: Hub, ticked: bool
) -> None:
    mia, _ = the_farrows(hub)
    worker = an_actor(Role.SOCIAL_WORKER)
    with acting_as(hub.manager):
        dana, sean = (a_person(hub.manager, name, "Farrow", born=None, kind="adult") for name in ("Dana", "Sean"))
        told = RelationshipTold(dana.id, RelationshipKind.PARENT)
        people.add_relationship(actor=hub.manager, person_id=mia.id, relationship=told)
        refuge = PlaceTold(
            LocatingKind.ADDRESS, "Canary House", "GL2 2CA", protected_from=(sean.id,), protected_reason="He threatened her"
        )  # fmt: skip
        people.add_place(actor=hub.manager, person_id=dana.id, place=refuge)
        mia_id = mia.id
        social_worker = AllocationRole.SOCIAL_WORKER
        cases.allocate(actor=hub.manager, person_id=mia_id, account_id=worker.account_id, role=social_worker)
    known = {"known": str(mia.id)} if ticked else {}
    words = "Sean, dad of Mia Farrow 7. Wants her address."
    shown = page_after(signed_in(client, hub.call_taker), begun(client), "look", words=words)
    assert "DO NOT TELL Sean Farrow" in shown and "address of Dana Farrow" in shown
    where = page_after(client, begun(client), "record", words=words, caller="1A", **known)
    page = client.get(where).content.decode()
    assert "A caller asked for what is kept" in page and "Canary House" not in page + shown
    with acting_as(hub.manager):
        [act] = selectors.to_ratify(actor=hub.manager)
        assert act.line == "A caller asked. The address of Dana Farrow is kept from Sean Farrow."
        assert [note.text for note in waiting(actor=hub.manager)] == [
            "A caller asked for what is kept from somebody: consider whoever is protected, within the hour."
        ]
        with pytest.raises(Incomplete, match="who was told"):
            actions.ratify(actor=hub.manager, act_id=act.act_id, agrees=True)
        actions.ratify(
            actor=hub.manager, act_id=act.act_id, agrees=True, words="Dana warned by her worker; police told"
        )
        assert selectors.to_ratify(actor=hub.manager) == []
    with acting_as(worker):
        assert len(waiting(actor=worker)) == 1
    assert "Considered: Dana warned by her worker; police told" in client.get(where).content.decode()


def test_a_worry_about_a_protected_child_is_no_attempt(client: Client, hub: Hub) -> None:
    mia, _ = the_farrows(hub)
    with acting_as(hub.screener):
        sean = a_person(hub.screener, "Sean", "Farrow", born=None, kind="adult")
        refuge = PlaceTold(LocatingKind.ADDRESS, "Canary House", protected_from=(sean.id,), protected_reason="Refuge")
        people.add_place(actor=hub.screener, person_id=mia.id, place=refuge)
    page_after(signed_in(client, hub.call_taker), begun(client), "record", words=CALL, known=str(mia.id))
    with acting_as(hub.manager):
        assert selectors.to_ratify(actor=hub.manager) == []


def test_somebody_hidden_is_as_nobody(client: Client, hub: Hub) -> None:
    mia, _ = the_farrows(hub)
    with acting_as(hub.manager):
        restrict(
            actor=hub.manager, person_ids=[mia.id], mode="hidden", reason_code="adoption", reason="Adopted",
            ask=WhomToAsk("Duty manager", "01632 960001"), allowed=[hub.manager.account_id],
        )  # fmt: skip
    page = page_after(signed_in(client, hub.call_taker), begun(client), "look", words="Mia Farrow 7")
    assert str(mia.id) not in page
    ticked = page_after(client, begun(client), "record", words="Mia", known=str(mia.id))
    assert ticked.startswith("/contact/")
    with acting_as(hub.screener):
        assert mia.id not in set(ContactChild.objects.values_list("person_id", flat=True))


def test_live_looking_sends_the_same_and_logs_only_whom_it_newly_shows(client: Client, hub: Hub) -> None:
    mia, _ = the_farrows(hub)
    url = begun(signed_in(client, hub.call_taker))
    for words in ("mia farrow 7", "mia farrow 7 at school"):
        answer = client.post(f"{url}/look", {"words": words})
        assert str(mia.id) in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"
    with acting_as(hub.call_taker):
        looks = [event for event in events_by_the_actor() if event.kind == "people.searched"]
    assert [len(event.about) > 0 for event in looks].count(True) == 1


def test_looking_costs_a_bounded_number_of_statements(
    client: Client, hub: Hub, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    the_farrows(hub)
    url = begun(signed_in(client, hub.call_taker))
    client.post(f"{url}/look", {"words": CALL})
    with django_assert_max_num_queries(100):
        client.post(f"{url}/look", {"words": CALL})


def test_a_call_that_drops_is_found_again_as_it_was_left(client: Client, hub: Hub) -> None:
    signed_in(client, hub.call_taker)
    url = begun(client)
    page = client.get(url).content.decode()
    address = page.split('data-draft-url="')[1].split('"')[0]
    fields = {"fields": {"words": ["half a sent"], "child-0-called": ["Mia"]}, "revision": 0}
    client.post(address, fields, content_type="application/json")
    assert begun(client) == url
    again = client.get(url).content.decode()
    assert "half a sent" in again and 'value="Mia"' in again
    assert client.get("/call?new")["Location"] != url
    client.force_login(an_account(Role.CALL_TAKER), BACKEND)
    assert "half a sent" not in client.get(url).content.decode()


def test_looking_keeps_the_call_and_it_goes_on_saving_by_itself(client: Client, hub: Hub) -> None:
    url = begun(signed_in(client, hub.call_taker))
    for words in ("mia", "mia farrow"):
        page = page_after(client, url, "look", words=words)
    address = page.split('data-draft-url="')[1].split('"')[0]
    revision = int(page.split('data-draft-revision="')[1].split('"')[0])
    assert begun(client) == url and "mia farrow" in client.get(url).content.decode()
    fields = {"fields": {"words": ["mia farrow 7"]}, "revision": revision}
    assert client.post(address, fields, content_type="application/json").json() == {"revision": revision + 1}


def test_a_date_that_cannot_be_is_said_at_the_childs_box_and_the_call_is_kept_as_typed(
    client: Client, hub: Hub
) -> None:
    signed_in(client, hub.call_taker)
    page = page_after(client, begun(client), "record", words="x" * 20_001)
    assert 'href="#words"' in page and "Put right:" in page


def test_somebody_who_takes_no_calls_has_no_such_page(client: Client, hub: Hub) -> None:
    client.force_login(an_account(Role.PROFESSIONAL_REFERRER), BACKEND)
    assert client.get("/call").status_code == 403


def test_an_allegation_goes_on_to_the_designated_officer_with_the_call_kept(client: Client, hub: Hub) -> None:
    url = begun(signed_in(client, hub.screener))
    assert "Record it, and tell the designated officer" in client.get(url).content.decode()
    went = page_after(client, url, "allegation", words="The teaching assistant at Elm Primary pushed Zoë, 6")
    with acting_as(hub.screener):
        contact = Contact.objects.get()
        assert ContactChild.objects.filter(contact_id=contact.id).exists()
    assert went == f"/contacts/{contact.id}/allegation"
    assert "What is alleged?" in client.get(went).content.decode()
