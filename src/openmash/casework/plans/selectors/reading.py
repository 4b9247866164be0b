"""Plans as they stand, what each reader's copy holds, and which actions and reviews are whose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from openmash.casework.plans import rules
from openmash.casework.plans.models import (
    Action,
    ActionResult,
    CopyGiven,
    FamilyWords,
    Goal,
    Kept,
    PlainWords,
    Plan,
    PlanText,
    Reading,
    Review,
)
from openmash.casework.plans.rules import Copy, Item, Point
from openmash.casework.plans.words import Audience, Became, Better, Decision, Field, Kind, ReviewKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.foundation.facts.versions import uncovered
from openmash.records.cases.entries import People

CHILD = "child"
"""The child, as the reader of a copy; anybody else is a person's key."""
GOALS, ACTIONS, SAID = "What needs to change", "Who will do what", "What you told us"


@dataclass(frozen=True)
class TextShown:
    """One version of a text that stands."""

    id: UUID
    field: Field
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ReadingShown:
    """How a measure stood on a day, and who said so."""

    value: int
    on: date
    said_by: str
    words: str
    by: str


@dataclass(frozen=True)
class GoalShown:
    """What must change, its measure, its readings oldest first, and where each day's last is drawn."""

    id: UUID
    change: str
    measure: str
    unit: str
    target: int
    better: Better
    readings: tuple[ReadingShown, ...]
    points: tuple[Point, ...]
    target_down: float

    @property
    def key(self) -> str:
        return f"goal:{self.id}"

    @property
    def moved(self) -> str:
        """How it moved between the first and the last reading, in a word; empty with fewer than two."""
        if len(self.readings) < 2:
            return ""
        first, last = self.readings[0].value, self.readings[-1].value
        return rules.direction(first, last, more_is_better=self.better is Better.MORE)

    @property
    def is_reached(self) -> bool:
        """Whether the last reading reaches the aim."""
        return bool(self.readings) and rules.is_reached(
            self.readings[-1].value, self.target, more_is_better=self.better is Better.MORE
        )


@dataclass(frozen=True)
class ActionShown:
    """What will be done, whose it is, by when, and what came of it."""

    id: UUID
    goal_id: UUID | None
    what: str
    owner: str
    agency: str
    account_id: UUID | None
    due_on: date
    became: Became | None
    effect: str

    @property
    def key(self) -> str:
        return f"action:{self.id}"


@dataclass(frozen=True)
class SaidShown:
    """A relative's own words of the plan."""

    id: UUID
    said_by: str
    speaker: UUID | None
    words: str
    on: date
    by: str

    @property
    def key(self) -> str:
        return f"said:{self.id}"


@dataclass(frozen=True)
class ReviewShown:
    """One review of the plan."""

    kind: ReviewKind
    on: date
    different: str
    decision: Decision
    reasons: str
    next_on: date | None
    by: str


@dataclass(frozen=True)
class CopyShown:
    """A copy given, and when (UTC)."""

    recipient_name: str
    by: str
    at: datetime


@dataclass(frozen=True)
class PlanHead:
    """A plan in a list."""

    id: UUID
    person_id: UUID
    kind: Kind
    since: date
    review_by: date | None
    has_ended: bool
    begun_by: str


