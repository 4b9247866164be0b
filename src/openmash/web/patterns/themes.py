"""Themes: those somebody owns and how often each is said now; and what is said more often than it was, to own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.patterns.hotspots.limits import SMALL_NUMBERS
from openmash.insight.patterns.permissions import Permission
from openmash.insight.patterns.themes import Found, Rising, find, told_of
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import SubjectShown
from openmash.records.subjects.words import Kind
from openmash.statute.calendar import local_date
from openmash.web.patterns.ground import ground_of
from openmash.web.patterns.theme_items import Gathered, gather

LISTED = 12


@dataclass(frozen=True)
class Proposed:
    """Something that rises: what, the finding in a sentence, what is behind it, and where a theme is made of it."""

    what: str
    kind: str
    sentence: str
    behind: Sequence[Link]
    not_listed: str
    make: Link


@dataclass(frozen=True)
class ThemesPage:
    """What the template shows."""

    title: str
    owned: Table
    nobody_owns: Empty
    proposed: Sequence[Proposed]
    nothing_rises: Empty
    method: Sequence[str]


@dataclass(frozen=True)
class Looked:
    """What was looked through, and what was found in it."""

    gathered: Gathered
    found: Found
    today: date


def look(actor: Actor) -> Looked:
    """Look now, in what every core role may read."""
    today = local_date(timezone.now())
    gathered = gather(actor, today, ground_of(settings.OPENMASH_PROFILE))
    return Looked(gathered, find(gathered.items, today), today)


@screen(Permission.FIND_THEMES, log="patterns.themes_viewed")
def themes(request: HttpRequest, actor: Actor) -> Answer:
    """Themes that are owned, then what rises; what somebody has made a theme of is proposed no more."""
    looked = look(actor)
    owned = subjects.visible(actor=actor, kind=Kind.THEME, closed=False)
    made = {each.identifier for each in owned}
    proposed = [_proposed(one, looked) for one in looked.found.rising if one.what not in made]
    page = ThemesPage(
        title="Themes",
        owned=_owned(actor, owned, looked),
        nobody_owns=Empty("Nobody owns a theme yet", "A theme is made of what rises, below, or kept by hand."),
        proposed=proposed,
        nothing_rises=Empty(
            "Nothing else is said more often than chance would have it",
            "That is a result. It does not mean that nothing happens.",
        ),
        method=_method(looked.found),
    )
    return Shown(
        "patterns/themes.html", page,
        about=[*(f"subject:{each.id}" for each in owned), *sorted(looked.gathered.people)],
    )  # fmt: skip


def _owned(actor: Actor, owned: Sequence[SubjectShown], looked: Looked) -> Table:
    aims = subjects.aims([each.id for each in owned], actor=actor)
    rows = []
    for theme in owned:
        change, known_by = aims.get(theme.id, ("", ""))
        response = Cell(change or "Nobody has said yet", note=f"Known by: {known_by}" if known_by else "")
        rows.append([
            Cell(theme.name, reverse("subject", args=[theme.id]), theme.words), Cell(theme.owner), response,
            Cell(_now(theme, looked)), Cell(_until(theme, looked.today)),
        ])  # fmt: skip
    heads = ("Theme", "Owner", "What is done about it", "How often it is said now", "Until")
    return Table("Themes somebody owns", heads, rows)


def _now(theme: SubjectShown, looked: Looked) -> str:
    if not theme.identifier:
        return "Not counted: nobody has said by which word"
    recent, earlier = told_of(looked.gathered.items, theme.identifier, looked.found)
    days = looked.found.search.recent_days
    return (
        f"{_count(recent)} in the last {days} days, {_count(earlier)} in the {looked.found.search.earlier_days} before"
    )


def _until(theme: SubjectShown, today: date) -> str:
    if theme.until is None:
        return "No day was given"
    if theme.until < today:
        return f"Expired on {say.day(theme.until)}: renew it, or close it"
    return say.day(theme.until)


def _count(many: int) -> str:
    return f"{many:,}" if many == 0 or many >= SMALL_NUMBERS.cell else f"fewer than {SMALL_NUMBERS.cell}"


def sentence_of(one: Rising, found: Found) -> str:
    """“8 of 60 in the last 56 days, fewer than 5 of 300 in the 308 before; 1.7 would be expected…”"""
    often = f"1 in {max(2, round(1 / one.q)):,}" if one.q > 1e-6 else "less than 1 in a million"
    return (
        f"In {one.recent} of {found.recent:,} items of the last {found.search.recent_days} days, and "
        f"{_count(one.earlier)} of {found.earlier:,} of the {found.search.earlier_days} before; {one.expected:g} would "
        f"be expected. Chance {often}, allowing for all that was looked at. First on {say.day(one.first)}."
    )


def _proposed(one: Rising, looked: Looked) -> Proposed:
    behind = [looked.gathered.behind[key] for key in one.items if key in looked.gathered.behind]
    counted = len(one.items) - len(behind)
    left = [f"{len(behind) - LISTED} more like these"] if len(behind) > LISTED else []
    if counted:
        left.append(f"{_count(counted)} incidents or interviews, which are counted and not listed")
    make = reverse("make_theme") + "?" + urlencode({"of": one.key})
    return Proposed(
        one.what, one.kind, sentence_of(one, looked.found), behind[:LISTED], " and ".join(left),
        Link("Make a theme of it", make),
    )  # fmt: skip


def _method(found: Found) -> list[str]:
    return [
        (
            f"Looked through {found.recent + found.earlier:,} items: releases of code P that every core role may read, "
            "return home interviews by their codes, and incidents. Releases under conditions (code C), and whatever is "
            f"about somebody restricted, are not counted. Since {say.day(found.since)} is held against the "
            f"{found.search.earlier_days} days before; {found.looked_at:,} words, places, kinds and times were tried."
        ),
        (
            f"Method: {found.method}; version {found.version}. At least {found.search.fewest} items; at most "
            f"{found.search.alpha:.0%} of what is proposed is expected to be chance."
        ),
        "More reports of something can mean more noticing. It says where to look, not what is so.",
    ]
