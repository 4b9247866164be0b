"""The agenda of a meeting, built from what is due, late, or waits: nobody types it. It names no child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.design import say
from openmash.insight.partnership.models import Action, AgendaItem, Judgement
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors.audits import audits
from openmash.insight.partnership.selectors.bodies import body
from openmash.insight.partnership.selectors.meetings import Attended, State, agreed_actions, decisions, meetings
from openmash.insight.partnership.selectors.policies import policies
from openmash.insight.partnership.selectors.reviews import reviews
from openmash.insight.partnership.selectors.risks import risks
from openmash.insight.partnership.selectors.scrutiny import inquiries
from openmash.insight.partnership.words import BodyKind, Column, Topic, Verdict
from openmash.insight.scorecard import selectors as scorecard
from openmash.statute.calendar import local_date

RENEWED_WITHIN = timedelta(days=60)
"""How long before a policy's day of renewal it is on the agenda: two months, so that there is time to write it."""


@dataclass(frozen=True)
class Line:
    """A line of an agenda: why it is there, its words, a note, and the key of what it is about (with `topic`)."""

    topic: Topic
    words: str
    note: str
    about: UUID | None = None
    is_late: bool = False


def agenda(at: Attended, *, actor: Actor) -> list[Line]:
    """Every line that belongs on this meeting's agenda, as things stand now. About forty queries, however many.

    A sub-group speaks of what is its own. The partnership and its executive speak of the plans, reviews, audits and
    scrutiny too; a line about a review is for those alone who may read reviews.
    """
    require(actor, Permission.VIEW)
    own: tuple[Callable[[Attended, Actor], Iterator[Line]], ...] = (_minutes, _proposals, _actions)
    whole = (_reviews, _plans) if at.kind is not BodyKind.GROUP else ()
    rest = (_risks, _challenges, *((_scrutiny, _audits) if at.kind is not BodyKind.GROUP else ()), _policies, _items)
    return [line for source in (*own, *whole, *rest) for line in source(at, actor)]


def _now(at: Attended) -> date:
    """The day by which a line is late or not: today, or for a meeting that was held before, that day."""
    return min(local_date(timezone.now()), at.on)


def _minutes(at: Attended, actor: Actor) -> Iterator[Line]:
    for each in meetings(actor=actor, body_id=at.body_id):
        if each.state is State.MINUTED and each.on < at.on:
            yield Line(
                Topic.MINUTES, f"Minutes of {say.day(each.on)}", "To agree, with what is to be put right.", each.id
            )


def _proposals(at: Attended, actor: Actor) -> Iterator[Line]:
    for each in decisions(actor=actor, body_id=at.body_id):
        if each.waits and each.meeting_id != at.id and each.on <= at.on:
            yield Line(
                Topic.PROPOSAL, each.what, f"Proposed on {say.day(each.on)}, when {each.lacked}. {each.why}", each.id
            )


def _actions(at: Attended, actor: Actor) -> Iterator[Line]:
    for each in agreed_actions(actor=actor, body_id=at.body_id):
        if each.is_open and each.by <= at.on and each.meeting_id != at.id and each.on <= at.on:
            times = {1: "once", 2: "twice"}.get(len(each.carried), f"{len(each.carried)} times")
            carried = f", carried {times}" if each.carried else ""
            yield Line(
                Topic.ACTION, each.what, f"{each.person}, {each.agency}: due {say.day(each.by)}{carried}", each.id,
                each.by < _now(at),
            )  # fmt: skip


def _reviews(at: Attended, actor: Actor) -> Iterator[Line]:
    if not may(actor, Permission.VIEW_REVIEWS):
        return
    for one in reviews(actor=actor, now=timezone.now()):
        for clock in one.clocks:
            if clock.runs:
                due = f"Due {say.day(clock.standing.due_at)}" if clock.standing.due_at else ""
                late = clock.standing.due_at is not None and clock.standing.due_at < timezone.now()
                yield Line(Topic.REVIEW, f"Review {one.ref}: {clock.clock.name}", due, one.id, late)


