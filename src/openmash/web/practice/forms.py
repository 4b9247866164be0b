"""The form of an audit tool: for each section a grade, why and where; and the same for the whole."""

from __future__ import annotations

from functools import cache
from typing import cast

from openmash.foundation.design.fields import Choice, Field, LongText, Option, Text
from openmash.foundation.design.forms import Form
from openmash.insight.practice.actions import GradeTold, SectionTold
from openmash.insight.practice.selectors import GradingShown
from openmash.insight.practice.tool import Tool
from openmash.insight.practice.words import NOT_APPLICABLE


@cache
def grading_form(tool: Tool) -> type[Form]:
    """The questions of this version of the tool, with the area's grades."""
    grades = tuple(Option(each.key, each.label, each.meaning) for each in reversed(tool.local.grades))
    short = (*(Option(each.value, each.text) for each in grades), Option(NOT_APPLICABLE, "Does not apply"))
    fields: dict[str, object] = {}
    for section in tool.sections:
        fields[f"{section.slug}_grade"] = Choice(
            f"{section.title}: grade", short, required=f"{section.title}: choose a grade.", inline=True
        )
        fields[f"{section.slug}_reasons"] = LongText(
            f"{section.title}: why", required=f"{section.title}: say why you grade it so.", rows=4
        )
        fields[f"{section.slug}_evidence"] = Text(
            f"{section.title}: where in the record", hint="Such as the decision of 3 March, or the note of 9 April"
        )
    fields["grade"] = Choice("The whole: grade", grades, required="Choose a grade for the whole.")
    fields["reasons"] = LongText("The whole: why", required="Say why, for the whole.", rows=4)
    return type("GradingForm", (Form,), cast("dict[str, Field[object]]", fields))


def told_by(form: Form, tool: Tool) -> GradeTold:
    """What the form says, once it is complete."""
    said = {name: str(value or "") for name, value in form.values.items()}
    return GradeTold(
        said["grade"], said["reasons"],
        {
            section.slug: SectionTold(
                said[f"{section.slug}_grade"], said[f"{section.slug}_reasons"], said[f"{section.slug}_evidence"]
            )
            for section in tool.sections
        },
    )  # fmt: skip


def filled_from(grading: GradingShown, tool: Tool) -> dict[str, object]:
    """What somebody found, as the answers of the form: where to begin when grades are agreed."""
    keys = {each.label: each.key for each in tool.local.grades}
    found: dict[str, object] = {"grade": grading.grade, "reasons": grading.reasons}
    for section in grading.sections:
        found[f"{section.slug}_grade"] = keys.get(section.grade, NOT_APPLICABLE)
        found[f"{section.slug}_reasons"] = section.reasons
        found[f"{section.slug}_evidence"] = section.evidence
    return found
