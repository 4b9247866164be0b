"""Opening a meeting, its agenda, who comes, moving on, and closing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.casework.meetings import rules
from openmash.casework.meetings.models import (
    OPEN_PART,
    Action,
    Attendance,
    Contribution,
    Invited,
    Item,
    LeftOut,
    Meeting,
    MeetingMark,
    MovedTo,
)
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.policy import LedBy, OfAgency
from openmash.casework.meetings.reading import about_ids, item_of, key_of, led_by, meeting_of, require_open
from openmash.casework.meetings.words import ORDER, Kind, Mark, Presence, Reason
from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.selectors import agencies_of
from openmash.foundation.audit import actions as audit
from openmash.foundation.clients.selectors import systems_that
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.records.cases.on_duty import profile_at
from openmash.records.subjects import selectors as subjects
from openmash.statute.calendar import local_date

AT_MOST = timedelta(hours=12)
"""An invitation ends by itself after this, where nobody closes the meeting."""
TO_WRITE_UP = timedelta(days=30)
"""A chair’s own, of a meeting to protect a child: its record is written and sent in the days after."""


READS_MINUTES = "meetings"
"""What a partner's system may be let do, so that it fetches its agency's minutes (`foundation/clients`)."""


@dataclass(frozen=True)
class Proposed:
    """A family for an agenda: its children, why, a line, and the keys of what brings it ("contact:…").

    `named`: a restricted part, which only these accounts see, and whoever puts it on. `subject_id`: a place, a person
    of concern, a group or a line instead of children; then `person_ids` is empty.
    """

    person_ids: Sequence[UUID]
    reasons: Sequence[Reason]
    line: str
    sources: Sequence[str] = ()
    late: bool = False
    named: Sequence[UUID] = ()
    subject_id: UUID | None = None


@transaction.atomic
def open_meeting(*, actor: Actor, kind: Kind, starts_at: datetime, chair_id: UUID | None = None) -> UUID:
    """Open a meeting, chaired by the actor; returns its key. A second daily one finds the first.

    A meeting to protect a child may be called by one and chaired by another, `chair_id`.
    """
    if kind.protects:
        require(actor, Permission.CALL)
    else:
        require(actor, Permission.CHAIR, LedBy(actor.account_id, actor.account_id, False, kind.is_exploitation))
    on = local_date(starts_at)
    if kind is Kind.DAILY and (found := Meeting.objects.filter(kind=kind, on=on).first()):
        return found.id
    made = Meeting.objects.create(
        kind=kind, on=on, starts_at=starts_at, chair_id=(chair_id if kind.protects else None) or actor.account_id,
        recorded_by=actor.account_id,
    )  # fmt: skip
    audit.record(actor, "meetings.opened", about=[f"meeting:{made.id}"], detail={"kind": kind.value})
    return made.id


@transaction.atomic
def add_items(*, actor: Actor, meeting_id: UUID, proposed: Sequence[Proposed]) -> list[UUID]:
    """Put families on the agenda; returns the new items. A source already there only adds children found since."""
    meeting = meeting_of(meeting_id)
    require(actor, Permission.ADD_ITEM, led_by(meeting))
    require_open(meeting)
    there = {source: item for item in Item.objects.filter(meeting_id=meeting_id) for source in item.sources}
    made = []
    for one in proposed:
        known = next((there[source] for source in one.sources if source in there), None)
        if known is None:
            made.append(_add(actor, meeting, one))
        elif more := set(one.person_ids) - set(known.person_ids):
            _widen(actor, known, sorted(more))
    return [item.id for item in made]


def _add(actor: Actor, meeting: Meeting, one: Proposed) -> Item:
    problems = [] if one.line.strip() else [Problem("line", "Say in one line why this family is on the agenda.")]
    if not one.person_ids and one.subject_id is None:
        problems.append(Problem("children", "Choose at least one child."))
    if one.subject_id and not Kind(meeting.kind).is_exploitation:
        problems.append(Problem("children", "Only an exploitation meeting speaks about a place, a person or a line."))
    if problems:
        raise Incomplete(problems)
    if one.subject_id is not None:
        subjects.subject(one.subject_id, actor=actor)
    part = _new_part() if one.named else OPEN_PART
    item = Item.record(
        actor=actor, meeting_id=meeting.id, person_ids=list(one.person_ids), line=one.line.strip()[:400],
        reasons=sorted({str(reason) for reason in one.reasons}, key=ORDER.__getitem__), sources=list(one.sources),
        late=one.late, part_circle=part, subject_id=one.subject_id,
    )  # fmt: skip
    for account in {actor.account_id, meeting.chair_id, *one.named} if one.named else ():
        access.grant_reach(
            actor=actor, account_id=account, circle_id=part, basis="meeting", source_id=item.id,
            reason="Named for a restricted part of a meeting",
        )  # fmt: skip
    audit.record(actor, "meetings.item_added", about=_about(item), detail={"reasons": list(item.reasons)})
    return item


def _new_part() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select wall.new_part()")
        (circle,) = cursor.fetchone() or (OPEN_PART,)
    return int(circle)


def _widen(actor: Actor, item: Item, more: Sequence[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select wall.widen_item(%s, %s::uuid[])", [item.id, list(more)])
    audit.record(actor, "meetings.children_added", about=[*_about(item), *(f"person:{each}" for each in more)])


@transaction.atomic
def leave_out(*, actor: Actor, item_id: UUID, reason: str) -> None:
    """Leave a family out of the discussion, with the reason, which is kept and shown. Raises Incomplete."""
    item = item_of(item_id)
    require(actor, Permission.CHAIR, led_by(item.meeting))
    require_open(item.meeting)
    if missing := rules.problems_of_leaving_out(reason):
        raise Incomplete(missing)
    LeftOut.record(actor=actor, item_id=item.id, person_ids=item.person_ids, out=True, reason=reason.strip())
    audit.record(actor, "meetings.item_left_out", about=_about(item), detail={"reason": reason.strip()})


@transaction.atomic
def bring_back(*, actor: Actor, item_id: UUID) -> None:
    """Put a family that was left out back on the agenda."""
    item = item_of(item_id)
    require(actor, Permission.CHAIR, led_by(item.meeting))
    require_open(item.meeting)
    LeftOut.record(actor=actor, item_id=item.id, person_ids=item.person_ids, out=False)
    audit.record(actor, "meetings.item_brought_back", about=_about(item))


@transaction.atomic
def move_to(*, actor: Actor, item_id: UUID) -> None:
    """Go on to this family: everybody's page says that it is being discussed. Begins the meeting."""
    item = item_of(item_id)
    require(actor, Permission.CHAIR, led_by(item.meeting))
    require_open(item.meeting)
    _mark(actor, item.meeting, Mark.BEGUN)
    MovedTo.record(actor=actor, item_id=item.id, person_ids=item.person_ids)
    audit.record(actor, "meetings.moved_to", about=_about(item))


