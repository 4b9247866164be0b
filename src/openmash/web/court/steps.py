"""Recording what comes before a court and what comes from one. Several children of a family are told of at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.court import actions, selectors
from openmash.casework.court.permissions import Permission
from openmash.casework.court.telling import BeforeTold, EndTold, GroupTold, OrderTold
from openmash.casework.court.words import (
    ANSWERS,
    MEETINGS,
    Before,
    BeforeOutcome,
    Group,
    GroupOutcome,
    How,
    Kind,
    Next,
)
from openmash.casework.journey.permissions import Permission as Journey
from openmash.casework.journey.telling import Gate
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, Text, Tick, as_date
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways import court as pathway
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, ask, begin
from openmash.web.court.showing import brothers_and_sisters, chosen, with_children
from openmash.web.journey.tasks import FormPage, moment_of, planned_at

F = TypeVar("F", bound=Form)
END_OF_DAY = time(23, 59)
A_CHILD_FIRST = (
    "What is written of one child’s voice is kept with that child alone; brothers and sisters have their own."
)
THEIR_WORDS = "Their own words between quotation marks stand among their voice, too"


class OfferForm(Form):
    """Offered to whom, or why not."""

    what = Choice(
        "Was a meeting offered?",
        tuple(Option(x.value, str(x.label)) for x in (Group.OFFERED, Group.NOT_OFFERED)),
        required="Say whether a meeting was offered.",
    )  # fmt: skip
    who = Text("To whom was it offered?", hint="Everybody with parental responsibility, and who else", most=200)
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    in_letter = Tick("The offer is in the letter before proceedings")
    words = LongText(
        "What was said of it?", hint="If it is not offered: why it is against the child’s best interests", rows=3
    )


class FollowForm(Form):
    """The answer, or the meeting."""

    what = Choice(
        "What happened?", tuple(Option(x.value, str(x.label)) for x in (*ANSWERS, *MEETINGS)),
        required="Choose what happened.",
    )  # fmt: skip
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    who = Text("Who?", hint="Who answered; for a meeting, who facilitated it", most=200)
    outcome = Choice(
        "If a meeting was held: how did it come out?", tuple(Option(x.value, str(x.label)) for x in GroupOutcome)
    )
    plan = LongText("The family’s plan", hint="In the family’s own words", rows=6)
    review_on = DateParts("On what day is the plan looked at again?")
    words = LongText("What else was said?", hint="Such as who came, and why somebody declined", rows=3)
    voice = LongText(
        "What did the child say, and how did they take part?", rows=3,
        hint=f"Needed where the meeting was held. Or why they could not. {THEIR_WORDS}",
    )  # fmt: skip


class BeginForm(Form):
    """Why, and with whose advice."""

    words = LongText(
        "Why are pre-proceedings begun?", hint="What has been tried, and what must change", rows=5, required="Say why."
    )
    who = Text("Who gave legal advice?", most=200)
    on = DateParts("On what day was it decided?", hint="Left empty: today", past=True)
    voice = LongText("What does the child say of it?", hint=f"Or why they have not been asked. {THEIR_WORDS}", rows=3)


class StepForm(Form):
    """A letter, a meeting or an application."""

    what = Choice(
        "What happened?",
        tuple(
            Option(x.value, str(x.label))
            for x in (Before.LETTER, Before.MEETING, Before.REVIEW, Before.LETTER_TO_COURT, Before.COURT)
        ),
        required="Choose what happened.",
    )  # fmt: skip
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    who = Text("Who?", hint="To whom a letter went, who came to a meeting, or which court", most=200)
    offers_group = Tick("This letter offers a family group decision-making meeting")
    words = LongText("What was said or agreed?", rows=4)
    voice = LongText("What did the child say?", hint=THEIR_WORDS, rows=3)


class EndForm(Form):
    """How they ended; less than an application needs everything that doing less needs."""

    outcome = Choice(
        "How did pre-proceedings end?", tuple(Option(x.value, str(x.label)) for x in BeforeOutcome),
        required="Say how it ended.",
    )  # fmt: skip
    why = LongText("Why?", rows=5, required="Say why.")
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    agencies_said = LongText("What did each agency say?", hint="Needed unless it goes to court", rows=3)
    who_else = LongText("Who else was thought of?", hint="Needed unless it goes to court", rows=3)
    voice = LongText("What did the child say or show?", hint=f"Needed unless it goes to court. {THEIR_WORDS}", rows=3)


class OrderForm(Form):
    """The kind is enough; the rest as it is known."""

    kind = Choice(
        "What was made or agreed?",
        tuple(Option(x.value, str(x.label)) for x in Kind if x is not Kind.POLICE_PROTECTION),
        required="Choose what was made or agreed.",
    )  # fmt: skip
    on = DateParts("From what day?", hint="Left empty: today")
    at = Clock("From what time?", hint="Left empty: now, or midday on another day")
    ends_on = DateParts("On what day does the order itself say that it ends?")
    ends_at = Clock("At what time does it end?", hint="Left empty: the end of that day")
    who = Text("Who applied?", most=200)
    by_police = Tick("The police’s designated officer applied, during police protection")
    court = Text("Which court?", most=200)
    number = Text("Case number", most=60)
    directions = LongText(
        "What does it direct?", hint="Such as contact, medical examination, or who may not be told", rows=3
    )
    words = LongText("Why?", rows=3)
    voice = LongText("What was the child told, and what do they say?", hint=THEIR_WORDS, rows=3)


class OrderEndForm(Form):
    """How it ended, by whom, and what next."""

    how = Choice("How did it end?", tuple(Option(x.value, str(x.label)) for x in How), required="Say how it ended.")
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now, or midday on an earlier day")
    who = Text("Who ended it?", hint="Such as the designated officer by name, or the court", most=200)
    what_next = Choice("Where is the child looked after next?", tuple(Option(x.value, str(x.label)) for x in Next))
    words = LongText("What was said of it?", hint="If it was recorded by mistake: why", rows=3)
    voice = LongText("What was the child told, and what do they say?", hint=THEIR_WORDS, rows=3)


class BackForm(Form):
    """Why it was a mistake."""

    why = LongText("Why was it a mistake?", rows=3, required="Say why it was a mistake.")


def _url(person_id: UUID) -> str:
    return reverse("child_court", kwargs={"person_id": person_id})


def _form(
    request: HttpRequest, begun: Begun, form: F, act: Callable[[F], object], title: str, button: str,
    lines: Sequence[str] = (), fields: dict[str, str] | None = None,
) -> Answer:  # fmt: skip
    """One form of this page: done, back to it."""
    told = ask(request, form, act, fields=fields)
    if told is None:
        return Go(_url(begun.person_id))
    back = Link("Family group, pre-proceedings and orders", _url(begun.person_id))
    page = FormPage(title, told, back, begun.caption, button, lines)
    return begun.shown("journey/task.html", page)


def _begun(actor: Actor, child: Child, task: str) -> Begun | Go:
    return begin(actor, child, task, part=Part.JOURNEY)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def court_offer(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """A family group decision-making meeting offered, or not and why."""
    begun = _begun(actor, child, "court_offer")
    if not isinstance(begun, Begun):
        return begun
    form = with_children(OfferForm, brothers_and_sisters(child, actor))
    return _form(
        request, begun, form.blank(),
        lambda told: pathway.offer_group(
            actor=actor, person_ids=[begun.person_id, *chosen(told)],
            told=GroupTold(
                Group(told.what), moment_of(told.on, None), told.who, told.words, in_letter=told.in_letter
            ),
        ),
        "A family group decision-making meeting", "Save", fields={"at": "on"},
    )  # fmt: skip


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def court_follow(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, offer_id: UUID) -> Answer:
    """What followed an offer. Brothers and sisters offered one with the child are told of with it."""
    begun = _begun(actor, child, "court_follow")
    if not isinstance(begun, Begun):
        return begun
    offer = next((x for x in selectors.matters(child.person, actor=actor).offers if x.id == offer_id), None)
    if offer is None or offer.made.what is not Group.OFFERED:
        raise NotVisible
    siblings = brothers_and_sisters(child, actor)
    theirs = pathway.open_offers([UUID(each.value) for each in siblings], actor=actor) if siblings else {}
    form = with_children(FollowForm, [each for each in siblings if UUID(each.value) in theirs])
    filled = {"children": tuple(str(key) for key in theirs)} if "children" in form.fields else {}
    return _form(
        request, begun, form.blank(filled=filled),
        lambda told: pathway.follow_group(
            actor=actor, offers={begun.person_id: offer_id, **{key: theirs[key] for key in chosen(told)}},
            told=GroupTold(
                Group(told.what), moment_of(told.on, None), told.who, told.words, told.voice,
                outcome=GroupOutcome(told.outcome) if told.outcome else None, plan=told.plan,
                review_on=as_date(told.review_on),
            ),
        ),
        "What followed the offer", "Save", [A_CHILD_FIRST] if theirs else (), {"at": "on"},
    )  # fmt: skip


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def court_begin(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Pre-proceedings begin."""
    begun = _begun(actor, child, "court_begin")
    if not isinstance(begun, Begun):
        return begun
    form = with_children(BeginForm, brothers_and_sisters(child, actor))
    return _form(
        request, begun, form.blank(),
        lambda told: pathway.begin_pre_proceedings(
            actor=actor, person_ids=[begun.person_id, *chosen(told)],
            told=BeforeTold(Before.BEGAN, moment_of(told.on, None), told.who, told.words, told.voice),
        ),
        "Begin pre-proceedings", "Begin pre-proceedings", fields={"at": "on", "children": "words"},
    )  # fmt: skip


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def court_step(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """A letter, a meeting or an application of pre-proceedings that run."""
    begun = _begun(actor, child, "court_step")
    if not isinstance(begun, Begun):
        return begun
    siblings = brothers_and_sisters(child, actor)
    running = pathway.open_episodes([begun.person_id, *(UUID(each.value) for each in siblings)], actor=actor)
    if begun.person_id not in running:
        raise NotVisible
    also = [each for each in siblings if UUID(each.value) in running]
    form = with_children(StepForm, also)
    filled = {"children": tuple(each.value for each in also)} if also else {}
    return _form(
        request, begun, form.blank(filled=filled),
        lambda told: pathway.go_on(
            actor=actor, episodes={key: running[key] for key in (begun.person_id, *chosen(told))},
            told=BeforeTold(
                Before(told.what), moment_of(told.on, None), told.who, told.words, told.voice, told.offers_group
            ),
        ),
        "What happened in pre-proceedings", "Save", [A_CHILD_FIRST] if also else (), {"at": "on"},
    )  # fmt: skip


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def court_end(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Pre-proceedings end: to court by whoever works with the child, otherwise by a manager with the full gate."""
    begun = _begun(actor, child, "court_end")
    if not isinstance(begun, Begun):
        return begun
    episode = pathway.open_episodes([begun.person_id], actor=actor).get(begun.person_id)
    if episode is None:
        raise NotVisible

    def end(told: EndForm) -> None:
        if told.outcome != BeforeOutcome.TO_COURT:
            require(actor, Journey.RECORD_LESS)
        pathway.end_pre_proceedings(
            actor=actor, person_id=begun.person_id, episode_id=episode,
            told=BeforeTold(
                Before.ENDED, moment_of(told.on, None), words=told.why, voice=told.voice,
                outcome=BeforeOutcome(told.outcome),
            ),
            gate=Gate(told.agencies_said, told.who_else, told.voice),
        )  # fmt: skip

    lines = ("Ending without an application does less for a child: a manager does it, with what each agency said.",)
    return _form(
        request, begun, EndForm.blank(), end, "How pre-proceedings ended", "Save", lines,
        {"at": "on", "words": "why"},
    )  # fmt: skip


@screen(Permission.RECORD_ORDER, load=load_child, log="child.viewed")
def order_record(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """An order of a court, or an accommodation by agreement."""
    begun = _begun(actor, child, "order_record")
    if not isinstance(begun, Begun):
        return begun
    form = with_children(OrderForm, brothers_and_sisters(child, actor))
    return _form(
        request, begun, form.blank(),
        lambda told: pathway.record_order(
            actor=actor, person_ids=[begun.person_id, *chosen(told)],
            told=OrderTold(
                Kind(told.kind), moment_of(told.on, told.at), planned_at(told.ends_on, told.ends_at or END_OF_DAY)
                if as_date(told.ends_on) else None,
                told.who, told.by_police, told.court, told.number, told.directions, told.words, told.voice,
            ),
        ),
        "Record an order", "Save this order",
        ["Only the first question is needed now. Where the child is goes on their Details page, and can be protected."],
        {"at": "on"},
    )  # fmt: skip


@screen(Permission.RECORD_ORDER, load=load_child, log="child.viewed")
def order_end(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, order_id: UUID) -> Answer:
    """How an order or police protection ended."""
    begun = _begun(actor, child, "order_end")
    if not isinstance(begun, Begun):
        return begun
    order = next((x for x in selectors.orders(child.person, actor=actor) if x.id == order_id and x.is_open), None)
    if order is None:
        raise NotVisible
    left = order.said_left(timezone.now())
    lines = [f"{order.kind.label}, since {say.moment(order.began_at)}{f'; {left}' if left else ''}."]
    return _form(
        request, begun, OrderEndForm.blank(),
        lambda told: pathway.end_order(
            actor=actor, person_id=begun.person_id, order_id=order_id,
            told=EndTold(
                How(told.how), moment_of(told.on, told.at), told.who,
                Next(told.what_next) if told.what_next else None, told.words, told.voice,
            ),
        ),
        "How it ended", "Save", lines, {"at": "on"},
    )  # fmt: skip


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def court_take_back(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, row_id: UUID) -> Answer:
    """Something about a family group meeting or pre-proceedings was recorded by mistake."""
    begun = _begun(actor, child, "court_take_back")
    if not isinstance(begun, Begun):
        return begun
    found = selectors.matters(child.person, actor=actor)
    keys = {step.id for each in found.offers for step in (each.made, *each.after)}
    keys |= {step.id for each in found.episodes for step in each.steps}
    if row_id not in keys:
        raise NotVisible
    return _form(
        request, begun, BackForm.blank(),
        lambda told: actions.take_back(actor=actor, row_id=row_id, why=told.why),
        "Recorded by mistake", "It was a mistake", ["What was written stays readable as it stood."],
    )  # fmt: skip
