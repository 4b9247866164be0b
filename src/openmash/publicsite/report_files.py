"""Files that go with the public's report. The warning comes before a file can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.files.actions import remove_upload, upload
from openmash.foundation.files.kinds import MOST, TAKEN
from openmash.foundation.files.selectors import Kept, uploads
from openmash.foundation.instruments.shape import Section
from openmash.publicsite.report_question import before_and_after, report_form
from openmash.publicsite.slowing import slow_down, too_many
from openmash.publicsite.visitor import WRITING, Visit, elsewhere, visit_of

SECTION = "files"
HERE = f"/report/{SECTION}"


class FilesForm(Form):
    """A file is sent beside the form."""


@dataclass(frozen=True)
class ReportFilesPage:
    """What was added so far, and what can be."""

    title: str
    section: Section
    form: FilesForm
    kept: tuple[Kept, ...]
    taken: str
    on_url: str
    back: Link


@screen(PublicActor.PUBLIC)
def report_files(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Take one file at a time, or take one off again."""
    visit = visit_of(request, actor)
    if not visit.has_begun:
        return elsewhere(visit)
    if request.method != "POST":
        return _shown(visit, FilesForm.blank())
    if gone := request.POST.get("remove"):
        remove_upload(actor=actor, upload_id=_key(gone))
        return Go(HERE)
    sent = request.FILES.get("files")
    if not isinstance(sent, UploadedFile):
        problem = Problem("files", "Choose a file first, or go on without one.")
        return _shown(visit, FilesForm.parse(request.POST).with_problems([problem]))
    if too_many(request, "file"):
        return slow_down(HERE, is_kept=True)
    try:
        octets = sent.read(MOST + 1)
        upload(actor=actor, kind=WRITING, subject=visit.subject, name=sent.name or "file", octets=octets)
    except Incomplete as refusal:
        return _shown(visit, FilesForm.parse(request.POST).with_problems(refusal.problems))
    return Go(HERE)


def _shown(visit: Visit, form: FilesForm) -> Shown:
    section = report_form().section(SECTION)
    before, after = before_and_after(visit.typed, SECTION)
    page = ReportFilesPage(
        title=section.title,
        section=section,
        form=form,
        kept=tuple(uploads(actor=visit.actor, kind=WRITING, subject=visit.subject)),
        taken=TAKEN,
        on_url=after,
        back=Link("Back", before),
    )
    return Shown("publicsite/files.html", page)


def _key(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise NotVisible from None
