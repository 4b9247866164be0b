"""Sharing for one child what no agreement covers: by whoever holds it, with the reason, until it is stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, Form, LongText, Option, new_token
from openmash.foundation.design.parts import Link
from openmash.foundation.sharing import actions, selectors
from openmash.foundation.sharing.permissions import Permission
from openmash.foundation.sharing.words import Basis, Gateway
from openmash.web.child.record import Child, Part, SealedChild, load
from openmash.web.child.task import ask, begin


class OutsideForm(Form):
    """With whom, on what basis, why."""

    to = Choices("With whom?", (), required="Choose with whom.")
    basis = Choice(
        "On what lawful basis?", tuple(Option(x.value, str(x.label)) for x in Basis),
        required="Choose the lawful basis.",
    )  # fmt: skip
    gateway = Choice(
        "Under which law?", tuple(Option(x.value, str(x.label)) for x in Gateway), required="Choose under which law."
    )
    why = LongText(
        "Why is it shared for this child?",
        hint="The information lead reads it and is not told which child: name nobody", rows=3,
        required="Say why it is shared for this child.",
    )  # fmt: skip


@dataclass(frozen=True)
class Stands:
    """Something shared so already."""

    words: str
    why: str
    stop_url: str


@dataclass(frozen=True)
class OutsidePage:
    """What the template shows."""

    title: str
    form: Form
    back: Link
    caption: str
    stands: Sequence[Stands]
    token: str


@screen(Permission.SHARE_OUTSIDE, load=load, log="child.viewed")
def child_share_outside(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Share what one's own agency holds of this child, whatever agreements say."""
    if isinstance(child, SealedChild):
        return Go(reverse("child_involvement", kwargs={"person_id": person_id}))
    begun = begin(actor, child, "share_outside", part=Part.INVOLVEMENT)
    if isinstance(begun, Go):
        return begun
    bodies = [Option(str(each.pk), each.name) for each in agencies.partners() if each.pk != actor.agency_id]
    form = ask(
        request, OutsideForm.offering(to=bodies).blank(),
        lambda told: actions.share_outside(
            actor=actor, person_id=begun.person_id, to_ids=[UUID(each) for each in told.to], basis=Basis(told.basis),
            gateway=Gateway(told.gateway), why=told.why, about=child.person.about,
        ),
    )  # fmt: skip
    if form is None:
        return begun.done()
    now = timezone.now()
    stands = [
        Stands(
            f"{each.from_name} to {each.to_name}, {say.near(each.at, now)}", each.why,
            reverse("stop_share_outside", kwargs={"person_id": begun.person_id, "outside_id": each.id})
            if each.from_id == actor.agency_id else "",
        )
        for each in selectors.outside_of(child.person.ids) if each.stopped_at is None
    ]  # fmt: skip
    page = OutsidePage(
        "Share for this child, outside an agreement", form, begun.back, begun.caption, stands, new_token()
    )
    return begun.shown("sharing/for_child.html", page)


@screen(Permission.SHARE_OUTSIDE, load=load, log="child.viewed")
def stop_share_outside(
    request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID, outside_id: UUID
) -> Answer:
    """Stop it: a button on its page."""
    if request.method == "POST":
        actions.stop_sharing_outside(actor=actor, outside_id=outside_id)
    return Go(reverse("child_share_outside", kwargs={"person_id": person_id}))
