"""A child seen in unscheduled care: what the worklist says of it, and saying what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.cpis import actions, selectors
from openmash.casework.cpis.permissions import Permission
from openmash.casework.cpis.selectors import NoticeShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.records.cases import selectors as cases
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.worklist.item import Item

HUB = (Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.OUT_OF_HOURS)


class ReadForm(Form):
    """What was done."""

    words = LongText(
        "What did you do about it?", hint="Or why nothing is needed", rows=4, required="Say what you did about it."
    )


@dataclass(frozen=True)
class OfNotice:
    """A notice, for the task on it."""

    found: NoticeShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_notice(*, actor: Actor, notice_id: UUID) -> OfNotice:
    """The notice. Raises NotVisible."""
    return OfNotice(selectors.notice(notice_id, actor=actor))


@screen(Permission.READ_NOTICES, load=load_notice, log="child.viewed")
def cpis_notice(request: HttpRequest, actor: Actor, loaded: OfNotice, notice_id: UUID) -> Answer:
    """Read one, and say what was done."""
    found = loaded.found
    here = reverse("child_now", kwargs={"person_id": linkage.person_set(found.person_id, actor).lead_id})
    form = ask(
        request, ReadForm.blank(),
        lambda told: actions.read_notice(actor=actor, notice_id=notice_id, words=told.words),
    )  # fmt: skip
    if form is None:
        return Go(here)
    card = people.people_cards([found.person_id], actor).get(found.person_id)
    lines = [f"{found.setting}{f', {found.place}' if found.place else ''}, {say.moment(found.presented_at)}."]
    if found.words:
        lines.append(f"Somebody has said what was done: {found.words}")
    page = FormPage(
        "Seen in unscheduled care",
        form,
        Link("The child’s record", here),
        card.name if card else "",
        "Save",
        lines,
    )
    return Shown("journey/task.html", page)


def notices_to_read(actor: Actor) -> Iterable[Item]:
    """Notices about the actor's children; to the hub, those about a child nobody works with."""
    if not may(actor, Permission.READ_NOTICES):
        return ()
    now = timezone.now()
    found = selectors.unread(actor=actor, now=now)
    if not found:
        return ()
    sets = linkage.person_sets({each.person_id for each in found}, actor)
    every = [key for one in sets.values() for key in one.ids]
    workers = {each.person_id: each.account_id for each in cases.allocations(actor=actor, person_ids=every)}
    in_hub = any(role in actor.roles for role in HUB)
    wanted = []
    for each in found:
        ids = sets[each.person_id].ids if each.person_id in sets else (each.person_id,)
        theirs = {workers[key] for key in ids if key in workers}
        if actor.account_id in theirs or (not theirs and in_hub):
            wanted.append((each, ids, sets[each.person_id].lead_id if each.person_id in sets else each.person_id))
    cards = people.people_cards({lead for _, _, lead in wanted}, actor) if wanted else {}
    return (_item(each, ids, cards.get(lead), now) for each, ids, lead in wanted)


def _item(each: NoticeShown, ids: Sequence[UUID], card: Card | None, now: datetime) -> Item:
    return Item(
        what="Seen in unscheduled care", about=card.name if card else "Not matched with a child here yet",
        why="The NHS told us, by CP-IS", words=f"{each.setting}{f', {each.place}' if each.place else ''}",
        url=reverse("cpis_notice", kwargs={"notice_id": each.id}), due_at=each.presented_at,
        left=TimeLeft(say.near(each.presented_at, now)), keys=[f"person:{key}" for key in ids],
    )  # fmt: skip
