"""The only code that writes circumstances. Keyword-only, `actor` first, each in one transaction with its audit event.

The journey a circumstance belongs to is begun by `pathways/circumstances`, which gives its key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.circumstances.models import Circumstance, Recorded
from openmash.casework.circumstances.permissions import Permission
from openmash.casework.circumstances.words import ANSWERS, OF_KIND, Decision, Kind, Sort, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.records.cases import actions as cases
from openmash.statute.events import Event

CLOCKS_DIFFER = timedelta(minutes=5)
WORDS_OF: dict[What, str] = {
    What.SUITABILITY: "Write the reasons.",
    What.CHOICE: "Write what they were told section 20 means, what housing instead means, and who told them.",
    What.ENDED: "Say why it ended.",
    What.MISTAKE: "Say why it was a mistake.",
}


@dataclass(frozen=True)
class CircumstanceTold:
    """A circumstance as it was told. `at`: when it was known, aware; None: now. `notified`: it came as a notice."""

    kind: Kind
    told_by: str
    words: str
    named: str = ""
    sort: Sort | None = None
    notified: bool = False
    begins_on: date | None = None
    at: datetime | None = None
    voice: str = ""


@dataclass(frozen=True)
class EntryTold:
    """One thing about a circumstance. `alone`: whether the child was spoken to alone, where it is a visit."""

    what: What
    at: datetime | None = None
    decision: Decision | None = None
    alone: bool | None = None
    named: str = ""
    words: str = ""
    support: str = ""
    voice: str = ""
    review_on: date | None = None


@transaction.atomic
def record(*, actor: Actor, process_id: UUID, person_id: UUID, told: CircumstanceTold) -> UUID:
    """Record a circumstance of a child; returns its key. Raises Incomplete."""
    require(actor, Permission.RECORD)
    at, problems = _when(told.at)
    if not told.told_by.strip():
        problems.append(Problem("told_by", "Say who told us, or who found it."))
    if not told.words.strip():
        problems.append(Problem("words", "Say what is known of it."))
    if told.kind is not Kind.HOMELESS and not told.named.strip():
        who = "with whom the child lives" if told.kind is Kind.PRIVATE_FOSTERING else "whom the child cares for"
        problems.append(Problem("named", f"Say {who}."))
    if told.kind is Kind.PRIVATE_FOSTERING and told.sort is None:
        problems.append(Problem("sort", "Choose what kind of arrangement it is."))
    if problems:
        raise Incomplete(problems)
    row = Circumstance.record(
        actor=actor, process_id=process_id, person_id=person_id, kind=told.kind, occurred_at=at,
        told_by=told.told_by.strip()[:200], words=told.words.strip(), named=told.named.strip()[:200],
        sort=told.sort or "" if told.kind is Kind.PRIVATE_FOSTERING else "",
        notified_at=at if told.notified else None, begins_on=told.begins_on, voice=told.voice.strip(),
    )  # fmt: skip
    if told.kind is Kind.PRIVATE_FOSTERING:
        events = [Event.PRIVATE_FOSTERING_KNOWN, *([Event.PRIVATE_FOSTERING_NOTIFIED] if told.notified else [])]
        for event in events:
            cases.mark(actor=actor, process_id=process_id, person_id=person_id, event=event, occurred_at=at)
    audit.record(
        actor, "circumstances.recorded", about=[f"circumstance:{row.pk}", f"person:{person_id}"],
        detail={"kind": told.kind.value},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def enter(*, actor: Actor, circumstance_id: UUID, told: EntryTold) -> UUID:
    """Record one thing about a circumstance that has not ended; returns its key.

    Raises NotVisible, NotPermitted, NotAllowedNow where it has ended, Incomplete.
    """
    require(actor, Permission.DECIDE if told.what is What.SUITABILITY else Permission.RECORD)
    found = Circumstance.objects.visible_to(actor).current().filter(pk=circumstance_id).first()
    if found is None or told.what not in OF_KIND[Kind(found.kind)]:
        raise NotVisible
    if Recorded.objects.filter(circumstance_id=found.pk, what__in=(What.ENDED, What.MISTAKE)).exists():
        raise NotAllowedNow("This has ended. Record it anew if it has begun again.")
    at, problems = _when(told.at)
    problems += _missing(told)
    if problems:
        raise Incomplete(problems)
    row = Recorded.record(
        actor=actor, process_id=found.process_id, person_id=found.person_id, circumstance_id=found.pk,
        what=told.what, occurred_at=at, decision=told.decision or "" if told.what in ANSWERS else "",
        alone=told.alone if told.what is What.VISIT else None, named=told.named.strip()[:200],
        words=told.words.strip(), support=told.support.strip(), voice=told.voice.strip(), review_on=told.review_on,
    )  # fmt: skip
    event = {What.VISIT: Event.PRIVATE_FOSTERING_VISIT_MADE, What.ENDED: Event.PRIVATE_FOSTERING_ENDED}.get(told.what)
    if event is not None and found.kind == Kind.PRIVATE_FOSTERING:
        cases.mark(
            actor=actor, process_id=found.process_id, person_id=found.person_id, event=event, occurred_at=at
        )  # fmt: skip
    audit.record(
        actor, "circumstances.entered", about=[f"circumstance:{found.pk}", f"person:{found.person_id}"],
        detail={"what": told.what.value, "decision": told.decision.value if told.decision else ""},
    )  # fmt: skip
    return row.pk


def _missing(told: EntryTold) -> list[Problem]:
    """What each kind of entry must say."""
    problems = []
    if told.what in ANSWERS and told.decision not in ANSWERS[told.what]:
        problems.append(Problem("decision", "Choose an answer."))
    if told.what is What.VISIT and told.alone is None:
        problems.append(Problem("alone", "Say whether the child was spoken to alone."))
    if told.what is What.VISIT and told.alone is False and not told.words.strip():
        problems.append(Problem("words", "Say why the child was not spoken to alone, and what was seen."))
    if told.what in (What.VISIT, What.NEEDS, What.JOINT, What.CHOICE) and not told.voice.strip():
        problems.append(Problem("voice", "Write what the child said, or why they could not be asked and who will ask."))
    if told.what in WORDS_OF and not told.words.strip():
        problems.append(Problem("words", WORDS_OF[told.what]))
    if told.decision is Decision.WITH_REQUIREMENTS and not told.support.strip():
        problems.append(Problem("support", "Write what the arrangement must meet."))
    if told.decision is Decision.HAS_ADVOCATE and not told.named.strip():
        problems.append(Problem("named", "Name the advocate."))
    return problems


def _when(at: datetime | None) -> tuple[datetime, list[Problem]]:
    now = timezone.now()
    moment = at or now
    if moment > now + CLOCKS_DIFFER:
        return moment, [Problem("at", "This cannot be in the future. Check the day.")]
    return moment, []
