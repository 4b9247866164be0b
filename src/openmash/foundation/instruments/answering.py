"""What somebody answered: read from what they typed, with what is wrong beside it. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from django.http import QueryDict

from openmash.foundation.design.fields import (
    Choice,
    Choices,
    DateParts,
    Field,
    LongText,
    Option,
    Text,
    Tick,
    Wrong,
    email,
    postcode,
)
from openmash.foundation.design.forms import Form, parse_rows
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Problem
from openmash.foundation.instruments.shape import Fold, Instrument, Kind, Question, Section, ShowIf

Json = str | bool | list[str] | list[dict[str, "Json"]]
Typed = Mapping[str, Sequence[str]]
"""What was typed, by the name of the box: "concern", "born-day", "children-0-surname"."""
USUAL_ROWS = 12


@dataclass(frozen=True)
class Answers:
    """Answers as they are kept: words, true, a list of codes, "2019-03" for a date, or a list of rows."""

    given: Mapping[str, Json]

    def text(self, slug: str) -> str:
        """The words, or the code chosen; empty where nothing was answered."""
        found = self.given.get(slug, "")
        return found if isinstance(found, str) else ""

    def ticked(self, slug: str) -> bool:
        """Whether the box was ticked."""
        return self.given.get(slug) is True

    def chosen(self, slug: str) -> tuple[str, ...]:
        """The codes chosen, in the order shown."""
        found = self.given.get(slug, [])
        return tuple(str(code) for code in found) if isinstance(found, list) else ()

    def date(self, slug: str) -> PartialDate:
        """The date as far as it is known."""
        parts = [int(part) for part in self.text(slug).split("-") if part.isdigit()]
        return PartialDate(*parts)

    def rows(self, slug: str) -> tuple[Answers, ...]:
        """What was answered about each person."""
        found = self.given.get(slug, [])
        return tuple(Answers(row) for row in found if isinstance(row, dict)) if isinstance(found, list) else ()

    def part(self, section: Section) -> Answers:
        """The answers of one section."""
        slugs = {question.slug for question in section.questions}
        return Answers({slug: answer for slug, answer in self.given.items() if slug in slugs})


@dataclass(frozen=True)
class Filled:
    """One section as it stands: its form, the rows about people, and what is wrong."""

    section: Section
    form: Form
    rows: Mapping[str, tuple[Form, ...]]
    wrong: tuple[Problem, ...] = ()
    """What is wrong with the rows as a whole; `field` is the id of the question."""
    titles: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Nothing is wrong with it."""
        return not self.problems

    @property
    def problems(self) -> tuple[Link, ...]:
        """Each sentence with a link to its box, in the order of the page."""
        rows = [form for forms in self.rows.values() for form in forms]
        beyond = tuple(Link(problem.sentence, f"#{problem.field}") for problem in self.wrong)
        return (*self.form.problems, *beyond, *(link for form in rows for link in form.problems))

    @property
    def answers(self) -> Answers:
        """What was answered and could be read; questions that were not asked are left out."""
        given = _given(self.form, [q for q in self.section.questions if q.slug in self.form.fields])
        for slug, forms in self.rows.items():
            question = self.section_question(slug)
            found = [_given(form, question.asks) for form in forms if question.of or not form.is_empty]
            if any(found):
                given[slug] = found
        return Answers(given)

    def opens(self, form: Form, fold: Fold) -> bool:
        """Whether folded questions are shown open: something in them was answered, or is wrong."""
        return any(form.values.get(each.slug) or form[each.slug].error for each in fold.questions)

    def title_of(self, slug: str, place: int) -> str:
        """Whom a row is about: the name or words that were given, else "Child 2"."""
        return self.titles.get(slug, {}).get(place) or f"{self.section_question(slug).each} {place + 1}"

    def section_question(self, slug: str) -> Question:
        """One question of the section. Raises KeyError."""
        return next(question for question in self.section.questions if question.slug == slug)


@dataclass(frozen=True)
class Response:
    """Everything that was typed, what it means, and what is wrong with it."""

    instrument: Instrument
    answers: Answers
    problems: tuple[Problem, ...]
    typed: Typed

    @property
    def is_complete(self) -> bool:
        """Nothing is wrong with it."""
        return not self.problems


