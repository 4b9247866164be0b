"""Questions a school asks its officer; and disputes that were calmed, with the school's word weeks later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.police_in_schools.actions.sessions import AtSchool, strand_of
from openmash.casework.police_in_schools.models import Answer, Calmed, HeldSaid, Officer, Question
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.words import Dispute, Held, Reply, Topic
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class AnswerTold:
    """What became of a question. `reference`: of the contact, where it became a concern."""

    reply: Reply
    words: str
    reference: str = ""


@dataclass(frozen=True)
class CalmedTold:
    """A dispute as it was calmed. It names nobody."""

    kind: Dispute | None
    on: date | None
    what: str
    did: str


@transaction.atomic
def ask_officer(*, actor: Actor, school: AtSchool, force_id: UUID, topic: Topic | None, words: str) -> UUID:
    """Ask the school's officer something, without a name; returns the key. The officer's own list has it."""
    require(actor, Permission.ASK_OFFICER)
    if school.agency_id != actor.agency_id or school.to_circle is None:
        raise NotVisible
    if not words.strip():
        raise Incomplete([Problem("words", "Write what you want to ask.")])
    row = Question.record(
        actor=actor, circle_id=school.to_circle, school_id=school.id, force_id=force_id, to_circle=strand_of(force_id),
        topic=topic.value if topic else "", words=words.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    own = Officer.objects.filter(school_id=school.id).order_by("-recorded_at", "-pk").first()
    notify(
        actor=actor, kind=NoticeKind.TODAY,
        to=To(account_id=own.account_id) if own else To(role=Role.SCHOOLS_OFFICER, agency_id=force_id),
        text="A school asks you something.", source_key=f"police_question:{row.pk}",
        where=Where("police_question", {"question_id": str(row.pk)}),
    )  # fmt: skip
    audit.record(actor, "police_in_schools.question_asked", about=[f"police_question:{row.pk}", f"school:{school.id}"])
    return row.pk


@transaction.atomic
def answer(*, actor: Actor, question_id: UUID, told: AnswerTold) -> UUID:
    """Answer a school's question, or say that it became a concern; returns the key. It may be added to."""
    require(actor, Permission.WORK)
    in_turn(question_id)
    row = Question.objects.current().filter(pk=question_id, force_id=actor.agency_id).first()
    if row is None:
        raise NotVisible
    if not told.words.strip():
        raise Incomplete([Problem("words", "Write the answer.")])
    kept = Answer.record(
        actor=actor, circle_id=row.to_circle, question_id=row.pk, to_circle=row.circle_id, reply=told.reply.value,
        words=told.words.strip(), reference=told.reference, occurred_at=timezone.now(),
    )  # fmt: skip
    settle(actor=actor, source_key=f"police_question:{row.pk}")
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(account_id=row.recorded_by),
        text="Your school’s officer has answered your question.", source_key=f"police_answer:{kept.pk}",
        where=Where("police_question", {"question_id": str(row.pk)}),
    )  # fmt: skip
    audit.record(
        actor, "police_in_schools.question_answered", about=[f"police_question:{row.pk}"],
        detail={"reply": told.reply.value},
    )  # fmt: skip
    return kept.pk


@transaction.atomic
def calm(*, actor: Actor, school: AtSchool, told: CalmedTold, ask_after_days: int) -> UUID:
    """Keep that a dispute at a school was calmed; its school is asked after so many days whether it held."""
    require(actor, Permission.WORK)
    today, found = local_date(timezone.now()), []
    if told.kind is None:
        found.append(Problem("kind", "Choose what it was."))
    if told.on is None or told.on > today:
        found.append(Problem("on", "Give the day it was calmed, not later than today."))
    if not told.what.strip():
        found.append(Problem("what", "Say in a line or two what it was. Name nobody."))
    if not told.did.strip():
        found.append(Problem("did", "Say what was done."))
    if found:
        raise Incomplete(found)
    assert told.kind is not None
    assert told.on is not None
    row = Calmed.record(
        actor=actor, circle_id=strand_of(actor.agency_id), school_id=school.id, to_circle=school.to_circle,
        kind=told.kind.value, on=told.on, what=told.what.strip(), did=told.did.strip(),
        ask_on=told.on + timedelta(days=ask_after_days), occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "police_in_schools.calmed", about=[f"police_calmed:{row.pk}", f"school:{school.id}"])
    return row.pk


@transaction.atomic
def say_if_held(
    *, actor: Actor, calmed_id: UUID, school: AtSchool, held: Held | None, words: str, said_by: str = ""
) -> None:
    """Say whether it held: the school itself, or the officer who rang it and says who there said so. Once."""
    police = bool(may(actor, Permission.WORK))
    require(actor, Permission.WORK if police else Permission.SAY_IF_HELD)
    in_turn(calmed_id)
    rows = Calmed.objects.current().filter(pk=calmed_id, school_id=school.id)
    row = rows.filter(held_by=actor.agency_id).first() if police else rows.filter(to_circle=school.to_circle).first()
    if row is None or (not police and school.agency_id != actor.agency_id):
        raise NotVisible
    if HeldSaid.objects.filter(calmed=row).exists():
        raise NotAllowedNow("Somebody has said already whether it held.")
    found = [] if held else [Problem("held", "Choose how it is now.")]
    if held in (Held.SAME, Held.WORSE) and not words.strip():
        found.append(Problem("words", "Say in a line what happens now, and what would help. Name nobody."))
    if police and not said_by.strip():
        found.append(Problem("said_by", "Give the name and role of whoever at the school said so."))
    if found:
        raise Incomplete(found)
    assert held is not None
    HeldSaid.record(
        actor=actor, circle_id=row.circle_id if police else row.to_circle, calmed_id=row.pk,
        to_circle=row.to_circle if police else row.circle_id, held=held.value, words=words.strip(),
        said_by=said_by.strip()[:200], occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "police_in_schools.held_said", about=[f"police_calmed:{row.pk}"], detail={"held": held.value})
