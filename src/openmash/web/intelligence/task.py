"""One form about intelligence or a subject: its fields are drawn by what they are, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

from openmash.foundation.access.screens import Answer, Go, Shown
from openmash.foundation.design.forms import Choice, Choices, Clock, DateParts, Field, Form, LongText, Number, Tick
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem

KINDS: tuple[tuple[type[Field[object]], str], ...] = (
    (Choice, "radios"), (Choices, "checkboxes"), (Tick, "tick"), (DateParts, "date"), (Clock, "clock"),
    (Number, "number"), (LongText, "long"),
)  # type: ignore[assignment]  # each is a field of its own type  # fmt: skip


@dataclass(frozen=True)
class Beside:
    """What is read beside the form, and never printed."""

    title: str
    words: str


@dataclass(frozen=True)
class TaskPage:
    """What the template shows. `draft` is where what is typed is kept, if anywhere."""

    title: str
    form: Form
    back: Link
    button: str
    caption: str = ""
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    draft: str = ""
    revision: int = 0
    beside: Sequence[Beside] = ()

    @property
    def fields(self) -> Sequence[tuple[str, str]]:
        """Each field's kind and name, in order; a choice among nothing is not asked."""
        return [
            (next((kind for of, kind in KINDS if isinstance(field, of)), "text"), name)
            for name, field in self.form.fields.items()
            if not isinstance(field, Choice | Choices) or field.options
        ]


def do_task(
    request: HttpRequest, page: TaskPage, act: Callable[[], str], first: str,
    reads: Callable[[], Sequence[Beside]] = tuple,
) -> Answer:  # fmt: skip
    """Do it and go where `act` says; else the page again with what is wrong, a state's refusal at the `first` field.

    `reads` opens what is read beside the form, and only where the form is shown.
    """
    form = page.form
    if request.method == "POST" and form.is_complete:
        try:
            return Go(act())
        except Incomplete as refusal:
            form = form.with_problems([_placed(each, form, first) for each in refusal.problems])
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem(first, refusal.sentence)])
    return Shown("intelligence/task.html", replace(page, form=form, beside=reads()))


def _placed(problem: Problem, form: Form, first: str) -> Problem:
    return problem if problem.field in form.fields else Problem(first, problem.sentence)
