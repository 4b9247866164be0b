"""Meetings of bodies: dated, prepared, attended, decided in, minuted and agreed. Each with its audit row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.insight.partnership.models import (
    AgendaItem,
    AgendaLine,
    Agreed,
    AgreedEvent,
    Body,
    Decision,
    Meeting,
    MeetingEvent,
    Paper,
    Present,
    Ratified,
)
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors.agenda import agenda
from openmash.insight.partnership.selectors.meetings import Attended, State, agreed_action, meeting, owners
from openmash.insight.partnership.words import AgreedStep, MeetingStep, Presence, Seat
from openmash.statute.calendar import local_date

MOST_DATES = 24
DONE_ALREADY = "Its minutes are made: nothing is added to this meeting any more."
NOBODY_YET = "First say who is here: whether there is a quorum decides what a decision is."


@dataclass(frozen=True)
class CameTold:
    """Whether somebody came. `votes`: they count towards a quorum. `instead_of`: the member whose place it is."""

    person: str
    agency_id: UUID | None
    presence: Presence
    votes: bool
    seat: Seat | None = None
    instead_of: str = ""


@dataclass(frozen=True)
class AgreedTold:
    """An action as a meeting agrees it: of somebody with an account here, or of a person (name and post) elsewhere."""

    what: str
    by: date | None
    account_id: UUID | None = None
    agency_id: UUID | None = None
    person: str = ""
    about: str = ""
    challenge_id: UUID | None = None


@transaction.atomic
def plan_meetings(
    *, actor: Actor, body_id: UUID, days: Sequence[date], starts: time | None = None, where: str = ""
) -> UUID:
    """Put dates of a body's meetings in the diary; returns the body. A day it meets already is left as it is.

    Raises NotVisible, Incomplete.
    """
    require(actor, Permission.KEEP)
    body = Body.objects.visible_to(actor).filter(pk=body_id).first()
    if body is None:
        raise NotVisible
    _refuse(
        ("days", "" if days else "Say on which days."),
        ("days", f"That is more than {MOST_DATES} meetings." if len(days) > MOST_DATES else ""),
    )
    taken = set(Meeting.objects.visible_to(actor).filter(body_id=body.pk).values_list("on", flat=True))
    for day in sorted(set(days) - taken):
        Meeting.record(
            actor=actor, body_id=body.pk, on=day, starts=starts, where=where.strip()[:200], occurred_at=timezone.now()
        )
    audit.record(actor, "partnership.meetings_planned", about=[f"body:{body.pk}"])
    return body.pk


@transaction.atomic
def move_meeting(*, actor: Actor, meeting_id: UUID, to_on: date | None, words: str) -> UUID:
    """Move a meeting to another day; returns it. Raises NotVisible, NotAllowedNow, Incomplete."""
    row = _open(meeting_id, actor)
    _refuse(
        ("to_on", "" if to_on else "Say to which day."), ("words", "" if words.strip() else "Say why."),
        ("to_on", "It is on that day already." if to_on == row.on else ""),
    )  # fmt: skip
    return _event(actor, row.id, MeetingStep.MOVED, words, to_on=to_on)


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting_id: UUID, words: str) -> UUID:
    """Cancel a meeting nobody has come to; returns it. Raises NotVisible, NotAllowedNow, Incomplete."""
    row = _open(meeting_id, actor)
    if row.state is not State.PLANNED:
        raise NotAllowedNow("People came to it: it was held.")
    _refuse(("words", "" if words.strip() else "Say why."))
    return _event(actor, row.id, MeetingStep.CANCELLED, words)


@transaction.atomic
def add_paper(*, actor: Actor, meeting_id: UUID, title: str, by_whom: str, words: str, where: str = "") -> UUID:
    """Add a paper; returns the meeting. Raises NotVisible, NotAllowedNow, Incomplete."""
    row = _open(meeting_id, actor)
    _refuse(
        ("title", "" if title.strip() else "Give its title."),
        ("by_whom", "" if by_whom.strip() else "Say who brings it: name and post."),
        ("words", "" if words.strip() else "Say what it asks the meeting to do."),
    )
    Paper.record(
        actor=actor, meeting_id=row.id, title=title.strip()[:200], by_whom=by_whom.strip()[:200], words=words.strip(),
        where=where.strip()[:400], occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.paper_added", row.id)


@transaction.atomic
def add_agenda_item(*, actor: Actor, meeting_id: UUID, words: str, by_whom: str = "") -> UUID:
    """Put a line on an agenda by hand; returns the meeting. Raises NotVisible, NotAllowedNow, Incomplete."""
    row = _open(meeting_id, actor)
    _refuse(("words", "" if words.strip() else "Say what is to be talked about."))
    AgendaItem.record(
        actor=actor, meeting_id=row.id, words=words.strip(), by_whom=by_whom.strip()[:200], occurred_at=timezone.now()
    )
    return _kept(actor, "partnership.agenda_item_added", row.id)


@transaction.atomic
def take_attendance(*, actor: Actor, meeting_id: UUID, came: Sequence[CameTold]) -> UUID:
    """Say who came, sent apologies, or did neither; returns the meeting. What is said again replaces it.

    With the first of it the meeting begins, and its agenda is kept as it stands.

    Raises NotVisible, NotAllowedNow, Incomplete.
    """
    row = _held(meeting_id, actor)
    known = agencies.names({each.agency_id for each in came if each.agency_id})
    _refuse(
        ("here", "" if any(each.presence is Presence.HERE for each in came) or row.present else "Say who is here."),
        ("person", "" if all(each.person.strip() for each in came) else "Say who: name and post."),
        ("agency", "" if all(each.agency_id in known for each in came) else "Choose an agency."),
    )
    if row.state is State.PLANNED:
        _keep_agenda(actor, row)
    for each in came:
        Present.record(
            actor=actor, meeting_id=row.id, person=each.person.strip()[:200], agency_id=each.agency_id,
            seat=each.seat or "", presence=each.presence, votes=each.votes, instead_of=each.instead_of.strip()[:200],
            occurred_at=timezone.now(),
        )  # fmt: skip
    return _kept(actor, "partnership.attendance_taken", row.id)


@transaction.atomic
def decide(*, actor: Actor, meeting_id: UUID, what: str, why: str, about: str = "") -> UUID:
    """Record a decision; returns its key. Without a quorum it is a proposal, to be ratified by a meeting that has one.

    Raises NotVisible, NotAllowedNow, Incomplete.
    """
    row = _attended(meeting_id, actor)
    _refuse(
        ("what", "" if what.strip() else "Say what was decided."),
        ("why", "" if why.strip() else "Say why, so that somebody who was not there can follow it."),
    )
    made = Decision.record(
        actor=actor, meeting_id=row.id, about=about.strip(), what=what.strip(), why=why.strip(),
        proposal=not row.quorum.is_quorate, lacked=row.quorum.lacked, occurred_at=timezone.now(),
    )  # fmt: skip
    _kept(actor, "partnership.decided", row.id, proposal=str(not row.quorum.is_quorate))
    return made.pk


@transaction.atomic
def ratify(*, actor: Actor, decision_id: UUID, at_meeting: UUID, agreed: bool, words: str = "") -> UUID:
    """Take up a proposal at a meeting of the same body that has a quorum, or not; returns that meeting.

    Raises NotVisible, NotAllowedNow, Incomplete.
    """
    at = _attended(at_meeting, actor)
    found = Decision.objects.visible_to(actor).filter(pk=decision_id, proposal=True).select_related("meeting").first()
    if found is None or found.meeting.body_id != at.body_id:
        raise NotVisible
    in_turn(found.pk)
    if Ratified.objects.visible_to(actor).filter(decision_id=found.pk).exists():
        raise NotAllowedNow("It was said already whether this proposal is taken up.")
    if not at.quorum.is_quorate:
        raise NotAllowedNow(f"This meeting cannot ratify it: {at.quorum.lacked}.")
    _refuse(("words", "" if agreed or words.strip() else "Say why it is not taken up."))
    Ratified.record(
        actor=actor, decision_id=found.pk, at_meeting_id=at.id, agreed=agreed, words=words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.ratified", at.id, agreed=str(agreed))


@transaction.atomic
def agree_action(*, actor: Actor, meeting_id: UUID, told: AgreedTold) -> UUID:
    """Give somebody an action; returns its key. Raises NotVisible, NotAllowedNow, Incomplete."""
    row = _attended(meeting_id, actor)
    owner = next((each for each in owners() if each.account_id == told.account_id), None)
    agency_id = owner.agency_id if owner else told.agency_id
    person = owner.words if owner else told.person.strip()
    known = agency_id is not None and agency_id in agencies.names([agency_id])
    _refuse(
        ("what", "" if told.what.strip() else "Say what will be done."),
        ("owner", "" if person else "Choose who answers for it, or give a name and post below."),
        ("agency", "" if known or not person else "Choose an agency."),
        ("by", "" if told.by else "Say by when."),
        ("by", "That is before the meeting. Check the day." if told.by and told.by < row.on else ""),
    )
    made = Agreed.record(
        actor=actor, meeting_id=row.id, about=told.about.strip(), what=told.what.strip(), agency_id=agency_id,
        person=person[:200], account_id=told.account_id if owner else None, by=told.by,
        challenge_id=told.challenge_id, occurred_at=timezone.now(),
    )  # fmt: skip
    _kept(actor, "partnership.action_agreed", row.id)
    return made.pk


@transaction.atomic
def answer_agreed(
    *, actor: Actor, agreed_id: UUID, step: AgreedStep, words: str, where: str = "", to_on: date | None = None
) -> UUID:
    """Say what became of an action of a meeting: by whoever it was given to, or by whoever keeps the business.

    Returns it. Raises NotVisible, NotPermitted, NotAllowedNow, Incomplete.
    """
    require(actor, Permission.ANSWER_AGREED)
    row = agreed_action(agreed_id, actor=actor)
    if row.account_id != actor.account_id and not may(actor, Permission.KEEP):
        raise NotPermitted("This action is somebody else’s: they say what became of it, or the partnership manager.")
    in_turn(row.id)
    if not row.is_open:
        raise NotAllowedNow("It was said already what became of it.")
    is_later = step is AgreedStep.LATER
    sentence = "Say what shows that it is done." if step is AgreedStep.DONE else "Say why."
    _refuse(
        ("words", "" if words.strip() else sentence),
        ("to_on", "Say to which day." if is_later and to_on is None else ""),
        ("to_on", "That is not later than it was. Check the day." if is_later and to_on and to_on <= row.by else ""),
    )
    AgreedEvent.record(
        actor=actor, agreed_id=row.id, step=step, words=words.strip(), where=where.strip()[:400],
        to_on=to_on if is_later else None, occurred_at=timezone.now(),
    )  # fmt: skip
    _kept(actor, "partnership.action_answered", row.meeting_id, step=step.value)
    return row.id


@transaction.atomic
def make_minutes(*, actor: Actor, meeting_id: UUID) -> UUID:
    """Make the minutes: what came onto the agenda since it began is kept too, and nothing is added any more.

    Returns the meeting.

    Raises NotVisible, NotAllowedNow.
    """
    row = _attended(meeting_id, actor)
    in_turn(row.id)
    _keep_agenda(actor, row)
    return _event(actor, row.id, MeetingStep.CLOSED, "")


@transaction.atomic
def agree_minutes(*, actor: Actor, meeting_id: UUID, at_meeting: UUID, words: str = "") -> UUID:
    """Agree a meeting's minutes at a later one of the same body that has a quorum; returns that one.

    `words`: what was put right. Raises NotVisible, NotAllowedNow.
    """
    at, row = _attended(at_meeting, actor), meeting(meeting_id, actor=actor)
    if row.body_id != at.body_id:
        raise NotVisible
    if row.state is not State.MINUTED:
        raise NotAllowedNow("There are no minutes of it that wait to be agreed.")
    if row.on >= at.on:
        raise NotAllowedNow("Minutes are agreed at a later meeting.")
    if not at.quorum.is_quorate:
        raise NotAllowedNow(f"This meeting cannot agree them: {at.quorum.lacked}.")
    _event(actor, row.id, MeetingStep.AGREED, words, at_meeting_id=at.id)
    return at.id


def _keep_agenda(actor: Actor, row: Attended) -> None:
    """Keep each line of the agenda that is not kept yet: what the meeting deals with leaves the agenda by that."""
    kept = AgendaLine.objects.visible_to(actor).filter(meeting_id=row.id).values_list("topic", "words")
    known = set(kept)
    for line in agenda(row, actor=actor):
        if (line.topic.value, line.words) not in known:
            AgendaLine.record(
                actor=actor, meeting_id=row.id, topic=line.topic, place=len(known), words=line.words, note=line.note,
                occurred_at=timezone.now(),
            )  # fmt: skip
            known.add((line.topic.value, line.words))


def _open(meeting_id: UUID, actor: Actor) -> Attended:
    require(actor, Permission.KEEP)
    row = meeting(meeting_id, actor=actor)
    if row.state is State.CANCELLED:
        raise NotAllowedNow("This meeting was cancelled.")
    if row.state in (State.MINUTED, State.AGREED):
        raise NotAllowedNow(DONE_ALREADY)
    return row


def _held(meeting_id: UUID, actor: Actor) -> Attended:
    row = _open(meeting_id, actor)
    if row.on > local_date(timezone.now()):
        raise NotAllowedNow("It has not been held yet: this is recorded on the day, or after it.")
    return row


def _attended(meeting_id: UUID, actor: Actor) -> Attended:
    row = _held(meeting_id, actor)
    if row.state is State.PLANNED:
        raise NotAllowedNow(NOBODY_YET)
    return row


def _event(actor: Actor, meeting_id: UUID, step: MeetingStep, words: str, **more: object) -> UUID:
    MeetingEvent.record(
        actor=actor, meeting_id=meeting_id, step=step, words=words.strip(), occurred_at=timezone.now(), **more
    )
    return _kept(actor, "partnership.meeting", meeting_id, step=step.value)


def _refuse(*wrong: tuple[str, str]) -> None:
    if problems := [Problem(name, sentence) for name, sentence in wrong if sentence]:
        raise Incomplete(problems)


def _kept(actor: Actor, kind: str, meeting_id: UUID, **detail: str) -> UUID:
    audit.record(actor, kind, about=[f"meeting:{meeting_id}"], detail=detail)
    return meeting_id
