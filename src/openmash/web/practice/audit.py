"""One audit: how it was drawn, how far it has come, what it found, whether two agreed, and what is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.screening.agreement import Agreement
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.insight.practice import following, results, selectors
from openmash.insight.practice.following import FindingShown
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.results import Agreed, Compared, Moved, Results, SectionResult
from openmash.insight.practice.selectors import AuditShown, DrawnAgain
from openmash.insight.practice.words import By, Of
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.web.practice.audits import actions_table, progress_said

FEW = "Too few to say"
KAPPA = (
    "Weighted kappa is 1 where two people always give the same grade, and 0 where they agree no more often than by "
    "chance; the further apart, the more it counts against. The range is where it would fall in 95 of 100 such samples."
)


@dataclass(frozen=True)
class FindingLine:
    """A finding with what is done about it."""

    section: str
    kind: str
    words: str
    actions: Table | None
    act_url: str


@dataclass(frozen=True)
class AuditPage:
    """What the template shows."""

    title: str
    back: Link
    asks: str
    said: str
    taught: str
    links: Sequence[Link]
    mine: Table | None
    result: Table | None
    result_said: str
    compared: Table | None
    compared_said: Sequence[str]
    agreement: Table | None
    agreement_said: str
    findings: Sequence[FindingLine]
    drawn: Sequence[Fact]


@screen(Permission.SEE, load=selectors.audit, log="practice.viewed")
def audit(request: HttpRequest, actor: Actor, loaded: AuditShown, audit_id: UUID) -> Shown:
    """The audit over all its records; beside it an auditor's own records, by name."""
    row, today = loaded.row, local_date(timezone.now())
    found = results.results(audit_id, actor=actor)
    agreed = results.agreed(audit_id, actor=actor)
    before = selectors.audit(row.follows_id, actor=actor) if row.follows_id else None
    moved = results.compared(row.follows_id, audit_id, actor=actor) if row.follows_id else []
    mine, about = _mine(audit_id, actor)
    draws = bool(may(actor, Permission.DRAW))
    acts = bool(may(actor, Permission.ACT))
    links = []
    if draws and loaded.ended_at is None:
        links += [
            Link("Say what was found", reverse("audit_finding", args=[audit_id])),
            Link("End this audit", reverse("audit_end", args=[audit_id])),
        ]
    if draws and loaded.ended_at is not None and loaded.followed_by is None:
        links.append(Link("Draw it again", reverse("audit_again", args=[audit_id])))
    if before is not None:
        links.append(Link(f"The audit before: {before.row.title}", reverse("audit", args=[before.id])))
    if loaded.followed_by:
        links.append(Link("It was drawn again: see what changed", reverse("audit", args=[loaded.followed_by])))
    page = AuditPage(
        row.title, Link("Audits of practice", reverse("audits")), row.asks,
        _standing_said(loaded, today), loaded.taught, links, mine,
        _result(found), _result_said(found), _compared(moved) if moved else None,
        _moved_said(moved, has_before=before is not None), _agreement(agreed), _agreement_said(agreed),
        [_finding(each, loaded, acts) for each in following.findings(audit_id, actor=actor)],
        _drawn(loaded, selectors.drawn_again(audit_id, actor=actor)),
    )  # fmt: skip
    return Shown("practice/audit.html", page, about=about)


def _standing_said(loaded: AuditShown, today: date) -> str:
    if loaded.ended_at is not None:
        return f"Ended {say.day_of(loaded.ended_at)}. {progress_said(loaded)}"
    if not loaded.is_open(today):
        return f"Its records closed on {say.day(loaded.row.due_on)}. {progress_said(loaded)}"
    return f"Open until {say.day(loaded.row.due_on)}. {progress_said(loaded)}"


def _mine(audit_id: UUID, actor: Actor) -> tuple[Table | None, Sequence[str]]:
    if not may(actor, Permission.GRADE):
        return None, ()
    rows = selectors.mine(audit_id, actor=actor)
    cards = people_cards([row.person_id for row, *_ in rows], actor)
    lines = []
    for row, graded, asked, answered in rows:
        card = cards.get(row.person_id)
        is_second = row.second_id == actor.account_id
        stands = "To be read and graded"
        if graded and is_second:
            stands = "Graded, as the second auditor"
        elif graded:
            stands = "Graded; talk it over with whoever did the work"
        if not is_second and asked:
            stands = "Answered: agree the grades" if answered else "Waits for whoever did the work"
        lines.append(
            (
                Cell(card.name if card else "A child", reverse("audit_record", args=[row.pk])), Cell(row.stratum),
                Cell("Second" if is_second else "First"), Cell(stands),
            )
        )  # fmt: skip
    about = [f"person:{row.person_id}" for row, *_ in rows]
    return (
        Table("Drawn for you", ("Record", "Drawn from", "You are auditor", "How it stands"), lines) if lines else None,
        about,
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}% ({part} of {whole})" if whole else "Did not apply"


