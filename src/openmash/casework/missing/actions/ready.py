"""Before a child goes missing: what is held ready, the trigger plan, and who answers for a child placed away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.missing.actions.parts import keep_place, refuse
from openmash.casework.missing.models import HeldReady, PlacedAway, PlanAction, ReadyRequest, TriggerPlan
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import PlacedTold, PlanTold, ReadyTold
from openmash.casework.missing.words import PLAN_HOURS, Interviewer
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotPermitted, NotVisible, Problem
from openmash.foundation.files import actions as files
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.records.people import actions as people
from openmash.records.people import selectors as people_selectors
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date

PHOTOGRAPH = "held_ready"
"""The kind of form under which a photograph is added before it is sent."""


@transaction.atomic
def hold_ready(*, actor: Actor, person_id: UUID, told: ReadyTold) -> UUID:
    """Keep what the police are given at once should this child go missing, in place of what was kept; returns its key.

    The photograph added to the form goes with it. Places the child goes to are kept as places, protected as their
    others are; one no longer told ends. Raises Incomplete where nobody says what the child looks like, or with whom it
    was agreed.
    """
    require(actor, Permission.RECORD)
    refuse(ready_problems(told))
    person = linkage.person_set(person_id, actor)
    earlier = HeldReady.objects.visible_to(actor).current().filter(person_id__in=person.ids).first()
    row = _keep(actor, person_id, told, earlier)
    if told.goes_to is not None:
        _keep_places(actor, person_id, person.ids, told.goes_to)
    audit.record(actor, "missing.held_ready", about=person.about)
    return row.pk


@transaction.atomic
def ask_carer(*, actor: Actor, person_id: UUID, called: str, asks: str) -> UUID:
    """Record that whoever cares for the child is asked to fill in what is held ready; returns what a link opens."""
    require(actor, Permission.RECORD)
    person = linkage.person_set(person_id, actor)
    row = ReadyRequest.record(
        actor=actor, person_id=person_id, called=called[:200], asks=asks.strip(), occurred_at=timezone.now()
    )
    audit.record(actor, "missing.carer_asked", about=person.about)
    return row.pk


@transaction.atomic
def hold_ready_by_link(*, actor: Actor, request_id: UUID, told: ReadyTold, given_by: str) -> tuple[UUID, UUID]:
    """Keep what a carer writes by a one-time link; returns its key and whoever asked. Raises NotVisible, Incomplete.

    The service for links sees the one child behind the link. A photograph added goes with it. Places are added, kept
    from whoever any place of the child is kept from, and none is ended or shown by it.
    """
    if not actor.is_service:
        raise NotPermitted("Write it on the child’s record: this is for whoever holds a link.")
    request = ReadyRequest.objects.filter(pk=request_id).first()
    if request is None:
        raise NotVisible
    refuse(ready_problems(told))
    earlier = HeldReady.objects.current().filter(person_id=request.person_id).order_by("-recorded_at", "-pk").first()
    row = _keep(actor, request.person_id, replace(told, given_by=given_by), earlier, str(request_id))
    for where in dict.fromkeys(line.strip() for line in told.goes_to or () if line.strip()):
        people.add_place_by_link(
            actor=actor, person_id=request.person_id, place=PlaceTold(LocatingKind.GOES_TO, text=where)
        )
    audit.record(actor, "missing.held_ready", about=[f"person:{request.person_id}"], detail={"by": "link"})
    return row.pk, request.recorded_by


def ready_problems(told: ReadyTold) -> list[Problem]:
    """What is wrong with what is to be held ready, each at its field."""
    asked = (
        ("appearance", told.appearance, "Say what the child looks like."),
        ("agreed_with", told.agreed_with, "Say with whom this was agreed: the child, and who cares for them."),
    )
    problems = [Problem(field, sentence) for field, words, sentence in asked if not words.strip()]
    today = local_date(timezone.now())
    if told.photo_on is not None and told.photo_on > today:
        problems.append(Problem("photo_on", "The photograph cannot have been taken in the future."))
    if told.review_on is not None and told.review_on < today:
        problems.append(Problem("review_on", "The day to look at it again is to come."))
    return problems


def _keep(
    actor: Actor, person_id: UUID, told: ReadyTold, earlier: HeldReady | None, form: str = ""
) -> HeldReady:  # fmt: skip
    today = local_date(timezone.now())
    days = timedelta(days=profile_at(timezone.now()).figure("missing_ready_review_days"))
    sent = files.send_uploads(
        actor=actor, kind=PHOTOGRAPH, subject=form or str(person_id), about_id=person_id, person_ids=[person_id]
    )
    kept = earlier.photo_file_id if earlier else None
    return HeldReady.record(
        actor=actor, person_id=person_id, appearance=told.appearance.strip(), photo=told.photo.strip(),
        photo_on=told.photo_on or (earlier.photo_on if earlier and not sent else None),
        photo_file_id=sent[-1] if sent else kept, health=told.health.strip(), risks=told.risks.strip(),
        friends=told.friends.strip(), travel=told.travel.strip(), online=told.online.strip(),
        childs_words=told.childs_words.strip(), agreed_with=told.agreed_with.strip(), given_by=told.given_by[:300],
        plan_said=told.plan_said.strip() or (earlier.plan_said if earlier and not told.given_by else ""),
        review_on=min(told.review_on or today + days, today + days), supersedes=earlier.pk if earlier else None,
        occurred_at=timezone.now(),
    )  # fmt: skip


def _keep_places(actor: Actor, person_id: UUID, ids: Sequence[UUID], told: Sequence[str]) -> None:
    today = local_date(timezone.now())
    known = [
        place for place in people_selectors.places_of(list(ids), actor)
        if place.kind is LocatingKind.GOES_TO and place.until is None
    ]  # fmt: skip
    wanted = list(dict.fromkeys(line.strip() for line in told if line.strip()))
    for place in known:
        if not place.withheld and place.text not in wanted:
            people.end_place(actor=actor, fact_id=place.fact_id, until=today)
    held = {place.text for place in known}
    for text in wanted:
        if text not in held:
            keep_place(actor, person_id, text, today, LocatingKind.GOES_TO)


@transaction.atomic
def agree_plan(*, actor: Actor, person_id: UUID, told: PlanTold) -> UUID:
    """Keep a trigger plan in place of the one before; returns its key. Raises Incomplete.

    The child's view, or why the child was not asked; at least one of police, council and carer agreed to it; a review
    within the area's time.
    """
    require(actor, Permission.RECORD)
    today = local_date(timezone.now())
    longest = today + timedelta(days=profile_at(timezone.now()).figure("missing_plan_review_days"))
    refuse(_plan_problems(told, longest))
    person = linkage.person_set(person_id, actor)
    earlier = TriggerPlan.objects.visible_to(actor).current().filter(person_id__in=person.ids).first()
    review = told.review_on or longest
    plan = TriggerPlan.record(
        actor=actor, person_id=person_id, triggers=told.triggers.strip(), childs_view=told.childs_view.strip(),
        not_heard=told.not_heard.strip(), owner=told.owner.strip(), agreed_police=told.agreed_police.strip(),
        agreed_council=told.agreed_council.strip(), agreed_carer=told.agreed_carer.strip(), review_on=review,
        supersedes=earlier.pk if earlier else None, occurred_at=timezone.now(),
    )  # fmt: skip
    for action in told.actions:
        PlanAction.record(
            actor=actor, person_id=person_id, plan_id=plan.pk, hour=action.hour, what=action.what.strip(),
            owner=action.owner.strip(), occurred_at=timezone.now(),
        )  # fmt: skip
    audit.record(actor, "missing.plan_agreed", about=person.about)
    return plan.pk


def _plan_problems(told: PlanTold, longest: date) -> list[Problem]:
    asked = (
        ("triggers", told.triggers, "Say what sets the plan off: what happens before the child goes."),
        ("owner", told.owner, "Name whoever answers for the plan."),
    )
    problems = [Problem(field, sentence) for field, words, sentence in asked if not words.strip()]
    if not told.childs_view.strip() and not told.not_heard.strip():
        problems.append(Problem("childs_view", "Write what the child wants, or below why the child was not asked."))
    if not any(words.strip() for words in (told.agreed_police, told.agreed_council, told.agreed_carer)):
        problems.append(Problem("agreed_carer", "Name at least one of police, council and carer who agreed to it."))
    if told.review_on is not None and not local_date(timezone.now()) < told.review_on <= longest:
        problems.append(Problem("review_on", "Review it within three months, on a day to come."))
    if not told.actions:
        problems.append(Problem("action_0", "Write at least one thing that is done, and by whom."))
    for action in told.actions:
        if action.hour not in PLAN_HOURS or not action.what.strip() or not action.owner.strip():
            problems.append(Problem(f"action_{action.hour}", "Say what is done, and who does it."))
    return problems


@transaction.atomic
def place_away(*, actor: Actor, person_id: UUID, told: PlacedTold) -> UUID:
    """Record who answers for a child looked after away from the area responsible; the latest stands. Raises Incomplete.

    The area that placed the child holds the return home interview unless somebody else is named.
    """
    require(actor, Permission.RECORD)
    asked = (
        ("placing_area", told.placing_area, "Say which area placed the child."),
        ("host_area", told.host_area, "Say in which area the child lives."),
    )
    problems = [Problem(field, sentence) for field, words, sentence in asked if not words.strip()]
    if told.interviewer is Interviewer.DELEGATE and not told.delegate.strip():
        problems.append(Problem("delegate", "Name whoever holds the interview."))
    if told.until is not None and told.since is not None and told.until < told.since:
        problems.append(Problem("until", "The placement ended before it began. Check the days."))
    refuse(problems)
    person = linkage.person_set(person_id, actor)
    earlier = PlacedAway.objects.visible_to(actor).current().filter(person_id__in=person.ids).first()
    row = PlacedAway.record(
        actor=actor, person_id=person_id, placing_area=told.placing_area.strip(), host_area=told.host_area.strip(),
        notified_on=told.notified_on, miles=told.miles, interviewer=told.interviewer, delegate=told.delegate.strip(),
        commission_ref=told.commission_ref.strip(), host_force=told.host_force.strip(), valid_from=told.since,
        valid_to=told.until, supersedes=earlier.pk if earlier else None, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "missing.placed_away", about=person.about)
    return row.pk
