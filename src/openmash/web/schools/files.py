"""A pupil's safeguarding file that goes to the next school: sent, received or asked after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.schools import actions, selectors
from openmash.casework.schools.actions import FileTold
from openmash.casework.schools.permissions import Permission
from openmash.casework.schools.selectors import FileShown
from openmash.casework.schools.words import Content, FileStepKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, DateParts, Form, Option, Text, as_date
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Moment, Table
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.worklist.item import Item


class FileForm(Form):
    """Whose file, where to, what was in it, how it went."""

    called = Text("The child’s name", required="Give the child’s name.", most=200)
    born = DateParts("Date of birth", past=True, required="Give the date of birth.")
    school = Text(
        "Which school is it for?", hint="Its URN, or its exact name", required="Give the URN or the name.", most=200
    )
    contents = Choices(
        "What is in it?", tuple(Option(x.value, str(x.label)) for x in Content), required="Choose what is in it."
    )
    how = Text(
        "How does it go?",
        hint="Such as: by hand to Ms Hall; by the county’s secure transfer. Never by open e-mail",
        required="Say how it goes.",
        most=300,
    )
    sent_on = DateParts("When did it go?", past=True, required="Give the day it went.")


class ReceiptForm(Form):
    """Whether it came."""

    step = Choice(
        "Has it come?",
        (Option("whole", "Yes, whole"), Option("part", "Yes, with something missing")),
        required="Choose whether it came whole.",
    )
    words = Text("What is missing?", most=400)


class AskForm(Form):
    """What was asked."""

    words = Text("Whom did you ask, and what did they say?", required="Say whom you asked.", most=400)


@dataclass(frozen=True)
class FilesPage:
    """What the template shows."""

    title: str
    table: Table | None
    empty: Empty
    send_url: str
    back: Link


@dataclass(frozen=True)
class FilePage:
    """What the template shows."""

    title: str
    called: str
    line: str
    facts: Sequence[Fact]
    moments: Sequence[Moment]
    task: Link | None
    back: Link


@dataclass(frozen=True)
class OfFile:
    """A file of one's school."""

    found: FileShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_file(*, actor: Actor, file_id: UUID) -> OfFile:
    """The file. Raises NotVisible."""
    return OfFile(selectors.file(file_id, actor=actor))


@screen(Permission.SEND_FILE, log="schools.files_listed")
def school_files(request: HttpRequest, actor: Actor) -> Shown:
    """List the files this school sent and is sent."""
    found, today = selectors.files(actor=actor), local_date(timezone.now())
    rows = [
        (
            Cell(
                each.called, url=reverse("school_file", kwargs={"file_id": each.id}),
                note=f"Born {say.day_of(each.born)}",
            ),
            Cell(f"To {each.other}" if each.ours else f"From {each.other}", note=f"Sent {say.day_of(each.sent_on)}"),
            Cell(_stands(each, today)),
        )
        for each in found
    ]  # fmt: skip
    page = FilesPage(
        "Safeguarding files",
        Table("Sent and received", ("Child", "Between", "Where it is"), rows) if rows else None,
        Empty("No file is on its way", "When a pupil moves, their safeguarding file goes on by itself."),
        reverse("school_send_file"), Link("Your school today", reverse("school_today")),
    )  # fmt: skip
    return Shown("schools/files.html", page, about=[key for each in found for key in each.about])


def _stands(each: FileShown, today: date) -> str:
    if each.is_received:
        return "Received whole"
    if each.steps:
        return str(each.steps[-1][0].label)
    return "Late: no receipt" if each.receipt_by < today else f"Receipt wanted by {say.day_of(each.receipt_by)}"


