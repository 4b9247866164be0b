"""The only code that writes CP-IS files and notices. Each in one transaction with its audit event."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.cpis.models import File, Notice, NoticeRead, Row
from openmash.casework.cpis.permissions import Permission
from openmash.casework.cpis.selectors import as_csv, last_sent
from openmash.casework.cpis.words import Change
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn

Cells = Mapping[str, str]
THE_FILES = UUID("5f0f3f6e-1f2b-4c3e-9a67-0c1d5e2f7a10")
"""Whoever makes the next file takes a turn by this key: what changed is sent once."""


@dataclass(frozen=True)
class NoticeTold:
    """A notice. `presented_at` is aware; `reference` is the sender's own for it."""

    presented_at: datetime
    setting: str
    place: str
    reference: str


@transaction.atomic
def make_file(
    *, actor: Actor, eligible: Mapping[UUID, Cells], without_number: int, columns: Sequence[tuple[str, str]]
) -> UUID:
    """Make a file of what changed since the last one; returns its key. `columns`: (ours, the heading written).

    Raises NotAllowedNow where nothing has changed: the same county gives no second file.
    """
    require(actor, Permission.SEND)
    in_turn(THE_FILES)
    before = last_sent(actor=actor)
    rows: list[tuple[UUID, Change, Cells]] = []
    for person, cells in eligible.items():
        earlier = before.get(person)
        if earlier is None or earlier[0] is Change.ENDED:
            rows.append((person, Change.ADDED, cells))
        elif earlier[1] != cells:
            rows.append((person, Change.CHANGED, cells))
    rows += [
        (person, Change.ENDED, cells)
        for person, (change, cells) in before.items()
        if person not in eligible and change is not Change.ENDED
    ]
    if not rows:
        raise NotAllowedNow("Nothing has changed since the last file. There is nothing to send.")
    count = {change: sum(each is change for _, each, _ in rows) for change in Change}
    content = as_csv([(change, cells) for _, change, cells in rows], columns)
    made = File.objects.create(
        made_at=timezone.now(), made_by=actor.account_id, added=count[Change.ADDED], changed=count[Change.CHANGED],
        ended=count[Change.ENDED], without_number=without_number, columns=[list(pair) for pair in columns],
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    for person, change, cells in rows:
        Row.record(
            actor=actor, file_id=made.pk, person_id=person, change=change, cells=dict(cells),
            occurred_at=made.made_at,
        )  # fmt: skip
    audit.record(
        actor, "cpis.file_made", about=[f"file:{made.pk}", *(f"person:{person}" for person, _, _ in rows)],
        detail={"rows": len(rows), "sha256": made.sha256},
    )  # fmt: skip
    return made.pk


@transaction.atomic
def take_in(*, actor: Actor, person_id: UUID, told: NoticeTold, origin_id: UUID | None = None) -> UUID:
    """Keep a notice about a child, as the NHS told it."""
    require(actor, Permission.TAKE_IN)
    row = Notice.record(
        actor=actor, person_id=person_id, setting=told.setting[:120], place=told.place[:200],
        reference=told.reference[:60], occurred_at=told.presented_at, origin_id=origin_id,
    )  # fmt: skip
    audit.record(actor, "cpis.notice_taken_in", about=[f"person:{person_id}"], detail={"setting": told.setting})
    return row.pk


@transaction.atomic
def read_notice(*, actor: Actor, notice_id: UUID, words: str) -> UUID:
    """Say what was done about a notice; returns whose it is. Raises NotVisible, NotAllowedNow, Incomplete."""
    require(actor, Permission.READ_NOTICES)
    row = Notice.objects.visible_to(actor).filter(pk=notice_id).first()
    if row is None:
        raise NotVisible
    if not words.strip():
        raise Incomplete([Problem("words", "Say what you did about it.")])
    if NoticeRead.objects.filter(notice_id=notice_id).exists():
        raise NotAllowedNow("Somebody has said already what was done.")
    NoticeRead.record(
        actor=actor, notice_id=notice_id, person_id=row.person_id, words=words.strip(), occurred_at=timezone.now()
    )  # fmt: skip
    audit.record(actor, "cpis.notice_read", about=[f"person:{row.person_id}"])
    return row.person_id
