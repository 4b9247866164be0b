"""Independent scrutiny: its plan of a year, what it found, what each partner did, and the statement it publishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Number, Text, as_date
from openmash.foundation.design.parts import Empty, Link
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import FoundShown, InquiryShown, StatementMade, Year
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import NAME_NO_CHILD, WHO, agencies_to_choose, key_of

NO_CHILD = NAME_NO_CHILD.replace("plans are", "findings are")


class InquiryForm(Form):
    """A question of the plan."""

    year = Number(
        "Of which year?", hint="The year in whose April it begins", least=2019, most=2099, required="Give the year."
    )
    question = LongText("What is asked?", hint=NO_CHILD, rows=3, required="Say what is asked.")
    how = LongText("How will it be looked into?", rows=3, required="Say how it will be looked into.")
    by = DateParts("By when?", required="Say by when.")
    said_by = Text("Who asks?", hint=WHO, required="Say who asks: name and post.")


class FoundForm(Form):
    """What was found."""

    words = LongText("What was found?", hint=NO_CHILD, rows=5, required="Say what was found.")
    said_by = Text("Who says so?", hint=WHO, required="Say who says so: name and post.")
    on = DateParts("When?", hint="Left empty: today", past=True)


class DidForm(Form):
    """What a partner did."""

    agency = Choice("Which partner?", (), required="Choose an agency.")
    words = LongText("What did it do about it?", hint=NO_CHILD, rows=4, required="Say what was done.")
    said_by = Text("Who says so?", hint=WHO, required="Say who says so: name and post.")


class StatementForm(Form):
    """The statement of a year."""

    year = Number(
        "Of which year?", hint="The year in whose April it begins", least=2019, most=2099, required="Give the year."
    )
    words = LongText(
        "The statement", hint="As the scrutineer wrote it. The public reads it at once, so name nobody", rows=12,
        required="Write the statement.",
    )  # fmt: skip
    said_by = Text("Whose is it?", hint=WHO, required="Say whose it is: name and post.")


@dataclass(frozen=True)
class Found:
    """A finding, as shown."""

    words: str
    by: str
    answers: Sequence[str]
    task: Link | None


@dataclass(frozen=True)
class Question:
    """A question, as shown."""

    question: str
    how: str
    by: str
    is_late: bool
    findings: Sequence[Found]
    task: Link | None


@dataclass(frozen=True)
class YearOf:
    """A year of scrutiny."""

    anchor: str
    title: str
    statement: str
    statement_by: str
    questions: Sequence[Question]


@dataclass(frozen=True)
class ScrutinyPage:
    """What the template shows."""

    title: str
    sentence: str
    years: Sequence[YearOf]
    tasks: Sequence[Link]
    empty: Empty


@dataclass(frozen=True)
class AtInquiry:
    """A question of scrutiny, perhaps with one of its findings."""

    inquiry: InquiryShown
    found: FoundShown | None = None

    @property
    def about(self) -> Sequence[str]:
        return self.inquiry.about_keys


def load_inquiry(*, actor: Actor, inquiry_id: UUID) -> AtInquiry:
    """The question. Raises NotVisible."""
    return AtInquiry(selectors.inquiry(inquiry_id, actor=actor))


def load_found(*, actor: Actor, finding_id: UUID) -> AtInquiry:
    """The finding. Raises NotVisible."""
    return AtInquiry(*selectors.inquiry_of_finding(finding_id, actor=actor))


@screen(Permission.VIEW, log="")
def partnership_scrutiny(request: HttpRequest, actor: Actor) -> Shown:
    """Every question, finding and answer, year by year. No child is on this page."""
    today = local_date(timezone.now())
    asked, made = selectors.inquiries(actor=actor), selectors.statements(today=today)
    keeps = bool(may(actor, Permission.KEEP))
    findings = [each for one in asked for each in one.findings]
    page = ScrutinyPage(
        "Independent scrutiny",
        f"{say.count_of(len(asked), 'question')}, {say.count_of(len(findings), 'finding')}, "
        f"{sum(not each.answers for each in findings)} with no answer of any partner.",
        [
            _year(year, asked, made, keeps)
            for year in sorted({each.year for each in asked} | {each.year for each in made}, reverse=True)
        ],
        [
            Link("Add a question to the plan", reverse("partnership_ask_inquiry")),
            Link("Publish the yearly statement", reverse("partnership_publish_statement")),
        ] if keeps else (),
        Empty("No question yet", "What the scrutineer will look into this year, and how, stands here first."),
    )  # fmt: skip
    return Shown("partnership/scrutiny.html", page)


@screen(Permission.KEEP, log="")
def partnership_ask_inquiry(request: HttpRequest, actor: Actor) -> Answer:
    """Put a question in the plan."""
    this_year = selectors.year_of(local_date(timezone.now())).began
    form = ask(
        request, InquiryForm.blank(filled={"year": this_year}),
        lambda told: actions.ask_inquiry(
            actor=actor, year=told.year, question=told.question, how=told.how, by=as_date(told.by), said_by=told.said_by
        ),
    )  # fmt: skip
    return _asked("Add a question to the plan", form, "", "Add this question")


@screen(Permission.KEEP, load=load_inquiry, log="partnership.scrutiny_viewed")
def partnership_find_inquiry(request: HttpRequest, actor: Actor, loaded: AtInquiry, inquiry_id: UUID) -> Answer:
    """Keep what was found of it."""
    form = ask(
        request, FoundForm.blank(),
        lambda told: actions.find_inquiry(
            actor=actor, inquiry_id=inquiry_id, words=told.words, said_by=told.said_by, on=as_date(told.on)
        ),
    )  # fmt: skip
    return _asked("What was found", form, loaded.inquiry.question, "Save this finding")


@screen(Permission.KEEP, load=load_found, log="partnership.scrutiny_viewed")
def partnership_answer_inquiry(request: HttpRequest, actor: Actor, loaded: AtInquiry, finding_id: UUID) -> Answer:
    """Keep what a partner did about it."""
    form = ask(
        request, DidForm.offering(agency=agencies_to_choose()).blank(),
        lambda told: actions.answer_inquiry(
            actor=actor, finding_id=finding_id, agency_id=key_of(told.agency), words=told.words, said_by=told.said_by
        ),
    )  # fmt: skip
    return _asked("What a partner did", form, loaded.found.words if loaded.found else "", "Save this answer")


@screen(Permission.KEEP, log="")
def partnership_publish_statement(request: HttpRequest, actor: Actor) -> Answer:
    """Publish the statement of a year."""
    form = ask(
        request, StatementForm.blank(),
        lambda told: actions.publish_statement(
            actor=actor, year=told.year, words=told.words, said_by=told.said_by
        ),
    )  # fmt: skip
    return _asked("Publish the yearly statement", form, "Independent scrutiny", "Publish it")


def _asked(title: str, form: Form | None, caption: str, button: str) -> Answer:
    back = Link("Independent scrutiny", reverse("partnership_scrutiny"))
    if form is None:
        return Go(back.url)
    return Shown("journey/task.html", FormPage(title, form, back, caption, button))


def _year(year: int, asked: Sequence[InquiryShown], made: Sequence[StatementMade], keeps: bool) -> YearOf:
    statement = next((each for each in made if each.year == year), None)
    return YearOf(
        f"year-{year}", f"The year {Year(year).name}", statement.words if statement else "",
        f"{statement.said_by}, published {say.day(statement.published_on)}" if statement else "",
        [_question(each, keeps) for each in asked if each.year == year],
    )  # fmt: skip


def _question(each: InquiryShown, keeps: bool) -> Question:
    task = Link("Record what was found", reverse("partnership_find_inquiry", kwargs={"inquiry_id": each.id}))
    return Question(
        each.question, each.how, f"{each.said_by}, by {say.day(each.by)}", each.is_late(local_date(timezone.now())),
        [_found(one, keeps) for one in each.findings], task if keeps else None,
    )  # fmt: skip


def _found(each: FoundShown, keeps: bool) -> Found:
    task = Link("Record what a partner did", reverse("partnership_answer_inquiry", kwargs={"finding_id": each.id}))
    return Found(
        each.words, f"{each.said_by}, {say.day(each.on)}",
        [f"{one.agency}: {one.words} ({one.said_by}, {say.day(one.on)})" for one in each.answers],
        task if keeps else None,
    )  # fmt: skip
