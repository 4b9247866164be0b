"""Agree an action for one child: what, by whom of which agency, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.meetings import actions
from openmash.casework.meetings.actions import ActionTold
from openmash.casework.meetings.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Problem, Text, as_date
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.statute.calendar import at
from openmash.web.meetings.loading import AtItem, load_child
from openmash.web.meetings.showing import back_to_item, called, item_url, named
from openmash.web.meetings.worker import agency_options

END_OF_DAY = time(17)


class ActionForm(Form):
    """What will be done, by whom, by when."""

    what = LongText("What will be done?", rows=3)
    owner_name = Text(
        "Who will do it?", hint="A person’s name; one with an account here finds it on their list", most=200
    )
    agency = Choice("Of which agency?", ())
    due = DateParts("By which day?")
    by_time = Clock("By what time?", hint="Left empty: 5pm")


@dataclass(frozen=True)
class ActionPage:
    """What the template shows."""

    title: str
    form: ActionForm
    back: Link | None
    caption: str
    child: str


@screen(Permission.VIEW, load=load_child, log="meeting_item.viewed")
def meeting_action(
    request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID, person_id: UUID
) -> Answer:
    """Record an action. Its owner finds it on their list, and the next meeting sees what became of it."""
    kind = ActionForm.offering(agency=agency_options(actor))
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    child = named([person_id], actor)[person_id]
    if request.method == "POST" and form.is_complete:
        try:
            actions.record_action(actor=actor, item_id=item_id, person_id=person_id, told=_told(form, child.said))
            return Go(item_url(loaded.item))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("what", refusal.sentence)])
    page = ActionPage("Agree an action", form, back_to_item(loaded.item), called(loaded.meeting), child.name)
    return Shown("meetings/action.html", page)


def _told(form: ActionForm, child: str) -> ActionTold:
    known = accounts_named(form.owner_name.strip()) if form.owner_name.strip() else []
    return ActionTold(
        what=form.what, agency_id=UUID(form.agency) if form.agency else None, owner_name=form.owner_name,
        due_at=_due(form), child_as_told=child, account_id=known[0] if len(known) == 1 else None,
    )  # fmt: skip


def _due(form: ActionForm) -> datetime | None:
    day = as_date(form.due)
    return at(day, form.by_time or END_OF_DAY) if day else None
