"""From what the police tell of domestic abuse to the child's school, before its next day starts.

`tell_schools` is the way in: the clocks call it each minute for every notification of the last days, and whatever takes
in an incident may call it for one. It may be called any number of times: each child is decided about once, and each
school is told once. `follow_up` looks at what nobody has read, answered or rung as the school day comes near.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.encompass import actions, selectors
from openmash.casework.encompass.actions import Decided, NoticeTold
from openmash.casework.encompass.selectors import (
    Course,
    Facts,
    NoticeShown,
    OwedShown,
    course,
    is_last_call,
    is_to_chase,
    is_to_escalate,
    may_wait,
    out_of_scope,
    told_by,
)
from openmash.casework.encompass.words import Because, Did, Standing, Step, Told
from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.behind import Behind
from openmash.casework.frontdoor.selectors import ForSchool
from openmash.casework.misfiled import actions as misfiled
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.selectors import SchoolShown
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.links import actions as links
from openmash.foundation.links.selectors import Address, Held
from openmash.foundation.notices.actions import To
from openmash.pathways.encompass_links import at_our_address, by_the_clock, not_arriving, send, written_to
from openmash.pathways.learning import Learns, behind_protection, learns_at, school_is_withheld
from openmash.pathways.school_notice import SaidToPolice, content_of, said_to_police
from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.records.linkage.selectors import person_sets, whole_cards
from openmash.records.people.selectors import Card
from openmash.records.people.sets import PersonSet
from openmash.records.people.words import PersonKind
from openmash.statute.calendar import local_date

log = logging.getLogger(__name__)
LOOK_BACK = timedelta(days=3)
"""A notification taken in before that was dealt with, or came before this was in use."""


# The way in


def tell_schools(
    *, actor: Actor, now: datetime | None = None, contact_id: UUID | None = None, behind: Behind | None = None
) -> int:
    """Decide for each child the police told of with domestic abuse, and tell its school at once where nothing stands in
    the way. Returns how many children were decided about.

    `contact_id`: of one notification; None: of every one of the last three days. What cannot be done for one child
    keeps no other from being told: it is logged, and tried again the next minute.
    """
    moment = now or timezone.now()
    since = None if contact_id else moment - LOOK_BACK
    told = [
        each for each in frontdoor.for_schools(actor=actor, since=since, contact_id=contact_id)
        if behind is None or behind.has(each.contact_id)
    ]  # fmt: skip
    decided = selectors.decided_among({each.contact_id for each in told}, actor=actor)
    unknown = (Because.NO_SCHOOL, Because.NOT_IN_REGISTER)
    count = 0
    for each in told:
        before = decided.get((each.contact_id, each.person_id))
        if before is not None and before not in unknown:
            continue
        try:
            with transaction.atomic():
                count += _one(actor, each, moment, behind, again=before is not None)
        except Exception:
            log.exception("A school could not be told yet; it is tried again")
    return count


def _one(actor: Actor, told: ForSchool, now: datetime, behind: Behind | None, *, again: bool) -> int:
    person = person_sets([told.person_id], actor).get(told.person_id)
    card = whole_cards([told.person_id], actor).get(told.person_id)
    if person is None or card is None or (behind is None and person.is_restricted):
        return 0
    learns = learns_at(person, actor=actor, now=now)
    due_at = _due(learns.school, told, actor, now)
    scope = _scope(card, told.attended_at)
    found = _course(told, person, learns, scope, due_at, actor, now)
    if again and found.because in (Because.NO_SCHOOL, Because.NOT_IN_REGISTER):
        return 0
    if found.because in (Because.NO_SCHOOL, Because.NOT_IN_REGISTER) and may_wait(told.heard_at, due_at, now):
        return 0
    owed_id = actions.decide(
        actor=actor,
        decided=Decided(
            told.contact_id, told.person_id, found.standing, found.because,
            learns.school.id if learns.school and scope is None else None, told.attended_at, told.heard_at,
            due_at if scope is None else None,
        ),
    )  # fmt: skip
    if owed_id is None:
        return 0
    if found.standing is Standing.TELL and learns.school is not None:
        _tell(actor, owed_id, told, person, card, learns.school, now)
    if found.standing in (Standing.ASK, Standing.RING) or found.came_late:
        actions.put_before(
            actor=actor, owed_id=owed_id, told=Told.RAISED, because=found.because, to=_whom(found.standing, behind),
            now_message=is_last_call(due_at, now),
        )  # fmt: skip
    return 1


def follow_up(*, actor: Actor, now: datetime, behind: Behind | None = None) -> int:
    """In the hour before a school day starts, send again what nobody has read, and put what nobody has answered or rung
    before the desk on duty; then, while there is time to ring, what nobody has read all the same. Once each. What a
    one-time link will not bring any more, since it went astray, was locked or could not be sent, is rung at once.

    Returns how many.
    """
    count, minutes = 0, profile_at(now).figure("encompass_rung_minutes_before")
    waiting = selectors.still_open(actor=actor, now=now)
    shut = not_arriving([notice for each in waiting for notice in each.notices], actor=actor)
    for each in waiting:
        if each.due_at is None or (behind is not None and not behind.has(each.process_id)):
            continue
        if (each.waits_for_answer or each.waits_for_call) and is_last_call(each.due_at, now):
            count += actions.put_before(
                actor=actor, owed_id=each.id, told=Told.LAST_CALL, because=each.because, to=_at_once(now, behind),
                now_message=True,
            )  # fmt: skip
        for notice in each.notices:
            if not notice.is_read and not notice.is_sent_back and is_to_chase(notice.told_at, notice.due_at, now):
                accounts = _accounts(schools.one(notice.school_id, actor=actor), actor, now)
                if accounts and not notice.is_by_link and not notice.first(Step.CHASED):
                    count += actions.chase(actor=actor, notice_id=notice.id, accounts=accounts)
        if not each.has(Told.ESCALATED) and any(
            notice.id in shut or _unread_too_long(notice, now, minutes) for notice in each.notices
        ):
            count += actions.put_before(
                actor=actor, owed_id=each.id, told=Told.ESCALATED, because=each.because, to=_at_once(now, behind),
                now_message=True,
            )  # fmt: skip
    for owed_id, because in selectors.no_longer_to_ring(actor=actor, now=now):
        actions.no_need_to_ring(actor=actor, owed_id=owed_id, because=because)
    return count


def _unread_too_long(notice: NoticeShown, now: datetime, minutes: int) -> bool:
    if notice.is_read or notice.is_sent_back:
        return False
    return is_to_escalate(notice.told_at, notice.due_at, now, minutes)


def _at_once(now: datetime, behind: Behind | None) -> Sequence[To]:
    """Who is told at once: those inside a restriction, else the desk on duty."""
    return [To(account_id=one) for one in behind.accounts] if behind else [To(team_id=team_on_duty(now))]


# What people of the hub decide


@dataclass(frozen=True)
class Ready:
    """What a school would be told of one child now, for whoever answers whether it may.

    `school` is None where none is known or its name is withheld. `can_be_told`: somebody verified there signs in.
    `address`: where a one-time link could go, where nobody does.
    """

    school: SchoolShown | None
    school_withheld: bool
    can_be_told: bool
    adults: tuple[schools.Adult, ...]
    told: NoticeTold | None
    address: Address | None = None


def ready(owed: OwedShown, *, actor: Actor, now: datetime | None = None) -> Ready:
    """What would be sent of one child, and to whom, as the records stand now."""
    moment = now or timezone.now()
    found = _towards(owed, actor)
    person = person_sets([owed.person_id], actor).get(owed.person_id)
    card = whole_cards([owed.person_id], actor).get(owed.person_id)
    if found is None or person is None or card is None:
        return Ready(None, False, False, (), None)
    withheld = school_is_withheld(person, actor)
    school = schools.these([owed.school_id], actor=actor).get(owed.school_id) if owed.school_id else None
    adults = schools.adults([school.id], actor=actor).get(school.id, ()) if school and not withheld else ()
    able = bool(school and _accounts(school, actor, moment))
    told = content_of(found, person, card, school, _accounts(school, actor, moment), actor) if school else None
    address = written_to(school, actor=actor, now=moment) if school and not withheld and not able else None
    return Ready(None if withheld else school, withheld, able, adults, told, address)


@transaction.atomic
def allow(*, actor: Actor, owed_id: UUID, why: str, now: datetime | None = None) -> bool:
    """Say that a school may be told, and tell it; returns whether it was told in OpenMASH, or has to be rung."""
    moment = now or timezone.now()
    owed = selectors.one(owed_id, actor=actor)
    actions.allow(actor=actor, owed_id=owed.id, why=why)
    return _tell_now(
        actor, owed, owed.school_id or behind_protection(owed.person_id, why, actor=actor, now=moment), moment
    )


@transaction.atomic
def send_to(*, actor: Actor, owed_id: UUID, school_id: UUID, now: datetime | None = None) -> bool:
    """Tell a school somebody of the hub has found out, in the place of one not known or one that sent it back.

    Returns whether it was told in OpenMASH. Raises NotAllowedNow where the school is known already.
    """
    owed = selectors.one(owed_id, actor=actor)
    if not owed.waits_for_call:
        raise NotAllowedNow("A school has been told of this child, or somebody is asked first.")
    if not _tell_now(actor, owed, school_id, now or timezone.now()):
        raise NotAllowedNow(
            "Nobody verified at this school can sign in. Ring the school, and write down whom you told."
        )
    return True


@transaction.atomic
def mark_words(*, actor: Actor, owed_id: UUID, safe: bool, said_by: str) -> None:
    """Mark what a child said safe for school or not; where safe, and the notice has gone without, add it."""
    owed = selectors.one(owed_id, actor=actor)
    said = said_to_police(owed.process_id, owed.person_id, actor)
    if safe and said.agreed is False:
        raise NotAllowedNow("The child was asked to whom these words may be shown, and did not name their school.")
    actions.mark_words(actor=actor, process_id=owed.process_id, person_id=owed.person_id, safe=safe, said_by=said_by)
    if not safe or not said.quote:
        return
    for notice in owed.notices:
        if not notice.childs_words and not notice.is_sent_back:
            actions.add_words(actor=actor, notice_id=notice.id, words=said.quote)


@transaction.atomic
def not_ours(*, actor: Actor, notice_id: UUID, words: str) -> None:
    """A school sends a notice back: a breach entry is opened, and the hub rings the right school."""
    notice = selectors.our_notice(notice_id, actor=actor)
    actions.not_ours(actor=actor, notice_id=notice_id, words=words, to=_whom(Standing.RING, None))
    told = notice.first(Step.TOLD)
    misfiled.sent_astray(
        actor=actor, reference=f"N-{notice_id.hex[-8:].upper()}", sent=(told.to if told else 0) or 1, saw=1,
        sent_at=notice.told_at,
    )  # fmt: skip


def childs_words(owed: OwedShown, *, actor: Actor) -> SaidToPolice:
    """What the child said in this incident."""
    return said_to_police(owed.process_id, owed.person_id, actor)


def alleged_in(owed: OwedShown, *, actor: Actor) -> Mapping[UUID, str]:
    """Those alleged in the notification, by record, with the name this actor may see."""
    found = _towards(owed, actor)
    named = whole_cards([person for person, _ in found.alleged], actor) if found else {}
    return {
        person: named[person].name if person in named and named[person].is_named else as_told
        for person, as_told in (found.alleged if found else ())
    }


def _tell_now(actor: Actor, owed: OwedShown, school_id: UUID | None, now: datetime) -> bool:
    found = _towards(owed, actor)
    person = person_sets([owed.person_id], actor).get(owed.person_id)
    card = whole_cards([owed.person_id], actor).get(owed.person_id)
    if found is None or person is None or card is None:
        raise NotVisible
    school = schools.one(school_id, actor=actor) if school_id else None
    if school is None or not _is_reached(school, actor, now):
        return False
    return _tell(actor, owed.id, found, person, card, school, now)


def _towards(owed: OwedShown, actor: Actor) -> ForSchool | None:
    found = frontdoor.for_schools(actor=actor, contact_id=owed.process_id)
    return next((each for each in found if each.person_id == owed.person_id), None)


# The course


def _due(school: SchoolShown | None, told: ForSchool, actor: Actor, now: datetime) -> datetime:
    area = profile_at(now).calendar()
    own = schools.calendars([school.id], area, actor=actor)[school.id] if school else area
    return told_by(told.attended_at, own)


def _scope(card: Card, attended_at: datetime) -> Because | None:
    born = card.birth.date if card.birth.precision == "day" and not card.birth.expected else None
    return out_of_scope(born, local_date(attended_at), is_unborn=card.kind == PersonKind.UNBORN, has_died=card.has_died)


def _course(
    told: ForSchool, person: PersonSet, learns: Learns, scope: Because | None, due_at: datetime, actor: Actor,
    now: datetime,
) -> Course:  # fmt: skip
    school = learns.school
    tied, same_name = _alleged(told, school, actor) if school else (False, False)
    return course(
        Facts(
            scope, school is not None, learns.on_record, bool(school and _is_reached(school, actor, now)), tied,
            same_name, learns.kept_apart, person.is_restricted,
            selectors.told_already(person.ids, told.police_ref, actor=actor), told.heard_at, due_at,
        )
    )  # fmt: skip


def _alleged(told: ForSchool, school: SchoolShown, actor: Actor) -> tuple[bool, bool]:
    """Whether somebody alleged is tied to this school, and whether one bears the name of somebody it would tell."""
    ids = [person for person, _ in told.alleged]
    sets = person_sets(ids, actor)
    records = {record for each in ids for record in (sets[each].ids if each in sets else (each,))}
    tied = any(each.school_id == school.id for each in schools.tied(records, actor=actor))
    cards = whole_cards(ids, actor)
    names = {schools.plainly(name) for _, name in told.alleged} | {
        schools.plainly(card.name) for card in cards.values()
    }
    adults = schools.adults([school.id], actor=actor).get(school.id, ())
    return tied, bool({schools.plainly(each.name) for each in adults} & (names - {""}))


# The notice


def _accounts(school: SchoolShown, actor: Actor, now: datetime) -> list[UUID]:
    """The verified people of a school who sign in there: to whom a notice goes."""
    if school.agency_id is None or school.to_circle is None or not school.is_open:
        return []
    months, today = profile_at(now).figure("school_contact_verified_months"), local_date(now)
    signs_in = {account.pk for account in accounts_with(Role.SCHOOL_LEAD, agency_id=school.agency_id)}
    verified = [each for each in schools.adults([school.id], actor=actor).get(school.id, ())
                if each.is_verified(today, months)]  # fmt: skip
    return [each.account_id for each in verified if each.account_id is not None and each.account_id in signs_in]


def signs_in_at(school: SchoolShown, *, actor: Actor, now: datetime) -> list[UUID]:
    """The accounts of a school's verified people who sign in: to whom anything about a pupil may go."""
    return _accounts(school, actor, now)


