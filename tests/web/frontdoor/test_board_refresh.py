"""An open board asks again every few seconds: one small question while nothing has changed, and never an old right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openmash.casework.frontdoor import actions
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.audit.selectors import Event, events_by_the_actor
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, 5, tzinfo=UTC)
"""A Tuesday morning, early in a step of the words."""
QUIET = 9
"""Queries of a refresh that finds nothing new: who asks, and the one question."""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def hub(clock: time_machine.Traveller) -> Hub:
    return a_hub()


def commit() -> None:
    """Chain the audit, as a commit does; these tests never commit."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def refreshed(client: Client, etag: str = "", filters: str = "") -> HttpResponse:
    commit()
    answer: HttpResponse = client.get(f"/board/now{filters}", headers={"If-None-Match": etag} if etag else {})
    return answer


def looks(actor: Actor) -> list[Event]:
    with acting_as(actor):
        return [event for event in events_by_the_actor() if event.kind == "board.listed"]


def a_board(hub: Hub, actor: Actor) -> tuple[Client, str]:
    """A board open in a browser, once refreshed, and its ETag."""
    with acting_as(hub.screener):
        a_contact(hub.screener, a_child_told("Ali"))
    client = signed_in(actor)
    client.get("/board")
    return client, refreshed(client)["ETag"]


def test_nothing_is_read_sent_or_logged_while_nothing_has_changed(hub: Hub) -> None:
    client, etag = a_board(hub, hub.manager)
    before = len(looks(hub.manager))
    with CaptureQueriesContext(connection) as asked:
        answer = refreshed(client, etag)
    assert (answer.status_code, answer.content) == (304, b"")
    assert len(asked) - 2 <= QUIET, [query["sql"][:100] for query in asked]
    assert len(looks(hub.manager)) == before


def test_a_new_contact_is_sent_and_it_alone_is_logged(hub: Hub) -> None:
    client, etag = a_board(hub, hub.manager)
    with acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told("Wren"))
    answer = refreshed(client, etag)
    assert answer.status_code == 200
    assert "Wren" in answer.content.decode()
    assert looks(hub.manager)[0].about == (f"contact:{made.contact_id}",)
    assert refreshed(client, answer["ETag"]).status_code == 304


def test_the_rest_of_a_long_lane_is_one_click_away_and_logged_only_when_it_is_shown(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openmash.web.frontdoor.board.FIRST_OF_A_LANE", 1)
    with acting_as(hub.screener):
        first, *rest = [a_contact(hub.screener, a_child_told(name)) for name in ("Ali", "Wren", "Ottoline")]
    client = signed_in(hub.manager)
    page = client.get("/board?rating=").content.decode()
    assert "Ali" in page and "Wren" not in page
    assert "Show all 3" in page and "2 are not shown. None of them is late" in page
    assert looks(hub.manager)[0].about == (f"contact:{first.contact_id}",)
    commit()
    page = client.get("/board?all=new").content.decode()
    assert "Wren" in page and "Ottoline" in page and "Show only the most urgent" in page
    assert set(looks(hub.manager)[0].about) == {f"contact:{made.contact_id}" for made in (first, *rest)}


def test_whoever_is_late_red_or_due_today_is_on_the_board_however_long_the_lane_and_says_who_holds_them(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openmash.web.frontdoor.board.FIRST_OF_A_LANE", 1)
    with acting_as(hub.screener):
        for name in ("Ali", "Wren", "Ottoline"):
            made = a_contact(hub.screener, a_child_told(name))
            actions.rate(
                actor=hub.screener, contact_id=made.contact_id, rating="red", reason="A bruise, and he is home."
            )
    page = signed_in(hub.manager).get("/board").content.decode()
    lane = page[page.index('id="lane-screening"') :] if 'id="lane-screening"' in page else page
    assert lane.count("om-card om-card--red") == 1 and lane.count("om-card-line--red") == 2
    assert all(name in page for name in ("Ali", "Wren", "Ottoline"))
    assert "Also late, due today or red" in page and "Show all 3 as cards" in page and "are not shown" not in page
    for line in page.split('<li class="om-card-line')[1:]:
        assert "om-card-line__held" in line.split("</li>")[0] and 'href="/contact/' in line.split("</li>")[0]


def test_somebody_else_s_look_changes_nothing(hub: Hub) -> None:
    client, etag = a_board(hub, hub.manager)
    assert signed_in(hub.screener).get("/board").status_code == 200
    assert refreshed(client, etag).status_code == 304


def test_the_words_of_a_clock_do_not_stand_longer_than_half_a_minute(hub: Hub, clock: time_machine.Traveller) -> None:
    client, etag = a_board(hub, hub.manager)
    clock.shift(timedelta(seconds=31))
    assert refreshed(client, etag).status_code == 200


def test_one_person_s_answer_is_never_another_s_nor_another_filter_s(hub: Hub) -> None:
    client, etag = a_board(hub, hub.manager)
    assert refreshed(signed_in(hub.screener), etag).status_code == 200
    assert refreshed(client, etag, "?late=1").status_code == 200


def test_a_change_of_reach_is_noticed_though_nothing_else_has_changed(hub: Hub) -> None:
    with acting_as(hub.screener):
        child = a_contact(hub.screener, a_child_told("Ali")).children[0]
    client, etag = a_board(hub, hub.manager)
    with acting_as(hub.manager), connection.cursor() as cursor:
        cursor.execute(
            "select wall.restrict(null, %s::uuid[], 'sealed', 'staff_relative', 'An aunt works here', 'N', '1', 'D', "
            "'2027-01-01', %s::uuid[])",
            [[child], [hub.manager.account_id]],
        )  # without an audit event: the reach alone must tell
    assert refreshed(client, etag).status_code == 200
