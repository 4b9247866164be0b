"""Load a county into an empty, migrated database, as the loader role, by COPY.

A chunk of families at a time, each chunk one transaction, so that a whole county needs no more memory than a small one.
Nothing here goes through actions: a test compares what it makes with what they make.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from uuid import UUID

import django
import psycopg

from openmash.foundation.governance.profile import profile
from synthetic import sources
from synthetic.county import plan_county
from synthetic.demand import DAYS_OF_HISTORY
from synthetic.filing import Audit, Filing, Policy, unknown_child
from synthetic.frontdoor_plan import Contact
from synthetic.load_audit import Sorted, write_audit
from synthetic.load_checks import load_checks
from synthetic.load_contacts import load_contact
from synthetic.load_decisions import load_acts, load_decisions, load_feedback, load_ratings
from synthetic.load_holding import closing, load_holding
from synthetic.load_people import add_birth, add_detail, add_person, load_people, load_record
from synthetic.load_restrictions import note_restrictions, restrict
from synthetic.load_rows import ORDER, Rows, Stamp, copy_rows
from synthetic.load_setting import load_setting, set_up_account
from synthetic.modules import MODULES
from synthetic.modules.module import County, Passing
from synthetic.plan import AgencyRecord, Family, Restricted
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME
from synthetic.working_time import local

Connection = psycopg.Connection[tuple[object, ...]]
Progress = Callable[[str], None]
AREA = "gloucestershire"
FAMILIES_A_CHUNK = 400
ANALYSED_AFTER = {1, 4, 16, 64}
"""Chunks after which the planner looks again at how much there is: constraints look things up as rows arrive."""
OWN_RECORD_OF = {"police": "police", "school": "education", "health": "health"}
FEEDS = {"police_feed": "police-feed", "public_form": "public-intake"}
TYPED_BY = {"school": "other.schools", "health": "other.health"}
TWINS = "wisniewski-twins"
COUNCIL = AGENCY_BY_SLUG["council"].id
KNOWN_SINCE = DAYS_OF_HISTORY + 30
"""Days ago by which everybody born by then is on record."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded."""

    families: int
    children: int
    contacts: int
    rows: int
    events: int


def load_county(
    connection: Connection, children: int, as_at: datetime, seed: int = 1, progress: Progress | None = None
) -> Loaded:
    """Load `children` children and everything about them, as the county stood at `as_at` (aware), and commit.

    `connection` is the loader role's, not in autocommit. The database is migrated and has no accounts but services':
    raises LookupError before migrations, psycopg.errors.UniqueViolation where a county is there already. `progress` is
    told, in a sentence, how far it has come.
    """
    say = progress or (lambda _: None)
    loading = _Loading(connection, as_at.astimezone(UTC).replace(microsecond=0), seed)
    # A county lost with the machine is made again; the last commit of all waits for the disk.
    connection.execute("set synchronous_commit to off")
    load_setting(connection, loading.as_at, children)
    connection.commit()
    families = plan_county(children, loading.as_at, seed)
    with ThreadPoolExecutor(1) as database:
        writing: Future[None] | None = None
        for number, chunk in enumerate(_chunks(families, FAMILIES_A_CHUNK), start=1):
            queued = loading.take(chunk)
            if writing is not None:
                writing.result()
            writing = database.submit(loading.write, queued, analyse=number in ANALYSED_AFTER)
            say(f"{loading.children:,} of {children:,} children")
        if writing is not None:
            writing.result()
    county = loading.finish()
    for written in write_audit(connection, loading.events, seed):
        say(f"{written:,} of {loading.events.count:,} events of the audit")
    connection.execute("set synchronous_commit to on")
    _analyse(connection)
    django.setup()  # a module that calls actions finds their tables known; twice is once
    _lapse(loading.as_at)
    told = [(each.name, each.by_actions) for each in MODULES if each.by_actions is not None]
    for number, (name, by_actions) in enumerate(told, start=1):
        say(f"today’s work, {number} of {len(told)}: {name.replace('_', ' ')}")
        by_actions(county)
    return Loaded(loading.families, loading.children, loading.contacts, loading.rows, loading.events.count)


def _lapse(as_at: datetime) -> None:
    """What the clock does each hour: teams stop reaching children they have not held for long."""
    from openmash.foundation.access.actors import Service
    from openmash.jobs.acting import acting
    from openmash.records.cases.actions import lapse_reach

    with acting(Service.CLOCKS) as actor:
        lapse_reach(actor=actor, now=as_at)


def _chunks(families: Iterable[Family], size: int) -> Iterator[list[Family]]:
    left = iter(families)
    while chunk := list(islice(left, size)):
        yield chunk


