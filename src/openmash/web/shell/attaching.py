"""A document chosen and kept beside what it is of: the form of it, and what was sent."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from openmash.foundation.design.forms import Form, Text
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.files.documents import MOST_OCTETS

MOST_OF_A_NAME = 180


class DocumentForm(Form):
    """A file, and what it is called here."""

    files = Text(
        "The file", hint="A PDF, Word or OpenDocument file, 5 MB at most. Everybody with an account may read it."
    )
    called = Text("What is it called?", hint="Left empty: the file’s own name", most=120)


def attach(request: HttpRequest, keep: Callable[[str, bytes], object]) -> DocumentForm | None:
    """The form to show, or None once `keep` has taken a name and the bytes."""
    if request.method != "POST":
        return DocumentForm.blank()
    form, sent = DocumentForm.parse(request.POST), request.FILES.get("files")
    if not form.is_complete:
        return form
    own = str(sent.name or "") if isinstance(sent, UploadedFile) else ""
    octets = sent.read(MOST_OCTETS + 1) if isinstance(sent, UploadedFile) else b""
    try:
        keep(_named(form["called"].text.strip(), own), octets)
    except Incomplete as refusal:
        return form.with_problems(refusal.problems)
    return None


def _named(called: str, own: str) -> str:
    """The name it is kept under, with the ending of the file’s own."""
    ending = f".{own.rpartition('.')[2]}" if "." in own else ""
    if not called:
        return own[-MOST_OF_A_NAME:]
    return called if called.lower().endswith(ending.lower()) else f"{called}{ending}"
