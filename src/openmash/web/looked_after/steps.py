"""Record what happens to a child who is or was looked after, or that something was a mistake."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import TextChoices
from django.http import HttpRequest

from openmash.casework.looked_after import actions, selectors
from openmash.casework.looked_after.actions import Told
from openmash.casework.looked_after.codes import Adopting, Doing, InTouch, Living, NoScore, Standing, WhyNot
from openmash.casework.looked_after.permissions import Permission
from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, PartialDate, Text, Tick, as_date
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways import looked_after as pathway
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage, moment_of
from openmash.web.looked_after.returned import (
    ON,
    THEIR_WORDS,
    AdoptionForm,
    AdviserForm,
    LeavingForm,
    PathwayForm,
    StrengthsForm,
    TouchForm,
)

T = TypeVar("T")
C = TypeVar("C", bound=TextChoices)


class PlacedForm(Form):
    """How, from when, and where, which is kept apart."""

    sort = Choice(
        "How is the child placed?", tuple(Option(x.value, str(x.label)) for x in Sort),
        required="Choose how the child is placed.",
    )  # fmt: skip
    on = DateParts("From what day?", hint="Left empty: today", past=True)
    to_last = Tick("This placement is meant to last until the child is 18")
    provider = Choice(
        "Who provides it?", tuple(Option(x.value, str(x.label)) for x in Provider), hint="Asked for by inspections"
    )
    in_area = Choice("Is it in the council’s own area?", (Option("yes", "Yes"), Option("no", "No")))
    place = Text("The address", hint="Kept with their other addresses, where it can be protected", most=400)
    postcode = Text("Postcode", most=10)
    words = LongText("Why this placement?", hint="No name or address of the carers here", rows=4)
    voice = LongText("What was the child told, and what do they say?", hint=THEIR_WORDS, rows=3)


class EndedForm(Form):
    """Why, and what came next."""

    words = LongText("Why did it end, and what came next?", rows=4, required="Say why it ended, and what came next.")
    voice = LongText("What does the child say of it?", hint=THEIR_WORDS, rows=3)
    on = ON


class ReviewForm(Form):
    """Who chaired, how the child took part, what was decided, when the next one is."""

    on = ON
    who = Text("Who chaired it?", hint="The independent reviewing officer", most=200, required="Say who chaired it.")
    voice = LongText(
        "What did the child say, or how did they take part?", rows=4,
        hint=f"Or why they could not. {THEIR_WORDS}",
        required="Write what the child said or how they took part, or why they could not.",
    )  # fmt: skip
    words = LongText("What was decided?", rows=6, required="Write what was decided.")
    next_on = DateParts("On what day is the next review?")


class SoonerForm(Form):
    """By whom, by when and why."""

    who = Text(
        "Who asks for it?", hint="Such as the independent reviewing officer, the child or a parent", most=200,
        required="Say who asks for it.",
    )  # fmt: skip
    next_on = DateParts("By what day?", required="Enter the day by which it is asked for.")
    words = LongText("Why?", rows=3)


class LessForm(Form):
    """How it became a long-term foster placement, and the child's own word."""

    words = LongText(
        "How do we know that this is a long-term foster placement?", rows=3,
        hint="The care plan says so, the carers have agreed to it, and carers, parents and child were told",
        required="Say how everybody was told that this is a long-term foster placement.",
    )  # fmt: skip
    voice = LongText(
        "What did the child say when they agreed to be visited less often?", rows=3, hint=THEIR_WORDS,
        required="Write what the child said when they agreed.",
    )  # fmt: skip
    on = ON


class MoreForm(Form):
    """The child's own word."""

    voice = LongText("What did the child say?", rows=3, hint=THEIR_WORDS, required="Write what the child said.")
    on = ON


class HealthForm(Form):
    """When, by whom, what it found."""

    on = ON
    who = Text("Who did it?", hint="Such as the designated doctor or nurse", most=200)
    words = LongText(
        "What did it find, and what follows?", rows=4, hint="Or that nobody has told us yet",
        required="Write what it found, or that nobody has told us yet.",
    )  # fmt: skip
    voice = LongText("What did the child say of it?", hint=THEIR_WORDS, rows=3)


class OfficerForm(Form):
    """Who, and what the child said."""

    on = ON
    who = Text(
        "Who saw or spoke to the child?", hint="The independent reviewing officer", most=200,
        required="Say who saw or spoke to the child.",
    )  # fmt: skip
    voice = LongText("What did the child say?", hint=THEIR_WORDS, rows=4)
    words = LongText("What follows?", rows=3)


class PlanForm(Form):
    """What, and why."""

    lasting = Choice(
        "How is the child to have a lasting home?", tuple(Option(x.value, str(x.label)) for x in Lasting),
        required="Choose what the plan is.",
    )  # fmt: skip
    words = LongText("Why?", rows=4, required="Say why this is the plan, or why there is none yet.")
    voice = LongText("What does the child say of it?", hint=THEIR_WORDS, rows=3)
    on = ON


class MistakeForm(Form):
    """Why it was a mistake."""

    why = LongText("Why was it a mistake?", rows=3, required="Say why it was a mistake.")


