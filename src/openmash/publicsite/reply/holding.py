"""Which link a browser holds, and the proof that its code was given there: a cookie for that link's own pages alone.

Two links open in two windows never meet: each cookie is sent to its own link's addresses only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown
from openmash.foundation.links.selectors import Held, Standing, found
from openmash.publicsite.ringing import numbers

COOKIE = "reply"
LASTS = timedelta(hours=12)
MOST_TRIES, WITHIN = 40, timedelta(minutes=10)
"""Tries from one place: a practice shares an address, a guesser needs far more."""


class KeepProof:
    """Sets the cookie that a screen of this site asked for: for twelve hours, then the code is asked again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kept = getattr(request, "link_proof", None)
        if kept:
            path, proof, lasts = kept
            response.set_cookie(
                COOKIE, proof, path=path, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax",
                max_age=lasts,
            )  # fmt: skip
        return response


@dataclass(frozen=True)
class ClosedPage:
    """A link that cannot be opened: the same words whatever the reason, but for one past its time."""

    title: str
    words: str
    by_day: str
    by_night: str


def held_by(request: HttpRequest, token: str) -> Held | None:
    """The link of this address, or None for none. One of a wrong shape is not even looked for."""
    return found(token) if len(token) == 43 and token.isascii() else None


def proof_in(request: HttpRequest) -> str:
    """The proof this browser holds for this link; empty for none."""
    return request.COOKIES.get(COOKIE, "")


def keep_proof(request: HttpRequest, token: str, proof: str) -> None:
    """Give this browser a proof, with the answer to this request."""
    keep_proof_for(request, f"/reply/{token}", proof, LASTS)


def keep_proof_for(request: HttpRequest, path: str, proof: str, lasts: timedelta) -> None:
    """Give this browser a proof for the pages below `path`, for so long; an empty one is forgotten at once."""
    request.link_proof = (path, proof, lasts)  # type: ignore[attr-defined]  # for the middleware above


def too_often(request: HttpRequest) -> bool:
    """Whether this place has tried too often; counts this try."""
    bucket = int(timezone.now().timestamp() // WITHIN.total_seconds())
    key = f"reply:{get_adapter(request).get_client_ip(request)}:{bucket}"
    cache.add(key, 0, timeout=int(WITHIN.total_seconds()))
    return int(cache.incr(key)) > MOST_TRIES


def shut(held: Held | None, actor: Actor) -> Shown:
    """The page of a link that is closed, past its time, or never was. It names nobody and nothing."""
    if held is not None and held.standing is Standing.EXPIRED:
        title = "This link has passed its time"
        words = "It can no longer be opened. Ring us: your answer may still be wanted, and we can send another."
    else:
        title = "This link is closed"
        words = "It cannot be opened. Ring us if you were asked something, or have something to tell us."
    about = [f"link:{held.link_id}"] if held else ["link:unknown"]
    return Shown("reply/closed.html", ClosedPage(title, words, *numbers()), about=about, status=410)


def thanked(held: Held) -> Shown:
    """The page for whoever said that the message was not for them."""
    words = "Thank you. The link is closed, and we know that it went astray. Please delete the message."
    return Shown("reply/closed.html", ClosedPage("Sent back", words, *numbers()), about=[f"link:{held.link_id}"])


def slow_down(actor: Actor) -> Shown:
    """The page for too many tries from one place."""
    words = "There were too many tries from where you are. Wait ten minutes, or ring us."
    page = ClosedPage("Too many tries", words, *numbers())
    return Shown("reply/closed.html", page, about=["link:unknown"], status=429, log="link.slowed_down")
