"""The only code that writes the register of schools. Keyword-only, `actor` first, one transaction, audited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from openmash.casework.schools import rules
from openmash.casework.schools.models import KeyAdult, School, SchoolDays, Tied, Verified
from openmash.casework.schools.permissions import Permission
from openmash.casework.schools.words import Kind, Part, Standing, TiedBy
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.statute.calendar import Term, local_date

FARTHEST = timedelta(days=3 * 366)


@dataclass(frozen=True)
class SchoolTold:
    """A school as its register says it. `urn`: of the national register."""

    urn: str
    name: str
    kind: Kind = Kind.SCHOOL
    phase: str = ""
    postcode: str = ""
    telephone: str = ""
    area_code: str = ""
    standing: Standing = Standing.OPEN


@transaction.atomic
def take_in(*, actor: Actor, told: SchoolTold) -> UUID:
    """Keep a school as the national register has it, in place of what was held of the same URN; returns its key."""
    require(actor, Permission.TAKE_IN)
    in_turn(_turn_of(told.urn))
    said = {
        "kind": told.kind, "name": told.name.strip(), "phase": told.phase.strip(), "postcode": told.postcode.strip(),
        "telephone": told.telephone.strip(), "area_code": told.area_code, "standing": told.standing,
        "recorded_at": timezone.now(), "recorded_by": actor.account_id,
    }  # fmt: skip
    found = School.objects.filter(urn=told.urn).first()
    if found is None:
        found = School.objects.create(urn=told.urn, **said)
    else:
        School.objects.filter(pk=found.pk).update(**said)
    audit.record(actor, "schools.taken_in", about=[f"school:{found.pk}"], detail={"standing": told.standing.value})
    return found.pk


@transaction.atomic
def add_officer(*, actor: Actor, name: str, agency_id: UUID) -> UUID:
    """Keep the council's officer, who is told of children educated at home or without a school; returns the key."""
    require(actor, Permission.KEEP_REGISTER)
    if not name.strip():
        raise Incomplete([Problem("name", "Say what the officer or team is called.")])
    row = School.objects.create(kind=Kind.OFFICER, name=name.strip(), agency_id=agency_id, recorded_by=actor.account_id)
    audit.record(actor, "schools.officer_added", about=[f"school:{row.pk}"])
    return row.pk


@transaction.atomic
def signs_in_for(*, actor: Actor, school_id: UUID, agency_id: UUID | None) -> None:
    """Say which organisation a school's people sign in for; None: none. One organisation is one school's."""
    require(actor, Permission.KEEP_REGISTER)
    school = _school(school_id)
    if agency_id is not None and School.objects.filter(agency_id=agency_id).exclude(pk=school_id).exists():
        raise NotAllowedNow("Another school's people sign in for this organisation. Each school has its own.")
    School.objects.filter(pk=school.pk).update(agency_id=agency_id)
    audit.record(
        actor, "schools.signs_in_for", about=[f"school:{school.pk}"], detail={"agency": str(agency_id or "none")}
    )


@dataclass(frozen=True)
class AdultTold:
    """A key adult, as told. `account_id`: where they sign in."""

    name: str
    part: Part
    email: str
    telephone: str
    account_id: UUID | None = None


@transaction.atomic
def add_adult(*, actor: Actor, school_id: UUID, told: AdultTold) -> UUID:
    """Name somebody at a school who could be told. Nothing goes to them until somebody has verified them."""
    school = _mine_or_any(actor, school_id)
    if wrong := _wrong_with(told):
        raise Incomplete(wrong)
    row = KeyAdult.objects.create(
        school_id=school.pk, name=told.name.strip(), part=told.part, email=told.email.strip(),
        telephone=told.telephone.strip(), account_id=told.account_id, recorded_by=actor.account_id,
    )  # fmt: skip
    audit.record(actor, "schools.adult_added", about=[f"school:{school.pk}", f"key_adult:{row.pk}"])
    return row.pk


@transaction.atomic
def verify(*, actor: Actor, adult_id: UUID, how: str, on: date) -> None:
    """Say that a key adult was verified, how, and on which day. Nobody verifies themselves.

    Raises Incomplete, NotAllowedNow.
    """
    require(actor, Permission.KEEP_REGISTER)
    adult = _adult(adult_id)
    if adult.account_id == actor.account_id:
        raise NotAllowedNow("You cannot verify yourself. Somebody else does.")
    found = []
    if len(how.strip()) < 10:
        found.append(Problem("how", "Say how: whom you rang, on which number, and where you found that number."))
    if on > local_date(timezone.now()):
        found.append(Problem("on", "That day has not come yet."))
    if found:
        raise Incomplete(found)
    Verified.objects.create(key_adult=adult, on=on, how=how.strip()[:400], recorded_by=actor.account_id)
    audit.record(actor, "schools.adult_verified", about=[f"school:{adult.school_id}", f"key_adult:{adult.pk}"])


