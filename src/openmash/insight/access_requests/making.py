"""The answer as it leaves: a paper to read, a table and a file for machines, all of the same lines.

Before it is kept, everything in all three is looked through once more for whatever must be in none of them; what was
found is never named. The names of the files say nothing.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from openmash.foundation.design import say
from openmash.foundation.documents.document import Document, Facts, Heading, NewPage, Paragraph, Part, Points
from openmash.foundation.documents.making import data_of, pdf_of
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.access_requests.collecting import flattened
from openmash.insight.access_requests.covering import Around, Line, names_a_place
from openmash.insight.access_requests.words import LAW
from openmash.insight.chronology.redaction import names_one_of
from openmash.statute.calendar import local_date

TITLE = "What is recorded"
PAPER, TABLE, MACHINE = "what-is-recorded.pdf", "what-is-recorded.csv", "what-is-recorded.json"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LEFT_OUT = (
    "This is not everything that is recorded, and this page is the same for everybody who asks. The law lets us, and "
    "sometimes makes us, leave out what is about other people, what could cause somebody serious harm, what would get "
    "in the way of finding out about a crime, what lawyers advised, and some of what courts were told. Where a few "
    "words were covered, it says so. We do not say in each place what was left out or why, because that alone could "
    "tell somebody what must be kept from them."
)
RIGHTS = (
    "You can ask us to put right what is wrong. Write what is wrong and what is right.",
    "You can ask us to wipe something, or to stop using it. We may have to keep it, to keep a child safe; we say why.",
    "If you are not happy with this answer, tell us first. Somebody who did not make it will look again.",
    "You can complain to the Information Commissioner at any time: ico.org.uk, 0303 123 1113.",
    "You can ask a court to make us answer you (Data Protection Act 2018, section 167).",
)
HERE_IT_IS = (
    "You asked to see what is written about you. Here it is. It may be hard to read, and you do not have to read it "
    "alone or all at once. Ask somebody you trust to sit with you, or ask us and we will. You can ring Childline on "
    "0800 1111 at any time, free."
)
NOT_HOW_IT_WAS = (
    "Some of it was written by people who were worried about you. If something is wrong, or is not how it was for you, "
    "you can tell us, and we will put your words beside it."
)
KINDS = (
    "Who you are and your family; what was told about you; what was decided and why; health, school, police and care "
    "where they bear on safety"
)
WHY_WE_HOLD = (
    ("Why we hold it", "To keep children safe and to do what the law gives us to do (Children Acts 1989 and 2004)"),
    ("What kinds", KINDS),
    ("Where it came from", "You, your family, people who worked with you, and people who were worried"),
    ("Who is given it", "Organisations that keep children safe, as far as each needs it; a court, where it asks"),
    ("How long it is kept", "By the kind of record, as the area’s schedule says. Ask us about any of it"),
    ("Decisions by machines", "None. People decide; a machine may only put records or times in order"),
)


@dataclass(frozen=True)
class Made:
    """The answer in its three forms, and the digest that stands for all of them."""

    pdf: bytes
    table: bytes
    json: bytes
    lines: int
    kept_back: Mapping[str, int]

    @property
    def sha256(self) -> str:
        return digest_of(self.pdf, self.table, self.json)


@dataclass(frozen=True)
class _Guard:
    """Keeps protected places and restricted people out where the pages are set, whoever wrote them."""

    kept: Around

    def needed_for(self, words: str) -> bool:
        return names_a_place(words, self.kept) or names_one_of(words, self.kept.strict)


def digest_of(pdf: bytes, table: bytes, machine: bytes) -> str:
    """One digest of all three: a byte more or less in any of them gives another."""
    each = "|".join(hashlib.sha256(part).hexdigest() for part in (pdf, table, machine))
    return hashlib.sha256(each.encode()).hexdigest()


def make(lines: Sequence[Line], kept: Around, *, recipient: str, now: datetime, young: bool) -> Made:
    """The answer for this recipient. Raises NotAllowedNow where anything in it must not leave, or cannot be checked."""
    given = [line for line in lines if line.is_given]
    document = _document(given, kept, recipient, now, young=young)
    table, machine = _table(given), _machine(given)
    _look_through(document, table, machine, kept)
    counts: dict[str, int] = {}
    for line in lines:
        if line.because:
            counts[line.because.value] = counts.get(line.because.value, 0) + 1
    return Made(pdf_of(document), table, machine, len(given), counts)


def _document(given: Sequence[Line], kept: Around, recipient: str, now: datetime, *, young: bool) -> Document:
    parts: list[Part] = [Paragraph(words) for words in (HERE_IT_IS, NOT_HOW_IT_WAS)] if young else []
    parts += [Heading("Why it is held"), Facts(WHY_WE_HOLD)]
    parts += [Heading("What is not here"), Paragraph(LEFT_OUT), Points(sorted(LAW.values()))]
    parts += [Heading("What you can do"), Points(RIGHTS), NewPage()]
    for section, each in groupby(given, key=lambda line: line.entry.section):
        parts.append(Heading(section))
        for line in each:
            parts += [
                Heading(f"{line.entry.what}, {_when(line)}", 2),
                Facts((*line.given, ("Recorded by", line.entry.agency))),
            ]
    if not given:
        parts.append(Paragraph("Nothing that we may give you."))
    return Document(TITLE, f"Made on {say.day_of(now)}", recipient, now, parts, _Guard(kept))


def _when(line: Line) -> str:
    at = line.entry.at
    if at is None:
        return "day not known"
    on = local_date(at)
    return {"month": f"{on:%B %Y}", "year": str(on.year), "unknown": "day not known"}.get(
        line.entry.precision, say.day(on)
    )


def _table(given: Sequence[Line]) -> bytes:
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(("Part", "What", "When", "Recorded by", "Question", "What is recorded"))
    for line in given:
        for label, words in line.given:
            row = (line.entry.section, line.entry.what, _when(line), line.entry.agency, label, words)
            writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def _machine(given: Sequence[Line]) -> bytes:
    said = [
        {
            "part": line.entry.section, "what": line.entry.what, "when": _when(line), "recorded_by": line.entry.agency,
            "recorded": [{"question": label, "words": words} for label, words in line.given],
        }
        for line in given
    ]  # fmt: skip
    return json.dumps({"entries": said}, ensure_ascii=False, indent=1).encode()


def _look_through(document: Document, table: bytes, machine: bytes, kept: Around) -> None:
    """The last look at everything that leaves. Raises NotAllowedNow."""
    try:
        found = _named(flattened(data_of(document)), kept) or must_not_leave(table, machine, kept)
    except Exception as broken:  # what could not be looked through does not leave
        raise NotAllowedNow(
            "The answer could not be checked, so nothing was made. Tell whoever runs the system."
        ) from broken
    if found:
        raise NotAllowedNow("Something that must not leave was still in the answer, so nothing was made.")


def must_not_leave(table: bytes, machine: bytes, kept: Around) -> bool:
    """Whether an answer holds a protected place, or somebody whose record is restricted, as things stand now."""
    return _named([*table.decode("utf-8-sig").splitlines(), *flattened(json.loads(machine))], kept)


def _named(every: Iterable[str], kept: Around) -> bool:
    return any(names_a_place(words, kept) or names_one_of(words, kept.strict) for words in every)
