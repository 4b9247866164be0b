"""Reading screenings: an officer their own, a supervisor their team's, the unit the force's.

The wall keeps each force's apart whatever is asked here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from openmash.casework.screening import rules
from openmash.casework.screening.models import (
    Attended,
    Excuse,
    Grading,
    Research,
    ScreenedAdult,
    ScreenedChild,
    Screening,
    SentOn,
)
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.words import AdultPart, CameBy, Grade, Known, Part, Spoken, To
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.foundation.governance.screening import Screening as Local
from openmash.records.cases.on_duty import profile_at

MOST = 100
LOOK_BACK, RECENT = timedelta(days=90), timedelta(days=30)


@dataclass(frozen=True)
class ChildShown:
    """One child as the officer told of them. `earlier` are earlier screenings of a child of this name and birth."""

    id: UUID
    place: int
    forenames: str
    surname: str
    described: str
    born: str
    person_key: str
    present: Known
    lives_here: Known
    seen: bool
    seen_why_not: str
    spoken_to: Spoken
    spoken_why_not: str
    words: str
    appearance: str
    activity: str
    relationships: str
    environment: str
    injuries: str
    school: str
    gp: str
    language: str
    sex: str
    ethnicity: str
    disabled: Known
    earlier: tuple[rules.Before, ...]
    wants: str = ""
    helped_by: str = ""
    safe_for: tuple[str, ...] | None = None
    not_for: str = ""

    @property
    def is_named(self) -> bool:
        """Whether any part of a name is known."""
        return bool(self.forenames or self.surname)

    @property
    def called(self) -> str:
        """As the officer named or described the child."""
        return _called(self.forenames, self.surname, self.described)


@dataclass(frozen=True)
class AdultShown:
    """One adult as the officer told of them. Alleged, until found."""

    forenames: str
    surname: str
    born: str
    relation: str
    part: AdultPart
    vulnerable: tuple[str, ...]
    vulnerable_words: str


@dataclass(frozen=True)
class GradingShown:
    """One grading: whose, its grade, worry by worry, why, and what the officer was told of it. `at` is UTC."""

    id: UUID
    part: Part
    grade: Grade
    items: Mapping[str, str]
    reasons: str
    by: str
    by_id: UUID
    feedback: str
    is_example: bool
    at: datetime


@dataclass(frozen=True)
class ResearchShown:
    """What was searched and found. `at` is UTC."""

    searched: str
    under: str
    back_to: str
    found: str
    by_id: UUID
    at: datetime


@dataclass(frozen=True)
class SentShown:
    """Where it went, why, at which grade, as which contact. `at` is UTC."""

    to: To
    rule: str
    because: str
    at_grade: Grade
    contact_id: UUID | None
    reference: str
    people: Mapping[str, str]
    at: datetime


@dataclass(frozen=True)
class ScreeningShown:
    """One screening whole. Times are UTC. `is_sent_known`: whether `submitted_at` is when the officer sent it."""

    id: UUID
    force_id: UUID
    circle_id: int
    incident_ref: str
    their_ref: str
    kind: str
    kind_said: str
    at: datetime
    submitted_at: datetime
    domestic_abuse: Known
    address: str
    postcode: str
    narrative: str
    safe_now: str
    family_told: Known
    family_why_not: str
    officer: str
    officer_id: UUID | None
    came_by: CameBy
    is_sent_known: bool
    form: str
    form_version: int | None
    answers: Mapping[str, object]
    children: tuple[ChildShown, ...]
    adults: tuple[AdultShown, ...]
    gradings: tuple[GradingShown, ...]
    research: tuple[ResearchShown, ...]
    sent: tuple[SentShown, ...]

    @property
    def first(self) -> GradingShown:
        """The officer's own grade."""
        return next(each for each in self.gradings if each.part is Part.OFFICER)

    @property
    def reviews(self) -> tuple[GradingShown, ...]:
        """Every review, the oldest first."""
        return tuple(each for each in self.gradings if each.part is Part.REVIEW)

    @property
    def stands(self) -> GradingShown:
        """The grade that stands: the newest review's, else the officer's."""
        return self.reviews[-1] if self.reviews else self.first

    def sent_to(self, to: To) -> SentShown | None:
        """That it was sent there; None where it was not."""
        return next((each for each in self.sent if each.to is to), None)

    @property
    def facts(self) -> rules.Facts:
        """What the rules are asked about."""
        return rules.Facts(
            self.stands.grade, self.at, self.submitted_at, bool(self.reviews), self.domestic_abuse is Known.YES,
            [child.earlier for child in self.children],
        )  # fmt: skip


