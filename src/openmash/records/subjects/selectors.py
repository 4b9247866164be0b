"""The only code that reads subjects for others. Each answers within the walls: what is not seen is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import CORE_CIRCLE
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.records.linkage import selectors as linkage
from openmash.records.people.words import PersonKind
from openmash.records.subjects.models import Action, ActionResult, Aim, Description, Link, Standing, Subject
from openmash.records.subjects.words import (
    INCOMPLETE,
    MUTUAL,
    Became,
    Because,
    Confidence,
    Kind,
    LinkKind,
    PlaceKind,
    Status,
)

SURE = (Confidence.CONFIRMED, Confidence.PROBABLE, Confidence.POSSIBLE)


@dataclass(frozen=True)
class Point:
    """Where a place is: degrees of WGS84, and metres of the National Grid (EPSG:27700)."""

    longitude: float
    latitude: float
    easting: int
    northing: int


@dataclass(frozen=True)
class SubjectShown:
    """A subject as a list, a map or a graph shows it. `person_id`: a person of concern's own record.

    `is_child`: under 18 today, so shown as a child first; once 18, by the same record, no more. `incomplete` is said of
    every group, always. `owner` answers for it. Days are England's.
    """

    id: UUID
    kind: Kind
    name: str
    status: Status
    owner_id: UUID
    owner: str
    review_on: date | None
    since: datetime
    words: str
    identifier: str
    place_kind: PlaceKind | None
    point: Point | None
    guardians: str
    guardians_duty: str
    times_of_day: str
    features: str
    young_people: str
    community: str
    strengths: str
    until: date | None
    person_id: UUID | None
    is_child: bool
    wider: tuple[int, ...] = ()
    """The circles that may see it beside the core exploitation roles."""

    @property
    def incomplete(self) -> str:
        """What a group says of itself; empty for the rest."""
        return INCOMPLETE if self.kind is Kind.GROUP else ""

    @property
    def is_open(self) -> bool:
        return self.status is not Status.CLOSED


@dataclass(frozen=True)
class Node:
    """An end of an edge: a subject, or a person. `key` tells one from another: "subject:…" or "person:…"."""

    kind: str
    id: UUID

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Said:
    """One source's word that two are linked. `source`: its report or release; None where a record says so."""

    link_id: UUID
    because: Because
    source: UUID | None
    says_so: str
    role: str
    confidence: Confidence
    first_on: date | None
    last_on: date | None
    recorded_at: datetime


@dataclass(frozen=True)
class Edge:
    """Two that are linked in one way, with everything visible that says so. The strongest word is its confidence.

    `sources` are the visible reports and releases, each once; nothing counts the ones that are not visible. Both ends
    are seen by the actor. A person agreed to have several records is one node, by the record that names them.
    """

    begins: Node
    ends: Node
    kind: LinkKind
    said: tuple[Said, ...]

    @property
    def confidence(self) -> Confidence:
        return min((each.confidence for each in self.said), key=SURE.index)

    @property
    def sources(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(each.source for each in self.said if each.source))

    @property
    def first_on(self) -> date | None:
        return min((each.first_on for each in self.said if each.first_on), default=None)

    @property
    def last_on(self) -> date | None:
        days = [day for each in self.said for day in (each.first_on, each.last_on) if day]
        return max(days, default=None)

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.role for each in self.said if each.role))


@dataclass(frozen=True)
class StandingSaid:
    """One line of a subject's history. Times are UTC."""

    status: Status
    owner: str
    why: str
    review_on: date | None
    by: str
    at: datetime


@dataclass(frozen=True)
class ActionShown:
    """An action about a subject, and what became of it: None while nothing has."""

    id: UUID
    subject_id: UUID
    what: str
    owner_name: str
    agency_name: str
    account_id: UUID | None
    due_on: date
    became: Became | None
    effect: str

    def is_late(self, today: date) -> bool:
        return self.became is None and self.due_on < today


