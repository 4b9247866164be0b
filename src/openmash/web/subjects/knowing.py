"""What comes to be known of a subject later: whose record a person of concern is, and who may see it from now on."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.records.subjects import actions
from openmash.records.subjects.permissions import Permission
from openmash.records.subjects.words import Kind
from openmash.web.intelligence.task import TaskPage, do_task
from openmash.web.subjects.choosing import found_by
from openmash.web.subjects.showing import subject_url
from openmash.web.subjects.subject import LoadedSubject, load

NOBODY = "nobody"
CORE, DUTY = "core", "duty"
AUDIENCES = (
    Option(CORE, "The core exploitation roles alone"),
    Option(DUTY, "Whoever is on duty in the hub too, such as a screener or a worker who answers for a child"),
)


class IdentifyForm(Form):
    """Whose record it is, and how that is known."""

    sought = Text("Who are they?", hint="Type their name and press the button; then choose", width="two-thirds")
    record = Choice("Whose record is it?", ())
    why = LongText("How is it known?", hint="Such as: the police named him from the plate", rows=2,
                   required="Say how it is known.")  # fmt: skip


class AudienceForm(Form):
    """Who may see it, and why."""

    audience = Choice("Who may see it from now on?", AUDIENCES, required="Choose who may see it.")
    why = LongText("Why?", rows=2, required="Say why.")


@screen(Permission.KEEP, load=load, log="subjects.viewed")
def identify_subject(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """Whose record a person of concern is, once that is known; or that it was not theirs."""
    shown = loaded.shown
    if shown.kind is not Kind.PERSON:
        return Go(subject_url(subject_id))
    words = request.POST.get("sought", "")
    found = tuple(each for each in found_by(words, actor=actor) if each.value.startswith("person:"))
    not_theirs = (Option(NOBODY, "It is not theirs after all: nobody knows who it is"),) if shown.person_id else ()
    kind = IdentifyForm.offering(record=(*found, *not_theirs))
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()

    def act() -> str:
        if not form.record and words.strip() and not found:
            raise Incomplete([Problem("sought", "Nobody whom you may see fits. Add their own record first.")])
        if not form.record:
            raise Incomplete([Problem("record" if found or not_theirs else "sought", "Choose whose record it is.")])
        person = None if form.record == NOBODY else UUID(form.record.partition(":")[2])
        actions.identify(actor=actor, subject_id=subject_id, person_id=person, why=form.why)
        return subject_url(subject_id)

    before = (
        "From then on whoever may not see that record does not see this one. Somebody under 18 is a child first.",
    )
    page = TaskPage(
        "Who is this?", form, Link("Back", subject_url(subject_id)), "Look, or say so", caption=shown.name,
        before=before,
    )  # fmt: skip
    return do_task(request, page, act, "sought")


@screen(Permission.KEEP, load=load, log="subjects.viewed")
def subject_audience(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """Who may see it beside the core exploitation roles. What links it keeps the rights of what says so."""
    shown = loaded.shown
    now = DUTY if OPEN_CIRCLE in shown.wider else CORE
    form = (
        AudienceForm.parse(request.POST) if request.method == "POST" else AudienceForm.blank(filled={"audience": now})
    )

    def act() -> str:
        others = [each for each in shown.wider if each != OPEN_CIRCLE]
        wider = [*others, *([OPEN_CIRCLE] if form.audience == DUTY else [])]
        actions.let_see(actor=actor, subject_id=subject_id, wider=wider, why=form.why)
        return subject_url(subject_id)

    before = (
        "What links it to anybody is still seen only by whoever may see what says so.",
        "What is written about it is seen with it: read it again for names.",
    )
    page = TaskPage(
        "Who may see it?", form, Link("Back", subject_url(subject_id)), "Save", caption=shown.name, before=before
    )
    return do_task(request, page, act, "audience")