@dataclass(frozen=True)
class ScreeningLine:
    """One screening in a list. `children`: as the officer called them. `contact_id`: None where the force kept it."""

    id: UUID
    incident_ref: str
    their_ref: str
    kind_said: str
    at: datetime
    submitted_at: datetime
    officer: str
    officer_id: UUID | None
    children: tuple[str, ...]
    grade: Grade
    stands: Grade
    reviewed: bool
    feedback: str
    sent: tuple[To, ...]
    reference: str
    contact_id: UUID | None


@dataclass(frozen=True)
class Owed:
    """An incident with a child that nobody has screened, and whose it is to do. `due_at` is when it is late."""

    id: UUID
    reference: str
    kind: str
    at: datetime
    children: int
    officer_id: UUID | None
    officer: str
    due_at: datetime


def local_at(now: datetime) -> Local:
    """What the area decides about screening at that moment."""
    return profile_at(now).screening


def scope(rows: QuerySet[Screening], actor: Actor) -> QuerySet[Screening]:
    """Those of them that are the actor's to see: the unit's and the clocks' all, a supervisor's team's, one's own."""
    if actor.is_service or Role.POLICE_UNIT in actor.roles:
        return rows
    mine = Q(officer_id=actor.account_id) | Q(recorded_by=actor.account_id)
    if Role.POLICE_SUPERVISOR in actor.roles and actor.team_id is not None:
        mine |= Q(team_id=actor.team_id)
    return rows.filter(mine)


def _visible(actor: Actor) -> QuerySet[Screening]:
    return scope(Screening.objects.visible_to(actor).current(), actor)


def found_for(screening_id: UUID, *, actor: Actor) -> Screening:
    """One screening's row, for actions. Raises NotVisible."""
    if (row := _visible(actor).filter(pk=screening_id).first()) is not None:
        return row
    raise NotVisible


def screening(screening_id: UUID, *, actor: Actor) -> ScreeningShown:
    """One screening whole, for whoever may see it. Raises NotVisible. A constant number of queries."""
    require(actor, Permission.VIEW)
    return whole(found_for(screening_id, actor=actor))


def whole(row: Screening) -> ScreeningShown:
    """Everything of one screening, for pages and for what sends it on. Three trips."""
    trip = Trip()
    children = trip.facts(ScreenedChild, "screening_id", [row.pk], order=("place",))
    adults = trip.facts(ScreenedAdult, "screening_id", [row.pk], order=("place",))
    gradings = trip.facts(Grading, "screening_id", [row.pk])
    research = trip.facts(Research, "screening_id", [row.pk])
    sent = trip.facts(SentOn, "screening_id", [row.pk])
    trip.go()
    earlier = _earlier(row, [child.person_key for child in children.all if child.person_key])
    assert row.occurred_at is not None  # every screening says when
    return ScreeningShown(
        row.pk, row.held_by, row.circle_id, row.incident_ref, row.their_ref, row.kind, row.kind_said, row.occurred_at,
        row.submitted_at, Known(row.domestic_abuse), row.address, row.postcode, row.narrative, row.safe_now,
        Known(row.family_told), row.family_why_not, row.officer_name, row.officer_id, CameBy(row.came_by),
        row.is_sent_known, row.form, row.form_version, row.answers,
        tuple(_child(child, earlier.get(child.person_key, ())) for child in children.all),
        tuple(_adult(each) for each in adults.all),
        tuple(_grading(each) for each in gradings.all),
        tuple(
            ResearchShown(r.searched, r.under, r.back_to, r.found, r.recorded_by, r.recorded_at) for r in research.all
        ),
        tuple(_went(each) for each in sent.all),
    )  # fmt: skip


