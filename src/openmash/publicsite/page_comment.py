"""The short form about these pages. What is written may tell of a child, so the hub reads it each working day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.visitors.actions import leave_comment
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import Form, LongText, Text
from openmash.publicsite.ringing import numbers
from openmash.publicsite.slowing import slow_down, too_many


class CommentForm(Form):
    """What to tell us, and how to answer."""

    words = LongText(
        "What would you like to tell us about these pages?",
        hint="What you were trying to do, and what went wrong or could be better.",
        required="Write what you want to tell us. A few words are enough.",
        most=5000,
    )
    reach = Text(
        "A telephone number or e-mail address, if you would like an answer and it is safe to use",
        hint="You can leave this empty.",
        most=200,
    )


@dataclass(frozen=True)
class CommentPage:
    """The form. `about` is the page somebody came from."""

    title: str
    form: CommentForm
    about: str
    by_day: str
    by_night: str


@dataclass(frozen=True)
class CommentKeptPage:
    """What happens with it."""

    title: str


@screen(PublicActor.PUBLIC)
def page_comment(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Ask, and keep it."""
    about = re.sub(r"[^a-z0-9_]", "", request.GET.get("about", ""))[:60]
    form = CommentForm.parse(request.POST) if request.method == "POST" else CommentForm.blank()
    if request.method == "POST" and form.is_complete:
        if too_many(request, "comment"):
            return slow_down(reverse("page_comment"), is_kept=False)
        leave_comment(actor=actor, words=form.words, page=about, reach=form.reach)
        return Go(reverse("page_comment_kept"))
    return Shown("publicsite/comment.html", CommentPage("About these pages", form, about, *numbers()))


@screen(PublicActor.PUBLIC)
def page_comment_kept(request: HttpRequest, actor: Actor) -> Shown:
    """Say that it arrived, and who reads it."""
    return Shown("publicsite/comment_kept.html", CommentKeptPage("Thank you. We have it."))
