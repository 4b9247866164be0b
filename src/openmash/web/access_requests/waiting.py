"""Requests for people's own records that wait, on the worklist of whoever does what is next."""

from __future__ import annotations

from collections.abc import Sequence

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.insight.access_requests import selectors
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import RequestShown
from openmash.web.access_requests.showing import caption_of, due_moment, left_of, url_of
from openmash.web.worklist.item import Item


def access_requests_to_answer(actor: Actor) -> Sequence[Item]:
    """Those whose next step is this actor's, the first due first."""
    if not may(actor, Permission.READ):
        return ()
    return [
        Item(
            what=each.next_step, about=caption_of(each), why="Somebody asks for what is recorded about them",
            url=url_of(each.id), words=str(each.asker.label), due_at=due_moment(each), left=left_of(each),
            keys=each.about,
        )
        for each in selectors.requests(actor=actor)
        if not each.is_ended and _is_mine(each, actor)
    ]  # fmt: skip


def _is_mine(each: RequestShown, actor: Actor) -> bool:
    if may(actor, Permission.HANDLE):
        waits = each.is_identified and not each.is_found
        return not waits and not (each.prepared and each.prepared.verdict is None)
    return not each.is_found or bool(each.prepared and each.prepared.verdict is None and each.person_ids)
