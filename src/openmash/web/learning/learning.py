"""What the partnership learns: themes with an owner and a response, briefings, and what was learnt lately elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.complaints import selectors as complaints
from openmash.casework.complaints.permissions import Permission as Complaints
from openmash.casework.differences import selectors as differences
from openmash.casework.differences.permissions import Permission as Differences
from openmash.casework.misfiled import selectors as misfiled
from openmash.casework.misfiled.permissions import Permission as Misfiled
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.insight.learning import actions, selectors
from openmash.insight.learning.actions import ThemeTold
from openmash.insight.learning.permissions import Permission
from openmash.insight.learning.policy import KEEPERS
from openmash.insight.learning.selectors import BriefingShown, ThemeShown
from openmash.insight.learning.words import From
from openmash.insight.practice import following
from openmash.insight.practice.permissions import Permission as Practice
from openmash.statute.calendar import local_date
from openmash.web.child.task import TaskPage, ask

MOST = 12
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class ThemeLine:
    """One theme, whose it is and what is done."""

    title: str
    what: str
    learnt_from: str
    response: str
    owner: str
    briefings: Sequence[Link]
    keep: Link | None
    write: Link | None


@dataclass(frozen=True)
class LearningPage:
    """What the template shows."""

    title: str
    sentence: str
    keep: Link | None
    briefings: Table | None
    no_briefing: Empty
    themes: Sequence[ThemeLine]
    no_theme: Empty
    lately: Table | None


@screen(Permission.READ, log="")
def learning(request: HttpRequest, actor: Actor) -> Shown:
    """Themes and briefings. They name nobody."""
    today = local_date(timezone.now())
    themes, told = selectors.themes(actor=actor), selectors.briefings(actor=actor)
    keeps = bool(may(actor, Permission.KEEP))
    titles = {each.id: each.title for each in told}
    unread = [each for each in told if each.will_do is None]
    page = LearningPage(
        "What we learn",
        f"{say.count_of(len(themes), 'theme')} with an owner and a response. "
        + (
            f"{say.count_of(len(unread), 'briefing')} you have not read." if unread else "You have read every briefing."
        ),
        Link("Add a theme", reverse("keep_theme")) if keeps else None,
        _briefings(told) if told else None,
        Empty("No briefing is published yet", "What is learnt is told to everybody in seven minutes of reading."),
        [_theme(each, titles, keeps, today) for each in themes],
        Empty(
            "No theme is kept yet",
            "What audits, differences, reviews and families teach is kept here, each with an owner.",
        ),
        _lately(actor),
    )
    return Shown("learning/learning.html", page)


def _briefings(told: Sequence[BriefingShown]) -> Table:
    rows = [
        (
            Cell(each.title, reverse("briefing", args=[each.id])),
            Cell(say.day_of(each.at)),
            Cell(each.by),
            Cell("Read" if each.will_do is not None else "To read", note=each.will_do or ""),
        )
        for each in told
    ]
    return Table("Seven-minute briefings", ("Briefing", "Published", "By", "You"), rows)


def _theme(each: ThemeShown, titles: Mapping[UUID, str], keeps: bool, today: date) -> ThemeLine:
    late = " Late." if each.due_on < today else ""
    return ThemeLine(
        each.title, each.what, str(each.learnt_from.label), each.response,
        f"{each.owner}, by {say.day_of(each.due_on)}.{late}",
        [Link(titles[key], reverse("briefing", args=[key])) for key in each.briefings if key in titles],
        Link("Say what has become of it", reverse("keep_theme_again", args=[each.id])) if keeps else None,
        Link("Write a briefing", reverse("write_briefing", args=[each.id])) if keeps else None,
    )  # fmt: skip


def _lately(actor: Actor) -> Table | None:
    """What audits, differences, complaints and breaches taught, the newest first: for whoever may read those."""
    rows: list[tuple[Cell, Cell, Cell]] = []
    if may(actor, Practice.SEE):
        rows += [
            (Cell(words, reverse("audit", args=[audit_id])), Cell("An audit of practice"), Cell(say.day_of(at)))
            for words, audit_id, at in following.newest_findings(actor=actor, limit=MOST)
        ]
    if may(actor, Differences.LEARN):
        rows += [
            (Cell(each.learning), Cell(f"A difference between {each.between}"), Cell(say.day_of(each.ended_at)))
            for each in differences.learned(actor=actor, limit=MOST)
        ]
    if may(actor, Complaints.ANSWER):
        since = local_date(timezone.now()) - YEAR
        rows += [
            (
                Cell(each.learnt),
                Cell(f"A complaint: {each.theme.label[0].lower()}{each.theme.label[1:]}"),
                Cell(say.day_of(each.on)),
            )
            for each in complaints.learnt(actor=actor, since=since)[:MOST]
        ]
    if may(actor, Misfiled.READ_LESSONS):
        rows += [
            (Cell(words), Cell("A breach: what went wrong with people’s details"), Cell(say.day_of(at)))
            for words, at in misfiled.lessons(actor=actor, limit=MOST)
        ]
    return Table("Learnt lately, to be made a theme or not", ("What", "From", "When"), rows) if rows else None


class ThemeForm(Form):
    """A theme with its owner and response."""

    title = Text("What is the theme called?", required="Give the theme a name.", most=120)
    learnt_from = Choice("Where was it learnt?", tuple(Option(each.value, str(each.label)) for each in From),
                         required="Choose where it was learnt.")  # fmt: skip
    what = LongText(
        "What was learnt?", required="Say what was learnt.", rows=4, hint="Over several children. Name none"
    )
    response = LongText("What is done about it?", required="Say what is done about it.", rows=4)
    owner = Choice("Whose is it?", (), required="Choose whose it is.")
    due_on = DateParts("By when is it looked at again?", required="Give the day.")


def _offered() -> type[ThemeForm]:
    owners = {each.pk: each for role in (*KEEPERS, Role.TEAM_MANAGER) for each in accounts_with(role)}
    return ThemeForm.offering(owner=[Option(str(key), each.name, each.job_title) for key, each in owners.items()])


@screen(Permission.KEEP)
def keep_theme(request: HttpRequest, actor: Actor) -> Answer:
    """Keep a theme."""
    form = ask(request, _offered().blank(), lambda told: actions.keep_theme(actor=actor, told=_told(told)))
    if form is None:
        return Go(reverse("learning"))
    return Shown("learning/keep_theme.html", TaskPage("Add a theme", form, _back(), ""))


def load_theme(*, actor: Actor, theme_id: UUID) -> ThemeShown:
    """One theme as it stands. Raises NotVisible."""
    return selectors.theme(theme_id, actor=actor)


@screen(Permission.KEEP, load=load_theme, log="learning.viewed")
def keep_theme_again(request: HttpRequest, actor: Actor, theme: ThemeShown, theme_id: UUID) -> Answer:
    """Say what has become of a theme; what was said before stays."""
    filled = {
        "title": theme.title, "learnt_from": theme.learnt_from.value, "what": theme.what, "response": theme.response,
        "owner": str(theme.owner_id),
    }  # fmt: skip
    form = ask(
        request, _offered().blank(filled=filled),
        lambda told: actions.keep_theme(actor=actor, told=_told(told), supersedes=theme_id),
    )  # fmt: skip
    if form is None:
        return Go(reverse("learning"))
    return Shown("learning/keep_theme.html", TaskPage("What has become of it", form, _back(), theme.title))


def _told(form: ThemeForm) -> ThemeTold:
    due_on = as_date(form.due_on)
    if due_on is None:
        raise Incomplete([Problem("due_on", "Give the day, the month and the year.")])
    return ThemeTold(form.title, From(form.learnt_from), form.what, UUID(form.owner), form.response, due_on)


def _back() -> Link:
    return Link("What we learn", reverse("learning"))
