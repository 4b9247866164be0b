"""What waits for this person: offers, late answers, acts to ratify, and what was left out when more was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.web.frontdoor.route import AnswerPage


@dataclass(frozen=True)
class OwedLine:
    """One thing that waits."""

    url: str
    title: str
    words: str
    due: str
    is_late: bool


@dataclass(frozen=True)
class Group:
    """Things of one kind."""

    key: str
    title: str
    lines: Sequence[OwedLine]


@dataclass(frozen=True)
class OwedPage:
    """What the template shows."""

    title: str
    groups: Sequence[Group]
    empty: Empty


@screen(Permission.LIST_WAITING, log="owed.listed")
def owed(request: HttpRequest, actor: Actor) -> Answer:
    """Everything that waits for this person, what is due first first."""
    groups = [group for group in (_offers(actor), _questions(actor), _acts(actor), _debts(actor)) if group.lines]
    page = OwedPage(
        title="Waiting for you",
        groups=groups,
        empty=Empty("Nothing waits for you", "Offers, late answers and things to write up come here by themselves."),
    )
    return Shown("frontdoor/owed.html", page, detail={"lines": sum(len(group.lines) for group in groups)})


def _offers(actor: Actor) -> Group:
    lines = [
        OwedLine(
            reverse("answer_offer", kwargs={"offer_id": each.offered.id}), f"{each.child}: {each.offered.kind.label}",
            each.concern[:200], each.clock.words if each.clock else f"offered {say.moment(each.offered.offered_at)}",
            bool(each.clock and each.clock.is_late),
        )
        for each in selectors.offers_to_me(actor=actor)
    ]  # fmt: skip
    return Group("offers", "Offered to you", lines)


def _questions(actor: Actor) -> Group:
    lines = [
        OwedLine(
            reverse("answer_question", kwargs={"question_id": each.question_id}),
            f"{each.agency} has answered about {say.listed([c for c in each.children if c])}: does this change it?",
            " ".join(said.information for said in each.said)[:300] or each.searched, each.clock.words,
            each.clock.is_late,
        )
        for each in selectors.questions(actor=actor)
    ]  # fmt: skip
    return Group("questions", "Does this change it?", lines)


def _acts(actor: Actor) -> Group:
    lines = [
        OwedLine(
            reverse("ratify", kwargs={"act_id": each.act_id}), f"{each.act.label} for {each.child}",
            f"{each.line}. Opened by {each.opened_by}.", each.clock.words, each.clock.is_late,
        )
        for each in selectors.to_ratify(actor=actor)
    ]  # fmt: skip
    return Group("acts", "Protective acts to ratify", lines)


def _debts(actor: Actor) -> Group:
    lines = [
        OwedLine(
            reverse("pay_debt", kwargs={"debt_id": each.debt_id}), f"{each.what.label}: {each.child}",
            f"{each.of}." + ("" if each.is_mine else f" Owed by {each.owed_by}."), each.clock.words, each.clock.is_late,
        )
        for each in selectors.debts(actor=actor)
    ]  # fmt: skip
    return Group("debts", "To write up", lines)


@dataclass(frozen=True)
class LoadedLine:
    """One thing that waits, with the contact and children it is about."""

    contact_id: UUID
    title: str
    lines: Sequence[str]
    people: Sequence[UUID]

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
    lines = (f"{found.act.label} for {found.child}: {found.line}", f"Opened by {found.opened_by}. {found.clock.words}.")
    return LoadedLine(found.contact_id, "Ratify a protective act", lines, [found.person_id])


def load_question(*, actor: Actor, question_id: UUID) -> LoadedLine:
    """A late answer waiting for the decision-maker. Raises NotVisible."""
    found = next((each for each in selectors.questions(actor=actor) if each.question_id == question_id), None)
    if found is None:
        raise NotVisible
    lines = [f"{found.agency} answered {say.moment(found.asked_at)}, after the decision.", found.searched]
    lines += [part for said in found.said for part in (said.information, said.impact_now) if part]
    return LoadedLine(found.contact_id, "Does this change it?", [line for line in lines if line], found.person_ids)


def load_debt(*, actor: Actor, debt_id: UUID) -> LoadedLine:
    """Something to write up. Raises NotVisible."""
    found = next((each for each in selectors.debts(actor=actor) if each.debt_id == debt_id), None)
    if found is None:
        raise NotVisible
    lines = (f"{found.what.label}, of {found.of.lower()} for {found.child}.", f"{found.clock.words}.")
    return LoadedLine(found.contact_id, "Write this up", lines, [found.person_id])


# The actions check the permission against the thing itself: whose it is decides.


@screen(Permission.LIST_WAITING, load=load_act, log="contact.viewed")
def ratify(request: HttpRequest, actor: Actor, loaded: LoadedLine, act_id: UUID) -> Answer:
    """A manager's view, within the hour; the act stood from the moment it was opened."""
    form = RatifyForm.parse(request.POST) if request.method == "POST" else RatifyForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.ratify(actor=actor, act_id=act_id, agrees=form.choice == "yes", words=form.words)
            return Go(reverse("owed"))
        except (Incomplete, NotAllowedNow) as refusal:
            form = form.with_problems([Problem("words", refusal.sentence)])
    return _shown(loaded, form, has_choice=True, button="Record my view")


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
            return Go(reverse("owed"))
        except (Incomplete, NotAllowedNow) as refusal:
            form = form.with_problems([Problem("words", refusal.sentence)])
    return _shown(loaded, form, has_choice=False, button="Write it up")


def _shown(loaded: LoadedLine, form: Form, *, has_choice: bool, button: str) -> Answer:
    page = AnswerPage(
        title=loaded.title, form=form, back=Link("Waiting for you", reverse("owed")), caption="", lines=loaded.lines,
        has_choice=has_choice, button=button,
    )  # fmt: skip
    return Shown("frontdoor/answer.html", page)
