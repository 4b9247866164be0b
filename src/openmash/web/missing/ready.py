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
from openmash.foundation.design.forms import DateParts, Form, LongText, Problem, Text
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Empty, Fact, Link
from openmash.foundation.files.photographs import take_photograph
from openmash.foundation.files.selectors import Kept, uploads
from openmash.foundation.links.permissions import Permission as Links
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.web.child.record import Child, load_child
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.steps import lines_of, tried

TAKEN = "JPEG or PNG, 20 MB at most"


class ReadyForm(Form):
    """As a stranger who looks for the child would need it."""

    appearance = LongText(
        "What does the child look like?", rows=3, hint="Height, build, hair, eyes, marks, what they mostly wear",
        required="Say what the child looks like.",
    )  # fmt: skip
    photo = Text("Where else is a recent photograph held?", hint="Whom to ring for it, day and night", most=200)
    photo_on = DateParts("When was the photograph taken?", past=True)
    health = LongText("Health, medicines and what happens without them", rows=3)
    risks = LongText("What could harm the child, and who", rows=3)
    friends = LongText(
        "Friends, family and others they may be with", rows=3, hint="Names and how they know them; no address"
    )
    travel = LongText("How they travel, with what money or cards", rows=2)
    online = LongText("Names they use online", rows=2)
    goes_to = LongText(
        "Places they go to", rows=3, hint="One a line. Each is kept as a place, from whoever their home is kept from"
    )
    childs_words = LongText("What the child says helps when they are away", rows=3, hint="In their own words")
    agreed_with = Text(
        "With whom was this agreed?", hint="The child, and who cares for them", most=200,
        required="Say with whom this was agreed: the child, and who cares for them.",
    )  # fmt: skip
    review_on = DateParts("Look at it again by", hint="Within 90 days (local). Left empty: in 90 days")


@dataclass(frozen=True)
class ReadyPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    facts: Sequence[Fact]
    standing: str
    childs_words: str
    wants: str
    tasks: Sequence[Link]
    empty: Empty | None


@dataclass(frozen=True)
class ReadyFormPage(TaskPage):
    """The form, with a photograph that was added and not yet kept."""

    kept: Sequence[Kept] = ()
    taken: str = TAKEN


NOTHING = Empty(
    "Nothing is held ready yet",
    "For a child in care, what the police ask first is written down while everybody is calm, with the child, and given "
    "at once if they go missing. Where they live, learn and can be reached is on their record, and is not copied here.",
)


