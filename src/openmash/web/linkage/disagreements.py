"""Where agencies' records of one person differ: each agency sees what it can put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.records.linkage import selectors
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors import Disagreement

MOST = 100
NONE = "None held"


@dataclass(frozen=True)
class DisagreementsPage:
    """What the template shows."""

    title: str
    filters: Sequence[Link]
    absences: Sequence[str]
    table: Table | None
    nobody: Empty


@screen(Permission.SEE_DISAGREEMENTS, log="linkage.disagreements_listed")
def disagreements(request: HttpRequest, actor: Actor) -> Answer:
    """The agency's own first; any other, or all, by a link."""
    compared = selectors.compared(actor=actor)
    every = compared.differences
    lacking = [each.agency_id for each in compared.absences]
    names = agencies.names({*(key for each in every for key in each.agencies), *lacking})
    chosen = _chosen(request.GET.get("agency", ""), actor, names)
    shown = [each for each in every if chosen is None or chosen in each.agencies]
    page = DisagreementsPage(
        title="Where agencies’ records differ",
        filters=_filters(every, names, chosen),
        absences=[
            f"{names[each.agency_id]} send no NHS number for {each.lacks:,} of the {each.of:,} people compared here. "
            "That alone is not listed person by person."
            for each in compared.absences
            if chosen in (None, each.agency_id)
        ],
        table=Table(
            "Differences", ("Who", "What differs", *(_heads(chosen, names))),
            [_row(each, names, chosen) for each in shown[:MOST]], caption_hidden=True,
            left_out=f"{len(shown) - MOST} more are left out: put these right first." if len(shown) > MOST else "",
        )
        if shown
        else None,
        nobody=Empty(
            "No difference is known.",
            "Records that were agreed to be one person are compared here: names, dates of birth, addresses and NHS "
            "numbers. An address is never compared where any place must be kept from somebody.",
        ),
    )  # fmt: skip
    return Shown("linkage/disagreements.html", page, about=_about(shown[:MOST]))


def _about(shown: Sequence[Disagreement]) -> list[str]:
    return list(dict.fromkeys(f"person:{each.lead_id}" for each in shown))


def _chosen(asked: str, actor: Actor, names: Mapping[UUID, str]) -> UUID | None:
    if asked == "all":
        return None
    by_key = {str(key): key for key in names}
    return by_key.get(asked) or (actor.agency_id if actor.agency_id in names else None)


def _filters(every: Sequence[Disagreement], names: Mapping[UUID, str], chosen: UUID | None) -> list[Link]:
    here = reverse("disagreements")
    found = [Link("All agencies", f"{here}?agency=all", current=chosen is None, count=len(every))]
    for key, name in sorted(names.items(), key=lambda each: each[1]):
        count = sum(key in each.agencies for each in every)
        found.append(Link(name, f"{here}?agency={key}", current=key == chosen, count=count))
    return found if len(found) > 1 else []


def _heads(chosen: UUID | None, names: Mapping[UUID, str]) -> tuple[str, ...]:
    return (f"{names[chosen]} says", "Others say") if chosen else ("What each says",)


def _row(each: Disagreement, names: Mapping[UUID, str], chosen: UUID | None) -> list[Cell]:
    said = {key: "; ".join(words) or NONE for key, words in each.said.items()}
    others = ". ".join(f"{names[key]}: {words}" for key, words in said.items() if key != chosen)
    who = Cell(each.name, reverse("child_details", kwargs={"person_id": each.lead_id}))
    own = [Cell(said[chosen])] if chosen else []
    return [who, Cell(each.about.value), *own, Cell(others)]
