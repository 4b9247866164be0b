"""What other pages say of orders and powers that run now, and how several children are asked about at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.urls import reverse

from openmash.casework.court import selectors
from openmash.casework.court.permissions import Permission
from openmash.casework.court.selectors import OrderShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choices, Form, Option
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.web.child.record import Child

F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class Power:
    """An order or power that nobody has ended: what, since when, and what is left of it."""

    what: str
    since: str
    left: TimeLeft | None
    link: Link


def power(each: OrderShown, now: datetime) -> Power:
    """One of them, with the page where it is ended."""
    return Power(
        str(each.kind.label), say.near(each.began_at, now), left_of(each, now),
        Link("Say how it ended", reverse("order_end", kwargs={"person_id": each.person_id, "order_id": each.id})),
    )  # fmt: skip


def left_of(each: OrderShown, now: datetime) -> TimeLeft | None:
    """What is left; past its time it says so, and that nobody has said how it ended."""
    words = each.said_left(now)
    if not words:
        return None
    over = each.ends_at is not None and each.ends_at < now
    return TimeLeft(f"{say.begun(words)}. Say how it ended" if over else f"Ends {words}", is_late=over)


def powers_now(ids: Iterable[UUID], *, actor: Actor, now: datetime) -> Sequence[Power]:
    """Those of one child, that run out soonest first; nothing where the actor may not see them."""
    if not may(actor, Permission.VIEW):
        return ()
    found = [each for rows in selectors.running_among(ids, actor=actor).values() for each in rows]
    return [power(each, now) for each in sorted(found, key=lambda x: (x.ends_at is None, x.ends_at or x.began_at))]


def powers_among(groups: Mapping[UUID, Iterable[UUID]], *, actor: Actor, now: datetime) -> Mapping[UUID, Sequence[str]]:
    """Those of many children, in a line each, by child; `groups` gives all the records of each. Queries do not grow."""
    if not groups or not may(actor, Permission.VIEW):
        return {}
    running = selectors.running_among([key for ids in groups.values() for key in ids], actor=actor)
    return {
        person: [_line(each, now) for key in ids for each in running.get(key, ())] for person, ids in groups.items()
    }


def _line(each: OrderShown, now: datetime) -> str:
    left = left_of(each, now)
    return f"{each.kind.label}, since {say.near(each.began_at, now)}" + (f": {left.words}." if left else ".")


def brothers_and_sisters(child: Child, actor: Actor) -> list[Option]:
    """Those within reach, by name, to be told of with the child."""
    near = [
        each.person_id
        for each in people.family(child.person, actor)
        if each.is_brother_or_sister and each.until is None and not each.card.beyond_reach
    ]
    return [Option(str(key), card.name) for key, card in linkage.each_once(near, actor).items()]


def with_children(form: type[F], options: Sequence[Option]) -> type[F]:
    """The same form with the brothers and sisters it may also be about; the form itself where there is none."""
    if not options:
        return form
    return type(form.__name__, (form,), {"children": Choices("For which brothers and sisters as well?", options)})


def chosen(told: Form) -> list[UUID]:
    """The brothers and sisters chosen."""
    found = told.values.get("children")
    return [UUID(str(key)) for key in found] if isinstance(found, tuple) else []
