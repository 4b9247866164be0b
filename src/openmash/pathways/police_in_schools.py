"""From an officer in a school to the hub and to the school's lead; and from a school's register to what officers agree.

What a pupil tells is never waited for: a contact opens with whatever there is, in the words the child used. Then the
school is told that a pupil told something, unless the officer says why that could put the child at risk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import Arrival, ChildTold, Received, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.actions import AnswerTold, AtSchool, ToldTold
from openmash.casework.police_in_schools.selectors import SessionShown
from openmash.casework.police_in_schools.words import Reply, SchoolTold
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.selectors import SchoolShown
from openmash.casework.schools.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.pathways.encompass import signs_in_at
from openmash.records.cases.on_duty import profile_at
from openmash.records.people.telling import AsTold, BirthTold, NameTold, PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Alone, Manner, Method, Reader
from openmash.statute.calendar import local_date

POLICE, SCHOOL_STAFF = "6", "2A"
"""Codes of who told us: the police, or a school."""
UNNAMED = "A pupil who was not named"


# Schools as officers meet them


def at_school(school_id: UUID, *, actor: Actor) -> AtSchool:
    """A school with its own calendar. Raises NotVisible for one that is closed or no school."""
    found = schools.these([school_id], actor=actor).get(school_id)
    if found is None or found.kind is Kind.OFFICER:
        raise NotVisible
    return _at(found, actor)


def our_school(*, actor: Actor) -> SchoolShown | None:
    """The school whose people the actor is one of; None for the council's officer, and for everybody else."""
    if Role.SCHOOL_LEAD not in actor.roles:
        return None
    found = schools.mine(actor=actor)
    return found if found is not None and found.kind is not Kind.OFFICER else None


def _at(found: SchoolShown, actor: Actor) -> AtSchool:
    area = profile_at(timezone.now()).calendar()
    calendar = schools.calendars([found.id], area, actor=actor)[found.id]
    return AtSchool(found.id, found.name, calendar, found.agency_id, found.to_circle)


def force_of(*, actor: Actor) -> UUID:
    """The force that works with schools: the actor's own, or the one that has schools officers.

    Raises NotAllowedNow where no force has one here.
    """
    if Role.SCHOOLS_OFFICER in actor.roles:
        return actor.agency_id
    for agency in agencies.agencies(kind=AgencyKind.POLICE):
        if accounts_with(Role.SCHOOLS_OFFICER, agency_id=agency.pk):
            return agency.pk
    raise NotAllowedNow("No schools officer signs in here yet. Ring the police on 101, or 999 where there is danger.")


def names_of(school_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, str]:
    """What each school is called."""
    return {key: each.name for key, each in schools.these(school_ids, actor=actor).items()}


# What a pupil tells


@dataclass(frozen=True)
class PupilSaid:
    """What a pupil told an officer. Everything may be missing but one of the words, what was seen, and the danger.

    `key` is made with the form: sent twice, one contact. `agreed`: whether the child agreed that school reads the
    words; None: nobody asked.
    """

    key: UUID
    forenames: str = ""
    surname: str = ""
    born: date | None = None
    year: str = ""
    words: str = ""
    asked: str = ""
    seemed: str = ""
    alone: Alone = Alone.UNKNOWN
    agreed: bool | None = None
    in_danger_now: bool = False

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to tell the hub."""
        said = (self.words, self.seemed, self.forenames, self.surname)
        return self.in_danger_now or any(each.strip() for each in said)


@dataclass(frozen=True)
class SchoolKnows:
    """Whether the school's lead knows. `words`: whom, or why not; `asks`: what the school is to do."""

    told: SchoolTold | None = None
    words: str = ""
    asks: str = ""


@transaction.atomic
def pupil_told(*, actor: Actor, session: SessionShown, said: PupilSaid, knows: SchoolKnows) -> Received | None:
    """Open a contact with what a pupil told at a session, and tell the school's lead; returns what the hub took in.

    None where this very form did so already, however close together it was sent. The contact opens whatever is wrong
    with the rest: what cannot be kept as a name or a date is kept as it was written, and where the school cannot be
    told as asked, it is asked again.
    """
    if not said.is_anything:
        raise Incomplete([Problem("words", "Write what the child said, in their own words, or what you saw.")])
    in_turn(said.key)
    if selectors.is_kept(said.key, actor=actor):
        return None
    school = schools.one(session.school_id, actor=actor)
    try:
        made = frontdoor.receive_request(actor=actor, arrival=_arrival(actor, session, school, said))
    except Incomplete:
        made = frontdoor.receive_request(actor=actor, arrival=_arrival(actor, session, school, _plainly(said)))
    assert made.contact_id is not None  # only a feed's row can be held already
    actions.keep_disclosure(
        actor=actor, key=said.key, booking_id=session.id, contact_id=made.contact_id, reference=made.reference
    )
    if knows.told is not None:
        try:
            with transaction.atomic():
                let_school_know(
                    actor=actor, session=session, disclosure_id=said.key, person_id=made.children[0],
                    called=_called(said), words=said.words if said.agreed else "", knows=knows,
                )  # fmt: skip
        except (Incomplete, NotAllowedNow):
            return made  # the officer's list asks again whether the school knows
    return made


