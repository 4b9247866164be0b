"""One loss: the other children first, then what the law and kindness ask, then what stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.casework.losses import actions, selectors
from openmash.casework.losses.permissions import Permission
from openmash.casework.losses.selectors import LossShown
from openmash.casework.losses.words import OthersSafe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Fact, Link, Notice
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways.losses import put_loss_right
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import NO_NAME
from openmash.records.people.words import PersonKind
from openmash.web.child.banner import age_and_birth
from openmash.web.losses.record_loss import loss_url
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.steps import tried
from openmash.web.worklist.item import Item

MANAGES = frozenset({Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER})


class DutyForm(Form):
    """Done, or why not."""

    applies = Choice(
        "Does it apply?", (Option("yes", "Yes, and this was done"), Option("no", "No, for this reason")),
        required="Say whether it applies.",
    )  # fmt: skip
    words = LongText(
        "What was done, or why it does not apply", rows=4, required="Say what was done, or why it does not apply."
    )


class MistakeForm(Form):
    """Why."""

    why = LongText("Why was it a mistake?", rows=3, required="Say why it was a mistake, in a sentence.")


@dataclass(frozen=True)
class Loaded:
    """A loss."""

    found: LossShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


@dataclass(frozen=True)
class DutyPanel:
    """One thing to work through."""

    name: str
    url: str
    steps: Sequence[str]
    source: str
    link: str
    note: str
    done: Sequence[str]


@dataclass(frozen=True)
class LossPage:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    notices: Sequence[Notice]
    protect: Link | None
    children: Sequence[Link]
    duties: Sequence[DutyPanel]
    facts: Sequence[Fact]
    stopped: Sequence[Fact]
    mistake: Link | None


def load_loss(*, actor: Actor, loss_id: UUID) -> Loaded:
    """The loss. Raises NotVisible."""
    return Loaded(selectors.loss(loss_id, actor=actor))


def load_duty(*, actor: Actor, loss_id: UUID, duty: str) -> Loaded:
    """The loss, where it brings that duty. Raises NotVisible."""
    found = selectors.loss(loss_id, actor=actor)
    if duty not in {each.todo.key for each in found.duties}:
        raise NotVisible
    return Loaded(found)


@screen(Permission.VIEW, load=load_loss, log="loss.viewed")
def loss(request: HttpRequest, actor: Actor, loaded: Loaded, loss_id: UUID) -> Answer:
    """Everything there is to do, and everything that stopped."""
    found, now = loaded.found, timezone.now()
    children, about = _children(found, actor)
    page = LossPage(
        title="A loss",
        heading=in_agreed_words([(found.name or NO_NAME, [found.person_id])], actor=actor)[0],
        caption=f"{found.kind.label}{f', {found.on}' if found.on else ''}",
        back=Link("The record", reverse("child_now", kwargs={"person_id": found.person_id})),
        notices=_notices(found),
        protect=Link("Protect a child now", reverse("protect")) if may(actor, FrontDoor.PROTECT) else None,
        children=children,
        duties=[
            DutyPanel(
                each.todo.name, reverse("loss_duty", kwargs={"loss_id": loss_id, "duty": each.todo.key}),
                each.todo.steps, each.todo.source, each.todo.link, each.todo.note,
                [
                    f"{'Done' if done.applies else 'Does not apply'}: {done.words} ({done.by}, {say.day_of(done.at)})"
                    for done in each.done
                ],
            )
            for each in found.duties
        ],
        facts=(
            Fact("Recorded", f"{say.near(found.recorded_at, now)}, by {found.recorded_by}"),
            Fact("Told by", found.told_by), Fact("Expected?", found.expected), Fact("What is known", found.words),
            Fact("Another child in danger?", f"{found.others_safe.label}. {found.others_words}".strip()),
        ),
        stopped=[Fact(what, words) for what, words in found.stopped],
        mistake=Link("This was recorded by mistake", reverse("loss_mistaken", kwargs={"loss_id": loss_id}))
        if may(actor, Permission.PUT_RIGHT) and not found.mistaken
        else None,
    )  # fmt: skip
    return Shown("losses/loss.html", page, about=about)


@screen(Permission.RECORD, load=load_duty, log="loss.viewed")
def loss_duty(request: HttpRequest, actor: Actor, loaded: Loaded, loss_id: UUID, duty: str) -> Answer:
    """Say what was done about one duty, or why it does not apply."""
    form = tried(
        DutyForm.blank(), request,
        lambda told: actions.work_through(
            actor=actor, loss_id=loss_id, duty=duty, applies=told.applies == "yes", words=told.words
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(loss_url(loss_id))
    todo = next(each.todo for each in loaded.found.duties if each.todo.key == duty)
    page = TaskPage(
        todo.name, form, Link("Back to the loss", loss_url(loss_id)), loaded.found.name, " ".join(todo.steps)
    )
    return Shown("losses/duty.html", page)


@screen(Permission.PUT_RIGHT, load=load_loss, log="loss.viewed")
def loss_mistaken(request: HttpRequest, actor: Actor, loaded: Loaded, loss_id: UUID) -> Answer:
    """Open the record again. What stopped stays stopped until somebody writes again."""
    if loaded.found.mistaken:
        raise NotVisible
    form = tried(
        MistakeForm.blank(), request, lambda told: put_loss_right(actor=actor, loss_id=loss_id, why=told.why), {}
    )
    if form is None:
        return Go(loss_url(loss_id))
    before = "Nothing that stopped is sent by itself: the list of it stays on the page, for whoever must write again."
    page = TaskPage("Recorded by mistake", form, Link("Back to the loss", loss_url(loss_id)), loaded.found.name, before)
    return Shown("losses/mistaken.html", page)


def losses_to_work_through(actor: Actor) -> Sequence[Item]:
    """For managers and whoever recorded it, until each duty is worked through. No name stands on the list."""
    if not may(actor, Permission.RECORD):
        return ()
    return [
        Item(
            what="Work through what a loss asks", about=str(each.kind.label), why="Others’ safety and the law’s duties",
            url=loss_url(each.loss_id), words=f"Still to do: {say.listed(each.left)}.", due_at=each.recorded_at,
            keys=[f"person:{each.person_id}"],
        )
        for each in selectors.work_for(actor=actor)
        if actor.roles & MANAGES or each.recorded_by == actor.account_id
    ]  # fmt: skip


def _notices(found: LossShown) -> tuple[Notice, ...]:
    if found.mistaken:
        return (Notice("Recorded by mistake", f"{found.mistaken} What had stopped is listed below; nothing was sent."),)
    if found.others_safe is OthersSafe.YES:
        return (Notice("Another child may be in danger", found.others_words),)
    return ()


def _children(found: LossShown, actor: Actor) -> tuple[Sequence[Link], list[str]]:
    """Every living child related to the person, or living with them, whom the actor may see."""
    person = linkage.person_set(found.person_id, actor)
    ids = people.related_ids(person, actor) - set(person.ids)
    cards = linkage.each_once(sorted(ids), actor) if ids else {}
    living = [c for c in cards.values() if c.kind in (PersonKind.CHILD, PersonKind.UNBORN) and not c.has_died]
    links = [
        Link(f"{c.name}, {age_and_birth(c.birth, None)[0]}", reverse("child_now", kwargs={"person_id": c.person_id}))
        for c in living
    ]
    return links, [f"person:{c.person_id}" for c in living]