def _plans(at: Attended, actor: Actor) -> Iterator[Line]:
    """Actions of improvement plans that are late, or whose measure is further from the rest than chance explains."""
    complete: dict[UUID, str] = dict(
        Judgement.objects.visible_to(actor).filter(column=Column.COMPLETE).order_by("recorded_at", "id")
        .values_list("action_id", "verdict")
    )  # fmt: skip
    lines = {line.indicator.key: line for line in scorecard.scorecard(actor=actor, safely=True).lines}
    for row in Action.objects.visible_to(actor).select_related("finding__plan").order_by("by", "id"):
        late = row.by < _now(at) and complete.get(row.pk) != Verdict.YES
        line = lines.get(row.measure)
        moved = line is not None and line.chart is not None and line.chart.lately is not None
        if late or moved:
            said = [f"due {say.day(row.by)}, and nobody says it is complete"] if late else []
            said += [f"its measure changed: {line.indicator.name}"] if moved and line else []
            note = f"{row.finding.plan.title}, finding {row.finding.ref}. {row.person}: {'; '.join(said)}"
            yield Line(Topic.PLAN, row.what, note, row.finding.plan_id, late)


def _risks(at: Attended, actor: Actor) -> Iterator[Line]:
    for each in risks(actor=actor, body_id=at.body_id):
        if each.now.review_on is not None and each.is_open and each.now.review_on <= at.on:
            stands = f"{each.now.likelihood.label if each.now.likelihood else ''}. "
            yield Line(
                Topic.RISK, each.event, f"{stands}To be looked at again by {say.day(each.now.review_on)}", each.id,
                each.now.review_on < _now(at),
            )  # fmt: skip


def _challenges(at: Attended, actor: Actor) -> Iterator[Line]:
    for each in body(at.body_id, actor=actor, today=at.on).challenges:
        if each.is_open and each.on <= at.on:
            answered = "Answered, and whoever asked is not satisfied" if each.answered_on else (
                f"To be answered by {say.day(each.answer_by)}"
            )  # fmt: skip
            note = f"{each.by_whom} asked {each.to_agency}. {answered}"
            yield Line(Topic.CHALLENGE, each.words, note, each.id, each.is_late(_now(at)))


def _scrutiny(at: Attended, actor: Actor) -> Iterator[Line]:
    for question in inquiries(actor=actor):
        for each in question.findings:
            if not each.answers and each.on <= at.on:
                yield Line(Topic.SCRUTINY, each.words, f"{each.said_by}, {say.day(each.on)}: no partner has answered")


def _audits(at: Attended, actor: Actor) -> Iterator[Line]:
    for each in audits(actor=actor):
        if each.year != at.on.year:
            continue
        if each.not_graded:
            note = f"{say.count_of(each.not_graded, 'standard')} not graded yet"
        elif not any(x.peer for x in each.standards):
            note = "No peer has looked at it yet"
        elif each.gaps and each.plan_id is None:
            note = f"{say.count_of(each.gaps, 'standard')} not met, or partly, and no plan"
        else:
            continue
        yield Line(Topic.AUDIT, f"{each.name}, {each.year}", note, each.id)


def _policies(at: Attended, actor: Actor) -> Iterator[Line]:
    for each in policies(actor=actor, today=at.on):
        last = each.versions[0] if each.versions else None
        if each.body_id == at.body_id and last is not None and last.review_by <= at.on + RENEWED_WITHIN:
            note = f"Version {last.version}, to be renewed by {say.day(last.review_by)}"
            yield Line(Topic.POLICY, each.title, note, each.id, last.review_by < _now(at))


def _items(at: Attended, actor: Actor) -> Iterator[Line]:
    for row in AgendaItem.objects.visible_to(actor).filter(meeting_id=at.id).order_by("recorded_at", "id"):
        yield Line(Topic.OTHER, row.words, row.by_whom)
