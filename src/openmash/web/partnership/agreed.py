"""Actions that meetings gave: whose, by when, and what became of each. Whoever has one finds it on their worklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, as_date
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import AgreedShown, State
from openmash.insight.partnership.words import AgreedStep
from openmash.statute.calendar import at, local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import NAME_NO_CHILD
from openmash.web.partnership.meeting import action
from openmash.web.worklist.item import Item

CLOSE = time(17)
SOON = timedelta(days=14)
BACK = ("Actions of meetings", "partnership_actions")


class BecameForm(Form):
    """What became of an action."""

    step = Choice(
        "What became of it?",
        tuple(Option(x.value, str(x.label)) for x in AgreedStep),
        required="Choose what became of it.",
    )
    words = LongText(
        "What shows it, or why?", hint=f"Done: what anybody could look at. {NAME_NO_CHILD.replace('plans', 'minutes')}",
        rows=4, required="Say what shows it, or why.",
    )  # fmt: skip
    where = Text("Where can it be found?", most=400)
    to_on = DateParts("To which day is it carried?", hint="Only where it is carried to another day")


@dataclass(frozen=True)
class ActionsPage:
    """What the template shows."""

    title: str
    sentence: str
    tables: Sequence[Table]
    empty: Empty


@dataclass(frozen=True)
class AgreedPage:
    """What the template shows."""

    title: str
    caption: str
    lines: Sequence[str]
    about: str
    is_late: bool
    meeting: Link
    answer: Link | None
    back: Link


@dataclass(frozen=True)
class AtAgreed:
    """An action of a meeting."""

    found: AgreedShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys


def load_agreed(*, actor: Actor, agreed_id: UUID) -> AtAgreed:
    """The action. Raises NotVisible."""
    return AtAgreed(selectors.agreed_action(agreed_id, actor=actor))


@screen(Permission.VIEW, log="")
def partnership_actions(request: HttpRequest, actor: Actor) -> Shown:
    """Every action of every meeting: one's own first. No child is on this page."""
    found = selectors.agreed_actions(actor=actor)
    own = [each for each in found if each.is_open and each.account_id == actor.account_id]
    others = [each for each in found if each.is_open and each not in own]
    ended = [each for each in reversed(found) if not each.is_open]
    tables = (_table("Yours", own), _table("Open", others), _table("Ended", ended))
    late = sum(each.is_late(local_date(timezone.now())) for each in (*own, *others))
    page = ActionsPage(
        "Actions of meetings",
        f"{say.count_of(len(own) + len(others), 'action')} open, {late} late. One is done when something shows it.",
        [each for each in tables if each],
        Empty("No action yet", "What a meeting of the partnership gives somebody to do stands here until it is done."),
    )  # fmt: skip
    return Shown("partnership/actions.html", page)


@screen(Permission.VIEW, load=load_agreed, log="partnership.meeting_viewed")
def partnership_agreed(request: HttpRequest, actor: Actor, loaded: AtAgreed, agreed_id: UUID) -> Shown:
    """One action of a meeting."""
    found, today = loaded.found, local_date(timezone.now())
    said = action(found, today)
    is_mine = found.account_id == actor.account_id or bool(may(actor, Permission.KEEP))
    page = AgreedPage(
        found.what,
        "Action of a meeting",
        said.lines,
        found.about,
        said.is_late,
        Link(
            f"{found.body}, {say.day(found.on)}",
            reverse("partnership_meeting", kwargs={"meeting_id": found.meeting_id}),
        ),
        Link("Say what became of it", reverse("partnership_answer_agreed", kwargs={"agreed_id": agreed_id}))
        if is_mine and found.is_open
        else None,
        Link(BACK[0], reverse(BACK[1])),
    )
    return Shown("partnership/agreed.html", page)


@screen(Permission.ANSWER_AGREED, load=load_agreed, log="partnership.meeting_viewed")
def partnership_answer_agreed(request: HttpRequest, actor: Actor, loaded: AtAgreed, agreed_id: UUID) -> Answer:
    """Say what became of it: done, with what shows it; carried to another day; or dropped, and why."""
    form = ask(
        request, BecameForm.blank(),
        lambda told: actions.answer_agreed(
            actor=actor, agreed_id=agreed_id, step=AgreedStep(told.step), words=told.words, where=told.where,
            to_on=as_date(told.to_on),
        ),
    )  # fmt: skip
    back = Link("Back to the action", reverse("partnership_agreed", kwargs={"agreed_id": agreed_id}))
    if form is None:
        return Go(back.url)
    found = loaded.found
    lines = [f"{found.person}, {found.agency}: by {say.day(found.by)}"]
    return Shown("journey/task.html", FormPage("What became of it?", form, back, found.what, "Save this answer", lines))


def partnership_to_do(actor: Actor) -> Sequence[Item]:
    """Actions that meetings gave the reader; and for whoever keeps the business, meetings to prepare and to minute."""
    today = local_date(timezone.now())
    own = [
        Item(
            what="An action a meeting gave you", about="", why=f"{each.body}, {say.day_of(each.on)}", words=each.what,
            url=reverse("partnership_agreed", kwargs={"agreed_id": each.id}), due_at=at(each.by, CLOSE),
            left=TimeLeft(f"{'was due' if each.by < today else 'by'} {say.day_of(each.by)}", is_late=each.by < today),
            keys=each.about_keys,
        )
        for each in selectors.mine(actor=actor)
    ]  # fmt: skip
    if not may(actor, Permission.ANSWER_AGREED):
        return own
    own += [
        Item(
            what="A document to read", about="", why="Your role is asked to say that it has read it", words=each.title,
            url=reverse("partnership_policy", kwargs={"document_id": each.id}), keys=each.about_keys,
        )
        for each in selectors.policies(actor=actor, today=today)
        if each.is_owed_by(actor)
    ]  # fmt: skip
    if not may(actor, Permission.KEEP):
        return own
    return own + [
        Item(
            what="Make the minutes" if each.state is State.OPEN else "A meeting to prepare" if each.on >= today
            else "A meeting whose day has passed",
            about="", why=f"You keep the meetings: {each.body}", words=say.day(each.on),
            url=reverse("partnership_meeting", kwargs={"meeting_id": each.id}), due_at=at(each.on, CLOSE),
            left=TimeLeft(f"{'was on' if each.on < today else 'on'} {say.day_of(each.on)}", is_late=False),
            keys=each.about_keys,
        )
        for each in selectors.meetings(actor=actor)
        if each.state is State.OPEN or (each.state is State.PLANNED and each.on <= today + SOON)
    ]  # fmt: skip


def _table(caption: str, found: Sequence[AgreedShown]) -> Table | None:
    today = local_date(timezone.now())
    rows = [
        [
            Cell(
                each.what,
                reverse("partnership_agreed", kwargs={"agreed_id": each.id}),
                note=f"{each.body}, {say.day_of(each.on)}",
            ),
            Cell(each.person, note=each.agency),
            Cell(f"{say.day(each.by)}{' – Late' if each.is_late(today) else ''}"),
            Cell(str(each.became.label) if each.became else "Open", note=each.words),
        ]
        for each in found
    ]
    return Table(caption, ("Action", "Whose", "By", "What became of it"), rows) if rows else None
