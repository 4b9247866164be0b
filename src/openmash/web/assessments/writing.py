"""The boxes of one section, the versions each was written over, and what an earlier assessment said beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.casework.assessments.selectors import AssessmentShown, PassageShown
from openmash.foundation.design import say
from openmash.foundation.design.fields import Field
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.facts.versions import joined
from openmash.foundation.instruments.shape import Kind, Question, Section
from openmash.web.meetings.writing import bases_from

__all__ = ["Box", "answered", "bases_from", "boxes_of", "form_of"]


@dataclass(frozen=True)
class Box:
    """One question: who wrote what stands, whether two did at once, and what was written before."""

    name: str
    kind: str
    """How it is asked: "long_text", "text", "one_of" or "yes_no_unknown"."""
    bases: str
    by: str
    together: str
    carried: str
    earlier: str
    earlier_by: str
    may_carry: bool


def form_of(section: Section) -> type[Form]:
    """The section's questions as a form. Raises TypeError for a kind of question that an assessment does not ask."""
    fields: dict[str, object] = {question.slug: _field(question) for question in section.questions}
    return type("SectionForm", (Form,), fields)


def _field(question: Question) -> Field[str]:
    match question.kind:
        case Kind.LONG_TEXT:
            return LongText(question.label, hint=question.hint, rows=question.rows)
        case Kind.TEXT:
            return Text(question.label, hint=question.hint, most=question.most or 300)
        case Kind.ONE_OF | Kind.YES_NO_UNKNOWN | Kind.INDICATOR | Kind.PROTECTIVE:
            return Choice(question.label, tuple(Option(o.value, o.text) for o in question.options), hint=question.hint)
        case _:
            raise TypeError(f"An assessment does not ask {question.kind} ({question.slug}).")


def answered(section: Section, shown: AssessmentShown, person_id: UUID | None) -> Mapping[str, str]:
    """What stands in each box."""
    said = {question.slug: shown.said(question.slug, person_id) for question in section.questions}
    return {slug: joined([one.words for one in found]) for slug, found in said.items() if found}


def boxes_of(
    section: Section, shown: AssessmentShown, person_id: UUID | None, before: AssessmentShown | None
) -> tuple[Box, ...]:
    """Each question of the section as it stands."""
    found = []
    for question in section.questions:
        said = shown.said(question.slug, person_id)
        earlier = before.said(question.slug, person_id) if before else ()
        found.append(
            Box(
                name=question.slug,
                kind=question.kind.value,
                bases=",".join(str(one.id) for one in said),
                by=_by(said),
                together=_together(said),
                carried="Carried forward from the earlier assessment. Confirm it, or change it."
                if any(one.is_carried for one in said)
                else "",
                earlier=joined([one.words for one in earlier]),
                earlier_by=_by(earlier),
                may_carry=bool(earlier) and not said,
            )
        )
    return tuple(found)


def _by(said: Sequence[PassageShown]) -> str:
    return say.listed([f"{one.by}, {say.moment(one.at)}" for one in said])


def _together(said: Sequence[PassageShown]) -> str:
    if len(said) < 2:
        return ""
    names = sorted({one.by for one in said})
    return f"Written at the same time by {' and '.join(names)}: both are in the box. Make them one, and save."
