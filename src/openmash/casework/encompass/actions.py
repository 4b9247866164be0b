"""The only code that writes what schools are owed and told. Keyword-only, `actor` first, one transaction, audited.

Each takes its turn with the notification it is about, so that two clocks, or a clock and a person, make one notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.encompass.models import Notice, NoticeStep, Owed, OwedStep, WordsMarked
from openmash.casework.encompass.permissions import Permission
from openmash.casework.encompass.words import Because, Did, Standing, Step, Told
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle
from openmash.foundation.outbox.actions import Subject, enqueue

CANNOT_BE_HERE = 20
"""Characters: the least a school says when it sends a notice back."""
E_MAIL = """A notice is waiting for you in OpenMASH. It is about a child at your school.

Please sign in and read it before the school day starts. Nothing about the child is in this message, and a reply to it
reaches nobody.
"""
AGAIN = """A notice is still waiting for your school in OpenMASH, and nobody has read it.

Please sign in and read it before the school day starts. Nothing about the child is in this message, and a reply to it
reaches nobody.
"""


@dataclass(frozen=True)
class Decided:
    """What was decided about one child by the rules. Times are aware."""

    process_id: UUID
    person_id: UUID
    standing: Standing
    because: Because
    school_id: UUID | None
    attended_at: datetime
    heard_at: datetime
    due_at: datetime | None


@dataclass(frozen=True)
class NoticeTold:
    """What the notice says, and to whom it goes. `accounts`: the verified people of the school who sign in.

    `by_link`: nobody signs in there, and whoever calls sends a one-time link in the same transaction.
    """

    agency_id: UUID
    to_circle: int
    called: str
    born: str
    police_ref: str
    there: str
    circumstances: str
    spoken_to: str
    place: str = ""
    seemed: str = ""
    words: str = ""
    words_said_to: str = ""
    accounts: Sequence[UUID] = ()
    by_link: bool = False


@transaction.atomic
def decide(*, actor: Actor, decided: Decided) -> UUID | None:
    """Keep what the rules decided about one child, once an incident; returns its key, None where it stands already.

    A school that was not known and now is takes the place of what stood.
    """
    require(actor, Permission.TELL)
    in_turn(decided.process_id)
    before = Owed.objects.current().filter(process_id=decided.process_id, person_id=decided.person_id).first()
    if before is not None and not _gives_way(before, decided):
        return None
    row = Owed.record(
        actor=actor, process_id=decided.process_id, person_id=decided.person_id, standing=decided.standing.value,
        because=decided.because.value, school_id=decided.school_id, attended_at=decided.attended_at,
        heard_at=decided.heard_at, due_at=decided.due_at, occurred_at=decided.attended_at,
        supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(
        actor, "encompass.decided", about=[f"contact:{decided.process_id}", f"person:{decided.person_id}"],
        detail={"standing": row.standing, "because": row.because},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def tell(*, actor: Actor, owed_id: UUID, told: NoticeTold, school_id: UUID, now: datetime) -> UUID | None:
    """Put a notice before a school: in OpenMASH exactly once, and an e-mail to each that says only that one waits.

    Returns its key; None where this organisation has it already.
    """
    require(actor, Permission.TELL)
    owed = _owed(owed_id)
    in_turn(owed.process_id)
    if Notice.objects.filter(process_id=owed.process_id, person_id=owed.person_id, agency_id=told.agency_id).exists():
        return None
    if owed.due_at is None or not (told.accounts or told.by_link):
        raise NotAllowedNow(
            "Nobody verified at this school can sign in. Ring the school, and write down whom you told."
        )
    notice = Notice.record(
        actor=actor, owed_id=owed.pk, process_id=owed.process_id, person_id=owed.person_id, school_id=school_id,
        agency_id=told.agency_id, to_circle=told.to_circle, called=told.called[:200], born=told.born[:40],
        police_ref=told.police_ref[:60], place=told.place[:120], there=told.there[:200],
        circumstances=told.circumstances, seemed=told.seemed, words=told.words, words_said_to=told.words_said_to[:200],
        spoken_to=told.spoken_to[:200], due_at=owed.due_at, occurred_at=owed.attended_at,
    )  # fmt: skip
    _step(actor, notice, Step.TOLD, to_accounts=list(told.accounts))
    if told.accounts:
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=[To(account_id=each) for each in told.accounts],
            text="Operation Encompass: a notice about a child at your school. Read it before the school day starts.",
            source_key=f"encompass:{notice.pk}:told", where=Where("school_notice", {"notice_id": str(notice.pk)}),
        )  # fmt: skip
    for account in told.accounts:
        enqueue(
            actor=actor, subject=Subject.MESSAGE, body=E_MAIL, to_account=account,
            source_key=f"encompass:{notice.pk}:{account}:told", about_people=[owed.person_id],
        )  # fmt: skip
    audit.record(
        actor, "encompass.told",
        about=[f"contact:{owed.process_id}", f"person:{owed.person_id}", f"notice:{notice.pk}"],
        detail={"in_time": now < owed.due_at, "to": len(told.accounts), "by_link": told.by_link},
    )  # fmt: skip
    return notice.pk


@transaction.atomic
def chase(*, actor: Actor, notice_id: UUID, accounts: Sequence[UUID]) -> bool:
    """Send again, once, to everybody the school would tell, where nobody has read it. Returns whether it was sent."""
    require(actor, Permission.TELL)
    notice = Notice.objects.filter(pk=notice_id).first()
    if notice is None:
        raise NotVisible
    in_turn(notice.process_id)
    if NoticeStep.objects.filter(notice=notice, step__in=(Step.READ, Step.CHASED, Step.NOT_OURS)).exists():
        return False
    _step(actor, notice, Step.CHASED, to_accounts=list(accounts))
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=[To(account_id=each) for each in accounts],
        text="Operation Encompass: nobody at your school has read a notice that waits. Read it before the day starts.",
        source_key=f"encompass:{notice.pk}:chased", where=Where("school_notice", {"notice_id": str(notice.pk)}),
    )  # fmt: skip
    for account in accounts:
        enqueue(
            actor=actor, subject=Subject.MESSAGE, body=AGAIN, to_account=account,
            source_key=f"encompass:{notice.pk}:{account}:chased", about_people=[notice.person_id],
        )  # fmt: skip
    audit.record(actor, "encompass.chased", about=[f"person:{notice.person_id}", f"notice:{notice.pk}"])
    return True


@transaction.atomic
def put_before(
    *, actor: Actor, owed_id: UUID, told: Told, because: Because, to: Sequence[To], now_message: bool
) -> bool:
    """Put one child before people who ring, or who answer whether the school may be told; once each. True: done now."""
    require(actor, Permission.TELL)
    owed = _owed(owed_id)
    in_turn(owed.process_id)
    if OwedStep.objects.filter(owed=owed, told=told.value, because=because.value).exists():
        return False
    OwedStep.record(
        actor=actor, owed_id=owed.pk, person_id=owed.person_id, told=told.value, because=because.value,
        occurred_at=timezone.now(),
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.NOW if now_message else NoticeKind.TODAY, to=to,
        text=f"Operation Encompass: {_asks(owed, told)}", source_key=_key_of(owed.pk, told, because),
        where=Where("encompass_child", {"owed_id": str(owed.pk)}), person_ids=[owed.person_id],
    )  # fmt: skip
    audit.record(
        actor, "encompass.put_before", about=[f"contact:{owed.process_id}", f"person:{owed.person_id}"],
        detail={"because": because.value, "step": told.value},
    )  # fmt: skip
    return True


def _asks(owed: Owed, told: Told) -> str:
    if told is Told.ESCALATED:
        return "nobody at a school has read its notice. Ring the school before its day starts."
    if owed.standing == Standing.ASK:
        return "may this child’s school be told? Answer before the school day starts."
    return "a school has to be rung before the school day starts."


def _key_of(owed_id: UUID, told: Told, because: Because) -> str:
    return f"encompass:{owed_id}:{told.value}:{because.value}"


@transaction.atomic
def no_need_to_ring(*, actor: Actor, owed_id: UUID, because: Because) -> None:
    """A school has read its notice after all, or was rung: what the desk was told waits for nobody any more."""
    require(actor, Permission.TELL)
    settle(actor=actor, source_key=_key_of(_owed(owed_id).pk, Told.ESCALATED, because))


@transaction.atomic
def allow(*, actor: Actor, owed_id: UUID, why: str) -> None:
    """Say that a school may be told although somebody had to be asked. Telling it is the next step."""
    require(actor, Permission.ANSWER)
    owed = _held(owed_id)
    if len(why.strip()) < 10:
        raise Incomplete(
            [Problem("why", "Say why it is safe: what you know of the person alleged and of where they are.")]
        )
    _owed_step(actor, owed, Told.SEND, why)


@transaction.atomic
def keep_back(*, actor: Actor, owed_id: UUID, why: str) -> None:
    """Decide that a school is not told, and why."""
    require(actor, Permission.ANSWER)
    owed = _held(owed_id)
    if len(why.strip()) < 20:
        raise Incomplete([Problem("why", "Say in a sentence why telling the school would put somebody at risk.")])
    _owed_step(actor, owed, Told.KEEP, why)
    Owed.record(
        actor=actor, process_id=owed.process_id, person_id=owed.person_id, standing=Standing.NOT_TOLD.value,
        because=owed.because, school_id=owed.school_id, attended_at=owed.attended_at, heard_at=owed.heard_at,
        due_at=owed.due_at, why=why.strip()[:400], occurred_at=owed.attended_at, supersedes=owed.pk,
    )  # fmt: skip


@transaction.atomic
def rung(*, actor: Actor, owed_id: UUID, whom: str) -> None:
    """Write down that the school, or the officer, was told by telephone, and whom."""
    require(actor, Permission.ANSWER)
    owed = _owed(owed_id)
    in_turn(owed.process_id)
    if owed.standing in (Standing.NOBODY, Standing.NOT_TOLD):
        raise NotAllowedNow("No school is told of this child.")
    if OwedStep.objects.filter(owed=owed, told=Told.RUNG).exists():
        raise NotAllowedNow("Somebody has written down already that the school was told by telephone.")
    if len(whom.strip()) < 5:
        raise Incomplete([Problem("whom", "Give the name and role of whoever you told, and the number you rang.")])
    _owed_step(actor, owed, Told.RUNG, whom)


@transaction.atomic
def mark_words(*, actor: Actor, process_id: UUID, person_id: UUID, safe: bool, said_by: str) -> None:
    """Say whether what a child said in an incident is safe for their school to read, and who says so."""
    require(actor, Permission.ANSWER)
    if not said_by.strip():
        raise Incomplete([Problem("said_by", "Say who says so.")])
    before = WordsMarked.objects.current().filter(process_id=process_id, person_id=person_id).first()
    WordsMarked.record(
        actor=actor, process_id=process_id, person_id=person_id, safe=safe, said_by=said_by.strip()[:200],
        occurred_at=timezone.now(), supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(
        actor, "encompass.words_marked", about=[f"contact:{process_id}", f"person:{person_id}"], detail={"safe": safe}
    )


@transaction.atomic
def add_words(*, actor: Actor, notice_id: UUID, words: str) -> None:
    """Add a child's words to a notice that went without them, once they are marked safe for school."""
    require(actor, Permission.ANSWER)
    notice = Notice.objects.filter(pk=notice_id).first()
    if notice is None:
        raise NotVisible
    in_turn(notice.process_id)
    marked = WordsMarked.objects.current().filter(process_id=notice.process_id, person_id=notice.person_id).first()
    if marked is None or not marked.safe:
        raise NotAllowedNow("Nobody has marked these words safe for school.")
    if notice.words or NoticeStep.objects.filter(notice=notice, step=Step.WORDS).exists():
        raise NotAllowedNow("The school has the child’s words already.")
    if not words.strip():
        raise Incomplete([Problem("words", "There are no words to add.")])
    _step(actor, notice, Step.WORDS, words=words.strip())
    audit.record(actor, "encompass.words_added", about=[f"person:{notice.person_id}", f"notice:{notice.pk}"])


