"""Reading what children said, under the actor's rights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from django.db.models import Max, Q
from django.db.models.functions import Coalesce

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.trip import Trip
from openmash.records.voice.copied import Alike, alike
from openmash.records.voice.models import Influence, Marked, Voice
from openmash.records.voice.readers import NOT_SHOWN, is_for, own_children, reads_as
from openmash.records.voice.words import OWES, Alone, Manner, Method, Moment, NotHeardBecause, Owing, Reader, Status

LATELY = timedelta(days=1)
"""How long whoever wrote something is shown that it repeats other words."""
MOST_COMPARED = 60
"""The writer's newest records, with those of brothers and sisters, that words are compared with."""


class People(Protocol):
    """All the records agreed to be one person: `linkage.PersonSet`, or anything with its keys."""

    @property
    def ids(self) -> Iterable[UUID]: ...


@dataclass(frozen=True)
class Changed:
    """What a child's voice changed, as somebody recorded it."""

    moment: str
    changed: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class Said:
    """One record of a child's voice. `said_at` is when it was said (UTC), None when nobody knows."""

    id: UUID
    person_id: UUID
    process_id: UUID | None
    heard: bool
    quote: str
    manner: str
    asked_by: str
    place: str
    alone: str
    method: str
    source: str
    reason: str
    by_whom: str
    by_when: datetime | None
    said_at: datetime | None
    recorded_at: datetime
    recorded_by: str
    agency_id: UUID
    changed: tuple[Changed, ...]
    wants: str = ""
    helped_by: str = ""
    safe_for: tuple[Reader, ...] | None = None
    not_for: str = ""
    picture_says: str = ""
    own_link: bool = False
    """Written by the child, by a link of their own."""
    kept_back: bool = False
    """Not shown to whoever asked: the words stand for themselves no more, and say so."""

    def may_be_shown_to(self, reader: Reader) -> bool:
        """Whether the words may leave the hub for this reader. Words nobody marked do not."""
        return self.heard and self.safe_for is not None and reader in self.safe_for

    @property
    def words(self) -> str:
        """The quote, or why not yet and who will, on one line."""
        return self.quote if self.heard else f"Not heard yet: {self.reason}. {self.by_whom} will."


def voices(people: People, *, actor: Actor, known_at: datetime | None = None, limit: int = 200) -> list[Said]:
    """What this child said, newest first, over all their records; as known at a moment where asked. Three queries."""
    rows = Voice.objects.as_known_at(known_at).filter(person_id__in=list(people.ids))
    return _said(list(rows.order_by("-recorded_at", "-pk")[:limit]), known_at, actor)


def latest(person_ids: Sequence[UUID], *, actor: Actor, known_at: datetime | None = None) -> Mapping[UUID, Said]:
    """The newest record of each person's voice, by person, as known at a moment where asked. Three queries."""
    rows = Voice.objects.as_known_at(known_at).filter(person_id__in=list(person_ids))
    newest = rows.order_by("person_id", "-recorded_at", "-pk").distinct("person_id")
    return {said.person_id: said for said in _said(list(newest), known_at, actor)}


def of_process(process_id: UUID, *, actor: Actor, known_at: datetime | None = None) -> list[Said]:
    """What was recorded of children's voices in one process, newest first."""
    trip = Trip(known_at=known_at)
    rows = trip.facts(Voice, "process_id", [process_id], order=("-recorded_at", "-pk"))
    trip.go()
    return _said(rows.all, known_at, actor)


def these(voice_ids: Sequence[UUID], *, actor: Actor, standing: bool = False) -> Mapping[UUID, Said]:
    """These records, by key; `standing`: of words heard alone, that nothing has put right since."""
    rows = Voice.objects.filter(pk__in=list(voice_ids))
    found = list(rows.current().filter(status=Status.HEARD) if standing else rows)
    return {said.id: said for said in _said(found, None, actor)}


def last_heard(person_ids: Sequence[UUID], *, actor: Actor) -> Mapping[UUID, datetime]:
    """When each of these people was last heard (UTC): when they said it, or when it was recorded. One query.

    Somebody nobody has heard is not in it.
    """
    rows = Voice.objects.current().filter(person_id__in=list(person_ids), status=Status.HEARD)
    newest = rows.values("person_id").annotate(at=Max(Coalesce("occurred_at", "recorded_at"))).order_by()
    return {row["person_id"]: row["at"] for row in newest}


@dataclass(frozen=True)
class Copied:
    """That words the reader wrote today are the words of another record: of whom, recorded when (UTC), how alike."""

    voice_id: UUID
    of_person: UUID
    at: datetime
    alike: Alike