@dataclass(frozen=True)
class PlanShown:
    """What must change, how we shall know, and what is done, soonest due first."""

    change: str
    known_by: str
    actions: tuple[ActionShown, ...]


def visible(
    *, actor: Actor, kind: Kind | None = None, words: str = "", ids: Iterable[UUID] | None = None,
    closed: bool = True,
) -> list[SubjectShown]:  # fmt: skip
    """The subjects the actor may see, by name; of one kind, with `words` in name, identifier or description, or of
    `ids` alone, where asked; without the closed ones where `closed` is False. Five queries.
    """
    rows = Subject.objects.current()
    if kind is not None:
        rows = rows.filter(kind=kind)
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    if words.strip():
        described = Description.objects.current().filter(
            Q(identifier__icontains=words.strip()) | Q(words__icontains=words.strip())
        )
        rows = rows.filter(Q(name__icontains=words.strip()) | Q(pk__in=described.values("subject_id")))
    shown = _shown(rows, actor)
    return [each for each in shown if closed or each.is_open]


def subject(subject_id: UUID, *, actor: Actor) -> SubjectShown:
    """One subject. Raises NotVisible where there is none for this actor."""
    found = visible(actor=actor, ids=[subject_id])
    if not found:
        raise NotVisible
    return found[0]


def places_for_map(*, actor: Actor, closed: bool = False) -> list[SubjectShown]:
    """The places the actor may see that have a point. A place without one is in `visible(kind=Kind.PLACE)` alone."""
    return [each for each in visible(actor=actor, kind=Kind.PLACE, closed=closed) if each.point is not None]


def edges(*, actor: Actor, of: Iterable[UUID] | None = None) -> list[Edge]:
    """Every visible link, oldest first; only those that touch these subjects or people where `of` is given (for a
    person: all the records agreed to be them). Those between the same two in the same way are one edge, whichever of
    them was named first where that says the same. Two queries.
    """
    rows = Link.objects.current().filter(withdrawn=False)
    if of is not None:
        keys = list(of)
        rows = rows.filter(
            Q(from_subject_id__in=keys) | Q(from_person_id__in=keys) | Q(to_subject_id__in=keys)
            | Q(to_person_id__in=keys)
        )  # fmt: skip
    found = list(rows.order_by("recorded_at", "id"))
    leads = linkage.leads(
        {key for row in found for key in (row.from_person_id, row.to_person_id) if key is not None}, actor
    )
    told: dict[tuple[Node, Node, LinkKind], list[Said]] = defaultdict(list)
    for row in found:
        begins, ends = (
            _node(row.from_subject_id, row.from_person_id, leads), _node(row.to_subject_id, row.to_person_id, leads)
        )  # fmt: skip
        if begins is not None and ends is not None and begins != ends:
            kind = LinkKind(row.kind)
            turned = kind in MUTUAL and (ends, begins, kind) in told
            told[(ends, begins, kind) if turned else (begins, ends, kind)].append(_said(row))
    return [Edge(begins, ends, kind, tuple(said)) for (begins, ends, kind), said in told.items()]


@dataclass(frozen=True, slots=True)
class TieSaid:
    """One visible word that two are linked, by their keys ("subject:…", "person:…"). `says`: the report, release or
    link that says it. `on`: the first day it is known to have held, else the day it was recorded.
    """

    one: str
    other: str
    says: str
    on: date


