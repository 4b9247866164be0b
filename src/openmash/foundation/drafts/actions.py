"""Keeping what somebody types, without ever overwriting words they have not seen.

A draft is its writer's alone. A visitor without an account holds a token; the database keeps only its hash and shows
the draft to nobody who does not give it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.drafts.models import Draft as DraftRow
from openmash.foundation.drafts.selectors import Draft, as_shown, open_with, owned

__all__ = ["Saved", "change_draft", "discard_draft", "remove_expired_drafts", "save_draft"]
STAFF_KEEPS = timedelta(days=28)
VISITOR_KEEPS = timedelta(hours=24)
Content = Mapping[str, "str | int | bool | Sequence[object] | Mapping[str, object] | None"]


@dataclass(frozen=True)
class Saved:
    """What came of saving. With `other` set nothing was written: `draft` is what you sent, `other` what is there."""

    draft: Draft
    other: Draft | None = None

    @property
    def is_stale(self) -> bool:
        """Somebody (the same person elsewhere) saved since: show both and let the writer choose."""
        return self.other is not None


@transaction.atomic
def save_draft(
    *, actor: Actor, kind: str, subject: str = "", content: Content, base_revision: int = 0, token: str = ""
) -> Saved:
    """Keep what was typed in form `kind` about `subject` (a key, or blank).

    `base_revision` is the revision the writer began from; 0 for a new draft. Where the draft has moved on since,
    nothing is written and both are returned. The same words again are no conflict. `token` is a visitor's, as made by
    `selectors.new_token`.
    """
    token_hash = open_with(token)
    now = timezone.now()
    expires = now + (VISITOR_KEEPS if token else STAFF_KEEPS)
    mine = owned(actor, token_hash).filter(kind=kind, subject=subject)
    mine.filter(expires_at__lte=now).delete()
    if base_revision:
        changed = mine.filter(revision=base_revision).update(
            content=dict(content), revision=F("revision") + 1, updated_at=now, expires_at=expires
        )
        if changed:
            return Saved(as_shown(mine.get()))
    row = DraftRow(
        account_id=actor.account_id, token_hash=token_hash, kind=kind, subject=subject, content=dict(content),
        updated_at=now, expires_at=expires,
    )  # fmt: skip
    there = mine.first()
    if there is None:
        try:
            with transaction.atomic():
                row.save(force_insert=True)
            return Saved(as_shown(row))
        except IntegrityError:
            there = mine.get()
    if there.content == dict(content):
        return Saved(as_shown(there))
    return Saved(as_shown(row), as_shown(there))


@transaction.atomic
def change_draft(
    *, actor: Actor, kind: str, subject: str = "", content: Content, base_revision: int, token: str = ""
) -> Draft | None:
    """Keep what was typed in a draft that is there; never make one. None where that is done, or there is none.

    Where the draft has moved on since `base_revision`, nothing is written and what is there is returned. So a form
    still on its way cannot bring back a draft that its writer has thrown away.
    """
    now = timezone.now()
    mine = owned(actor, open_with(token)).filter(kind=kind, subject=subject)
    changed = mine.filter(revision=base_revision).update(
        content=dict(content), revision=F("revision") + 1, updated_at=now,
        expires_at=now + (VISITOR_KEEPS if token else STAFF_KEEPS),
    )  # fmt: skip
    there = None if changed else mine.first()
    return as_shown(there) if there else None


@transaction.atomic
def discard_draft(*, actor: Actor, kind: str, subject: str = "", token: str = "") -> bool:
    """Throw a draft away, because it was sent or is not wanted. Returns whether there was one."""
    token_hash = open_with(token)
    count, _ = owned(actor, token_hash).filter(kind=kind, subject=subject).delete()
    return count > 0


def remove_expired_drafts() -> int:
    """Remove every draft past its time, whoever wrote it, unseen. Returns how many. Run by the clock."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.remove_expired_drafts()")
        (count,) = cursor.fetchone() or (0,)
    return int(count)
