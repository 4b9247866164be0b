"""The only code that writes what triage and MARAC record. Keyword-only, `actor` first, one transaction, audited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from openmash.casework.domestic_abuse import reading, rules
from openmash.casework.domestic_abuse.models import (
    AgencyLine,
    ChildLine,
    Judgement,
    MaracAction,
    MaracActionDone,
    MaracFlag,
    MaracMeeting,
    MaracReferral,
    SecondLook,
)
from openmash.casework.domestic_abuse.permissions import Permission
from openmash.casework.domestic_abuse.words import FlagPart, MaracBecause, Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.governance.area import Profile
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import local_date, months_after


@dataclass(frozen=True)
class JudgementTold:
    """A judgement as somebody gives it: `notifications` are the family's, each with its children; a line a child.

    `repeats`: the area's rule for repeated notifications is met, as counted on the page it was judged from.
    """

    verdict: Verdict
    line: str
    notifications: Mapping[UUID, Sequence[UUID]]
    children: Mapping[UUID, str]
    repeats: bool


@dataclass(frozen=True)
class MaracTold:
    """A referral as somebody makes it. `checklist_count` is an agency's own answer, with its tool and who counted."""

    because: Sequence[MaracBecause]
    why: str
    wishes: str = ""
    alleged_as_told: str = ""
    checklist: str = ""
    checklist_count: int | None = None
    checklist_by: str = ""
    children: Sequence[UUID] = ()
    process_id: UUID | None = None
    meeting_on: date | None = None


@dataclass(frozen=True)
class ActionTold:
    """What is to be done, who does it for which agency, and by when."""

    what: str
    owner: str
    agency_id: UUID
    due_on: date
    owner_account: UUID | None = None


@transaction.atomic
def judge(*, actor: Actor, told: JudgementTold) -> bool:
    """Record one family's judgement, and a line for each child. Returns whether the day's dip sample drew it.

    Only what does not go on is drawn. Raises NotPermitted, and Incomplete naming each line that is missing.
    """
    require(actor, Permission.JUDGE)
    ends = told.verdict is Verdict.NOT_ON
    if wrong := rules.problems_with(told.line, told.children, ends=ends):
        raise Incomplete(wrong)
    local, today = _profile(), local_date(timezone.now())
    percent = local.figure("triage_dip_sample_percent")
    drawn = ends and rules.is_drawn(today, list(told.notifications), percent)
    for process_id, people in told.notifications.items():
        before = reading.latest_judgement(process_id)
        row = Judgement.record(
            actor=actor, process_id=process_id, person_ids=list(people), verdict=told.verdict, line=told.line.strip(),
            repeats=told.repeats, drawn=drawn, threshold_version=local.threshold_document(today).version,
            profile_version=local.version, supersedes=before.id if before else None, occurred_at=timezone.now(),
        )  # fmt: skip
        for person_id in people:
            ChildLine.record(
                actor=actor, process_id=process_id, judgement_id=row.id, person_id=person_id,
                line=told.children[person_id].strip(),
            )  # fmt: skip
        audit.record(
            actor, "domestic_abuse.judged", about=[f"contact:{process_id}", *(f"person:{each}" for each in people)],
            detail={"verdict": told.verdict.value, "drawn": drawn, "repeats": told.repeats},
        )  # fmt: skip
    return drawn


@transaction.atomic
def look_again(*, actor: Actor, judgement_ids: Sequence[UUID], agrees: bool, words: str) -> None:
    """Say, as a second person, whether a judgement the dip sample drew was right. Nobody looks again at their own."""
    require(actor, Permission.LOOK_AGAIN)
    if not words.strip():
        raise Incomplete([Problem("words", "Say what you saw, and whether you agree.")])
    for judgement_id in sorted(judgement_ids):
        in_turn(judgement_id)
        row = reading.judgement_of(judgement_id)
        if row.recorded_by == actor.account_id:
            raise NotAllowedNow("You judged this family. Somebody else looks at it a second time.")
        if not row.drawn or SecondLook.objects.filter(judgement=row).exists():
            raise NotAllowedNow("Nobody is waiting for a second look at this family.")
        SecondLook.record(
            actor=actor, process_id=row.process_id, person_ids=row.person_ids, judgement_id=row.id, agrees=agrees,
            words=words.strip(), occurred_at=timezone.now(),
        )  # fmt: skip
        audit.record(
            actor, "domestic_abuse.looked_again", about=[f"contact:{row.process_id}"], detail={"agrees": agrees}
        )


@transaction.atomic
def speak(*, actor: Actor, process_id: UUID, person_ids: Sequence[UUID], words: str) -> None:
    """Say for one's own agency what it knows of a family that matters to the judgement."""
    require(actor, Permission.SPEAK_AT_TRIAGE)
    if not words.strip():
        raise Incomplete([Problem("words", "Write what your agency knows.")])
    AgencyLine.record(
        actor=actor, process_id=process_id, person_ids=list(person_ids), words=words.strip(), occurred_at=timezone.now()
    )
    audit.record(actor, "domestic_abuse.agency_spoke", about=[f"contact:{process_id}"])


