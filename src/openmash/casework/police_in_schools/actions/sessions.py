"""Sessions: asked for by one side, agreed by the other, given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.police_in_schools.catalogue import Programme, programme
from openmash.casework.police_in_schools.models import Booking, BookingStep, Counted, Given, Noted, Officer
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.rules import stands, wrong_with_day, wrong_with_years
from openmash.casework.police_in_schools.words import NO_PUPILS, Side, Stands, Step, Way, When
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.statute.calendar import Calendar, local_date

OPEN = (Stands.FOR_SCHOOL, Stands.FOR_POLICE, Stands.AGREED, Stands.TO_RECORD)
MOST_AT_ONCE = 2000
"""More than any school has in one hall: a slip of the finger."""


@dataclass(frozen=True)
class AtSchool:
    """A school as the register has it: its calendar, and the organisation and strand of its people, if they sign in."""

    id: UUID
    name: str
    calendar: Calendar
    agency_id: UUID | None = None
    to_circle: int | None = None


@dataclass(frozen=True)
class DayTold:
    """A day, the hour (England's; None: to be agreed) and a word on it. `whom`: who agreed it by telephone."""

    day: date | None
    starts: time | None = None
    words: str = ""
    whom: str = ""


@dataclass(frozen=True)
class SessionTold:
    """What is asked for. `given_already`: it was not asked for beforehand, and is recorded now."""

    programme: str
    way: Way | None
    years: Sequence[int]
    when: DayTold
    given_already: bool = False


@dataclass(frozen=True)
class Counts:
    """Answers to one question: how many answered before and after, and how many said yes; None where nobody counted."""

    before: int | None = None
    before_yes: int | None = None
    after: int | None = None
    after_yes: int | None = None


@dataclass(frozen=True)
class GivenTold:
    """A session as it was given. `counts`: in the order of the programme's questions."""

    on: date | None
    way: Way | None
    years: Sequence[int]
    pupils: int | None
    adults: int | None
    counts: Sequence[Counts] = ()
    went: str = ""
    staff_said: str = ""
    follow_up: str = ""


@transaction.atomic
def be_the_officer(*, actor: Actor, school_id: UUID) -> None:
    """Be a school's own officer, from now on, in place of whoever was."""
    require(actor, Permission.WORK)
    Officer.objects.create(school_id=school_id, account_id=actor.account_id, recorded_by=actor.account_id)
    audit.record(actor, "police_in_schools.officer_set", about=[f"school:{school_id}"])


@transaction.atomic
def ask_for(*, actor: Actor, school: AtSchool, told: SessionTold, force_id: UUID) -> UUID:
    """Ask for a session at a school, of a force; returns its key. The other side agrees the day, or offers another.

    An officer who says who agreed it by telephone has agreed it. Raises Incomplete, NotVisible.
    """
    require(actor, Permission.ASK)
    side = side_of(actor, school, force_id)
    offered = programme(told.programme)
    found = [] if offered else [Problem("programme", "Choose what the session is.")]
    if offered is not None:
        found += _wrong_with(offered, told.way, told.years)
    found += _wrong_day(told.when, told.way, school.calendar, past=told.given_already and side is Side.POLICE)
    if found:
        raise Incomplete(found)
    assert offered is not None
    assert told.way is not None
    row = Booking.objects.create(
        programme=offered.code, topic=offered.topic.value, school_id=school.id, force_id=force_id,
        way=told.way.value, years=sorted(set(told.years)), asked_by=side.value, recorded_by=actor.account_id,
    )  # fmt: skip
    _step(actor, row, Step.ASKED, side, told.when)
    if side is Side.POLICE and (told.when.whom.strip() or told.given_already):
        _step(actor, row, Step.AGREED, Side.SCHOOL, told.when)
    else:
        _tell_other(actor, row, school, side, f"A session is asked for: {offered.title}. Agree the day, or offer one.")
    audit.record(actor, "police_in_schools.asked_for", about=_about(row), detail={"programme": offered.code})
    return row.pk


@transaction.atomic
def agree(*, actor: Actor, booking_id: UUID, school: AtSchool) -> None:
    """Agree the day the other side offered."""
    require(actor, Permission.ASK)
    row, side, last = _in_hand(actor, booking_id, school)
    if last.side == side.value or last.step == Step.AGREED:
        raise NotAllowedNow("The day waits for the other side, or is agreed already.")
    wrong = wrong_with_day(last.day, local_date(timezone.now()), Way(row.way), school.calendar)
    if wrong:
        raise NotAllowedNow(f"{wrong} Offer another day.")
    _step(actor, row, Step.AGREED, side, DayTold(last.day, last.starts))
    _tell_other(actor, row, school, side, "The day of a session is agreed.")
    audit.record(actor, "police_in_schools.agreed", about=_about(row))


@transaction.atomic
def offer_another_day(*, actor: Actor, booking_id: UUID, school: AtSchool, when: DayTold) -> None:
    """Offer another day, and say why; the other side agrees it or offers one in turn."""
    require(actor, Permission.ASK)
    row, side, _ = _in_hand(actor, booking_id, school)
    found = _wrong_day(when, Way(row.way), school.calendar, past=False)
    if not when.words.strip():
        found.append(Problem("words", "Say in a line why another day."))
    if found:
        raise Incomplete(found)
    _step(actor, row, Step.MOVED, side, when)
    if side is Side.POLICE and when.whom.strip():
        _step(actor, row, Step.AGREED, Side.SCHOOL, when)
    _tell_other(actor, row, school, side, "Another day is offered for a session.")
    audit.record(actor, "police_in_schools.moved", about=_about(row))


@transaction.atomic
def call_off(*, actor: Actor, booking_id: UUID, school: AtSchool, why: str) -> None:
    """Call a session off, and say why."""
    require(actor, Permission.ASK)
    row, side, last = _in_hand(actor, booking_id, school)
    if not why.strip():
        raise Incomplete([Problem("why", "Say in a line why it is called off.")])
    _step(actor, row, Step.CALLED_OFF, side, DayTold(last.day, last.starts, why))
    _tell_other(actor, row, school, side, "A session was called off.")
    audit.record(actor, "police_in_schools.called_off", about=_about(row))


@transaction.atomic
def give(*, actor: Actor, booking_id: UUID, school: AtSchool, told: GivenTold) -> UUID:
    """Record a session as it was given; again, to put it right: the later record stands. Returns the key."""
    require(actor, Permission.WORK)
    in_turn(booking_id)
    row = Booking.objects.filter(pk=booking_id, force_id=actor.agency_id, school_id=school.id).first()
    if row is None:
        raise NotVisible
    if _steps(row)[-1].step == Step.CALLED_OFF:
        raise NotAllowedNow("This session was called off. Record another one.")
    offered = programme(row.programme)
    assert offered is not None  # the catalogue keeps what it once had
    if found := _wrong_given(told, offered):
        raise Incomplete(found)
    assert told.way is not None
    assert told.on is not None
    kept = Given.objects.create(
        booking=row, on=told.on, way=told.way.value, years=sorted(set(told.years)), pupils=told.pupils or 0,
        adults=told.adults or 0, version=offered.version, recorded_by=actor.account_id,
    )  # fmt: skip
    Counted.objects.bulk_create(_counted(kept, told.counts))
    if told.went.strip() or told.staff_said.strip() or told.follow_up.strip():
        Noted.record(
            actor=actor, circle_id=strand_of(actor.agency_id), given_id=kept.pk, to_circle=school.to_circle,
            went=told.went.strip(), staff_said=told.staff_said.strip(), follow_up=told.follow_up.strip(),
            occurred_at=timezone.now(),
        )  # fmt: skip
    audit.record(actor, "police_in_schools.given", about=_about(row), detail={"pupils": kept.pupils})
    return kept.pk


def side_of(actor: Actor, school: AtSchool, force_id: UUID) -> Side:
    """On which side the actor is. Raises NotVisible for somebody of neither."""
    if may(actor, Permission.WORK) and actor.agency_id == force_id:
        return Side.POLICE
    if may(actor, Permission.READ_OURS) and school.agency_id is not None and actor.agency_id == school.agency_id:
        return Side.SCHOOL
    raise NotVisible


def strand_of(agency_id: UUID) -> int:
    """An organisation's own strand. Raises NotAllowedNow where it has none."""
    strand = agencies.agency(agency_id).strand_circle
    if strand is None:
        raise NotAllowedNow("Your organisation keeps nothing to itself here yet. Ask the hub to set that up.")
    return strand


def _in_hand(actor: Actor, booking_id: UUID, school: AtSchool) -> tuple[Booking, Side, BookingStep]:
    in_turn(booking_id)
    row = Booking.objects.filter(pk=booking_id, school_id=school.id).first()
    if row is None:
        raise NotVisible
    side = side_of(actor, school, row.force_id)
    steps = _steps(row)
    given = Given.objects.filter(booking=row).exists()
    told = [(Step(each.step), Side(each.side), each.day) for each in steps]
    if stands(told, given=given, today=local_date(timezone.now())) not in OPEN:
        raise NotAllowedNow("This session was given or called off. Nothing more is agreed about it.")
    return row, side, steps[-1]


def _steps(row: Booking) -> list[BookingStep]:
    return list(BookingStep.objects.filter(booking=row).order_by("recorded_at", "pk"))


def _step(actor: Actor, row: Booking, step: Step, side: Side, when: DayTold) -> None:
    assert when.day is not None  # looked at before
    BookingStep.objects.create(
        booking=row, step=step.value, side=side.value, day=when.day, starts=when.starts,
        officer_id=actor.account_id if may(actor, Permission.WORK) else None, whom=when.whom.strip()[:200],
        words=when.words.strip()[:300], recorded_by=actor.account_id,
    )  # fmt: skip


def _tell_other(actor: Actor, row: Booking, school: AtSchool, side: Side, text: str) -> None:
    """One message to the other side, which leads to the session and names nobody."""
    where = Where("police_session", {"booking_id": str(row.pk)})
    key = f"police_session:{row.pk}:{timezone.now().isoformat()}"
    if side is Side.SCHOOL:
        to = To(role=Role.SCHOOLS_OFFICER, agency_id=row.force_id)
    elif school.agency_id is not None:
        to = To(role=Role.SCHOOL_LEAD, agency_id=school.agency_id)
    else:
        return  # nobody there signs in: the officer rings
    notify(actor=actor, kind=NoticeKind.DIGEST, to=to, text=text, source_key=key, where=where)


def _about(row: Booking) -> list[str]:
    return [f"police_session:{row.pk}", f"school:{row.school_id}"]


def _wrong_with(offered: Programme, way: Way | None, years: Sequence[int]) -> list[Problem]:
    if way is None:
        return [Problem("way", "Choose how it is given.")]
    if way not in offered.ways:
        said = " or ".join(each.label.lower() for each in offered.ways)
        return [Problem("way", f"“{offered.title}” is given as: {said}.")]
    if wrong := wrong_with_years(way, years):
        return [Problem("years", wrong)]
    return []


def _wrong_day(when: DayTold, way: Way | None, calendar: Calendar, *, past: bool) -> list[Problem]:
    today = local_date(timezone.now())
    if when.day is None:
        return [Problem("day", "Give the day.")]
    if past:
        return [] if when.day <= today else [Problem("day", "That day has not come yet.")]
    wrong = wrong_with_day(when.day, today, way or Way.CLASS, calendar)
    return [Problem("day", wrong)] if wrong else []


def _wrong_given(told: GivenTold, offered: Programme) -> list[Problem]:
    found = _wrong_with(offered, told.way, told.years)
    if told.on is None:
        found.append(Problem("on", "Give the day it was given."))
    elif told.on > local_date(timezone.now()):
        found.append(Problem("on", "That day has not come yet."))
    there = (told.pupils or 0) + (told.adults or 0)
    if there == 0 or (told.way is not None and told.way not in NO_PUPILS and not told.pupils):
        found.append(Problem("pupils", "Say how many were there."))
    elif there > MOST_AT_ONCE:
        found.append(Problem("pupils", f"More than {MOST_AT_ONCE:,} is a slip of the finger. Check the number."))
    for place, each in enumerate(told.counts):
        for answered, yes, name in (
            (each.before, each.before_yes, "before_yes"), (each.after, each.after_yes, "after_yes")
        ):  # fmt: skip
            if (answered is None) != (yes is None):
                found.append(Problem(f"q{place}-{name}", "Give both how many answered and how many said yes."))
            elif answered is not None and yes is not None and yes > answered:
                found.append(Problem(f"q{place}-{name}", "No more can have said yes than answered."))
    return found


def _counted(kept: Given, counts: Sequence[Counts]) -> list[Counted]:
    rows = []
    for place, each in enumerate(counts):
        for when, answered, yes in (
            (When.BEFORE, each.before, each.before_yes), (When.AFTER, each.after, each.after_yes)
        ):  # fmt: skip
            if answered and yes is not None:
                rows.append(Counted(given=kept, question=place, when=when.value, answered=answered, said_yes=yes))
    return rows
