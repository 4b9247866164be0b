"""From a morning's domestic abuse notifications to a judgement a family, and on to the front door or MARAC.

Families are notifications that share a child. Triage judges; the front door decides: what goes on is screened there as
anything else, and what does not is decided there for each child, through the front door's own gate (practice rule 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from openmash.casework.domestic_abuse import actions as triage
from openmash.casework.domestic_abuse import selectors as judged
from openmash.casework.domestic_abuse.permissions import Permission
from openmash.casework.domestic_abuse.selectors import ActionOwed, Judged, Spoken
from openmash.casework.domestic_abuse.words import Verdict
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as notified
from openmash.casework.frontdoor.actions import DecisionSought, Else
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.frontdoor.selectors import ChildNotified, InBrief, Notified, OtherNotified
from openmash.casework.frontdoor.words import Outcome, WhoElseKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.governance.area import Profile
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import at, local_date

P = TypeVar("P", ChildNotified, OtherNotified)
N = TypeVar("N", bound=InBrief)
MIDNIGHT = time(0, 0)
FIELD_OF = {"rationale": "line", "who_else": "who_else", "level": "level", "reason_code": "reason_code"}
"""Where triage asks what the front door's gate asks under another name."""
MUST_BE_ASKED = frozenset({"voice", "checks", "decided_by"})
"""What the gate may still want that triage does not ask: it is put right at the front door."""


class Standing(StrEnum):
    """Where a family stands this morning."""

    TO_JUDGE = "to_judge"
    SECOND_PERSON = "second_person"
    FOR_A_MANAGER = "for_a_manager"
    FULL_GATE = "full_gate"
    GOES_ON = "goes_on"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return STANDS[self]


STANDS: Mapping[Standing, str] = {
    Standing.TO_JUDGE: "To judge",
    Standing.SECOND_PERSON: "Drawn for the dip sample: a second person looks",
    Standing.FOR_A_MANAGER: "Judged not to go on: a manager decides",
    Standing.FULL_GATE: "Needs a full decision at the front door",
    Standing.GOES_ON: "Goes on to screening",
    Standing.ENDED: "Decided",
}


@dataclass(frozen=True)
class Family:
    """One family's notifications, newest last, with what was said, counted and judged. Times are UTC."""

    notifications: tuple[Notified, ...]
    children: tuple[ChildNotified, ...]
    others: tuple[OtherNotified, ...]
    nth_in_12_months: int
    in_90_days: int
    earlier: tuple[datetime, ...]
    repeats: bool
    judged: Judged | None
    spoken: tuple[Spoken, ...]
    standing: Standing

    @property
    def key(self) -> UUID:
        """The family's first notification: where its page is."""
        return self.notifications[0].contact_id

    @property
    def contact_ids(self) -> tuple[UUID, ...]:
        return tuple(each.contact_id for each in self.notifications)

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return tuple(child.person_id for child in self.children)

    @property
    def is_pregnant(self) -> bool:
        return any(each.says_pregnant for each in self.notifications)


@dataclass(frozen=True)
class Told:
    """What a family's judgement says. The rest is asked only of what ends here: `outcome`, the level of need, the
    reason for no further action, who else was looked for, and whether the police heard it at the table.
    """

    goes_on: bool
    line: str
    children: Mapping[UUID, str]
    outcome: Outcome = Outcome.NO_FURTHER_ACTION
    level: int | None = None
    reason_code: str = ""
    who_else: str = ""
    told_at_the_table: bool = False


ENDS_AS = (Outcome.NO_FURTHER_ACTION, Outcome.ADVICE, Outcome.UNIVERSAL)
"""What may be decided from the triage table. Early help and transfer name a receiver, so they go on."""


def families(*, actor: Actor, now: datetime | None = None) -> list[Family]:
    """Every family with an open notification, or judged today; those to judge first, as they came."""
    moment = now or timezone.now()
    today = at(local_date(moment), MIDNIGHT)
    found = notified.domestic_abuse(actor=actor, also=judged.judged_since(today, actor=actor), now=moment)
    keys = [each.contact_id for each in found]
    verdicts = judged.judgements(keys, actor=actor)
    spoken = judged.spoken(keys, actor=actor)
    local = profile(settings.OPENMASH_PROFILE, on=local_date(moment))
    made = [_family(group, verdicts, spoken, local, local_date(moment)) for group in _together(found)]
    order = list(Standing)
    return sorted(
        made,
        key=lambda family: (order.index(family.standing), not family.repeats, family.notifications[0].received_at),
    )


def family_of(contact_id: UUID, *, actor: Actor, now: datetime | None = None) -> tuple[Family, list[Family]]:
    """The family one of whose notifications this is, and all families of the morning. Raises NotVisible."""
    every = families(actor=actor, now=now)
    for family in every:
        if contact_id in family.contact_ids:
            return family, every
    raise NotVisible


