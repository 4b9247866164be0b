"""How often the hub is interrupted, by what, and how soon somebody takes it on: teams and roles, never a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.access.selectors import team_sizes
from openmash.foundation.agencies.selectors import teams
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.foundation.governance.profile import profile
from openmash.foundation.notices.permissions import Permission
from openmash.foundation.notices.selectors import Interrupted, interrupted
from openmash.statute.calendar import local_date

DAYS = 14
LEAST = 3
"""A team of fewer is counted with others like it: its number would be a person's."""
SMALL = "Teams of one or two, together"
ABOUT = {
    "contact": "A child said to be in danger now",
    "offer": "A child offered, or come back from a silent team",
    "act": "A protective act waiting for a manager’s view",
    "check": "The hub asking what an agency holds",
    "question": "A late answer: does this change it?",
    "area": "Another area that has not answered",
    "night": "The hand-over and the return",
    "missing": "A child missing, or back",
    "link": "A one-time link",
}
LEFT_OUT = "Messages about restricted children are left out, and no person is counted."


@dataclass(frozen=True)
class InterruptionsPage:
    """What the template shows."""

    title: str
    said: str
    tables: tuple[Table, ...]
    empty: Empty


@screen(Permission.COUNT_INTERRUPTIONS, log="notices.interruptions_counted")
def interruptions(request: HttpRequest, actor: Actor) -> Shown:
    """The last fourteen days."""
    now = timezone.now()
    found = interrupted(actor=actor, since=now - timedelta(days=DAYS))
    local = profile(settings.OPENMASH_PROFILE, on=local_date(now))
    in_time = local.limit("message_to_deputy").due(now, local.calendar()) - now
    sizes, names = team_sizes(), {team.id: team.name for team in teams()}

    def to(one: Interrupted) -> str:
        if one.team_id is None:
            return f"Whoever is {Role(one.role).label.lower()}" if one.role in Role.values else "Others"
        return names.get(one.team_id, "Others") if sizes.get(one.team_id, 0) >= LEAST else SMALL

    columns = ("Times", "Taken on in time", "Sent to a deputy", "Sent to a manager", "Taken on by nobody")
    first = "To whom"
    page = InterruptionsPage(
        "Interruptions",
        _said(found, in_time) if found else "",
        (
            Table("By team and role", (first, *columns), _rows([(to(one), one) for one in found], in_time)),
            Table(
                "By what they were about",
                ("About", *columns),
                _rows([(ABOUT.get(one.about, "Something else"), one) for one in found], in_time),
            ),
            Table(
                "By day",
                ("Day", *columns),
                _rows([(say.day(local_date(one.at)), one) for one in reversed(_by_time(found))], in_time, ordered=True),
                left_out=LEFT_OUT,
            ),
        ),
        Empty("Nobody was interrupted", f"Messages marked Now of the last {DAYS} days are counted here. {LEFT_OUT}"),
    )
    return Shown("shell/interruptions.html", page)


def _by_time(found: Sequence[Interrupted]) -> list[Interrupted]:
    return sorted(found, key=lambda one: one.at)


def _said(found: Sequence[Interrupted], in_time: timedelta) -> str:
    most = Counter(ABOUT.get(one.about, "Something else") for one in found).most_common(1)[0]
    taken = sum(_in_time(one, in_time) for one in found)
    minutes = say.count_of(int(in_time.total_seconds() // 60), "minute")
    a_day = f", about {round(len(found) / DAYS)} a day" if len(found) >= DAYS else ""
    return (
        f"Messages marked Now were sent {say.count_of(len(found), 'time')} in the last {DAYS} days{a_day}. {taken} of "
        f"them taken on within {minutes}. Most often: {most[0][:1].lower()}{most[0][1:]} ({most[1]})."
    )


def _in_time(one: Interrupted, in_time: timedelta) -> bool:
    return one.accepted_at is not None and one.accepted_at - one.at <= in_time


def _rows(
    found: Sequence[tuple[str, Interrupted]], in_time: timedelta, *, ordered: bool = False
) -> list[tuple[Cell, ...]]:
    """One row a name, the most interrupted first, or in the order given."""
    times = Counter(name for name, _ in found)
    names = list(times) if ordered else [name for name, _ in times.most_common()]
    rows = []
    for name in names:
        here = [one for each, one in found if each == name]
        counts = (
            len(here),
            sum(_in_time(one, in_time) for one in here),
            sum(one.to_deputy for one in here),
            sum(one.to_manager for one in here),
            sum(one.accepted_at is None for one in here),
        )
        rows.append((Cell(name), *(Cell(str(count), is_number=True) for count in counts)))
    return rows