@transaction.atomic
def begin(*, actor: Actor, meeting_id: UUID) -> None:
    """Say that the meeting has begun. Twice is once."""
    meeting = meeting_of(meeting_id)
    require(actor, Permission.CHAIR, led_by(meeting))
    require_open(meeting)
    _mark(actor, meeting, Mark.BEGUN)


@transaction.atomic
def close(*, actor: Actor, meeting_id: UUID) -> None:
    """Close the meeting. Whoever was invited reaches its children no longer. Twice is once."""
    meeting = meeting_of(meeting_id)
    require(actor, Permission.CHAIR, led_by(meeting))
    if _mark(actor, meeting, Mark.CLOSED):
        access.end_reach(actor=actor, source_id=meeting.id)
        _let_systems_read(actor, meeting)


def _let_systems_read(actor: Actor, meeting: Meeting) -> None:
    """The system of an agency a family concerned may fetch that agency's pack for so many days after the meeting.

    Nobody is let to a restricted part, to a subject that is no child, nor, by the wall, to a restricted child.
    """
    items = list(Item.objects.filter(meeting_id=meeting.id, subject_id__isnull=True, part_circle=OPEN_PART))
    agencies: dict[UUID, set[UUID]] = {item.id: set() for item in items}
    for made in (Contribution, Action):
        for item_id, agency_id in made.objects.filter(item_id__in=agencies).values_list("item_id", "agency_id"):
            agencies[item_id].add(agency_id)
    invited = list(Invited.objects.filter(item_id__in=agencies).values_list("item_id", "account_id"))
    bodies = dict(agencies_of(account for _, account in invited))
    for item_id, account in invited:
        if account in bodies:
            agencies[item_id].add(bodies[account])
    systems = systems_that(READS_MINUTES, {agency for each in agencies.values() for agency in each})
    until = timezone.now() + timedelta(days=profile_at(timezone.now()).figure("minutes_by_system_days"))
    for item in items:
        for agency in sorted(agencies[item.id]):
            for system in systems.get(agency, ()):
                _grant(actor, item, system, until, item.id)


