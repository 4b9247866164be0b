"""What came of what an organisation told the hub: read by a one-time link, and noted as read."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, PublicActor, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.selectors import Standing
from openmash.pathways import partner_links
from openmash.publicsite.reply.holding import held_by, proof_in, shut, slow_down, too_often
from openmash.publicsite.ringing import numbers


@dataclass(frozen=True)
class ToldPage:
    """What the template shows."""

    title: str
    what: str
    written: str
    by_day: str
    by_night: str


@screen(PublicActor.LINK, log="feedback.viewed")
def reply_told(request: HttpRequest, actor: Actor, token: str) -> Answer:
    """Show what was told, for as long as the link can be read. It names nobody that the words do not."""
    held = held_by(request, token)
    if held is None and too_often(request):
        return slow_down(actor)
    if held is None or held.standing is Standing.CLOSED or held.purpose is not Purpose.FEEDBACK:
        return shut(None, actor)
    try:
        told = partner_links.told_by(held, token=token, proof=proof_in(request))
    except NotVisible:
        return Go(reverse("reply", kwargs={"token": token}))
    page = ToldPage("What came of what you told us", told.what, say.day_of(told.at), *numbers())
    return Shown("reply/told.html", page, about=[f"link:{held.link_id}", *(f"person:{p}" for p in held.person_ids)])