@screen(Permission.VIEW, load=load_child, log="child.viewed")
def held_ready(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Read it, or print it with the recipient and time."""
    found = selectors.held_ready(child.person, actor=actor)
    page = ReadyPage(
        title="Held ready, should they go missing",
        caption=name_of(child, actor),
        back=record_link(person_id),
        facts=_facts(found) if found else (),
        standing=_standing(found, timezone.now()) if found else "",
        childs_words=found.childs_words if found else "",
        wants=found.wants_looking_at(local_date(timezone.now())) if found else "",
        tasks=_tasks(found, actor, {"person_id": person_id}),
        empty=None if found else NOTHING,
    )
    return Shown("missing/held_ready.html", page)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def change_held_ready(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Write it, from what was held before. What was held before stays readable."""
    found = selectors.held_ready(child.person, actor=actor)
    form = ReadyForm.blank(filled=_filled(found) if found else {})
    wrong = take_photograph(request, actor=actor, kind=actions.PHOTOGRAPH, subject=str(person_id))
    if wrong:
        form = ReadyForm.parse(request.POST).with_problems([Problem("files", sentence) for sentence in wrong])
    tried_form = form if wrong else tried(
        form, request,
        lambda told: actions.hold_ready(actor=actor, person_id=person_id, told=ready_told(told)), {},
    )  # fmt: skip
    here = reverse("held_ready", kwargs={"person_id": person_id})
    if tried_form is None:
        return Go(here)
    kept = uploads(actor=actor, kind=actions.PHOTOGRAPH, subject=str(person_id))
    page = ReadyFormPage(
        "What to hold ready", tried_form, Link("What is held ready", here), name_of(child, actor), kept=kept
    )
    return Shown("missing/change_held_ready.html", page)


def ready_told(told: ReadyForm) -> ReadyTold:
    """What was written, as it is kept."""
    return ReadyTold(
        told.appearance, told.agreed_with, told.review_on.earliest(), told.photo, told.photo_on.earliest(),
        told.health, told.risks, told.friends, told.travel, told.online, told.childs_words, lines_of(told.goes_to),
    )  # fmt: skip


def _filled(found: Ready) -> dict[str, object]:
    names = ("appearance", "photo", "health", "risks", "friends", "travel", "online", "childs_words", "agreed_with")
    filled: dict[str, object] = {name: getattr(found, name) for name in names}
    filled["goes_to"] = "\n".join(place.text for place in found.goes_to if not place.withheld)
    if found.photo_on:
        filled["photo_on"] = PartialDate(found.photo_on.year, found.photo_on.month, found.photo_on.day)
    return filled


def _tasks(found: Ready | None, actor: Actor, here: dict[str, UUID]) -> Sequence[Link]:
    tasks = []
    if may(actor, Permission.RECORD):
        words = "Look at it again, or change it" if found else "Write it down"
        tasks.append(Link(words, reverse("change_held_ready", kwargs=here)))
        tasks.append(Link("Trigger plan", reverse("trigger_plan", kwargs=here)))
        tasks.append(Link("Placed in another area", reverse("placed_away", kwargs=here)))
    if may(actor, Links.SEND):
        tasks.append(Link("Ask whoever cares for the child, by a link", reverse("ask_carer", kwargs=here)))
    if found and found.photo_file_id:
        tasks.append(Link("The photograph", reverse("file", kwargs={"file_id": found.photo_file_id})))
    return tasks


def _facts(found: Ready) -> Sequence[Fact]:
    every = (
        ("Appearance", found.appearance), ("Photograph", _photograph(found)), ("Health", found.health),
        ("What could harm them", found.risks), ("May be with", found.friends), ("Travels", found.travel),
        ("Online", found.online), ("Places they go to", _places(found)), ("Agreed with", found.agreed_with),
        ("For the trigger plan, by whoever cares for the child", found.plan_said),
    )  # fmt: skip
    return [Fact(key, words) for key, words in every if words]


def _standing(found: Ready, now: datetime) -> str:
    late = "Late. Was to be looked at again" if found.review_on < local_date(now) else "To be looked at again"
    by = f"{found.given_by}, by a link" if found.given_by else found.recorded_by
    written = f"Written by {by}, {say.near(found.recorded_at, now)}."
    return f"{written} {late} by {say.day_of(found.review_on)}."


def _photograph(found: Ready) -> str:
    taken = f"taken {say.day_of(found.photo_on)}" if found.photo_on else ""
    kept = "a file is kept here" if found.photo_file_id else ""
    return "; ".join(filter(None, (found.photo, taken, kept)))


def _places(found: Ready) -> str:
    told = [place.text for place in found.goes_to if not place.withheld]
    withheld = len(found.goes_to) - len(told)
    kept = f"{say.count_of(withheld, 'place')} withheld: shown on the record, with a reason" if withheld else ""
    return "; ".join(filter(None, (*told, kept)))


def name_of(child: Child, actor: Actor) -> str:
    """The child's name as far as it is known; empty for none."""
    cards = people_cards(child.person.ids, actor)
    card = cards.get(child.person.lead_id) or next(iter(cards.values()), None)
    return card.name if card else ""


def record_link(person_id: UUID) -> Link:
    """Back to the child's record."""
    return Link("The child’s record", reverse("child_now", kwargs={"person_id": person_id}))
