"""The only code that writes subjects, what links them, and what is done about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import CORE_CIRCLE
from openmash.foundation.access.selectors import who
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.records.linkage import selectors as linkage
from openmash.records.people.words import PersonKind
from openmash.records.subjects import grid
from openmash.records.subjects.models import Action, ActionResult, Aim, Description, Link, Standing, Subject
from openmash.records.subjects.permissions import Permission
from openmash.records.subjects.words import Became, Because, Confidence, Kind, LinkKind, PlaceKind, Status
from openmash.statute.calendar import local_date

UNDER_18 = "Somebody under 18 is a child first: find or add their own record, and choose it."


@dataclass(frozen=True)
class Described:
    """What is known of a subject, without naming anybody.

    A place's point is given as `degrees` (longitude, latitude; WGS84) or as `metres` (easting, northing; EPSG:27700);
    the other is worked out. `until`: when a theme expires.
    """

    words: str = ""
    identifier: str = ""
    place_kind: PlaceKind | None = None
    degrees: tuple[float, float] | None = None
    metres: tuple[int, int] | None = None
    guardians: str = ""
    guardians_duty: str = ""
    times_of_day: str = ""
    features: str = ""
    young_people: str = ""
    community: str = ""
    strengths: str = ""
    until: date | None = None


@dataclass(frozen=True)
class SubjectTold:
    """A subject as somebody tells of it. A person of concern under 18 (`is_child`) has `person_id`, their own record.

    `wider`: circles that may see it beside the core exploitation roles, such as an agency's strand or the open circle.
    """

    kind: Kind
    name: str
    why: str
    review_on: date | None
    described: Described = field(default_factory=Described)
    person_id: UUID | None = None
    is_child: bool = False
    owner_id: UUID | None = None
    wider: Sequence[int] = ()


@dataclass(frozen=True)
class End:
    """One end of a link: a subject or a person, never both."""

    subject_id: UUID | None = None
    person_id: UUID | None = None


@dataclass(frozen=True)
class LinkTold:
    """A link as one source says it. `source`: the report or release; without one, `says_so` names the record.

    `audience`: the circles of the source; `first_on`, `last_on`: the days it is known to have held.
    """

    kind: LinkKind
    begins: End
    ends: End
    confidence: Confidence
    because: Because = Because.RECORD
    source: UUID | None = None
    says_so: str = ""
    role: str = ""
    first_on: date | None = None
    last_on: date | None = None
    audience: Sequence[int] = (CORE_CIRCLE,)


@transaction.atomic
def add(*, actor: Actor, told: SubjectTold) -> UUID:
    """Add a subject, new, owned by whoever adds it unless another is named; returns its key."""
    require(actor, Permission.KEEP)
    problems = [] if told.name.strip() else [Problem("name", "Say what it is called, or describe it.")]
    if not told.why.strip():
        problems.append(Problem("why", "Say why it is kept: what harm to children it is linked with."))
    if told.review_on is None:
        problems.append(Problem("review_on", "Give the day it is looked at again."))
    if told.kind is not Kind.PERSON and (told.person_id or told.is_child):
        problems.append(Problem("person", "Only a person of concern has a record as a person."))
    if told.is_child and told.person_id is None:
        problems.append(Problem("person", UNDER_18))
    if told.kind is Kind.THEME and told.described.until is None:
        problems.append(Problem("until", "Give the day on which the theme expires unless somebody renews it."))
    point = _point(told.described, problems)
    is_child = told.is_child or (told.person_id is not None and _is_under_18(told.person_id, actor))
    if problems:
        raise Incomplete(problems)
    ids = [*linkage.person_set(told.person_id, actor).ids] if told.person_id else []
    row = Subject.record(
        actor=actor, kind=told.kind, name=told.name.strip()[:200], person_id=told.person_id, is_child=is_child,
        person_ids=ids, audience=sorted({CORE_CIRCLE, *told.wider}), occurred_at=timezone.now(),
    )  # fmt: skip
    _describe(actor, row.pk, told.described, point)
    Standing.record(
        actor=actor, subject_id=row.pk, status=Status.NEW, owner_id=told.owner_id or actor.account_id,
        why=told.why.strip(), review_on=told.review_on, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "subjects.added", about=[f"subject:{row.pk}", *(f"person:{i}" for i in ids)])
    return row.pk


@transaction.atomic
def describe(*, actor: Actor, subject_id: UUID, described: Described) -> None:
    """Say anew what is known of a subject; what was said before stays beside it."""
    require(actor, Permission.KEEP)
    _seen(subject_id)
    problems: list[Problem] = []
    point = _point(described, problems)
    if problems:
        raise Incomplete(problems)
    _describe(actor, subject_id, described, point)
    _audit(actor, "subjects.described", subject_id)


@transaction.atomic
def set_standing(
    *, actor: Actor, subject_id: UUID, status: Status, why: str, review_on: date | None, owner_id: UUID | None = None
) -> None:
    """Say how a subject stands now and why, who owns it, and when it is looked at again."""
    require(actor, Permission.KEEP)
    _seen(subject_id)
    problems = [] if why.strip() else [Problem("why", "Say why.")]
    if status is not Status.CLOSED and (review_on is None or review_on < local_date(timezone.now())):
        problems.append(Problem("review_on", "Give a day to come, on which it is looked at again."))
    if owner_id is not None and owner_id not in who([owner_id]):
        problems.append(Problem("owner", "Choose who owns it."))
    if problems:
        raise Incomplete(problems)
    before = Standing.objects.filter(subject_id=subject_id).order_by("recorded_at", "id").last()
    Standing.record(
        actor=actor, subject_id=subject_id, status=status, why=why.strip(), review_on=review_on,
        owner_id=owner_id or (before.owner_id if before else actor.account_id),
        supersedes=before.pk if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "subjects.standing_set", subject_id, status.value)


@transaction.atomic
def identify(*, actor: Actor, subject_id: UUID, person_id: UUID | None, why: str) -> None:
    """Say whose record a person of concern is, or that it is not theirs after all (None). Both must be seen.

    From then on the subject bears the restriction of that record. Somebody under 18 is a child first.
    """
    require(actor, Permission.KEEP)
    row = _seen(subject_id)
    if row.kind != Kind.PERSON:
        raise NotAllowedNow("Only a person of concern has a record as a person.")
    problems = [] if why.strip() else [Problem("why", "Say how it is known.")]
    if row.is_child and person_id is None:
        problems.append(Problem("record", UNDER_18))
    if problems:
        raise Incomplete(problems)
    row.person_id = person_id
    row.person_ids = [*linkage.person_set(person_id, actor).ids] if person_id else []
    row.is_child = person_id is not None and _is_under_18(person_id, actor)
    row.save(update_fields=["person_id", "person_ids", "is_child"])
    _stands_still(actor, subject_id, f"Identified: {why.strip()}" if person_id else f"Not identified: {why.strip()}")
    audit.record(
        actor, "subjects.identified", about=[f"subject:{subject_id}", *(f"person:{key}" for key in row.person_ids)]
    )


@transaction.atomic
def let_see(*, actor: Actor, subject_id: UUID, wider: Sequence[int], why: str) -> None:
    """Say who may see a subject beside the core exploitation roles, from now on. `wider`: circles; none: nobody."""
    require(actor, Permission.KEEP)
    row = _seen(subject_id)
    if not why.strip():
        raise Incomplete([Problem("why", "Say why.")])
    before, row.audience = row.audience, sorted({CORE_CIRCLE, *wider})
    row.save(update_fields=["audience"])
    opened = "Whoever is on duty may see it" if OPEN_CIRCLE in row.audience else "For the exploitation roles alone"
    _stands_still(actor, subject_id, f"{opened}: {why.strip()}")
    _audit(actor, "subjects.audience_set", subject_id, f"{before} to {row.audience}")


def _stands_still(actor: Actor, subject_id: UUID, why: str) -> None:
    """A line of its history in which it stands as before."""
    last = Standing.objects.filter(subject_id=subject_id).order_by("recorded_at", "id").last()
    if last is None:
        raise NotVisible
    Standing.record(
        actor=actor, subject_id=subject_id, status=last.status, why=why, review_on=last.review_on,
        owner_id=last.owner_id, supersedes=last.pk, occurred_at=timezone.now(),
    )  # fmt: skip


@transaction.atomic
def aim(*, actor: Actor, subject_id: UUID, change: str, known_by: str) -> None:
    """Say what must change about a subject, and how we shall know. The newest aim is the plan's."""
    require(actor, Permission.KEEP)
    _seen(subject_id)
    if not change.strip() or not known_by.strip():
        asked = (("change", change, "Say what must change."), ("known_by", known_by, "Say how we shall know."))
        raise Incomplete([Problem(name, sentence) for name, given, sentence in asked if not given.strip()])
    before = Aim.objects.current().filter(subject_id=subject_id).order_by("recorded_at", "id").last()
    Aim.record(
        actor=actor, subject_id=subject_id, change=change.strip(), known_by=known_by.strip(),
        supersedes=before.pk if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "subjects.aim_set", subject_id)


