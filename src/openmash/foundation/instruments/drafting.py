"""Changing the draft of a form: each change takes the form as it is and gives it as it would be. Plain Python.

What would leave a form that cannot be asked is refused in words, by NotAllowedNow: a question that another waits for, a
question that the law wants.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.instruments.shape import Choosable, Instrument, Kind, Question, Section, ShowIf, Step
from openmash.foundation.instruments.statutory import why_question_stays
from openmash.foundation.instruments.words import Use

Table = dict[str, object]

WRITTEN_KINDS = (Kind.LONG_TEXT, Kind.TEXT, Kind.ONE_OF, Kind.YES_NO_UNKNOWN)
"""What several people can write in at once, each over the other's words."""
PLAIN_KINDS = (
    *WRITTEN_KINDS, Kind.MANY_OF, Kind.TICK, Kind.DATE_PARTIAL, Kind.TELEPHONE, Kind.EMAIL, Kind.POSTCODE,
)  # fmt: skip
KINDS_OF: dict[Use, tuple[Kind, ...]] = {
    Use.REQUEST: PLAIN_KINDS, Use.ASSESSMENT: WRITTEN_KINDS, Use.TOOL: WRITTEN_KINDS, Use.VISIT: PLAIN_KINDS,
    Use.PLAN: PLAIN_KINDS, Use.EXPLOITATION: (Kind.INDICATOR, Kind.PROTECTIVE, *WRITTEN_KINDS),
    Use.SCREENING: PLAIN_KINDS,
}  # fmt: skip
KIND_WORDS: dict[Kind, str] = {
    Kind.LONG_TEXT: "Several lines of words", Kind.TEXT: "One line of words", Kind.ONE_OF: "One answer of several",
    Kind.YES_NO_UNKNOWN: "Yes, no or not known", Kind.MANY_OF: "Any number of several answers",
    Kind.TICK: "A box to tick", Kind.DATE_PARTIAL: "A date, as far as it is known",
    Kind.TELEPHONE: "A telephone number", Kind.EMAIL: "An e-mail address",
    Kind.POSTCODE: "A postcode", Kind.CHILDREN: "The same questions about each child",
    Kind.PEOPLE: "The same questions about each person", Kind.FILES: "Files",
    Kind.INDICATOR: "An indicator, with its source, date and what was seen",
    Kind.PROTECTIVE: "Something that protects, answered as an indicator is",
}  # fmt: skip
CHOSEN = (Kind.ONE_OF, Kind.MANY_OF)


def body_of(form: Instrument) -> Table:
    """The form as it is kept; `loading.read` reads it back the same."""
    return {
        "title": form.title, "source": form.source, "sections": [_section_table(section) for section in form.sections],
    }  # fmt: skip


