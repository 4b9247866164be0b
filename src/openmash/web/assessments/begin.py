"""Begin an assessment of a child, and of brothers and sisters together with them."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.assessments import selectors
from openmash.casework.assessments.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design.forms import Choice, Choices, DateParts, Form, LongText, Option, as_date
from openmash.pathways.planning import begin_assessment
from openmash.statute.calendar import at, local_date
from openmash.web.assessments.loading import assessment_url
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin
from openmash.web.visits.loading import children_around


class BeginForm(Form):
    """Who, which kind, and why."""

    children = Choices(
        "Which children are assessed?", (), required="Choose which children are assessed.",
        hint="What concerns them all is written once. Each has their own analysis",
    )  # fmt: skip
    template = Choice("Which assessment?", (), required="Choose the kind of assessment.")
    reason = LongText("Why is it begun?", rows=3, required="Say why the assessment is begun.")
    referred_on = DateParts(
        "When was the referral received?", hint="Only if it is not recorded here: the clock runs from it", past=True
    )


@screen(Permission.WRITE, load=load_child, log="child.viewed")
def assessment_begin(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """On the template in force today."""
    begun = begin(actor, child, "assessment_begin", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    offered = selectors.templates(local_date(timezone.now()))
    form = BeginForm.offering(
        children=[Option(str(key), words) for key, words in children_around(child, actor)],
        template=[Option(each.slug, each.title, "A screening tool" if each.is_tool else "") for each in offered],
    ).blank(filled={"children": (str(begun.person_id),), "template": offered[0].slug})
    made: list[UUID] = []

    def act(told: BeginForm) -> None:
        referred = as_date(told.referred_on)
        made.append(
            begin_assessment(
                actor=actor, person_ids=[UUID(key) for key in told.children], template=told.template,
                reason=told.reason, referred_at=at(referred, time(9)) if referred else None,
            )
        )  # fmt: skip

    asked = ask(request, form, act)
    if asked is None:
        return Go(assessment_url(made[0]))
    return begun.shown("assessments/begin.html", TaskPage("Begin an assessment", asked, begun.back, begun.caption))
