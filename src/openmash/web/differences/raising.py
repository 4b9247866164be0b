"""Raise a professional difference, from a contact, a check or a journey: what is wanted, and the child's safety."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.differences.actions import Raised, raise_difference
from openmash.casework.differences.permissions import Permission
from openmash.casework.differences.words import About
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import duty_desk, partners
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.cases.on_duty import profile_at
from openmash.web.checks.loading import Loaded as LoadedCheck
from openmash.web.checks.loading import load_check
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, begin
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.journey.tasks import OfChild, load_journey


class RaiseForm(Form):
    """What is disputed."""

    child = Choice("About which child?", (), required="Choose the child.")
    answering = Choice("With which agency do you differ?", (), required="Choose the agency.")
    about = Choice(
        "What is it about?",
        tuple(Option(each.value, each.label) for each in About),
        required="Choose what it is about.",
    )
    what = LongText("What do you disagree with?", required="Say what you disagree with.", rows=4)
    wanted = LongText("What do you want to happen instead?", required="Say what you want to happen instead.", rows=3)
    safety_now = LongText(
        "What keeps the child safe now, while this is resolved?",
        hint="Who sees the child, who is with them, what would make you act at once.",
        required="Say what keeps the child safe now, while this is resolved.",
        rows=3,
    )
    stage = Choice("At which stage does it begin?", (), required="Choose a stage.")
    why = Text("If not at the first stage: why?", hint="Such as “imminent risk”", most=400)


@dataclass(frozen=True)
class RaisePage:
    """What the template shows."""

    title: str
    heading: str
    form: RaiseForm
    back: Link | None
    caption: str
    protect_url: str
    asks_child: bool


@screen(Permission.RAISE, load=load_child, log="contact.viewed")
def raise_from_contact(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """From a contact, for whoever may open it."""
    name = loaded.contact.child(person_id).name
    back = Link("Back to the contact", reverse("contact", kwargs={"contact_id": contact_id}))
    return _raise(request, actor, {person_id: name}, contact_id, back)


@screen(Permission.RAISE, load=load_check, log="check.viewed")
def raise_from_check(request: HttpRequest, actor: Actor, loaded: LoadedCheck, check_id: UUID) -> Answer:
    """From a check, for the agency that was asked."""
    children = {child.person_id: child.called for child in loaded.check.children}
    back = Link("Back to the check", reverse("answer_check", kwargs={"check_id": check_id}))
    return _raise(request, actor, children, loaded.check.contact_id, back)


@screen(Permission.RAISE, load=load_journey, log="child.viewed")
def raise_from_journey(request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID) -> Answer:
    """From a child's journey: about a plan, a level of need or a decision, long after the contact."""
    begun = begin(actor, child, "raise_from_journey", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    return _raise(request, actor, {begun.person_id: begun.caption.split(",")[0]}, None, begun.back)


def _raise(
    request: HttpRequest, actor: Actor, children: dict[UUID, str], contact_id: UUID | None, back: Link
) -> Answer:
    kind = _form(actor, children)
    if request.method == "POST":
        form = kind.parse(request.POST)
        if form.is_complete:
            person = UUID(form.child)
            told = Raised(
                person, children[person], UUID(form.answering), About(form.about), form.what, form.wanted,
                form.safety_now, contact_id, form.stage, form.why,
            )  # fmt: skip
            try:
                key = raise_difference(actor=actor, told=told)
                return Go(reverse("difference", kwargs={"difference_id": key}))
            except Incomplete as refusal:
                form = form.with_problems([Problem(p.field, p.sentence) for p in refusal.problems])
    else:
        form = kind.blank(filled=_first(actor, children))
    page = RaisePage(
        title="Raise a professional difference",
        heading=f"Raise a professional difference about {next(iter(children.values()))}"
        if len(children) == 1
        else "Raise a professional difference",
        form=form,
        back=back,
        caption="",
        protect_url=reverse("protect"),
        asks_child=len(children) > 1,
    )
    return Shown("differences/raise.html", page)


def _form(actor: Actor, children: dict[UUID, str]) -> type[RaiseForm]:
    stages = profile_at(timezone.now()).difference_stages
    return RaiseForm.offering(
        child=tuple(Option(str(key), name) for key, name in children.items()),
        answering=tuple(Option(str(each.pk), each.name) for each in partners() if each.pk != actor.agency_id),
        stage=tuple(Option(each.key, each.name, each.answered_by) for each in stages),
    )


def _first(actor: Actor, children: dict[UUID, str]) -> dict[str, object]:
    """What is filled in: the first stage, the only child, and the hub where it is the other side."""
    filled: dict[str, object] = {"stage": profile_at(timezone.now()).difference_stages[0].key}
    if len(children) == 1:
        filled["child"] = str(next(iter(children)))
    if (hub := duty_desk().agency_id) != actor.agency_id:
        filled["answering"] = str(hub)
    return filled
