"""What one child needs and cannot have; recording it; and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.meetings import selectors as meetings
from openmash.casework.unmet import actions, selectors
from openmash.casework.unmet.actions import BecameTold, UnmetTold
from openmash.casework.unmet.permissions import Permission
from openmash.casework.unmet.selectors import UnmetShown
from openmash.casework.unmet.words import Became, Kind, MadeFrom, Why
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, as_date
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.people import selectors as people
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, load_child, open_record
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage


class UnmetForm(Form):
    """What, why, since when, what instead."""

    what = Text("What is needed?", most=400, required="Say what was needed.")
    kind = Choice(
        "What kind of help is it?",
        tuple(Option(x.value, str(x.label)) for x in Kind),
        required="Choose what kind of help.",
    )
    why = Choice(
        "Why can they not have it?", tuple(Option(x.value, str(x.label)) for x in Why),
        required="Choose why they cannot have it.",
    )  # fmt: skip
    since = DateParts("Since when?", hint="Left empty: today", past=True)
    instead = LongText(
        "What is done instead?", hint="Or that nothing can be", rows=4,
        required="Say what was done instead, or that nothing could be.",
    )  # fmt: skip
    made_from = Choice("Where was it found?", tuple(Option(x.value, str(x.label)) for x in MadeFrom))


class BecameForm(Form):
    """What became of it."""

    became = Choice(
        "What became of it?", tuple(Option(x.value, str(x.label)) for x in Became), required="Choose what became of it."
    )
    words = LongText("In your words", rows=3, required="Say what became of it.")


@dataclass(frozen=True)
class Need:
    """One of them."""

    what: str
    line: str
    instead: str
    by: str
    became: Sequence[str]
    task: Link | None


@dataclass(frozen=True)
class UnmetPage(RecordPage):
    """What the template shows."""

    now: Sequence[Need]
    past: Sequence[Need]
    record: Link | None


@dataclass(frozen=True)
class OfNeed:
    """An unmet need, for the task on it."""

    found: UnmetShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_need(*, actor: Actor, unmet_id: UUID) -> OfNeed:
    """The need. Raises NotVisible."""
    return OfNeed(selectors.one(unmet_id, actor=actor))


@screen(Permission.VIEW, load=load, log="child.viewed")
def child_unmet(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show them, as known then where asked."""
    opened = open_record(request, actor, child, Part.PLANS_AND_VISITS)
    if not isinstance(opened, Opened):
        return opened
    found = selectors.of_child(opened.person, actor=actor, known_at=opened.moment)
    writes = opened.moment is None and bool(may(actor, Permission.RECORD))
    page = UnmetPage(
        "Unmet need – a child’s record", opened.banner, opened.parts, opened.then,
        now=[_need(each, writes) for each in found if each.is_open],
        past=[_need(each, writes=False) for each in found if not each.is_open],
        record=Link("Needed, and not available", opened.address("unmet_record")) if writes else None,
    )  # fmt: skip
    return opened.shown("unmet/unmet.html", page)


def _need(each: UnmetShown, writes: bool) -> Need:
    return Need(
        f"{each.kind.label}: {each.what}",
        f"{each.why.label}. Since {say.day(each.since)}. Found in {each.made_from.label.lower()}.",
        each.instead, f"{each.by}, {say.day_of(each.recorded_at)}",
        [f"{x.became.label}. {x.words} ({x.by}, {say.day_of(x.at)})" for x in each.became],
        Link("Say what became of it", reverse("unmet_became", kwargs={"unmet_id": each.id})) if writes else None,
    )  # fmt: skip


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def unmet_record(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Record one. `?from=` says where it was found: a decision, a plan, a meeting."""
    begun = begin(actor, child, "unmet_record", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    found_in = request.GET.get("from", "")
    filled = {
        "made_from": found_in if found_in in MadeFrom.values else MadeFrom.WORK.value,
        "what": _agreed(request.GET.get("action", ""), child, actor),
    }
    form = ask(
        request, UnmetForm.blank(filled=filled),
        lambda told: actions.record(
            actor=actor, person_id=begun.person_id,
            told=UnmetTold(
                Kind(told.kind), told.what, Why(told.why), told.instead, MadeFrom(told.made_from or MadeFrom.WORK),
                as_date(told.since),
            ),
        ),
    )  # fmt: skip
    if form is None:
        return begun.to("child_unmet")
    lines = ("Commissioners see how many, by kind and team, and never who. A count below five is not shown.",)
    page = FormPage("Needed, and not available", form, begun.back, begun.caption, "Save", lines)
    return begun.shown("journey/task.html", page)


def _agreed(action_id: str, child: Child, actor: Actor) -> str:
    """What a meeting agreed for this child, in its own words; nothing where no action of theirs is meant."""
    try:
        found = meetings.action(UUID(action_id), actor=actor)
    except (ValueError, NotVisible):
        return ""
    return found.what[:400] if found.person_id in child.person.ids else ""


@screen(Permission.RECORD, load=load_need, log="child.viewed")
def unmet_became(request: HttpRequest, actor: Actor, loaded: OfNeed, unmet_id: UUID) -> Answer:
    """What became of one."""
    here = reverse("child_unmet", kwargs={"person_id": loaded.found.person_id})
    form = ask(
        request, BecameForm.blank(),
        lambda told: actions.say_what_became(
            actor=actor, unmet_id=unmet_id, told=BecameTold(Became(told.became), told.words)
        ),
    )  # fmt: skip
    if form is None:
        return Go(here)
    card = people.people_cards([loaded.found.person_id], actor).get(loaded.found.person_id)
    page = FormPage(
        "What became of it",
        form,
        Link("Unmet need", here),
        card.name if card else "",
        "Save",
        (f"{loaded.found.kind.label}: {loaded.found.what}",),
    )
    return Shown("journey/task.html", page)
