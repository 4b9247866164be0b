"""A photograph added to a form that is not sent yet, from a request: what is wrong with it is said in sentences."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.files.actions import clean_name, upload
from openmash.foundation.files.kinds import MOST, NotTaken, kind_of
from openmash.foundation.files.selectors import IMAGES


def take_photograph(request: HttpRequest, *, actor: Actor, kind: str, subject: str) -> list[str]:
    """Keep the photograph sent in the field "files" beside its form; returns what is wrong with it, nothing where none
    was sent.
    """
    sent = request.FILES.get("files") if request.method == "POST" else None
    if not isinstance(sent, UploadedFile):
        return []
    try:
        octets = sent.read(MOST + 1)
        if kind_of(clean_name(sent.name or "photograph"), octets).media_type not in IMAGES:
            return ["Add a photograph: JPEG or PNG."]
        upload(actor=actor, kind=kind, subject=subject, name=sent.name or "photograph", octets=octets)
    except Incomplete as refusal:
        return [problem.sentence for problem in refusal.problems]
    except NotTaken as refusal:
        return [str(refusal)]
    return []
