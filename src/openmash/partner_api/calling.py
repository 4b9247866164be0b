"""One call: whose it is, whether it may be made, done in one transaction under the system's own account, and logged."""

from __future__ import annotations

import functools
import hashlib
import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Concatenate, ParamSpec, get_type_hints

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Query, Schema
from ninja.security import HttpBearer

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.screens import ASIDE
from openmash.foundation.audit import actions as audit
from openmash.foundation.clients import actions as clients
from openmash.foundation.clients.secrets import read
from openmash.foundation.clients.selectors import Caller, caller, given
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.governance.profile import profile
from openmash.partner_api.problems import refuse
from openmash.statute.calendar import local_date

P = ParamSpec("P")
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9_-]{8,64}$",
        description="A key of your own for this one thing. Sent again, it gets the first answer.",
    ),
]
Most = Annotated[int, Query(ge=1, le=100, description="How many at most")]
MINUTE = 60


class Bearer(HttpBearer):
    """The token of a system, as `Authorization: Bearer …`. What has ended since it was made is refused."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The system whose call this is, or None."""
        said = read(token)
        return caller(said) if said else None


@dataclass(frozen=True)
class Looked:
    """What a call answers with, and the keys it is about, for the audit."""

    answer: Schema
    about: tuple[str, ...] = ()


Operation = Callable[Concatenate[HttpRequest, Actor, P], Looked]


def call(
    permission: StrEnum, kind: str, *, writes: bool = False
) -> Callable[[Operation[P]], Callable[..., HttpResponse]]:
    """Make `operation(request, actor, …) -> Looked` a call under this permission; `kind` is what the audit calls it.

    `writes`: done once for each Idempotency-Key, and a repeat is given the first answer.
    """

    def decorate(operation: Operation[P]) -> Callable[..., HttpResponse]:
        @functools.wraps(operation)
        def called(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            by = _caller(request)
            one = _Call(request, by, permission, kind, writes, lambda: operation(request, by.actor, *args, **kwargs))
            return one.answered()

        called.__signature__ = _as_sent(operation)  # type: ignore[attr-defined]  # what the library reads
        return called

    return decorate


def _as_sent(operation: Callable[..., Looked]) -> inspect.Signature:
    """What is sent with a call: everything the operation takes but the actor, with every name resolved."""
    hints = get_type_hints(operation, include_extras=True)
    taken = inspect.signature(operation).parameters.values()
    sent = [each.replace(annotation=hints[each.name]) for each in taken if each.name != "actor"]
    return inspect.Signature(sent)


@dataclass(frozen=True)
class _Call:
    """One call as it is made."""

    request: HttpRequest
    by: Caller
    permission: StrEnum
    kind: str
    writes: bool
    act: Callable[[], Looked]

    def answered(self) -> HttpResponse:
        """The answer, or the refusal. What is refused has changed nothing."""
        if _too_many(self.by):
            return refuse(429, "Too many calls in this minute. Wait a minute.", headers={"Retry-After": "60"})
        try:
            with transaction.atomic(), acting_as(self.by.actor):
                return self._done()
        except (NotVisible, NotPermitted) as refusal:
            self._log_denied(refusal.sentence)
            if isinstance(refusal, NotPermitted):
                return refuse(403, refusal.sentence)
            return refuse(404, "There is no such thing for this system.")
        except NotAllowedNow as refusal:
            return refuse(409, refusal.sentence)
        except Incomplete as refusal:
            return refuse(422, "Something is missing or wrong. Nothing was kept.", refusal.problems)

    def _done(self) -> HttpResponse:
        actor = self.by.actor
        if str(self.permission) not in self.by.scopes:
            raise NotPermitted("This token is not for that. Ask for the scope, or have the system be given it.")
        require_role(actor, self.permission)
        if not self.writes:
            return self._sent(self.act())
        key, body = self.request.headers.get("Idempotency-Key", ""), hashlib.sha256(self.request.body).hexdigest()
        what = f"{self.request.method} {self.request.path}"[:200]
        clients.in_turn(actor=actor, key=key)
        before = given(actor=actor, key=key)
        if before is not None and before[:2] != (what, body):
            raise NotAllowedNow("This key was sent before with something else. Give this one a key of its own.")
        if before is not None:
            return HttpResponse(before[2], content_type="application/json")
        response = self._sent(self.act())
        clients.keep_given(actor=actor, key=key, what=what, body_hash=body, answer=response.content.decode())
        return response

    def _sent(self, looked: Looked) -> HttpResponse:
        audit.record(self.by.actor, self.kind, about=[f"client:{self.by.client_id}", *looked.about])
        words = json.dumps(looked.answer.model_dump(mode="json"), ensure_ascii=False)
        return HttpResponse(words, content_type="application/json")

    def _log_denied(self, because: str) -> None:
        actor = self.by.actor
        with transaction.atomic(using=ASIDE), acting_as(actor, using=ASIDE):
            audit.record(
                actor, "access.denied", about=[f"client:{self.by.client_id}", f"path:{self.request.path}"[:400]],
                detail={"permission": str(self.permission), "because": because}, using=ASIDE,
            )  # fmt: skip


def require_role(actor: Actor, permission: StrEnum) -> None:
    """Whether the account may at all; what it may do it to is asked again by the action, with the thing itself."""
    if permission in ASKED_WITH_THE_THING:
        return
    require(actor, permission)


ASKED_WITH_THE_THING = frozenset({"frontdoor.answer_check", "meetings.read_pack", "meetings.answer_action"})
"""Permissions that depend on what it is done to: the action asks."""


def _caller(request: HttpRequest) -> Caller:
    found = getattr(request, "auth", None)
    assert isinstance(found, Caller)  # as the bearer's own check says
    return found


def _too_many(by: Caller) -> bool:
    now = timezone.now()
    key = f"api:{by.client_id}:{int(now.timestamp() // MINUTE)}"
    if cache.add(key, 1, 2 * MINUTE):
        return False
    most = profile(settings.OPENMASH_PROFILE, on=local_date(now)).figure("system_calls_a_minute")
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two
        return False
