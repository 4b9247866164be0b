"""The lists an inspection is given, as CSV: a heading, then a child a line. Safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from openmash.casework.frontdoor.selectors import ListedChild
from openmash.foundation.access.actors import Actor
from openmash.foundation.documents.document import WITHHELD, Guard
from openmash.foundation.imports.feeds import spreadsheet_safe
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.records.people.words import DetailKind, Scheme
from openmash.statute.calendar import local_date

LONDON = ZoneInfo("Europe/London")
PART = 1000
"""Children read in one go."""
CONTACTS = (
    "Child's record", "Social care number", "Sex", "Ethnicity", "Date of birth", "Age in years", "Contact", "Kind",
    "Received", "Source (N00152)", "Told by", "In danger when told", "First rating", "Rating", "Rated",
    "Agencies asked", "Agencies that answered", "Answered late", "Decision", "Doing less", "Decided", "Decided by",
    "Threshold version", "Reasons", "Rests on the child's voice", "Initial decision clock", "MASH enquiry clock",
    "Referrer", "Referrer told", "Closed",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What a list says of a child beside the contact. Empty or None: nobody has recorded it."""

    social_care_id: str
    sex: str
    ethnicity: str
    born: date | None
    expected: bool

    def age_on(self, on: date) -> str:
        """In whole years; "unborn" before a due date, nothing where no birth is known."""
        if self.born is None:
            return ""
        if self.expected and self.born > on:
            return "unborn"
        return str(on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day)))


def known_of(person_ids: Iterable[UUID], *, actor: Actor) -> dict[UUID, Known]:
    """Of each of these children the actor may see, over all the records agreed to be them. Some queries a thousand."""
    asked = list(dict.fromkeys(person_ids))
    found: dict[UUID, Known] = {}
    for start in range(0, len(asked), PART):
        part = asked[start : start + PART]
        cards = linkage.whole_cards(part, actor)
        sets = linkage.person_sets(part, actor)
        every = {key for each in sets.values() for key in each.ids}
        said = _ethnicity(every, actor) if every else {}
        for person in part:
            if (card := cards.get(person)) is not None:
                ids = sets[person].ids if person in sets else (person,)
                found[person] = _known(card, next((said[key] for key in ids if key in said), ""))
    return found


def _ethnicity(person_ids: Collection[UUID], actor: Actor) -> Mapping[UUID, str]:
    """The latest that anybody recorded of each of these records."""
    ids = tuple(person_ids)
    newest_first = people.facts(PersonSet(ids, ids[0]), actor, [DetailKind.ETHNICITY])
    return {each.person_id: each.value for each in reversed(newest_first)}


def _known(card: Card, ethnicity: str) -> Known:
    return Known(card.number(Scheme.SOCIAL_CARE_ID), card.sex, ethnicity, card.birth.date, card.birth.expected)


def contacts(rows: Sequence[ListedChild], known: Mapping[UUID, Known], *, actor: Actor) -> bytes:
    """Every child of every contact, the oldest contact first. Times are London's, to the minute.

    Reasons that name a protected place of anybody listed beside them, or related to them, are withheld.
    """
    lines: list[Sequence[object]] = []
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        guard = people.withholding(list(dict.fromkeys(row.person_id for row in part)), actor)
        lines += [_contact(row, known.get(row.person_id, NOTHING), guard) for row in part]
    return _csv(CONTACTS, lines)


NOTHING = Known("", "", "", None, False)


def _contact(row: ListedChild, known: Known, guard: Guard) -> Sequence[object]:
    reasons = WITHHELD if guard.needed_for(row.rationale) else row.rationale
    return (
        row.person_id, known.social_care_id, known.sex, known.ethnicity, known.born or "",
        known.age_on(local_date(row.received_at)), row.reference, row.kind, _at(row.received_at), row.source,
        row.told_by, _yes(row.in_danger), row.first_rating, row.rating, _at(row.rated_at), row.asked, row.answered,
        row.answered_late, row.outcome, _yes(row.doing_less) if row.outcome else "", _at(row.decided_at),
        row.decided_by, row.threshold_version, reasons, _yes(row.voice_used) if row.outcome else "",
        row.decision_clock, row.enquiry_clock, row.told_back, _at(row.told_back_at), _at(row.closed_at),
    )  # fmt: skip


@dataclass(frozen=True)
class Wanting:
    """Something that is missing in how many lines, of how many that should have it."""

    what: str
    missing: int
    of: int


def quality(rows: Sequence[ListedChild], known: Mapping[UUID, Known]) -> list[Wanting]:
    """What is missing in the list, before anybody else counts it."""
    children = {row.person_id: known.get(row.person_id, NOTHING) for row in rows}
    decided = [row for row in rows if row.outcome]
    less = [row for row in decided if row.doing_less]
    return [
        Wanting("Children with no date of birth", _count(one.born is None for one in children.values()), len(children)),
        Wanting("Children whose sex is not recorded", _count(not one.sex for one in children.values()), len(children)),
        Wanting("Children with no ethnicity", _count(not one.ethnicity for one in children.values()), len(children)),
        Wanting("Children in contacts never rated", _count(not row.first_rating for row in rows), len(rows)),
        Wanting("Children not yet decided", _count(not row.outcome for row in rows), len(rows)),
        Wanting("Decisions to do less without reasons", _count(not row.rationale for row in less), len(less)),
        Wanting("Decisions without a threshold version", _count(not row.threshold_version for row in less), len(less)),
        Wanting("Decisions that rest on no voice", _count(not row.voice_used for row in decided), len(decided)),
        Wanting("Checks that nobody has answered", sum(row.asked - row.answered for row in rows),
                sum(row.asked for row in rows)),
    ]  # fmt: skip


def quality_csv(found: Sequence[Wanting]) -> bytes:
    """The same as a file."""
    return _csv(("What is missing", "Missing", "Of"), ((each.what, each.missing, each.of) for each in found))


def _count(each: Iterable[bool]) -> int:
    return sum(each)


def _at(moment: datetime | None) -> str:
    return moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M") if moment else ""


def _yes(holds: bool) -> str:
    return "Yes" if holds else "No"


def _csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([spreadsheet_safe(str(cell)) for cell in row])
    return written.getvalue().encode("utf-8-sig")
