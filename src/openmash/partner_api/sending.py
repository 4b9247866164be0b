"""What a system tells the hub, and what it was told came of it."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.partner_api.calling import Key, Looked, Most, call
from openmash.partner_api.described import READS, WRITES
from openmash.partner_api.shapes import PoliceNotification, RequestForService, SentBefore, SentList, Taken
from openmash.partner_api.telling import notification_told, request_told

router = Router(tags=["Telling the hub"])


@router.post("/requests", response=WRITES | {200: Taken}, summary="Send a request for service")
@call(Permission.RECEIVE_REQUEST, "api.request_received", writes=True)
def send_request(request: HttpRequest, actor: Actor, sent: RequestForService, idempotency_key: Key) -> Looked:
    """The hub holds it from this moment. What came of it is told under its reference, in `/sent`."""
    made = actions.receive_request(actor=actor, arrival=request_told(sent, actor))
    about = (f"contact:{made.contact_id}", *(f"person:{child}" for child in made.children))
    return Looked(Taken(reference=made.reference), about)


@router.post("/notifications", response=WRITES | {200: Taken}, summary="Send a police notification")
@call(Permission.RECEIVE_NOTIFICATION, "api.notification_received", writes=True)
def send_notification(request: HttpRequest, actor: Actor, sent: PoliceNotification, idempotency_key: Key) -> Looked:
    """The same reference of the same force is held once, whenever it is sent again."""
    made = actions.receive_police_notification(actor=actor, arrival=notification_told(sent, actor))
    about = (f"contact:{made.contact_id}", *(f"person:{child}" for child in made.children)) if made.contact_id else ()
    return Looked(Taken(reference=made.reference, already_held=made.already_held), about)


@router.get("/sent", response=READS | {200: SentList}, summary="What came of what this system sent")
@call(Permission.LIST_OWN_REQUESTS, "api.sent_listed")
def list_sent(request: HttpRequest, actor: Actor, limit: Most = 50) -> Looked:
    """The newest first, with what the hub told of each: the outcome in words, or nothing while it is not told."""
    found = selectors.own_requests(actor=actor, limit=limit)
    return Looked(
        SentList(
            sent=[
                SentBefore(
                    reference=each.reference, about=each.about, sent_at=each.sent_at, told=each.told,
                    told_at=each.told_at,
                )
                for each in found
            ]
        ),
        tuple(f"receipt:{each.reference}" for each in found),
    )  # fmt: skip
