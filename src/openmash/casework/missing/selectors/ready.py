"""Reading what is held ready for a child: the form carers keep, the trigger plan, and who answers for a child away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.missing.models import HeldReady, PlacedAway, PlanAction, ReadyRequest, TriggerPlan
from openmash.casework.missing.words import Interviewer
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.entries import People
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Place
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Ready:
    """What is held ready for the police, by whose hand and when (UTC). `moved_on`: the child has moved since."""

    appearance: str
    photo: str
    photo_on: date | None
    photo_file_id: UUID | None
    health: str
    risks: str
    friends: str
    travel: str
    online: str
    childs_words: str
    agreed_with: str
    given_by: str
    plan_said: str
    review_on: date
    recorded_by: str
    recorded_at: datetime
    goes_to: tuple[Place, ...] = ()
    moved_on: date | None = None

    def wants_looking_at(self, on: date) -> str:
        """Why it is to be looked at again now, in words; empty where it is current."""
        if self.moved_on is not None:
            return "The child has moved since this was written. Look at it again with whoever cares for them now."
        if self.review_on <= on:
            return "It was to be looked at again by now."
        return ""


def held_ready(person: People, *, actor: Actor) -> Ready | None:
    """What is held ready for this child, under any of their records; None where nothing is."""
    ids = list(person.ids)
    rows = HeldReady.objects.visible_to(actor).current().filter(person_id__in=ids)
    row = rows.order_by("-recorded_at", "-pk").first()
    if row is None:
        return None
    return _ready(row, people.places_of(ids, actor))


def ready_of(ids: Mapping[UUID, Iterable[UUID]], *, actor: Actor) -> Mapping[UUID, Ready]:
    """The same of several children at once, by the key each is asked under, in as many queries."""
    everyone = [record for records in ids.values() for record in records]
    newest: dict[UUID, HeldReady] = {}
    held = HeldReady.objects.visible_to(actor).current().filter(person_id__in=everyone)
    for row in held.order_by("recorded_at", "pk"):
        newest[row.person_id] = row
    if not newest:
        return {}
    places = people.places_of(everyone, actor)
    found = {}
    for key, records in ids.items():
        mine = set(records)
        rows = [row for person, row in newest.items() if person in mine]
        if rows:
            latest = max(rows, key=lambda row: row.recorded_at)
            found[key] = _ready(latest, [place for place in places if place.person_id in mine])
    return found


def _ready(row: HeldReady, places: Iterable[Place]) -> Ready:
    told = list(places)
    written = local_date(row.recorded_at)
    moves = [
        place.since or local_date(place.recorded_at) for place in told
        if place.kind is LocatingKind.ADDRESS and place.until is None and place.recorded_at > row.recorded_at
        and (place.since is None or place.since >= written)
    ]  # fmt: skip
    return Ready(
        row.appearance, row.photo, row.photo_on, row.photo_file_id, row.health, row.risks, row.friends, row.travel,
        row.online, row.childs_words, row.agreed_with, row.given_by, row.plan_said, row.review_on,
        who([row.recorded_by])[row.recorded_by].name, row.recorded_at,
        tuple(place for place in told if place.kind is LocatingKind.GOES_TO and place.until is None),
        max(moves, default=None),
    )  # fmt: skip


@dataclass(frozen=True)
class ToLookAt:
    """What is held for a child that is to be looked at again, why, and the name of the address where it is done."""

    person_id: UUID
    child: str
    what: str
    words: str
    task: str


def to_look_at(person_ids: Iterable[UUID], *, actor: Actor, now: datetime | None = None) -> list[ToLookAt]:
    """Of these children, what is held ready and which plans are past their day, or written before the child moved."""
    today = local_date(now or timezone.now())
    sets = {key: found.ids for key, found in linkage.person_sets(list(person_ids), actor).items()}
    ready = ready_of(sets, actor=actor)
    everyone = [record for ids in sets.values() for record in ids]
    plans = TriggerPlan.objects.visible_to(actor).current().filter(person_id__in=everyone)
    agreed = {row.person_id: row for row in plans.order_by("recorded_at", "id")}
    late = {person for person, row in agreed.items() if row.review_on <= today}
    said = {key: found.recorded_at for key, found in ready.items() if found.plan_said}
    told_since = {
        key for key, when in said.items()
        if any(agreed[person].recorded_at < when for person in sets[key] if person in agreed)
    }  # fmt: skip
    wanting = [(key, found.wants_looking_at(today)) for key, found in ready.items()]
    told = [(key, "Look again at what is held ready", why, "change_held_ready") for key, why in wanting if why]
    told += [
        (key, "Review the trigger plan", "It was to be reviewed by now.", "change_trigger_plan")
        for key, ids in sets.items()
        if late & set(ids)
    ]
    told += [
        (key, "Review the trigger plan", "Whoever cares for the child says that it has changed.", "change_trigger_plan")
        for key, ids in sets.items() if key in told_since and not late & set(ids)
    ]  # fmt: skip
    cards = linkage.whole_cards([key for key, *_ in told], actor) if told else {}
    return [
        ToLookAt(key, cards[key].name or "Unknown child", what, why, task)
        for key, what, why, task in told if key in cards and not cards[key].has_died
    ]  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a carer was asked by a link, and what is held now; `row` is empty where nothing is."""

    called: str
    asks: str
    held: Mapping[str, str]
    review_on: date | None


