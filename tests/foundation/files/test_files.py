"""Files: only what can be opened safely is taken, only whom they concern see them, and images stay shut when asked."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.files import actions, selectors
from openmash.foundation.files.kinds import MOST, NotTaken, kind_of
from openmash.foundation.files.scanning import AGREED_TEST, scan
from tests.factories.access import an_actor, an_agency
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nbody"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def zipped(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return kept.getvalue()


@pytest.fixture
def referrer() -> Iterator[Actor]:
    actor = an_actor(Role.PROFESSIONAL_REFERRER, agency=an_agency("meadow-school", AgencyKind.SCHOOL))
    with acting_as(actor):
        yield actor


def sent(referrer: Actor, name: str = "plan.pdf", octets: bytes = PDF) -> selectors.Kept:
    """A file sent about one child, as somebody on duty sees it."""
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
    process = new_key()
    actions.upload(actor=referrer, kind="request", name=name, octets=octets)
    actions.send_uploads(actor=referrer, kind="request", about_id=process, person_ids=[child.id])
    with acting_as(screener):
        (found,) = selectors.files_about(actor=screener, about_id=process)
    return found


@pytest.mark.parametrize(
    ("name", "octets", "said"),
    [
        ("plan.pdf", PDF, "PDF"),
        ("bruise.JPG", b"\xff\xd8\xff\xe0rest", "JPEG"),
        ("map.png", PNG, "PNG"),
        ("plan.docx", zipped("[Content_Types].xml", "word/document.xml"), "Word"),
        ("dates.xlsx", zipped("xl/workbook.xml"), "Excel"),
        ("letter.odt", zipped("mimetype", "content.xml"), "OpenDocument"),
        ("notes.txt", "Zoë said no.\r\n".encode(), "plain text"),
        ("message.eml", b"From: a@example.invalid\n\nHello", "plain text"),
    ],
)
def test_what_we_take_is_known_by_its_bytes(name: str, octets: bytes, said: str) -> None:
    assert kind_of(name, octets).said == said


@pytest.mark.parametrize(
    ("name", "octets", "says"),
    [
        ("empty.pdf", b"", "is empty"),
        ("large.pdf", b"%PDF-" + b"x" * MOST, "larger than 20 MB"),
        ("holiday.exe", b"MZ\x90\x00\x03", "not a kind of file"),
        ("holiday.pdf", b"MZ\x90\x00\x03", "not a kind of file"),
        ("page.txt", b"<html><script>1</script>", "not a kind of file"),
        ("drawing.txt", b"  <svg onload='1'/>", "not a kind of file"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not a kind of file"),
        ("macro.docx", zipped("word/document.xml", "word/vbaProject.bin"), "not a kind of file"),
        ("bundle.docx", zipped("readme.txt"), "not a kind of file"),
        ("broken.docx", b"PK\x03\x04 no archive", "not a kind of file"),
        ("plan.docx", PDF, "is PDF inside"),
        ("plan", PDF, "is PDF inside"),
    ],
)
def test_what_could_do_harm_or_is_not_what_it_says_is_refused_in_words(name: str, octets: bytes, says: str) -> None:
    with pytest.raises(NotTaken, match=says):
        kind_of(name, octets)


def test_bytes_come_back_as_they_were_sent_across_several_pieces(referrer: Actor) -> None:
    octets = b"%PDF-" + bytes(range(256)) * 9000
    kept = sent(referrer, octets=octets)
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        found, back = actions.open_original(
            actor=screener, file_id=kept.id, reason="Needed for the strategy discussion"
        )
    assert back == octets
    assert found.said == "PDF, 2.3 MB"


def test_an_upload_is_its_senders_alone_until_it_is_sent(referrer: Actor) -> None:
    key = actions.upload(actor=referrer, kind="request", name="plan.pdf", octets=PDF)
    assert [kept.name for kept in selectors.uploads(actor=referrer, kind="request")] == ["plan.pdf"]
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        with connection.cursor() as cursor:
            for table in ("files_upload", "files_content", "files_chunk"):
                cursor.execute(f"select count(*) from {table}")
                assert cursor.fetchone() == (0,), table
        with pytest.raises(NotVisible):
            actions.remove_upload(actor=screener, upload_id=key)
    actions.remove_upload(actor=referrer, upload_id=key)
    assert selectors.uploads(actor=referrer, kind="request") == []


def test_a_sent_file_is_for_those_on_duty_and_no_longer_for_its_sender(referrer: Actor) -> None:
    kept = sent(referrer)
    assert selectors.files_about(actor=referrer, about_id=kept.about_id) == []  # type: ignore[arg-type]
    with pytest.raises(NotVisible):
        selectors.file(actor=referrer, file_id=kept.id)
    assert selectors.octets_of(kept.id) == b""


def test_the_original_needs_a_right_and_a_reason(referrer: Actor) -> None:
    kept = sent(referrer)
    taker = an_actor(Role.CALL_TAKER)
    with acting_as(taker), pytest.raises(NotPermitted):
        actions.open_original(actor=taker, file_id=kept.id, reason="A reason that is long enough")
    screener = an_actor(Role.SCREENER)
    with acting_as(screener), pytest.raises(Incomplete, match="Say why"):
        actions.open_original(actor=screener, file_id=kept.id, reason="why")


def test_an_image_shut_away_is_the_polices_alone_in_page_and_database_and_stays_so(referrer: Actor) -> None:
    kept = sent(referrer, "photo.png", PNG)
    screener = an_actor(Role.SCREENER)
    officer = an_actor(Role.HUB_PARTNER, agency=an_agency("police", AgencyKind.POLICE))
    with acting_as(screener):
        actions.quarantine(actor=screener, file_id=kept.id, reason="May be an indecent image")
        with pytest.raises(NotAllowedNow, match="for the police alone"):
            actions.open_original(actor=screener, file_id=kept.id, reason="Needed for the strategy discussion")
        assert selectors.octets_of(kept.id) == b""
        with pytest.raises(NotAllowedNow):
            actions.quarantine(actor=screener, file_id=kept.id, reason="Again")
        with pytest.raises(Exception, match="stays shut away"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update files_content set quarantined_at = null, quarantined_by = null")
    with acting_as(officer):
        assert actions.open_original(actor=officer, file_id=kept.id, reason="To grade the image")[1] == PNG


def test_a_file_with_a_virus_is_never_taken(referrer: Actor) -> None:
    with pytest.raises(Incomplete, match="may carry a virus"):
        actions.upload(actor=referrer, kind="request", name="notes.txt", octets=b"X5O " + AGREED_TEST)
    assert selectors.uploads(actor=referrer, kind="request") == []


def test_without_a_scanner_a_file_is_kept_and_stays_shut(referrer: Actor, settings: object) -> None:
    settings.OPENMASH_SCANNER = ""  # type: ignore[attr-defined]
    kept = sent(referrer, "notes.txt", b"words")
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        assert selectors.text_of(actor=screener, file_id=kept.id) == ""
        with pytest.raises(NotAllowedNow, match="not been checked for viruses"):
            actions.open_original(actor=screener, file_id=kept.id, reason="Needed for the strategy discussion")


def test_plain_text_can_be_read_on_the_page(referrer: Actor) -> None:
    kept = sent(referrer, "notes.txt", "Zoë said no.".encode())
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        assert selectors.text_of(actor=screener, file_id=kept.id) == "Zoë said no."


def test_a_form_carries_ten_files_at_most(referrer: Actor) -> None:
    for number in range(actions.MOST_FILES):
        actions.upload(actor=referrer, kind="request", name=f"{number}.pdf", octets=PDF)
    with pytest.raises(Incomplete, match="10 files"):
        actions.upload(actor=referrer, kind="request", name="more.pdf", octets=PDF)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\jo\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie: x.pdf"),
        ("x" * 300 + ".pdf", "x" * 190 + ".pdf"),
        ("...", "file"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    assert actions.clean_name(name) == kept


@pytest.mark.parametrize(
    ("answer", "state"), [(b"stream: OK\0", "clean"), (b"stream: Win.Test FOUND\0", "refused"), (b"", "not_scanned")]
)
def test_a_scanner_by_the_network_is_asked_and_believed(settings: object, answer: bytes, state: str) -> None:
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        client, _ = server.accept()
        with client:
            while not b"".join(asked).endswith(b"\0\0\0\0"):
                asked.append(client.recv(65536))
            client.sendall(answer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    settings.OPENMASH_SCANNER = f"clamd:127.0.0.1:{server.getsockname()[1]}"  # type: ignore[attr-defined]
    assert scan(b"hello") == state
    thread.join(5)
    server.close()
    assert b"".join(asked) == b"zINSTREAM\0\0\0\0\x05hello\0\0\0\0"


def test_a_scanner_that_cannot_be_reached_leaves_the_file_shut(settings: object) -> None:
    settings.OPENMASH_SCANNER = "clamd:127.0.0.1:1"  # type: ignore[attr-defined]
    assert scan(b"hello") == "not_scanned"
