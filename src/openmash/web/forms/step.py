"""What becomes of a version: put in force by somebody who drafted none of it, returned, withdrawn, or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import DateParts, Form, LongText, as_date
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotPermitted, NotVisible
from openmash.foundation.instruments import actions
from openmash.foundation.instruments.actions.versions import OWN
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.selectors import VersionShown
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.forms.draft import TaskPage
from openmash.web.forms.loading import AtVersion, load_version


class InForceForm(Form):
    """From which day, and why."""

    from_day = DateParts("From which day?", required="Enter today, or a day to come.")
    words = LongText("What you looked at, and who was told", rows=3, hint="Left empty: nothing is kept but your name")


class WithdrawForm(Form):
    """From which day, and why."""

    from_day = DateParts(
        "From which day?", required="Enter today, or a day to come.",
        hint="What was in force before returns on that day. What was written stays, and is read as it was asked",
    )  # fmt: skip
    words = LongText("Why?", rows=3, required="Say why it is withdrawn.")


class ReturnForm(Form):
    """What must change."""

    words = LongText("What must change?", rows=4, required="Say what must change.")


class DropForm(Form):
    """Why."""

    words = LongText("Why is it dropped?", rows=3, required="Say why it is dropped.")


@dataclass(frozen=True)
class Step:
    """One of the four: its form, its words, and the permission it needs."""

    form: type[Form]
    title: str
    button: str
    permission: Permission


STEPS = {
    "in-force": Step(InForceForm, "Put it in force", "Put it in force from that day", Permission.PUT_IN_FORCE),
    "return": Step(ReturnForm, "Return it for changes", "Return it", Permission.PUT_IN_FORCE),
    "withdraw": Step(WithdrawForm, "Withdraw it", "Withdraw it from that day", Permission.PUT_IN_FORCE),
    "drop": Step(DropForm, "Drop the draft", "Drop it", Permission.DRAFT),
}


@dataclass(frozen=True)
class StepPage(TaskPage):
    """With the words of its button."""

    button: str = ""


@screen(Permission.VIEW, load=load_version)
def form_step(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID, step: str) -> Answer:
    """One form, one button that says what it does."""
    found = STEPS.get(step)
    if found is None:
        raise NotVisible
    require(actor, found.permission)
    if step == "in-force" and actor.account_id in at.shown.drafter_ids:
        raise NotPermitted(OWN)
    blank = found.form.blank(filled=_today(step))
    form = ask(request, blank, lambda told: _act(actor, at.shown, step, told))
    here = reverse("form_version", kwargs={"version_id": version_id})
    if form is None:
        return Go(here)
    page = StepPage(found.title, form, Link("See it as it will look", here), at.shown.title, button=found.button)
    return Shown("forms/step.html", page)


def _today(step: str) -> dict[str, object]:
    today = local_date(timezone.now())
    return {"from_day": PartialDate(today.year, today.month, today.day)} if step in ("in-force", "withdraw") else {}


def _act(actor: Actor, shown: VersionShown, step: str, told: Form) -> None:
    key = shown.kept.id
    if isinstance(told, InForceForm):
        actions.put_in_force(actor=actor, version_id=key, from_day=as_date(told.from_day), words=told.words)
    elif isinstance(told, WithdrawForm):
        actions.withdraw(actor=actor, version_id=key, from_day=as_date(told.from_day), words=told.words)
    elif isinstance(told, ReturnForm):
        actions.return_for_changes(actor=actor, version_id=key, words=told.words)
    elif isinstance(told, DropForm):
        actions.drop(actor=actor, version_id=key, words=told.words)
