"""What is due today in an inspection, its plan by day, who was told, and a task of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import DateParts, Form, LongText, Text, Tick, new_token
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table, TimeLeft
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.actions import TaskTold
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import InspectionShown, TaskShown
from openmash.statute.calendar import local_date
from openmash.web.inspection.loading import address, load, parts, tried

NOT_CONFIRMED = "Not confirmed"


@dataclass(frozen=True)
class TaskLine:
    """One thing to be ready, as the page says it."""

    url: str
    says: str
    owner: str
    left: TimeLeft | None
    done: str
    source: str


@dataclass(frozen=True)
class TodayPage:
    """What the template shows."""

    title: str
    name: str
    sentence: str
    parts: Sequence[Link]
    due: Sequence[TaskLine]
    nothing_due: Empty
    later: Sequence[TaskLine]
    done: Sequence[TaskLine]
    told: Table | None
    nobody_told: str
    facts: Sequence[Fact]
    is_open: bool
    add_url: str
    inform_url: str
    close_url: str
    token: str


@screen(Permission.COORDINATE, load=load, log="inspection.viewed")
def inspection(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Shown:
    """The page to open first each day."""
    now = timezone.now()
    today = local_date(now)
    every = selectors.tasks(found.id, actor=actor)
    left = [each for each in every if each.done_at is None]
    due = [each for each in left if each.due_on <= today]
    enquiries = [each for each in selectors.enquiries(found.id, actor=actor) if not each.answers]
    told = selectors.informed(found.id, actor=actor)
    page = TodayPage(
        title="Inspection: today", name=found.name, sentence=_sentence(found, due, left, today, len(enquiries)),
        parts=parts(found.id, "inspection", actor),
        due=[_line(each, today) for each in due],
        nothing_due=Empty(
            "Nothing is due today", "What is due stands here, late first, until somebody says it is done."
        ),
        later=[_line(each, today) for each in left if each.due_on > today],
        done=[_line(each, today) for each in every if each.done_at is not None],
        told=Table(
            "Who was told of the notice", ("Who", "When", "How", "Recorded by"),
            [[Cell(x.who), Cell(say.near(x.at, now)), Cell(x.how or "Not said"), Cell(x.by)] for x in told],
        ) if told else None,
        nobody_told="Nobody is recorded as told yet.",
        facts=[
            Fact("Inspected by", found.inspectorate), Fact("Led by", found.lead_inspector, unknown="Not known yet"),
            Fact("Notice came", say.moment(found.notice_at)), Fact("Recorded by", found.begun_by),
        ],
        is_open=found.ended_at is None,
        add_url=address("inspection_task_add", found.id), inform_url=address("inspection_inform", found.id),
        close_url=address("inspection_close", found.id), token=new_token(),
    )  # fmt: skip
    return Shown("inspection/today.html", page)


def _sentence(
    found: InspectionShown, due: Sequence[TaskShown], left: Sequence[TaskShown], today: date, asked: int
) -> str:
    if found.ended_at is not None:
        return f"This inspection ended on {say.day(found.ended_at)}. What was kept can be read."
    late = sum(each.is_late(today) for each in due)
    said = [
        f"Working day {found.working_day} after the notice.",
        f"{say.count_of(len(due), 'thing')} {'is' if len(due) == 1 else 'are'} due{f', {late} late' if late else ''}."
        if due
        else "",
        f"{say.count_of(asked, 'line')} of enquiry {'waits' if asked == 1 else 'wait'} for an answer." if asked else "",
        "" if left else "Everything in the plan is done.",
    ]
    return " ".join(words for words in said if words)


def _line(each: TaskShown, today: date) -> TaskLine:
    left = None if each.done_at else TimeLeft(_by(each.due_on, today), each.is_late(today))
    done = f"Done {say.day_of(each.done_at)}{f': {each.note}' if each.note else ''}" if each.done_at else ""
    source = "" if each.confirmed or not each.source else f"{NOT_CONFIRMED}. {say.begun(each.source)}."
    return TaskLine(
        reverse("inspection_task", kwargs={"thread": each.thread}), each.says, each.owner or "Nobody yet", left, done,
        source,
    )  # fmt: skip


def _by(due_on: date, today: date) -> str:
    if due_on < today:
        return f"was due {say.day(due_on)}"
    return "by the end of today" if due_on == today else f"by {say.day(due_on)}"


class TaskForm(Form):
    """What is to be ready, by when and by whom."""

    says = Text("What is to be ready?", required="Say what is to be ready.", most=300)
    due_on = DateParts("By which day?", required="Enter the day it is due.")
    owner = Text("Who does it?", hint="Their name or e-mail address as in their account.", width="two-thirds")
    source = Text("Where is the day from?", hint="Such as the inspectors’ letter, with its paragraph", most=300)
    confirmed = Tick("I have read this day in the letter or the guidance")


class DoneForm(Form):
    """That it is done."""

    note = LongText("What should the others know of it?", rows=2, most=500)


@dataclass(frozen=True)
class TaskPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str


@dataclass(frozen=True)
class OneTaskPage:
    """What the template shows."""

    title: str
    says: str
    facts: Sequence[Fact]
    problems: Sequence[Link]
    change: TaskForm | None
    finish: DoneForm | None
    back: Link


@screen(Permission.COORDINATE, load=load)
def inspection_task_add(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """A task of our own, beside what the kind of inspection asks for."""
    form = TaskForm.parse(request.POST) if request.method == "POST" else TaskForm.blank()
    if request.method == "POST" and form.is_complete:
        form = tried(
            form, lambda: actions.add_task(actor=actor, inspection_id=found.id, told=_told(form)), otherwise="says"
        )
        if form.is_complete:
            return Go(address("inspection", found.id))
    return Shown("inspection/task.html", TaskPage("Add a task", form, _back(found.id, actor), found.name))


@dataclass(frozen=True)
class OneTask:
    """A task, with the inspection it belongs to."""

    shown: TaskShown

    @property
    def about(self) -> Sequence[str]:
        return [f"inspection:{self.shown.inspection_id}", f"task:{self.shown.thread}"]


def load_task(*, actor: Actor, thread: UUID) -> OneTask:
    """This task, or as if there were none."""
    return OneTask(selectors.task(thread, actor=actor))


@screen(Permission.DO_TASK, load=load_task, log="inspection_task.viewed")
def inspection_task(request: HttpRequest, actor: Actor, task: OneTask, thread: UUID) -> Answer:
    """Say that it is done; or, coordinating, give it to somebody and set its day."""
    shown = task.shown
    coordinates = bool(may(actor, Permission.COORDINATE))
    change = TaskForm.blank(filled=_filled(shown)) if coordinates and shown.done_at is None else None
    is_mine = coordinates or shown.owner_id == actor.account_id
    finish = DoneForm.blank() if is_mine and shown.done_at is None else None
    url = reverse("inspection_task", kwargs={"thread": thread})
    back = _back(shown.inspection_id, actor) if coordinates else Link("Worklist", reverse("worklist"))
    if request.method == "POST" and request.POST.get("do") == "done" and finish is not None:
        finish = done = DoneForm.parse(request.POST)
        if done.is_complete:
            finish = tried(
                done, lambda: actions.finish_task(actor=actor, thread=thread, note=done.note), otherwise="note"
            )
            if finish.is_complete:
                return Go(back.url)
    elif request.method == "POST" and change is not None:
        change = changed = TaskForm.parse(request.POST)
        if changed.is_complete:
            change = tried(
                changed, lambda: actions.change_task(actor=actor, thread=thread, told=_told(changed)), otherwise="says"
            )
            if change.is_complete:
                return Go(url)
    today = local_date(timezone.now())
    line = _line(shown, today)
    page = OneTaskPage(
        "A task of an inspection", shown.says,
        [
            Fact("Due", say.day(shown.due_on)), Fact("Whose it is", line.owner),
            Fact("Where the day is from", shown.source, unknown="Nobody has said"),
            Fact("Read in the letter or the guidance", "Yes" if shown.confirmed else "Not yet"),
            *([Fact("Done", line.done)] if line.done else []),
        ],
        [*(change.problems if change else ()), *(finish.problems if finish else ())], change, finish, back,
    )  # fmt: skip
    return Shown("inspection/one_task.html", page)


def _told(form: TaskForm) -> TaskTold:
    return TaskTold(form.says, as_date(form.due_on), form.owner, form.source, form.confirmed)


def _filled(shown: TaskShown) -> dict[str, object]:
    due = shown.due_on
    return {
        "says": shown.says, "due_on": PartialDate(due.year, due.month, due.day), "owner": shown.owner,
        "source": shown.source, "confirmed": shown.confirmed,
    }  # fmt: skip


def _back(inspection_id: UUID, actor: Actor) -> Link:
    return Link("Today", address("inspection", inspection_id))


class InformForm(Form):
    """Who was told."""

    who = Text("Who was told of the notice?", required="Enter who was told.", width="two-thirds")
    how = Text("How?", hint="Such as by telephone", width="two-thirds")


@screen(Permission.COORDINATE, load=load)
def inspection_inform(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """Somebody was told that the notice has come."""
    form = InformForm.parse(request.POST) if request.method == "POST" else InformForm.blank()
    if request.method == "POST" and form.is_complete:
        form = tried(
            form, lambda: actions.inform(actor=actor, inspection_id=found.id, who=form.who, how=form.how),
            otherwise="who",
        )  # fmt: skip
        if form.is_complete:
            return Go(address("inspection", found.id))
    page = TaskPage("Somebody was told", form, _back(found.id, actor), found.name)
    return Shown("inspection/inform.html", page)


class CloseForm(Form):
    """That it is over."""

    is_over = Tick("The inspectors have everything they asked for", required="Say that they have what they asked for.")


@screen(Permission.COORDINATE, load=load)
def inspection_close(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """End it: every inspector's seat ends with it."""
    form = CloseForm.parse(request.POST) if request.method == "POST" else CloseForm.blank()
    if request.method == "POST" and form.is_complete:
        form = tried(form, lambda: actions.close(actor=actor, inspection_id=found.id), otherwise="is_over")
        if form.is_complete:
            return Go(address("inspection", found.id))
    page = TaskPage("End this inspection", form, _back(found.id, actor), found.name)
    return Shown("inspection/close.html", page)
