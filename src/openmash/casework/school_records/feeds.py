"""Records of a school's own recording system by file: a CSV export, one row an entry.

No maker publishes its format. The names below are this product's own; the headings a system writes are the area's data
(`school_record_headings` of its profile), unconfirmed until a school has sent a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from openmash.casework.school_records import actions
from openmash.casework.school_records.actions import RecordTold
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.governance.profile import profile
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.statute.calendar import local_date

PROSE = 20_000


@dataclass(frozen=True)
class RecordRow:
    """One entry, as read."""

    pupil_ref: str
    record_ref: str
    forenames: str
    surname: str
    date_of_birth: Approximate | None
    upn: str
    on: date
    kind: str
    words: str
    child_said: str
    did: str
    by: str


def feed() -> Feed[RecordRow]:
    """The feed, with the headings the area's schools write."""
    headings = profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now())).school_record_headings

    def also(column: str) -> tuple[str, ...]:
        return tuple(heading for ours, heading in headings if ours == column)

    return Feed(
        slug="school-records",
        name="Records of a school’s own system",
        columns=(
            Column("pupil_ref", read.whole_number_as_text, required=True, longest=60, synonyms=also("pupil_ref")),
            Column(
                "record_ref", read.whole_number_as_text, required=True, longest=60, synonyms=also("record_ref")
            ),
            Column("forenames", read.text, longest=200, synonyms=also("forenames")),
            Column("surname", read.text, longest=200, synonyms=also("surname")),
            Column("date_of_birth", read.approximate_day, blank=None, synonyms=also("date_of_birth")),
            Column("upn", read.text, longest=20, synonyms=also("upn")),
            Column("on", read.day, required=True, synonyms=also("on")),
            Column("kind", read.text, longest=120, synonyms=also("kind")),
            Column("words", read.text, required=True, longest=PROSE, lines=True, synonyms=also("words")),
            Column("child_said", read.text, longest=PROSE, lines=True, synonyms=also("child_said")),
            Column("did", read.text, longest=PROSE, lines=True, synonyms=also("did")),
            Column("by", read.text, longest=120, synonyms=also("by")),
        ),
        make=RecordRow,
        key=("record_ref",),
    )  # fmt: skip


def read_school_records_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in a school's export; returns the receipt. Call it outside a transaction.

    `actor` is the account of person extracts acting for the school. Raises what `imports.load_feed` raises.
    """
    take = partial(_take, actor=actor, today=local_date(timezone.now()))
    return load_feed(feed(), path, actor=actor, as_at=as_at, handle=take, progress=progress)


def _take(row: RecordRow, origin: Origin, *, actor: Actor, today: date) -> Outcome:
    found = []
    if not (row.forenames or row.surname or row.upn):
        found.append(Problem("surname", "surname: this row does not say which child. Send the name or the UPN."))
    if row.on > today:
        found.append(Problem("on", "on: this day has not come yet. Check the date."))
    if found:
        raise Incomplete(found)
    born = row.date_of_birth
    made = actions.take_in(
        actor=actor, instead_of=_before(origin), origin_id=origin.row_id,
        told=RecordTold(
            row.pupil_ref, row.record_ref, row.forenames, row.surname, born.date if born else None,
            born.precision if born else "", row.upn, row.on, row.kind, row.words, row.child_said, row.did, row.by,
        ),
    )  # fmt: skip
    return Outcome(about=(f"school_record:{made}",))


def _before(origin: Origin) -> UUID | None:
    mark = "school_record:"
    return next((UUID(each.removeprefix(mark)) for each in origin.before if each.startswith(mark)), None)
