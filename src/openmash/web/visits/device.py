"""The key to what a device keeps of one visit (ADR 0009): made anew when asked for, stored nowhere, good for a day.

What is typed without a signal is kept on the device encrypted with it. The key is never written there: it comes with
the page, so whoever finds the device and cannot sign in as its worker finds nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.visits.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, screen
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.visits.loading import AtVisit, load_visit

KEEPS = timedelta(hours=24)


def key_for(account_id: UUID, visit_id: UUID, issued: str) -> str:
    """256 bits in hexadecimal, for one worker, one visit and one moment of issue."""
    said = f"visit-at-the-door:{account_id}:{visit_id}:{issued}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def issue(moment: datetime) -> str:
    """The moment of issue, as the key's name."""
    return moment.replace(microsecond=0).isoformat()


@screen(Permission.RECORD, load=load_visit)
def visit_key(request: HttpRequest, actor: Actor, loaded: AtVisit, visit_id: UUID) -> Answer:
    """An earlier key of this worker's for this visit; after a day there is none, and what it locked is lost."""
    issued = request.GET.get("issued", "")[:40]
    try:
        moment = datetime.fromisoformat(issued)
    except ValueError:
        raise NotVisible from None
    if moment.tzinfo is None or not timezone.now() - KEEPS <= moment <= timezone.now():
        raise NotVisible
    return Sent(json.dumps({"key": key_for(actor.account_id, visit_id, issued)}).encode(), "application/json")
