"""Pairs of records that wait for people, one pair with what was compared, and how often people agreed.

A pair is shown only to somebody who may see both records: the wall says so, and so does every list here. A pair with a
restricted record is in no count, no list and no measurement of anybody who may not see it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.records.linkage.judging import Standing, standing
from openmash.records.linkage.models import Judgement, Proposal, SamePersonDecision
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors.matching import Weighed
from openmash.records.linkage.selectors.tracing import Traced, records_compared
from openmash.records.linkage.words import Source, Verdict

MOST_READ = 500


@dataclass(frozen=True)
class JudgedBy:
    """What one person judged, why and when (UTC)."""

    id: UUID
    account_id: UUID
    by: str
    verdict: Verdict
    reason: str
    at: datetime


@dataclass(frozen=True)
class Pair:
    """Two records put before people. `steps` are what was compared on that day, with what each weighed (log2 odds)."""

    id: UUID
    a: Traced
    b: Traced
    source: Source
    probability: float
    weight: float
    prior: float
    steps: tuple[Weighed, ...]
    doubt: str
    put_at: datetime
    judgements: tuple[JudgedBy, ...]
    standing: Standing
    is_contested: bool
    decided_elsewhere: bool
    are_linked: bool
    taken_back: Mapping[UUID, UUID]

    @property
    def records(self) -> tuple[UUID, UUID]:
        return (self.a.record_id, self.b.record_id)

    @property
    def about(self) -> list[str]:
        """The keys for the audit."""
        return [f"person:{key}" for key in self.records]

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return self.standing.is_open and not self.decided_elsewhere and not self.are_linked

    @property
    def evidence(self) -> tuple[str, ...]:
        said = tuple(step.said for step in self.steps if step.said)
        return (*said, self.doubt) if self.doubt else said

    def judged_by(self, account_id: UUID) -> UUID | None:
        """The judgement of an account, in force."""
        return next((each.id for each in self.judgements if each.account_id == account_id), None)

    def taken_back_by(self, account_id: UUID) -> UUID | None:
        """The row by which an account took its judgement back, where nothing of theirs came after."""
        return self.taken_back.get(account_id)


def pair(proposal_id: UUID, actor: Actor) -> Pair | None:
    """One pair, or None for somebody who may not see both records. Five queries."""
    rows = list(Proposal.objects.visible_to(actor).filter(pk=proposal_id))
    return next(iter(_pairs(rows, actor)), None)


def waiting(*, actor: Actor, limit: int = 50) -> list[Pair]:
    """The pairs that wait for this actor: the likeliest first, contested ones before all, none they have judged.

    Raises NotPermitted. Five queries, however many pairs.
    """
    require(actor, Permission.JUDGE)
    rows = Proposal.objects.visible_to(actor).current().order_by("-probability", "recorded_at", "pk")[:MOST_READ]
    found = [each for each in _pairs(list(rows), actor) if each.is_open and not each.judged_by(actor.account_id)]
    return sorted(found, key=lambda each: (not each.judgements, -each.probability, each.put_at))[:limit]


def count_waiting(*, actor: Actor) -> int:
    """How many pairs wait for this actor, as `waiting` lists them, to `MOST_READ`. Raises NotPermitted.

    Counted where nobody has judged, decided or linked both records; only the others are read. Whoever does not hold the
    open circle may see one record of a pair and not the other: theirs, which are few, are read.
    """
    require(actor, Permission.JUDGE)
    if not actor.holds_open_circle:
        return len(waiting(actor=actor, limit=MOST_READ))
    rows = Proposal.objects.visible_to(actor).current()
    judged = Judgement.objects.filter(proposal_id=OuterRef("pk"))
    last = judged.order_by("-recorded_at", "-pk").values("recorded_at")[:1]
    touched = rows.annotate(touched_at=Coalesce(Subquery(last), "recorded_at"))
    decided = SamePersonDecision.objects.current().filter(record_a=OuterRef("record_a"), record_b=OuterRef("record_b"))
    undecided = touched.filter(~Exists(decided.filter(recorded_at__gt=OuterRef("touched_at"))))
    to_read = Q(Exists(judged)) | (Q(_is_linked("record_a")) & Q(_is_linked("record_b")))
    read = list(undecided.filter(to_read).order_by("-probability", "recorded_at", "pk")[:MOST_READ])
    waits = [each for each in _pairs(read, actor) if each.is_open and not each.judged_by(actor.account_id)]
    return min(undecided.exclude(to_read).count() + len(waits), MOST_READ)


def _is_linked(record: str) -> Exists:
    """Whether this record of a pair is linked to any other."""
    same = SamePersonDecision.objects.current().filter(verdict="same")
    return Exists(same.filter(Q(record_a=OuterRef(record)) | Q(record_b=OuterRef(record))))


def judged_lately(*, actor: Actor, limit: int = 20) -> list[Pair]:
    """The pairs this actor judged last, newest first, so that a judgement can be taken back. Raises NotPermitted."""
    require(actor, Permission.JUDGE)
    mine = Judgement.objects.visible_to(actor).current().filter(recorded_by=actor.account_id)
    mine = mine.exclude(verdict=Verdict.TAKEN_BACK).order_by("-recorded_at", "-pk")
    ids = list(mine.values_list("proposal_id", flat=True)[:limit])
    found = {each.id: each for each in _pairs(list(Proposal.objects.visible_to(actor).filter(pk__in=ids)), actor)}
    return [found[key] for key in ids if key in found]


@dataclass(frozen=True)
class Measured:
    """How well what was proposed held, and how often two people agreed: about the model, about nobody.

    `proposed` were decided by people, `right` of them were the same person; of `judged_twice` pairs the first two
    people agreed on `agreed`. `by_strength`: (from which probability, decided, the same person).
    """

    proposed: int
    right: int
    judged_twice: int
    agreed: int
    cannot_tell: int
    waiting: int
    by_strength: tuple[tuple[float, int, int], ...]


STRENGTHS = (0.99, 0.95, 0.85, 0.0)


def measured(*, actor: Actor) -> Measured:
    """What people's judgements say of the proposals this actor may see. Raises NotPermitted."""
    require(actor, Permission.JUDGE)
    found = _pairs(list(Proposal.objects.visible_to(actor).order_by("-recorded_at", "-pk")[: MOST_READ * 4]), actor)
    verdicts = Counter(each.standing.verdict for each in found)
    firm = [each for each in found if each.standing.verdict in (Verdict.SAME, Verdict.DIFFERENT)]
    twice = [each.judgements[:2] for each in found if len(each.judgements) > 1]
    strengths: dict[float, list[bool]] = defaultdict(list)
    for each in firm:
        least = next(strength for strength in STRENGTHS if each.probability >= strength)
        strengths[least].append(each.standing.verdict is Verdict.SAME)
    return Measured(
        proposed=len(firm),
        right=verdicts[Verdict.SAME],
        judged_twice=len(twice),
        agreed=sum(one.verdict is other.verdict for one, other in twice),
        cannot_tell=verdicts[Verdict.CANNOT_TELL],
        waiting=sum(each.is_open for each in found),
        by_strength=tuple((s, len(strengths[s]), sum(strengths[s])) for s in STRENGTHS),
    )


