"""What an audit found over all its records: grades by section, how often two people agreed, and whether a second audit
found it otherwise. Counts alone: no record, no worker, and nothing where there are too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from openmash.casework.screening.agreement import Agreement, agreement, table
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.governance.practice import Practice
from openmash.insight.practice import selectors
from openmash.insight.practice.drawing import counting
from openmash.insight.practice.models import Audit, Grading
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.tool import Tool
from openmash.insight.practice.words import Part
from openmash.insight.scorecard.intervals import difference

WHOLE = "whole"
"""The grade of the whole record, beside the sections'."""


@dataclass(frozen=True)
class SectionResult:
    """One section over the records it applied to: how many of each grade, and how many were good or better."""

    slug: str
    title: str
    grades: tuple[tuple[str, int], ...]
    good: int
    of: int


@dataclass(frozen=True)
class Results:
    """What was found. `said` is False, and there are no sections, below the least number of records."""

    records: int
    said: bool
    least: int
    whole: SectionResult | None
    sections: tuple[SectionResult, ...]


@dataclass(frozen=True)
class Agreed:
    """How often two people agreed, over the whole and section by section; each may be unsaid, with why."""

    whole: Agreement
    sections: tuple[tuple[str, Agreement], ...]
    audits: int


class Moved:
    """How a share moved between two audits, in a word."""

    BETTER, WORSE, UNKNOWN = "better", "worse", "unknown"


@dataclass(frozen=True)
class Compared:
    """One section then and now: so many of so many, and by how many points of a hundred it moved (95% interval)."""

    title: str
    before: tuple[int, int]
    after: tuple[int, int]
    low: float
    high: float

    @property
    def moved(self) -> str:
        """Better or worse only where chance alone does not explain it."""
        return Moved.BETTER if self.low > 0 else Moved.WORSE if self.high < 0 else Moved.UNKNOWN


def results(audit_id: UUID, *, actor: Actor) -> Results:
    """What an audit found: the grades agreed with whoever did the work, and the first auditor's where none were.

    A fixed number of queries. Raises NotVisible.
    """
    require(actor, Permission.SEE)
    row = selectors.audit_row(audit_id)
    tool = selectors.tool_for(row)
    return _results(tool, list(_standing(row.pk).values()))


def _standing(audit_id: UUID) -> Mapping[UUID, Mapping[str, str]]:
    """Of each record, the grade that stands for the whole and for each section."""
    with counting():
        rows = Grading.objects.filter(drawn__audit_id=audit_id, part__in=(Part.FIRST, Part.AGREED))
        told = list(rows.order_by("recorded_at", "pk").values_list("drawn_id", "grade", "sections"))
    return {drawn: _grades(grade, sections) for drawn, grade, sections in told}


def _grades(whole: str, sections: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    return {WHOLE: whole} | {slug: said["grade"] for slug, said in sections.items()}


def _results(tool: Tool, told: Sequence[Mapping[str, str]]) -> Results:
    local = tool.local
    if len(told) < local.least_to_say:
        return Results(len(told), False, local.least_to_say, None, ())
    sections = tuple(_section(section.slug, section.title, told, local) for section in tool.sections)
    return Results(len(told), True, local.least_to_say, _section(WHOLE, "The whole", told, local), sections)


def _section(slug: str, title: str, told: Sequence[Mapping[str, str]], local: Practice) -> SectionResult:
    counted = Counter(each.get(slug, "") for each in told)
    grades = tuple((each.label, counted[each.key]) for each in local.grades)
    good = sum(counted[each.key] for each in local.grades if each.is_good)
    return SectionResult(slug, title, grades, good, sum(many for _, many in grades))


def agreed(audit_id: UUID, *, actor: Actor) -> Agreed:
    """How often two people agreed with this tool: in this audit and in every other made with the same version of it.

    Pooled, since a share of one audit is few. A fixed number of queries.
    """
    require(actor, Permission.SEE)
    row = selectors.audit_row(audit_id)
    tool = selectors.tool_for(row)
    alike = Audit.objects.filter(
        tool_slug=row.tool_slug,
        tool_version=row.tool_version,
        profile_slug=row.profile_slug,
        profile_version=row.profile_version,
    )
    keys = list(alike.values_list("pk", flat=True))
    with counting():
        rows = Grading.objects.filter(drawn__audit_id__in=keys, part__in=(Part.FIRST, Part.SECOND))
        told = list(rows.values_list("drawn_id", "part", "grade", "sections", "drawn__audit_id"))
    by: dict[UUID, dict[str, Mapping[str, str]]] = {}
    of: dict[UUID, UUID] = {}
    for drawn, part, grade, sections, audit in told:
        by.setdefault(drawn, {})[part] = _grades(grade, sections)
        of[drawn] = audit
    pairs = [(each[Part.FIRST], each[Part.SECOND]) for each in by.values() if len(each) == 2]
    many = len({of[drawn] for drawn, each in by.items() if len(each) == 2})
    return Agreed(
        _agreement(pairs, WHOLE, tool.local),
        tuple((section.title, _agreement(pairs, section.slug, tool.local)) for section in tool.sections),
        many,
    )


def _agreement(pairs: Sequence[tuple[Mapping[str, str], Mapping[str, str]]], slug: str, local: Practice) -> Agreement:
    """Kappa of one grade. The grades at either end that nobody gave are left off: they change no kappa."""
    first = np.array([local.place(one.get(slug, "")) for one, _ in pairs], dtype=np.int8)
    second = np.array([local.place(other.get(slug, "")) for _, other in pairs], dtype=np.int8)
    counts = table(first, second, len(local.grades))
    used = np.flatnonzero(counts.sum(axis=0) + counts.sum(axis=1))
    if len(used):
        counts = counts[used[0] : used[-1] + 1, used[0] : used[-1] + 1]
    return agreement(counts, least=local.least_to_agree)


def compared(before_id: UUID, after_id: UUID, *, actor: Actor) -> list[Compared]:
    """Two audits with one tool, section by section: how many were good or better then and now. Empty where either has
    too few records.
    """
    before, after = results(before_id, actor=actor), results(after_id, actor=actor)
    if not (before.said and after.said and before.whole and after.whole):
        return []
    return [
        Compared(
            one.title, (one.good, one.of), (other.good, other.of),
            *difference((one.good, one.of), (other.good, other.of)),
        )
        for one, other in zip((before.whole, *before.sections), (after.whole, *after.sections), strict=True)
        if one.of and other.of
    ]  # fmt: skip
