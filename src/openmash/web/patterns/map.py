"""The map: incidents as counts, clusters, places of concern, schools, children's homes, each by right; in tables too.

Everything on the picture is in a table beside it, and the page says how it was made, from what, and what it leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot
from urllib.parse import urlencode

from django.conf import settings as django_settings
from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.incidents import selectors as incidents
from openmash.casework.incidents.selectors import Event, Held, SettingShown
from openmash.casework.incidents.words import SettingKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.patterns.hotspots.limits import MAP, SMALL_NUMBERS
from openmash.insight.patterns.permissions import Permission
from openmash.insight.patterns.selectors import last_look, safe_on_a_map
from openmash.insight.patterns.telling import LookedShown
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import SubjectShown
from openmash.records.subjects.words import PlaceKind
from openmash.web.patterns.ground import Ground, ground_of, ground_round
from openmash.web.patterns.map_marks import (
    ClusterMark,
    Ring,
    Shade,
    Squares,
    by_month,
    clusters,
    rings,
    shades,
    squares,
)
from openmash.web.patterns.network_parts import network_url, own_page

BIAS = (
    "The map counts reports, not harm. More reports can mean more noticing, or a patrol; a place from which nobody "
    "reports is empty here. Do not read a quiet square as a safe one."
)
NEAR_M = 500
LISTED = 25


@dataclass(frozen=True)
class Mark:
    """Something with a place on the picture: a place of concern, a school, a home. `said` is all of it in words."""

    key: str
    x: float
    y: float
    url: str
    name: str
    said: str


@dataclass(frozen=True)
class MonthBar:
    """A month to choose: its words, its count in words, how high its bar is (0 to 100)."""

    words: str
    count: str
    height: int
    url: str
    current: bool


@dataclass(frozen=True)
class MapPage:
    """What the template shows. `token` is for asking that clusters be looked for again; empty for who may not."""

    title: str
    ground: Ground
    sentence: str
    months: Sequence[MonthBar]
    kinds: Sequence[Link]
    squares: Squares
    shades: Sequence[Shade]
    """The surface, and `rings`, what stands out by Gi*: of the whole year and all kinds, and of nothing less."""
    rings: Sequence[Ring]
    clusters: Sequence[ClusterMark]
    places: Sequence[Mark]
    schools: Sequence[Mark]
    homes: Sequence[Mark]
    tables: Sequence[Table]
    nothing: Empty | None
    method: Sequence[str]
    bias: str
    token: str


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a month (its first day) or the whole time, a kind or all."""

    month: date | None
    kind: str

    def url(self, **changed: str) -> str:
        """The page with something else asked for."""
        asked = {"month": f"{self.month:%Y-%m}" if self.month else "", "kind": self.kind, **changed}
        kept = urlencode({name: value for name, value in asked.items() if value})
        return reverse("map") + (f"?{kept}" if kept else "")


@screen(Permission.VIEW_MAP, log="patterns.map_viewed")
def map_(request: HttpRequest, actor: Actor) -> Answer:
    """The map of the last year, or of one month of it, of all kinds or of one."""
    held, looked = incidents.held(actor=actor), last_look(actor=actor)
    asked = _asked(request, held)
    places, settings = _places(actor), incidents.settings(actor=actor)
    whole: list[Event] = []
    if held.last is not None:
        since = held.last - timedelta(days=MAP.days - 1)
        whole = incidents.incidents(actor=actor, since=since, until=held.last, kind=asked.kind)
    chosen = [event for event in whole if asked.month is None or event.day.replace(day=1) == asked.month]
    ground = _ground(whole, places, settings)
    page = _page(actor, asked, held, looked, ground, whole, chosen, places, settings)
    return Shown("patterns/map.html", page, about=[f"subject:{place.id}" for place in places])


def _places(actor: Actor) -> list[SubjectShown]:
    """Places of concern with a point; none that holds a protected address, whoever's it is."""
    found = subjects.places_for_map(actor=actor)
    safe = safe_on_a_map([" ".join((each.name, each.words, each.identifier)) for each in found]) if found else []
    return [each for each, may_be_drawn in zip(found, safe, strict=True) if may_be_drawn]


