"""What the worklist says of visits: a child to be seen today, visits to make and to tell of, how often, and whom nobody
has heard for too long.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.visits import selectors
from openmash.casework.visits.permissions import Permission
from openmash.casework.visits.selectors import RecordShown, ToBeSeen, VisitDue, VisitShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.cases import selectors as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.voice import selectors as voice
from openmash.web.visits.loading import named, visit_url
from openmash.web.worklist.item import Item

AHEAD = timedelta(days=7)
A_DAY = timedelta(days=1)
SOON = timedelta(days=5)
MANAGES = frozenset({Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER})


def visits_to_make(actor: Actor) -> Iterable[Item]:
    """A same-day need that is mine or my team's, visits I am to make or tell of, the next that a plan asks for, and the
    children allocated to me whom nobody has heard for as long as the area says is too long.
    """
    if not may(actor, Permission.RECORD):
        return ()
    now = timezone.now()
    since = cases.allocated_to_me_since(actor=actor)
    allocated = list(since)
    needs = _mine(selectors.to_be_seen(actor=actor, now=now), allocated, actor)
    planned = selectors.planned_for(actor.account_id, actor=actor, until=now + AHEAD)
    missed = selectors.not_followed(actor.account_id, actor=actor, now=now)
    sets = linkage.person_sets(allocated, actor) if allocated else {}
    due = _due(sets, actor, now)
    unheard = _unheard(since, sets, actor, now)
    ids = {
        *(each.person_id for each in needs), *(each.person_id for each in planned),
        *(each.person_id for each in missed), *(each.person_id for each in due), *unheard,
    }  # fmt: skip
    return _items(needs, planned, missed, due, unheard, people.people_cards(ids, actor), now)


def _items(
    needs: Sequence[ToBeSeen], planned: Sequence[VisitShown], missed: Sequence[RecordShown], due: Sequence[VisitDue],
    unheard: Mapping[UUID, datetime | None], cards: Mapping[UUID, people.Card], now: datetime,
) -> Iterator[Item]:  # fmt: skip
    names = {key: named(card.name, card.birth, has_died=card.has_died) for key, card in cards.items()}
    died = {key for key, card in cards.items() if card.has_died}
    unborn = {key for key, card in cards.items() if card.birth.expected}
    going = {each.person_id for each in planned}
    yield from (_need(each, names) for each in needs if _still(each, died, going))
    yield from (_planned(each, names, now) for each in planned if each.person_id not in died)
    yield from (_missed(each, names) for each in missed if each.person_id not in died)
    yield from (_asked(each, names, now) for each in due if _still(each, died, going))
    for key, last in unheard.items():
        if key in names and key not in died | unborn:
            yield _hear(key, last, names, now)


def _still(each: ToBeSeen | VisitDue, died: Collection[UUID], going: Collection[UUID]) -> bool:
    """Nobody is to be seen who has died; a visit that is planned covers the need until it is late."""
    return each.person_id not in died and (each.is_late or each.person_id not in going)


def _mine(needs: Sequence[ToBeSeen], allocated: Collection[UUID], actor: Actor) -> list[ToBeSeen]:
    """Of these needs those of the children allocated to me, those I decided, and for a manager those of a child whom my
    team holds, or whom nobody does.
    """
    mine = {each.person_id for each in needs if each.person_id in allocated or each.decided_by == actor.account_id}
    others = [each.person_id for each in needs if each.person_id not in mine]
    if others and actor.roles & MANAGES:
        mine |= set(others) - _held_by_others(others, actor)
    return [each for each in needs if each.person_id in mine]


def _held_by_others(person_ids: Sequence[UUID], actor: Actor) -> set[UUID]:
    """Those of these children whom other teams hold, and this actor's does not. A few queries however many."""
    sets = linkage.person_sets(person_ids, actor)
    of = {record: key for key in person_ids for record in (sets[key].ids if key in sets else (key,))}
    held = cases.holders([each.process_id for each in cases.processes_of(of, actor=actor)], actor=actor)
    teams = {(of[record], each.team_id) for (_, record), each in held.items() if record in of}
    return {key for key, _ in teams if (key, actor.team_id) not in teams}


