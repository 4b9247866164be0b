"""The only code that writes about outages. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.outage import selectors
from openmash.casework.outage.models import Drill, PaperEntry, PaperForm, SafeCopy
from openmash.casework.outage.permissions import Permission
from openmash.casework.outage.words import FormKind, new_number
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.paper import written_down
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn

MOST_FORMS = 40
"""Of one kind at once: a pad, not a ream."""
KEYS_IN_AN_EVENT = 1000


@dataclass(frozen=True)
class Written:
    """A copy as it lies on the disk: of how many children, and all their records."""

    team_id: UUID
    hour: datetime
    file_name: str
    content: bytes
    person_ids: Sequence[UUID]
    children: int
    left_out: int


@transaction.atomic
def keep_copy(*, actor: Actor, written: Written) -> UUID:
    """Say that a team's copy was written, with each child in it in the audit; returns its key."""
    require(actor, Permission.WRITE_COPIES)
    row = SafeCopy.objects.create(
        team_id=written.team_id, hour=written.hour, file_name=written.file_name, octets=len(written.content),
        sha256=hashlib.sha256(written.content).hexdigest(), children=written.children,
        left_out=written.left_out,
    )  # fmt: skip
    about = [f"team:{written.team_id}", *(f"person:{key}" for key in written.person_ids)]
    for start in range(0, len(about), KEYS_IN_AN_EVENT):
        audit.record(
            actor, "outage.copy_written", about=about[start : start + KEYS_IN_AN_EVENT], detail={"sha256": row.sha256}
        )
    return row.pk


@transaction.atomic
def copy_destroyed(*, actor: Actor, copy_id: UUID) -> None:
    """Say that a copy is there no more. Again: nothing."""
    require(actor, Permission.WRITE_COPIES)
    if SafeCopy.objects.filter(pk=copy_id, destroyed_at__isnull=True).update(destroyed_at=timezone.now()):
        audit.record(actor, "outage.copy_destroyed", about=[f"copy:{copy_id}"])


@transaction.atomic
def issue_forms(*, actor: Actor, team_id: UUID, kind: FormKind, count: int) -> UUID:
    """Give out `count` blank forms of a kind to a team; returns the key of the batch, by which they are printed."""
    require(actor, Permission.ISSUE_FORMS)
    if not 1 <= count <= MOST_FORMS:
        raise Incomplete([Problem("count", f"Enter how many, from 1 to {MOST_FORMS}.")])
    batch, numbers = new_key(), set[str]()
    while len(numbers) < count:
        drawn = {new_number(kind) for _ in range(count - len(numbers))}
        numbers |= drawn - set(PaperForm.objects.filter(number__in=drawn).values_list("number", flat=True))
    PaperForm.objects.bulk_create(
        PaperForm(number=number, kind=kind, team_id=team_id, batch=batch, issued_by=actor.account_id)
        for number in sorted(numbers)
    )
    audit.record(
        actor, "outage.forms_issued", about=[f"team:{team_id}", f"batch:{batch}"],
        detail={"kind": kind.value, "count": count},
    )  # fmt: skip
    return batch


class Entering:
    """A form that is being entered; it counts as entered once `led_to` is said, and never twice."""

    def __init__(self, actor: Actor, form_id: UUID, at: datetime) -> None:
        self._actor, self._form_id, self._at = actor, form_id, at

    def led_to(self, url: str) -> None:
        """Keep that the form was entered and where that led.

        Whoever holds the form's turn is alone with it; were they not, the database would refuse the second, and with it
        everything that was entered.
        """
        PaperEntry.objects.create(
            form_id=self._form_id, written_at=self._at, entered_by=self._actor.account_id, led_to=url[:300]
        )
        audit.record(self._actor, "outage.paper_entered", about=[f"form:{self._form_id}"], detail={"led_to": url[:300]})


@contextmanager
def entering(*, actor: Actor, number: str, at: datetime) -> Iterator[Entering]:
    """Enter one form inside: what is recorded happened at `at` (aware), as it says. One at a time for each form.

    Raises NotVisible for a number no form has, Incomplete for a moment ahead, NotAllowedNow for one entered already.
    """
    require(actor, Permission.ENTER_PAPER)
    form = selectors.form(number)
    if form is None:
        raise NotVisible
    if at > timezone.now():
        raise Incomplete([Problem("at", "The form cannot have been written in the future. Check the date and time.")])
    in_turn(form.id)
    if selectors.entry_of(form.id) is not None:
        raise NotAllowedNow("This form has been entered already.")
    with written_down(form.id, at):
        yield Entering(actor, form.id, at)


@dataclass(frozen=True)
class Found:
    """What a drill found. `differing` names all that was not the same; empty: the restored is the original."""

    began_at: datetime
    finished_at: datetime
    tables: int
    rows: int
    octets: int
    audit_entries: int | None
    pages: int
    roles: Sequence[str]
    differing: Sequence[str]


@transaction.atomic
def keep_drill(*, actor: Actor, found: Found) -> UUID:
    """Keep a drill's result, good or bad, for leaders to see; returns its key."""
    require(actor, Permission.KEEP_DRILL)
    row = Drill.objects.create(
        began_at=found.began_at, finished_at=found.finished_at, tables=found.tables, rows=found.rows,
        octets=found.octets, audit_entries=found.audit_entries, pages=found.pages, roles=sorted(found.roles),
        differing=[each[:300] for each in found.differing],
    )  # fmt: skip
    audit.record(
        actor, "outage.drill_kept", about=[f"drill:{row.pk}"],
        detail={"pages": found.pages, "differing": list(found.differing)[:50]},
    )  # fmt: skip
    return row.pk
