"""A record drawn for an audit, read beside the tool and graded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import DecisionOfChild
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link, NotHeardYet, Quote, Story
from openmash.insight.chronology.selectors import chronology
from openmash.insight.practice import actions, selectors
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.selectors import GradingShown, Record
from openmash.insight.practice.tool import SectionOf
from openmash.records.cases.entries import Window
from openmash.records.people.selectors import people_cards
from openmash.records.voice import selectors as voice
from openmash.web.child.chronology import story_of
from openmash.web.child.record import PARTS, Part
from openmash.web.child.task import ask
from openmash.web.child.voice import gap, quote
from openmash.web.practice.forms import grading_form, told_by
from openmash.web.shell.drafts import begun as resumed
from openmash.web.shell.drafts import draft_url
from openmash.web.shell.drafts import sent as draft_sent

LINES = 40
DRAFT = "practice_grade"


@dataclass(frozen=True)
class DecisionLine:
    """A decision as it stands in the record."""

    outcome: str
    line: str
    rationale: str
    by: str


@dataclass(frozen=True)
class RecordPage:
    """The record at one side, the tool at the other. `form` is None once the actor has graded it."""

    title: str
    back: Link
    name: str
    drawn: str
    parts: Sequence[Link]
    decisions: Sequence[DecisionLine]
    quotes: Sequence[Quote]
    gaps: Sequence[NotHeardYet]
    story: Story
    older: bool
    sections: Sequence[SectionOf]
    form: Form | None
    draft: str
    revision: int
    mine: GradingShown | None
    moderate: Link | None
    waits: str
    promise: str


def load(*, actor: Actor, drawn_id: UUID) -> Record:
    """A record drawn for this actor, while its audit is open. Raises NotVisible."""
    return selectors.record(drawn_id, actor=actor)


@screen(Permission.GRADE, load=load, log="practice.record_viewed")
def audit_record(request: HttpRequest, actor: Actor, record: Record, drawn_id: UUID) -> Answer:
    """Read it and grade it: each section with why, and where it was found."""
    form, revision = None, 0
    if record.mine is None:
        begun = resumed(grading_form(record.tool), actor=actor, kind=DRAFT, subject=str(drawn_id))
        revision = begun.revision
        form = ask(
            request, begun.form,
            lambda told: actions.grade(actor=actor, drawn_id=drawn_id, told=told_by(told, record.tool)),
        )  # fmt: skip
        if form is None:
            draft_sent(actor=actor, kind=DRAFT, subject=str(drawn_id))
            return Go(reverse("audit_record", args=[drawn_id]))
    card = people_cards([record.person.lead_id], actor).get(record.person.lead_id)
    name = card.name if card else "A child"
    said = voice.voices(record.person, actor=actor, limit=20)
    told = chronology(record.person, actor=actor, window=Window(limit=LINES))
    now = timezone.now()
    page = RecordPage(
        "A record drawn for an audit", Link(record.audit.title, reverse("audit", args=[record.audit.pk])), name,
        f"Drawn from: {record.row.stratum}. You are the {'first' if record.is_first else 'second'} auditor.",
        [Link(PARTS[part], reverse(part.value, args=[record.person.lead_id])) for part in OPENED],
        [_decision(each) for each in frontdoor.decisions_of(record.person, actor=actor, limit=20)],
        [quote(each, name) for each in said if each.heard], [gap(each, name, now) for each in said if not each.heard],
        story_of(told.lines), told.older is not None, record.tool.sections, form,
        draft_url(DRAFT, str(drawn_id)), revision, record.mine,
        Link("Talk it over with whoever did the work", reverse("audit_moderate", args=[drawn_id]))
        if record.mine and record.is_first and record.is_graded
        else None,
        _waits(record), PROMISE,
    )  # fmt: skip
    return Shown("practice/record.html", page, purpose="drawn for an audit of practice")


OPENED = (Part.NOW, Part.JOURNEY, Part.VOICE, Part.CHRONOLOGY, Part.DECISIONS, Part.PLANS_AND_VISITS, Part.INVOLVEMENT)
"""The parts of the record that an auditor is led to."""
PROMISE = (
    "Grade the practice, not the worker, and the child’s experience before the record’s neatness. What you write is "
    "shown to whoever did the work. Only this child was drawn: brothers, sisters and adults are not open to you."
)


def _waits(record: Record) -> str:
    if record.mine is None:
        return ""
    if not record.is_graded:
        return "Another auditor has still to grade this record. What they find is shown to you once they have."
    if not record.is_first:
        return "The first auditor talks it over with whoever did the work."
    return ""


def _decision(each: DecisionOfChild) -> DecisionLine:
    return DecisionLine(
        str(each.outcome.label), each.line, each.rationale, f"{each.decided_by}, {say.moment(each.decided_at)}"
    )
