"""What waits of visitors: comments on the public pages that nobody has read."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.visitors.permissions import Permission
from openmash.casework.visitors.selectors import comments
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.web.worklist.item import Item

MOST = 20


def comments_to_read(actor: Actor) -> Sequence[Item]:
    """Each unread comment, for those who read them. It is anybody's of them to do."""
    if not may(actor, Permission.READ_COMMENTS):
        return ()
    now = timezone.now()
    return [
        Item(
            what="Read a comment on the public pages",
            about="",
            why="It may tell of a child",
            url=reverse("comments"),
            words=f"Written {say.near(comment.left_at, now)}",
            due_at=comment.standing.due_at,
            left=say.left(comment.standing, now),
            keys=comment.about,
        )
        for comment in comments(actor=actor, read=False, limit=MOST)
    ]
