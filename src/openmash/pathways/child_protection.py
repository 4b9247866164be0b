"""From a worry to a plan and out again: what one meeting decides, and what that sets going in each child's journey.

A strategy discussion, a conference and a core group are meetings as any other (`casework/meetings`: who is invited,
what each agency writes, the actions agreed) with what the law asks besides (`casework/protection`). Their decisions are
steps of the children's journeys (`casework/journey`), which start and stop the limits. Working Together to Safeguard
Children; Children Act 1989, section 47.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as protecting
from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.frontdoor.words import Act, Owed
from openmash.casework.frontdoor.words import Outcome as Decided
from openmash.casework.journey import actions as journeys
from openmash.casework.journey import selectors as reading
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.stages import Stage
from openmash.casework.journey.telling import Gate, StepTold
from openmash.casework.journey.words import Step
from openmash.casework.meetings import actions as meetings
from openmash.casework.meetings import selectors as live
from openmash.casework.meetings.actions import Proposed
from openmash.casework.meetings.permissions import Permission as Leads
from openmash.casework.meetings.words import Kind as MeetingKind
from openmash.casework.meetings.words import Presence as MeetingPresence
from openmash.casework.meetings.words import Reason
from openmash.casework.protection import actions, selectors
from openmash.casework.protection.actions import problems_of_calling
from openmash.casework.protection.selectors import Meeting, Unfinished
from openmash.casework.protection.telling import DecisionTold, EnquiryTold, PartTold, ReportTold
from openmash.casework.protection.words import EnquiryOutcome, How, Kind, Outcome, Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle
from openmash.pathways.planning import IN_ITS_PLACE, written_in_plan
from openmash.records.cases import actions as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

AS_MEETING: dict[Kind, MeetingKind] = {
    Kind.STRATEGY: MeetingKind.STRATEGY,
    Kind.INITIAL: MeetingKind.CONFERENCE,
    Kind.REVIEW: MeetingKind.CONFERENCE,
    Kind.CORE_GROUP: MeetingKind.CORE_GROUP,
}
AS_PRESENCE: dict[Presence, MeetingPresence] = {
    Presence.PRESENT: MeetingPresence.PRESENT,
    Presence.WRITTEN: MeetingPresence.APOLOGIES,
    Presence.ABSENT: MeetingPresence.MISSING,
}
REPORTS_BEFORE = "conference_report_shared"


@transaction.atomic
def convene(
    *,
    actor: Actor,
    person_ids: Sequence[UUID],
    kind: Kind,
    line: str,
    starts_at: datetime | None = None,
    how: How | None = None,
    agency_ids: Sequence[UUID] = (),
    account_ids: Sequence[UUID] = (),
    chair_id: UUID | None = None,
) -> UUID:
    """Call a meeting about one or several children of a family; returns its key. A child and a line are enough.

    Those invited by account reach these children, and no others, until it closes; so does whoever is to chair it,
    where that is somebody else, and leads it. Reports for a review are wanted by the day the area asks for.
    """
    if problems := problems_of_calling(person_ids, line):
        raise Incomplete(problems)
    moment = starts_at or timezone.now()
    process_id = journeys.begin(actor=actor, person_ids=person_ids, at=min(moment, timezone.now()))
    meeting_id = meetings.open_meeting(actor=actor, kind=AS_MEETING[kind], starts_at=moment, chair_id=chair_id)
    proposed = Proposed(person_ids, [Reason.PROTECTION], line)
    (item_id,) = meetings.add_items(actor=actor, meeting_id=meeting_id, proposed=[proposed])
    made = actions.convene(
        actor=actor, process_id=process_id, person_ids=person_ids, kind=kind, line=line, starts_at=moment,
        meeting_id=meeting_id, item_id=item_id, how=how,
    )  # fmt: skip
    wanted_by = _reports_by(moment) if kind.is_conference else None
    for agency_id in agency_ids:
        actions.ask(actor=actor, convened_id=made, agency_id=agency_id, report_due_at=wanted_by)
    chair = [chair_id] if chair_id is not None and chair_id != actor.account_id else []
    for account_id in dict.fromkeys([*chair, *account_ids]):
        meetings.invite(actor=actor, item_id=item_id, account_id=account_id)
        notify(
            actor=actor, kind=NoticeKind.NOW if kind is Kind.STRATEGY else NoticeKind.TODAY,
            to=To(account_id=account_id), person_ids=list(person_ids), source_key=f"convened:{made}:{account_id}",
            text=f"You are asked to {'chair ' if account_id in chair else ''}{_a(kind)}.",
            where=Where("protection_meeting", {"convened_id": str(made)}),
        )  # fmt: skip
    if kind is Kind.REVIEW:
        for person in person_ids:
            cases.mark(
                actor=actor, process_id=process_id, person_id=person, event=Event.REVIEW_CONFERENCE_ARRANGED,
                occurred_at=moment,
            )  # fmt: skip
    return made


def _a(kind: Kind) -> str:
    said = kind.label.lower()
    return f"{'an' if said[0] in 'aeiou' else 'a'} {said}"


def _reports_by(moment: datetime) -> datetime | None:
    """By when reports are wanted before a conference, by the area's own rule."""
    local = profile_at(timezone.now())
    return local.clock(REPORTS_BEFORE, local_date(timezone.now())).due(moment, local.calendar())


