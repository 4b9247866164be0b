"""Say what was done about a request: asked who they are, seen it, asked what they mean, extended, or ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, PartialDate
from openmash.insight.access_requests import actions, selectors
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import RequestShown
from openmash.insight.access_requests.words import Step
from openmash.statute.access_time import LAW
from openmash.web.access_requests.showing import TaskPage, back_to, caption_of, done
from openmash.web.missing.steps import tried

HINTS = {
    Step.IDENTITY_ASKED: "Only where you doubt it. The month then begins when they show it",
    Step.IDENTITY_SHOWN: "What you saw, or who knows them",
    Step.NARROW_ASKED: "Only where you reasonably need it. The clock stands still until they answer",
    Step.NARROWED: "The clock goes on",
    Step.EXTENDED: "Only where it is complex or there are many. Say what they were told, and why",
    Step.DECIDED: "For a wish other than to see it: what was decided, how they were told, and their right to complain",
    Step.WITHDRAWN: "In their own words. It ends the request",
    Step.REFUSED: "Manifestly unfounded or excessive. Say what they were told, and their right to complain",
    Step.NO_TRACE: "Which systems and names were searched, and back to when. It ends the request",
}


class StepForm(Form):
    """What, when, in words."""

    step = Choice(
        "What was done?", tuple(Option(each.value, str(each.label), hint=hint) for each, hint in HINTS.items()),
        required="Choose what was done.",
    )  # fmt: skip
    on = DateParts("On what day?", past=True, required="Give the day.")
    words = LongText("In words", rows=4, required="Say what was asked, shown or said.", most=1000)


@screen(Permission.HANDLE, load=selectors.request, log="access_request.viewed")
def access_request_step(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """Keep one step."""

    def keep(told: StepForm) -> None:
        on = told.on.earliest()
        actions.step(
            actor=actor, request_id=request_id, kind=Step(told.step), words=told.words,
            on=on if isinstance(on, date) else timezone.localdate(),
        )  # fmt: skip

    form = tried(StepForm.blank(filled={"on": PartialDate.of(timezone.localdate())}), request, keep, {})
    if form is None:
        return done(shown)
    return Shown("access_requests/step.html", TaskPage("What was done?", form, back_to(shown), caption_of(shown), LAW))
