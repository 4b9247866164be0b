"""Agreements to look at again, that end soon, have ended or were never recorded, on the worklist of who keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.sharing import selectors
from openmash.foundation.sharing.permissions import Permission
from openmash.foundation.sharing.selectors import AgreementShown, begins
from openmash.foundation.sharing.words import Stage
from openmash.statute.calendar import local_date
from openmash.web.worklist.item import Item

AHEAD = timedelta(days=30)


def agreements_to_keep(actor: Actor) -> Sequence[Item]:
    """What each agreement waits for."""
    if not may(actor, Permission.KEEP):
        return ()
    found, today = selectors.agreements(actor=actor), local_date(timezone.now())
    if not found and may(actor, Permission.DECIDE):
        why = "No sharing agreement is recorded: nothing is closed"
        return [Item("Record what is shared with whom, under what", "", why, reverse("sharing_register"))]
    return [item for each in found for item in _of(each, today)]


def _of(each: AgreementShown, today: date) -> Iterator[Item]:
    url, last = reverse("sharing_agreement", args=[each.id]), each.last
    drafts = [one for one in each.versions if one.stage is Stage.DRAFT]
    if drafts:
        what = "Record who signed" if drafts[0].unsigned else "Put it in force"
        yield Item(what, each.title, f"Version {drafts[0].number} is signed by all, or waits for it", url)
    if last is None or each.ended_at is not None:
        return
    if last.stage is Stage.ENDED and last.ends_on is not None:
        yield Item("Renew it, or end it", each.title, "It has ended: what it let through is closed", url,
                   due_at=begins(last.ends_on))  # fmt: skip
        return
    if last.ends_on is not None and last.ends_on - today <= AHEAD and not each.is_followed:
        yield Item("Renew it before it ends", each.title, f"It ends on {last.ends_on:%-d %B}", url,
                   due_at=begins(last.ends_on))  # fmt: skip
    if last.review_by - today <= AHEAD:
        yield Item("Look at it again", each.title, f"Due by {last.review_by:%-d %B}", url,
                   due_at=begins(last.review_by))  # fmt: skip
