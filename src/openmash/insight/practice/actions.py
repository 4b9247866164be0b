"""The only code that writes audits of practice. Keyword-only, `actor` first, in one transaction with its audit row."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actions import end_reach, grant_reach
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with, who
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.insight.practice import selectors
from openmash.insight.practice.drawing import counting, drawn_from, frame, hash_of, shared_out
from openmash.insight.practice.models import (
    Action,
    ActionClosed,
    Answered,
    Asked,
    Audit,
    AuditEnded,
    DrawnRecord,
    Finding,
    Grading,
)
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.rules import says_what_changed
from openmash.insight.practice.tool import Tool, tools
from openmash.insight.practice.words import NOT_APPLICABLE, Agrees, By, Effect, Evidence, Of, Part
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date

LONDON = ZoneInfo("Europe/London")
MOST = 200
LONGEST_DAYS = 731


@dataclass(frozen=True)
class AuditTold:
    """What an auditor asks for. `since` and `until` are days in England, both of them counted. `follows`: drawn again
    after this audit, with its tool, children and division.
    """

    title: str
    asks: str
    since: date
    until: date
    many: int
    due_on: date
    double_percent: int
    of: Of = Of.DECIDED
    by: By = By.OUTCOME
    tool: str = ""
    follows: UUID | None = None
    seed: int | None = None


@dataclass(frozen=True)
class SectionTold:
    """One section as graded: a grade of the area's or `NOT_APPLICABLE`, why, and where in the record it is found."""

    grade: str
    reasons: str
    evidence: str = ""


@dataclass(frozen=True)
class GradeTold:
    """A record as graded."""

    grade: str
    reasons: str
    sections: Mapping[str, SectionTold]


@transaction.atomic
def draw_audit(*, actor: Actor, told: AuditTold) -> UUID:
    """Draw records by lot, share them among the auditors and let each reach theirs until the audit is over.

    Returns the audit's key. Restricted children are not among those it is drawn from. Raises Incomplete, NotVisible for
    an audit to follow that is none, and NotAllowedNow where nobody can be drawn or nobody else can grade twice.
    """
    require(actor, Permission.DRAW)
    now = timezone.now()
    local = profile_at(now)
    before = selectors.audit_row(told.follows) if told.follows else None
    if before is not None and not hasattr(before, "ended"):
        raise NotAllowedNow("End the first audit before it is drawn again.")
    if problems := _problems(told, local_date(now)):
        raise Incomplete(problems)
    auditors = [each.pk for each in accounts_with(Role.AUDITOR)]
    if told.double_percent and len(auditors) < 2:
        raise NotAllowedNow("Two auditors are needed to grade a record twice. Give somebody the role first.")
    of, by = (Of(before.of), By(before.by)) if before else (told.of, told.by)
    since = datetime.combine(told.since, time(0), LONDON)
    until = min(datetime.combine(told.until, time(23, 59, 59), LONDON), now)
    seed = told.seed if told.seed is not None else secrets.randbelow(2**31)
    with counting() as counts:
        found = frame(of, since, until, actor=counts, but=selectors.drawn_before(before))
        lots = shared_out(drawn_from(found, by, told.many, seed=seed), auditors, told.double_percent, seed=seed)
    if not lots:
        raise NotAllowedNow("Nobody was decided about in that time, apart from those drawn before. Choose other days.")
    chosen = _tool(told, before, now)
    row = Audit.record(
        actor=actor, title=told.title.strip(), asks=told.asks.strip(), tool_slug=chosen.slug,
        tool_version=chosen.version, of=of, by=by, since=since, until=until, seed=seed, many=told.many,
        double_percent=told.double_percent, frame_many=len(found), frame_hash=hash_of(found), due_on=told.due_on,
        follows=before, profile_slug=local.slug, profile_version=local.version, occurred_at=now,
    )  # fmt: skip
    ends = datetime.combine(told.due_on, time(23, 59, 59), LONDON)
    for place, lot in enumerate(lots, 1):
        each = lot.candidate
        DrawnRecord.record(
            actor=actor, audit=row, person_id=each.person_id, contact_id=each.contact_id, stratum=each.stratum(by),
            place=place, first_id=lot.first_id, second_id=lot.second_id, practitioner_id=each.practitioner_id,
        )  # fmt: skip
        for account in filter(None, (lot.first_id, lot.second_id)):
            grant_reach(
                actor=actor, account_id=account, person_id=each.person_id, basis="audit", reason=row.title,
                ends_at=ends, source_id=row.pk,
            )  # fmt: skip
    audit.record(
        actor, "practice.drawn", about=[f"practice:{row.pk}"],
        detail={"many": len(lots), "from": len(found), "seed": str(seed)},
    )  # fmt: skip
    return row.pk


def _tool(told: AuditTold, before: Audit | None, now: datetime) -> Tool:
    """The tool of the audit it follows, at its version: what is compared was asked alike. Else the one in force."""
    if before is not None:
        return selectors.tool_for(before)
    offered = tools(local_date(now), profile_at(now).practice)
    return next((each for each in offered if each.slug == told.tool), offered[0])


