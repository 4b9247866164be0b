"""The only code that reads alerts for others: all for leaders, for others those they answer for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.alerts.models import Raised, Said
from openmash.insight.alerts.permissions import Permission
from openmash.insight.alerts.policy import LEADERS
from openmash.insight.alerts.words import FINAL, Answer, Kind

A_YEAR = timedelta(days=365)
MOST = 200


@dataclass(frozen=True)
class MightShown:
    """One fact that might explain it, and the page it stands on, by the name of its address; "" for none."""

    words: str
    url_name: str
    arguments: Mapping[str, str]


@dataclass(frozen=True)
class SaidShown:
    """What somebody said of it. Times are UTC."""

    answer: Answer
    words: str
    by_whom: str
    until: date | None
    at: datetime
    by: str


@dataclass(frozen=True)
class AlertShown:
    """One alert. `resumed_on`: since when what had stopped is recorded again."""

    id: UUID
    kind: Kind
    what: str
    of: str
    sentence: str
    since: date
    facts: Sequence[tuple[str, str]]
    weeks: Sequence[tuple[str, str]]
    might: Sequence[MightShown]
    indicator: str
    team: str
    raised_at: datetime
    said: tuple[SaidShown, ...]
    resumed_on: date | None
    is_mine: bool
    owner: str

    @property
    def is_open(self) -> bool:
        """Nobody has said what explains it or what was done."""
        return not any(each.answer in FINAL for each in self.said)

    @property
    def led_to_something(self) -> bool:
        return any(each.answer is Answer.ACTED for each in self.said)

    @property
    def looking(self) -> SaidShown | None:
        """Who looks at it now, as the newest word on it."""
        newest = self.said[-1] if self.said else None
        return newest if newest and newest.answer is Answer.LOOKING else None


@dataclass(frozen=True)
class Alerts:
    """Open ones, and those answered in the last year, the newest first; how many of those answered led to something."""

    open: tuple[AlertShown, ...]
    answered: tuple[AlertShown, ...]
    told: int

    @property
    def led(self) -> int:
        return sum(each.led_to_something for each in self.answered)


def alerts(*, actor: Actor, now: datetime) -> Alerts:
    """Every alert the actor may read, of a year. Four queries."""
    require(actor, Permission.VIEW)
    found = _shown(visible(actor=actor).filter(raised_at__gte=now - A_YEAR).order_by("-raised_at", "-pk")[:MOST], actor)
    return Alerts(
        tuple(each for each in found if each.is_open), tuple(each for each in found if not each.is_open), len(found)
    )


def alert(alert_id: UUID, *, actor: Actor) -> AlertShown:
    """One alert. Raises NotVisible."""
    require(actor, Permission.VIEW)
    found = _shown(visible(actor=actor).filter(pk=alert_id), actor)
    if not found:
        raise NotVisible
    return found[0]


def to_answer(*, actor: Actor) -> list[AlertShown]:
    """Open alerts that are the actor's own to answer, the oldest first. At most four queries."""
    require(actor, Permission.ANSWER)
    answered = Said.objects.filter(raised=OuterRef("pk"), answer__in=FINAL)
    return _shown(mine_to_answer(actor=actor).filter(~Exists(answered)).order_by("raised_at", "pk")[:MOST], actor)


def visible(*, actor: Actor) -> QuerySet[Raised]:
    """Those the actor may read."""
    return Raised.objects.all() if actor.roles & LEADERS else mine_to_answer(actor=actor)


def mine_to_answer(*, actor: Actor) -> QuerySet[Raised]:
    """Those the actor answers for: of their own team as its manager, or by a role where no team's manager does."""
    own = Q(owner_team_id__isnull=True, owner_role__in=[role.value for role in actor.roles - {Role.TEAM_MANAGER}])
    if Role.TEAM_MANAGER in actor.roles and actor.team_id is not None:
        own |= Q(owner_team_id=actor.team_id)
    return Raised.objects.filter(own)


def raised_before() -> tuple[set[str], dict[str, datetime], set[str]]:
    """Subjects with an open alert, when each subject was last raised (UTC), and every cause. Two queries."""
    rows = list(Raised.objects.order_by("raised_at", "pk").values_list("pk", "subject", "cause", "raised_at"))
    answered = set(Said.objects.filter(answer__in=FINAL).values_list("raised_id", flat=True))
    return (
        {subject for key, subject, _, _ in rows if key not in answered},
        {subject: when for _, subject, _, when in rows},
        {cause for _, _, cause, _ in rows},
    )


def _shown(rows: QuerySet[Raised], actor: Actor) -> list[AlertShown]:
    found = list(rows.select_related("team", "resumed"))
    if not found:
        return []
    said: dict[UUID, list[Said]] = {}
    for each in Said.objects.filter(raised__in=[row.pk for row in found]).order_by("said_at", "pk"):
        said.setdefault(each.raised_id, []).append(each)
    names = who({each.said_by for some in said.values() for each in some})
    mine = set(mine_to_answer(actor=actor).filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
    return [
        AlertShown(
            row.pk, Kind(row.kind), row.what, row.of, row.sentence, row.since, [tuple(pair) for pair in row.facts],
            [tuple(pair) for pair in row.weeks],
            [MightShown(one["words"], one["url_name"], one["arguments"]) for one in row.might], row.indicator,
            row.team.name if row.team else "", row.raised_at,
            tuple(
                SaidShown(
                    Answer(each.answer), each.words, each.by_whom, each.until, each.said_at,
                    names[each.said_by].name if each.said_by in names else "",
                )
                for each in said.get(row.pk, ())
            ),
            row.resumed.on if hasattr(row, "resumed") else None, row.pk in mine,
            f"{row.of}: its manager" if row.owner_team_id else str(Role(row.owner_role).label),
        )
        for row in found
    ]  # fmt: skip
