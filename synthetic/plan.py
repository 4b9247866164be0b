"""What a planned family is made of: people, homes, ties, and the records agencies hold on them.

Dates are dates of life; datetimes are UTC. Keys are version 7 UUIDs. Nothing here is a database row: `load` turns a
plan into rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from synthetic.frontdoor_plan import Contact

PersonKind = Literal["child", "unborn", "adult", "unknown"]
NameKind = Literal["legal", "preferred", "alias", "former", "as_recorded"]
Sex = Literal["M", "F", "U"]
Precision = Literal["day", "month", "year", "unknown"]
Agency = Literal["council", "police", "health", "education"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name a person has or had."""

    kind: NameKind
    forenames: str
    surname: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing about a person in the words or codes of the census: sex, ethnicity, language and the like."""

    kind: Literal["sex", "ethnicity", "language", "interpreter", "disability", "communication", "religion"]
    value: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that stands for a person in one agency's records. `source` is the agency's slug."""

    scheme: Literal["nhs_number", "upn", "social_care_id", "police_ref"]
    value: str
    source: str
    match_status: str
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class Address:
    """A line of address, a postcode and where that postcode lies (degrees, WGS84)."""

    line: str
    town: str
    postcode: str
    district: str
    lsoa: str
    lat: float
    lon: float

    @property
    def text(self) -> str:
        """The address on one line, without its postcode."""
        return f"{self.line}, {self.town}"


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How this person may be reached without harm."""

    may_call: bool
    may_write: bool
    times: str
    who_must_not_know: str


@dataclass(frozen=True, slots=True)
class Locator:
    """Something that says where a person is, or how to reach them. `protected_from` are the keys of people."""

    kind: Literal["address", "school", "nursery", "gp", "telephone", "email", "worker_team"]
    text: str
    postcode: str = ""
    urn: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    safe_contact: SafeContact | None = None
    protected_from: tuple[UUID, ...] = ()
    protected_reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One person as they truly are. `birth` of an unborn baby is the expected date."""

    key: UUID
    kind: PersonKind
    names: tuple[Name, ...]
    birth: date | None
    precision: Precision
    sex: Sex
    details: tuple[Detail, ...]
    identifiers: tuple[Identifier, ...]
    locators: tuple[Locator, ...]

    @property
    def forename(self) -> str:
        """The first forename, for sentences."""
        return self.names[0].forenames.split(" ")[0] if self.names else ""

    @property
    def called(self) -> str:
        """The name the person goes by, for sentences."""
        for name in self.names:
            if name.kind == "preferred":
                return name.forenames
        return self.forename

    @property
    def surname(self) -> str:
        """The legal surname."""
        return self.names[0].surname if self.names else ""


@dataclass(frozen=True, slots=True)
class Member:
    """A person's place in a household, from and to when."""

    person: UUID
    role: str
    valid_from: date | None = None
    valid_to: date | None = None
    share: Literal["main", "shared", "visits"] = "main"


@dataclass(frozen=True, slots=True)
class Household:
    """People who live at one address."""

    key: UUID
    address: Address
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """`person` is the `kind` of `other` ("mother", "stepfather", "half-sibling"…)."""

    person: UUID
    other: UUID
    kind: str
    parental_responsibility: Literal["yes", "no", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """What one agency holds on one person, errors and all. `errors` names what was spoilt, for measurement only."""

    key: UUID
    agency: Agency
    record_id: str
    person: UUID
    forenames: str
    surname: str
    date_of_birth: date | None
    precision: Precision
    sex: str
    address: str
    postcode: str
    phone: str
    nhs_number: str
    upn: str
    as_at: date
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Involvement:
    """A service that is, or was, working with a child, and how fresh that knowledge is."""

    key: UUID
    person: UUID
    agency: str
    service: str
    team: str
    worker: str
    worker_phone: str
    since: date
    until: date | None
    as_at: datetime


@dataclass(frozen=True, slots=True)
class Allocated:
    """A worker of the demonstration allocated to a child."""

    person: UUID
    account: UUID
    role: str
    starts: date


@dataclass(frozen=True, slots=True)
class Restricted:
    """Records that most may not see. `hidden` reads as no person; `sealed` shows that it exists and whom to ring."""

    key: UUID
    people: tuple[UUID, ...]
    mode: Literal["hidden", "sealed"]
    reason_code: str
    reason: str
    duty_contact: str
    duty_phone: str
    deputy_contact: str
    deputy_phone: str
    since: date


@dataclass(frozen=True, slots=True)
class Story:
    """A family written by hand. `shows` says what a demonstration can see in it."""

    slug: str
    title: str
    shows: str


@dataclass(frozen=True, slots=True)
class Family:
    """Everyone tied to one set of children, the homes they live in, and all that is recorded about them."""

    number: int
    people: tuple[Person, ...]
    households: tuple[Household, ...]
    ties: tuple[Tie, ...]
    records: tuple[AgencyRecord, ...]
    involvements: tuple[Involvement, ...] = ()
    allocations: tuple[Allocated, ...] = ()
    restrictions: tuple[Restricted, ...] = ()
    contacts: tuple[Contact, ...] = ()
    story: Story | None = None

    @property
    def children(self) -> tuple[Person, ...]:
        """Children and unborn babies, eldest first as planned."""
        return tuple(person for person in self.people if person.kind in ("child", "unborn"))

    def person(self, key: UUID) -> Person:
        """Return the person of that key. Raises KeyError where the family has none."""
        for person in self.people:
            if person.key == key:
                return person
        raise KeyError(key)
