"""What every page of an inspection loads, and the parts it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design.forms import Form, Problem
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.insight.inspection import selectors
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import ExhibitShown, InspectionShown

F = TypeVar("F", bound=Form)
PARTS: tuple[tuple[str, str, Permission], ...] = (
    ("Today", "inspection", Permission.COORDINATE),
    ("Lists and children", "inspection_children", Permission.HANDLE_CHILDREN),
    ("Evidence room", "inspection_room", Permission.READ),
    ("Lines of enquiry", "inspection_enquiries", Permission.READ),
    ("Who may read it", "inspection_people", Permission.COORDINATE),
)


def load(*, actor: Actor, inspection_id: UUID) -> InspectionShown:
    """This inspection, or as if there were none."""
    return selectors.inspection(inspection_id, actor=actor)


def load_exhibit(*, actor: Actor, exhibit_id: UUID) -> ExhibitShown:
    """This exhibit, or as if there were none."""
    return selectors.exhibit(exhibit_id, actor=actor)


def parts(inspection_id: UUID, current: str, actor: Actor) -> Sequence[Link]:
    """The pages of one inspection that this actor may open."""
    return [
        Link(text, address(name, inspection_id), current=name == current)
        for text, name, permission in PARTS
        if may(actor, permission)
    ]


def address(name: str, inspection_id: UUID) -> str:
    """Where one of an inspection’s pages is."""
    return reverse(name, kwargs={"inspection_id": inspection_id})


def record_first(each: ExhibitShown) -> tuple[bool, str]:
    """In which order a child’s papers are read: who they are, and then their story."""
    return (not each.name.endswith(": record"), each.name)


def tried(form: F, do: Callable[[], object], *, fields: Mapping[str, str] | None = None, otherwise: str) -> F:
    """Do it, and give the form back with what was refused at its boxes; `otherwise` is the box of what has none.

    `fields` says which box stands for what an action calls otherwise.
    """
    try:
        do()
    except Incomplete as refusal:
        named = dict(fields or {})
        return form.with_problems([_at(problem, form, named, otherwise) for problem in refusal.problems])
    except NotAllowedNow as refusal:
        return form.with_problems([Problem(otherwise, refusal.sentence)])
    return form


def _at(problem: Problem, form: Form, named: Mapping[str, str], otherwise: str) -> Problem:
    field = named.get(problem.field, problem.field)
    return Problem(field if field in form.fields or field == "files" else otherwise, problem.sentence)
