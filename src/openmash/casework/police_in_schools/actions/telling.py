"""What a pupil told: kept with its session, and told to the school's lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.police_in_schools.actions.sessions import AtSchool, strand_of
from openmash.casework.police_in_schools.models import Booking, Disclosure, Told, ToldStep
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.words import SchoolTold
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle
from openmash.foundation.outbox.actions import Subject, enqueue

E_MAIL = """A message is waiting for you in OpenMASH. It is about a pupil of your school.

Please sign in and read it now. Nothing about the pupil is in this e-mail, and a reply to it reaches nobody.
"""


@dataclass(frozen=True)
class ToldTold:
    """What a school reads. `accounts`: its verified people who sign in. `words`: only where the child agreed."""

    called: str
    reference: str
    accounts: Sequence[UUID]
    words: str = ""
    asks: str = ""


@transaction.atomic
def keep_disclosure(*, actor: Actor, key: UUID, booking_id: UUID, contact_id: UUID, reference: str) -> None:
    """Keep that a pupil told something at a session, with the hub's reference. It names nobody."""
    require(actor, Permission.TELL)
    Disclosure.record(
        actor=actor, id=key, circle_id=strand_of(actor.agency_id), booking_id=booking_id, contact_id=contact_id,
        reference=reference, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "police_in_schools.disclosure", about=[f"police_session:{booking_id}", f"contact:{contact_id}"])


@transaction.atomic
def say_school_told(*, actor: Actor, disclosure_id: UUID, told: SchoolTold, words: str) -> None:
    """Say whether the school's lead knows: told here, told in person and whom, or not, and why. Raises Incomplete."""
    require(actor, Permission.TELL)
    in_turn(disclosure_id)
    before = Disclosure.objects.current().filter(pk=disclosure_id, held_by=actor.agency_id).first()
    if before is None:
        raise NotVisible
    if told is SchoolTold.IN_PERSON and not words.strip():
        raise Incomplete([Problem("told_words", "Give the name of whoever you told.")])
    if told is SchoolTold.NOT_TOLD and len(words.strip()) < 10:
        raise Incomplete([Problem("told_words", "Say why telling the school could put the child at risk.")])
    Disclosure.record(
        actor=actor, circle_id=before.circle_id, booking_id=before.booking_id, contact_id=before.contact_id,
        reference=before.reference, told=told.value, told_words=words.strip()[:300], supersedes=before.pk,
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, f"police_in_schools.{told.value}", about=[f"contact:{before.contact_id}"], purpose=words.strip()[:300]
    )


@transaction.atomic
def tell_school(*, actor: Actor, booking_id: UUID, person_id: UUID, school: AtSchool, told: ToldTold) -> UUID:
    """Put before a school's verified people that a pupil told the officer something; an e-mail says that one waits."""
    require(actor, Permission.TELL)
    if not Booking.objects.filter(pk=booking_id, force_id=actor.agency_id, school_id=school.id).exists():
        raise NotVisible
    assert school.agency_id is not None  # whoever calls has looked: somebody verified there signs in
    assert school.to_circle is not None
    row = Told.record(
        actor=actor, booking_id=booking_id, person_id=person_id, school_id=school.id, agency_id=school.agency_id,
        to_circle=school.to_circle, called=told.called[:200], officer=actor.name[:200], reference=told.reference,
        words=told.words, asks=told.asks.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=[To(account_id=each) for each in told.accounts],
        text="A pupil of your school told a police officer something. Read it now.",
        source_key=f"police_told:{row.pk}", where=Where("police_told", {"told_id": str(row.pk)}),
    )  # fmt: skip
    for account in told.accounts:
        enqueue(
            actor=actor, subject=Subject.MESSAGE, body=E_MAIL, to_account=account,
            source_key=f"police_told:{row.pk}:{account}", about_people=[person_id],
        )  # fmt: skip
    audit.record(
        actor, "police_in_schools.school_told", about=[f"person:{person_id}", f"police_told:{row.pk}"],
        detail={"to": len(told.accounts), "with_words": bool(told.words)},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def read_told(*, actor: Actor, told_id: UUID, words: str = "") -> None:
    """Say for one's school that it has read what a pupil told, and with words, what it did. Reading twice is once."""
    require(actor, Permission.READ_OURS)
    row = Told.objects.filter(pk=told_id, agency_id=actor.agency_id).first()
    if row is None:
        raise NotVisible
    in_turn(told_id)
    settle(actor=actor, source_key=f"police_told:{row.pk}")
    if not words.strip() and ToldStep.objects.filter(told=row).exists():
        return
    ToldStep.record(
        actor=actor, told_id=row.pk, person_id=row.person_id, to_circle=row.to_circle, words=words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "police_in_schools.told_read", about=[f"person:{row.person_id}", f"police_told:{row.pk}"],
        detail={"did": bool(words.strip())},
    )  # fmt: skip
