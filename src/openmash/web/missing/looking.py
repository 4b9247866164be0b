"""What helps while a child is missing: where to look, what the trigger plan asks for by now, who is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from openmash.casework.missing.selectors import Earlier, EpisodePage, Line, Plan, Ready
from openmash.casework.missing.words import Whom
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.records.people.selectors import Place
from openmash.records.people.words import LocatingKind


@dataclass(frozen=True)
class Told:
    """Somebody who has to know: told when, or the way to record that they were."""

    words: str
    record: Link | None


@dataclass(frozen=True)
class Planned:
    """One thing of the trigger plan, by when, and whether it was done."""

    what: str
    owner: str
    left: TimeLeft
    record: Link | None


@dataclass(frozen=True)
class Suggested:
    """Somewhere to look, and from what that is known."""

    what: str
    why: str


def told(line: Line, now: datetime, *, may_record: bool) -> list[Told]:
    """Each who has to know, in the order of the list."""
    here = reverse("missing_done", kwargs={"process_id": line.process_id})
    shown = []
    for whom in line.to_tell:
        at = line.told.get(whom)
        link = Link("Record that they were told", f"{here}?told={whom.value}") if may_record and not at else None
        label = str(Whom(whom).label)
        shown.append(Told(f"{label}: told {say.near(at, now)}" if at else f"{label}: not told yet", link))
    return shown


def planned(found: EpisodePage, plan: Plan | None, now: datetime, *, may_record: bool) -> list[Planned]:
    """What the plan asks for, each by so many hours after the report."""
    if plan is None:
        return []
    done = {each.plan_action_id: each for each in found.done if each.plan_action_id}
    here = reverse("missing_done", kwargs={"process_id": found.line.process_id})
    shown = []
    for each in plan.actions:
        due, was = found.line.reported_at + timedelta(hours=each.hour), done.get(each.action_id)
        if was is not None:
            left = TimeLeft(
                f"done {say.near(was.at, now)} by {was.by_whom or was.recorded_by}", False, f"Hour {each.hour}"
            )
        else:
            late = due < now
            left = TimeLeft(f"{'was due' if late else 'by'} {say.near(due, now)}", late, f"Hour {each.hour}")
        record = Link("Record it as done", f"{here}?plan={each.action_id}") if may_record and was is None else None
        shown.append(Planned(each.what, each.owner, left, record))
    return shown


def suggested(
    earlier: Sequence[Earlier], found: EpisodePage, ready: Ready | None, places: Sequence[Place]
) -> list[Suggested]:
    """Where to look: found there before, goes there, with whom before. A protected place is never suggested."""
    shown: dict[UUID | None, Place] = {
        place.fact_id: place for place in places if not place.withheld and not place.is_protected
    }
    before = [each for each in earlier if each.process_id != found.line.process_id]
    told_of: dict[str, list[str]] = {}
    for what, why in (*_found_before(before, shown), *_goes_to(shown.values()), *_with_before(before)):
        told_of.setdefault(what, []).append(why)
    lines = [Suggested(what, "; ".join(why)) for what, why in told_of.items()]
    if ready and ready.friends:
        lines.append(Suggested(ready.friends, f"held ready, {say.day_of(ready.recorded_at)}"))
    return lines


def _found_before(before: Sequence[Earlier], shown: Mapping[UUID | None, Place]) -> Iterable[tuple[str, str]]:
    for each in before:
        place = shown.get(each.place_id)
        if place is not None:
            yield place.text, f"found there, missing {say.day_of(each.at)}"
        seen = shown.get(each.seen_place_id)
        if seen is not None:
            yield seen.text, f"last seen there, missing {say.day_of(each.at)}"


def _goes_to(places: Iterable[Place]) -> Iterable[tuple[str, str]]:
    for place in places:
        if place.kind is LocatingKind.GOES_TO and place.until is None:
            yield place.text, f"goes there, told {say.day_of(place.recorded_at)}"


def _with_before(before: Sequence[Earlier]) -> Iterable[tuple[str, str]]:
    for each in before:
        for other in each.with_whom:
            yield f"With {other.words}", f"with them, missing {say.day_of(each.at)}"
