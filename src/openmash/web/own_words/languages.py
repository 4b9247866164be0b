"""The languages children are offered here: which have a draft, who confirmed which version, and confirming one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.own_words import languages as own
from openmash.casework.own_words.languages import LanguageShown, Sentence
from openmash.casework.own_words.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choices, Form, LongText, Option, Text
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem


class ConfirmForm(Form):
    """Who read it, and what is not right yet."""

    not_right = Choices(
        "Which sentences are not right yet?", (), hint="They are said in English until they are put right."
    )
    read_by = Text(
        "Who read it?",
        hint="Their name, and how they know the language, such as: Marta Zielinska, interpreter, first language Polish",
        required="Give the name of whoever read it, and how they know the language.",
        most=200,
    )
    how = LongText(
        "How was it read?",
        hint="Such as: aloud on the telephone, and again with a young person who speaks it",
        rows=3,
        required="Say how it was read.",
        most=400,
    )
    version = Text("Version", most=12)


class TakeBackForm(Form):
    """Why it is offered no more."""

    because = LongText("Why is it offered no more?", rows=2, required="Say why it is offered no more.", most=400)


@dataclass(frozen=True)
class LanguagesPage:
    """What the template shows."""

    title: str
    table: Table
    back: Link


@dataclass(frozen=True)
class LanguagePage:
    """What the template shows. `stands`: in a sentence, whether children are offered it and who confirmed what."""

    title: str
    found: LanguageShown
    stands: str
    sentences: Sequence[Sentence]
    confirm: ConfirmForm
    take_back: TakeBackForm
    problems: Sequence[Link]
    back: Link


@screen(Permission.CONFIRM_LANGUAGE)
def own_languages(request: HttpRequest, actor: Actor) -> Shown:
    """List them. They are about no person."""
    rows = [_row(each) for each in own.languages(actor=actor)]
    columns = ("Language", "Whether children are offered it", "Sentences said in English")
    page = LanguagesPage("Languages", Table("Languages with a draft", columns, rows), Link("Home", reverse("home")))
    return Shown("own_words/languages.html", page)


def _row(each: LanguageShown) -> Sequence[Cell]:
    url = reverse("own_language", kwargs={"code": each.draft.language})
    return (
        Cell(each.draft.english_name, url=url, note=each.draft.called),
        Cell(stands(each)),
        Cell(f"{each.to_confirm} of {len(each.sentences)}", is_number=True),
    )


def stands(each: LanguageShown) -> str:
    """Whether children are offered a language, who confirmed it, when, and which version."""
    if each.at is None:
        return "Not offered: a draft that nobody here has confirmed"
    if each.taken_back_because:
        return f"Not offered since {say.day_of(each.at)}: {each.taken_back_because}"
    changed = "" if not each.to_confirm else f" {say.count_of(each.to_confirm, 'sentence')} said in English."
    return f"Offered. Read by {each.read_by}; confirmed by {each.confirmed_by}, {say.day_of(each.at)}.{changed}"


@screen(Permission.CONFIRM_LANGUAGE)
def own_language(request: HttpRequest, actor: Actor, code: str) -> Answer:
    """Each sentence beside the English; confirm what was read, or offer it no more."""
    found = own.language(code, actor=actor)
    can = [each for each in found.sentences if each.can_be]
    kind = ConfirmForm.offering(not_right=tuple(Option(each.name, each.ours) for each in can))
    confirm, take_back = kind.blank(filled={"version": found.version}), TakeBackForm.blank()
    if request.method == "POST":
        if request.POST.get("do") == "take_back":
            take_back = _take_back(TakeBackForm.parse(request.POST), actor, code)
            if not take_back.problems:
                return Go(reverse("own_languages"))
        else:
            confirm = _confirm(kind.parse(request.POST), actor, code)
            if not confirm.problems:
                return Go(reverse("own_languages"))
    page = LanguagePage(
        f"{found.draft.english_name}: what children read", found, stands(found), found.sentences, confirm, take_back,
        (*confirm.problems, *take_back.problems), Link("Languages", reverse("own_languages")),
    )  # fmt: skip
    return Shown("own_words/language.html", page)


def _confirm(form: ConfirmForm, actor: Actor, code: str) -> ConfirmForm:
    if not form.is_complete:
        return form
    try:
        own.confirm(
            actor=actor, code=code, version=form.version, read_by=form.read_by, how=form.how, not_right=form.not_right
        )
    except Incomplete as refusal:
        return form.with_problems(refusal.problems)
    except NotAllowedNow as refusal:
        return form.with_problems([Problem("read_by", refusal.sentence)])
    return form


def _take_back(form: TakeBackForm, actor: Actor, code: str) -> TakeBackForm:
    if not form.is_complete:
        return form
    try:
        own.take_back(actor=actor, code=code, because=form.because)
    except Incomplete as refusal:
        return form.with_problems(refusal.problems)
    except NotAllowedNow as refusal:
        return form.with_problems([Problem("because", refusal.sentence)])
    return form
