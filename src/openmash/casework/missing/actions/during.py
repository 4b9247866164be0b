"""While the child is missing: what the carers say (part 2), what is done, who is told, what the police are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.missing.actions.parts import episode_of, in_the_future, note, refuse
from openmash.casework.missing.models import Done, LastSeen
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import DoneTold, LastSeenTold
from openmash.casework.missing.words import Doing
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, Problem


@transaction.atomic
def tell_last_seen(*, actor: Actor, process_id: UUID, told: LastSeenTold) -> UUID:
    """Keep what is asked once a child is missing (part 2), in place of what was told before; returns its key."""
    require(actor, Permission.REPORT)
    episode = episode_of(process_id, actor)
    if not told.told_by.strip():
        raise Incomplete([Problem("told_by", "Say who told you.")])
    earlier = LastSeen.objects.current().filter(process_id=process_id).first()
    row = LastSeen.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, wearing=told.wearing.strip(),
        carrying=told.carrying.strip(), phone=told.phone.strip(), mood=told.mood.strip(), tried=told.tried.strip(),
        told_by=told.told_by.strip(), occurred_at=timezone.now(), supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    note(actor, "missing.last_seen_told", process_id, episode.person_id)
    return row.pk


@transaction.atomic
def record_done(*, actor: Actor, process_id: UUID, told: DoneTold) -> UUID:
    """Record something done while the child is missing: a search, somebody told, the plan followed. Returns its key."""
    require(actor, Permission.REPORT)
    episode = episode_of(process_id, actor)
    now = timezone.now()
    problems = in_the_future("at", told.at, now)
    if told.doing is Doing.TOLD and told.whom is None:
        problems.append(Problem("whom", "Say who was told."))
    if told.doing is not Doing.TOLD and not told.words.strip():
        problems.append(Problem("words", "Say in a line what was done, and what came of it."))
    refuse(problems)
    row = Done.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=told.at or now, doing=told.doing,
        whom=told.whom or "", words=told.words.strip(), by_whom=told.by_whom.strip(),
        plan_action_id=told.plan_action_id,
    )  # fmt: skip
    note(actor, "missing.done", process_id, episode.person_id, doing=told.doing.value)
    return row.pk


@transaction.atomic
def give_to_police(*, actor: Actor, process_id: UUID, to: str, held: Sequence[str], at: datetime | None = None) -> UUID:
    """Record that the page for the police was given to somebody: a disclosure, with what it told of. Returns its key.

    `held` are the headings of what was on it. Raises Incomplete without a name.
    """
    require(actor, Permission.DISCLOSE)
    episode = episode_of(process_id, actor)
    if not to.strip():
        raise Incomplete([Problem("to", "Say to whom it is given: name, and force or number.")])
    now = at or timezone.now()
    row = Done.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=now, doing=Doing.GAVE,
        words=f"{', '.join(held)}."[:2000], by_whom=to.strip()[:200],
    )  # fmt: skip
    audit.record(
        actor, "missing.disclosed", about=[f"missing:{process_id}", f"person:{episode.person_id}"],
        detail={"to": to.strip()[:200], "held": list(held)},
    )  # fmt: skip
    return row.pk
