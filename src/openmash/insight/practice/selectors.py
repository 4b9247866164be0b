"""Reading audits: what is open, what is mine to grade or to answer, and what is done about what was found.

What is about a record comes back only to its auditors and to whoever did the work; the wall holds the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.practice.drawing import counting, drawn_from, frame, hash_of
from openmash.insight.practice.models import (
    Answered,
    Asked,
    Audit,
    DrawnRecord,
    Grading,
)
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.tool import Tool, tool_of
from openmash.insight.practice.words import Agrees, By, Of, Part
from openmash.records.linkage.selectors import PersonSet, person_set, person_sets
from openmash.statute.calendar import local_date

MOST = 200


@dataclass(frozen=True)
class SectionShown:
    """One section as somebody graded it."""

    slug: str
    title: str
    grade: str
    reasons: str
    evidence: str


@dataclass(frozen=True)
class GradingShown:
    """What one person found in a record. `grade` is its key."""

    part: Part
    grade: str
    label: str
    reasons: str
    sections: tuple[SectionShown, ...]
    by: str
    at: datetime


@dataclass(frozen=True)
class Said:
    """What whoever did the work was asked, or answered."""

    words: str
    by: str
    at: datetime
    agrees: Agrees | None = None


@dataclass(frozen=True)
class Record:
    """A record drawn for the actor, of an audit that is open. `others` are shown once the actor has graded it."""

    row: DrawnRecord
    audit: Audit
    tool: Tool
    person: PersonSet
    is_first: bool
    is_graded: bool
    mine: GradingShown | None
    others: tuple[GradingShown, ...]
    asked: Said | None
    answered: Said | None
    agreed: GradingShown | None
    practitioner: str

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys."""
        return [f"practice:{self.audit.pk}", f"drawn:{self.row.pk}", *self.person.about]


@dataclass(frozen=True)
class OwnWork:
    """What an audit found in the actor's own work, with what they are asked and what they answered."""

    row: DrawnRecord
    audit: Audit
    tool: Tool
    gradings: tuple[GradingShown, ...]
    asked: Said
    answered: Said | None

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys."""
        return [f"practice:{self.audit.pk}", f"drawn:{self.row.pk}", f"person:{self.row.person_id}"]


@dataclass(frozen=True)
class ToGrade:
    """One record the actor has still to grade, by when."""

    drawn_id: UUID
    person_id: UUID
    title: str
    due_on: date
    is_second: bool


@dataclass(frozen=True)
class ToAnswer:
    """What was found in the actor's own work, to read and answer."""

    drawn_id: UUID
    person_id: UUID
    title: str
    asked_at: datetime


@dataclass(frozen=True)
class Progress:
    """How far an audit has come, in records: drawn, graded, to be graded twice and graded twice, asked, answered."""

    drawn: int = 0
    graded: int = 0
    twice: int = 0
    graded_twice: int = 0
    asked: int = 0
    answered: int = 0
    agreed: int = 0


@dataclass(frozen=True)
class AuditShown:
    """One audit, for whoever may see what audits find. No record and no worker is in it."""

    row: Audit
    tool: Tool
    by: str
    ended_at: datetime | None
    taught: str
    followed_by: UUID | None
    progress: Progress

    @property
    def id(self) -> UUID:
        return self.row.pk

    @property
    def about(self) -> Sequence[str]:
        """The audit's key."""
        return [f"practice:{self.row.pk}"]

    def is_open(self, today: date) -> bool:
        """Its records may be read."""
        return self.ended_at is None and self.row.due_on >= today


def audit_row(audit_id: UUID) -> Audit:
    """One audit with how it ended. Inner: no permission asked. Raises NotVisible."""
    found = Audit.objects.filter(pk=audit_id).select_related("ended").first()
    if found is None:
        raise NotVisible
    return found


def tool_for(row: Audit) -> Tool:
    """The tool of an audit, at its version, with the grades of its day."""
    return tool_of(row.tool_slug, row.tool_version, row.profile_slug, row.profile_version)


def drawn_before(before: Audit | None) -> list[UUID]:
    """Children drawn for this audit and for those it followed. Inner: called by whoever draws."""
    chain = []
    while before is not None:
        chain.append(before.pk)
        before = Audit.objects.filter(pk=before.follows_id).first() if before.follows_id else None
    return list(DrawnRecord.objects.filter(audit_id__in=chain).values_list("person_id", flat=True)) if chain else []


def audits(*, actor: Actor) -> list[AuditShown]:
    """Every audit, the newest first, with how far it has come. A fixed number of queries."""
    require(actor, Permission.SEE)
    return _audits(list(Audit.objects.select_related("ended").order_by("-recorded_at", "-pk")[:MOST]))


def audit(audit_id: UUID, *, actor: Actor) -> AuditShown:
    """One audit. Raises NotVisible."""
    require(actor, Permission.SEE)
    return _audits([audit_row(audit_id)])[0]


