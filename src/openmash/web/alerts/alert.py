"""One alert: what changed or stopped, what might explain it, what was said, and the answer of whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.outage.permissions import Permission as Outage
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer as Sent
from openmash.foundation.access.screens import Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.foundation.imports.permissions import Permission as Imports
from openmash.foundation.instruments.permissions import Permission as Instruments
from openmash.foundation.rota.permissions import Permission as Rota
from openmash.insight.alerts import actions, selectors
from openmash.insight.alerts.actions import AnswerTold
from openmash.insight.alerts.permissions import Permission
from openmash.insight.alerts.selectors import AlertShown
from openmash.insight.alerts.words import Answer
from openmash.insight.scorecard.permissions import Permission as Scorecard
from openmash.web.child.task import ask

LEADS: Mapping[str, StrEnum] = {
    "rota": Rota.VIEW, "partner_files": Imports.SEE_FILES, "outage": Outage.SEE, "local_forms": Instruments.VIEW,
    "scorecard_figure": Scorecard.VIEW,
}  # fmt: skip
"""Where a fact may lead, and who may go there."""
NO_VERDICT = "Facts of the same days. None of them is the reason until somebody says so."
NOTHING = "Nothing these records hold of those days would explain it."


class AnswerForm(Form):
    """What explains it, who looks, or what was done."""

    answer = Choice(
        "What do you say?", tuple(Option(each.value, str(each.label)) for each in Answer), required="Choose one."
    )
    words = LongText(
        "What explains it, what is being looked at, or what was done?", hint="Name no child and no worker", rows=4,
        required="Say what explains it, or what is done.",
    )  # fmt: skip
    by_whom = Text("If somebody is looking at it: who?", most=120)
    until = DateParts("Until which day?")


@dataclass(frozen=True)
class AlertPage:
    """What the template shows. `form` is None where it is not the reader's to answer."""

    title: str
    caption: str
    sentence: str
    facts: Sequence[Fact]
    might: Sequence[Link]
    nothing: str
    no_verdict: str
    weeks: Table | None
    said: Sequence[Fact]
    form: AnswerForm | None
    figure: Link | None
    back: Link


@dataclass(frozen=True)
class Loaded:
    """The alert; it is about nobody."""

    shown: AlertShown

    @property
    def about(self) -> Sequence[str]:
        return (f"alert:{self.shown.id}",)


def load(*, actor: Actor, alert_id: UUID) -> Loaded:
    """This alert. Raises NotVisible."""
    return Loaded(selectors.alert(alert_id, actor=actor))


@screen(Permission.VIEW, load=load, log="")
def alert(request: HttpRequest, actor: Actor, loaded: Loaded, alert_id: UUID) -> Sent:
    """Read it, and answer it where it is one's own."""
    one = loaded.shown
    answers = one.is_mine and one.is_open and bool(may(actor, Permission.ANSWER))
    form: AnswerForm | None = None
    if answers:
        form = ask(request, AnswerForm.blank(), lambda told: _answer(actor, alert_id, told))
        if form is None:
            return Go(reverse("alerts"))
    page = AlertPage(
        f"{one.kind.label}: {one.what}", one.of, one.sentence, _facts(one), _might(one, actor),
        "" if one.might else NOTHING, NO_VERDICT if one.might else "", _weeks(one), _said(one), form,
        Link("This figure, month by month", reverse("scorecard_figure", args=[one.indicator]))
        if one.indicator and may(actor, Scorecard.VIEW)
        else None,
        Link("What changed or stopped", reverse("alerts")),
    )  # fmt: skip
    return Shown("alerts/alert.html", page)


def _answer(actor: Actor, alert_id: UUID, told: AnswerForm) -> None:
    actions.answer(
        actor=actor, alert_id=alert_id,
        told=AnswerTold(Answer(told.answer), told.words, told.by_whom, as_date(told.until)),
    )  # fmt: skip


def _facts(one: AlertShown) -> list[Fact]:
    again = [Fact("Recorded again", f"Since {say.day_of(one.resumed_on)}")] if one.resumed_on else []
    return [
        *(Fact(key, value) for key, value in one.facts),
        *again,
        Fact("Found in the night before", say.day(one.raised_at)),
        Fact("Who answers for it", one.owner),
    ]


def _might(one: AlertShown, actor: Actor) -> list[Link]:
    return [
        Link(
            each.words,
            reverse(each.url_name, kwargs=dict(each.arguments))
            if each.url_name in LEADS and may(actor, LEADS[each.url_name])
            else "",
        )
        for each in one.might
    ]


def _weeks(one: AlertShown) -> Table | None:
    rows = [[Cell(week), Cell(say.begun(many), is_number=True)] for week, many in one.weeks]
    return Table("Week by week", ("Week", "Recorded"), rows) if rows else None


def _said(one: AlertShown) -> list[Fact]:
    return [
        Fact(
            f"{each.by}, {say.day_of(each.at)}",
            f"{each.answer.label}. {each.words}"
            + (f" ({each.by_whom}, until {say.day_of(each.until)})" if each.until else ""),
        )
        for each in reversed(one.said)
    ]
