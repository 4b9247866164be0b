"""Lines of enquiry: what inspectors ask, by when, and what was answered with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choices, DateParts, Form, LongText, Option
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import EnquiryShown, InspectionShown
from openmash.statute.calendar import local_date
from openmash.web.inspection.loading import address, load, parts, tried


@dataclass(frozen=True)
class AnswerLine:
    """An answer, with links to what it rests on."""

    words: str
    by: str
    rests: Sequence[Link]


@dataclass(frozen=True)
class EnquiryLine:
    """A line of enquiry as the page says it."""

    url: str
    asks: str
    by: str
    left: TimeLeft | None
    answers: Sequence[AnswerLine]


@dataclass(frozen=True)
class EnquiriesPage:
    """What the template shows."""

    title: str
    name: str
    parts: Sequence[Link]
    waiting: Sequence[EnquiryLine]
    answered: Sequence[EnquiryLine]
    nothing: Empty
    ask_url: str


@screen(Permission.READ, load=load, log="inspection_enquiries.viewed")
def inspection_enquiries(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Shown:
    """Those that wait first."""
    now = timezone.now()
    every = selectors.enquiries(found.id, actor=actor)
    asks = bool(may(actor, Permission.ASK)) and found.ended_at is None
    page = EnquiriesPage(
        "Inspection: lines of enquiry", found.name, parts(found.id, "inspection_enquiries", actor),
        [_line(each, now) for each in every if not each.answers],
        [_line(each, now) for each in every if each.answers],
        Empty(
            "Nothing is asked",
            "Ask here, and say by when you want the answer."
            if asks
            else "What an inspector asks stands here until it is answered.",
        ),
        address("inspection_ask", found.id) if asks else "",
    )  # fmt: skip
    return Shown("inspection/enquiries.html", page)


def _line(each: EnquiryShown, now: datetime) -> EnquiryLine:
    today = local_date(now)
    late = each.due_on < today
    left = (
        None if each.answers else TimeLeft(f"{'was wanted' if late else 'is wanted'} by {say.day(each.due_on)}", late)
    )
    return EnquiryLine(
        reverse("inspection_enquiry", args=[each.id]), each.asks, f"{each.by}, {say.near(each.at, now)}", left,
        [
            AnswerLine(
                one.words, f"{one.by}, {say.near(one.at, now)}",
                [
                    Link(f"{x.name}, version {x.version}", reverse("inspection_exhibit", args=[x.id]))
                    for x in one.exhibits
                ],
            )
            for one in each.answers
        ],
    )  # fmt: skip


class AskForm(Form):
    """What is asked."""

    asks = LongText("What do you ask?", required="Write what you ask.", rows=4, most=4000)
    due_on = DateParts("By which day do you want the answer?", required="Enter the day by which you want the answer.")


class AnswerForm(Form):
    """What is answered, and what it rests on."""

    words = LongText("The answer", required="Write the answer.", rows=6, most=10_000)
    exhibits = Choices(
        "What does it rest on?", (), hint="The inspectors see only what is released to them: release it as well."
    )


@dataclass(frozen=True)
class AskPage:
    """What the template shows."""

    title: str
    form: AskForm
    back: Link | None
    caption: str


@dataclass(frozen=True)
class EnquiryPage:
    """What the template shows."""

    title: str
    line: EnquiryLine
    problems: Sequence[Link]
    form: AnswerForm | None
    back: Link


@screen(Permission.ASK, load=load)
def inspection_ask(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """An inspector asks."""
    form = AskForm.parse(request.POST) if request.method == "POST" else AskForm.blank()
    if request.method == "POST" and form.is_complete:
        form = tried(
            form,
            lambda: actions.ask(actor=actor, inspection_id=found.id, asks=form.asks, due_on=as_date(form.due_on)),
            otherwise="asks",
        )  # fmt: skip
        if form.is_complete:
            return Go(address("inspection_enquiries", found.id))
    back = Link("Lines of enquiry", address("inspection_enquiries", found.id))
    return Shown("inspection/ask.html", AskPage("Ask a line of enquiry", form, back, found.name))


@dataclass(frozen=True)
class OneEnquiry:
    """A line of enquiry."""

    shown: EnquiryShown

    @property
    def about(self) -> Sequence[str]:
        return [f"inspection:{self.shown.inspection_id}", f"enquiry:{self.shown.id}"]


def load_enquiry(*, actor: Actor, enquiry_id: UUID) -> OneEnquiry:
    """This line of enquiry, or as if there were none."""
    return OneEnquiry(selectors.enquiry(enquiry_id, actor=actor))


@screen(Permission.READ, load=load_enquiry, log="inspection_enquiry.viewed")
def inspection_enquiry(request: HttpRequest, actor: Actor, enquiry: OneEnquiry, enquiry_id: UUID) -> Answer:
    """What was asked and answered; in the room, an answer to write."""
    shown = enquiry.shown
    form: AnswerForm | None = None
    if may(actor, Permission.COORDINATE):
        options = tuple(
            Option(str(each.id), f"{each.name}, version {each.version}", "" if each.is_released else "Not released yet")
            for each in selectors.exhibits(shown.inspection_id, actor=actor)
            if each.is_latest
        )
        asks = AnswerForm.offering(exhibits=options)
        form = asks.blank()
        if request.method == "POST":
            form = sent = asks.parse(request.POST)
            if sent.is_complete:
                form = tried(
                    sent,
                    lambda: actions.answer(
                        actor=actor, enquiry_id=enquiry_id, words=sent.words,
                        exhibits=[UUID(each) for each in sent.exhibits],
                    ),
                    otherwise="words",
                )  # fmt: skip
                if form.is_complete:
                    return Go(reverse("inspection_enquiry", args=[enquiry_id]))
    page = EnquiryPage(
        "A line of enquiry", _line(shown, timezone.now()), form.problems if form else (), form,
        Link("Lines of enquiry", address("inspection_enquiries", shown.inspection_id)),
    )  # fmt: skip
    return Shown("inspection/enquiry.html", page)
