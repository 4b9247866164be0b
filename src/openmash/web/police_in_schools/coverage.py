"""Which schools had which topics in twelve months, beside where incidents cluster and which themes are owned, by right.

A cluster or a theme the reader may not see is not here, is not counted, and changes no order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot
from uuid import UUID

from django.conf import settings as django_settings
from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.incidents import selectors as incidents
from openmash.casework.incidents.words import SettingKind
from openmash.casework.police_in_schools import selectors
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import GivenLine, topics_of
from openmash.casework.police_in_schools.words import Topic
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.selectors import SchoolShown
from openmash.casework.schools.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.insight.patterns.selectors import last_look
from openmash.pathways import police_in_schools as pathway
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.words import Kind as SubjectKind
from openmash.web.patterns.ground import Ground, ground_of, ground_round
from openmash.web.patterns.map_marks import ClusterMark, clusters

YEAR = timedelta(days=365)
NEAR = 150.0
"""A school within a kilometre and a half of a cluster's edge is near it, in the picture's units of ten metres."""
MOST, LISTED = 400, 25


@dataclass(frozen=True)
class SchoolMark:
    """A school on the picture: hollow where nothing was given there. `said` is all of it in words."""

    x: float
    y: float
    had: bool
    said: str


@dataclass(frozen=True)
class CoveragePage:
    """What the template shows."""

    title: str
    sentence: str
    topic_words: str
    topics: Sequence[Link]
    ground: Ground
    schools: Sequence[SchoolMark]
    clusters: Sequence[ClusterMark]
    near: Table
    by_topic: Table
    by_school: Table
    every: Link | None
    notes: Sequence[str]
    back: Link


@dataclass(frozen=True)
class Wanted:
    """What asks for a topic: clusters near a school, and themes; as far as the reader may see them."""

    near: Mapping[UUID, Sequence[ClusterMark]]
    themes: Mapping[Topic, Sequence[str]]


@screen(Permission.SEE_COVERAGE, log="police_in_schools.coverage_viewed")
def police_coverage(request: HttpRequest, actor: Actor) -> Shown:
    """Show it, of all topics or of one."""
    asked = request.GET.get("topic", "")
    topic = Topic(asked) if asked in {each.value for each in Topic} else None
    whole = request.GET.get("schools", "") == "all"
    given = selectors.given_since(pathway.today() - YEAR, actor=actor)
    register = [
        each for each in schools.found(actor=actor, limit=MOST) if each.is_open and each.kind is not Kind.OFFICER
    ]
    places = {x.reference: x for x in incidents.settings(actor=actor) if x.kind is SettingKind.SCHOOL and x.reference}
    looked = last_look(actor=actor)
    ground = ground_of(django_settings.OPENMASH_PROFILE) or ground_round(
        [(each.latitude, each.longitude) for each in places.values()]
    )
    marked = clusters(looked.found, ground) if looked else []
    if topic is not None:
        marked = [each for each in marked if topic in topics_of(each.kinds)]
    at = {s.id: ground.at(places[s.urn].latitude, places[s.urn].longitude) for s in register if s.urn in places}
    near = {
        key: [each for each in marked if hypot(each.x - x, each.y - y) <= each.r + NEAR] for key, (x, y) in at.items()
    }
    themes = _themes(actor)
    chosen = [each for each in given if topic is None or each.topic is topic]
    wanted = Wanted(near, themes)
    page = CoveragePage(
        "Which schools had what", _sentence(chosen, register, topic), topic.label if topic else "All topics",
        _topics(topic), ground, _marks(register, at, chosen, ground), marked, _near(register, given, wanted),
        _by_topic(given, register, wanted, marked), _by_school(register, given, whole), _every(register, topic, whole),
        _notes(actor, looked is not None),
        _back(actor),
    )  # fmt: skip
    return Shown("police_in_schools/coverage.html", page)


def _back(actor: Actor) -> Link:
    if may(actor, Permission.SEE_SESSIONS):
        return Link("Police in schools", reverse("police_sessions"))
    return Link("Home", reverse("home"))


def _themes(actor: Actor) -> Mapping[Topic, Sequence[str]]:
    """Themes somebody owns that this reader may see, by the topics their words speak of."""
    made: dict[Topic, list[str]] = {}
    for each in subjects.visible(actor=actor, kind=SubjectKind.THEME, closed=False):
        for topic in topics_of(f"{each.name} {each.words}"):
            made.setdefault(topic, []).append(each.name)
    return made


def _topics(chosen: Topic | None) -> Sequence[Link]:
    here = reverse("police_coverage")
    every = Link("All topics", here, current=chosen is None)
    return (every, *(Link(x.label, f"{here}?topic={x.value}", current=x is chosen) for x in Topic))


def _sentence(chosen: Sequence[GivenLine], register: Sequence[SchoolShown], topic: Topic | None) -> str:
    reached = len({each.school_id for each in chosen} & {each.id for each in register})
    what = f" on {topic.label.lower()}" if topic else ""
    return (
        f"In twelve months {reached} of {len(register)} open schools had a session{what}; "
        f"{len(register) - reached} had none."
    )


def _marks(
    register: Sequence[SchoolShown], at: Mapping[UUID, tuple[float, float]], chosen: Sequence[GivenLine], ground: Ground
) -> Sequence[SchoolMark]:
    many = Counter(each.school_id for each in chosen)
    made = []
    for school in register:
        if school.id in at and ground.holds(*at[school.id]):
            count = many[school.id]
            said = f"{school.name}: {say.count_of(count, 'session') if count else 'none'}"
            made.append(SchoolMark(*at[school.id], bool(count), said))
    return sorted(made, key=lambda each: each.had)


def _near(register: Sequence[SchoolShown], given: Sequence[GivenLine], wanted: Wanted) -> Table:
    """Schools near a cluster, those first that had nothing of what it speaks of."""
    had: dict[UUID, set[Topic]] = {}
    for each in given:
        had.setdefault(each.school_id, set()).add(each.topic)
    rows: list[tuple[bool, str, list[Cell]]] = []
    for school in register:
        found = wanted.near.get(school.id, ())
        if not found:
            continue
        asks = [topic for topic in Topic if any(topic in topics_of(each.kinds) for each in found)]
        missing = [topic.label for topic in asks if topic not in had.get(school.id, set())]
        words = say.listed([topic.label for topic in asks]) or "None by its words"
        letters = say.listed([each.letter for each in found])
        stands = f"Not yet: {say.listed(missing)}" if missing else ("Had" if asks else "")
        rows.append(
            (
                not missing,
                school.name,
                [Cell(school.name, note=school.phase), Cell(letters), Cell(words), Cell(stands or "Nothing to match")],
            )
        )
    ordered = [cells for _, _, cells in sorted(rows, key=lambda each: each[:2])]
    return Table(
        "Schools near a cluster of incidents", ("School", "Cluster", "What it speaks of", "Had in twelve months?"),
        ordered,
        left_out="" if ordered else "No school is near a cluster that you may see.",
    )  # fmt: skip


def _by_topic(
    given: Sequence[GivenLine], register: Sequence[SchoolShown], wanted: Wanted, marked: Sequence[ClusterMark]
) -> Table:
    phases = sorted({each.phase for each in register if each.phase})
    of = {each.id: each.phase for each in register}
    rows = []
    for topic in Topic:
        mine = [each for each in given if each.topic is topic]
        reached = {each.school_id for each in mine}
        each_phase = [
            Cell(
                f"{sum(of.get(key) == phase for key in reached)} of {sum(x.phase == phase for x in register)}",
                is_number=True,
            )
            for phase in phases
        ]
        asks = [f"theme: {name}" for name in wanted.themes.get(topic, ())]
        asks += [f"cluster {each.letter}" for each in marked if topic in topics_of(each.kinds)]
        rows.append([
            Cell(topic.label, url=f"{reverse('police_coverage')}?topic={topic.value}"),
            Cell(str(len(mine)), is_number=True), *each_phase,
            Cell(f"{sum(each.pupils for each in mine):,}", is_number=True),
            Cell(say.listed(asks) or "Nothing you may see"),
        ])  # fmt: skip
    columns = ("Topic", "Sessions", *(f"{phase} schools" for phase in phases), "Pupils there", "What asks for it")
    return Table("By topic", columns, rows)


def _every(register: Sequence[SchoolShown], topic: Topic | None, whole: bool) -> Link | None:
    if whole or len(register) <= LISTED:
        return None
    asked = f"&topic={topic.value}" if topic else ""
    return Link(f"Every one of {len(register)} schools", f"{reverse('police_coverage')}?schools=all{asked}")


def _by_school(register: Sequence[SchoolShown], given: Sequence[GivenLine], whole: bool) -> Table:
    of: dict[UUID, list[GivenLine]] = {}
    for each in given:
        of.setdefault(each.school_id, []).append(each)
    last: Mapping[UUID, date] = {key: max(each.on for each in lines) for key, lines in of.items()}
    rows = []
    for school in sorted(register, key=lambda each: (each.id in of, last.get(each.id, date.min), each.name)):
        lines = of.get(school.id, [])
        topics = [topic.label for topic in Topic if any(each.topic is topic for each in lines)]
        rows.append([
            Cell(school.name, note=school.phase), Cell(str(len(lines)), is_number=True),
            Cell(say.listed(topics) or "Nothing in twelve months"),
            Cell(say.day_of(last[school.id]) if lines else "Not in twelve months"),
        ])  # fmt: skip
    shown = rows if whole else rows[:LISTED]
    left_out = f"The {LISTED} longest without, of {len(rows)}." if len(shown) < len(rows) else ""
    return Table(
        "By school, those longest without first", ("School", "Sessions", "Topics", "Last"), shown, left_out=left_out
    )


def _notes(actor: Actor, looked: bool) -> Sequence[str]:
    said = [
        "A session is counted where it was given; sessions for staff and parents count too.",
        "Schools are those of the register that are open; on the map, the ones whose place is known.",
        "A cluster is where more incidents were reported than would be expected: that can mean more noticing.",
        "Which topic a cluster or a theme speaks of is taken from its words: a hint to talk of with the school.",
        "Only clusters and themes that you may see are here.",
    ]
    if not looked:
        said.append("No search for clusters is held that you may see.")
    return said
