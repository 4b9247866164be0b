"""One question of the public's report: what is typed is kept before the next is shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments.answering import (
    Filled,
    Typed,
    asked_sections,
    blank,
    fill,
    names_of,
    parse_response,
    with_another,
)
from openmash.foundation.instruments.loading import instrument
from openmash.foundation.instruments.shape import Instrument, Section
from openmash.publicsite.visitor import Visit, elsewhere, visit_of


@dataclass(frozen=True)
class QuestionPage:
    """One question. `sole`: the page asks this alone; `heads_itself`: its answers to choose from bear the heading."""

    title: str
    section: Section
    filled: Filled
    back: Link
    sole: bool
    heads_itself: bool


def report_form() -> Instrument:
    """The form in force today."""
    return instrument("public_report_short", timezone.localdate())


@screen(PublicActor.PUBLIC)
def report_question(request: HttpRequest, actor: Actor, section: str) -> Shown | Go:
    """Ask one question, keep the answer, and go on to the next."""
    visit = visit_of(request, actor)
    if not visit.has_begun:
        return elsewhere(visit)
    form = report_form()
    try:
        asked = form.section(section)
    except KeyError:
        raise NotVisible from None
    if request.method != "POST":
        return _shown(form, asked, blank(asked, visit.typed), visit)
    typed = _of_section(asked, {name: request.POST.getlist(name) for name in request.POST})
    visit.save({**{name: [] for name in names_of(asked, visit.typed)}, **typed})
    filled = fill(asked, typed)
    if more := request.POST.get("more"):
        return _shown(form, asked, with_another(blank(asked, typed), more) if more in filled.rows else filled, visit)
    if not filled.is_complete:
        return _shown(form, asked, filled, visit)
    return Go(_next(form, asked, {**visit.typed, **typed}, is_danger=filled.answers.text("danger_now") == "yes"))


def _of_section(section: Section, typed: Typed) -> Typed:
    names = names_of(section, typed)
    return {name: typed[name] for name in names}


def _next(form: Instrument, section: Section, typed: Typed, *, is_danger: bool) -> str:
    if is_danger:
        return "/report/call-999"
    asked = [each.slug for each in asked_sections(form, parse_response(form, typed).answers)]
    later = asked[asked.index(section.slug) + 1 :]
    return f"/report/{later[0]}" if later else "/report/check"


def _shown(form: Instrument, section: Section, filled: Filled, visit: Visit) -> Shown:
    asked = [each.slug for each in asked_sections(form, parse_response(form, visit.typed).answers)]
    place = asked.index(section.slug) if section.slug in asked else 0
    back = Link("Back", f"/report/{asked[place - 1]}" if place else "/report")
    sole = section.questions[0].label == section.title
    heads_itself = sole and bool(section.questions[0].options)
    return Shown("publicsite/question.html", QuestionPage(section.title, section, filled, back, sole, heads_itself))
