"""What the worklist says of forms: a version that somebody else drafted waits to be put in force."""

from __future__ import annotations

from collections.abc import Sequence

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.instruments import selectors
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.selectors import VersionShown
from openmash.foundation.instruments.words import LocalStepKind, Standing
from openmash.web.forms.loading import draft_url
from openmash.web.worklist.item import Item


def forms_to_look_at(actor: Actor) -> Sequence[Item]:
    """To those who could put it in force; and to its drafter, where it was returned."""
    if not may(actor, Permission.DRAFT):
        return ()
    found = []
    for each in selectors.every_version():
        mine = actor.account_id in each.drafter_ids
        if each.standing is Standing.READY and not mine:
            found.append(_item(each, "Put a form in force, or return it", draft_url(each.kept.id, "form_version")))
        elif each.standing is Standing.DRAFT and mine and _returned(each):
            found.append(_item(each, "Change a draft that was returned", draft_url(each.kept.id)))
    return found


def forms_waiting(actor: Actor) -> int:
    """How many versions wait for this actor to look at them."""
    return len(forms_to_look_at(actor))


def _returned(each: VersionShown) -> bool:
    return bool(each.steps) and each.steps[-1].kind is LocalStepKind.RETURNED


def _item(each: VersionShown, what: str, url: str) -> Item:
    last = each.steps[-1]
    return Item(
        what=what, about=each.title, why=str(each.kept.body.get("source", "")), url=url,
        words=f"{last.kind.label} by {last.by}, {say.day_of(last.at)}. {last.words}".strip(), due_at=None, left=None,
        keys=[],
    )  # fmt: skip
