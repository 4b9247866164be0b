"""Which part of a story is asked for, in the address: kinds, agencies, days, whose, and only what people marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import QueryDict

from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.insight.chronology.sources import KINDS
from openmash.records.cases.entries import FAR_AHEAD, LONG_AGO, Window

LONDON = ZoneInfo("Europe/London")
KIND_WORDS = dict(KINDS)
LONGEST = 40
NO_DAY = "Choose a day, such as 2026-03-03."


@dataclass(frozen=True)
class Ticked:
    """One box of a filter."""

    value: str
    text: str
    ticked: bool


@dataclass(frozen=True)
class FilterShown:
    """The filters as a page draws them, with what is wrong with a day typed."""

    address: str
    known_at: str
    kinds: tuple[Ticked, ...]
    held_by: tuple[Ticked, ...]
    whose: tuple[Ticked, ...]
    since: str
    until: str
    since_problem: str
    until_problem: str
    only_marked: bool
    in_lanes: bool | None
    """None where the page is drawn one way only."""
    said: str
    everything: Link


@dataclass(frozen=True)
class Chosen:
    """What was chosen. `since` and `until` are days in England, both inside; `before` asks for an earlier part."""

    kinds: frozenset[str]
    held_by: frozenset[str]
    whose: frozenset[UUID]
    since: date | None
    until: date | None
    since_typed: str
    until_typed: str
    since_problem: str
    until_problem: str
    only_marked: bool
    in_lanes: bool
    before: datetime | None

    @property
    def begins(self) -> datetime | None:
        """The first moment of the first day (aware)."""
        return datetime.combine(self.since, time(), LONDON) if self.since else None

    @property
    def ends(self) -> datetime | None:
        """The moment the last day is over (aware)."""
        return datetime.combine(self.until + timedelta(days=1), time(), LONDON) if self.until else None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kinds or self.held_by or self.since or self.until or self.only_marked or self.whose)

    def window(self, known_at: datetime | None = None) -> Window:
        """The part of the story it asks for."""
        ends = min(filter(None, (self.before, self.ends)), default=FAR_AHEAD)
        return Window(
            before=ends, since=self.begins or LONG_AGO, limit=LONGEST, known_at=known_at, kinds=self.kinds,
            agencies=frozenset(a.pk for kind in self.held_by for a in agencies.agencies(kind=AgencyKind(kind))),
        )  # fmt: skip

    @property
    def query(self) -> list[tuple[str, str]]:
        """The same in an address, without which part of it."""
        found = [("kind", kind) for kind in sorted(self.kinds)]
        found += [("held_by", kind) for kind in sorted(self.held_by)]
        found += [("whose", str(key)) for key in sorted(self.whose)]
        found += [("since", self.since_typed)] if self.since_typed else []
        found += [("until", self.until_typed)] if self.until_typed else []
        found += [("marked", "yes")] if self.only_marked else []
        return found + ([("view", "lanes")] if self.in_lanes else [])

    def but(self, *, known: frozenset[UUID]) -> Chosen:
        """The same with those children left out of the choice whom the page does not show."""
        return replace(self, whose=self.whose & known)

    def said(self, names: Mapping[UUID, str]) -> str:
        """What is left out, in a sentence; empty where nothing is."""
        words = [", ".join(KIND_WORDS[kind].lower() for kind in sorted(self.kinds))] if self.kinds else []
        if self.held_by:
            words.append(f"held by {say.listed([str(AgencyKind(k).label) for k in sorted(self.held_by)], 'or')}")
        if self.whose:
            words.append(f"about {say.listed([names[key] for key in names if key in self.whose])}")
        if self.only_marked:
            words.append("what somebody marked as significant")
        if self.since:
            words.append(f"from {say.day(self.since)}")
        if self.until:
            words.append(f"to {say.day(self.until)}")
        return f"Only {'; '.join(words)}. The rest of the story is left out." if words else ""

    def shown(
        self, address: str, everything: str, *, known_at: str = "", names: Mapping[UUID, str] | None = None,
        lanes: bool = True,
    ) -> FilterShown:  # fmt: skip
        """The filters as a page draws them. `names`: the children to choose between, where there are several."""
        names = names or {}
        return FilterShown(
            address=address, known_at=known_at,
            kinds=tuple(Ticked(value, text, value in self.kinds) for value, text in KINDS),
            held_by=tuple(Ticked(kind.value, str(kind.label), kind.value in self.held_by) for kind in AgencyKind),
            whose=tuple(Ticked(str(key), name, key in self.whose) for key, name in names.items()),
            since=self.since_typed, until=self.until_typed, since_problem=self.since_problem,
            until_problem=self.until_problem, only_marked=self.only_marked, in_lanes=self.in_lanes if lanes else None,
            said=self.said(names), everything=Link("Show everything", everything),
        )  # fmt: skip


def chosen(query: QueryDict) -> Chosen:
    """What the address asks for. A day that is none is said at its box, and the story is shown without it."""
    since, since_typed, since_problem = _day(query, "since")
    until, until_typed, until_problem = _day(query, "until")
    if since and until and until < since:
        until, until_problem = None, "Choose a last day that is not before the first."
    return Chosen(
        kinds=frozenset(query.getlist("kind")) & KIND_WORDS.keys(),
        held_by=frozenset(query.getlist("held_by")) & set(AgencyKind.values),
        whose=frozenset(filter(None, map(_key, query.getlist("whose")))),
        since=since, until=until, since_typed=since_typed, until_typed=until_typed, since_problem=since_problem,
        until_problem=until_problem, only_marked=query.get("marked") == "yes", in_lanes=query.get("view") == "lanes",
        before=before_of(query),
    )  # fmt: skip


def before_of(query: QueryDict) -> datetime | None:
    """The moment before which the next part is asked for."""
    try:
        found = datetime.fromisoformat(query.get("before", "")[:40])
    except ValueError:
        return None
    return found if found.tzinfo else None


def _day(query: QueryDict, name: str) -> tuple[date | None, str, str]:
    typed = query.get(name, "").strip()[:20]
    if not typed:
        return None, "", ""
    try:
        return date.fromisoformat(typed), typed, ""
    except ValueError:
        return None, typed, NO_DAY


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
