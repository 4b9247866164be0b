"""An agency's nightly list of open cases: who is already open to whom, and how fresh that is.

The list is whole each night. What is new or changed is recorded, what is still listed is confirmed by the reading, and
what is no longer listed has ended. The account that reads it sees no child's record: it continues the records that its
agency made, known by the agency's own number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.records.cases import actions as cases
from openmash.records.cases.actions import OpenCase
from openmash.records.cases.freshness import STALE_AFTER
from openmash.records.cases.models import Involvement
from openmash.records.cases.words import Service
from openmash.records.people import actions as people
from openmash.records.people.rules import tidy_number
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, NumberTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, PersonKind, Scheme
from openmash.statute.calendar import local_date

CHILDHOOD = timedelta(days=18 * 365 + 5)
IDENTITY = ("forenames", "surname", "date_of_birth", "sex", "address", "postcode", "nhs_number", "upn")
SERVICE_IN_WORDS: tuple[tuple[str, Service], ...] = (
    ("early help", Service.EARLY_HELP),
    ("my plan", Service.EARLY_HELP),
    ("family help", Service.FAMILY_HELP),
    ("youth justice", Service.YOUTH_JUSTICE),
    ("youth offending", Service.YOUTH_JUSTICE),
    ("child in need", Service.SOCIAL_CARE),
    ("children in need", Service.SOCIAL_CARE),
    ("child protection", Service.SOCIAL_CARE),
    ("in care", Service.SOCIAL_CARE),
    ("looked after", Service.SOCIAL_CARE),
    ("care leaver", Service.SOCIAL_CARE),
    ("leaving care", Service.SOCIAL_CARE),
    ("assessment", Service.SOCIAL_CARE),
    ("section 17", Service.SOCIAL_CARE),
    ("section 47", Service.SOCIAL_CARE),
    ("social work", Service.SOCIAL_CARE),
    ("social care", Service.SOCIAL_CARE),
    ("fostering", Service.SOCIAL_CARE),
)
"""What a council calls what is open, and what that is. The first that is found counts: an early help assessment is
early help. What is not recognised is “other”, so that new harm is still screened."""
SERVICE_OF_AGENCY: Mapping[str, Service] = {
    AgencyKind.EARLY_HELP: Service.EARLY_HELP,
    AgencyKind.HEALTH: Service.HEALTH,
    AgencyKind.GP: Service.HEALTH,
    AgencyKind.EDUCATION: Service.EDUCATION,
    AgencyKind.SCHOOL: Service.EDUCATION,
    AgencyKind.POLICE: Service.POLICE,
    AgencyKind.DOMESTIC_ABUSE: Service.DOMESTIC_ABUSE,
    AgencyKind.DRUG_AND_ALCOHOL: Service.DRUG_AND_ALCOHOL,
}


@dataclass(frozen=True)
class OpenCaseRow:
    """One row of the list, as read."""

    record_id: str
    forenames: str
    surname: str
    date_of_birth: Approximate | None
    sex: str
    address: str
    postcode: str
    nhs_number: str
    upn: str
    service: str
    team: str
    worker: str
    worker_phone: str
    since: date | None
    as_at: datetime | None


OPEN_CASES = Feed(
    slug="open-cases",
    name="Open cases",
    columns=(
        Column("record_id", read.whole_number_as_text, required=True, longest=60, synonyms=("case id", "child id")),
        Column("forenames", read.text, longest=200, synonyms=("forename", "first name", "first names")),
        Column("surname", read.text, longest=200, synonyms=("family name", "last name")),
        Column("date_of_birth", read.approximate_day, blank=None, synonyms=("dob", "born")),
        Column("sex", read.one_of({"F": ("female",), "M": ("male",), "U": ("unknown", "not known")})),
        Column("address", read.text, lines=True),
        Column("postcode", read.text, longest=10),
        Column("nhs_number", read.whole_number_as_text, longest=20, synonyms=("nhs no",)),
        Column("upn", read.text, longest=20, synonyms=("unique pupil number",)),
        Column("service", read.text, required=True, longest=120, synonyms=("status", "plan")),
        Column("team", read.text, longest=120),
        Column("worker", read.text, longest=120, synonyms=("allocated worker", "social worker")),
        Column("worker_phone", read.text, longest=40, synonyms=("worker telephone",)),
        Column("since", read.day, blank=None, synonyms=("start date", "opened")),
        Column("as_at", read.moment, blank=None, hashed=False, synonyms=("extracted at",)),
    ),
    make=OpenCaseRow,
    key=("record_id",),
    snapshot=True,
    stale_after=STALE_AFTER,
    as_at_of=lambda row: row.as_at,
)


def read_open_cases_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in an agency's list of open cases from a CSV file; returns the receipt. Call it outside a transaction.

    `actor` is the open cases feed acting for the agency. `as_at` (aware) is when the list was drawn; None: the oldest
    time its rows give. Raises what `imports.load_feed` raises.
    """
    agency = agencies.agency(actor.agency_id)
    teams = {team.name.casefold(): team.id for team in agencies.teams(agency_id=agency.id)}
    as_now = timezone.now()

    def take(row: OpenCaseRow, origin: Origin) -> Outcome:
        return _take(row, origin, actor, AgencyKind(agency.kind), teams, as_now)

    receipt = load_feed(
        OPEN_CASES, path, actor=actor, as_at=as_at, handle=take, gone=partial(_end, actor=actor, now=as_now),
        held=partial(_held, actor), progress=progress,
    )  # fmt: skip
    if receipt.as_at is not None and receipt.accepted + receipt.already_held:
        with transaction.atomic(), acting_as(actor):
            cases.note_list_read(
                actor=actor, agency_id=agency.id, as_at=receipt.as_at, origin_id=receipt.batch_id
            )  # fmt: skip
    return receipt


