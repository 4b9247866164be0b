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
    return instrument("public_report", timezone.localdate())


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
        return _shown(asked, blank(asked, visit.typed), visit)
    typed = _of_section(asked, {name: request.POST.getlist(name) for name in request.POST})
    visit.save({**{name: [] for name in names_of(asked, visit.typed)}, **typed})
    filled = fill(asked, typed)
    if more := request.POST.get("more"):
        return _shown(asked, with_another(blank(asked, typed), more) if more in filled.rows else filled, visit)
    if not filled.is_complete:
        return _shown(asked, filled, visit)
    if filled.answers.text("danger_now") == "yes":
        return Go("/report/call-999")
    return Go(before_and_after({**visit.typed, **typed}, asked.slug)[1])


def _of_section(section: Section, typed: Typed) -> Typed:
    names = names_of(section, typed)
    return {name: typed[name] for name in names}


def before_and_after(typed: Typed, slug: str) -> tuple[str, str]:
    """Where the pages before and after this one are, by what was answered so far."""
    form = report_form()
    order = [each.slug for each in form.sections]
    asked = [each.slug for each in asked_sections(form, parse_response(form, typed).answers)]
    before = [each for each in asked if order.index(each) < order.index(slug)]
    after = [each for each in asked if order.index(each) > order.index(slug)]
    return f"/report/{before[-1]}" if before else "/report", f"/report/{after[0]}" if after else "/report/check"


def _shown(asked: Section, filled: Filled, visit: Visit) -> Shown:
    back = Link("Back", before_and_after(visit.typed, asked.slug)[0])
    sole = asked.questions[0].label == asked.title
    heads_itself = sole and bool(asked.questions[0].options)
    return Shown("publicsite/question.html", QuestionPage(asked.title, asked, filled, back, sole, heads_itself))
