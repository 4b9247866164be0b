"""The only code that writes about misfiling. Moving itself is the owner's of what is moved; a pathway joins the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.misfiled.models import Answered, Breach, BreachStep, Misfiling, MovedTo, Touched
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.words import How, Kind, Regulator, Used
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle

READ = "Words you read with one child were about another child. Say whether you used them."
OPENED = "A record had been filed with the wrong child: a breach entry is open, and the 72 hours run."

ASTRAY = (
    "A notice about a child went to a school that is not the child’s: a breach entry is open, and the 72 hours run."
)


@dataclass(frozen=True)
class Reach:
    """Somebody the words reached: an account, or a name outside it; how, and when first (UTC), where known."""

    how: How
    account_id: UUID | None = None
    named: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class MisfiledTold:
    """What was filed with whom. `reference` says which record, and may be told to anyone."""

    kind: Kind
    person_id: UUID
    to_person_id: UUID
    reference: str
    why: str
    filed_at: datetime
    process_id: UUID | None = None
    reopened: bool = False


@transaction.atomic
def record(*, actor: Actor, told: MisfiledTold, reached: Sequence[Reach]) -> UUID:
    """Keep what was moved and whom it reached, tell each of them, and open the breach entry; returns its key."""
    require(actor, Permission.FOLLOW)
    row = Misfiling.record(
        actor=actor, person_id=told.person_id, process_id=told.process_id, kind=told.kind, reference=told.reference,
        why=told.why.strip(), reopened=told.reopened, filed_at=told.filed_at, occurred_at=timezone.now(),
    )  # fmt: skip
    MovedTo.record(actor=actor, misfiling_id=row.pk, person_id=told.to_person_id)
    for each in reached:
        touched = Touched.record(
            actor=actor, misfiling_id=row.pk, person_id=told.person_id, how=each.how, account_id=each.account_id,
            kind=told.kind,
            named=each.named[:200], reference=told.reference, at=each.at,
        )  # fmt: skip
        if each.account_id is not None:
            notify(
                actor=actor, kind=NoticeKind.TODAY, to=To(account_id=each.account_id), text=READ,
                where=Where("retraction", {"touched_id": str(touched.pk)}), source_key=f"retraction:{touched.pk}",
            )  # fmt: skip
    _open_breach(actor, told, reached)
    audit.record(
        actor, "misfiled.moved", about=[f"misfiling:{row.pk}", f"person:{told.person_id}"],
        detail={"kind": told.kind.value, "reached": len(reached)},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def sent_astray(*, actor: Actor, reference: str, sent: int, saw: int, sent_at: datetime) -> None:
    """Open a breach entry for a notice that went to an organisation it was not for. `sent_at` is aware.

    `sent`: to how many people it went; `saw`: how many of them opened it. Whoever received it says so.
    """
    require(actor, Permission.ANSWER)
    breach = Breach(
        id=new_key(), kind=Kind.NOTICE, reference=reference[:20], saw=saw, sent=sent, decided=0, filed_at=sent_at,
        known_at=timezone.now(), recorded_by=actor.account_id,
    )  # fmt: skip
    breach.save(force_insert=True)
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), text=ASTRAY,
        where=Where("breach", {"breach_id": str(breach.pk)}), source_key=f"breach:{breach.pk}",
    )  # fmt: skip
    audit.record(actor, "misfiled.sent_astray", about=[f"breach:{breach.pk}"], detail={"sent": sent})


@transaction.atomic
def answer(*, actor: Actor, touched_id: UUID, used: Used, words: str = "") -> None:
    """Say what one did with the words; for somebody outside, what they said when they were told."""
    require(actor, Permission.ANSWER)
    touched = Touched.objects.filter(pk=touched_id).first()
    if touched is None:
        raise NotVisible
    if touched.account_id != actor.account_id:
        require(actor, Permission.FOLLOW)
        if touched.account_id is not None:
            raise NotAllowedNow("They answer for themselves.")
        if not words.strip():
            raise Incomplete([Problem("words", "Say whom you told, when, and what they said.")])
    if used is Used.YES and not words.strip():
        raise Incomplete([Problem("words", "Say what was done with it, so that it can be undone.")])
    Answered.record(actor=actor, touched_id=touched_id, person_id=touched.person_id, used=used, words=words.strip())
    settle(actor=actor, source_key=f"retraction:{touched_id}")
    audit.record(actor, "misfiled.answered", about=[f"misfiling:{touched.misfiling_id}"], detail={"used": used.value})


@dataclass(frozen=True)
class StepTold:
    """What was done about a breach. `told_at`: when the regulator was told (aware)."""

    regulator: Regulator
    words: str
    told_at: datetime | None = None
    closes: bool = False


@transaction.atomic
def handle_breach(*, actor: Actor, breach_id: UUID, told: StepTold) -> UUID:
    """Add what was done; returns its key. Closing needs an answer on the regulator."""
    require(actor, Permission.HANDLE_BREACH)
    breach = Breach.objects.filter(pk=breach_id).first()
    if breach is None:
        raise NotVisible
    if problems := _wrong(told, breach):
        raise Incomplete(problems)
    step = BreachStep(
        id=new_key(), breach_id=breach_id, regulator=told.regulator, told_at=told.told_at, words=told.words.strip(),
        closes=told.closes, recorded_at=timezone.now(), recorded_by=actor.account_id,
    )  # fmt: skip
    step.save(force_insert=True)
    settle(actor=actor, source_key=f"breach:{breach_id}")
    audit.record(
        actor, "misfiled.breach_handled", about=[f"breach:{breach_id}"],
        detail={"regulator": told.regulator.value, "closes": told.closes},
    )  # fmt: skip
    return step.pk


def _wrong(told: StepTold, breach: Breach) -> list[Problem]:
    found = []
    if not told.words.strip():
        found.append(Problem("words", "Say what was done, and why."))
    if told.regulator is Regulator.TOLD and told.told_at is None:
        found.append(Problem("told_on", "Say when the regulator was told."))
    if told.told_at is not None and told.told_at > timezone.now():
        found.append(Problem("told_on", "The regulator cannot have been told in the future. Check the day and time."))
    if told.closes and told.regulator is Regulator.OPEN:
        found.append(Problem("regulator", "Before it is closed, say whether the regulator was told."))
    newest = BreachStep.objects.filter(breach_id=breach.pk, regulator=Regulator.TOLD).exists()
    if newest and told.regulator is not Regulator.TOLD:
        found.append(Problem("regulator", "It is recorded that the regulator was told, and that stays."))
    return found


def _open_breach(actor: Actor, told: MisfiledTold, reached: Sequence[Reach]) -> None:
    people = {how: len({each.account_id or each.named for each in reached if each.how is how}) for how in How}
    breach = Breach(
        id=new_key(), kind=told.kind, reference=told.reference, saw=people[How.SAW], sent=people[How.SENT],
        decided=people[How.DECIDED] + people[How.ACCEPTED], filed_at=told.filed_at, known_at=timezone.now(),
        recorded_by=actor.account_id,
    )  # fmt: skip
    breach.save(force_insert=True)
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), text=OPENED,
        where=Where("breach", {"breach_id": str(breach.pk)}), source_key=f"breach:{breach.pk}",
    )  # fmt: skip
