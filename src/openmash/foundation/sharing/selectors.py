"""Reading the register: agreements as they stand, what is closed to whom, and what is shared outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import Agency
from openmash.foundation.facts.once import once
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.sharing.models import (
    Agreement,
    Ending,
    Flow,
    Paper,
    PutInForce,
    Review,
    Signature,
    Version,
)
from openmash.foundation.sharing.permissions import Permission
from openmash.foundation.sharing.words import Basis, Gateway, Kind, Stage
from openmash.statute.calendar import local_date

LONDON = ZoneInfo("Europe/London")
SOON = timedelta(days=30)
"""An agreement that ends within this is shown as ending."""


@dataclass(frozen=True)
class FlowShown:
    """A kind of record from one agency to another."""

    from_id: UUID
    from_name: str
    to_id: UUID
    to_name: str
    kind: Kind


@dataclass(frozen=True)
class Signed:
    """Who signed for a party, and on which day."""

    agency_id: UUID
    agency: str
    who: str
    role: str
    on: date


@dataclass(frozen=True)
class PaperShown:
    """A document kept with a version."""

    id: UUID
    name: str
    size: int
    at: datetime


@dataclass(frozen=True)
class VersionShown:
    """One version, as it stands today."""

    id: UUID
    agreement_id: UUID
    number: int
    parties: Mapping[UUID, str]
    purpose: str
    basis: Basis
    gateways: tuple[Gateway, ...]
    about_whom: str
    in_force_from: date
    review_by: date
    ends_on: date | None
    changed: str
    flows: tuple[FlowShown, ...]
    signatures: tuple[Signed, ...]
    papers: tuple[PaperShown, ...]
    reviews: tuple[tuple[datetime, str, date], ...]
    stage: Stage

    @property
    def about(self) -> Sequence[str]:
        return [f"agreement:{self.agreement_id}"]

    @property
    def unsigned(self) -> Mapping[UUID, str]:
        """The parties that have not signed."""
        done = {each.agency_id for each in self.signatures}
        return {key: name for key, name in self.parties.items() if key not in done}


@dataclass(frozen=True)
class AgreementShown:
    """An agreement with its versions, the newest first."""

    id: UUID
    title: str
    owner_name: str
    versions: tuple[VersionShown, ...]
    ended_at: datetime | None
    ended_why: str

    @property
    def about(self) -> Sequence[str]:
        return [f"agreement:{self.id}"]

    @property
    def in_force(self) -> VersionShown | None:
        """The version that binds today."""
        return next((each for each in self.versions if each.stage is Stage.IN_FORCE), None)

    @property
    def last(self) -> VersionShown | None:
        """The version that binds, or bound last, or will."""
        order = (Stage.IN_FORCE, Stage.WAITING, Stage.ENDED)
        return next((each for stage in order for each in self.versions if each.stage is stage), None)

    @property
    def is_followed(self) -> bool:
        """A later version is in force or will be, so that an ending closes nothing."""
        return any(each.stage is Stage.WAITING for each in self.versions) and self.in_force is not None

    @property
    def stage(self) -> Stage:
        """How the agreement stands: by the version that binds, or bound last."""
        return self.last.stage if self.last else Stage.DRAFT

    @property
    def shown(self) -> VersionShown:
        """The version its page shows: the one that binds or bound last, else the newest."""
        return self.last or self.versions[0]

    def review_due(self) -> date | None:
        """By when the version in force is looked at again."""
        return self.in_force.review_by if self.in_force else None


def begins(day: date) -> datetime:
    """The first moment of a day in England."""
    return datetime.combine(day, time(), LONDON)


def beyond(day: date) -> datetime:
    """The first moment after a day in England."""
    return begins(day + timedelta(days=1))


def agreements(*, actor: Actor, now: datetime | None = None) -> list[AgreementShown]:
    """Every agreement, by title. Nine queries however many there are."""
    return _shown(list(Agreement.objects.order_by("title", "id")), now or timezone.now())


def agreement(agreement_id: UUID, *, actor: Actor, now: datetime | None = None) -> AgreementShown:
    """One agreement. Raises NotVisible."""
    found = _shown(list(Agreement.objects.filter(pk=agreement_id)), now or timezone.now())
    if not found:
        raise NotVisible
    return found[0]


def version(version_id: UUID, *, actor: Actor) -> VersionShown:
    """One version. Raises NotVisible."""
    row = Version.objects.filter(pk=version_id).first()
    if row is None:
        raise NotVisible
    return next(each for each in agreement(row.agreement_id, actor=actor).versions if each.id == version_id)


def paper(paper_id: UUID, *, actor: Actor) -> tuple[str, str, bytes]:
    """A document of the register: name, media type, bytes. Raises NotVisible."""
    require(actor, Permission.READ)
    row = Paper.objects.filter(pk=paper_id).first()
    if row is None:
        raise NotVisible
    return row.name, row.media_type, bytes(row.octets)


@dataclass(frozen=True)
class NotShared:
    """What an agency no longer (or does not yet) share with the actor's, and how to ask it."""

    agency_id: UUID
    agency: str
    telephone: str
    kind: Kind

    @property
    def said(self) -> str:
        """Such as "NHS: not shown, no sharing agreement is in force; ring 01632 960123"."""
        ring = f"; ring {self.telephone}" if self.telephone else "; ask it"
        return f"{self.agency}: not shown, no sharing agreement is in force{ring}"


