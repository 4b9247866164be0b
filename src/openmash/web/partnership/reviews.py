"""Reviews of serious incidents: all with their clocks, and one with its steps, summaries and work plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft
from openmash.insight.partnership import selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import ClockShown, ReviewShown
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.statute.clocks import State
from openmash.statute.clocks import clock as in_law
from openmash.web.worklist.item import Item

NO_NAME = "Who a review is about is shown only to people who may see that child."


@dataclass(frozen=True)
class Clocked:
    """One clock of a review."""

    name: str
    left: TimeLeft | None
    words: str
    law: str


@dataclass(frozen=True)
class Line:
    """One review in the list."""

    review: Link
    what: str
    known: str
    clocks: Sequence[Clocked]


@dataclass(frozen=True)
class ReviewsPage:
    """What the template shows."""

    title: str
    sentence: str
    open: Sequence[Line]
    past: Sequence[Line]
    empty: Empty


@dataclass(frozen=True)
class ReviewPage:
    """What the template shows."""

    title: str
    caption: str
    what: str
    known: str
    children: Sequence[Link]
    who: str
    clocks: Sequence[Clocked]
    steps: Table | None
    work: Table | None
    plan: Link | None
    begin_plan: str
    token: str
    tasks: Sequence[Link]
    received: Sequence[Link]
    empty: Empty
    back: Link


@dataclass(frozen=True)
class AtReview:
    """A review, for its pages."""

    found: ReviewShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys


def load_review(*, actor: Actor, review_id: UUID) -> AtReview:
    """The review. Raises NotVisible."""
    return AtReview(selectors.review(review_id, actor=actor, now=timezone.now()))


@screen(Permission.VIEW_REVIEWS, log="partnership.reviews_listed")
def partnership_reviews(request: HttpRequest, actor: Actor) -> Shown:
    """Every review. No child is on this page."""
    now = timezone.now()
    found = selectors.reviews(actor=actor, now=now)
    page = ReviewsPage(
        "Reviews of serious incidents",
        "What is learnt when a child died or was seriously harmed and abuse or neglect is known or suspected. "
        f"No child is named here. {NO_NAME}",
        [_line(each, now) for each in found if each.is_open], [_line(each, now) for each in found if not each.is_open],
        Empty("No review", "A review begins when a serious incident is told of, from the child’s record."),
    )  # fmt: skip
    return Shown("partnership/reviews.html", page, about=[f"review:{each.id}" for each in found])


@screen(Permission.VIEW_REVIEWS, load=load_review, log="partnership.review_viewed")
def partnership_review(request: HttpRequest, actor: Actor, loaded: AtReview, review_id: UUID) -> Shown:
    """One review, with who it is about for those alone who may see that child."""
    found, now, here = loaded.found, timezone.now(), {"review_id": review_id}
    runs = bool(may(actor, Permission.RUN_REVIEW))
    cards = people_cards(set(found.children), actor) if found.children else {}
    tasks = [
        Link("Record what happened next", reverse("partnership_review_step", kwargs=here)),
        Link("Ask an agency for a summary", reverse("partnership_ask_summary", kwargs=here)),
    ]
    waiting = [
        Link(
            f"Record that it came: {each.agency}", reverse("partnership_receive_summary", kwargs={"asked_id": each.id})
        )
        for each in found.summaries
        if each.received_on is None
    ]
    can_plan = bool(may(actor, Permission.KEEP)) and found.plan_id is None and found.may_be_planned
    page = ReviewPage(
        f"Review {found.ref}", str(found.harm.label), found.what,
        f"The local authority became aware on {say.day(found.known_on)}."
        f"{' The child was looked after.' if found.looked_after else ''}",
        [Link(cards[each].name, reverse("child_now", args=[each])) for each in found.children if each in cards],
        "" if cards else NO_NAME, [_clock(each, now) for each in found.clocks], _steps(found), _work(found, now),
        Link("What it recommends, and what is done", reverse("partnership_plan", kwargs={"plan_id": found.plan_id}))
        if found.plan_id and may(actor, Permission.VIEW) else None,
        reverse("partnership_plan_of_review", kwargs=here) if can_plan else "", new_token(), tasks if runs else (),
        waiting if runs else (),
        Empty("Nothing yet", "Each step of the review stands here, with its day."),
        Link("Reviews of serious incidents", reverse("partnership_reviews")),
    )  # fmt: skip
    return Shown("partnership/review.html", page)


def reviews_to_run(actor: Actor) -> Sequence[Item]:
    """Clocks of reviews that run, for whoever runs them. No child is named: the number of the review is enough."""
    now = timezone.now()
    return [
        Item(
            what=clock.clock.name, about="", why=f"You run review {one.ref}",
            url=reverse("partnership_review", kwargs={"review_id": one.id}), due_at=clock.standing.due_at,
            left=say.left(clock.standing, now), keys=[f"review:{one.id}"],
        )
        for one, clock in selectors.running(actor=actor, now=now)
    ]  # fmt: skip


def _line(each: ReviewShown, now: datetime) -> Line:
    return Line(
        Link(f"Review {each.ref}", reverse("partnership_review", kwargs={"review_id": each.id})),
        f"{each.harm.label}. {each.what}", f"Known since {say.day(each.known_on)}.",
        [_clock(clock, now) for clock in each.clocks if clock.runs],
    )  # fmt: skip


def _clock(each: ClockShown, now: datetime) -> Clocked:
    left = say.left(each.standing, now) if each.runs else None
    how = "in time" if each.standing.state is State.MET else each.standing.words
    stopped = f"{say.day(each.stopped_on)}: {how}" if each.stopped_on else how
    return Clocked(each.clock.name, left, f"{stopped[0].upper()}{stopped[1:]}.", _law(each))


def _law(each: ClockShown) -> str:
    """What the limit rests on. A figure of the area's own says whose it is, and whether anybody has confirmed it."""
    clock, limit = each.clock, each.clock.limit.said if each.clock.limit else "no figure"
    if each.local is None:
        source = clock.source
        return f"{limit[0].upper()}{limit[1:]}. {source.said} ({source.confidence}). Read in: {source.read_in}."
    sure = "confirmed by the area" if each.local.confirmed else "not confirmed by the area"
    note = f" {each.local.note}." if each.local.note else ""
    own = f"{limit[0].upper()}{limit[1:]}: this area’s own starting figure, {sure}. From: {each.local.source}.{note}"
    duty = in_law(clock.key, timezone.localdate()).source
    return f"{own} The duty: {duty.said} ({duty.confidence})."