def _problems(told: AuditTold, today: date) -> list[Problem]:
    found = []
    if not told.title.strip():
        found.append(Problem("title", "Give the audit a name that people will know it by."))
    if not told.asks.strip():
        found.append(Problem("asks", "Say what the audit is to find out."))
    if told.since > told.until or told.since > today:
        found.append(Problem("since", "The first day is before the last, and not in the future."))
    elif (told.until - told.since).days > LONGEST_DAYS:
        found.append(Problem("since", "Draw from no more than two years."))
    if not 1 <= told.many <= MOST:
        found.append(Problem("many", f"Draw between 1 and {MOST} records."))
    if told.due_on <= today:
        found.append(Problem("due_on", "Give the auditors a day that is still to come."))
    elif (told.due_on - today).days > 183:
        found.append(Problem("due_on", "Records are open to auditors for six months at most. Choose an earlier day."))
    if not 0 <= told.double_percent <= 100:
        found.append(Problem("double_percent", "This is of a hundred: 0 to 100."))
    return found


@transaction.atomic
def grade(*, actor: Actor, drawn_id: UUID, told: GradeTold) -> UUID:
    """Keep what the actor found in a record drawn for them; returns its key. Never changed afterwards.

    Raises NotVisible where it was not drawn for them, its audit is over or the child is out of reach; NotAllowedNow
    where they have graded it; Incomplete.
    """
    require(actor, Permission.GRADE)
    record = selectors.record(drawn_id, actor=actor)
    if record.mine is not None:
        raise NotAllowedNow("You have graded this record. What you found stays as you wrote it.")
    return _keep(actor, record.row, Part.FIRST if record.is_first else Part.SECOND, told, record.tool)


@transaction.atomic
def ask_practitioner(*, actor: Actor, drawn_id: UUID, words: str) -> UUID:
    """Show whoever did the work what was found in it, and ask what they think; returns its key.

    Raises NotVisible, Incomplete, and NotAllowedNow before everybody has graded it or where they were asked.
    """
    require(actor, Permission.GRADE)
    record = selectors.record(drawn_id, actor=actor)
    if not record.is_graded:
        raise NotAllowedNow("Everybody who was to grade this record grades it first.")
    if record.asked is not None:
        raise NotAllowedNow("They were asked already.")
    if not words.strip():
        raise Incomplete([Problem("words", "Say what you would like to hear of from them.")])
    row = Asked.record(actor=actor, drawn=record.row, person_id=record.row.person_id, words=words.strip())
    audit.record(actor, "practice.asked", about=_about(record.row, f"account:{record.row.practitioner_id}"))
    return row.pk


@transaction.atomic
def answer(*, actor: Actor, drawn_id: UUID, agrees: Agrees, words: str) -> UUID:
    """Whoever did the work says what they think of what was found; returns its key. Raises NotVisible, Incomplete."""
    require(actor, Permission.ANSWER)
    own = selectors.own_work(drawn_id, actor=actor)
    if own.answered is not None:
        raise NotAllowedNow("You have answered. What you wrote stays as you wrote it.")
    if not words.strip():
        raise Incomplete([Problem("words", "Say what you think of it: what is right, what was otherwise.")])
    row = Answered.record(actor=actor, drawn=own.row, person_id=own.row.person_id, agrees=agrees, words=words.strip())
    audit.record(actor, "practice.answered", about=_about(own.row), detail={"agrees": agrees.value})
    return row.pk


@transaction.atomic
def agree(*, actor: Actor, drawn_id: UUID, told: GradeTold) -> UUID:
    """Keep the grades that stand once it was talked over with whoever did the work; earlier ones stay as they are.

    Raises NotVisible, Incomplete, and NotAllowedNow before they were asked or where it is agreed.
    """
    require(actor, Permission.GRADE)
    record = selectors.record(drawn_id, actor=actor)
    if not record.is_first or record.asked is None:
        raise NotAllowedNow("The first auditor agrees the grades, once whoever did the work was asked.")
    if record.agreed is not None:
        raise NotAllowedNow("The grades of this record are agreed already.")
    return _keep(actor, record.row, Part.AGREED, told, record.tool)


def _keep(actor: Actor, row: DrawnRecord, part: Part, told: GradeTold, tool: Tool) -> UUID:
    grades = {each.key for each in tool.local.grades}
    found = []
    for section in tool.sections:
        said = told.sections.get(section.slug)
        if said is None or said.grade not in grades | {NOT_APPLICABLE}:
            found.append(Problem(f"{section.slug}_grade", f"{section.title}: choose a grade."))
        elif not said.reasons.strip():
            found.append(Problem(f"{section.slug}_reasons", f"{section.title}: say why you grade it so."))
    if told.grade not in grades:
        found.append(Problem("grade", "Choose a grade for the whole."))
    if not told.reasons.strip():
        found.append(Problem("reasons", "Say why, for the whole."))
    if found:
        raise Incomplete(found)
    sections = {
        slug: {"grade": each.grade, "reasons": each.reasons.strip(), "evidence": each.evidence.strip()}
        for slug, each in told.sections.items()
    }
    kept = Grading.record(
        actor=actor, drawn=row, person_id=row.person_id, part=part, grade=told.grade, reasons=told.reasons.strip(),
        sections=sections,
    )  # fmt: skip
    audit.record(actor, "practice.graded", about=_about(row), detail={"part": part.value})
    return kept.pk


