"""Reading an e-mail: what an honest one says, and what a hostile one may not do."""

from __future__ import annotations

import contextlib
import time
from datetime import UTC, datetime

import pytest

from openmash.casework.emails.reading import MOST, NotAnEmail, read, text_of_html

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
HONEST = b"""Received: from relay.example.invalid (relay [192.0.2.7])
\tby mail.council.example.invalid with ESMTPS; Thu, 26 Nov 2026 16:52:10 +0000
Received: from laptop by relay.example.invalid; Thu, 26 Nov 2026 16:40:00 +0000
From: =?utf-8?q?Zo=C3=AB_Obi?= <z.obi@elm.example.invalid>
To: mash@council.example.invalid
Subject: =?utf-8?b?V29ycnkgYWJvdXQgTWlh?=
Date: Thu, 26 Nov 2026 09:00:00 +0000
Message-ID: <1@elm.example.invalid>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Mia said: "I don\xe2\x80\x99t want to go home."
"""


def multipart(*parts: str, kind: str = "mixed") -> bytes:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return f'From: a@b.invalid\r\nSubject: x\r\nContent-Type: multipart/{kind}; boundary="b"\r\n\r\n{body}--b--\r\n'.encode()


def test_an_honest_e_mail_is_read_and_its_clock_is_our_own_servers() -> None:
    found = read(HONEST, NOW)
    assert (found.from_name, found.from_address, found.subject) == (
        "Zoë Obi",
        "z.obi@elm.example.invalid",
        "Worry about Mia",
    )
    assert found.words == 'Mia said: "I don’t want to go home."'
    assert found.arrived_at == datetime(2026, 11, 26, 16, 52, 10, tzinfo=UTC) and found.arrived_by == "received"
    assert found.problems == () and found.attachments == ()


@pytest.mark.parametrize(
    ("without", "with_", "by"),
    [
        (b"Received", b"X-Received", "declared"),
        (b"26 Nov 2026 16:52:10", b"26 Nov 2036 16:52:10", "received"),  # the next line down
        (b"Nov 2026", b"Xxx 9999", ""),
    ],
)
def test_a_time_that_cannot_be_is_never_believed(without: bytes, with_: bytes, by: str) -> None:
    found = read(HONEST.replace(without, with_), NOW)
    assert found.arrived_by == by
    assert found.arrived_at is None or found.arrived_at <= NOW


@pytest.mark.parametrize(
    ("octets", "sentence"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"%PDF-1.7 ...", "not an e-mail"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Outlook .msg"),
        (b"\x00\x01\x02" * 500, "not an e-mail"),
        (b"Hello there, no header here", "not an e-mail"),
        (b"From: a@b\n\n" + b"x" * MOST, "larger than 20 MB"),
    ],
)
def test_what_is_no_e_mail_is_said_in_a_sentence(octets: bytes, sentence: str) -> None:
    with pytest.raises(NotAnEmail, match=sentence):
        read(octets, NOW)


def test_html_becomes_what_a_reader_would_see_and_nothing_is_fetched() -> None:
    html = """<html><head><style>p{color:red}</style><title>T</title></head><body><p>Mia &amp; Toby</p>
      <script>alert(1)</script><img src="https://spy.invalid/x.gif"><div>Second<br>line</div></body></html>"""
    said = text_of_html(html)
    assert "Mia & Toby" in said and "Second\nline" in said and "[picture, not shown]" in said
    assert not any(word in said for word in ("spy", "alert", "color", "<"))
    both = multipart(
        "Content-Type: text/plain\r\n\r\nPlain words", f"Content-Type: text/html\r\n\r\n{html}", kind="alternative"
    )
    assert read(both, NOW).words == "Plain words" and not read(both, NOW).was_html
    assert read(multipart(f"Content-Type: text/html\r\n\r\n{html}"), NOW).was_html


def test_attachments_come_with_their_names_and_a_forwarded_message_is_one() -> None:
    found = read(
        multipart(
            "Content-Type: text/plain\r\n\r\nSee attached.",
            'Content-Type: application/pdf; name="=?utf-8?q?caf=C3=A9.pdf?="\r\nContent-Disposition: attachment\r\n'
            "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjc=",
            "Content-Type: message/rfc822\r\n\r\nFrom: c@d.invalid\r\nSubject: inner\r\n\r\nInside.",
        ),
        NOW,
    )  # fmt: skip
    assert found.attachments[0].name == "café.pdf" and found.attachments[0].octets == b"%PDF-1.7"
    assert found.attachments[1].name.endswith(".eml") and b"Inside." in found.attachments[1].octets
    assert found.words == "See attached."


def nested(depth: int) -> bytes:
    head = b"From: a@b.invalid\r\n"
    inner = b"Content-Type: text/plain\r\n\r\ndeep"
    for level in range(depth):
        b = f"b{level}".encode()
        inner = (
            b'Content-Type: multipart/mixed; boundary="'
            + b
            + b'"\r\n\r\n--'
            + b
            + b"\r\n"
            + inner
            + b"\r\n--"
            + b
            + b"--\r\n"
        )
    return head + inner


@pytest.mark.parametrize(
    "octets",
    [
        nested(15), nested(60), nested(3000),
        multipart(*["Content-Type: text/plain\r\n\r\nx"] * 3000),
        HONEST.replace(b"charset=utf-8", b"charset=utf-99"),
        HONEST.replace(b"utf-8?q?", b"evil?q?"),
        HONEST.replace(b"Subject: ", b"Subject: " + b"=?utf-8?b?" * 5000),
        HONEST.replace(b"To: ", b"To: " + b"<" * 50_000),
        HONEST.replace(b"Mia said", b"Mia \x00\x07 said \xff\xfe"),
        HONEST.replace(b"text/plain", b"text/html").replace(b"Mia", b"<" * 20_000 + b"Mia"),
        HONEST.replace(b"text/plain", b"text/html").replace(b"Mia", b"<p " + b"a=" * 20_000 + b">Mia"),
        multipart("Content-Type: text/plain; charset=\"\r\n\r\nx", "Content-Transfer-Encoding: base64\r\n\r\n!!!!"),
        b"From: \r\nContent-Type: multipart/mixed\r\n\r\nno boundary",
        b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n",
    ],
)  # fmt: skip
def test_a_hostile_e_mail_is_read_or_refused_soon_and_leaves_nothing_a_table_cannot_hold(octets: bytes) -> None:
    began = time.process_time()  # of this process alone: a busy machine spends none of it
    found = None
    with contextlib.suppress(NotAnEmail):
        found = read(octets, NOW)
    if found is not None:
        for words in (found.words, found.subject, found.from_name, found.to, *found.problems):
            assert "\x00" not in words
            words.encode()
        assert len(found.attachments) <= 200
    assert time.process_time() - began < 10


def test_the_same_message_has_the_same_mark_whichever_way_it_came() -> None:
    again = HONEST.replace(b"relay.example", b"other.example")
    assert read(HONEST, NOW).fingerprint == read(again, NOW).fingerprint
    nameless = HONEST.replace(b"Message-ID: <1@elm.example.invalid>\n", b"")
    assert read(nameless, NOW).fingerprint != read(HONEST, NOW).fingerprint