def slug_for(words: str, taken: Iterable[str]) -> str:
    """A name for a question or an answer, from its words: small letters, and none that is taken."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.lower().replace("’", "")).strip("_")
    plain = re.sub(r"^[0-9_]+", "", plain)[:40].rstrip("_") or "question"
    names, found, number = set(taken), plain, 2
    while found in names:
        found, number = f"{plain}_{number}", number + 1
    return found


def put_question(form: Instrument, section: str, question: Question, *, instead_of: str = "") -> Instrument:
    """Add a question at the end of a section, or put it in the place of one.

    What another question waits for keeps those answers; a question the law wants keeps its name and its kind.
    """
    if instead_of:
        before = form.question(instead_of)
        if why_question_stays(form.slug, instead_of) and (question.slug, question.kind) != (instead_of, before.kind):
            raise NotAllowedNow("This question stays what it is. Its words and its hint can be changed.")
        _nobody_waits(form, instead_of, keeping={option.value for option in question.options}, name=question.slug)
        return _each(form, lambda found: (question,) if found.slug == instead_of else (found,))
    return _in(form, section, lambda found: replace(found, questions=(*found.questions, question)))


def take_out(form: Instrument, slug: str) -> Instrument:
    """Take a question out. Raises NotAllowedNow for one that stays, or that another waits for."""
    if why := why_question_stays(form.slug, slug):
        raise NotAllowedNow(f"This question stays. {why.why} ({why.source})")
    _nobody_waits(form, slug)
    section = _section_of(form, slug)
    if len(section.questions) == 1:
        return take_out_section(form, section.slug)
    return _each(form, lambda found: () if found.slug == slug else (found,))


def take_out_section(form: Instrument, slug: str) -> Instrument:
    """Take a section out, with its questions. Raises NotAllowedNow where one of them stays, or it is the last."""
    section = form.section(slug)
    for question in section.questions:
        if why := why_question_stays(form.slug, question.slug):
            raise NotAllowedNow(f"“{question.label}” stays, and so does its section. {why.why} ({why.source})")
    if len(form.sections) == 1:
        raise NotAllowedNow("A form needs one section with a question.")
    own = {question.slug for question in section.questions}
    _sections_wait(form, own)
    return replace(form, sections=tuple(each for each in form.sections if each.slug != slug))


def move(form: Instrument, slug: str, by: int) -> Instrument:
    """Move a question up (-1) or down (1). At the end of its section it goes into the next one."""
    section = _section_of(form, slug)
    place = [each.slug for each in section.questions].index(slug)
    question = section.questions[place]
    if 0 <= place + by < len(section.questions):
        order = list(section.questions)
        order[place], order[place + by] = order[place + by], order[place]
        _in_order(order)
        return _in(form, section.slug, lambda found: replace(found, questions=tuple(order)))
    at = form.sections.index(section) + by
    if not 0 <= at < len(form.sections):
        raise NotAllowedNow("It stands at the end already.")
    if question.show_if or any(each.show_if and each.show_if.question == slug for each in section.questions):
        raise NotAllowedNow("It is asked together with another question of its section, and stays in it.")
    if len(section.questions) == 1:
        raise NotAllowedNow("It is the only question of its section. Move the section, or add another question first.")
    to = form.sections[at]
    if to.per_child != section.per_child:
        raise NotAllowedNow("One of the two sections is asked of each child apart. Add the question there anew.")
    without = _each(form, lambda found: () if found.slug == slug else (found,))
    there = (*to.questions, question) if by < 0 else (question, *to.questions)
    return _in(without, to.slug, lambda found: replace(found, questions=there))


def move_section(form: Instrument, slug: str, by: int) -> Instrument:
    """Move a section up (-1) or down (1)."""
    order = list(form.sections)
    place = [each.slug for each in order].index(slug)
    if not 0 <= place + by < len(order):
        raise NotAllowedNow("It stands at the end already.")
    order[place], order[place + by] = order[place + by], order[place]
    before: set[str] = set()
    for section in order:
        if section.show_if and section.show_if.question not in before:
            raise NotAllowedNow(f"“{section.title}” waits for an answer of an earlier section, and stays after it.")
        before |= {question.slug for question in section.questions}
    return replace(form, sections=tuple(order))


def put_section(form: Instrument, section: Section, *, instead_of: str = "") -> Instrument:
    """Add a section at the end, or word one anew; its questions stay."""
    if not instead_of:
        return replace(form, sections=(*form.sections, section))
    return _in(form, instead_of, lambda found: replace(found, title=section.title, hint=section.hint))


@dataclass(frozen=True)
class Difference:
    """What one version changed of another, in words."""

    said: str
    before: str = ""
    now: str = ""


def differences(before: Instrument, now: Instrument) -> list[Difference]:
    """What changed, question by question: taken out, added, worded anew, asked differently, moved."""
    old = {question.slug: question for question in before}
    new = {question.slug: question for question in now}
    found = [Difference("Taken out", before=each.label) for slug, each in old.items() if slug not in new]
    found += [Difference("Added", now=each.label) for slug, each in new.items() if slug not in old]
    for slug, was in old.items():
        if (is_now := new.get(slug)) is None or is_now == was:
            continue
        if was.label != is_now.label:
            found.append(Difference("Worded anew", was.label, is_now.label))
        if was.kind is not is_now.kind or was.options != is_now.options:
            found.append(Difference(f"Answered differently: {is_now.label}", _answers(was), _answers(is_now)))
        if (was.required, was.step) != (is_now.required, is_now.step):
            found.append(Difference(f"Must be answered: {is_now.label}", _by_when(was), _by_when(is_now)))
        if was.hint != is_now.hint:
            found.append(Difference(f"Hint: {is_now.label}", was.hint or "None", is_now.hint or "None"))
    stay_old, stay_new = [slug for slug in old if slug in new], [slug for slug in new if slug in old]
    if stay_old != stay_new:
        found.append(Difference("Asked in another order"))
    return found


def by_when(question: Question) -> str:
    """When it must be answered, in words."""
    return _by_when(question)


def _by_when(question: Question) -> str:
    if not question.required:
        return "May be left empty"
    return "Before it is authorised" if question.step is Step.AUTHORISED else "Before it is sent"


def _answers(question: Question) -> str:
    chosen = ", ".join(option.text for option in question.options) if question.kind in CHOSEN else ""
    return f"{KIND_WORDS[question.kind]}{f': {chosen}' if chosen else ''}"


def _nobody_waits(form: Instrument, slug: str, *, keeping: Iterable[str] = (), name: str = "") -> None:
    """No other question or section is asked only after an answer that would be gone."""
    kept = set(keeping) if name == slug else set()
    for section in form.sections:
        for waiting, said in [(section.show_if, section.title), *((q.show_if, q.label) for q in section.questions)]:
            if waiting and waiting.question == slug and set(waiting.answers) - kept:
                raise NotAllowedNow(f"“{said}” is asked only after an answer to this. Change that first.")


def _sections_wait(form: Instrument, own: set[str]) -> None:
    for section in form.sections:
        if section.show_if and section.show_if.question in own:
            raise NotAllowedNow(f"“{section.title}” is asked only after an answer here. Take that out first.")


def _in_order(questions: Sequence[Question]) -> None:
    before: set[str] = set()
    for question in questions:
        if question.show_if and question.show_if.question not in before:
            raise NotAllowedNow(f"“{question.label}” waits for the answer above it, and stays below.")
        before.add(question.slug)


def _section_of(form: Instrument, slug: str) -> Section:
    return next(each for each in form.sections if any(question.slug == slug for question in each.questions))


def _each(form: Instrument, change: Callable[[Question], tuple[Question, ...]]) -> Instrument:
    return replace(
        form,
        sections=tuple(
            replace(each, questions=tuple(new for question in each.questions for new in change(question)))
            for each in form.sections
        ),
    )


def _in(form: Instrument, section: str, change: Callable[[Section], Section]) -> Instrument:
    return replace(form, sections=tuple(change(each) if each.slug == section else each for each in form.sections))


def _section_table(section: Section) -> Table:
    found: Table = {"slug": section.slug, "title": section.title, "hint": section.hint, "apart": section.apart,
                    "per_child": section.per_child}  # fmt: skip
    found |= _only_if(section.show_if)
    return _said(found) | {"questions": [_question_table(question) for question in section.questions]}


def _question_table(question: Question) -> Table:
    found: Table = {
        "slug": question.slug, "kind": question.kind.value, "label": question.label, "hint": question.hint,
        "required": question.required, "rows": question.rows, "most": question.most, "past": question.past,
        "whole": question.whole, "each": question.each, "called_by": list(question.called_by), "fold": question.fold,
        "carries": question.carries,
        "of": question.of.slug if question.of else "",
        "step": "" if question.step is Step.FIRST else question.step.value,
    }  # fmt: skip
    if question.kind in CHOSEN:
        found["options"] = [_option_table(option) for option in question.options]
    if question.asks:
        found["asks"] = [_question_table(ask) for ask in question.asks]
    return _said(found | _only_if(question.show_if))


def _option_table(option: Choosable) -> Table:
    return _said({"value": option.value, "text": option.text, "hint": option.hint, "group": option.group})


def _only_if(condition: ShowIf | None) -> Table:
    return {"show_if": {"question": condition.question, "is": list(condition.answers)}} if condition else {}


def _said(table: Table) -> Table:
    """Without what says nothing."""
    return {key: value for key, value in table.items() if value not in ("", None, [], False)}
