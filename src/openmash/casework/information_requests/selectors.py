"""Requests for information as they stand: the list with its clocks, and one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from openmash.casework.information_requests.models import (
    ConcernRaised,
    Draft,
    Ending,
    OfRequest,
    Request,
    Review,
    Verification,
)
from openmash.casework.information_requests.words import Answered, Asker, LegalBasis, Reviewed, Verified
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Standing, State, reckon
from openmash.statute.limits import ElapsedMinutes

R = TypeVar("R", bound=OfRequest)
LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True)
class Drafted:
    """What is to be told, by whom prepared, and what a second person thought."""

    text: str
    withheld: str
    by_id: UUID
    by: str
    at: datetime
    verdict: Reviewed | None
    reviewed_by: str
    review_words: str


@dataclass(frozen=True)
class RequestShown:
    """One request. Moments are UTC. `answered`: None while it is open."""

    id: UUID
    person_ids: tuple[UUID, ...]
    asker: Asker
    asker_name: str
    organisation: str
    telephone: str
    email: str
    their_reference: str
    as_told: str
    asked: str
    basis: LegalBasis
    basis_words: str
    order_on: date | None
    received_at: datetime
    due_at: datetime | None
    is_our_limit: bool
    standing: Standing
    verified: tuple[tuple[str, str], ...]
    draft: Drafted | None
    answered: Answered | None
    answered_at: datetime | None
    answered_by: str
    how: str
    answer_words: str
    searched: str
    contact_id: UUID | None

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys."""
        return [f"information_request:{self.id}", *(f"person:{person}" for person in self.person_ids)]

    @property
    def is_late(self) -> bool:
        return self.answered is None and self.standing.state in (State.LATE, State.OUT_OF_TIMESCALE)

    @property
    def next_step(self) -> str:
        """What it waits for, in words."""
        if self.answered is not None:
            return self.answered.label
        if not self.verified:
            return "Verify who asks"
        if self.draft is None or self.draft.verdict is Reviewed.RETURNED:
            return "Prepare what is told"
        return "Send it" if self.draft.verdict is Reviewed.AGREED else "A second person reviews it"


def open_requests(*, actor: Actor, now: datetime | None = None) -> list[RequestShown]:
    """Those not answered, the first due first. Seven queries."""
    ended = Ending.objects.values("request_id")
    found = _shown(list(Request.objects.exclude(pk__in=ended)), now or timezone.now())
    return sorted(found, key=lambda each: each.due_at or each.received_at)


def answered_lately(*, actor: Actor, now: datetime | None = None, limit: int = 50) -> list[RequestShown]:
    """Those answered in the last 90 days, newest first."""
    moment = now or timezone.now()
    ended = Ending.objects.filter(recorded_at__gte=moment - LOOK_BACK).values("request_id")
    return _shown(list(Request.objects.filter(pk__in=ended).order_by("-received_at", "-pk")[:limit]), moment)


def request(request_id: UUID, *, actor: Actor, now: datetime | None = None) -> RequestShown:
    """One of them. Raises NotVisible."""
    rows = list(Request.objects.filter(pk=request_id))
    if not rows:
        raise NotVisible
    return _shown(rows, now or timezone.now())[0]


def work_for(*, actor: Actor, now: datetime | None = None) -> list[RequestShown]:
    """What waits to be done about open requests, the first due first."""
    return open_requests(actor=actor, now=now)


def _shown(rows: Sequence[Request], now: datetime) -> list[RequestShown]:
    if not rows:
        return []
    keys = [row.id for row in rows]
    verified = _by_request(Verification.objects.filter(request_id__in=keys))
    drafts = _by_request(Draft.objects.filter(request_id__in=keys))
    reviews = {each.draft_id: each for each in Review.objects.filter(request_id__in=keys)}
    endings = _by_request(Ending.objects.filter(request_id__in=keys))
    concerns = _by_request(ConcernRaised.objects.filter(request_id__in=keys))
    written = [each.recorded_by for found in drafts.values() for each in found]
    written += [each.recorded_by for ended in endings.values() for each in ended]
    written += [each.recorded_by for each in reviews.values()]
    names = {key: each.name for key, each in who(written).items()}
    return [
        _one(
            row, now, verified.get(row.id, ()), _drafted(drafts.get(row.id, ()), reviews, names),
            next(iter(endings.get(row.id, ())), None), next(iter(concerns.get(row.id, ())), None), names,
        )
        for row in rows
    ]  # fmt: skip


def _one(
    row: Request,
    now: datetime,
    verified: Sequence[Verification],
    draft: Drafted | None,
    ending: Ending | None,
    concern: ConcernRaised | None,
    names: Mapping[UUID, str],
) -> RequestShown:
    standing = _standing(row, now, ending.recorded_at if ending else None)
    searched = ""
    if ending and ending.back_to:
        searched = f"{ending.systems} searched, as {ending.names_used}, back to {ending.back_to.year}"
    return RequestShown(
        id=row.id, person_ids=tuple(row.person_ids), asker=Asker(row.asker), asker_name=row.asker_name,
        organisation=row.organisation, telephone=row.telephone, email=row.email, their_reference=row.their_reference,
        as_told=row.as_told, asked=row.asked, basis=LegalBasis(row.basis), basis_words=row.basis_words,
        order_on=row.order_on, received_at=row.received_at, due_at=standing.due_at, is_our_limit=row.due_at is None,
        standing=standing, verified=tuple((Verified(each.how).label, each.words) for each in verified), draft=draft,
        answered=Answered(ending.answered) if ending else None, answered_at=ending.recorded_at if ending else None,
        answered_by=names.get(ending.recorded_by, "") if ending else "", how=ending.how if ending else "",
        answer_words=ending.words if ending else "", searched=searched,
        contact_id=concern.process_id if concern else None,
    )  # fmt: skip


def _standing(row: Request, now: datetime, stopped: datetime | None) -> Standing:
    """By the date the asker gave, else by the area's own limit."""
    local = profile_at(row.received_at)
    clock = local.clock("information_request", local_date(row.received_at))
    if row.due_at is not None:
        minutes = max(1, ceil((row.due_at - row.received_at).total_seconds() / 60))
        clock = replace(clock, limit=ElapsedMinutes(minutes), never_pauses=True)
    return reckon(clock, row.received_at, now, local.calendar(), stopped_at=stopped)


def _drafted(drafts: Sequence[Draft], reviews: Mapping[UUID, Review], names: Mapping[UUID, str]) -> Drafted | None:
    if not drafts:
        return None
    last = drafts[-1]
    found = reviews.get(last.id)
    return Drafted(
        last.text, last.withheld, last.recorded_by, names.get(last.recorded_by, ""), last.recorded_at,
        Reviewed(found.verdict) if found else None, names.get(found.recorded_by, "") if found else "",
        found.words if found else "",
    )  # fmt: skip


def _by_request(rows: Iterable[R]) -> dict[UUID, list[R]]:
    """Rows by their request, oldest first."""
    found: dict[UUID, list[R]] = {}
    for row in sorted(rows, key=lambda each: each.recorded_at):
        found.setdefault(row.request_id, []).append(row)
    return found
