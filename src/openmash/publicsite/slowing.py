"""Slowing down whoever sends very much, without ever refusing a real reporter in silence.

What is counted is a digest of the sender's network address, under a key that changes every hour and is kept nowhere:
nobody can read an address out of it, or tell that two hours had the same sender. Many people may share one address (a
school, a library, a hospital), so the limits are wide; beyond them the page says so, keeps what was written and gives
the number to ring. There is no limit on all senders together: it would let one of them silence everybody else.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.screens import Shown
from openmash.foundation.governance.profile import profile
from openmash.publicsite.ringing import numbers
from openmash.statute.calendar import local_date

AN_HOUR = 60 * 60
FIGURES = {
    "begin": "public_reports_begun_an_hour",
    "send": "public_reports_an_hour",
    "file": "public_files_an_hour",
    "comment": "public_comments_an_hour",
    "information": "public_comments_an_hour",
    "own_words": "public_own_words_an_hour",
}
"""Which figure of the area's profile says how often one address may do each within an hour of the clock."""


@dataclass(frozen=True)
class SlowDownPage:
    """What to do instead, and that nothing was lost."""

    title: str
    by_day: str
    by_night: str
    back_url: str
    is_kept: bool


def limit_of(what: str) -> int:
    """How often one address may do this within an hour here, now."""
    return profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now())).figure(FIGURES[what])


def too_many(request: HttpRequest, what: str) -> bool:
    """Count one more of this from this sender; whether it is beyond the limit."""
    key = f"slowing:{what}:{_digest(address_of(request))}"
    if cache.add(key, 1, AN_HOUR):
        return False
    try:
        return cache.incr(key) > limit_of(what)
    except ValueError:  # it ran out between the two
        return False


def slow_down(back_url: str, *, is_kept: bool) -> Shown:
    """The page that asks to wait or to ring. `is_kept`: what was written is still here."""
    page = SlowDownPage("Please ring us, or wait a little", *numbers(), back_url, is_kept)
    return Shown("publicsite/slow_down.html", page, status=429)


def address_of(request: HttpRequest) -> str:
    """The sender's network: its address as the first of our own proxies saw it; of the newer kind, its first half."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        passed = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
        said = passed[-settings.PROXIES] if len(passed) >= settings.PROXIES else said
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return ""
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def _digest(address: str) -> str:
    hour = timezone.now().strftime("%Y-%m-%d %H")
    return hmac.new(settings.SECRET_KEY.encode(), f"{hour} {address}".encode(), hashlib.sha256).hexdigest()
