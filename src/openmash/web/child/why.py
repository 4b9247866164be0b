"""Asked once a family a shift, of somebody whose duty reaches every child and whose work does not say why they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access import actions
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.words import LookingBecause
from openmash.foundation.design.forms import Choice, Form, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.records.people import selectors as people
from openmash.web.child.banner import age_and_birth
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Part, load_child

BECAUSE = tuple(Option(because.value, str(because.label)) for because in LookingBecause)


class WhyForm(Form):
    """The reason, and the words where it is none of those listed."""

    because = Choice("Why do you need to see this record?", BECAUSE, required="Choose why you need to see this record.")
    words = Text("If it is something else, what?", most=400)

    def check(self) -> Sequence[Problem]:
        """ "Something else" says what."""
        if self.because == LookingBecause.OTHER and len(self.words) < 5:
            return [Problem("words", "Say why you need to see this record.")]
        return []


@dataclass(frozen=True)
class WhyPage:
    """The question, with whose record it is."""

    title: str
    form: WhyForm
    back: Link | None
    caption: str
    name: str
    age: str


@screen(Permission.READ, load=load_child, log="child.listed")
def child_why(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Ask why, keep the answer for the family and the shift, and go on to the part that was asked for."""
    part = request.GET.get("part", "")
    part = part if part in set(Part) else Part.NOW.value
    form = WhyForm.parse(request.POST) if request.method == "POST" else WhyForm.blank()
    if request.method == "POST" and form.is_complete:
        family = sorted(people.related_ids(child.person, actor))
        try:
            actions.state_reason(actor=actor, person_ids=family, because=LookingBecause(form.because), words=form.words)
            return Go(reverse(part, kwargs={"person_id": person_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    card = people.people_cards(child.person.ids, actor)[child.asked]
    age, _ = age_and_birth(card.birth, None, has_died=card.has_died)
    page = WhyPage("Before you open this record", form, Link("Search", reverse("search")), "", card.name, age)
    return Shown("child/why.html", page, detail={"part": "asked_why"})
