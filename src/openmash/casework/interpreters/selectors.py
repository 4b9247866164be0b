"""Reading interpreters, under the actor's rights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.interpreters.models import Conversation, Need, Outcome
from openmash.casework.interpreters.words import Booked, Came, Instead, Preferred, Way
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.entries import People

LOOKED_BACK = timedelta(days=90)


@dataclass(frozen=True)
class NeedShown:
    """What somebody needs to be understood, who said so, and who recorded it when (UTC)."""

    person_id: UUID
    way: Way
    language: str
    dialect: str
    preferred: Preferred
    matters: str
    source: str
    recorded_by: str
    recorded_at: datetime

    @property
    def is_needed(self) -> bool:
        """Whether an interpreter is needed; False where they were asked and need none."""
        return self.way is not Way.NONE

    @property
    def words(self) -> str:
        """The need on a line: "Polish (Silesian), a woman. Not somebody from her town"."""
        if not self.is_needed:
            return "No interpreter is needed: they were asked"
        spoken = self.language if self.way is Way.SPOKEN else str(self.way.label)
        if self.way is Way.OTHER_SIGN:
            spoken = f"{self.language} (signed)"
        line = f"{spoken} ({self.dialect})" if self.dialect else spoken
        if self.preferred in (Preferred.WOMAN, Preferred.MAN):
            line = f"{line}, {self.preferred.label.lower()}"
        return f"{line}. {self.matters}" if self.matters else line


@dataclass(frozen=True)
class ConversationShown:
    """A conversation, who is booked, and what happened; `came` is None while nobody has said."""

    id: UUID
    person_id: UUID
    what_for: str
    who_speaks: str
    planned_at: datetime
    booked: Booked
    agency_name: str
    recorded_by: str
    came: Came | None = None
    instead: Instead | None = None
    words: str = ""

    @property
    def is_booked(self) -> bool:
        """Whether a professional is booked."""
        return self.booked is not Booked.NOBODY

    @property
    def who_interprets(self) -> str:
        """Who is booked, in words."""
        return self.agency_name or str(self.booked.label)

    @property
    def must_be_heard_again(self) -> bool:
        """Whether what was said came through a relative, a child or nobody."""
        return self.instead is not None and self.instead.must_be_heard_again


def needs(
    person_ids: Iterable[UUID], *, actor: Actor, known_at: datetime | None = None
) -> Mapping[UUID, NeedShown]:  # fmt: skip
    """The newest need of each person, by person, as known at a moment where asked. Two queries, one where none is."""
    rows = Need.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(person_ids))
    newest = list(rows.order_by("person_id", "-recorded_at", "-pk").distinct("person_id"))
    names = who([row.recorded_by for row in newest]) if newest else {}
    return {
        row.person_id: NeedShown(
            row.person_id, Way(row.way), row.language, row.dialect, Preferred(row.preferred), row.matters, row.source,
            f"{names[row.recorded_by].name}, {names[row.recorded_by].agency_name}", row.recorded_at,
        )
        for row in newest
    }  # fmt: skip


def need_of(people: People, *, actor: Actor, known_at: datetime | None = None) -> NeedShown | None:
    """The newest need over all the records of one person; None where nobody has recorded one."""
    found = needs(people.ids, actor=actor, known_at=known_at).values()
    return max(found, key=lambda each: each.recorded_at, default=None)


def conversations(people: People, *, actor: Actor) -> list[ConversationShown]:
    """Every conversation of a person, the latest planned first."""
    rows = Conversation.objects.visible_to(actor).current().filter(person_id__in=list(people.ids))
    return _shown(list(rows.order_by("-planned_at", "-pk")[:200]))


def booked_ahead(person_ids: Iterable[UUID], *, actor: Actor, now: datetime) -> Mapping[UUID, ConversationShown]:
    """The next conversation of each person for which somebody is booked, and at which nobody has been yet."""
    rows = Conversation.objects.visible_to(actor).current().filter(person_id__in=list(person_ids), planned_at__gte=now)
    found: dict[UUID, ConversationShown] = {}
    for each in _shown(list(rows.exclude(booked=Booked.NOBODY).order_by("planned_at", "pk"))):
        if each.came is None:
            found.setdefault(each.person_id, each)
    return found


def conversation(conversation_id: UUID, *, actor: Actor) -> ConversationShown:
    """One conversation, still to be booked or to be told of. Raises NotVisible."""
    row = Conversation.objects.visible_to(actor).current().filter(pk=conversation_id).first()
    if row is None:
        raise NotVisible
    return _shown([row])[0]


def work_for(*, actor: Actor, now: datetime | None = None) -> list[ConversationShown]:
    """Conversations the actor planned of which something is still to do, the earliest first.

    Nobody is booked, nobody has said whether the interpreter came, or the words came through a relative, a child or
    nobody and no later conversation is planned. Two or three queries.
    """
    moment = now or timezone.now()
    rows = Conversation.objects.visible_to(actor).current().filter(recorded_by=actor.account_id)
    every = _shown(list(rows.filter(planned_at__gte=moment - LOOKED_BACK).order_by("planned_at", "pk")[:200]))
    last = {each.person_id: each.id for each in every}
    return [
        each
        for each in every
        if (each.came is None and (not each.is_booked or each.planned_at <= moment))
        or (each.must_be_heard_again and last[each.person_id] == each.id)
    ]


def _shown(rows: list[Conversation]) -> list[ConversationShown]:
    if not rows:
        return []
    happened = {row.conversation_id: row for row in Outcome.objects.filter(conversation_id__in=[r.pk for r in rows])}
    names = who([row.recorded_by for row in rows])
    found = []
    for row in rows:
        outcome = happened.get(row.pk)
        found.append(ConversationShown(
            row.pk, row.person_id, row.what_for, row.who_speaks, row.planned_at, Booked(row.booked), row.agency_name,
            names[row.recorded_by].name, Came(outcome.came) if outcome else None,
            Instead(outcome.instead) if outcome and outcome.instead else None, outcome.words if outcome else "",
        ))  # fmt: skip
    return found
