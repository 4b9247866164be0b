"""Bring a child, and who belongs with them, to today's meeting: what an agency adds to the agenda, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.actions import Proposed
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.words import Reason
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design.forms import Choice, Choices, Form, LongText, Option, Problem, Text, Tick
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.records.linkage.selectors import PersonSet, each_once, person_set
from openmash.records.people.selectors import family
from openmash.web.meetings.showing import named

BROUGHT = (Reason.PARTNER, Reason.ESCALATION, Reason.DOMESTIC_ABUSE, Reason.MISSING, Reason.EXPLOITATION)


class BringForm(Form):
    """Who, why, and whether only some may see it."""

    children = Choices("Which children?", (), required="Choose at least one child.")
    reason = Choice(
        "Why should the meeting discuss them?", tuple(Option(each.value, str(each.label)) for each in BROUGHT),
        required="Choose why the meeting should discuss them.",
    )  # fmt: skip
    line = Text("In one line", most=400, required="Say in one line why this family is on the agenda.")
    part = Tick("This is a restricted part: only those I name may see it")
    named = LongText(
        "Who may see it", hint="For a restricted part: one name or e-mail address a line. You and the chair always may",
        rows=3,
    )  # fmt: skip


@dataclass(frozen=True)
class BringPage:
    """What the template shows."""

    title: str
    form: BringForm
    back: Link | None
    caption: str
    child: str
    is_open: bool


@dataclass(frozen=True)
class OneChild:
    """The child brought, over all their records."""

    person: PersonSet

    @property
    def about(self) -> Sequence[str]:
        return self.person.about


def load_person(*, actor: Actor, person_id: UUID) -> OneChild:
    """The child. Raises NotVisible."""
    return OneChild(person_set(person_id, actor))


@screen(Permission.ADD_ITEM, load=load_person, log="child.viewed")
def meeting_bring(request: HttpRequest, actor: Actor, loaded: OneChild, person_id: UUID) -> Answer:
    """Put a family on today's agenda."""
    today = selectors.todays(actor=actor)
    lead = loaded.person.lead_id
    children = named([lead, *_brothers_and_sisters(loaded.person, actor)], actor)
    kind = BringForm.offering(children=[Option(str(key), each.said) for key, each in children.items()])
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank(filled={"children": [str(lead)]})
    is_open = today is not None and not today.is_closed
    if request.method == "POST" and form.is_complete and today is not None:
        try:
            made = actions.add_items(actor=actor, meeting_id=today.id, proposed=[_proposed(form)])
            return Go(reverse("meeting_item", kwargs={"meeting_id": today.id, "item_id": made[0]}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("line", refusal.sentence)])
    page = BringPage(
        "Bring to today’s meeting", form, Link("Back to the child’s record", children[lead].url), "",
        children[lead].name, is_open,
    )  # fmt: skip
    return Shown("meetings/bring.html", page)


def _brothers_and_sisters(person: PersonSet, actor: Actor) -> list[UUID]:
    found = family(person, actor)
    return list(each_once([each.person_id for each in found if each.is_brother_or_sister], actor))


def _proposed(form: BringForm) -> Proposed:
    accounts: list[UUID] = []
    if form.part:
        for line in filter(None, (each.strip() for each in form.named.splitlines())):
            found = accounts_named(line)
            if len(found) != 1:
                raise Incomplete([Problem("named", f"“{line}” is not the name or address of one person here.")])
            accounts += found
        if not accounts:
            raise Incomplete([Problem("named", "Name who may see this part.")])
    return Proposed(
        person_ids=[UUID(key) for key in form.children], reasons=[Reason(form.reason)], line=form.line, named=accounts
    )
