"""The network of what one may see: who belongs together, what is round one, how two are connected; in tables too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.patterns.network.groups import Group, Grouped, Join, Month, grouped, growth
from openmash.insight.patterns.network.limits import ASKED
from openmash.insight.patterns.network.ways import Way, among, around, ways
from openmash.insight.patterns.network.web import Key, Tie, Web
from openmash.insight.patterns.permissions import Permission
from openmash.records.subjects import selectors as subjects
from openmash.web.patterns.network_parts import (
    End,
    Picture,
    ends_of,
    group_url,
    incomplete,
    network_url,
    node_of,
    own_page,
    picture,
    tie_url,
    ties_table,
    web_of,
)

GROUPS = 8
"""Groups listed, those with the newest report first."""
FOUND = 15
FARTHEST = 3
SOUGHT = "network_sought"
"""What was looked for stands in the session, never in the address."""


@dataclass(frozen=True)
class NetworkPage:
    """What the template shows."""

    title: str
    heading: str
    sentence: str
    facts: Sequence[str]
    words: str
    token: str
    about: Key
    to: Key
    found: Sequence[Link]
    sought: bool
    actions: Sequence[Link]
    picture: Picture | None
    tables: Sequence[Table]
    nothing: Empty | None
    incomplete: str


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `group`: one whose group is asked for."""

    about: Key
    to: Key
    steps: int
    words: str
    group: Key = ""


@screen(Permission.VIEW_NETWORK, log="patterns.network_viewed")
def network(request: HttpRequest, actor: Actor) -> Answer:
    """All of it in groups, or one group, or what is round one, or the ways between two."""
    if request.method == "POST":
        request.session[SOUGHT] = request.POST.get("words", "").strip()[:200]
        return Go(network_url(request.POST.get("about", ""), found=True))
    steps = request.GET.get("steps", "1")
    asked = Asked(
        request.GET.get("about", ""), request.GET.get("to", ""),
        min(FARTHEST, max(1, int(steps))) if steps.isdigit() else 1,
        str(request.session.get(SOUGHT, "")) if request.GET.get("found") else "", request.GET.get("group", ""),
    )  # fmt: skip
    web = web_of(actor)
    ends = ends_of([key for key in (asked.about, asked.to) if key], actor)
    if any(key and key not in ends for key in (asked.about, asked.to)):
        raise NotVisible
    if asked.about and asked.to:
        page, keys = _between(web, asked, actor)
    elif asked.about:
        page, keys = _round(web, asked, actor)
    elif asked.group:
        page, keys = _group(web, asked, actor)
    else:
        page, keys = _all(web, asked, actor)
    return Shown("patterns/network.html", page, about=sorted(set(keys)))


def _between(web: Web, asked: Asked, actor: Actor) -> tuple[NetworkPage, Sequence[Key]]:
    found = ways(web, asked.about, asked.to)
    keys = sorted({stop for way in found for stop in way.stops} | {asked.about, asked.to})
    ends = ends_of(keys, actor)
    one, other = ends[asked.about].name, ends[asked.to].name
    ties = list(dict.fromkeys(tie for way in found for tie in way.ties))
    edges = subjects.edges(actor=actor, of=_ids(keys))
    if found:
        steps = len(found[0].ties)
        sentence = f"{one} and {other} are {_steps(steps)} apart in what you may see."
        said = [_way(way, ends) for way in found]
    else:
        sentence = f"Nothing you may see connects {one} and {other} within {ASKED.farthest} steps."
        said = []
    page = NetworkPage(
        "Network: between two", f"{one} and {other}", sentence, said, asked.words, new_token(), asked.about, asked.to,
        *_sought(asked, actor),
        actions=[Link(f"What is round {one}", network_url(asked.about)), Link(f"What is round {other}",
            network_url(asked.to)), Link("The whole network", network_url())],
        picture=picture(keys, ties, ends, (asked.about, asked.to)) if found else None,
        tables=[ties_table("Each step, and what says so", ties, ends, edges)] if ties else [],
        nothing=None,
        incomplete=incomplete(ends.values()),
    )  # fmt: skip
    return page, keys


def _way(way: Way, ends: Mapping[Key, End]) -> str:
    return " – ".join(ends[stop].name for stop in way.stops)


