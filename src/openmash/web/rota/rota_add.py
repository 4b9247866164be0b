"""Put somebody on the rota, or say that one is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.agencies.selectors import teams
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, Option, Text, as_date
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.rota import actions
from openmash.foundation.rota.actions import ShiftKind, ShiftTold
from openmash.foundation.rota.permissions import Permission
from openmash.statute.calendar import at

KINDS = tuple(Option(kind.value, str(kind.label)) for kind in ShiftKind)


class AwayForm(Form):
    """From when to when."""

    starts_on = DateParts("From which day?", required="Enter the first day.")
    starts = Clock("From what time?", required="Enter the time it starts, such as 8.30am.")
    ends_on = DateParts("Until which day?", required="Enter the last day.")
    ends = Clock("Until what time?", required="Enter the time it ends, such as 5pm.")

    def check(self) -> Sequence[Problem]:
        """Both days are whole dates."""
        wrong = [name for name in ("starts_on", "ends_on") if as_date(getattr(self, name)) is None]
        return [Problem(name, "Enter a day, month and year.") for name in wrong]


class AddForm(AwayForm):
    """Who, what, for which team; then the times."""

    who = Text("Who?", hint="Their name or e-mail address, as they sign in.", required="Say who.", most=200)
    kind = Choice("On duty, deputy or away?", KINDS, required="Choose what they are.")
    team = Choice("For which team?", (), hint="Not needed for somebody who is away.")


@dataclass(frozen=True)
class RotaAddPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    asks_who: bool
    button: str
    caption: str = ""


@screen(Permission.KEEP)
def rota_add(request: HttpRequest, actor: Actor) -> Answer:
    """Anybody, for any team."""
    kind = AddForm.offering(team=[Option(str(team.pk), f"{team.name} ({team.agency.name})") for team in teams()])
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        found = accounts_named(form.who.strip())
        if len(found) != 1:
            said = "More than one person has that name: give the e-mail address." if found else "Nobody has that name."
            form = form.with_problems([Problem("who", said)])
        else:
            told = ShiftTold(
                found[0], ShiftKind(form.kind), _at(form.starts_on, form.starts), _at(form.ends_on, form.ends),
                UUID(form.team) if form.team else None,
            )  # fmt: skip
            try:
                actions.put_on(actor=actor, told=told)
                return Go(reverse("rota"))
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    return _shown("Put somebody on the rota", form, asks_who=True, button="Put on the rota")


@screen(Permission.VIEW)
def rota_away(request: HttpRequest, actor: Actor) -> Answer:
    """Oneself: what comes meanwhile goes to a deputy at once."""
    form = AwayForm.parse(request.POST) if request.method == "POST" else AwayForm.blank()
    if request.method == "POST" and form.is_complete:
        told = ShiftTold(
            actor.account_id, ShiftKind.AWAY, _at(form.starts_on, form.starts), _at(form.ends_on, form.ends)
        )
        try:
            actions.put_on(actor=actor, told=told)
            return Go(reverse("rota"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    return _shown("Say that you are away", form, asks_who=False, button="I am away then")


def _shown(title: str, form: Form, *, asks_who: bool, button: str) -> Shown:
    page = RotaAddPage(title, form, Link("Rota", reverse("rota")), asks_who, button)
    return Shown("rota/rota_add.html", page)


def _at(day: PartialDate, clock: time | None) -> datetime:
    on = as_date(day)
    if on is None or clock is None:
        raise Incomplete([Problem("starts_on", "Enter a day, month and year.")])
    return at(on, clock)
