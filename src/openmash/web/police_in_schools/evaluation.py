"""What came of it: how answers changed, programme by programme, and what schools said weeks later. Nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.police_in_schools import selectors
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import CATALOGUE, Change, GivenLine
from openmash.casework.police_in_schools.words import Held
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.pathways import police_in_schools as pathway
from openmash.records.cases.on_duty import profile_at

YEAR = timedelta(days=365)
FROM, TO, WIDE = -40.0, 60.0, 400
"""Points of a hundred at either end of a drawn interval, and how wide it is drawn."""


@dataclass(frozen=True)
class Drawn:
    """A question: its sentence, and its interval drawn: `left` and `width` of the line, and `dot`, in its units."""

    question: str
    sentence: str
    left: float | None
    width: float
    dot: float


@dataclass(frozen=True)
class Programmed:
    """A programme given in the year: how often, to how many, and how answers changed."""

    title: str
    line: str
    questions: Sequence[Drawn]


@dataclass(frozen=True)
class EvaluationPage:
    """What the template shows. `zero`: where no change is drawn."""

    title: str
    sentence: str
    programmes: Sequence[Programmed]
    zero: float
    wide: int
    calmed: Table | None
    empty: Empty | None
    method: Sequence[str]
    back: Link


@screen(Permission.SEE_COVERAGE)
def police_evaluation(request: HttpRequest, actor: Actor) -> Shown:
    """Show it for the last twelve months."""
    since = pathway.today() - YEAR
    given = selectors.given_since(since, actor=actor)
    fewest = profile_at(timezone.now()).figure("session_fewest_answers")
    shown = [_programme(code.code, code.title, code.questions, given, fewest) for code in CATALOGUE]
    found = [each for each in shown if each is not None]
    pupils = sum(each.pupils for each in given)
    where = len({each.school_id for each in given})
    back = "police_sessions" if may(actor, Permission.SEE_SESSIONS) else "home"
    page = EvaluationPage(
        "What came of it",
        f"In twelve months: {len(given)} sessions at {where} schools, {pupils:,} pupils there, some more than once.",
        found, _x(0), WIDE, _calmed(actor),
        None if given else Empty("Nothing was given yet", "Sessions appear here once an officer has recorded them."),
        (
            "Pupils answer by show of hands or on slips without a name, just before and just after.",
            "The line is the interval of 95 in 100 of the change, the dot the change itself, the dashes no change.",
            f"With fewer than {fewest} answers before or after it is said that they are too few.",
            "With five sessions or more the interval allows for a class answering alike; with fewer it is too narrow.",
            "Answers just after a lesson say what pupils remember, and may please the officer.",
            "They do not say what anybody will do. Nothing here says that a programme prevents harm.",
        ),
        Link("Police in schools" if back == "police_sessions" else "Home", reverse(back)),
    )  # fmt: skip
    return Shown("police_in_schools/evaluation.html", page)


def _programme(
    code: str, title: str, questions: Sequence[str], given: Sequence[GivenLine], fewest: int
) -> Programmed | None:
    mine = [each for each in given if each.programme == code]
    if not mine:
        return None
    drawn = []
    for place, words in enumerate(questions):
        change = selectors.change([each.counts[place] for each in mine if place in each.counts], fewest)
        drawn.append(_drawn(words, selectors.said(change, fewest), change))
    heads = sum(each.pupils + each.adults for each in mine)
    schools = len({each.school_id for each in mine})
    sessions = "1 session" if len(mine) == 1 else f"{len(mine)} sessions"
    return Programmed(
        title, f"{sessions} at {schools} {'school' if schools == 1 else 'schools'}, {heads:,} there", drawn
    )


def _drawn(words: str, sentence: str, change: Change | None) -> Drawn:
    if change is None or change.low is None or change.high is None:
        return Drawn(words, sentence, None, 0, 0)
    left = _x(change.low)
    return Drawn(words, sentence, left, max(2.0, round(_x(change.high) - left, 1)), _x(change.points))


def _x(points: float) -> float:
    held = min(TO, max(FROM, points))
    return round((held - FROM) / (TO - FROM) * WIDE, 1)


def _calmed(actor: Actor) -> Table | None:
    """What was calmed, counted by how it stands now; for the force that calmed it."""
    found = selectors.calmed(actor=actor, ours=None)
    if not found:
        return None
    rows = [[Cell(held.label), Cell(str(sum(each.held is held for each in found)), is_number=True)] for held in Held]
    waits = sum(each.held is None for each in found)
    return Table(
        "What was calmed, as schools say some weeks later", ("How it is now", "Disputes"), rows,
        left_out=f"Of {waits} more no school has said yet." if waits else "",
    )  # fmt: skip
