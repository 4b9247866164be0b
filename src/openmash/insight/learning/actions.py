"""The only code that keeps what is learnt. Keyword-only, `actor` first, in one transaction with its audit row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.insight.learning.models import Briefing, BriefingRead, Theme
from openmash.insight.learning.permissions import Permission
from openmash.insight.learning.words import PARTS, From
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class ThemeTold:
    """A theme as somebody keeps it."""

    title: str
    learnt_from: From
    what: str
    owner_id: UUID
    response: str
    due_on: date


@transaction.atomic
def keep_theme(*, actor: Actor, told: ThemeTold, supersedes: UUID | None = None) -> UUID:
    """Keep a theme, in place of an earlier row of it where there is one; returns its key. Raises Incomplete."""
    require(actor, Permission.KEEP)
    found = []
    for name, words, sentence in (
        ("title", told.title, "Give the theme a name."), ("what", told.what, "Say what was learnt."),
        ("response", told.response, "Say what is done about it."),
    ):  # fmt: skip
        if not words.strip():
            found.append(Problem(name, sentence))
    if told.owner_id not in who([told.owner_id]):
        found.append(Problem("owner", "Choose whose it is."))
    if told.due_on <= local_date(timezone.now()):
        found.append(Problem("due_on", "Choose a day that is still to come."))
    if found:
        raise Incomplete(found)
    if supersedes is not None and not Theme.objects.current().filter(pk=supersedes).exists():
        raise NotVisible
    row = Theme.record(
        actor=actor, title=told.title.strip(), learnt_from=told.learnt_from, what=told.what.strip(),
        owner_id=told.owner_id, response=told.response.strip(), due_on=told.due_on, supersedes=supersedes,
    )  # fmt: skip
    audit.record(actor, "learning.theme_kept", about=[f"theme:{row.pk}", f"account:{told.owner_id}"])
    return row.pk


@transaction.atomic
def write_briefing(
    *, actor: Actor, theme_id: UUID, title: str, parts: Mapping[str, str], supersedes: UUID | None = None
) -> UUID:
    """Publish a briefing about a theme, all seven parts of it; returns its key. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    if not Theme.objects.filter(pk=theme_id).exists():
        raise NotVisible
    found = [] if title.strip() else [Problem("title", "Give the briefing a name.")]
    found += [
        Problem(slug, f"{name}: write it, in a line or two.")
        for slug, name, _ in PARTS
        if not parts.get(slug, "").strip()
    ]
    if found:
        raise Incomplete(found)
    kept = {slug: parts[slug].strip() for slug, _, _ in PARTS}
    row = Briefing.record(actor=actor, theme_id=theme_id, title=title.strip(), parts=kept, supersedes=supersedes)
    audit.record(actor, "learning.briefing_published", about=[f"theme:{theme_id}", f"briefing:{row.pk}"])
    return row.pk


@transaction.atomic
def say_read(*, actor: Actor, briefing_id: UUID, will_do: str) -> None:
    """Say that the actor has read it, and what they will do, for themselves. A second time changes nothing."""
    require(actor, Permission.READ)
    if not Briefing.objects.filter(pk=briefing_id).exists():
        raise NotVisible
    if BriefingRead.objects.filter(account_id=actor.account_id, briefing_id=briefing_id).exists():
        return
    BriefingRead.record(
        actor=actor, account_id=actor.account_id, briefing_id=briefing_id, team_id=actor.team_id,
        will_do=will_do.strip(),
    )  # fmt: skip
    audit.record(actor, "learning.briefing_read", about=[f"briefing:{briefing_id}"])
