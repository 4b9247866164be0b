"""What came after one's own decisions to do less: for one's own eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.practice import afterwards
from openmash.insight.practice.afterwards import Followed
from openmash.insight.practice.permissions import Permission
from openmash.records.people.selectors import people_cards

MOST = 100
CARE = (
    "A serious event afterwards does not say that a decision was wrong: families change, and some harm could not be "
    "known. That nothing came does not say that it was right. Read the record as it stood then, and ask what you would "
    "look for now."
)


@dataclass(frozen=True)
class AfterwardsPage:
    """What the template shows."""

    title: str
    back: Link
    sentence: str
    promise: str
    care: str
    table: Table | None
    nothing: Empty


@screen(Permission.LOOK_BACK, log="practice.looked_back")
def look_back(request: HttpRequest, actor: Actor) -> Shown:
    """The actor's own decisions of two years after which something serious came."""
    found = afterwards.own(actor=actor, now=timezone.now())
    shown = [each for each in found if each.after is not None][:MOST]
    cards = people_cards({each.decision.person_id for each in shown}, actor)
    rows = [_row(each, cards[each.decision.person_id].name) for each in shown if each.decision.person_id in cards]
    page = AfterwardsPage(
        "What came after your decisions",
        Link("Home", reverse("home")),
        f"{len(found)} times in two years you decided that less be done. After {len(rows)} of them there was a serious "
        "event for the same child within a year."
        if found
        else "In the last two years you have not decided that less be done.",
        "Only you see this list. No manager does, and nothing is counted about you.",
        CARE,
        Table("Your decisions, the newest first", ("Child", "You decided", "What came after", "How long after"), rows)
        if rows
        else None,
        Empty("Nothing serious came after any of them", "Where it does, the decision appears here with what came."),
    )
    return Shown("practice/afterwards.html", page, about=person_keys([each.decision.person_id for each in shown]))


def _row(each: Followed, name: str) -> Sequence[Cell]:
    assert each.after is not None  # chosen so
    then = reverse("child_decisions", args=[each.decision.person_id])
    days = each.days or 0
    return (
        Cell(name, f"{then}?as_known_at={timezone.localtime(each.decision.at):%Y-%m-%dT%H:%M}"),
        Cell(str(each.decision.outcome.label), note=say.day_of(each.decision.at)),
        Cell(each.after.event.said.capitalize(), note=say.day_of(each.after.occurred_at)),
        Cell("The same day" if days == 0 else say.count_of(days, "day")),
    )
