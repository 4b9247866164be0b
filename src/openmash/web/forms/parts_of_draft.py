"""The draft of a list and of a letter: one answer of a list; the words of a letter, and to whom it may go."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choices, Form, LongText, Option, Problem, Text, Tick
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotVisible
from openmash.foundation.instruments import actions, local
from openmash.foundation.instruments.drafting import slug_for
from openmash.foundation.instruments.letters import KNOWN, RECIPIENTS, BadLetter, letter_of
from openmash.foundation.instruments.permissions import Permission
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.forms.draft import TaskPage
from openmash.web.forms.loading import AtVersion, draft_url, load_draft_of_letter, load_draft_of_list

Row = dict[str, object]
GAPS = "; ".join(f"{{{name}}} is {said}" for name, said in KNOWN.items())


class CodeForm(Form):
    """One answer that can be chosen."""

    label = Text("What it says", required="Write what it says.", most=200)
    note = LongText("When is it chosen?", rows=2, most=400, hint="Left empty: nothing is shown")
    retired = Tick("Do not offer it any more", hint="Records that say it go on saying it")


class LetterForm(Form):
    """A letter with gaps."""

    recipients = Choices(
        "To whom may it go?", tuple(Option(key, said) for key, said in RECIPIENTS.items()),
        required="Choose to whom it may go.",
    )  # fmt: skip
    subject = Text("What it is about, in one line", required="Write what it is about.", most=200)
    words = LongText(
        "The letter", rows=20, required="Write the letter.",
        hint=f"An empty line begins a new paragraph. What is filled in: {GAPS}. What the writer is asked stands in "
        "square brackets: [On which day is the meeting?]",
    )  # fmt: skip


@screen(Permission.DRAFT, load=load_draft_of_list)
def form_code_add(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """A further answer, at the end."""
    return _coded(request, actor, at, None)


@screen(Permission.DRAFT, load=load_draft_of_list)
def form_code(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID, code: str) -> Answer:
    """One answer: worded anew, or not offered any more."""
    row = next((each for each in _rows(at.shown.kept.body) if each["code"] == code), None)
    if row is None:
        raise NotVisible
    return _coded(request, actor, at, row)


@screen(Permission.DRAFT, load=load_draft_of_letter)
def form_letter(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """The words of a letter."""
    body = at.shown.kept.body
    given = body.get("recipients", [])
    filled = {
        "recipients": tuple(given) if isinstance(given, list) else (), "subject": body.get("subject", ""),
        "words": body.get("words", ""),
    }  # fmt: skip

    def act(told: LetterForm) -> None:
        more = {"recipients": list(told.recipients), "subject": told.subject, "words": told.words}
        try:
            letter_of(at.shown.kept.slug, at.shown.kept.version, {**body, **more})
        except BadLetter as wrong:
            raise Incomplete([Problem(wrong.field, wrong.sentence)]) from None
        actions.change(
            actor=actor, version_id=version_id, changed="The words of the letter", touches="head",
            base=at.shown.wording_id, make=lambda was: {**was, **more},
        )  # fmt: skip

    form = ask(request, LetterForm.blank(filled=filled), act)
    if form is None:
        return Go(draft_url(version_id))
    page = TaskPage("Write the letter", form, Link("The draft", draft_url(version_id)), at.shown.title)
    return Shown("forms/letter.html", page)


def _coded(request: HttpRequest, actor: Actor, at: AtVersion, before: Row | None) -> Answer:
    key = at.shown.kept.id
    filled = {
        "label": before["label"], "note": before.get("note", ""), "retired": bool(before.get("retired_on")),
    } if before else {}  # fmt: skip

    def act(told: CodeForm) -> None:
        retired = _retired(told.retired, before)

        def make(body: local.Body) -> local.Body:
            rows = _rows(body)
            code = str(before["code"]) if before else slug_for(told.label, [str(each["code"]) for each in rows])
            new: Row = {"code": code, "label": told.label, "note": told.note, "retired_on": retired}
            kept = [new if each["code"] == code else each for each in rows] if before else [*rows, new]
            return {**body, "codes": kept}

        actions.change(
            actor=actor,
            version_id=key,
            make=make,
            changed=f"Changed: {told.label}" if before else f"Added: {told.label}",
            touches=str(before["code"]) if before else "",
            base=at.shown.wording_id,
        )

    form = ask(request, CodeForm.blank(filled=filled), act)
    if form is None:
        return Go(draft_url(key))
    title = "Change an answer" if before else "Add an answer"
    return Shown("forms/code.html", TaskPage(title, form, Link("The draft", draft_url(key)), at.shown.title))


def _retired(wanted: bool, before: Row | None) -> str:
    was = str(before.get("retired_on") or "") if before else ""
    return (was or local_date(timezone.now()).isoformat()) if wanted else ""


def _rows(body: local.Body) -> list[Row]:
    rows = body.get("codes", [])
    return [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []
