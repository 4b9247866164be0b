"""A plan in words: the same on the page and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.insight.partnership.selectors import (
    ActionShown,
    Counts,
    Measured,
    Said,
    ScrutinyShown,
    StatementShown,
)
from openmash.insight.partnership.words import Column, Verdict
from openmash.insight.scorecard.indicators import Indicator, Kind
from openmash.statute.calendar import local_date
from openmash.statute.sources import Confidence
from openmash.web.scorecard import said as figures

NOT_SAID: Mapping[Column, str] = {
    Column.COMPLETE: "Nobody has said yet whether it is complete.",
    Column.DIFFERENCE: "Nobody has said yet whether it made a difference.",
}
ASKS: Mapping[Column, str] = {
    Column.COMPLETE: "Is it complete?",
    Column.DIFFERENCE: "Did it make a difference?",
}
SURE: Mapping[Confidence, str] = {
    Confidence.UNCONFIRMED: "The text was not read: check it before relying on this date",
    Confidence.LOCAL: "An area’s own figure, not the law’s",
}


@dataclass(frozen=True)
class ColumnShown:
    """One of the two columns of an action: the question, the answer, who said so, and why."""

    asks: str
    verdict: str
    by: str
    why: str
    kept: str
    is_said: bool


@dataclass(frozen=True)
class MeasureShown:
    """How anybody will see that an action helped: the figure as it is now, as it was, and where it should be."""

    name: str
    key: str
    now: str
    of_what: str
    was: str
    target: str
    moves: str


def counts(found: Counts) -> str:
    """ "3 findings, 7 actions: 4 complete; 1 made a difference, 2 in part; 1 late"."""
    if not found.actions:
        return f"{_many(found.findings, 'finding')}, and no action yet"
    late = f"; {found.late} late" if found.late else ""
    partly = f", {found.partly} in part" if found.partly else ""
    return (
        f"{_many(found.findings, 'finding')}, {_many(found.actions, 'action')}: {found.complete} complete; "
        f"{found.difference} made a difference{partly}{late}"
    )


def statement_left(found: StatementShown, now: datetime) -> TimeLeft | None:
    """The running clock of the written statement; None where nobody must send one now."""
    return say.left(found.standing, now) if found.runs else None


def statement(found: StatementShown) -> str:
    """How the written statement stands, where its clock does not run."""
    due = say.day(found.standing.due_at) if found.standing.due_at else ""
    if found.sent_on:
        late = found.standing.due_at is not None and found.sent_on > local_date(found.standing.due_at)
        return f"Sent on {say.day(found.sent_on)}, {'after it was due on' if late else 'in time: it was due by'} {due}."
    if found.asked is False:
        return "None was asked for."
    if found.asked is None:
        return f"Nobody has recorded whether one was asked for. If it was, it was due by {due}."
    return f"To be sent by {due}."


def law(found: StatementShown) -> str:
    """What the clock rests on, and how sure anybody is of it."""
    clock = found.clock
    limit = f"{clock.limit.said[0].upper()}{clock.limit.said[1:]} from the report. " if clock.limit else ""
    sure = SURE.get(clock.source.confidence, f"Read in: {clock.source.read_in}")
    return f"{limit}{clock.source.said} ({clock.source.confidence}). {sure}. {clock.note}"


def column(action: ActionShown, which: Column) -> ColumnShown:
    """One column, said or not."""
    found: Said | None = action.columns.get(which)
    if found is None:
        return ColumnShown(ASKS[which], "Not said yet", "", NOT_SAID[which], "", False)
    sure = f", {found.sureness.label.lower()}" if found.sureness else ""
    earlier = action.earlier.get(which, 0)
    before = f" Said {_many(earlier, 'time')} before; what was said then is kept." if earlier else ""
    return ColumnShown(
        ASKS[which], f"{found.verdict.label}{sure}", f"{found.said_by}, {say.day(found.on)}", found.why,
        f"Written down by {found.kept_by}.{before}", True,
    )  # fmt: skip


def is_only_done(action: ActionShown) -> bool:
    """Complete, and nobody says that it helped: what a board should ask about."""
    done, helped = action.columns.get(Column.COMPLETE), action.columns.get(Column.DIFFERENCE)
    says_so = helped is not None and helped.verdict in (Verdict.YES, Verdict.PARTLY)
    return done is not None and done.verdict is Verdict.YES and not says_so


def measure(found: Measured | None, other: str) -> MeasureShown:
    """The measure of an action, as it stands now."""
    if found is None:
        return MeasureShown(other, "", "", "", "", "", "")
    if found.line is None:
        return MeasureShown("A figure the scorecard no longer has", "", "", "", "", "", "")
    line, one = found.line, found.line.indicator
    was = (
        f"{amount(one, found.baseline)} in the twelve months to {figures.month(found.baseline_month)}"
        if found.baseline is not None and found.baseline_month else "Not known: the scorecard had no such figure then"
    )  # fmt: skip
    return MeasureShown(
        one.name, one.key, figures.value(one, line.year), figures.of_what(one, line.year), was, _target(found),
        f"{figures.moves(line)}.",
    )  # fmt: skip


def amount(one: Indicator, value: float) -> str:
    """A figure in its unit: "64%", "6.4 hours"."""
    if one.kind is Kind.SHARE:
        return f"{value * 100:.0f}%"
    return f"{value:,.1f} {one.unit}".strip() if one.kind is Kind.MIDDLE else f"{value:,.0f}"


def scrutiny(found: ScrutinyShown | None) -> tuple[str, str, str]:
    """The verdict, the words, and whose they are."""
    if found is None:
        return ("Not looked at yet", "Independent scrutiny has not said anything of this finding.", "")
    return (found.assured.label, found.words, f"{found.said_by}, {say.day(found.on)}")


def evidence(action: ActionShown) -> Sequence[str]:
    """Each piece in a line: what it shows, where it is, who gave it."""
    return [
        f"{each.shows.label}: {each.words}{f' ({each.where})' if each.where else ''} – {each.by}, {say.day(each.on)}"
        for each in action.evidence
    ]


def _target(found: Measured) -> str:
    if found.target is None or found.line is None:
        return "None is set"
    reached = {True: "reached", False: "not reached", None: "cannot be said yet"}[found.is_reached]
    return f"{amount(found.line.indicator, found.target)}: {reached}"


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