def _asked(request: HttpRequest, held: Held) -> Asked:
    """Only what there is can be asked for; anything else is the whole."""
    kind = request.GET.get("kind", "")
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        month = None
    return Asked(month, kind if kind in held.kinds else "")


def _ground(events: Sequence[Event], places: Sequence[SubjectShown], settings: Sequence[SettingShown]) -> Ground:
    shipped = ground_of(django_settings.OPENMASH_PROFILE)
    if shipped is not None:
        return shipped
    points = [(each.latitude, each.longitude) for each in events]
    points += [(each.latitude, each.longitude) for each in settings]
    return ground_round(points + [(each.point.latitude, each.point.longitude) for each in places if each.point])


def _page(
    actor: Actor, asked: Asked, held: Held, looked: LookedShown | None, ground: Ground, whole: Sequence[Event],
    chosen: Sequence[Event], places: Sequence[SubjectShown], settings: Sequence[SettingShown],
) -> MapPage:  # fmt: skip
    counted = squares(chosen if len(chosen) >= SMALL_NUMBERS.surface else [], ground)
    found = [one for one in looked.found if _touches(one.start, one.end, asked.month)] if looked else []
    marked = clusters(found, ground)
    months = by_month(whole, held.last - timedelta(days=MAP.days - 1), held.last) if held.last else {}
    drawn = [(place, _place(place, ground)) for place in places]
    shown = [(place, mark) for place, mark in drawn if ground.holds(mark.x, mark.y)]
    standing = looked.standing if looked and not asked.month and not asked.kind else None
    ringed = rings(standing, ground) if standing else []
    tables = [
        _clusters_table(marked), _places_table(shown, chosen, ground), _squares_table(counted, len(chosen)),
        _months_table(months), _rings_table(ringed), _tried_table(looked), _settings_table(settings, ground),
    ]  # fmt: skip
    return MapPage(
        title="Map",
        ground=ground,
        sentence=_sentence(asked, chosen, marked, shown),
        months=_bars(asked, months),
        kinds=_kinds(asked, held),
        squares=counted,
        shades=shades(standing, ground) if standing else [],
        rings=ringed,
        clusters=marked,
        places=[mark for _, mark in shown],
        schools=_settings(settings, SettingKind.SCHOOL, ground),
        homes=_settings(settings, SettingKind.HOME, ground),
        tables=[table for table in tables if table.rows or table.left_out],
        nothing=None if held.many or places else Empty(
            "Nothing has a place yet",
            "Incidents come in a partner’s file (openmash import incidents). Places of concern come from intelligence.",
        ),
        method=_method(looked, held, counted, len(chosen)),
        bias=BIAS,
        token=new_token() if may(actor, Permission.LOOK) and held.many else "",
    )  # fmt: skip


def _touches(start: date, end: date, month: date | None) -> bool:
    return month is None or start.replace(day=1) <= month <= end


def _sentence(
    asked: Asked, chosen: Sequence[Event], marked: Sequence[ClusterMark], places: Sequence[tuple[SubjectShown, Mark]]
) -> str:
    when = f"In {asked.month:%B %Y}" if asked.month else "In the last year"
    what = f"incidents of the kind “{asked.kind}”" if asked.kind else "incidents"
    parts = [f"{when}: {_count(len(chosen))} {what}"]
    parts.append(f"{len(marked)} {'cluster' if len(marked) == 1 else 'clusters'} beyond chance")
    parts.append(f"{len(places)} {'place' if len(places) == 1 else 'places'} of concern that you may see")
    return ", ".join(parts) + "."


def _told(many: int) -> bool:
    """Whether a count may be told: a small one is not."""
    return many == 0 or many >= SMALL_NUMBERS.cell


def _count(many: int) -> str:
    """A count in words."""
    return f"{many:,}" if _told(many) else f"fewer than {SMALL_NUMBERS.cell}"


