"""What was filed with the wrong child: the list, one with everybody it reached, and telling somebody outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.misfiled import actions, selectors
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.selectors import MisfilingShown, Reached
from openmash.casework.misfiled.words import How, Used
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.frontdoor.showing import contact_url
from openmash.web.misfiled.counting import counted
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.steps import tried


class ToldForm(Form):
    """What they said when they were told."""

    used = Choice(
        "Had they used it?",
        (Option(Used.NO.value, "No"), Option(Used.YES.value, "Yes: something was written, passed on or decided")),
        required="Say whether they had used it.",
    )  # fmt: skip
    words = LongText(
        "Whom you told, when, and what they said", rows=4, required="Say whom you told, when, and what they said."
    )


@dataclass(frozen=True)
class Loaded:
    """One misfiling."""

    found: MisfilingShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


@dataclass(frozen=True)
class Person:
    """Somebody the words reached."""

    name: str
    how: str
    at: str
    answer: str
    tell: Link | None


@dataclass(frozen=True)
class MisfilingPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    facts: Sequence[Fact]
    links: Sequence[Link]
    reached: Sequence[Person]
    left: str
    nobody: Empty


@dataclass(frozen=True)
class MisfiledPage:
    """The list."""

    title: str
    table: Table | None
    nobody: Empty


def load_misfiling(*, actor: Actor, misfiling_id: UUID) -> Loaded:
    """The misfiling. Raises NotVisible."""
    return Loaded(selectors.misfiling(misfiling_id, actor=actor))


def load_outside(*, actor: Actor, misfiling_id: UUID, touched_id: UUID) -> Loaded:
    """The misfiling, where this is somebody outside not told yet. Raises NotVisible."""
    found = selectors.misfiling(misfiling_id, actor=actor)
    _outside(found, touched_id)
    return Loaded(found)


@screen(Permission.FOLLOW, log="misfiling.listed")
def misfiled(request: HttpRequest, actor: Actor) -> Answer:
    """The newest first, by reference alone."""
    rows = selectors.misfilings(actor=actor)
    now = timezone.now()
    table = Table(
        "Moved to the right child",
        ("Record", "What happened", "Moved", "Still to answer"),
        [
            (
                Cell(reference, reverse("misfiling", kwargs={"misfiling_id": key})), Cell(str(kind.label)),
                Cell(say.near(at, now)), Cell(counted(left, "person", "people") if left else "nobody"),
            )
            for key, reference, kind, at, left in rows
        ],
    )  # fmt: skip
    nobody = Empty("Nothing has been moved.", "Where a contact is about another child, say so beside the child’s name.")
    page = MisfiledPage("Filed with the wrong child", table if rows else None, nobody)
    return Shown("misfiled/misfiled.html", page, about=[f"misfiling:{row[0]}" for row in rows])


@screen(Permission.FOLLOW, load=load_misfiling, log="misfiling.viewed")
def misfiling(request: HttpRequest, actor: Actor, loaded: Loaded, misfiling_id: UUID) -> Answer:
    """Where it went, whom it reached, and what each says they did with it."""
    found, now = loaded.found, timezone.now()
    left = [each for each in found.reached if not each.answer]
    page = MisfilingPage(
        title=f"{found.reference}: moved to the right child",
        caption=str(found.kind.label),
        back=Link("Filed with the wrong child", reverse("misfiled")),
        facts=[
            fact
            for fact in (
                Fact("Filed with", found.name or "A child not named"),
                Fact("Moved to", found.moved_to),
                Fact("How we know", found.why),
                Fact("Filed", say.near(found.filed_at, now)),
                Fact("Moved", f"{say.near(found.recorded_at, now)}, by {found.recorded_by}"),
                Fact("What was decided", "Reopened: it is to be decided again" if found.reopened else "Nothing yet"),
                Fact("Breach entry", "Open with the information lead, who sees the reference and no child"),
            )
            if fact.value
        ],
        links=_links(found),
        reached=[_person(found, each) for each in found.reached],
        left=f"{counted(len(left), 'person', 'people')} still to answer" if left else "Everybody has answered",
        nobody=Empty("It reached nobody else.", "Nobody had opened it and nothing had been sent."),
    )
    return Shown("misfiled/misfiling.html", page)


@screen(Permission.FOLLOW, load=load_outside, log="misfiling.viewed")
def tell(request: HttpRequest, actor: Actor, loaded: Loaded, misfiling_id: UUID, touched_id: UUID) -> Answer:
    """Keep what somebody outside said when they were told."""
    form = tried(
        ToldForm.blank(), request,
        lambda told: actions.answer(actor=actor, touched_id=touched_id, used=Used(told.used), words=told.words), {},
    )  # fmt: skip
    back = reverse("misfiling", kwargs={"misfiling_id": misfiling_id})
    if form is None:
        return Go(back)
    before = (
        f"Tell {_outside(loaded.found, touched_id).name} that what they were sent under {loaded.found.reference} was "
        "about another child. Do not repeat it, and do not say whom it was about. Ask them to destroy it."
    )
    page = TaskPage("Tell them", form, Link("Back", back), loaded.found.reference, before)
    return Shown("misfiled/tell.html", page)


def _outside(found: MisfilingShown, touched_id: UUID) -> Reached:
    for each in found.reached:
        if each.id == touched_id and not each.is_account and not each.answer:
            return each
    raise NotVisible


def _links(found: MisfilingShown) -> list[Link]:
    links = [Link("The contact", contact_url(found.process_id))] if found.process_id and found.moved_to_id else []
    if found.moved_to_id:
        links.append(Link("The right child’s record", reverse("child_now", kwargs={"person_id": found.moved_to_id})))
    return links


def _person(found: MisfilingShown, each: Reached) -> Person:
    outside = not each.is_account and not each.answer
    url = reverse("misfiled_tell", kwargs={"misfiling_id": found.id, "touched_id": each.id})
    at = say.near(each.at, timezone.now()) if each.at else ""
    waits = "To be told by the hub" if outside else "Told; has not answered yet"
    return Person(
        each.name, str(How(each.how).label), at, each.answer or waits,
        Link("Tell them, and keep what they say", url) if outside else None,
    )  # fmt: skip