# The school


@transaction.atomic
def read(*, actor: Actor, notice_id: UUID) -> None:
    """Say for one's school that a notice has been read. Twice is once."""
    require(actor, Permission.READ_OURS)
    notice = _ours(actor, notice_id)
    in_turn(notice.process_id)
    if not NoticeStep.objects.filter(notice=notice, step__in=(Step.READ, Step.NOT_OURS)).exists():
        _step(actor, notice, Step.READ)
        audit.record(actor, "encompass.read", about=[f"person:{notice.person_id}", f"notice:{notice.pk}"])
    _settle(actor, notice)


@transaction.atomic
def say_what_we_did(*, actor: Actor, notice_id: UUID, did: Sequence[Did], words: str) -> None:
    """Say what the school did. It may be said again as more is done."""
    require(actor, Permission.READ_OURS)
    notice = _ours(actor, notice_id)
    found = []
    if not did:
        found.append(Problem("did", "Choose what the school did."))
    if Did.NOTHING in did and len(did) > 1:
        found.append(Problem("did", "Choose either that nothing more was needed, or what was done."))
    if not words.strip():
        found.append(Problem("words", "Say in a line or two what was done, or why nothing more was needed."))
    if found:
        raise Incomplete(found)
    read(actor=actor, notice_id=notice_id)
    if NoticeStep.objects.filter(notice=notice, step=Step.NOT_OURS).exists():
        raise NotAllowedNow("Your school sent this notice back as not your child.")
    _step(actor, notice, Step.DID, words=words.strip(), did=[each.value for each in did])
    audit.record(
        actor, "encompass.did", about=[f"person:{notice.person_id}", f"notice:{notice.pk}"],
        detail={"did": [each.value for each in did]},
    )  # fmt: skip


