"""The lists an inspection is given, as CSV: a heading, then a child a line. Safe to open in a spreadsheet.

A list is written as it is read, a thousand lines at a time: what is held of a whole county is a key and two words of
each child.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO
from uuid import UUID
from zoneinfo import ZoneInfo

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import ListedChild
from openmash.foundation.access.actors import Actor
from openmash.foundation.documents.document import WITHHELD, Guard
from openmash.foundation.imports.feeds import spreadsheet_safe
from openmash.insight.inspection.words import ANNEX_A
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.records.people.words import DetailKind, Scheme
from openmash.statute.calendar import local_date, months_after

LONDON = ZoneInfo("Europe/London")
PART = 1000
"""Lines read in one go."""
UNDECIDED = "Not decided yet"
CONTACTS = (
    "Child's record", "Social care number", "Sex", "Ethnicity", "Date of birth", "Age in years", "Contact", "Kind",
    "Received", "Source (N00152)", "Told by", "In danger when told", "First rating", "Rating", "Rated",
    "Agencies asked", "Agencies that answered", "Answered late", "Decision", "Doing less", "Decided", "Decided by",
    "Threshold version", "Reasons", "Rests on the child's voice", "Initial decision clock", "MASH enquiry clock",
    "Referrer", "Referrer told", "Closed",
)  # fmt: skip


@dataclass(frozen=True)
class ChildList:
    """A list that can be asked for: its key, its name, what it shows, and which lines of the front door it takes."""

    key: str
    name: str
    shows: str
    takes: Callable[[ListedChild], bool]


LISTS: tuple[ChildList, ...] = (
    ChildList(
        "contacts", "Contacts",
        "Every child of every contact: received, rated, asked, decided by whom and why, told back.",
        lambda _: True,
    ),
    ChildList(
        "doing-less", "Decisions to do less",
        "Every child for whom no further action, advice or less was decided, with the reasons.",
        lambda row: row.doing_less,
    ),
    ChildList(
        "undecided", "Not decided yet", "Every child whose contact waits for a decision, and how its clocks stand.",
        lambda row: not row.outcome,
    ),
)  # fmt: skip
"""What the front door’s records can say."""


@dataclass(frozen=True)
class Offered:
    """A list that can be asked for: its key, its name and what it shows."""

    key: str
    name: str
    shows: str


OFFERED: tuple[Offered, ...] = (
    *(Offered(each.key, each.name, each.shows) for each in LISTS),
    Offered(
        ANNEX_A, "Annex A, lists 1 to 10",
        "Contacts, early help, referrals, assessments, enquiries; in need, on plans, in care, leaving it; adoption.",
    ),
)  # fmt: skip
"""All that can be asked for. Annex A is the workbook of returns (`insight/returns`)."""


def list_of(key: str) -> ChildList | None:
    """The list of the front door of this key."""
    return next((each for each in LISTS if each.key == key), None)


def since_of(as_at: datetime, months: int) -> datetime:
    """The beginning of the period that ends at `as_at` (aware): the first moment of that day in England."""
    return datetime.combine(months_after(local_date(as_at), -months), datetime.min.time(), LONDON)


@dataclass(frozen=True)
class Known:
    """What a list says of a child beside the contact. Empty or None: nobody has recorded it."""

    social_care_id: str
    sex: str
    ethnicity: str
    born: date | None
    expected: bool
    lead_id: UUID

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
                records = sets.get(person, PersonSet((person,), person))
                found[person] = _known(card, next((said[key] for key in records.ids if key in said), ""), records)
    return found


def _ethnicity(person_ids: Collection[UUID], actor: Actor) -> Mapping[UUID, str]:
    """The latest that anybody recorded of each of these records."""
    ids = tuple(person_ids)
    newest_first = people.facts(PersonSet(ids, ids[0]), actor, [DetailKind.ETHNICITY])
    return {each.person_id: each.value for each in reversed(newest_first)}


def _known(card: Card, ethnicity: str, records: PersonSet) -> Known:
    born = card.birth
    return Known(card.number(Scheme.SOCIAL_CARE_ID), card.sex, ethnicity, born.date, born.expected, records.lead_id)


@dataclass
class Tally:
    """What went into a list: lines, contacts, what was decided last of each child, and what is missing.

    `last` is by the key that stands for all records agreed to be a child; `listed` are the records themselves.
    """

    lines: int = 0
    contacts: int = 0
    last: dict[UUID, str] = field(default_factory=dict)
    listed: set[UUID] = field(default_factory=set)
    missing: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    _contact: UUID | None = None

    def take(self, row: ListedChild, known: Known) -> None:
        """Count one line. Lines of one contact come one after another."""
        self.lines += 1
        self.contacts += row.contact_id != self._contact
        self._contact = row.contact_id
        self.last[known.lead_id] = row.outcome or UNDECIDED
        if row.person_id not in self.listed:
            self.listed.add(row.person_id)
            self._want(NO_BIRTH, known.born is None)
            self._want(NO_SEX, not known.sex)
            self._want(NO_ETHNICITY, not known.ethnicity)
        self._want(NEVER_RATED, not row.first_rating)
        self._want(NOT_DECIDED, not row.outcome)
        if row.outcome:
            self._want(NO_VOICE, not row.voice_used)
        if row.outcome and row.doing_less:
            self._want(NO_REASONS, not row.rationale)
            self._want(NO_THRESHOLD, not row.threshold_version)
        self.missing[NOT_ANSWERED] += row.asked - row.answered
        self.of[NOT_ANSWERED] += row.asked

    def _want(self, what: str, is_missing: bool) -> None:
        self.missing[what] += is_missing
        self.of[what] += 1

    @property
    def wanting(self) -> list[Wanting]:
        """What is missing in the list, before anybody else counts it."""
        return [Wanting(what, self.missing[what], self.of[what]) for what in COUNTED]


NO_BIRTH, NO_SEX = "Children with no date of birth", "Children whose sex is not recorded"
NO_ETHNICITY, NEVER_RATED = "Children with no ethnicity", "Children in contacts never rated"
NOT_DECIDED, NO_REASONS = "Children not yet decided", "Decisions to do less without reasons"
NO_THRESHOLD, NO_VOICE = "Decisions without a threshold version", "Decisions that rest on no voice"
NOT_ANSWERED = "Checks that nobody has answered"
COUNTED = (
    NO_BIRTH, NO_SEX, NO_ETHNICITY, NEVER_RATED, NOT_DECIDED, NO_REASONS, NO_THRESHOLD, NO_VOICE, NOT_ANSWERED,
)  # fmt: skip


def write_list(
    wanted: ChildList, to: BinaryIO, *, since: datetime, until: datetime, as_at: datetime, actor: Actor
) -> Tally:
    """Write one list of what was received from `since` until `until` (aware), the oldest contact first.

    Times are London's, to the minute. Reasons that name a protected place of anybody listed beside them, or related to
    them, are withheld. A constant number of queries for each thousand lines.
    """
    tally = Tally()
    paper = io.TextIOWrapper(to, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow(CONTACTS)
    rows = frontdoor.children_listed(since=since, until=until, as_at=as_at, actor=actor)
    taken = (row for row in rows if wanted.takes(row))
    while part := list(islice(taken, PART)):
        writer.writerows(_safe(cells) for cells in _part(part, tally, actor))
    paper.flush()
    paper.detach()
    return tally


def _part(rows: Sequence[ListedChild], tally: Tally, actor: Actor) -> Iterator[Sequence[object]]:
    every = list(dict.fromkeys(row.person_id for row in rows))
    known = known_of(every, actor=actor)
    guard = people.withholding(every, actor)
    for row in rows:
        if row.person_id in known:
            tally.take(row, known[row.person_id])
            yield _contact(row, known[row.person_id], guard)


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


def quality_csv(found: Sequence[Wanting]) -> bytes:
    """The same as a file."""
    return _csv(("What is missing", "Missing", "Of"), ((each.what, each.missing, each.of) for each in found))


def _at(moment: datetime | None) -> str:
    return moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M") if moment else ""


def _yes(holds: bool) -> str:
    return "Yes" if holds else "No"


def _csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(_safe(row) for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _safe(row: Sequence[object]) -> list[str]:
    return [spreadsheet_safe(str(cell)) for cell in row]