@transaction.atomic
def let_school_know(
    *, actor: Actor, session: SessionShown, disclosure_id: UUID, person_id: UUID | None, called: str, words: str,
    knows: SchoolKnows,
) -> None:  # fmt: skip
    """Say whether the school's lead knows, and where asked, tell them here.

    Raises Incomplete, and NotAllowedNow where nobody verified there signs in.
    """
    assert knows.told is not None
    if knows.told is SchoolTold.HERE:
        found = schools.one(session.school_id, actor=actor)
        accounts = signs_in_at(found, actor=actor, now=timezone.now())
        if not accounts or person_id is None:
            raise NotAllowedNow(
                "Nobody verified at this school can sign in. Tell the safeguarding lead yourself, and write whom."
            )
        reference = next(each.reference for each in _disclosures(actor, session) if each.id == disclosure_id)
        actions.tell_school(
            actor=actor, booking_id=session.id, person_id=person_id, school=_at(found, actor),
            told=ToldTold(called, reference, accounts, words, knows.asks),
        )  # fmt: skip
    actions.say_school_told(actor=actor, disclosure_id=disclosure_id, told=knows.told, words=knows.words)


def _disclosures(actor: Actor, session: SessionShown) -> tuple[selectors.DisclosureShown, ...]:
    return selectors.one_session(session.id, actor=actor, ours=None).disclosures


def _plainly(said: PupilSaid) -> PupilSaid:
    """The same, with nothing in it that a record could refuse: a name and a date as words."""
    born = f" born {said.born:%d/%m/%Y}" if said.born else ""
    seen = f"{said.seemed}\nAs written: {said.forenames} {said.surname}{born}".strip()
    return replace(said, forenames="", surname="", born=None, seemed=seen)


def _called(said: PupilSaid) -> str:
    return f"{said.forenames} {said.surname}".strip() or UNNAMED


def _arrival(actor: Actor, session: SessionShown, school: SchoolShown, said: PupilSaid) -> Arrival:
    now = timezone.now()
    place = f"{school.name}, {session.way.label.lower()}"
    lines = [f"Told to a police schools officer at {school.name}, after “{session.title}”."]
    if said.year.strip():
        lines.append(f"Year or class: {said.year.strip()}.")
    if said.asked.strip():
        lines.append(f"What the officer asked: {said.asked.strip()}")
    told = AsTold(
        names=(NameTold(said.forenames.strip(), said.surname.strip()),) if _called(said) != UNNAMED else (),
        birth=BirthTold(said.born) if said.born else None,
        places=(PlaceTold(LocatingKind.SCHOOL, school.name, urn=school.urn),),
    )
    child = ChildTold(
        told=told,
        as_told=_called(said),
        concern="\n".join(lines),
        impact=_impact(said),
        voice=_voice(actor, said, place, now),
    )
    return Arrival(
        kind=ContactKind.REQUEST_FOR_SERVICE, channel=Channel.PROFESSIONAL_FORM, source=POLICE,
        source_detail="Police schools officer", children=(child,), in_danger_now=said.in_danger_now,
        referrer=ReferrerTold(role="Police schools officer", is_professional=True, wants_feedback=True),
    )  # fmt: skip


def _impact(said: PupilSaid) -> str:
    return f"How the child seemed: {said.seemed.strip()}" if said.seemed.strip() else ""


def _voice(actor: Actor, said: PupilSaid, place: str, now: datetime) -> Heard | None:
    """The child's own words, word for word; None where there are none."""
    if not said.words.strip():
        return None
    safe: tuple[Reader, ...] | None = None if said.agreed is None else ((Reader.SCHOOL,) if said.agreed else ())
    return Heard(
        said.words, actor.name, Manner.VERBATIM, asked_by=actor.name, place=place, alone=said.alone,
        method=Method.TALKING, at=now, safe_for=safe,
    )  # fmt: skip


# What a school asks


@transaction.atomic
def question_is_a_concern(
    *, actor: Actor, question: selectors.QuestionShown, concern: str, called: str, words: str
) -> Received:
    """Open a contact from a school's question; returns what the hub took in. `called`: the child, where said."""
    if not concern.strip():
        raise Incomplete([Problem("concern", "Say what worries you.")])
    school = schools.one(question.school_id, actor=actor)
    first, _, last = called.strip().rpartition(" ")
    told = AsTold(
        names=(NameTold(first, last) if first else NameTold(last, ""),) if called.strip() else (),
        places=(PlaceTold(LocatingKind.SCHOOL, school.name, urn=school.urn),),
    )
    arrival = Arrival(
        kind=ContactKind.REQUEST_FOR_SERVICE, channel=Channel.PROFESSIONAL_FORM, source=POLICE,
        source_detail="Police schools officer, from a school’s question",
        children=(
            ChildTold(
                told=told, as_told=called.strip() or f"A pupil of {school.name} who was not named",
                concern=f"{concern.strip()}\n\nThe school asked its officer: {question.words}",
            ),
        ),
        referrer=ReferrerTold(role="Police schools officer", is_professional=True),
        first_told_at=question.at,
    )  # fmt: skip
    made = frontdoor.receive_request(actor=actor, arrival=arrival)
    actions.answer(
        actor=actor, question_id=question.id,
        told=AnswerTold(
            Reply.CONCERN,
            words.strip() or "What you asked worries me enough to tell the hub. It will ask you what you know.",
            made.reference,
        ),
    )  # fmt: skip
    return made


def today() -> date:
    """England's day."""
    return local_date(timezone.now())
