"""Writing a child's voice. The words are kept exactly as given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.records.voice.models import HEARD_SENTENCE, NOT_HEARD_SENTENCE, Influence, Marked, Voice
from openmash.records.voice.permissions import Permission
from openmash.records.voice.selectors import these
from openmash.records.voice.words import Alone, Manner, Method, Moment, NotHeardBecause, Reader, Status, quoted

WORD_FOR_WORD = (
    "status", "quote", "manner", "asked_by", "place", "alone", "method", "source", "wants", "helped_by", "safe_for",
    "not_for", "picture_says", "reason_code", "by_whom", "by_when",
)  # fmt: skip
"""What a moved record keeps exactly."""


@dataclass(frozen=True)
class Heard:
    """What a child said or showed. The child's own words also need who asked, where, alone or not, and how.

    `at` is when it was said, aware; None when nobody knows. `safe_for`: to whom outside the hub the words may be shown;
    None where nobody has asked. `not_for`: who must not see them, in words. `picture_says`: what the child says that a
    picture with the words shows.
    """

    quote: str
    source: str
    manner: Manner
    asked_by: str = ""
    place: str = ""
    alone: Alone | None = None
    method: Method | None = None
    at: datetime | None = None
    wants: str = ""
    helped_by: str = ""
    safe_for: tuple[Reader, ...] | None = None
    not_for: str = ""
    picture_says: str = ""


@dataclass(frozen=True)
class NotHeardYet:
    """Why a child has not been heard yet, who will hear them, and by when (aware)."""

    reason: NotHeardBecause
    by_whom: str
    by_when: datetime | None


Told = Heard | NotHeardYet


def problems(told: Told) -> list[Problem]:
    """What is missing before it can be recorded, each with its field."""
    match told:
        case Heard():
            found = [] if told.quote.strip() else [Problem("voice_quote", HEARD_SENTENCE)]
            if not told.source.strip():
                found.append(Problem("voice_source", "Say who told you, or that you heard it yourself."))
            if told.manner is Manner.VERBATIM:
                found += _missing_of_verbatim(told)
            return found
        case NotHeardYet():
            if told.by_whom.strip() and told.by_when is not None:
                return []
            field = "voice_by_when" if told.by_whom.strip() else "voice_by_whom"
            return [Problem(field, NOT_HEARD_SENTENCE)]


def _missing_of_verbatim(told: Heard) -> list[Problem]:
    asked = (
        ("voice_asked_by", told.asked_by.strip(), "Say who asked the child."),
        ("voice_place", told.place.strip(), "Say where the child was asked."),
        ("voice_alone", told.alone, "Say whether the child was alone with the worker."),
        ("voice_method", told.method, "Say how the child was heard."),
    )
    return [Problem(field, sentence) for field, value, sentence in asked if not value]


@transaction.atomic
def record(
    *,
    actor: Actor,
    person_id: UUID,
    told: Told,
    process_id: UUID | None = None,
    supersedes: UUID | None = None,
    origin_id: UUID | None = None,
) -> UUID:
    """Record that a child was heard, or not yet; returns its key. Raises Incomplete, NotPermitted."""
    require(actor, Permission.RECORD)
    if missing := problems(told):
        raise Incomplete(missing)
    match told:
        case Heard():
            row = Voice.record(
                actor=actor, person_id=person_id, process_id=process_id, status=Status.HEARD, quote=told.quote,
                manner=told.manner, asked_by=told.asked_by, place=told.place, alone=told.alone or "",
                method=told.method or "", source=told.source, occurred_at=told.at, wants=told.wants,
                helped_by=told.helped_by[:200], not_for=told.not_for[:200], picture_says=told.picture_says,
                safe_for=None if told.safe_for is None else [each.value for each in told.safe_for],
                occurred_precision="minute" if told.at else "unknown", supersedes=supersedes, origin_id=origin_id,
            )  # fmt: skip
        case NotHeardYet():
            row = Voice.record(
                actor=actor, person_id=person_id, process_id=process_id, status=Status.NOT_HEARD_YET,
                reason_code=told.reason, by_whom=told.by_whom, by_when=told.by_when, supersedes=supersedes,
                origin_id=origin_id,
            )  # fmt: skip
    audit.record(
        actor, "voice.recorded", about=[f"person:{person_id}", f"voice:{row.id}"], detail={"status": row.status}
    )
    return row.id


def keep_quoted(
    *, actor: Actor, person_id: UUID, said: str, source: str, process_id: UUID | None = None, at: datetime | None = None
) -> UUID | None:
    """Keep what a child said, where an answer on another form has it between quotation marks, among their voice.

    None where it has none: what somebody else wrote of a child, or why nobody asked, is not the child's voice.
    """
    words = quoted(said)
    if not words:
        return None
    heard = Heard(words, source, Manner.REPORTED_WORDS, at=at)
    return record(actor=actor, person_id=person_id, told=heard, process_id=process_id)


def _as_marked(row: Voice) -> dict[str, object]:
    """What the child said last of who may see it, where they were asked again."""
    last = Marked.objects.filter(voice_id=row.id).order_by("-recorded_at", "-pk").first()
    return {"safe_for": last.safe_for, "not_for": last.not_for} if last else {}


@transaction.atomic
def move(*, actor: Actor, voice_id: UUID, to_person_id: UUID) -> UUID:
    """Move a record of a voice from the wrong child to the right one, word for word; returns its new key.

    The original stays, superseded by a row that holds no words. What it was said to have changed stays with it.
    Raises NotVisible where there is none, or it was moved before.
    """
    require(actor, Permission.RECORD)
    filed = Voice.objects.current().filter(pk=voice_id).first()
    if filed is None:
        raise NotVisible
    Voice.record(
        actor=actor, person_id=filed.person_id, process_id=filed.process_id, status=Status.MISFILED,
        supersedes=filed.id, occurred_at=timezone.now(),
    )  # fmt: skip
    row = Voice.record(
        actor=actor, person_id=to_person_id, process_id=filed.process_id, origin_id=filed.origin_id,
        occurred_at=filed.occurred_at, occurred_precision=filed.occurred_precision,
        **{name: getattr(filed, name) for name in WORD_FOR_WORD} | _as_marked(filed),
    )  # fmt: skip
    audit.record(actor, "voice.moved", about=[f"person:{filed.person_id}", f"voice:{voice_id}"])
    audit.record(actor, "voice.recorded", about=[f"person:{to_person_id}", f"voice:{row.id}"])
    return row.id


@transaction.atomic
def mark(
    *, actor: Actor, voice_id: UUID, asked_by: str, safe_for: Sequence[Reader], not_for: str = ""
) -> UUID:  # fmt: skip
    """Record to whom a child says, asked again, that words kept already may be shown; returns its key.

    It replaces what was said before, in either direction. Raises Incomplete; NotVisible for words not shown to the
    actor, who cannot open them to themselves.
    """
    require(actor, Permission.RECORD)
    if not asked_by.strip():
        raise Incomplete([Problem("asked_by", "Say who asked the child.")])
    row = Voice.objects.current().filter(pk=voice_id, status=Status.HEARD).first()
    said = these([voice_id], actor=actor).get(voice_id) if row else None
    if row is None or said is None or said.kept_back:
        raise NotVisible
    made = Marked.record(
        actor=actor, voice_id=row.id, person_id=row.person_id, asked_by=asked_by.strip()[:200],
        safe_for=[each.value for each in dict.fromkeys(safe_for)], not_for=not_for.strip()[:200],
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "voice.marked", about=[f"person:{row.person_id}", f"voice:{row.id}"],
        detail={"safe_for": ",".join(each.value for each in safe_for)},
    )  # fmt: skip
    return made.id


@transaction.atomic
def record_influence(*, actor: Actor, voice_id: UUID, moment: Moment, changed: str) -> UUID:
    """Record what a child's voice changed, or why it changed nothing; returns its key."""
    require(actor, Permission.RECORD_INFLUENCE)
    if not changed.strip():
        raise Incomplete([Problem("changed", "Say what the child's voice changed, or why it changed nothing.")])
    voice = Voice.objects.filter(pk=voice_id).first()
    if voice is None:
        raise NotVisible
    row = Influence.record(actor=actor, voice_id=voice.id, person_id=voice.person_id, moment=moment, changed=changed)
    audit.record(actor, "voice.influence_recorded", about=[f"person:{voice.person_id}", f"voice:{voice.id}"])
    return row.id
