"""What my agency is asked: what waits for an answer, the first due first, and what was answered lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import CheckToAnswer
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, TimeLeft

LATELY = 20


@dataclass(frozen=True)
class CheckLine:
    """One check in the list."""

    url: str
    children: tuple[str, ...]
    asked: str
    what: str
    left: TimeLeft
    answered: str = ""


@dataclass(frozen=True)
class ChecksToAnswerPage:
    """What the template shows."""

    title: str
    waiting: tuple[CheckLine, ...]
    answered: tuple[CheckLine, ...]
    late: int
    nothing: Empty


@screen(Permission.LIST_CHECKS, log="checks.listed")
def checks_to_answer(request: HttpRequest, actor: Actor) -> Shown:
    """List what is addressed to my agency."""
    waiting = selectors.checks_to_answer(actor=actor)
    answered = selectors.checks_to_answer(actor=actor, answered=True, limit=LATELY)
    name = agency(actor.agency_id).name
    page = ChecksToAnswerPage(
        title=f"Asked of {name}",
        waiting=tuple(_line(check) for check in waiting),
        answered=tuple(_line(check) for check in answered),
        late=sum(check.clock.is_late for check in waiting),
        nothing=Empty("Nothing waits for your answer", f"When the hub asks what {name} knows of a child, it is here."),
    )
    about = [key for check in (*waiting, *answered) for key in check.about]
    return Shown("checks/checks_to_answer.html", page, about=list(dict.fromkeys(about)))


def _answered(check: CheckToAnswer, now: datetime) -> str:
    if not check.answers:
        return ""
    last = check.answers[0]
    said = f"{last.words}, {say.near(last.answered_at, now)}, by {last.answered_by}"
    return f"Look again: more is known since of who this is. You said: {said}" if check.look_again else said


def _line(check: CheckToAnswer) -> CheckLine:
    now = timezone.now()
    return CheckLine(
        url=reverse("answer_check", kwargs={"check_id": check.check_id}),
        children=tuple(child.identified_as for child in check.children),
        asked=f"Asked {say.near(check.asked_at, now)} by {check.asked_by}",
        what=check.what,
        left=say.left(check.clock.standing, now),
        answered=_answered(check, now),
    )
