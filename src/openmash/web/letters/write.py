"""Write one letter: the questions of its template, as it will be read, how it goes; then it is made and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.interpreters import selectors as interpreters
from openmash.casework.interpreters.permissions import Permission as Interpreters
from openmash.casework.letters import actions
from openmash.casework.letters.actions import LetterTold, Written
from openmash.casework.letters.permissions import Permission
from openmash.casework.letters.selectors import Recipient
from openmash.casework.letters.words import Format, Sent, To, Understood
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.instruments.letters import LetterForm
from openmash.records.linkage import selectors as linkage
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, begin
from openmash.web.letters.choose import letters_url, stopped_by_death, warnings_of

SEE, SEND = "see", "send"


class HowForm(Form):
    """How it will be understood, and how it goes."""

    understood = Choice(
        "How will they understand it?", tuple(Option(x.value, str(x.label)) for x in Understood),
        required="Say how they will understand it.",
    )  # fmt: skip
    language = Text("Which language, dialect or sign language?", most=80, hint="Where it is translated or read to them")
    format = Choice("As what?", tuple(Option(x.value, str(x.label)) for x in Format), required="Choose PDF or Word.")
    sent = Choice("How does it go?", tuple(Option(x.value, str(x.label)) for x in Sent), required="Say how it goes.")


@dataclass(frozen=True)
class WritePage:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    form: Form
    asks: Sequence[str]
    warnings: Sequence[str]
    needs: str
    template: Sequence[str]
    preview: Written | None
    made_on: str
    recipient: str


@screen(Permission.WRITE, load=load_child, log="letters.begun")
def letter_write(
    request: HttpRequest, actor: Actor, child: Child, person_id: UUID, recipient: str, template: str
) -> Answer:
    """See it as it will be read, as often as wanted; send it once."""
    begun = begin(actor, child, "letters", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    if stopped_by_death(child.person, actor):
        return Go(letters_url(begun.person_id))
    to = actions.recipient_of(child.person, recipient, actor)
    form_of_letter = actions.form_for(to, template)
    kind = _form(form_of_letter)
    needs = _needs(to, actor)
    preview = None
    if request.method == "POST":
        form = kind.parse(request.POST)
        sends = request.POST.get("do") == SEND
        try:
            told = _told(form, form_of_letter, recipient)
            if sends and form.is_complete:
                made = actions.send(actor=actor, person_id=begun.person_id, told=told)
                return Go(reverse("letter", kwargs={"letter_id": made}))
            preview = actions.draft(actor=actor, person_id=begun.person_id, told=told).written
            form = form if sends else kind(form.typed, form.values, (), form.token)
        except Incomplete as refusal:
            form = form if sends else kind(form.typed, form.values, (), form.token)
            form = form.with_problems(refusal.problems)
    else:
        form = kind.blank(filled={"format": Format.PDF.value, **_usual(needs)})
    page = WritePage(
        title="Write a letter",
        heading=f"{form_of_letter.title}, to {to.said}",
        caption=begun.caption,
        back=Link("Which letter", reverse("letter_which", kwargs={"person_id": person_id, "recipient": recipient})),
        form=form,
        asks=[f"answer-{number}" for number in range(len(form_of_letter.asks))],
        warnings=warnings_of(to),
        needs=needs,
        template=actions.begun(actor=actor, person_id=begun.person_id, recipient=to, form=form_of_letter),
        preview=preview,
        made_on=say.day_of(timezone.now()),
        recipient=to.name,
    )
    return begun.shown("letters/write.html", page)


def _form(letter: LetterForm) -> type[HowForm]:
    """The template's questions, then how it goes."""
    missing = "Answer this: the letter is made of it."
    asked: dict[str, object] = {
        f"answer-{number}": LongText(question, rows=2, required=missing) for number, question in enumerate(letter.asks)
    }
    return type("LetterForm", (HowForm,), asked)


def _told(form: HowForm, letter: LetterForm, recipient: str) -> LetterTold:
    answers = {question: str(form.values.get(f"answer-{number}") or "") for number, question in enumerate(letter.asks)}
    return LetterTold(
        recipient, letter.slug, answers, Understood(form.understood) if form.understood else None, form.language,
        Sent(form.sent) if form.sent else None, Format(form.format) if form.format else Format.PDF,
    )  # fmt: skip


def _needs(to: Recipient, actor: Actor) -> str:
    """The language somebody needs an interpreter for, as the record says; empty where it says nothing."""
    if to.person_id is None or to.to is To.AGENCY or not may(actor, Interpreters.VIEW):
        return ""
    known = linkage.person_sets([to.person_id], actor).get(to.person_id)
    found = interpreters.need_of(known, actor=actor) if known else None
    return found.words[:80] if found is not None and found.is_needed else ""


def _usual(needs: str) -> Mapping[str, object]:
    return {"understood": Understood.READ_ALOUD.value, "language": needs} if needs else {}
