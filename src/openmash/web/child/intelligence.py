"""Intelligence about a child, as far as the reader may see it: what was released, what it links, never a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.intelligence import selectors as intelligence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.permissions import Permission as Subjects
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.intelligence.released import RELEASE_COLUMNS, release_row
from openmash.web.subjects.showing import kind_of, node_cell, subject_url

NOTHING = Empty(
    "Nothing that you may see",
    "What the intelligence unit releases about this child appears here, for those it is released to.",
)


@dataclass(frozen=True)
class ChildIntelligencePage(RecordPage):
    """What was released about the child, and what it links them with."""

    tables: Sequence[Table]
    empty: Empty | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_intelligence(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """As it stands today, whatever moment is asked for: what was recalled is not shown as it stood."""
    opened = open_record(request, actor, child, Part.INTELLIGENCE)
    if not isinstance(opened, Opened):
        return opened
    ids = opened.today.ids
    released = intelligence.releases(actor=actor, of=ids)
    tables = [
        Table("Released, newest first", RELEASE_COLUMNS, [release_row(each) for each in released]),
        *(_linked(ids, actor) if may(actor, Subjects.VIEW) else ()),
    ]  # fmt: skip
    tables = [table for table in tables if table.rows]
    page = ChildIntelligencePage(
        opened.title, opened.banner, opened.parts, opened.then, tables, None if tables else NOTHING
    )
    return opened.shown("subjects/child_intelligence.html", page)


def _linked(ids: Sequence[UUID], actor: Actor) -> list[Table]:
    edges = subjects.edges(actor=actor, of=ids)
    names = subjects.names([end for edge in edges for end in (edge.begins, edge.ends)], actor=actor)
    rows = [
        [node_cell(edge.begins, names), Cell(str(edge.kind.label), note="; ".join(edge.roles)),
         node_cell(edge.ends, names), Cell(str(edge.confidence.label)),
         Cell(say.day_of(edge.last_on) if edge.last_on else "")]
        for edge in edges
        if edge.begins in names and edge.ends in names
    ]  # fmt: skip
    kept = [
        [Cell(each.name, subject_url(each.id)), Cell(kind_of(each)), Cell(str(each.status.label)), Cell(each.owner)]
        for each in subjects.concerns_about(ids, actor=actor)
    ]
    return [
        Table("Linked with", ("This", "Is linked", "With", "How sure", "Last"), rows),
        Table("Also kept as", ("Called", "Kind", "Stands", "Owner"), kept),
    ]
