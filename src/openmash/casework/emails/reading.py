"""An e-mail as bytes, made into words. Hostile until read: its size, nesting, parts and names are all bounded.

Plain Python and its standard library. Nothing is fetched: a picture in the text becomes a word, a link its text. What
cannot be read is said, never guessed, and the bytes are kept whole by whoever calls this.
"""

from __future__ import annotations

import email
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

MOST = 20 * 1024 * 1024
MOST_PARTS, MOST_DEPTH = 200, 20
MOST_HEADER, MOST_TEXT = 2_000, 500_000
CLOCKS_DIFFER = timedelta(minutes=5)
OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNSAFE = "This e-mail is built so that it cannot be read safely. Ask its sender to send plain words."
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
NAMES = frozenset({b"from", b"to", b"subject", b"date", b"received", b"message-id", b"return-path", b"mime-version"})


class NotAnEmail(ValueError):
    """This is no e-mail we can read; the sentence says why and what to do."""


@dataclass(frozen=True)
class Attached:
    """Something that came with it: a name as given, and its bytes."""

    name: str
    octets: bytes


@dataclass(frozen=True)
class ReadEmail:
    """An e-mail as far as it could be read.

    `arrived_at` (UTC) is from the topmost Received header, which our own server wrote ("received"), else from the Date
    its sender's device wrote ("declared"), else None. `problems` says in words what could not be read.
    """

    fingerprint: str
    message_id: str
    from_name: str
    from_address: str
    to: str
    subject: str
    words: str
    was_html: bool
    arrived_at: datetime | None
    arrived_by: str
    attachments: tuple[Attached, ...] = ()
    problems: tuple[str, ...] = ()


def read(octets: bytes, now: datetime) -> ReadEmail:
    """Read an e-mail. `now` (aware): nothing can have arrived later. Raises NotAnEmail."""
    _refuse(octets)
    problems: list[str] = []
    try:
        message = email.message_from_bytes(octets, policy=policy.compat32)
        parts = _parts(message, problems)
    except (RecursionError, MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError) as fault:
        raise NotAnEmail(UNSAFE) from fault
    if message.defects:
        problems.append("Parts of it are not built as e-mails are: read it beside the original.")
    words, was_html = _words(parts, problems)
    arrived_at, by = _arrived(message, now)
    name, address = parseaddr(_header(message, "from"))
    message_id = _header(message, "message-id")[:300]
    return ReadEmail(
        fingerprint=hashlib.sha256(message_id.encode() if message_id else octets).hexdigest(),
        message_id=message_id, from_name=name[:200], from_address=address[:254], to=_header(message, "to")[:400],
        subject=_header(message, "subject")[:300], words=words, was_html=was_html, arrived_at=arrived_at,
        arrived_by=by, attachments=tuple(_attachments(parts, problems)), problems=tuple(dict.fromkeys(problems)),
    )  # fmt: skip


def _refuse(octets: bytes) -> None:
    if not octets.strip():
        raise NotAnEmail("This file is empty.")
    if len(octets) > MOST:
        raise NotAnEmail("This e-mail is larger than 20 MB. Save its attachments apart and send it without them.")
    if octets.startswith(OUTLOOK):
        raise NotAnEmail("This is an Outlook .msg file. Open it, choose “Save as”, and save it as .eml or plain text.")
    named = {line.partition(b":")[0].strip().lower() for line in octets[:65_536].splitlines()[:400] if b":" in line}
    if not named & NAMES:
        raise NotAnEmail("This is not an e-mail: it has no sender, date or subject. Drop in the message itself (.eml).")


def _parts(message: Message, problems: list[str]) -> list[Message]:
    """Every part that holds something, in order, to the depth and number that an honest e-mail has."""
    found: list[Message] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            if depth >= MOST_DEPTH:
                problems.append("It is nested deeper than any honest e-mail: what lies deeper was not read.")
                continue
            waiting += [(each, depth + 1) for each in reversed(inside) if isinstance(each, Message)]
        elif len(found) >= MOST_PARTS:
            problems.append(f"It has more than {MOST_PARTS} parts: the rest was not read.")
            break
        else:
            found.append(part)
    return found