def parse_response(instrument: Instrument, typed: Typed) -> Response:
    """Read a whole response. Sections that were not asked, because of an earlier answer, are left out.

    `problems` name the box they belong to by its id on the page.
    """
    given: dict[str, Json] = {}
    problems: list[Problem] = []
    for section in instrument.sections:
        if not is_asked(section.show_if, given):
            continue
        filled = fill(section, typed)
        given.update(filled.answers.given)
        problems += [Problem(link.url.removeprefix("#"), link.text) for link in filled.problems]
    return Response(instrument, Answers(given), tuple(problems), typed)


def asked_sections(instrument: Instrument, answers: Answers) -> tuple[Section, ...]:
    """The sections that these answers lead through, in order."""
    return tuple(section for section in instrument.sections if is_asked(section.show_if, answers.given))


def is_asked(condition: ShowIf | None, given: Mapping[str, Json]) -> bool:
    """Whether something is asked, given the answers so far."""
    if condition is None:
        return True
    answer = given.get(condition.question, "")
    return bool(set(answer if isinstance(answer, list) else [answer]) & set(condition.answers))


def fill(section: Section, typed: Typed) -> Filled:
    """A section as somebody typed it, wrong or not. Rows left empty are dropped; the first is always there to fill in.

    A question `of` earlier people has one row for each of them.
    """
    post = QueryDict(mutable=True)
    for name, values in typed.items():
        post.setlist(name, list(values))
    form = _only_asked(form_of(section.questions).parse(post), section.questions)
    rows: dict[str, tuple[Form, ...]] = {}
    titles: dict[str, dict[int, str]] = {}
    wrong: list[Problem] = []
    for question in section.questions:
        if question.kind.is_rows:
            people = question.of or question
            told = parse_rows(form_of(people.asks), post, people.slug, most=people.most or USUAL_ROWS)
            told = told[:1] + tuple(row for before, row in pairwise(told) if not _only_carries(row, before, people))
            if question.of:
                told = tuple(row for row in told if not row.is_empty)
            titles[question.slug] = {place: _title(row, people) for place, row in enumerate(told)}
            rows[question.slug] = _rows_of(question, told, post)
            if question.required and all(row.is_empty for row in told):
                wrong.append(Problem(question.slug, question.required))
    return Filled(section, form, rows, tuple(wrong), titles)


def blank(section: Section, typed: Typed | None = None) -> Filled:
    """A section to be filled in, with what was typed so far and nothing yet held to be wrong."""
    filled = fill(section, typed or {})
    rows = {slug: tuple(replace(row, wrong=()) for row in forms) for slug, forms in filled.rows.items()}
    return replace(filled, form=replace(filled.form, wrong=()), rows=rows, wrong=())


def typed_of(instrument: Instrument, answers: Answers) -> Typed:
    """What would have to be typed for these answers, for a form without rows of people: fills it again."""
    typed: dict[str, Sequence[str]] = {}
    for question in instrument:
        match question.kind:
            case Kind.MANY_OF:
                typed[question.slug] = answers.chosen(question.slug)
            case Kind.TICK:
                typed[question.slug] = ("yes",) if answers.ticked(question.slug) else ()
            case Kind.DATE_PARTIAL:
                parts = zip(("year", "month", "day"), answers.text(question.slug).split("-"), strict=False)
                typed |= {f"{question.slug}-{part}": (number,) for part, number in parts if number}
            case _:
                typed[question.slug] = (answers.text(question.slug),) if answers.text(question.slug) else ()
    return typed


def with_another(filled: Filled, slug: str) -> Filled:
    """The same section with one more row for a question about people: empty, but for what carries over."""
    forms, asks = filled.rows[slug], filled.section_question(slug).asks
    last = max(int(form.prefix.removeprefix(f"{slug}-").removesuffix("-")) for form in forms)
    carried = {ask.slug: value for ask in asks if ask.carries and (value := forms[-1].values.get(ask.slug))}
    more = form_of(asks).blank(prefix=f"{slug}-{last + 1}-", filled=carried)
    return replace(filled, rows={**filled.rows, slug: (*forms, more)})


def names_of(section: Section, typed: Typed) -> frozenset[str]:
    """The boxes among these that belong to a section."""
    slugs = {question.slug for question in section.questions}
    return frozenset(name for name in typed if name.split("-", 1)[0] in slugs)


def _rows_of(question: Question, told: Sequence[Form], post: QueryDict) -> tuple[Form, ...]:
    if question.of is None:
        return tuple(replace(row, wrong=()) if row.is_empty else _only_asked(row, question.asks) for row in told)
    form = form_of(question.asks)
    prefixes = [f"{question.slug}-{row.prefix.split('-')[1]}-" for row in told]
    return tuple(_only_asked(form.parse(post, prefix=prefix), question.asks) for prefix in prefixes)


