"""What is held ready for the police should a child in care go missing: read and printed at once, written while calm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Ready
from openmash.casework.missing.telling import ReadyTold
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import DateParts, Form, LongText, Text
from openmash.foundation.design.parts import Empty, Fact, Link
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.web.child.record import Child, load_child
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.steps import tried


class ReadyForm(Form):
    """As a stranger who looks for the child would need it."""

    appearance = LongText(
        "What does the child look like?", rows=3, hint="Height, build, hair, eyes, marks, what they mostly wear",
        required="Say what the child looks like.",
    )  # fmt: skip
    photo = Text("Where is a recent photograph held, and by whom?", hint="Not here: say whom to ring for it", most=200)
    health = LongText("Health, medicines and what happens without them", rows=3)
    risks = LongText("What could harm the child, and who", rows=3)
    friends = LongText(
        "Friends, family and others they may be with", rows=3, hint="Names and how they know them; no address"
    )
    travel = LongText("How they travel, with what money or cards", rows=2)
    online = LongText("Names they use online", rows=2)
    childs_words = LongText("What the child says helps when they are away", rows=3, hint="In their own words")
    agreed_with = Text(
        "With whom was this agreed?", hint="The child, and who cares for them", most=200,
        required="Say with whom this was agreed: the child, and who cares for them.",
    )  # fmt: skip
    review_on = DateParts("Look at it again by", required="Say by when this is looked at again.")


@dataclass(frozen=True)
class ReadyPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    facts: Sequence[Fact]
    standing: str
    childs_words: str
    change: Link | None
    empty: Empty | None


NOTHING = Empty(
    "Nothing is held ready yet",
    "For a child in care, what the police ask first is written down while everybody is calm, with the child, and given "
    "at once if they go missing. Where they live, learn and can be reached is on their record, and is not copied here.",
)


@screen(Permission.VIEW, load=load_child, log="child.viewed")
def held_ready(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Read it, or print it with the recipient and time."""
    found = selectors.held_ready(child.person, actor=actor)
    change = reverse("change_held_ready", kwargs={"person_id": person_id})
    page = ReadyPage(
        title="Held ready, should they go missing",
        caption=_called(child, actor),
        back=_back(person_id),
        facts=_facts(found) if found else (),
        standing=_standing(found, timezone.now()) if found else "",
        childs_words=found.childs_words if found else "",
        change=Link("Change what is held" if found else "Write it down", change)
        if may(actor, Permission.RECORD)
        else None,
        empty=None if found else NOTHING,
    )
    return Shown("missing/held_ready.html", page)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def change_held_ready(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Write it, from what was held before. What was held before stays readable."""
    found = selectors.held_ready(child.person, actor=actor)
    names = ("appearance", "photo", "health", "risks", "friends", "travel", "online", "childs_words", "agreed_with")
    filled = {name: getattr(found, name) for name in names} if found else {}
    form = tried(
        ReadyForm.blank(filled=filled), request,
        lambda told: actions.hold_ready(
            actor=actor, person_id=person_id,
            told=ReadyTold(
                told.appearance, told.agreed_with, told.review_on.earliest(), told.photo, told.health, told.risks,
                told.friends, told.travel, told.online, told.childs_words,
            ),
        ),
        {},
    )  # fmt: skip
    here = reverse("held_ready", kwargs={"person_id": person_id})
    if form is None:
        return Go(here)
    page = TaskPage("What to hold ready", form, Link("What is held ready", here), _called(child, actor))
    return Shown("missing/change_held_ready.html", page)


def _facts(found: Ready) -> Sequence[Fact]:
    every = (
        ("Appearance", found.appearance), ("Photograph", found.photo), ("Health", found.health),
        ("What could harm them", found.risks), ("May be with", found.friends), ("Travels", found.travel),
        ("Online", found.online), ("Agreed with", found.agreed_with),
    )  # fmt: skip
    return [Fact(key, words) for key, words in every if words]


def _standing(found: Ready, now: datetime) -> str:
    late = "Late. Was to be looked at again" if found.review_on < local_date(now) else "To be looked at again"
    written = f"Written by {found.recorded_by}, {say.near(found.recorded_at, now)}."
    return f"{written} {late} by {say.day_of(found.review_on)}."


def _called(child: Child, actor: Actor) -> str:
    cards = people_cards(child.person.ids, actor)
    card = cards.get(child.person.lead_id) or next(iter(cards.values()), None)
    return card.name if card else ""


def _back(person_id: UUID) -> Link:
    return Link("The child’s record", reverse("child_now", kwargs={"person_id": person_id}))
