"""Reading the check of recording: what was drawn, what is still to be reviewed, how complete recording is, misses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.missing.models import CheckDraw, CheckFinding, CheckItem, Episode
from openmash.casework.missing.reading import MISSING_CODES, Gathered, gather, recorded_beside
from openmash.casework.missing.rules import wilson
from openmash.casework.missing.words import Scheme, Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible


@dataclass(frozen=True)
class Drawn:
    """One draw, how far it is reviewed, and how complete recording was among those reviewed.

    `should` were to have been recorded as missing, `were` of them were. `low` and `high` are the 95% interval of that
    share; None where no contact was one that should have been recorded.
    """

    draw_id: UUID
    since: date
    until: date
    found: int
    drawn: int
    seed: int
    by: str
    at: datetime
    reviewed: int
    should: int
    were: int
    cannot_tell: int
    low: float | None
    high: float | None
    following: UUID | None
    """A contact nobody has reviewed yet."""


@dataclass(frozen=True)
class Miss:
    """A contact that should have led to a missing episode and did not. `since_recorded`: an episode is there now."""

    item_id: UUID
    contact_id: UUID
    person_ids: tuple[UUID, ...]
    at: datetime
    reasons: str
    by: str
    settled: str
    since_recorded: bool

    @property
    def is_open(self) -> bool:
        return not self.settled and not self.since_recorded


@dataclass(frozen=True)
class ToReview:
    """One contact to review. What was recorded about it is not here, on purpose."""

    item_id: UUID
    draw_id: UUID
    contact_id: UUID
    person_ids: tuple[UUID, ...]
    at: datetime
    verdict: Verdict | None
    was_recorded: bool | None
    settled: str

    @property
    def about(self) -> list[str]:
        return [f"check:{self.item_id}", *(f"person:{person}" for person in self.person_ids)]


def draws(*, actor: Actor, limit: int = 12) -> list[Drawn]:
    """The latest draws, newest first, counted over the contacts the actor may see. Five queries."""
    rows = list(CheckDraw.objects.order_by("-recorded_at", "-pk")[:limit])
    items: dict[UUID, list[CheckItem]] = defaultdict(list)
    for item in CheckItem.objects.visible_to(actor).filter(draw_id__in=[row.pk for row in rows]).order_by("pk"):
        items[item.draw_id].append(item)
    found = _findings([item.pk for each in items.values() for item in each], actor)
    names = who([row.recorded_by for row in rows])
    return [_drawn(row, items[row.pk], found, names[row.recorded_by].name) for row in rows]


def misses(*, actor: Actor) -> list[Miss]:
    """Contacts that should have led to a missing episode and did not, those still open first. A handful of queries."""
    found = CheckFinding.objects.visible_to(actor).current().filter(verdict=Verdict.MISSING, was_recorded=False)
    rows = list(found.order_by("-recorded_at", "-pk")[:200])
    if not rows:
        return []
    items = {item.pk: item for item in CheckItem.objects.filter(pk__in=[row.item_id for row in rows])}
    since = recorded_beside(list(items.values()), actor=actor)
    names = who([row.recorded_by for row in rows])
    told = [
        Miss(
            row.item_id, items[row.item_id].contact_id, tuple(row.person_ids),
            items[row.item_id].occurred_at or row.recorded_at, row.reasons, names[row.recorded_by].name, row.settled,
            row.item_id in since,
        )
        for row in rows if row.item_id in items
    ]  # fmt: skip
    return sorted(told, key=lambda each: (not each.is_open, -each.at.timestamp()))


def to_review(item_id: UUID, *, actor: Actor) -> ToReview:
    """One contact of a draw. Raises NotVisible."""
    item = CheckItem.objects.visible_to(actor).filter(pk=item_id).first()
    if item is None:
        raise NotVisible
    row = _findings([item_id], actor).get(item_id)
    return ToReview(
        item.pk, item.draw_id, item.contact_id, tuple(item.person_ids), item.occurred_at or item.recorded_at,
        Verdict(row.verdict) if row else None, row.was_recorded if row else None, row.settled if row else "",
    )  # fmt: skip


@dataclass(frozen=True)
class EpisodeToCheck:
    """An episode that nobody classes as missing, and what was said when it was reported (UTC)."""

    process_id: UUID
    person_id: UUID
    at: datetime
    words: str


def classed_otherwise(*, actor: Actor, since: datetime, until: datetime) -> list[EpisodeToCheck]:
    """The episodes reported in a time that were classed as absent, away, no apparent risk or not missing, by the police
    or for the care return, and by neither as missing; oldest first.
    """
    rows = Episode.objects.visible_to(actor).current().filter(occurred_at__gte=since, occurred_at__lt=until)
    ids = list(rows.values_list("process_id", flat=True))
    found = [
        each for each in (gather(ids, actor=actor) if ids else ())
        if any(each.classed(scheme) for scheme in Scheme)
        and not any(each.classed(scheme) in MISSING_CODES for scheme in Scheme)
    ]  # fmt: skip
    told = [_to_check(each) for each in found]
    return sorted(told, key=lambda each: each.at)


def episode_to_check(process_id: UUID, *, actor: Actor) -> EpisodeToCheck | None:
    """What was said of one episode, without how anybody classed it; None where it is no episode."""
    found = gather([process_id], actor=actor)
    return _to_check(found[0]) if found else None


def _to_check(each: Gathered) -> EpisodeToCheck:
    row = each.episode
    return EpisodeToCheck(row.process_id, row.person_id, row.occurred_at or row.recorded_at, row.circumstances)


def _findings(item_ids: list[UUID], actor: Actor) -> dict[UUID, CheckFinding]:
    rows = CheckFinding.objects.visible_to(actor).current().filter(item_id__in=item_ids)
    return {row.item_id: row for row in rows}


def _drawn(row: CheckDraw, items: list[CheckItem], found: dict[UUID, CheckFinding], by: str) -> Drawn:
    reviewed = [found[item.pk] for item in items if item.pk in found]
    should = [each for each in reviewed if each.verdict == Verdict.MISSING]
    were = sum(each.was_recorded for each in should)
    low, high = wilson(were, len(should)) if should else (None, None)
    following = next((item.pk for item in items if item.pk not in found), None)
    return Drawn(
        row.pk, row.since, row.until, row.found, row.drawn, row.seed, by, row.recorded_at, len(reviewed), len(should),
        were, sum(each.verdict == Verdict.CANNOT_TELL for each in reviewed), low, high, following,
    )  # fmt: skip
