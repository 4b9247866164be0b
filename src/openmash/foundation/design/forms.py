"""A form: its questions as attributes, what was typed, what it means, and what is wrong with it.

    class Decide(Form):
        outcome = Choice("What happens for this child?", OUTCOMES, required="Choose what happens for this child.")
        reasons = LongText("Why", required="Write why.")

    form = Decide.blank()                    # a GET: a new token
    form = Decide.parse(request.POST)        # a POST: everything typed is kept, with the token
    if form.is_complete: act(outcome=form.outcome, reasons=form.reasons)     # typed: both are str
    form = form.with_problems(refusal.problems)                              # what an action refused

In a template `page.form["outcome"]` is the question with what was typed and its error: see components/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import ClassVar, Self, TypeVar

from django.http import QueryDict

from openmash.foundation.design.fields import (
    Choice,
    Choices,
    Clock,
    DateParts,
    Field,
    LongText,
    Number,
    Option,
    Text,
    Tick,
    Typed,
    Wrong,
    as_date,
    email,
    nhs_number,
    postcode,
    telephone,
)
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Link, Source
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Problem

__all__ = [
    "YES_NO",
    "YES_NO_UNKNOWN",
    "Asked",
    "Choice",
    "Choices",
    "Clock",
    "DateParts",
    "Field",
    "Form",
    "LongText",
    "Number",
    "Option",
    "PartialDate",
    "Problem",
    "Text",
    "Tick",
    "Wrong",
    "as_date",
    "email",
    "new_token",
    "nhs_number",
    "parse_rows",
    "postcode",
    "telephone",
]

YES_NO = (Option("yes", "Yes"), Option("no", "No"))
YES_NO_UNKNOWN = (*YES_NO, Option("unknown", "Not known"))
TOKEN = re.compile(r"[A-Za-z0-9-]{8,64}")


def new_token() -> str:
    """A client-made id for one form: a repeat of it gets the first answer."""
    return str(new_key())


@dataclass(frozen=True)
class Asked:
    """One question as it stands: what a field macro takes."""

    field: Field[object]
    name: str
    typed: Typed
    errors: tuple[tuple[str, str], ...] = ()
    """(part, sentence) of each problem here."""
    source: Source | None = None
    """Where what is filled in came from; the reader is asked to confirm it."""

    @property
    def text(self) -> str:
        """What was typed, in a field of one piece."""
        return self.part("")

    def part(self, part: str) -> str:
        """What was typed in one box of the field."""
        return next(iter(self.typed.get(part, ())), "").replace("\0", "")

    def has(self, value: str) -> bool:
        """Whether this answer was chosen."""
        return value in self.typed.get("", ())

    def name_of(self, part: str) -> str:
        """The name of one box."""
        return f"{self.name}-{part}" if part else self.name

    @property
    def error(self) -> str:
        """Every problem here in words; empty when there is none."""
        return " ".join(sentence for _, sentence in self.errors)

    def is_wrong(self, part: str) -> bool:
        """Whether one box is among what is wrong; a problem that names no box is about all of them."""
        return any(wrong in ("", part) for wrong, _ in self.errors)

    @property
    def anchor(self) -> str:
        """The id of the box that the error summary leads to."""
        wrong = next((part for part, _ in self.errors), "")
        return self.name_of(wrong or self.field.parts[0])


@dataclass(frozen=True)
class Form:
    """Subclass it, with fields as attributes. Make one with `blank` or `parse`, never directly."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    wrong: tuple[tuple[str, str, str], ...] = ()
    """(field, part, sentence) of each problem."""
    token: str = ""
    prefix: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    fields: ClassVar[Mapping[str, Field[object]]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        if taken := [name for name in own if hasattr(Form, name)]:
            raise TypeError(f"{taken} cannot be names of fields: a form has its own.")
        cls.fields = {**cls.fields, **own}

    @classmethod
    def offering(cls, **options: Sequence[Option]) -> type[Self]:
        """The same form with these answers to choose from, where they are known only when the page is made.

        Raises KeyError for a field the form lacks, TypeError for one that has no answers to choose from.
        """
        fields: dict[str, object] = {}
        for name, offered in options.items():
            asked = copy(cls.fields[name])
            if not isinstance(asked, Choice | Choices):
                raise TypeError(f"{name} has no answers to choose from.")
            asked.options = tuple(offered)
            fields[name] = asked
        return type(cls.__name__, (cls,), fields)

    @classmethod
    def blank(
        cls,
        *,
        filled: Mapping[str, object] | None = None,
        sources: Mapping[str, Source] | None = None,
        prefix: str = "",
    ) -> Self:
        """A form to be filled in, with a new token. `filled` gives values by field; `sources` says where they are from.

        Raises KeyError for a field the form lacks.
        """
        filled = filled or {}
        typed = {name: cls.fields[name].write(value) for name, value in filled.items()}
        return cls(typed=typed, values=dict(filled), token=new_token(), prefix=prefix, sources=sources or {})

    @classmethod
    def parse(cls, post: QueryDict, *, prefix: str = "") -> Self:
        """What was typed, what it means, and what is wrong. Nothing typed is lost."""
        typed: dict[str, Typed] = {}
        values: dict[str, object] = {}
        wrong: list[tuple[str, str, str]] = []
        for name, asked in cls.fields.items():
            typed[name] = {
                part: tuple(post.getlist(f"{prefix}{name}-{part}" if part else f"{prefix}{name}"))
                for part in asked.parts
            }
            try:
                values[name] = asked.read(typed[name])
            except Wrong as mistake:
                wrong.append((name, mistake.part, mistake.sentence))
                continue
            if asked.required and _is_left_out(values[name]):
                wrong.append((name, "", asked.required))
        sent = post.get("form_token", "")
        token = sent if TOKEN.fullmatch(sent) else new_token()
        form = cls(typed=typed, values=values, wrong=tuple(wrong), token=token, prefix=prefix)
        return form if wrong else form.with_problems(tuple(form.check()))

    @classmethod
    def resumed(cls, typed: Mapping[str, Sequence[str]], *, prefix: str = "") -> Self:
        """A form begun earlier: everything typed then, by the name of its box, and no problems shown yet."""
        post = QueryDict(mutable=True)
        for name, texts in typed.items():
            post.setlist(name, list(texts))
        form = cls.parse(post, prefix=prefix)
        return cls(form.typed, form.values, (), new_token(), prefix, {})

    def check(self) -> Iterable[Problem]:
        """What is wrong between fields, once each field is right by itself. Override it."""
        return ()

    def with_problems(self, problems: Sequence[Problem]) -> Self:
        """The same form with problems that an action or `check` found."""
        more = tuple((problem.field, "", problem.sentence) for problem in problems)
        return type(self)(self.typed, self.values, (*self.wrong, *more), self.token, self.prefix, self.sources)

    @property
    def is_complete(self) -> bool:
        """Nothing is wrong with it."""
        return not self.wrong

    @property
    def is_empty(self) -> bool:
        """Nothing was typed or chosen."""
        return not any(text.strip() for typed in self.typed.values() for texts in typed.values() for text in texts)

    def __getitem__(self, name: str) -> Asked:
        """One question as it stands. Raises KeyError."""
        return Asked(
            field=self.fields[name],
            name=f"{self.prefix}{name}",
            typed=self.typed.get(name, {}),
            errors=tuple((part, sentence) for at, part, sentence in self.wrong if at == name),
            source=self.sources.get(name),
        )

    @property
    def problems(self) -> tuple[Link, ...]:
        """The error summary: each sentence with a link to its box."""
        return tuple(
            Link(sentence, f"#{self[name].anchor if name in self.fields else name}") for name, _, sentence in self.wrong
        )


def _is_left_out(value: object) -> bool:
    """Nothing was answered: the number 0 is an answer, a box that was not ticked is none."""
    return not value and (value is False or value != 0)


F = TypeVar("F", bound=Form)


def parse_rows(form: type[F], post: QueryDict, prefix: str, *, least: int = 1, most: int = 12) -> tuple[F, ...]:
    """Numbered copies of one form: `child-0-name`, `child-1-name` … Those left empty after `least` are dropped."""
    rows = [form.parse(post, prefix=f"{prefix}-{number}-") for number in range(most)]
    return tuple(row for number, row in enumerate(rows) if number < least or not row.is_empty)
