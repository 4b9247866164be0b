"""What meetings agreed that the agency does, and the minutes of what it has to do with."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.selectors import ActionShown, MeetingShown
from openmash.casework.meetings.words import Became
from openmash.foundation.access.actors import Actor
from openmash.foundation.documents.document import WITHHELD
from openmash.foundation.facts.refusals import NotVisible
from openmash.partner_api.calling import Key, Looked, Most, call
from openmash.partner_api.described import READS, WRITES
from openmash.partner_api.shapes import (
    ActionAnswered,
    ActionList,
    ActionOwed,
    Agreed,
    ItemMinuted,
    Kept,
    MeetingHeld,
    MeetingList,
    MinutesGiven,
)
from openmash.records.people.selectors import withholding

router = Router(tags=["Meetings"])


@router.get("/actions", response=READS | {200: ActionList}, summary="What the agency is to do")
@call(Permission.LIST_ACTIONS, "api.actions_listed")
def list_actions(request: HttpRequest, actor: Actor, limit: Most = 50) -> Looked:
    """What meetings agreed and nobody has said is done or cannot be, the first due first."""
    found = selectors.actions_for(actor, limit=limit)
    return Looked(ActionList(actions=[_owed(each) for each in found]), tuple(dict.fromkeys(e.key for e in found)))


@router.post("/actions/{action_id}/answer", response=WRITES | {200: Kept}, summary="Say what became of an action")
@call(Permission.ANSWER_ACTION, "api.action_answered", writes=True)
def answer_action_by_api(
    request: HttpRequest, actor: Actor, action_id: UUID, sent: ActionAnswered, idempotency_key: Key
) -> Looked:
    """Done, with what came of it; or that it cannot be done, and why. Whoever recorded it is told."""
    found = selectors.action(action_id, actor=actor)
    if found.agency_id != actor.agency_id:
        raise NotVisible
    actions.answer_action(actor=actor, action_id=action_id, became=Became(sent.became), words=sent.words)
    return Looked(Kept(id=action_id), (found.key, f"action:{action_id}"))


@router.get("/meetings", response=READS | {200: MeetingList}, summary="Meetings with something for the agency")
@call(Permission.VIEW, "api.meetings_listed")
def list_meetings(request: HttpRequest, actor: Actor, limit: Most = 30) -> Looked:
    """Those with a family the agency was invited to, or that this system reaches, the newest first."""
    found = selectors.meetings(actor=actor, limit=limit)
    about = tuple(f"meeting:{each.id}" for each in found)
    return Looked(MeetingList(meetings=[_held(each) for each in found]), about)


@router.get("/meetings/{meeting_id}/minutes", response=READS | {200: MinutesGiven}, summary="The agency’s minutes")
@call(Permission.READ_PACK, "api.minutes_viewed")
def one_meetings_minutes(request: HttpRequest, actor: Actor, meeting_id: UUID) -> Looked:
    """The families the agency has to do with: its own words, what others released, what it owes. Nobody restricted."""
    found = selectors.pack(meeting_id, actor.agency_id, actor=actor)
    if not found.items:
        raise NotVisible
    guard = withholding([person for item in found.items for person in item.person_ids], actor)

    def safe(words: str) -> str:
        return WITHHELD if guard.needed_for(words) else words

    answer = MinutesGiven(
        meeting=_held(found.meeting),
        items=[
            ItemMinuted(
                id=item.id, line=safe(item.line), said=[safe(f"{said.agency}: {said.words}") for said in item.spoken],
                actions=[Agreed(what=safe(a.what), by_whom=a.owner, due_at=a.due_at) for a in item.actions],
            )
            for item in found.items
        ],
    )  # fmt: skip
    return Looked(answer, tuple(dict.fromkeys(key for item in found.items for key in item.about)))


def _owed(action: ActionShown) -> ActionOwed:
    return ActionOwed(
        id=action.id, what=action.what, child=action.child_as_told, owner=action.owner, agreed_at=action.agreed_at,
        due_at=action.due_at, is_late=action.is_late(timezone.now()), became=str(action.became or ""),
    )  # fmt: skip


def _held(meeting: MeetingShown) -> MeetingHeld:
    return MeetingHeld(
        id=meeting.id, kind=str(meeting.kind.label), starts_at=meeting.starts_at, closed_at=meeting.closed_at
    )
