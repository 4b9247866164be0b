"""The checks addressed to an agency: what is asked, by when; and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import CheckToAnswer
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.agencies.selectors import names
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, TimeLeft


@dataclass(frozen=True)
class CheckLine:
    """One check."""

    url: str
    title: str
    why: str
    time_left: TimeLeft | None
    asked: str
    answer: str


@dataclass(frozen=True)
class ToAnswerPage:
    """What the template shows."""

    title: str
    agency: str
    waiting: Sequence[CheckLine]
    answered: Sequence[CheckLine]
    empty: Empty


@screen(Permission.LIST_CHECKS, log="checks.listed")
def checks_to_answer(request: HttpRequest, actor: Actor) -> Answer:
    """What waits for the actor's agency, the first due first; below, the latest answered."""
    waiting = selectors.checks_to_answer(actor=actor)
    answered = selectors.checks_to_answer(actor=actor, answered=True, limit=25)
    agency = names([actor.agency_id]).get(actor.agency_id, "")
    page = ToAnswerPage(
        title="Asked of us",
        agency=agency,
        waiting=tuple(_line(check) for check in waiting),
        answered=tuple(_line(check) for check in answered),
        empty=Empty("Nothing is asked of you now", "When the hub asks your agency about a family, it comes here."),
    )
    about = dict.fromkeys(key for check in (*waiting, *answered) for key in check.about)
    return Shown("checks/to_answer.html", page, about=list(about))


def _line(check: CheckToAnswer) -> CheckLine:
    now = timezone.now()
    latest = check.answers[0] if check.answers else None
    return CheckLine(
        url=reverse("answer_check", kwargs={"check_id": check.check_id}),
        title=say.listed([child.identified_as.split("\n")[0] for child in check.children]) or "A family",
        why=check.why,
        time_left=None if latest else say.left(check.clock.standing, now, "Answer"),
        asked=f"Asked by {check.asked_by}, {say.near(check.asked_at, now)}",
        answer=f"{latest.words}, {say.near(latest.answered_at, now)}, by {latest.answered_by}" if latest else "",
    )
