"""What a school keeps in its own recording system: the newest, one of them, and releasing one to those who need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.school_records import actions, selectors
from openmash.casework.school_records.permissions import Permission
from openmash.casework.school_records.selectors import RecordShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Quote, Table
from openmash.web.child.task import ask


class ReleaseForm(Form):
    """Why it is released."""

    why = LongText("Why do those who work with the child need it?", rows=3, required="Say in a line why they need it.")


@dataclass(frozen=True)
class RecordsPage:
    """What the template shows."""

    title: str
    asked: str
    table: Table | None
    empty: Empty
    send: Link
    back: Link


@dataclass(frozen=True)
class RecordPage:
    """What the template shows. `form` is None once it is released."""

    title: str
    called: str
    line: str
    words: str
    quote: Quote | None
    facts: Sequence[Fact]
    form: ReleaseForm | None
    back: Link


@dataclass(frozen=True)
class OfRecord:
    """A record of one's own school."""

    found: RecordShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_record(*, actor: Actor, record_id: UUID) -> OfRecord:
    """The record. Raises NotVisible."""
    return OfRecord(selectors.one(record_id, actor=actor))


@screen(Permission.READ, log="school_records.listed")
def school_records(request: HttpRequest, actor: Actor) -> Shown:
    """List the newest, or those of a pupil; each names a pupil, so the look is logged with them."""
    asked = request.GET.get("q", "").replace("\0", "").strip()[:80]
    found = selectors.records(actor=actor, words=asked)
    rows = [
        (
            Cell(each.called, url=reverse("school_record", kwargs={"record_id": each.id}), note=each.pupil_ref),
            Cell(say.day_of(each.on), note=each.kind),
            Cell("Released" if each.released else "Your school’s own"),
        )
        for each in found
    ]
    page = RecordsPage(
        "Records from your own system", asked,
        Table("The newest", ("Pupil", "When", "Who may see it"), rows) if rows else None,
        Empty(
            "No record found" if asked else "Nothing has come from your own system yet",
            "Send an export of it, and what it says is your school’s own here until you release a record.",
        ),
        Link("Send an export of your own system", reverse("school_send_records")),
        Link("Your school today", reverse("school_today")),
    )  # fmt: skip
    return Shown("school_records/records.html", page, about=[key for each in found for key in each.about])


@screen(Permission.READ, load=load_record, log="school_records.viewed")
def school_record(request: HttpRequest, actor: Actor, loaded: OfRecord, record_id: UUID) -> Answer:
    """Show one; releasing it says why."""
    found, here = loaded.found, reverse("school_record", kwargs={"record_id": record_id})
    form: ReleaseForm | None = None
    if found.released is None:
        form = ask(
            request, ReleaseForm.blank(),
            lambda told: actions.release(actor=actor, record_id=record_id, why=told.why),
        )  # fmt: skip
        if form is None:
            return Go(here)
    facts = [
        Fact("When", say.day_of(found.on)), Fact("Kind", found.kind), Fact("Written by", found.by),
        Fact("Born", say.day_of(found.born) if found.born else ""),
        Fact("What was done", found.did, unknown="Not said"),
        Fact("Reference in your system", f"{found.record_ref}, of pupil {found.pupil_ref}"),
    ]  # fmt: skip
    if found.released:
        at, by, why = found.released
        facts.append(Fact("Released", f"{say.moment(at)}, by {by}: {why}"))
    line = "Released: it is in the child’s record" if found.released else "Your school’s own: nobody else sees it"
    quote = (
        Quote(found.child_said, found.called, "as your system has it", asked_by=found.by) if found.child_said else None
    )
    page = RecordPage(
        "A record from your own system", found.called, line, found.words, quote, facts, form,
        Link("Records from your own system", reverse("school_records")),
    )  # fmt: skip
    return Shown("school_records/record.html", page)
