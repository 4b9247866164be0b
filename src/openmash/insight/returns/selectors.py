"""Reading what a return would say and refuse, long before it is due: as last reckoned, and of one child as it is.

Rows come back limited by the wall to what the actor may see. Lists cost the same queries for ten children or 10,000.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from openmash.casework.journey import selectors as journeys
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.insight.returns.models import Explanation, Fault, Kind, Made, Ordered, Reckoning, SentOn, WholeExplanation
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.reckoning import Found, reckon_one, year_on, years_open
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import local_date
from openmash.statute.census.census import Level
from openmash.statute.census.shape import Child
from openmash.statute.census.years import Year, newest_rules, rules_of

__all__ = [
    "Finding",
    "KeptFile",
    "Kind",
    "OfChild",
    "OfRule",
    "Said",
    "Standing",
    "Waiting",
    "children_of",
    "counted",
    "file_octets",
    "files",
    "of_child",
    "of_child_in",
    "orders",
    "standing",
    "waiting_for",
    "whole_finding",
    "year_on",
    "years_open",
]  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What somebody said of a finding: their words, who and when (UTC). `holds`: what it rests on is still the same;
    else `rested_on` is what it rested on then.
    """

    words: str
    by: str
    at: datetime
    holds: bool
    rested_on: str


@dataclass(frozen=True)
class Finding:
    """One rule that is broken: its number, the DfE's words, whether it asks or refuses, the elements to look at, and
    what it rests on, line by line. `said`: why it is so; `sent`: who was asked to put it right, in words.
    """

    rule: str
    level: Level
    words: str
    elements: tuple[str, ...]
    rests_on: str = ""
    said: Said | None = None
    sent: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the return refuses, and does not only ask."""
        return self.level is Level.ERROR

    @property
    def is_explained(self) -> bool:
        """A query with a reason that still holds."""
        return not self.is_error and self.said is not None and self.said.holds


@dataclass(frozen=True)
class OfChild:
    """What the return would say of one child, what it would refuse or ask, and what workers said about a rule."""

    person_id: UUID
    child: Child
    findings: tuple[Finding, ...]
    said: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class OfRule:
    """How many children break one rule, and for how many of them it is explained."""

    rule: str
    level: Level
    words: str
    children: int
    explained: int


@dataclass(frozen=True)
class Counted:
    """How many findings of children there are: what is refused, what is asked, and how much of that is explained."""

    errors: int
    queries: int
    explained: int


@dataclass(frozen=True)
class Standing:
    """A year's return as it was last reckoned. `as_at` (UTC): when any child was last looked at again; `full_at`: when
    all were, and with them the return as a whole. None: never yet.
    """

    year: Year
    as_at: datetime | None
    full_at: datetime | None
    children: int
    with_something: int
    rules: tuple[OfRule, ...]
    whole: tuple[Finding, ...]


@dataclass(frozen=True)
class Waiting:
    """Something asked of the queue that is not done: what, since when (UTC), or why it could not be done."""

    kind: Kind
    year: int
    at: datetime
    refused: str


@dataclass(frozen=True)
class KeptFile:
    """A file that was made, without its bytes. `valid`: against its year's schema; None where none could be read."""

    id: UUID
    kind: Kind
    year: int
    name: str
    media_type: str
    sha256: str
    size: int
    children: int
    errors: int
    queries: int
    explained: int
    valid: bool | None
    made_at: datetime
    by: str


