"""Make a theme of something that rises: what it is called, why, until when, what will be done. Its maker owns it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import DateParts, Form, LongText, Text
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.insight.patterns.permissions import Permission
from openmash.records.subjects import actions
from openmash.records.subjects.actions import Described, SubjectTold
from openmash.records.subjects.words import Kind
from openmash.statute.calendar import local_date
from openmash.web.patterns.themes import look, sentence_of

USUAL_DAYS = 90


class MakeThemeForm(Form):
    """What a theme needs."""

    name = Text("What is it called?", required="Say what it is called.", most=200)
    why = LongText("What was found?", hint="Name no child and nobody else", required="Say what was found.", rows=4)
    identifier = Text(
        "By which word, place, kind or time is it counted?", hint="As it was found", width="two-thirds", most=200
    )
    response = LongText("What will be done about it?", required="Say what will be done about it.", rows=3)
    known_by = LongText("How shall we know that it changed?", required="Say how we shall know.", rows=2)
    until = DateParts("When does it expire, unless it is renewed?", required="Give the day it expires.")


@dataclass(frozen=True)
class MakeThemePage:
    """What the template shows."""

    title: str
    form: MakeThemeForm
    back: Link
    caption: str


@screen(Permission.FIND_THEMES, log="")
def make_theme(request: HttpRequest, actor: Actor) -> Answer:
    """Ask, beginning from what rises; whoever makes it owns it until somebody else is named."""
    if request.method == "POST":
        form = MakeThemeForm.parse(request.POST)
        if form.is_complete:
            try:
                _make(actor, form)
                return Go(reverse("themes"))
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    else:
        form = MakeThemeForm.blank(filled=_found(actor, request.GET.get("of", "")))
    return Shown("patterns/make_theme.html", MakeThemePage("Make a theme", form, Link("Themes", reverse("themes")), ""))


def _found(actor: Actor, key: str) -> dict[str, object]:
    """What is known of it already, looked for again: the address carries no word of anybody's."""
    ends = local_date(timezone.now()) + timedelta(days=USUAL_DAYS)
    filled: dict[str, object] = {"until": PartialDate(ends.year, ends.month, ends.day)}
    if key:
        looked = look(actor)
        for one in looked.found.rising:
            if one.key == key:
                named = say.begun(one.what) if one.kind == "word" else f"{say.begun(one.what)} ({one.kind})"
                filled |= {"name": named, "why": sentence_of(one, looked.found), "identifier": one.what}
    return filled


def _make(actor: Actor, form: MakeThemeForm) -> None:
    until, today = form.until.earliest(), local_date(timezone.now())
    if until is None or until <= today:
        raise Incomplete([Problem("until", "Give a day to come.")])
    described = Described(words=form.why, identifier=form.identifier.strip(), until=until)
    told = SubjectTold(
        Kind.THEME, form.name, form.why, _half_way(today, until), described, owner_id=actor.account_id
    )  # fmt: skip
    key = actions.add(actor=actor, told=told)
    actions.aim(actor=actor, subject_id=key, change=form.response, known_by=form.known_by)


def _half_way(today: date, until: date) -> date:
    """When it is looked at again."""
    return today + (until - today) // 2