@transaction.atomic
def end_adult(*, actor: Actor, adult_id: UUID, because: str) -> None:
    """Nothing goes to this adult any more, such as somebody who has left."""
    adult = _adult(adult_id)
    _mine_or_any(actor, adult.school_id)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why, such as that they have left.")])
    KeyAdult.objects.filter(pk=adult.pk).update(
        ended_at=timezone.now(), ended_by=actor.account_id, ended_because=because.strip()[:200]
    )
    audit.record(actor, "schools.adult_ended", about=[f"school:{adult.school_id}", f"key_adult:{adult.pk}"])


@transaction.atomic
def set_days(
    *, actor: Actor, school_id: UUID, terms: Sequence[Term], inset_days: Sequence[date], starts: time | None
) -> None:
    """Keep a school's own days. No terms: the area's. Raises Incomplete where they cannot be."""
    school = _mine_or_any(actor, school_id)
    found, today = [], local_date(timezone.now())
    if sentence := rules.wrong_with_terms(terms):
        found.append(Problem("terms", sentence))
    if any(abs(day - today) > FARTHEST for day in (*inset_days, *(term.last_day for term in terms))):
        found.append(Problem("terms", "One of these days is years away. Check the year."))
    if starts is not None and not time(7) <= starts <= time(11):
        found.append(Problem("starts", "A school day starts between 7am and 11am. Check the time."))
    if found:
        raise Incomplete(found)
    SchoolDays.objects.create(
        school_id=school.pk, starts=starts, inset_days=sorted(set(inset_days)), recorded_by=actor.account_id,
        terms=[[term.name, term.first_day.isoformat(), term.last_day.isoformat()] for term in terms],
    )  # fmt: skip
    audit.record(actor, "schools.days_set", about=[f"school:{school.pk}"], detail={"terms": len(terms)})


@transaction.atomic
def tie(*, actor: Actor, person_id: UUID, school_id: UUID, by: TiedBy, said_by: str) -> UUID:
    """Say that an adult is tied to a school, and who says so; returns its key."""
    require(actor, Permission.TIE)
    school = _school(school_id)
    if not said_by.strip():
        raise Incomplete([Problem("said_by", "Say who says so.")])
    row = Tied.record(
        actor=actor, person_id=person_id, school_id=school.pk, by=by, said_by=said_by.strip()[:200],
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "schools.tied", about=[f"person:{person_id}", f"school:{school.pk}"])
    return row.pk


@transaction.atomic
def untie(*, actor: Actor, tied_id: UUID, said_by: str) -> None:
    """Say that an adult is tied to a school no more, and who says so."""
    require(actor, Permission.TIE)
    before = Tied.objects.current().filter(pk=tied_id, ended=False).first()
    if before is None:
        raise NotVisible
    if not said_by.strip():
        raise Incomplete([Problem("said_by", "Say who says so.")])
    Tied.record(
        actor=actor, person_id=before.person_id, school_id=before.school_id, by=before.by, said_by=said_by[:200],
        ended=True, supersedes=before.pk, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "schools.untied", about=[f"person:{before.person_id}", f"school:{before.school_id}"])


def _school(school_id: UUID) -> School:
    found = School.objects.filter(pk=school_id).first()
    if found is None:
        raise NotVisible
    return found


def _adult(adult_id: UUID) -> KeyAdult:
    found = KeyAdult.objects.filter(pk=adult_id, ended_at__isnull=True).first()
    if found is None:
        raise NotVisible
    return found


def _mine_or_any(actor: Actor, school_id: UUID) -> School:
    """The school, for whoever keeps the whole register or works there. Raises NotVisible, NotPermitted."""
    school = _school(school_id)
    require(actor, Permission.KEEP_OWN_OR_ANY)
    if may(actor, Permission.KEEP_REGISTER):
        return school
    if school.agency_id != actor.agency_id:
        raise NotVisible
    return school


def _wrong_with(told: AdultTold) -> list[Problem]:
    found = []
    if not told.name.strip():
        found.append(Problem("name", "Give the name."))
    if not told.telephone.strip():
        found.append(Problem("telephone", "Give a number to ring."))
    try:
        validate_email(told.email.strip())
    except ValidationError:
        found.append(Problem("email", "Check the e-mail address."))
    return found


def _turn_of(urn: str) -> UUID:
    return UUID(int=int(urn))
