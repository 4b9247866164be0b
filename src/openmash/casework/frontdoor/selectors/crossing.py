"""Children another area has been asked to take: whom we asked, what was sent, what they said, whose the child is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import AreaAnswer, AreaAsked
from openmash.casework.frontdoor.selectors.lists import NamesOf
from openmash.casework.frontdoor.timing import Timed, local_clock
from openmash.casework.frontdoor.words import AreaSaid
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.models import FactQuerySet
from openmash.statute import spoken


@dataclass(frozen=True)
class AreaAnswered:
    """One answer, newest last. `at` is UTC."""

    said: AreaSaid
    name: str
    role: str
    telephone: str
    words: str
    at: datetime


@dataclass(frozen=True)
class AreaShown:
    """Another area asked about one child. `clock`: by when they are rung again, from the last time we tried."""

    asked_id: UUID
    contact_id: UUID
    person_id: UUID
    area: str
    named: str
    role: str
    telephone: str
    sent: str
    asked_at: datetime
    answers: tuple[AreaAnswered, ...]
    clock: Timed
    names: NamesOf = field(repr=False)

    @property
    def child(self) -> str:
        return self.names.child(self.person_id)

    @property
    def accepted(self) -> AreaAnswered | None:
        return next((each for each in self.answers if each.said is AreaSaid.ACCEPTED), None)

    @property
    def is_waiting(self) -> bool:
        """Neither accepted nor refused: ours, and to be chased."""
        return all(each.said is AreaSaid.SILENT for each in self.answers)

    def words(self, now: datetime) -> str:
        """Whose the child is, in a sentence."""
        if self.accepted is not None:
            by = ", ".join(part for part in (self.accepted.name, self.accepted.role, self.area) if part)
            return f"{by} accepted {spoken.moment(self.accepted.at, now)}: {self.accepted.telephone}"
        if not self.is_waiting:
            return f"{self.area} will not take the child: {self.answers[-1].words}. The child is ours"
        tried = f", tried {len(self.answers) + 1} times" if self.answers else ""
        asked = spoken.moment(self.asked_at, now)
        return f"{self.area} asked {asked} ({self.named}, {self.telephone}){tried}: not accepted, the child is ours"


def areas_asked(contact_ids: Sequence[UUID], *, actor: Actor, now: datetime | None = None) -> list[AreaShown]:
    """Every area asked about a child of these contacts, newest first. Seven queries."""
    return _shown(_every().filter(contact_id__in=list(contact_ids)), actor, now)


def areas_waiting(contact_ids: Sequence[UUID] | None, *, actor: Actor, now: datetime | None = None) -> list[AreaShown]:
    """Areas that have neither accepted nor refused, in these contacts or (None) in every open one. Seven queries."""
    rows = _every().filter(offer__answer__isnull=True, offer__process__closed_at__isnull=True)
    if contact_ids is not None:
        rows = rows.filter(contact_id__in=list(contact_ids))
    return _shown(rows, actor, now)


def _every() -> FactQuerySet[AreaAsked]:
    return AreaAsked.objects.all()


def _shown(rows: FactQuerySet[AreaAsked], actor: Actor, now: datetime | None) -> list[AreaShown]:
    moment = now or timezone.now()
    found = list(rows.order_by("-recorded_at", "-id"))
    answers: dict[UUID, list[AreaAnswered]] = defaultdict(list)
    for row in AreaAnswer.objects.filter(asked_id__in=[row.id for row in found]).order_by("recorded_at", "id"):
        at = row.occurred_at or row.recorded_at
        answers[row.asked_id].append(
            AreaAnswered(AreaSaid(row.said), row.name, row.role, row.telephone, row.words, at)
        )  # fmt: skip
    names = NamesOf.of({row.person_id for row in found}, (), actor)
    return [_one(row, tuple(answers[row.id]), moment, names) for row in found]


def _one(row: AreaAsked, answers: tuple[AreaAnswered, ...], now: datetime, names: NamesOf) -> AreaShown:
    asked_at = row.occurred_at or row.recorded_at
    tried_at = answers[-1].at if answers else asked_at
    ended = next((each.at for each in answers if each.said is not AreaSaid.SILENT), None)
    return AreaShown(
        row.id, row.contact_id, row.person_id, row.area, row.named, row.role, row.telephone, row.sent, asked_at,
        answers, local_clock("area_answered", profile_at(tried_at), tried_at, now, ended), names,
    )  # fmt: skip