def _audits(rows: Sequence[Audit]) -> list[AuditShown]:
    keys = [row.pk for row in rows]
    names = who({row.recorded_by for row in rows})
    followed = dict(Audit.objects.filter(follows_id__in=keys).values_list("follows_id", "pk"))
    progress = _progress(keys)
    return [
        AuditShown(
            row, tool_for(row), names[row.recorded_by].name if row.recorded_by in names else "",
            row.ended.recorded_at if hasattr(row, "ended") else None, row.ended.words if hasattr(row, "ended") else "",
            followed.get(row.pk), progress.get(row.pk, Progress()),
        )
        for row in rows
    ]  # fmt: skip


def _progress(keys: Sequence[UUID]) -> Mapping[UUID, Progress]:
    """Counts alone, by the service that counts: whoever asks reads none of the records."""
    with counting():
        drawn = list(DrawnRecord.objects.filter(audit_id__in=keys).values_list("pk", "audit_id", "second_id"))
        of = {key: audit_id for key, audit_id, _ in drawn}
        graded = set(Grading.objects.filter(drawn_id__in=of).values_list("drawn_id", "part"))
        asked = set(Asked.objects.filter(drawn_id__in=of).values_list("drawn_id", flat=True))
        answered = set(Answered.objects.filter(drawn_id__in=of).values_list("drawn_id", flat=True))
    return {
        key: Progress(
            sum(audit_id == key for audit_id in of.values()),
            sum(part == Part.FIRST and of[one] == key for one, part in graded),
            sum(second is not None and audit_id == key for _, audit_id, second in drawn),
            sum(part == Part.SECOND and of[one] == key for one, part in graded),
            sum(of[one] == key for one in asked), sum(of[one] == key for one in answered),
            sum(part == Part.AGREED and of[one] == key for one, part in graded),
        )
        for key in keys
    }  # fmt: skip


@dataclass(frozen=True)
class DrawnAgain:
    """Whether the same draw gives the same records today. `same_frame`: it was drawn from the same children."""

    same_frame: bool
    same: int
    of: int


def drawn_again(audit_id: UUID, *, actor: Actor) -> DrawnAgain:
    """Draw once more with the audit's own seed, from what was known when it was drawn. Nobody is named."""
    require(actor, Permission.SEE)
    row = audit_row(audit_id)
    with counting() as counts:
        before = audit_row(row.follows_id) if row.follows_id else None
        found = frame(
            Of(row.of), row.since, row.until, actor=counts, known_at=row.recorded_at, but=drawn_before(before)
        )
        again = {each.person_id for each in drawn_from(found, By(row.by), row.many, seed=row.seed)}
        was = set(DrawnRecord.objects.filter(audit_id=row.pk).values_list("person_id", flat=True))
    return DrawnAgain(hash_of(found) == row.frame_hash, len(again & was), len(was))


def to_grade(*, actor: Actor, now: datetime | None = None) -> list[ToGrade]:
    """What was drawn for the actor and is not graded by them, of open audits, the first due first. One query."""
    require(actor, Permission.GRADE)
    today = local_date(now or timezone.now())
    done = Grading.objects.filter(drawn_id=OuterRef("pk"), recorded_by=actor.account_id)
    rows = (
        DrawnRecord.objects.visible_to(actor)
        .filter(Q(first_id=actor.account_id) | Q(second_id=actor.account_id), ~Exists(done))
        .filter(audit__ended__isnull=True, audit__due_on__gte=today)
        .select_related("audit")
        .order_by("audit__due_on", "audit_id", "place")
    )
    return [
        ToGrade(row.pk, row.person_id, row.audit.title, row.audit.due_on, row.second_id == actor.account_id)
        for row in rows[:MOST]
    ]


def mine(audit_id: UUID, *, actor: Actor, now: datetime | None = None) -> list[tuple[DrawnRecord, bool, bool, bool]]:
    """The actor's own records of an audit in the order drawn: each, whether they graded it, and whether whoever did the
    work was asked and has answered. Four queries; none where the audit is over.
    """
    require(actor, Permission.GRADE)
    today = local_date(now or timezone.now())
    rows = list(
        DrawnRecord.objects.visible_to(actor)
        .filter(Q(first_id=actor.account_id) | Q(second_id=actor.account_id), audit_id=audit_id)
        .filter(audit__ended__isnull=True, audit__due_on__gte=today)
        .order_by("place")
    )
    keys = [row.pk for row in rows]
    done = set(
        Grading.objects.filter(drawn_id__in=keys, recorded_by=actor.account_id).values_list("drawn_id", flat=True)
    )
    asked = set(Asked.objects.filter(drawn_id__in=keys).values_list("drawn_id", flat=True))
    answered = set(Answered.objects.filter(drawn_id__in=keys).values_list("drawn_id", flat=True))
    seen = person_sets([row.person_id for row in rows], actor)
    return [(row, row.pk in done, row.pk in asked, row.pk in answered) for row in rows if row.person_id in seen]


