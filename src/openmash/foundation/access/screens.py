"""One decorator owns the request: begin, set the actor, load, check, log the look, render fully, commit, send.

If the look cannot be written, nothing is shown. Absent and forbidden look the same from outside: 404. A view without
this decorator is refused by the middleware below.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string

from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.held import Why, digest_of, hold
from openmash.foundation.access.models import Account, Answered
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.once import reading_once
from openmash.foundation.facts.refusals import NotPermitted, NotVisible

ASIDE = "aside"
"""A second connection: a denied look must be logged though its transaction is rolled back."""


@dataclass(frozen=True)
class Shown:
    """A page to show: its template, the one object the template receives, and the keys the look is about."""

    template: str
    page: object
    about: Sequence[str] = ()
    detail: audit.Detail = field(default_factory=dict)
    status: int = 200
    purpose: str = ""
    """Why the actor looks, where it had to be asked or follows from their work."""
    log: str = ""
    """The audit kind of this look, where it is not the screen's usual one."""
    done: str = ""
    """After a change whose page is shown this once (a secret): where a repeat of the same form is sent."""
    again_after: int = 0
    """Seconds after which the browser asks again by itself, where the reader has asked for that; 0: never."""


@dataclass(frozen=True)
class Go:
    """After a change: where to go. A repeat of the same form is sent to the same place."""

    url: str


@dataclass(frozen=True)
class Sent:
    """A file or fragment to send as it is, logged like a page.

    A `refresh` of a page already shown names in `about` only what is newly shown, and is logged where there is any.
    What is `to_read` opens in the browser and is not put among somebody's downloads: only what we made ourselves.
    """

    content: bytes
    content_type: str
    filename: str = ""
    about: Sequence[str] = ()
    detail: audit.Detail = field(default_factory=dict)
    etag: str = ""
    refresh: bool = False
    to_read: bool = False


Answer = Shown | Go | Sent


class Loaded(Protocol):
    """What a screen loads before it is shown: it knows the keys it is about."""

    @property
    def about(self) -> Sequence[str]: ...


Screen = Callable[..., Answer]
Load = Callable[..., Loaded]
View = Callable[..., HttpResponse]


class PublicActor(StrEnum):
    """Screens without an account act as the public intake service, or as the one that answers by a one-time link."""

    PUBLIC = "public"
    LINK = "link"


WITHOUT_ACCOUNT = {PublicActor.PUBLIC: Service.PUBLIC_INTAKE, PublicActor.LINK: Service.PARTNER_LINKS}


def screen(permission: StrEnum, *, load: Load | None = None, log: str = "") -> Callable[[Screen], View]:
    """Make `view(request, actor[, loaded], **kwargs) -> Shown | Go | Sent` a screen.

    `load(actor=…, **kwargs)` fetches what the page is about or raises NotVisible. `log` is the audit kind of the look,
    such as "child.viewed"; empty only for pages that show nobody (a home page, an empty form).
    """

    def decorate(view: Screen) -> View:
        task = _Task(view, permission, load, log)

        @functools.wraps(view)
        def shown(request: HttpRequest, **kwargs: object) -> HttpResponse:
            return task.serve(request, kwargs)

        shown.is_screen = True  # type: ignore[attr-defined]  # the mark the middleware looks for
        shown.permission = permission  # type: ignore[attr-defined]  # read by the generated matrix
        return shown

    return decorate


