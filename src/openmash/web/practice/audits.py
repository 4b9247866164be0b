"""Audits of practice: what is open, what is mine to read, what is to be done, and what earlier ones taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft
from openmash.insight.practice import following, selectors
from openmash.insight.practice.following import ActionShown
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.selectors import AuditShown
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class OpenAudit:
    """An audit whose records are being read."""

    title: str
    url: str
    asks: str
    left: TimeLeft
    said: str


@dataclass(frozen=True)
class AuditsPage:
    """What the template shows."""

    title: str
    sentence: str
    draw: Link | None
    open: Sequence[OpenAudit]
    actions: Table | None
    past: Table | None
    nothing: Empty
    links: Sequence[Link]


@screen(Permission.SEE, log="")
def audits(request: HttpRequest, actor: Actor) -> Shown:
    """Every audit. It shows no record and no worker."""
    today = local_date(timezone.now())
    found = selectors.audits(actor=actor)
    running = [each for each in found if each.is_open(today)]
    over = [each for each in found if not each.is_open(today)]
    acts = following.actions_open(actor=actor)
    late = sum(act.is_late(today) for act in acts)
    page = AuditsPage(
        "Audits of practice",
        f"{say.count_of(len(running), 'audit')} open; {say.count_of(len(acts), 'action')} to be done"
        + (f", {late} late." if late else "."),
        Link("Draw records for an audit", reverse("audit_draw")) if may(actor, Permission.DRAW) else None,
        [
            OpenAudit(
                each.row.title, reverse("audit", args=[each.id]), each.row.asks,
                TimeLeft(f"until {say.day(each.row.due_on)}"), progress_said(each),
            )
            for each in running
        ],
        actions_table("To be done", acts) if acts else None, _past(over) if over else None,
        Empty(
            "No audit is open",
            "An auditor draws records at random; each is read, graded, talked over with whoever did the work, and what "
            "is found becomes something to do.",
        ),
        links_of(actor),
    )  # fmt: skip
    return Shown("practice/audits.html", page)


def links_of(actor: Actor) -> list[Link]:
    """Where else practice is looked at."""
    found = [Link("Decisions looked at again", reverse("audit_decisions"))]
    if may(actor, Permission.LOOK_BACK):
        found.append(Link("What came after your own decisions", reverse("look_back")))
    return found


def progress_said(each: AuditShown) -> str:
    """How far it has come, in a sentence."""
    done = each.progress
    twice = f", {done.graded_twice} of {done.twice} a second time" if done.twice else ""
    talked = f"; {done.answered} of {done.asked} who did the work have answered" if done.asked else ""
    return f"{done.graded} of {say.count_of(done.drawn, 'record')} graded{twice}{talked}."


def actions_table(caption: str, acts: Sequence[ActionShown]) -> Table:
    """Actions with whose they are and by when; done and made a difference are two columns."""
    today = local_date(timezone.now())
    rows = [
        (
            Cell(act.what, reverse("audit_action", args=[act.id]), note=f"Shows by: {act.measure}"),
            Cell(act.owner), Cell(say.day_of(act.due_on), note="Late" if act.is_late(today) else ""),
            Cell(f"Closed {say.day_of(act.closed.at)}" if act.closed else "Not yet",
                 note=str(act.closed.evidence.label) if act.closed else ""),
            Cell(str(act.closed.effect.label) if act.closed else ""),
        )
        for act in acts
    ]  # fmt: skip
    return Table(caption, ("What", "Who", "By", "Done", "Made a difference"), rows)


def _past(over: Sequence[AuditShown]) -> Table:
    rows = [
        (
            Cell(each.row.title, reverse("audit", args=[each.id])),
            Cell(say.day_of(each.row.recorded_at)),
            Cell(str(each.progress.graded), is_number=True),
            Cell(each.taught or "Ended by its day; nobody has said what it taught"),
            Cell("Drawn again" if each.followed_by else ""),
        )
        for each in over
    ]
    return Table("Audits that are over", ("Audit", "Drawn", "Records graded", "What it taught", "Since"), rows)
