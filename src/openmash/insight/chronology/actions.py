"""Marking an entry as significant, and making a copy of a chronology for somebody."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.insight.chronology.copying import COURT, draft
from openmash.insight.chronology.models import Copy, Mark
from openmash.insight.chronology.permissions import Permission
from openmash.insight.chronology.printing import document_of
from openmash.insight.chronology.selectors import Place, digest_of, entry_at, with_marks
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people


@dataclass(frozen=True)
class CopyTold:
    """Which copy is wanted: for whom (`recipient` as offered; `name` where it is a court), why, of when, of what.

    `let_through` and `left_out` are keys of entries, as a draft gives them.
    """

    recipient: str
    name: str
    why: str
    since: datetime | None = None
    until: datetime | None = None
    kinds: Collection[str] = ()
    let_through: Collection[str] = ()
    left_out: Collection[str] = ()


@transaction.atomic
def mark(*, actor: Actor, person: PersonSet, place: Place, digest: str, is_significant: bool, why: str) -> UUID:
    """Say that an entry is significant, or no longer, and why; returns the mark. Raises NotVisible and Incomplete."""
    require(actor, Permission.MARK)
    [line] = with_marks([entry_at(person, place, digest, actor=actor)], person, actor=actor)
    if not why.strip():
        raise Incomplete([Problem("why", "Say why.")])
    entry = line.entry
    row = Mark.record(
        actor=actor, person_id=entry.person_id, entry_kind=entry.kind, entry_source=entry.source_id,
        entry_at=entry.sorts_at, entry_digest=digest_of(entry), is_significant=is_significant, why=why.strip()[:400],
        private=entry.sensitivity == "named_only", supersedes=line.mark.id if line.mark else None,
        occurred_at=timezone.now(),
    )  # fmt: skip
    kind = "chronology.marked" if is_significant else "chronology.unmarked"
    audit.record(actor, kind, about=person.about, detail={"entry": entry.kind, "why": why.strip()})
    return row.pk


@transaction.atomic
def give_copy(*, actor: Actor, children: Sequence[PersonSet], told: CopyTold) -> UUID:
    """Make the copy, keep it as it goes out, and log it; returns its key. Raises NotVisible, NotAllowedNow, Incomplete.

    It is drafted here under the actor's rights and the recipient's, whatever a page showed.
    """
    require(actor, Permission.GIVE_COPY)
    problems = []
    if told.recipient == COURT and not told.name.strip():
        problems.append(Problem("name", "Enter the name of the court or of the guardian."))
    if not told.why.strip():
        problems.append(Problem("why", "Say why they are given it: what they asked for, or what it is for."))
    if problems:
        raise Incomplete(problems)
    made = draft(
        children, told.recipient, actor=actor, since=told.since, until=told.until, kinds=told.kinds,
        let_through=told.let_through, left_out=told.left_out,
    )  # fmt: skip
    if not made.given:
        raise Incomplete([Problem("why", "Nothing would be in this copy. Choose other dates or kinds.")])
    now = timezone.now()
    name = told.name.strip() if told.recipient == COURT else made.recipient.name
    guard = people.withholding([key for child in children for key in child.ids], actor)
    pdf = pdf_of(document_of(made, name, now, guard, since=told.since, until=told.until))
    row = Copy.record(
        actor=actor, person_ids=[key for child in children for key in child.ids], audience=made.recipient.audience,
        recipient=told.recipient, recipient_name=name[:200], why=told.why.strip()[:400], since=told.since,
        until=told.until,
        lines=[[line.at.isoformat(), made.named(line), line.agency, line.given] for line in made.given],
        kept_back=[[line.at.isoformat(), line.kind, line.because] for line in made.kept_back], pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(), occurred_at=now,
    )  # fmt: skip
    audit.record(
        actor, "chronology.copy_given", about=[f"chronology_copy:{row.pk}", *(k for c in children for k in c.about)],
        detail={"recipient": name, "why": told.why.strip(), "let_through": str(len(told.let_through))},
    )  # fmt: skip
    return row.pk
