"""Reviews: a serious incident told, each step in its order, agencies' summaries, and the plan that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import Plan, Review, ReviewChild, ReviewEvent, SummaryAsked, SummaryReceived
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Follows, Harm, ReviewStep
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date

FUTURE = "This cannot be in the future. Check the day."
NUMBERING = UUID("8f0a7c1e-0000-7000-8000-726576696577")
"""Whose turn it is to give a review its number."""


@dataclass(frozen=True)
class IncidentTold:
    """A serious incident as it is told. `what` names nobody. `known_on`: when the local authority became aware."""

    harm: Harm | None
    what: str
    known_on: date | None
    looked_after: bool = False


@transaction.atomic
def tell_incident(*, actor: Actor, person_id: UUID, told: IncidentTold) -> UUID:
    """Tell of a serious incident: a review begins, with its clock; returns its key. Raises NotVisible, Incomplete.

    The review names nobody. Which child it is about stands behind the child's own wall.
    """
    require(actor, Permission.TELL_INCIDENT)
    person = linkage.person_set(person_id, actor)
    today = local_date(timezone.now())
    problems = []
    if told.harm is None:
        problems.append(Problem("harm", "Choose what happened."))
    if not told.what.strip():
        problems.append(Problem("what", "Say what happened, without naming anybody."))
    if told.known_on is None:
        problems.append(Problem("known_on", "Say when the local authority became aware."))
    elif told.known_on > today:
        problems.append(Problem("known_on", FUTURE))
    if problems:
        raise Incomplete(problems)
    in_turn(NUMBERING)
    row = Review.record(
        actor=actor, ref=_next_ref(today.year), harm=told.harm, what=told.what.strip(), known_on=told.known_on,
        looked_after=told.looked_after, profile_version=profile_at(timezone.now()).version, occurred_at=timezone.now(),
    )  # fmt: skip
    ReviewChild.record(actor=actor, review_id=row.pk, person_id=person_id, occurred_at=timezone.now())
    audit.record(actor, "partnership.incident_told", about=[f"review:{row.pk}", *person.about])
    return row.pk


@transaction.atomic
def add_review_step(*, actor: Actor, review_id: UUID, step: ReviewStep, on: date | None, words: str = "") -> UUID:
    """Record what happened next in a review; returns it. Raises NotVisible, Incomplete."""
    require(actor, Permission.RUN_REVIEW)
    review = _review(review_id, actor)
    if on is None:
        raise Incomplete([Problem("on", "Say on which day.")])
    happened = {
        ReviewStep(name): day
        for name, day in ReviewEvent.objects.visible_to(actor).filter(review_id=review.pk).values_list("step", "on")
    }
    problems = []
    if on > local_date(timezone.now()):
        problems.append(Problem("on", FUTURE))
    elif wrong := rules.why_not_in_a_review(step, on, review.known_on, happened):
        problems.append(Problem("step", wrong))
    if step in rules.NEEDS_WHY and not words.strip():
        problems.append(Problem("words", "Say why."))
    if step is ReviewStep.ALSO_TOLD and not review.looked_after:
        problems.append(Problem("step", "This is for a looked-after child who died."))
    if problems:
        raise Incomplete(problems)
    ReviewEvent.record(
        actor=actor, review_id=review.pk, step=step, on=on, words=words.strip(), occurred_at=timezone.now()
    )
    audit.record(actor, "partnership.review_step", about=[f"review:{review.pk}"], detail={"step": step.value})
    return review.pk


@transaction.atomic
def ask_summary(*, actor: Actor, review_id: UUID, agency_id: UUID | None, by: date | None) -> UUID:
    """Record that an agency is asked for a summary of its work; returns the review. Raises NotVisible, Incomplete."""
    require(actor, Permission.RUN_REVIEW)
    review = _review(review_id, actor)
    problems = []
    if agency_id is None or agency_id not in agencies.names([agency_id]):
        problems.append(Problem("agency", "Choose an agency."))
    elif SummaryAsked.objects.visible_to(actor).filter(review_id=review.pk, agency_id=agency_id).exists():
        problems.append(Problem("agency", "This agency is asked already."))
    if by is None:
        problems.append(Problem("by", "Say by when."))
    if problems:
        raise Incomplete(problems)
    SummaryAsked.record(actor=actor, review_id=review.pk, agency_id=agency_id, by=by, occurred_at=timezone.now())
    audit.record(actor, "partnership.summary_asked", about=[f"review:{review.pk}"], detail={"agency": str(agency_id)})
    return review.pk


@transaction.atomic
def receive_summary(*, actor: Actor, asked_id: UUID, on: date | None, words: str) -> UUID:
    """Record that an agency's summary came; returns the review. Raises NotVisible, NotAllowedNow, Incomplete."""
    require(actor, Permission.RUN_REVIEW)
    asked = SummaryAsked.objects.visible_to(actor).filter(pk=asked_id).first()
    if asked is None:
        raise NotVisible
    if SummaryReceived.objects.visible_to(actor).filter(asked_id=asked.pk).exists():
        raise NotAllowedNow("This summary has come already.")
    day = on or local_date(timezone.now())
    if day > local_date(timezone.now()):
        raise Incomplete([Problem("on", FUTURE)])
    SummaryReceived.record(actor=actor, asked_id=asked.pk, on=day, words=words.strip(), occurred_at=timezone.now())
    audit.record(actor, "partnership.summary_received", about=[f"review:{asked.review_id}"])
    return asked.review_id


@transaction.atomic
def begin_plan_of_review(*, actor: Actor, review_id: UUID) -> UUID:
    """Begin the plan of what a review recommends, once; returns the plan. Raises NotVisible, NotAllowedNow.

    Each recommendation is a finding of it; its actions are closed by changed practice alone.
    """
    require(actor, Permission.KEEP)
    review = _review(review_id, actor)
    in_turn(review.pk)
    before = Plan.objects.visible_to(actor).filter(review_id=review.pk).first()
    if before is not None:
        return before.pk
    done = ReviewEvent.objects.visible_to(actor).filter(review_id=review.pk, step=ReviewStep.RAPID_DONE).first()
    if done is None:
        raise NotAllowedNow("What a review recommends is planned once its rapid review is completed.")
    row = Plan.record(
        actor=actor, follows=Follows.REVIEW, title=f"Review {review.ref}: what it recommends", about=review.what,
        received_on=done.on, coordinator_id=actor.agency_id, review_id=review.pk, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "partnership.plan_begun", about=[f"plan:{row.pk}", f"review:{review.pk}"])
    return row.pk


def _review(review_id: UUID, actor: Actor) -> Review:
    row = Review.objects.visible_to(actor).filter(pk=review_id).first()
    if row is None:
        raise NotVisible
    return row


def _next_ref(year: int) -> str:
    """ "2026-03": the third of its year. Everybody who may tell of one may count them."""
    return f"{year}-{Review.objects.filter(ref__startswith=f'{year}-').count() + 1:02d}"