def _round(web: Web, asked: Asked, actor: Actor) -> tuple[NetworkPage, Sequence[Key]]:
    found = around(web, asked.about, asked.steps)
    every = found.keys or (asked.about,)
    ends = ends_of(every, actor)
    keys = [key for key in every if key in ends]
    one = ends[asked.about]
    edges = subjects.edges(actor=actor, of=_ids(keys))
    beside = len(keys) - 1
    sentence = f"{one.what}. {beside or 'Nothing'} within {_steps(asked.steps)}, by {_reports(found.ties)}."
    facts = _about(asked.about, actor)
    if found.left_out:
        facts.append(f"{found.left_out} more are as near; those with the newest reports are shown.")
    node = node_of(asked.about)
    record = own_page("subject", node.id) if node and node.kind == "subject" else one.url
    actions = [Link("The whole network", network_url())]
    if record:
        actions.append(Link(f"The record of {one.name}", record))
    if asked.steps < FARTHEST and beside and not found.left_out:
        actions.insert(0, Link("Go one step further", network_url(asked.about, steps=asked.steps + 1)))
    page = NetworkPage(
        "Network: round one", one.name, sentence, facts, asked.words, new_token(), asked.about, "",
        *_sought(asked, actor),
        actions=actions,
        picture=picture(keys, found.ties, ends, (asked.about,)) if found.ties else None,
        tables=[ties_table("Each tie, and what says so", found.ties, ends, edges)] if found.ties else [],
        nothing=None if found.ties else Empty(
            "No tie that you may see", "A tie comes from a report or a record that links two."
        ),
        incomplete=incomplete(ends.values()),
    )  # fmt: skip
    return page, keys


def _about(key: Key, actor: Actor) -> list[str]:
    """What is recorded of a subject itself."""
    node = node_of(key)
    shown = subjects.visible(actor=actor, ids=[node.id]) if node and node.kind == "subject" else []
    facts = []
    for each in shown:
        facts += [f"{each.status.label}. Owner: {each.owner}.", each.words, each.times_of_day, each.incomplete]
        if each.review_on:
            facts.append(f"Looked at again by {say.day(each.review_on)}.")
    return [fact for fact in facts if fact]


def _all(web: Web, asked: Asked, actor: Actor) -> tuple[NetworkPage, Sequence[Key]]:
    found = grouped(web)
    shown = found.groups[:GROUPS]
    joins = [join for join in found.joins if max(join.one, join.other) < GROUPS]
    keys = list(
        dict.fromkeys(
            [key for group in shown for key in group.keys]
            + [key for join in joins for tie in join.ties for key in (tie.one, tie.other)]
        )
    )
    ends = ends_of(keys, actor)
    months = growth(web)
    sentence = f"{len(web.keys)} children, people, places and lines, with {len(web)} ties, in what you may see."
    page = NetworkPage(
        "Network", "Network", sentence, _how(found), asked.words, new_token(), "", "", *_sought(asked, actor),
        actions=[],
        picture=None,
        tables=[table for table in (_groups(shown, ends), _joins(joins, ends), _growth(months)) if table.rows],
        nothing=None if len(web) else Empty(
            "No tie that you may see yet", "Ties come from reports and records that link two."
        ),
        incomplete=incomplete(ends.values()),
    )  # fmt: skip
    return page, keys


def _group(web: Web, asked: Asked, actor: Actor) -> tuple[NetworkPage, Sequence[Key]]:
    """One group, as it is found among what this reader may see. Raises NotVisible where none of it holds this one."""
    found = grouped(web)
    places = [at for at, group in enumerate(found.groups) if asked.group in group.keys]
    if not places:
        raise NotVisible
    group = found.groups[places[0]]
    drawn = among(web, group.keys)
    ends = ends_of(group.keys, actor)
    facts = _how(found)
    if group.unsure:
        facts.append(f"Unsure: {say.listed(sorted(ends[key].name for key in group.unsure if key in ends))}.")
    if drawn.left_out:
        facts.append(f"{drawn.left_out} more are in it; those with the newest reports are shown.")
    edges = subjects.edges(actor=actor, of=_ids(drawn.keys))
    sentence = f"{len(group.keys)} in it, by {_sources(group.reports)}."
    page = NetworkPage(
        "Network: a group", f"Group {places[0] + 1}", sentence, facts, asked.words, new_token(), "", "",
        *_sought(asked, actor),
        actions=[Link("The whole network", network_url())],
        picture=picture(drawn.keys, drawn.ties, ends, ()),
        tables=[_members(drawn.keys, ends), ties_table("Each tie, and what says so", drawn.ties, ends, edges)],
        nothing=None,
        incomplete=incomplete(ends.values()),
    )  # fmt: skip
    return page, group.keys


