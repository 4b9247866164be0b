"""Every looked-after child and care leaver within reach, by what is due; and what the worklist says of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.looked_after import selectors
from openmash.casework.looked_after.permissions import Permission
from openmash.casework.looked_after.selectors import LookedAfter
from openmash.casework.looked_after.timing import PATHWAY, REVIEWS
from openmash.casework.looked_after.words import What
from openmash.casework.visits.words import Purpose
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty
from openmash.records.cases import selectors as cases
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.statute.clocks.reckoning import Due
from openmash.web.child.banner import age_and_birth
from openmash.web.journey.journey import Limit, limit_of
from openmash.web.looked_after.showing import as_leaver, in_a_line
from openmash.web.worklist.item import Item


@dataclass(frozen=True)
class Row:
    """One child."""

    child: str
    url: str
    how: str
    owed: Sequence[str]
    limits: Sequence[Limit]


@dataclass(frozen=True)
class ListPage:
    """What the template shows."""

    title: str
    sentence: str
    rows: Sequence[Row]
    empty: Empty


@screen(Permission.VIEW, log="looked_after.listed")
def looked_after(request: HttpRequest, actor: Actor) -> Shown:
    """Those looked after now and care leavers, by the visit or review that is due soonest."""
    now = timezone.now()
    everybody = [*selectors.everybody(actor=actor, now=now), *selectors.care_leavers(actor=actor, now=now)]
    found = sorted(_of(dict.fromkeys(everybody), actor, now), key=lambda each: _soonest(each, now))
    cards = people.people_cards({each.person_id for each in found}, actor) if found else {}
    page = ListPage(
        "Looked-after children and care leavers", "By the visit or the review that is due soonest.",
        [
            Row(
                _called(cards.get(each.person_id)), _url(each.person_id),
                in_a_line(each) if each.is_now else as_leaver(each), each.owed,
                [limit_of(due, now) for due in each.due],
            )
            for each in found
        ],
        Empty("Nobody is recorded", "A child under an order or an agreement, or placed, appears here until it ends."),
    )  # fmt: skip
    return Shown("looked_after/list.html", page, about=[f"person:{each.person_id}" for each in found])


def looked_after_to_follow(actor: Actor) -> Iterable[Item]:
    """The visit and the review due to each of the actor's children, and what must be written to count them."""
    if not may(actor, Permission.RECORD):
        return ()
    now = timezone.now()
    found = _of(cases.allocated_to_me(actor=actor), actor, now)
    if not found:
        return ()
    cards = people.people_cards({each.person_id for each in found}, actor)
    return (item for each in found for item in _items(each, cards.get(each.person_id), now))


def _of(person_ids: Iterable[UUID], actor: Actor, now: datetime) -> list[LookedAfter]:
    sets = linkage.person_sets(list(person_ids), actor)
    groups: Mapping[UUID, tuple[UUID, ...]] = {each.lead_id: each.ids for each in sets.values()}
    found = selectors.among(groups, actor=actor, now=now, ever=True)
    return [each for each in found if each.is_now or each.is_owed_a_pathway]


def _items(each: LookedAfter, card: Card | None, now: datetime) -> list[Item]:
    if card is not None and card.has_died:
        return []
    about, keys = _called(card), [f"person:{each.person_id}"]
    items = [
        Item(
            what=due.clock.name, about=about, why=_why(each), url=_task(each.person_id, due),
            due_at=due.standing.due_at, left=say.left(due.standing, now), keys=keys,
        )
        for due in each.due
    ]  # fmt: skip
    items += [Item(what=owed, about=about, why=_why(each), url=_url(each.person_id), keys=keys)
              for owed in each.owed]  # fmt: skip
    return items


def _why(each: LookedAfter) -> str:
    return "Looked after" if each.is_now else "Care leaver"


def _task(person_id: UUID, due: Due) -> str:
    if due.clock.key == PATHWAY:
        return reverse("looked_after_record", kwargs={"person_id": person_id, "what": What.PATHWAY.value})
    if due.clock.key in REVIEWS:
        return reverse("looked_after_record", kwargs={"person_id": person_id, "what": What.REVIEW.value})
    return f"{reverse('visit_plan', kwargs={'person_id': person_id})}?purpose={Purpose.LOOKED_AFTER.value}"


def _soonest(each: LookedAfter, now: datetime) -> datetime:
    return min((due.standing.due_at for due in each.due if due.standing.due_at), default=now.replace(year=now.year + 5))


def _called(card: Card | None) -> str:
    if card is None:
        return "Unknown child"
    age = age_and_birth(card.birth, None, has_died=card.has_died)[0]
    return f"{card.name}, {age}" if age else card.name


def _url(person_id: UUID) -> str:
    return reverse("child_looked_after", kwargs={"person_id": person_id})
