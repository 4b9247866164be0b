"""When there is no such page, and when something broke."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from openmash.foundation.access.held import Why, hold
from openmash.foundation.access.models import Account
from openmash.foundation.access.screens import PublicActor, Refused
from openmash.foundation.governance.area import PhoneNumber
from openmash.foundation.governance.profile import profile

LOGGER = logging.getLogger(__name__)
PLAIN = (
    "<!DOCTYPE html><html lang='en-GB'><title>Something is not working</title><h1>Something is not working</h1>"
    "<p>Nothing you sent was lost if a page had already said that it was received. Try again in a minute.</p>"
    "<p>If a child is in danger now, call 999. If this cannot wait, ring the duty desk.</p>"
    "<p><a rel='noreferrer' href='{neutral}'>Leave this page now</a></p>"
)
"""For when not even the page that says so can be made."""


@dataclass(frozen=True)
class BrokenPage:
    """What to do when something broke: the numbers are the area's own file's, for the database may be what broke."""

    title: str = "Something is not working"
    numbers: tuple[PhoneNumber, ...] = ()


@dataclass(frozen=True)
class OpenTooLongPage:
    """What to do when a form was open too long."""

    title: str = "This page was open too long"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address: the same page as for what may not be seen."""
    return HttpResponse(render_to_string("shell/404.html", {"page": Refused("")}, request=request), status=404)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sign-in library refused."""
    because = "This cannot be done with the account you are signed in with."
    return HttpResponse(render_to_string("shell/403.html", {"page": Refused(because)}, request=request), status=403)


def open_too_long(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without the mark of this session: open in two windows, or since before signing in.

    Sent from a page of ours, what was typed is held, to be sent again. The browser itself says where it was sent from,
    and no other site can say it for it: a form that another site sent is never offered for sending.
    """
    permission = getattr(getattr(request.resolver_match, "func", None), "permission", None)
    is_workers = permission is not None and not isinstance(permission, PublicActor)
    if is_workers and request.headers.get("Sec-Fetch-Site") == "same-origin":
        signed_in = isinstance(request.user, Account)
        if signed_in:
            return hold(request, OpenTooLongPage.title, Why.SIGNED_IN_SINCE)
        return hold(request, "You have been signed out", Why.SIGNED_OUT)
    body = render_to_string("shell/open_too_long.html", {"page": OpenTooLongPage()}, request=request)
    return HttpResponse(body, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """The request failed and nothing of it was kept."""
    try:
        body: str = render_to_string("shell/500.html", {"page": BrokenPage(numbers=_numbers())}, request=request)
    except Exception:
        LOGGER.exception("The page that says something broke could not be made.")
        body = PLAIN.replace("{neutral}", settings.OPENMASH_NEUTRAL_SITE)
    return HttpResponse(body, status=500)


def _numbers() -> tuple[PhoneNumber, ...]:
    """The hub's, by day and by night. A demonstration gives none: nobody real should be rung from it."""
    if settings.DEMO:
        return ()
    local = profile(settings.OPENMASH_PROFILE, on=timezone.localdate())
    return (local.phone_number("mash"), local.phone_number("out_of_hours"))
