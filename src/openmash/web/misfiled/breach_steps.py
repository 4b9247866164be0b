"""What the information lead does about a breach: judges the risk, says who was told, lets a colleague see the entry."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.misfiled import actions
from openmash.casework.misfiled.actions import JudgedTold, ToldTold
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.words import Data, PeopleTold, Regulator, Risk, Whose
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    Clock,
    DateParts,
    Form,
    LongText,
    Number,
    Option,
    Text,
)
from openmash.foundation.design.parts import Link
from openmash.web.misfiled.breaches import Loaded, load_breach
from openmash.web.missing.loading import TaskPage, moment_of
from openmash.web.missing.steps import tried

MOST = 999_999


class JudgeForm(Form):
    """Whose, what, how many, how great a risk, why."""

    whose = Choices(
        "Whose details are they?", tuple(Option(x.value, str(x.label)) for x in Whose),
        required="Say whose details they are.",
    )  # fmt: skip
    kinds = Choices(
        "What kinds of details?", tuple(Option(x.value, str(x.label)) for x in Data),
        required="Say what kinds of details they are.",
    )  # fmt: skip
    many = Number("How many people’s details, as near as you can say?", required="Say how many people.", most=MOST)
    risk = Choice(
        "How great is the risk to them?", tuple(Option(x.value, str(x.label)) for x in Risk),
        hint="Who has it now, what they could do with it, and what that means for a child or an adult in hiding.",
        required="Say how great the risk is.",
    )  # fmt: skip
    why = LongText("Why?", rows=4, required="Say why the risk is judged so.")


class ToldForm(Form):
    """The Commissioner, and the people concerned."""

    regulator = Choice(
        "Was the Information Commissioner told?", tuple(Option(x.value, str(x.label)) for x in Regulator),
        required="Say whether the Commissioner was told, or that it is not decided yet.",
    )  # fmt: skip
    told_on = DateParts("If so, on what day?", past=True)
    told_at = Clock("At what time?")
    late_because = LongText("If it was later than 72 hours: why?", rows=2)
    people = Choice(
        "Were the people concerned told?",
        (Option("", "Not decided yet"), *(Option(x.value, str(x.label)) for x in PeopleTold)),
    )  # fmt: skip
    words = LongText(
        "What they were told and how, or why not", rows=4,
        required="Say what they were told and how, or why they were not.",
    )  # fmt: skip


class ShareForm(Form):
    """Whom, and why."""

    email = Text("The e-mail address your colleague signs in with", kind="email", required="Write their address.")
    why = LongText("Why do they need to see it?", rows=3, most=400, required="Say why they need to see it.")


@screen(Permission.HANDLE_BREACH, load=load_breach, log="breach.viewed")
def breach_judge(request: HttpRequest, actor: Actor, loaded: Loaded, breach_id: UUID) -> Answer:
    """Judge the risk to people."""
    form = tried(
        JudgeForm.blank(), request,
        lambda told: actions.judge_breach(
            actor=actor, breach_id=breach_id,
            told=JudgedTold(
                Risk(told.risk), [Whose(each) for each in told.whose], [Data(each) for each in told.kinds], told.many,
                told.why,
            ),
        ),
        {},
    )  # fmt: skip
    return _shown("Judge the risk to people", "misfiled/breach_judge.html", form, loaded)


@screen(Permission.HANDLE_BREACH, load=load_breach, log="breach.viewed")
def breach_told(request: HttpRequest, actor: Actor, loaded: Loaded, breach_id: UUID) -> Answer:
    """Say whether the Commissioner and the people concerned were told."""
    form = tried(
        ToldForm.blank(filled={"regulator": loaded.found.regulator.value}), request,
        lambda told: actions.say_who_was_told(
            actor=actor, breach_id=breach_id,
            told=ToldTold(
                Regulator(told.regulator), told.words, moment_of(told.told_on, told.told_at), told.late_because,
                PeopleTold(told.people) if told.people else None,
            ),
        ),
        {},
    )  # fmt: skip
    return _shown("Who was told", "misfiled/breach_told.html", form, loaded)


@screen(Permission.HANDLE_BREACH, load=load_breach, log="breach.viewed")
def breach_share(request: HttpRequest, actor: Actor, loaded: Loaded, breach_id: UUID) -> Answer:
    """Let one colleague read this entry and add to it."""
    form = tried(
        ShareForm.blank(), request,
        lambda told: actions.name_reader(
            actor=actor, breach_id=breach_id, account_id=next(iter(accounts_named(told.email)), None), why=told.why
        ),
        {},
    )  # fmt: skip
    return _shown("Let a colleague see this entry", "misfiled/breach_share.html", form, loaded)


def _shown(title: str, template: str, form: Form | None, loaded: Loaded) -> Answer:
    here = reverse("breach", kwargs={"breach_id": loaded.found.id})
    if form is None:
        return Go(here)
    back = Link(f"Breach entry {loaded.found.reference}", here)
    return Shown(template, TaskPage(title, form, back, str(loaded.found.kind.label)))
