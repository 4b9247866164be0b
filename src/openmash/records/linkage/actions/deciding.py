"""The only code that says which records are one person. Decisions are added; sets and circles follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.records.linkage import selectors
from openmash.records.linkage.models import SamePersonDecision
from openmash.records.linkage.permissions import Permission
from openmash.records.people import selectors as people
from openmash.records.people.sets import PersonSet

LOCK = 7_205_759_403_792_794


@dataclass(frozen=True)
class Considered:
    """What the person linking says they have thought of, when the records themselves raise it."""

    twins: bool = False
    earlier_decision: bool = False


@dataclass(frozen=True)
class Separated:
    """What separating made: the two people the records now are, and every account that looked at them while they were
    taken for one. Those looks were at the wrong child's record too: whoever separates them tells these people.
    """

    decision_id: UUID
    first: PersonSet
    second: PersonSet
    seen_by: tuple[UUID, ...]


@transaction.atomic
def link(
    *,
    actor: Actor,
    record_a: UUID,
    record_b: UUID,
    reason: str,
    evidence: Sequence[str] = (),
    considered: Considered = Considered(),
) -> PersonSet:
    """Agree that two records are one person; the whole takes the strictest circle of its members.

    Raises NotVisible where the actor may not see both; NotAllowedNow where they are one already or either has a
    protected identity; Incomplete without a reason, or where they could be twins or were said to be different people
    and `considered` does not answer it.
    """
    require(actor, Permission.LINK)
    return _link(actor, record_a, record_b, reason, evidence, considered)


@transaction.atomic
def link_by_rule(*, actor: Actor, record_a: UUID, record_b: UUID, rule: str, evidence: Sequence[str]) -> PersonSet:
    """Link as a rule of the register says, for files alone: with its name and version as the reason, undone like any.

    Raises what `link` raises: twins, an earlier decision and a protected identity are for people, whatever a rule says.
    """
    require(actor, Permission.LINK_BY_RULE)
    return _link(actor, record_a, record_b, rule, evidence, Considered())


def _link(
    actor: Actor, record_a: UUID, record_b: UUID, reason: str, evidence: Sequence[str], considered: Considered
) -> PersonSet:
    _needs_reason(reason)
    _hold_the_lock()
    first, second = selectors.person_set(record_a, actor), selectors.person_set(record_b, actor)
    if first.ids == second.ids:
        raise NotAllowedNow("These records are already agreed to be one person.")
    if people.protected_identities([*first.ids, *second.ids], actor=actor):
        raise NotAllowedNow("One of these records has a protected identity. It is never joined to another.")
    _answer_doubts(first, second, actor, considered)
    decision = _decide(actor, record_a, record_b, "same", reason, evidence)
    members = (*first.ids, *second.ids)
    _join(members)
    audit.record(
        actor, "linkage.linked", about=[f"person:{i}" for i in members],
        detail={"decision": str(decision.pk), "reason": reason, "evidence": list(evidence)},
    )  # fmt: skip
    return selectors.person_set(record_a, actor)


@transaction.atomic
def separate(*, actor: Actor, record_a: UUID, record_b: UUID, reason: str) -> Separated:
    """Separate two records that were linked; sets and circles become exactly what they were without that link.

    Raises NotAllowedNow where the two were not linked to each other directly.
    """
    require(actor, Permission.SEPARATE)
    _needs_reason(reason)
    _hold_the_lock()
    whole = selectors.person_set(record_a, actor)
    if record_b not in whole:
        raise NotAllowedNow("These records are not linked, so there is nothing to separate.")
    links = selectors.links_within(whole, actor)
    pair = frozenset((record_a, record_b))
    if pair not in links:
        raise NotAllowedNow("These two were joined through a third record. Separate one of them from that record.")
    seen_by = selectors.who_looked_while_joined(whole, record_a, record_b, actor)
    decision = _decide(actor, record_a, record_b, "different", reason, ())
    for part in sorted(_parts(whole.ids, links - {pair}), reverse=True):
        _join(part)  # the part that keeps the old set comes last, when the other has left it
    audit.record(
        actor, "linkage.separated", about=whole.about,
        detail={"decision": str(decision.pk), "reason": reason, "seen_by": [str(account) for account in seen_by]},
    )  # fmt: skip
    first, second = selectors.person_set(record_a, actor), selectors.person_set(record_b, actor)
    return Separated(decision.pk, first, second, seen_by)


@transaction.atomic
def keep_apart(*, actor: Actor, record_a: UUID, record_b: UUID, reason: str, evidence: Sequence[str] = ()) -> UUID:
    """Say that two records are different people (twins, a shared name), so that they are not offered as one again."""
    require(actor, Permission.LINK)
    _needs_reason(reason)
    first = selectors.person_set(record_a, actor)
    selectors.person_set(record_b, actor)
    if record_b in first:
        raise NotAllowedNow("These records are linked. Separate them instead.")
    decision = _decide(actor, record_a, record_b, "different", reason, evidence)
    audit.record(
        actor, "linkage.kept_apart", about=[f"person:{record_a}", f"person:{record_b}"],
        detail={"decision": str(decision.pk), "reason": reason},
    )  # fmt: skip
    return decision.pk


def _needs_reason(reason: str) -> None:
    if len(reason.strip()) < 5:
        raise Incomplete([Problem("reason", "Say how you know, in a sentence.")])


def _hold_the_lock() -> None:
    """One link or separation at a time: two at once could make a ring of decisions that no separation undoes."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])


def _answer_doubts(first: PersonSet, second: PersonSet, actor: Actor, considered: Considered) -> None:
    problems = []
    if not considered.twins and selectors.could_be_twins(first, second, actor):
        problems.append(
            Problem("twins", "These could be twins. Say how you know that they are one child before linking them.")
        )
    if not considered.earlier_decision and selectors.kept_apart(first, second, actor):
        problems.append(
            Problem("earlier_decision", "Somebody decided that these are different people. Say why that was wrong.")
        )
    if problems:
        raise Incomplete(problems)


def _decide(
    actor: Actor, one: UUID, other: UUID, verdict: str, reason: str, evidence: Sequence[str]
) -> SamePersonDecision:
    a, b = sorted((one, other))
    earlier = SamePersonDecision.objects.current().filter(record_a=a, record_b=b).values_list("pk", flat=True).first()
    return SamePersonDecision.record(
        actor=actor, record_a_id=a, record_b_id=b, person_ids=[a, b], verdict=verdict, reason=reason,
        evidence=list(evidence), supersedes=earlier,
    )  # fmt: skip


def _parts(ids: Sequence[UUID], links: frozenset[frozenset[UUID]]) -> list[tuple[UUID, ...]]:
    """The groups that `links` leave joined."""
    groups = {i: {i} for i in ids}
    for pair in links:
        one, other = pair
        if groups[one] is not groups[other]:
            groups[one] |= groups[other]
            for member in groups[other]:
                groups[member] = groups[one]
    return [tuple(sorted(group)) for group in {id(g): g for g in groups.values()}.values()]


def _join(members: Sequence[UUID]) -> None:
    """A set is named by its oldest record, so that the same members always make the same set."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.join_set(%s, %s::uuid[])", [min(members), list(members)])
