"""Write one section, beside whoever else is writing; what an earlier assessment said stands beside each box."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.assessments import actions, selectors
from openmash.casework.assessments.permissions import Permission
from openmash.casework.assessments.selectors import AssessmentShown
from openmash.casework.assessments.words import State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, new_token
from openmash.foundation.design.parts import Link, Quote
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.instruments.shape import Section
from openmash.records.linkage import selectors as linkage
from openmash.records.voice import selectors as voice
from openmash.web.assessments.loading import AtAssessment, assessment_url, back_to, load_of_child
from openmash.web.assessments.writing import Box, answered, bases_from, boxes_of, form_of
from openmash.web.attendance.showing import attendance_line
from openmash.web.child.voice import quote

AS_TYPED = "words"
"""What the script sends in X-Requested-With: it wants to know what was kept, not a page."""


@dataclass(frozen=True)
class WritePage:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    hint: str
    form: Form
    boxes: Sequence[Box]
    quote: Quote | None
    attendance: str
    has_earlier: bool
    earlier_said: str
    carry_url: str
    token: str
    next: Link | None
    problem: str


@screen(Permission.WRITE, load=load_of_child, log="assessment.viewed")
def assessment_write(
    request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID, section: str,
    person_id: UUID | None = None,
) -> Answer:  # fmt: skip
    """Add what was written to what stands. Nothing anybody wrote is lost, whoever was first."""
    shown = loaded.shown
    part = next((each for each in shown.instrument.sections if each.slug == section), None)
    if part is None or part.per_child != (person_id is not None):
        raise NotVisible
    if request.method != "POST":
        if shown.state in (State.SENT, State.AUTHORISED):
            return Go(assessment_url(shown.id))
        return Shown("assessments/write.html", _page(loaded, part, person_id, actor, form_of(part)))
    form = form_of(part).parse(request.POST)
    by_script = request.headers.get("X-Requested-With") == AS_TYPED
    try:
        beside = _keep(request, actor, shown, part, person_id, form)
    except NotAllowedNow as refusal:
        if by_script:
            return _said({"refused": refusal.sentence}, loaded)
        page = _page(loaded, part, person_id, actor, form_of(part), form, refusal.sentence)
        return Shown("assessments/write.html", page)
    if by_script:
        return _said(_kept(shown.id, part, person_id, actor, beside), loaded)
    return Go(_next(shown, part, person_id).url)


@screen(Permission.WRITE, load=load_of_child)
def assessment_carry(
    request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID, section: str,
    person_id: UUID | None = None,
) -> Answer:  # fmt: skip
    """Copy one answer of the earlier assessment into its box, to be confirmed or changed."""
    where = section_url(loaded.shown, section, person_id)
    if request.method == "POST":
        try:
            actions.carry_forward(
                actor=actor, assessment_id=assessment_id, question=request.POST.get("question", "")[:60],
                person_id=person_id,
            )  # fmt: skip
        except NotAllowedNow:
            return Go(where)
    return Go(where)


def section_url(shown: AssessmentShown, section: str, person_id: UUID | None, name: str = "assessment_write") -> str:
    """Where one section is written: the children's common part, or one child's own."""
    more = {"assessment_id": shown.id, "section": section, **({"person_id": person_id} if person_id else {})}
    return reverse(name, kwargs=more)


def _keep(
    request: HttpRequest, actor: Actor, shown: AssessmentShown, part: Section, person_id: UUID | None, form: Form
) -> list[UUID]:
    """Keep each box that holds something new; returns the versions that stand beside."""
    beside: list[UUID] = []
    for question in part.questions:
        words = str(form.values.get(question.slug) or "")
        bases = bases_from(request.POST, f"bases-{question.slug}")
        if not words.strip() and not bases:
            continue
        kept = actions.write(
            actor=actor, assessment_id=shown.id, question=question.slug, words=words, person_id=person_id, bases=bases
        )
        beside += kept.beside
    return beside


def _kept(
    assessment_id: UUID, part: Section, person_id: UUID | None, actor: Actor, beside: Sequence[UUID]
) -> dict[str, object]:
    """What the boxes now stand over: this writer's own versions. Others' stay beside until somebody joins them."""
    stands = selectors.assessment(assessment_id, actor=actor)
    over = {
        question.slug: ",".join(str(one.id) for one in stands.said(question.slug, person_id) if one.id not in beside)
        for question in part.questions
    }
    others = sorted({one.by for one in stands.passages if one.id in beside})
    return {"bases": over, "beside": " and ".join(others)}


def _said(words: dict[str, object], loaded: AtAssessment) -> Sent:
    return Sent(json.dumps(words).encode(), "application/json", about=loaded.about)


def _page(
    loaded: AtAssessment, part: Section, person_id: UUID | None, actor: Actor, kind: type[Form],
    form: Form | None = None, problem: str = "",
) -> WritePage:  # fmt: skip
    shown = loaded.shown
    before = selectors.earlier(shown, person_id or shown.person_ids[0], actor=actor)
    child = loaded.children.get(person_id, "") if person_id else loaded.caption
    boxes = boxes_of(part, shown, person_id, before)
    return WritePage(
        title="Write an assessment",
        heading=part.title,
        caption=child,
        back=back_to(shown),
        hint=""
        if person_id
        else "This concerns all the children of this assessment. Write it once."
        if len(shown.person_ids) > 1
        else "",
        form=form or kind.blank(filled=answered(part, shown, person_id)),
        boxes=boxes,
        quote=_voice(person_id, child, actor) if person_id else None,
        attendance=attendance_line(linkage.person_set(person_id, actor), actor=actor) if person_id else "",
        has_earlier=any(box.earlier for box in boxes),
        earlier_said=f"The assessment authorised on {say.day_of(before.ended_at)}"
        if before and before.ended_at
        else "",
        carry_url=section_url(shown, part.slug, person_id, "assessment_carry"),
        token=new_token(),
        next=_next(shown, part, person_id),
        problem=problem,
    )


def _voice(person_id: UUID, child: str, actor: Actor) -> Quote | None:
    """The child's own words, before anything is written about them."""
    said = voice.voices(linkage.person_set(person_id, actor), actor=actor, limit=20)
    heard = next((each for each in said if each.heard), None)
    return quote(heard, child.split(",")[0]) if heard else None


def _next(shown: AssessmentShown, part: Section, person_id: UUID | None) -> Link:
    """The section after this one, the same child first; then the assessment."""
    every = [
        (section, key)
        for section in shown.instrument.sections
        for key in (shown.person_ids if section.per_child else (None,))
    ]
    here = every.index((part, person_id))
    if here + 1 == len(every):
        return Link("The assessment", assessment_url(shown.id))
    section, key = every[here + 1]
    return Link(section.title, section_url(shown, section.slug, key))
