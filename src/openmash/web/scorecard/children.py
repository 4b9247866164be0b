"""The children behind one month of a figure, for those who may see each of them. The look is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.indicators import BY_KEY, Kind
from openmash.insight.scorecard.permissions import Permission
from openmash.records.people.selectors import people_cards
from openmash.web.scorecard import said


@dataclass(frozen=True)
class ChildrenPage:
    """What the template shows."""

    title: str
    sentence: str
    table: Table | None
    empty: Empty
    back: Link


@screen(Permission.LIST_CHILDREN, log="scorecard.children_listed")
def scorecard_children(request: HttpRequest, actor: Actor, key: str, year: int, month: int) -> Shown:
    """Those for whom it did not happen first, since that is what a leader asks about."""
    if not 1 <= month <= 12 or not 2000 <= year <= 2100:
        raise NotVisible
    on = date(year, month, 1)
    found = selectors.behind(key, on, actor=actor)
    one = BY_KEY[key]
    cards = people_cards({each.person_id for each in found}, actor) if found else {}
    shown = [each for each in found if each.person_id in cards]
    columns = ("Child", "When", *(("Counted",) if one.kind is Kind.SHARE else ()), *((one.parts,) if one.parts else ()))
    rows = [
        [
            Cell(cards[each.person_id].name, reverse("child_now", args=[each.person_id])), Cell(say.moment(each.at)),
            *([Cell("Yes" if each.hit else "No")] if one.kind is Kind.SHARE else []),
            *([Cell(each.part or "Not recorded")] if one.parts else []),
        ]
        for each in shown
    ]  # fmt: skip
    left_out = f"May be incomplete: whoever is kept from you is not here. At most {selectors.MOST_CHILDREN} are listed."
    page = ChildrenPage(
        f"Behind a figure: {said.month(on)}",
        f"{one.name}.{' Yes means:' if one.kind is Kind.SHARE else ''} {one.numerator}.",
        Table("Children", columns, rows, caption_hidden=True, left_out=left_out) if rows else None,
        Empty("Nobody you may see", "Each child the figure counted in this month stands here."),
        Link(one.name, reverse("scorecard_figure", args=[key])),
    )  # fmt: skip
    return Shown(
        "scorecard/children.html", page, about=person_keys(list(dict.fromkeys(each.person_id for each in shown)))
    )
