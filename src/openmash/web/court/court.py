"""What came before a court and what came from one, of one child: orders first, because they run out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.court import selectors
from openmash.casework.court.permissions import Permission
from openmash.casework.court.selectors import BeforeStep, Episode, GroupStep, Matters, Offer, OrderShown
from openmash.casework.court.words import LAW, Before, Group
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.statute.sources import children_act_1989
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.court.showing import left_of

NO_OFFER = (
    "An application was made with no family group decision-making meeting offered before it, and nobody has said why. "
    "Section 31ZA of the Children Act 1989 asks for the offer first; when it comes into force is left to regulations."
)


@dataclass(frozen=True)
class Line:
    """One thing that happened: what, when, by whom, and what was said of it."""

    what: str
    when: str
    when_iso: str
    by: str
    more: Sequence[tuple[str, str]]
    voice: str
    take_back: str


@dataclass(frozen=True)
class Panel:
    """An order, an episode or an offer."""

    heading: str
    left: TimeLeft | None
    note: str
    source: str
    source_link: str
    lines: Sequence[Line]
    facts: Sequence[tuple[str, str]]
    voice: str
    tasks: Sequence[Link]


@dataclass(frozen=True)
class CourtPage(RecordPage):
    """What the template shows."""

    wrong: str
    running: Sequence[Panel]
    past: Sequence[Panel]
    before: Sequence[Panel]
    groups: Sequence[Panel]
    tasks: Sequence[Link]


@screen(Permission.VIEW, load=load, log="child.viewed")
def child_court(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show it, as known then where asked."""
    opened = open_record(request, actor, child, Part.JOURNEY)
    if not isinstance(opened, Opened):
        return opened
    found = selectors.matters(opened.person, actor=actor, known_at=opened.moment)
    writes = opened.moment is None and bool(may(actor, Permission.RECORD))
    orders = opened.moment is None and bool(may(actor, Permission.RECORD_ORDER))
    page = CourtPage(
        "Family group, pre-proceedings and orders – a child’s record", opened.banner, opened.parts, opened.then,
        wrong=NO_OFFER if found.applied_without_an_offer else "",
        running=[_order(each, opened, orders) for each in found.running],
        past=[_order(each, opened, writes=False) for each in found.orders if not each.is_open],
        before=[_episode(each, opened, writes) for each in found.episodes],
        groups=[_offer(each, opened, writes) for each in found.offers],
        tasks=_tasks(found, opened, writes, orders),
    )  # fmt: skip
    return opened.shown("court/court.html", page)


def _tasks(found: Matters, opened: Opened, writes: bool, orders: bool) -> list[Link]:
    here = {"person_id": opened.person.lead_id}
    tasks = []
    if writes:
        tasks.append(Link("Offer a family group decision-making meeting", reverse("court_offer", kwargs=here)))
        if found.open_episode is None:
            tasks.append(Link("Begin pre-proceedings", reverse("court_begin", kwargs=here)))
    if orders:
        tasks.append(Link("Record an order", reverse("order_record", kwargs=here)))
    return tasks


def _order(each: OrderShown, opened: Opened, writes: bool) -> Panel:
    source = each.clock.source if each.clock else children_act_1989(LAW[each.kind].section)
    limit = each.clock.limit.said if each.clock and each.clock.limit else ""
    facts = [
        ("Since", say.moment(each.began_at)),
        ("Ends by the order", say.moment(each.states) if each.states else ""),
        ("Applied for by", each.who), ("Court", each.court), ("Case number", each.number),
        ("What it directs", each.directions), ("Why", each.words), ("Recorded by", each.by),
    ]  # fmt: skip
    if each.ended:
        facts += [
            ("Ended", f"{say.moment(each.ended.at)}. {each.ended.how.label}"), ("By", each.ended.who),
            ("Then", each.ended.what_next), ("What was said of it", each.ended.words),
        ]  # fmt: skip
    elif each.replaced:
        facts.append(("Ended", "A later order took its place"))
    elif each.ended_at:
        facts.append(("Ended", say.moment(each.ended_at)))
    here = {"person_id": opened.person.lead_id, "order_id": each.id}
    voice = each.ended.voice if each.ended and each.ended.voice else each.voice
    return Panel(
        str(each.kind.label), left_of(each, opened.at) if each.is_open else None,
        each.clock.note if each.clock and each.is_open else "",
        f"{f'{say.begun(limit)} at most: ' if limit else ''}{source.said} (law)", source.link, (),
        [pair for pair in facts if pair[1]], voice,
        [Link("Say how it ended", reverse("order_end", kwargs=here))] if writes else [],
    )  # fmt: skip