def _steps(found: ReviewShown) -> Table | None:
    rows = [[Cell(say.day(each.on)), Cell(str(each.step.label), note=each.words)] for each in found.events]
    return Table("What happened", ("Day", "What"), rows) if rows else None


def _work(found: ReviewShown, now: datetime) -> Table | None:
    """The single work plan: each clock that has a day, and each summary asked for, by day."""
    today = local_date(now)
    lines = [
        (
            local_date(each.standing.due_at), each.clock.name, "",
            _became(each.stopped_on is not None, local_date(each.standing.due_at) < (each.stopped_on or today)),
        )
        for each in found.clocks
        if each.has_begun and each.standing.due_at
    ]  # fmt: skip
    lines += [
        (each.by, f"Summary: {each.agency}", each.words, _became(each.received_on is not None, each.is_late(today)))
        for each in found.summaries
    ]
    rows = [
        [Cell(say.day(day)), Cell(what, note=words), Cell(became)]
        for day, what, words, became in sorted(lines, key=lambda line: (line[0], line[1]))
    ]
    return Table("Work plan", ("By", "What", "How it stands"), rows) if rows else None


def _became(is_done: bool, is_late: bool) -> str:
    return f"{'Done' if is_done else 'To come'}{', late' if is_late else ''}" if is_done or not is_late else "Late"