def service_said(words: str, kind: AgencyKind) -> Service:
    """What is open, from what the agency calls it."""
    if kind != AgencyKind.COUNCIL:
        return SERVICE_OF_AGENCY.get(kind, Service.OTHER)
    said = words.casefold()
    return next((service for phrase, service in SERVICE_IN_WORDS if phrase in said), Service.OTHER)


def _take(
    row: OpenCaseRow, origin: Origin, actor: Actor, kind: AgencyKind, teams: Mapping[str, UUID], now: datetime
) -> Outcome:
    _refuse(row, now)
    as_at = origin.as_at or now
    old = _involvement_held(row, actor)
    person_id = _person(row, origin, actor, old)
    case = OpenCase(
        person_id=person_id, key=row.record_id, service=service_said(row.service, kind), service_name=row.service,
        team_name=row.team, team_id=teams.get(row.team.casefold()), worker_name=row.worker,
        worker_telephone=row.worker_phone, since=row.since, origin_id=origin.row_id,
    )  # fmt: skip
    key = cases.tell_involvement(
        actor=actor, agency_id=actor.agency_id, case=case, as_at=as_at, supersedes=old.id if old else None
    )
    return Outcome(about=(f"person:{person_id}", f"involvement:{key}"))


def _refuse(row: OpenCaseRow, now: datetime) -> None:
    found = []
    if not row.forenames and not row.surname:
        found.append(Problem("surname", "This child has no name. Send the name the case is held under."))
    if row.since and row.since > local_date(now):
        found.append(Problem("since", "This cannot have opened in the future. Check the date."))
    if row.as_at and row.as_at > now + timedelta(minutes=5):
        found.append(Problem("as_at", "The list cannot have been drawn in the future. Check the date and time."))
    if found:
        raise Incomplete(found)


def _involvement_held(row: OpenCaseRow, actor: Actor) -> Involvement | None:
    """What this row continues: the involvement open under its number, or the same one, ended and listed again."""
    known = Involvement.objects.current().filter(agency_id=actor.agency_id, key=row.record_id)
    is_open = known.filter(until__isnull=True).order_by("-recorded_at", "-id").first()
    return is_open or known.filter(since=row.since).order_by("-recorded_at", "-id").first()


