"""Who meets requests for records, what their pages cost, and what a wrong form keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.insight.access_requests import actions, selectors
from openmash.insight.access_requests.actions import Asked
from openmash.insight.access_requests.words import Asker, Route, Step, Wants
from openmash.statute.calendar import local_date
from openmash.web.access_requests.showing import left_of
from openmash.web.access_requests.waiting import access_requests_to_answer
from tests.factories.access import an_actor, an_agency
from tests.factories.access_requests import Asking, a_request, found
from tests.factories.family import a_family, signed_in
from tests.factories.people import a_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def asking() -> Asking:
    family = a_family()
    return a_request(family, family.toby)


def stepped(asking: Asking, kind: Step, days_ago: int = 0, words: str = "As they said") -> None:
    with transaction.atomic(), acting_as(asking.lead):
        on = local_date(timezone.now()) - timedelta(days=days_ago)
        actions.step(actor=asking.lead, request_id=asking.request, kind=kind, on=on, words=words)


def test_only_those_who_have_a_part_in_it_meet_a_request(asking: Asking) -> None:
    url = f"/access-requests/{asking.request}"
    for actor, status in (
        (asking.lead, 200), (asking.family.manager, 200), (an_actor(Role.DUTY_MANAGER), 200),
        (asking.family.screener, 403), (asking.family.worker, 403), (asking.family.officer, 403),
        (an_actor(Role.BOARD_MEMBER), 403),
    ):  # fmt: skip
        assert signed_in(actor).get("/access-requests").status_code == status
        seen = signed_in(actor).get(url).status_code
        assert seen == status or (status == 403 and seen == 404), "behind the wall it does not exist"
    assert signed_in(asking.family.manager).get("/access-requests/add").status_code == 403
    assert signed_in(asking.lead).get(f"{url}/find").status_code == 403, "nobody opens a record to themselves"


def test_a_wrong_form_says_what_is_wrong_and_loses_nothing(asking: Asking) -> None:
    page = signed_in(asking.lead).post(
        "/access-requests/add", {"asker": "parent", "asker_name": "Dean Pryce", "form_token": "token-access-000001"}
    ).content.decode()  # fmt: skip
    for sentence in ("Say whose record they ask for.", "Say what they ask for.", "Give the day it came."):
        assert sentence in page
    assert "Dean Pryce" in page
    told = Asked(Asker.PARENT, "D", "M", "", "All", Route.POST, "Home", local_date(timezone.now()))
    with pytest.raises(Incomplete) as wrong, transaction.atomic(), acting_as(asking.lead):
        actions.record(actor=asking.lead, asked=told)
    assert [each.field for each in wrong.value.problems] == ["authority"]
    with pytest.raises(NotPermitted), transaction.atomic(), acting_as(asking.family.manager):
        actions.record(actor=asking.family.manager, asked=told)


def test_whom_to_ask_is_chosen_among_the_agencies_of_the_partnership(asking: Asking) -> None:
    an_agency("probation", AgencyKind.PROBATION)
    an_agency("inspectorates", AgencyKind.OTHER, strand_circle=None)
    page = signed_in(asking.lead).get(f"/access-requests/{asking.request}/agency").content.decode()
    offered = {words.strip() for words in re.findall(r"<label[^>]*>([^<]+)</label>", page)}
    assert "Probation" in offered
    assert not {"OpenMASH", "Inspectorates"} & offered


def test_the_clock_stands_still_while_they_are_asked_and_is_extended_once_and_in_time(asking: Asking) -> None:
    def shown() -> selectors.RequestShown:
        with acting_as(asking.lead):
            return selectors.request(actor=asking.lead, request_id=asking.request)

    due = shown().due
    assert due is not None
    stepped(asking, Step.NARROW_ASKED)
    assert shown().due is None
    left = left_of(shown())
    assert left is not None and "stands still" in left.words
    with pytest.raises(NotAllowedNow, match="already"):
        stepped(asking, Step.NARROW_ASKED)
    stepped(asking, Step.NARROWED)
    assert shown().due == due + timedelta(days=1)
    stepped(asking, Step.EXTENDED)
    with pytest.raises(NotAllowedNow, match="twice"):
        stepped(asking, Step.EXTENDED)
    with pytest.raises(NotAllowedNow, match="not asked"):
        stepped(asking, Step.NARROWED)
    stepped(asking, Step.REFUSED, words="Told why, and that they may complain to the Commissioner.")
    with pytest.raises(NotAllowedNow, match="ended"):
        stepped(asking, Step.IDENTITY_ASKED)


def test_what_waits_is_on_the_worklist_of_whoever_does_what_is_next(asking: Asking) -> None:
    def waits(actor: object) -> list[str]:
        with acting_as(actor):  # type: ignore[arg-type]  # an actor
            return [each.what for each in access_requests_to_answer(actor)]  # type: ignore[arg-type]  # an actor

    assert waits(asking.lead) == []
    assert waits(asking.family.manager) == ["Somebody who may see the record says whose it is"]
    found(asking)
    assert waits(asking.lead) == ["Look through what is held, and prepare the answer"]
    assert waits(asking.family.manager) == []
    assert waits(asking.family.screener) == []


def test_the_list_asks_a_number_of_queries_that_does_not_grow(asking: Asking) -> None:
    def cost() -> int:
        with acting_as(asking.lead), CaptureQueriesContext(connection) as asked:
            selectors.requests(actor=asking.lead)
        return len(asked)

    found(asking)
    few = cost()
    for _ in range(4):
        other = a_request(asking.family, asking.family.toby)
        stepped(other, Step.NARROW_ASKED)
    assert cost() <= few
    assert few <= 16


def test_a_request_for_a_restricted_childs_record_is_opened_by_whoever_may_see_it(asking: Asking) -> None:
    from openmash.foundation.access.actions import WhomToAsk, restrict
    from openmash.records.people.selectors import people_cards

    guard = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(guard):
        restrict(
            actor=guard, person_ids=[asking.family.mia], mode="hidden", reason_code="adoption", reason="Placed",
            ask=WhomToAsk("Wen", "01632 960777"), allowed=[guard.account_id],
        )  # fmt: skip
    page = signed_in(asking.family.manager).get(f"/access-requests/{asking.request}/find").content.decode()
    assert str(asking.family.mia) not in page
    family = replace(asking.family, manager=guard)
    found(replace(asking, family=family))
    with acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=asking.request)
        assert shown.person_ids == (asking.family.mia,)
        assert people_cards([asking.family.mia], asking.lead)
    with acting_as(asking.family.manager):
        other = selectors.request(actor=asking.family.manager, request_id=asking.request)
        assert other.is_found and not other.person_ids
    stepped(asking, Step.WITHDRAWN)
    with acting_as(asking.lead):
        assert not people_cards([asking.family.mia], asking.lead)


def test_nothing_held_about_one_child_is_held_about_another(asking: Asking) -> None:
    from openmash.insight.access_requests.collecting import held_about

    with acting_as(asking.family.screener):
        other = a_child(asking.family.screener)
        held = held_about([other.id], actor=asking.family.screener)
    said = " ".join(words for each in held for _, words in each.fields)
    assert held and "Farrow" not in said


def asked_in_public(**said: str) -> str:
    answer = Client().post("/your-information/ask", said)
    return answer.headers.get("Location") or answer.content.decode()


def test_anybody_asks_without_an_account_and_is_told_the_same_whatever_is_held(asking: Asking) -> None:
    cache.clear()
    wrong = asked_in_public(asker="parent", asker_name="Dean Pryce", wants="put_right", asked="That date is wrong.")
    for sentence in ("Tell us one safe way to reach you.", "Dean Pryce", "That date is wrong."):
        assert sentence in wrong
    reach = "My form tutor, Mrs Bell. Not my mum."
    wrong = asked_in_public(asker="parent", asker_name="D", wants="copy", asked="All", route_words=reach)
    assert "Tell us the name of the person it is about." in wrong and "Tell us who you are to them." in wrong
    pages = set()
    for name in ("Mia Farrow", "Nobody Whatever"):
        went = asked_in_public(asker="themself", asker_name=name, wants="copy", asked="All of it", route_words=reach)
        assert went == "/your-information/asked"
        with CaptureQueriesContext(connection) as read:
            pages.add(Client().get(went).content.decode())
        assert not [each for each in read if "people_" in each["sql"] or "access_requests_" in each["sql"]]
    assert len(pages) == 1
    with acting_as(asking.lead):
        ours = [each for each in selectors.requests(actor=asking.lead) if each.is_from_the_public_pages]
    assert {each.asker_name for each in ours} == {"Mia Farrow", "Nobody Whatever"}
    assert all(each.due and each.route is Route.TO_AGREE and each.answered_by is None for each in ours)
    page = signed_in(asking.lead).get(f"/access-requests/{ours[0].id}").content.decode()
    assert "nobody has seen who asks" in page and reach in page
    assert str(ours[0].id) in signed_in(asking.lead).get("/worklist").content.decode()


def test_what_came_by_the_public_pages_opens_no_record_before_a_person_has_seen_who_asks(asking: Asking) -> None:
    cache.clear()
    asked_in_public(
        asker="themself", asker_name="Mia Farrow", wants="put_right", asked="I never hid.", route_words="My tutor"
    )
    with acting_as(asking.lead):
        (came,) = [each for each in selectors.requests(actor=asking.lead) if each.is_from_the_public_pages]
    theirs, other = replace(asking, request=came.id), an_actor(Role.INFORMATION_LEAD)
    with pytest.raises(NotAllowedNow, match="how they know who asks"):
        found(theirs)
    with pytest.raises(NotAllowedNow, match="seen yet that it is they"):
        stepped(theirs, Step.DECIDED)
    stepped(theirs, Step.IDENTITY_SHOWN, words="Her tutor brought her.")
    found(theirs)
    with acting_as(other):
        assert selectors.request(actor=other, request_id=came.id).person_ids == ()
    with acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=came.id)
    assert shown.person_ids and shown.next_step == "Decide what they ask, and tell them why"
    stepped(theirs, Step.DECIDED, words="Her words stand beside what was written; told by her tutor.")
    with acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=came.id)
    assert shown.is_ended and not shown.person_ids and shown.wants is Wants.PUT_RIGHT