@dataclass(frozen=True)
class PlanShown(PlanHead):
    """A plan with everything that stands in it."""

    process_id: UUID | None
    texts: tuple[TextShown, ...]
    goals: tuple[GoalShown, ...]
    actions: tuple[ActionShown, ...]
    said: tuple[SaidShown, ...]
    reviews: tuple[ReviewShown, ...]
    plain: Mapping[tuple[str, Audience], str]
    kept: Mapping[str, tuple[str, ...]]
    kept_because: Mapping[str, str]
    copies: tuple[CopyShown, ...]

    @property
    def about(self) -> list[str]:
        return [f"plan:{self.id}", f"person:{self.person_id}"]

    def text(self, field: Field) -> tuple[TextShown, ...]:
        """What stands in one of the texts; more than one where several wrote at once."""
        return tuple(each for each in self.texts if each.field is field)

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything of it that a copy may hold, in the order of the page. A relative's words are only for them."""
        texts = {field: "\n\n".join(each.words for each in self.text(field)) for field in Field}
        head = [
            Item(field.value, str(field.label), texts[field])
            for field in (Field.WORRYING, Field.WORKING)
            if texts[field]
        ]
        goals = [
            Item(
                each.key,
                GOALS,
                f"{each.change} We shall know by: {each.measure} ({each.unit}); we aim for {each.target}.",
            )
            for each in self.goals
        ]
        todo = [
            Item(
                each.key, ACTIONS, f"{each.what} {each.owner}, {each.agency}, by {each.due_on.day} {each.due_on:%B %Y}."
            )
            for each in self.actions
            if each.became is not Became.DONE
        ]
        said = [
            Item(each.key, SAID, each.words, only_for=str(each.speaker) if each.speaker else "nobody")
            for each in self.said
        ]
        foot = [Item(Field.CONTINGENCY.value, str(Field.CONTINGENCY.label), texts[Field.CONTINGENCY])]
        return (*head, *goals, *todo, *said, *(each for each in foot if each.words))


def standing(plan_id: UUID, field: Field) -> list[PlanText]:
    """The versions of one text that stand, oldest first."""
    rows = PlanText.objects.filter(plan_id=plan_id, field=field)
    return list(uncovered(rows, within="plan_id").order_by("recorded_at", "id"))


def plan(plan_id: UUID, *, actor: Actor) -> PlanShown:
    """One plan. Raises NotVisible. Three trips, however much is in it."""
    row = Plan.objects.visible_to(actor).filter(pk=plan_id).first()
    if row is None:
        raise NotVisible
    trip = Trip()
    texts = trip.add(uncovered(PlanText.objects.filter(plan_id=row.pk), within="plan_id").order_by("recorded_at", "id"))
    goals = trip.facts(Goal, "plan_id", [row.pk])
    readings = trip.facts(Reading, "plan_id", [row.pk], order=("on", "recorded_at"))
    actions = trip.facts(Action, "plan_id", [row.pk], order=("due_on", "recorded_at"))
    results = trip.facts(ActionResult, "plan_id", [row.pk])
    said = trip.facts(FamilyWords, "plan_id", [row.pk])
    reviews = trip.facts(Review, "plan_id", [row.pk], order=("on", "recorded_at"))
    plain = trip.facts(PlainWords, "plan_id", [row.pk])
    kept = trip.facts(Kept, "plan_id", [row.pk])
    copies = trip.facts(CopyGiven, "plan_id", [row.pk], order=("-recorded_at", "-pk"))
    trip.go()
    names = who(
        {
            row.recorded_by, *(each.recorded_by for each in texts.all), *(each.recorded_by for each in readings.all),
            *(each.recorded_by for each in said.all), *(each.recorded_by for each in reviews.all),
            *(each.recorded_by for each in copies.all),
        }
    )  # fmt: skip
    told = {each.action_id: each for each in results.all}
    by_goal = readings.by("goal_id")
    head = _head(row, reviews.all, names[row.recorded_by].name)
    return PlanShown(
        **{name: getattr(head, name) for name in PlanHead.__dataclass_fields__},
        process_id=row.process_id,
        texts=tuple(
            TextShown(each.pk, Field(each.field), each.words, names[each.recorded_by].name, each.recorded_at)
            for each in texts.all
            if each.words
        ),
        goals=tuple(
            _goal(
                each,
                [
                    ReadingShown(one.value, one.on, one.said_by, one.words, names[one.recorded_by].name)
                    for one in by_goal[each.pk]
                ],
            )
            for each in goals.all
        ),
        actions=tuple(
            ActionShown(
                each.pk, each.goal_id, each.what, each.owner_name, each.agency_name, each.account_id, each.due_on,
                Became(told[each.pk].became) if each.pk in told else None,
                told[each.pk].effect if each.pk in told else "",
            )
            for each in actions.all
        ),
        said=tuple(
            SaidShown(each.pk, each.said_by, each.speaker, each.words, each.on, names[each.recorded_by].name)
            for each in said.all
        ),
        reviews=tuple(
            ReviewShown(
                ReviewKind(each.kind), each.on, each.different, Decision(each.decision), each.reasons, each.next_on,
                names[each.recorded_by].name,
            )
            for each in reviews.all
        ),
        plain={(each.item, Audience(each.audience)): each.words for each in plain.all},
        kept={each.item: tuple(each.kept_from) for each in kept.all},
        kept_because={each.item: each.reason for each in kept.all},
        copies=tuple(
            CopyShown(each.recipient_name, names[each.recorded_by].name, each.recorded_at) for each in copies.all
        ),
    )  # fmt: skip


