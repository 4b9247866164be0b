"""The files of a return: make one, see what each came to, and download it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Link
from openmash.insight.returns import actions, selectors
from openmash.insight.returns.checking import basis_of
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.selectors import KeptFile, Kind
from openmash.web.returns.yearly import WAITS, children_said, year_asked

ASKED = (Kind.CIN, Kind.ANNEX_A)
"""What can be made here; the last for the year that runs alone, since it tells the last six months."""
THE_FILE = "A check of the file itself counts to the last day of its year, and may ask about more."


@dataclass(frozen=True)
class OfFile:
    """One file as shown: its name, where it is downloaded, what it came to, its hash."""

    name: str
    url: str
    made: str
    holds: str
    schema: str
    found: str
    sha256: str


@dataclass(frozen=True)
class FilesPage:
    """What the template shows. `waits`: what is being made; `refused`: why something could not be."""

    title: str
    sentence: str
    schema: str
    token: str
    other_token: str
    button: str
    annex: str
    waits: str
    refused: str
    back: Link
    links: Sequence[Link]
    files: Sequence[OfFile]
    empty: Empty


@screen(Permission.MAKE, log="returns.files_listed")
def returns_files(request: HttpRequest, actor: Actor) -> Answer:
    """The files of a year, the newest first."""
    now = timezone.now()
    year, others = year_asked(request)
    if request.method == "POST":
        asked = request.POST.get("kind", Kind.CIN)
        actions.order(actor=actor, kind=Kind(asked) if asked in ASKED else Kind.CIN, year=year)
        return Go(f"{reverse('returns_files')}?year={year.ending}")
    waiting = [each for each in selectors.orders(actor=actor, year=year) if each.kind is not Kind.RECKON]
    waits = next((each for each in waiting if not each.refused), None)
    page = FilesPage(
        f"The return of {year.name}",
        "A file tells what is recorded at the moment it is made, restricted children apart: add those by hand. "
        "Who made it and who downloaded it is in the audit, with its hash.",
        basis_of(year),
        new_token(), new_token(), f"Make the children in need census of {year.name}",
        "Make Annex A, lists 1 to 10" if year == selectors.years_open(now)[0] else "",
        f"It is being made, asked for {say.near(waits.at, now)}." if waits else "",
        next((each.refused for each in waiting if each.refused), ""),
        Link("Put right before the return", f"{reverse('returns')}?year={year.ending}"),
        [Link(each.text, each.url.replace(reverse("returns"), reverse("returns_files"), 1)) for each in others],
        [_file(each) for each in selectors.files(actor=actor, year=year)],
        Empty("No file has been made of this year", "It stands here once it is, with its hash."),
    )  # fmt: skip
    return Shown("returns/returns_files.html", page, again_after=WAITS if waits else 0)


@screen(Permission.MAKE, log="returns.file_downloaded")
def returns_file(request: HttpRequest, actor: Actor, file_id: UUID) -> Sent:
    """One file, as it was made."""
    kept, octets = selectors.file_octets(file_id, actor=actor)
    return Sent(
        octets, kept.media_type, kept.name, about=[f"return:{file_id}"],
        detail={"sha256": kept.sha256, "name": kept.name},
    )  # fmt: skip


def _file(each: KeptFile) -> OfFile:
    found = f"{say.count_of(each.errors, 'error')} and "
    if each.kind is Kind.ANNEX_A:
        return OfFile(
            each.name, reverse("returns_file", kwargs={"file_id": each.id}),
            f"Made {say.moment(each.made_at)}, asked for by {each.by}.", f"{children_said(each.children)}.", "",
            "Lists 1 to 10 of an inspection. Sheets of their own say what is missing, and what is not told here.",
            each.sha256,
        )  # fmt: skip
    schema = {
        True: "It passes the schema of its year.",
        False: "It does NOT pass the schema of its year. Tell whoever looks after the system before you send it.",
        None: "There is no schema of its year here: it was checked by the rules alone.",
    }[each.valid]
    asked = "1 query" if each.queries == 1 else f"{each.queries:,} queries"
    explained = "" if not each.queries else (
        ", all explained" if each.explained == each.queries else f", {each.explained:,} of them explained"
    )  # fmt: skip
    return OfFile(
        each.name, reverse("returns_file", kwargs={"file_id": each.id}),
        f"Made {say.moment(each.made_at)}, asked for by {each.by}.", f"{children_said(each.children)}.", schema,
        f"{found}{asked}{explained}, as it stood that day. {THE_FILE}", each.sha256,
    )  # fmt: skip
