"""Put the date of birth right, as far as it is known; or say when an unborn child is expected."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, Option
from openmash.records.people import actions
from openmash.records.people.permissions import Permission
from openmash.records.people.telling import BirthTold
from openmash.records.people.words import DueBy
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

BORN = (Option("born", "They have been born"), Option("expected", "They are expected: this is the due date"))
HOW_SURE = (
    Option(DueBy.SCAN, "By a scan"),
    Option(DueBy.ESTIMATED, "Estimated, such as from the last period"),
    Option(DueBy.UNKNOWN, "Nobody knows how sure it is"),
)


class BirthForm(Form):
    """As much of the date as is known."""

    born = Choice("Have they been born?", BORN, required="Say whether they have been born.")
    date = DateParts("Date of birth, or due date", partial=True, required="Enter a year, or as much as is known.")

    due_by = Choice("If they are expected: how sure is the date?", HOW_SURE)

    @property
    def told(self) -> BirthTold:
        due_by = self.due_by if self.born == "expected" else ""
        return BirthTold(self.date.earliest(), self.date.precision, self.born == "expected", due_by)


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_set_birth(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """The date this record gives from now; what it gave before stays readable."""
    begun = begin(actor, child, "set_birth")
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, BirthForm.blank(), lambda told: actions.set_birth(actor=actor, person_id=person_id, birth=told.told),
        fields={"birth": "date"},
    )  # fmt: skip
    page = TaskPage("Put the date of birth right", form, begun.back, begun.caption) if form else None
    return begun.shown("child/birth.html", page) if page else begun.done()
