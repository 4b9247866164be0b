"""An e-mail dropped in waits, becomes a contact from when it arrived, and stays with its children from then."""

from __future__ import annotations

from datetime import UTC, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from openmash.casework.emails.models import Email, EmailOutcome
from openmash.casework.frontdoor.models import Contact, ContactChild, Referrer
from openmash.cli.importing_email import import_email
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import acting_as
from openmash.foundation.files.models import File
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_hub

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WORDS = "Mia (7) came in again with no coat.\nShe said: Mummy was asleep."


def eml(
    *, words: str = WORDS, message_id: str = "<7@elm.example.invalid>", hours: float = 20, extra: str = ""
) -> bytes:
    arrived = timezone.now().astimezone(UTC) - timedelta(hours=hours)
    stamp = arrived.strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"Received: from x by mail.council.example.invalid; {stamp}\r\nFrom: Ms Obi <obi@elm.example.invalid>\r\n"
        f"To: mash@council.example.invalid\r\nSubject: Worry\r\nMessage-ID: {message_id}\r\nDate: {stamp}\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; '
        f"charset=utf-8\r\n\r\n{words}\r\n{extra}--b--\r\n"
    ).encode()


ATTACHED = (
    '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="log.pdf"\r\n'
    "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcgaGVsbG8=\r\n"
    '--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="run.exe"\r\n'
    "Content-Transfer-Encoding: base64\r\n\r\nTVqQAAMAAAAE\r\n"
)


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def dropped(client: Client, octets: bytes, name: str = "worry.eml") -> str:
    answer = client.post("/emails", {"files": SimpleUploadedFile(name, octets)})
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def typed(url: str, client: Client, **changes: str) -> dict[str, str]:
    """The form as the page fills it in, with the sender's kind and one child."""
    local = timezone.localtime(timezone.now() - timedelta(hours=20))
    return {
        "do": "make", "caller": "2A", "name": "Ms Obi", "email": "obi@elm.example.invalid", "child-0-called": "Mia Farrow",
        "child-0-age": "7", "arrived_on-day": str(local.day), "arrived_on-month": str(local.month),
        "arrived_on-year": str(local.year), "arrived_time": local.strftime("%H:%M"), **changes,
    }  # fmt: skip


def test_an_e_mail_becomes_a_contact_from_when_it_arrived_with_its_words_and_sender_apart(hub: Hub) -> None:
    client = signed_in(hub.call_taker)
    octets = eml(extra=ATTACHED)
    url = dropped(client, octets)
    page = client.get(url).content.decode()
    assert "no coat" in page and "our own mail server" in page and "log.pdf" in page
    assert "run.exe" in page and "Not taken in" in page
    contact = client.post(url, typed(url, client))["Location"]
    with acting_as(hub.screener):
        made = Contact.objects.get()
        assert made.channel == "email" and made.kind == "school"
        assert abs(made.received_at - (timezone.now() - timedelta(hours=20))) < timedelta(minutes=2)
        assert ContactChild.objects.get().concern == f"Worry\n\n{WORDS}"
        who = Referrer.objects.get()
        assert (who.name, who.email, who.is_professional) == ("Ms Obi", "obi@elm.example.invalid", True)
        assert bytes(Email.objects.get().raw) == octets
        assert File.objects.get().about_id == made.id and File.objects.get().person_ids == made.person_ids
    received = signed_in(hub.screener).get(f"{contact}/received").content.decode()
    assert "no coat" in received and "log.pdf" in received and "obi@elm" not in received
    assert "became a contact" in client.get(url).content.decode() and "no coat" not in client.get(url).content.decode()
    assert "No e-mail waits" in client.get("/emails").content.decode()


def test_the_same_message_twice_is_held_once(hub: Hub) -> None:
    client = signed_in(hub.screener)
    assert dropped(client, eml(extra=ATTACHED)).startswith("/emails/")
    assert "is here already" in dropped(client, eml(extra=ATTACHED))
    with acting_as(hub.screener):
        assert Email.objects.count() == 1 and File.objects.count() == 1