@screen(Permission.SEND_FILE)
def school_send_file(request: HttpRequest, actor: Actor) -> Answer:
    """Say that a file went."""
    days = profile_at(timezone.now()).figure("school_file_receipt_days")

    def act(told: FileForm) -> None:
        said = told.school.strip()
        school = selectors.named(said if said.isdigit() else "", said, actor=actor)
        if school is None:
            raise NotAllowedNow("No open school in the register has this URN or exactly this name. Check it.")
        actions.send_file(
            actor=actor, receipt_days=days,
            told=FileTold(
                school.id, told.called, as_date(told.born), [Content(each) for each in told.contents], told.how,
                as_date(told.sent_on),
            ),
        )  # fmt: skip

    form = ask(request, FileForm.blank(), act, fields={"to_school": "school"})
    if form is None:
        return Go(reverse("school_files"))
    lines = (
        "The file itself is not put here. This keeps that it went, to whom, and their receipt.",
        f"The other school is told at once, and asked to say within {say.count_of(days, 'day')} that it came.",
    )
    back = Link("Safeguarding files", reverse("school_files"))
    return Shown("journey/task.html", FormPage("Send a safeguarding file on", form, back, "", "Save", lines))


@screen(Permission.SEND_FILE, load=load_file, log="schools.file_viewed")
def school_file(request: HttpRequest, actor: Actor, loaded: OfFile, file_id: UUID) -> Shown:
    """Show one."""
    each, today = loaded.found, local_date(timezone.now())
    facts = (
        Fact("Born", say.day_of(each.born)), Fact("To" if each.ours else "From", each.other),
        Fact("What is in it", ". ".join(str(x.label) for x in each.contents)), Fact("How it went", each.how),
        Fact("Sent", f"{say.day_of(each.sent_on)}, {each.sent_by}"),
        Fact("Receipt wanted by", say.day_of(each.receipt_by)),
    )  # fmt: skip
    moments = [
        Moment(str(step.label), say.moment(at), say.iso(at), by, words) for step, at, by, words in reversed(each.steps)
    ]
    task = None
    if not each.is_received:
        words = "Say that you asked after it" if each.ours else "Say whether it has come"
        task = Link(words, reverse("school_file_say", kwargs={"file_id": file_id}))
    page = FilePage(
        "A safeguarding file", each.called, _stands(each, today), facts, moments, task,
        Link("Safeguarding files", reverse("school_files")),
    )  # fmt: skip
    return Shown("schools/file.html", page)


@screen(Permission.SEND_FILE, load=load_file, log="schools.file_viewed")
def school_file_say(request: HttpRequest, actor: Actor, loaded: OfFile, file_id: UUID) -> Answer:
    """The school it went to says whether it came; the school that sent it, that it asked after it."""
    here = reverse("school_file", kwargs={"file_id": file_id})
    if loaded.found.ours:
        form: Form | None = ask(
            request, AskForm.blank(),
            lambda told: actions.say_of_file(actor=actor, file_id=file_id, step=FileStepKind.ASKED, words=told.words),
        )  # fmt: skip
        title = "Ask after a file"
    else:
        form = ask(
            request, ReceiptForm.blank(),
            lambda told: actions.say_of_file(
                actor=actor, file_id=file_id, step=FileStepKind(told.step), words=told.words
            ),
        )  # fmt: skip
        title = "Has the file come?"
    if form is None:
        return Go(here)
    page = FormPage(title, form, Link("The file", here), loaded.found.called, "Save")
    return Shown("journey/task.html", page)


def files_to_follow(actor: Actor) -> Sequence[Item]:
    """Files a school is sent and has not said the receipt of; and those it sent whose receipt is late."""
    if not may(actor, Permission.SEND_FILE):
        return ()
    today = local_date(timezone.now())
    waits = [
        each for each in selectors.files(actor=actor)
        if not each.is_received and (not each.ours or each.receipt_by < today)
    ]  # fmt: skip
    return [
        Item(
            what="Ask after a safeguarding file" if each.ours else "Say whether a safeguarding file has come",
            about=each.called, why=f"Sent to {each.other}" if each.ours else f"Sent by {each.other}",
            words=_stands(each, today), url=reverse("school_file", kwargs={"file_id": each.id}), keys=each.about,
        )
        for each in waits
    ]  # fmt: skip
