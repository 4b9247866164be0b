"""The rules of the children in need census as a reference page, written from the rules themselves."""

from __future__ import annotations

from typing import Any

from openmash.statute.census.census import (
    Rules,
    about_a_child,
    about_a_need_plan,
    about_a_plan,
    about_an_assessment,
    about_an_enquiry,
    about_an_episode,
    about_the_header,
)
from openmash.statute.census.whole import about_the_whole
from openmash.statute.census.years import YEARS

SOURCE = (
    "DfE, children in need census: the numbers, sentences and levels as published, from the list that "
    "csc-validator-be-cin (Data to Insight, MIT licence) carries; the code lists from the schemas that Social Finance "
    "wrote from the DfE's specification (MIT licence). Neither is the DfE's own file."
)


HEADS = ("| Rule | Level | Since | The DfE's words | What is asked | Elements |", "| --- " * 6 + "|")
KINDS: tuple[Rules[Any], ...] = (
    about_the_header, about_a_child, about_an_episode, about_an_assessment, about_an_enquiry, about_a_need_plan,
    about_a_plan, about_the_whole,
)  # fmt: skip


def rules_as_markdown() -> str:
    """Every rule by what it is about, in each of its forms, with the years."""
    lines = ["# Rules of the children in need census", "", SOURCE, ""]
    lines += ["An error is refused. A query asks: the return is taken once it is explained.", "", "## Years", ""]
    lines += [f"- **{year.name}**: {year.known}" for year in YEARS]
    for rules in KINDS:
        lines += ["", f"## About {rules.about}", "", *HEADS]
        for rule in sorted(rules.all, key=lambda each: (each.code.zfill(6), each.since)):
            since = f"{rule.since - 1}-{rule.since % 100}"
            fields = ", ".join(rule.fields)
            cells = (rule.code, rule.level.value, since, rule.message.strip(), rule.about, fields)
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)