@transaction.atomic
def take_part(*, actor: Actor, convened_id: UUID, told: PartTold) -> None:
    """Record whether an agency was there, here and on the meeting's own page."""
    actions.take_part(actor=actor, convened_id=convened_id, told=told)
    found = selectors.meeting(convened_id, actor=actor)
    if _leads(actor, found) or told.agency_id == actor.agency_id:
        try:
            meetings.attend(
                actor=actor, meeting_id=found.meeting_id, agency_id=told.agency_id,
                presence=AS_PRESENCE[told.presence], who=told.who,
            )  # fmt: skip
        except NotAllowedNow:
            return  # closed, once the record was sent: who was there is put right here


@transaction.atomic
def report(*, actor: Actor, convened_id: UUID, told: ReportTold) -> None:
    """Record an agency's report; shared with the family, it stops the limit for each child."""
    actions.report(actor=actor, convened_id=convened_id, told=told)
    found = selectors.meeting(convened_id, actor=actor)
    if told.shared_on is None or found.kind is not Kind.REVIEW:
        return
    for person in found.person_ids:
        cases.mark(actor=actor, process_id=found.process_id, person_id=person, event=Event.CONFERENCE_REPORT_SHARED)


@transaction.atomic
def decide(*, actor: Actor, convened_id: UUID, person_id: UUID, told: DecisionTold) -> UUID:
    """Record what a meeting decided for one child, and take the steps that follow from it. Returns the decision's key.

    An enquiry begins on the day of the discussion that decided it; a plan on the day of its conference (rule 2885). A
    second discussion about a child whose enquiry is open begins no second one (rule 8839).
    """
    made = actions.decide(actor=actor, convened_id=convened_id, person_id=person_id, told=told)
    found = selectors.meeting(convened_id, actor=actor)
    decision = found.decisions[person_id]
    person = linkage.person_set(person_id, actor)
    before = reading.journey(person, actor=actor)
    if not any(
        line.said and _is(line.said, found.kind) and _same(line.at, decision.held_at, found.kind)
        for line in before.lines
    ):
        _step(actor, person_id, HELD[found.kind], decision.held_at, found.line)
    if found.kind is Kind.STRATEGY:
        _fulfil_the_act(actor, found, person_id, told, decision.held_at)
        _to_be_seen(actor, found, person_id, before, told, decision.held_at)
    follow = {
        Outcome.ENQUIRY: _begin_enquiry,
        Outcome.PLAN: _begin_plan,
        Outcome.NO_PLAN: _after_conference,
        Outcome.PLAN_ENDS: _end_plan,
    }.get(told.outcome)
    if follow is not None:
        follow(actor, found, person_id, before, told, decision.held_at)
    written_in_plan(actor=actor, found=found, person_id=person_id, told=told, held_at=decision.held_at)
    if decision.waits_for_manager:
        cases.mark(actor=actor, process_id=found.process_id, person_id=person_id, event=Event.PROTECTIVE_ACT_OPENED)
        notify(
            actor=actor, kind=NoticeKind.NOW, to=To(role=_managers(timezone.now())), person_ids=[person_id],
            text="A section 47 enquiry has begun, and waits for a manager’s view within the hour.",
            where=Where("protection_ratify", {"decision_id": str(made)}), source_key=f"decided:{made}:ratify",
        )  # fmt: skip
    return made


HELD = {
    Kind.STRATEGY: Step.STRATEGY_HELD,
    Kind.INITIAL: Step.INITIAL_CONFERENCE,
    Kind.REVIEW: Step.REVIEW_CONFERENCE,
    Kind.CORE_GROUP: Step.CORE_GROUP,
}


SAME_DISCUSSION = timedelta(hours=12)
"""A discussion the front door wrote up within this of one recorded here is that one."""


def _same(at: datetime, held_at: datetime, kind: Kind) -> bool:
    return at == held_at or (kind is Kind.STRATEGY and abs(at - held_at) < SAME_DISCUSSION)


