"""How a subject, and an end of a link, stands in a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.design.parts import Cell
from openmash.records.linkage import selectors as linkage
from openmash.records.people.words import PersonKind
from openmash.records.subjects.selectors import Node, SubjectShown


def subject_url(subject_id: object) -> str:
    """A subject's page."""
    return reverse("subject", kwargs={"subject_id": subject_id})


def node_cell(node: Node, names: Mapping[Node, str]) -> Cell:
    """An end of a link, with where it leads."""
    if node.kind == "subject":
        return Cell(names[node], subject_url(node.id))
    return Cell(names[node], reverse("child_now", kwargs={"person_id": node.id}))


RECORDS = {PersonKind.CHILD: "Child", PersonKind.UNBORN: "Child, not born yet", PersonKind.ADULT: "Adult with a record"}
OF_A_RECORD = "Child or adult with a record"


def whose_records(nodes: Iterable[Node], actor: Actor) -> Mapping[Node, str]:
    """Of each end that is somebody with a record, what they are: a child as that, first."""
    asked = [node for node in nodes if node.kind == "person"]
    cards = linkage.whole_cards([node.id for node in asked], actor) if asked else {}
    return {node: RECORDS.get(cards[node.id].kind, OF_A_RECORD) if node.id in cards else OF_A_RECORD for node in asked}


def kind_of(each: SubjectShown) -> str:
    """What it is, a child first."""
    return "Child, also a person of concern" if each.is_child else str(each.kind.label)