def _words(parts: Sequence[Message], problems: list[str]) -> tuple[str, bool]:
    """The words of the message: its plain text, else its HTML reduced to text."""
    bodies = [part for part in parts if _is_body(part)]
    plain = [part for part in bodies if part.get_content_type() == "text/plain"]
    chosen = plain or [part for part in bodies if part.get_content_type() == "text/html"]
    said = []
    for part in chosen:
        text = _text(part, problems)
        said.append(text if plain else text_of_html(text))
    words = tidy("\n\n".join(each for each in said if each.strip()))
    if len(words) > MOST_TEXT:
        problems.append("It is very long: the words are cut, the whole is kept.")
    if not words:
        problems.append("No words could be read in it.")
    return words[:MOST_TEXT], bool(chosen) and not plain


def _is_body(part: Message) -> bool:
    apart = part.get_filename() or part.get_content_disposition() == "attachment"
    return part.get_content_maintype() == "text" and not apart


def _text(part: Message, problems: list[str]) -> str:
    octets = _octets(part)
    charset = (part.get_content_charset() or "utf-8")[:40]
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            return octets.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    problems.append("Some letters could not be read and are shown as �.")
    return octets.decode("utf-8", "replace")


def _octets(part: Message) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError):
        found = None
    if isinstance(found, bytes):
        return found
    inside = part.get_payload()
    if isinstance(inside, list) and inside and isinstance(inside[0], Message):  # a message inside a message
        return inside[0].as_bytes()
    return str(inside).encode("utf-8", "replace") if isinstance(inside, str) else b""


def _attachments(parts: Sequence[Message], problems: list[str]) -> Iterator[Attached]:
    for number, part in enumerate(parts, 1):
        if _is_body(part) and part.get_content_type() in ("text/plain", "text/html"):
            continue
        try:
            octets = _octets(part)
        except (RecursionError, MessageError, ValueError, LookupError, KeyError):
            problems.append("One attachment could not be read.")
            continue
        if octets:
            forwarded = part.get_content_type() == "message/rfc822"
            name = _decoded(str(part.get_filename() or ""))[:200]
            yield Attached(name or (f"forwarded message {number}.eml" if forwarded else f"attachment {number}"), octets)


def _arrived(message: Message, now: datetime) -> tuple[datetime | None, str]:
    """When it came: by our own server's line, else as its sender's device says; never later than now."""
    for line in message.get_all("received") or []:
        if moment := _moment(str(line).rpartition(";")[2], now):
            return moment, "received"
    moment = _moment(_header(message, "date"), now)
    return moment, "declared" if moment else ""


def _moment(words: str, now: datetime) -> datetime | None:
    try:
        found = parsedate_to_datetime(words.strip()[:200])
        moment = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return moment if EARLIEST <= moment <= now + CLOCKS_DIFFER else None


def _header(message: Message, name: str) -> str:
    found = message.get(name)
    return _decoded(str(found)) if found is not None else ""


def _decoded(words: str) -> str:
    """A header in words, whatever it claims to be written in."""
    try:
        pieces = decode_header(words[:MOST_HEADER])
    except (MessageError, ValueError, LookupError):
        return tidy(words[:MOST_HEADER])
    said = []
    for piece, charset in pieces:
        if isinstance(piece, bytes):
            try:
                said.append(piece.decode(charset or "utf-8", "replace"))
            except (LookupError, ValueError):
                said.append(piece.decode("utf-8", "replace"))
        else:
            said.append(piece)
    return " ".join(tidy("".join(said)).split())


def tidy(words: str) -> str:
    """Words that any table can hold and any page show: no control characters, no half letters, one kind of line end."""
    whole = words.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", whole).strip()


BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr", "ul"}
)
UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})


class _Plain(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        elif tag == "img":
            self.said.append(" [picture, not shown] ")
        elif tag in BREAKS:
            self.said.append("\n")
        elif tag in ("td", "th"):
            self.said.append("  ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN and self.unseen:
            self.unseen -= 1
        elif tag in BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.said.append(re.sub(r"\s+", " ", data))


def text_of_html(html: str) -> str:
    """HTML as the words a reader would see. Nothing is fetched, run or followed."""
    reader = _Plain()
    try:
        reader.feed(html[: 2 * MOST_TEXT])
        reader.close()
    except (ValueError, AssertionError, RecursionError):
        return re.sub(r"<[^<>]{0,500}>", " ", html[: 2 * MOST_TEXT])
    lines = [line.strip() for line in "".join(reader.said).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