def _unheard(
    since: Mapping[UUID, datetime], sets: Mapping[UUID, PersonSet], actor: Actor, now: datetime
) -> dict[UUID, datetime | None]:
    """The children allocated to me whom nobody has heard for the area's days, and when somebody last did (UTC).

    One who has never been heard is among them once they have been mine for as long. One query for all, none for none.
    """
    if not sets:
        return {}
    limit = timedelta(days=profile_at(now).figure("voice_stale_days"))
    heard = voice.last_heard([record for each in sets.values() for record in each.ids], actor=actor)
    found: dict[UUID, datetime | None] = {}
    for key, whole in sets.items():
        last = max((heard[record] for record in whole.ids if record in heard), default=None)
        if now - (last or since[key]) >= limit:
            found[key] = last
    return found


def _due(sets: Mapping[UUID, PersonSet], actor: Actor, now: datetime) -> list[VisitDue]:
    if not sets:
        return []
    found = selectors.visits_due({key: each.ids for key, each in sets.items()}, actor=actor, now=now)
    return [each for each in found if each.standing.due_at is not None and each.standing.due_at < now + SOON]


def _need(each: ToBeSeen, names: Mapping[UUID, str]) -> Item:
    return Item(
        what="See this child today", about=names.get(each.person_id, ""), why=each.source,
        url=reverse("visit_plan", kwargs={"person_id": each.person_id}), due_at=each.due_at,
        left=TimeLeft(each.words, is_late=each.is_late, of="Child seen"), is_now=not each.is_late,
        keys=[f"person:{each.person_id}"],
    )  # fmt: skip


def _planned(each: VisitShown, names: Mapping[UUID, str], now: datetime) -> Item:
    past = each.planned_at < now
    return Item(
        what="Record what happened at this visit" if past else "Visit",
        about=names.get(each.person_id, ""), why=f"{each.purpose.label}, {str(each.where.label).lower()}",
        url=visit_url(each.id, "visit_door"),
        words=each.what_to_see or f"Planned by {each.planned_by}.",
        due_at=each.planned_at,
        left=TimeLeft(f"planned for {say.near(each.planned_at, now)}", is_late=each.planned_at < now - A_DAY),
        keys=[f"person:{each.person_id}"],
    )  # fmt: skip


def _missed(each: RecordShown, names: Mapping[UUID, str]) -> Item:
    return Item(
        what="Go again: the child was not seen", about=names.get(each.person_id, ""),
        why=f"{each.happened.said}, {say.day_of(each.at)}",
        url=reverse("visit_plan", kwargs={"person_id": each.person_id}),
        words="Nobody is down to go again.", due_at=each.at, keys=[f"person:{each.person_id}"],
    )  # fmt: skip


def _hear(key: UUID, last: datetime | None, names: Mapping[UUID, str], now: datetime) -> Item:
    days = profile_at(now).figure("voice_stale_days")
    said = f"Not heard since {say.day_of(last)}" if last else "Nobody has heard them since they are yours"
    return Item(
        what="Hear this child", about=names[key], why="Allocated to you",
        url=reverse("child_record_voice", kwargs={"person_id": key}),
        words=f"{said}. This area asks for every {days} days.",
        due_at=last + timedelta(days=days) if last else None, keys=[f"person:{key}"],
    )  # fmt: skip


def _asked(each: VisitDue, names: Mapping[UUID, str], now: datetime) -> Item:
    return Item(
        what="Visit due", about=names.get(each.person_id, ""), why=each.source,
        url=reverse("visit_plan", kwargs={"person_id": each.person_id}),
        words=f"Counted from {say.day_of(each.since)}.", due_at=each.standing.due_at,
        left=say.left(each.standing, now, each.name), keys=[f"person:{each.person_id}"],
    )  # fmt: skip
