"""One measure: its power, its dates, what it means for the victims, and whether anything changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.disruption.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.pathways.disruption import Asked, effect_of
from openmash.statute.calendar import local_date
from openmash.web.disruption.disruption import line_of
from openmash.web.disruption.loading import AtMeasure, kind_of, load_measure, measure_url, subject_url

METHOD = (
    "The rate after over the rate before with its exact interval, 95 in 100; beside the comparison places by Fisher’s "
    "exact interval; what moved by the weighted displacement difference (Wheeler and Ratcliffe, 2018). Incidents are "
    "as partners sent them, to about a hundred metres, and only those you may see."
)


@dataclass(frozen=True)
class EffectShown:
    """Whether anything changed, in words, with the counts behind them."""

    why_not: str
    said: Sequence[str]
    counts: Table | None
    how: str
    method: str


@dataclass(frozen=True)
class MeasurePage:
    """What the template shows. The title names nobody and no place."""

    title: str
    heading: str
    caption: str
    back: Link
    stands: str
    due: str
    is_late: bool
    power: str
    authorised: str
    aim: str
    victims: str
    decided: str
    steps: Sequence[str]
    effect: EffectShown
    step: Link | None


@screen(Permission.VIEW, load=load_measure, log="disruption.viewed")
def measure(request: HttpRequest, actor: Actor, loaded: AtMeasure, measure_id: UUID) -> Answer:
    """Where it stands first; then why; then whether anything changed."""
    shown, subject = loaded.measure, loaded.subject
    line = line_of(shown, local_date(timezone.now()))
    page = MeasurePage(
        title="A disruption measure",
        heading=shown.name.partition(":")[0],
        caption=f"{subject.name} ({kind_of(subject).lower()})",
        back=Link("What is done about it", subject_url(subject.id)),
        stands=line.stands,
        due=line.due,
        is_late=line.is_late,
        power=shown.power,
        authorised=shown.authorised_by,
        aim=shown.aim,
        victims=shown.victims,
        decided=f"{shown.by}, {say.day_of(shown.at)}",
        steps=[
            f"{each.step.label}, {say.day_of(each.on)}"
            f"{f', until {say.day_of(each.expires_on)}' if each.expires_on else ''}"
            f"{f'. {each.words}' if each.words else ''} ({each.by})"
            for each in shown.steps
        ],
        effect=_effect(effect_of(shown, actor=actor)),
        step=Link("Record what became of it", measure_url(measure_id, "measure_step"))
        if shown.stands and may(actor, Permission.RECORD)
        else None,
    )
    return Shown("disruption/measure.html", page)


def _effect(asked: Asked) -> EffectShown:
    found = asked.effect
    if found is None:
        return EffectShown(asked.why_not, (), None, "", "")
    rows = [
        (Cell(name), Cell(str(each.before), is_number=True), Cell(str(each.after), is_number=True))
        for name, each in (
            (f"At the place (within {asked.metres_at} metres)", found.place),
            (f"Around it (up to {asked.metres_around} metres)", found.around),
            *(((f"At the places like it ({len(asked.compared)})", found.compared),) if asked.compared else ()),
        )
    ]
    since = say.day_of(asked.began_on) if asked.began_on else ""
    how = f"Incidents over {asked.days} days before and {asked.days} days from {since} on."
    if asked.compared:
        how += f" Compared with {say.listed(asked.compared)}: {asked.compared_because}"
    table = Table("Incidents before and after", ("Where", "Before", "After"), rows, caption_hidden=True)
    return EffectShown("", found.said, table, how, METHOD)
