"""Reading what was learnt. It names no child. Readers of a briefing are counted by team, and never named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import team_sizes, who
from openmash.foundation.agencies.selectors import teams
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.learning.models import Briefing, BriefingRead, Theme
from openmash.insight.learning.permissions import Permission
from openmash.insight.learning.words import From

MOST = 200
LEAST_TEAM = 5
"""A smaller team is counted with the others: whoever has not read would be known."""


@dataclass(frozen=True)
class ThemeShown:
    """A theme as it stands, with the keys of its briefings."""

    id: UUID
    title: str
    learnt_from: From
    what: str
    owner_id: UUID
    owner: str
    response: str
    due_on: date
    kept_at: datetime
    briefings: tuple[UUID, ...]

    @property
    def about(self) -> Sequence[str]:
        """The audit's key."""
        return [f"theme:{self.id}"]


@dataclass(frozen=True)
class BriefingShown:
    """A briefing; `will_do` is what the reader wrote for themselves, None where they have not read it."""

    id: UUID
    theme_id: UUID
    title: str
    parts: Mapping[str, str]
    by: str
    at: datetime
    will_do: str | None

    @property
    def about(self) -> Sequence[str]:
        """The audit's key."""
        return [f"briefing:{self.id}"]


def themes(*, actor: Actor) -> list[ThemeShown]:
    """Every theme as it stands, the newest first. Three queries."""
    require(actor, Permission.READ)
    rows = list(Theme.objects.current().order_by("-recorded_at", "-pk")[:MOST])
    first = _first_keys(rows)
    told = list(Briefing.objects.current().order_by("-recorded_at", "-pk").values_list("pk", "theme_id"))
    names = who({row.owner_id for row in rows})
    return [
        ThemeShown(
            row.pk, row.title, From(row.learnt_from), row.what, row.owner_id,
            names[row.owner_id].name if row.owner_id in names else "", row.response, row.due_on, row.recorded_at,
            tuple(key for key, theme_id in told if theme_id in first[row.pk]),
        )
        for row in rows
    ]  # fmt: skip


def _first_keys(rows: Sequence[Theme]) -> Mapping[UUID, set[UUID]]:
    """Of each theme as it stands, the keys of all its rows."""
    earlier = Theme.objects.exclude(supersedes=None).values_list("pk", "supersedes")
    before = {key: earlier_key for key, earlier_key in earlier if earlier_key is not None}
    found: dict[UUID, set[UUID]] = {}
    for row in rows:
        keys, key = {row.pk}, row.pk
        while key in before:
            key = before[key]
            keys.add(key)
        found[row.pk] = keys
    return found


def theme(theme_id: UUID, *, actor: Actor) -> ThemeShown:
    """One theme as it stands. Raises NotVisible."""
    for each in themes(actor=actor):
        if each.id == theme_id:
            return each
    raise NotVisible


def briefings(*, actor: Actor) -> list[BriefingShown]:
    """Every briefing as it stands, the newest first. Three queries."""
    require(actor, Permission.READ)
    return _briefings(list(Briefing.objects.current().order_by("-recorded_at", "-pk")[:MOST]), actor)


def briefing(briefing_id: UUID, *, actor: Actor) -> BriefingShown:
    """One briefing. Raises NotVisible."""
    require(actor, Permission.READ)
    found = _briefings(list(Briefing.objects.filter(pk=briefing_id)), actor)
    if not found:
        raise NotVisible
    return found[0]


def _briefings(rows: Sequence[Briefing], actor: Actor) -> list[BriefingShown]:
    mine = dict(
        BriefingRead.objects.filter(account_id=actor.account_id, briefing_id__in=[row.pk for row in rows])
        .values_list("briefing_id", "will_do")
    )  # fmt: skip
    names = who({row.recorded_by for row in rows})
    return [
        BriefingShown(
            row.pk, row.theme_id, row.title, row.parts,
            names[row.recorded_by].name if row.recorded_by in names else "", row.recorded_at, mine.get(row.pk),
        )
        for row in rows
    ]  # fmt: skip


def unread(*, actor: Actor) -> int:
    """How many briefings the actor has not said they have read."""
    read = BriefingRead.objects.filter(account_id=actor.account_id).values("briefing_id")
    return Briefing.objects.current().exclude(pk__in=read).count()


def readers(briefing_id: UUID, *, actor: Actor) -> list[tuple[str, int, int]]:
    """By team: how many have read it, of how many. Teams of fewer than five are counted together, named others."""
    require(actor, Permission.SEE_READERS)
    with connection.cursor() as cursor:
        cursor.execute("select team_id, readers from wall.briefing_readers(%s)", [briefing_id])
        read = dict(cursor.fetchall())
    sizes = team_sizes()
    names = {each.id: each.name for each in teams()}
    large = [(names[key], read.get(key, 0), size) for key, size in sizes.items() if size >= LEAST_TEAM and key in names]
    rest = [(read.get(key, 0), size) for key, size in sizes.items() if size < LEAST_TEAM]
    found = sorted(large)
    if rest:
        found.append(("Smaller teams together", sum(many for many, _ in rest), sum(size for _, size in rest)))
    return found