def _is_reached(school: SchoolShown, actor: Actor, now: datetime) -> bool:
    """Whether a notice reaches somebody there without a call: they sign in, or open a link with an agreed code."""
    return bool(_accounts(school, actor, now)) or by_the_clock(school, actor=actor, now=now) is not None


def _tell(
    actor: Actor, owed_id: UUID, told: ForSchool, person: PersonSet, card: Card, school: SchoolShown, now: datetime
) -> bool:
    content = content_of(told, person, card, school, _accounts(school, actor, now), actor)
    if content.accounts:
        made = actions.tell(actor=actor, owed_id=owed_id, told=content, school_id=school.id, now=now)
        return made is not None
    address = None if person.is_restricted else by_the_clock(school, actor=actor, now=now)
    if address is None:
        return False
    return send(actor, owed_id, content, school, address, now, at_our_address) is not None


@transaction.atomic
def send_link(*, actor: Actor, owed_id: UUID, address_of: Callable[[str], str], now: datetime | None = None) -> UUID:
    """Send a school whose people do not sign in a one-time link to what it is told; returns the link's key.

    `address_of(mark)` is where the link leads. What is held is allowed first. Raises NotAllowedNow.
    """
    moment = now or timezone.now()
    owed = selectors.one(owed_id, actor=actor)
    if not owed.waits_for_call or owed.school_id is None:
        raise NotAllowedNow("A school has been told of this child, none is known, or somebody is asked first.")
    found = _towards(owed, actor)
    person = person_sets([owed.person_id], actor).get(owed.person_id)
    card = whole_cards([owed.person_id], actor).get(owed.person_id)
    school = schools.one(owed.school_id, actor=actor)
    address = written_to(school, actor=actor, now=moment)
    if found is None or person is None or card is None:
        raise NotVisible
    if address is None or school_is_withheld(person, actor):
        raise NotAllowedNow("No address is kept for anybody verified at this school. Ring the school.")
    content = content_of(found, person, card, school, _accounts(school, actor, moment), actor)
    made = send(actor, owed.id, content, school, address, moment, address_of)
    if made is None:
        raise NotAllowedNow("This school has been told of this child already.")
    return made