def ties(*, actor: Actor) -> list[TieSaid]:
    """Every visible word that two are linked, bare, for a whole network at once; what it says is in `edges`.

    A person agreed to have several records is one, by the record that names them; a person of concern with a record is
    the subject. Four queries.
    """
    rows = list(
        Link.objects.current().filter(withdrawn=False).values_list(
            "from_subject_id", "from_person_id", "to_subject_id", "to_person_id", "source", "id", "valid_from",
            "recorded_at",
        )
    )  # fmt: skip
    leads = linkage.leads({key for row in rows for key in (row[1], row[3]) if key is not None}, actor)
    themselves = Subject.objects.current().filter(kind=Kind.PERSON, person_id__isnull=False)
    named = {leads.get(person, person): key for key, person in themselves.values_list("pk", "person_id")}
    found = []
    for from_subject, from_person, to_subject, to_person, source, link_id, since, recorded in rows:
        one, other = _key(from_subject, from_person, leads, named), _key(to_subject, to_person, leads, named)
        if one and other and one != other:
            says = f"source:{source}" if source else f"link:{link_id}"
            found.append(TieSaid(one, other, says, since or recorded.date()))
    return found


def _key(
    subject_id: UUID | None, person_id: UUID | None, leads: Mapping[UUID, UUID], named: Mapping[UUID, UUID]
) -> str:
    """The key of one end; empty where it may not be seen."""
    if subject_id is not None:
        return f"subject:{subject_id}"
    lead = leads.get(person_id) if person_id is not None else None
    if lead is None:
        return ""
    return f"subject:{named[lead]}" if lead in named else f"person:{lead}"


def members(group_id: UUID, *, actor: Actor) -> list[Edge]:
    """The members of a group whom the actor may see. Nothing says whether others are: `SubjectShown.incomplete`."""
    return [
        each for each in edges(actor=actor, of=[group_id]) if each.kind is LinkKind.MEMBER and each.ends.id == group_id
    ]


def names(nodes: Iterable[Node], *, actor: Actor) -> Mapping[Node, str]:
    """What to call each of these ends that the actor may see; the others are left out."""
    asked = set(nodes)
    subjects = {node.id for node in asked if node.kind == "subject"}
    called = dict(Subject.objects.current().filter(pk__in=subjects).values_list("pk", "name"))
    people = linkage.called_whole([node.id for node in asked if node.kind == "person"], actor)
    found = {node: called[node.id] for node in asked if node.kind == "subject" and node.id in called}
    return found | {node: people[node.id].called.name for node in asked if node.kind == "person" and node.id in people}


def history(subject_id: UUID, *, actor: Actor) -> list[StandingSaid]:
    """How a subject has stood, newest first, by whom and why."""
    rows = list(Standing.objects.filter(subject_id=subject_id).order_by("-recorded_at", "-id"))
    people = who([*(row.owner_id for row in rows), *(row.recorded_by for row in rows)])
    return [
        StandingSaid(
            Status(row.status), people[row.owner_id].name, row.why, row.review_on, people[row.recorded_by].name,
            row.recorded_at,
        )
        for row in rows
    ]  # fmt: skip


def plan(subject_id: UUID, *, actor: Actor) -> PlanShown:
    """The plan about a subject. Three queries."""
    found = Aim.objects.current().filter(subject_id=subject_id).order_by("recorded_at", "id").last()
    actions = _actions(Action.objects.current().filter(subject_id=subject_id))
    return PlanShown(found.change if found else "", found.known_by if found else "", tuple(actions))


def aims(subject_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, tuple[str, str]]:
    """What must change about each of these, and how we shall know, where anybody has said. One query."""
    rows = Aim.objects.current().filter(subject_id__in=list(subject_ids)).order_by("recorded_at", "id")
    return {row.subject_id: (row.change, row.known_by) for row in rows}


def actions_of(account_id: UUID, *, actor: Actor) -> list[ActionShown]:
    """What somebody has still to do about subjects the actor may see, soonest due first."""
    found = _actions(Action.objects.current().filter(account_id=account_id))
    return [each for each in found if each.became is None]


def action(action_id: UUID, *, actor: Actor) -> ActionShown:
    """One action. Raises NotVisible where there is none for this actor."""
    found = _actions(Action.objects.current().filter(pk=action_id))
    if not found:
        raise NotVisible
    return found[0]


