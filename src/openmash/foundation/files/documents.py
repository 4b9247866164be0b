"""A document kept whole beside what it is of (a policy, a signed agreement): about agencies, and no child."""

from __future__ import annotations

from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.files.kinds import NotTaken, kind_of
from openmash.foundation.files.models import ScanState
from openmash.foundation.files.scanning import scan

MOST_OCTETS = 5 * 1024 * 1024


def media_type_of(name: str, octets: bytes) -> str:
    """What the document is, judged by its bytes and scanned. Raises Incomplete, at `files`, where it is not taken."""
    if not octets:
        raise Incomplete([Problem("files", "Choose the file.")])
    if len(octets) > MOST_OCTETS:
        raise Incomplete([Problem("files", "The file is larger than 5 MB. Save it smaller.")])
    try:
        kind = kind_of(name, octets)
    except NotTaken as refusal:
        raise Incomplete([Problem("files", str(refusal))]) from refusal
    if kind.said not in ("PDF", "Word", "OpenDocument"):
        raise Incomplete([Problem("files", "Choose the document itself: a PDF, Word or OpenDocument file.")])
    if scan(octets) is not ScanState.CLEAN:
        raise Incomplete([Problem("files", "The file could not be checked for viruses, so it was not taken.")])
    return kind.media_type
