"""An assessment as an accessible PDF, with its recipient and time on every page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.assessments.permissions import Permission
from openmash.casework.assessments.selectors import AssessmentShown
from openmash.casework.assessments.words import State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.documents.document import (
    WITHHELD,
    Document,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Part,
    Points,
    Quotation,
)
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.instruments.shape import Section
from openmash.foundation.reference.codes import codes
from openmash.records.linkage import selectors as linkage
from openmash.records.people.selectors import Withholding, withholding
from openmash.records.voice import selectors as voice
from openmash.web.assessments.assessment import version_said
from openmash.web.assessments.loading import AtAssessment, clock_of, load_assessment

NOTHING = "Nothing is written here."


@screen(Permission.VIEW, load=load_assessment, log="assessment.viewed")
def assessment_pdf(request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID) -> Answer:
    """For the person who asks for it. A place that is protected never stands in it."""
    now = timezone.now()
    recipient = f"{actor.name}, {agencies.agency(actor.agency_id).name}"
    shown = loaded.shown
    sets = {key: linkage.person_set(key, actor).ids for key in shown.person_ids}
    guard = withholding([each for ids in sets.values() for each in ids], actor)
    status = "" if shown.state is State.AUTHORISED else f" {shown.state.label}: this may still change."
    document = Document(
        shown.instrument.title, f"{loaded.caption}.{status}", recipient, now, _parts(loaded, actor, guard), guard
    )  # fmt: skip
    name = f"assessment-{now:%Y%m%d-%H%M}.pdf"
    return Sent(pdf_of(document), "application/pdf", filename=name, detail={"recipient": recipient})


def _parts(loaded: AtAssessment, actor: Actor, guard: Withholding) -> list[Part]:
    shown = loaded.shown
    parts: list[Part] = [
        Facts(
            (
                ("Why it was begun", _safe(shown.reason, guard)),
                ("Begun", f"{shown.begun_by}, {say.day_of(shown.begun_at)}"),
                ("Form", version_said(shown.instrument)),
                ("Written by", say.listed(shown.writers) or "Nobody yet"),
                ("Time", f"{clock_of(shown).words}. From {shown.clock_said}, {say.day_of(shown.referred_at)}"),
                *((("Why it took longer", shown.late_because),) if shown.late_because else ()),
                *((str(each.step.label), f"{each.by}, {say.day_of(each.at)}. {each.words}") for each in shown.steps),
            )
        )
    ]  # fmt: skip
    parts.append(Heading("The family"))
    for section in shown.instrument.sections:
        if not section.per_child:
            parts += _section(shown, section, None, guard)
    for key in shown.person_ids:
        parts += [NewPage(), Heading(loaded.children.get(key, "A child"))]
        heard = next(
            (each for each in voice.voices(linkage.person_set(key, actor), actor=actor, limit=20) if each.heard), None
        )
        if heard is not None:
            parts.append(Quotation(_safe(heard.quote, guard), loaded.children.get(key, "").split(",")[0]))
        for section in shown.instrument.sections:
            if section.per_child:
                parts += _section(shown, section, key, guard)
        if not shown.instrument.is_tool:
            parts += _conclusion(shown, key, guard)
    return parts


def _section(shown: AssessmentShown, section: Section, key: UUID | None, guard: Withholding) -> list[Part]:
    parts: list[Part] = [Heading(section.title, 2)]
    for question in section.questions:
        said = shown.said(question.slug, key)
        parts += [Heading(question.label, 3), *(Paragraph(_safe(one.words, guard)) for one in said)]
        if not said:
            parts.append(Paragraph(NOTHING, quiet=True))
    return parts


def _conclusion(shown: AssessmentShown, key: UUID, guard: Withholding) -> list[Part]:
    found = shown.conclusions.get(key)
    if found is None:
        return [Heading("Conclusion", 2), Paragraph("Not concluded yet.", quiet=True)]
    factors = codes("factors")
    return [
        Heading("Conclusion", 2), Facts((("Outcome", str(found.outcome.label)), ("By", found.by))),
        Paragraph(_safe(found.reasons, guard)), Heading("Factors found", 3),
        Points([factors.label(code) for code in found.factors]),
    ]  # fmt: skip


def _safe(words: str, guard: Withholding) -> str:
    return WITHHELD if guard.needed_for(words) else words
