"""One report: for the unit as it was sent with all that was done with it; for whoever sent it, their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.intelligence import actions, disposing, selectors
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.selectors import MentionShown, ReportShown, Text
from openmash.casework.intelligence.words import Purpose
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import Node
from openmash.web.intelligence.desk import release_url
from openmash.web.intelligence.send import happened
from openmash.web.subjects.showing import node_cell


@dataclass(frozen=True)
class LoadedReport:
    """One report."""

    shown: ReportShown

    @property
    def about(self) -> Sequence[str]:
        return [f"report:{self.shown.line.id}"]


@dataclass(frozen=True)
class ReportPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    to_do: str
    text: Text
    facts: Sequence[Fact]
    tables: Sequence[Table]
    tasks: Sequence[Link]


def load(*, actor: Actor, report_id: UUID) -> LoadedReport:
    """A report the actor handles, or sent. Raises NotVisible."""
    return LoadedReport(selectors.report(report_id, actor=actor))


@screen(Permission.SEND, load=load, log="intelligence.report_viewed")
def intelligence_report(request: HttpRequest, actor: Actor, loaded: LoadedReport, report_id: UUID) -> Answer:
    """The unit opens it to grade it; whoever sent it, to see it again. Either is kept."""
    shown, handles = loaded.shown, bool(may(actor, Permission.HANDLE))
    purpose = Purpose.GRADE if handles else Purpose.REVIEW
    text = actions.open_report(actor=actor, report_id=report_id, purpose=purpose)
    names = subjects.names([each.node for each in shown.about], actor=actor)
    links = [each for each in subjects.edges(actor=actor) if report_id in each.sources] if handles else []
    names = {**names, **subjects.names([end for each in links for end in (each.begins, each.ends)], actor=actor)}
    is_past = bool(disposing.due_for_disposal(actor=actor, ids=[report_id]))
    page = ReportPage(
        "An intelligence report", f"From {shown.line.agency}, {say.moment(shown.line.sent_at)}",
        Link("Intelligence desk", reverse("intelligence_desk")) if handles
        else Link("What you have sent", reverse("intelligence_sent")),
        _to_do(shown, handles), text, _facts(shown, handles),
        _tables(shown, links, names) if handles else (), _tasks(shown, is_past_its_time=is_past)
        if handles else (),
    )  # fmt: skip
    about = [f"person:{each.node.id}" for each in shown.about if each.node.kind == "person"]
    return Shown("intelligence/report.html", page, about=about, purpose=str(purpose.label))


def _to_do(shown: ReportShown, handles: bool) -> str:
    if not handles:
        return "It is with the intelligence unit."
    if not shown.grades:
        return "Grade it."
    if not shown.about:
        return "Say whom or what it is about."
    return "Release a sanitised text, or leave it with the unit." if not shown.releases else "Released."


def _facts(shown: ReportShown, handles: bool) -> list[Fact]:
    line = shown.line
    facts = [
        Fact("When it was", happened(line)), Fact("When they came to know", say.moment(line.known_at)),
        Fact("How they know", str(line.known_how.label)), Fact("May be reached", shown.reply_to, unknown="Not said"),
    ]  # fmt: skip
    if not handles:
        return facts
    now = shown.grades[0] if shown.grades else None
    graded = f"{now.scheme.label}: {now.letters}. {'; '.join(now.in_words)}" if now else ""
    return [
        *facts, Fact("Graded", graded, unknown="Not yet"),
        Fact("Conditions", now.conditions if now else "", unknown="None"),
        Fact("Kept as", str(shown.record_class.label) if shown.record_class else "", unknown="Not said"),
        Fact("Marked", str(shown.marking.label)),
        Fact("Kept until", selectors.kept_until(shown)),
    ]  # fmt: skip


def _tables(shown: ReportShown, links: Sequence[subjects.Edge], names: Mapping[Node, str]) -> list[Table]:
    releases = [
        [Cell(say.moment(each.released_at), release_url(each.id)), Cell(each.grade.letters),
         Cell("; ".join(each.audience)), Cell(str(each.ended.label) if each.ended else "Running", note=each.ended_why)]
        for each in shown.releases
    ]  # fmt: skip
    tied = [
        [node_cell(each.begins, names), Cell(str(each.kind.label)), node_cell(each.ends, names),
         Cell(str(each.confidence.label))]
        for each in links
        if each.begins in names and each.ends in names
    ]  # fmt: skip
    log = [[Cell(say.moment(each.at)), Cell(each.what, note=each.words), Cell(each.by)] for each in shown.log]
    made = (
        Table("Whom and what it is about", ("About", "How sure"), mention_rows(shown.about, names)),
        Table("What it links", ("This", "Is linked", "With", "How sure"), tied),
        Table("Released", ("When", "Graded", "For", "Now"), releases),
        Table("What was done with it", ("When", "What", "By"), log),
    )  # fmt: skip
    return [table for table in made if table.rows]


def mention_rows(about: Sequence[MentionShown], names: Mapping[Node, str]) -> list[list[Cell]]:
    """Whom and what a text is about, those the actor may see."""
    return [
        [node_cell(each.node, names), Cell(str(each.confidence.label), note=each.words)]
        for each in about
        if each.node in names
    ]


def _tasks(shown: ReportShown, *, is_past_its_time: bool) -> list[Link]:
    made = [
        ("Grade it" if not shown.grades else "Grade it again", "grade_report"),
        ("Say whom or what it is about", "name_in_report"), ("Say what it links", "link_in_report"),
        ("Release a text", "release_report"),
        ("End the hold" if shown.line.is_held else "Hold it", "hold_report"),
    ]  # fmt: skip
    if not shown.grades:
        made = [each for each in made if each[1] != "release_report"]
    if len(shown.about) < 2:
        made = [each for each in made if each[1] != "link_in_report"]
    if is_past_its_time:
        made.insert(0, ("Decide: past its time", "dispose_report"))
    return [Link(words, reverse(name, kwargs={"report_id": shown.line.id})) for words, name in made]