def asked_of_carer(request_id: UUID, *, actor: Actor) -> Asked:
    """What is behind a link, for whoever holds it. Raises NotVisible."""
    request = ReadyRequest.objects.filter(pk=request_id).first()
    if request is None:
        raise NotVisible
    rows = HeldReady.objects.current().filter(person_id=request.person_id)
    row = rows.order_by("-recorded_at", "-pk").first()
    names = ("appearance", "photo", "health", "risks", "friends", "travel", "online", "childs_words", "agreed_with")
    held = {name: str(getattr(row, name)) for name in names} if row else {}
    return Asked(request.called, request.asks, held, row.review_on if row else None)


@dataclass(frozen=True)
class PlannedAction:
    """One thing a plan says is done, by which hour after the report, and by whom."""

    action_id: UUID
    hour: int
    what: str
    owner: str


@dataclass(frozen=True)
class Plan:
    """A trigger plan, its actions by hour, by whose hand and when (UTC)."""

    triggers: str
    childs_view: str
    not_heard: str
    owner: str
    agreed_police: str
    agreed_council: str
    agreed_carer: str
    review_on: date
    recorded_by: str
    recorded_at: datetime
    actions: tuple[PlannedAction, ...]


def trigger_plan(person: People, *, actor: Actor) -> Plan | None:
    """The plan in force for this child, under any of their records; None where there is none. Three queries."""
    rows = TriggerPlan.objects.visible_to(actor).current().filter(person_id__in=list(person.ids))
    row = rows.order_by("-recorded_at", "-pk").first()
    if row is None:
        return None
    actions = PlanAction.objects.visible_to(actor).filter(plan_id=row.pk).order_by("hour", "recorded_at", "id")
    return Plan(
        row.triggers, row.childs_view, row.not_heard, row.owner, row.agreed_police, row.agreed_council,
        row.agreed_carer, row.review_on, who([row.recorded_by])[row.recorded_by].name, row.recorded_at,
        tuple(PlannedAction(each.pk, each.hour, each.what, each.owner) for each in actions),
    )  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """A child looked after away from the area responsible, and who holds the interview."""

    placing_area: str
    host_area: str
    since: date | None
    until: date | None
    notified_on: date | None
    miles: int | None
    interviewer: Interviewer
    delegate: str
    commission_ref: str
    host_force: str
    recorded_at: datetime

    @property
    def who_interviews(self) -> str:
        """In words: the placing area unless somebody else is named."""
        by = {
            Interviewer.PLACING: self.placing_area,
            Interviewer.HOST: f"{self.host_area}, for {self.placing_area}",
            Interviewer.DELEGATE: f"{self.delegate}, for {self.placing_area}",
        }
        return by[self.interviewer]


def placed_away(person: People, *, actor: Actor) -> Placed | None:
    """Who answers for this child away from home, as last told; None where nobody has said."""
    rows = PlacedAway.objects.visible_to(actor).current().filter(person_id__in=list(person.ids))
    row = rows.order_by("-recorded_at", "-pk").first()
    if row is None:
        return None
    return Placed(
        row.placing_area, row.host_area, row.valid_from, row.valid_to, row.notified_on, row.miles,
        Interviewer(row.interviewer), row.delegate, row.commission_ref, row.host_force, row.recorded_at,
    )  # fmt: skip
