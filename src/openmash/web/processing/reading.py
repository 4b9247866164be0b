"""The record of processing and the impact assessment: on the page, and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.design.parts import Cell, Fact, Table
from openmash.foundation.documents.making import pdf_of
from openmash.insight.processing import recording
from openmash.insight.processing.permissions import Permission
from openmash.insight.processing.recording import GUARDS, TITLE, TO_WRITE, Activity


@dataclass(frozen=True)
class PartShown:
    """One part of the product, closed until it is opened."""

    name: str
    purpose: str
    roles: str
    table: Table


@dataclass(frozen=True)
class ProcessingPage:
    """What the template shows."""

    title: str
    facts: Sequence[Fact]
    to_write: Sequence[str]
    guards: Sequence[Fact]
    connected: Table | None
    shared: Table | None
    parts: Sequence[PartShown]
    paper: str
    rules: str


@screen(Permission.READ)
def processing(request: HttpRequest, actor: Actor) -> Answer:
    """As it stands now. It names nobody."""
    found = recording.processing(actor=actor)
    systems = [[Cell(each.name), Cell(each.agency), Cell(each.may)] for each in found.connected]
    register = reverse("sharing_register")
    shared = [
        [Cell(each.flow), Cell(each.what), Cell(each.agreement, register, note=each.basis)] for each in found.shared
    ]
    page = ProcessingPage(
        TITLE,
        (
            Fact("Kinds of record", str(sum(1 for _ in found.tables))),
            Fact("Of these, about somebody", str(found.about_people)),
            Fact("Of those, without a time of their own", str(found.without_a_time)),
            Fact("Partners’ systems that may connect", str(len(found.connected))),
        ),
        TO_WRITE, [Fact(what, how) for what, how in GUARDS],
        Table("Partners’ systems", ("System", "Whose", "May"), systems) if systems else None,
        Table("What is shared between agencies, under which agreement", ("From and to", "What", "Agreement"), shared)
        if shared else None,
        [_part(each) for each in found.activities], reverse("processing_paper"),
        reverse("automated_register"),
    )  # fmt: skip
    return Shown("processing/processing.html", page)


@screen(Permission.READ)
def processing_paper(request: HttpRequest, actor: Actor) -> Answer:
    """The same on paper, to be completed and signed."""
    now = timezone.now()
    pdf = pdf_of(recording.document_of(recording.processing(actor=actor), actor.name, now))
    return Sent(pdf, "application/pdf", filename=f"impact-assessment-{now:%Y%m%d}.pdf")


def _part(activity: Activity) -> PartShown:
    rows = [
        [Cell(each.holds), Cell("Yes" if each.is_about_somebody else "No"), Cell(each.access),
         Cell(each.retention)]
        for each in activity.tables
    ]  # fmt: skip
    return PartShown(
        activity.name, activity.purpose, ", ".join(activity.roles),
        Table(
            f"{activity.name}: what is kept", ("What is kept", "About somebody", "To whoever asks", "Kept"), rows,
            caption_hidden=True,
        ),
    )  # fmt: skip
