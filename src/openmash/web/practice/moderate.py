"""Talk over what was found with whoever did the work, and agree the grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Link
from openmash.insight.practice import actions
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.selectors import GradingShown, Record, Said
from openmash.insight.practice.tool import SectionOf
from openmash.records.people.selectors import people_cards
from openmash.web.child.task import ask
from openmash.web.practice.forms import filled_from, grading_form, told_by
from openmash.web.practice.record import load


class AskForm(Form):
    """What the auditor would like to hear of."""

    words = LongText(
        "What would you like to hear of from them?", required="Say what you would like to hear of from them.", rows=4,
        hint="Begin with what was good. Ask what the record does not show. They see every grade and reason",
    )  # fmt: skip


@dataclass(frozen=True)
class Lines:
    """One section as each auditor graded it, side by side."""

    title: str
    graded: Sequence[tuple[str, str, str, str]]
    differ: bool


@dataclass(frozen=True)
class ModeratePage:
    """What the template shows."""

    title: str
    back: Link
    caption: str
    practitioner: str
    lines: Sequence[Lines]
    whole: Sequence[tuple[str, str, str]]
    asked: Said | None
    answered: Said | None
    answered_said: str
    sections: Sequence[SectionOf]
    form: Form | None
    is_asking: bool
    agreed: GradingShown | None


@screen(Permission.GRADE, load=load, log="practice.record_viewed")
def audit_moderate(request: HttpRequest, actor: Actor, record: Record, drawn_id: UUID) -> Answer:
    """Ask whoever did the work; then, with their answer beside both grades, agree what stands."""
    if record.mine is None or not record.is_first or not record.is_graded:
        return Go(reverse("audit_record", args=[drawn_id]))
    form: Form | None = None
    if record.asked is None:
        form = ask(
            request, AskForm.blank(),
            lambda told: actions.ask_practitioner(actor=actor, drawn_id=drawn_id, words=told.words),
        )  # fmt: skip
        if form is None:
            return Go(reverse("audit_moderate", args=[drawn_id]))
    elif record.agreed is None:
        kind = grading_form(record.tool)
        form = ask(
            request, kind.blank(filled=filled_from(record.mine, record.tool)),
            lambda told: actions.agree(actor=actor, drawn_id=drawn_id, told=told_by(told, record.tool)),
        )  # fmt: skip
        if form is None:
            return Go(reverse("audit", args=[record.audit.pk]))
    gradings = (record.mine, *record.others)
    card = people_cards([record.person.lead_id], actor).get(record.person.lead_id)
    answered = record.answered
    page = ModeratePage(
        "Talk it over with whoever did the work",
        Link("The record", reverse("audit_record", args=[drawn_id])),
        card.name if card else "A child",
        record.practitioner,
        lines_of(gradings),
        whole_of(gradings),
        record.asked,
        answered,
        f"{answered.agrees.label}. {answered.by}, {say.day_of(answered.at)}" if answered and answered.agrees else "",
        record.tool.sections,
        form,
        record.asked is None,
        record.agreed,
    )
    return Shown("practice/moderate.html", page, purpose="drawn for an audit of practice")


def lines_of(gradings: Sequence[GradingShown]) -> list[Lines]:
    """Each section with every grade given: whose, what, why and where."""
    found = []
    for at, section in enumerate(gradings[0].sections):
        each = [(str(one.part.label), one.sections[at]) for one in gradings]
        found.append(
            Lines(
                section.title,
                [(who, said.grade, said.reasons, said.evidence) for who, said in each],
                len({said.grade for _, said in each}) > 1,
            )
        )
    return found


def whole_of(gradings: Sequence[GradingShown]) -> list[tuple[str, str, str]]:
    """The whole as each graded it: whose, what, why."""
    return [(str(one.part.label), one.label, one.reasons) for one in gradings]
