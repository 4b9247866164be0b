"""Everything that was answered, to be checked and sent. A report once acknowledged is neither lost nor doubled."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link
from openmash.foundation.files.actions import send_uploads
from openmash.foundation.files.selectors import uploads
from openmash.foundation.instruments.actions import keep_response
from openmash.foundation.instruments.answering import Response, asked_sections, parse_response
from openmash.foundation.instruments.reading import Part, said
from openmash.publicsite.arriving import arrival_of
from openmash.publicsite.report_question import report_form
from openmash.publicsite.slowing import slow_down, too_many
from openmash.publicsite.visitor import WRITING, Visit, elsewhere, visit_of

ADDED = "ordinary"
"""The answer that there is a picture or a document, and that it is added."""


class Send(Form):
    """Nothing more to fill in."""


@dataclass(frozen=True)
class CheckPage:
    """What was answered, and what is still missing before it can be sent."""

    title: str
    form: Send
    parts: tuple[Part, ...]
    files: tuple[str, ...]
    missing: tuple[Link, ...]
    is_anonymous: bool
    back_url: str


@screen(PublicActor.PUBLIC)
def report_check(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Show the answers; send them once."""
    visit = visit_of(request, actor)
    if not visit.has_begun:
        return Go("/report/sent") if visit.reference() else elsewhere(visit)
    response = parse_response(report_form(), visit.typed)
    if request.method == "POST" and response.is_complete:
        if too_many(request, "send"):
            return slow_down("/report/check", is_kept=True)
        return _send(actor, visit, response)
    form = Send.parse(request.POST) if request.method == "POST" else Send.blank()
    missing = _missing(response) if request.method == "POST" else ()
    anonymous = response.answers.text("say_who") != "yes"
    page = CheckPage(
        title="Check what you have told us",
        form=form,
        parts=said(response.instrument, response.answers),
        files=_files(visit, response),
        missing=missing,
        is_anonymous=anonymous,
        back_url=f"/report/{asked_sections(response.instrument, response.answers)[-1].slug}",
    )
    return Shown("publicsite/check.html", page)


def _files(visit: Visit, response: Response) -> tuple[str, ...]:
    """The names of the files that will be sent: none where the visitor said since that there are none to add."""
    if response.answers.text("has_pictures") != ADDED:
        return ()
    return tuple(each.name for each in uploads(actor=visit.actor, kind=WRITING, subject=visit.subject))


def _send(actor: Actor, visit: Visit, response: Response) -> Go:
    """In one transaction: the answers are taken from the visitor and recorded, by one of two sends that race."""
    if not visit.discard():
        return Go("/report/sent")
    received = frontdoor.receive_public_report(
        actor=actor, arrival=arrival_of(response.answers, timezone.localdate())
    )  # fmt: skip
    assert received.contact_id is not None  # only a feed's row can be held already
    keep_response(
        actor=actor, instrument=response.instrument, answers=response.answers, about_id=received.contact_id,
        person_ids=received.children,
    )  # fmt: skip
    if response.answers.text("has_pictures") == ADDED:
        send_uploads(
            actor=actor, kind=WRITING, subject=visit.subject, about_id=received.contact_id,
            person_ids=received.children,
        )  # fmt: skip
    else:
        visit.forget_files()
    visit.keep_reference(received.reference)
    return Go("/report/sent")


def _missing(response: Response) -> tuple[Link, ...]:
    """What is missing, each leading to its page."""
    sections = {q.slug: section.slug for section in response.instrument.sections for q in section.questions}
    return tuple(
        Link(problem.sentence, f"/report/{sections[problem.field.split('-', 1)[0]]}") for problem in response.problems
    )