def _person(row: OpenCaseRow, origin: Origin, actor: Actor, old: Involvement | None) -> UUID:
    """The record this agency has for its number, told what the row says anew; or a new record."""
    told = _told(row, origin)
    earlier = old.person_id if old else record_held(actor.agency_id, Scheme.SOCIAL_CARE_ID, row.record_id)
    if earlier is None:
        return people.add_person(actor=actor, told=told)
    people.refuse_from_a_feed(earlier)
    if any(origin.cells.get(name, "") != origin.said.get(name, "") for name in IDENTITY):
        people.tell_more(actor=actor, person_id=earlier, told=told, instead_of=told_before(earlier, actor.agency_id))
    return earlier


def _told(row: OpenCaseRow, origin: Origin) -> AsTold:
    born, kind = row.date_of_birth, kind_of(row.date_of_birth)
    numbers = [(Scheme.SOCIAL_CARE_ID, row.record_id), (Scheme.NHS_NUMBER, row.nhs_number), (Scheme.UPN, row.upn)]
    return AsTold(
        kind=kind,
        names=(NameTold(row.forenames, row.surname),),
        birth=BirthTold(born.date, born.precision, kind == PersonKind.UNBORN) if born else None,
        details=(DetailTold(DetailKind.SEX, row.sex),) if row.sex else (),
        numbers=tuple(NumberTold(scheme, value) for scheme, value in numbers if value),
        places=(PlaceTold(LocatingKind.ADDRESS, row.address, row.postcode),) if row.address or row.postcode else (),
        origin_id=origin.row_id,
    )


def _end(origin: Origin, actor: Actor, now: datetime) -> Outcome:
    """The list no longer has it: the involvement ended, at the latest when the list was drawn."""
    (key,) = [about.partition(":")[2] for about in origin.before if about.startswith("involvement:")]
    row = Involvement.objects.get(pk=UUID(key))
    as_at = origin.as_at or now
    until = max(local_date(as_at), row.since or local_date(as_at))
    case = OpenCase(
        person_id=row.person_id, key=row.key, service=Service(row.service), service_name=row.service_name,
        team_name=row.team_name, team_id=row.team_id, worker_name=row.worker_name,
        worker_telephone=row.worker_telephone, since=row.since, origin_id=origin.row_id,
    )  # fmt: skip
    ended = cases.tell_involvement(
        actor=actor, agency_id=row.agency_id, case=case, as_at=as_at, until=until, supersedes=row.id
    )
    return Outcome(about=(f"person:{row.person_id}", f"involvement:{ended}"))


def _held(actor: Actor) -> Mapping[str, tuple[str, ...]]:
    """Every involvement of the agency that is open now, by the agency's number, whoever recorded it."""
    rows = Involvement.objects.current().filter(agency_id=actor.agency_id, until__isnull=True).exclude(key="")
    return {row.key: (f"person:{row.person_id}", f"involvement:{row.id}") for row in rows}


def kind_of(born: Approximate | None) -> PersonKind:
    """Child, adult or unborn, by a date of birth; a child where none is known."""
    today = timezone.localdate()
    if born is not None and born.date > today:
        return PersonKind.UNBORN
    return PersonKind.ADULT if born is not None and today - born.date > CHILDHOOD else PersonKind.CHILD


def record_held(agency_id: UUID, scheme: Scheme, number: str) -> UUID | None:
    """The record an agency made for a number of its own. Only a feed's account is told; it learns nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.record_held(%s, %s, %s)", [agency_id, scheme.value, tidy_number(number)])
        row = cursor.fetchone()
    return row[0] if row else None


def told_before(person_id: UUID, agency_id: UUID) -> dict[str, UUID]:
    """The facts an agency told of its record that stand, by what they are: those that a newer row supersedes."""
    with connection.cursor() as cursor:
        cursor.execute("select what, fact_id from wall.told_before(%s, %s)", [person_id, agency_id])
        return dict(cursor.fetchall())
