"""The rota: who is on duty now and in the week to come, who stands in, who is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.rota import actions
from openmash.foundation.rota.permissions import Permission
from openmash.foundation.rota.selectors import OnRota, ShiftKind
from openmash.foundation.rota.selectors import rota as entries
from openmash.statute.calendar import local_date

AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """One person's time."""

    name: str
    kind: str
    times: str
    is_now: bool
    token: str
    take_back_url: str


@dataclass(frozen=True)
class Group:
    """A team, or those away."""

    title: str
    telephone: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class RotaPage:
    """What the template shows."""

    groups: Sequence[Group]
    add: Sequence[Link]
    empty: Empty
    title: str = "Rota"


@screen(Permission.VIEW, log="rota.listed")
def rota(request: HttpRequest, actor: Actor) -> Answer:
    """Now and the seven days to come."""
    now = timezone.now()
    found = entries(now, now + AHEAD)
    teams = list(dict.fromkeys((each.team, each.telephone) for each in found if each.kind is not ShiftKind.AWAY))
    keeps = bool(may(actor, Permission.KEEP))
    groups = [
        Group(team, telephone, _lines([e for e in found if e.team == team], actor, now, keeps))
        for team, telephone in teams
    ]
    gone = [each for each in found if each.kind is ShiftKind.AWAY]
    if gone:
        groups.append(Group("Away", "", _lines(gone, actor, now, keeps)))
    add = [Link("Put somebody on the rota", reverse("rota_add"))] if keeps else []
    page = RotaPage(
        groups,
        [*add, Link("Say that you are away", reverse("rota_away"))],
        Empty("Nobody is on the rota this week", "Managers put people on; messages then find who stands in."),
    )
    return Shown("rota/rota.html", page, about=[f"account:{each.account_id}" for each in found])


def _lines(found: Sequence[OnRota], actor: Actor, now: datetime, keeps: bool) -> Sequence[Line]:
    return [
        Line(
            name=each.name,
            kind=each.kind.label.split(":")[0],
            times=_times(each, now),
            is_now=each.starts_at <= now,
            token=new_token(),
            take_back_url=reverse("rota_take_back", kwargs={"shift_id": each.id})
            if keeps or (each.kind is ShiftKind.AWAY and each.account_id == actor.account_id)
            else "",
        )
        for each in found
    ]


def _times(each: OnRota, now: datetime) -> str:
    if local_date(each.starts_at) == local_date(each.ends_at):
        return f"{say.clock(each.starts_at)} to {say.near(each.ends_at, now)}"
    return f"{say.near(each.starts_at, now)} to {say.near(each.ends_at, now)}"


@screen(Permission.VIEW)
def rota_take_back(request: HttpRequest, actor: Actor, shift_id: UUID) -> Answer:
    """Take an entry back."""
    if request.method != "POST":
        raise NotVisible
    actions.take_back(actor=actor, shift_id=shift_id)
    return Go(reverse("rota"))
