"""How consistently a team, or the force, screens: from rows to whole columns to figures. Never about one officer.

An officer and a sergeant see their own team and the force beside it; the unit sees the force. Where fewer than three
officers wrote the screenings, nothing is said: it would be a figure about a person one could name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
from django.db.models import Exists, OuterRef

from openmash.casework.screening import figures as count
from openmash.casework.screening.agreement import Agreement
from openmash.casework.screening.figures import Figures, Share
from openmash.casework.screening.models import Attended, Excuse, Grading, ScreenedChild, Screening
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import local_at
from openmash.casework.screening.words import ITEM_LEVELS, CameBy, Part, Spoken
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.governance.screening import GRADES

__all__ = ["Agreement", "Consistency", "Cut", "Figures", "Group", "Share", "consistency", "examples"]

LEAST_OFFICERS = 3
FILLED = (
    "Every child was seen",
    "Every child who was seen was spoken to",
    "A child’s own words are there",
    "Appearance, activity, relationships and surroundings are all there",
    "It says whether the family was told",
    "It says what was done to keep the children safe",
)
"""What a whole screening has, in the order of the columns."""
ETHNICITIES = {"W": "White", "M": "Mixed or multiple", "A": "Asian", "B": "Black", "C": "Asian", "O": "Another"}
NOT_SAID = "Not recorded"


@dataclass(frozen=True)
class Group:
    """Screenings of one group of children, kind or place: how many, and what was done. Shares may be unsaid."""

    name: str
    screenings: int
    seen: Share
    words: Share
    upgraded: Share


@dataclass(frozen=True)
class Cut:
    """The same, cut one way. `note` says what cannot be told."""

    title: str
    groups: tuple[Group, ...]
    note: str = ""


@dataclass(frozen=True)
class Consistency:
    """What is said of one team, or of the force. `why_not`: nothing is, and why; then there are no figures."""

    name: str
    screenings: int
    incidents: int
    figures: Figures | None
    items: tuple[tuple[str, Agreement], ...]
    by_kind: tuple[tuple[str, Share], ...]
    by_place: tuple[tuple[str, Share], ...]
    cuts: tuple[Cut, ...]
    why_not: str = ""


@dataclass(frozen=True)
class _Row:
    """One screening, as far as the figures need it."""

    id: UUID
    ref: str
    team_id: UUID | None
    officer: str
    kind: str
    at: datetime
    hours: float
    first: int
    review: int
    blind: int
    filled: tuple[bool, ...]
    items: Mapping[str, str]
    blind_items: Mapping[str, str]
    children: tuple[tuple[str, date | None, str, str], ...]


@dataclass(frozen=True)
class _Incident:
    """One incident with a child."""

    team_id: UUID | None
    kind: str
    place: str
    screened: bool
    excused: bool


def consistency(*, actor: Actor, now: datetime, days: int, worries: Mapping[str, str]) -> list[Consistency]:
    """The actor's own team first, where they have one, then the force. Five queries, however many screenings.

    `worries` are the worries of the form with their words.
    """
    require(actor, Permission.SEE_FIGURES)
    since = now - timedelta(days=days)
    rows, incidents = _rows(actor, since, now), _incidents(actor, since, now)
    found = []
    if Role.POLICE_UNIT not in actor.roles and actor.team_id is not None:
        found.append(
            _said(
                "Your team", [r for r in rows if r.team_id == actor.team_id],
                [i for i in incidents if i.team_id == actor.team_id], rows, now, worries,
            )
        )  # fmt: skip
    found.append(_said("The force", rows, incidents, rows, now, worries))
    return found


def examples(*, actor: Actor, most: int = 5) -> list[tuple[str, datetime]]:
    """What reviewers said of screenings that others could learn from, the newest first: of one's own team, or of the
    force for the unit. Whose they were is not said.
    """
    require(actor, Permission.SEE_FIGURES)
    rows = Grading.objects.visible_to(actor).filter(part=Part.REVIEW, is_example=True).exclude(feedback="")
    if Role.POLICE_UNIT not in actor.roles:
        rows = rows.filter(screening__team_id=actor.team_id)
    newest: dict[str, datetime] = {}
    for words, at in rows.order_by("-recorded_at", "-pk").values_list("feedback", "recorded_at")[: 10 * most]:
        newest.setdefault(words.strip(), at)  # the same words of several screenings are read once
    return list(newest.items())[:most]


def _rows(actor: Actor, since: datetime, until: datetime) -> list[_Row]:
    told = (
        Screening.objects.visible_to(actor).current().filter(held_by=actor.agency_id, occurred_at__range=(since, until))
    )
    plain = list(
        told.order_by("pk").values_list(
            "pk", "incident_ref", "team_id", "officer_name", "kind_said", "occurred_at", "recorded_at", "written_at",
            "came_by", "family_told", "safe_now",
        )
    )  # fmt: skip
    keys = told.values("pk")
    graded: dict[tuple[UUID, str], tuple[int, Mapping[str, str]]] = {}
    gradings = Grading.objects.filter(screening_id__in=keys).order_by("recorded_at", "pk")
    for key, part, grade, items in gradings.values_list("screening_id", "part", "grade", "items"):
        graded[key, part] = (GRADES.index(grade), items)
    children: dict[UUID, list[tuple[object, ...]]] = {}
    for key, *child in (
        ScreenedChild.objects.current().filter(screening_id__in=keys).values_list(
            "screening_id", "person_key", "born", "ethnicity", "disabled", "seen", "spoken_to", "words", "appearance",
            "activity", "relationships", "environment",
        )
    ):  # fmt: skip
        children.setdefault(key, []).append(tuple(child))
    none: tuple[int, Mapping[str, str]] = (-1, {})
    return [
        _Row(
            key, ref, team, officer, kind, at, _hours(at, written or (None if by == CameBy.FILE else kept)),
            graded.get((key, Part.OFFICER), none)[0], graded.get((key, Part.REVIEW), none)[0],
            graded.get((key, Part.BLIND), none)[0], (*_filled(children.get(key, [])), family != "unknown", bool(safe)),
            graded.get((key, Part.OFFICER), none)[1], graded.get((key, Part.BLIND), none)[1],
            tuple((str(c[0]), _day(str(c[1])), str(c[2]), str(c[3])) for c in children.get(key, [])),
        )
        for key, ref, team, officer, kind, at, kept, written, by, family, safe in plain
        if at is not None
    ]  # fmt: skip


def _hours(at: datetime, sent: datetime | None) -> float:
    """From the incident to when the officer sent it; not a number where the force's own system does not say when."""
    return float("nan") if sent is None else max(0.0, (sent - at).total_seconds() / 3600)


