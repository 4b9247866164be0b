"""Emergency access: a record outside one's own work, at once, on one's own word, for four hours; reviewed after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access import actions, selectors
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.audit import actions as audit
from openmash.foundation.design import say
from openmash.foundation.design.forms import DateParts, Form, LongText, Text, as_date
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.notices import actions as notices
from openmash.foundation.notices.actions import NoticeKind, To, Where
from openmash.records.people.search import Sought, exactly

ENOUGH = "Give an NHS, pupil or social care number, or the whole name with the whole date of birth."
NOBODY = "Nobody here is exactly this. Check the number, the spelling and the date; or ring the duty desk."
SEVERAL = "More than one person fits. Give a number, or ring the duty desk."


class EmergencyForm(Form):
    """Who, exactly, and why now."""

    number = Text("NHS number, pupil number or social care number", width="20", most=40)
    forenames = Text("First name", width="two-thirds")
    surname = Text("Family name", width="two-thirds")
    born = DateParts("Date of birth")
    reason = LongText(
        "Why do you need to see this record now?", rows=3, most=1000,
        hint="In a sentence. The information lead is told at once, and somebody reviews it tomorrow.",
        required="Say why you need to see this record now, in a sentence.",
    )  # fmt: skip

    def check(self) -> Sequence[Problem]:
        """Enough to be one person and no other."""
        if self.number or (self.forenames and self.surname and self.born):
            return []
        return [Problem("number", ENOUGH)]

    @property
    def sought(self) -> Sought:
        return Sought(self.forenames, self.surname, as_date(self.born), numbers=(self.number,) if self.number else ())


@dataclass(frozen=True)
class EmergencyPage:
    """The form, and what is open now."""

    title: str
    form: EmergencyForm
    back: Link | None
    caption: str
    mine: tuple[Fact, ...]


@screen(Permission.OPEN_EMERGENCY_ACCESS)
def emergency_access(request: HttpRequest, actor: Actor) -> Answer:
    """Open it at once; the look, the reason and the telling of the information lead are one transaction."""
    form = EmergencyForm.parse(request.POST) if request.method == "POST" else EmergencyForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            return Go(reverse("child_now", kwargs={"person_id": _open(actor, form)}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    now = timezone.now()
    mine = tuple(
        Fact(f"Until {say.near(each.ends_at, now)}", each.reason, change=_link(each.person_id))
        for each in selectors.emergencies(actor=actor, mine=True)
        if each.ends_at > now
    )
    return Shown("access/emergency.html", EmergencyPage("Emergency access", form, None, "", mine))


def _link(person_id: UUID) -> Link:
    return Link("Open", reverse("child_now", kwargs={"person_id": person_id}))


def _open(actor: Actor, form: EmergencyForm) -> UUID:
    found = exactly(form.sought, actor)
    if len(found) != 1:
        audit.record(
            actor, "access.emergency_not_matched", about=[f"account:{actor.account_id}"],
            detail={"reason": form.reason, "found": len(found)},
        )  # fmt: skip
        raise Incomplete([Problem("number", SEVERAL if found else NOBODY)])
    if selectors.set_of(found[0]):
        return found[0]
    opened = actions.open_emergency_access(actor=actor, person_id=found[0], reason=form.reason)
    notices.notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), source_key=f"emergency:{opened.id}",
        text=f"{actor.name} opened an emergency access. Review it by {say.moment(opened.review_by)}.",
        where=Where("emergency_review", {"emergency_id": str(opened.id)}),
    )  # fmt: skip
    return found[0]
