"""Reviewing emergency access: who looked at whose record, why, what they opened, and whether it was right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access import actions, selectors
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import Emergency, who
from openmash.foundation.access.words import Reviewed
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible, Problem
from openmash.records.people.selectors.places import names_of

OUTCOMES = tuple(Option(each.value, str(each.label)) for each in Reviewed)
NONE_WAITS = Empty(
    "No emergency access waits for review",
    "Each one appears here from the moment it is opened until somebody reviews it.",
)


@dataclass(frozen=True)
class ReviewsPage:
    """Those that wait, oldest first, and those reviewed."""

    title: str
    waiting: Table | None
    reviewed: Table | None
    empty: Empty | None


@screen(Permission.REVIEW_EMERGENCY_ACCESS, log="emergencies.listed")
def emergency_reviews(request: HttpRequest, actor: Actor) -> Answer:
    """Every emergency access; the information lead sees no child's name, and needs none."""
    found = selectors.emergencies(actor=actor)
    names = names_of({each.person_id for each in found}, actor=actor)
    waiting = sorted((each for each in found if each.reviewed_at is None), key=lambda each: each.started_at)
    reviewed = [each for each in found if each.reviewed_at is not None]
    page = ReviewsPage(
        "Emergency access", _table("Waiting for review", waiting, names), _table("Reviewed", reviewed, names),
        None if waiting else NONE_WAITS,
    )  # fmt: skip
    about = [f"person:{each.person_id}" for each in found if each.person_id in names]
    return Shown("access/reviews.html", page, about=about)


class ReviewForm(Form):
    """Whether it was right, and a note."""

    outcome = Choice("Was it right to look?", OUTCOMES, required="Say whether it was right to look.")
    note = LongText("A note, for whoever asks later", rows=3, most=1000)

    def check(self) -> Sequence[Problem]:
        """Anything but "right" says more."""
        if self.outcome and self.outcome != Reviewed.RIGHT and len(self.note) < 5:
            return [Problem("note", "Say what you found, and what you will do.")]
        return []


@dataclass(frozen=True)
class Case:
    """One emergency access, as its review loads it."""

    emergency: Emergency

    @property
    def about(self) -> Sequence[str]:
        return [f"emergency:{self.emergency.id}", f"person:{self.emergency.person_id}"]


@dataclass(frozen=True)
class ReviewPage:
    """What happened, what was opened, and the question; no form for one's own, or once it is reviewed."""

    title: str
    form: ReviewForm
    back: Link
    caption: str
    facts: tuple[Fact, ...]
    opened: Table | None
    may_review: bool
    looks: Link


def load_emergency(*, actor: Actor, emergency_id: UUID) -> Case:
    """One emergency access this actor may know of. Raises NotVisible."""
    found = selectors.emergencies(actor=actor, emergency_id=emergency_id)
    if not found:
        raise NotVisible
    return Case(found[0])


@screen(Permission.REVIEW_EMERGENCY_ACCESS, load=load_emergency, log="emergency.read")
def emergency_review(request: HttpRequest, actor: Actor, case: Case, emergency_id: UUID) -> Answer:
    """Say whether it was right. Nobody reviews their own."""
    one = case.emergency
    form = ReviewForm.parse(request.POST) if request.method == "POST" else ReviewForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.review_emergency_access(
                actor=actor, emergency_id=emergency_id, outcome=_outcome(form.outcome), note=form.note
            )
            return Go(reverse("emergency_reviews"))
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("outcome", refusal.sentence)])
    names = names_of({one.person_id}, actor=actor)
    people = who([one.account_id, *([one.reviewed_by] if one.reviewed_by else [])])
    looker = people[one.account_id]
    facts = [
        Fact("Who", ", ".join(part for part in (looker.name, looker.job_title, looker.agency_name) if part)),
        Fact("Whose record", names.get(one.person_id, record_said(one.person_id))),
        Fact("Why", one.reason),
        Fact("From", say.moment(one.started_at)),
        Fact("Until", say.moment(one.ends_at)),
    ]
    if one.reviewed_by and one.reviewed_at:
        said = f"{one.outcome}. {people[one.reviewed_by].name}, {say.moment(one.reviewed_at)}. {one.note}"
        facts.append(Fact("Reviewed", said.strip()))
    page = ReviewPage(
        "An emergency access", form, Link("Emergency access", reverse("emergency_reviews")), "", tuple(facts),
        _opened(one), one.reviewed_at is None and one.account_id != actor.account_id,
        Link("Everyone who has looked at this record", reverse("record_looks", kwargs={"person_id": one.person_id})),
    )  # fmt: skip
    return Shown("access/review.html", page)


def record_said(person_id: UUID) -> str:
    """A record without its name."""
    return f"Record {str(person_id)[-6:]}"


def _outcome(value: str) -> actions.Outcome:
    return Reviewed(value).value  # type: ignore[return-value]  # the words and the action's literals are one list


def _opened(one: Emergency) -> Table | None:
    """What they opened of this record while it lasted."""
    events = [
        event
        for event in events_about([f"person:{one.person_id}"], before=one.ends_at, limit=400)
        if event.actor_id == one.account_id and event.at >= one.started_at and event.opened
    ]
    rows = [(Cell(say.moment(e.at)), Cell(str(e.detail.get("part", "the record")).replace("_", " "))) for e in events]
    return Table("What they opened", ("When", "What"), rows) if rows else None


def _table(caption: str, found: Sequence[Emergency], names: Mapping[UUID, str]) -> Table | None:
    people = who(each.account_id for each in found)
    now = timezone.now()
    rows = [
        (
            Cell(people[each.account_id].name, reverse("emergency_review", kwargs={"emergency_id": each.id})),
            Cell(names.get(each.person_id, record_said(each.person_id))),
            Cell(each.reason),
            Cell(say.near(each.started_at, now)),
            Cell(each.outcome or _due(each, now)),
        )
        for each in found
    ]
    return Table(caption, ("Who", "Whose record", "Why", "When", "Review"), rows) if rows else None


def _due(each: Emergency, now: datetime) -> str:
    by = say.moment(each.review_due_at)
    return f"Late: was due {by}" if each.review_due_at < now else f"By {by}"
