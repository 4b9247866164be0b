"""What my agency owes from meetings: the list, and saying that it is done or cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.selectors import ActionShown
from openmash.casework.meetings.words import Became
from openmash.casework.unmet.permissions import Permission as Unmet
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.web.meetings.showing import ActionLine, action_line, needed_url


class AnswerForm(Form):
    """What became of it."""

    became = Choice(
        "What became of it?", tuple(Option(each.value, str(each.label)) for each in Became),
        required="Say whether it is done, or cannot be.",
    )  # fmt: skip
    words = LongText("What came of it, or why it cannot be done and who could", rows=4)


@dataclass(frozen=True)
class OwedPage:
    """What the template shows."""

    title: str
    waiting: Sequence[ActionLine]
    answered: Sequence[ActionLine]
    late: int
    empty: Empty


@dataclass(frozen=True)
class AnswerPage:
    """What the template shows."""

    title: str
    form: AnswerForm
    back: Link | None
    caption: str
    line: ActionLine
    is_done: bool
    agreed: str
    needed: Link | None


@dataclass(frozen=True)
class OneAction:
    """The action a page is about."""

    action: ActionShown

    @property
    def about(self) -> Sequence[str]:
        return [f"action:{self.action.id}", self.action.key]


def load_action(*, actor: Actor, action_id: UUID) -> OneAction:
    """One action. Raises NotVisible."""
    return OneAction(selectors.action(action_id, actor=actor))


@screen(Permission.LIST_ACTIONS, log="meeting_actions.listed")
def meeting_actions(request: HttpRequest, actor: Actor) -> Answer:
    """The actions my agency owes, one's own first, and what was said of them lately."""
    now = timezone.now()
    waiting, answered = selectors.actions_for(actor), selectors.answered_lately(actor)
    name = agency(actor.agency_id).name
    page = OwedPage(
        title=f"Actions owed by {name}",
        waiting=tuple(action_line(one, now) for one in waiting),
        answered=tuple(action_line(one, now) for one in answered),
        late=sum(one.is_late(now) for one in waiting),
        empty=Empty("Nothing is owed", "What a meeting agrees that your agency will do comes here, with its time."),
    )
    about = [key for one in (*waiting, *answered) for key in (f"action:{one.id}", one.key)]
    return Shown("meetings/owed.html", page, about=list(dict.fromkeys(about)))


@screen(Permission.LIST_ACTIONS, load=load_action, log="meeting_action.viewed")
def answer_meeting_action(request: HttpRequest, actor: Actor, loaded: OneAction, action_id: UUID) -> Answer:
    """Say that an action is done, with what came of it, or cannot be, and why."""
    form = AnswerForm.parse(request.POST) if request.method == "POST" else AnswerForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.answer_action(actor=actor, action_id=action_id, became=Became(form.became), words=form.words)
            return Go(reverse("meeting_actions"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("became", refusal.sentence)])
    now, found = timezone.now(), loaded.action
    page = AnswerPage(
        title="An action agreed at a meeting",
        form=form,
        back=Link("Back to actions owed", reverse("meeting_actions")),
        caption=f"For {found.agency}",
        line=action_line(found, now),
        is_done=found.became is Became.DONE,
        agreed=f"Agreed {say.near(found.agreed_at, now)}",
        needed=_needed(found, actor),
    )
    return Shown("meetings/answer_action.html", page)


def _needed(found: ActionShown, actor: Actor) -> Link | None:
    """Where it is kept that the child could not have what was agreed; nothing where the action is about no child."""
    if found.is_subject or not may(actor, Unmet.RECORD):
        return None
    return Link("Needed, and not available", needed_url(found.person_id, found.id))
