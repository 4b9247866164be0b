"""Keeping what visitors leave, and saying that it was read."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from openmash.casework.visitors.models import Comment, Reading
from openmash.casework.visitors.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem

ONE_CONTACT = "visitors_reading_one_contact"


@transaction.atomic
def leave_comment(*, actor: Actor, words: str, page: str = "", reach: str = "") -> UUID:
    """Keep what somebody wrote about the public pages; returns its key. Raises Incomplete.

    `page` names the page they came from, `reach` is how they may be reached. The actor reads nothing back.
    """
    require(actor, Permission.LEAVE_COMMENT)
    if not words.strip():
        raise Incomplete([Problem("words", "Write what you want to tell us.")])
    row = Comment.record(actor=actor, words=words, page=page[:60], reach=reach[:200])
    audit.record(actor, "visitors.comment_left", about=[f"comment:{row.id}"])
    return row.id


@transaction.atomic
def mark_read(*, actor: Actor, comment_id: UUID) -> None:
    """Say that this comment was read and tells of no child who needs us. Raises NotVisible. Twice is no fault."""
    require(actor, Permission.READ_COMMENTS)
    _keep_reading(actor, comment_id, None)


@transaction.atomic
def mark_made_contact(*, actor: Actor, comment_id: UUID, contact_id: UUID) -> None:
    """Say that this comment was made a contact. Raises NotVisible, and NotAllowedNow where it was made one already."""
    require(actor, Permission.MAKE_CONTACT)
    try:
        with transaction.atomic():
            _keep_reading(actor, comment_id, contact_id)
    except IntegrityError as refused:
        if ONE_CONTACT not in str(refused):
            raise
        raise NotAllowedNow("Somebody else made this a contact just now. It is on the board.") from refused


def _keep_reading(actor: Actor, comment_id: UUID, contact_id: UUID | None) -> None:
    if not Comment.objects.filter(pk=comment_id).exists():
        raise NotVisible
    Reading.record(actor=actor, comment_id=comment_id, contact_id=contact_id)
    audit.record(actor, "visitors.comment_read", about=[f"comment:{comment_id}"])


def count_look(*, actor: Actor, page: str, on: date) -> None:
    """Count one look at a public page: the page and the day, nothing else. Call it in a transaction."""
    require(actor, Permission.LEAVE_COMMENT)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into visitors_pagecount (id, day, page, looks) values (%s, %s, %s, 1) "
            "on conflict (day, page) do update set looks = visitors_pagecount.looks + 1",
            [new_key(), on, page[:60]],
        )
