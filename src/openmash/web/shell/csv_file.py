"""A CSV file that is chosen or pasted: the form, and what was sent."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from openmash.foundation.design.forms import Form, LongText, Text

MOST_OCTETS = 1_000_000
TEMPLATE = "shell/csv_file.html"
"""Draws the page of `FileForm`; its page is a journey.tasks.FormPage."""


class FileForm(Form):
    """A file of rows, chosen, or pasted here."""

    words = LongText("Or paste what is in it", rows=8)
    name = Text("What is it called?", hint="So that each line says where it came from. Left empty: the file’s own name")


def sent(request: HttpRequest, form: FileForm) -> tuple[str, str, str]:
    """The name and text of what was sent, and what is wrong with it: the file goes before what was pasted."""
    file = request.FILES.get("files")
    if not isinstance(file, UploadedFile):
        return form.name or "Pasted", form.words, "" if form.words else "Choose a file, or paste what is in it."
    octets = file.read(MOST_OCTETS + 1)
    if len(octets) > MOST_OCTETS:
        return "", "", "The file is larger than 1 MB. Divide it."
    try:
        words = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = octets.decode("cp1252", errors="replace")
    return form.name or (file.name or "A file")[:200], words.replace("\0", ""), ""