@dataclass(frozen=True, slots=True)
class _Queued:
    """Families ready to be written: their rows, who may see them, and whose records are known to be theirs."""

    rows: Rows
    restrictions: list[Restricted]
    same: list[tuple[AgencyRecord, Stamp]]


class _Loading:
    """A county on its way in."""

    def __init__(self, connection: Connection, as_at: datetime, seed: int) -> None:
        self.connection, self.as_at, self.seed = connection, as_at, seed
        self.set_up = set_up_account(connection)
        self.audit, self.events = Audit(), Sorted()
        self.stories: dict[str, Family] = {}
        found = connection.execute("select email, id, agency_id from access_account where is_service").fetchall()
        self.accounts = {str(email).split("@")[0]: as_key(account) for email, account, _ in found}
        self.services = {as_key(account): as_key(agency) for _, account, agency in found}
        # What the police's file says is held by the police.
        self.services[self._service("police-feed")] = AGENCY_BY_SLUG["police"].id
        self.families = self.children = self.contacts = self.rows = 0
        policy = profile(AREA, on=local(as_at)[0])
        document = policy.threshold_document(local(as_at)[0])
        self.policy = Policy(policy.slug, policy.version, document.key, document.version)

    def take(self, chunk: list[Family]) -> _Queued:
        """Make the rows of some families, while others are being written."""
        rows = Rows(Random(f"{self.seed}:rows:{chunk[0].number}"))
        same: list[tuple[AgencyRecord, Stamp]] = []
        for family in chunk:
            # Recorded long enough ago that everything else is later, and not all on one day.
            base = Stamp(
                self.set_up,
                COUNCIL,
                self.as_at - timedelta(days=KNOWN_SINCE + family.number * 7 % 900, minutes=family.number % 400),
            )
            load_people(rows, family, base, self.as_at)
            for contact in family.contacts:
                same += self._file(rows, family, contact)
            for module in MODULES:
                if module.of_family is not None:
                    module.of_family(Passing(family, rows, self.audit, self.as_at))
            if family.story is not None:
                self.stories[family.story.slug] = family
            self.families += 1
            self.children += len(family.children)
            self.contacts += len(family.contacts)
        restrictions = [each for family in chunk for each in family.restrictions]
        note_restrictions(self.audit, restrictions, self.as_at)
        self._link(rows, same)
        self.events.take(self.audit.events)
        return _Queued(rows, restrictions, same)

    def write(self, queued: _Queued, *, analyse: bool) -> None:
        """Write families and commit: people first, then who may see them, then all that hangs on them."""
        copy_rows(self.connection, "people_person", queued.rows.waiting.pop("people_person"))
        restrict(self.connection, queued.restrictions, self.as_at)
        self._join(queued.same)
        self.rows += queued.rows.flush(self.connection, _tables())
        self.connection.commit()
        if analyse:
            _analyse(self.connection)

    def _file(self, rows: Rows, family: Family, contact: Contact) -> list[tuple[AgencyRecord, Stamp]]:
        """Queue one contact with all that followed; return the records that somebody linked, with who and when."""
        stands_for: dict[UUID | None, UUID] = {}
        linked: list[tuple[AgencyRecord, Stamp]] = []
        feed = self._who_took_it_in(contact)
        for child in contact.children:
            if child.person is None:
                self._unknown(rows, contact, child.description, stands_for)
        for record in self._own_records(family, contact):
            kind = family.person(record.person).kind
            agency = AGENCY_BY_SLUG[record.agency].id
            load_record(rows, record, kind, Stamp(feed, agency, contact.received_at))
            if contact.ratings and self._matched(family, contact):
                rating = contact.ratings[0]
                linked.append((record, Stamp(rating.by, COUNCIL, rating.at - timedelta(minutes=1))))
            elif any(child.person == record.person for child in contact.children):
                stands_for[record.person] = record.key
        filing = Filing(rows, self.audit, family, contact, self.as_at, self.policy, feed, self.services, stands_for)
        self._fill(filing)
        return linked

    def _fill(self, filing: Filing) -> None:
        contact = filing.contact
        closed = closing(contact, self.as_at, self._service("clocks"))
        voices = load_contact(filing, closed.at if closed else None, closed.by if closed else None)
        offers = load_holding(filing, closed)
        keys = {filing.record_of(each.person): filing.rows.key(each.at) for each in contact.decisions}
        load_checks(filing, list(keys.values()))
        load_ratings(filing)
        load_decisions(filing, voices, offers, keys)
        load_acts(filing)
        load_feedback(filing)

    def _who_took_it_in(self, contact: Contact) -> UUID:
        if contact.taken_by is not None:
            return contact.taken_by
        if contact.channel in FEEDS:
            return self._service(FEEDS[contact.channel])
        if contact.referrer.name == BY_USERNAME["school"].name:
            return BY_USERNAME["school"].id
        return BY_USERNAME[TYPED_BY.get(sources.category(contact.source_code), "other.partners")].id

    def _service(self, slug: str) -> UUID:
        if slug not in self.accounts:
            raise LookupError(f"the migrations have not run: there is no account of {slug}")
        return self.accounts[slug]

    def _unknown(self, rows: Rows, contact: Contact, description: str, stands_for: dict[UUID | None, UUID]) -> None:
        key = unknown_child(contact)
        feed = self._who_took_it_in(contact)
        stamp = Stamp(feed, self.services.get(feed, COUNCIL), contact.received_at)
        add_person(rows, key, "child", stamp)
        add_birth(rows, key, None, "unknown", expected=False, stamp=stamp)
        add_detail(rows, key, "description", description, stamp)
        stands_for[None] = key

    @staticmethod
    def _own_records(family: Family, contact: Contact) -> list[AgencyRecord]:
        """The referring agency's records of people in the contact, for its newest contact only, none restricted."""
        agency = OWN_RECORD_OF.get(sources.category(contact.source_code))
        told = family.story is not None and family.story.slug != TWINS
        if agency is None or family.restrictions or (told and not contact.ratings):
            return []
        same_agency = [c for c in family.contacts if OWN_RECORD_OF.get(sources.category(c.source_code)) == agency]
        if same_agency[-1] is not contact:
            return []
        concerned = {child.person for child in contact.children} | {other.person for other in contact.others}
        return [each for each in family.records if each.agency == agency and each.person in concerned]

    @staticmethod
    def _matched(family: Family, contact: Contact) -> bool:
        """Whether somebody has already agreed whose records these are; the twins' are left to be found."""
        if family.story is not None:
            return family.story.slug != TWINS
        return bool(contact.decisions) or contact.key.int % 10 < 7

    def _link(self, rows: Rows, same: list[tuple[AgencyRecord, Stamp]]) -> None:
        """Record that agencies' records are people already known."""
        for record, stamp in same:
            first, second = sorted((record.person, record.key))
            reason = "Same family, same address and the spelling fits."
            rows.fact(
                "linkage_samepersondecision",
                stamp,
                {
                    "record_a_id": first,
                    "record_b_id": second,
                    "person_ids": [first, second],
                    "verdict": "same",
                    "reason": reason,
                    "evidence": json.dumps(_evidence(record)),
                },
            )
            self.audit.record(
                stamp.at, stamp.by, "linkage.linked", [f"person:{first}", f"person:{second}"], {"reason": reason}
            )

    def _join(self, same: list[tuple[AgencyRecord, Stamp]]) -> None:
        """Bring each linked record into the set of the person it is about."""
        sets: dict[UUID, list[UUID]] = {}
        for record, _ in same:
            sets.setdefault(record.person, [record.person]).append(record.key)
        with self.connection.cursor() as cursor:
            cursor.executemany(
                "update access_subject set set_id = %s where person_id = any(%s)",
                [(min(members), members) for members in sets.values()],
            )

    def finish(self) -> County:
        """Let each module queue what it has once all families are in, and commit it."""
        rows = Rows(Random(f"{self.seed}:modules"))
        county = County(self.connection, rows, self.audit, self.as_at, self.children, self.stories)
        for each in MODULES:
            if each.at_the_end is not None:
                each.at_the_end(county)
        self.rows += rows.flush(self.connection, _tables())
        self.events.take(self.audit.events)
        self.connection.commit()
        return county


def _tables() -> tuple[str, ...]:
    """Every table the loader fills, parents first."""
    return (*ORDER, *(table for each in MODULES for table in each.tables))


def as_key(value: object) -> UUID:
    """A key read from the database. Raises ValueError for anything else."""
    return value if isinstance(value, UUID) else UUID(str(value))


def _evidence(record: AgencyRecord) -> list[str]:
    said = [f"Named {record.forenames} {record.surname} in the {record.agency} record"]
    if record.date_of_birth is not None and record.precision == "day":
        said.append(f"Date of birth {record.date_of_birth.day} {record.date_of_birth:%B %Y}")
    if record.postcode:
        said.append(f"Postcode {record.postcode}")
    if record.nhs_number:
        said.append("The same NHS number")
    return said


def _analyse(connection: Connection) -> None:
    """Tell the planner what is in the tables, where this role may."""
    connection.execute("analyze")
    connection.commit()


def main() -> int:
    """Load a county into the database of DATABASE_LOADER_URL: python -m synthetic.load CHILDREN [SEED]."""
    import os

    children = int(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        print(load_county(connection, children, datetime.now(UTC), seed), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
