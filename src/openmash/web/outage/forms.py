"""Give out paper forms: choose the kind and how many, then print them. Each has a number of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.outage import actions, selectors
from openmash.casework.outage.permissions import Permission
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.agencies.selectors import teams
from openmash.foundation.design.forms import Choice, Form, Number, Option
from openmash.foundation.design.parts import Cell, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.outage.blank import pad


class PadForm(Form):
    """Which forms, for whom."""

    kind = Choice(
        "What will be written on it?", tuple(Option(each.value, str(each.label)) for each in FormKind),
        required="Choose what will be written on it.",
    )  # fmt: skip
    team = Choice("For which team?", (), required="Choose the team.")
    count = Number("How many?", hint=f"From 1 to {actions.MOST_FORMS}", required="Enter how many.", most=999)


@dataclass(frozen=True)
class PadPage:
    """What the template shows."""

    title: str
    words: str
    numbers: Sequence[Cell]
    file: Link
    back: Link


@dataclass(frozen=True)
class Pad:
    """Forms that were given out together; about nobody."""

    forms: Sequence[selectors.Form]

    @property
    def about(self) -> Sequence[str]:
        return ()


def load(*, actor: Actor, batch: UUID) -> Pad:
    """The forms. Raises NotVisible where none were given out by this key."""
    found = selectors.forms_of(batch)
    if not found:
        raise NotVisible
    return Pad(found)


@screen(Permission.ISSUE_FORMS, log="")
def outage_forms(request: HttpRequest, actor: Actor) -> Answer:
    """Give some out, one's own team offered first; the page that follows prints them."""
    nearest = sorted(teams(), key=lambda team: (team.pk != actor.team_id, team.agency_id != actor.agency_id))
    kind = PadForm.offering(team=[Option(str(team.pk), f"{team.name} ({team.agency.name})") for team in nearest])
    made: list[UUID] = []

    def act(told: PadForm) -> None:
        made.append(
            actions.issue_forms(
                actor=actor, team_id=UUID(told.team), kind=FormKind(told.kind), count=told.count or 0
            )
        )  # fmt: skip

    form = ask(request, kind.blank(filled={"team": str(actor.team_id or ""), "count": 10}), act)
    if form is None:
        return Go(reverse("outage_pad", kwargs={"batch": made[0]}))
    page = FormPage(
        "Print numbered paper forms", form, Link("When the system is down", reverse("outage")), "", "Give them out",
        ("A form’s number lets it be entered once, whoever tries again. Keep them where the team sits.",),
    )  # fmt: skip
    return Shown("journey/task.html", page)


@screen(Permission.ISSUE_FORMS, load=load, log="")
def outage_pad(request: HttpRequest, actor: Actor, loaded: Pad, batch: UUID) -> Shown:
    """The numbers, and the file to print."""
    first, many, enters = loaded.forms[0], len(loaded.forms), may(actor, Permission.ENTER_PAPER)
    page = PadPage(
        "Paper forms to print",
        f"{many} {'form' if many == 1 else 'forms'} for {first.kind.label.lower()}, given out to {first.team}.",
        [
            Cell(each.number, reverse("outage_form", kwargs={"number": each.number}) if enters else "")
            for each in loaded.forms
        ],
        Link("Print these forms (PDF)", reverse("outage_pad_file", kwargs={"batch": batch})),
        Link("When the system is down", reverse("outage")),
    )
    return Shown("outage/pad.html", page)


@screen(Permission.ISSUE_FORMS, load=load, log="")
def outage_pad_file(request: HttpRequest, actor: Actor, loaded: Pad, batch: UUID) -> Sent:
    """The file: a page for each form."""
    return Sent(
        pad(loaded.forms, timezone.now()), "application/pdf", filename=f"forms-{loaded.forms[0].kind.value}.pdf"
    )