def _pairs(rows: Sequence[Proposal], actor: Actor) -> list[Pair]:
    """These proposals whose records the actor may both see, in their order."""
    if not rows:
        return []
    records = records_compared(sorted({key for row in rows for key in (row.record_a_id, row.record_b_id)}))
    rows = [row for row in rows if row.record_a_id in records and row.record_b_id in records]
    judgements = Judgement.objects.visible_to(actor).filter(proposal_id__in=[row.pk for row in rows])
    every: dict[UUID, list[Judgement]] = defaultdict(list)
    for each in judgements.order_by("recorded_at", "id"):
        every[each.proposal_id].append(each)
    names = {key: each.name for key, each in who({j.recorded_by for some in every.values() for j in some}).items()}
    decisions = SamePersonDecision.objects.visible_to(actor).current()
    decided = {(d.record_a_id, d.record_b_id): d for d in decisions.filter(record_a__in=[r.record_a_id for r in rows])}
    return [_pair(r, records, every[r.pk], names, decided.get((r.record_a_id, r.record_b_id))) for r in rows]


def _pair(
    row: Proposal,
    records: Mapping[UUID, Traced],
    judgements: Sequence[Judgement],
    names: Mapping[UUID, str],
    decision: SamePersonDecision | None,
) -> Pair:
    a, b = records[row.record_a_id], records[row.record_b_id]
    replaced = {each.supersedes for each in judgements}
    standing_rows = [each for each in judgements if each.pk not in replaced]
    taken_back = {each.recorded_by: each.pk for each in standing_rows if each.verdict == Verdict.TAKEN_BACK}
    in_force = [each for each in standing_rows if each.verdict != Verdict.TAKEN_BACK]
    ever_taken_back = any(each.verdict == Verdict.TAKEN_BACK for each in judgements)
    verdicts = [Verdict(each.verdict) for each in in_force]
    last = max((each.recorded_at for each in judgements), default=row.recorded_at)
    earlier = decision is not None and (decision.recorded_at < row.recorded_at or ever_taken_back)
    contested = bool(row.doubt) or earlier or Verdict.CANNOT_TELL in verdicts or a.has_twin or b.has_twin
    found = standing(verdicts, contested=contested)
    elsewhere = decision is not None and found.is_open and decision.recorded_at > last
    return Pair(
        id=row.pk, a=a, b=b, source=Source(row.source), probability=row.probability, weight=row.weight,
        prior=row.prior, steps=tuple(Weighed(**step) for step in row.steps), doubt=row.doubt, put_at=row.recorded_at,
        judgements=tuple(
            JudgedBy(j.pk, j.recorded_by, names.get(j.recorded_by, ""), Verdict(j.verdict), j.reason, j.recorded_at)
            for j in in_force
        ),
        standing=found, is_contested=contested, decided_elsewhere=elsewhere, are_linked=a.lead_id == b.lead_id,
        taken_back=taken_back,
    )  # fmt: skip
