"""The links a child was given, what they said by them, and what they were told was done."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.own_words import selectors
from openmash.casework.own_words.permissions import Permission
from openmash.casework.own_words.saying import offered
from openmash.casework.own_words.selectors import Came, LinkOfAChild
from openmash.casework.own_words.words import Safe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, Quote
from openmash.foundation.links.selectors import Standing
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.child.voice import quote


@dataclass(frozen=True)
class CameShown:
    """One thing that came. `feels`: what the child said of being safe; `alarm` where it was not yes."""

    quote: Quote
    feels: str
    alarm: bool
    changed: Link | None


@dataclass(frozen=True)
class DoneShown:
    """What the child was told, by whom, and whether they have opened it."""

    you_said: str
    we_did: str
    by: str
    read: str


@dataclass(frozen=True)
class LinkShown:
    """One link. `address` is empty once it cannot be opened."""

    title: str
    how: str
    why_safe: str
    stands: str
    address: str
    came: tuple[CameShown, ...]
    done: tuple[DoneShown, ...]
    waits: bool
    answer: Link | None


@dataclass(frozen=True)
class OwnLinkPage(RecordPage):
    """The newest link first."""

    links: tuple[LinkShown, ...]
    give: Link | None
    end: Link | None
    languages: str
    """In which languages the child can read the page: those that somebody has confirmed by name."""


@screen(Permission.VIEW, load=load, log="own_words.viewed")
def own_link(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show the address again while it opens, and everything that came by it."""
    opened = open_record(request, actor, child, Part.VOICE)
    if not isinstance(opened, Opened):
        return opened
    found = selectors.links_of(opened.person, actor=actor)
    gives = bool(may(actor, Permission.INVITE))
    is_open = bool(found) and found[0].link.standing is Standing.OPEN
    page = OwnLinkPage(
        opened.title, opened.banner, opened.parts, opened.then,
        links=tuple(_shown(request, actor, each, opened) for each in found),
        give=Link("Give a new link" if found else "Give the child a link", opened.address("give_own_link"))
        if gives else None,
        end=Link("End this link", opened.address("end_own_link")) if gives and is_open else None,
        languages=say.listed([each.called for each in offered()]),
    )  # fmt: skip
    return opened.shown("own_words/own_link.html", page)


def _shown(request: HttpRequest, actor: Actor, each: LinkOfAChild, opened: Opened) -> LinkShown:
    name = opened.banner.preferred_name
    token = each.link.token if may(actor, Permission.INVITE) else ""
    answers = bool(may(actor, Permission.ANSWER)) and bool(token)
    return LinkShown(
        title=f"Given by {each.signed_as}, {say.day_of(each.given_at)}",
        how=f"{each.way.label}. Who else sees it: {each.who_else_sees}",
        why_safe=each.why_safe,
        stands=_stands(each),
        address=request.build_absolute_uri(reverse("hello", kwargs={"token": token})) if token else "",
        came=tuple(_came(one, name) for one in each.came),
        done=tuple(
            DoneShown(
                one.you_said, one.we_did, f"{one.by}, {say.day_of(one.at)}",
                f"Opened by the child {say.day_of(one.read_at)}" if one.read_at else "Not opened by the child yet",
            )
            for one in each.answers
        ),
        waits=each.waits,
        answer=_to_answer(each.invitation_id) if answers else None,
    )  # fmt: skip


def _to_answer(invitation_id: UUID) -> Link:
    return Link("Tell the child what you did", reverse("answer_own_words", kwargs={"invitation_id": invitation_id}))


def _stands(each: LinkOfAChild) -> str:
    link = each.link
    if link.ended_because:
        return f"Ended: {link.ended_because}"
    if link.is_locked:
        return "Closed after five wrong words. Somebody else may have found it: see the child, then give a new one."
    opened = f"last opened {say.day_of(link.opened_at)}" if link.opened_at else "not opened yet"
    if link.standing is Standing.OPEN:
        return f"The child can write until {say.day_of(link.expires_at)}; {opened}."
    if link.standing is Standing.EXPIRED:
        return f"The child can read what you did until {say.day_of(link.closes_at)}, and write no more; {opened}."
    return "Past its time."


def _came(one: Came, name: str) -> CameShown:
    feels = (
        ""
        if one.feels_safe is Safe.NOT_SAID
        else f"{name} {str(one.feels_safe.label)[:1].lower()}{str(one.feels_safe.label)[1:]}"
    )
    changed = Link("Record what this changed", reverse("child_record_influence", kwargs={"voice_id": one.said.id}))
    return CameShown(
        quote(one.said, name, one.pictures), feels, one.feels_safe in (Safe.NO, Safe.UNSURE),
        None if one.said.changed else changed,
    )  # fmt: skip
