"""Record that somebody asked for what is recorded about them, in whatever words."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, PartialDate, Text
from openmash.foundation.design.parts import Link
from openmash.insight.access_requests import actions
from openmash.insight.access_requests.actions import Asked
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.words import Asker, Route, Wants
from openmash.web.access_requests.showing import TaskPage, url_of
from openmash.web.missing.steps import tried

SAYS = (
    "They need no form and need not say which law. A young person who understands what it means asks for themselves; "
    "nobody’s agreement is needed. Ask only what you need to be sure who they are."
)


class AccessRequestForm(Form):
    """A request as it came."""

    asker = Choice(
        "Who asks?", tuple(Option(each.value, str(each.label)) for each in Asker), required="Choose who asks."
    )
    asker_name = Text("Their name", required="Say who asks.", most=200)
    about_name = Text("Whose record do they ask for?", required="Say whose record they ask for.", most=200)
    about_born = Text("That person’s date of birth, as they gave it", most=60)
    authority = LongText(
        "If for somebody else: by what right, and what the child says", rows=3, most=400,
        hint="Parental responsibility, a court order, a signed authority. Was a child old enough to understand asked?",
    )  # fmt: skip
    wants = Choice(
        "What do they want?", tuple(Option(each.value, str(each.label)) for each in Wants),
        hint="Left empty: to see it",
    )  # fmt: skip
    asked = LongText("What do they ask for?", hint="In their own words", rows=3, required="Say what they ask for.")
    route = Choice(
        "How does the answer reach them safely?", tuple(Option(each.value, str(each.label)) for each in Route),
        required="Choose how the answer reaches them.",
    )  # fmt: skip
    route_words = Text(
        "To where, at what time, and who must not see it", required="Say to where, and who must not see it.", most=400
    )
    received_on = DateParts("When did it come?", past=True, required="Give the day it came.")


@screen(Permission.HANDLE)
def add_access_request(request: HttpRequest, actor: Actor) -> Answer:
    """Ask, and keep."""
    made: list[str] = []

    def keep(told: AccessRequestForm) -> None:
        came = told.received_on.earliest()
        key = actions.record(
            actor=actor,
            asked=Asked(
                Asker(told.asker), told.asker_name, told.about_name, told.about_born, told.asked, Route(told.route),
                told.route_words, came if isinstance(came, date) else timezone.localdate(), told.authority,
                Wants(told.wants or Wants.COPY),
            ),
        )  # fmt: skip
        made.append(url_of(key))

    today = PartialDate.of(timezone.localdate())
    form = tried(AccessRequestForm.blank(filled={"received_on": today}), request, keep, {})
    if form is None:
        return Go(made[0])
    back = Link("Requests for their own record", reverse("access_requests"))
    page = TaskPage("Somebody asks for their record", form, back, "", SAYS)
    return Shown("access_requests/add.html", page)
