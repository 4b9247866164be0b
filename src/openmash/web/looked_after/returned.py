"""The forms of what a yearly return or an inspection asks beside placements: a score, adoption, and leaving care."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import TextChoices

from openmash.casework.looked_after.codes import (
    HIGHEST_SCORE,
    Adopting,
    Doing,
    InTouch,
    Living,
    NoScore,
    Standing,
    WhyNot,
)
from openmash.foundation.design.forms import YES_NO, Choice, DateParts, Form, LongText, Number, Option, Text

ON = DateParts("On what day?", hint="Left empty: today", past=True)
THEIR_WORDS = "Their own words between quotation marks stand among their voice, too"


def options(words: Iterable[TextChoices], *, codes: bool = False) -> tuple[Option, ...]:
    """Each word as an answer; with its code of the return where the return has one."""
    return tuple(Option(each.value, f"{each.label} ({each.value})" if codes else str(each.label)) for each in words)


ASKED = tuple(each for each in InTouch if each is not InTouch.DIED)
"""A death is recorded by its own task, with which everything stops."""


class StrengthsForm(Form):
    """The total that came back, or why none did."""

    on = DateParts("When was it filled in?", hint="Left empty: today", past=True)
    who = Text("Who answered it?", hint="Such as the foster carer", most=200)
    score = Number("The total difficulties score, as it came back to us", hint="0 to 40", most=HIGHEST_SCORE)
    no_score = Choice(
        "If there is no score, why?", options(NoScore, codes=True), hint="Leave this out where there is one"
    )
    voice = LongText("What does the child say of how they are?", hint=THEIR_WORDS, rows=3)
    words = LongText("What follows?", rows=3)


class AdoptionForm(Form):
    """One step."""

    adopting = Choice("What happened?", options(Adopting), required="Choose what happened.")
    on = ON
    why_not = Choice(
        "If the child is no longer to be placed, why?", options(WhyNot, codes=True), hint="Leave this out otherwise"
    )
    words = LongText("What was decided, by whom?", hint="No name or address of the adopters here", rows=4)
    voice = LongText("What was the child told, and what do they say?", hint=THEIR_WORDS, rows=3)


class LeavingForm(Form):
    """What, from when, and why."""

    standing = Choice(
        "What is the young person entitled to?", options(Standing),
        required="Choose what the young person is entitled to.",
    )  # fmt: skip
    on = DateParts("From what day?", hint="Left empty: today", past=True)
    words = LongText("How do we know?", hint="Such as how long they were looked after, and since when", rows=3)


class AdviserForm(Form):
    """Who, and from when."""

    who = Text("Who is the personal adviser?", most=200, required="Say who the personal adviser is.")
    on = DateParts("From what day?", hint="Left empty: today", past=True)
    voice = LongText("What does the young person say of it?", hint=THEIR_WORDS, rows=3)


class PathwayForm(Form):
    """What the young person said, and what the plan says now."""

    on = DateParts("When was it made or reviewed?", hint="Left empty: today", past=True)
    voice = LongText(
        "What did the young person say of their plan?", hint=f"Or why they could not. {THEIR_WORDS}", rows=4,
        required="Write what the young person said of their plan, or why they could not.",
    )  # fmt: skip
    words = LongText(
        "What does the plan say now?", hint="Home, money, health, education or work, people they can turn to", rows=6,
        required="Write what the plan says now.",
    )  # fmt: skip


class TouchForm(Form):
    """Whether we are in touch, and how they are."""

    in_touch = Choice(
        "Are we in touch?", options(ASKED, codes=True), required="Choose whether we are in touch."
    )  # fmt: skip
    on = ON
    living = Choice("How do they live?", options(Living, codes=True), hint="Asked of everybody we are in touch with")
    suitable = Choice(
        "Is the place suitable?", YES_NO, hint="Safe, secure, affordable, and fit for what they need", inline=True
    )
    doing = Choice("What do they mainly do?", options(Doing, codes=True))
    voice = LongText("What do they say of how they are?", hint=THEIR_WORDS, rows=4)
    words = LongText("What follows?", rows=3)