def _fulfil_the_act(actor: Actor, found: Meeting, person_id: UUID, told: DecisionTold, at: datetime) -> None:
    """What the front door's act still owes is written up by the record of the discussion: it is one discussion."""
    if not may(actor, FrontDoor.PROTECT):
        return
    there = [part for part in found.parts if part.presence is Presence.PRESENT]
    paid = {
        Owed.WHEN: say.moment(at),
        Owed.WHO: say.listed([f"{part.agency}{f' ({part.who})' if part.who else ''}" for part in there])
        or found.called_by,
        Owed.AGENCIES: say.listed([part.agency for part in there]) and f"{found.quorum}. {found.line}",
        Owed.OUTCOME: f"{told.outcome.label}. {told.rationale}".strip(),
        Owed.RATIONALE: told.rationale,
        Owed.VOICE: told.voice,
    }
    ids = linkage.person_set(person_id, actor).ids
    protecting.written_up_elsewhere(actor=actor, person_ids=ids, act=Act.STRATEGY_DISCUSSION, paid=paid)


def _to_be_seen(
    actor: Actor, found: Meeting, person_id: UUID, before: reading.Journey, told: DecisionTold, at: datetime
) -> None:
    """A discussion that says who sees the child starts the limit to see them, unless it names a later day.

    A child not yet born cannot be seen.
    """
    later = told.seen_at is not None and local_date(told.seen_at) > local_date(at)
    if (told.seen_by.strip() or told.seen_at is not None) and not later and not before.life.expected:
        cases.mark(
            actor=actor, process_id=found.process_id, person_id=person_id, event=Event.VISIT_DECIDED, occurred_at=at,
            words=f"{told.seen_by.strip()} sees the child." if told.seen_by.strip() else "",
        )  # fmt: skip


def _is(said: str, kind: Kind) -> bool:
    return said == str(HELD[kind].label)


def _managers(now: datetime) -> Role:
    return Role.DECISION_MAKER if profile_at(now).calendar().is_open(now) else Role.DUTY_MANAGER


def _step(actor: Actor, person_id: UUID, step: Step, at: datetime, why: str, gate: Gate | None = None) -> UUID:
    told = StepTold(step, why, at, gate=gate or Gate())
    return journeys.record_step(actor=actor, person_id=person_id, told=told)


def _gate(told: DecisionTold | EnquiryTold) -> Gate:
    return Gate(told.agencies_said, told.who_else, told.voice)


def _begin_enquiry(
    actor: Actor, found: Meeting, person_id: UUID, before: reading.Journey, told: DecisionTold, at: datetime
) -> None:
    under_way = Stage.ENQUIRY in (before.standing.stage, *before.standing.beside)
    if not under_way:
        _step(actor, person_id, Step.ENQUIRY_BEGAN, at, told.rationale or found.line)
    cases.mark(
        actor=actor,
        process_id=found.process_id,
        person_id=person_id,
        event=Event.ENQUIRY_START_RECORDED,
        occurred_at=at,
    )


def _begin_plan(
    actor: Actor, found: Meeting, person_id: UUID, before: reading.Journey, told: DecisionTold, at: datetime
) -> None:
    need = Stage.NEED in (before.standing.stage, *before.standing.beside)
    if need:
        cases.mark(
            actor=actor, process_id=found.process_id, person_id=person_id, event=Event.CHILD_IN_NEED_PLAN_ENDED,
            occurred_at=at, words=IN_ITS_PLACE,
        )  # fmt: skip
    _step(actor, person_id, Step.PLAN_BEGAN, at, told.rationale or found.line)
    _enquiry_is_over(actor, found, person_id, before, at)


def _after_conference(
    actor: Actor, found: Meeting, person_id: UUID, before: reading.Journey, told: DecisionTold, at: datetime
) -> None:
    _enquiry_is_over(actor, found, person_id, before, at)


def _enquiry_is_over(actor: Actor, found: Meeting, person_id: UUID, before: reading.Journey, at: datetime) -> None:
    if Stage.ENQUIRY in (before.standing.stage, *before.standing.beside):
        cases.mark(
            actor=actor, process_id=found.process_id, person_id=person_id, event=Event.ENQUIRY_CLOSED, occurred_at=at,
            words="The initial conference was held.",
        )  # fmt: skip


def _end_plan(
    actor: Actor, found: Meeting, person_id: UUID, before: reading.Journey, told: DecisionTold, at: datetime
) -> None:
    _step(actor, person_id, Step.PLAN_ENDED, at, told.rationale, _gate(told))


