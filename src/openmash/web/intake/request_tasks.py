"""The sections of a request as a list of tasks: what is done, what is still to put right, what may be left out."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.foundation.files.selectors import uploads
from openmash.foundation.instruments.answering import fill
from openmash.foundation.instruments.shape import Kind, Section
from openmash.web.intake.begun import KIND, Begun, discard, load_begun
from openmash.web.intake.requests import StartForm, children_of, names_of_children

LAST = "declaration"
FILES = "attachments"


@dataclass(frozen=True)
class Task:
    """One section: where it is, and how it stands. `done` draws a quiet status."""

    title: str
    url: str
    status: str
    done: bool


@dataclass(frozen=True)
class RequestTasksPage:
    """What the template shows."""

    title: str
    about: str
    saved: str
    tasks: tuple[Task, ...]
    to_do: int
    check_url: str
    discard_url: str
    form: StartForm
    back: Link


@screen(Permission.RECEIVE_REQUEST, load=load_begun)
def request_tasks(request: HttpRequest, actor: Actor, begun: Begun, key: UUID) -> Answer:
    """Show them; throw the draft away where asked."""
    if request.method == "POST" and request.POST.get("do") == "discard":
        discard(begun, actor=actor)
        return Go(reverse("requests"))
    tasks = tuple(_task(section, begun, actor) for section in begun.form.sections if section.slug != LAST)
    page = RequestTasksPage(
        title="Request for service",
        about=f"About {children_of(begun)}" if names_of_children(begun) else children_of(begun),
        saved=say.near(begun.updated_at, timezone.now()),
        tasks=tasks,
        to_do=sum(not task.done for task in tasks),
        check_url=reverse("request_check", kwargs={"key": key}),
        discard_url=reverse("request_tasks", kwargs={"key": key}),
        form=StartForm.blank(),
        back=Link("Your requests", reverse("requests")),
    )
    return Shown("intake/request_tasks.html", page)


def _task(section: Section, begun: Begun, actor: Actor) -> Task:
    url = reverse("request_section", kwargs={"key": begun.key, "section": section.slug})
    if section.slug == FILES:
        count = len(uploads(actor=actor, kind=KIND, subject=str(begun.key)))
        return Task(section.title, url, f"{count} added" if count else "Optional", done=True)
    right = fill(section, begun.typed).is_complete
    if not begun.has(section.slug):
        return Task(section.title, url, "Optional" if right else "Not started", done=right)
    return Task(section.title, url, "Done" if right else "To put right", done=right)


def asks_for_files(section: Section) -> bool:
    """Whether this section takes files."""
    return any(question.kind is Kind.FILES for question in section.questions)
