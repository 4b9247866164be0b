"""My requests: what I have begun, what I have sent, and what came of each as far as I may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import OwnRequest
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, Shown, screen
from openmash.foundation.agencies.selectors import duty_desk
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, new_token
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments.answering import blank
from openmash.records.cases.on_duty import profile_at
from openmash.statute import spoken
from openmash.statute.calendar import local_date
from openmash.web.intake import begun


class StartForm(Form):
    """Nothing to fill in."""


@dataclass(frozen=True)
class BegunLine:
    """A request not sent yet."""

    children: str
    url: str
    saved: str


@dataclass(frozen=True)
class SentLine:
    """A request sent, and what the writer was told came of it."""

    about: str
    url: str
    reference: str
    sent: str
    told: str


@dataclass(frozen=True)
class RequestsPage:
    """What the template shows."""

    title: str
    form: StartForm
    begun: tuple[BegunLine, ...]
    sent: tuple[SentLine, ...]
    nothing: Empty


@screen(Permission.LIST_OWN_REQUESTS)
def requests(request: HttpRequest, actor: Actor) -> Shown:
    """List them; nothing here was not written by the reader or told to them."""
    page = RequestsPage(
        title="Your requests",
        form=StartForm.blank(),
        begun=tuple(
            BegunLine(
                children=children_of(draft),
                url=reverse("request_tasks", kwargs={"key": draft.key}),
                saved=f"Saved {say.near(draft.updated_at, timezone.now())}",
            )
            for draft in begun.all_begun(actor=actor)
        ),
        sent=tuple(_line(sent) for sent in selectors.own_requests(actor=actor)),
        nothing=Empty("You have not sent a request yet", "When you have, what came of it will be here."),
    )
    return Shown("intake/requests.html", page)


@screen(Permission.RECEIVE_REQUEST)
def begin_request(request: HttpRequest, actor: Actor) -> Go:
    """Begin a request, and show its sections."""
    if request.method != "POST":
        return Go(reverse("requests"))
    key = new_key()
    begun.begin(actor=actor, key=key)
    return Go(reverse("request_tasks", kwargs={"key": key}))


@dataclass(frozen=True)
class RequestSentPage:
    """A request that was sent: its reference, what happens next, what came of it."""

    title: str
    reference: str
    about: str
    sent: str
    told: str
    told_at: str
    waits: str
    telephone: str
    back: Link
    token: str


@screen(Permission.LIST_OWN_REQUESTS)
def request_sent(request: HttpRequest, actor: Actor, reference: str) -> Shown:
    """One request of the reader's own, by its reference."""
    found = next((r for r in selectors.own_requests(actor=actor) if r.reference == reference), None)
    if found is None:
        raise NotVisible
    now = timezone.now()
    page = RequestSentPage(
        title="Your request",
        reference=found.reference,
        about=found.about,
        sent=say.near(found.sent_at, now),
        told=found.told,
        told_at=say.near(found.told_at, now) if found.told_at else "",
        waits=not_told_yet(found.sent_at, now),
        telephone=desk_telephone(),
        back=Link("Your requests", reverse("requests")),
        token=new_token(),
    )
    return Shown("intake/request_sent.html", page)


def not_told_yet(sent_at: datetime, now: datetime) -> str:
    """By when a manager decides, or was to have decided: "You have not been told yet: a manager decides by…"."""
    profile = profile_at(sent_at)
    clock = profile.clock("initial_decision", local_date(sent_at))
    due = clock.due(sent_at, profile.calendar())
    if due is None:
        return "You have not been told yet."
    by = spoken.moment(due, now)
    if due < now:
        return f"You have not been told yet, and a manager was to decide by {by}. Ring and ask."
    return f"You have not been told yet: a manager decides by {by}, and then you are told."


def desk_telephone() -> str:
    """The hub's number; empty where none is set up."""
    try:
        return duty_desk().telephone
    except ObjectDoesNotExist:
        return ""


def children_of(draft: begun.Begun) -> str:
    """The children a draft is about, as named so far."""
    return say.listed(names_of_children(draft)) or "No child named yet"


def names_of_children(draft: begun.Begun) -> list[str]:
    """The same one by one; none where none is named yet."""
    filled = blank(draft.form.section("children"), draft.typed)
    rows = filled.rows["children"]
    return [filled.title_of("children", place) for place, row in enumerate(rows) if not row.is_empty]


def _line(sent: OwnRequest) -> SentLine:
    now = timezone.now()
    return SentLine(
        about=sent.about,
        url=reverse("request_sent", kwargs={"reference": sent.reference}),
        reference=sent.reference,
        sent=f"Sent {say.near(sent.sent_at, now)}",
        told=f"{sent.told} (told {say.near(sent.told_at, now)})" if sent.told_at else not_told_yet(sent.sent_at, now),
    )
