"""The chair's small tasks at an item: leave a family out with a reason, bring it back, invite somebody to it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.meetings import actions
from openmash.casework.meetings.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design.forms import Form, LongText, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.web.meetings.loading import AtItem, load_alone
from openmash.web.meetings.showing import back_to_item, back_to_meeting, called, family, item_url, named


class LeaveOutForm(Form):
    """Why."""

    reason = LongText(
        "Why is this family not discussed today?", hint="The reason is kept, and shown on the agenda", rows=3,
        required="Say why this family is not discussed today.",
    )  # fmt: skip


class InviteForm(Form):
    """Whom."""

    whom = Text(
        "Whom do you invite?", hint="Their name or e-mail address, as on their account",
        required="Give the name or e-mail address of the person you invite.",
    )  # fmt: skip


@dataclass(frozen=True)
class TaskPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str
    children: str


@screen(Permission.CHAIR, load=load_alone, log="meeting_item.viewed")
def meeting_leave_out(request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID) -> Answer:
    """Leave a family out of the discussion. It stays on the agenda, with the reason."""
    form = LeaveOutForm.parse(request.POST) if request.method == "POST" else LeaveOutForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.leave_out(actor=actor, item_id=item_id, reason=form.reason)
            return Go(back_to_meeting(loaded.meeting).url)
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("reason", refusal.sentence)])
    return Shown("meetings/leave_out.html", _page("Leave a family out", form, loaded, actor))


@screen(Permission.CHAIR, load=load_alone)
def meeting_bring_back(request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID) -> Answer:
    """Put a family back on the agenda."""
    if request.method == "POST" and not loaded.meeting.is_closed:
        actions.bring_back(actor=actor, item_id=item_id)
    return Go(item_url(loaded.item))


@screen(Permission.INVITE, load=load_alone, log="meeting_item.viewed")
def meeting_invite(request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID) -> Answer:
    """Invite somebody to this family's item: they reach its children until the meeting closes."""
    form = InviteForm.parse(request.POST) if request.method == "POST" else InviteForm.blank()
    if request.method == "POST" and form.is_complete:
        found = accounts_named(form.whom.strip())
        if len(found) == 1:
            try:
                actions.invite(actor=actor, item_id=item_id, account_id=found[0])
                return Go(item_url(loaded.item))
            except NotAllowedNow as refusal:
                form = form.with_problems([Problem("whom", refusal.sentence)])
        else:
            sentence = (
                "Several people have this name: give the e-mail address." if found else "Nobody here has this name."
            )
            form = form.with_problems([Problem("whom", sentence)])
    return Shown("meetings/invite.html", _page("Invite somebody", form, loaded, actor))


def _page(title: str, form: Form, loaded: AtItem, actor: Actor) -> TaskPage:
    names = named(loaded.item.about_ids, actor)
    return TaskPage(title, form, back_to_item(loaded.item), called(loaded.meeting), family(loaded.item, names))