def _only_carries(row: Form, before: Form, question: Question) -> bool:
    """Whether nothing was typed in a row beyond what the row before handed on to it."""
    carried = {ask.slug: before.typed[ask.slug] for ask in question.asks if ask.carries}
    kept = {slug: typed for slug, typed in row.typed.items() if carried.get(slug) != typed}
    return bool(carried) and replace(row, typed=kept).is_empty


def _title(row: Form, question: Question) -> str:
    return " ".join(words for slug in question.called_by if (words := row[slug].text.strip()))


def _only_asked(form: Form, questions: Sequence[Question]) -> Form:
    """Forget what is wrong with questions that were not asked; ask for what the answers made necessary."""
    given = _given(form, [q for q in questions if q.slug in form.fields])
    wrong = list(form.wrong)
    for question in questions:
        if question.show_if is None or question.slug not in form.fields:
            continue
        if not is_asked(question.show_if, given):
            wrong = [problem for problem in wrong if problem[0] != question.slug]
        elif question.required and not form.values.get(question.slug) and not form[question.slug].error:
            wrong.append((question.slug, "", question.required))
    places = {question.slug: place for place, question in enumerate(questions)}
    return replace(form, wrong=tuple(sorted(wrong, key=lambda problem: places[problem[0]])))


def _given(form: Form, questions: Sequence[Question]) -> dict[str, Json]:
    given: dict[str, Json] = {}
    for question in questions:
        value = form.values.get(question.slug)
        if value and is_asked(question.show_if, given):
            given[question.slug] = _kept(value)
    return given


def _kept(value: object) -> Json:
    if isinstance(value, PartialDate):
        parts = [f"{value.year:04d}", *([f"{value.month:02d}"] if value.month else [])]
        return "-".join([*parts, *([f"{value.day:02d}"] if value.day else [])])
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return value if isinstance(value, bool) else str(value)


@cache
def form_of(questions: tuple[Question, ...]) -> type[Form]:
    """The form that asks these questions; those about people and for files are asked beside it."""
    fields = {q.slug: _field(q) for q in questions if not q.kind.is_rows and q.kind is not Kind.FILES}
    return type("InstrumentForm", (Form,), fields)


def _field(question: Question) -> Field[object]:
    label, hint = question.label, question.hint
    required = "" if question.show_if else question.required
    match question.kind:
        case Kind.LONG_TEXT:
            found: object = LongText(
                label, hint=hint, required=required, most=question.most or 20_000, rows=question.rows
            )
        case Kind.ONE_OF | Kind.YES_NO_UNKNOWN:
            found = Choice(label, _options(question), hint=hint, required=required, inline=len(question.options) <= 3)
        case Kind.MANY_OF:
            found = Choices(label, _options(question), hint=hint, required=required)
        case Kind.TICK:
            found = Tick(label, hint=hint, required=required)
        case Kind.DATE_PARTIAL:
            found = DateParts(label, hint=hint, required=required, partial=not question.whole, past=question.past)
        case _:
            found = _line(question, required)
    return found  # type: ignore[return-value]  # each of these is a field


def _line(question: Question, required: str) -> Text:
    kind = {Kind.TELEPHONE: "tel", Kind.EMAIL: "email"}.get(question.kind, "text")
    check = {Kind.TELEPHONE: _telephone, Kind.EMAIL: email, Kind.POSTCODE: _postcode}.get(question.kind)
    width = {Kind.TELEPHONE: "20", Kind.POSTCODE: "10"}.get(question.kind, "")
    return Text(
        question.label,
        hint=question.hint,
        required=required,
        most=question.most or 300,
        kind=kind,
        check=check,
        width=width,
    )


def _options(question: Question) -> tuple[Option, ...]:
    return tuple(Option(option.value, option.text, option.hint) for option in question.options)


def _telephone(text: str) -> str:
    """A number with whatever people say around it ("after 4, ask for Jo"). Raises Wrong where there is no number."""
    if sum(character.isdigit() for character in text) < 6:
        raise Wrong("Check the telephone number: it should look like 01632 960 001.")
    return text


def _postcode(text: str) -> str:
    """A whole postcode, or its first half, which is often all that is known. Raises Wrong."""
    plain = text.upper().strip()
    if len(plain) <= 4 and plain[:1].isalpha() and plain[-1:].isalnum() and any(c.isdigit() for c in plain):
        return plain
    return postcode(text)
