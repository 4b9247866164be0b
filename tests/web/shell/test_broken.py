"""When something broke: what to do, for whoever met it, with a number to ring that needs no database."""

from __future__ import annotations

import pytest
from django.test import Client

from openmash.foundation.access.roles import Role
from tests.factories.access import an_account

pytestmark = pytest.mark.django_db
NUMBER = "01452 426565"


@pytest.fixture
def broken(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A page for anybody and a page for those who work here both break."""

    def breaks(*_: object, **__: object) -> object:
        raise OSError("the database has gone")

    monkeypatch.setattr("openmash.publicsite.worried.numbers", breaks)
    monkeypatch.setattr("openmash.web.worklist.worklist.mine", breaks)
    client.raise_request_exception = False
    return client


def test_somebody_worried_about_a_child_is_given_a_number_and_no_words_of_ours(
    broken: Client, settings: pytest.FixtureRequest
) -> None:
    settings.DEMO, settings.SECURE_SSL_REDIRECT = False, False  # type: ignore[attr-defined]  # pytest-django's
    answer = broken.get("/worried")
    said = answer.content.decode()
    assert answer.status_code == 500
    assert NUMBER in said and "call 999" in said and "Leave this page now" in said
    assert "duty desk" not in said and "on paper" not in said


def test_somebody_at_work_is_told_to_write_it_on_paper(broken: Client) -> None:
    broken.force_login(an_account(Role.SCREENER), "allauth.account.auth_backends.AuthenticationBackend")
    answer = broken.get("/worklist")
    assert answer.status_code == 500
    assert "write it on paper" in answer.content.decode()
    assert NUMBER not in answer.content.decode(), "in a demonstration nobody real is rung"