def record(drawn_id: UUID, *, actor: Actor, now: datetime | None = None) -> Record:
    """One record drawn for the actor, while its audit is open. What others found is in it once the actor has graded.

    Raises NotVisible.
    """
    row = (
        DrawnRecord.objects.visible_to(actor)
        .filter(Q(first_id=actor.account_id) | Q(second_id=actor.account_id), pk=drawn_id)
        .select_related("audit__ended")
        .first()
    )
    today = local_date(now or timezone.now())
    if row is None or hasattr(row.audit, "ended") or row.audit.due_on < today:
        raise NotVisible
    tool = tool_for(row.audit)
    gradings = _gradings([row.pk], tool)
    mine = next((each for each in gradings if each[1] == actor.account_id and each[0].part is not Part.AGREED), None)
    parts = {each.part for each, _ in gradings}
    asked, answered = _said(row.pk)
    names = who([row.practitioner_id])
    return Record(
        row, row.audit, tool, person_set(row.person_id, actor), row.first_id == actor.account_id,
        Part.FIRST in parts and (row.second_id is None or Part.SECOND in parts), mine[0] if mine else None,
        tuple(each for each, by in gradings if by != actor.account_id and each.part is not Part.AGREED) if mine else (),
        asked, answered, next((each for each, _ in gradings if each.part is Part.AGREED), None),
        names[row.practitioner_id].name if row.practitioner_id in names else "A worker who has left",
    )  # fmt: skip


def _gradings(keys: Sequence[UUID], tool: Tool) -> list[tuple[GradingShown, UUID]]:
    rows = list(Grading.objects.filter(drawn_id__in=keys).order_by("recorded_at", "pk"))
    names = who({row.recorded_by for row in rows})
    titles = {section.slug: section.title for section in tool.sections}
    return [
        (
            GradingShown(
                Part(row.part), row.grade, tool.local.label(row.grade), row.reasons,
                tuple(
                    SectionShown(
                        slug, titles[slug], tool.local.label(said["grade"]), said["reasons"], said.get("evidence", "")
                    )
                    for slug, said in ((key, row.sections.get(key)) for key in titles)
                    if said
                ),
                names[row.recorded_by].name if row.recorded_by in names else "", row.recorded_at,
            ),
            row.recorded_by,
        )
        for row in rows
    ]  # fmt: skip


def _said(drawn_id: UUID) -> tuple[Said | None, Said | None]:
    asked = Asked.objects.filter(drawn_id=drawn_id).first()
    answered = Answered.objects.filter(drawn_id=drawn_id).first() if asked else None
    names = who({row.recorded_by for row in (asked, answered) if row is not None})
    return (
        Said(asked.words, names[asked.recorded_by].name, asked.recorded_at) if asked else None,
        Said(answered.words, names[answered.recorded_by].name, answered.recorded_at, Agrees(answered.agrees))
        if answered
        else None,
    )


def to_answer(*, actor: Actor) -> list[ToAnswer]:
    """What was found in the actor's own work and they were asked about, not answered, the oldest first. One query."""
    answered = Answered.objects.filter(drawn_id=OuterRef("drawn_id"))
    rows = (
        Asked.objects.filter(~Exists(answered), drawn__practitioner_id=actor.account_id)
        .select_related("drawn__audit")
        .order_by("recorded_at", "pk")
    )
    return [ToAnswer(row.drawn_id, row.drawn.person_id, row.drawn.audit.title, row.recorded_at) for row in rows[:MOST]]


def own_work(drawn_id: UUID, *, actor: Actor) -> OwnWork:
    """What was found in the actor's own work, once they were asked. Raises NotVisible."""
    row = DrawnRecord.objects.filter(pk=drawn_id, practitioner_id=actor.account_id).select_related("audit").first()
    asked, answered = _said(drawn_id) if row else (None, None)
    if row is None or asked is None:
        raise NotVisible
    tool = tool_for(row.audit)
    return OwnWork(row, row.audit, tool, tuple(each for each, _ in _gradings([row.pk], tool)), asked, answered)


@dataclass(frozen=True)
class FoundInRecord:
    """What an audit that is over found in one child's record: the grade that stands and what whoever did the work said.

    Nobody is named in it: practice is graded, and no worker is.
    """

    title: str
    asks: str
    ended_on: date
    grading: GradingShown
    answered: str


def found_in(person: PersonSet, *, actor: Actor) -> list[FoundInRecord]:
    """What audits found in this child's record, for the service that gives it on: audits that are over, whose finding
    was shown to whoever did the work. No restricted child is in an audit. One query, and two for each that there is.
    """
    require(actor, Permission.COUNT)
    with counting():
        rows = list(
            DrawnRecord.objects.filter(person_id__in=person.ids, audit__ended__isnull=False, asked__isnull=False)
            .select_related("audit__ended", "answered")
            .order_by("audit__ended__recorded_at", "pk")
        )
        found = []
        for row in rows:
            gradings = {each.part: each for each, _ in _gradings([row.pk], tool_for(row.audit))}
            stands = gradings.get(Part.AGREED) or gradings.get(Part.FIRST)
            if stands is not None:
                answered = row.answered.words if hasattr(row, "answered") else ""
                found.append(
                    FoundInRecord(
                        row.audit.title, row.audit.asks, local_date(row.audit.ended.recorded_at), stands, answered
                    )
                )
    return found
