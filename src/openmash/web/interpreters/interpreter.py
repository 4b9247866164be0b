"""One person's interpreting: what they need and who said so, each conversation planned, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.interpreters import selectors
from openmash.casework.interpreters.permissions import Permission
from openmash.casework.interpreters.selectors import ConversationShown, NeedShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, Link, Notice, Source
from openmash.records.people import selectors as people
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, begin
from openmash.web.interpreters.showing import NOBODY_BOOKED

HEAR_AGAIN = "Speak with them again through an interpreter: what was said that way is not yet their own words."


@dataclass(frozen=True)
class ConversationPanel:
    """One conversation, with what is to be done about it."""

    heading: str
    line: str
    happened: str
    words: str
    again: str
    tasks: Sequence[Link]


@dataclass(frozen=True)
class InterpreterPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    notices: Sequence[Notice]
    need: Sequence[Fact]
    need_task: Link | None
    book: Link | None
    conversations: Sequence[ConversationPanel]


@screen(Permission.VIEW, load=load_child, log="child.viewed")
def interpreter(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """What is needed first, then who is booked."""
    begun = begin(actor, child, "interpreter")
    if not isinstance(begun, Begun):
        return begun
    here, now = {"person_id": begun.person_id}, timezone.now()
    need = selectors.need_of(child.person, actor=actor)
    told = people.interpreters_told(child.person.ids, actor)
    every = selectors.conversations(child.person, actor=actor)
    records = bool(may(actor, Permission.RECORD))
    page = InterpreterPage(
        title="Interpreter",
        caption=begun.caption,
        back=begun.back,
        notices=(Notice("To be heard again", HEAR_AGAIN),) if every and every[0].must_be_heard_again else (),
        need=_need(need, list(told.values())),
        need_task=Link(f"{'Change' if need else 'Record'} what they need", reverse("interpreter_need", kwargs=here))
        if records else None,
        book=Link("Book for a conversation", reverse("interpreter_book", kwargs=here)) if records else None,
        conversations=tuple(_panel(each, now, records) for each in every),
    )  # fmt: skip
    return begun.shown("interpreters/interpreter.html", page)


def _need(need: NeedShown | None, told: Sequence[str]) -> tuple[Fact, ...]:
    arrived = tuple(Fact("As it arrived", words) for words in told)
    if need is None:
        return arrived
    source = Source(need.recorded_by, say.day_of(need.recorded_at))
    return (
        Fact("Interpreter", str(need.way.label), source),
        *(Fact(key, words) for key, words in (
            ("Language", need.language), ("Dialect", need.dialect), ("What matters", need.matters),
            ("Who told us", need.source),
        ) if words),
        *((Fact("A woman or a man", str(need.preferred.label)),) if need.is_needed else ()),
        *arrived,
    )  # fmt: skip


def _booked(each: ConversationShown) -> str:
    """Who interprets, under a heading that says for what and when; of what has happened, what happened says it."""
    if each.is_booked:
        return f"Booked: {each.who_interprets}. To speak with {each.who_speaks}."
    return f"{NOBODY_BOOKED} {each.who_speaks} will speak with them." if each.came is None else ""


def _panel(each: ConversationShown, now: datetime, records: bool) -> ConversationPanel:
    here = {"conversation_id": each.id}
    tasks = []
    if records and each.came is None:
        words = "Change the booking" if each.is_booked else "Book an interpreter"
        tasks.append(Link(words, reverse("interpreter_rebook", kwargs=here)))
        tasks.append(Link("Say what happened", reverse("interpreter_happened", kwargs=here)))
    happened = ". ".join(str(part.label) for part in (each.came, each.instead) if part)
    return ConversationPanel(
        f"{each.what_for}, {say.near(each.planned_at, now)}", _booked(each), happened, each.words,
        HEAR_AGAIN if each.must_be_heard_again else "", tasks,
    )  # fmt: skip