FORMS: dict[What, tuple[type[Form], str, str]] = {
    What.PLACED: (
        PlacedForm,
        "Record a placement",
        "Visits are counted from this day. A placement that runs ends with it: the child moved.",
    ),
    What.ENDED: (
        EndedForm,
        "How the placement ended",
        "For a child who moved, record the new placement instead: this one ends with it.",
    ),
    What.REVIEW: (ReviewForm, "Record a review", "The next review is counted from this one."),
    What.EARLIER: (
        SoonerForm,
        "A review is asked for sooner",
        "The review is then due by that day, where the regulations would let it wait longer.",
    ),
    What.LESS: (
        LessForm,
        "The child agrees to be visited less often",
        "Visits are then due every six months, until the child asks for more or the placement ends.",
    ),
    What.MORE: (MoreForm, "The child asks to be visited more often", "Visits are then due every three months again."),
    What.HEALTH: (HealthForm, "Record a health assessment", ""),
    What.DENTAL: (HealthForm, "Record a dental check", ""),
    What.OFFICER: (OfficerForm, "The reviewing officer saw or spoke to the child", "Between reviews, or before one."),
    What.PLAN: (PlanForm, "Record the plan for permanence", "A new plan stands instead of the one before."),
    What.STRENGTHS: (
        StrengthsForm,
        "Record a strengths and difficulties questionnaire",
        "The yearly return asks for the total that came back. Nothing here is decided, ordered or counted by it.",
    ),
    What.ADOPTION: (
        AdoptionForm,
        "Record a step towards adoption",
        "Who the adopters are is kept elsewhere. After an adoption order, have the child’s identity protected here.",
    ),
    What.LEAVING: (LeavingForm, "Record what a care leaver is entitled to", "What is recorded last stands."),
    What.ADVISER: (AdviserForm, "Record the personal adviser", "Who is recorded last is the adviser now."),
    What.PATHWAY: (PathwayForm, "Record a pathway plan, or its review", "The next review is counted from this day."),
    What.TOUCH: (
        TouchForm,
        "Record how a care leaver is",
        "The yearly return asks this around each birthday. Where they live is kept with their addresses.",
    ),
}


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def looked_after_record(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, what: str) -> Answer:
    """Record one of these."""
    wanted = next((each for each in FORMS if each.value == what), None)
    if wanted is None:
        raise NotVisible
    begun = begin(actor, child, "looked_after_record", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    form_of, title, line = FORMS[wanted]
    form = ask(
        request, form_of.blank(),
        lambda told: pathway.record(
            actor=actor, person_id=begun.person_id, told=_told(wanted, told), place=_value(told, "place", ""),
            postcode=_value(told, "postcode", ""),
        ),
    )  # fmt: skip
    return _shown(begun, form, title, "Save", line)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def looked_after_take_back(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, row_id: UUID) -> Answer:
    """Something was recorded by mistake."""
    begun = begin(actor, child, "looked_after_take_back", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    step = next((x for x in selectors.looked_after(child.person, actor=actor).steps if x.id == row_id), None)
    if step is None:
        raise NotVisible
    form = ask(request, MistakeForm.blank(), lambda told: actions.take_back(actor=actor, row_id=row_id, why=told.why))
    line = f"{step.what.label}. What was written stays readable as it stood."
    return _shown(begun, form, "Recorded by mistake", "It was a mistake", line)


def _shown(begun: Begun, form: Form | None, title: str, button: str, line: str) -> Answer:
    there = begun.to("child_looked_after")
    if form is None:
        return there
    page = FormPage(title, form, Link("Looked after", there.url), begun.caption, button, (line,) if line else ())
    return begun.shown("journey/task.html", page)


def _told(what: What, told: Form) -> Told:
    score = told.values.get("score")
    return Told(
        what, moment_of(_value(told, "on", PartialDate()), None), _chosen(told, "sort", Sort),
        _value(told, "to_last", False), _value(told, "who", ""), _value(told, "words", ""), _value(told, "voice", ""),
        as_date(_value(told, "next_on", PartialDate())), _chosen(told, "provider", Provider),
        _yes(told, "in_area"), _chosen(told, "lasting", Lasting),
        score=score if isinstance(score, int) else None, no_score=_chosen(told, "no_score", NoScore),
        standing=_chosen(told, "standing", Standing), in_touch=_chosen(told, "in_touch", InTouch),
        living=_chosen(told, "living", Living), suitable=_yes(told, "suitable"), doing=_chosen(told, "doing", Doing),
        adopting=_chosen(told, "adopting", Adopting), why_not=_chosen(told, "why_not", WhyNot),
    )  # fmt: skip


def _chosen(told: Form, name: str, words: type[C]) -> C | None:
    """The answer to a choice, or None where nobody was asked or nothing was chosen."""
    chosen = _value(told, name, "")
    return words(chosen) if chosen else None


def _yes(told: Form, name: str) -> bool | None:
    return {"yes": True, "no": False}.get(_value(told, name, ""))


def _value(told: Form, name: str, empty: T) -> T:
    """The answer to a question that only some of these forms ask."""
    found = told.values.get(name, empty)
    return found if isinstance(found, type(empty)) else empty