def _bars(asked: Asked, months: Mapping[date, int]) -> list[MonthBar]:
    most = max(months.values(), default=1) or 1
    whole = MonthBar("Whole year", "", 0, asked.url(month=""), asked.month is None)
    each = [
        MonthBar(
            f"{month:%b %Y}", f"{_count(many)} incidents", round(100 * many / most) if _told(many) else 0,
            asked.url(month=f"{month:%Y-%m}"), asked.month == month,
        )
        for month, many in months.items()
    ]  # fmt: skip
    return [whole, *each] if months else []


def _kinds(asked: Asked, held: Held) -> list[Link]:
    if len(held.kinds) < 2:
        return []
    every = Link("All kinds", asked.url(kind=""), current=not asked.kind)
    return [every, *(Link(kind, asked.url(kind=kind), current=kind == asked.kind) for kind in held.kinds)]


def _place(place: SubjectShown, ground: Ground) -> Mark:
    assert place.point is not None  # the selector gives only those with one
    x, y = ground.at(place.point.latitude, place.point.longitude)
    kind = place.place_kind.label if place.place_kind else "Place"
    said = f"{place.name}. {kind}, {place.status.label.lower()}."
    return Mark(
        f"place-{place.id}", x, y, own_page("subject", place.id) or network_url(f"subject:{place.id}"), place.name, said
    )


def _settings(settings: Sequence[SettingShown], kind: SettingKind, ground: Ground) -> list[Mark]:
    marks = []
    for each in settings:
        x, y = ground.at(each.latitude, each.longitude)
        if each.kind is kind and ground.holds(x, y):
            marks.append(Mark(f"setting-{each.id}", x, y, "", each.name, f"{each.name}. {each.kind.label}."))
    return marks


def _clusters_table(marked: Sequence[ClusterMark]) -> Table:
    rows = [
        [Cell(one.letter), Cell(one.near or "see the map"), Cell(one.sentence, note=one.kinds)] for one in marked
    ]  # fmt: skip
    return Table("Clusters", ("Cluster", "Where", "What was found"), rows)


def _places_table(shown: Sequence[tuple[SubjectShown, Mark]], chosen: Sequence[Event], ground: Ground) -> Table:
    spots = [ground.at(event.latitude, event.longitude) for event in chosen]
    rows = []
    for place, mark in shown:
        many = sum(hypot(x - mark.x, y - mark.y) <= NEAR_M / 10 for x, y in spots)
        kind = place.place_kind.label if place.place_kind else ""
        if place.place_kind is PlaceKind.ADDRESS:
            kind = f"{kind}: handle with care"
        rows.append([
            Cell(place.name, mark.url, place.times_of_day), Cell(kind), Cell(place.status.label), Cell(place.owner),
            Cell(_count(many), is_number=True),
        ])  # fmt: skip
    heads = ("Place of concern", "Kind", "How it stands", "Owner", f"Incidents within {NEAR_M} metres")
    return Table("Places of concern that you may see", heads, rows)


def _squares_table(counted: Squares, chosen: int) -> Table:
    rows = [[Cell(one.near or one.key), Cell(f"{one.many}", is_number=True)] for one in counted.drawn[:LISTED]]
    said = []
    if chosen < SMALL_NUMBERS.surface:
        said.append(
            f"Nothing is drawn or listed by place from fewer than {SMALL_NUMBERS.surface} incidents: a picture of so "
            "few is a picture of chance."
        )
    if len(counted.drawn) > LISTED:
        said.append(f"The {LISTED} fullest of {len(counted.drawn)} squares are listed.")
    if counted.squares_left_out:
        said.append(_left_out(counted))
    return Table(
        "Where incidents were, in squares of a kilometre", ("Near", "Incidents"), rows, left_out=" ".join(said)
    )


def _left_out(counted: Squares) -> str:
    return (
        f"{counted.squares_left_out} squares with fewer than {SMALL_NUMBERS.cell} incidents each "
        f"({counted.left_out} incidents) are neither drawn nor listed."
    )


