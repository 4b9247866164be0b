"""What a worker tells of a visit, planned or made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.visits.words import Bedroom, Happened, Purpose, Safe, SeenAlone, Tried, Where
from openmash.records.voice.words import Method, NotHeardBecause, Reader


@dataclass(frozen=True)
class VisitPlanned:
    """A visit to come: to which children, why, when (aware), where, who goes, and what to see."""

    person_ids: Sequence[UUID]
    purpose: Purpose
    planned_at: datetime
    where: Where
    visitor_id: UUID | None = None
    """None: whoever plans it."""
    what_to_see: str = ""
    unannounced: bool = False


@dataclass(frozen=True)
class VisitTold:
    """What happened at a visit to one child.

    `at` is the worker's time (aware). `words` are the child's own, exactly; `showed` is how the child was. Where a
    child was seen and neither is there, `not_heard` says why and `hear_by` (aware) when they will be. `again_at`: when
    somebody goes again. `has_picture`: the child gave one, which whoever calls keeps beside the words;
    `picture_says` is what the child says it shows.
    """

    happened: Happened
    where: Where
    at: datetime
    device_id: str
    place: str = ""
    alone: SeenAlone | None = None
    who_was_there: str = ""
    bedroom: Bedroom | None = None
    communicates: str = ""
    words: str = ""
    method: Method | None = None
    showed: str = ""
    wants: str = ""
    helped_by: str = ""
    safe_for: tuple[Reader, ...] | None = None
    not_for: str = ""
    has_picture: bool = False
    picture_says: str = ""
    not_heard: NotHeardBecause | None = None
    hear_by: datetime | None = None
    observations: str = ""
    safe: Safe | None = None
    safe_words: str = ""
    tried: Sequence[Tried] = ()
    done: str = ""
    again_at: datetime | None = None
    put_right_because: str = ""