def _members(keys: Sequence[Key], ends: Mapping[Key, End]) -> Table:
    """By name: nobody in it stands before another."""
    rows = [
        [Cell(end.name, network_url(end.key)), Cell(end.what)]
        for end in sorted((ends[key] for key in keys), key=lambda end: end.name)
    ]
    return Table("In it", ("Called", "What it is"), rows)


def _how(found: Grouped) -> list[str]:
    if not found.groups:
        return []
    times = f"done {found.runs} times from different draws" if found.runs > 1 else "done once, as the network is large"
    said = (
        f"Groups are found by a method (Leiden, on modularity), {times}: they are a way of reading reports, not gangs. "
        "Who other draws put elsewhere is marked unsure."
    )
    return [said]


def _groups(groups: Sequence[Group], ends: Mapping[Key, End]) -> Table:
    rows = []
    for number, group in enumerate(groups, start=1):
        names = sorted(
            f"{ends[key].name}{' (unsure)' if key in group.unsure else ''}" for key in group.keys if key in ends
        )
        some = say.listed(names[: ASKED.readable])
        rows.append([
            Cell(f"Group {number}", group_url(min(group.keys))), Cell(some), Cell(f"{group.reports}", is_number=True),
            Cell(f"{say.day(group.first)} to {say.day(group.last)}"),
        ])  # fmt: skip
    return Table("Who is tied to each other more than to the rest", ("Group", "In it", "Sources", "From and to"), rows)


def _joins(joins: Sequence[Join], ends: Mapping[Key, End]) -> Table:
    rows = []
    for join in joins:
        for tie in join.ties:
            if tie.one not in ends or tie.other not in ends:
                continue
            note = "The only tie: without what says so nothing joins the two." if join.only else ""
            if join.many > len(join.ties):
                note = f"One of {join.many} ties between the two."
            rows.append([
                Cell(f"Groups {join.one + 1} and {join.other + 1}"),
                Cell(f"{ends[tie.one].name} – {ends[tie.other].name}", note=note), Cell(say.day(tie.last)),
                Cell(f"Open {_sources(len(tie.reports))}", tie_url(tie)),
            ])  # fmt: skip
    return Table("What ties groups together", ("Between", "Tied", "Newest", "What says so"), rows)


def _growth(months: Sequence[Month]) -> Table:
    rows = [
        [
            Cell(f"{month.month:%B %Y}"), Cell(str(month.keys), is_number=True), Cell(str(month.ties), is_number=True),
            Cell(str(month.reports), is_number=True), Cell(str(month.pieces), is_number=True),
        ]
        for month in months[-12:]
    ]  # fmt: skip
    heads = ("By the end of", "In it", "Ties", "Sources", "Separate parts")
    return Table("How it grew, as it was known", heads, rows)


def _sought(asked: Asked, actor: Actor) -> tuple[Sequence[Link], bool]:
    """What fits the words asked for, each leading to it, or to the ways to it."""
    if not asked.words:
        return (), False
    found = subjects.visible(actor=actor, words=asked.words)[:FOUND]
    links = []
    for each in found:
        key = f"subject:{each.id}"
        url = network_url(asked.about, key) if asked.about and asked.about != key else network_url(key)
        links.append(Link(f"{each.name} ({each.kind.label.lower()})", url))
    return links, True


def _ids(keys: Sequence[Key]) -> list[UUID]:
    return [node.id for key in keys if (node := node_of(key))]


def _steps(many: int) -> str:
    return "1 step" if many == 1 else f"{many} steps"


def _sources(many: int) -> str:
    return "1 source" if many == 1 else f"{many} sources"


def _reports(ties: Sequence[Tie]) -> str:
    return _sources(len({report for tie in ties for report in tie.reports}))
