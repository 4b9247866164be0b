"""Anybody who works here tells the information lead of a personal data breach, in two minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.misfiled import actions
from openmash.casework.misfiled.actions import BreachTold
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.words import REPORTED, Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Number, Option
from openmash.foundation.design.parts import Link
from openmash.web.missing.loading import TaskPage, moment_of
from openmash.web.missing.steps import tried

REFERENCE = re.compile(r"L-[0-9a-f]{6}")


class TellOfBreachForm(Form):
    """What, when, who has it."""

    kind = Choice(
        "What kind of thing happened?", tuple(Option(x.value, str(x.label)) for x in REPORTED),
        required="Choose what happened.",
    )  # fmt: skip
    words = LongText(
        "What happened, and who has it now?", rows=5,
        hint="Name no child: the record’s reference is enough. Say what was in it, and what you did to get it back.",
        required="Say what happened.",
    )  # fmt: skip
    reached = Number("How many people has it reached, as far as you know?", most=99_999)
    happened_on = DateParts("On what day did it happen?", hint="Left empty if nobody knows", past=True)
    known_on = DateParts(
        "On what day did somebody here first know?", hint="The 72 hours run from then. Left empty: today", past=True
    )
    known_at = Clock("At what time?", hint="Left empty: now, or the start of that day")


@dataclass(frozen=True)
class KeptPage:
    """What happens next."""

    title: str
    reference: str


@screen(Permission.TELL_OF_BREACH)
def tell_of_breach(request: HttpRequest, actor: Actor) -> Answer:
    """Tell the lead. From a letter, its reference comes along."""
    asked = request.GET.get("record", "")
    reference = asked if REFERENCE.fullmatch(asked) else ""
    blank = TellOfBreachForm.blank(filled={"kind": Kind.LETTER.value}) if reference else TellOfBreachForm.blank()
    kept: list[str] = []
    form = tried(
        blank, request,
        lambda told: kept.append(
            actions.tell_of_breach(
                actor=actor,
                told=BreachTold(
                    Kind(told.kind), told.words, moment_of(told.happened_on, None),
                    actions.known_then(moment_of(told.known_on, told.known_at)), told.reached or 0, reference,
                ),
            )
        ),
        {"known_at": "known_on"},
    )  # fmt: skip
    if form is None:
        return Go(f"{reverse('breach_kept')}?record={kept[0]}")
    page = TaskPage("Tell of a breach of people’s details", form, Link("Home", reverse("home")), "")
    return Shown("misfiled/tell_of_breach.html", page)


@screen(Permission.TELL_OF_BREACH)
def breach_kept(request: HttpRequest, actor: Actor) -> Answer:
    """Say that it arrived, and who reads it."""
    asked = request.GET.get("record", "")
    reference = asked if re.fullmatch(r"[BL]-[0-9a-f]{6}", asked) else ""
    return Shown("misfiled/breach_kept.html", KeptPage("The information lead has been told", reference))
