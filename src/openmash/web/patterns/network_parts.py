"""What the pages of the network share: who and what is in it, by name and sign, and the web of what one may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Table
from openmash.insight.patterns.network.drawing import placed
from openmash.insight.patterns.network.web import Key, Stated, Tie, Web
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import Edge, Node
from openmash.records.subjects.words import INCOMPLETE, Kind
from openmash.web.subjects.showing import whose_records

MAY_BE_INCOMPLETE = (
    "This shows what you may see, and may be incomplete: others may see more, and what nobody reported is not here. "
    "A tie is what a report says, with how sure it was; it is not proof, and not a wrong done."
)
WIDTH, HEIGHT, EDGE_X, EDGE_Y = 900, 520, 90, 60
LINE = 20
"""Letters of a name in one line under a sign."""
CHILD, ADULT = "child", "person"


@dataclass(frozen=True)
class End:
    """One in the network: its name, what it is in words, the sign it is drawn with, and its own page."""

    key: Key
    name: str
    what: str
    sign: str
    url: str


@dataclass(frozen=True)
class DrawnEnd:
    """An end with its place on the picture."""

    end: End
    x: int
    y: int
    lines: Sequence[str]
    is_asked: bool


@dataclass(frozen=True)
class DrawnTie:
    """A tie on the picture, with its page and all of it in words."""

    x1: int
    y1: int
    x2: int
    y2: int
    url: str
    said: str
    count: int


@dataclass(frozen=True)
class Picture:
    """A drawing of few."""

    ends: Sequence[DrawnEnd]
    ties: Sequence[DrawnTie]
    width: int = WIDTH + 2 * EDGE_X
    height: int = HEIGHT + 2 * EDGE_Y


def network_url(about: Key = "", to: Key = "", steps: int = 1, *, found: bool = False) -> str:
    """The network about one, or between two; with what was looked for."""
    asked = {"about": about, "to": to, "steps": str(steps) if steps > 1 else "", "found": "yes" if found else ""}
    kept = urlencode({name: value for name, value in asked.items() if value})
    return reverse("network") + (f"?{kept}" if kept else "")


def group_url(key: Key) -> str:
    """The group that holds this one."""
    return reverse("network") + "?" + urlencode({"group": key})


def own_page(name: str, key: UUID) -> str:
    """The page of a subject or a release by the name of its address; empty where this service has none."""
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


def tie_url(tie: Tie) -> str:
    """What says that these two are tied."""
    return reverse("network_tie") + "?" + urlencode({"one": tie.one, "other": tie.other})


def web_of(actor: Actor) -> Web:
    """Every tie the actor may see, and nothing else."""
    return Web(Stated(each.one, each.other, each.says, each.on) for each in subjects.ties(actor=actor))


def node_of(key: Key) -> Node | None:
    """The end a key names; None where it is no key."""
    kind, _, said = key.partition(":")
    try:
        return Node(kind, UUID(said)) if kind in ("subject", "person") else None
    except ValueError:
        return None


def ends_of(keys: Iterable[Key], actor: Actor) -> Mapping[Key, End]:
    """Those of these that the actor may see, by key."""
    nodes = {key: node for key in keys if (node := node_of(key))}
    names = subjects.names(nodes.values(), actor=actor)
    shown = {
        each.id: each
        for each in subjects.visible(actor=actor, ids=[n.id for n in nodes.values() if n.kind == "subject"])
    }
    records = whose_records(names, actor)
    found = {}
    for key, node in nodes.items():
        if node not in names:
            continue
        subject = shown.get(node.id)
        if subject is None:
            found[key] = End(key, names[node], records[node], CHILD, reverse("child_now", args=[node.id]))
            continue
        is_child = subject.is_child
        what = "Child first; also of concern" if is_child else str(subject.kind.label)
        url = reverse("child_now", args=[subject.person_id]) if is_child and subject.person_id else network_url(key)
        found[key] = End(key, subject.name, what, CHILD if is_child else _sign(subject.kind), url)
    return found


def _sign(kind: Kind) -> str:
    return {Kind.PERSON: ADULT, Kind.PLACE: "place", Kind.GROUP: "group", Kind.THEME: "group"}.get(kind, "thing")


def picture(keys: Sequence[Key], ties: Sequence[Tie], ends: Mapping[Key, End], asked: Sequence[Key]) -> Picture:
    """Draw these, those asked about marked."""
    spots = placed(keys, ties, WIDTH, HEIGHT)
    at = {key: (x + EDGE_X, y + EDGE_Y) for key, (x, y) in spots.items()}
    return Picture(
        [
            DrawnEnd(ends[key], *at[key], _lines(ends[key].name), key in asked)
            for key in keys
        ],
        [DrawnTie(*at[tie.one], *at[tie.other], tie_url(tie), said(tie, ends), len(tie.reports)) for tie in ties],
    )  # fmt: skip


def _lines(name: str) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [say.shortened(line, LINE) for line in lines[:2]]


def said(tie: Tie, ends: Mapping[Key, End]) -> str:
    """A tie in words."""
    many = "1 source" if len(tie.reports) == 1 else f"{len(tie.reports)} sources"
    return f"{ends[tie.one].name} and {ends[tie.other].name}: {many}, the newest of {say.day(tie.last)}"


def ties_table(caption: str, ties: Sequence[Tie], ends: Mapping[Key, End], edges: Sequence[Edge]) -> Table:
    """The same as a picture says: each tie with its kinds, how sure, and what opens its reports."""
    kinds: dict[frozenset[Key], list[Edge]] = {}
    for edge in edges:
        kinds.setdefault(frozenset((edge.begins.key, edge.ends.key)), []).append(edge)
    rows = []
    for tie in ties:
        of = kinds.get(frozenset((tie.one, tie.other)), [])
        how = "; ".join(dict.fromkeys(f"{edge.kind.label} ({edge.confidence.label.lower()})" for edge in of))
        sources = "1 source" if len(tie.reports) == 1 else f"{len(tie.reports)} sources"
        rows.append([
            Cell(f"{ends[tie.one].name} – {ends[tie.other].name}", note=how), Cell(say.day(tie.first)),
            Cell(say.day(tie.last)), Cell(f"Open {sources}", tie_url(tie)),
        ])  # fmt: skip
    return Table(caption, ("Tied", "First", "Newest", "What says so"), rows)


def incomplete(ends: Iterable[End]) -> str:
    """What a page says of itself, and of any group on it."""
    has_group = any(end.what == Kind.GROUP.label for end in ends)
    return f"{MAY_BE_INCOMPLETE} {INCOMPLETE}" if has_group else MAY_BE_INCOMPLETE
