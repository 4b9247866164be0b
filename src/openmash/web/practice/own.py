"""What audits found in one's own work: read it, and say what one thinks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Link
from openmash.insight.practice import actions, selectors
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.selectors import OwnWork, Said
from openmash.insight.practice.words import Agrees
from openmash.records.people.selectors import people_cards
from openmash.web.child.task import ask
from openmash.web.practice.moderate import Lines, lines_of, whole_of


class AnswerForm(Form):
    """What whoever did the work thinks of it."""

    agrees = Choice("Is it fair?", tuple(Option(each.value, str(each.label)) for each in Agrees),
                    required="Choose whether it is fair.")  # fmt: skip
    words = LongText(
        "What do you think of it?", required="Say what you think of it: what is right, what was otherwise.", rows=6,
        hint="What the record does not show, what you would do again, what would have helped you do it better",
    )  # fmt: skip


@dataclass(frozen=True)
class OwnPage:
    """What the template shows."""

    title: str
    back: Link
    caption: str
    asks: str
    asked: Said
    asked_said: str
    lines: Sequence[Lines]
    whole: Sequence[tuple[str, str, str]]
    record: Link | None
    form: AnswerForm | None
    answered: Said | None
    promise: str


def load(*, actor: Actor, drawn_id: UUID) -> OwnWork:
    """What was found in the actor's own work, once they were asked. Raises NotVisible."""
    return selectors.own_work(drawn_id, actor=actor)


@screen(Permission.ANSWER, load=load, log="practice.own_work_viewed")
def audit_own(request: HttpRequest, actor: Actor, own: OwnWork, drawn_id: UUID) -> Answer:
    """Every grade with its reasons, and a place to answer. Nobody else but the auditors sees it."""
    form = None
    if own.answered is None:
        form = ask(
            request, AnswerForm.blank(),
            lambda told: actions.answer(
                actor=actor, drawn_id=drawn_id, agrees=Agrees(told.agrees), words=told.words
            ),
        )  # fmt: skip
        if form is None:
            return Go(reverse("audit_own", args=[drawn_id]))
    card = people_cards([own.row.person_id], actor).get(own.row.person_id)
    page = OwnPage(
        "What an audit found in your work",
        Link("Home", reverse("home")),
        f"{card.name if card else 'A child you decided about'}: {own.audit.title}",
        own.audit.asks,
        own.asked,
        f"{own.asked.by}, {say.day_of(own.asked.at)}",
        lines_of(own.gradings),
        whole_of(own.gradings),
        Link("The child’s record", reverse("child_now", args=[own.row.person_id])) if card else None,
        form,
        own.answered,
        "This record was drawn at random. The grades are of practice in one record: they are not a score on you, no "
        "list of workers is made, and your manager does not see them. The auditors read your answer before grades are "
        "agreed.",
    )
    return Shown("practice/own.html", page)