@transaction.atomic
def end_enquiry(*, actor: Actor, person_id: UUID, told: EnquiryTold) -> UUID:
    """Record how a section 47 enquiry came out. Going to a conference leaves it open until that is held."""
    person = linkage.person_set(person_id, actor)
    found = reading.journey(person, actor=actor)
    if Stage.ENQUIRY not in (found.standing.stage, *found.standing.beside):
        raise NotAllowedNow("No section 47 enquiry is open for this child.")
    process_id = journeys.begin(actor=actor, person_ids=[person_id])
    made = actions.end_enquiry(actor=actor, process_id=process_id, person_id=person_id, told=told)
    if told.outcome.ends_without_conference:
        try:
            _step(actor, person_id, Step.ENQUIRY_CLOSED, told.at or timezone.now(), told.findings, _gate(told))
        except Incomplete as refusal:
            raise Incomplete(
                [Problem("findings" if p.field == "why" else p.field, p.sentence) for p in refusal.problems]
            ) from refusal
    return made


@transaction.atomic
def ratify(*, actor: Actor, decision_id: UUID, agrees: bool, words: str = "") -> None:
    """A manager's view of an enquiry somebody else began. It undoes nothing."""
    row = actions.ratify(actor=actor, decision_id=decision_id, agrees=agrees, words=words)
    settle(actor=actor, source_key=f"decided:{decision_id}:ratify")
    cases.mark(actor=actor, process_id=row.process_id, person_id=row.person_id, event=Event.PROTECTIVE_ACT_RATIFIED)


@transaction.atomic
def circulate(*, actor: Actor, convened_id: UUID, to_whom: str) -> None:
    """Record that the record was sent. The meeting closes: who was invited reaches the children no longer."""
    actions.circulate(actor=actor, convened_id=convened_id, to_whom=to_whom)
    settle(actor=actor, source_key=f"convened:{convened_id}:{actor.account_id}")
    found = selectors.meeting(convened_id, actor=actor)
    if found.kind is Kind.STRATEGY:
        for person in found.person_ids:
            cases.mark(
                actor=actor, process_id=found.process_id, person_id=person, event=Event.STRATEGY_RECORD_CIRCULATED
            )
    if _leads(actor, found):
        meetings.close(actor=actor, meeting_id=found.meeting_id)


def _leads(actor: Actor, found: Meeting) -> bool:
    """Whether the actor called this meeting, or chairs it."""
    return bool(may(actor, Leads.CHAIR, live.meeting(found.meeting_id, actor=actor)))


def unfinished(*, actor: Actor, since: datetime) -> list[Unfinished]:
    """Meetings this actor called or chairs, not decided for every child or not sent. A handful of queries."""
    return selectors.unfinished(actor=actor, since=since, meeting_ids=live.chaired_by(actor, since=since))


STEPS_OF_DECISION: dict[Decided, tuple[Step, ...]] = {
    Decided.ASSESSMENT: (Step.ACCEPTED, Step.ASSESSMENT_BEGAN),
    Decided.STRATEGY_DISCUSSION: (Step.ACCEPTED,),
    Decided.EARLY_HELP: (Step.FAMILY_HELP_BEGAN,),
}
"""What a team's acceptance of a decision of the front door begins."""


@transaction.atomic
def accepted(*, actor: Actor, contact_id: UUID, person_id: UUID) -> bool:
    """A team has accepted a child the front door decided for: their journey begins. Returns whether one did."""
    if not may(actor, Permission.RECORD):
        return False
    made = frontdoor.decisions_of(linkage.person_set(person_id, actor), actor=actor)
    decided = next((one.outcome for one in made if one.contact_id == contact_id), None)
    steps = STEPS_OF_DECISION.get(decided, ()) if decided else ()
    for step in steps:
        _step(actor, person_id, step, timezone.now(), "Decided at the front door, and accepted by the team.")
    return bool(steps)


@dataclass(frozen=True)
class NextConference:
    """The day a conference must be held by, and the rule it comes from."""

    due_at: datetime
    said: str


def next_conference(person_id: UUID, *, actor: Actor, now: datetime | None = None) -> NextConference | None:
    """By when this child's next conference must be held, where one must."""
    person = linkage.person_set(person_id, actor)
    keys = ("initial_conference", "first_review_conference", "later_review_conference")
    for each in reading.journey(person, actor=actor, now=now).due:
        if each.clock.key in keys and each.standing.due_at:
            return NextConference(each.standing.due_at, each.clock.name)
    return None


def ends_without_conference(outcome: EnquiryOutcome) -> bool:
    """Whether an enquiry that comes out so does less for the child."""
    return outcome.ends_without_conference
