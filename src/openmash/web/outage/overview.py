"""Ready for an outage: how old each team's last safe copy is, the paper forms, and whether a backup restores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.outage import selectors
from openmash.casework.outage.permissions import Permission
from openmash.casework.outage.selectors import Copy, DrillShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft

DRILL_EVERY_DAYS = 31
"""A restore is tried every month; after this the last drill is called late."""

NO_DRILL = (
    "A drill makes a backup, restores it into a database of its own and compares the two, row by row and page by page. "
    "Whoever runs the service runs it each month: openmash drill. A demonstration runs one by itself after its first "
    "start, which takes a minute or two."
)


@dataclass(frozen=True)
class OutagePage:
    """What the template shows."""

    title: str
    sentence: str
    late: TimeLeft | None
    links: Sequence[Link]
    copies: Table | None
    no_copies: Empty
    drills: Table | None
    no_drills: Empty
    forms: Table | None
    no_forms: Empty


def late_copies(actor: Actor) -> int:
    """How many teams have no copy of the hour that is due, for the first page; all of them where no folder is set."""
    found = selectors.newest(now=timezone.now())
    return sum(each.is_late for each in found)


@screen(Permission.SEE, log="")
def outage(request: HttpRequest, actor: Actor) -> Shown:
    """What there is for the hour the system goes down, and how old it is. No child is on this page."""
    now = timezone.now()
    copies, drills = selectors.newest(now=now), selectors.drills()
    links = [
        (Permission.OPEN_COPY, Link("Passwords of your team’s copies", reverse("outage_passwords"))),
        (Permission.ISSUE_FORMS, Link("Print numbered paper forms", reverse("outage_forms"))),
        (Permission.ENTER_PAPER, Link("Enter a paper form", reverse("outage_enter"))),
    ]
    late = [each for each in copies if each.is_late]
    page = OutagePage(
        "When the system is down",
        _sentence(copies, now),
        TimeLeft(f"{say.listed([each.team for each in late])}", True) if late else None,
        [link for permission, link in links if may(actor, permission)],
        _copies(copies, now) if copies else None,
        Empty(
            "No copy has been written yet",
            "Each team’s copy is written at the hours that are set; where one is missing, within some minutes."
            if settings.OPENMASH_COPIES
            else "No folder is set to write them into (OPENMASH_COPIES). Ask whoever runs the service.",
        ),
        _drills(drills, now) if drills else None, Empty("No backup has been proved to restore", NO_DRILL),
        _forms(bool(may(actor, Permission.ISSUE_FORMS))),
        Empty("No forms have been given out", "Print some for each team, and keep them where the hub sits."),
    )  # fmt: skip
    return Shown("outage/overview.html", page)


def _sentence(copies: Sequence[Copy], now: datetime) -> str:
    if not copies:
        return "There is no last safe copy of any team."
    oldest = min(each.made_at for each in copies)
    teams = "1 team has" if len(copies) == 1 else f"{len(copies)} teams have"
    return f"{teams} a copy that opens without the system. The oldest was made {say.ago(oldest, now)}."


def _copies(copies: Sequence[Copy], now: datetime) -> Table:
    rows = [
        [
            Cell(each.team),
            Cell(say.moment(each.made_at), note=f"{say.ago(each.made_at, now)}{'. Late' if each.is_late else ''}"),
            Cell(str(each.children), note=f"{each.left_out} more left out" if each.left_out else "", is_number=True),
        ]
        for each in copies
    ]
    return Table(
        "Last safe copies", ("Team", "Made", "Children"), rows,
        left_out="Encrypted; destroyed when the next is there. No restricted child and no protected place is in any.",
    )  # fmt: skip


def _drill_said(drills: Sequence[DrillShown], now: datetime) -> str:
    proved = next((each for each in drills if each.is_the_same), None)
    if proved is None:
        return "No restored system has been proved to be the same as the original."
    when = say.near(proved.finished_at, now)
    said = f"Last proved {when}: what was restored was the original, row by row and page by page."
    if (now - proved.finished_at).days > DRILL_EVERY_DAYS:
        return f"{said} That is more than {DRILL_EVERY_DAYS} days ago: late."
    return said


def _drills(drills: Sequence[DrillShown], now: datetime) -> Table:
    rows = [
        [
            Cell(say.moment(each.finished_at)),
            Cell("The same" if each.is_the_same else "Not the same", note="; ".join(each.differing[:5])),
            Cell(f"{each.rows:,}", note=f"in {each.tables} tables", is_number=True),
            Cell(f"{each.audit_entries:,}" if each.audit_entries is not None else "Did not verify", is_number=True),
            Cell(str(each.pages), note=f"as {say.count_of(len(each.roles), 'role')}", is_number=True),
        ]
        for each in drills
    ]
    columns = ("When", "Restored and original", "Rows compared", "Audit entries", "Pages compared")
    return Table("Restore drills", columns, rows, left_out=_drill_said(drills, now))


def _forms(prints: bool) -> Table | None:
    rows = [
        [
            Cell(each.team),
            Cell(str(each.kind.label), reverse("outage_pad", kwargs={"batch": each.batch}) if prints else ""),
            Cell(say.day_of(each.at)), Cell(str(each.given), is_number=True), Cell(str(each.entered), is_number=True),
        ]
        for each in selectors.given_out()
    ]  # fmt: skip
    return Table("Paper forms given out", ("Team", "Form", "On", "Given out", "Entered"), rows) if rows else None
