"""Reading unmet need: of one child under the actor's rights; and counts, with small ones kept back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Sum

from openmash.casework.unmet.models import BecameOf, Tally, Unmet
from openmash.casework.unmet.permissions import Permission
from openmash.casework.unmet.words import Became, Kind, MadeFrom, Why
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import People

FEWEST = 5
"""A count smaller than this is not shown (suppression of small numbers, as national statistics do)."""
ASK_AGAIN = timedelta(days=28)


@dataclass(frozen=True)
class BecameShown:
    """What became of it, by whom and when (UTC)."""

    became: Became
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class UnmetShown:
    """An unmet need of a child, with what became of it, oldest first."""

    id: UUID
    person_id: UUID
    kind: Kind
    what: str
    why: Why
    since: date
    instead: str
    made_from: MadeFrom
    by: str
    recorded_at: datetime
    became: tuple[BecameShown, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is still needed and not to be had."""
        return not self.became or self.became[-1].became is Became.STILL_NOT

    @property
    def about(self) -> list[str]:
        return [f"unmet:{self.id}", f"person:{self.person_id}"]


def of_child(people: People, *, actor: Actor, known_at: datetime | None = None) -> list[UnmetShown]:
    """Every unmet need of one child, the newest first. One trip, and a query more where there is one."""
    trip = Trip(known_at=known_at)
    rows = trip.facts(Unmet, "person_id", people.ids, actor=actor)
    became = trip.facts(BecameOf, "person_id", people.ids, actor=actor)
    trip.go()
    return list(reversed(_shown(rows.all, became.all)))


def one(unmet_id: UUID, *, actor: Actor) -> UnmetShown:
    """One of them. Raises NotVisible."""
    row = Unmet.objects.visible_to(actor).current().filter(pk=unmet_id).first()
    if row is None:
        raise NotVisible
    return _shown(
        [row], list(BecameOf.objects.visible_to(actor).filter(unmet_id=row.pk).order_by("recorded_at", "id"))
    )[0]


def to_ask_again(*, actor: Actor, now: datetime) -> list[UnmetShown]:
    """Needs the actor recorded that are open, and of which nothing was said for four weeks. Two queries."""
    rows = Unmet.objects.visible_to(actor).current().filter(recorded_by=actor.account_id)
    found = list(rows.filter(recorded_at__lte=now - ASK_AGAIN).order_by("recorded_at", "id")[:200])
    if not found:
        return []
    became = list(BecameOf.objects.filter(unmet_id__in=[row.pk for row in found]).order_by("recorded_at", "id"))
    shown = _shown(found, became)
    return [x for x in shown if x.is_open and (not x.became or x.became[-1].at <= now - ASK_AGAIN)]


def _shown(rows: Sequence[Unmet], became: Sequence[BecameOf]) -> list[UnmetShown]:
    if not rows:
        return []
    names = who([row.recorded_by for row in (*rows, *became)])
    of: dict[UUID, list[BecameShown]] = defaultdict(list)
    for each in became:
        of[each.unmet_id].append(
            BecameShown(Became(each.became), each.words, names[each.recorded_by].name, each.recorded_at)
        )
    return [
        UnmetShown(
            row.pk, row.person_id, Kind(row.kind), row.what, Why(row.why), row.since, row.instead,
            MadeFrom(row.made_from), f"{names[row.recorded_by].name}, {names[row.recorded_by].agency_name}",
            row.recorded_at, tuple(of[row.pk]),
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """How many needs stand unmet, by kind (rows) and team (columns). None: too few to show. `total` None: kept back."""

    areas: tuple[str, ...]
    rows: tuple[tuple[Kind, tuple[int | None, ...], int | None], ...]
    reasons: tuple[tuple[Why, int | None], ...]


def counted(*, actor: Actor, since: date | None = None) -> Counted:
    """The commissioners' list: needs begun since a month and still unmet. It reads the tally, which holds no person.

    A count below five is kept back, and so is the total of a row with exactly one count kept back. Raises NotPermitted.
    """
    require(actor, Permission.COUNT)
    rows = Tally.objects.filter(month__gte=since) if since else Tally.objects.all()
    cells = {(x["kind"], x["area"]): x["n"] for x in rows.values("kind", "area").annotate(n=Sum("change"))}
    reasons = {x["why"]: x["n"] for x in rows.values("why").annotate(n=Sum("change"))}
    areas = tuple(sorted({area for _, area in cells}))
    return Counted(
        areas,
        tuple(_row(kind, areas, cells) for kind in Kind if any((kind.value, area) in cells for area in areas)),
        _reasons(reasons),
    )  # fmt: skip


def _row(
    kind: Kind, areas: Sequence[str], cells: Mapping[tuple[str, str], int]
) -> tuple[Kind, tuple[int | None, ...], int | None]:
    numbers = [cells.get((kind.value, area), 0) for area in areas]
    shown = tuple(_enough(number) for number in numbers)
    kept_back = sum(each is None for each in shown)
    return kind, shown, None if kept_back == 1 else _enough(sum(numbers))


def _reasons(numbers: Mapping[str, int]) -> tuple[tuple[Why, int | None], ...]:
    """The reasons. Where one count alone is kept back the smallest of the others is too, or the rows would tell it."""
    shown = [(why, _enough(numbers[why.value])) for why in Why if why.value in numbers]
    if sum(number is None for _, number in shown) == 1:
        rest = [(number, why) for why, number in shown if number]
        if rest:
            smallest = min(rest, key=lambda each: each[0])[1]
            shown = [(why, None if why is smallest else number) for why, number in shown]
    return tuple(shown)


def _enough(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST else None
