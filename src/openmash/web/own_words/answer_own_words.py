"""Tell a child by their own link what was done with what they said: you said, we did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.own_words import actions, selectors
from openmash.casework.own_words.permissions import Permission
from openmash.casework.own_words.selectors import Came
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Quote
from openmash.records.linkage import selectors as linkage
from openmash.web.child.record import Child, Part
from openmash.web.child.task import Begun, TaskPage, ask, begin
from openmash.web.child.voice import quote


class AnswerForm(Form):
    """Two boxes, for a child to read."""

    you_said = LongText(
        "You said",
        rows=3,
        hint="So that the child knows it again. Nothing that would harm them if somebody else read it.",
    )
    we_did = LongText(
        "We did", rows=4, hint="What you did, or why it could not be done and who will talk with them. Short words."
    )


@dataclass(frozen=True)
class LinkLoaded:
    """A link of a child's own, with what came by it."""

    child: Child
    came: Sequence[Came]

    @property
    def about(self) -> Sequence[str]:
        return [*self.child.about, *(f"voice:{each.said.id}" for each in self.came)]


@dataclass(frozen=True)
class AnswerPage(TaskPage):
    """What the child said, and the boxes. `reads`: the language they read it in, empty for English."""

    quotes: tuple[Quote, ...]
    reads: str


def load_link(*, actor: Actor, invitation_id: UUID) -> LinkLoaded:
    """This link, or as if there were none."""
    person_id, came = selectors.link_of(invitation_id, actor=actor)
    return LinkLoaded(Child(linkage.person_set(person_id, actor), person_id), came)


@screen(Permission.ANSWER, load=load_link, log="own_words.viewed")
def answer_own_words(request: HttpRequest, actor: Actor, loaded: LinkLoaded, invitation_id: UUID) -> Answer:
    """The child reads it by the same link."""
    begun = begin(actor, loaded.child, "answer_own_words", part=Part.VOICE)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, AnswerForm.blank(),
        lambda told: actions.answer(
            actor=actor, invitation_id=invitation_id, you_said=told.you_said, we_did=told.we_did
        ),
    )  # fmt: skip
    if form is None:
        return begun.to("own_link")
    name = begun.caption.split(",")[0]
    quotes = tuple(quote(each.said, name, each.pictures) for each in loaded.came[:3])
    page = AnswerPage(
        "Tell the child what you did",
        form,
        begun.back,
        begun.caption,
        quotes,
        loaded.came[0].read_in if loaded.came else "",
    )
    return begun.shown("own_words/answer_own_words.html", page)
