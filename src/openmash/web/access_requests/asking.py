"""Keep what an agency said of what came from it: whether it may be given."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.insight.access_requests import actions, selectors
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import RequestShown
from openmash.insight.access_requests.words import Consulted
from openmash.web.access_requests.showing import TaskPage, back_to, caption_of, done
from openmash.web.missing.steps import tried

SAYS = (
    "What came from an agency is not given until it agrees. Ask the police of everybody, so that asking says nothing. "
    "Tell nobody outside who asks more than they need to answer."
)


class AgencyForm(Form):
    """Who answered what."""

    agency = Choice("Which agency?", (), required="Choose which agency.")
    answer = Choice(
        "What did they say?", tuple(Option(each.value, str(each.label)) for each in Consulted),
        required="Choose what they said.",
    )  # fmt: skip
    answer_words = LongText("Who answered, when, and why", rows=3, required="Say who answered, and when.", most=1000)


@screen(Permission.HANDLE, load=selectors.request, log="access_request.viewed")
def access_request_agency(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """Keep one answer."""
    offered = [Option(str(each.pk), each.name) for each in agencies.partners() if each.pk != actor.agency_id]

    def keep(told: AgencyForm) -> None:
        if not shown.person_ids:
            raise Incomplete([Problem("agency", "Nobody has said yet whose record it is.")])
        actions.answered(
            actor=actor, request_id=request_id, agency_id=UUID(told.agency), answer=Consulted(told.answer),
            words=told.answer_words,
        )  # fmt: skip

    form = tried(AgencyForm.offering(agency=offered).blank(), request, keep, {})
    if form is None:
        return done(shown)
    page = TaskPage("What did they say?", form, back_to(shown), caption_of(shown), SAYS)
    return Shown("access_requests/agency.html", page)
