"""The small tasks of interpreting: what is needed, who is booked, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.interpreters import actions, selectors
from openmash.casework.interpreters.actions import ConversationTold, NeedTold, OutcomeTold
from openmash.casework.interpreters.permissions import Permission
from openmash.casework.interpreters.selectors import ConversationShown
from openmash.casework.interpreters.words import CHILD, FAMILY, Booked, Came, Instead, Preferred, Way
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, person_keys, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, PartialDate, Text
from openmash.foundation.design.parts import Link
from openmash.records.people import selectors as people
from openmash.statute.calendar import local_date, local_time
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, begin
from openmash.web.missing.loading import moment_of
from openmash.web.missing.steps import tried


class NeedForm(Form):
    """What is needed, what matters, and who said so."""

    way = Choice(
        "What do they need?", tuple(Option(x.value, str(x.label)) for x in Way), required="Choose what they need."
    )
    language = Text("Which language", hint="Such as Polish, Sylheti or Ukrainian Sign Language", most=80)
    dialect = Text("Dialect, or the region it is spoken in", most=80)
    preferred = Choice("A woman or a man?", tuple(Option(x.value, str(x.label)) for x in Preferred))
    matters = LongText(
        "What else matters", hint="Such as not from their own town, or lip-reading too", rows=3, most=400
    )
    source = Text("Who told us?", most=200, required="Say who told us, such as the school, or the person themselves.")


class BookForm(Form):
    """For which conversation, when, with whom, and who interprets."""

    what_for = Text(
        "For which conversation?", hint="Such as a visit at home", most=200, required="Say for which conversation."
    )
    who_speaks = Text("Who will speak with them?", most=200, required="Say who will speak with them.")
    on = DateParts("On what day?", required="Enter the day of the conversation.")
    at = Clock("At what time?", required="Enter the time, such as 2:30pm.")
    booked = Choice(
        "Who interprets?",
        (
            Option(Booked.AGENCY.value, str(Booked.AGENCY.label)), Option(Booked.STAFF.value, str(Booked.STAFF.label)),
            Option(Booked.NOBODY.value, str(Booked.NOBODY.label)),
            Option(FAMILY, "A relative or friend", hint="Not allowed: we will say what to do instead"),
            Option(CHILD, "A child", hint="Not allowed: we will say what to do instead"),
        ),
        required="Say who interprets, or that nobody is booked yet.",
    )  # fmt: skip
    agency_name = Text("The agency’s name", most=200)


class HappenedForm(Form):
    """Came or not, and what happened instead."""

    came = Choice(
        "Did the interpreter come?", tuple(Option(x.value, str(x.label)) for x in Came),
        required="Say whether the interpreter came.",
    )  # fmt: skip
    instead = Choice("If not: what happened instead?", tuple(Option(x.value, str(x.label)) for x in Instead))
    words = LongText("What should others know?", rows=3, most=1000)


@dataclass(frozen=True)
class Planned:
    """A conversation."""

    found: ConversationShown

    @property
    def about(self) -> Sequence[str]:
        return [f"conversation:{self.found.id}", *person_keys([self.found.person_id])]


def load_conversation(*, actor: Actor, conversation_id: UUID) -> Planned:
    """The conversation. Raises NotVisible."""
    return Planned(selectors.conversation(conversation_id, actor=actor))


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def interpreter_need(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """What they need; what was recorded before stays readable in the story."""
    begun = begin(actor, child, "interpreter_need")
    if not isinstance(begun, Begun):
        return begun
    need = selectors.need_of(child.person, actor=actor)
    filled = {} if need is None else {
        "way": need.way.value, "language": need.language, "dialect": need.dialect, "preferred": need.preferred.value,
        "matters": need.matters,
    }  # fmt: skip
    form = tried(
        NeedForm.blank(filled=filled), request,
        lambda told: actions.record_need(
            actor=actor, person_id=person_id,
            told=NeedTold(
                Way(told.way), told.language, told.dialect, Preferred(told.preferred or Preferred.NOT_ASKED),
                told.matters, told.source,
            ),
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(_url(begun.person_id))
    return begun.shown("interpreters/need.html", _task("What they need to be understood", form, begun))


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def interpreter_book(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """For one conversation, so that whoever speaks with them finds the interpreter there."""
    begun = begin(actor, child, "interpreter_book")
    if not isinstance(begun, Begun):
        return begun
    form = tried(
        BookForm.blank(), request,
        lambda told: actions.plan(actor=actor, person_id=person_id, told=_told(told)), {},
    )  # fmt: skip
    if form is None:
        return Go(_url(begun.person_id))
    return begun.shown("interpreters/book.html", _task("Book an interpreter", form, begun))


@screen(Permission.RECORD, load=load_conversation, log="interpreter.viewed")
def interpreter_rebook(request: HttpRequest, actor: Actor, loaded: Planned, conversation_id: UUID) -> Answer:
    """Book, change or cancel; the earlier booking is kept."""
    found = loaded.found
    planned = local_time(found.planned_at)
    filled = {
        "what_for": found.what_for, "who_speaks": found.who_speaks,
        "on": PartialDate.of(local_date(found.planned_at), "day"),
        "at": planned.time().replace(tzinfo=None), "booked": found.booked.value if found.is_booked else "",
        "agency_name": found.agency_name,
    }  # fmt: skip
    form = tried(
        BookForm.blank(filled=filled), request,
        lambda told: actions.plan(
            actor=actor, person_id=found.person_id, told=_told(told), instead_of=conversation_id
        ), {},
    )  # fmt: skip
    if form is None:
        return Go(_url(found.person_id))
    return Shown("interpreters/book.html", _page("Book an interpreter", form, actor, found))


@screen(Permission.RECORD, load=load_conversation, log="interpreter.viewed")
def interpreter_happened(request: HttpRequest, actor: Actor, loaded: Planned, conversation_id: UUID) -> Answer:
    """What happened is recorded as it happened, even where it should not have."""
    found = loaded.found
    form = tried(
        HappenedForm.blank(), request,
        lambda told: actions.say_what_happened(
            actor=actor, conversation_id=conversation_id,
            told=OutcomeTold(Came(told.came), Instead(told.instead) if told.instead else None, told.words),
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(_url(found.person_id))
    return Shown("interpreters/happened.html", _page("What happened", form, actor, found))


def _told(form: BookForm) -> ConversationTold:
    return ConversationTold(
        form.what_for, form.who_speaks, moment_of(form.on, form.at), form.booked, form.agency_name
    )  # fmt: skip


def _task(title: str, form: Form, begun: Begun) -> TaskPage:
    return TaskPage(title, form, Link("Back", _url(begun.person_id)), begun.caption)


def _page(title: str, form: Form, actor: Actor, found: ConversationShown) -> TaskPage:
    card = people.people_cards([found.person_id], actor).get(found.person_id)
    caption = ": ".join(part for part in (card.name if card else "", found.what_for) if part)
    return TaskPage(title, form, Link("Back", _url(found.person_id)), caption)


def _url(person_id: UUID) -> str:
    return reverse("interpreter", kwargs={"person_id": person_id})