def _episode(each: Episode, opened: Opened, writes: bool) -> Panel:
    here = {"person_id": opened.person.lead_id}
    weeks = ((each.ended.at if each.ended else opened.at) - each.began.at).days // 7
    length = "less than a week" if weeks == 0 else "1 week" if weeks == 1 else f"{weeks} weeks"
    reviews = each.count(Before.REVIEW)
    facts = [
        ("So far" if each.ended is None else "Lasted", length),
        ("Letter before proceedings", _day(each.first(Before.LETTER))),
        ("First meeting", _day(each.first(Before.MEETING))),
        ("Review meetings", str(reviews)),
        ("Application to court", _day(each.first(Before.COURT)) if each.first(Before.COURT) else "None made"),
    ]
    tasks = []
    if writes and each.ended is None:
        tasks.append(Link("Record a letter, a meeting or an application", reverse("court_step", kwargs=here)))
        tasks.append(Link("Say how they ended", reverse("court_end", kwargs=here)))
    heading = f"{'Pre-proceedings' if each.ended is None else 'Pre-proceedings that ended'}"
    lines = [_before(step, opened.at, writes, here) for step in reversed(each.steps)]
    return Panel(f"{heading}, begun {say.day_of(each.began.at)}", None, "", "", "", lines, facts, "", tasks)


def _day(step: BeforeStep | None) -> str:
    return say.day_of(step.at) if step else "Not yet"


def _before(step: BeforeStep, now: datetime, writes: bool, here: dict[str, UUID]) -> Line:
    who = {Before.BEGAN: "Legal advice from", Before.LETTER: "To", Before.COURT: "Court"}.get(step.what, "Who came")
    more = [
        (who, step.who), ("Why" if step.what in (Before.BEGAN, Before.ENDED) else "What was said", step.words),
        ("Outcome", str(step.outcome.label) if step.outcome else ""),
        ("Family group decision-making", "Offered in this letter" if step.offers_group else ""),
    ]  # fmt: skip
    back = writes and step.what is not Before.ENDED
    return Line(
        str(step.what.label), say.near(step.at, now), say.iso(step.at), step.by, [pair for pair in more if pair[1]],
        step.voice, reverse("court_take_back", kwargs={**here, "row_id": step.id}) if back else "",
    )  # fmt: skip


def _offer(each: Offer, opened: Opened, writes: bool) -> Panel:
    here = {"person_id": opened.person.lead_id}
    lines = [_group(step, opened.at, writes, here) for step in reversed((each.made, *each.after))]
    tasks = []
    if writes and each.made.what is Group.OFFERED:
        tasks.append(
            Link("Record the answer, or the meeting", reverse("court_follow", kwargs={**here, "offer_id": each.id}))
        )
    offered = "offered" if each.made.what is Group.OFFERED else "not offered"
    return Panel(
        f"Family group decision-making meeting {offered}, {say.day_of(each.made.at)}", None, each.waits_for, "", "",
        lines, (), "", tasks,
    )  # fmt: skip


def _group(step: GroupStep, now: datetime, writes: bool, here: dict[str, UUID]) -> Line:
    who = {Group.OFFERED: "To", Group.HELD: "Facilitated by"}.get(step.what, "Who")
    more = [
        (who, step.who), ("Offered in", "the letter before proceedings" if step.in_letter else ""),
        ("How it came out", str(step.outcome.label) if step.outcome else ""), ("The family’s plan", step.plan),
        ("Why" if step.what is Group.NOT_OFFERED else "What was said", step.words),
        ("Looked at again", say.day(step.review_on) if step.review_on else ""),
    ]  # fmt: skip
    return Line(
        str(step.what.label), say.near(step.at, now), say.iso(step.at), step.by, [pair for pair in more if pair[1]],
        step.voice, reverse("court_take_back", kwargs={**here, "row_id": step.id}) if writes else "",
    )  # fmt: skip
