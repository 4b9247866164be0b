"""Raising a difference, adding words, and ending a stage. None of it holds up an act that protects the child."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.differences import messages
from openmash.casework.differences.models import Difference, SideWords, StageBegun, StageEnded
from openmash.casework.differences.permissions import Permission
from openmash.casework.differences.policy import ByWhom
from openmash.casework.differences.words import About, Ended
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.governance.area import DifferenceStage, Profile
from openmash.foundation.governance.profile import profile_of_version
from openmash.records.cases import selectors as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage

SAFETY = Problem("safety_now", "Say what keeps the child safe now, while this is resolved.")


@dataclass(frozen=True)
class Raised:
    """What is disputed, with whom, what is wanted instead, and what keeps the child safe. `stage`: empty for the first.

    `why` is needed to go straight to a later stage: a child at imminent risk does not climb stairs.
    """

    person_id: UUID
    called: str
    answering_id: UUID
    about: About
    what: str
    wanted: str
    safety_now: str
    contact_id: UUID | None = None
    stage: str = ""
    why: str = ""


@dataclass(frozen=True)
class StageEndedTold:
    """How a stage ended. Where it goes on, `safety_now` is asked again for the next one."""

    outcome: Ended
    words: str
    safety_now: str = ""
    learning: str = ""


@transaction.atomic
def raise_difference(*, actor: Actor, told: Raised) -> UUID:
    """Raise a difference for the actor's agency; returns its key. Raises Incomplete."""
    require(actor, Permission.RAISE, _by_whom(told.person_id, actor))
    now = timezone.now()
    local = profile_at(now)
    stage = _stage_to_begin_with(local, told)
    mine, other = agencies.agency(actor.agency_id), agencies.agency(told.answering_id)
    _refuse(told, mine.pk == other.pk)
    circles = {"raised_circle": mine.strand_circle or 0, "answering_circle": other.strand_circle or 0}
    row = Difference.record(
        actor=actor, person_id=told.person_id, called=told.called[:200], about=told.about, contact_id=told.contact_id,
        raised_by_id=mine.pk, answering_id=other.pk, what=told.what.strip(), wanted=told.wanted.strip(),
        profile_slug=local.slug, profile_version=local.version, occurred_at=now, **circles,
    )  # fmt: skip
    StageBegun.record(
        actor=actor, person_id=told.person_id, difference_id=row.id, stage=stage.key,
        safety_now=told.safety_now.strip(), why=told.why[:400], occurred_at=now, **circles,
    )  # fmt: skip
    audit.record(
        actor, "differences.raised", about=[f"difference:{row.id}", f"person:{told.person_id}"],
        detail={"about": told.about.value, "with": str(other.pk), "stage": stage.key, "what": told.what},
    )  # fmt: skip
    messages.raised(actor, row.id, other.pk, told.person_id)
    return row.id


@transaction.atomic
def speak(*, actor: Actor, difference_id: UUID, words: str) -> None:
    """Add the words of the actor's agency at the present stage. Raises NotVisible, NotPermitted, Incomplete."""
    difference, begun = _open(difference_id)
    require(actor, Permission.SPEAK, _by_whom(difference.person_id, actor))
    _require_a_side(actor, difference)
    if not words.strip():
        raise Incomplete([Problem("words", "Write what your agency says.")])
    SideWords.record(
        actor=actor, person_id=difference.person_id, difference_id=difference.id, stage=begun.stage,
        agency_id=actor.agency_id, words=words.strip(), occurred_at=timezone.now(), **_circles(difference),
    )  # fmt: skip
    audit.record(actor, "differences.spoken", about=_about(difference), detail={"stage": begun.stage})


