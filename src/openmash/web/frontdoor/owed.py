"""Answer what is owed: ratify an act, say whether late news changes a decision, write up what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import Act
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.web.frontdoor.route import AnswerPage


@dataclass(frozen=True)
class LoadedLine:
    """One thing that waits, with the contact and children it is about."""

    contact_id: UUID
    title: str
    lines: Sequence[str]
    people: Sequence[UUID]
    children: str
    """Whom it is about."""
    considers: bool = False
    """An attempt to find somebody: asks what is done, not whether it is agreed."""

    @property
    def about(self) -> Sequence[str]:
        return [f"contact:{self.contact_id}", *(f"person:{person}" for person in self.people)]


class RatifyForm(Form):
    """Agree, or say what should happen instead."""

    choice = Choice(
        "Do you agree with this act?",
        (Option("yes", "Yes, I ratify it"), Option("no", "No, and this should happen instead")),
        required="Say whether you agree.",
    )
    words = LongText("If not: what should happen, and why", rows=4)


class ConsiderForm(Form):
    """What is done for whoever is protected."""

    words = LongText(
        "What is done for whoever is protected, and who was told",
        hint="Such as: rung on the safe number and warned; the police told; school and surgery told to say nothing.",
        required="Write what is done for whoever is protected, and who was told.",
        rows=5,
    )


CONSIDER = (
    "Is whoever is protected safe now? Reach them only as they said is safe.",
    "Who else could the caller ring next: the school, the surgery, a relative, another team?",
    "Do the police know? An attempt may break an order or bail.",
)


class QuestionForm(Form):
    """Does this change it?"""

    choice = Choice(
        "Does this change the decision?",
        (Option("yes", "Yes: reopen it"), Option("no", "No, and this is why")),
        required="Say whether this changes the decision.",
    )
    words = LongText("Why", required="Say why it does, or does not, change the decision.", rows=4)


class DebtForm(Form):
    """What was left out."""

    words = LongText("Write it up", required="Write down what was left out, or why it cannot be known.", rows=6)


def load_act(*, actor: Actor, act_id: UUID) -> LoadedLine:
    """An act waiting for a manager. Raises NotVisible."""
    found = next((each for each in selectors.to_ratify(actor=actor) if each.act_id == act_id), None)
    if found is None:
        raise NotVisible
    if found.act is Act.CONSIDER_PROTECTED:
        asked = (f"{found.child}: {found.line}", f"Recorded by {found.opened_by}. {found.clock.words}.", *CONSIDER)
        return LoadedLine(
            found.contact_id, "Consider whoever is protected", asked, [found.person_id], found.child, considers=True
        )
    lines = (f"{found.act.label} for {found.child}: {found.line}", f"Opened by {found.opened_by}. {found.clock.words}.")
    return LoadedLine(found.contact_id, "Ratify a protective act", lines, [found.person_id], found.child)


def load_question(*, actor: Actor, question_id: UUID) -> LoadedLine:
    """A late answer waiting for the decision-maker. Raises NotVisible."""
    found = next((each for each in selectors.questions(actor=actor) if each.question_id == question_id), None)
    if found is None:
        raise NotVisible
    lines = [f"{found.agency} answered {say.moment(found.asked_at)}, after the decision.", found.searched]
    for said in found.said:
        lines += [said.information, f"In their view, for the child now: {said.impact_now}" if said.impact_now else ""]
    about = say.listed([child for child in found.children if child])
    return LoadedLine(
        found.contact_id, "Does this change it?", [line for line in lines if line], found.person_ids, about
    )


def load_debt(*, actor: Actor, debt_id: UUID) -> LoadedLine:
    """Something to write up. Raises NotVisible."""
    found = next((each for each in selectors.debts(actor=actor) if each.debt_id == debt_id), None)
    if found is None:
        raise NotVisible
    lines = (
        f"Done at once: {found.of[:1].lower()}{found.of[1:]}.",
        f"Left out then: {found.what.label[:1].lower()}{found.what.label[1:]}.", f"{say.begun(found.clock.words)}.",
    )  # fmt: skip
    return LoadedLine(found.contact_id, "Write this up", lines, [found.person_id], found.child)


# The actions check the permission against the thing itself: whose it is decides.


@screen(Permission.LIST_WAITING, load=load_act, log="contact.viewed")
def ratify(request: HttpRequest, actor: Actor, loaded: LoadedLine, act_id: UUID) -> Answer:
    """A manager's view, within the hour; the act stood from the moment it was opened."""
    kind: type[RatifyForm | ConsiderForm] = ConsiderForm if loaded.considers else RatifyForm
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        agrees = form.choice == "yes" if isinstance(form, RatifyForm) else True
        try:
            actions.ratify(actor=actor, act_id=act_id, agrees=agrees, words=form.words)
            return Go(reverse("worklist"))
        except (Incomplete, NotAllowedNow) as refusal:
            form = form.with_problems([Problem("words", refusal.sentence)])
    button = "Record what is done" if loaded.considers else "Record my view"
    return _shown(loaded, form, has_choice=not loaded.considers, button=button)


@screen(Permission.VIEW_CONTACT, load=load_question, log="contact.viewed")
def answer_question(request: HttpRequest, actor: Actor, loaded: LoadedLine, question_id: UUID) -> Answer:
    """Late news finds the decision-maker, and asks one thing."""
    form = QuestionForm.parse(request.POST) if request.method == "POST" else QuestionForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.answer_question(
                actor=actor, question_id=question_id, changes=form.choice == "yes", words=form.words
            )
            return Go(reverse("contact", kwargs={"contact_id": loaded.contact_id}))
        except (Incomplete, NotAllowedNow) as refusal:
            form = form.with_problems([Problem("words", refusal.sentence)])
    return _shown(loaded, form, has_choice=True, button="Answer")


@screen(Permission.LIST_WAITING, load=load_debt, log="contact.viewed")
def pay_debt(request: HttpRequest, actor: Actor, loaded: LoadedLine, debt_id: UUID) -> Answer:
    """Write up what was left out."""
    form = DebtForm.parse(request.POST) if request.method == "POST" else DebtForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.pay_debt(actor=actor, debt_id=debt_id, words=form.words)
            return Go(reverse("worklist"))
        except (Incomplete, NotAllowedNow) as refusal:
            form = form.with_problems([Problem("words", refusal.sentence)])
    return _shown(loaded, form, has_choice=False, button="Write it up")


def _shown(loaded: LoadedLine, form: Form, *, has_choice: bool, button: str) -> Answer:
    page = AnswerPage(
        title=loaded.title, form=form, back=Link("Worklist", reverse("worklist")), caption=loaded.children,
        lines=loaded.lines, has_choice=has_choice, button=button,
    )  # fmt: skip
    return Shown("frontdoor/answer.html", page)
