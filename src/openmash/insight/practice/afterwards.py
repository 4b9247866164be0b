"""What came after less was done: a serious event for the same child within 90 and 365 days. It is no verdict.

Whoever decided sees their own, child by child, before anybody sees a figure. A figure is of a team of three or more who
decide, with small numbers withheld; teams stand by name and are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import Decided
from openmash.casework.frontdoor.words import Outcome
from openmash.casework.screening.figures import later_harm
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.models import Account
from openmash.insight.practice.drawing import counting
from openmash.insight.practice.permissions import Permission
from openmash.insight.scorecard.suppression import Cell, safe
from openmash.records.cases.happening import Happened, happened_of
from openmash.records.linkage.selectors import person_sets
from openmash.statute.events import Event

SPANS = (90, 365)
"""Days afterwards in which a serious event is looked for."""
BACK = timedelta(days=730)
"""How far back decisions are looked at."""
LEAST_PEOPLE = 3
"""Where fewer decided, a figure would be about a person."""
CLOSED = (Outcome.NO_FURTHER_ACTION, Outcome.ADVICE, Outcome.UNIVERSAL)
STEPPED_DOWN = (Outcome.EARLY_HELP,)
SERIOUS = (
    Event.STRATEGY_DISCUSSION_HELD, Event.ENQUIRY_BEGAN, Event.CHILD_PROTECTION_PLAN_BEGAN,
    Event.POLICE_PROTECTION_TAKEN, Event.EMERGENCY_PROTECTION_ORDER_MADE, Event.SERIOUS_INCIDENT_KNOWN,
)  # fmt: skip
"""Events that say somebody thought a child was suffering, or likely to suffer, significant harm."""


@dataclass(frozen=True)
class Followed:
    """One of one's own decisions to do less, and the first serious event that came after it, if any did."""

    decision: Decided
    after: Happened | None

    @property
    def days(self) -> int | None:
        """How long after."""
        return (self.after.occurred_at - self.decision.at).days if self.after else None


@dataclass(frozen=True)
class Share:
    """So many of so many within a span. Both None: withheld, because it is small."""

    hits: int | None
    of: int | None


@dataclass(frozen=True)
class TeamAfter:
    """One team: of the decisions followed so long, how many had a serious event after, by kind and span."""

    name: str
    people: int
    shares: Mapping[tuple[str, int], Share]
    why_not: str = ""


KINDS: Mapping[str, Sequence[Outcome]] = {"closed": CLOSED, "stepped_down": STEPPED_DOWN}


def own(*, actor: Actor, now: datetime) -> list[Followed]:
    """What came after the actor's own decisions to do less of the last two years, those with something after first.

    A fixed number of queries. Nobody else has this list.
    """
    require(actor, Permission.LOOK_BACK)
    rows = [
        row for row in frontdoor.decided(since=now - BACK, until=now, actor=actor, by=actor.account_id) if _less(row)
    ]
    by = _serious_by_decision(rows, actor=actor)
    found = [Followed(row, by.get(row.decision_id)) for row in rows]
    return sorted(found, key=lambda each: (each.after is None, -each.decision.at.timestamp()))


def _less(row: Decided) -> bool:
    return row.outcome in (*CLOSED, *STEPPED_DOWN)


def _serious_by_decision(rows: Sequence[Decided], *, actor: Actor) -> Mapping[UUID, Happened]:
    """The first serious event after each decision, over all records of the child, within the longest span."""
    sets = person_sets({row.person_id for row in rows}, actor)
    every = {key for each in sets.values() for key in each.ids}
    since = min((row.at for row in rows), default=None)
    if since is None:
        return {}
    events: dict[UUID, list[Happened]] = {}
    for event in happened_of(SERIOUS, since=since, actor=actor, person_ids=every):
        if event.person_id is not None:
            events.setdefault(event.person_id, []).append(event)
    found: dict[UUID, Happened] = {}
    longest = timedelta(days=SPANS[-1])
    for row in rows:
        ids: Iterable[UUID] = sets[row.person_id].ids if row.person_id in sets else (row.person_id,)
        after = [e for key in ids for e in events.get(key, ()) if row.at < e.occurred_at <= row.at + longest]
        if after:
            found[row.decision_id] = min(after, key=lambda each: each.occurred_at)
    return found


