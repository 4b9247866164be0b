"""Forms, lists and letters: what is in force, since when, and what is being drafted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.instruments import actions
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.words import NEW_USES, WHAT_OF, Standing, Use, What
from openmash.web.child.task import ask
from openmash.web.forms.loading import Thing, draft_url, things

GROUPS = {What.FORM: "Forms", What.CODES: "Lists to choose from", What.LETTER: "Letters and reports"}


class BeginForm(Form):
    """What is begun from nothing, and its name."""

    use = Choice(
        "What do you begin?", tuple(Option(use.value, str(use.label)) for use in NEW_USES),
        required="Choose what you begin.",
    )  # fmt: skip
    title = Text("What is it called?", required="Give it a name.", most=120)


@dataclass(frozen=True)
class Line:
    """One thing, where it stands, and what is coming."""

    link: Link
    use: str
    stands: str
    coming: str
    stays: str


@dataclass(frozen=True)
class Group:
    """Forms, lists or letters."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class LocalFormsPage:
    """What the template shows."""

    groups: Sequence[Group]
    begin: Link | None
    title: str = "Forms and letters"


@dataclass(frozen=True)
class BeginPage:
    """Something new."""

    form: Form
    back: Link
    title: str = "Begin a new form, list or letter"
    caption: str = ""


@screen(Permission.VIEW)
def local_forms(request: HttpRequest, actor: Actor) -> Answer:
    """Everything there is."""
    found = things()
    groups = [
        Group(title, [_line(each) for each in found if WHAT_OF[each.use] is what]) for what, title in GROUPS.items()
    ]
    begin = Link("Begin a new form, list or letter", reverse("form_begin")) if may(actor, Permission.DRAFT) else None
    return Shown("forms/local_forms.html", LocalFormsPage(groups, begin))


@screen(Permission.DRAFT)
def form_begin(request: HttpRequest, actor: Actor) -> Answer:
    """A draft of its own; nothing is in force yet."""
    made = []
    form = ask(
        request, BeginForm.blank(),
        lambda told: made.append(
            actions.begin(actor=actor, use=Use(told.use) if told.use else None, title=told.title)
        ),
    )  # fmt: skip
    if form is None:
        return Go(draft_url(made[0]))
    return Shown("forms/form_begin.html", BeginPage(form, Link("Forms and letters", reverse("local_forms"))))


def _line(each: Thing) -> Line:
    own = each.in_force
    if own is not None and own.kept.effective_from is not None:
        stands = f"Our own version, in force from {say.day_of(own.kept.effective_from)}, put in force by {own.put_by}."
    elif each.ours_since:
        stands = f"As it comes with the product, from {each.ours_since}."
    else:
        stands = "Not in force."
    next_one = each.waiting
    coming = ""
    if next_one is not None:
        from_day = next_one.kept.effective_from
        when = f" on {say.day_of(from_day)}" if next_one.standing is Standing.COMING and from_day else ""
        coming = f"A version by {say.listed(next_one.drafters)}: {next_one.standing.label.lower()}{when}."
    link = Link(each.title, reverse("local_form", kwargs={"slug": each.slug}))
    return Line(link, str(each.use.label), stands, coming, each.stays)
