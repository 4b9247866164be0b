"""One meeting of a body: its agenda as it stands, papers, who came, decisions and actions. It names no child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.partnership import selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import AgendaLine, AgreedShown, DecisionShown, MeetingShown, State
from openmash.insight.partnership.words import AgreedStep, Presence, Topic
from openmash.statute.calendar import local_date
from openmash.web.partnership.meetings import quorum, when

GOES_TO: Mapping[Topic, tuple[str, str]] = {
    Topic.MINUTES: ("partnership_minutes", "meeting_id"),
    Topic.ACTION: ("partnership_agreed", "agreed_id"),
    Topic.REVIEW: ("partnership_review", "review_id"),
    Topic.PLAN: ("partnership_plan", "plan_id"),
    Topic.RISK: ("partnership_risk", "risk_id"),
    Topic.AUDIT: ("partnership_audit", "audit_id"),
    Topic.POLICY: ("partnership_policy", "document_id"),
}
"""Where a line of an agenda leads, and what its key is called there."""
WHOLE: Mapping[Topic, str] = {
    Topic.CHALLENGE: "partnership_challenges",
    Topic.SCRUTINY: "partnership_scrutiny",
}
"""Lines that lead to the page where all of their kind are."""
DOES: Mapping[Topic, tuple[str, str, str]] = {
    Topic.MINUTES: ("Agree these minutes", "partnership_agree_minutes", "minutes_id"),
    Topic.PROPOSAL: ("Ratify, or not", "partnership_ratify", "decision_id"),
    Topic.RISK: ("Say how it stands now", "partnership_move_risk_at", "risk_id"),
}
"""What a meeting does about a line, and the page for it."""


@dataclass(frozen=True)
class LineShown:
    """A line of the agenda."""

    words: Link
    note: str
    is_late: bool
    task: Link | None


@dataclass(frozen=True)
class Group:
    """Lines of one kind."""

    anchor: str
    title: str
    lines: Sequence[LineShown]


@dataclass(frozen=True)
class Said:
    """A decision, proposal or action, in words."""

    words: str
    about: str
    lines: Sequence[str]
    is_late: bool
    link: Link | None


@dataclass(frozen=True)
class MeetingPage:
    """What the template shows."""

    title: str
    caption: str
    state: str
    quorum: str
    notes: Sequence[str]
    tasks: Sequence[Link]
    make_minutes: str
    token: str
    groups: Sequence[Group]
    empty: Empty
    papers: Table | None
    present: Table | None
    decisions: Sequence[Said]
    actions: Sequence[Said]
    minutes: Link | None
    back: Link

    @property
    def has_begun(self) -> bool:
        """Whether anything was said of what happened there."""
        return self.minutes is not None


@dataclass(frozen=True)
class AtMeeting:
    """A meeting, for its pages."""

    found: MeetingShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys

    @property
    def back(self) -> Link:
        """To the meeting."""
        return Link("Back to the meeting", reverse("partnership_meeting", kwargs={"meeting_id": self.found.at.id}))

    @property
    def name(self) -> str:
        """ "Executive, Tuesday 8 December 2026"."""
        return f"{self.found.at.body}, {say.day(self.found.at.on)}"


def load_meeting(*, actor: Actor, meeting_id: UUID, **_: object) -> AtMeeting:
    """The meeting. Raises NotVisible."""
    return AtMeeting(selectors.whole(meeting_id, actor=actor))


@screen(Permission.VIEW, load=load_meeting, log="partnership.meeting_viewed")
def partnership_meeting(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Shown:
    """One meeting. It shows no child."""
    found, at, today = loaded.found, loaded.found.at, local_date(timezone.now())
    is_open = at.state in (State.PLANNED, State.OPEN)
    keeps = bool(may(actor, Permission.KEEP))
    lines = lines_of(found, actor)
    here = {"meeting_id": meeting_id}
    page = MeetingPage(
        loaded.name,
        "Meeting",
        _state(found),
        quorum(at),
        notes(found),
        _tasks(found, today, here) if keeps and is_open else (),
        reverse("partnership_make_minutes", kwargs=here) if keeps and at.state is State.OPEN else "",
        new_token(),
        groups(lines, here, acts=keeps and at.state is State.OPEN),
        Empty(
            "Nothing is on the agenda", "Actions, risks, plans, policies and challenges come here when they are due."
        ),
        papers(found),
        present(found),
        [decision(each) for each in found.decisions],
        [action(each, today) for each in found.agreed],
        Link("Minutes", reverse("partnership_minutes", kwargs=here)) if at.is_held else None,
        Link("Meetings of the partnership", reverse("partnership_meetings")),
    )
    return Shown("partnership/meeting.html", page)


def _tasks(found: MeetingShown, today: date, here: Mapping[str, UUID]) -> Sequence[Link]:
    at = found.at
    names = [("Say who came", "partnership_attendance")] if at.on <= today else []
    if at.state is State.OPEN:
        names += [("Record a decision", "partnership_decide"), ("Give somebody an action", "partnership_agree_action")]
    names += [("Put something on the agenda", "partnership_add_item"), ("Add a paper", "partnership_add_paper")]
    names += [("Move it to another day", "partnership_move_meeting")]
    names += [("Cancel it", "partnership_cancel_meeting")] if at.state is State.PLANNED else []
    return [Link(text, reverse(name, kwargs=dict(here))) for text, name in names]


def _state(found: MeetingShown) -> str:
    at = found.at
    there = ", ".join(each for each in (when(at.starts), at.where) if each)
    return f"{at.state}. {there}" if there else str(at.state)


def notes(found: MeetingShown) -> Sequence[str]:
    """Moves, why it was cancelled, by which terms its quorum is counted, and whose minutes it agreed."""
    at = found.at
    lines = [f"Moved from {say.day(day)}: {why}" for day, why in at.moved]
    if at.cancelled:
        lines.append(f"Cancelled: {at.cancelled}")
    if at.quorum.terms:
        lines.append(f"Its quorum is counted by version {at.quorum.terms} of the terms.")
    for _, day, words in found.minutes_agreed_here:
        right = f"Put right: {words}" if words else "Nothing was put right."
        lines.append(f"The minutes of {say.day(day)} were agreed here. {right}")
    for each in found.ratified_here:
        said = "Ratified here" if each.ratified else "Not taken up here"
        lines.append(f"{said}: {each.what} (proposed on {say.day(each.on)}). {each.ratified_words}")
    return lines


def lines_of(found: MeetingShown, actor: Actor) -> list[AgendaLine]:
    """The agenda: as it builds itself now; with what a meeting under way dealt with; at last as it was kept."""
    kept = [AgendaLine(each.topic, each.words, each.note) for each in found.lines]
    if found.at.state not in (State.PLANNED, State.OPEN):
        return kept
    now = selectors.agenda(found.at, actor=actor)
    still = {(line.topic, line.words) for line in now}
    dealt = [replace(each, note="Dealt with here.") for each in kept if (each.topic, each.words) not in still]
    return [*now, *dealt]


def groups(lines: Sequence[AgendaLine], here: Mapping[str, UUID], *, acts: bool) -> Sequence[Group]:
    """The lines under their headings, in the agenda's order."""
    made = []
    for topic in Topic:
        mine = [_line(each, here, acts) for each in lines if each.topic is topic]
        if mine:
            made.append(Group(f"agenda-{topic.value}", str(topic.label), mine))
    return made