def copied_by_me(people: People, siblings: Iterable[UUID], *, actor: Actor, now: datetime) -> list[Copied]:
    """What the actor wrote of these people in the last day that repeats what they wrote before, or a brother's or
    sister's words: for whoever wrote it alone. Worked out each time, and kept nowhere. One query, or two.
    """
    mine = Voice.objects.current().filter(status=Status.HEARD, recorded_by=actor.account_id)
    fresh = list(mine.filter(person_id__in=list(people.ids), recorded_at__gte=now - LATELY))
    if not fresh:
        return []
    before = Q(recorded_by=actor.account_id) | Q(person_id__in=list(siblings))
    rows = Voice.objects.current().filter(before, status=Status.HEARD).exclude(pk__in=[row.id for row in fresh])
    earlier = list(rows.order_by("-recorded_at", "-pk")[:MOST_COMPARED])
    kept = kept_back(earlier, actor)
    found = []
    for row in fresh:
        for other in earlier:
            if other.recorded_at <= row.recorded_at and other.id not in kept and (how := alike(row.quote, other.quote)):
                found.append(Copied(row.id, other.person_id, other.recorded_at, how))
                break
    return found


def that_changed_something(*, actor: Actor, now: datetime, limit: int = 6) -> list[Said]:
    """What children said of which it was recorded in the last quarter that it changed something, newest first."""
    since = now - timedelta(days=92)
    newest = Influence.objects.as_known_at(None).filter(recorded_at__gte=since).order_by("-recorded_at", "-pk")
    ids = list(dict.fromkeys(newest.values_list("voice_id", flat=True)[: 4 * limit]))
    found = these(ids, actor=actor)
    return [found[key] for key in ids if key in found and found[key].heard and not found[key].kept_back][:limit]


def owed_by(kind: AgencyKind) -> tuple[Owing, ...]:
    """The decisions at which an agency of this kind owes the child's voice."""
    return tuple(owing for owing in OWES if owing.agency == kind)


def newest_marks(rows: Iterable[Marked]) -> Mapping[UUID, Marked]:
    """What the child said last of each record, by the record's key. `rows`: the oldest first."""
    return {row.voice_id: row for row in rows}


def kept_back(rows: Sequence[Voice], actor: Actor, marks: Mapping[UUID, Marked] | None = None) -> frozenset[UUID]:
    """Which of these the child has not said may be shown to the actor, who is outside the hub and not their worker.

    What an agency heard itself it may read. `marks`: what the child said when asked again. No query for the hub, two
    for anybody else.
    """
    heard = [row for row in rows if row.status == Status.HEARD and row.held_by != actor.agency_id]
    if not heard or not (reader := reads_as(actor)):
        return frozenset()
    own, again = own_children(actor, {row.person_id for row in heard}), marks or {}
    return frozenset(
        row.id for row in heard if row.person_id not in own and not is_for(reader, (again.get(row.id) or row).safe_for)
    )


def _readers(codes: Iterable[str] | None) -> tuple[Reader, ...] | None:
    return None if codes is None else tuple(Reader(each) for each in codes)


def _said(rows: list[Voice], known_at: datetime | None, actor: Actor) -> list[Said]:
    trip = Trip(known_at=known_at)
    influences = trip.facts(Influence, "voice_id", [row.id for row in rows], order=("recorded_at", "pk"))
    marked = trip.facts(Marked, "voice_id", [row.id for row in rows], order=("recorded_at", "pk"))
    trip.go()
    marks = newest_marks(marked.all)
    kept = kept_back(rows, actor, marks)
    later = influences.all
    names = who([*(row.recorded_by for row in rows), *(one.recorded_by for one in later)])
    changed: dict[UUID, list[Changed]] = {}
    for one in later:
        changed.setdefault(one.voice_id, []).append(
            Changed(Moment(one.moment).label, one.changed, one.recorded_at, names[one.recorded_by].name)
        )
    return [
        Said(
            id=v.id, person_id=v.person_id, process_id=v.process_id, heard=v.status == Status.HEARD,
            quote=NOT_SHOWN if v.id in kept else v.quote,
            manner=Manner(v.manner).label if v.manner else "", asked_by=v.asked_by, place=v.place,
            alone=Alone(v.alone).label if v.alone else "", method=Method(v.method).label if v.method else "",
            source=v.source, reason=NotHeardBecause(v.reason_code).label if v.reason_code else "",
            by_whom=v.by_whom, by_when=v.by_when, said_at=v.occurred_at, recorded_at=v.recorded_at,
            recorded_by=names[v.recorded_by].name, agency_id=v.held_by, changed=tuple(changed.get(v.id, ())),
            wants="" if v.id in kept else v.wants, kept_back=v.id in kept, helped_by=v.helped_by,
            not_for=(marks.get(v.id) or v).not_for,
            picture_says="" if v.id in kept else v.picture_says, own_link=v.method == Method.OWN_LINK,
            safe_for=_readers((marks.get(v.id) or v).safe_for),
        )
        for v in rows
    ]  # fmt: skip
