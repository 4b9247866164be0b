"""A screening to be looked over and sent, with what happens to it next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.screening import selectors
from openmash.casework.screening.answers import told_of
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.sending import at_once
from openmash.casework.screening.telling import ScreeningTold
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link, Missing
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.instruments.reading import Part, said
from openmash.pathways.screening import submit_screening
from openmash.web.intake.begun import Begun, discard
from openmash.web.screening.loading import load_writing, screening_url


class SendForm(Form):
    """Nothing to fill in: the answers are in the pages before."""


@dataclass(frozen=True)
class CheckPage:
    """What the template shows."""

    title: str
    form: SendForm
    parts: Sequence[Part]
    missing: Sequence[Missing]
    problems: Sequence[Link]
    next: str
    button: str
    section_url: str
    throw_url: str
    back: Link


@screen(Permission.WRITE, load=load_writing)
def screening_check(request: HttpRequest, actor: Actor, begun: Begun, key: UUID) -> Answer:
    """Show everything; send it once."""
    response, now = begun.response, timezone.now()
    refused: tuple[Problem, ...] = ()
    told: ScreeningTold | None = None
    if response.is_complete:
        try:
            told = told_of(
                begun.form, response.answers, now=now, officer=actor.name, officer_id=actor.account_id,
                team_id=actor.team_id,
            )  # fmt: skip
            if request.method == "POST":
                with transaction.atomic():
                    if not discard(begun, actor=actor):
                        return Go(reverse("screenings"))
                    return Go(screening_url(submit_screening(actor=actor, told=told)))
        except Incomplete as refusal:
            refused = tuple(refusal.problems)
    wrong = (*response.problems, *refused)
    page = CheckPage(
        title="Look it over and send",
        form=SendForm.blank(),
        parts=said(begun.form, response.answers),
        missing=[Missing(each.sentence, _place_of(begun, each)) for each in wrong],
        problems=[Link(p.sentence, _place_of(begun, p)) for p in wrong] if request.method == "POST" else (),
        next=_next(told),
        button=_button(told),
        section_url=reverse("screening_section", kwargs={"key": key, "section": "SECTION"}),
        throw_url=reverse("screening_throw", kwargs={"key": key}),
        back=Link("Back", reverse("screening_section", kwargs={"key": key, "section": "grade"})),
    )
    return Shown("screening/check.html", page)


@screen(Permission.WRITE, load=load_writing)
def screening_throw(request: HttpRequest, actor: Actor, begun: Begun, key: UUID) -> Answer:
    """Throw away what was begun."""
    if request.method == "POST":
        discard(begun, actor=actor)
    return Go(reverse("screenings"))


def _goes(told: ScreeningTold | None) -> list[str]:
    """To whom it would go at once. What depends on earlier screenings is known once it is sent."""
    return at_once(told, timezone.now()) if told else []


def _button(told: ScreeningTold | None) -> str:
    return "Send: MASH has it at once" if "mash" in _goes(told) else "Send to your supervisor"


def _next(told: ScreeningTold | None) -> str:
    if told is None:
        return ""
    if "mash" in _goes(told):
        return "MASH has it the moment you send it, and whoever is on duty is told. Your supervisor reviews it as well."
    hours = selectors.local_at(timezone.now()).review_hours
    return (
        "Your supervisor reviews it. What MASH is to have goes then, and without the review after "
        f"{hours} hours. You see here what MASH did."
    )


def _place_of(begun: Begun, problem: Problem) -> str:
    """Where a problem is put right: its page and its box."""
    slug = problem.field.split("-", 1)[0]
    for section in begun.form.sections:
        if slug in {question.slug for question in section.questions}:
            url = reverse("screening_section", kwargs={"key": begun.key, "section": section.slug})
            return f"{url}#{problem.field}"
    return reverse("screening_section", kwargs={"key": begun.key, "section": "incident"})