def standing(year: Year, *, actor: Actor) -> Standing:
    """What the year's return would refuse or ask, rule by rule, of the children the actor sees. Raises NotPermitted.

    Five queries, whatever the number of children.
    """
    require(actor, Permission.PUT_RIGHT)
    newest = Reckoning.objects.filter(year=year.ending).order_by("-occurred_at", "-pk").first()
    full = newest if newest is None or newest.is_full else _last_full(year)
    rows = _standing(year, actor)
    by_rule = rows.values("rule").annotate(many=Count("pk"), explained=Count("pk", filter=Q(is_explained=True)))
    known = newest_rules()
    rules = [
        OfRule(row["rule"], known[row["rule"]].level, known[row["rule"]].message.strip(), row["many"], row["explained"])
        for row in by_rule.order_by("-many", "rule")
        if row["rule"] in known
    ]
    return Standing(
        year, newest.occurred_at if newest else None, full.occurred_at if full else None,
        full.children if full else 0, rows.aggregate(many=Count("person_id", distinct=True))["many"], tuple(rules),
        _whole(year, full),
    )  # fmt: skip


def _last_full(year: Year) -> Reckoning | None:
    return Reckoning.objects.filter(year=year.ending, is_full=True).order_by("-occurred_at", "-pk").first()


def _standing(year: Year, actor: Actor) -> QuerySet[Fault]:
    """The faults that stand, each with whether it is explained by a reason that holds."""
    reasons = Explanation.objects.visible_to(actor).current().filter(
        person_id=OuterRef("person_id"), year=OuterRef("year"), rule=OuterRef("rule"), rests_on=OuterRef("rests_on")
    )  # fmt: skip
    rows = Fault.objects.visible_to(actor).current().filter(year=year.ending, stands=True)
    return rows.annotate(is_explained=Exists(reasons))


def _whole(year: Year, full: Reckoning | None) -> tuple[Finding, ...]:
    found = [(rule, rests) for rule, rests in (full.whole if full else ())]
    if not found:
        return ()
    said = {row.rule: row for row in WholeExplanation.objects.current().filter(year=year.ending)}
    names = who(row.recorded_by for row in said.values())
    by_code = {each.code: each for each in rules_of(year).whole}
    return tuple(
        Finding(
            rule, by_code[rule].level, by_code[rule].message.strip(), by_code[rule].fields, rests,
            _said(said.get(rule), rests, names),
        )
        for rule, rests in found
        if rule in by_code
    )  # fmt: skip


def whole_finding(year: Year, rule: str, *, actor: Actor) -> Finding | None:
    """One finding about the return as a whole, as it was last reckoned. Raises NotPermitted."""
    require(actor, Permission.PUT_RIGHT)
    return next((each for each in _whole(year, _last_full(year)) if each.rule == rule), None)


def _said(row: Explanation | WholeExplanation | None, rests_on: str, names: Mapping[UUID, object]) -> Said | None:
    if row is None:
        return None
    by = getattr(names.get(row.recorded_by), "name", "")
    return Said(row.words, by, row.recorded_at, row.rests_on == rests_on, row.rests_on)


def counted(year: Year, *, actor: Actor, among: Collection[UUID] | None = None) -> Counted:
    """How many findings stand, of all children the actor sees or of these. One query, and those of the whole."""
    rows = _standing(year, actor)
    rows = rows if among is None else rows.filter(person_id__in=list(among))
    found = rows.aggregate(
        errors=Count("pk", filter=~Q(rule__endswith="Q")), queries=Count("pk", filter=Q(rule__endswith="Q")),
        explained=Count("pk", filter=Q(rule__endswith="Q", is_explained=True)),
    )  # fmt: skip
    whole = _whole(year, _last_full(year))
    return Counted(
        found["errors"] + sum(each.is_error for each in whole),
        found["queries"] + sum(not each.is_error for each in whole),
        found["explained"] + sum(each.is_explained for each in whole),
    )


@dataclass(frozen=True)
class Listed:
    """One child of one rule: since when it stands (UTC), why it is so, and who was asked to put it right."""

    person_id: UUID
    finding: Finding
    since: datetime


