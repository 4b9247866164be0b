"""Every measure one may see, what is due first; and the powers that somebody here has still to check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.court import selectors as court
from openmash.casework.court.permissions import Permission as Court
from openmash.casework.disruption import selectors
from openmash.casework.disruption.permissions import Permission
from openmash.casework.disruption.words import Aim
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.records.people import selectors as people
from openmash.records.subjects import selectors as subjects
from openmash.statute.calendar import local_date
from openmash.web.disruption.disruption import MeasureLine, line_of
from openmash.web.visits.loading import called as name_of

ON_THE_RECORD = "About a child: recorded on the child’s own record, under Court"


@dataclass(frozen=True)
class MeasuresPage:
    """What the template shows."""

    title: str
    back: Link
    standing: Sequence[MeasureLine]
    children: Sequence[Link]
    ended: Sequence[MeasureLine]
    empty: Empty
    offered: Table
    to_check: Sequence[str]


@screen(Permission.VIEW, log="disruption.listed")
def measures(request: HttpRequest, actor: Actor) -> Answer:
    """Those that stand, the first due first; then what is offered here, and what is to be checked."""
    today = local_date(timezone.now())
    found = selectors.measures(actor=actor)
    called = {each.id: each.name for each in subjects.visible(actor=actor, ids={each.subject_id for each in found})}
    found = [each for each in found if each.subject_id in called]
    rows = [
        (
            Cell(each.measure.name, note=ON_THE_RECORD if each.measure.aim is Aim.CHILD else each.measure.to_check),
            Cell(each.measure.power),
            Cell(each.measure.lead),
            Cell(
                say.day_of(each.in_force_from) if each.in_force_from.year > 1 else "No power is needed",
                note=f"Source: {each.source}",
            ),
        )
        for each in selectors.offered(today)
    ]
    page = MeasuresPage(
        title="Disruption measures",
        back=Link("Exploitation", reverse("exploitation")),
        standing=[line_of(each, today, called[each.subject_id]) for each in found if each.stands],
        children=_about_children(actor),
        ended=[line_of(each, today, called[each.subject_id]) for each in found if not each.stands],
        empty=Empty("No measure stands that you may see", "Each is decided on from the place or person it is about."),
        offered=Table("Offered here", ("Measure", "Power", "Led by", "In force from"), rows, caption_hidden=True),
        to_check=[f"{each.name}: {each.to_check[:1].lower()}{each.to_check[1:]}" for each in selectors.to_check(today)],
    )
    return Shown("disruption/measures.html", page, about=[key for each in found for key in each.about])


def _about_children(actor: Actor) -> list[Link]:
    """Powers of hours or days over children the actor may see, such as a recovery order: each on the child's record."""
    if not may(actor, Court.VIEW):
        return []
    now = timezone.now()
    found = [each for each in court.running_out(actor=actor, now=now) if not each.is_over(now)]
    cards = people.people_cards({each.person_id for each in found}, actor) if found else {}
    return [
        Link(
            f"{name_of(cards[each.person_id])}: {each.kind.label.lower()}, {each.said_left(now)}".rstrip(", "),
            reverse("child_court", args=[each.person_id]),
        )
        for each in found
        if each.person_id in cards
    ]
