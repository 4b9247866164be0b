"""Putting pairs of records before people, and keeping what each judged. Nothing here decides alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.linkage import selectors
from openmash.records.linkage.actions.deciding import Considered, keep_apart, link, link_by_rule
from openmash.records.linkage.model.specification import weights
from openmash.records.linkage.models import Compared, Judgement, Proposal, SamePersonDecision
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors import Judged, Traced
from openmash.records.linkage.selectors.matching import Thresholds, judged, status_of, thresholds
from openmash.records.linkage.selectors.reviewing import Pair
from openmash.records.linkage.selectors.tracing import records_compared
from openmash.records.linkage.words import Source, Verdict
from openmash.records.people import selectors as people

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
MAY_COMMIT_LATE = timedelta(minutes=2)
"""What is written in one transaction is seen only when it ends: a little is compared again, which changes nothing."""
RULE = "Rule: records of one person, likely beyond the area’s limit and unlike anybody else"


@dataclass(frozen=True)
class Came:
    """What came of comparing: how many pairs were put before people, and the records of files that a rule linked."""

    put: int = 0
    linked: tuple[UUID, ...] = ()


@transaction.atomic
def compare(*, actor: Actor, record_ids: Iterable[UUID], source: Source | None = None) -> Came:
    """Compare these records with all others the actor sees, and put each pair that may be one person before people.

    A record of a file is linked without them where the area allows it and there is no doubt.
    `source` None: each record's own, a file or somebody told of. A pair that people have judged is put again only where
    something that is compared has changed since. Raises NotPermitted.
    """
    require(actor, Permission.PROPOSE)
    limits, put, linked = thresholds(), 0, []
    for key in record_ids:
        record = records_compared([key]).get(key)  # read each time: the one before may just have been linked to it
        if record is None:
            continue
        ranked = [each for each in judged(record.query) if each.record.lead_id != record.lead_id]
        sure = status_of(ranked, limits) == "match" and ranked[0].probability >= limits.alone
        if record.from_file and sure and _linked(actor, record, ranked[0]):
            linked.append(key)
            continue
        for found in ranked:
            if found.could_be_a_twin and _each_has_their_own(record, found, ranked, limits):
                continue
            if found.probability >= limits.potential or found.could_be_a_twin:
                put += _put(actor, record, found.record, found, source or _source_of(record))
    return Came(put, tuple(linked))


def _each_has_their_own(record: Traced, found: Judged, ranked: Sequence[Judged], limits: Thresholds) -> bool:
    """Whether two that could be twins are two by their agencies' own lists: one agency holds both, or has a record that
    is the other without doubt. An agency that keeps two children under two forenames knows two children.
    """
    other = found.record
    if record.held_by == other.held_by or _without_doubt(ranked, other, limits):
        return True
    return _without_doubt(judged(other.query), record, limits)


def _without_doubt(ranked: Sequence[Judged], beside: Traced, limits: Thresholds) -> bool:
    return any(
        each.record.held_by == beside.held_by and each.record.record_id != beside.record_id and not each.doubt
        and each.probability >= limits.match
        for each in ranked
    )  # fmt: skip


@transaction.atomic
def compare_what_is_new(*, actor: Actor, now: datetime) -> Came:
    """Compare what was recorded since the last time, some hundreds of records.

    Where it stopped is kept, so what a stopped machine missed is compared when it runs again.
    """
    require(actor, Permission.PROPOSE)
    last = Compared.objects.order_by("-until", "-pk").values_list("until", flat=True).first()
    since = last - MAY_COMMIT_LATE if last else BEGINNING
    ids, until = people.changed_since(since)
    if not ids or (last is not None and until <= last):
        return Came()
    came = compare(actor=actor, record_ids=ids)
    Compared.objects.create(until=min(until, now), records=len(ids), put=came.put)
    return came


def _linked(actor: Actor, record: Traced, found: Judged) -> bool:
    """Link by the rule of the register; False where twins or an earlier decision leave it to people."""
    try:
        with transaction.atomic():
            link_by_rule(
                actor=actor, record_a=record.record_id, record_b=found.record.record_id,
                rule=f"{RULE}, version {weights().version}", evidence=[*found.evidence_for, *found.evidence_against],
            )  # fmt: skip
    except (Incomplete, NotAllowedNow):
        return False
    return True


def _source_of(record: Traced) -> Source:
    return Source.FILE if record.from_file else Source.CONTACT


def _put(actor: Actor, record: Traced, other: Traced, found: Judged, source: Source) -> int:
    a, b = sorted((record.record_id, other.record_id))
    before = Proposal.objects.visible_to(actor).current().filter(record_a=a, record_b=b).first()
    decided = (
        SamePersonDecision.objects.current().filter(record_a=a, record_b=b).order_by("-recorded_at", "-pk").first()
    )
    asked = [row.recorded_at for row in (before, decided) if row is not None]
    if asked and not _changed(record, other, records_compared([a, b], max(asked))):
        return 0
    row = Proposal.record(
        actor=actor, record_a_id=a, record_b_id=b, person_ids=[a, b], source=source, probability=found.probability,
        weight=found.weight, prior=found.prior, steps=[asdict(step) for step in found.steps], doubt=found.doubt,
        model=weights().version, supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(
        actor, "linkage.proposed", about=[f"person:{a}", f"person:{b}"],
        detail={"proposal": str(row.pk), "source": source.value},
    )  # fmt: skip
    return 1


def _changed(record: Traced, other: Traced, then: Mapping[UUID, Traced]) -> bool:
    return any(each.record_id not in then or then[each.record_id].compared != each.compared for each in (record, other))


@transaction.atomic
def judge(*, actor: Actor, proposal_id: UUID, verdict: Verdict, reason: str) -> Pair:
    """Keep what this person judged, and decide where that settles it; returns how the pair stands.

    Raises NotVisible where the actor may not see both records; NotAllowedNow where it is settled, or they judged it;
    Incomplete without a reason.
    """
    require(actor, Permission.JUDGE)
    if len(reason.strip()) < 5:
        raise Incomplete([Problem("reason", "Say how you know, in a sentence.")])
    if verdict is Verdict.TAKEN_BACK:
        raise Incomplete([Problem("verdict", "Say whether these are the same person.")])
    in_turn(proposal_id)
    before = _pair(proposal_id, actor)
    if not before.is_open:
        raise NotAllowedNow("This pair has been decided. Look at what was decided.")
    if before.judged_by(actor.account_id):
        raise NotAllowedNow("You have judged this pair already. Somebody else looks at it next.")
    earlier = before.taken_back_by(actor.account_id)
    Judgement.record(
        actor=actor, proposal_id=proposal_id, person_ids=list(before.records), verdict=verdict, reason=reason.strip(),
        supersedes=earlier,
    )  # fmt: skip
    audit.record(
        actor, "linkage.judged", about=before.about, detail={"proposal": str(proposal_id), "verdict": verdict.value}
    )
    after = _pair(proposal_id, actor)
    if after.standing.verdict is Verdict.SAME:
        link(
            actor=actor, record_a=after.a.record_id, record_b=after.b.record_id, reason=_reasons(after),
            evidence=after.evidence, considered=Considered(twins=True, earlier_decision=after.is_contested),
        )  # fmt: skip
    elif after.standing.verdict is Verdict.DIFFERENT:
        keep_apart(
            actor=actor, record_a=after.a.record_id, record_b=after.b.record_id, reason=_reasons(after),
            evidence=after.evidence,
        )  # fmt: skip
    return after


@transaction.atomic
def take_back(*, actor: Actor, proposal_id: UUID, reason: str) -> None:
    """Take back one's own judgement: the pair waits again. A link it made is separated first, by whoever may.

    Raises NotAllowedNow where there is none of theirs, or the records are still linked by it.
    """
    require(actor, Permission.JUDGE)
    if len(reason.strip()) < 5:
        raise Incomplete([Problem("reason", "Say why you take it back, in a sentence.")])
    in_turn(proposal_id)
    pair = _pair(proposal_id, actor)
    mine = pair.judged_by(actor.account_id)
    if mine is None:
        raise NotAllowedNow("You have not judged this pair, so there is nothing to take back.")
    if pair.are_linked:
        raise NotAllowedNow("These records are linked. Separate them first: everybody who relied on it is told.")
    Judgement.record(
        actor=actor, proposal_id=proposal_id, person_ids=list(pair.records), verdict=Verdict.TAKEN_BACK,
        reason=reason.strip(), supersedes=mine,
    )  # fmt: skip
    audit.record(actor, "linkage.judgement_taken_back", about=pair.about, detail={"proposal": str(proposal_id)})


def _pair(proposal_id: UUID, actor: Actor) -> Pair:
    found = selectors.pair(proposal_id, actor)
    if found is None:
        raise NotVisible
    return found


def _reasons(pair: Pair) -> str:
    said = [each.reason for each in pair.judgements if each.verdict is pair.standing.verdict]
    return " / ".join(said)[:1000]
