"""The circumstances of one child's life for which the law asks something of its own, each with what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.circumstances import selectors
from openmash.casework.circumstances.permissions import Permission
from openmash.casework.circumstances.selectors import CircumstanceShown, EntryShown
from openmash.casework.circumstances.words import LAW, OF_KIND, Kind, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.statute.clocks.reckoning import Due
from openmash.statute.sources import children_act_1989
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record


@dataclass(frozen=True)
class Limit:
    """One limit: how it stands, and the law it comes from."""

    name: str
    left: TimeLeft
    source: str
    link: str
    note: str


@dataclass(frozen=True)
class Line:
    """One entry."""

    what: str
    when: str
    when_iso: str
    by: str
    voice: str
    more: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Panel:
    """One circumstance."""

    key: str
    heading: str
    known: str
    owed: Sequence[str]
    limits: Sequence[Limit]
    voice: str
    facts: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    law: str
    law_link: str
    tasks: Sequence[Link]


@dataclass(frozen=True)
class CircumstancesPage(RecordPage):
    """What the template shows."""

    now: Sequence[Panel]
    past: Sequence[Panel]
    tasks: Sequence[Link]


@screen(Permission.VIEW, load=load, log="child.viewed")
def child_circumstances(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show them, as known then where asked."""
    opened = open_record(request, actor, child, Part.JOURNEY)
    if not isinstance(opened, Opened):
        return opened
    found = selectors.circumstances(opened.person, actor=actor, now=opened.now, known_at=opened.moment)
    writes = opened.moment is None and bool(may(actor, Permission.RECORD))
    here = {"person_id": opened.person.lead_id}
    page = CircumstancesPage(
        "Circumstances – a child’s record", opened.banner, opened.parts, opened.then,
        now=[_panel(each, opened, writes) for each in found if each.ended is None],
        past=[_panel(each, opened, writes=False) for each in found if each.ended is not None],
        tasks=[
            Link(words, reverse("circumstance_record", kwargs={**here, "kind": kind.value.replace("_", "-")}))
            for kind, words in (
                (Kind.PRIVATE_FOSTERING, "Record private fostering"), (Kind.YOUNG_CARER, "Record a young carer"),
                (Kind.HOMELESS, "Record nowhere to live at 16 or 17"),
            )
            if not any(each.kind is kind and each.ended is None for each in found)
        ]
        if writes
        else [],
    )  # fmt: skip
    return opened.shown("circumstances/circumstances.html", page)


def _panel(each: CircumstanceShown, opened: Opened, writes: bool) -> Panel:
    section, asks = LAW[each.kind]
    source = children_act_1989(section)
    named = {Kind.PRIVATE_FOSTERING: "Lives with", Kind.YOUNG_CARER: "Cares for"}.get(each.kind, "Who")
    facts = [
        (named, each.named), ("Arrangement", f"{each.sort.label} ({each.sort.value})" if each.sort else ""),
        ("Begins", say.day(each.begins_on) if each.begins_on else ""),
        ("Notice to the council", say.day_of(each.notified_at) if each.notified_at else
         "None was given" if each.kind is Kind.PRIVATE_FOSTERING else ""),
        ("What is known", each.words), ("Told by", each.told_by),
    ]  # fmt: skip
    limits = [limit_of(due, opened.at) for due in (*each.due, *([each.notice] if each.notice else []))]
    return Panel(
        each.kind.value, str(each.kind.label),
        f"Known since {say.day_of(each.known_at)}, recorded by {each.by}", each.owed, limits,
        each.voice, [pair for pair in facts if pair[1]], [_line(x, opened.at) for x in reversed(each.entries)],
        f"{asks} {source.said}.", source.link,
        [Link(_task(what), reverse("circumstance_enter", kwargs={"circumstance_id": each.id, "what": what.value}))
         for what in OF_KIND[each.kind] if what is not What.SUITABILITY or may(opened.actor, Permission.DECIDE)]
        if writes else [],
    )  # fmt: skip


def _task(what: What) -> str:
    return {
        What.VISIT: "Record a visit", What.SUITABILITY: "Decide whether it is suitable",
        What.NEEDS: "Record the needs assessment", What.SUPPORT: "Record support arranged",
        What.TONIGHT: "Say where they sleep tonight", What.ADVOCATE: "Say who advocates for them",
        What.JOINT: "Record the joint assessment", What.CHOICE: "Record the offer and what they chose",
        What.ENDED: "Say how it ended", What.MISTAKE: "Recorded by mistake",
    }[what]  # fmt: skip


def limit_of(due: Due, now: datetime) -> Limit:
    """One limit as shown, with its source."""
    said = due.clock.limit.said if due.clock.limit else due.clock.promptness
    return Limit(
        due.clock.name, say.left(due.standing, now), f"{say.begun(said)}: {due.clock.source.said} (law)",
        due.clock.source.link, due.clock.note,
    )  # fmt: skip


def _line(each: EntryShown, now: datetime) -> Line:
    named = {What.ADVOCATE: "Advocate", What.VISIT: "Who was there"}.get(each.what, "Who took part")
    words = {What.CHOICE: "What they were told", What.SUITABILITY: "Reasons"}.get(each.what, "What was seen and said")
    support = "What it must meet" if each.what is What.SUITABILITY else "What is to be done"
    more = [
        ("Answer", str(each.decision.label) if each.decision else ""),
        ("Spoken to alone", {True: "yes", False: "no", None: ""}[each.alone]),
        (named, each.named), (words, each.words), (support, each.support),
        ("Looked at again", say.day(each.review_on) if each.review_on else ""),
    ]  # fmt: skip
    return Line(
        str(each.what.label), say.near(each.at, now), say.iso(each.at), each.by, each.voice,
        [pair for pair in more if pair[1]],
    )  # fmt: skip