def _filled(children: Sequence[tuple[object, ...]]) -> tuple[bool, bool, bool, bool]:
    seen = [child for child in children if child[4]]
    return (
        bool(children) and len(seen) == len(children),
        all(child[5] != Spoken.NO for child in seen),
        any(child[6] for child in children),
        bool(seen) and all(all(child[7:11]) for child in seen),
    )


def _day(born: str) -> date | None:
    try:
        return date.fromisoformat(born)
    except ValueError:
        return None


def _incidents(actor: Actor, since: datetime, until: datetime) -> list[_Incident]:
    same = {"held_by": OuterRef("held_by"), "incident_ref": OuterRef("reference")}
    rows = (
        Attended.objects.visible_to(actor).current()
        .filter(held_by=actor.agency_id, withdrawn=False, children__gt=0, occurred_at__range=(since, until))
        .annotate(screened=Exists(Screening.objects.filter(**same)), excused=Exists(Excuse.objects.filter(**same)))
    )  # fmt: skip
    return [
        _Incident(team, kind, place, screened, excused and not screened)
        for team, kind, place, screened, excused in rows.values_list(
            "team_id", "kind", "postcode_area", "screened", "excused"
        )
    ]


def _said(
    name: str,
    rows: Sequence[_Row],
    incidents: Sequence[_Incident],
    everyone: Sequence[_Row],
    now: datetime,
    worries: Mapping[str, str],
) -> Consistency:
    local = local_at(now)
    officers = len({row.officer for row in rows})
    if 0 < officers < LEAST_OFFICERS:
        why = f"Fewer than {LEAST_OFFICERS} officers wrote these, so nothing is said: it would be about a person."
        return Consistency(name, len(rows), len(incidents), None, (), (), (), (), why)
    told = _columns(rows, everyone, now, local.harm_days, tuple(worries))
    attended = count.Attended(
        np.array([i.screened for i in incidents], dtype=bool), np.array([i.excused for i in incidents], dtype=bool)
    )
    places = tuple(GRADES.index(each.grade) for each in local.grades)
    found = count.figures(attended, told, grades=places, least=local.least_to_say, least_agree=local.least_to_agree)
    return Consistency(
        name, len(rows), len(incidents), found, tuple(zip(worries.values(), found.items, strict=True)),
        _coverage(incidents, lambda i: i.kind, local.least_to_say),
        _coverage(incidents, lambda i: i.place or NOT_SAID, local.least_to_say),
        _cuts(rows, told, local.least_to_say),
    )  # fmt: skip