def _months_table(months: Mapping[date, int]) -> Table:
    rows = [[Cell(f"{month:%B %Y}"), Cell(_count(many), is_number=True)] for month, many in months.items()]
    return Table("Incidents by month", ("Month", "Incidents"), rows)


def _settings_table(settings: Sequence[SettingShown], ground: Ground) -> Table:
    """Homes are listed by name; schools, which are many and known to all, are counted."""
    homes = [each for each in settings if each.kind is SettingKind.HOME]
    schools = len(settings) - len(homes)
    rows = [[Cell(each.name), Cell(ground.near(*ground.at(each.latitude, each.longitude)))] for each in homes]
    said = f"{schools} schools are drawn; their names are on their marks." if schools else ""
    return Table("Children’s homes that you may see", ("Home", "Near"), rows, left_out=said)


def _method(looked: LookedShown | None, held: Held, counted: Squares, chosen: int) -> list[str]:
    said = []
    if held.last is not None and held.first is not None:
        said.append(
            f"Incidents: {held.many:,} held, from {say.day(held.first)} to {say.day(held.last)}; the newest file came "
            f"{say.moment(held.arrived_at) if held.arrived_at else ''}. Points are kept to about 100 metres."
        )
    if counted.squares_left_out:
        said.append(_left_out(counted))
    if counted.off_the_map:
        said.append(f"{_count(counted.off_the_map)} incidents lie outside the map.")
    if looked is None:
        return [*said, "Nobody has looked for clusters yet."]
    asked = looked.parameters
    said.append(looked.finding)
    said.append(
        f"Method: {looked.method}; version {looked.version}. {looked.events:,} incidents of all kinds, "
        f"{say.day(looked.since)} to {say.day(looked.until)}; {asked['replicates']} shufflings, seed {asked['seed']}, "
        f"reported where chance brings it in {asked['alpha']:.0%} of searches; at most {asked['longest_days']} days "
        f"and {asked['widest_m'] / 1000:g} km; at least {asked['fewest']} incidents. Looked for on "
        f"{say.moment(looked.at)}."
    )
    if near := asked.get("near_repeat"):
        said.append(near)
    if standing := looked.standing:
        said.append(standing.not_drawn or f"Standing places: {standing.method}. Shading: {standing.surface}.")
    return said


def _rings_table(ringed: Sequence[Ring]) -> Table:
    rows = [
        [Cell(one.near or one.key), Cell(f"{one.many}", is_number=True), Cell(one.chance)] for one in ringed[:LISTED]
    ]  # fmt: skip
    said = f"The {LISTED} fullest of {len(ringed)} are listed." if len(ringed) > LISTED else ""
    heads = ("Near", "Incidents", "Chance, allowing for all squares looked at")
    return Table("Squares that stand out over the whole year", heads, rows, left_out=said)


def _tried_table(looked: LookedShown | None) -> Table:
    heads = ("Squares ranked by", "PAI (95% interval)", "PEI", "PEI*", "RRI")
    rows = [
        [
            Cell(one.name), Cell(f"{one.pai:g} ({one.pai_low:g} to {one.pai_high:g})", is_number=True),
            *(Cell("" if each is None else f"{each:g}", is_number=True) for each in (one.pei, one.pei_star, one.rri)),
        ]
        for one in (looked.tried if looked else ())
    ]  # fmt: skip
    return Table("How well such a map was aimed", heads, rows, left_out=_tried(looked) if looked else "")


def _tried(looked: LookedShown) -> str:
    if not looked.tried:
        return (
            "How well such a map is aimed has not been tried: too few incidents in the "
            f"{MAP.held_back_days} days that would be held back."
        )
    return (
        f"Tried on the last {MAP.held_back_days} days, held back: where did their {looked.tried[0].events} incidents "
        f"fall, of which the map had not seen one? Each ranking chose {MAP.share:.0%} of the area. PAI is how many "
        "times chance; PEI the share of the best that any area so small could have; PEI* the share of the best that "
        "one of this very size could; RRI is 1 where a pattern stays as it was. They say how well it was aimed, not "
        "whether going there helps."
    )
