"""A form that cannot be taken as it came: its session had ended, or it was sent before with other words.

Nothing of it is kept here. The page that answers holds what was typed until its writer sends it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

SESSION_MARK, FORM_MARK = "csrfmiddlewaretoken", "form_token"
"""Sent with a form, and written by nobody."""


class Why(StrEnum):
    """Why a form is held."""

    SIGNED_OUT = "signed_out"
    """Nobody is signed in any more."""
    SIGNED_IN_SINCE = "signed_in_since"
    """Somebody signed in after the form was opened."""
    SENT_BEFORE = "sent_before"
    """It was sent and answered, and something else was typed into it since."""


@dataclass(frozen=True)
class HeldPage:
    """`fields` go with the form again; `words` are what somebody wrote, to be read and copied."""

    title: str
    why: Why
    address: str
    fields: Sequence[tuple[str, str]]
    words: Sequence[str]
    has_files: bool
    sign_in_url: str
    sent_url: str


def digest_of(request: HttpRequest) -> str:
    """The SHA-256, in hexadecimal, of what was typed and of the names and sizes of files; not of the session's mark."""
    typed = [[name, texts] for name, texts in request.POST.lists() if name != SESSION_MARK]
    files = [[name, file.name, file.size] for name, those in request.FILES.lists() for file in those]
    return hashlib.sha256(json.dumps([sorted(typed), sorted(files)], default=str).encode()).hexdigest()


def hold(request: HttpRequest, title: str, why: Why, *, sent_url: str = "", status: int = 403) -> HttpResponse:
    """Answer with a page that holds what was typed: nothing was done. What was sent before goes under a new id."""
    sent = [(name, str(text)) for name, texts in request.POST.lists() for text in texts if name != SESSION_MARK]
    anew = str(uuid4()) if why is Why.SENT_BEFORE else ""
    page = HeldPage(
        title, why, request.get_full_path(),
        [(name, anew if anew and name == FORM_MARK else text) for name, text in sent],
        [text for name, text in sent if name != FORM_MARK and " " in text.strip()],
        bool(request.FILES), f"{settings.LOGIN_URL}?next={request.path}", sent_url,
    )  # fmt: skip
    return HttpResponse(render_to_string("shell/held.html", {"page": page}, request=request), status=status)
