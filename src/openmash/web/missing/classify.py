"""Record how the police, or care, class an episode now; each is kept beside the other and beside the earlier ones."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.missing import actions
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import ClassTold
from openmash.casework.missing.words import Scheme
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, Text
from openmash.foundation.reference import codes
from openmash.web.missing.loading import Loaded, done, in_use, load_episode, moment_of, task_page
from openmash.web.missing.steps import tried

CLASSES = "missing_classification"
BEFORE = (
    "The police’s words and those of the care return stand beside each other, and neither changes the other. What was "
    "said before stays."
)


class ClassForm(Form):
    """One classification, by whom and why."""

    code = Choice("How is it classed?", (), required="Choose how it is classed.")
    set_by = Text("Who classed it?", hint="The officer, or whoever answers for the child’s care", most=200)
    reasons = LongText("Why", hint="Needed where it was classed before", rows=3)
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now")


@screen(Permission.RECORD, load=load_episode, log="missing.viewed")
def missing_classify(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Keep one more classification; it is counted where there was one in the same words before.

    With `words` in the address, of the police or of care, only theirs are offered: what a worklist asks for.
    """
    asked = request.GET.get("words", "")
    of = {asked} if asked in set(Scheme) else set(Scheme)
    groups = {code.code: code.group for code in codes(CLASSES).codes}
    offered = tuple(
        Option(each.value, f"{groups[each.value]}: {each.text[0].lower()}{each.text[1:]}", each.hint)
        for each in in_use(CLASSES)
        if groups[each.value].lower() in of
    )
    form = tried(
        ClassForm.offering(code=offered).blank(), request,
        lambda told: actions.classify(
            actor=actor, process_id=process_id,
            told=ClassTold(
                Scheme(groups[told.code].lower()), told.code, told.set_by, told.reasons, moment_of(told.on, told.at)
            ),
        ),
        {"at": "on"},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    return Shown("missing/classify.html", task_page("How the episode is classed", form, loaded, BEFORE))