def _result(found: Results) -> Table | None:
    if not found.said or found.whole is None:
        return None
    heads = ("What was looked at", *(label for label, _ in found.whole.grades), "Good or better")
    return Table(
        "What was found", heads, [_line(each) for each in (*found.sections, found.whole)], caption_hidden=True
    )  # fmt: skip


def _line(each: SectionResult) -> Sequence[Cell]:
    return (
        Cell(each.title),
        *(Cell(str(many), is_number=True) for _, many in each.grades),
        Cell(_share(each.good, each.of)),
    )


def _result_said(found: Results) -> str:
    if not found.said:
        return (
            f"{say.count_of(found.records, 'record')} graded so far. Below {found.least}, grades are not counted: a "
            "figure of so few would be about people one could name."
        )
    return (
        "The grades agreed with whoever did the work; the first auditor’s where they were not asked. Practice is "
        "graded, and no worker and no team is."
    )


def _compared(moved: Sequence[Compared]) -> Table:
    words = {Moved.BETTER: "Better", Moved.WORSE: "Worse", Moved.UNKNOWN: "We cannot tell"}
    rows = [
        (
            Cell(each.title),
            Cell(_share(*each.before)),
            Cell(_share(*each.after)),
            Cell(words[each.moved]),
            Cell(f"{_points(each.low)} to {_points(each.high)} points"),
        )
        for each in moved
    ]
    return Table(
        "Good or better, then and now",
        ("What", "First", "Again", "So", "Range of the change"),
        rows,
        caption_hidden=True,
    )


def _points(share: float) -> str:
    return f"{100 * share:+.0f}".replace("-", "−")


def _moved_said(moved: Sequence[Compared], *, has_before: bool) -> Sequence[str]:
    if not has_before:
        return ()
    if not moved:
        return ("Too few records are graded yet to say whether anything changed since the first audit.",)
    found = []
    for word, said in ((Moved.BETTER, "Better than chance explains"), (Moved.WORSE, "Worse than chance explains")):
        if names := [each.title for each in moved if each.moved == word]:
            found.append(f"{said}: {say.listed(names)}.")
    if unknown := [each.title for each in moved if each.moved == Moved.UNKNOWN]:
        found.append(f"We cannot tell: {say.listed(unknown)}. The change is within what chance alone gives.")
    found.append(
        "The two draws are of different children at different times. That practice changed is one reading; that the "
        "children differed is another. The range is where the change would fall in 95 of 100 such pairs of draws."
    )
    return found


def _agreement(agreed: Agreed) -> Table | None:
    if not agreed.whole.n:
        return None
    rows = [(Cell(title), Cell(_of(each))) for title, each in (("The whole", agreed.whole), *agreed.sections)]
    return Table("How often two people agreed", ("What", "Agreement"), rows, caption_hidden=True)


def _of(each: Agreement) -> str:
    if not each.said:
        return FEW
    low, high = each.interval
    return f"{each.linear:.2f} ({low:.2f} to {high:.2f}), same grade {100 * each.raw:.0f}%, n {each.n:,}"


def _agreement_said(agreed: Agreed) -> str:
    if not agreed.whole.n:
        return "No record has been graded twice yet, so nobody knows whether two people would grade alike."
    records, audits = say.count_of(agreed.whole.n, "record"), say.count_of(agreed.audits, "audit")
    few = f" {agreed.whole.why_not}" if agreed.whole.why_not else ""
    return f"{records} graded twice with this tool, in {audits}.{few} {KAPPA}"


def _finding(each: FindingShown, loaded: AuditShown, acts: bool) -> FindingLine:
    return FindingLine(
        loaded.tool.section(each.section).title,
        "Good practice" if each.is_strength else "To be put right",
        each.words,
        actions_table(f"What is done about: {each.words}", each.actions) if each.actions else None,
        reverse("audit_act", args=[each.id]) if acts else "",
    )


def _drawn(loaded: AuditShown, again: DrawnAgain) -> list[Fact]:
    row = loaded.row
    if again.same_frame and again.same == again.of:
        repeats = f"Drawn again now with seed {row.seed}, it gives the same {say.count_of(again.of, 'record')}."
    else:
        repeats = (
            f"Drawn again now with seed {row.seed}, {again.same} of {again.of} are the same: records were agreed to be "
            "one person, restricted or put right since."
        )
    return [
        Fact("Drawn by", f"{loaded.by}, {say.day_of(row.recorded_at)}"),
        Fact(
            "From",
            f"{Of(row.of).label}; decided from {say.day_of(row.since)} to {say.day_of(row.until)}: "
            f"{row.frame_many} {'child' if row.frame_many == 1 else 'children'}",
        ),
        Fact("Divided", str(By(row.by).label)),
        Fact("Left out", "Restricted records, and children drawn for this audit before"),
        Fact("The same lot", repeats),
        Fact("Graded twice", f"{row.double_percent} of a hundred, by somebody who does not see the first grade"),
        Fact("Tool", f"{loaded.tool.title}, version {loaded.tool.version}. {loaded.tool.source}"),
    ]
