"""Add a question to a draft, or change one: its words, how it is answered, by when it must be, after which answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Self
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotVisible
from openmash.foundation.instruments import drafting
from openmash.foundation.instruments.drafting import CHOSEN, KIND_WORDS, KINDS_OF, slug_for
from openmash.foundation.instruments.loading import YES_NO_UNKNOWN
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.shape import Choosable, Instrument, Kind, Question, Section, ShowIf, Step
from openmash.foundation.instruments.statutory import why_question_stays
from openmash.foundation.instruments.words import WRITTEN_TOGETHER, Use
from openmash.web.child.task import ask
from openmash.web.forms.draft import TaskPage, change_form
from openmash.web.forms.loading import AtVersion, draft_url, load_draft_of_form

LEFT, ALWAYS = "left", "always"
BY_WHEN = (
    Option(LEFT, "It may be left empty"), Option(Step.FIRST.value, "It must be answered before the form is sent"),
)  # fmt: skip
AUTHORISED = Option(Step.AUTHORISED.value, "It must be answered before a manager authorises it")
SAME = (
    Option("same", "The same as before, in other words", "Earlier answers stand beside new ones"),
    Option("other", "Something else", "Earlier answers stay with the earlier question"),
)
NEW = {"by_when": LEFT, "after": ALWAYS}
HERE = "Left empty: “Answer this question.”"


class QuestionForm(Form):
    """A question as it will be asked."""

    label = LongText("The question", rows=2, required="Write the question.", most=300)
    hint = LongText("A hint under it", rows=2, most=500, hint="Left empty: nothing is shown")
    kind = Choice("How is it answered?", (), required="Choose how it is answered.")
    options = LongText("The answers to choose from, one a line", rows=6, hint="Only where answers are chosen")
    by_when = Choice("Must it be answered?", BY_WHEN)
    required = Text("What is said where it is left empty", most=200, hint=HERE)
    after = Choice("Is it always asked?", ())
    same = Choice("Does it still ask the same?", SAME)

    @classmethod
    def for_draft(cls, use: Use, section: Section, before: Question | None) -> type[Self]:
        """With the kinds this use has, and the answers of the section that it may wait for."""
        kinds = dict.fromkeys([*KINDS_OF[use], *([before.kind] if before else [])])
        earlier = [each for each in section.questions if each.options and (before is None or each.slug != before.slug)]
        if before is not None:
            place = [each.slug for each in section.questions].index(before.slug)
            earlier = [each for each in earlier if each in section.questions[:place]]
        waits = [
            Option(f"{each.slug}={option.value}", f"Only after “{each.label}” is answered: {option.text}")
            for each in earlier for option in each.options[:12]
        ]  # fmt: skip
        if use in WRITTEN_TOGETHER:
            waits = []
        return cls.offering(
            kind=[Option(kind.value, KIND_WORDS[kind]) for kind in kinds],
            by_when=[*BY_WHEN, *([AUTHORISED] if use in WRITTEN_TOGETHER else [])],
            after=[Option(ALWAYS, "It is always asked"), *waits],
        )

    def told(self, slug: str, before: Question | None) -> Question:
        """The question. Raises Incomplete where answers to choose from are wanted and missing."""
        kind = Kind(self.kind)
        first = before if before is not None and before.kind is kind else None
        by_when = "" if self.by_when == LEFT else self.by_when
        required = (self.required.strip() or "Answer this question.") if by_when else ""
        question = Question(
            slug=slug,
            kind=kind,
            label=" ".join(self.label.split()),
            hint=" ".join(self.hint.split()),
            required=required,
            options=self._options(kind, before),
            show_if=self._waits(before),
            step=Step(by_when) if by_when else Step.FIRST,
        )
        if first is None:
            return question
        return replace(
            first, label=question.label, hint=question.hint, required=required, options=question.options,
            show_if=question.show_if, step=question.step,
        )  # fmt: skip

    def _options(self, kind: Kind, before: Question | None) -> tuple[Choosable, ...]:
        if kind is Kind.YES_NO_UNKNOWN:
            return before.options if before is not None and before.kind is kind else YES_NO_UNKNOWN
        if kind not in CHOSEN:
            return ()
        lines = list(dict.fromkeys(" ".join(line.split()) for line in self.options.split("\n") if line.strip()))
        if len(lines) < 2:
            raise Incomplete([Problem("options", "Write two answers or more, one a line.")])
        was = {option.text: option for option in before.options} if before else {}
        found: list[Choosable] = []
        taken = {option.value for option in was.values()}
        for line in lines:
            known = was.get(line)
            value = known.value if known else slug_for(line, taken)
            taken.add(value)
            found.append(known or Choosable(value, line))
        return tuple(found)

    def _waits(self, before: Question | None) -> ShowIf | None:
        if self.after in ("", ALWAYS):
            return None
        question, _, answer = self.after.partition("=")
        was = before.show_if if before else None
        if was is not None and was.question == question and answer in was.answers:
            return was
        return ShowIf(question, (answer,))


class NewSectionForm(QuestionForm):
    """A section with its first question: a section is never empty."""

    title = Text("What is the section called?", required="Give the section a name.", most=120)
    whose = Choice(
        "Of whom is it asked?",
        (Option("all", "Once, for all the children"), Option("each", "Of each child apart")),
    )  # fmt: skip

    @classmethod
    def for_use(cls, use: Use) -> Self:
        """Blank, for this use."""
        return cls.for_draft(use, Section("", "", ()), None).blank(filled={"whose": "all", **NEW})


@screen(Permission.DRAFT, load=load_draft_of_form)
def form_question_add(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID, section: str) -> Answer:
    """At the end of a section."""
    part = next((each for each in at.form.sections if each.slug == section), None)
    if part is None:
        raise NotVisible
    form = ask(
        request, QuestionForm.for_draft(at.shown.kept.use, part, None).blank(filled=NEW),
        lambda told: change_form(actor, at, lambda now: _added(now, section, told), f"Added: {told.label}"),
    )  # fmt: skip
    if form is None:
        return Go(f"{draft_url(version_id)}#{section}")
    page = TaskPage("Add a question", form, Link("The draft", draft_url(version_id)), part.title)
    return Shown("forms/question.html", page)


@screen(Permission.DRAFT, load=load_draft_of_form)
def form_question(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID, slug: str) -> Answer:
    """One question of a draft."""
    part = next((each for each in at.form.sections if any(q.slug == slug for q in each.questions)), None)
    if part is None:
        raise NotVisible
    before = at.form.question(slug)
    why = why_question_stays(at.shown.kept.slug, slug)

    def act(told: QuestionForm) -> None:
        name = slug if why or told.same != "other" else slug_for(told.label, [each.slug for each in at.form])
        change_form(
            actor, at, lambda now: drafting.put_question(now, part.slug, told.told(name, before), instead_of=slug),
            f"Changed: {told.label}", slug,
        )  # fmt: skip

    form = ask(request, QuestionForm.for_draft(at.shown.kept.use, part, before).blank(filled=_filled(before)), act)
    if form is None:
        return Go(f"{draft_url(version_id)}#{slug}")
    stays = f"This question stays, and so does how it is answered. {why.why} ({why.source})" if why else ""
    page = TaskPage("Change a question", form, Link("The draft", draft_url(version_id)), part.title, stays)
    return Shown("forms/question.html", page)


def act_on_new_section(actor: Actor, at: AtVersion, told: NewSectionForm) -> None:
    """Add the section and its question."""

    def make(form: Instrument) -> Instrument:
        taken = [*(each.slug for each in form.sections), *(each.slug for each in form)]
        section = slug_for(told.title, taken)
        question = told.told(slug_for(told.label, [*taken, section]), None)
        each = told.whose == "each" and at.shown.kept.use in (Use.ASSESSMENT, Use.TOOL)
        return drafting.put_section(form, Section(section, told.title, (question,), per_child=each))

    change_form(actor, at, make, f"Added: {told.title}")


def _added(form: Instrument, section: str, told: QuestionForm) -> Instrument:
    taken: Sequence[str] = [each.slug for each in form]
    return drafting.put_question(form, section, told.told(slug_for(told.label, taken), None))


def _filled(question: Question) -> Mapping[str, object]:
    after = f"{question.show_if.question}={question.show_if.answers[0]}" if question.show_if else ALWAYS
    return {
        "label": question.label, "hint": question.hint, "kind": question.kind.value,
        "options": "\n".join(option.text for option in question.options) if question.kind in CHOSEN else "",
        "by_when": question.step.value if question.required else LEFT, "required": question.required, "after": after,
        "same": "same",
    }  # fmt: skip
