"""The first page of a child's own link: a greeting and a box for the secret word. It tells nothing to a finder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.own_words.actions import told_of_lock
from openmash.casework.own_words.saying import Saying, asked, form_in, offered
from openmash.casework.own_words.selectors import giver_of, opened_by
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import Form, Text
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.foundation.links.actions import Purpose, try_code
from openmash.foundation.links.selectors import Held, Standing
from openmash.publicsite.reply.holding import held_by, keep_proof_for, proof_in, too_often

LASTS = timedelta(minutes=30)
"""How long a browser that gave the word may go on; then the word is asked again."""


class WordForm(Form):
    """The secret word."""

    word = Text("Your secret word", required="Type your secret word.", most=60, width="20")


@dataclass(frozen=True)
class HelloPage:
    """What the template shows: nothing about anybody."""

    title: str
    form: WordForm
    say: Saying
    languages: tuple[Saying, ...]


@dataclass(frozen=True)
class ClosedPage:
    """The page of a link that is closed, too often tried, or never was: the same words."""

    title: str
    words: str
    say: Saying


@screen(PublicActor.LINK, log="link.viewed")
def hello(request: HttpRequest, actor: Actor, token: str) -> Answer:
    """Ask for the word. The right one opens the link in this browser; the fifth wrong one closes it."""
    held = held_by(request, token)
    if (held is None or request.method == "POST") and too_often(request):
        return slow_down(request)
    if is_shut(held):
        return closed(request)
    assert held is not None  # as is_shut says
    saying = asked(request)
    inside = f"{reverse('hello_inside', kwargs={'token': token})}{saying.query}"
    if _is_open_here(request, held, token):
        return Go(inside)
    kind = word_form(saying)
    if request.method != "POST":
        return _page(kind.blank(), held, saying)
    form = kind.parse(request.POST)
    if not form.is_complete:
        return _page(form, held, saying)
    tried = try_code(actor=actor, held=held, code=form.word)
    if tried.proof:
        keep_proof_for(request, f"/hello/{token}", tried.proof, LASTS)
        return Go(inside)
    if not tried.left:
        if giver := giver_of(held):
            told_of_lock(actor=actor, held=held, given_by=giver)
        return closed(request)
    return _page(form.with_problems([Problem("word", saying["wrong_word"])]), held, saying)


def is_shut(held: Held | None) -> bool:
    """Whether there is nothing behind this address, or nothing that opens any more."""
    return held is None or held.purpose is not Purpose.OWN_WORDS or held.standing is Standing.CLOSED


def closed(request: HttpRequest) -> Shown:
    """The page of a link that is closed or never was."""
    saying = asked(request)
    page = ClosedPage(saying["closed"], saying["closed_why"], saying)
    return Shown("hello/closed.html", page, about=["link:unknown"], status=410)


def slow_down(request: HttpRequest) -> Shown:
    """The page for too many tries from one place."""
    saying = asked(request)
    page = ClosedPage(saying["wait"], saying["wait_why"], saying)
    return Shown("hello/closed.html", page, about=["link:unknown"], status=429, log="link.slowed_down")


def _is_open_here(request: HttpRequest, held: Held, token: str) -> bool:
    if not proof_in(request):
        return False
    try:
        opened_by(held, token=token, proof=proof_in(request))
    except NotVisible:
        return False
    return True


def word_form(saying: Saying) -> type[WordForm]:
    """The box for the word, in this language."""
    return cast("type[WordForm]", form_in(WordForm, saying, {}, also={"word": "your_word"}))


def _page(form: WordForm, held: Held, saying: Saying) -> Shown:
    page = HelloPage(saying["hello"], form, saying, offered())
    return Shown("hello/hello.html", page, about=[f"link:{held.link_id}"])
