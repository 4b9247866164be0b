"""Move a visit to another time or call it off; and say how often a child is to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.visits import actions
from openmash.casework.visits.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Number, Option, Problem, Text
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin
from openmash.web.visits.loading import AtVisit, back_to_visit, load_visit, moment_of, visit_url

NOON = time(12)


class MoveForm(Form):
    """To when, or not at all, and why."""

    what = Choice(
        "What happens to it?", (Option("move", "It is moved to another time"), Option("off", "It is called off")),
        required="Say whether it is moved or called off.",
    )  # fmt: skip
    on = DateParts("To which day?")
    at = Clock("At what time?", hint="Left empty: midday")
    because = LongText("Why?", rows=3, required="Say why the visit is moved or called off.")

    def check(self) -> Sequence[Problem]:
        """A visit that is moved has a day."""
        if self.what == "move" and (not self.on or self.on.earliest() != self.on.latest()):
            return [Problem("on", "Enter the day it is moved to.")]
        return []


class FrequencyForm(Form):
    """How often, and who says so."""

    every = Number("The child is to be seen at least every", required="Enter a number of days.")
    counted = Choice(
        "Counted in", (Option("working", "Working days"), Option("days", "Days")),
        required="Choose how days are counted.",
    )  # fmt: skip
    because = Text("Which plan or decision says so?", most=400, required="Say which plan or decision says so.")


@screen(Permission.RECORD, load=load_visit, log="visit.viewed")
def visit_move(request: HttpRequest, actor: Actor, loaded: AtVisit, visit_id: UUID) -> Answer:
    """The earlier plan stays, with why it changed."""
    if not loaded.visit.is_open and request.method != "POST":
        raise NotVisible
    begun = begin(actor, loaded.child, "visit_move", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, MoveForm.blank(),
        lambda told: actions.move(
            actor=actor, visit_id=visit_id, because=told.because,
            to=moment_of(told.on, told.at, usual=NOON) if told.what == "move" else None,
        ),
    )  # fmt: skip
    if form is None:
        return Go(visit_url(loaded.visit.id))
    page = TaskPage("Move this visit, or call it off", form, back_to_visit(loaded.visit.id), begun.caption)
    return Shown("visits/move.html", page, purpose=begun.purpose)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def visit_frequency(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """What a plan says comes before what the area says."""
    begun = begin(actor, child, "visit_frequency", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, FrequencyForm.blank(filled={"counted": "working"}),
        lambda told: actions.set_frequency(
            actor=actor, person_id=person_id, every=int(told.every or 0), in_working_days=told.counted == "working",
            because=told.because,
        ),
    )  # fmt: skip
    if form is None:
        return begun.done()
    return begun.shown("visits/frequency.html", TaskPage("How often", form, begun.back, begun.caption))
