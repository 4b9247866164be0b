"""A child looked after away from the area responsible: who placed, who hosts, who was told, who holds the interview."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import PlacedTold
from openmash.casework.missing.words import Interviewer
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, Number, Option, Text
from openmash.foundation.design.partial_dates import PartialDate
from openmash.web.child.record import Child, load_child
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.ready import name_of, record_link
from openmash.web.missing.steps import tried

NAMES = ("placing_area", "host_area", "miles", "delegate", "commission_ref", "host_force")
DAYS = ("since", "until", "notified_on")


class PlacedForm(Form):
    """Both areas, and who does what."""

    placing_area = Text("Which area placed the child?", most=120)
    host_area = Text("In which area does the child live?", most=120)
    since = DateParts("Placed there on", past=True)
    until = DateParts("The placement ended on", hint="Left empty while it lasts", past=True)
    notified_on = DateParts("The area where the child lives was told on", past=True)
    miles = Number("How many miles from home?", most=900)
    host_force = Text("Which police force is it for?", most=120)
    interviewer = Choice(
        "Who holds the return home interview?", tuple(Option(x.value, str(x.label)) for x in Interviewer),
        hint="The area that placed the child, unless it has named somebody else",
    )  # fmt: skip
    delegate = Text("If somebody else: who, and for whom do they work?", most=200)
    commission_ref = Text("Reference of the agreement or invoice", most=60)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def placed_away(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Keep it in place of what was told before."""
    known = selectors.placed_away(child.person, actor=actor)
    filled: dict[str, object] = {name: getattr(known, name) for name in NAMES} if known else {}
    if known:
        days = {name: getattr(known, name) for name in DAYS}
        filled |= {name: PartialDate(day.year, day.month, day.day) for name, day in days.items() if day}
        filled["interviewer"] = known.interviewer.value
    form = tried(
        PlacedForm.blank(filled=filled), request,
        lambda told: actions.place_away(
            actor=actor, person_id=person_id,
            told=PlacedTold(
                told.placing_area, told.host_area, told.since.earliest(), told.until.earliest(),
                told.notified_on.earliest(), told.miles,
                Interviewer(told.interviewer) if told.interviewer else Interviewer.PLACING, told.delegate,
                told.commission_ref, told.host_force,
            ),
        ),
        {},
    )  # fmt: skip
    back = record_link(person_id)
    if form is None:
        return Go(back.url)
    return Shown("missing/placed_away.html", TaskPage("Placed in another area", form, back, name_of(child, actor)))
