"""Small tasks on a screening: review it, add what other systems hold, send it to MASH, say why none is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.screening import actions, selectors
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import Owed
from openmash.casework.screening.telling import GradeTold
from openmash.casework.screening.words import Excused, Grade
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text, Tick
from openmash.foundation.design.parts import Link, Rating
from openmash.pathways.screening import research, review_screening, send_by_hand
from openmash.web.child.task import ask
from openmash.web.screening.loading import AtScreening, back_to_list, graded, load_screening, screening_url


class ReviewForm(Form):
    """The reviewer's own grade, and what the officer hears of it."""

    grade = Choice("How do you grade it?", (), required="Choose a grade.", hint="Yours: the officer’s stays beside it.")
    reasons = LongText("Why?", rows=3, required="Say why you grade it so.")
    feedback = LongText(
        "What do you say to the officer?",
        rows=3,
        hint="What was good, and one thing that would help next time. Only the officer, your team and the unit see it.",
    )
    is_example = Tick(
        "Others could learn from this one",
        hint="Your team then reads what you say to the officer, without any name. Name nobody in it.",
    )


@dataclass(frozen=True)
class ReviewPage:
    """What the template shows."""

    title: str
    form: ReviewForm
    back: Link
    caption: str
    officer: str
    rating: Rating
    reasons: str
    children: Sequence[str]


@screen(Permission.REVIEW, load=load_screening, log="screening.viewed")
def screening_review(request: HttpRequest, actor: Actor, loaded: AtScreening, screening_id: UUID) -> Answer:
    """Agree, or grade it otherwise; what waited for this goes to MASH, and another grade than MASH has does too."""
    shown, local = loaded.shown, selectors.local_at(timezone.now())
    form = ReviewForm.offering(grade=[Option(each.grade, each.label, each.meaning) for each in local.grades])
    asked = ask(
        request, form.blank(),
        lambda told: review_screening(
            actor=actor, screening_id=screening_id, told=GradeTold(Grade(told.grade), told.reasons),
            feedback=told.feedback, is_example=bool(told.is_example),
        ),
    )  # fmt: skip
    if asked is None:
        return Go(screening_url(screening_id))
    page = ReviewPage(
        "Review a screening", asked, Link("The screening", screening_url(screening_id)),
        f"{shown.kind_said}, {shown.incident_ref}", shown.officer, graded(shown.first.grade, local),
        shown.first.reasons, [child.called for child in shown.children],
    )  # fmt: skip
    return Shown("screening/review.html", page)


class ResearchForm(Form):
    """What was searched, and what was found: never a bare "nothing known"."""

    searched = Text("Which systems did you search?", most=300, required="Say which systems were searched.",
                    hint="Such as: crime, custody, intelligence, the national computer")  # fmt: skip
    under = Text("For which names or numbers?", most=300, required="Say for which names or numbers.")
    back_to = Text("How far back?", most=60, required="Say how far back.", hint="Such as: 2019, or five years")
    found = LongText("What did you find?", rows=5, required="Say what was found, or that nothing was.")


@dataclass(frozen=True)
class TaskPage:
    """A page of one small form."""

    title: str
    form: Form
    back: Link
    caption: str


@screen(Permission.RESEARCH, load=load_screening, log="screening.viewed")
def screening_research(request: HttpRequest, actor: Actor, loaded: AtScreening, screening_id: UUID) -> Answer:
    """Add it: it goes to MASH with the screening, or after it where MASH has that already."""
    form = ask(
        request, ResearchForm.blank(),
        lambda told: research(
            actor=actor, screening_id=screening_id, searched=told.searched, under=told.under, back_to=told.back_to,
            found=told.found,
        ),
    )  # fmt: skip
    if form is None:
        return Go(screening_url(screening_id))
    return Shown("screening/research.html", _page("What other systems hold", form, loaded))


class SendForm(Form):
    """Why MASH should have it."""

    because = LongText("Why should MASH have it?", rows=3, required="Say in a line why MASH should have it.")


@screen(Permission.SEND, load=load_screening, log="screening.viewed")
def screening_send(request: HttpRequest, actor: Actor, loaded: AtScreening, screening_id: UUID) -> Answer:
    """Send it now."""
    form = ask(
        request, SendForm.blank(),
        lambda told: send_by_hand(actor=actor, screening_id=screening_id, because=told.because),
    )  # fmt: skip
    if form is None:
        return Go(screening_url(screening_id))
    return Shown("screening/send.html", _page("Send to MASH", form, loaded))


def _page(title: str, form: Form, loaded: AtScreening) -> TaskPage:
    shown = loaded.shown
    back = Link("The screening", screening_url(shown.id))
    return TaskPage(title, form, back, f"{shown.kind_said}, {shown.incident_ref}")


class RemindForm(Form):
    """What the officer is asked, besides."""

    words = Text("Anything to add? (optional)", most=200, hint="They read it in a message. Name nobody of the family.")


class ExcuseForm(Form):
    """Why an incident with a child needs no screening."""

    because = Choice(
        "Why is none needed?", tuple(Option(each.value, str(each.label)) for each in Excused),
        required="Choose why none is needed.",
    )  # fmt: skip
    words = Text("Say it in a line", most=400, required="Say in a line why no screening is needed.")


@dataclass(frozen=True)
class AtIncident:
    """An incident that is owed a screening."""

    owed: Owed

    @property
    def about(self) -> Sequence[str]:
        """The incident: it names no member of a family."""
        return [f"incident:{self.owed.id}"]


def load_owed(*, actor: Actor, attended_id: UUID) -> AtIncident:
    """One of the actor's own, their team's or the force's. Raises NotVisible."""
    return AtIncident(selectors.owed_one(attended_id, actor=actor))


@screen(Permission.EXCUSE, load=load_owed, log="screening.incident_viewed")
def screening_excuse(request: HttpRequest, actor: Actor, loaded: AtIncident, attended_id: UUID) -> Answer:
    """Say so: it stays counted, apart from what was screened."""
    owed = loaded.owed
    form = ask(
        request, ExcuseForm.blank(),
        lambda told: actions.excuse(
            actor=actor, incident_ref=owed.reference, because=Excused(told.because), words=told.words
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("screenings"))
    caption = f"{owed.kind}, {owed.reference}, {say.moment(owed.at)}"
    return Shown("screening/excuse.html", TaskPage("No screening is needed", form, back_to_list(), caption))


@screen(Permission.REVIEW, load=load_owed, log="screening.incident_viewed")
def screening_remind(request: HttpRequest, actor: Actor, loaded: AtIncident, attended_id: UUID) -> Answer:
    """Ask whoever went to screen it today."""
    owed = loaded.owed
    form = ask(
        request, RemindForm.blank(),
        lambda told: actions.ask_officer(actor=actor, attended_id=attended_id, line=told.words),
    )  # fmt: skip
    if form is None:
        return Go(f"{reverse('screenings')}?asked={attended_id}#owed")
    caption = f"{owed.kind}, {owed.reference}, {say.moment(owed.at)}"
    return Shown("screening/remind.html", TaskPage(f"Ask {owed.officer} to screen it", form, back_to_list(), caption))