@dataclass(frozen=True)
class _Task:
    """One screen's view with what guards it."""

    view: Screen
    permission: StrEnum
    load: Load | None
    log: str

    @property
    def is_public(self) -> bool:
        return isinstance(self.permission, PublicActor)

    def serve(self, request: HttpRequest, kwargs: dict[str, object]) -> HttpResponse:
        """Answer one request, from sign-in to the bytes sent."""
        if isinstance(self.permission, PublicActor):
            actor = service(WITHOUT_ACCOUNT[self.permission])
        elif isinstance(request.user, Account):
            actor = actor_for(request.user)
        elif request.method == "POST":
            return hold(request, "You have been signed out", Why.SIGNED_OUT)
        else:
            return redirect(f"{settings.LOGIN_URL}?next={request.path}")
        request.actor = actor  # type: ignore[attr-defined]  # for the frame around the page
        try:
            return self._once(request, actor, kwargs)
        except NotVisible as refusal:
            _log_denied(actor, request, self.permission, refusal.sentence)
            return _refused(request, 404, "")
        except NotPermitted as refusal:
            _log_denied(actor, request, self.permission, refusal.sentence)
            return _refused(request, 403, refusal.sentence, actor)

    def _once(self, request: HttpRequest, actor: Actor, kwargs: dict[str, object]) -> HttpResponse:
        """In one transaction; a repeat of a form already answered gets the first answer, even when two race."""
        token = request.POST.get("form_token", "")[:64] if request.method == "POST" else ""
        try:
            shows = request.method in ("GET", "HEAD")
            with transaction.atomic(), acting_as(actor, showing=shows and not self.is_public):
                if before := _answered(actor, token):
                    return self._again(request, before)
                with reading_once() if shows else nullcontext():
                    response = self._answer(request, actor, kwargs, token)
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                return response
        except IntegrityError:
            with transaction.atomic(), acting_as(actor):
                if before := _answered(actor, token):
                    return self._again(request, before)
            raise

    def _keep(self, request: HttpRequest, actor: Actor, token: str, answer: str) -> None:
        digest = self._digest(request)
        Answered.objects.create(account_id=actor.account_id, token=token, answer=answer, digest=digest)

    def _again(self, request: HttpRequest, before: Answered) -> HttpResponse:
        """The first answer; or, where somebody has typed something else since, what they typed, to be sent as new."""
        if before.digest in ("", self._digest(request)):
            return HttpResponseRedirect(before.answer)
        return hold(request, "This form was sent already", Why.SENT_BEFORE, sent_url=before.answer, status=409)

    def _digest(self, request: HttpRequest) -> str:
        return "" if self.is_public else digest_of(request)

    def _answer(self, request: HttpRequest, actor: Actor, kwargs: dict[str, object], token: str) -> HttpResponse:
        loaded = self.load(actor=actor, **kwargs) if self.load else None
        if not self.is_public:
            require(actor, self.permission, loaded)
        answer = self.view(request, actor, *([loaded] if self.load else []), **kwargs)
        if isinstance(answer, Go):
            if token:
                self._keep(request, actor, token, answer.url)
            return HttpResponseRedirect(answer.url)
        if isinstance(answer, Shown) and answer.done and token:
            self._keep(request, actor, token, answer.done)
        if isinstance(answer, Sent) and answer.etag and request.headers.get("If-None-Match") == answer.etag:
            return HttpResponse(status=304)
        if self.log and not (isinstance(answer, Sent) and answer.refresh and not answer.about):
            about = dict.fromkeys([*(loaded.about if loaded else ()), *answer.about])
            shown = answer if isinstance(answer, Shown) else Shown("", None)
            audit.record(actor, shown.log or self.log, about=list(about), detail=answer.detail, purpose=shown.purpose)
        return _response(request, answer)


def _response(request: HttpRequest, answer: Shown | Sent) -> HttpResponse:
    if isinstance(answer, Sent):
        response = HttpResponse(answer.content, content_type=answer.content_type)
        if answer.filename:
            how = "inline" if answer.to_read else "attachment"
            response["Content-Disposition"] = f'{how}; filename="{answer.filename}"'
        if answer.etag:
            response["ETag"] = answer.etag
        return response
    body = render_to_string(answer.template, {"page": answer.page}, request=request)
    page = HttpResponse(body, status=answer.status)
    if answer.again_after:
        page["Refresh"] = str(answer.again_after)
    return page


def _refused(request: HttpRequest, status: int, because: str, actor: Actor | None = None) -> HttpResponse:
    yours = " and ".join(str(role.label) for role in Role if actor and role in actor.roles)
    body = render_to_string(f"shell/{status}.html", {"page": Refused(because, yours)}, request=request)
    return HttpResponse(body, status=status)


@dataclass(frozen=True)
class Refused:
    """What the refusal pages show."""

    because: str
    yours: str = ""
    """The roles of whoever asked, where it is by a role that the page is closed."""
    title: str = "Page not found"


def _answered(actor: Actor, token: str) -> Answered | None:
    return Answered.objects.filter(account_id=actor.account_id, token=token).first() if token else None


def _log_denied(actor: Actor, request: HttpRequest, permission: StrEnum, because: str) -> None:
    with transaction.atomic(using=ASIDE), acting_as(actor, using=ASIDE):
        audit.record(
            actor, "access.denied", about=[f"account:{actor.account_id}", f"path:{request.path}"],
            detail={"permission": str(permission), "because": because}, using=ASIDE,
        )  # fmt: skip


class RefuseUnmarkedViews:
    """A view that is not a screen, and not named with a reason in THIRD_PARTY_SCREENS, is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming:
            raise RuntimeError("A page is rendered fully before it is sent.")
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> None:
        marked = getattr(view, "is_screen", False)
        name = f"{view.__module__}.{getattr(view, '__qualname__', '')}"
        if not marked and not name.startswith(settings.THIRD_PARTY_VIEWS):
            raise RuntimeError(f"{name} is not a screen.")


def person_keys(person_ids: Sequence[UUID]) -> list[str]:
    """Audit keys of people."""
    return [f"person:{person_id}" for person_id in person_ids]
