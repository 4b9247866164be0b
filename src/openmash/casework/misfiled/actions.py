"""The only code that writes about misfiling. Moving itself is the owner's of what is moved; a pathway joins the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.misfiled import selectors as reading
from openmash.casework.misfiled.models import (
    Answered,
    Breach,
    BreachJudged,
    BreachNamed,
    BreachStep,
    Misfiling,
    MovedTo,
    Touched,
)
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.selectors import BreachShown
from openmash.casework.misfiled.words import Data, Does, How, Kind, PeopleTold, Regulator, Risk, Used, Whose
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import who
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle

READ = "Words you read with one child were about another child. Say whether you used them."
OPENED = "A record had been filed with the wrong child: a breach entry is open, and the 72 hours run."

ASTRAY = (
    "A notice about a child went to a school that is not the child’s: a breach entry is open, and the 72 hours run."
)

TOLD_OF = "Somebody told of a personal data breach: an entry is open, and the 72 hours run."
NAMED = "The information lead asks you to look at a breach entry and to say what was done."


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
class BreachTold:
    """What somebody tells of: what kind, what happened in their words (no names), when it happened and when somebody
    here knew (both aware), and how many people it reached, as far as known.
    """

    kind: Kind
    words: str
    happened_at: datetime | None
    known_at: datetime | None
    reached: int = 0
    reference: str = ""


@dataclass(frozen=True)
class StepTold:
    """What was done about a breach. `closes`: nothing more is to be done."""

    does: Does
    words: str
    closes: bool = False


@dataclass(frozen=True)
class JudgedTold:
    """The risk to people, as judged: whose details, of what kind, how many people, and why."""

    risk: Risk
    whose: Sequence[Whose]
    kinds: Sequence[Data]
    many: int | None
    why: str


@dataclass(frozen=True)
class ToldTold:
    """Who was told, or not, and why: the regulator (`told_at`, aware) and the people concerned (None: not yet)."""

    regulator: Regulator
    words: str
    told_at: datetime | None = None
    late_because: str = ""
    people: PeopleTold | None = None


def known_then(moment: datetime | None) -> datetime:
    """When somebody first knew, as told (aware): now, where nothing was said."""
    now = timezone.now()
    return moment if moment is not None else now


@transaction.atomic
def tell_of_breach(*, actor: Actor, told: BreachTold) -> str:
    """Open an entry for a breach somebody tells of; returns its reference. Whoever tells cannot read it afterwards.

    The 72 hours run from when somebody here first knew. Raises Incomplete.
    """
    require(actor, Permission.TELL_OF_BREACH)
    now, found = timezone.now(), []
    if not told.words.strip():
        found.append(Problem("words", "Say what happened."))
    if told.known_at is None or told.known_at > now:
        found.append(Problem("known_on", "Say when somebody here first knew. It cannot be in the future."))
    if told.happened_at is not None and told.happened_at > (told.known_at or now):
        found.append(Problem("happened_on", "It happened before somebody knew of it."))
    if found or told.known_at is None:
        raise Incomplete(found)
    key = new_key()
    reference = told.reference[:20] or f"B-{str(key)[-6:]}"
    breach = Breach(
        id=key, kind=told.kind, reference=reference, saw=0, sent=max(told.reached, 0), decided=0,
        filed_at=told.happened_at or told.known_at, known_at=told.known_at, words=told.words.strip(),
        recorded_by=actor.account_id,
    )  # fmt: skip
    breach.save(force_insert=True)
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), text=TOLD_OF,
        where=Where("breach", {"breach_id": str(breach.pk)}), source_key=f"breach:{breach.pk}",
    )  # fmt: skip
    audit.record(actor, "misfiled.breach_told", about=[f"breach:{breach.pk}"], detail={"kind": told.kind.value})
    return reference


@transaction.atomic
def handle_breach(*, actor: Actor, breach_id: UUID, told: StepTold) -> UUID:
    """Add what was done; returns its key. The lead closes an entry, once everything the law asks has been answered.

    Raises NotVisible, and Incomplete.
    """
    require(actor, Permission.READ_BREACH)
    shown = reading.breach(breach_id, actor=actor)
    if told.closes:
        require(actor, Permission.HANDLE_BREACH)
    found = [] if told.words.strip() else [Problem("words", "Say what was done, or found.")]
    if told.closes:
        answered = {told.does} if told.words.strip() else set()
        missing = " ".join(shown.missing(answered))
        found += [Problem("closes", f"Before it is closed: {missing}")] if missing else []
    if found:
        raise Incomplete(found)
    return _step(actor, shown, told.does, told.words, closes=told.closes)


@transaction.atomic
def judge_breach(*, actor: Actor, breach_id: UUID, told: JudgedTold) -> None:
    """Judge the risk to people; a later judgement stands before an earlier one. Raises NotVisible, Incomplete."""
    require(actor, Permission.HANDLE_BREACH)
    shown = reading.breach(breach_id, actor=actor)
    found = []
    if not told.whose:
        found.append(Problem("whose", "Say whose details they are."))
    if not told.kinds:
        found.append(Problem("kinds", "Say what kinds of details they are."))
    if told.many is None or told.many < 0:
        found.append(Problem("many", "Say how many people, as near as you can."))
    if not told.why.strip():
        found.append(Problem("why", "Say why the risk is judged so."))
    if shown.regulator is Regulator.NOT_NEEDED and told.risk is not Risk.UNLIKELY:
        found.append(
            Problem("risk", "It is recorded that the Commissioner need not be told. Say first that they were told.")
        )
    if found or told.many is None:
        raise Incomplete(found)
    BreachJudged(
        id=new_key(), breach_id=breach_id, risk=told.risk, whose=list(told.whose), kinds=list(told.kinds),
        many=told.many, why=told.why.strip(), recorded_at=timezone.now(), recorded_by=actor.account_id,
    ).save(force_insert=True)  # fmt: skip
    _step(actor, shown, Does.JUDGED, f"{told.risk.label}. {told.why.strip()}")


@transaction.atomic
def say_who_was_told(*, actor: Actor, breach_id: UUID, told: ToldTold) -> None:
    """Keep whether the regulator and the people concerned were told, and why not. Raises NotVisible, Incomplete."""
    require(actor, Permission.HANDLE_BREACH)
    shown = reading.breach(breach_id, actor=actor)
    if problems := _wrong(told, shown):
        raise Incomplete(problems)
    changes = told.regulator is not shown.regulator
    _step(
        actor, shown, Does.REGULATOR if changes or told.people is None else Does.PEOPLE, told.words,
        regulator=told.regulator, told_at=told.told_at if told.regulator is Regulator.TOLD else None,
        late_because=told.late_because, people=told.people,
    )  # fmt: skip


@transaction.atomic
def name_reader(*, actor: Actor, breach_id: UUID, account_id: UUID | None, why: str) -> None:
    """Let one colleague read an entry and add to it, and tell them. Raises NotVisible, Incomplete, NotAllowedNow."""
    require(actor, Permission.HANDLE_BREACH)
    shown = reading.breach(breach_id, actor=actor)
    found = [] if account_id else [Problem("email", "Nobody here has this address. Write it as they sign in with it.")]
    if not why.strip():
        found.append(Problem("why", "Say why they need to see it."))
    if found or account_id is None:
        raise Incomplete(found)
    if BreachNamed.objects.filter(breach_id=breach_id, account_id=account_id).exists():
        raise NotAllowedNow("They can see this entry already.")
    BreachNamed(
        id=new_key(), breach_id=breach_id, account_id=account_id, why=why.strip()[:400], recorded_at=timezone.now(),
        recorded_by=actor.account_id,
    ).save(force_insert=True)  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(account_id=account_id), text=NAMED,
        where=Where("breach", {"breach_id": str(breach_id)}), source_key=f"breach:{breach_id}:{account_id}",
    )  # fmt: skip
    _step(actor, shown, Does.NAMED, f"{who([account_id])[account_id].name}: {why.strip()}")


def _step(
    actor: Actor, shown: BreachShown, does: Does, words: str, *, closes: bool = False,
    regulator: Regulator | None = None, told_at: datetime | None = None, late_because: str = "",
    people: PeopleTold | None = None,
) -> UUID:  # fmt: skip
    step = BreachStep(
        id=new_key(), breach_id=shown.id, regulator=regulator or shown.regulator,
        told_at=told_at or (shown.told_at if (regulator or shown.regulator) is Regulator.TOLD else None),
        words=words.strip(), does=does, late_because=late_because.strip(), people=people or "", closes=closes,
        recorded_at=timezone.now(), recorded_by=actor.account_id,
    )  # fmt: skip
    step.save(force_insert=True)
    settle(actor=actor, source_key=f"breach:{shown.id}")
    if does is Does.LEARNT:
        notify(
            actor=actor, kind=NoticeKind.DIGEST, to=To(role=Role.PRACTICE_LEAD), source_key=f"breach_learnt:{step.pk}",
            text=f"Something that went wrong with people’s details may be a theme to learn from: {words.strip()}"[:400],
            where=Where("learning", {}),
        )  # fmt: skip
    audit.record(
        actor, "misfiled.breach_handled", about=[f"breach:{shown.id}"],
        detail={"does": does.value, "regulator": step.regulator, "people": step.people, "closes": closes},
    )  # fmt: skip
    return step.pk


def _wrong(told: ToldTold, shown: BreachShown) -> list[Problem]:
    found, now = [], timezone.now()
    if not told.words.strip():
        found.append(Problem("words", "Say what they were told and how, or why they were not."))
    if told.regulator is Regulator.TOLD and told.told_at is None and shown.told_at is None:
        found.append(Problem("told_on", "Say when the regulator was told."))
    if told.told_at is not None and told.told_at > now:
        found.append(Problem("told_on", "The regulator cannot have been told in the future. Check the day and time."))
    if shown.regulator is Regulator.TOLD and told.regulator is not Regulator.TOLD:
        found.append(Problem("regulator", "It is recorded that the regulator was told, and that stays."))
    if told.regulator is Regulator.NOT_NEEDED and shown.risk is None:
        found.append(Problem("regulator", "Judge the risk to people first."))
    if told.regulator is Regulator.NOT_NEEDED and shown.risk not in (None, Risk.UNLIKELY):
        found.append(Problem("regulator", "A risk is judged likely, so the Commissioner is told."))
    is_late = told.told_at is not None and shown.standing.due_at is not None and told.told_at > shown.standing.due_at
    if is_late and not told.late_because.strip():
        found.append(Problem("late_because", "It was later than 72 hours: say why. The reasons go with it."))
    if told.people is PeopleTold.NOT_NEEDED and shown.risk is Risk.HIGH:
        found.append(Problem("people", "The risk is judged high, so they are told, or one of the other reasons holds."))
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
