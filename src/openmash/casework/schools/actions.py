"""The only code that writes the register of schools. Keyword-only, `actor` first, one transaction, audited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from openmash.casework.schools import rules
from openmash.casework.schools.models import FileSent, FileStep, KeyAdult, OnPlan, School, SchoolDays, Tied, Verified
from openmash.casework.schools.permissions import Permission
from openmash.casework.schools.words import Content, FileStepKind, Kind, OnPlanKind, Part, Standing, TiedBy
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import Agency, AgencyKind
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.links.permissions import Permission as Links
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
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


@transaction.atomic
def give_organisation(*, actor: Actor, school_id: UUID) -> UUID:
    """The organisation a school's people would sign in for, made where there is none, so that it can be written to.

    Nobody signs in for it by that. For whoever keeps the addresses links go to. Returns its key.
    """
    require(actor, Links.KEEP_ADDRESSES)
    in_turn(school_id)
    school = _school(school_id)
    if school.agency_id is not None:
        return school.agency_id
    if not school.urn:
        raise NotAllowedNow("The council’s officer is of the council: no link is needed.")
    with connection.cursor() as cursor:
        cursor.execute("select wall.new_strand()")
        [strand] = cursor.fetchone()
    made = Agency.objects.create(
        slug=f"school-{school.urn}", name=school.name[:120], kind=AgencyKind.SCHOOL, strand_circle=strand,
        telephone_day=school.telephone,
    )  # fmt: skip
    School.objects.filter(pk=school.pk).update(agency_id=made.pk)
    audit.record(actor, "schools.organisation_given", about=[f"school:{school.pk}", f"agency:{made.pk}"])
    return made.pk


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


# A school's pupils on a plan


@dataclass(frozen=True)
class PupilTold:
    """A pupil on a plan as their school is told. `works`: who works with the child, and how to ring them."""

    school_id: UUID
    to_circle: int
    called: str
    born: str
    plan: OnPlanKind
    since: date
    works: str


@transaction.atomic
def tell_on_plan(*, actor: Actor, person_id: UUID, told: PupilTold, supersedes: UUID | None = None) -> UUID:
    """Tell a school that a pupil is on a plan, or what has changed of it; returns the key."""
    require(actor, Permission.TAKE_IN)
    row = OnPlan.record(
        actor=actor, person_id=person_id, school_id=told.school_id, to_circle=told.to_circle, called=told.called[:200],
        born=told.born[:40], plan=told.plan, since=told.since, works=told.works[:300], supersedes=supersedes,
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "schools.on_plan_told", about=[f"person:{person_id}", f"school:{told.school_id}"])
    return row.pk


@transaction.atomic
def end_on_plan(*, actor: Actor, row_id: UUID, until: date) -> None:
    """A school is told no more of a pupil: the plan ended, or they learn there no longer."""
    require(actor, Permission.TAKE_IN)
    before = OnPlan.objects.current().filter(pk=row_id, until__isnull=True).first()
    if before is None:
        raise NotVisible
    OnPlan.record(
        actor=actor, person_id=before.person_id, school_id=before.school_id, to_circle=before.to_circle,
        called=before.called, born=before.born, plan=before.plan, since=before.since, works="", until=until,
        supersedes=before.pk, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "schools.on_plan_ended", about=[f"person:{before.person_id}", f"school:{before.school_id}"])


# The safeguarding file of a pupil who moves


@dataclass(frozen=True)
class FileTold:
    """A file as it went. `how`: such as by hand, or by which secure way."""

    to_school_id: UUID
    called: str
    born: date | None
    contents: Sequence[Content]
    how: str
    sent_on: date | None


@transaction.atomic
def send_file(*, actor: Actor, told: FileTold, receipt_days: int) -> UUID:
    """Say that one's school sent a pupil's safeguarding file on, and to whom; they are told. Returns its key.

    The receipt is wanted within so many days. Raises Incomplete, NotAllowedNow, NotVisible.
    """
    require(actor, Permission.SEND_FILE)
    ours, circle = _with_circle(School.objects.filter(agency_id=actor.agency_id).exclude(kind=Kind.OFFICER))
    if wrong := _wrong_with_file(told):
        raise Incomplete(wrong)
    theirs, to_circle = _with_circle(School.objects.filter(pk=told.to_school_id, standing=Standing.OPEN))
    assert told.born is not None  # looked at above
    assert told.sent_on is not None
    if theirs.pk == ours.pk:
        raise Incomplete([Problem("to_school", "Choose another school than your own.")])
    row = FileSent.record(
        actor=actor, circle_id=circle, from_school_id=ours.pk, to_school_id=theirs.pk, to_circle=to_circle,
        called=told.called.strip(), born=told.born, contents=[each.value for each in told.contents],
        how=told.how.strip()[:300], sent_on=told.sent_on, receipt_by=told.sent_on + timedelta(days=receipt_days),
        occurred_at=timezone.now(),
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.SCHOOL_LEAD, agency_id=theirs.agency_id),
        text="A pupil’s safeguarding file is on its way to your school. Say when it has come.",
        source_key=f"school_file:{row.pk}:sent", where=Where("school_file", {"file_id": str(row.pk)}),
    )  # fmt: skip
    audit.record(actor, "schools.file_sent", about=[f"school_file:{row.pk}", f"school:{theirs.pk}"])
    return row.pk


@transaction.atomic
def say_of_file(*, actor: Actor, file_id: UUID, step: FileStepKind, words: str) -> None:
    """The school it went to says that it came, or what is missing; the school that sent it asks after it."""
    require(actor, Permission.SEND_FILE)
    in_turn(file_id)
    file = FileSent.objects.filter(pk=file_id).select_related("from_school", "to_school").first()
    if file is None:
        raise NotVisible
    sender = file.from_school.agency_id == actor.agency_id
    if not sender and file.to_school.agency_id != actor.agency_id:
        raise NotVisible
    if FileStep.objects.filter(file=file, step=FileStepKind.WHOLE).exists():
        raise NotAllowedNow("It has been received whole. Nothing more is to be said of it.")
    if sender != (step is FileStepKind.ASKED):
        raise NotAllowedNow("The school it went to says that it came; the school that sent it asks after it.")
    if step is not FileStepKind.WHOLE and not words.strip():
        raise Incomplete([Problem("words", "Say what is missing, or what you asked.")])
    mine, other = (file.circle_id, file.to_circle) if sender else (file.to_circle, file.circle_id)
    FileStep.record(
        actor=actor, circle_id=mine, file_id=file.pk, to_circle=other, step=step, words=words.strip()[:400],
        occurred_at=timezone.now(),
    )  # fmt: skip
    other_agency = file.to_school.agency_id if sender else file.from_school.agency_id
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.SCHOOL_LEAD, agency_id=other_agency),
        text="Something was said of a pupil’s safeguarding file that you sent, or that is on its way to you.",
        source_key=f"school_file:{file.pk}:{step.value}:{timezone.now().isoformat()}",
        where=Where("school_file", {"file_id": str(file.pk)}),
    )  # fmt: skip
    audit.record(actor, "schools.file_step", about=[f"school_file:{file.pk}"], detail={"step": step.value})


def _with_circle(found: QuerySet[School]) -> tuple[School, int]:
    """A school whose people sign in, and its organisation's strand. Raises NotAllowedNow."""
    school = found.select_related("agency").first()
    if school is None or school.agency is None or school.agency.strand_circle is None:
        raise NotAllowedNow("That school’s people do not sign in here. Ring it, and keep its receipt yourselves.")
    return school, school.agency.strand_circle


def _wrong_with_file(told: FileTold) -> list[Problem]:
    found, today = [], local_date(timezone.now())
    if not told.called.strip():
        found.append(Problem("called", "Give the child’s name."))
    if told.born is None or told.born > today:
        found.append(Problem("born", "Give the child’s date of birth."))
    if not told.contents:
        found.append(Problem("contents", "Choose what was in the file."))
    if not told.how.strip():
        found.append(Problem("how", "Say how it went, such as by hand or by which secure way."))
    if told.sent_on is None or told.sent_on > today:
        found.append(Problem("sent_on", "Give the day it went, not later than today."))
    return found


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