@transaction.atomic
def judge(*, actor: Actor, contact_id: UUID, told: Told) -> Standing:
    """Judge one family; returns where it then stands.

    What does not go on is decided at once by a manager, through the front door's own gate, unless the family repeats or
    the dip sample draws it: those meet the full gate there, the drawn after a second person has looked. Raises
    Incomplete at the field where something is missing, and NotAllowedNow once every child has been decided.
    """
    family, _ = family_of(contact_id, actor=actor)
    if family.standing is Standing.ENDED:
        raise NotAllowedNow("Each child of this family has been decided. Reopen the contact to judge it again.")
    drawn = triage.judge(
        actor=actor,
        told=triage.JudgementTold(
            Verdict.GOES_ON if told.goes_on else Verdict.NOT_ON,
            told.line,
            {each.contact_id: [child.person_id for child in each.children] for each in family.notifications},
            {child: told.children.get(child, "") for child in family.person_ids},
            family.repeats,
        ),
    )
    if told.goes_on:
        return Standing.GOES_ON
    if drawn:
        return Standing.SECOND_PERSON
    if family.repeats:
        return Standing.FULL_GATE
    if not may(actor, FrontDoor.DECIDE_LESS):
        return Standing.FOR_A_MANAGER
    for each in family.notifications:
        _end(actor, each, told)
    return Standing.ENDED


@transaction.atomic
def look_again(*, actor: Actor, contact_id: UUID, agrees: bool, words: str) -> None:
    """A second person's look at a family the dip sample drew; over all its notifications."""
    family, _ = family_of(contact_id, actor=actor)
    if family.judged is None:
        raise NotAllowedNow("Nobody is waiting for a second look at this family.")
    verdicts = judged.judgements(family.contact_ids, actor=actor)
    keys = [each.id for each in verdicts.values() if each.waits_for_second]
    if not keys:
        raise NotAllowedNow("Nobody is waiting for a second look at this family.")
    triage.look_again(actor=actor, judgement_ids=keys, agrees=agrees, words=words)


def speak(*, actor: Actor, contact_id: UUID, words: str) -> None:
    """What the actor's agency knows of a family, said at the table."""
    family, _ = family_of(contact_id, actor=actor)
    newest = family.notifications[-1]
    people = [child.person_id for child in newest.children]
    triage.speak(actor=actor, process_id=newest.contact_id, person_ids=people, words=words)


# For the worklist and for the daily meeting


@dataclass(frozen=True)
class Waiting:
    """Something at triage that waits for this person: `contact_id` leads to the family, else `referral_id` to MARAC."""

    what: str
    person_ids: tuple[UUID, ...]
    contact_id: UUID | None
    referral_id: UUID | None
    due_on: date | None


def work_for(*, actor: Actor, now: datetime | None = None) -> list[Waiting]:
    """What waits for this person: families to judge, to decide or to look at again, and MARAC actions.

    A worklist says how many families and not who they are, so nothing is read that only the table shows.
    """
    found: list[Waiting] = []
    if may(actor, Permission.JUDGE):
        found += _families_for(actor, now or timezone.now())
    if may(actor, Permission.ACT_FOR_MARAC):
        found += [_owed(action) for action in judged.actions_owed(actor=actor)]
    return found


def for_the_daily_meeting(*, actor: Actor, now: datetime | None = None) -> list[Family]:
    """Families judged to go on, or with a repeat, that are not yet decided: for the meeting's agenda."""
    if not may(actor, Permission.VIEW_TRIAGE):
        return []
    wanted = (Standing.GOES_ON, Standing.FULL_GATE)
    return [family for family in families(actor=actor, now=now) if family.standing in wanted]


def _families_for(actor: Actor, now: datetime) -> list[Waiting]:
    today = at(local_date(now), MIDNIGHT)
    found = notified.domestic_abuse_in_brief(actor=actor, also=judged.judged_since(today, actor=actor))
    verdicts = judged.judgements([each.contact_id for each in found], actor=actor)
    waiting = []
    for group in _together(found):
        whole = _judged_whole(group, verdicts)
        standing = _standing(group, whole)
        if _is_theirs(standing, whole, actor):
            people = dict.fromkeys(child.person_id for each in reversed(group) for child in each.children)
            waiting.append(Waiting(standing.label, tuple(people), group[0].contact_id, None, None))
    return waiting


def _is_theirs(standing: Standing, whole: Judged | None, actor: Actor) -> bool:
    if standing is Standing.SECOND_PERSON:
        return whole is not None and whole.by_account != actor.account_id
    if standing in (Standing.FOR_A_MANAGER, Standing.FULL_GATE):
        return bool(may(actor, FrontDoor.DECIDE_LESS))
    return standing is Standing.TO_JUDGE