def by_team(*, actor: Actor, now: datetime) -> list[TeamAfter]:
    """Each team that decided, by name: counted by the service that counts, in what every duty role sees. A fixed number
    of queries.
    """
    require(actor, Permission.SEE)
    with counting() as counts:
        rows = [row for row in frontdoor.decided(since=now - BACK, until=now, actor=counts) if _less(row)]
        sets = person_sets({row.person_id for row in rows}, counts)
        events = happened_of(SERIOUS, since=now - BACK, actor=counts)
        elsewhere = {e.person_id for e in events if e.person_id} - {row.person_id for row in rows}
        lead = {key: each.lead_id for each in sets.values() for key in each.ids}
        lead |= {key: each.lead_id for key, each in person_sets(elsewhere - lead.keys(), counts).items()}
        accounts = Account.objects.filter(pk__in={row.by for row in rows}).select_related("team")
        team = {row.pk: row.team.name if row.team else "No team" for row in accounts}
    after = {span: _within(rows, events, lead, now, span) for span in SPANS}
    names = sorted({team.get(row.by, "No team") for row in rows})
    return [_team(name, rows, team, after) for name in names]


def _within(
    rows: Sequence[Decided], events: Sequence[Happened], lead: Mapping[UUID, UUID], now: datetime, span: int
) -> tuple[Sequence[bool], Sequence[bool]]:
    """Of each decision: whether a serious event came within the span, and whether the span has passed."""
    codes: dict[UUID, int] = {}
    lines = [(lead.get(row.person_id, row.person_id), row.at, False) for row in rows]
    lines += [(lead.get(each.person_id, each.person_id), each.occurred_at, True) for each in events if each.person_id]
    person = np.array([codes.setdefault(key, len(codes)) for key, _, _ in lines], dtype=np.int64)
    hour = np.array([at.timestamp() / 3600 for _, at, _ in lines], dtype=np.float64)
    grave = np.array([serious for _, _, serious in lines], dtype=bool)
    harmed, watched = later_harm(person, hour, grave, ~grave, days=span, until=now.timestamp() / 3600)
    return harmed[: len(rows)].tolist(), watched[: len(rows)].tolist()


def _team(
    name: str, rows: Sequence[Decided], team: Mapping[UUID, str],
    after: Mapping[int, tuple[Sequence[bool], Sequence[bool]]],
) -> TeamAfter:  # fmt: skip
    mine = [at for at, row in enumerate(rows) if team.get(row.by, "No team") == name]
    people = len({rows[at].by for at in mine})
    if people < LEAST_PEOPLE:
        why = f"Fewer than {LEAST_PEOPLE} people decided here, so nothing is said: it would be about a person."
        return TeamAfter(name, people, {}, why)
    cells = {}
    for kind, outcomes in KINDS.items():
        for span, (harmed, watched) in after.items():
            of = [at for at in mine if rows[at].outcome in outcomes and watched[at]]
            cells[f"{kind}:{span}"] = Cell(sum(harmed[at] for at in of), len(of))
    shown = {key: safe({key: cell}, shares=True)[key] for key, cell in cells.items()}
    for kind in KINDS:  # what is within 90 days is among what is within 365: two that differ by a few say those few
        first, second = (f"{kind}:{span}" for span in SPANS)
        if any(shown[key].is_withheld for key in (first, second)):
            shown[first] = shown[second] = Cell(None, None)
    return TeamAfter(
        name, people,
        {(key.split(":")[0], int(key.split(":")[1])): Share(cell.hits, cell.of) for key, cell in shown.items()},
    )  # fmt: skip