def _about(row: DrawnRecord, *also: str) -> Sequence[str]:
    return [f"practice:{row.audit_id}", f"drawn:{row.pk}", f"person:{row.person_id}", *also]


@transaction.atomic
def keep_finding(*, actor: Actor, audit_id: UUID, section: str, is_strength: bool, words: str) -> UUID:
    """Say what an audit found over all its records, naming nobody; returns its key. Raises NotVisible, Incomplete."""
    require(actor, Permission.DRAW)
    row = selectors.audit_row(audit_id)
    if section not in {each.slug for each in selectors.tool_for(row).sections}:
        raise Incomplete([Problem("section", "Choose which part of the tool it belongs to.")])
    if not words.strip():
        raise Incomplete([Problem("words", "Say what was found.")])
    kept = Finding.record(actor=actor, audit=row, section=section, is_strength=is_strength, words=words.strip())
    audit.record(actor, "practice.found", about=[f"practice:{row.pk}"])
    return kept.pk


@transaction.atomic
def set_action(
    *, actor: Actor, finding_id: UUID, what: str, owner_id: UUID, due_on: date, measure: str, indicator: str = ""
) -> UUID:
    """Say what is to be done about a finding, by whom and how practice will show it; returns its key.

    Raises NotVisible, Incomplete.
    """
    require(actor, Permission.ACT)
    finding = Finding.objects.filter(pk=finding_id).first()
    if finding is None:
        raise NotVisible
    found = []
    if not what.strip():
        found.append(Problem("what", "Say what will be done."))
    if not measure.strip():
        found.append(Problem("measure", "Say how anybody will see that practice changed."))
    elif not says_what_changed(measure):
        found.append(
            Problem("measure", "That something is delivered is no measure. Say what will be seen in the work.")
        )
    if due_on <= local_date(timezone.now()):
        found.append(Problem("due_on", "Choose a day that is still to come."))
    if owner_id not in who([owner_id]):
        found.append(Problem("owner", "Choose who does it."))
    if found:
        raise Incomplete(found)
    row = Action.record(
        actor=actor, finding=finding, what=what.strip(), owner_id=owner_id, due_on=due_on, measure=measure.strip(),
        indicator=indicator,
    )  # fmt: skip
    audit.record(
        actor, "practice.action_set", about=[f"practice:{finding.audit_id}", f"account:{owner_id}"],
        detail={"action": str(row.pk)},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def close_action(*, actor: Actor, action_id: UUID, evidence: Evidence, words: str, effect: Effect) -> UUID:
    """Close an action with what shows that practice changed, and apart from that whether it made a difference; returns
    its key.

    That something was delivered is refused. Raises NotVisible, NotAllowedNow where it is closed, and Incomplete, also
    where the evidence is an audit that was not drawn again.
    """
    require(actor, Permission.ACT)
    row = Action.objects.filter(pk=action_id).select_related("finding").first()
    if row is None:
        raise NotVisible
    if ActionClosed.objects.filter(action=row).exists():
        raise NotAllowedNow("This action is closed already.")
    if not says_what_changed(words):
        raise Incomplete(
            [
                Problem(
                    "words",
                    "That something was delivered does not show that practice changed. Say what is different in the "
                    "work now, and how you know.",
                )
            ]
        )
    if evidence is Evidence.AGAIN and not Audit.objects.filter(follows_id=row.finding.audit_id).exists():
        raise Incomplete([Problem("evidence", "The audit was not drawn again yet. Draw it, or choose other evidence.")])
    kept = ActionClosed.record(actor=actor, action=row, evidence=evidence, words=words.strip(), effect=effect)
    audit.record(
        actor,
        "practice.action_closed",
        about=[f"practice:{row.finding.audit_id}"],
        detail={"action": str(row.pk), "evidence": evidence.value, "effect": effect.value},
    )
    return kept.pk


@transaction.atomic
def end_audit(*, actor: Actor, audit_id: UUID, words: str) -> UUID:
    """End an audit with what it taught; from now nobody reads its records by it. Raises NotVisible, Incomplete."""
    require(actor, Permission.DRAW)
    row = selectors.audit_row(audit_id)
    if hasattr(row, "ended"):
        raise NotAllowedNow("This audit has ended already.")
    if not words.strip():
        raise Incomplete([Problem("words", "Say in a sentence or two what the audit taught.")])
    kept = AuditEnded.record(actor=actor, audit=row, words=words.strip())
    end_reach(actor=actor, source_id=row.pk)
    audit.record(actor, "practice.ended", about=[f"practice:{row.pk}"])
    return kept.pk
