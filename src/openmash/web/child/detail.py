"""Add a detail about a person, or an alert that everyone must know first."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.records.people import actions
from openmash.records.people.permissions import Permission
from openmash.records.people.telling import DetailTold
from openmash.records.people.words import DetailKind
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

ASKED = (
    DetailKind.ALERT, DetailKind.COMMUNICATION, DetailKind.DISABILITY, DetailKind.LANGUAGE,
    DetailKind.ETHNICITY, DetailKind.RELIGION, DetailKind.SEX, DetailKind.GENDER, DetailKind.NATIONALITY,
    DetailKind.DESCRIPTION,
)  # fmt: skip
HINTS = {DetailKind.ALERT: "Shown first, on every page about them, with your name."}
KINDS = tuple(Option(kind.value, str(kind.label), hint=HINTS.get(kind, "")) for kind in ASKED)


class DetailForm(Form):
    """What kind, and the words."""

    kind = Choice("What is it about?", KINDS, required="Choose what it is about.")
    value = LongText("What should others know?", rows=3, most=400, required="Write what others should know.")


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_add_detail(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """A detail, with who recorded it and when."""
    begun = begin(actor, child, "add_detail")
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, DetailForm.blank(),
        lambda told: actions.set_detail(
            actor=actor, person_id=person_id, detail=DetailTold(DetailKind(told.kind), told.value)
        ),
        fields={"": "value"},
    )  # fmt: skip
    page = TaskPage("Add a detail or an alert", form, begun.back, begun.caption) if form else None
    return begun.shown("child/detail.html", page) if page else begun.done()
