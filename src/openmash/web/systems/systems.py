"""Every partner's system that may connect, and those that may no more."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.clients import selectors
from openmash.foundation.clients.permissions import Permission
from openmash.foundation.clients.selectors import ClientShown
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table


@dataclass(frozen=True)
class SystemsPage:
    """What the template shows."""

    title: str
    table: Table | None
    ended: tuple[str, ...]
    add: Link | None
    description_url: str
    empty: Empty


@screen(Permission.SEE)
def systems(request: HttpRequest, actor: Actor) -> Shown:
    """By name. Nobody a system sent anything about is here."""
    found = selectors.clients(actor=actor)
    rows = tuple(_row(each) for each in found if each.ended_at is None)
    columns = ("System", "Agency", "Last connected", "Secret good until")
    page = SystemsPage(
        title="Partners’ systems",
        table=Table("Systems that may connect", columns, rows, True) if rows else None,
        ended=tuple(
            f"{each.name}, {each.agency}: {each.ended_because} ({say.day_of(each.ended_at)})"
            for each in found
            if each.ended_at is not None
        ),
        add=Link("Let a system connect", reverse("add_system")) if may(actor, Permission.KEEP) else None,
        description_url=reverse("api_openapi"),
        empty=Empty("No system may connect", "A partner’s own records system can send and receive by itself."),
    )
    return Shown("systems/systems.html", page)


def _row(each: ClientShown) -> tuple[Cell, ...]:
    now = timezone.now()
    good = max((one.expires_at for one in each.secrets if one.is_in_force(now)), default=None)
    used = each.last_used_at
    return (
        Cell(each.name, reverse("system", kwargs={"client_id": each.id})), Cell(each.agency),
        Cell(say.near(used, now) if used else "Never"), Cell(say.day_of(good) if good else "None is in force"),
    )  # fmt: skip
