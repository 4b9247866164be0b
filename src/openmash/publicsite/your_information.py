"""Asking about one's own information, without an account: to see it, put it right, or say no to how it is used.

Nothing is looked up here. What is said back is the same whether anything is held or not, and whoever asks.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.facts.refusals import Incomplete
from openmash.insight.access_requests.actions import Asked, ask
from openmash.insight.access_requests.words import Asker, Route, Wants
from openmash.publicsite.ringing import numbers
from openmash.publicsite.slowing import slow_down, too_many
from openmash.statute.calendar import local_date

WHO = (
    Option(Asker.THEMSELF.value, "It is about me"),
    Option(Asker.PARENT.value, "It is about a child I look after"),
    Option(Asker.ACTS_FOR.value, "I help somebody else to ask"),
)
WHAT = (
    Option(Wants.COPY.value, "To see what is written"),
    Option(Wants.PUT_RIGHT.value, "To have something put right"),
    Option(Wants.OBJECT.value, "To say no to how it is used"),
    Option(Wants.RESTRICT.value, "To ask you to keep it but not use it for now"),
    Option(Wants.ERASE.value, "To have something erased"),
)


class AskForm(Form):
    """Who, about whom, what, and a safe way back."""

    asker = Choice("Who is it about?", WHO, required="Choose who it is about.")
    asker_name = Text("Your name", required="Tell us your name.", most=200, autocomplete="name")
    about_name = Text("If it is about somebody else: their name", most=200)
    about_born = Text("The date of birth of the person it is about", hint="If you know it", most=60)
    authority = Text("If it is about somebody else: who are you to them?", hint="For example: their mother", most=400)
    wants = Choice("What would you like?", WHAT, required="Choose what you would like.")
    asked = LongText(
        "Tell us more, in your own words",
        hint="You need not say why. If something is wrong, tell us what is right.",
        required="Tell us what you want, in your own words. A few words are enough.",
        most=5000,
    )
    route_words = Text(
        "One safe way to reach you",
        hint="A telephone number, an e-mail address, or a person you trust, such as a teacher. Say when, and who "
        "must not know.",
        required="Tell us one safe way to reach you.",
        most=400,
    )


@dataclass(frozen=True)
class InformationPage:
    """What anybody may ask, and whom to ring."""

    title: str
    by_day: str
    by_night: str


@dataclass(frozen=True)
class AskPage:
    """The form."""

    title: str
    form: AskForm


@screen(PublicActor.PUBLIC)
def your_information(request: HttpRequest, actor: Actor) -> Shown:
    """Say what anybody may ask, and what happens then."""
    return Shown("publicsite/your_information.html", InformationPage("Your information", *numbers()))


@screen(PublicActor.PUBLIC)
def ask_about_information(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Ask, and keep it."""
    form = AskForm.parse(request.POST) if request.method == "POST" else AskForm.blank()
    if request.method == "POST" and form.is_complete:
        if too_many(request, "information"):
            return slow_down(reverse("ask_about_information"), is_kept=False)
        asker = Asker(form.asker)
        about = form.asker_name if asker is Asker.THEMSELF else form.about_name
        asked = Asked(
            asker, form.asker_name, about, form.about_born, form.asked, Route.TO_AGREE, form.route_words,
            local_date(timezone.now()),
            authority="" if asker is Asker.THEMSELF else form.authority, wants=Wants(form.wants),
        )  # fmt: skip
        try:
            ask(actor=actor, asked=asked)
            return Go(reverse("information_asked"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    return Shown("publicsite/ask_about_information.html", AskPage("Ask about information", form))


@screen(PublicActor.PUBLIC)
def information_asked(request: HttpRequest, actor: Actor) -> Shown:
    """Say what happens next, the same to everybody."""
    return Shown("publicsite/information_asked.html", InformationPage("We have what you asked", *numbers()))
