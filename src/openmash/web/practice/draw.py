"""Draw records for an audit at random, or draw an audit again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Number, Option, Text
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.insight.practice import actions, selectors
from openmash.insight.practice.actions import AuditTold
from openmash.insight.practice.models import Audit
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.tool import tools
from openmash.insight.practice.words import By, Of
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date, months_after
from openmash.web.child.task import ask


class AgainForm(Form):
    """An audit drawn again: what is compared is asked alike, so only days and numbers are chosen."""

    title = Text("What is the audit called?", required="Give the audit a name that people will know it by.", most=120)
    asks = LongText("What is it to find out?", required="Say what the audit is to find out.", rows=3)
    since = DateParts("Decisions from", required="Give the first day.", past=True)
    until = DateParts("Up to and including", required="Give the last day.")
    many = Number("How many records?", required="Say how many records.", least=1, most=200)
    double_percent = Number(
        "Of a hundred, how many are graded twice?", required="Say how many are graded twice: 0 for none.", most=100,
        hint="A second auditor grades them without seeing the first grade",
    )  # fmt: skip
    due_on = DateParts("To be read and graded by", required="Give the day by which they are graded.",
                       hint="After it the records close to the auditors")  # fmt: skip

    def check(self) -> Iterable[Problem]:
        """Whole days."""
        for name in ("since", "until", "due_on"):
            found = self.values.get(name)
            if isinstance(found, PartialDate) and as_date(found) is None:
                yield Problem(name, "Give the day, the month and the year.")


class DrawForm(AgainForm):
    """A first audit: also from which children, divided how, and with which tool."""

    of = Choice("From which children?", tuple(Option(each.value, str(each.label)) for each in Of),
                required="Choose from which children.")  # fmt: skip
    by = Choice(
        "How is the draw divided?",
        tuple(Option(each.value, str(each.label)) for each in By),
        required="Choose how the draw is divided.",
        hint="In turn from each group, what is rare is among it",
    )
    tool = Choice("With which tool?", (), required="Choose the tool.")


@dataclass(frozen=True)
class DrawPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link
    caption: str
    is_again: bool
    source: str


@screen(Permission.DRAW)
def audit_draw(request: HttpRequest, actor: Actor) -> Answer:
    """A first draw. Nobody picks a record."""
    now = timezone.now()
    today, local = local_date(now), profile_at(now).practice
    offered = [Option(each.slug, each.title, f"Version {each.version}") for each in tools(today, local)]
    begun = DrawForm.offering(tool=offered).blank(
        filled={
            **_usual(today, local.open_days, local.double_percent), "since": _day(months_after(today, -3)),
            "of": Of.DECIDED.value, "by": By.OUTCOME.value, "tool": offered[0].value,
        }
    )  # fmt: skip
    made: list[UUID] = []
    form = ask(request, begun, lambda told: made.append(actions.draw_audit(actor=actor, told=_told(told))))
    if form is None:
        return Go(reverse("audit", args=[made[0]]))
    page = DrawPage("Draw records for an audit", form, _back(), "", False, _source(local.source, local.confirmed))
    return Shown("practice/draw.html", page)


@dataclass(frozen=True)
class Before:
    """The audit to draw again."""

    row: Audit

    @property
    def about(self) -> Sequence[str]:
        """The audit."""
        return [f"practice:{self.row.pk}"]


def load_before(*, actor: Actor, audit_id: UUID) -> Before:
    """An audit that has ended and was not drawn again. Raises NotVisible."""
    found = selectors.audit(audit_id, actor=actor)
    if found.ended_at is None or found.followed_by is not None:
        raise NotVisible
    return Before(found.row)


@screen(Permission.DRAW, load=load_before, log="practice.viewed")
def audit_again(request: HttpRequest, actor: Actor, before: Before, audit_id: UUID) -> Answer:
    """The same tool, the same children, other records: so that the two can be compared."""
    now = timezone.now()
    today, local = local_date(now), profile_at(now).practice
    first = local_date(before.row.recorded_at) + timedelta(days=1)
    begun = AgainForm.blank(
        filled={
            **_usual(today, local.open_days, before.row.double_percent),
            "since": _day(min(first, today)), "many": before.row.many,
            "title": f"{before.row.title}, again"[:120], "asks": before.row.asks,
        }
    )  # fmt: skip
    made: list[UUID] = []
    form = ask(
        request, begun,
        lambda told: made.append(actions.draw_audit(actor=actor, told=_told(told, follows=audit_id))),
    )  # fmt: skip
    if form is None:
        return Go(reverse("audit", args=[made[0]]))
    caption = f"After “{before.row.title}”, {say.day_of(before.row.recorded_at)}"
    page = DrawPage("Draw the audit again", form, _back(), caption, True, _source(local.source, local.confirmed))
    return Shown("practice/draw.html", page)


def _usual(today: date, open_days: int, double_percent: int) -> dict[str, object]:
    return {
        "until": _day(today), "many": 24, "double_percent": double_percent,
        "due_on": _day(today + timedelta(days=open_days)),
    }  # fmt: skip


def _day(on: date) -> PartialDate:
    return PartialDate(on.year, on.month, on.day)


def _told(form: AgainForm, follows: UUID | None = None) -> AuditTold:
    since, until, due_on = (as_date(each) for each in (form.since, form.until, form.due_on))
    if since is None or until is None or due_on is None:
        raise Incomplete([Problem("since", "Give whole days.")])
    more = (Of(form.of), By(form.by), form.tool) if isinstance(form, DrawForm) else (Of.DECIDED, By.OUTCOME, "")
    return AuditTold(
        form.title, form.asks, since, until, form.many or 0, due_on, form.double_percent or 0, *more, follows=follows
    )


def _back() -> Link:
    return Link("Audits of practice", reverse("audits"))


def _source(source: str, confirmed: bool) -> str:
    return f"Grades, shares and days: {source}." + ("" if confirmed else " The partnership has not confirmed them.")
