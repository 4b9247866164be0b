"""What opens a team's copies: of now, and of the week to come, to be put in a safe. Each look is logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.outage import selectors
from openmash.casework.outage.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table


@dataclass(frozen=True)
class OfTeam:
    """One team's passwords. `now` opens the copy that is there, where one is."""

    team: str
    says: str
    now: str
    ahead: Table


@dataclass(frozen=True)
class PasswordsPage:
    """What the template shows."""

    title: str
    teams: Sequence[OfTeam]
    empty: Empty
    back: Link


@screen(Permission.OPEN_COPY, log="outage.password_seen")
def outage_passwords(request: HttpRequest, actor: Actor) -> Shown:
    """The passwords of one's own team; a duty manager's also of the hub's two desks."""
    now = timezone.now()
    there = {each.team_id: each for each in selectors.newest(now=now)}
    teams = selectors.my_teams(actor=actor)
    shown = []
    for team in teams:
        told = selectors.passwords(team.pk, actor=actor, now=now)
        copy = there.get(team.pk)
        people = say.listed(selectors.named_people(team.pk))
        shown.append(
            OfTeam(
                team.name,
                f"{f'The copy that is there is {copy.file_name}.' if copy else 'There is no copy of this team now.'} "
                f"Those who can see this page: {people or 'nobody'}.",
                next((opens for hour, opens in told if copy and hour == copy.hour), told[0][1]),
                Table(
                    f"{team.name}: the copies to come", ("Copy of", "Password"),
                    [[Cell(say.moment(hour)), Cell(opens)] for hour, opens in told[1:]], caption_hidden=True,
                ),
            )
        )  # fmt: skip
    page = PasswordsPage(
        "Passwords of your team’s copies", shown,
        Empty("You are in no team", "Passwords are told to the people of a team that has a copy."),
        Link("When the system is down", reverse("outage")),
    )  # fmt: skip
    return Shown("outage/passwords.html", page, about=[f"team:{team.pk}" for team in teams])
