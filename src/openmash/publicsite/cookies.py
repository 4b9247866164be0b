"""What this site keeps in a browser, and choosing what it may. Before somebody chooses, only what is essential."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.visitors.selectors import looks_since
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.foundation.design.choosing import CHOICES, LARGER, READING, Choices, reads_larger
from openmash.foundation.design.forms import Choice, Form, Option
from openmash.publicsite.visitor import keep_choice

YES_NO = (Option("yes", "Yes"), Option("no", "No"))
SIZES = (Option(LARGER, "Larger"), Option("usual", "As usual"))


class Outcome(StrEnum):
    """What came of choosing, as the page says it."""

    SAVED = "saved"
    CHANGED = "changed"
    FAILED = "failed"


class CookiesForm(Form):
    """Two things to choose."""

    preferences = Choice(
        "May we remember how you like to read these pages?", YES_NO, required="Choose yes or no for how you read."
    )
    counts = Choice(
        "May we count that this page or that was looked at?", YES_NO, required="Choose yes or no for counting."
    )


class ReadingForm(Form):
    """How large the words are."""

    size = Choice("How large should the words be?", SIZES, required="Choose how large the words should be.")


@dataclass(frozen=True)
class CookiesPage:
    """What is kept, what can be chosen, and what has been counted in the last seven days."""

    title: str
    form: CookiesForm
    reading: ReadingForm
    outcome: str
    may_remember: bool
    counted: tuple[tuple[str, int], ...]


@screen(PublicActor.PUBLIC)
def cookies(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Show what is kept; keep what is chosen, and then say whether the browser really kept it."""
    chosen = Choices.read(request.COOKIES)
    if request.method == "POST":
        form = CookiesForm.parse(request.POST)
        if not form.is_complete:
            return _shown(request, form, _reading(request))
        wanted = Choices(form.preferences == "yes", form.counts == "yes", made=True)
        keep_choice(request, CHOICES, wanted.written)
        if not wanted.preferences:
            keep_choice(request, READING, "")
        outcome = Outcome.CHANGED if chosen.made else Outcome.SAVED
        return Go(f"{reverse('cookies')}?{outcome}={wanted.written}")
    filled = {"preferences": _yes_no(chosen.preferences), "counts": _yes_no(chosen.counts)} if chosen.made else {}
    return _shown(request, CookiesForm.blank(filled=filled), _reading(request))


@screen(PublicActor.PUBLIC)
def cookies_reading(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Remember how large the words are, where that was allowed."""
    if request.method != "POST":
        return Go(reverse("cookies"))
    form = ReadingForm.parse(request.POST)
    if not form.is_complete:
        return _shown(request, CookiesForm.blank(), form)
    if not Choices.read(request.COOKIES).preferences:
        return Go(f"{reverse('cookies')}?{Outcome.FAILED}=reading")
    keep_choice(request, READING, form.size if form.size == LARGER else "")
    return Go(f"{reverse('cookies')}?{Outcome.CHANGED}={Choices.read(request.COOKIES).written}")


def _shown(request: HttpRequest, form: CookiesForm, reading: ReadingForm) -> Shown:
    page = CookiesPage(
        title="Cookies",
        form=form,
        reading=reading,
        outcome=_outcome(request),
        may_remember=Choices.read(request.COOKIES).preferences,
        counted=tuple(looks_since(timezone.localdate() - timedelta(days=6))),
    )
    return Shown("publicsite/cookies.html", page)


def _outcome(request: HttpRequest) -> str:
    """What is said at the top. A choice that the browser did not bring back was not kept, whatever we sent."""
    if request.GET.get(Outcome.FAILED) == "reading":
        return "not_allowed"
    for outcome in (Outcome.SAVED, Outcome.CHANGED):
        if wanted := request.GET.get(outcome):
            return outcome if request.COOKIES.get(CHOICES) == wanted else Outcome.FAILED
    return ""


def _reading(request: HttpRequest) -> ReadingForm:
    return ReadingForm.blank(filled={"size": LARGER if reads_larger(request.COOKIES) else "usual"})


def _yes_no(chosen: bool) -> str:
    return "yes" if chosen else "no"
