"""The check that missing children are recorded as missing: drawn at random, reviewed blind, put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.missing.actions.parts import refuse
from openmash.casework.missing.models import CheckDraw, CheckFinding, CheckItem
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.reading import recorded_beside
from openmash.casework.missing.telling import Candidate
from openmash.casework.missing.words import Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn


@transaction.atomic
def draw(*, actor: Actor, since: date, until: date, candidates: Sequence[Candidate], many: int, seed: int) -> UUID:
    """Draw `many` of these contacts and episodes at random and keep what was drawn; returns the draw's key.

    The same seed over the same draws the same again. Raises Incomplete where there is nothing to draw from.
    """
    require(actor, Permission.CHECK)
    if until < since:
        raise Incomplete([Problem("until", "The last day comes before the first. Check the days.")])
    if not candidates:
        raise Incomplete(
            [
                Problem(
                    "since",
                    "Nothing of these days mentions absence, or was classed as absent or away. Choose other days.",
                )
            ]
        )
    ordered = sorted(candidates, key=lambda each: str(each.contact_id))
    drawn = Random(seed).sample(ordered, min(many, len(ordered)))  # noqa: S311  # anybody can draw it again
    row = CheckDraw(
        since=since, until=until, seed=seed, found=len(ordered), drawn=len(drawn), recorded_by=actor.account_id
    )
    row.save(force_insert=True)
    for each in drawn:
        CheckItem.record(
            actor=actor, draw_id=row.pk, person_ids=list(each.person_ids), contact_id=each.contact_id,
            occurred_at=each.at,
        )  # fmt: skip
    audit.record(actor, "missing.check_drawn", about=[f"check:{row.pk}"], detail={"seed": str(seed)})
    return row.pk


@transaction.atomic
def find(*, actor: Actor, item_id: UUID, verdict: Verdict, reasons: str) -> bool:
    """Record what a reviewer says of one contact, who was not shown what was recorded; returns whether it was.

    Raises NotVisible, Incomplete, and NotAllowedNow where it has been reviewed.
    """
    require(actor, Permission.CHECK)
    item = CheckItem.objects.filter(pk=item_id).first()
    if item is None:
        raise NotVisible
    in_turn(item_id)
    if CheckFinding.objects.filter(item_id=item_id).exists():
        raise NotAllowedNow("Somebody has reviewed this already.")
    refuse([] if reasons.strip() else [Problem("reasons", "Say in a line why.")])
    recorded = item_id in recorded_beside([item], actor=actor)
    CheckFinding.record(
        actor=actor, item_id=item_id, person_ids=item.person_ids, verdict=verdict, reasons=reasons.strip(),
        was_recorded=recorded, occurred_at=timezone.now(),
    )  # fmt: skip
    about = [f"check:{item_id}", *(f"person:{person}" for person in item.person_ids)]
    audit.record(actor, "missing.check_reviewed", about=about, detail={"verdict": verdict.value})
    return recorded


@transaction.atomic
def settle(*, actor: Actor, item_id: UUID, words: str) -> None:
    """Say how a miss was put right, or why it cannot be. Raises NotVisible, Incomplete, NotAllowedNow."""
    require(actor, Permission.CHECK)
    in_turn(item_id)
    row = CheckFinding.objects.current().filter(item_id=item_id).first()
    if row is None:
        raise NotVisible
    if row.settled or row.was_recorded or row.verdict != Verdict.MISSING:
        raise NotAllowedNow("There is nothing to put right here any more.")
    if not words.strip():
        raise Incomplete([Problem("words", "Say how it was put right, or why it cannot be.")])
    CheckFinding.record(
        actor=actor, item_id=item_id, person_ids=row.person_ids, verdict=row.verdict, reasons=row.reasons,
        was_recorded=row.was_recorded, settled=words.strip(), supersedes=row.pk, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "missing.check_settled", about=[f"check:{item_id}"])
