"""What came back from the hub, as a file for the agency's own system: outcomes, checks, actions and minutes."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.design.parts import Empty
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.imports.feeds import spreadsheet_safe
from openmash.pathways import given_back
from openmash.pathways.given_back import GivenBack

COLUMNS = ("kind", "key", "child", "what", "by_whom", "at", "due_at", "became")
SAID = {
    "outcome": "Outcomes of what you sent", "check": "Checks asked of your agency",
    "action": "Actions for your agency", "minutes": "Families in your agency’s minutes",
}  # fmt: skip
HANDLING = (
    "For the agency that took it, for the purpose it was told for. No child’s own words, nobody restricted and no "
    "protected place are in it: ask the hub. Who took it is logged."
)


NOTHING = Empty(
    "Nothing has come back yet",
    "What came of what you send, what meetings agree that your agency does, and its minutes, will be here.",
)


@dataclass(frozen=True)
class GivenBackPage:
    """What the template shows: how many of each, before anybody takes a file."""

    title: str
    agency: str
    counts: Sequence[tuple[str, int]]
    handling: str
    csv_url: str
    json_url: str
    empty: Empty | None


@screen(Permission.LIST_OWN_REQUESTS, log="given_back.viewed")
def given_back_page(request: HttpRequest, actor: Actor) -> Answer:
    """How many lines there are of each kind. No child is named before a file is taken."""
    found = Counter(each.kind for each in given_back.lines(actor=actor))
    page = GivenBackPage(
        title="For your own system",
        agency=agency(actor.agency_id).name,
        counts=[(SAID[kind], found[kind]) for kind in SAID if found[kind]],
        handling=HANDLING,
        csv_url=reverse("given_back_file", args=["csv"]),
        json_url=reverse("given_back_file", args=["json"]),
        empty=None if found else NOTHING,
    )
    return Shown("intake/given_back.html", page)


@screen(Permission.LIST_OWN_REQUESTS, log="given_back.taken")
def given_back_file(request: HttpRequest, actor: Actor, form: str) -> Answer:
    """The lines as a file, logged with everybody it is about."""
    lines = given_back.lines(actor=actor)
    about = tuple(dict.fromkeys(key for each in lines for key in each.about))
    name = f"from-the-hub-{timezone.localdate():%Y-%m-%d}.{form}"
    detail = {"lines": str(len(lines)), "form": form}
    if form == "csv":
        return Sent(_csv(lines), "text/csv; charset=utf-8", name, about=about, detail=detail)
    if form == "json":
        return Sent(_json(lines, actor), "application/json", name, about=about, detail=detail)
    raise NotVisible


def _csv(lines: Sequence[GivenBack]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*COLUMNS, "handling"))
    for each in lines:
        writer.writerow([spreadsheet_safe(cell) for cell in (*_cells(each), HANDLING)])
    return out.getvalue().encode("utf-8-sig")


def _json(lines: Sequence[GivenBack], actor: Actor) -> bytes:
    said = {
        "agency": agency(actor.agency_id).name, "made_at": timezone.now().isoformat(), "handling": HANDLING,
        "lines": [dict(zip(COLUMNS, _cells(each), strict=True)) for each in lines],
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _cells(each: GivenBack) -> tuple[str, ...]:
    return (each.kind, each.key, each.child, each.what, each.by_whom, _when(each.at), _when(each.due_at), each.became)


def _when(at: datetime | None) -> str:
    return at.isoformat() if at else ""
