"""Reading losses, under the actor's rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.losses.duties import OF_KIND, ToDo
from openmash.casework.losses.models import DutyDone, Loss, Stopped
from openmash.casework.losses.words import Expected, Kind, OthersSafe, WhatStopped
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.entries import People
from openmash.records.people.selectors import people_cards

WORKED_ON = timedelta(days=90)


@dataclass(frozen=True)
class Done:
    """What was done about a duty, by whom and when (UTC)."""

    applies: bool
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class DutyShown:
    """A duty, and what was done about it, newest first; empty: nobody has yet."""

    todo: ToDo
    done: tuple[Done, ...]


@dataclass(frozen=True)
class LossShown:
    """A loss with what stopped and what is to be worked through. `mistaken`: why it was a mistake, else empty."""

    id: UUID
    person_id: UUID
    name: str
    kind: Kind
    on: str
    expected: str
    told_by: str
    words: str
    others_safe: OthersSafe
    others_words: str
    recorded_by: str
    recorded_at: datetime
    stopped: tuple[tuple[str, str], ...]
    duties: tuple[DutyShown, ...]
    mistaken: str

    @property
    def about(self) -> list[str]:
        return [f"loss:{self.id}", f"person:{self.person_id}"]


def loss(loss_id: UUID, *, actor: Actor) -> LossShown:
    """One loss, mistaken or not. Raises NotVisible."""
    row = Loss.objects.visible_to(actor).filter(pk=loss_id).exclude(kind=Kind.MISTAKEN).first()
    if row is None:
        raise NotVisible
    mistake = Loss.objects.filter(supersedes=row.pk).first()
    done = list(DutyDone.objects.visible_to(actor).filter(loss_id=row.pk).order_by("-recorded_at", "-pk"))
    stopped = Stopped.objects.visible_to(actor).filter(loss_id=row.pk).order_by("recorded_at", "id")
    names = who([row.recorded_by, *(each.recorded_by for each in done)])
    card = people_cards([row.person_id], actor).get(row.person_id)
    by_key: dict[str, list[Done]] = {}
    for each in done:
        by = names[each.recorded_by].name
        by_key.setdefault(each.duty, []).append(Done(each.applies, each.words, by, each.recorded_at))
    return LossShown(
        id=row.pk, person_id=row.person_id, name=card.name if card else "", kind=Kind(row.kind), on=row.on,
        expected=str(Expected(row.expected).label) if row.expected else "", told_by=row.told_by, words=row.words,
        others_safe=OthersSafe(row.others_safe or "unknown"), others_words=row.others_words,
        recorded_by=names[row.recorded_by].name, recorded_at=row.recorded_at,
        stopped=tuple((str(WhatStopped(each.what).label), each.words) for each in stopped),
        duties=tuple(DutyShown(todo, tuple(by_key.get(todo.key, ()))) for todo in OF_KIND[Kind(row.kind)]),
        mistaken=mistake.words if mistake else "",
    )  # fmt: skip


def loss_of(people: People, *, actor: Actor) -> UUID | None:
    """The loss of this person, under any of their records; None where there is none, or it was a mistake."""
    rows = Loss.objects.visible_to(actor).current().filter(person_id__in=list(people.ids)).exclude(kind=Kind.MISTAKEN)
    return rows.order_by("-recorded_at", "-pk").values_list("pk", flat=True).first()


@dataclass(frozen=True)
class Work:
    """A loss of the last 90 days with duties nobody has worked through. It names nobody: a list is no place for it."""

    loss_id: UUID
    person_id: UUID
    kind: Kind
    left: tuple[str, ...]
    recorded_at: datetime
    recorded_by: UUID


def work_for(*, actor: Actor, now: datetime | None = None) -> list[Work]:
    """Losses still to be worked through, oldest first. Two queries."""
    since = (now or timezone.now()) - WORKED_ON
    rows = Loss.objects.visible_to(actor).current().filter(recorded_at__gte=since).exclude(kind=Kind.MISTAKEN)
    found = list(rows.order_by("recorded_at", "pk")[:200])
    done: dict[UUID, set[str]] = {}
    for loss_id, duty in DutyDone.objects.filter(loss_id__in=[row.pk for row in found]).values_list("loss_id", "duty"):
        done.setdefault(loss_id, set()).add(duty)
    work = []
    for row in found:
        left = tuple(each.name for each in OF_KIND[Kind(row.kind)] if each.key not in done.get(row.pk, ()))
        if left:
            work.append(Work(row.pk, row.person_id, Kind(row.kind), left, row.recorded_at, row.recorded_by))
    return work
