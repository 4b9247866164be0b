"""What must be kept from somebody: show it for a reason, protect a place, or say that it is safe again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choices, Form, LongText, Option
from openmash.foundation.design.parts import Fact
from openmash.records.cases import selectors as cases
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import actions
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission
from openmash.web.child.now import place_said, places_said
from openmash.web.child.places import PlacePage, place_of
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin


class ShowForm(Form):
    """Why it must be seen now."""

    because = LongText(
        "Why do you need to see it?", rows=3, most=400, required="Say why you need to see what is protected."
    )


@dataclass(frozen=True)
class ShowPlacesPage(TaskPage):
    """What is protected, once it is shown; `places` is empty before."""

    places: tuple[Fact, ...]
    who: tuple[str, ...]
    reason: str


@screen(Permission.REVEAL, load=load_child, log="child.viewed")
def child_show_places(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Show every protected place: at once to the allocated worker and out of hours; to others for a reason, kept."""
    begun = begin(actor, child, "show_places")
    if not isinstance(begun, Begun):
        return begun
    form = ShowForm.parse(request.POST) if request.method == "POST" else ShowForm.blank()
    because = form.because if request.method == "POST" and form.is_complete else ""
    found = people.locating(child.person, actor, because=because, entitled=is_allocated)
    kept = [place for place in found if place.is_protected]
    shown = bool(kept) and not kept[0].withheld
    page = ShowPlacesPage(
        "What is protected", form, begun.back, begun.caption, places_said(found) if shown else (),
        tuple(sorted({name for place in kept for name in place.do_not_tell})),
        next((place.protected_reason for place in kept), ""),
    )  # fmt: skip
    return begun.shown("child/show_places.html", page)


def is_allocated(actor: Actor, person: PersonSet) -> bool:
    """The child is allocated to this worker."""
    return cases.is_allocated_to(person.ids, actor=actor)


class ProtectForm(Form):
    """From whom, and why."""

    protected_from = Choices("Whom must it be kept from?", (), required="Choose whom it must be kept from.")
    reason = LongText("Why?", rows=3, most=400, required="Say why it must be kept from them.")


@screen(Permission.PROTECT, load=load_child, log="child.viewed")
def child_protect_place(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, fact_id: UUID) -> Answer:
    """Keep a place from people related to the child, for everyone who lives with the child too."""
    begun = begin(actor, child, "protect_place")
    if not isinstance(begun, Begun):
        return begun
    place = place_of(child.person, actor, fact_id)
    related = {relative.person_id: relative for relative in people.family(child.person, actor)}

    class Relatives(ProtectForm):
        protected_from = Choices(
            "Whom must it be kept from?",
            [Option(str(key), r.card.name, hint=str(r.kind.label)) for key, r in related.items()],
            required="Choose whom it must be kept from.",
        )

    form = ask(
        request, Relatives.blank(),
        lambda told: actions.protect_locating_fact(
            actor=actor, fact_id=fact_id, protected_from=[UUID(key) for key in told.protected_from], reason=told.reason
        ),
        fields={"protected_reason": "reason"},
    )  # fmt: skip
    if form is None:
        return begun.done()
    said = Fact(str(place.kind.label), place_said(place), unknown="Withheld")
    page = PlacePage("Keep a place from somebody", form, begun.back, begun.caption, said, place.withheld, ())
    return begun.shown("child/protect_place.html", page)


class LiftForm(Form):
    """Why it is safe now."""

    reason = LongText("Why is it safe now?", rows=3, most=400, required="Say why it is safe now.")


@screen(Permission.PROTECT, load=load_child, log="child.viewed")
def child_lift_protection(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, fact_id: UUID) -> Answer:
    """Say that a place no longer needs keeping from anyone."""
    begun = begin(actor, child, "lift_protection")
    if not isinstance(begun, Begun):
        return begun
    place = place_of(child.person, actor, fact_id)
    form = ask(
        request,
        LiftForm.blank(),
        lambda told: actions.lift_protection(actor=actor, fact_id=fact_id, reason=told.reason),
    )
    if form is None:
        return begun.done()
    who = Fact(str(place.kind.label), f"Kept from {', '.join(place.do_not_tell)}. {place.protected_reason}")
    page = PlacePage("It no longer needs keeping from anyone", form, begun.back, begun.caption, who, True, ())
    return begun.shown("child/lift_protection.html", page)