@transaction.atomic
def refer_to_marac(*, actor: Actor, person_id: UUID, told: MaracTold) -> UUID:
    """Refer a victim to MARAC, flag them and the children of the household; returns the referral's key.

    Raises Incomplete without a reason, or where a count is given and not whose it is.
    """
    require(actor, Permission.REFER_TO_MARAC)
    if wrong := _problems_with(told):
        raise Incomplete(wrong)
    row = MaracReferral.record(
        actor=actor, person_id=person_id, process_id=told.process_id, because=[each.value for each in told.because],
        why=told.why.strip(), wishes=told.wishes.strip(), alleged_as_told=told.alleged_as_told.strip(),
        checklist=told.checklist.strip(), checklist_count=told.checklist_count,
        checklist_by=told.checklist_by.strip(), children=list(told.children), occurred_at=timezone.now(),
    )  # fmt: skip
    today = local_date(timezone.now())
    until = months_after(today, _profile().figure("marac_flag_months"))
    flagged = {person_id: FlagPart.VICTIM, **dict.fromkeys(told.children, FlagPart.CHILD)}
    for each, part in flagged.items():
        MaracFlag.record(actor=actor, person_id=each, referral_id=row.id, part=part, from_on=today, until_on=until)
    if told.meeting_on:
        MaracMeeting.record(actor=actor, person_id=person_id, referral_id=row.id, on=told.meeting_on)
    audit.record(
        actor, "domestic_abuse.referred_to_marac", about=[f"marac:{row.id}", *(f"person:{each}" for each in flagged)],
        detail={"because": list(row.because)},
    )  # fmt: skip
    return row.id


@transaction.atomic
def set_marac_meeting(*, actor: Actor, referral_id: UUID, on: date) -> None:
    """Say when a referral is to be heard; a later word moves it. Raises Incomplete for a day before the referral."""
    require(actor, Permission.REFER_TO_MARAC)
    row = reading.referral_of(referral_id)
    if on < local_date(row.recorded_at):
        raise Incomplete([Problem("on", "It was referred after that day. Give a later one.")])
    before = MaracMeeting.objects.current().filter(referral=row).first()
    MaracMeeting.record(
        actor=actor, person_id=row.person_id, referral_id=row.id, on=on, supersedes=before.id if before else None
    )
    audit.record(actor, "domestic_abuse.marac_meeting_set", about=[f"marac:{row.id}"], detail={"on": on.isoformat()})


@transaction.atomic
def end_marac_flag(*, actor: Actor, referral_id: UUID, on: date, why: str) -> None:
    """End the flags of a referral on a day, with the reason; they stay in the record with their dates."""
    require(actor, Permission.REFER_TO_MARAC)
    row = reading.referral_of(referral_id)
    if not why.strip():
        raise Incomplete([Problem("why", "Say why the flag ends.")])
    for flag in reading.flags_of(row.id):
        if on < flag.from_on:
            raise Incomplete([Problem("on", "The flag cannot end before it begins.")])
        MaracFlag.record(
            actor=actor, person_id=flag.person_id, referral_id=row.id, part=flag.part, from_on=flag.from_on,
            until_on=on, why_ended=why.strip(), supersedes=flag.id,
        )  # fmt: skip
    audit.record(actor, "domestic_abuse.marac_flag_ended", about=[f"marac:{row.id}"], detail={"why": why})


@transaction.atomic
def add_marac_action(*, actor: Actor, referral_id: UUID, told: ActionTold) -> UUID:
    """Write down what somebody is to do after MARAC; returns its key."""
    require(actor, Permission.ACT_FOR_MARAC)
    row = reading.referral_of(referral_id)
    missing = [
        Problem(field, sentence)
        for field, given, sentence in (
            ("what", told.what, "Say what is to be done."),
            ("owner", told.owner, "Say who does it."),
        )
        if not given.strip()
    ]
    if missing:
        raise Incomplete(missing)
    action = MaracAction.record(
        actor=actor, person_id=row.person_id, referral_id=row.id, what=told.what.strip(), owner=told.owner.strip(),
        owner_account_id=told.owner_account, agency_id=told.agency_id, due_on=told.due_on,
    )  # fmt: skip
    audit.record(actor, "domestic_abuse.marac_action_added", about=[f"marac:{row.id}"])
    return action.id


@transaction.atomic
def finish_marac_action(*, actor: Actor, action_id: UUID, words: str) -> None:
    """Say what came of an action."""
    require(actor, Permission.ACT_FOR_MARAC)
    in_turn(action_id)
    action = reading.action_of(action_id)
    if not words.strip():
        raise Incomplete([Problem("words", "Say what came of it.")])
    if MaracActionDone.objects.filter(action=action).exists():
        raise NotAllowedNow("This action has been finished already.")
    MaracActionDone.record(actor=actor, person_id=action.person_id, action_id=action.id, words=words.strip())
    audit.record(actor, "domestic_abuse.marac_action_finished", about=[f"marac:{action.referral_id}"])


def _problems_with(told: MaracTold) -> list[Problem]:
    found = []
    if not told.because:
        found.append(Problem("because", "Choose why this goes to MARAC."))
    if len(told.why.strip()) < rules.SHORTEST_TO_END:
        found.append(Problem("why", "Say in a sentence or two what makes the risk high."))
    if told.checklist_count is not None and not (told.checklist.strip() and told.checklist_by.strip()):
        found.append(Problem("checklist_by", "Say which checklist was counted, and by which agency."))
    return found


def _profile() -> Profile:
    return profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now()))