def not_shared(kind: Kind, *, actor: Actor) -> tuple[NotShared, ...]:
    """Whose records of this kind are closed to the actor now: nearly always nobody's. One query a page, or two."""
    found = once(f"not shared: {kind.value}", [actor.account_id], lambda mine: {mine[0]: _closed(kind)})[
        actor.account_id
    ]
    return tuple(NotShared(each.pk, each.name, each.telephone_day, kind) for each in agencies.these(found).values())


@dataclass(frozen=True)
class KeptFrom:
    """What is closed to an agency, for what a service of the system makes for it: `closed` agencies, save of those
    protected now.
    """

    closed: frozenset[UUID]
    protected: frozenset[UUID]

    def shuts(self, holder_id: UUID, person_id: UUID) -> bool:
        """Whether what this agency holds of this person is kept back."""
        return holder_id in self.closed and person_id not in self.protected


def kept_from(agency_id: UUID, kind: Kind) -> KeptFrom:
    """Whose records of this kind are closed to an agency now. One query."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.not_shared_with(%s, %s), wall.protected_now()", [agency_id, kind.value])
        closed, protected = cursor.fetchone() or ([], [])
    return KeptFrom(frozenset(closed), frozenset(protected))


@dataclass(frozen=True)
class Closed:
    """What is closed between two agencies now, and how many rows are kept back by it; never about whom."""

    kind: Kind
    from_name: str
    to_name: str
    kept_back: int


def closed(*, actor: Actor) -> list[Closed]:
    """Everything that is closed now, for the information lead."""
    require(actor, Permission.DECIDE)
    with connection.cursor() as cursor:
        cursor.execute("select kind, from_id, to_id, kept_back from wall.closed_sharing()")
        rows: list[tuple[str, UUID, UUID, int]] = cursor.fetchall()
    names = agencies.names({key for _, giver, taker, _ in rows for key in (giver, taker)})
    found = [Closed(Kind(kind), names[giver], names[taker], count) for kind, giver, taker, count in rows]
    return sorted(found, key=lambda each: (each.from_name, each.to_name, each.kind.value))


@dataclass(frozen=True)
class OutsideShown:
    """What an agency shares for one child outside any agreement. Times are UTC."""

    id: UUID
    from_id: UUID
    from_name: str
    to_name: str
    basis: Basis
    gateway: Gateway
    why: str
    at: datetime
    by: UUID
    stopped_at: datetime | None


def outside(*, actor: Actor) -> list[OutsideShown]:
    """Everything shared outside agreements, newest first, without which child; for the information lead."""
    require(actor, Permission.DECIDE)
    return _outside("select * from wall.outside_agreements()", [])


def outside_of(person_ids: Iterable[UUID]) -> list[OutsideShown]:
    """What the actor's agency shares, or is shown, of these people outside agreements."""
    return _outside("select * from wall.outside_of(%s::uuid[])", [list(person_ids)])


@dataclass(frozen=True)
class Uncovered:
    """Two agencies between which something flows, and no agreement says so."""

    from_name: str
    to_name: str
    kind: Kind


