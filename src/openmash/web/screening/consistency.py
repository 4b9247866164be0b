"""How consistently a team, or the force, screens: what is missed, how soon, how whole, and whether two people agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.screening import consistency as reading
from openmash.casework.screening.answers import FORM, items_of
from openmash.casework.screening.consistency import FILLED, Agreement, Consistency, Cut, Share
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import local_at
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.foundation.instruments.loading import in_use
from openmash.statute.calendar import local_date
from openmash.web.screening.loading import back_to_list

PERIODS = (90, 180, 365)
FEW = "Too few to say"


@dataclass(frozen=True)
class ConsistencyPage:
    """What the template shows."""

    title: str
    back: Link
    periods: Sequence[Link]
    sentence: str
    whole: Table
    agreement: Table
    agreement_said: str
    by_kind: Table | None
    by_place: Table | None
    cuts: Sequence[tuple[str, Table, str]]
    said: Sequence[str]
    why_not: Sequence[str]
    go: Sequence[Link]
    source: str


@screen(Permission.SEE_FIGURES, log="screening.figures_viewed")
def screening_consistency(request: HttpRequest, actor: Actor) -> Answer:
    """The actor's own team, where they have one, beside the force. No team is ranked and no officer is counted."""
    now = timezone.now()
    asked = request.GET.get("days", "")
    days = int(asked) if asked.isdigit() and int(asked) in PERIODS else PERIODS[1]
    local = local_at(now)
    worries = items_of(in_use(FORM, local_date(now)))
    found = reading.consistency(actor=actor, now=now, days=days, worries=worries)
    told = found[0] if found[0].figures else found[-1]
    page = ConsistencyPage(
        title="How consistently we screen",
        back=back_to_list(),
        periods=[Link(f"{each} days", f"?days={each}", current=each == days) for each in PERIODS],
        sentence=_sentence(found, days),
        whole=_whole(found),
        agreement=_agreement(found),
        agreement_said="Kappa is 1 where two people always give the same grade, and 0 where they agree no more often "
        "than by chance. The further apart, the more it counts against. The range is where it would fall in 95 of 100 "
        "such samples.",
        by_kind=_shares("Incidents with a child that were screened, by kind", told.by_kind) if told.by_kind else None,
        by_place=_shares("The same, by where", told.by_place) if told.by_place else None,
        cuts=[(cut.title, _cut(cut), cut.note) for cut in told.cuts if cut.groups],
        said=[f"{words} ({say.day_of(at)})" for words, at in reading.examples(actor=actor)],
        why_not=[f"{each.name}: {each.why_not}" for each in found if each.why_not],
        go=_go(actor),
        source=f"Least numbers and grades: {local.source}."
        + ("" if local.confirmed else " The force has not confirmed them."),
    )  # fmt: skip
    return Shown("screening/consistency.html", page)


def _go(actor: Actor) -> list[Link]:
    found = []
    if may(actor, Permission.DRAW_SAMPLE):
        found.append(Link("Draw a sample to be graded twice", reverse("screening_samples")))
    if may(actor, Permission.CALIBRATE):
        found.append(Link("Grade made-up households together", reverse("screening_calibration")))
    return found


def _sentence(found: Sequence[Consistency], days: int) -> str:
    told = next((each for each in found if each.figures), None)
    if told is None or told.figures is None or not told.figures.coverage.said:
        return f"In the last {days} days there are too few incidents with a child to say how many were screened."
    cover = told.figures.coverage
    missed = cover.whole - cover.part
    unwritten = {0: "", 1: " Of a child in that one nobody wrote anything down."}.get(
        missed, f" Of the children in those {missed:,} nobody wrote anything down."
    )
    return (
        f"{told.name}, last {days} days: of {cover.whole:,} incidents with a child, {cover.part:,} were screened and "
        f"{missed:,} {'was' if missed == 1 else 'were'} not.{unwritten}"
    )


def _said(share: Share) -> str:
    return f"{share.percent:.0f}% ({share.part:,} of {share.whole:,})" if share.said else FEW


def _of(agreed: Agreement) -> str:
    if not agreed.said:
        return FEW
    low, high = agreed.interval
    return f"{agreed.linear:.2f} ({low:.2f} to {high:.2f}), same {100 * agreed.raw:.0f}% of {agreed.n:,}"


def _whole(found: Sequence[Consistency]) -> Table:
    told = [each for each in found if each.figures is not None]
    lines: list[tuple[str, list[str]]] = [
        ("Incidents with a child that were screened", [_said(f.coverage) for f in _figures(told)]),
        ("Said to need none, and why (not counted above)", [_said(f.excused) for f in _figures(told)]),
        (
            "Hours from the incident to when the officer sent it: half within, nine in ten within",
            [_hours(f) for f in _figures(told)],
        ),
        *((name, [_said(f.filled[at]) for f in _figures(told)]) for at, name in enumerate(FILLED)),
        ("Reviewed by a supervisor", [_said(f.reviewed) for f in _figures(told)]),
        ("Graded higher at review", [_said(f.upgraded) for f in _figures(told)]),
        ("Graded lower at review", [_said(f.lowered) for f in _figures(told)]),
        (
            "Graded low, and the same child screened amber or red later",
            [_said(f.later_harm) for f in _figures(told)],
        ),
    ]
    rows = [(Cell(name), *(Cell(words) for words in each)) for name, each in lines]
    return Table("Used where it should be, in time, whole and reviewed", ("What", *(each.name for each in told)), rows)


def _hours(figures: reading.Figures) -> str:
    """What came by file or API without the time it was sent is not counted: its arrival here says nothing of it."""
    said = f"{figures.hours_median:.1f}, {figures.hours_p90:.1f}" if figures.hours_said else FEW
    unknown = f". Of {figures.hours_unknown:,} the force’s own system did not say when" if figures.hours_unknown else ""
    return f"{said}{unknown}"


def _figures(told: Sequence[Consistency]) -> list[reading.Figures]:
    return [each.figures for each in told if each.figures is not None]


def _agreement(found: Sequence[Consistency]) -> Table:
    told = [each for each in found if each.figures is not None]
    rows = [
        (
            Cell("The grade, officer and a second person who did not see it"),
            *(Cell(_of(f.blind)) for f in _figures(told)),
        ),
        (Cell("The grade, officer and reviewer"), *(Cell(_of(f.with_review)) for f in _figures(told))),
    ]
    for at, (name, _) in enumerate(told[-1].items if told else ()):
        rows.append((Cell(name), *(Cell(_of(each.items[at][1])) for each in told)))
    return Table("How often two people agreed", ("What", *(each.name for each in told)), rows)


def _shares(caption: str, shares: Sequence[tuple[str, Share]]) -> Table:
    return Table(caption, ("Which", "Screened"), [(Cell(name), Cell(_said(share))) for name, share in shares])


def _cut(cut: Cut) -> Table:
    rows = [
        (
            Cell(g.name),
            Cell(f"{g.screenings:,}" if g.seen.said else "Few", is_number=True),
            *(Cell(_said(share)) for share in (g.seen, g.words, g.upgraded)),
        )
        for g in cut.groups
    ]
    heads = ("Who", "Screenings", "Every child seen", "A child’s own words", "Graded higher at review")
    return Table(cut.title, heads, rows, caption_hidden=True)
