"""Whether the figure an action was to move has moved since, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.insight.practice.effect import FEWEST_AFTER, FEWEST_BEFORE, Effect, Verdict, effect
from openmash.insight.scorecard import selectors as scorecard
from openmash.insight.scorecard.indicators import BY_KEY, Kind
from openmash.insight.scorecard.permissions import Permission as Scorecard
from openmash.insight.scorecard.selectors import Line
from openmash.statute.calendar import local_date

METHOD = (
    "The months before give a level and a slope; what is said is by how much the months after stand off that line "
    "(segmented regression, least squares). The range allows for months that resemble their neighbours and for how few "
    "they are. It takes for granted that the course before would have gone on, and that nothing else changed in that "
    "month: ask what did."
)


@dataclass(frozen=True)
class MovedShown:
    """What can be said of the figure, how it was found, and where it stands."""

    words: str
    method: str
    figure: Link


def moved(indicator: str, since: datetime, *, actor: Actor) -> MovedShown | None:
    """Judge the figure's months after the one in which the action was set. None where no figure was named, or the actor
    may not read it.
    """
    if indicator not in BY_KEY or not may(actor, Scorecard.VIEW):
        return None
    return judged(scorecard.figure(indicator, actor=actor).line, local_date(since), done="it was set")


def judged(line: Line, began: date, *, settling: int = 0, done: str) -> MovedShown:
    """The same of a figure that is at hand. `settling`: months, the first that of `began`, which count neither as
    before nor as after; 0: its month counts as before. `done` says what was done, after "before".
    """
    found, share = line.indicator, line.indicator.kind is Kind.SHARE
    places = [(each.month.year - began.year) * 12 + each.month.month - began.month for each in line.months]
    first_after = next((at for at, place in enumerate(places) if place >= max(settling, 1)), len(places))
    values = [
        None if 0 <= place < settling else 100 * each.value if share and each.value is not None else each.value
        for place, each in zip(places, line.months, strict=True)
    ]
    words = _said(effect(values, first_after), share=share, done=done)
    return MovedShown(words, METHOD, Link(found.name, reverse("scorecard_figure", args=[found.key])))


def _said(found: Effect, *, share: bool, done: str) -> str:
    if found.verdict is Verdict.TOO_FEW or found.change is None or found.low is None or found.high is None:
        early = "early" if found.before >= FEWEST_BEFORE else "little"
        return (
            f"Too {early} to tell: {say.count_of(found.before, 'month')} before {done} and {found.after} after. At "
            f"least {FEWEST_BEFORE} and {FEWEST_AFTER} are needed."
        )
    unit = " points" if share else ""
    low, high = (f"{each:+.1f}".replace("-", "−") for each in (found.low, found.high))
    span = f"{low} to {high}{unit}"
    if found.verdict is Verdict.UNKNOWN:
        return f"We cannot tell whether it moved: the change since could be anything from {span}."
    way = "Higher" if found.verdict is Verdict.HIGHER else "Lower"
    return f"{way} than its course before would have given, by {abs(found.change):.1f}{unit} ({span})."
