"""Draw screenings to be graded twice, and grade one again without seeing how it was graded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.screening import sampling
from openmash.casework.screening.answers import FORM, GRADE, WORRIES, grade_of
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import ScreeningShown, local_at
from openmash.casework.screening.words import How
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, Number, Option, new_token
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.foundation.instruments.answering import Answers, Filled, blank, fill, parse_response
from openmash.foundation.instruments.loading import in_use
from openmash.foundation.instruments.shape import Instrument, Section
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.screening.loading import back_to_list
from openmash.web.screening.one import ChildPart, child_parts

ASKED = ("grade", "reasons")
"""Of the page of the grade, what a second person is asked: not what was done at the time."""


class DrawForm(Form):
    """How many, from when, and how."""

    how = Choice("How are they drawn?", tuple(Option(each.value, str(each.label)) for each in How),
                 required="Choose how they are drawn.")  # fmt: skip
    many = Number("How many?", required="Say how many.", most=500, hint="In all, or of each grade")
    weeks = Number("From how many weeks back?", required="Say from how many weeks.", most=104)


@dataclass(frozen=True)
class SamplesPage:
    """What the template shows."""

    title: str
    form: DrawForm
    back: Link
    caption: str
    drawn: Table | None


@screen(Permission.DRAW_SAMPLE, log="screening.samples_viewed")
def screening_samples(request: HttpRequest, actor: Actor) -> Answer:
    """Drawn at random: nobody picks whose work is looked at."""
    form = ask(
        request, DrawForm.blank(),
        lambda told: sampling.draw_sample(
            actor=actor, how=How(told.how), many=told.many or 0, weeks=told.weeks or 0
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("screening_samples"))
    rows = [
        (Cell(say.day_of(each.at)), Cell(str(each.how.label)), Cell(f"{each.done} of {each.many}", is_number=True))
        for each in sampling.samples(actor=actor)
    ]
    drawn = Table("Drawn before", ("When", "How", "Graded again"), rows) if rows else None
    return Shown("screening/samples.html", SamplesPage("Screenings to be graded twice", form, _back(), "", drawn))


def _back() -> Link:
    return Link("How consistently we screen", reverse("screening_consistency"))


@dataclass(frozen=True)
class AgainPage:
    """What the officer saw and wrote, and the same questions. No grade is on it."""

    title: str
    caption: str
    back: Link
    facts: Sequence[Fact]
    narrative: str
    children: Sequence[ChildPart]
    sections: Sequence[Filled]
    problems: Sequence[Link]
    token: str


@dataclass(frozen=True)
class AtItem:
    """One screening to grade again."""

    item_id: UUID
    shown: ScreeningShown

    @property
    def about(self) -> Sequence[str]:
        """The screening."""
        return [f"screening:{self.shown.id}"]


def load_item(*, actor: Actor, item_id: UUID) -> AtItem:
    """One that this actor is asked to grade. Raises NotVisible."""
    return AtItem(item_id, sampling.blind(item_id, actor=actor))


@screen(Permission.GRADE_AGAIN, load=load_item, log="screening.viewed")
def screening_again(request: HttpRequest, actor: Actor, loaded: AtItem, item_id: UUID) -> Answer:
    """Give worries and a grade as if one had been there."""
    now, shown = timezone.now(), loaded.shown
    form = in_use(FORM, local_date(now))
    sections = asked_again(form)
    problems: Sequence[Link] = ()
    filled = [blank(section) for section in sections]
    if request.method == "POST":
        typed = dict(request.POST.lists())
        filled = [fill(section, typed) for section in sections]
        problems = [link for section in filled for link in section.problems]
        if not problems:
            told = grade_of(form, answers_of(form, typed))
            sampling.grade_again(actor=actor, item_id=item_id, told=told)
            return Go(reverse("screenings"))
    page = AgainPage(
        "Grade this one again", f"{shown.kind_said}, as the officer wrote it", back_to_list(),
        [Fact("When", say.near(shown.at, now)), Fact("Domestic abuse", str(shown.domestic_abuse.label)),
         Fact("Done to keep the children safe", shown.safe_now, unknown="Nobody said")],
        shown.narrative, child_parts(shown, local_at(now), now, earlier=False), filled, problems, new_token(),
    )  # fmt: skip
    return Shown("screening/again.html", page)


def asked_again(form: Instrument) -> list[Section]:
    """The worries, and of the grade's page the grade and why."""
    grade = form.section(GRADE)
    kept = tuple(question for question in grade.questions if question.slug in ASKED)
    return [form.section(WORRIES), Section(grade.slug, grade.title, kept)]


def answers_of(form: Instrument, typed: dict[str, list[str]]) -> Answers:
    """What was answered of these."""
    return parse_response(form, {name: list(values) for name, values in typed.items()}).answers
