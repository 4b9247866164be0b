"""A screen is one transaction: what cannot be logged is not shown, and what is refused is logged all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from openmash.foundation.access import evaluator, screens
from openmash.foundation.access.actors import Actor, acting_as, actor_for
from openmash.foundation.access.evaluator import holds
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Go, Sent, screen
from openmash.foundation.agencies.models import Agency
from openmash.foundation.audit.selectors import events_about, events_by_the_actor
from openmash.foundation.facts.refusals import NotVisible
from tests.factories.access import an_account

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


class Permission(StrEnum):
    LOOK = "toy.look"


@dataclass(frozen=True)
class Thing:
    about: Sequence[str] = field(default_factory=lambda: ["person:toy"])


def load(*, actor: Actor, slug: str) -> Thing:
    if slug == "hidden":
        raise NotVisible
    return Thing()


@screen(Permission.LOOK, load=load, log="toy.viewed")
def look(request: HttpRequest, actor: Actor, thing: Thing, slug: str) -> Sent | Go:
    if request.method == "POST":
        Agency.objects.create(slug=f"made-{Agency.objects.count()}", name="Made", kind="other")
        return Go(f"/look/{Agency.objects.count()}")
    if slug == "breaks":
        Agency.objects.create(slug="half-done", name="Half", kind="other")
        raise ZeroDivisionError
    return Sent(b"seen", "text/plain")


def unmarked(request: HttpRequest) -> HttpResponse:
    return HttpResponse("leak")


urlpatterns = [path("look/<slug:slug>", look), path("unmarked", unmarked)]


@pytest.fixture(autouse=True)
def _granted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(evaluator._GRANTS, Permission.LOOK, holds(Role.SCREENER))
    monkeypatch.setattr(
        screens, "_refused", lambda request, status, because, actor=None: HttpResponse(because, status=status)
    )


@pytest.fixture
def screener(client: Client) -> Actor:
    account = an_account(Role.SCREENER)
    client.force_login(account)
    return actor_for(account)


def test_a_look_is_logged_with_what_it_was_about(client: Client, screener: Actor) -> None:
    assert client.get("/look/plain").content == b"seen"
    with acting_as(screener):
        assert [e.kind for e in events_about(["person:toy"])] == ["toy.viewed"]


def test_nothing_is_shown_when_the_look_cannot_be_written(
    client: Client, screener: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise OSError("the audit is full")

    monkeypatch.setattr(screens.audit, "record", broken)
    client.raise_request_exception = False
    response = client.get("/look/plain")
    assert response.status_code == 500
    assert b"seen" not in response.content


def test_an_error_leaves_nothing_half_done(client: Client, screener: Actor) -> None:
    client.raise_request_exception = False
    assert client.get("/look/breaks").status_code == 500
    assert not Agency.objects.filter(slug="half-done").exists()


def test_absent_and_forbidden_look_the_same_and_both_are_logged(client: Client, screener: Actor) -> None:
    assert client.get("/look/hidden").status_code == 404
    with acting_as(screener):
        assert [e.kind for e in events_by_the_actor()] == ["access.denied"]


def test_the_wrong_role_is_told_why(client: Client) -> None:
    client.force_login(an_account(Role.SOCIAL_WORKER))
    response = client.get("/look/plain")
    assert response.status_code == 403
    assert response.content.decode() == "This needs somebody who is MASH screener."


def test_nobody_signed_in_is_sent_to_sign_in(client: Client) -> None:
    response = client.get("/look/plain")
    assert (response.status_code, response["Location"]) == (302, "/sign-in?next=/look/plain")


def test_an_unmarked_view_is_refused(client: Client) -> None:
    with pytest.raises(RuntimeError, match="is not a screen"):
        client.get("/unmarked")


def test_the_same_form_sent_twice_is_done_once_and_gets_the_first_answer(client: Client, screener: Actor) -> None:
    before = Agency.objects.count()
    first = client.post("/look/plain", {"form_token": "one"})
    again = client.post("/look/plain", {"form_token": "one"})
    assert first["Location"] == again["Location"]
    assert Agency.objects.count() == before + 1


def test_the_actor_does_not_outlive_the_request(client: Client, screener: Actor) -> None:
    client.get("/look/plain")
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('openmash.actor', true), '')")
        assert cursor.fetchone() == ("",)
