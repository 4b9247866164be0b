"""Partners' extracts of people: a council's case system, police, child health, the school census.

Each row becomes, or continues, the record that the sending agency has for its own number; it is linked to nobody here.
What it could be is compared afterwards, by the account that compares. Which headings a system writes is the area's own
data (its profile), so another system is a change of a file and not of a program. The account that reads an extract sees
no record: it learns only the key of the one its agency made for a number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.governance.area import PersonFeed
from openmash.foundation.governance.profile import profile
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.records.cases.feeds import kind_of, record_held, told_before
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, NumberTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, Scheme
from openmash.statute.calendar import local_date

CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True)
class PersonRow:
    """One person of an extract, as read."""

    record_id: str
    forenames: str
    surname: str
    date_of_birth: Approximate | None
    sex: str
    address: str
    postcode: str
    nhs_number: str
    upn: str
    telephone: str
    as_at: datetime | None


COLUMNS = (
    Column("record_id", read.whole_number_as_text, required=True, longest=40),
    Column("forenames", read.text, longest=200),
    Column("surname", read.text, longest=200),
    Column("date_of_birth", read.approximate_day, blank=None),
    Column("sex", read.one_of({
        "F": ("female", "2", "girl"), "M": ("male", "1", "boy"), "U": ("unknown", "not known", "i", "0", "9"),
    })),
    Column("address", read.text, lines=True),
    Column("postcode", read.text, longest=10),
    Column("nhs_number", read.whole_number_as_text, longest=20),
    Column("upn", read.text, longest=20),
    Column("telephone", read.whole_number_as_text, longest=40),
    Column("as_at", read.moment, blank=None, hashed=False),
)  # fmt: skip


def person_feeds() -> tuple[PersonFeed, ...]:
    """The extracts this area takes in, by the profile in force today."""
    return profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now())).person_feeds


def feed_of(found: PersonFeed) -> Feed[PersonRow]:
    """The feed with the headings its system writes."""
    also = dict(found.headings)
    return Feed(
        slug=found.slug, name=found.name, make=PersonRow, key=("record_id",), as_at_of=lambda row: row.as_at,
        columns=tuple(
            Column(
                each.name, each.read, each.required, (*each.synonyms, *also.get(each.name, ())), each.longest,
                each.blank, each.lines, each.hashed,
            )
            for each in COLUMNS
        ),
    )  # fmt: skip


def read_person_file(
    found: PersonFeed,
    path: Path,
    *,
    actor: Actor,
    as_at: datetime | None = None,
    progress: Callable[[int], None] | None = None,
) -> Receipt:
    """Take in one extract from a CSV file; returns the receipt. Call it outside a transaction.

    `actor` is the account of person extracts acting for the agency. Raises what `imports.load_feed` raises.
    """
    now, here = timezone.now(), dict[str, int]()

    def take(row: PersonRow, origin: Origin) -> Outcome:
        return _take(row, origin, actor, Scheme(found.own_number), here, now)

    return load_feed(feed_of(found), path, actor=actor, as_at=as_at, handle=take, progress=progress)


def senders(found: PersonFeed) -> AgencyKind:
    """The kind of agency that sends it."""
    return AgencyKind(found.sent_by)


def _take(row: PersonRow, origin: Origin, actor: Actor, own: Scheme, here: dict[str, int], now: datetime) -> Outcome:
    _refuse(row, here, now)
    told = _told(row, origin, own)
    held = record_held(actor.agency_id, own, row.record_id)
    if held is None:
        key = people.add_person(actor=actor, told=told)
    else:
        key = held
        people.refuse_from_a_feed(held)
        people.tell_more(actor=actor, person_id=held, told=told, instead_of=told_before(held, actor.agency_id))
    here[row.record_id.casefold()] = 1
    return Outcome(about=(f"person:{key}",))


def _refuse(row: PersonRow, here: dict[str, int], now: datetime) -> None:
    found = []
    if row.record_id.casefold() in here:
        found.append(Problem(
            "record_id", f"record_id: this file has another row for “{row.record_id}”, and the two differ. Keep one.",
        ))  # fmt: skip
    if not row.forenames and not row.surname:
        found.append(Problem("surname", "surname: this person has no name. Send the name the record is held under."))
    if row.as_at and row.as_at > now + CLOCKS_DIFFER:
        found.append(Problem("as_at", "as_at: the extract cannot have been drawn in the future. Check the date."))
    if found:
        raise Incomplete(found)


def _told(row: PersonRow, origin: Origin, own: Scheme) -> AsTold:
    born, kind = row.date_of_birth, kind_of(row.date_of_birth)
    numbers = {Scheme.NHS_NUMBER: row.nhs_number, Scheme.UPN: row.upn, own: row.record_id}
    places = []
    if row.address or row.postcode:
        places.append(PlaceTold(LocatingKind.ADDRESS, row.address, row.postcode))
    if row.telephone:
        places.append(PlaceTold(LocatingKind.TELEPHONE, row.telephone))
    return AsTold(
        kind=kind,
        names=(NameTold(row.forenames, row.surname),),
        birth=BirthTold(born.date, born.precision, kind == "unborn") if born else None,
        details=(DetailTold(DetailKind.SEX, row.sex),) if row.sex else (),
        numbers=tuple(NumberTold(scheme, value) for scheme, value in numbers.items() if value),
        places=tuple(places),
        origin_id=origin.row_id,
    )
