"""What people do about a finding: say why it is so, send it to whoever works with the child, or put a code right."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.insight.returns.actions.reckoning import look_again
from openmash.insight.returns.models import Explanation, Reckoning, SentOn, WholeExplanation
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.reckoning import Found, reckon_one
from openmash.records.cases import selectors as cases
from openmash.records.cases.words import AllocationRole, ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import actions as people
from openmash.records.people.telling import DetailTold, NumberTold
from openmash.statute.census.census import Level
from openmash.statute.census.years import Year, newest_rules

READ_WORK = frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
"""Whose worklist has what the return would refuse; what is allocated to anybody else goes to the team's manager."""
SHORTEST, LONGEST = 15, 1000
"""Characters of a reason: more than a dash, and what a return's notes take."""
SHORT = "Write why, so that somebody who was not there can follow it."
REFUSED = "The return refuses this whatever is said of it, so it has to be put right."
GONE = "The return does not ask this any more: what was recorded has changed. Nothing needs explaining."


@transaction.atomic
def explain(*, actor: Actor, person_id: UUID, year: Year, rule: str, words: str, now: datetime) -> UUID:
    """Say why something the return asks of a child is so. It holds while what it rests on stays the same.

    Raises NotPermitted, NotVisible, Incomplete, and NotAllowedNow for what is refused, or is not asked any more.
    """
    require(actor, Permission.EXPLAIN)
    person = linkage.person_set(person_id, actor)
    _refuse_short(rule, words)
    found = _finding(person, year, rule, actor=actor, now=now)
    before = Explanation.objects.visible_to(actor).current().filter(
        person_id__in=person.ids, year=year.ending, rule=rule
    ).first()  # fmt: skip
    made = Explanation.record(
        actor=actor, person_id=before.person_id if before else person.lead_id, year=year.ending, rule=rule,
        rests_on=found.rests_on, words=words.strip(), supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(
        actor, "returns.explained", about=[f"person:{person.lead_id}"], detail={"rule": rule, "year": year.name}
    )
    look_again(actor=actor, person_ids=[person.lead_id], now=now)
    return made.pk


@transaction.atomic
def explain_the_whole(*, actor: Actor, year: Year, rule: str, words: str) -> UUID:
    """Say why something the return asks of itself as a whole is so. Raises as `explain` does."""
    require(actor, Permission.EXPLAIN)
    _refuse_short(rule, words)
    last = Reckoning.objects.filter(year=year.ending, is_full=True).order_by("-occurred_at", "-pk").first()
    rests_on = next((rests for code, rests in (last.whole if last else ()) if code == rule), None)
    if rests_on is None:
        raise NotAllowedNow(GONE)
    before = WholeExplanation.objects.current().filter(year=year.ending, rule=rule).first()
    made = WholeExplanation.record(
        actor=actor, year=year.ending, rule=rule, rests_on=rests_on, words=words.strip(),
        supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(actor, "returns.explained", about=[], detail={"rule": rule, "year": year.name})
    return made.pk


@transaction.atomic
def send_on(*, actor: Actor, person_id: UUID, year: Year, rule: str, words: str, now: datetime) -> str:
    """Send something to put right to whoever works with the child, or else to the manager of the team that holds them.

    Returns who has it now, in words. It stands on their worklist until the return would take the child. Sent again, it
    goes to whoever works with the child by then. Raises NotPermitted, NotVisible, and NotAllowedNow where nobody has
    the child or nothing is wrong any more.
    """
    require(actor, Permission.PUT_RIGHT)
    person = linkage.person_set(person_id, actor)
    _finding(person, year, rule, actor=actor, now=now)
    account, team, said = who_has(person, actor=actor)
    if account is None and team is None:
        raise NotAllowedNow("Nobody works with this child now, and no team holds them. Ring the duty manager.")
    before = SentOn.objects.visible_to(actor).current().filter(
        person_id__in=person.ids, year=year.ending, rule=rule
    ).first()  # fmt: skip
    SentOn.record(
        actor=actor, person_id=before.person_id if before else person.lead_id, year=year.ending, rule=rule,
        words=words.strip()[:LONGEST], to_account=account, to_team=team, supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(
        actor, "returns.sent_on", about=[f"person:{person.lead_id}", *([f"account:{account}"] if account else [])],
        detail={"rule": rule, "year": year.name},
    )  # fmt: skip
    look_again(actor=actor, person_ids=[person.lead_id], now=now)
    return said


@transaction.atomic
def put_right_code(*, actor: Actor, person_id: UUID, told: DetailTold | NumberTold, how: str, now: datetime) -> None:
    """Record a code somebody told the officer of, with how they know it; the child is reckoned anew at once.

    Raises NotPermitted, NotVisible, NotAllowedNow, and Incomplete for what is no code or has no source.
    """
    require(actor, Permission.EXPLAIN)
    person = linkage.person_set(person_id, actor)
    if len(how.strip()) < SHORTEST:
        raise Incomplete([Problem("how", "Say who told you, or which record it is in.")])
    people.tell_code(actor=actor, person_id=person.lead_id, told=told)
    audit.record(
        actor, "returns.code_put_right", about=[f"person:{person.lead_id}"], detail={"how": how.strip()[:LONGEST]}
    )
    look_again(actor=actor, person_ids=[person.lead_id], now=now)


def who_has(person: PersonSet, *, actor: Actor) -> tuple[UUID | None, UUID | None, str]:
    """Whoever works with the child (account), else the team that holds them, and either in words."""
    allocated = cases.allocations(actor=actor, person_ids=person.ids)
    read = {each.pk for role in sorted(READ_WORK) for each in accounts_with(role)} if allocated else set()
    allocated = [each for each in allocated if each.account_id in read]
    leads = [each for each in allocated if each.role is AllocationRole.SOCIAL_WORKER] or allocated
    if leads:
        return leads[-1].account_id, None, leads[-1].name
    open_ = [each for each in cases.processes_of(person.ids, actor=actor) if each.kind is ProcessKind.JOURNEY]
    held = cases.holders([each.process_id for each in open_], actor=actor) if open_ else {}
    team = next((each for (_, key), each in held.items() if key in person.ids and each.team_id), None)
    return (None, team.team_id, f"the manager of {team.team_name}") if team else (None, None, "")


def _refuse_short(rule: str, words: str) -> None:
    known = newest_rules().get(rule)
    if known is None:
        raise NotVisible
    if known.level is Level.ERROR:
        raise NotAllowedNow(REFUSED)
    if len(words.strip()) < SHORTEST:
        raise Incomplete([Problem("words", SHORT)])
    if len(words.strip()) > LONGEST:
        raise Incomplete([Problem("words", f"Write it in {LONGEST:,} characters or fewer.")])


def _finding(person: PersonSet, year: Year, rule: str, *, actor: Actor, now: datetime) -> Found:
    found = reckon_one(person, year, actor=actor, now=now)
    mine = next((each for each in found[1] if each.rule == rule), None) if found else None
    if mine is None:
        raise NotAllowedNow(GONE)
    return mine


__all__ = ["READ_WORK", "explain", "explain_the_whole", "put_right_code", "send_on", "who_has"]
