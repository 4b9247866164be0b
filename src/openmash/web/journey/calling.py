"""Call a strategy discussion, a conference or a core group: the child, one line, and whoever is signed in."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.protection.permissions import Permission
from openmash.casework.protection.words import How, Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, Clock, DateParts, Form, LongText, Option, Text
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.pathways import child_protection
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage, OfChild, load_journey, planned_at


class CallForm(Form):
    """One line is enough; the rest can follow."""

    line = Text("What is the worry, in one line?", most=400, required="Say in one line what the worry is.")
    on = DateParts("On what day?", hint="Left empty: today")
    at = Clock("At what time?", hint="Left empty: now")
    how = Choice("How?", tuple(Option(x.value, str(x.label)) for x in How))
    chair = Text(
        "Who chairs it?", most=200,
        hint="A name or e-mail address, as on their account. Left empty: you. They see these children until the record "
        "is sent",
    )  # fmt: skip
    agencies = Choices("Which agencies are asked?", ())
    invited = LongText(
        "Who is invited by name?", rows=3,
        hint="A name or e-mail address a line, as on their accounts. They see these children until the record is sent, "
        "or the night after",
    )  # fmt: skip


class CallForSeveralForm(CallForm):
    """The same where there are brothers and sisters."""

    children = Choices("Which brothers and sisters as well?", ())


SEVERAL = (("", ("line", "children", "on", "at", "how", "chair", "agencies", "invited")),)
"""Brothers and sisters are asked about straight after the line."""


@screen(Permission.CONVENE, load=load_journey, log="child.viewed")
def protection_call(request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID, kind: str) -> Answer:
    """Call it. Nothing but the line is ever asked before it stands."""
    wanted = next((each for each in Kind if each.value.replace("_", "-") == kind), None)
    if wanted is None:
        raise NotVisible
    begun = begin(actor, child, "protection_call", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    near = [
        each.person_id
        for each in people.family(child.person, actor)
        if each.is_brother_or_sister and each.until is None and not each.card.beyond_reach
    ]
    siblings = {str(key): card.name for key, card in linkage.each_once(near, actor).items()}
    asked = [Option(str(each.pk), each.name) for each in agencies.agencies(answering_checks=True)]
    brothers_and_sisters = [Option(key, name) for key, name in siblings.items()]
    form_of: type[CallForm] = CallForm.offering(agencies=asked)
    if siblings:
        form_of = CallForSeveralForm.offering(agencies=asked, children=brothers_and_sisters)
    made: list[UUID] = []
    form = ask(request, form_of.blank(), lambda told: made.append(_call(actor, begun.person_id, wanted, told)))
    if form is None:
        return Go(reverse("protection_meeting", kwargs={"convened_id": made[0]}))
    lines = []
    if wanted is Kind.STRATEGY:
        lines.append("If the child may be in danger now, ring 999 first. One line is enough; the rest can follow.")
    due = child_protection.next_conference(begun.person_id, actor=actor) if wanted.is_conference else None
    if due:
        lines.append(f"{due.said}: by {say.day(due.due_at)}.")
    page = FormPage(
        f"Call: {wanted.label.lower()}", form, begun.back, begun.caption, "Call it", lines, SEVERAL if siblings else ()
    )
    return begun.shown("journey/task.html", page)


def _call(actor: Actor, person_id: UUID, kind: Kind, told: CallForm) -> UUID:
    invited, unknown = [], []
    for words in (line.strip() for line in told.invited.splitlines() if line.strip()):
        found = accounts_named(words)
        if len(found) == 1:
            invited.append(found[0])
        else:
            unknown.append(words)
    if unknown and kind is not Kind.STRATEGY:
        raise Incomplete([Problem("invited", f"Nobody, or more than one, is called {say.listed(unknown, 'or')} here.")])
    chairs = accounts_named(told.chair.strip()) if told.chair.strip() else []
    if told.chair.strip() and len(chairs) != 1 and kind is not Kind.STRATEGY:
        words = f"Nobody, or more than one, is called {told.chair.strip()} here. Give the e-mail address."
        raise Incomplete([Problem("chair", words)])
    children = told.children if isinstance(told, CallForSeveralForm) else ()
    return child_protection.convene(
        actor=actor, person_ids=[person_id, *(UUID(key) for key in children)], kind=kind, line=told.line,
        starts_at=planned_at(told.on, told.at) or timezone.now(), how=How(told.how) if told.how else None,
        agency_ids=[UUID(key) for key in told.agencies], account_ids=invited,
        chair_id=chairs[0] if len(chairs) == 1 else None,
    )  # fmt: skip