def copy_for(shown: PlanShown, reader: str, *, unsafe: Collection[str] = ()) -> Copy:
    """What one reader is given. `unsafe`: what names a protected place as it would stand in their copy."""
    return rules.copy_for(reader, shown.items, plain_for(shown, reader), shown.kept, unsafe)


def plain_for(shown: PlanShown, reader: str) -> dict[str, str]:
    """The plain words for this reader, by item."""
    audience = Audience.CHILD if reader == CHILD else Audience.PARENT
    return {item: words for (item, to), words in shown.plain.items() if to is audience}


def plans_of(people: People, *, actor: Actor, known_at: datetime | None = None) -> list[PlanHead]:
    """The plans of this child, the newest first. Three queries."""
    rows = Plan.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(people.ids))
    return _heads(list(rows.order_by("-recorded_at", "-pk")[:40]), known_at)


@dataclass(frozen=True)
class Owed:
    """An action of this actor's that nobody has told of, or a review that is due."""

    plan_id: UUID
    person_id: UUID
    what: str
    due_on: date
    is_review: bool


def work_for(*, actor: Actor, allocated: Iterable[UUID], today: date) -> list[Owed]:
    """Actions of mine due within a week, and reviews due of children allocated to me, soonest first. Six queries."""
    soon, since = today + timedelta(days=7), today - timedelta(days=366)
    mine = list(
        Action.objects.visible_to(actor).filter(
            account_id=actor.account_id, due_on__lte=soon, due_on__gte=since
        ).order_by("due_on", "pk")[:100]
    )  # fmt: skip
    told = set(ActionResult.objects.filter(action_id__in=[row.pk for row in mine]).values_list("action_id", flat=True))
    owed = [Owed(row.plan_id, row.person_id, row.what, row.due_on, False) for row in mine if row.pk not in told]
    rows = Plan.objects.visible_to(actor).current().filter(person_id__in=list(allocated))
    for head in _heads(list(rows.order_by("-recorded_at", "-pk")[:200]), None):
        if not head.has_ended and head.review_by is not None and head.review_by <= soon:
            owed.append(Owed(head.id, head.person_id, str(head.kind.label), head.review_by, True))
    return sorted(owed, key=lambda each: each.due_on)


def _heads(rows: Sequence[Plan], known_at: datetime | None) -> list[PlanHead]:
    if not rows:
        return []
    trip = Trip(known_at=known_at)
    reviews = trip.facts(Review, "plan_id", [row.pk for row in rows], order=("on", "recorded_at"))
    trip.go()
    names = who({row.recorded_by for row in rows})
    by_plan = reviews.by("plan_id")
    return [_head(row, by_plan[row.pk], names[row.recorded_by].name) for row in rows]


def _head(row: Plan, reviews: Sequence[Review], by: str) -> PlanHead:
    last = reviews[-1] if reviews else None
    ended = any(each.decision == Decision.ENDS for each in reviews)
    review_by = None if ended else (last.next_on if last else row.review_by)
    return PlanHead(row.pk, row.person_id, Kind(row.kind), row.since, review_by, ended, by)


def _goal(row: Goal, readings: Sequence[ReadingShown]) -> GoalShown:
    of_day = {each.on: each.value for each in readings}  # the last said of a day is the one drawn
    points, target_down = rules.drawn(list(of_day.items()), row.target)
    return GoalShown(
        row.pk, row.change, row.measure, row.unit, row.target, Better(row.better), tuple(readings), points, target_down
    )
