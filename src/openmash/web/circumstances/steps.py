"""Record a circumstance, and what is seen, assessed, decided and chosen about it: one form for each kind of thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.circumstances import selectors
from openmash.casework.circumstances.actions import CircumstanceTold, EntryTold
from openmash.casework.circumstances.permissions import Permission
from openmash.casework.circumstances.selectors import CircumstanceShown
from openmash.casework.circumstances.words import ANSWERS, OF_KIND, Decision, Kind, Sort, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, PartialDate, Text, Tick, as_date
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways import circumstances as pathway
from openmash.records.people import selectors as people
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage, moment_of

T = TypeVar("T")
ON = DateParts("On what day?", hint="Left empty: today", past=True)
YES_NO = (Option("yes", "Yes"), Option("no", "No"))
SAID = "What did the child say?"


class KnownForm(Form):
    """What every circumstance is first known by."""

    words = LongText("What is known of it?", rows=4, required="Say what is known of it.")
    told_by = Text("Who told us?", hint="Or who found it", most=200, required="Say who told us, or who found it.")
    on = DateParts("On what day was it known?", hint="Left empty: today", past=True)
    voice = LongText("What does the child say of it?", hint="Left empty: nobody has asked yet", rows=3)


class FosteringForm(KnownForm):
    """With whom, why, and whether notice was given."""

    named = Text(
        "With whom does the child live, and who are they to the child?", most=200,
        required="Say with whom the child lives.",
    )  # fmt: skip
    sort = Choice(
        "What kind of arrangement is it?", tuple(Option(x.value, str(x.label)) for x in Sort),
        required="Choose what kind of arrangement it is.",
    )  # fmt: skip
    notified = Tick("This is notice to the council, from a parent, the carer or somebody else who arranged it")
    begins_on = DateParts("On what day does it begin, or did it begin?")


class CarerForm(KnownForm):
    """For whom they care."""

    named = Text("Whom do they care for, and why is care needed?", most=200, required="Say whom the child cares for.")


def _answer(what: What) -> Choice:
    return Choice(
        {
            What.SUITABILITY: "What is decided?", What.NEEDS: "What was found?",
            What.TONIGHT: "Where do they sleep tonight?", What.ADVOCATE: "Do they have an advocate?",
            What.JOINT: "What was found?",
            What.CHOICE: "What did they choose?",
        }[what],
        tuple(Option(x.value, str(x.label)) for x in ANSWERS[what]), required="Choose an answer.",
    )  # fmt: skip


class VisitForm(Form):
    """Where, whom, and whether alone."""

    on = ON
    alone = Choice("Was the child spoken to alone?", YES_NO, required="Say whether the child was spoken to alone.")
    voice = LongText(SAID, hint="Or why they could not be asked, and who will", rows=4)
    named = Text("Who else was there?", most=200)
    words = LongText("What was seen and said?", hint="If not alone: why not", rows=5)
    support = LongText("What is to be done?", rows=3)


class SuitabilityForm(Form):
    """The decision."""

    decision = _answer(What.SUITABILITY)
    words = LongText("The reasons", rows=5, required="Write the reasons.")
    support = LongText("What must the arrangement meet?", hint="Needed where there are requirements", rows=3)
    on = ON


class NeedsForm(Form):
    """Who is cared for, what it does to the child, what they want."""

    voice = LongText(SAID, hint="What do they want to go on doing, and to stop? Or why they could not be asked", rows=4)
    words = LongText(
        "What do they do, and what does it do to them?", rows=6,
        required="Write what they do, and what it does to them.",
        hint="Their school, sleep, health, friends and time; and whether it is right for a child of that age to do it",
    )  # fmt: skip
    decision = _answer(What.NEEDS)
    support = LongText("What support is needed?", hint="For them, and for whoever they care for", rows=4)
    named = Text("Who took part?", hint="And whether the adult’s own needs are assessed", most=200)
    on = ON


class SupportForm(Form):
    """What was arranged."""

    support = LongText("What was arranged?", rows=4, required="Say what was arranged.")
    named = Text("By whom, and for whom?", most=200)
    review_on = DateParts("On what day is it looked at again?")
    on = ON


class TonightForm(Form):
    """Where, in words that an out-of-hours worker can use."""

    decision = _answer(What.TONIGHT)
    place = Text("The address", hint="Kept with their other addresses, where it can be protected", most=400)
    postcode = Text("Postcode", most=10)
    words = LongText("What should the night know?", hint="Who is there, until when, what they have with them", rows=3)


class AdvocateForm(Form):
    """Who speaks with and for them."""

    decision = _answer(What.ADVOCATE)
    named = Text("The advocate’s name and how to reach them", most=200)
    words = LongText("What was said of it?", rows=3)


class JointForm(Form):
    """By social care and housing together."""

    named = Text("Who assessed, from social care and from housing?", most=200, required="Say who assessed.")
    voice = LongText("What did the young person say they want?", hint="Or why they could not be asked", rows=4)
    words = LongText(
        "What was found?", rows=5, required="Write what was found.",
        hint="Why they cannot live at home, whether it is safe to return, family who could help",
    )  # fmt: skip
    decision = _answer(What.JOINT)
    on = ON


class ChoiceForm(Form):
    """Told first, then asked; they may change their mind."""

    words = LongText(
        "What were they told, and by whom?", rows=5,
        hint="What section 20 means for them now and as a care leaver, and what being housed instead means",
        required="Write what they were told section 20 means, what housing instead means, and who told them.",
    )  # fmt: skip
    decision = _answer(What.CHOICE)
    voice = LongText("Why, in their own words", hint="Or why they could not say", rows=4)
    named = Text("Who was with them?", hint="Their advocate, by name", most=200)
    review_on = DateParts("On what day are they asked again?")
    on = ON


class EndedForm(Form):
    """Why, and what came next."""

    words = LongText("Why did it end, and what came next?", rows=4, required="Say why it ended.")
    voice = LongText(SAID, rows=3)
    on = ON


class MistakeForm(Form):
    """Why it was a mistake."""

    words = LongText("Why was it a mistake?", rows=3, required="Say why it was a mistake.")


KNOWN: dict[Kind, type[KnownForm]] = {
    Kind.PRIVATE_FOSTERING: FosteringForm, Kind.YOUNG_CARER: CarerForm, Kind.HOMELESS: KnownForm,
}  # fmt: skip
FORMS: dict[What, type[Form]] = {
    What.VISIT: VisitForm, What.SUITABILITY: SuitabilityForm, What.NEEDS: NeedsForm, What.SUPPORT: SupportForm,
    What.TONIGHT: TonightForm, What.ADVOCATE: AdvocateForm, What.JOINT: JointForm, What.CHOICE: ChoiceForm,
    What.ENDED: EndedForm, What.MISTAKE: MistakeForm,
}  # fmt: skip
BEFORE: dict[What, str] = {
    What.VISIT: "The child is spoken to alone unless it would be wrong to, and then the reason is kept.",
    What.TONIGHT: "They stay on tonight’s list until somewhere safe is written here.",
    What.CHOICE: "It is their choice, made knowing what it means, with somebody on their side. They may change it.",
    What.MISTAKE: "What was written stays readable as it stood.",
}


@dataclass(frozen=True)
class OfCircumstance:
    """A circumstance, for a task on it."""

    found: CircumstanceShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_circumstance(*, actor: Actor, circumstance_id: UUID, **_: object) -> OfCircumstance:
    """The circumstance. Raises NotVisible."""
    return OfCircumstance(selectors.circumstance(circumstance_id, actor=actor))


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def circumstance_record(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, kind: str) -> Answer:
    """Record one of the three."""
    wanted = next((each for each in Kind if each.value.replace("_", "-") == kind), None)
    if wanted is None:
        raise NotVisible
    begun = begin(actor, child, "circumstance_record", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, KNOWN[wanted].blank(),
        lambda told: pathway.record(actor=actor, person_id=begun.person_id, told=_known(wanted, told)),
        fields={"at": "on"},
    )  # fmt: skip
    if form is None:
        return Go(_url(begun.person_id))
    lines = ("Say where they sleep tonight next: nothing else waits for it.",) if wanted is Kind.HOMELESS else ()
    page = FormPage(str(wanted.label), form, Link("Circumstances", _url(begun.person_id)), begun.caption, "Save", lines)
    return begun.shown("journey/task.html", page)


def _known(kind: Kind, told: KnownForm) -> CircumstanceTold:
    sort, begins = _value(told, "sort", ""), _value(told, "begins_on", PartialDate())
    return CircumstanceTold(
        kind, told.told_by, told.words, _value(told, "named", ""), Sort(sort) if sort else None,
        _value(told, "notified", False), as_date(begins), moment_of(told.on, None), told.voice,
    )  # fmt: skip


@screen(Permission.RECORD, load=load_circumstance, log="child.viewed")
def circumstance_enter(
    request: HttpRequest, actor: Actor, loaded: OfCircumstance, circumstance_id: UUID, what: str
) -> Answer:
    """Record one thing about it."""
    found = loaded.found
    wanted = next((each for each in OF_KIND[found.kind] if each.value == what), None)
    if wanted is None or found.ended is not None:
        raise NotVisible
    form = ask(
        request, FORMS[wanted].blank(),
        lambda told: pathway.enter(
            actor=actor, circumstance_id=circumstance_id, told=_entry(wanted, told), place=_value(told, "place", ""),
            postcode=_value(told, "postcode", ""),
        ),
        fields={"at": "on"},
    )  # fmt: skip
    if form is None:
        return Go(_url(found.person_id))
    card = people.people_cards([found.person_id], actor).get(found.person_id)
    caption = ": ".join(part for part in (card.name if card else "", str(found.kind.label)) if part)
    lines = (BEFORE[wanted],) if wanted in BEFORE else ()
    page = FormPage(str(wanted.label), form, Link("Circumstances", _url(found.person_id)), caption, "Save", lines)
    return Shown("journey/task.html", page)


def _entry(what: What, told: Form) -> EntryTold:
    decision, alone = _value(told, "decision", ""), _value(told, "alone", "")
    return EntryTold(
        what, moment_of(_value(told, "on", PartialDate()), None), Decision(decision) if decision else None,
        {"yes": True, "no": False}.get(alone), _value(told, "named", ""), _value(told, "words", ""),
        _value(told, "support", ""), _value(told, "voice", ""), as_date(_value(told, "review_on", PartialDate())),
    )  # fmt: skip


def _value(told: Form, name: str, empty: T) -> T:
    """The answer to a question that only some of these forms ask."""
    found = told.values.get(name, empty)
    return found if isinstance(found, type(empty)) else empty


def _url(person_id: UUID) -> str:
    return reverse("child_circumstances", kwargs={"person_id": person_id})