def _earlier(row: Screening, keys: Sequence[str]) -> dict[str, tuple[rules.Before, ...]]:
    """Earlier screenings of children of the same name and date of birth, one an incident, by anyone of the force."""
    if not keys or row.occurred_at is None:
        return {}
    others = (
        ScreenedChild.objects.current()
        .filter(held_by=row.held_by, person_key__in=keys, occurred_at__lte=row.occurred_at)
        .exclude(screening_id=row.pk)
        .exclude(screening__incident_ref=row.incident_ref)
        .order_by("occurred_at", "pk")
        .values_list("person_key", "screening_id", "occurred_at", "screening__incident_ref")
    )
    told = list(others)
    stands = _standing([screening_id for _, screening_id, _, _ in told])
    by_key: dict[str, dict[str, rules.Before]] = {}
    for key, screening_id, at, ref in told:
        if at is not None and screening_id in stands:
            by_key.setdefault(key, {})[ref] = rules.Before(stands[screening_id], at)
    return {key: tuple(found.values()) for key, found in by_key.items()}


def _standing(screening_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The grade that stands of each of these: the newest review's, else the officer's."""
    found: dict[UUID, str] = {}
    if screening_ids:
        rows = Grading.objects.filter(screening_id__in=screening_ids).exclude(part=Part.BLIND)
        ordered = sorted(rows.values_list("screening_id", "part", "recorded_at", "grade"), key=lambda row: row[2])
        for wanted in (Part.OFFICER, Part.REVIEW):
            found |= {key: grade for key, part, _, grade in ordered if part == wanted}
    return found


def _child(row: ScreenedChild, earlier: tuple[rules.Before, ...]) -> ChildShown:
    return ChildShown(
        row.pk, row.place, row.forenames, row.surname, row.described, row.born, row.person_key, Known(row.present),
        Known(row.lives_here), row.seen, row.seen_why_not, Spoken(row.spoken_to), row.spoken_why_not, row.words,
        row.appearance, row.activity, row.relationships, row.environment, row.injuries, row.school, row.gp,
        row.language, row.sex, row.ethnicity, Known(row.disabled), earlier, row.wants, row.helped_by,
        None if row.safe_for is None else tuple(row.safe_for), row.not_for,
    )  # fmt: skip


def _adult(a: ScreenedAdult) -> AdultShown:
    needs = tuple(a.vulnerable)
    return AdultShown(a.forenames, a.surname, a.born, a.relation, AdultPart(a.part), needs, a.vulnerable_words)


def _went(s: SentOn) -> SentShown:
    return SentShown(To(s.to), s.rule, s.because, Grade(s.at_grade), s.contact_id, s.reference, s.people, s.recorded_at)


def _called(forenames: str, surname: str, described: str) -> str:
    return f"{forenames} {surname}".strip() or described or "Unknown child"


def _grading(row: Grading) -> GradingShown:
    return GradingShown(
        row.pk, Part(row.part), Grade(row.grade), row.items, row.reasons, row.by_name, row.recorded_by, row.feedback,
        row.is_example, row.recorded_at,
    )  # fmt: skip


def recent(*, actor: Actor, now: datetime | None = None) -> list[ScreeningLine]:
    """Screenings of the last 30 days that are the actor's to see, the newest first: a hundred at most. Four queries."""
    require(actor, Permission.VIEW)
    since = (now or timezone.now()) - RECENT
    return lines_of(list(_visible(actor).filter(recorded_at__gte=since).order_by("-recorded_at", "-pk")[:MOST]))


def to_review(*, actor: Actor) -> list[ScreeningLine]:
    """What nobody has reviewed and the actor may, the longest waiting first; never their own. Five queries."""
    require(actor, Permission.REVIEW)
    reviewed = Grading.objects.filter(screening=OuterRef("pk"), part=Part.REVIEW)
    mine = Q(officer_id=actor.account_id) | Q(recorded_by=actor.account_id)
    rows = _visible(actor).filter(~Exists(reviewed), recorded_at__gte=timezone.now() - LOOK_BACK).exclude(mine)
    return lines_of(list(rows.order_by("recorded_at", "pk")[:MOST]))


def lines_of(rows: Sequence[Screening]) -> list[ScreeningLine]:
    """These screenings as lines of a list. Inner: no permission asked. Three queries."""
    keys, trip = [row.pk for row in rows], Trip()
    children = trip.facts(ScreenedChild, "screening_id", keys, order=("place",))
    gradings = trip.facts(Grading, "screening_id", keys)
    sent = trip.facts(SentOn, "screening_id", keys)
    trip.go()
    by_child, by_grade, by_sent = children.by("screening_id"), gradings.by("screening_id"), sent.by("screening_id")
    found = []
    for row in rows:
        given = by_grade[row.pk]
        first = next(each for each in given if each.part == Part.OFFICER)
        reviews = [each for each in given if each.part == Part.REVIEW]
        went = by_sent[row.pk]
        assert row.occurred_at is not None  # every screening says when
        found.append(
            ScreeningLine(
                row.pk, row.incident_ref, row.their_ref, row.kind_said, row.occurred_at, row.submitted_at,
                row.officer_name, row.officer_id,
                tuple(_called(c.forenames, c.surname, c.described) for c in by_child[row.pk]),
                Grade(first.grade), Grade(reviews[-1].grade if reviews else first.grade), bool(reviews),
                reviews[-1].feedback if reviews else "", tuple(To(each.to) for each in went),
                next((each.reference for each in went if each.reference), ""),
                next((each.contact_id for each in went if each.contact_id), None),
            )
        )  # fmt: skip
    return found


def owed(*, actor: Actor, now: datetime | None = None) -> list[Owed]:
    """Incidents with a child that nobody has screened or excused, in the last 28 days: the actor's own, their team's or
    the force's; the oldest first. Two queries.
    """
    require(actor, Permission.VIEW)
    moment = now or timezone.now()
    rows = _unscreened(Attended.objects.visible_to(actor).current(), moment - timedelta(days=28))
    if Role.POLICE_UNIT not in actor.roles:
        mine = Q(officer_id=actor.account_id)
        if Role.POLICE_SUPERVISOR in actor.roles and actor.team_id is not None:
            mine |= Q(team_id=actor.team_id)
        rows = rows.filter(mine)
    hours = timedelta(hours=local_at(moment).owed_hours)
    return [
        Owed(
            row.pk, row.reference, row.kind, row.occurred_at, row.children, row.officer_id, row.officer_name,
            (row.ended_at or row.occurred_at) + hours,
        )
        for row in rows.order_by("occurred_at", "pk")[:MOST]
        if row.occurred_at is not None
    ]  # fmt: skip


def owed_one(attended_id: UUID, *, actor: Actor) -> Owed:
    """One of them. Raises NotVisible."""
    if (found := next((each for each in owed(actor=actor) if each.id == attended_id), None)) is not None:
        return found
    raise NotVisible


def _unscreened(rows: QuerySet[Attended], since: datetime) -> QuerySet[Attended]:
    same = {"held_by": OuterRef("held_by"), "incident_ref": OuterRef("reference")}
    return rows.filter(
        ~Exists(Screening.objects.filter(**same)), ~Exists(Excuse.objects.filter(**same)),
        withdrawn=False, children__gt=0, occurred_at__gte=since,
    )  # fmt: skip


def not_sent(*, actor: Actor, since: datetime, limit: int = 200) -> list[Screening]:
    """Screenings that have not gone to everyone a rule could name, for the clocks: the oldest first."""
    require(actor, Permission.SEND_WHAT_WAITS)
    mash = SentOn.objects.filter(screening=OuterRef("pk"), to=To.MASH)
    school = SentOn.objects.filter(screening=OuterRef("pk"), to=To.SCHOOL)
    rows = Screening.objects.current().filter(
        Q(~Exists(mash)) | Q(~Exists(school), domestic_abuse=Known.YES), recorded_at__gte=since
    )
    return list(rows.order_by("recorded_at", "pk")[:limit])
