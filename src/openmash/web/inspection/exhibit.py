"""One thing in the evidence room: what it shows, what is missing in it, its versions, and whether it is released."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText, Tick, new_token
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import ExhibitShown
from openmash.insight.inspection.words import ExhibitKind
from openmash.web.inspection.loading import address, load_exhibit, tried

BECAUSE = {"because": "An inspection"}
"""What a child’s own record says of why it was looked at."""


class AcceptForm(Form):
    """That what is missing was read, and what is done about it."""

    has_read = Tick("I have read what is missing in this list", required="Say that you have read what is missing.")
    note = LongText("What is done about it, or why it stands", rows=3, most=500)


@dataclass(frozen=True)
class ExhibitPage:
    """What the template shows."""

    title: str
    name: str
    shows: str
    back: Link
    problems: Sequence[Link]
    facts: Sequence[Fact]
    file: Link
    quality: Table | None
    accept: AcceptForm | None
    accepted: str
    versions: Table | None
    not_latest: str
    release: str
    take_back: str
    url: str
    token: str


@screen(Permission.READ, load=load_exhibit, log="evidence.viewed")
def inspection_exhibit(request: HttpRequest, actor: Actor, shown: ExhibitShown, exhibit_id: UUID) -> Answer:
    """Read what it is; in the room, accept what is missing in a list, release it, or take it back."""
    needed = Permission.HANDLE_CHILDREN if shown.names_children else Permission.COORDINATE
    handles = bool(may(actor, needed))
    problems: list[Link] = []
    form = AcceptForm.blank() if handles and shown.kind is ExhibitKind.LIST and shown.accepted_at is None else None
    url = reverse("inspection_exhibit", kwargs={"exhibit_id": exhibit_id})
    if request.method == "POST" and handles:
        what = request.POST.get("do", "")
        if what == "accept" and form is not None:
            form = sent = AcceptForm.parse(request.POST)
            if sent.is_complete:
                form = tried(
                    sent,
                    lambda: actions.accept(
                        actor=actor, exhibit_id=exhibit_id, has_read=sent.has_read, note=sent.note
                    ),
                    otherwise="note",
                )  # fmt: skip
            if form.is_complete:
                return Go(url)
        elif what in DOES:
            try:
                DOES[what](actor=actor, exhibit_id=exhibit_id)
                return Go(url)
            except NotAllowedNow as refusal:
                problems.append(Link(refusal.sentence, "#do"))
    page = _page(shown, form, problems, actor, handles, timezone.now())
    return Shown("inspection/exhibit.html", page, detail=BECAUSE)


DOES: dict[str, Callable[..., None]] = {"release": actions.release, "take_back": actions.take_back}


def _page(
    shown: ExhibitShown, form: AcceptForm | None, problems: Sequence[Link], actor: Actor, handles: bool, now: datetime
) -> ExhibitPage:
    versions = selectors.versions(shown.thread, actor=actor)
    may_release = handles and shown.is_latest and not shown.is_released
    needs_accepting = shown.kind is ExhibitKind.LIST and shown.accepted_at is None
    return ExhibitPage(
        title=f"Evidence: {str(shown.kind.label).lower()}", name=shown.name, shows=shown.shows,
        back=Link("Evidence room", address("inspection_room", shown.inspection_id)),
        problems=[*problems, *(form.problems if form else ())], facts=_facts(shown, handles, now),
        file=Link(f"Open {shown.filename} ({_size(shown.size)})", reverse("inspection_file", args=[shown.id])),
        quality=_quality(shown), accept=form,
        accepted=_accepted(shown), versions=_versions(versions, shown, now),
        not_latest="" if shown.is_latest else "This is not the latest version.",
        release="Release it to the inspectors" if may_release and not needs_accepting else "",
        take_back="Take it back from the inspectors" if handles and shown.is_released else "",
        url=reverse("inspection_exhibit", args=[shown.id]), token=new_token(),
    )  # fmt: skip


def _facts(shown: ExhibitShown, handles: bool, now: datetime) -> list[Fact]:
    if shown.is_released:
        released = f"Released by {shown.released_by}, {say.near(shown.released_at, now)}" if shown.released_at else ""
    else:
        released = "Taken back, or not as it was when it was released" if shown.released_at else "Not released"
    kept = [f"{why}: {many}" for why, many in shown.kept_back.items()]
    return [
        Fact("What it is", str(shown.kind.label)),
        Fact("Version", str(shown.version)),
        Fact("Frozen", say.moment(shown.added_at)),
        Fact("Added by", shown.added_by),
        *([Fact("For the inspectors", released)] if handles else []),
        *([Fact("Kept back", "; ".join(kept), unknown="Nothing")] if shown.kind is ExhibitKind.PAPERS else []),
        Fact("SHA-256", shown.sha256),
    ]


def _quality(shown: ExhibitShown) -> Table | None:
    rows = [
        [Cell(str(each["what"])), Cell(f"{each['missing']:,}", is_number=True), Cell(f"{each['of']:,}", is_number=True)]
        for each in shown.quality
    ]
    return Table("What is missing in this list", ("What", "Missing", "Of"), rows) if rows else None


def _accepted(shown: ExhibitShown) -> str:
    if shown.accepted_at is None:
        return ""
    note = f" {shown.accepted_note}" if shown.accepted_note else ""
    return f"Read and accepted by {shown.accepted_by}, {say.moment(shown.accepted_at)}.{note}"


def _versions(found: Sequence[ExhibitShown], shown: ExhibitShown, now: datetime) -> Table | None:
    if len(found) < 2:
        return None
    rows = [
        [
            Cell(
                f"Version {each.version}",
                "" if each.id == shown.id else reverse("inspection_exhibit", args=[each.id]),
                note="shown here" if each.id == shown.id else "",
            ),
            Cell(say.near(each.added_at, now)), Cell("Released" if each.is_released else "Not released"),
        ]
        for each in found
    ]  # fmt: skip
    return Table("Versions", ("Which", "Frozen", "Inspectors"), rows)


def _size(octets: int) -> str:
    return f"{octets / 1_000_000:.1f} MB" if octets >= 1_000_000 else f"{max(1, round(octets / 1000))} kB"


@screen(Permission.READ, load=load_exhibit, log="evidence_file.viewed")
def inspection_file(request: HttpRequest, actor: Actor, shown: ExhibitShown, exhibit_id: UUID) -> Sent:
    """The file itself, as it was frozen. A child’s papers are made here, and open to be read."""
    return Sent(
        selectors.content_of(exhibit_id, actor=actor), shown.media_type, filename=shown.filename, detail=BECAUSE,
        to_read=shown.kind is ExhibitKind.PAPERS,
    )  # fmt: skip
