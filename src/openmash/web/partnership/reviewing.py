"""Running a review: tell of an incident, record each step, ask for summaries, plan what it recommends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import YES_NO, Choice, DateParts, Form, LongText, Option, as_date
from openmash.foundation.design.parts import Link
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import IncidentTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Harm, ReviewStep
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import agencies_to_choose, key_of
from openmash.web.partnership.reviews import AtReview, load_review

FOR = (
    "For a child who died or was seriously harmed, where abuse or neglect is known or suspected. A review begins, with "
    "its clock; the partnership’s manager and duty managers see it on their worklists."
)
NAMES_NOBODY = "Name nobody: not the child, nor family, nor a worker. People who may see no child read this."


class IncidentForm(Form):
    """A serious incident."""

    harm = Choice(
        "What happened?", tuple(Option(each.value, str(each.label)) for each in Harm), required="Choose what happened."
    )
    what = LongText(
        "In a few sentences", hint=NAMES_NOBODY, rows=4, required="Say what happened, without naming anybody."
    )
    known_on = DateParts(
        "When did the local authority become aware?", past=True, required="Say when the local authority became aware.",
        hint="The notice to the national Panel is counted from this day",
    )  # fmt: skip
    looked_after = Choice("Was the child looked after?", YES_NO, required="Say whether the child was looked after.")


class StepForm(Form):
    """What happened next."""

    step = Choice(
        "What happened?", tuple(Option(each.value, str(each.label)) for each in ReviewStep),
        required="Choose what happened.",
    )  # fmt: skip
    on = DateParts("On which day?", past=True, required="Say on which day.")
    words = LongText("Why, or anything to add", hint=NAMES_NOBODY, rows=3)


class SummaryForm(Form):
    """Whom to ask, by when."""

    agency = Choice("Which agency?", (), required="Choose an agency.")
    by = DateParts("By when?", required="Say by when.")


class ReceivedForm(Form):
    """That it came."""

    on = DateParts("On which day did it come?", hint="Left empty: today", past=True)
    words = LongText("What does it say of practice?", hint=NAMES_NOBODY, rows=4)


@dataclass(frozen=True)
class AtSummary:
    """A summary asked for."""

    review_id: UUID
    ref: str

    @property
    def about(self) -> Sequence[str]:
        return (f"review:{self.review_id}",)


def load_summary(*, actor: Actor, asked_id: UUID) -> AtSummary:
    """The summary. Raises NotVisible."""
    return AtSummary(*selectors.review_of_summary(asked_id, actor=actor))


@screen(Permission.TELL_INCIDENT, load=load_child, log="child.viewed")
def tell_of_incident(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """From the child's record; what is written names nobody."""
    begun = begin(actor, child, "tell_of_incident")
    if not isinstance(begun, Begun):
        return begun
    made: list[UUID] = []
    form = ask(
        request, IncidentForm.blank(),
        lambda told: made.append(
            actions.tell_incident(
                actor=actor, person_id=begun.person_id,
                told=IncidentTold(
                    Harm(told.harm), told.what, as_date(told.known_on), told.looked_after == "yes"
                ),
            )
        ),
    )  # fmt: skip
    if form is None:
        return Go(_url(made[0]))
    page = FormPage(
        "Tell of a serious incident", form, begun.back, begun.caption, "Tell of it: a review begins", (FOR,)
    )
    return begun.shown("journey/task.html", page)


@screen(Permission.RUN_REVIEW, load=load_review, log="partnership.review_viewed")
def partnership_review_step(request: HttpRequest, actor: Actor, loaded: AtReview, review_id: UUID) -> Answer:
    """Record what happened next."""
    form = ask(
        request, StepForm.blank(),
        lambda told: actions.add_review_step(
            actor=actor, review_id=review_id, step=ReviewStep(told.step), on=as_date(told.on), words=told.words
        ),
    )  # fmt: skip
    if form is None:
        return Go(_url(review_id))
    return _asked("What happened next?", form, review_id, loaded.found.ref, "Record this")


@screen(Permission.RUN_REVIEW, load=load_review, log="partnership.review_viewed")
def partnership_ask_summary(request: HttpRequest, actor: Actor, loaded: AtReview, review_id: UUID) -> Answer:
    """Record that an agency is asked for a summary."""
    form = ask(
        request, SummaryForm.offering(agency=agencies_to_choose()).blank(),
        lambda told: actions.ask_summary(
            actor=actor, review_id=review_id, agency_id=key_of(told.agency), by=as_date(told.by)
        ),
    )  # fmt: skip
    if form is None:
        return Go(_url(review_id))
    return _asked("Ask an agency for a summary", form, review_id, loaded.found.ref, "Record that it is asked")


@screen(Permission.RUN_REVIEW, load=load_summary, log="partnership.review_viewed")
def partnership_receive_summary(request: HttpRequest, actor: Actor, loaded: AtSummary, asked_id: UUID) -> Answer:
    """Record that an agency's summary came."""
    form = ask(
        request, ReceivedForm.blank(),
        lambda told: actions.receive_summary(actor=actor, asked_id=asked_id, on=as_date(told.on), words=told.words),
    )  # fmt: skip
    if form is None:
        return Go(_url(loaded.review_id))
    return _asked("An agency’s summary came", form, loaded.review_id, loaded.ref, "Record that it came")


@screen(Permission.KEEP, load=load_review, log="partnership.review_viewed")
def partnership_plan_of_review(request: HttpRequest, actor: Actor, loaded: AtReview, review_id: UUID) -> Answer:
    """Begin the plan of what it recommends; looked at, or too soon, it leads back to the review."""
    if request.method != "POST" or not loaded.found.may_be_planned:
        return Go(_url(review_id))
    plan = actions.begin_plan_of_review(actor=actor, review_id=review_id)
    return Go(reverse("partnership_plan", kwargs={"plan_id": plan}))


def _url(review_id: UUID) -> str:
    return reverse("partnership_review", kwargs={"review_id": review_id})


def _asked(title: str, form: Form, review_id: UUID, ref: str, button: str) -> Shown:
    back = Link(f"Review {ref}", _url(review_id))
    return Shown("journey/task.html", FormPage(title, form, back, back.text, button))
