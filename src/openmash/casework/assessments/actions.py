"""The only code that writes assessments. Whoever writes, nothing anybody wrote is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.assessments import rules, selectors
from openmash.casework.assessments.models import Assessment, Conclusion, FactChecked, Judged, Passage, WhyLate
from openmash.casework.assessments.permissions import Permission
from openmash.casework.assessments.selectors import AssessmentShown
from openmash.casework.assessments.selectors.reading import standing
from openmash.casework.assessments.words import Outcome, State, Step, Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.facts.versions import joined
from openmash.foundation.reference.codes import codes
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.statute.events import Event
from openmash.statute.referrals import SAY_WHICH, is_closed, is_settled

STARTS: tuple[tuple[Event, str], ...] = (
    (Event.REFERRAL_RECEIVED, "the referral received"), (Event.CONTACT_RECEIVED, "the contact received"),
)  # fmt: skip
TOLD_OF = (*(event for event, _ in STARTS), Event.REFERRAL_ACCEPTED, *SAY_WHICH)
OWN = "You wrote in this assessment or sent it. Somebody who did neither must authorise it."


@dataclass(frozen=True)
class Written:
    """A version as it was kept. `beside`: other versions that stand, written at the same time."""

    id: UUID | None
    beside: tuple[UUID, ...] = ()


@transaction.atomic
def begin(
    *, actor: Actor, person_ids: Sequence[UUID], template: str, reason: str, referred_at: datetime | None = None
) -> UUID:
    """Begin one assessment of these children together, on the template in force today; returns its key.

    The clock runs from the referral of what is under way, else from `referred_at` (aware), else from when the child
    was accepted, else from now. Raises Incomplete, and NotVisible for a child out of reach.
    """
    require(actor, Permission.WRITE)
    problems = []
    if not person_ids:
        problems.append(Problem("children", "Choose which children are assessed."))
    if not reason.strip():
        problems.append(Problem("reason", "Say why the assessment is begun."))
    now = timezone.now()
    used = next((each for each in selectors.templates(local_date(now)) if each.slug == template), None)
    if used is None:
        problems.append(Problem("template", "Choose the kind of assessment."))
    if problems or used is None:
        raise Incomplete(problems)
    wanted = list(dict.fromkeys(person_ids))
    first = linkage.person_set(wanted[0], actor)
    for other in wanted[1:]:
        linkage.person_set(other, actor)
    under_way = _under_way(first.ids, actor)
    began, said = _began(first.ids, under_way, actor, referred_at)
    row = Assessment.record(
        actor=actor, person_ids=wanted, process_id=next(iter(under_way), None), instrument=used.slug,
        version=used.version, referred_at=began, clock_said=said, reason=reason.strip(), occurred_at=now,
    )  # fmt: skip
    audit.record(actor, "assessments.begun", about=[f"assessment:{row.pk}", *(f"person:{key}" for key in wanted)])
    return row.pk


@transaction.atomic
def write(
    *, actor: Actor, assessment_id: UUID, question: str, words: str, person_id: UUID | None = None,
    bases: Sequence[UUID] = (), carried_from: UUID | None = None,
) -> Written:  # fmt: skip
    """Write the answer to one question, over the versions one was shown (`bases`).

    `person_id`: whose own answer it is; None for what concerns all. Where another version was written meanwhile, both
    stand. Words that are the same as what was shown write nothing, so a page opened long ago covers nobody's words.
    """
    require(actor, Permission.WRITE)
    shown = _being_written(assessment_id, actor)
    about = _about(shown, question, person_id)
    words = words.replace("\r\n", "\n").rstrip()
    there = standing(assessment_id, question, about)
    over = list(
        Passage.objects.filter(pk__in=list(bases), assessment_id=assessment_id, question=question, person_ids=about)
        .order_by("recorded_at", "id")
    )  # fmt: skip
    covered = {row.pk for row in over}
    beside = tuple(row.pk for row in there if row.pk not in covered)
    unconfirmed = any(row.carried_from for row in over)
    if over and joined([row.words for row in over]) == words and len(over) == 1 and not unconfirmed:
        return Written(over[0].pk, beside)
    same = next((row for row in there if row.words == words and not row.carried_from), None)
    if same is not None and not covered - {same.pk}:
        return Written(same.pk, tuple(row.pk for row in there if row is not same))
    if not words and not over:
        return Written(None, beside)
    row = Passage.record(
        actor=actor, assessment_id=assessment_id, person_ids=about, question=question, words=words,
        bases=sorted(covered), carried_from=carried_from, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "assessments.written", about=[f"assessment:{assessment_id}", *(f"person:{key}" for key in about)],
        detail={"question": question},
    )  # fmt: skip
    return Written(row.pk, beside)


@transaction.atomic
def carry_forward(*, actor: Actor, assessment_id: UUID, question: str, person_id: UUID | None = None) -> Written:
    """Copy the answer of the child's earlier assessment, to be confirmed or changed before this one is sent.

    Raises NotAllowedNow where there is none, or something is written already.
    """
    shown = _being_written(assessment_id, actor)
    about = _about(shown, question, person_id)
    earlier = selectors.earlier(shown, about[0], actor=actor)
    said = earlier.said(question, person_id) if earlier else ()
    if not said:
        raise NotAllowedNow("There is nothing to carry forward here.")
    if standing(assessment_id, question, about):
        raise NotAllowedNow("Something is written here already. Read both and write what is right.")
    return write(
        actor=actor, assessment_id=assessment_id, question=question, person_id=person_id,
        words=joined([one.words for one in said]), carried_from=said[-1].id,
    )  # fmt: skip


@transaction.atomic
def check_fact(
    *, actor: Actor, assessment_id: UUID, person_id: UUID, fact: UUID, verdict: Verdict, words: str = ""
) -> UUID:
    """Say that a fact of the record is still so, or not, and what is right. Putting it right is done in the record."""
    require(actor, Permission.WRITE)
    shown = _being_written(assessment_id, actor)
    if person_id not in shown.person_ids:
        raise NotVisible
    if verdict is Verdict.WRONG and not words.strip():
        raise Incomplete([Problem("words", "Say what is right instead.")])
    row = FactChecked.record(
        actor=actor, assessment_id=assessment_id, person_id=person_id, fact=fact, verdict=verdict, words=words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "assessments.fact_checked", about=[f"assessment:{assessment_id}", f"person:{person_id}"],
        detail={"verdict": verdict.value},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def conclude(
    *, actor: Actor, assessment_id: UUID, person_id: UUID, factors: Sequence[str], outcome: Outcome | None, reasons: str
) -> UUID:
    """Conclude for one child: the factors found, what is to happen, and why; it replaces what was concluded before."""
    require(actor, Permission.WRITE)
    shown = _being_written(assessment_id, actor)
    if person_id not in shown.person_ids or shown.instrument.is_tool:
        raise NotVisible
    known = {code.code for code in codes("factors").in_use(local_date(timezone.now()))}
    chosen = [code for code in dict.fromkeys(factors) if code in known]
    problems = [Problem("factors", wrong)] if (wrong := rules.factors_wrong(chosen)) else []
    if outcome is None:
        problems.append(Problem("outcome", "Choose what is to happen for this child."))
    if not reasons.strip():
        problems.append(Problem("reasons", "Write why, so that this child could read it one day."))
    if problems or outcome is None:
        raise Incomplete(problems)
    before = shown.conclusions.get(person_id)
    row = Conclusion.record(
        actor=actor, assessment_id=assessment_id, person_id=person_id, factors=chosen, outcome=outcome,
        reasons=reasons.strip(), supersedes=before.id if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "assessments.concluded", about=[f"assessment:{assessment_id}", f"person:{person_id}"],
        detail={"outcome": outcome.value},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def send(*, actor: Actor, assessment_id: UUID) -> UUID:
    """Send it to be authorised. Raises NotAllowedNow with the first thing that is still missing."""
    require(actor, Permission.WRITE)
    shown = _being_written(assessment_id, actor)
    if missing := [each for each in selectors.missing(shown) if not each.is_later]:
        raise NotAllowedNow(missing[0].sentence)
    return _judge(actor, shown, Step.SENT, "")


@transaction.atomic
def judge(*, actor: Actor, assessment_id: UUID, authorises: bool, words: str) -> UUID:
    """Authorise with reasons, or return for changes; never what one wrote or sent. Authorised, the clock stops."""
    require(actor, Permission.AUTHORISE)
    in_turn(assessment_id)
    shown = selectors.assessment(assessment_id, actor=actor)
    if shown.state is not State.SENT:
        raise NotAllowedNow("This assessment is not waiting to be authorised.")
    if rules.is_ones_own(actor.account_id, shown.writer_ids, shown.sent_by_id):
        raise NotPermitted(OWN)
    if not words.strip():
        sentence = "Give your reasons for authorising it." if authorises else "Say what must change."
        raise Incomplete([Problem("words", sentence)])
    if authorises and (missing := selectors.missing(shown)):
        raise Incomplete([Problem("verdict", f"Return it: before it is authorised. {missing[0].sentence}")])
    made = _judge(actor, shown, Step.AUTHORISED if authorises else Step.RETURNED, words)
    for person_id in shown.person_ids if authorises and not shown.instrument.is_tool else ():
        process = shown.process_id or next(iter(_under_way(linkage.person_set(person_id, actor).ids, actor)), None)
        if process is not None:
            cases.mark(actor=actor, process_id=process, person_id=person_id, event=Event.ASSESSMENT_COMPLETED)
    return made


@transaction.atomic
def say_why_late(*, actor: Actor, assessment_id: UUID, words: str) -> UUID:
    """Say why it goes, or went, past its time. The newest words stand."""
    require(actor, Permission.WRITE)
    shown = selectors.assessment(assessment_id, actor=actor)
    if not words.strip():
        raise Incomplete([Problem("words", "Say why it takes longer.")])
    row = WhyLate.record(
        actor=actor, assessment_id=assessment_id, person_ids=list(shown.person_ids), words=words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "assessments.late_because", about=shown.about, detail={"because": words.strip()})
    return row.pk


def _judge(actor: Actor, shown: AssessmentShown, step: Step, words: str) -> UUID:
    row = Judged.record(
        actor=actor, assessment_id=shown.id, person_ids=list(shown.person_ids), step=step, words=words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, f"assessments.{step.value}", about=shown.about, detail={"words": words.strip()})
    return row.pk


def _being_written(assessment_id: UUID, actor: Actor) -> AssessmentShown:
    """The assessment, while it may be written in. Raises NotVisible and NotAllowedNow."""
    in_turn(assessment_id)
    shown = selectors.assessment(assessment_id, actor=actor)
    if shown.state is State.AUTHORISED:
        raise NotAllowedNow("This assessment is authorised and stays as it is. Begin another to add to it.")
    if shown.state is State.SENT:
        raise NotAllowedNow("This assessment is waiting to be authorised. A manager can return it for changes.")
    return shown


def _about(shown: AssessmentShown, question: str, person_id: UUID | None) -> list[UUID]:
    """Whom the answer is about. Raises NotVisible for a question or a child that is not of this assessment."""
    section = shown.section_of(question)
    if section is None or section.per_child != (person_id is not None):
        raise NotVisible
    if person_id is not None and person_id not in shown.person_ids:
        raise NotVisible
    return [person_id] if person_id else list(shown.person_ids)


def _began(
    ids: Sequence[UUID], under_way: Sequence[UUID], actor: Actor, given: datetime | None
) -> tuple[datetime, str]:
    """When what is assessed was told of, and which that is: the newest referral, else contact, that is under way or was
    accepted, and is not settled since; else the day given; else when the child was accepted; else now.
    """
    now = timezone.now()
    happened = [each for found in spine.happened_to(ids, TOLD_OF, actor=actor).values() for each in found]
    held = [each for each in happened if each.event is Event.REFERRAL_ACCEPTED and not is_settled(each, now, happened)]
    accepted = max((each.at for each in held), default=None)
    told_of = [
        each
        for each in happened
        if (each.process_id in under_way and not is_closed(each, now, happened))
        or (accepted and each.at <= accepted and not is_settled(each, now, happened))
    ]
    for event, said in STARTS:
        told = [each.at for each in told_of if each.event is event]
        if told:
            return max(told), said
    if given:
        return given, "the day given"
    return (accepted, "the referral accepted") if accepted else (now, "the day it was begun")


def _under_way(ids: Sequence[UUID], actor: Actor) -> list[UUID]:
    """What is under way about this child, newest first; an assessment belongs to the newest."""
    return [each.process_id for each in spine.processes_of(ids, actor=actor)]
