"""Decisions of the hub made again by somebody who sees what the first knew at that minute, not what was decided."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import ContactPage
from openmash.casework.frontdoor.words import Outcome
from openmash.casework.screening.agreement import Agreement, agreement, table
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.insight.inspection.sampling import draw
from openmash.insight.practice.drawing import counting
from openmash.insight.practice.models import DrawnDecision, SecondDecision
from openmash.insight.practice.permissions import Permission
from openmash.records.cases.on_duty import profile_at

SCALE: tuple[tuple[Outcome, ...], ...] = (
    (Outcome.NO_FURTHER_ACTION,), (Outcome.ADVICE, Outcome.UNIVERSAL), (Outcome.EARLY_HELP,), (Outcome.ASSESSMENT,),
    (Outcome.STRATEGY_DISCUSSION,),
)  # fmt: skip
"""From least done to most: how far apart two decisions are is how many steps lie between them."""
OFFERED = tuple(outcome for step in SCALE for outcome in step)
MOST = 100
JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True)
class ToDecide:
    """One decision the actor is asked to make again; what was decided is not in it."""

    id: UUID
    person_id: UUID
    contact_id: UUID
    decided_at: datetime
    asked_at: datetime


@dataclass(frozen=True)
class AsItStood:
    """The contact as it was known at the minute of the decision."""

    asked: ToDecide
    contact: ContactPage

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys."""
        return [f"drawn_decision:{self.asked.id}", *self.contact.about]


@dataclass(frozen=True)
class AgreedOnDecisions:
    """How often two people decided alike: over how much is done, and over whether less or more is."""

    drawn: int
    made_again: int
    whole: Agreement
    by_class: Agreement
    less_then_more: int | None
    """Of those where the first did less, how many the second would have done more; None: too few to say."""


@transaction.atomic
def draw_decisions(*, actor: Actor, many: int, weeks: int, seed: int | None = None) -> int:
    """Draw decisions of the last so many weeks, each once ever, in turn from each outcome, and ask others to make them
    again; returns how many. Raises Incomplete, NotAllowedNow.
    """
    require(actor, Permission.DRAW)
    problems = []
    if not 1 <= many <= MOST:
        problems.append(Problem("many", f"Draw between 1 and {MOST}."))
    if not 1 <= weeks <= 104:
        problems.append(Problem("weeks", "Draw from between 1 and 104 weeks."))
    if problems:
        raise Incomplete(problems)
    now = timezone.now()
    lot = seed if seed is not None else secrets.randbelow(2**31)
    deciders = sorted({each.pk for role in (Role.DECISION_MAKER, Role.DUTY_MANAGER) for each in accounts_with(role)})
    with counting() as counts:
        rows = frontdoor.decided(since=now - timedelta(weeks=weeks), until=now, actor=counts)
        before = set(DrawnDecision.objects.values_list("decision_id", flat=True))
    by_key = {row.decision_id: row for row in rows if row.outcome in OFFERED and row.decision_id not in before}
    groups: dict[str, list[UUID]] = {}
    for key, row in by_key.items():
        groups.setdefault(row.outcome.value, []).append(key)
    if not by_key:
        raise NotAllowedNow("There is no decision of these weeks that was not drawn before.")
    if len(deciders) < 2:
        raise NotAllowedNow("Somebody else who decides is needed. Give a second person the role first.")
    turn = random.Random(lot)  # noqa: S311  # a draw that anybody can repeat: it keeps no secret
    count = 0
    for each in draw(groups, many, seed=lot):
        row = by_key[each.person_id]
        others = [key for key in deciders if key != row.by]
        if others:
            DrawnDecision.record(
                actor=actor,
                person_id=row.person_id,
                contact_id=row.contact_id,
                decision_id=row.decision_id,
                decided_at=row.at,
                decided_by=row.by,
                outcome=row.outcome.value,
                to_account=turn.choice(others),
                seed=lot,
            )
            count += 1
    audit.record(actor, "practice.decisions_drawn", about=[], detail={"many": count, "seed": str(lot)})
    return count


def to_decide_again(*, actor: Actor) -> list[ToDecide]:
    """What the actor is asked to decide again and has not, the oldest first. One query."""
    require(actor, Permission.DECIDE_AGAIN)
    done = SecondDecision.objects.filter(drawn_id=OuterRef("pk"))
    rows = DrawnDecision.objects.visible_to(actor).filter(~Exists(done), to_account=actor.account_id)
    return [
        ToDecide(row.pk, row.person_id, row.contact_id, row.decided_at, row.recorded_at)
        for row in rows.order_by("recorded_at", "pk")[:MOST]
    ]


def as_it_stood(drawn_id: UUID, *, actor: Actor) -> AsItStood:
    """The contact of one of them just before it was decided, under today's rights. Raises NotVisible."""
    found = next((each for each in to_decide_again(actor=actor) if each.id == drawn_id), None)
    if found is None:
        raise NotVisible
    shown = frontdoor.contact(found.contact_id, actor=actor, known_at=found.decided_at - JUST_BEFORE)
    shown.child(found.person_id)
    return AsItStood(found, shown)


@transaction.atomic
def decide_again(*, actor: Actor, drawn_id: UUID, outcome: Outcome, reasons: str) -> UUID:
    """Keep what the actor would have decided; nothing about the child changes by it. Raises NotVisible, Incomplete."""
    require(actor, Permission.DECIDE_AGAIN)
    found = as_it_stood(drawn_id, actor=actor).asked
    if not reasons.strip():
        raise Incomplete([Problem("reasons", "Say why you would decide so.")])
    row = SecondDecision.record(
        actor=actor, drawn_id=drawn_id, person_id=found.person_id, outcome=outcome.value, reasons=reasons.strip()
    )
    audit.record(actor, "practice.decided_again", about=[f"drawn_decision:{drawn_id}", f"person:{found.person_id}"])
    return row.pk


def agreed_on_decisions(*, actor: Actor) -> AgreedOnDecisions:
    """How often two people decided alike, over every decision made again; counted by the service that counts."""
    require(actor, Permission.SEE)
    with counting():
        rows = list(DrawnDecision.objects.values_list("outcome", "second__outcome"))
    local = profile_at(timezone.now()).practice
    pairs = [(_step(first), _step(second)) for first, second in rows if second]
    first = np.array([one for one, _ in pairs], dtype=np.int8)
    second = np.array([other for _, other in pairs], dtype=np.int8)
    more = SCALE.index((Outcome.ASSESSMENT,))
    less = [(one, other) for one, other in pairs if one < more]
    whole = table(first, second, len(SCALE))
    used = np.flatnonzero(whole.sum(axis=0) + whole.sum(axis=1))
    if len(used):
        whole = whole[used[0] : used[-1] + 1, used[0] : used[-1] + 1]
    return AgreedOnDecisions(
        len(rows),
        len(pairs),
        agreement(whole, least=local.least_to_agree),
        agreement(
            table((first >= more).astype(np.int8), (second >= more).astype(np.int8), 2), least=local.least_to_agree
        ),
        sum(other >= more for _, other in less) if len(less) >= local.least_to_say else None,
    )


def _step(outcome: str) -> int:
    return next(at for at, step in enumerate(SCALE) if outcome in {each.value for each in step})