def _grant(actor: Actor, item: Item, account_id: UUID, until: datetime, source_id: UUID) -> None:
    reason = "System of an agency that the meeting concerned"
    for person in item.person_ids:
        access.grant_reach(
            actor=actor, account_id=account_id, person_id=person, basis="meeting", source_id=source_id, reason=reason,
            ends_at=until,
        )  # fmt: skip


def _mark(actor: Actor, meeting: Meeting, mark: Mark) -> bool:
    """Mark a meeting once; whether it was now."""
    if MeetingMark.objects.filter(meeting_id=meeting.id, mark=mark).exists():
        return False
    MeetingMark.objects.create(meeting_id=meeting.id, mark=mark, recorded_by=actor.account_id)
    audit.record(actor, f"meetings.{mark.value}", about=[f"meeting:{meeting.id}"])
    return True


@transaction.atomic
def attend(*, actor: Actor, meeting_id: UUID, agency_id: UUID, presence: Presence, who: str = "") -> None:
    """Say whether an agency is present, has sent apologies, or is missing: one's own, or any as the chair."""
    meeting = meeting_of(meeting_id)
    if not may(actor, Permission.CHAIR, led_by(meeting)):
        require(actor, Permission.ATTEND, OfAgency(agency_id))
    require_open(meeting)
    Attendance.objects.create(
        meeting_id=meeting.id, agency_id=agency_id, presence=presence, who=who.strip()[:200],
        recorded_by=actor.account_id,
    )  # fmt: skip
    audit.record(
        actor, "meetings.attendance", about=[f"meeting:{meeting.id}", f"agency:{agency_id}"],
        detail={"presence": presence.value},
    )  # fmt: skip


@transaction.atomic
def invite(*, actor: Actor, item_id: UUID, account_id: UUID) -> None:
    """Invite somebody to one item: they reach its children, and no others, until the meeting closes.

    So does a system of their agency that may read its minutes.
    """
    item = item_of(item_id)
    require(actor, Permission.INVITE, led_by(item.meeting))
    require_open(item.meeting)
    if item.subject_id is not None:
        raise NotAllowedNow("Whoever may see this sees it already. Ask its owner to let somebody else see it.")
    if item.part_circle != OPEN_PART:
        raise NotAllowedNow("This part is open only to those named for it. Bring it again, and name them.")
    if Invited.objects.filter(item_id=item.id, account_id=account_id).exists():
        return
    Invited.record(actor=actor, item_id=item.id, person_ids=item.person_ids, account_id=account_id)
    held = max(item.meeting.starts_at, timezone.now())
    until = held + AT_MOST
    for person in item.person_ids:
        access.grant_reach(
            actor=actor, account_id=account_id, person_id=person, basis="meeting", source_id=item.meeting_id,
            reason="Invited to a meeting",
            ends_at=held + TO_WRITE_UP if account_id == item.meeting.chair_id else until,
        )  # fmt: skip
    for _, agency in agencies_of([account_id]):
        for system in systems_that(READS_MINUTES, [agency]).get(agency, ()):
            _grant(actor, item, system, until, item.meeting_id)
    audit.record(actor, "meetings.invited", about=[*_about(item), f"account:{account_id}"])


def _about(item: Item) -> list[str]:
    return [f"meeting:{item.meeting_id}", f"item:{item.id}", *(key_of(item, each) for each in about_ids(item))]