def test_a_corrected_time_needs_a_reason_and_nothing_typed_is_lost(hub: Hub) -> None:
    client = signed_in(hub.screener)
    url = dropped(client, eml())
    page = client.post(url, typed(url, client, arrived_time="00:01", organisation="Elm Primary")).content.decode()
    assert "Say why it did not arrive when it says." in page and "Elm Primary" in page and "Mia Farrow" in page
    with acting_as(hub.screener):
        assert not Contact.objects.exists()
    client.post(url, typed(url, client, arrived_time="00:01", why="It sat in a held queue overnight."))
    with acting_as(hub.screener):
        assert EmailOutcome.objects.get().words == "It sat in a held queue overnight."
        assert timezone.localtime(Contact.objects.get().received_at).strftime("%H:%M") == "00:01"


@pytest.mark.parametrize(
    ("octets", "sentence"),
    [(b"", "Choose the e-mail"), (b"%PDF-1.7", "not an e-mail"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Outlook .msg")],
)
def test_what_is_no_e_mail_is_said_at_its_box(hub: Hub, octets: bytes, sentence: str) -> None:
    page = dropped(signed_in(hub.screener), octets)
    assert sentence in page and 'href="#files"' in page
    with acting_as(hub.screener):
        assert not Email.objects.exists()


def test_malformed_mail_is_kept_whole_and_says_what_could_not_be_read(hub: Hub) -> None:
    client = signed_in(hub.screener)
    octets = b"From: a@b.invalid\r\nSubject: Help\r\nContent-Type: multipart/mixed\r\n\r\nno boundary at all"
    page = client.get(dropped(client, octets)).content.decode()
    assert "read it beside the original" in page
    with acting_as(hub.screener):
        assert bytes(Email.objects.get().raw) == octets


def test_an_e_mail_about_no_child_is_set_aside_with_why_and_kept(hub: Hub) -> None:
    client = signed_in(hub.screener)
    url = dropped(client, eml())
    assert "Say why" in client.post(f"{url}/set-aside", {}).content.decode()
    client.post(f"{url}/set-aside", {"because": "A newsletter"})
    assert "Set aside: A newsletter" in client.get(url).content.decode()
    assert "already dealt with" in client.post(f"{url}/set-aside", {"because": "Again"}).content.decode()
    with acting_as(hub.screener):
        assert Email.objects.exists()


def test_once_its_child_is_restricted_an_e_mail_and_its_files_are_gone_from_everyone_else(hub: Hub) -> None:
    client = signed_in(hub.screener)
    url = dropped(client, eml(extra=ATTACHED))
    client.post(url, typed(url, client))
    with acting_as(hub.duty_manager):
        people = Contact.objects.get().person_ids
        access.restrict(
            actor=hub.duty_manager, person_ids=people, mode="hidden", reason_code="staff_family", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.duty_manager.account_id],
        )  # fmt: skip
    assert client.get(url).status_code == 404
    with acting_as(hub.screener):
        assert not Email.objects.exists() and not File.objects.exists() and not EmailOutcome.objects.exists()
    with acting_as(hub.duty_manager):
        assert Email.objects.exists() and File.objects.exists()


def test_a_partners_people_and_family_workers_read_none(hub: Hub) -> None:
    url = dropped(signed_in(hub.screener), eml())
    for actor in (hub.nurse, hub.sergeant):
        assert signed_in(actor).get("/emails").status_code == 403
        assert signed_in(actor).get(url).status_code in (403, 404)
    with acting_as(hub.nurse):
        assert not Email.objects.exists()


def test_it_waits_on_the_worklist_of_those_who_read_them(hub: Hub) -> None:
    dropped(signed_in(hub.screener), eml())
    assert "Read an e-mail" in signed_in(hub.call_taker).get("/worklist").content.decode()
    assert "Read an e-mail" not in signed_in(hub.nurse).get("/worklist").content.decode()


def test_a_mail_server_can_hand_one_over_by_the_command_line(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "worry.eml"
    path.write_bytes(eml(extra=ATTACHED))
    assert import_email(path, output=None) == 0
    assert "accepted" in capsys.readouterr().out
    assert import_email(path, output=tmp_path / "r.csv") == 0
    assert "already held" in (tmp_path / "r.csv").read_text("utf-8-sig")
    path.write_bytes(b"nothing like it")
    assert import_email(path, output=None) == 1
    assert "not an e-mail" in capsys.readouterr().err
    assert import_email(tmp_path / "none.eml", output=None) == 2
    with acting_as(hub.screener):
        assert Email.objects.get().from_name == "Ms Obi" and File.objects.count() == 1