def _owed(action: ActionOwed) -> Waiting:
    return Waiting(f"MARAC: {action.what}", (action.person_id,), None, action.referral_id, action.due_on)


# Deciding what ends here


def _end(actor: Actor, notification: Notified, told: Told) -> None:
    """Decide for each child not yet decided, by the front door's own actions and gate."""
    if not told.who_else.strip():
        raise Incomplete([Problem("who_else", "Say who else could be at risk, or where you looked and found nobody.")])
    frontdoor.consider(
        actor=actor, contact_id=notification.contact_id,
        who=Else(WhoElseKind.NOBODY_ELSE, told.who_else.strip(), why="Said at domestic abuse triage"),
    )  # fmt: skip
    for child in notification.children:
        if child.decided:
            continue
        line = told.children[child.person_id].strip()
        sought = DecisionSought(
            told.outcome, line[:400], f"{told.line.strip()}\n\n{line}", told.level, told.reason_code
        )
        try:
            frontdoor.decide(actor=actor, contact_id=notification.contact_id, person_id=child.person_id, sought=sought)
        except Incomplete as refusal:
            raise Incomplete([_at_its_field(problem) for problem in refusal.problems]) from None
    if told.told_at_the_table and may(actor, FrontDoor.TELL_REFERRER):
        frontdoor.tell_referrer(
            actor=actor, contact_id=notification.contact_id, what=told.line.strip(), how="at domestic abuse triage"
        )


def _at_its_field(problem: Problem) -> Problem:
    if problem.field in MUST_BE_ASKED:
        return Problem("goes_on", f"{problem.sentence} Put that right at the front door, or let the family go on.")
    return replace(problem, field=FIELD_OF.get(problem.field, "line"))


# Families


def _together(found: Sequence[N]) -> list[list[N]]:
    """Notifications that share a child, in whichever record, are one family's; each group in the order received."""
    groups: list[tuple[set[UUID], list[N]]] = []
    for each in found:
        records = {record for child in each.children for record in child.records}
        joined = [group for group in groups if group[0] & records]
        for group in joined:
            groups.remove(group)
        people = records.union(*(group[0] for group in joined))
        groups.append((people, [*(one for group in joined for one in group[1]), each]))
    return [sorted(group, key=lambda each: each.received_at) for _, group in groups]


def _family(
    group: Sequence[Notified],
    verdicts: Mapping[UUID, Judged],
    spoken: Mapping[UUID, tuple[Spoken, ...]],
    local: Profile,
    today: date,
) -> Family:
    times = {each.contact_id: each.received_at for each in group}
    for each in group:
        times |= each.earlier
    counts = {
        key: sum(local_date(moment) >= local.pattern(key).looks_back_to(today) for moment in times.values())
        for key in ("domestic_abuse_repeats", "domestic_abuse_escalation")
    }
    newest = _newest(group, verdicts)
    repeats = any(counts[key] >= local.pattern(key).count for key in counts)
    here = {each.contact_id for each in group}
    return Family(
        notifications=tuple(group),
        children=_once(child for each in reversed(group) for child in each.children),
        others=_once(other for each in reversed(group) for other in each.others),
        nth_in_12_months=counts["domestic_abuse_escalation"],
        in_90_days=counts["domestic_abuse_repeats"],
        earlier=tuple(sorted((moment for key, moment in times.items() if key not in here), reverse=True)),
        repeats=repeats, judged=newest,
        spoken=tuple(line for each in group for line in spoken.get(each.contact_id, ())),
        standing=_standing(group, _judged_whole(group, verdicts)),
    )  # fmt: skip


def _newest(group: Sequence[InBrief], verdicts: Mapping[UUID, Judged]) -> Judged | None:
    return next((verdicts[each.contact_id] for each in reversed(group) if each.contact_id in verdicts), None)


def _judged_whole(group: Sequence[InBrief], verdicts: Mapping[UUID, Judged]) -> Judged | None:
    """The newest judgement, where each notification has one: what came since is still to be judged."""
    return _newest(group, verdicts) if all(each.contact_id in verdicts for each in group) else None


def _once(found: Iterable[P]) -> tuple[P, ...]:
    """Each person once, as the newest notification tells of them."""
    once: dict[UUID, P] = {}
    for each in found:
        once.setdefault(each.person_id, each)
    return tuple(once.values())


def _standing(group: Sequence[InBrief], whole: Judged | None) -> Standing:
    decided = all(child.decided for each in group for child in each.children)
    if decided or all(each.is_closed for each in group):
        return Standing.ENDED
    if whole is None:
        return Standing.TO_JUDGE
    if whole.verdict is Verdict.GOES_ON or (whole.second is not None and not whole.second.agrees):
        return Standing.GOES_ON
    if whole.waits_for_second:
        return Standing.SECOND_PERSON
    return Standing.FULL_GATE if whole.repeats or whole.drawn else Standing.FOR_A_MANAGER