@transaction.atomic
def not_ours(*, actor: Actor, notice_id: UUID, words: str, to: Sequence[To]) -> None:
    """Send a notice back: it is not this school's child. Those in `to` hear at once: the right school is not told yet.

    It went to the wrong place, which is an incident of information: whoever calls this opens it.
    """
    require(actor, Permission.READ_OURS)
    notice = _ours(actor, notice_id)
    in_turn(notice.process_id)
    if NoticeStep.objects.filter(notice=notice, step__in=(Step.DID, Step.NOT_OURS)).exists():
        raise NotAllowedNow("Your school has answered this notice already. Ring the hub.")
    if len(words.strip()) < CANNOT_BE_HERE:
        raise Incomplete([
            Problem("words", "Say how you know: never on roll, or when they left and, if you know, where they went.")
        ])  # fmt: skip
    _step(actor, notice, Step.NOT_OURS, words=words.strip())
    _settle(actor, notice)
    notify(
        actor=actor, kind=NoticeKind.NOW, to=to, person_ids=[notice.person_id],
        text="Operation Encompass: a school sent a notice back as not its child. Find the right school and ring it.",
        source_key=f"encompass:{notice.pk}:not_ours", where=Where("encompass_child", {"owed_id": str(notice.owed_id)}),
    )  # fmt: skip
    audit.record(actor, "encompass.not_ours", about=[f"person:{notice.person_id}", f"notice:{notice.pk}"])


