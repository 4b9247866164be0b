"""How a section 47 enquiry came out for one child."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.protection.permissions import Permission
from openmash.casework.protection.telling import EnquiryTold
from openmash.casework.protection.words import EnquiryOutcome
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option
from openmash.pathways import child_protection
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage, OfChild, load_journey, moment_of


class EnquiryForm(Form):
    """The outcome, and what was found; the rest where there is to be no conference."""

    outcome = Choice("How did the enquiry come out?", (), required="Choose how the enquiry came out.")
    findings = LongText(
        "What did it find?", hint="What happened, what it means for this child", rows=6,
        required="Say what the enquiry found.",
    )  # fmt: skip
    agencies_said = LongText("What did each agency say?", hint="Or that it did not answer", rows=4)
    who_else = LongText("Who else was thought of?", hint="Brothers, sisters, other children in the home", rows=3)
    voice = LongText("What did the child say or show?", hint="Or why they have not been heard, and who will", rows=4)
    on = DateParts("On what day did it end?", hint="Left empty: today", past=True)
    at = Clock("At what time?")


@screen(Permission.DECIDE, load=load_journey, log="child.viewed")
def protection_end_enquiry(request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID) -> Answer:
    """Record it. Going to a conference needs what was found; any other outcome is a manager's, with the full gate."""
    begun = begin(actor, child, "protection_end_enquiry", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    less = bool(may(actor, Permission.DECIDE_LESS))
    offered = [Option(x.value, str(x.label)) for x in EnquiryOutcome if less or not x.ends_without_conference]
    form = ask(
        request, EnquiryForm.offering(outcome=offered).blank(),
        lambda told: child_protection.end_enquiry(
            actor=actor, person_id=begun.person_id,
            told=EnquiryTold(
                EnquiryOutcome(told.outcome), told.findings, told.agencies_said, told.who_else, told.voice,
                moment_of(told.on, told.at),
            ),
        ),
    )  # fmt: skip
    if form is None:
        return begun.done()
    lines = () if less else ("An enquiry that ends without a conference is a manager’s to end.",)
    page = FormPage(
        "How the enquiry came out", form, begun.back, begun.caption, "Record this outcome", lines,
        (("Where there is to be no conference", ("agencies_said", "who_else", "voice")), ("When", ("on", "at"))),
    )  # fmt: skip
    return begun.shown("journey/task.html", page)
