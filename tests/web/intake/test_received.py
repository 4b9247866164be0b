"""What came with a contact stays as it was received; files are opened with a reason, and images can be shut away."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.models import Contact
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.files.models import File
from openmash.foundation.instruments.models import Response
from tests.factories.access import an_actor, an_agency
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub
from tests.web.intake.test_requests import BACKEND, filled, send

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=actor.account_id), BACKEND)
    return client


def sent(client: Client, hub: Hub, name: str, octets: bytes) -> tuple[str, str]:
    """A request with one file; the addresses of what was received and of the file."""
    signed_in(client, an_actor(Role.PROFESSIONAL_REFERRER, agency=an_agency("elm-primary", AgencyKind.SCHOOL)))
    url = filled(client)
    client.post(f"{url}/attachments", {"files": SimpleUploadedFile(name, octets), "form_token": "file-0001"})
    send(client, url)
    signed_in(client, hub.screener)
    with acting_as(hub.screener):
        received = f"/contact/{Contact.objects.get().id}/received"
    page = client.get(received).content.decode()
    return received, "/files/" + page.split('href="/files/')[1].split('"')[0]


def test_a_request_reads_as_it_was_received_with_its_gaps_and_without_its_sender(client: Client, hub: Hub) -> None:
    received, _ = sent(client, hub, "plan.pdf", b"%PDF-1.7 plan")
    page = client.get(received).content.decode()
    assert (
        "Mia said Sean hits her." in page and "Not answered:" in page and "Your name" not in page and "plan.pdf" in page
    )
    assert "01632 960 100" not in page, "who told us is kept apart"
    contact = client.get(received.removesuffix("/received")).content.decode()
    assert f'href="{received}"' in contact


def test_a_call_says_that_its_words_are_all_there_is(client: Client, hub: Hub) -> None:
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
    page = signed_in(client, hub.screener).get(f"/contact/{made.contact_id}/received").content.decode()
    assert "No form and no files" in page


def test_words_are_read_on_the_page_and_the_file_itself_needs_a_reason(client: Client, hub: Hub) -> None:
    _, file = sent(client, hub, "notes.txt", b"Dana said no. <b>bold</b>")
    page = client.get(file).content.decode()
    assert "Dana said no. &lt;b&gt;bold&lt;/b&gt;" in page
    refused = client.post(file, {"reason": "why", "form_token": "open-00001"}).content.decode()
    assert 'href="#reason"' in refused and "Say why you need" in refused
    opened = client.post(file, {"reason": "For the strategy discussion today", "form_token": "open-00002"})
    assert opened.content == b"Dana said no. <b>bold</b>"
    assert opened["Content-Disposition"] == 'attachment; filename="notes.txt"'
    assert opened["Content-Type"] == "application/octet-stream"
    with acting_as(hub.screener):
        assert "files.original_opened" in {event.kind for event in events_by_the_actor()}


def test_a_picture_is_never_shown_and_once_shut_away_is_the_polices(client: Client, hub: Hub) -> None:
    _, file = sent(client, hub, "photo.png", PNG)
    page = client.get(file).content.decode()
    assert "<img" not in page
    client.post(file, {"do": "quarantine", "form_token": "shut-00001"})
    page = client.get(file).content.decode()
    assert "for the police alone" in page and "Take the original" not in page
    refused = client.post(file, {"reason": "For the strategy discussion today", "form_token": "open-00003"})
    assert b"for the police alone" in refused.content and PNG not in refused.content
    officer = an_actor(Role.HUB_PARTNER, agency=hub.police)
    opened = signed_in(client, officer).post(file, {"reason": "To grade the image", "form_token": "open-00004"})
    assert opened.content == PNG


def test_a_child_found_later_joins_what_was_received(client: Client, hub: Hub) -> None:
    sent(client, hub, "plan.pdf", b"%PDF-1.7 plan")
    with acting_as(hub.screener):
        contact = Contact.objects.get().id
        found = actions.add_child(actor=hub.screener, contact_id=contact, child=a_child_told("Ada"))
        (response,), (file,) = Response.objects.all(), File.objects.all()
        assert found in response.person_ids and found in file.person_ids


def test_a_file_is_nothing_to_whoever_does_not_reach_its_children(client: Client, hub: Hub) -> None:
    received, file = sent(client, hub, "plan.pdf", b"%PDF-1.7 plan")
    signed_in(client, an_actor(Role.SOCIAL_WORKER))
    assert client.get(file).status_code == 404
    assert client.get(received).status_code == 404
    signed_in(client, an_actor(Role.PROFESSIONAL_REFERRER))
    assert client.get(file).status_code in (403, 404)
