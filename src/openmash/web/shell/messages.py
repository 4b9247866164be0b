"""Messages to me: now, to be taken on by name; today; and the digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.notices.actions import NoticeKind, accept, mark_seen
from openmash.foundation.notices.selectors import Told, interruptions_by_day, waiting
from openmash.records.people import selectors as people
from openmash.web.shell.waiting import about

TITLES = {
    NoticeKind.NOW: "Now: somebody must say “I have it”",
    NoticeKind.TODAY: "Today",
    NoticeKind.DIGEST: "Digest, made up at 8:30am",
}


@dataclass(frozen=True)
class Message:
    """One message as shown; `key` is its place on the page, `about` whom it is about, as far as its reader may see."""

    key: str
    text: str
    about: str
    url: str
    said: str
    accept_url: str
    passed_on: bool


@dataclass(frozen=True)
class Kind:
    """Messages of one kind."""

    title: str
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class MessagesPage:
    """What waits for me."""

    kinds: tuple[Kind, ...]
    empty: Empty
    token: str
    read_url: str
    has_unread: bool
    interrupted: str = ""
    taken: str = ""
    title: str = "Messages"


@screen(Permission.USE_ACCOUNT, log="notices.listed")
def messages(request: HttpRequest, actor: Actor) -> Shown:
    """Most pressing first. What must be accepted stays until somebody has."""
    return _shown(actor)


@screen(Permission.USE_ACCOUNT)
def read(request: HttpRequest, actor: Actor) -> Go:
    """Everything that need not be accepted has been read."""
    if request.method != "POST":
        raise NotVisible
    mark_seen(actor=actor, notice_ids=[told.id for told in waiting(actor=actor) if not told.must_be_accepted])
    return Go(reverse("messages"))


@screen(Permission.USE_ACCOUNT)
def accept_message(request: HttpRequest, actor: Actor, notice_id: UUID) -> Shown | Go:
    """Take on a message, then go where it leads. Where somebody else has it already, say who."""
    if request.method != "POST":
        raise NotVisible
    leads_to = next((told.url for told in waiting(actor=actor) if told.id == notice_id), "")
    try:
        accept(actor=actor, notice_id=notice_id)
    except NotAllowedNow as refusal:
        return _shown(actor, taken=refusal.sentence)
    return Go(leads_to or reverse("messages"))


def _shown(actor: Actor, taken: str = "") -> Shown:
    told = waiting(actor=actor)
    called = people.people_called({key for one in told for key in one.person_ids}, actor) if told else {}
    named = [(about(one, called), [key for key in one.person_ids if key in called]) for one in told]
    who = dict(zip((one.id for one in told), in_agreed_words(named, actor=actor), strict=True))
    kinds = tuple(
        Kind(TITLES[kind], tuple(_message(one, who[one.id]) for one in told if one.kind == kind))
        for kind in NoticeKind
        if any(one.kind == kind for one in told)
    )
    page = MessagesPage(
        kinds=kinds,
        empty=Empty("Nothing waits for you", "A message comes here when somebody needs you, or an answer has come."),
        token=new_token(),
        read_url=reverse("messages_read"),
        has_unread=any(not one.must_be_accepted for one in told),
        interrupted=_interrupted(actor),
        taken=taken,
    )
    seen = [f"person:{key}" for key in dict.fromkeys(key for _, keys in named for key in keys)]
    return Shown("shell/messages.html", page, about=[*(f"notice:{one.id}" for one in told), *seen])


def _interrupted(actor: Actor) -> str:
    """How often this person was interrupted, today and on each of the six days before: for their own eyes."""
    today = timezone.localdate()
    counts = interruptions_by_day(actor=actor, since=timezone.now() - timedelta(days=6))
    if not counts:
        return ""
    before = sum(count for day, count in counts.items() if day != today)
    now, earlier = (say.count_of(count, "time") for count in (counts.get(today, 0), before))
    return f"Messages marked Now have interrupted you {now} today, and {earlier} in the six days before."


def _message(told: Told, who: str) -> Message:
    return Message(
        key=f"message-{told.id}",
        text=told.text,
        about=who,
        url=told.url,
        said=say.ago(told.made_at, timezone.now()),
        accept_url=reverse("accept_message", kwargs={"notice_id": told.id}) if told.must_be_accepted else "",
        passed_on=told.stage != "first",
    )
