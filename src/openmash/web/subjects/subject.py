"""One subject: what we know and the reports behind it, who and what it is linked with, its plan, how it has stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.disruption.permissions import Permission as Disruption
from openmash.casework.intelligence import selectors as intelligence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.records.subjects import selectors
from openmash.records.subjects.permissions import Permission
from openmash.records.subjects.selectors import ActionShown, Edge, Node, SubjectShown
from openmash.records.subjects.words import Kind, LinkKind
from openmash.statute.calendar import local_date
from openmash.web.intelligence.released import RELEASE_COLUMNS, release_row
from openmash.web.subjects.showing import kind_of, node_cell, whose_records

IDENTIFIED_BY = {
    Kind.VEHICLE: "Registration", Kind.PHONE: "Number", Kind.ONLINE: "Account or address", Kind.PERSON: "Also called",
    Kind.THEME: "Counted by",
}  # fmt: skip


@dataclass(frozen=True)
class LoadedSubject:
    """One subject."""

    shown: SubjectShown

    @property
    def about(self) -> Sequence[str]:
        person = [f"person:{self.shown.person_id}"] if self.shown.person_id else []
        return [f"subject:{self.shown.id}", *person]


@dataclass(frozen=True)
class SubjectPage:
    """What the template shows. `child`: the record of somebody under 18, said first."""

    title: str
    caption: str
    heading: str
    back: Link
    child: Link | None
    incomplete: str
    owner: str
    status: str
    standing: str
    words: str
    facts: Sequence[Fact]
    tables: Sequence[Table]
    change: str
    known_by: str
    actions: Table | None
    history: Table
    tasks: Sequence[Link]


def load(*, actor: Actor, subject_id: UUID, **_: object) -> LoadedSubject:
    """A subject the actor may see. Raises NotVisible."""
    return LoadedSubject(selectors.subject(subject_id, actor=actor))


@screen(Permission.VIEW, load=load, log="subjects.viewed")
def subject(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """All of it that the actor may see; nothing says whether there is more."""
    each = loaded.shown
    edges = selectors.edges(actor=actor, of=[subject_id])
    names = selectors.names([end for edge in edges for end in (edge.begins, edge.ends)], actor=actor)
    behind = intelligence.releases(actor=actor, of=[subject_id])
    plan = selectors.plan(subject_id, actor=actor)
    keeps = bool(may(actor, Permission.KEEP))
    newest = selectors.history(subject_id, actor=actor)
    page = SubjectPage(
        "A subject of concern", kind_of(each), each.name, Link("All you may see", reverse("subjects")),
        Link("their own record", reverse("child_now", kwargs={"person_id": each.person_id}))
        if each.is_child and each.person_id else None,
        each.incomplete, each.owner, str(each.status.label), _standing(each), each.words, _facts(each),
        [*_links(each, edges, names, actor), *_behind(behind)],
        plan.change, plan.known_by, _actions(plan.actions, actor, keeps),
        Table(
            "How it has stood", ("When", "Stood", "Why", "Owner", "By"),
            [[Cell(say.day_of(line.at)), Cell(str(line.status.label)), Cell(line.why), Cell(line.owner), Cell(line.by)]
             for line in newest],
        ),
        [*(_tasks(each) if keeps else ()), *_measures(subject_id, actor)],
    )  # fmt: skip
    people = {end.id for edge in edges for end in (edge.begins, edge.ends) if end.kind == "person" and end in names}
    return Shown("subjects/subject.html", page, about=[f"person:{key}" for key in sorted(people)])


def _standing(each: SubjectShown) -> str:
    again = f", looked at again by {say.day(each.review_on)}" if each.review_on and each.is_open else ""
    return f"Owned by {each.owner}{again}."


def _facts(each: SubjectShown) -> list[Fact]:
    facts = [Fact(IDENTIFIED_BY[each.kind], each.identifier, unknown="Not known")] if each.kind in IDENTIFIED_BY else []
    if each.kind is Kind.PLACE:
        point = each.point
        where = f"{point.latitude:.5f}, {point.longitude:.5f} (grid {point.easting} {point.northing})" if point else ""
        facts = [
            Fact("What it is", str(each.place_kind.label) if each.place_kind else "", unknown="Not said"),
            Fact("Where it is", where, unknown="No point has been set"),
            Fact("When it matters", each.times_of_day, unknown="Not said"),
            Fact("Guardians", each.guardians, unknown="Nobody named yet"),
            Fact("Their duty there", each.guardians_duty, unknown="Not agreed yet"),
            Fact("The place itself", each.features, unknown="Not said"),
            Fact("Young people say", each.young_people, unknown="Not asked yet"),
            Fact("Those who live or work there say", each.community, unknown="Not asked yet"),
            Fact("What is good about it", each.strengths, unknown="Not said"),
        ]
    if each.until is not None:
        facts.append(Fact("Expires", say.day(each.until)))
    seen_by = "Whoever is on duty, and the core exploitation roles" if OPEN_CIRCLE in each.wider else (
        "The core exploitation roles")  # fmt: skip
    return [*facts, Fact("Who may see it", seen_by), Fact("Kept since", say.day(each.since))]


def _links(each: SubjectShown, edges: Sequence[Edge], names: Mapping[Node, str], actor: Actor) -> list[Table]:
    seen = [edge for edge in edges if edge.begins in names and edge.ends in names]
    members = [edge for edge in seen if edge.kind is LinkKind.MEMBER and edge.ends.id == each.id]
    records = whose_records([edge.begins for edge in members], actor)
    others = [edge for edge in seen if edge not in members]
    made = (
        Table("Members you may see", ("Member", "Role", "How sure", "Says so", "Last"),
              [[replace(node_cell(edge.begins, names), note=records.get(edge.begins, "")), Cell("; ".join(edge.roles)),
                *_said(edge)] for edge in members],
              left_out=each.incomplete),
        Table("Linked with", ("This", "Is linked", "With", "How sure", "Says so", "Last"),
              [[node_cell(edge.begins, names), Cell(str(edge.kind.label), note="; ".join(edge.roles)),
                node_cell(edge.ends, names), *_said(edge)] for edge in others]),
    )  # fmt: skip
    return [table for table in made if table.rows]


def _said(edge: Edge) -> list[Cell]:
    count = len(edge.sources)
    records = list(dict.fromkeys(said.says_so for said in edge.said if said.says_so))
    said = [f"{count} report{'s' if count != 1 else ''} you may open"] if count else []
    last = say.day_of(edge.last_on) if edge.last_on else ""
    return [Cell(str(edge.confidence.label)), Cell("; ".join([*said, *records])), Cell(last)]


def _behind(behind: Sequence[intelligence.ReleaseLine]) -> list[Table]:
    rows = [release_row(each) for each in behind]
    return [Table("The reports behind it", RELEASE_COLUMNS, rows)] if rows else []


def _actions(actions: Sequence[ActionShown], actor: Actor, keeps: bool) -> Table | None:
    if not actions:
        return None
    today = local_date(timezone.now())
    rows = []
    for each in actions:
        mine = keeps or each.account_id == actor.account_id
        url = reverse("subject_action_done", kwargs={"action_id": each.id}) if mine and each.became is None else ""
        became = str(each.became.label) if each.became else "Late" if each.is_late(today) else "To do"
        rows.append(
            [Cell(each.what, url), Cell(each.owner_name, note=each.agency_name), Cell(say.day_of(each.due_on)),
             Cell(became, note=each.effect)]
        )  # fmt: skip
    return Table("Actions", ("What", "Who", "By", "Became"), rows)


def _tasks(each: SubjectShown) -> list[Link]:
    made = [
        ("Say how it stands", "subject_standing"), ("Link it", "link_subject"), ("Plan an action", "subject_action"),
        ("Say what must change", "subject_aim"), ("Describe it", "describe_subject"),
    ]  # fmt: skip
    if each.kind is Kind.PERSON:
        made.append(("Say who they are" if each.person_id is None else "Change who they are", "identify_subject"))
    if each.kind is not Kind.THEME:
        made.append(("Say who may see it", "subject_audience"))
    return [Link(words, reverse(name, kwargs={"subject_id": each.id})) for words, name in made]


def _measures(subject_id: UUID, actor: Actor) -> list[Link]:
    if not may(actor, Disruption.VIEW):
        return []
    return [Link("Measures, and whether they helped", reverse("disruption", kwargs={"subject_id": subject_id}))]
