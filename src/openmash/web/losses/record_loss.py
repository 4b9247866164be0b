"""Record that somebody has died: whether others need keeping safe is asked first."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.losses import selectors
from openmash.casework.losses.actions import LossTold
from openmash.casework.losses.permissions import Permission
from openmash.casework.losses.words import Expected, Kind, OthersSafe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.pathways.losses import record_loss as record
from openmash.records.people import selectors as people
from openmash.records.people.words import PersonKind
from openmash.web.child.record import Child, load_child
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.steps import tried

KINDS: dict[PersonKind, tuple[Kind, ...]] = {
    PersonKind.UNBORN: (Kind.MISCARRIAGE, Kind.STILLBIRTH),
    PersonKind.CHILD: (Kind.CHILD,),
    PersonKind.ADULT: (Kind.ADULT,),
}
NOTE = (
    "From the moment you record it, letters and prompts about this person stop, and the record is kept as it stands. "
    "You can put it right if it is a mistake."
)


class LossForm(Form):
    """The first question is about the living."""

    others_safe = Choice(
        "May another child be in danger now?", tuple(Option(x.value, str(x.label)) for x in OthersSafe),
        required="Say whether another child may be in danger now.",
    )  # fmt: skip
    others_words = LongText("If so: who, and from what", rows=3)
    kind = Choice("What has happened?", (), required="Choose what has happened.")
    on = Text("When, as far as is known", hint="Such as: 26 November 2026, in the night", most=40)
    expected = Choice("Was it expected?", tuple(Option(x.value, str(x.label)) for x in Expected))
    told_by = Text("Who told us")
    words = LongText("What is known", rows=4)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def record_loss(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Once recorded, everything stops in the same transaction."""
    known = people.banner(child.person, actor)
    if (before := selectors.loss_of(child.person, actor=actor)) is not None and request.method != "POST":
        return Go(loss_url(before))
    kinds = KINDS.get(known.kind, (Kind.CHILD, Kind.ADULT))
    made: list[UUID] = []
    form = tried(
        LossForm.offering(kind=[Option(x.value, str(x.label)) for x in kinds]).blank(), request,
        lambda told: made.append(record(
            actor=actor, person_id=person_id,
            told=LossTold(
                Kind(told.kind), OthersSafe(told.others_safe), told.others_words, told.on,
                Expected(told.expected) if told.expected else Expected.UNKNOWN, told.told_by, told.words,
            ),
        )),
        {},
    )  # fmt: skip
    if form is None:
        return Go(loss_url(made[0]))
    back = Link("The record", reverse("child_now", kwargs={"person_id": person_id}))
    return Shown("losses/record_loss.html", TaskPage("Record a loss", form, back, known.preferred_name, NOTE))


def loss_url(loss_id: UUID) -> str:
    """Where a loss is worked through."""
    return reverse("loss", kwargs={"loss_id": loss_id})
