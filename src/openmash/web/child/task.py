"""What every small task on a record shares: who may begin it, the page of one form, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, Shown
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.records.people import selectors as people
from openmash.web.child import looking
from openmash.web.child.banner import age_and_birth
from openmash.web.child.record import Child, Part

F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class TaskPage:
    """One form about one child. `caption` names the child; the title never does."""

    title: str
    form: Form
    back: Link
    caption: str


@dataclass(frozen=True)
class Begun:
    """A task begun on a child: `name` with the age, the way back, and why the actor looks."""

    person_id: UUID
    caption: str
    back: Link
    purpose: str
    task: str

    def shown(self, template: str, page: object) -> Shown:
        """The page of the task, with what the audit keeps."""
        return Shown(template, page, detail={"part": self.task}, purpose=self.purpose)

    def to(self, name: str) -> Go:
        """To another page about the child."""
        return Go(reverse(name, kwargs={"person_id": self.person_id}))

    def done(self) -> Go:
        """Back to the part it was begun from."""
        return Go(self.back.url)


def begin(actor: Actor, child: Child, task: str, *, part: Part = Part.DETAILS) -> Begun | Go:
    """Begin a task, or ask first why the actor looks. The child is named as on their record, from all their records."""
    purpose = looking.purpose_of(child.person, actor)
    if not purpose:
        return Go(f"{reverse('child_why', kwargs={'person_id': child.asked})}?part={part.value}")
    found = people.banner(child.person, actor)
    age, _ = age_and_birth(found.birth, None, has_died=found.has_died)
    back = Link(part.words, reverse(part.value, kwargs={"person_id": child.person.lead_id}))
    return Begun(child.person.lead_id, f"{found.preferred_name}, {age}", back, purpose, task)


def ask(
    request: HttpRequest, form: F, act: Callable[[F], object], *, fields: Mapping[str, str] | None = None
) -> F | None:
    """What the form becomes: None once the action is done, else the form to show, with what is wrong at its field.

    `fields` says which question of the form an action's problem belongs to, where the names differ; "" is for the rest.
    """
    if request.method != "POST":
        return form
    told = type(form).parse(request.POST)
    if not told.is_complete:
        return told
    try:
        act(told)
    except Incomplete as refusal:
        return told.with_problems(_at_their_fields(told, refusal.problems, fields or {}))
    except NotAllowedNow as refusal:
        first = next(iter(told.fields))
        return told.with_problems([Problem(first, refusal.sentence)])
    return None


def _at_their_fields(form: Form, problems: Sequence[Problem], names: Mapping[str, str]) -> list[Problem]:
    default = names.get("", next(iter(form.fields)))
    return [Problem(p.field if p.field in form.fields else names.get(p.field, default), p.sentence) for p in problems]