def _settle(actor: Actor, notice: Notice) -> None:
    for key in ("told", "chased"):
        settle(actor=actor, source_key=f"encompass:{notice.pk}:{key}")


def _ours(actor: Actor, notice_id: UUID) -> Notice:
    found = Notice.objects.filter(pk=notice_id, agency_id=actor.agency_id).first()
    if found is None:
        raise NotVisible
    return found


def _owed(owed_id: UUID) -> Owed:
    found = Owed.objects.current().filter(pk=owed_id).first()
    if found is None:
        raise NotVisible
    return found


def _held(owed_id: UUID) -> Owed:
    owed = _owed(owed_id)
    in_turn(owed.process_id)
    if owed.standing != Standing.ASK or OwedStep.objects.filter(owed=owed, told__in=(Told.SEND, Told.KEEP)).exists():
        raise NotAllowedNow("Nobody is asked about this child now.")
    return owed


def _owed_step(actor: Actor, owed: Owed, told: Told, words: str) -> None:
    OwedStep.record(
        actor=actor, owed_id=owed.pk, person_id=owed.person_id, told=told.value, words=words.strip()[:400],
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, f"encompass.{told.value}", about=[f"contact:{owed.process_id}", f"person:{owed.person_id}"],
        purpose=words.strip()[:400],
    )  # fmt: skip


def _step(
    actor: Actor,
    notice: Notice,
    step: Step,
    *,
    words: str = "",
    did: Sequence[str] = (),
    to_accounts: Sequence[UUID] = (),
) -> None:
    NoticeStep.record(
        actor=actor, notice_id=notice.pk, person_id=notice.person_id, to_circle=notice.to_circle, step=step.value,
        words=words, did=list(did), to_accounts=list(to_accounts), occurred_at=timezone.now(),
    )  # fmt: skip


def _gives_way(before: Owed, decided: Decided) -> bool:
    """Whether a decision that nobody knows a school gives way to one that found it, while nobody has been rung."""
    unknown = (Because.NO_SCHOOL.value, Because.NOT_IN_REGISTER.value)
    if before.because not in unknown or decided.because.value in unknown:
        return False
    return not OwedStep.objects.filter(owed=before, told=Told.RUNG).exists()
