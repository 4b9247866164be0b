"""What has been released to the actor: the list, one of them opened with what for, looked at again, recalled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.intelligence import actions, selectors
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.selectors import ReleaseLine
from openmash.casework.intelligence.selectors import Text as Opened
from openmash.casework.intelligence.words import Purpose, Reviewed
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.records.subjects import selectors as subjects
from openmash.web.intelligence.desk import ListsPage, release_url, report_url
from openmash.web.intelligence.report import mention_rows
from openmash.web.intelligence.send import happened
from openmash.web.intelligence.task import TaskPage, do_task

PURPOSES = tuple(Option(each.value, str(each.label)) for each in Purpose if each is not Purpose.GRADE)
FOUND = tuple(Option(each.value, str(each.label)) for each in Reviewed)
MOST = 200


class PurposeForm(Form):
    """What for."""

    purpose = Choice("What do you open it for?", PURPOSES, required="Choose what you open it for.")
    words = Text("Say more, if it needs it", most=400)


class ReviewForm(Form):
    """Whether it stays, and until when."""

    found = Choice("Is it still right, and still needed?", FOUND, required="Choose one.")
    next_on = DateParts("If it stays, when is it looked at again?")
    words = LongText("Why?", rows=3)


class RecallForm(Form):
    """Why."""

    why = LongText("Why is it recalled?", rows=3, required="Say why.")


@dataclass(frozen=True)
class LoadedRelease:
    """One release."""

    line: ReleaseLine

    @property
    def about(self) -> Sequence[str]:
        return [f"release:{self.line.id}", f"report:{self.line.report_id}"]


@dataclass(frozen=True)
class ReleasePage:
    """What the template shows; `text` once it is opened."""

    title: str
    caption: str
    back: Link
    form: PurposeForm
    text: Opened | None
    facts: Sequence[Fact]
    tables: Sequence[Table]
    tasks: Sequence[Link]
    may_copy: bool


def load(*, actor: Actor, release_id: UUID) -> LoadedRelease:
    """A release the actor may read, or keeps. Raises NotVisible."""
    return LoadedRelease(selectors.release(release_id, actor=actor))


@screen(Permission.READ, log="intelligence.releases_listed")
def intelligence_releases(request: HttpRequest, actor: Actor) -> Answer:
    """Newest first; never a text."""
    found = selectors.releases(actor=actor, limit=MOST)
    table = Table(
        "Newest first", ("Released", "It was", "Graded", "From", "For"), [release_row(each) for each in found]
    )
    page = ListsPage(
        "Intelligence for you",
        [
            Link("Send intelligence", reverse("send_intelligence")),
            Link("What you have sent", reverse("intelligence_sent")),
        ],
        ["A text is opened one at a time, with what for. Code C is for those named, and is never printed."],
        [table] if found else [],
        None if found else Empty("Nothing has been released to you", "The intelligence unit decides who is told."),
    )  # fmt: skip
    return Shown("intelligence/lists.html", page, about=[f"release:{each.id}" for each in found])


def release_row(each: ReleaseLine) -> list[Cell]:
    """A release in a table, without its words."""
    return [
        Cell(say.day_of(each.released_at), release_url(each.id)), Cell(happened(each)),
        Cell(each.grade.letters, note="" if each.may_copy else "with conditions"), Cell(each.originator),
        Cell("; ".join(each.audience)),
    ]  # fmt: skip


RELEASE_COLUMNS = ("Released", "It was", "Graded", "From", "For")


@screen(Permission.READ, load=load, log="intelligence.release_viewed")
def intelligence_release(request: HttpRequest, actor: Actor, loaded: LoadedRelease, release_id: UUID) -> Answer:
    """What it is; its words once somebody says what for, and for a quarter of an hour after."""
    form, line = PurposeForm.parse(request.POST) if request.method == "POST" else PurposeForm.blank(), loaded.line
    if request.method == "POST" and form.is_complete and line.ended is None:
        actions.open_release(actor=actor, release_id=release_id, purpose=Purpose(form.purpose), words=form.words)
        return Go(release_url(release_id))
    text = selectors.opened_lately(release_id, actor=actor)
    names = subjects.names([each.node for each in line.about], actor=actor)
    rows = mention_rows(line.about, names)
    page = ReleasePage(
        "Intelligence", f"From {line.originator}, {say.day(line.released_at)}. {line.marking.label}",
        Link("Intelligence for you", reverse("intelligence_releases")), form, text, _facts(line),
        [Table("What it is about", ("About", "How sure"), rows)] if rows else [], _tasks(line, actor), line.may_copy,
    )  # fmt: skip
    about = [f"person:{each.node.id}" for each in line.about if each.node.kind == "person" and each.node in names]
    return Shown("intelligence/release.html", page, about=about)


@screen(Permission.HANDLE, load=load, log="intelligence.release_viewed")
def review_release(request: HttpRequest, actor: Actor, loaded: LoadedRelease, release_id: UUID) -> Answer:
    """It stays until another day, or is recalled."""
    form = ReviewForm.parse(request.POST) if request.method == "POST" else ReviewForm.blank()

    def act() -> str:
        actions.review(
            actor=actor, release_id=release_id, found=Reviewed(form.found), next_on=form.next_on.earliest(),
            words=form.words,
        )  # fmt: skip
        return report_url(loaded.line.report_id)

    page = TaskPage("Look at it again", form, Link("The release", release_url(release_id)), "Save what was found")
    return do_task(request, page, act, "found")


@screen(Permission.READ, load=load, log="intelligence.release_viewed")
def recall_release(request: HttpRequest, actor: Actor, loaded: LoadedRelease, release_id: UUID) -> Answer:
    """Recall it: from then on only the unit and its originator see it, and nothing it linked is seen."""
    if request.method != "POST" and not selectors.may_recall(loaded.line, actor=actor):
        return Go(release_url(release_id))
    form = RecallForm.parse(request.POST) if request.method == "POST" else RecallForm.blank()

    def act() -> str:
        actions.recall(actor=actor, release_id=release_id, why=form.why)
        return release_url(release_id)

    page = TaskPage(
        "Recall what was released", form, Link("The release", release_url(release_id)), "Recall it now",
        before=("Whoever has read it has read it. From now on it is not there for them, nor is what it linked.",),
    )  # fmt: skip
    return do_task(request, page, act, "why")


def _facts(line: ReleaseLine) -> list[Fact]:
    meaning = "; ".join(line.grade.in_words)
    expires = say.day_of(line.expires_on) if line.expires_on else ""
    facts = [
        Fact("When it was", happened(line)), Fact("Graded", f"{line.grade.letters}: {meaning}"),
        Fact("Conditions", line.grade.conditions, unknown="None"), Fact("For", "; ".join(line.audience)),
        Fact("Looked at again by", say.day_of(line.review_on)), Fact("Expires", expires, unknown="When it is ended"),
    ]  # fmt: skip
    return facts + ([Fact("Ended", f"{line.ended.label}. {line.ended_why}")] if line.ended else [])


def _tasks(line: ReleaseLine, actor: Actor) -> list[Link]:
    if line.ended is not None:
        return []
    at, tasks = {"release_id": line.id}, []
    if may(actor, Permission.HANDLE):
        tasks = [
            Link("The report", report_url(line.report_id)),
            Link("Look at it again", reverse("review_release", kwargs=at)),
            Link("Correct it", reverse("correct_release", kwargs=at)),
        ]
    if selectors.may_recall(line, actor=actor):
        tasks.append(Link("Recall it", reverse("recall_release", kwargs=at)))
    return tasks