@transaction.atomic
def end_stage(*, actor: Actor, difference_id: UUID, told: StageEndedTold) -> None:
    """Say how the present stage ended; where it goes on, the next begins.

    Raises NotPermitted for who does not answer at this stage, NotAllowedNow where it ended already or was the last.
    """
    require(actor, Permission.END_STAGE)
    difference, begun = _open(difference_id)
    _require_a_side(actor, difference)
    local = profile_of_version(difference.profile_slug, difference.profile_version)
    stage, later = stage_and_next(local, begun.stage)
    _refuse_ending(actor, difference, stage, told, is_last=later is None)
    StageEnded.record(
        actor=actor, person_id=difference.person_id, difference_id=difference.id, begun_id=begun.id,
        outcome=told.outcome, words=told.words.strip(), learning=told.learning.strip(), occurred_at=timezone.now(),
        **_circles(difference),
    )  # fmt: skip
    if told.outcome is Ended.GOES_ON and later is not None:
        StageBegun.record(
            actor=actor, person_id=difference.person_id, difference_id=difference.id, stage=later.key,
            safety_now=told.safety_now.strip(), occurred_at=timezone.now(), **_circles(difference),
        )  # fmt: skip
        messages.goes_on(actor, difference, later)
    audit.record(
        actor, "differences.stage_ended", about=_about(difference),
        detail={"stage": begun.stage, "outcome": told.outcome.value, "words": told.words},
    )  # fmt: skip


def stage_and_next(local: Profile, key: str) -> tuple[DifferenceStage, DifferenceStage | None]:
    """A stage of the area's and the one after it, None after the last."""
    stages = local.difference_stages
    place = next(number for number, stage in enumerate(stages) if stage.key == key)
    return stages[place], stages[place + 1] if place + 1 < len(stages) else None


def _stage_to_begin_with(local: Profile, told: Raised) -> DifferenceStage:
    found = next((stage for stage in local.difference_stages if stage.key == told.stage), None)
    if told.stage and found is None:
        raise Incomplete([Problem("stage", "Choose a stage.")])
    return found or local.difference_stages[0]


def _refuse(told: Raised, is_one_agency: bool) -> None:
    found = []
    if is_one_agency:
        found.append(Problem("answering", "Choose the other agency: within one, speak to your manager."))
    if not told.what.strip():
        found.append(Problem("what", "Say what you disagree with."))
    if not told.wanted.strip():
        found.append(Problem("wanted", "Say what you want to happen instead."))
    if not told.safety_now.strip():
        found.append(SAFETY)
    first = profile_at(timezone.now()).difference_stages[0].key
    if told.stage and told.stage != first and not told.why.strip():
        found.append(Problem("why", "Say why it cannot begin at the first stage."))
    if found:
        raise Incomplete(found)


def _refuse_ending(
    actor: Actor, difference: Difference, stage: DifferenceStage, told: StageEndedTold, *, is_last: bool
) -> None:
    if told.outcome is Ended.WITHDRAWN:
        if actor.agency_id != difference.raised_by_id:
            raise NotPermitted("Only the agency that raised a difference withdraws it.")
    elif not {role.value for role in actor.roles} & set(stage.roles):
        raise NotPermitted(f"This stage is answered by: {stage.answered_by}.")
    if told.outcome is Ended.GOES_ON and is_last:
        raise NotAllowedNow("This is the last stage: say how it was resolved.")
    found = []
    if not told.words.strip():
        found.append(Problem("ending", "Say how this stage ended: what was agreed, or why not."))
    if told.outcome is Ended.GOES_ON and not told.safety_now.strip():
        found.append(SAFETY)
    if found:
        raise Incomplete(found)


def _by_whom(person_id: UUID, actor: Actor) -> ByWhom:
    """Whether the child is allocated to the actor; the two agencies may differ about a child they do not reach."""
    found = linkage.person_sets([person_id], actor).get(person_id)
    return ByWhom(found is not None and cases.is_allocated_to(found.ids, actor=actor))


def _open(difference_id: UUID) -> tuple[Difference, StageBegun]:
    in_turn(difference_id)
    difference = Difference.objects.filter(pk=difference_id).first()
    if difference is None:
        raise NotVisible
    begun = (
        StageBegun.objects.filter(difference_id=difference_id, ended__isnull=True)
        .order_by("-recorded_at", "-pk")
        .first()
    )
    if begun is None:
        raise NotAllowedNow("This difference has ended. Raise a new one if it has begun again.")
    return difference, begun


def _require_a_side(actor: Actor, difference: Difference) -> None:
    if actor.agency_id not in (difference.raised_by_id, difference.answering_id):
        raise NotPermitted("Only the two agencies that differ write here.")


def _circles(difference: Difference) -> dict[str, int]:
    return {"raised_circle": difference.raised_circle, "answering_circle": difference.answering_circle}


def _about(difference: Difference) -> list[str]:
    return [f"difference:{difference.id}", f"person:{difference.person_id}"]
