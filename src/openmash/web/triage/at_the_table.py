"""Two small tasks at the triage table: what an agency knows, and a second person's look."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.domestic_abuse.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.pathways import domestic_abuse
from openmash.web.triage.showing import Loaded, heading_of, load_family


class SpeakForm(Form):
    """An agency's line."""

    words = LongText(
        "What does your agency know that matters here?",
        hint="Only what helps this judgement. Never where anybody lives or is staying.",
        required="Write what your agency knows.",
        most=2_000,
    )


class AgainForm(Form):
    """A second person's view."""

    agrees = Choice(
        "Do you agree that this family does not go on?",
        (
            Option("yes", "Yes: it is decided at the front door, with all that a decision there needs"),
            Option("no", "No: it goes on"),
        ),
        required="Choose whether you agree.",
    )
    words = LongText("What you saw", required="Say what you saw, and whether you agree.", rows=4)


@dataclass(frozen=True)
class TablePage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str
    family: str
    judged: str
    lines: tuple[str, ...]
    button: str


@screen(Permission.SPEAK_AT_TRIAGE, load=load_family, log="triage.viewed")
def triage_speak(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Say for one's agency what it knows of this family."""
    form = SpeakForm.parse(request.POST) if request.method == "POST" else SpeakForm.blank()
    if request.method == "POST" and form.is_complete:
        domestic_abuse.speak(actor=actor, contact_id=contact_id, words=form.words)
        return Go(_back(contact_id))
    return Shown("triage/speak.html", _page("What our agency knows", form, loaded, "Add this line"))


@screen(Permission.LOOK_AGAIN, load=load_family, log="triage.viewed")
def triage_again(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Look again at a family the dip sample drew."""
    form = AgainForm.parse(request.POST) if request.method == "POST" else AgainForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            domestic_abuse.look_again(actor=actor, contact_id=contact_id, agrees=form.agrees == "yes", words=form.words)
            return Go(_back(contact_id))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("agrees", refusal.sentence)])
    return Shown("triage/again.html", _page("Look again", form, loaded, "Record the second look"))


def _page(title: str, form: Form, loaded: Loaded, button: str) -> TablePage:
    family = loaded.family
    names = {child.person_id: child.name for child in family.children}
    lines = family.judged.children.items() if family.judged else ()
    return TablePage(
        title, form, Link("Back to the family", _back(family.key)), "Domestic abuse triage", heading_of(family),
        family.judged.line if family.judged else "",
        tuple(f"{names[person]}: {line}" for person, line in lines if person in names), button,
    )  # fmt: skip


def _back(contact_id: UUID) -> str:
    return f"{reverse('triage_family', kwargs={'contact_id': contact_id})}?after={contact_id}#family"
