"""What the hub asks the system's agency, and its answer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import AnswerTold, SaidOfChild
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import BecameOf, CheckToAnswer
from openmash.casework.frontdoor.words import Reply
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.partner_api.calling import Key, Looked, Most, call
from openmash.partner_api.described import READS, WRITES
from openmash.partner_api.shapes import BecameSaid, CheckAnswer, CheckAsked, CheckList, ChildAsked, Kept
from openmash.partner_api.telling import refuse_voices, voice_told
from openmash.records.voice import actions as voice

router = Router(tags=["What the hub asks"])


@router.get("/checks", response=READS | {200: CheckList}, summary="What the hub asks the agency")
@call(Permission.LIST_CHECKS, "api.checks_listed")
def list_checks(request: HttpRequest, actor: Actor, answered: bool = False, limit: Most = 50) -> Looked:
    """Those that still want an answer, the first due first; with `answered`, those answered in the last 90 days."""
    found = selectors.checks_to_answer(actor=actor, answered=answered, limit=limit)
    about = dict.fromkeys(key for each in found for key in each.about)
    return Looked(CheckList(checks=[_asked(each) for each in found]), tuple(about))


@router.get("/checks/{check_id}", response=READS | {200: CheckAsked}, summary="One check, and what became of it")
@call(Permission.LIST_CHECKS, "api.check_viewed")
def one_check(request: HttpRequest, actor: Actor, check_id: UUID) -> Looked:
    """What is asked, and what was decided since."""
    found = _own(check_id, actor)
    return Looked(_asked(found, selectors.became_of(check_id, actor=actor)), tuple(found.about))


@router.post("/checks/{check_id}/answer", response=WRITES | {200: Kept}, summary="Answer a check")
@call(Permission.ANSWER_CHECK, "api.check_answered", writes=True)
def answer_check_by_api(
    request: HttpRequest, actor: Actor, check_id: UUID, sent: CheckAnswer, idempotency_key: Key
) -> Looked:
    """For the whole family at once. One that comes after the decision asks whoever decided: does this change it?"""
    found = _own(check_id, actor)
    asked = {child.person_id for child in found.children}
    if unknown := [place for place, each in enumerate(sent.children) if each.child_id not in asked]:
        said = "This child is not among those asked about."
        raise Incomplete([Problem(f"children.{place}.child_id", said) for place in unknown])
    told = AnswerTold(
        reply=Reply(sent.reply), systems=sent.systems, names_used=sent.names_used, back_to=sent.back_to, ring=sent.ring,
        reason=sent.reason, consult_us=sent.consult_us, serious=sent.serious,
        children=tuple(
            SaidOfChild(each.child_id, each.information, each.impact_now, each.conditions) for each in sent.children
        ) if sent.reply == "trace" else (),
    )  # fmt: skip
    refuse_voices(sent.children)
    key = actions.answer(actor=actor, check_id=check_id, told=told)
    for each in sent.children:
        if heard := voice_told(each, source=agency(actor.agency_id).name):
            voice.record(actor=actor, person_id=each.child_id, process_id=found.contact_id, told=heard)
    return Looked(Kept(id=key), tuple(found.about))


def _own(check_id: UUID, actor: Actor) -> CheckToAnswer:
    """A check of the system's own agency, or as if there were none."""
    found = selectors.check_to_answer(check_id, actor=actor)
    if found.agency_id != actor.agency_id:
        raise NotVisible
    return found


def _asked(check: CheckToAnswer, became: tuple[BecameOf, ...] = ()) -> CheckAsked:
    return CheckAsked(
        id=check.check_id, asked_at=check.asked_at, asked_by=check.asked_by, due_at=check.clock.due_at,
        is_late=check.clock.is_late, what=check.what, why=check.why, lawful_basis=check.basis, gateway=check.gateway,
        children=[ChildAsked(id=each.person_id, identified_as=each.identified_as) for each in check.children],
        answered=bool(check.answers) and not check.look_again,
        became=[
            BecameSaid(
                child_id=each.person_id, decided_at=each.decided_at, decided_by=each.decided_by, outcome=each.outcome
            )
            for each in became
        ],
    )  # fmt: skip