def _columns(
    rows: Sequence[_Row], everyone: Sequence[_Row], now: datetime, days: int, worries: Sequence[str]
) -> count.Screened:
    harmed, watched = _later_harm(rows, everyone, now, days)
    first = np.array([row.first for row in rows], dtype=np.int8)
    return count.Screened(
        first=first,
        review=np.array([row.review for row in rows], dtype=np.int8),
        blind=np.array([row.blind for row in rows], dtype=np.int8),
        hours=np.array([row.hours for row in rows], dtype=np.float64),
        filled=np.array([row.filled for row in rows], dtype=bool).reshape(len(rows), len(FILLED)),
        items=_items([row.items for row in rows], worries),
        blind_items=_items([row.blind_items for row in rows], worries),
        was_low=(first >= 0) & (first <= GRADES.index("green")),
        watched=watched,
        harmed=harmed,
    )


def _items(told: Iterable[Mapping[str, str]], worries: Sequence[str]) -> count.Small:
    found = [[ITEM_LEVELS.get(items.get(slug, ""), -1) for slug in worries] for items in told]
    return np.array(found, dtype=np.int8).reshape(len(found), len(worries))


def _later_harm(
    rows: Sequence[_Row], everyone: Sequence[_Row], now: datetime, days: int
) -> tuple[count.Bools, count.Bools]:
    """Of each screening: whether any of its children was screened again, graded amber or red by whoever graded it last,
    within so many days. Looked for in the whole force.
    """
    codes: dict[str, int] = {}
    lines = [
        (
            row.id,
            codes.setdefault(key, len(codes)) if key else -1,
            row.at.timestamp() / 3600,
            max(row.first, row.review),
        )
        for row in everyone
        for key, *_ in row.children
    ]
    if not lines:
        return np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    person = np.array([line[1] for line in lines], dtype=np.int64)
    hour = np.array([line[2] for line in lines], dtype=np.float64)
    grade = np.array([line[3] for line in lines], dtype=np.int8)
    grave = grade >= GRADES.index("amber")
    harmed, watched = count.later_harm(person, hour, grave, ~grave, days=days, until=now.timestamp() / 3600)
    by_harm = {line[0] for line, yes in zip(lines, harmed, strict=True) if yes}
    by_watch = {line[0] for line, yes in zip(lines, watched, strict=True) if yes}
    return (
        np.array([row.id in by_harm for row in rows], dtype=bool),
        np.array([row.id in by_watch for row in rows], dtype=bool),
    )


def _coverage(
    incidents: Sequence[_Incident], of: Callable[[_Incident], str], least: int
) -> tuple[tuple[str, Share], ...]:
    groups: dict[str, list[_Incident]] = {}
    for each in incidents:
        if not each.excused:
            groups.setdefault(of(each), []).append(each)
    return tuple(
        (name, Share(sum(i.screened for i in found), len(found), len(found) >= least))
        for name, found in sorted(groups.items(), key=lambda each: _in_order(each[0]))
    )


def _cuts(rows: Sequence[_Row], told: count.Screened, least: int) -> tuple[Cut, ...]:
    """By what is said of the children. A screening of several children is in each of their groups, once."""
    unknown = "Of incidents that nobody screened, nobody knows who the children were: this is of screenings only."
    return (
        Cut("By ethnicity", _groups(rows, told, least, lambda row: {_ethnicity(c[2]) for c in row.children}), unknown),
        Cut("By age", _groups(rows, told, least, lambda row: {_age(c[1], row.at) for c in row.children})),
        Cut("By disability", _groups(rows, told, least, lambda row: {_disability(c[3]) for c in row.children})),
        Cut("By kind of incident", _groups(rows, told, least, lambda row: {row.kind})),
    )


def _groups(
    rows: Sequence[_Row], told: count.Screened, least: int, of: Callable[[_Row], set[str]]
) -> tuple[Group, ...]:
    member: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for name in of(row):
            member.setdefault(name, []).append(place)
    found = []
    for name, places in sorted(member.items(), key=lambda each: _in_order(each[0])):
        at = np.array(places)
        reviewed = told.review[at] >= 0
        found.append(
            Group(
                name, len(places), count.share(told.filled[at, 0], least), count.share(told.filled[at, 2], least),
                count.share(told.review[at] > told.first[at], least, reviewed),
            )
        )  # fmt: skip
    return tuple(found)


AGES = ("Under 5", "5 to 11", "12 to 15", "16 and 17")


def _in_order(name: str) -> tuple[bool, int, str]:
    """Ages as they come, the rest by name, and what nobody recorded last."""
    return (name == NOT_SAID, AGES.index(name) if name in AGES else 0, name)


def _ethnicity(code: str) -> str:
    return ETHNICITIES.get(code[:1], NOT_SAID) if len(code) == 4 else NOT_SAID


def _disability(said: str) -> str:
    return {"yes": "Disabled", "no": "Not disabled"}.get(said, NOT_SAID)


def _age(born: date | None, at: datetime) -> str:
    if born is None:
        return NOT_SAID
    years = (at.date() - born).days // 365
    return AGES[0 if years < 5 else 1 if years < 12 else 2 if years < 16 else 3]
