"""Call a strategy discussion for a child who is missing, or is back and not safe, from the episode itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor.actions import Particulars
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.design.forms import Choices, Clock, DateParts, Form, Option, Text
from openmash.foundation.facts.refusals import Incomplete
from openmash.pathways import missing_episode
from openmash.web.missing.loading import Loaded, load_episode, moment_of, task_page

QUORUM = (AgencyKind.COUNCIL, AgencyKind.POLICE, AgencyKind.HEALTH, AgencyKind.EDUCATION)


class StrategyForm(Form):
    """One line is enough."""

    line = Text("Why, in one line", required="Say in one line why.", most=400)
    agencies = Choices("Agencies taking part", tuple(Option(kind.value, kind.label) for kind in QUORUM))
    on = DateParts("On what day", hint="Left empty: not set yet")
    at = Clock("At what time")
    who = Text("Who called it", hint="Name and agency")


@screen(Permission.PROTECT, load=load_episode, log="missing.viewed")
def missing_strategy(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Call it; what was left out is owed by 10:00 the next working day, as for any protective act."""
    line = loaded.episode.line
    times = line.repeats.words
    form = StrategyForm.blank(filled={"line": f"Missing, {times[0].lower()}{times[1:]}"[:400]})
    if request.method == "POST":
        form = StrategyForm.parse(request.POST)
        if form.is_complete:
            known = Particulars(when=moment_of(form.on, form.at), who=form.who, agencies=form.agencies)
            try:
                contact = missing_episode.strategy_discussion(
                    actor=actor, process_id=process_id, line=form.line, known=known
                )
                return Go(f"{reverse('contact', kwargs={'contact_id': contact})}#acts")
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    return Shown("missing/strategy.html", task_page("Call a strategy discussion", form, loaded))
