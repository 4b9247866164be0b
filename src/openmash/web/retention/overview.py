"""The schedule, what falls due, what waits for a second person, what is held, and the certificates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.intelligence.words import RecordClass
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.agencies.words import AgencyKind
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.governance.retention import Keeping
from openmash.insight.retention import selectors
from openmash.insight.retention.permissions import Permission
from openmash.insight.retention.selectors import CertificateShown, HoldShown, Standing
from openmash.insight.retention.words import Scope

SAYS = (
    "Nothing is erased by a clock. What is past its time is proposed by somebody who may see the record and has looked "
    "through it, and erased only when the information lead agrees. A hold stops both."
)
RESTORED = (
    "A backup made before an erasure still holds the record, so it is erased again after a restore: by a list of keys "
    "that lead to nothing here any more. No page shows it, because with an old backup it would say who was erased. "
    "Whoever runs the service writes it after every erasure, apart from backups (openmash erasures export), and "
    "applies it after a restore (openmash erasures apply)."
)
AT_ONCE = 20
"""How many records past their time are listed: nobody looks through more in a sitting."""
EXAMPLE = "The years are an example, for this demonstration alone"
NOT_CONFIRMED = "Local, and not confirmed"
THEN = {"review": "it is looked at again", "dispose": "it may be disposed of"}
COUNTED = {"ended": "the day the last work ended", "birth": "the child’s birth"}


@dataclass(frozen=True)
class RetentionPage:
    """What the template shows."""

    title: str
    says: str
    due: Table | None
    nothing_due: Empty
    proposed: Table | None
    holds: Table | None
    nothing_held: Empty
    hold_link: Link | None
    schedule: Table
    intelligence: Table
    certificates: Table | None
    restored: str
    how_again: str


@dataclass(frozen=True)
class CertificatePage:
    """One certificate, to print."""

    title: str
    back: Link
    facts: Sequence[Fact]


@screen(Permission.READ, log="retention.listed")
def retention(request: HttpRequest, actor: Actor) -> Answer:
    """Show it all."""
    due = selectors.due(actor=actor)
    waiting = selectors.proposed(actor=actor)
    held = selectors.holds(actor=actor)
    made = selectors.certificates(actor=actor)
    agrees = bool(may(actor, Permission.AGREE))
    page = RetentionPage(
        "How long records are kept", SAYS,
        Table(
            "Past their time", ("Child", "Kind of record", "Nothing open since", "May go from"),
            [_due(each) for each in due[:AT_ONCE]],
            left_out=f"{say.count_of(len(due) - AT_ONCE, 'more record')} past their time: these have waited longest."
            if len(due) > AT_ONCE else "",
        ) if due else None,
        Empty("No record you can see is past its time.", _why_nothing()),
        Table(
            "Waiting for a second person", ("Reference", "Kind of record", "Why", "Proposed"),
            [
                (
                    Cell(each.reference, reverse("retention_agree", args=[each.id]) if agrees else ""),
                    Cell(selectors.name_of_kind(each.record_kind)), Cell(str(each.basis.label)),
                    Cell(f"{say.near(each.at, timezone.now())}, by {each.by}"),
                )
                for each in waiting
            ],
        ) if waiting else None,
        Table(
            "Held", ("What", "Why", "Who asked", "Until", "Set"), [_hold(each, actor) for each in held]
        ) if held else None,
        Empty("Nothing is held.", "A hold is set when an inquiry, a claim, the police or a court asks."),
        Link("Hold everything, or one kind of record", reverse("retention_hold"))
        if may(actor, Permission.HOLD) else None,
        Table(
            "The schedule", ("Kind of record", "Kept", "Counted from", "Who says so"),
            [
                (
                    Cell(each.name), Cell(f"{each.years} years" if each.years else "Not set: nothing falls due"),
                    Cell(COUNTED[each.counted]),
                    Cell(each.source, note=_standing(each)),
                )
                for each in selectors.schedule()
            ],
        ),
        _intelligence(),
        Table(
            "Certificates of erasure", ("Erased", "Kind of record", "Why", "Rows emptied"),
            [
                (
                    Cell(say.moment(each.erased_at), reverse("retention_certificate", args=[each.id])),
                    Cell(selectors.name_of_kind(each.record_kind)), Cell(str(each.basis.label)),
                    Cell(str(each.rows), is_number=True),
                )
                for each in made
            ],
        ) if made else None,
        _restored(made), RESTORED,
    )  # fmt: skip
    return Shown("retention/overview.html", page, about=[key for each in due[:AT_ONCE] for key in each.person.about])


def _restored(made: Sequence[CertificateShown]) -> str:
    """Which list is new enough."""
    if not made:
        return "Nothing was erased here, so there is nothing to erase again after a restore."
    last = say.moment(max(each.erased_at for each in made))
    return (
        f"A record was last erased at {last}. The list by which erased records are erased again must have been "
        "written after that: ask whoever runs the service."
    )


def load_certificate(*, actor: Actor, certificate_id: UUID) -> CertificateShown:
    """The certificate. Raises NotVisible."""
    return selectors.certificate(actor=actor, certificate_id=certificate_id)


@screen(Permission.READ, load=load_certificate)
def retention_certificate(request: HttpRequest, actor: Actor, found: CertificateShown, certificate_id: UUID) -> Answer:
    """What proves that something was erased, with nothing of the person."""
    page = CertificatePage(
        "Certificate of erasure", Link("How long records are kept", reverse("retention")),
        (
            Fact("Number", str(found.id)),
            Fact("Kind of record", selectors.name_of_kind(found.record_kind)),
            Fact("Why", str(found.basis.label)),
            Fact("Who says so", found.source),
            Fact("Erased", say.moment(found.erased_at)),
            Fact("Proposed by", found.proposed_by),
            Fact("Agreed by", found.agreed_by),
            Fact("Rows emptied", f"{found.rows}, in {found.tables} tables"),
            Fact("Looks of which the detail went", str(found.looks)),
        ),
    )  # fmt: skip
    return Shown("retention/certificate.html", page)


def _standing(line: Keeping) -> str:
    if line.example and line.years:
        return EXAMPLE
    return "" if line.confirmed else NOT_CONFIRMED


def _intelligence() -> Table:
    """Intelligence by whoever sent it: each originator's own years, and nothing where it has set none."""
    lines = selectors.intelligence_schedule()
    return Table(
        "Intelligence, by who sent it", ("Sent by", "Kind of report", "Kept", "Who says so"),
        [
            (
                Cell(str(AgencyKind(each.agency_kind).label)), Cell(str(RecordClass(each.record_class).label)),
                Cell(f"{each.years} years from the day it was sent, then {THEN[each.then]}"),
                Cell(each.source, note=EXAMPLE if each.example else "" if each.confirmed else NOT_CONFIRMED),
            )
            for each in lines
        ],
        left_out="Whoever is not listed has set no time: what it sent is not disposed of.",
    )  # fmt: skip


def _why_nothing() -> str:
    if any(each.years for each in selectors.schedule()):
        return "A record is due when nothing about the child is open and the time of its kind has passed."
    return "The area has not said how long any kind of record is kept, so nothing falls due. The schedule is below."


def _due(each: Standing) -> list[Cell]:
    return [
        Cell(each.name, reverse("child_retention", args=[each.person.ids[0]])),
        Cell(selectors.name_of_kind(each.kind)),
        Cell(say.day(each.ended_on) if each.ended_on else ""),
        Cell(say.day(each.due_on) if each.due_on else ""),
    ]


def _hold(each: HoldShown, actor: Actor) -> list[Cell]:
    may_end = may(actor, Permission.HOLD_ONE if each.scope is Scope.PERSON else Permission.HOLD)
    kind = f": {selectors.name_of_kind(each.record_kind)}" if each.record_kind else ""
    return [
        Cell(f"{each.scope.label}{kind}", reverse("retention_hold_end", args=[each.id]) if may_end else ""),
        Cell(str(each.held_for.label), note=each.why),
        Cell(each.asked_by),
        Cell(say.day(each.until) if each.until else "Until somebody ends it"),
        Cell(f"{say.near(each.at, timezone.now())}, by {each.by}"),
    ]
