"""How a subject, and an end of a link, stands in a table."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from openmash.foundation.design.parts import Cell
from openmash.records.subjects.selectors import Node, SubjectShown


def subject_url(subject_id: object) -> str:
    """A subject's page."""
    return reverse("subject", kwargs={"subject_id": subject_id})


def node_cell(node: Node, names: Mapping[Node, str]) -> Cell:
    """An end of a link, with where it leads."""
    if node.kind == "subject":
        return Cell(names[node], subject_url(node.id))
    return Cell(names[node], reverse("child_now", kwargs={"person_id": node.id}))


def kind_of(each: SubjectShown) -> str:
    """What it is, a child first."""
    return "Child, also a person of concern" if each.is_child else str(each.kind.label)