def reviews_due(*, actor: Actor, by: date) -> list[SubjectShown]:
    """The subjects the actor owns to be looked at again by a day, and the themes of theirs that expire by it."""
    mine = [each for each in visible(actor=actor, closed=False) if each.owner_id == actor.account_id]
    return [each for each in mine if any(day is not None and day <= by for day in (each.review_on, each.until))]


def concerns_about(person_ids: Sequence[UUID], *, actor: Actor) -> list[SubjectShown]:
    """The subject that these records are, as a person of concern, where the actor may see it."""
    return _shown(Subject.objects.current().filter(kind=Kind.PERSON, person_id__in=list(person_ids)), actor)


def _shown(rows: QuerySet[Subject], actor: Actor) -> list[SubjectShown]:
    found = list(rows.order_by("name", "id"))
    ids, trip = [row.pk for row in found], Trip()
    said = trip.rows(Description, "subject_id", ids, order=("recorded_at", "id"))
    stood = trip.rows(Standing, "subject_id", ids, order=("recorded_at", "id"))
    trip.go()
    described = {row.subject_id: row for row in said.all}
    standing = {row.subject_id: row for row in stood.all}
    since = {row.subject_id: row.recorded_at for row in reversed(stood.all)}
    owners = who({row.owner_id for row in standing.values()})
    adults = _adults([row for row in found if row.is_child], actor)
    return [
        _one(row, described.get(row.pk), standing[row.pk], owners[standing[row.pk].owner_id].name, since, adults)
        for row in found
        if row.pk in standing
    ]


def _one(
    row: Subject, said: Description | None, standing: Standing, owner: str, since: Mapping[UUID, datetime],
    adults: frozenset[UUID],
) -> SubjectShown:  # fmt: skip
    said = said or Description()
    point = None
    if (
        said.longitude is not None
        and said.latitude is not None
        and said.easting is not None
        and said.northing is not None
    ):
        point = Point(said.longitude, said.latitude, said.easting, said.northing)
    return SubjectShown(
        row.pk, Kind(row.kind), row.name, Status(standing.status), standing.owner_id, owner, standing.review_on,
        since[row.pk], said.words, said.identifier, PlaceKind(said.place_kind) if said.place_kind else None, point,
        said.guardians, said.guardians_duty, said.times_of_day, said.features, said.young_people,
        said.community, said.strengths, said.until, row.person_id,
        row.is_child and row.pk not in adults, tuple(each for each in row.audience if each != CORE_CIRCLE),
    )  # fmt: skip


def _adults(rows: Sequence[Subject], actor: Actor) -> frozenset[UUID]:
    """Those recorded as children who have turned 18 since, by their own records."""
    cards = linkage.whole_cards([row.person_id for row in rows if row.person_id], actor) if rows else {}
    return frozenset(
        row.pk
        for row in rows
        if row.person_id and row.person_id in cards and cards[row.person_id].kind == PersonKind.ADULT
    )


def _node(subject_id: UUID | None, person_id: UUID | None, leads: Mapping[UUID, UUID]) -> Node | None:
    if subject_id is not None:
        return Node("subject", subject_id)
    return Node("person", leads[person_id]) if person_id is not None and person_id in leads else None


def _said(row: Link) -> Said:
    return Said(
        row.pk, Because(row.because), row.source, row.says_so, row.role, Confidence(row.confidence), row.valid_from,
        row.valid_to, row.recorded_at,
    )  # fmt: skip


def _actions(rows: QuerySet[Action]) -> list[ActionShown]:
    found = list(rows.order_by("due_on", "id"))
    results = {
        row.action_id: row
        for row in ActionResult.objects.filter(action_id__in=[row.pk for row in found]).order_by("recorded_at", "id")
    }
    return [
        ActionShown(
            row.pk, row.subject_id, row.what, row.owner_name, row.agency_name, row.account_id, row.due_on,
            Became(results[row.pk].became) if row.pk in results else None,
            results[row.pk].effect if row.pk in results else "",
        )
        for row in found
    ]  # fmt: skip
