"""Restrict a record to those named, or lift it: hidden or sealed, why, whom to ask day and night, until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access import actions, selectors
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.access.selectors import Restricted, Who, accounts_named, who
from openmash.foundation.access.words import LiftedBecause, RestrictedBecause
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, Tick, as_date, telephone
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

HIDDEN = "To everyone else there is no such person. Duty roles learn whom to ring, on two strong identifiers."
SEALED = "Everyone else learns that there is a record, and whom to ring; nothing of what it says."
MODES = (
    Option("hidden", "Hidden", hint=HIDDEN),
    Option("sealed", "Sealed", hint=SEALED),
)  # fmt: skip
REASONS = tuple(Option(each.value, str(each.label)) for each in RestrictedBecause)
LIFTED = tuple(Option(each.value, str(each.label)) for each in LiftedBecause)


class RestrictForm(Form):
    """How, why, who may see it, whom to ask."""

    mode = Choice("How is it restricted?", MODES, required="Choose hidden or sealed.")
    because = Choice("Why?", REASONS, required="Choose why it is restricted.")
    reason = LongText("What should those who may see it know about why?", rows=3, most=1000)
    allowed = LongText(
        "Who may see it?", rows=4, hint="One a line: their e-mail address, or their name as it appears here.",
        required="Name at least one person who may see this record.",
    )  # fmt: skip
    me_too = Tick("I may see it as well")
    ask_name = Text(
        "Whom to ask, day and night", hint="A role that always answers, such as “Duty manager”", width="two-thirds",
        required="Say whom to ask, day and night.",
    )  # fmt: skip
    ask_telephone = Text("Their telephone", kind="tel", width="20", check=telephone, required="Give their telephone.")
    ask_deputy = Text("Their deputy, with a telephone", width="two-thirds")
    review_on = DateParts("When is it looked at again?")


class LiftForm(Form):
    """Why it is open again."""

    because = Choice("Why is it lifted?", LIFTED, required="Choose why it is lifted.")
    words = LongText("Anything to add", rows=2, most=400)


@dataclass(frozen=True)
class RestrictionPage(TaskPage):
    """What restricts the record now, and what did before."""

    now: tuple[Fact, ...]
    before: tuple[Fact, ...]
    lift: Link | None


@screen(Permission.RESTRICT, load=load_child, log="child.viewed")
def child_restrict(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Restrict every record agreed to be this person."""
    begun = begin(actor, child, "restrict")
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, RestrictForm.blank(filled={"me_too": True}), lambda told: _restrict(actor, child, told),
        fields={"allowed": "allowed"},
    )  # fmt: skip
    if form is None:
        return begun.done() if selectors.set_of(child.asked) else Go(reverse("home"))
    found = selectors.restrictions_of(child.person.ids)
    names = who({key for each in found for key in (each.set_by, *each.allowed, *filter(None, (each.lifted_by,)))})
    current = [each for each in found if each.lifted_at is None]
    lift = reverse("child_lift_restriction", kwargs={"person_id": person_id})
    page = RestrictionPage(
        "Restrict this record", form, begun.back, begun.caption,
        now=tuple(fact for each in current[:1] for fact in _said(each, names)),
        before=tuple(_ended(each, names) for each in found if each.lifted_at is not None),
        lift=Link("Lift this restriction", lift) if current else None,
    )  # fmt: skip
    return begun.shown("access/restrict.html", page)


@screen(Permission.RESTRICT, load=load_child, log="child.viewed")
def child_lift_restriction(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Open the record again to everyone with reach."""
    begun = begin(actor, child, "lift_restriction", part=Part.DETAILS)
    if not isinstance(begun, Begun):
        return begun
    form = ask(request, LiftForm.blank(), lambda told: _lift(actor, child, told))
    page = TaskPage("Lift the restriction", form, begun.back, begun.caption) if form else None
    return begun.shown("access/lift.html", page) if page else begun.done()


def _restrict(actor: Actor, child: Child, told: RestrictForm) -> int:
    allowed = [actor.account_id] if told.me_too else []
    unknown = []
    for line in filter(None, (line.strip() for line in told.allowed.splitlines())):
        found = accounts_named(line)
        if len(found) == 1:
            allowed.append(found[0])
        else:
            unknown.append(line)
    if unknown:
        raise Incomplete(
            [Problem("allowed", f"Not one account here is {say.listed(unknown, 'or')}. Give the e-mail address.")]
        )
    return actions.restrict(
        actor=actor, person_ids=child.person.ids, mode="sealed" if told.mode == "sealed" else "hidden",
        reason_code=told.because, reason=told.reason, allowed=list(dict.fromkeys(allowed)),
        ask=WhomToAsk(told.ask_name, told.ask_telephone, told.ask_deputy), review_on=as_date(told.review_on),
    )  # fmt: skip


def _lift(actor: Actor, child: Child, told: LiftForm) -> None:
    because = str(LiftedBecause(told.because).label)
    actions.lift_restriction(
        actor=actor, person_ids=child.person.ids, reason=": ".join(filter(None, (because, told.words)))
    )


def _said(each: Restricted, names: Mapping[UUID, Who]) -> Sequence[Fact]:
    return (
        Fact("How", "Sealed" if each.mode == "sealed" else "Hidden"),
        Fact("Why", ". ".join(part for part in (each.because, each.reason) if part)),
        Fact("Who may see it", say.listed(sorted(names[key].name for key in each.allowed if key in names))),
        Fact("Whom to ask", ", ".join(part for part in (each.ask_name, each.ask_telephone, each.ask_deputy) if part)),
        Fact("Set by", f"{names[each.set_by].name}, {say.moment(each.set_at)}"),
        Fact("Looked at again", say.day_of(each.review_on) if each.review_on else "", unknown="No date is set"),
    )


def _ended(each: Restricted, names: Mapping[UUID, Who]) -> Fact:
    lifted = f"lifted {say.moment(each.lifted_at)}" if each.lifted_at else ""
    by = f" by {names[each.lifted_by].name}" if each.lifted_by and each.lifted_by in names else ""
    return Fact(say.day_of(each.set_at), f"{each.because}; {lifted}{by}")