def children_of(
    rule: str, year: Year, *, actor: Actor, first: int = 0, most: int = 100
) -> tuple[int, Sequence[Listed]]:
    """How many children break a rule, and some of them: those not explained first. Raises NotPermitted."""
    require(actor, Permission.PUT_RIGHT)
    rows = _standing(year, actor).filter(rule=rule)
    many = rows.count()
    some = list(rows.order_by("is_explained", "occurred_at", "pk")[first : first + most])
    beside = _beside([row.person_id for row in some], year, actor=actor)
    return many, [
        Listed(row.person_id, beside.finding(row.rule, row.elements, row.rests_on, [row.person_id]),
               row.occurred_at or row.recorded_at)
        for row in some
    ]  # fmt: skip


@dataclass(frozen=True)
class _Beside:
    """What was said and asked of some children, with the names of those who did."""

    year: Year
    reasons: Mapping[tuple[UUID, str], Explanation]
    sent: Mapping[tuple[UUID, str], SentOn]
    names: Mapping[UUID, object]

    def finding(self, code: str, elements: Iterable[str], rests_on: str, ids: Sequence[UUID]) -> Finding:
        """A finding with what was said of it and to whom it was sent."""
        rule = newest_rules()[code]
        reason = next((self.reasons[key, code] for key in ids if (key, code) in self.reasons), None)
        sent = next((self.sent[key, code] for key in ids if (key, code) in self.sent), None)
        return Finding(
            code, rule.level, rule.message.strip(), tuple(elements), rests_on, _said(reason, rests_on, self.names),
            self._sent(sent) if sent else "",
        )  # fmt: skip

    def _sent(self, row: SentOn) -> str:
        to = getattr(self.names.get(row.to_account), "name", "") if row.to_account else "the manager of the team"
        by = getattr(self.names.get(row.recorded_by), "name", "")
        said = f": {row.words}" if row.words else "."
        return f"Sent to {to} by {by}{said}"


def _beside(ids: Sequence[UUID], year: Year, *, actor: Actor) -> _Beside:
    """Two trips, for three children or three hundred."""
    trip = Trip()
    reasons = trip.facts(Explanation, "person_id", ids, actor=actor)
    sent = trip.facts(SentOn, "person_id", ids, actor=actor)
    trip.go()
    mine = [row for row in reasons.all if row.year == year.ending]
    asked = [row for row in sent.all if row.year == year.ending]
    names = who({*(row.recorded_by for row in (*mine, *asked)), *(row.to_account for row in asked if row.to_account)})
    return _Beside(
        year, {(row.person_id, row.rule): row for row in mine}, {(row.person_id, row.rule): row for row in asked}, names
    )


def of_child(person: PersonSet, *, actor: Actor, now: datetime) -> OfChild | None:
    """What this year's return would say of a child, and refuse; None where no case of theirs is open in it."""
    require(actor, Permission.VIEW)
    return _of_child(person, year_on(local_date(now)), actor, now)


def of_child_in(person: PersonSet, year: Year, *, actor: Actor, now: datetime) -> OfChild | None:
    """The same for a year that is open, for whoever makes the return. Reckoned at this moment. Raises NotPermitted."""
    require(actor, Permission.PUT_RIGHT)
    return _of_child(person, year, actor, now)


def _of_child(person: PersonSet, year: Year, actor: Actor, now: datetime) -> OfChild | None:
    found = reckon_one(person, year, actor=actor, now=now)
    if found is None:
        return None
    told, every = found
    more = _of_the_whole(person, year, {each.rule for each in every}, actor)
    beside = _beside(person.ids, year, actor=actor)
    findings = [beside.finding(each.rule, each.elements, each.rests_on, person.ids) for each in (*every, *more)]
    said: dict[str, tuple[str, ...]] = {}
    for key, lines in journeys.explained_of(person.ids, actor=actor).items():
        for rule, one in lines if key in person.ids else ():
            said[rule] = (*said.get(rule, ()), one)
    return OfChild(
        told.person_id, told.child, tuple(sorted(findings, key=lambda each: (not each.is_error, each.rule))), said
    )


