"""A request to be checked and sent. Where a child is in danger now, nothing but the worry and a child is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.parts import Link, Missing
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.files.actions import send_uploads
from openmash.foundation.files.selectors import uploads
from openmash.foundation.instruments.actions import keep_response
from openmash.foundation.instruments.answering import Filled, Response, blank, fill, parse_response
from openmash.foundation.instruments.reading import Part, said
from openmash.web.intake.arriving import arrival_of
from openmash.web.intake.begun import KIND, Begun, discard, load_begun
from openmash.web.intake.request_tasks import LAST

IN_DANGER = frozenset({"concern", "children", "referrer_telephone"})
"""All that is waited for when a child is in danger now (practice rule 1); the rest is asked for afterwards."""


@dataclass(frozen=True)
class CheckPage:
    """What the template shows."""

    title: str
    filled: Filled
    parts: tuple[Part, ...]
    files: tuple[str, ...]
    missing: tuple[Missing, ...]
    problems: tuple[Link, ...]
    in_danger: bool
    left_out: int
    section_url: str
    back: Link


@screen(Permission.RECEIVE_REQUEST, load=load_begun)
def request_check(request: HttpRequest, actor: Actor, begun: Begun, key: UUID) -> Answer:
    """Show everything; send it once."""
    last = begun.form.section(LAST)
    typed = {**begun.typed, "declared": request.POST.getlist("declared")}
    response = parse_response(begun.form, typed)
    declared = fill(last, typed) if request.method == "POST" else blank(last, {})
    waited_for = _waited_for(response)
    refused: tuple[Problem, ...] = ()
    if request.method == "POST" and not waited_for:
        try:
            with transaction.atomic():
                return _send(actor, begun, response)
        except Incomplete as refusal:
            refused = _placed(refusal.problems)
    problems = (*waited_for, *refused) if request.method == "POST" else ()
    in_danger = _in_danger(response)
    page = CheckPage(
        title="Check and send",
        filled=declared,
        parts=said(begun.form, begun.response.answers),
        files=tuple(kept.name for kept in uploads(actor=actor, kind=KIND, subject=str(key))),
        missing=tuple(Missing(p.sentence, _place_of(begun, p)) for p in waited_for if p.field != "declared"),
        problems=tuple(Link(p.sentence, _place_of(begun, p)) for p in problems),
        in_danger=in_danger,
        left_out=len(response.problems) - len(waited_for) if in_danger else 0,
        section_url=reverse("request_section", kwargs={"key": key, "section": "SECTION"}),
        back=Link("All sections", reverse("request_tasks", kwargs={"key": key})),
    )
    return Shown("intake/request_check.html", page)


def _in_danger(response: Response) -> bool:
    return response.answers.text("danger_now") == "yes"


def _waited_for(response: Response) -> tuple[Problem, ...]:
    if not _in_danger(response):
        return response.problems
    return tuple(problem for problem in response.problems if problem.field in IN_DANGER)


def _send(actor: Actor, begun: Begun, response: Response) -> Go:
    """The draft is taken by one of two sends that race, and everything is recorded, or nothing is."""
    if not discard(begun, actor=actor):
        return Go(reverse("requests"))
    received = actions.receive_request(actor=actor, arrival=arrival_of(begun.form, response.answers))
    assert received.contact_id is not None  # only a feed's row can be held already
    keep_response(
        actor=actor, instrument=begun.form, answers=response.answers, about_id=received.contact_id,
        person_ids=received.children,
    )  # fmt: skip
    send_uploads(
        actor=actor, kind=KIND, subject=str(begun.key), about_id=received.contact_id, person_ids=received.children
    )
    return Go(reverse("request_sent", kwargs={"reference": received.reference}))


def _placed(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What the records refused of a child, at that child's box."""
    boxes = {"birth": "born-day", "forenames": "forenames"}
    found = []
    for problem in problems:
        parts = problem.field.split("_", 2)
        named = parts[2] if len(parts) == 3 and parts[0] == "children" else ""
        found.append(
            Problem(f"children-{parts[1]}-{boxes.get(named, named)}" if named else problem.field, problem.sentence)
        )
    return tuple(found)


def _place_of(begun: Begun, problem: Problem) -> str:
    """Where a problem is put right: its section and its box, or the box on this page."""
    if problem.field == "declared":
        return "#declared"
    slug = problem.field.split("-", 1)[0]
    for section in begun.form.sections:
        if slug in {question.slug for question in section.questions}:
            url = reverse("request_section", kwargs={"key": begun.key, "section": section.slug})
            return f"{url}#{problem.field}"
    return reverse("request_tasks", kwargs={"key": begun.key})