def _line(each: AgendaLine, here: Mapping[str, UUID], acts: bool) -> LineShown:
    name, key = GOES_TO.get(each.topic, ("", ""))
    url = reverse(name, kwargs={key: each.about}) if name and each.about else ""
    if each.topic in WHOLE:
        url = reverse(WHOLE[each.topic])
    task = None
    if acts and each.about and each.topic in DOES:
        text, page, kwarg = DOES[each.topic]
        task = Link(text, reverse(page, kwargs={**here, kwarg: each.about}))
    return LineShown(Link(each.words, url), each.note, each.is_late, task)


def papers(found: MeetingShown) -> Table | None:
    """Papers, each with who brings it."""
    rows = [
        [Cell(each.title, note=f"Kept at: {each.where}" if each.where else ""), Cell(each.by_whom), Cell(each.words)]
        for each in found.papers
    ]
    return Table("Papers", ("Paper", "Brought by", "What it asks"), rows) if rows else None


def present(found: MeetingShown) -> Table | None:
    """Who came, who sent apologies, who did neither."""
    order = list(Presence)
    rows = [
        [
            Cell(each.person, note=f"In the place of {each.instead_of}" if each.instead_of else ""), Cell(each.agency),
            Cell(str(each.seat.label) if each.seat else "In a member’s place" if each.votes else "Guest"),
            Cell(str(each.presence.label), note="" if each.votes else "No vote"),
        ]
        for each in sorted(found.at.present, key=lambda x: (order.index(x.presence), x.agency, x.person))
    ]  # fmt: skip
    return Table("Who came", ("Who", "Agency", "As", "Whether they came"), rows) if rows else None


def decision(each: DecisionShown) -> Said:
    """A decision with its reasons; a proposal says what it waits for."""
    lines = [each.why]
    if each.is_proposal:
        lines.append(f"A proposal, for there was no quorum: {each.lacked}.")
        if each.ratified is None or each.ratified_on is None:
            lines.append("It waits to be ratified.")
        else:
            said = "Ratified" if each.ratified else "Not taken up"
            lines.append(f"{said} on {say.day(each.ratified_on)}. {each.ratified_words}")
    return Said(each.what, each.about, lines, False, None)


def action(each: AgreedShown, today: date) -> Said:
    """An action with its owner, its day, and what became of it."""
    lines = [f"{each.person}, {each.agency}: by {say.day(each.by)}"]
    lines += [f"Carried to {say.day(day)}: {why}" for day, why in each.carried]
    if each.became is not None:
        done = {AgreedStep.DONE: "Done", AgreedStep.DROPPED: "Will not be done"}.get(each.became, "")
        on = f", {say.day(each.became_on)}" if each.became_on else ""
        lines.append(f"{done}{on}: {each.words}{f' ({each.where})' if each.where else ''}")
    else:
        lines.append("Open: it goes on to the next meeting.")
    link = Link(each.what, reverse("partnership_agreed", kwargs={"agreed_id": each.id}))
    return Said(each.what, each.about, lines, each.is_late(today), link)
