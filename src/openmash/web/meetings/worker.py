"""Who is best placed to talk to the child: proposed with why, and accepted by their own agency."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.meetings import actions
from openmash.casework.meetings.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible
from openmash.web.meetings.loading import AtItem, load_child
from openmash.web.meetings.showing import back_to_item, called, item_url, named


class WorkerForm(Form):
    """Who, of which agency, and why."""

    worker = Text("Who is best placed?", hint="Whoever the child is likeliest to talk to", most=200)
    agency = Choice("Of which agency?", (), required="Choose their agency.")
    why = LongText("Why this worker?", hint="What the child said or showed, who they trust, who saw them last", rows=3)


class AcceptForm(Form):
    """Whether their agency accepts."""

    accepts = Choice(
        "Does this worker take it on?", (Option("yes", "Yes, accepted"), Option("no", "No")),
        required="Say whether the worker takes it on.",
    )  # fmt: skip
    words = LongText("If not: why, and who could?", rows=3)


@dataclass(frozen=True)
class WorkerPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str
    child: str
    before: str


def agency_options(actor: Actor) -> list[Option]:
    """The agencies that can be at a meeting, to choose from."""
    return [Option(str(each.pk), each.name) for each in agencies.at_meetings(actor.agency_id)]


@screen(Permission.VIEW, load=load_child, log="meeting_item.viewed")
def meeting_worker(
    request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID, person_id: UUID
) -> Answer:
    """Propose a worker. It stands once their agency accepts."""
    kind = WorkerForm.offering(agency=agency_options(actor))
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.propose_worker(
                actor=actor, item_id=item_id, person_id=person_id, agency_id=UUID(form.agency), worker=form.worker,
                why=form.why,
            )  # fmt: skip
            return Go(item_url(loaded.item))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("worker", refusal.sentence)])
    return Shown("meetings/worker.html", _page("Who is best placed", form, loaded, actor, person_id, ""))


@screen(Permission.VIEW, load=load_child, log="meeting_item.viewed")
def meeting_worker_answer(
    request: HttpRequest,
    actor: Actor,
    loaded: AtItem,
    meeting_id: UUID,
    item_id: UUID,
    person_id: UUID,
    proposal_id: UUID,
) -> Answer:
    """Accept for one's own agency, or say why not and who could."""
    proposed = next((one for one in loaded.item.workers if one.id == proposal_id), None)
    if proposed is None:
        raise NotVisible
    form = AcceptForm.parse(request.POST) if request.method == "POST" else AcceptForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.accept_worker(actor=actor, proposal_id=proposal_id, accepts=form.accepts == "yes", words=form.words)
            return Go(item_url(loaded.item))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("accepts", refusal.sentence)])
    before = f"{proposed.worker}, {proposed.agency}, proposed by {proposed.proposed_by}: {proposed.why}"
    return Shown(
        "meetings/worker_answer.html", _page("Does this worker take it on?", form, loaded, actor, person_id, before)
    )


def _page(title: str, form: Form, loaded: AtItem, actor: Actor, person_id: UUID, before: str) -> WorkerPage:
    child = named([person_id], actor)[person_id].name
    return WorkerPage(title, form, back_to_item(loaded.item), called(loaded.meeting), child, before)
