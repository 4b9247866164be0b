"""Referrals somebody promised to send: the list, and what became of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Arrived, Promise
from openmash.casework.frontdoor.words import PromiseStep
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.web.frontdoor.showing import contact_url
from openmash.web.missing.steps import tried
from openmash.web.worklist.item import Item


class FollowForm(Form):
    """Chased, arrived, or let go."""

    step = Choice("What has happened?", (), required="Choose what has happened.")
    arrived = Choice("If it has arrived: as which contact?", (), hint="Later contacts about this child or from them")
    words = LongText("Whom you asked and what they said, or why it need not come", rows=3)


@dataclass(frozen=True)
class Loaded:
    """One promise."""

    promise: Promise

    @property
    def about(self) -> Sequence[str]:
        return self.promise.about


@dataclass(frozen=True)
class Row:
    """One promise on the list."""

    url: str
    children: str
    by: str
    left: TimeLeft
    concern: str
    chased: str
    could_be: str


@dataclass(frozen=True)
class PromisedPage:
    """The list."""

    title: str
    rows: Sequence[Row]
    nobody: Empty


@dataclass(frozen=True)
class FollowPage:
    """One promise, and the form."""

    title: str
    form: Form
    back: Link | None
    caption: str
    lines: Sequence[str]
    contact: Link
    has_arrivals: bool


def load_promise(*, actor: Actor, contact_id: UUID) -> Loaded:
    """The promise, while it has neither arrived nor been let go. Raises NotVisible."""
    return Loaded(selectors.promise(contact_id, actor=actor))


@screen(Permission.VIEW_BOARD, log="contact.listed")
def promised(request: HttpRequest, actor: Actor) -> Answer:
    """What was promised and has not come, the first due first."""
    now = timezone.now()
    found = selectors.promises(actor=actor, now=now)
    page = PromisedPage(
        title="Promised referrals",
        rows=[_row(each, now) for each in found],
        nobody=Empty(
            "Nothing promised is still to come",
            "Tick “They will send a written referral” on a call, and it appears here until it arrives.",
        ),
    )
    return Shown(
        "following/promised.html", page, about=list(dict.fromkeys(key for each in found for key in each.about))
    )


@screen(Permission.SCREEN, load=load_promise, log="contact.viewed")
def follow_promise(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Say what became of it: a person says which contact it is."""
    found, now = loaded.promise, timezone.now()
    steps = [PromiseStep.CHASED, *([PromiseStep.ARRIVED] if found.could_be else [])]
    steps += [PromiseStep.NOT_NEEDED] if may(actor, Permission.DECIDE_LESS) else []
    kind = FollowForm.offering(
        step=[Option(step.value, step.label) for step in steps],
        arrived=[Option(str(each.contact_id), _arrived(each, now)) for each in found.could_be],
    )
    form = tried(
        kind.blank(), request,
        lambda told: actions.follow_promise(
            actor=actor, contact_id=contact_id, step=PromiseStep(told.step), words=told.words,
            arrived_id=UUID(told.arrived) if told.arrived else None,
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(reverse("promised"))
    lines = [
        f"Promised {say.near(found.promised_at, now)}{f' by {found.promised_by}' if found.promised_by else ''}.",
        f"Ring {found.telephone}." if found.telephone else "",
        f"{say.begun(say.left(found.clock.standing, now).words)}.", found.concern,
        *(f"Asked before: {said}" for said in found.chased),
    ]  # fmt: skip
    page = FollowPage(
        title="A promised referral", form=form, back=Link("Promised referrals", reverse("promised")),
        caption=say.listed(found.children), lines=[line for line in lines if line],
        contact=Link("What was said when it was promised", contact_url(contact_id)), has_arrivals=bool(found.could_be),
    )  # fmt: skip
    about = [f"contact:{each.contact_id}" for each in found.could_be]
    return Shown("following/follow_promise.html", page, about=about)


def promises_to_follow(actor: Actor) -> Iterable[Item]:
    """For screeners what is due; what is late is told to whoever decides, and is theirs from then."""
    if not may(actor, Permission.SCREEN):
        return ()
    now = timezone.now()
    decides = bool(may(actor, Permission.DECIDE_LESS))
    return (
        Item(
            what="Ask again for a promised referral", about=say.listed(each.children), words=each.concern,
            why="It has not arrived in time: decide without it" if decides else "The hub said “please refer”",
            url=reverse("follow_promise", kwargs={"contact_id": each.contact_id}), due_at=each.clock.due_at,
            left=say.left(each.clock.standing, now), keys=each.about,
        )
        for each in selectors.promises(actor=actor, now=now, arrived=False)
        if each.clock.is_late or not decides
    )  # fmt: skip


def _row(each: Promise, now: datetime) -> Row:
    many = len(each.could_be)
    return Row(
        url=reverse("follow_promise", kwargs={"contact_id": each.contact_id}), children=say.listed(each.children),
        by=f"Promised {say.near(each.promised_at, now)}{f' by {each.promised_by}' if each.promised_by else ''}",
        left=say.left(each.clock.standing, now), concern=each.concern,
        chased=f"Asked again: {each.chased[0]}" if each.chased else "",
        could_be=f"{many} later contact{'' if many == 1 else 's'} could be it" if many else "",
    )  # fmt: skip


def _arrived(each: Arrived, now: datetime) -> str:
    who = say.listed(each.children)
    return f"{each.reference}: {who}. {each.kind.label}, {say.near(each.received_at, now)}. {each.because}"