def without_agreement(*, actor: Actor, partners: Sequence[Agency]) -> list[Uncovered]:
    """What these partners send to the council that no agreement was ever put in force for: open, and to be agreed."""
    hub = [each for each in agencies.agencies() if each.kind == agencies.AgencyKind.COUNCIL and each.telephone_day]
    known = set(Flow.objects.filter(version__put__isnull=False).values_list("from_agency_id", "to_agency_id", "kind"))
    return [
        Uncovered(partner.name, council.name, kind)
        for council in hub[:1]
        for partner in partners
        for kind in (Kind.INVOLVEMENT, Kind.CHECKS, Kind.MEETINGS)
        if partner.pk != council.pk and (partner.pk, council.pk, kind.value) not in known
    ]


def _closed(kind: Kind) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select wall.not_shared(%s)", [kind.value])
        (keys,) = cursor.fetchone() or ([],)
    return list(keys)


def _outside(statement: str, given: Sequence[list[UUID]]) -> list[OutsideShown]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[tuple[UUID, UUID, UUID, str, str, str, datetime, UUID, datetime | None]] = cursor.fetchall()
    names = agencies.names({key for row in rows for key in (row[1], row[2])})
    return [
        OutsideShown(key, giver, names[giver], names[taker], Basis(basis), Gateway(gateway), why, at, by, stopped)
        for key, giver, taker, basis, gateway, why, at, by, stopped in rows
    ]


def _shown(rows: Sequence[Agreement], now: datetime) -> list[AgreementShown]:
    ids = [row.pk for row in rows]
    versions = list(Version.objects.filter(agreement_id__in=ids).order_by("-number", "id"))
    keys = [row.pk for row in versions]
    flows = list(Flow.objects.filter(version_id__in=keys).order_by("kind", "id"))
    signed = list(Signature.objects.filter(version_id__in=keys).order_by("signed_on", "id"))
    papers = Paper.objects.filter(version_id__in=keys).order_by("-recorded_at", "-id")
    sizes = list(
        papers.extra(select={"size": "octet_length(octets)"}).values("id", "version_id", "name", "recorded_at", "size")
    )
    reviews = list(Review.objects.filter(version_id__in=keys).order_by("-recorded_at", "-id"))
    put = set(PutInForce.objects.filter(version_id__in=keys).values_list("version_id", flat=True))
    endings = {row.agreement_id: row for row in Ending.objects.filter(agreement_id__in=ids)}
    names = {each.pk: each.name for each in agencies.agencies()}
    found = []
    for row in rows:
        ending, mine = endings.get(row.pk), [each for each in versions if each.agreement_id == row.pk]
        shown = []
        for one in mine:
            seen = [each for each in reviews if each.version_id == one.pk]
            shown.append(
                VersionShown(
                    one.pk, row.pk, one.number, {key: names[key] for key in one.parties}, one.purpose,
                    Basis(one.basis), tuple(Gateway(each) for each in one.gateways), one.about_whom, one.in_force_from,
                    seen[0].next_by if seen else one.review_by, one.ends_on, one.changed,
                    tuple(
                        FlowShown(
                            each.from_agency_id, names[each.from_agency_id], each.to_agency_id,
                            names[each.to_agency_id], Kind(each.kind),
                        )
                        for each in flows if each.version_id == one.pk
                    ),
                    tuple(
                        Signed(each.agency_id, names[each.agency_id], each.who, each.role, each.signed_on)
                        for each in signed if each.version_id == one.pk
                    ),
                    tuple(
                        PaperShown(each["id"], each["name"], each["size"], each["recorded_at"])
                        for each in sizes if each["version_id"] == one.pk
                    ),
                    tuple((each.recorded_at, each.found, each.next_by) for each in seen),
                    _stage(one, mine, put, ending, local_date(now)),
                )
            )  # fmt: skip
        found.append(
            AgreementShown(
                row.pk, row.title, row.owner_name, tuple(shown), ending.ended_at if ending else None,
                ending.why if ending else "",
            )
        )  # fmt: skip
    return found


def _stage(one: Version, every: Sequence[Version], put: set[UUID], ending: Ending | None, today: date) -> Stage:
    """How a version stands today."""
    if one.pk not in put:
        return Stage.DRAFT
    if ending is not None:
        return Stage.ENDED
    later = (each for each in every if each.number > one.number and each.pk in put)
    if any(each.in_force_from <= today for each in later):
        return Stage.REPLACED
    if one.in_force_from > today:
        return Stage.WAITING
    return Stage.ENDED if one.ends_on is not None and one.ends_on < today else Stage.IN_FORCE
