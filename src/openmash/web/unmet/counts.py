"""The commissioners' list: how many needs stand unmet, by kind and team; and what the worklist says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.unmet import selectors
from openmash.casework.unmet.permissions import Permission
from openmash.casework.unmet.selectors import FEWEST
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.records.people import selectors as people
from openmash.statute.calendar import local_date, months_after
from openmash.web.worklist.item import Item

MONTHS = 12
KEPT_BACK = f"“Kept back”: fewer than {FEWEST}, or it would tell a count that is."


@dataclass(frozen=True)
class CountsPage:
    """What the template shows."""

    title: str
    sentence: str
    by_kind: Table | None
    by_reason: Table | None
    empty: Empty


@screen(Permission.COUNT, log="unmet.counted")
def unmet(request: HttpRequest, actor: Actor) -> Shown:
    """Counts of the last twelve months. No child is on this page or behind it."""
    today = local_date(timezone.now())
    since = months_after(today.replace(day=1), -MONTHS)
    found = selectors.counted(actor=actor, since=since)
    columns = ("What is needed", *found.areas, "All teams")
    rows = [
        (Cell(str(kind.label)), *(_cell(number) for number in numbers), _cell(total, "kept back"))
        for kind, numbers, total in found.rows
    ]
    reasons = [(Cell(str(why.label)), _cell(number, "kept back")) for why, number in found.reasons]
    page = CountsPage(
        "Needed, and not available",
        f"Needs since {say.day(since)} that nobody has found an answer to. A count below {FEWEST} is not shown, "
        "nor a total that would tell it. No child is on this page or behind it.",
        Table("By kind and team", columns, rows, left_out=KEPT_BACK) if rows else None,
        Table("Why they cannot have it", ("Reason", "How many"), reasons) if rows else None,
        Empty("Nothing is recorded", "What a child needs and cannot have is recorded from a decision or a plan."),
    )  # fmt: skip
    return Shown("unmet/counts.html", page)


def _cell(number: int | None, otherwise: str = f"fewer than {FEWEST}") -> Cell:
    return Cell(otherwise if number is None else str(number))


def needs_to_ask_again(actor: Actor) -> Iterable[Item]:
    """Needs the actor recorded, of which nothing was said for four weeks."""
    if not may(actor, Permission.RECORD):
        return ()
    found = selectors.to_ask_again(actor=actor, now=timezone.now())
    cards = people.people_cards({each.person_id for each in found}, actor) if found else {}
    return (
        Item(
            what="Ask again: needed, and not available", about=cards[each.person_id].name,
            why="You recorded it, and nothing was said for four weeks", words=f"{each.kind.label}: {each.what}",
            url=reverse("unmet_became", kwargs={"unmet_id": each.id}), keys=[f"person:{each.person_id}"],
        )
        for each in found
        if each.person_id in cards and not cards[each.person_id].has_died
    )  # fmt: skip
