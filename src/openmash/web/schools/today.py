"""A school's own page: what waits there, its pupils on a plan, and safeguarding files on their way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.encompass import selectors as encompass
from openmash.casework.encompass.permissions import Permission as Encompass
from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.meetings import selectors as meetings
from openmash.casework.meetings.permissions import Permission as Meetings
from openmash.casework.police_in_schools import selectors as police
from openmash.casework.police_in_schools.permissions import Permission as Police
from openmash.casework.schools import selectors
from openmash.casework.schools.permissions import Permission
from openmash.casework.schools.selectors import Pupil
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Waits:
    """Something that waits for the school: how many, in words, and where."""

    count: int
    words: str
    url: str


@dataclass(frozen=True)
class TodayPage:
    """What the template shows."""

    title: str
    school: str
    waits: Sequence[Waits]
    pupils: Table | None
    nobody: Empty
    register_url: str


@screen(Permission.SEE_PUPILS, log="schools.pupils_listed")
def school_today(request: HttpRequest, actor: Actor) -> Shown:
    """Show it; each pupil on a plan is named, so the look is logged with them."""
    school, pupils = selectors.mine(actor=actor), selectors.pupils_on_plans(actor=actor)
    page = TodayPage(
        "Your school today", school.name if school else "No school is joined to your organisation yet", _waits(actor),
        _table(pupils) if pupils else None,
        Empty(
            "No pupil of yours is on a plan",
            "When a plan begins for a child of your school, the child stands here within a quarter of an hour.",
        ),
        reverse("our_school") if school else "",
    )  # fmt: skip
    return Shown("schools/today.html", page, about=[f"person:{each.person_id}" for each in pupils])


def _waits(actor: Actor) -> Sequence[Waits]:
    made = []
    if may(actor, Encompass.READ_OURS):
        made.append(_waiting(encompass.unread(actor=actor), "notice", "nobody has read", reverse("school_notices")))
    if may(actor, FrontDoor.LIST_CHECKS):
        asked = len(frontdoor.checks_to_answer(actor=actor))
        made.append(_waiting(asked, "question", "the hub asks your school", reverse("checks_to_answer")))
    if may(actor, Meetings.LIST_ACTIONS):
        owed = len(meetings.actions_for(actor))
        made.append(_waiting(owed, "thing", "a meeting agreed your school would do", reverse("meeting_actions")))
    if may(actor, FrontDoor.LIST_OWN_REQUESTS):
        sent = frontdoor.own_requests(actor=actor)
        made.append(_waiting(len(sent), "request", "you sent, with what came of each", reverse("requests")))
    if may(actor, Police.READ_OURS):
        told = sum(not each.is_read for each in police.our_told(actor=actor))
        made.append(_waiting(told, "thing", "a pupil told the officer, not read yet", reverse("police_told_list")))
    if may(actor, Permission.SEND_FILE):
        coming = sum(not each.is_received for each in selectors.files(actor=actor))
        made.append(_waiting(coming, "safeguarding file", "on the way", reverse("school_files")))
    return made


def _waiting(count: int, what: str, words: str, url: str) -> Waits:
    return Waits(count, f"{what if count == 1 else f'{what}s'} {words}", url)


def _table(pupils: Sequence[Pupil]) -> Table:
    today = local_date(timezone.now())
    rows = [
        (
            Cell(each.called, note=f"Born {each.born}"),
            Cell(str(each.plan.label), note=f"Since {say.day_of(each.since)}"),
            Cell(each.works or "Nobody is allocated"),
        )
        for each in pupils
    ]
    return Table(
        "Your pupils on a plan", ("Child", "Plan", "Who works with the child"), rows,
        left_out=f"As at {say.day_of(today)}. A child whose home or school is kept from somebody is not listed here: "
        "their worker tells you.",
    )  # fmt: skip
