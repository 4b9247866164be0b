"""One planned contact on its way into the tables: who is in it, who did what when, and the audit of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from uuid import UUID

from synthetic.frontdoor_plan import Contact
from synthetic.load_rows import Row, Rows, Stamp
from synthetic.plan import Family
from synthetic.staff import AGENCY_BY_SLUG, TEAM_BY_SLUG, WORKERS, Worker, fixed_key

REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
COUNCIL = AGENCY_BY_SLUG["council"].id
HAPPENED = {
    "frontdoor_contactchild",
    "frontdoor_agreementtoservice",
    "frontdoor_check",
    "frontdoor_checkreply",
    "frontdoor_question",
    "frontdoor_rating",
    "frontdoor_decision",
    "frontdoor_protectiveact",
    "frontdoor_debt",
    "frontdoor_feedback",
}
"""Tables whose rows happened at a moment of their own; the others are only recorded."""
WORKER_BY_ID: dict[UUID, Worker] = {worker.id: worker for worker in WORKERS}
WORKER_BY_NAME: dict[str, Worker] = {worker.name: worker for worker in WORKERS}


@dataclass(frozen=True, slots=True)
class Policy:
    """The local policy a contact is judged by."""

    slug: str
    version: str
    threshold_key: str
    threshold_version: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the audit."""

    at: datetime
    actor: UUID
    kind: str
    about: tuple[str, ...]
    detail: Mapping[str, str | int | bool | list[str]]


@dataclass(slots=True)
class Audit:
    """The audit of the whole county, to be written in the order of its moments."""

    events: list[Event] = field(default_factory=list)

    def record(
        self,
        at: datetime,
        actor: UUID,
        kind: str,
        about: Sequence[str],
        detail: Mapping[str, str | int | bool | list[str]] | None = None,
    ) -> None:
        """Note one event."""
        self.events.append(Event(at, actor, kind, tuple(about), detail or {}))


@dataclass(slots=True)
class Filing:
    """A contact being filed. `feed` is the account that took it in; `services` gives the agency each service
    acts for; `stands_for` the record that stands for a planned person in this contact.
    """

    rows: Rows
    audit: Audit
    family: Family
    contact: Contact
    as_at: datetime
    policy: Policy
    feed: UUID
    services: Mapping[UUID, UUID]
    stands_for: Mapping[UUID | None, UUID]

    @property
    def id(self) -> UUID:
        """The contact's key, which is its process's."""
        return self.contact.key

    @property
    def children(self) -> list[UUID]:
        """The records of its children."""
        return [self.record_of(child.person) for child in self.contact.children]

    def record_of(self, person: UUID | None) -> UUID:
        """The record that stands for a planned person here; None is the child nobody could name."""
        if person is None or person in self.stands_for:
            return self.stands_for[person]
        return person

    def stamp(self, by: UUID, at: datetime) -> Stamp:
        """Who recorded, for which agency, when."""
        worker = WORKER_BY_ID.get(by)
        return Stamp(by, AGENCY_BY_SLUG[worker.agency].id if worker else self.services[by], at)

    def whole(self, table: str, stamp: Stamp, values: Row) -> UUID:
        """Queue a fact about the whole contact."""
        return self.rows.fact(
            table,
            stamp,
            {"contact_id": self.id, "person_ids": list(self.children), **values},
            occurred_at=stamp.at if table in HAPPENED else None,
        )

    def about_child(self, table: str, stamp: Stamp, person: UUID, values: Row) -> UUID:
        """Queue a fact of the contact about one child (or other person), by the key of the record."""
        return self.rows.fact(
            table,
            stamp,
            {"contact_id": self.id, "person_id": person, **values},
            occurred_at=stamp.at if table in HAPPENED else None,
        )

    def mark(self, event: str, stamp: Stamp, people: Sequence[UUID] | None = None, at: datetime | None = None) -> None:
        """Queue a milestone for each child, or for those given; `at` is when it happened, if not when recorded."""
        for person in self.children if people is None else people:
            self.rows.fact(
                "cases_milestone",
                stamp,
                {"process_id": self.id, "person_id": person, "event": event},
                occurred_at=at or stamp.at,
            )

    def note(
        self, stamp: Stamp, kind: str, detail: Mapping[str, str | int | bool | list[str]] | None = None, *also: str
    ) -> None:
        """Note in the audit something done to this contact and its children."""
        about = [f"contact:{self.id}", *(f"person:{person}" for person in self.children), *also]
        self.audit.record(stamp.at, stamp.by, kind, about, detail)

    def of_the_process(self) -> list[str]:
        """What the audit says an event of the process is about."""
        return [f"process:{self.id}", *(f"person:{person}" for person in self.children)]

    def looked(self, by: UUID, at: datetime) -> None:
        """Note that somebody opened this contact."""
        about = [f"contact:{self.id}", *(f"person:{person}" for person in self.children)]
        self.audit.record(at, by, "contact.viewed", about)


def reference(contact: Contact) -> str:
    """Return the reference that may be told to anyone, such as K7QM-2F9D; the same for the same contact."""
    rng = Random(f"reference:{contact.key}")
    letters = [rng.choice(REFERENCE_LETTERS) for _ in range(8)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def team_id(slug: str) -> UUID:
    """The key of a team."""
    return TEAM_BY_SLUG[slug].id


def unknown_child(contact: Contact) -> UUID:
    """The key of the record made for a child nobody could name in this contact."""
    return fixed_key("unknown child", contact.reference)