@transaction.atomic
def plan_action(
    *, actor: Actor, subject_id: UUID, what: str, owner_name: str, agency_name: str, due_on: date | None,
    account_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """Plan one action about a subject, with who does it, of which agency, by when; returns its key."""
    require(actor, Permission.KEEP)
    _seen(subject_id)
    asked = (
        ("what", what.strip(), "Say what will be done."),
        ("owner_name", owner_name.strip(), "Say who does it."),
        ("agency_name", agency_name.strip(), "Say of which agency."),
        ("due_on", due_on, "Give the day by which it is done."),
    )
    if problems := [Problem(name, sentence) for name, given, sentence in asked if not given]:
        raise Incomplete(problems)
    row = Action.record(
        actor=actor, subject_id=subject_id, what=what.strip(), owner_name=owner_name.strip()[:200],
        agency_name=agency_name.strip()[:200], due_on=due_on, account_id=account_id, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "subjects.action_planned", subject_id)
    return row.pk


@transaction.atomic
def say_done(*, actor: Actor, action_id: UUID, became: Became, effect: str) -> None:
    """Say what became of an action and what difference it made: whoever owns it, or a core role."""
    row = Action.objects.current().filter(pk=action_id).first()
    if row is None:
        raise NotVisible
    require(actor, Permission.ACT if row.account_id == actor.account_id else Permission.KEEP)
    if not effect.strip():
        raise Incomplete([Problem("effect", "Say what difference it made, or why it was not done.")])
    ActionResult.record(
        actor=actor, subject_id=row.subject_id, action_id=row.pk, became=became, effect=effect.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "subjects.action_answered", row.subject_id, became.value)


@transaction.atomic
def link(*, actor: Actor, told: LinkTold) -> UUID:
    """Link two, as one source says it; returns the link's key. Both must be seen by whoever links them."""
    require(actor, Permission.KEEP)
    problems = []
    ids: list[UUID] = []
    for name, end in (("begins", told.begins), ("ends", told.ends)):
        if (end.subject_id is None) == (end.person_id is None):
            problems.append(Problem(name, "Choose one person, or one place, vehicle, group or other."))
            continue
        ids += people_of(end, actor)
    if told.begins == told.ends:
        problems.append(Problem("ends", "Choose two different things."))
    if told.kind is LinkKind.MEMBER and not _is_group(told.ends):
        problems.append(Problem("ends", "Choose the group."))
    if told.because is Because.RECORD and not told.says_so.strip():
        problems.append(Problem("says_so", "Say which record or meeting says so."))
    if told.first_on and told.last_on and told.last_on < told.first_on:
        problems.append(Problem("last_on", "The last day is on or after the first."))
    if problems:
        raise Incomplete(problems)
    row = Link.record(
        actor=actor, kind=told.kind, from_subject_id=told.begins.subject_id, from_person_id=told.begins.person_id,
        to_subject_id=told.ends.subject_id, to_person_id=told.ends.person_id, role=told.role.strip()[:200],
        confidence=told.confidence, because=told.because, source=told.source, says_so=told.says_so.strip()[:400],
        person_ids=sorted(set(ids)), audience=sorted(set(told.audience)), valid_from=told.first_on,
        valid_to=told.last_on, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit_link(actor, "subjects.linked", row)
    return row.pk


@transaction.atomic
def withdraw_link(*, actor: Actor, link_id: UUID, why: str) -> None:
    """Say that a source no longer links two. The link stays in the history, and counts no more."""
    require(actor, Permission.KEEP)
    row = Link.objects.current().filter(pk=link_id).first()
    if row is None:
        raise NotVisible
    if row.withdrawn:
        raise NotAllowedNow("It is withdrawn already.")
    if not why.strip():
        raise Incomplete([Problem("why", "Say why.")])
    Link.record(
        actor=actor, supersedes=row.pk, withdrawn=True, role=why.strip()[:200],
        **{name: getattr(row, name) for name in CARRIED}, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit_link(actor, "subjects.link_withdrawn", row)


def links_of(source: UUID) -> list[LinkTold]:
    """The links that a report or release says, as they could be said again by another."""
    return [
        LinkTold(
            LinkKind(row.kind), End(row.from_subject_id, row.from_person_id), End(row.to_subject_id, row.to_person_id),
            Confidence(row.confidence), Because(row.because), row.source, row.says_so, row.role, row.valid_from,
            row.valid_to, row.audience,
        )
        for row in Link.objects.current().filter(source=source, withdrawn=False).order_by("recorded_at", "id")
    ]  # fmt: skip


CARRIED = (
    "kind", "from_subject_id", "from_person_id", "to_subject_id", "to_person_id", "confidence", "because", "source",
    "says_so", "person_ids", "audience", "valid_from", "valid_to",
)  # fmt: skip


def people_of(end: End, actor: Actor) -> list[UUID]:
    """The people an end is: itself, or a person of concern's own record, or a group's members. Raises NotVisible."""
    if end.person_id is not None:
        return [*linkage.person_set(end.person_id, actor).ids]
    row = _seen(end.subject_id)
    return [] if row.kind == Kind.GROUP else list(row.person_ids)


def _seen(subject_id: UUID | None) -> Subject:
    row = Subject.objects.current().filter(pk=subject_id).first() if subject_id else None
    if row is None:
        raise NotVisible
    return row


def _is_group(end: End) -> bool:
    return end.subject_id is not None and _seen(end.subject_id).kind == Kind.GROUP


def _is_under_18(person_id: UUID, actor: Actor) -> bool:
    card = linkage.whole_cards([person_id], actor).get(person_id)
    if card is None:
        raise NotVisible
    return card.kind in (PersonKind.CHILD, PersonKind.UNBORN)


def _point(described: Described, problems: list[Problem]) -> grid.Point | None:
    try:
        if described.degrees is not None:
            return grid.from_degrees(*described.degrees)
        return grid.from_grid(*described.metres) if described.metres is not None else None
    except ValueError as wrong:
        problems.append(Problem("point", str(wrong)))
        return None


def _describe(actor: Actor, subject_id: UUID, told: Described, point: grid.Point | None) -> None:
    before = Description.objects.current().filter(subject_id=subject_id).order_by("recorded_at", "id").last()
    Description.record(
        actor=actor, subject_id=subject_id, words=told.words.strip(), identifier=told.identifier.strip()[:200],
        place_kind=told.place_kind or "", guardians=told.guardians.strip(), until=told.until,
        guardians_duty=told.guardians_duty.strip(), times_of_day=told.times_of_day.strip()[:200],
        features=told.features.strip(), young_people=told.young_people.strip(), community=told.community.strip(),
        strengths=told.strengths.strip(),
        longitude=point.longitude if point else None, latitude=point.latitude if point else None,
        easting=point.easting if point else None, northing=point.northing if point else None,
        supersedes=before.pk if before else None, occurred_at=timezone.now(),
    )  # fmt: skip


def _audit(actor: Actor, kind: str, subject_id: UUID, what: str = "") -> None:
    audit.record(actor, kind, about=[f"subject:{subject_id}"], detail={"what": what})


def _audit_link(actor: Actor, kind: str, row: Link) -> None:
    ends = [f"subject:{each}" for each in (row.from_subject_id, row.to_subject_id) if each]
    audit.record(actor, kind, about=[*ends, *(f"person:{each}" for each in row.person_ids)])
