"""Cases of another system, taken in as steps of a journey: what happened on which day, and where that was read.

What the other system did not tell is said to be untold, never made up. Nothing that somebody recorded here is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.journey.models import Need, Recorded
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.words import Closure, Step
from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.selectors import Happened
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import at, local_date
from openmash.statute.events import Event

UNTOLD = "Not told by the system it was read from."
STEPS = (
    Step.ACCEPTED, Step.ASSESSMENT_BEGAN, Step.ENQUIRY_BEGAN, Step.INITIAL_CONFERENCE, Step.ENQUIRY_CLOSED,
    Step.PLAN_BEGAN, Step.ASSESSMENT_COMPLETED, Step.NEED_PLAN_BEGAN, Step.REVIEW_CONFERENCE,
    Step.PRE_PROCEEDINGS_BEGAN, Step.NEED_PLAN_ENDED, Step.PLAN_ENDED, Step.PRE_PROCEEDINGS_ENDED, Step.CLOSED,
)  # fmt: skip
"""The steps that are taken in, in the order in which those of one day stand."""
HERE = "A case of this child is recorded here already, so nothing was put beside it. Compare the two by hand."
LEFT_OUT = (
    "The file no longer says what an earlier one said ({said}). Nothing was changed: put it right on the child’s "
    "record."
)


@dataclass(frozen=True)
class OldStep:
    """One thing another system tells: what, on which day, and more in words. `closure` where a case closed."""

    step: Step
    on: date
    words: str = ""
    closure: Closure | None = None


@dataclass(frozen=True)
class OldCase:
    """One case of another system: its steps in any order, and the primary need by its code, where it was told."""

    steps: tuple[OldStep, ...]
    need: str = ""


@transaction.atomic
def take_in(
    *, actor: Actor, person: PersonSet, old: Sequence[OldCase], team_id: UUID, source: str, origin_id: UUID
) -> int:
    """Take in a child's cases as `source` tells them; returns how many steps are new. Told again, nothing is doubled.

    A case that has not closed is held by this team, whose managers see it. Raises NotPermitted, and NotAllowedNow where
    a case of the child is recorded here, or an earlier file told what this one does not.
    """
    require(actor, Permission.TAKE_IN)
    events = [Event(step.value) for step in STEPS]
    happened = [each for found in spine.happened_to(person.ids, events, actor=actor).values() for each in found]
    if any(each.recorded_by != actor.account_id for each in happened):
        raise NotAllowedNow(HERE)
    before = {(each.event.value, local_date(each.occurred_at)): each for each in happened}
    wanted = {(step.step.value, step.on) for case in old for step in case.steps}
    if gone := sorted(before.keys() - wanted):
        event, on = gone[0]
        said = f"{Step(event).label.lower()} on {on.day} {on:%B %Y}"
        raise NotAllowedNow(LEFT_OUT.format(said=said))
    new = sum(_case(actor, person, case, before, team_id, source, origin_id) for case in old)
    audit.record(
        actor, "journey.taken_in", about=[f"person:{person.lead_id}", f"row:{origin_id}"],
        detail={"source": source, "cases": len(old), "new": new},
    )  # fmt: skip
    return new


def _case(
    actor: Actor, person: PersonSet, case: OldCase, before: dict[tuple[str, date], Happened], team_id: UUID,
    source: str, origin_id: UUID,
) -> int:  # fmt: skip
    ordered = sorted(case.steps, key=lambda each: (each.on, STEPS.index(each.step)))
    known = [before[each.step.value, each.on] for each in ordered if (each.step.value, each.on) in before]
    fresh = [each for each in ordered if (each.step.value, each.on) not in before]
    if not fresh:
        return 0
    process = known[0].process_id if known else _opened(actor, person.lead_id, ordered[0].on, team_id)
    for each in fresh:
        _write(actor, process, person.lead_id, each, source, origin_id)
    if case.need and not known:
        Need.record(actor=actor, process_id=process, person_id=person.lead_id, code=case.need, origin_id=origin_id)
    if any(each.step is Step.CLOSED for each in fresh):
        cases.end_for_child(actor=actor, process_id=process, person_id=person.lead_id)
        cases.close(actor=actor, process_id=process)
        access.end_reach(actor=actor, source_id=process)
    return len(fresh)


def _opened(actor: Actor, person_id: UUID, on: date, team_id: UUID) -> UUID:
    opened = at(on, time(12))
    local = profile_at(opened)
    process = cases.open_process(
        actor=actor, kind=ProcessKind.JOURNEY, children=[person_id], held_by_team=team_id, opened_at=opened,
        profile_slug=local.slug, profile_version=local.version,
    )  # fmt: skip
    for manager in accounts_with(Role.TEAM_MANAGER, team_id=team_id):
        access.grant_reach(
            actor=actor, account_id=manager.pk, person_id=person_id, basis="holding", source_id=process,
            reason="Their team holds the child",
        )  # fmt: skip
    return process


def _write(actor: Actor, process_id: UUID, person_id: UUID, told: OldStep, source: str, origin_id: UUID) -> None:
    """The day is all that was told: those of one day stand in the order of a case, a minute apart, from noon."""
    moment = min(at(told.on, time(12)) + timedelta(minutes=STEPS.index(told.step)), timezone.now())
    why = f"{told.words} From {source}." if told.words else f"From {source}."
    milestone = cases.mark(
        actor=actor, process_id=process_id, person_id=person_id, event=Event(told.step), occurred_at=moment, words=why,
        precision="day", origin_id=origin_id,
    )  # fmt: skip
    less = told.step.does_less
    Recorded.record(
        actor=actor, process_id=process_id, person_id=person_id, milestone_id=milestone, step=told.step,
        occurred_at=moment, occurred_precision="day", why=why, closure=told.closure or "", origin_id=origin_id,
        by_role=Role.SERVICE.value if less else "", agencies_said=UNTOLD if less else "",
        who_else=UNTOLD if less else "", voice=UNTOLD if less else "", threshold_version=UNTOLD if less else "",
    )  # fmt: skip
