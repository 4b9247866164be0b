"""The only code that writes these records. Keyword-only, `actor` first, each in one transaction with its audit event.

The journey a record belongs to is begun by `pathways/court`, which gives its key.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.court.models import FamilyGroup, OfCourt, Order, OrderEnded, PreProceedings
from openmash.casework.court.permissions import Permission
from openmash.casework.court.telling import BeforeTold, EndTold, GroupTold, OrderTold
from openmash.casework.court.words import LAW, MEETINGS, OF_EVENT, Before, BeforeOutcome, Group, How, Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.records.cases import actions as cases
from openmash.records.cases.selectors import Happened
from openmash.statute.events import Event

CLOCKS_DIFFER = timedelta(minutes=5)
GROUP_EVENTS = {
    Group.OFFERED: Event.FAMILY_GROUP_DECISION_MEETING_OFFERED,
    Group.HELD: Event.FAMILY_GROUP_DECISION_MEETING_HELD,
}
BEFORE_EVENTS = {
    Before.BEGAN: Event.PRE_PROCEEDINGS_BEGAN,
    Before.LETTER: Event.LETTER_BEFORE_PROCEEDINGS_SENT,
    Before.MEETING: Event.PRE_PROCEEDINGS_MEETING_HELD,
    Before.REVIEW: Event.PRE_PROCEEDINGS_MEETING_HELD,
    Before.COURT: Event.COURT_APPLICATION_MADE,
}
"""What the spine is told of, where law or the journey counts from it; how pre-proceedings end, the pathway says."""


@transaction.atomic
def record_group(
    *, actor: Actor, process_id: UUID, person_id: UUID, told: GroupTold, offer_id: UUID | None = None
) -> UUID:
    """Record one thing about a family group meeting; an offer, or an answer or meeting that follows `offer_id`.

    Raises Incomplete, and NotVisible for an offer the actor cannot see.
    """
    require(actor, Permission.RECORD)
    at, problems = _when(told.at)
    if offer_id is not None and not FamilyGroup.objects.visible_to(actor).current().filter(pk=offer_id).exists():
        raise NotVisible
    if told.what is Group.OFFERED and not told.who.strip():
        problems.append(Problem("who", "Say to whom it was offered."))
    if told.what is Group.NOT_OFFERED and not told.words.strip():
        problems.append(Problem("words", "Say why it is against the child’s best interests."))
    if told.what in (Group.HELD, Group.REVIEWED) and told.outcome is None:
        problems.append(Problem("outcome", "Say how the meeting came out."))
    if told.what is Group.HELD and not told.voice.strip():
        problems.append(Problem("voice", "Write what the child said or how they took part, or why they could not."))
    if problems:
        raise Incomplete(problems)
    milestone = None
    if told.what in GROUP_EVENTS:
        milestone = cases.mark(
            actor=actor, process_id=process_id, person_id=person_id, event=GROUP_EVENTS[told.what], occurred_at=at,
            words=". ".join(part for part in (told.who.strip(), told.words.strip()) if part),
        )  # fmt: skip
    row = FamilyGroup.record(
        actor=actor, process_id=process_id, person_id=person_id, milestone_id=milestone, offer_id=offer_id,
        what=told.what, occurred_at=at, who=told.who.strip()[:200], words=told.words.strip(),
        voice=told.voice.strip(), in_letter=told.in_letter and told.what is Group.OFFERED,
        outcome=told.outcome or "" if told.what in MEETINGS and told.what is not Group.NOT_HELD else "",
        plan=told.plan.strip(), review_on=told.review_on,
    )  # fmt: skip
    _told(actor, row, "court.family_group_recorded", told.what.value)
    return row.pk


@transaction.atomic
def record_before(
    *,
    actor: Actor,
    process_id: UUID,
    person_id: UUID,
    told: BeforeTold,
    episode_id: UUID | None = None,
    milestone_id: UUID | None = None,
) -> UUID:
    """Record one thing in pre-proceedings. `milestone_id`: the end as the journey already marked it.

    Raises Incomplete; NotVisible for an episode the actor cannot see; NotAllowedNow where it has ended.
    """
    require(actor, Permission.RECORD)
    at, problems = _when(told.at)
    if told.what in (Before.BEGAN, Before.ENDED) and not told.words.strip():
        problems.append(Problem("words", "Say why."))
    if told.what is Before.ENDED and told.outcome is None:
        problems.append(Problem("outcome", "Say how it ended."))
    if problems:
        raise Incomplete(problems)
    if episode_id is not None:
        _still_open(actor, episode_id, told.what)
    if milestone_id is None and told.what in BEFORE_EVENTS:
        milestone_id = cases.mark(
            actor=actor, process_id=process_id, person_id=person_id, event=BEFORE_EVENTS[told.what], occurred_at=at,
            words=told.words.strip(),
        )  # fmt: skip
    row = PreProceedings.record(
        actor=actor, process_id=process_id, person_id=person_id, milestone_id=milestone_id, episode_id=episode_id,
        what=told.what, occurred_at=at, who=told.who.strip()[:200], words=told.words.strip(),
        voice=told.voice.strip(), offers_group=told.offers_group and told.what is Before.LETTER,
        outcome=told.outcome or "" if told.what is Before.ENDED else "",
    )  # fmt: skip
    _told(actor, row, "court.pre_proceedings_recorded", told.what.value)
    return row.pk


@transaction.atomic
def record_order(
    *, actor: Actor, process_id: UUID, person_id: UUID, told: OrderTold, counted_from: datetime | None = None
) -> UUID:
    """Record an order or an accommodation by agreement; returns the milestone that begins it.

    Only the kind is needed: an order protects from the moment it is made. Raises Incomplete for what cannot be.
    """
    require(actor, Permission.RECORD_ORDER)
    at, problems = _when(told.at, ahead=told.kind is Kind.ASSESSMENT)
    if told.kind is Kind.POLICE_PROTECTION:
        problems.append(Problem("kind", "Police protection is recorded on the page “Protect a child now”."))
    if told.ends_at is not None and told.ends_at <= at:
        problems.append(Problem("ends_on", "It cannot end before it began. Check both days."))
    if problems:
        raise Incomplete(problems)
    milestone = cases.mark(
        actor=actor, process_id=process_id, person_id=person_id, event=LAW[told.kind].begins, occurred_at=at,
        words=told.words.strip(),
    )  # fmt: skip
    row = Order.record(
        actor=actor, process_id=process_id, person_id=person_id, milestone_id=milestone, kind=told.kind,
        occurred_at=at, ends_at=told.ends_at, counted_from=counted_from, who=told.who.strip()[:200],
        court=told.court.strip()[:200], number=told.number.strip()[:60], directions=told.directions.strip(),
        words=told.words.strip(), voice=told.voice.strip(),
    )  # fmt: skip
    _told(actor, row, "court.order_recorded", told.kind.value)
    return milestone


@transaction.atomic
def end_order(*, actor: Actor, begun: Happened, told: EndTold) -> UUID:
    """Say how an order, or police protection, ended and where the child is looked after next; returns the milestone.

    Raises Incomplete, and NotAllowedNow where somebody has said it already.
    """
    require(actor, Permission.RECORD_ORDER)
    assert begun.person_id is not None  # an order is a child's
    at, problems = _when(told.at)
    if at < begun.occurred_at:
        problems.append(Problem("at", "It cannot end before it began. Check the day and time."))
    if told.how is How.MISTAKE and not told.words.strip():
        problems.append(Problem("words", "Say why it was a mistake."))
    if told.how is not How.MISTAKE and told.what_next is None:
        problems.append(Problem("what_next", "Say where the child is looked after next, or that it is not known."))
    if problems:
        raise Incomplete(problems)
    if OrderEnded.objects.filter(begun_id=begun.id).exists():
        raise NotAllowedNow("Somebody has said already how this ended.")
    mistake = told.how is How.MISTAKE
    milestone = cases.mark(
        actor=actor, process_id=begun.process_id, person_id=begun.person_id, occurred_at=at,
        event=Event.RECORDED_IN_ERROR if mistake else LAW[OF_EVENT[begun.event]].ends, words=told.words.strip(),
        supersedes=begun.id if mistake else None,
    )  # fmt: skip
    row = OrderEnded.record(
        actor=actor, process_id=begun.process_id, person_id=begun.person_id, milestone_id=milestone,
        begun_id=begun.id, how=told.how, occurred_at=at, who=told.who.strip()[:200], what_next=told.what_next or "",
        words=told.words.strip(), voice=told.voice.strip(),
    )  # fmt: skip
    _told(actor, row, "court.order_ended", told.how.value)
    return milestone


@transaction.atomic
def take_back(*, actor: Actor, row_id: UUID, why: str) -> UUID:
    """Say that something about a family group meeting or pre-proceedings was recorded by mistake; returns whose it is.

    What was written stays readable as it stood. Raises NotVisible, Incomplete, and NotAllowedNow where more follows it.
    """
    require(actor, Permission.RECORD)
    group = FamilyGroup.objects.visible_to(actor).current().filter(pk=row_id).exclude(what=Group.MISTAKE).first()
    before = PreProceedings.objects.visible_to(actor).current().filter(pk=row_id).exclude(what=Before.MISTAKE).first()
    row: FamilyGroup | PreProceedings | None = group or before
    if row is None:
        raise NotVisible
    if not why.strip():
        raise Incomplete([Problem("why", "Say why it was a mistake.")])
    if group is not None and FamilyGroup.objects.current().filter(offer_id=row_id).exclude(what=Group.MISTAKE).exists():
        raise NotAllowedNow("Something has followed this. Take that back first.")
    if before is not None and _followed(row_id):
        raise NotAllowedNow("Something has followed this. Take that back first.")
    milestone = None
    if row.milestone_id is not None:
        milestone = cases.mark(
            actor=actor, process_id=row.process_id, person_id=row.person_id, event=Event.RECORDED_IN_ERROR,
            occurred_at=row.occurred_at, words=why.strip(), supersedes=row.milestone_id,
        )  # fmt: skip
    kept = {
        "process_id": row.process_id, "person_id": row.person_id, "milestone_id": milestone, "words": why.strip(),
        "occurred_at": row.occurred_at, "supersedes": row.pk,
    }  # fmt: skip
    if isinstance(row, FamilyGroup):
        FamilyGroup.record(actor=actor, what=Group.MISTAKE, offer_id=row.offer_id, **kept)
    else:
        PreProceedings.record(actor=actor, what=Before.MISTAKE, episode_id=row.episode_id, **kept)
    _told(actor, row, "court.taken_back", str(row.what))
    return row.person_id


def _followed(episode_id: UUID) -> bool:
    return PreProceedings.objects.current().filter(episode_id=episode_id).exclude(what=Before.MISTAKE).exists()


def _still_open(actor: Actor, episode_id: UUID, what: Before) -> None:
    found = PreProceedings.objects.visible_to(actor).current().filter(pk=episode_id, what=Before.BEGAN)
    if not found.exists():
        raise NotVisible
    ended = PreProceedings.objects.current().filter(episode_id=episode_id, what=Before.ENDED).first()
    if ended is not None and not (ended.outcome == BeforeOutcome.TO_COURT and what is Before.COURT):
        raise NotAllowedNow("These pre-proceedings have ended. Begin them anew if they go on.")


def _when(at: datetime | None, *, ahead: bool = False) -> tuple[datetime, list[Problem]]:
    now = timezone.now()
    moment = at or now
    if moment > now + CLOCKS_DIFFER and not ahead:
        return moment, [Problem("at", "This cannot be in the future. Check the day and time.")]
    return moment, []


def _told(actor: Actor, row: OfCourt, kind: str, what: str) -> None:
    audit.record(actor, kind, about=[f"person:{row.person_id}", f"process:{row.process_id}"], detail={"what": what})
