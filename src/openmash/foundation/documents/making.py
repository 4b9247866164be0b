"""Makes the PDF. Typst sets it from `document.typ`; the words go in as data (JSON), so no text can become markup.

The fonts are the setter's own, so that the same data gives the same pages on every machine; a sign they lack is looked
for among the machine's, and else printed as a box, and the document says so. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC
from pathlib import Path

import typst

from openmash.foundation.design import say
from openmash.foundation.documents.document import WITHHELD, Document, Guard, Part

TEMPLATE = Path(__file__).with_name("document.typ")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]")
"""Control signs, which no font has, and signs that turn the direction of what is printed."""
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
BOX = "□"
MOST_BOXES = 200
"""Different signs no font here has. More than this, and something else is wrong."""


def pdf_of(document: Document) -> bytes:
    """The document as PDF/UA-1 (ISO 14289-1): tagged, titled, in reading order. The setter refuses to make less."""
    data = json.dumps(data_of(document), ensure_ascii=False)
    missing = ""
    for own_fonts_only in (True, False):
        try:
            return _set(document, data, own_fonts_only=own_fonts_only)
        except typst.TypstError as refused:
            missing = _missing(refused)
    return _boxed(document, missing)


def _boxed(document: Document, missing: str) -> bytes:
    """The same with a box for each sign that no font here has."""
    words = json.dumps({**data_of(document), "boxed": True}, ensure_ascii=False)
    for _ in range(MOST_BOXES):
        signs = _signs(missing)
        words = "".join(BOX if sign in signs else sign for sign in words)
        try:
            return _set(document, words, own_fonts_only=False)
        except typst.TypstError as refused:
            missing = _missing(refused)
    raise ValueError("Too many signs of this document are in no font here.")


def _missing(refused: typst.TypstError) -> str:
    """What the setter says it cannot print; anything else it refuses is raised again."""
    found = NO_GLYPH.search(str(refused))
    if found is None:
        raise refused
    return found[1]


def _set(document: Document, data: str, *, own_fonts_only: bool) -> bytes:
    made = typst.compile(
        str(TEMPLATE), root=str(TEMPLATE.parent), format="pdf", pdf_standards="ua-1",
        ignore_system_fonts=own_fonts_only, sys_inputs={"data": data},
        timestamp=int(document.made_at.astimezone(UTC).timestamp()),
    )  # fmt: skip
    return bytes(made)


def _signs(named: str) -> set[str]:
    """The signs the setter says no font has: each itself, or by its number."""
    numbered = re.findall(r"\\u\{([0-9a-f]+)\}", named)
    plain = re.sub(r"\\u\{[0-9a-f]+\}", "", named)
    return {chr(int(number, 16)) for number in numbered} | {sign for sign in plain if ord(sign) > 127}


def data_of(document: Document) -> Mapping[str, object]:
    """Everything that is printed, as it is printed: what can be shown, and without what is protected."""
    guard = document.guard
    return {
        "title": _safe(document.title, guard),
        "subtitle": _safe(document.subtitle, guard),
        "recipient": _safe(document.recipient, guard),
        "made": say.moment(document.made_at),
        "boxed": False,
        "parts": [_part(part, guard) for part in document.parts],
    }


def _part(part: Part, guard: Guard) -> Mapping[str, object]:
    return {"kind": type(part).__name__, **{key: _clean(value, guard) for key, value in asdict(part).items()}}


def _clean(value: object, guard: Guard) -> object:
    if isinstance(value, str):
        return _safe(value, guard)
    if isinstance(value, (list, tuple)):
        return [_clean(each, guard) for each in value]
    return value


def _safe(words: str, guard: Guard) -> str:
    return WITHHELD if guard.needed_for(words) else _printable(words)


def _printable(words: str) -> str:
    return UNPRINTABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
