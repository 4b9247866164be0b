"""What somebody told us, before anything is recorded: one object for a whole form, call or row of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor.words import (
    Agreed,
    Basis,
    Channel,
    ContactKind,
    Gateway,
    NotInformed,
    Part,
    Presence,
)
from openmash.records.people.telling import AsTold
from openmash.records.voice.actions import Told as VoiceTold


@dataclass(frozen=True)
class ChildTold:
    """One child in a contact: a record already found (`person_id`), or somebody as told; neither is an unknown child.

    The words are kept with this child alone. `categories` are codes of the census's factors or local ones.
    """

    person_id: UUID | None = None
    told: AsTold | None = None
    as_told: str = ""
    concern: str = ""
    impact: str = ""
    working_well: str = ""
    tried: str = ""
    asked_for: str = ""
    categories: tuple[str, ...] = ()
    part: Part = Part.SUBJECT
    voice: VoiceTold | None = None


@dataclass(frozen=True)
class OtherTold:
    """Somebody else in a contact: parent, partner, neighbour. Alleged, until found."""

    person_id: UUID | None = None
    told: AsTold | None = None
    as_told: str = ""
    relation: str = ""
    alleged: bool = False


@dataclass(frozen=True)
class ReferrerTold:
    """Who told us. `account_id` where they signed in to do so."""

    name: str = ""
    role: str = ""
    agency_id: UUID | None = None
    agency_name: str = ""
    relationship: str = ""
    telephone: str = ""
    email: str = ""
    is_professional: bool = False
    is_anonymous: bool = False
    wants_feedback: bool = True
    safe_to_contact: str = ""
    account_id: UUID | None = None


@dataclass(frozen=True)
class InformedTold:
    """Whether the family was told that information is shared for this purpose; if not, why."""

    purpose: str
    informed: bool
    who_was_told: str = ""
    their_view: str = ""
    why_not: NotInformed | None = None
    words: str = ""


@dataclass(frozen=True)
class BasisTold:
    """On what lawful basis information is shared for this purpose; or, not shared, what was weighed."""

    purpose: str
    basis: Basis = Basis.PUBLIC_TASK
    gateway: Gateway = Gateway.SECTION_11
    shared: bool = True
    words: str = ""


@dataclass(frozen=True)
class AgreementTold:
    """Whether the family agreed to a service for the child at this place in the list of children."""

    service: str
    agreed: Agreed
    by_whom: str = ""
    words: str = ""


@dataclass(frozen=True)
class PoliceTold:
    """What comes with a police notification. `grade` is the force's own, such as green, amber or red.

    `said_since`: what the force says later of one it has sent.
    """

    agency_id: UUID
    notification_ref: str
    incident_at: datetime | None = None
    grade: str = ""
    domestic_abuse: bool = False
    children_present: Presence = Presence.UNKNOWN
    child_seen: Presence = Presence.UNKNOWN
    child_spoken_to: Presence = Presence.UNKNOWN
    said_since: str = ""


@dataclass(frozen=True)
class Arrival:
    """A contact as it arrived.

    `received_at` is when it truly arrived (aware; None: now), however late it is typed; `first_told_at` when any agency
    first knew (None: then). `source` is a code of N00152. No children at all means one unknown child.
    """

    kind: ContactKind
    channel: Channel
    source: str
    children: Sequence[ChildTold] = ()
    others: Sequence[OtherTold] = ()
    referrer: ReferrerTold | None = None
    source_detail: str = ""
    received_at: datetime | None = None
    first_told_at: datetime | None = None
    in_danger_now: bool = False
    informed: Sequence[InformedTold] = ()
    basis: Sequence[BasisTold] = ()
    agreements: Sequence[AgreementTold] = ()
    police: PoliceTold | None = None
    referral_promised: bool = False
    """Whoever asked for advice promised to send a written referral: its clock starts."""
    origin_id: UUID | None = None


@dataclass(frozen=True)
class Received:
    """What became of an arrival: its key, and the reference that may be told to anyone.

    `already_held` means that this very notification is here already, and nothing was added; then there is no reference.
    """

    contact_id: UUID | None
    reference: str
    children: tuple[UUID, ...] = field(default=())
    already_held: bool = False
