"""What a visitor has written so far: kept here under a random token that only their browser holds, for a day at most.

Nothing about anybody is in an address or a cookie. Leaving throws it away, and earlier pages then lead somewhere
neutral.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from openmash.casework.visitors.actions import count_look
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.screens import Go
from openmash.foundation.design.choosing import A_YEAR, CHOICES, LEFT, LEFT_MARK, READING, Choices, has_left
from openmash.foundation.drafts.actions import change_draft, discard_draft, save_draft
from openmash.foundation.drafts.selectors import hash_of, new_token, resume_draft
from openmash.foundation.files.actions import remove_uploads
from openmash.foundation.instruments.answering import Typed

COOKIE = "report"
WRITING, SENT = "public_report", "public_report_sent"
TRIES = 5
"""How often a change is tried again beside another window's."""
WAYS_IN = frozenset({"home", "worried", "report", "report_leave", "hello", "hello_leave"})
"""Pages always shown: somebody who left must be able to come back and tell us. The script guards them."""
UNCOUNTED = frozenset({"hello", "hello_inside", "hello_leave"})
"""A child's own pages are not counted: few look at them."""
OURS, PARTNERS = "openmash.publicsite.", "openmash.publicsite.reply."
FORGOTTEN_ON_LEAVING = (COOKIE, CHOICES, READING, "csrftoken")


class KeepVisitor:
    """What a visitor's browser keeps: only what a screen asked for. Where somebody left, earlier pages lead away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value, seconds, path in getattr(request, "to_keep", ()):
            if value:
                response.set_cookie(
                    name, value, max_age=seconds, path=path, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict",
                    httponly=name != LEFT,
                )  # fmt: skip
            else:
                response.delete_cookie(name, path=path, samesite="Strict")
        match = request.resolver_match
        if match and request.method == "GET" and response.status_code == 200 and _is_public(match.func):
            if has_left(request.COOKIES):
                response.delete_cookie(LEFT, samesite="Strict")
            if (
                match.url_name not in UNCOUNTED
                and Choices.read(request.COOKIES).counts
                and not isinstance(request.user, Account)
            ):
                with transaction.atomic(), acting_as(actor := service(Service.PUBLIC_INTAKE)):
                    count_look(actor=actor, page=match.url_name or "", on=timezone.localdate())
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        match = request.resolver_match
        is_way_in = match is not None and match.url_name in WAYS_IN
        if request.method != "GET" or is_way_in or not has_left(request.COOKIES) or not _is_public(view):
            return None
        return HttpResponseRedirect(settings.OPENMASH_NEUTRAL_SITE)


def _is_public(view: Callable[..., HttpResponse]) -> bool:
    """A page for the public; a partner's one-time link is not."""
    return view.__module__.startswith((OURS, "openmash.config.first_page")) and not view.__module__.startswith(PARTNERS)


def keep_choice(request: HttpRequest, name: str, value: str) -> None:
    """Have the browser keep this choice for a year; forget it where the value is empty."""
    _keep(request, name, value, A_YEAR)


def _keep(request: HttpRequest, name: str, value: str, seconds: int | None = None, path: str = "/") -> None:
    """Ask the middleware above to set a cookie. Without `seconds` it lasts as long as the browser is open."""
    kept = getattr(request, "to_keep", [])
    request.to_keep = [*kept, (name, value, seconds, path)]  # type: ignore[attr-defined]  # for the middleware above


@dataclass(frozen=True)
class Visit:
    """One visitor's report so far. `has_begun` is false where there is none, or its day has passed."""

    actor: Actor
    token: str
    typed: Typed
    revision: int
    has_begun: bool
    has_left: bool

    def save(self, typed: Typed) -> None:
        """Keep these answers beside those already there; another window's are not lost.

        Where the visitor left meanwhile nothing is kept: a page still on its way does not bring back what was
        thrown away.
        """
        base, before = self.revision, self.typed
        for _ in range(TRIES):
            now_there = change_draft(
                actor=self.actor, kind=WRITING, content={"typed": _json({**before, **typed})}, base_revision=base,
                token=self.token,
            )  # fmt: skip
            if now_there is None:
                return
            base, before = now_there.revision, _typed(now_there.content)

    @property
    def subject(self) -> str:
        """What this visitor's files are kept under until they are sent."""
        return hash_of(self.token)

    def forget_files(self) -> None:
        """Take off every file that was added and not sent."""
        remove_uploads(actor=self.actor, kind=WRITING, subject=self.subject)

    def discard(self) -> bool:
        """Throw the answers away. Returns whether there were any: of two that race, one is told yes."""
        return discard_draft(actor=self.actor, kind=WRITING, token=self.token)

    def keep_reference(self, reference: str) -> None:
        """Keep the reference of what was sent, for the page that follows."""
        discard_draft(actor=self.actor, kind=SENT, token=self.token)
        save_draft(actor=self.actor, kind=SENT, content={"reference": reference}, token=self.token)

    def reference(self) -> str:
        """The reference of what this visitor sent; empty where nothing was."""
        found = resume_draft(actor=self.actor, kind=SENT, token=self.token) if self.token else None
        return str(found.content["reference"]) if found else ""


def visit_of(request: HttpRequest, actor: Actor) -> Visit:
    """Whose browser this is, by its token."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return Visit(actor, "", {}, 0, has_begun=False, has_left=has_left(request.COOKIES))
    draft = resume_draft(actor=actor, kind=WRITING, token=token)
    if draft is None:
        return Visit(actor, token, {}, 0, has_begun=False, has_left=has_left(request.COOKIES))
    return Visit(actor, token, _typed(draft.content), draft.revision, has_begun=True, has_left=False)


def begin(request: HttpRequest, actor: Actor) -> None:
    """A new report under a new token. What this browser had begun before is thrown away."""
    before = visit_of(request, actor)
    if before.has_begun:
        before.forget_files()
        before.discard()
    token = new_token()
    _keep(request, COOKIE, token, path="/report")
    _keep(request, LEFT, "")
    save_draft(actor=actor, kind=WRITING, content={"typed": {}}, token=token)


def leave(request: HttpRequest, actor: Actor) -> None:
    """Throw away what was written, and everything the browser keeps for us but that somebody left."""
    visit = visit_of(request, actor)
    if visit.token:
        visit.forget_files()
        visit.discard()
        discard_draft(actor=actor, kind=SENT, token=visit.token)
    mark_left(request)


def mark_left(request: HttpRequest) -> None:
    """Forget everything the browser keeps for us but that somebody left."""
    for name in FORGOTTEN_ON_LEAVING:
        if name in request.COOKIES:
            _keep(request, name, "", path="/report" if name == COOKIE else "/")
    _keep(request, LEFT, LEFT_MARK)


def elsewhere(visit: Visit) -> Go:
    """Where a page leads that nothing was begun for."""
    return Go(settings.OPENMASH_NEUTRAL_SITE if visit.has_left else "/report")


def _typed(content: Mapping[str, object]) -> Typed:
    found = content.get("typed")
    if not isinstance(found, dict):
        return {}
    return {str(name): [str(value) for value in values] for name, values in found.items() if isinstance(values, list)}


def _json(typed: Typed) -> dict[str, object]:
    return {name: list(values) for name, values in typed.items()}
