"""What a visitor has written so far: kept here under a random token that only their browser holds, for a day at most.

Nothing about anybody is in an address or a cookie. Leaving throws it away, and earlier pages then lead somewhere
neutral.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go
from openmash.foundation.drafts.actions import discard_draft, save_draft
from openmash.foundation.drafts.selectors import new_token, resume_draft
from openmash.foundation.instruments.answering import Typed

NEUTRAL = "https://www.bbc.co.uk/weather"
"""Where leaving leads: a page anybody might have open."""
COOKIE = "report"
LEFT = "left"
WRITING, SENT = "public_report", "public_report_sent"


class KeepVisitor:
    """Sets the cookie that a screen of this site asked for. It lasts as long as the browser is open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        token = getattr(request, "visitor_token", "")
        if token:
            response.set_cookie(
                COOKIE, token, path="/report", httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict"
            )
        return response


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
        """Keep these answers beside those already there; another window's are not lost."""
        merged = {**self.typed, **typed}
        saved = save_draft(
            actor=self.actor,
            kind=WRITING,
            content={"typed": _json(merged)},
            base_revision=self.revision,
            token=self.token,
        )
        if saved.other is not None:
            theirs = {**_typed(saved.other.content), **typed}
            save_draft(
                actor=self.actor, kind=WRITING, content={"typed": _json(theirs)}, token=self.token,
                base_revision=saved.other.revision,
            )  # fmt: skip

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
    if token == LEFT or not token:
        return Visit(actor, "", {}, 0, has_begun=False, has_left=token == LEFT)
    draft = resume_draft(actor=actor, kind=WRITING, token=token)
    if draft is None:
        return Visit(actor, token, {}, 0, has_begun=False, has_left=False)
    return Visit(actor, token, _typed(draft.content), draft.revision, has_begun=True, has_left=False)


def begin(request: HttpRequest, actor: Actor) -> None:
    """A new report under a new token. What this browser had begun before is thrown away."""
    before = visit_of(request, actor)
    if before.has_begun:
        before.discard()
    token = new_token()
    request.visitor_token = token  # type: ignore[attr-defined]  # for the middleware above
    save_draft(actor=actor, kind=WRITING, content={"typed": {}}, token=token)


def leave(request: HttpRequest, actor: Actor) -> None:
    """Throw away what was written and remember only that somebody left."""
    visit = visit_of(request, actor)
    if visit.token:
        visit.discard()
        discard_draft(actor=actor, kind=SENT, token=visit.token)
    request.visitor_token = LEFT  # type: ignore[attr-defined]  # for the middleware above


def elsewhere(visit: Visit) -> Go:
    """Where a page leads that nothing was begun for."""
    return Go(NEUTRAL if visit.has_left else "/report")


def _typed(content: Mapping[str, object]) -> Typed:
    found = content.get("typed")
    if not isinstance(found, dict):
        return {}
    return {str(name): [str(value) for value in values] for name, values in found.items() if isinstance(values, list)}


def _json(typed: Typed) -> dict[str, object]:
    return {name: list(values) for name, values in typed.items()}