@transaction.atomic
def answer_by_link(*, held: Held, actor: Actor, did: Sequence[Did], words: str, said_by: str) -> None:
    """A school says by its link what it did; the link is used up. Raises Incomplete, NotAllowedNow."""
    with acting_as(actor):
        actions.say_what_we_did(actor=actor, notice_id=held.subject_id, did=did, words=words)
        links.use(actor=actor, held=held, said_by=said_by)


@transaction.atomic
def not_ours_by_link(*, held: Held, actor: Actor, words: str, said_by: str) -> None:
    """A school says by its link that this is not its child; the link is used up. Raises Incomplete, NotAllowedNow."""
    with acting_as(actor):
        not_ours(actor=actor, notice_id=held.subject_id, words=words)
        links.use(actor=actor, held=held, said_by=said_by)


def _whom(standing: Standing, behind: Behind | None) -> Sequence[To]:
    """Who is asked, or rings: those inside a restriction; else the duty desk for a question, education's for a call."""
    if behind is not None:
        return [To(account_id=each) for each in behind.accounts]
    if standing is Standing.ASK:
        return [To(team_id=agencies.duty_desk().id)]
    for agency in agencies.agencies(kind=AgencyKind.EDUCATION):
        if accounts_with(Role.HUB_PARTNER, agency_id=agency.pk):
            return [To(role=Role.HUB_PARTNER, agency_id=agency.pk)]
    return [To(team_id=agencies.duty_desk().id)]


def lines_for_meeting(contact_ids: Sequence[UUID], *, actor: Actor) -> Mapping[UUID, tuple[OwedShown, ...]]:
    """What schools were told and did in these notifications, for whoever discusses the family."""
    return selectors.of_processes(contact_ids, actor=actor)