def _of_the_whole(person: PersonSet, year: Year, already: Collection[str], actor: Actor) -> list[Found]:
    """What only the return as a whole shows of this child, such as a number another child bears, as of last night."""
    codes = [each.code for each in rules_of(year).whole if each.code not in already]
    rows = Fault.objects.visible_to(actor).current().filter(
        person_id__in=person.ids, year=year.ending, rule__in=codes, stands=True
    )  # fmt: skip
    return [Found(row.rule, tuple(row.elements), row.rests_on) for row in rows]


@dataclass(frozen=True)
class ForMe:
    """A child with something the return refuses, or that the data officer sent: how many, and the words sent."""

    person_id: UUID
    errors: int
    sent: int
    words: str


def waiting_for(person_ids: Collection[UUID], *, actor: Actor) -> list[ForMe]:
    """What is to be put right of these children, and of those sent to the actor or to the team they manage.

    Two queries. What was sent is left out once the return would take it.
    """
    sent = SentOn.objects.visible_to(actor).current()
    mine = Q(to_account=actor.account_id)
    mine |= Q(to_team=actor.team_id) if actor.team_id and Role.TEAM_MANAGER in actor.roles else Q()
    asked = {(row.person_id, row.year, row.rule): row for row in sent.filter(mine)}
    wanted = {*person_ids, *(person for person, _, _ in asked)}
    if not wanted:
        return []
    rows = Fault.objects.visible_to(actor).current().filter(person_id__in=list(wanted), stands=True)
    ours = set(person_ids)
    found: dict[UUID, ForMe] = {}
    for row in rows.order_by("occurred_at", "pk"):
        order_ = asked.get((row.person_id, row.year, row.rule))
        is_error = not row.rule.endswith("Q") and row.person_id in ours
        if order_ is None and not is_error:
            continue
        was = found.get(row.person_id, ForMe(row.person_id, 0, 0, ""))
        found[row.person_id] = ForMe(
            row.person_id, was.errors + is_error, was.sent + (order_ is not None),
            was.words or (order_.words if order_ else ""),
        )  # fmt: skip
    return list(found.values())


def orders(*, actor: Actor, year: Year) -> list[Waiting]:
    """What was asked of the queue for a year and is not done, and what was refused since anything was. One query."""
    require(actor, Permission.PUT_RIGHT)
    rows = list(Ordered.objects.filter(year=year.ending).order_by("-recorded_at", "-pk")[:20])
    done = {row.kind: row.recorded_at for row in reversed(rows) if row.done_at}
    return [
        Waiting(Kind(row.kind), row.year, row.recorded_at, row.refused)
        for row in rows
        if row.done_at is None and (not row.refused or row.kind not in done or row.recorded_at > done[row.kind])
    ]


def files(*, actor: Actor, year: Year | None = None, most: int = 20) -> list[KeptFile]:
    """The files made of a year, or of all, without their bytes, the newest first. Raises NotPermitted."""
    require(actor, Permission.MAKE)
    rows = Made.objects.defer("octets").order_by("-recorded_at", "-pk").select_related("ordered")
    some = list((rows.filter(year=year.ending) if year else rows)[:most])
    return _kept(some)


def file_octets(file_id: UUID, *, actor: Actor) -> tuple[KeptFile, bytes]:
    """A file as it was made. Raises NotPermitted, and NotVisible also where a child in it may no longer be seen."""
    require(actor, Permission.MAKE)
    row = Made.objects.filter(pk=file_id).select_related("ordered").first()
    if row is None:
        raise NotVisible
    return _kept([row])[0], gzip.decompress(row.octets)


def _kept(rows: Sequence[Made]) -> list[KeptFile]:
    makers = [row.ordered.recorded_by if row.ordered else row.recorded_by for row in rows]
    names = who(makers)
    return [
        KeptFile(
            row.pk, Kind(row.kind), row.year, row.name, row.media_type, row.sha256, row.size, len(row.person_ids),
            row.errors, row.queries, row.explained, row.valid, row.occurred_at or row.recorded_at,
            names[maker].name if maker in names else "",
        )
        for row, maker in zip(rows, makers, strict=True)
    ]  # fmt: skip
