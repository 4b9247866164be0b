"""A token for a secret, as RFC 6749 section 4.4 has it."""

from __future__ import annotations

import json

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Form, Router

from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.audit import actions as audit
from openmash.foundation.clients.actions import token_for
from openmash.foundation.clients.secrets import LASTS
from openmash.partner_api.problems import ProblemSaid, refuse
from openmash.partner_api.shapes import TokenAsked, TokenGiven

router = Router(tags=["Token"])
MOST_TRIES, MINUTE = 60, 60
"""Tries from one place in a minute."""
ANSWERS = {400: ProblemSaid, 401: ProblemSaid, 413: ProblemSaid, 422: ProblemSaid, 429: ProblemSaid, 200: TokenGiven}


@router.post("/token", auth=None, response=ANSWERS, summary="Get a token for a secret")
def get_token(request: HttpRequest, asked: Form[TokenAsked]) -> HttpResponse:
    """Good for ten minutes. Send it as `Authorization: Bearer …`. A token for fewer scopes can do less harm."""
    if _too_many(request):
        return refuse(429, "Too many tries. Wait a minute.", headers={"Retry-After": "60"})
    actor = service(Service.SIGN_IN)
    with transaction.atomic(), acting_as(actor):
        made = token_for(client_id=asked.client_id, secret=asked.client_secret, asked=asked.scope.split())
        kind = "clients.token_given" if made else "clients.token_refused"
        audit.record(actor, kind, about=[f"client:{asked.client_id}"])
    if made is None:
        return refuse(
            401, "This system is not known, or its secret has ended.", error="invalid_client",
            headers={"WWW-Authenticate": "Bearer"},
        )  # fmt: skip
    token, scopes = made
    answer = TokenGiven(access_token=token, expires_in=LASTS, scope=" ".join(scopes))
    return HttpResponse(json.dumps(answer.model_dump()), content_type="application/json")


def _too_many(request: HttpRequest) -> bool:
    key = f"api-token:{request.META.get('REMOTE_ADDR', '')}:{int(timezone.now().timestamp() // MINUTE)}"
    if cache.add(key, 1, 2 * MINUTE):
        return False
    try:
        return cache.incr(key) > MOST_TRIES
    except ValueError:  # it ran out between the two
        return False
