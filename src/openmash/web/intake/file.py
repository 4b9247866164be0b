"""One file: what it is and who sent it. Words are read here; a picture is never shown; the original needs a reason.

An image can be shut away for the police with one button, and nobody needs to have looked at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.access.selectors import who
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Text
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.files import actions
from openmash.foundation.files.permissions import Permission
from openmash.foundation.files.selectors import Kept, text_of
from openmash.foundation.files.selectors import file as load_file
from openmash.records.voice import selectors as voice


class OpenForm(Form):
    """Why the original is needed."""

    reason = Text("Why you need the file itself", hint="A sentence. It is kept.", most=400)


@dataclass(frozen=True)
class FilePage:
    """What the template shows."""

    title: str
    name: str
    form: OpenForm
    facts: tuple[Fact, ...]
    words: str
    shut: str
    may_open: bool
    may_quarantine: bool
    back: Link | None


@screen(Permission.VIEW, load=load_file, log="file.viewed")
def file(request: HttpRequest, actor: Actor, loaded: Kept, file_id: UUID) -> Answer:
    """Show what it is; shut it away; or send the original to whoever gives a reason."""
    here = reverse("file", kwargs={"file_id": file_id})
    if request.method == "POST" and request.POST.get("do") == "quarantine":
        actions.quarantine(actor=actor, file_id=file_id, reason="Shut away from the file's page.")
        return Go(here)
    form = OpenForm.parse(request.POST) if request.method == "POST" else OpenForm.blank()
    if request.method == "POST":
        try:
            kept, octets = actions.open_original(actor=actor, file_id=file_id, reason=form.reason)
            return Sent(octets, "application/octet-stream", filename=kept.name, about=kept.about)
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("reason", refusal.sentence)])
    return Shown("intake/file.html", _page(actor, loaded, form))


def _page(actor: Actor, kept: Kept, form: OpenForm) -> FilePage:
    sender = who([kept.added_by]).get(kept.added_by)
    sent_by = f"{sender.name}, {sender.agency_name}" if sender else ""
    opens = kept.may_be_opened_by(actor)
    return FilePage(
        title="A file",
        name=kept.name,
        form=form,
        facts=(
            Fact("What it is", kept.said),
            Fact("Sent by", f"{sent_by}, {say.near(kept.added_at, timezone.now())}".lstrip(", ")),
            Fact("Viruses", kept.scan_state.label),
        ),
        words=text_of(actor=actor, file_id=kept.id),
        shut="" if opens else actions.why_shut(kept),
        may_open=opens and bool(may(actor, Permission.OPEN_ORIGINAL)),
        may_quarantine=not kept.is_quarantined and bool(may(actor, Permission.QUARANTINE)),
        back=_back(kept, actor),
    )


def _back(kept: Kept, actor: Actor) -> Link | None:
    """To what it came with."""
    if kept.about_id is None:
        return None
    if kept.is_image and kept.about_id in voice.these([kept.about_id], actor=actor):
        keys = {"voice_id": kept.about_id, "file_id": kept.id}
        return Link("Beside the child’s words", reverse("child_drawing", kwargs=keys))
    if kept.about_id in kept.person_ids:
        return Link("What is held ready", reverse("held_ready", kwargs={"person_id": kept.about_id}))
    return Link("As it was received", reverse("received", kwargs={"contact_id": kept.about_id}))
