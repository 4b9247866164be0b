"""The only code that writes schools' own records. Keyword-only, `actor` first, one transaction, audited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from openmash.casework.school_records.models import Kept, Released
from openmash.casework.school_records.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold
from openmash.records.people.words import PersonKind, Scheme
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Manner
from openmash.statute.calendar import at

WHY_LEAST = 10


@dataclass(frozen=True)
class RecordTold:
    """One entry as a school's export has it. `born_precision`: day, month or year; empty where no birth is given."""

    pupil_ref: str
    record_ref: str
    forenames: str
    surname: str
    born: date | None
    born_precision: str
    upn: str
    on: date
    kind: str
    words: str
    child_said: str = ""
    did: str = ""
    by: str = ""


@transaction.atomic
def take_in(*, actor: Actor, told: RecordTold, instead_of: UUID | None = None, origin_id: UUID | None = None) -> UUID:
    """Keep an entry in the strand of the school that sent it, in place of an earlier one of the same reference."""
    require(actor, Permission.TAKE_IN)
    strand = agencies.agency(actor.agency_id).strand_circle
    if strand is None:
        raise NotAllowedNow("This organisation keeps nothing to itself here yet. Ask the hub to set that up.")
    row = Kept.record(
        actor=actor, circle_id=strand, pupil_ref=told.pupil_ref, record_ref=told.record_ref, forenames=told.forenames,
        surname=told.surname, born=told.born, born_precision=told.born_precision, upn=told.upn, on=told.on,
        kind=told.kind, words=told.words.strip(), child_said=told.child_said.strip(), did=told.did.strip(), by=told.by,
        supersedes=instead_of, origin_id=origin_id, occurred_at=_noon(told.on), occurred_precision="day",
    )  # fmt: skip
    audit.record(actor, "school_records.taken_in", about=[f"school_record:{row.pk}"])
    return row.pk


@transaction.atomic
def release(*, actor: Actor, record_id: UUID, why: str) -> UUID:
    """Put a record of one's own school with the child's record, and say why; returns the key of the child's record.

    The child is recorded as the school names them, to be compared with other records as ever. What the child said goes
    among the child's own words. Raises Incomplete, NotAllowedNow, NotVisible.
    """
    require(actor, Permission.RELEASE)
    in_turn(record_id)
    kept = Kept.objects.current().filter(pk=record_id, held_by=actor.agency_id).first()
    if kept is None:
        raise NotVisible
    if len(why.strip()) < WHY_LEAST:
        raise Incomplete([Problem("why", "Say in a line why those who work with the child need it.")])
    if Released.objects.filter(kept=kept).exists():
        raise NotAllowedNow("This record was released already.")
    before = Released.objects.filter(kept__pupil_ref=kept.pupil_ref, held_by=actor.agency_id).first()
    person = before.person_id if before else people.add_person(actor=actor, told=_child(kept))
    row = Released.record(
        actor=actor, person_id=person, kept_id=kept.pk, to_circle=kept.circle_id, on=kept.on,
        kind=kept.kind, words=kept.words, did=kept.did,
        why=why.strip()[:400], occurred_at=_noon(kept.on), occurred_precision="day",
    )  # fmt: skip
    if kept.child_said:
        said = Heard(kept.child_said, kept.by or "The school", Manner.REPORTED_WORDS, at=_noon(kept.on))
        voice.record(actor=actor, person_id=person, told=said)
    audit.record(
        actor, "school_records.released", about=[f"person:{person}", f"school_record:{row.kept_id}"],
        purpose=why.strip()[:400],
    )  # fmt: skip
    return person


def _child(kept: Kept) -> AsTold:
    named = (NameTold(kept.forenames, kept.surname),) if kept.forenames or kept.surname else ()
    return AsTold(
        kind=PersonKind.CHILD, names=named,
        birth=BirthTold(kept.born, kept.born_precision or "day") if kept.born else None,
        numbers=(NumberTold(Scheme.UPN, kept.upn),) if kept.upn else (),
    )  # fmt: skip


def _noon(day: date) -> datetime:
    return at(day, time(12))
