"""Keeping what somebody is typing, and finding it again. For forms of people who are signed in.

A form says where its draft is kept: `post_form(frame, page.form, draft=page.draft_url, revision=page.revision)`, with
`draft_url("decide", key)` and what `begun(…)` gave.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Sent, screen
from openmash.foundation.design.forms import Form
from openmash.foundation.drafts.actions import discard_draft, save_draft
from openmash.foundation.drafts.selectors import resume_draft
from openmash.foundation.facts.refusals import NotVisible

F = TypeVar("F", bound=Form)
MOST_BYTES = 500_000
JSON = "application/json"


@dataclass(frozen=True)
class Begun(Generic[F]):
    """A form as it was left, or a blank one, and the revision of its draft (0: there is none)."""

    form: F
    revision: int


def draft_url(kind: str, subject: str = "") -> str:
    """Where a form of this kind about this thing keeps its draft."""
    return reverse("keep_draft", kwargs={"kind": kind, "subject": subject} if subject else {"kind": kind})


def begun(form: type[F], *, actor: Actor, kind: str, subject: str = "", otherwise: F | None = None) -> Begun[F]:
    """What the actor had typed into this form, else `otherwise` or a blank form."""
    draft = resume_draft(actor=actor, kind=kind, subject=subject)
    if draft is None:
        return Begun(otherwise or form.blank(), 0)
    return Begun(form.resumed(cast("Mapping[str, Sequence[str]]", draft.content.get("fields", {}))), draft.revision)


def sent(*, actor: Actor, kind: str, subject: str = "") -> None:
    """The form was sent: its draft is not needed any more."""
    discard_draft(actor=actor, kind=kind, subject=subject)


@screen(Permission.USE_ACCOUNT)
def keep_draft(request: HttpRequest, actor: Actor, kind: str, subject: str = "") -> Sent:
    """Keep {fields: {name: [values]}, revision}; answers {revision}, or {stale: true} where it changed elsewhere since.

    Anything that is not such an object is answered as if there were no such page.
    """
    fields, revision = _read(request)
    saved = save_draft(actor=actor, kind=kind, subject=subject, content={"fields": fields}, base_revision=revision)
    answer: dict[str, int] = {"stale": True} if saved.is_stale else {"revision": saved.draft.revision}
    return Sent(json.dumps(answer).encode(), JSON)


def _read(request: HttpRequest) -> tuple[dict[str, list[str]], int]:
    if request.method != "POST" or request.content_type != JSON or len(request.body) > MOST_BYTES:
        raise NotVisible
    try:
        found = json.loads(request.body)
        fields, revision = found["fields"], found.get("revision", 0)
        typed = {str(name): [str(text).replace("\0", "") for text in texts] for name, texts in fields.items()}
    except (ValueError, KeyError, AttributeError, TypeError):
        raise NotVisible from None
    return typed, revision if isinstance(revision, int) and 0 <= revision < 2**31 else 0
