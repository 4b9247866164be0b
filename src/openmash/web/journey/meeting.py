"""One strategy discussion, conference or core group: who came and why not, what they told, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.protection.permissions import Permission
from openmash.casework.protection.selectors import Part
from openmash.casework.protection.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.foundation.documents.making import pdf_of
from openmash.web.journey.loading import AtMeeting, load_meeting, meeting_url
from openmash.web.journey.record_of import ChildRecord, became, document_of, record_of

PDF = "application/pdf"


@dataclass(frozen=True)
class Task:
    """A link that looks like the button it is."""

    text: str
    url: str
    classes: str = "govuk-button--secondary"


@dataclass(frozen=True)
class AgencyShown:
    """One agency."""

    agency: str
    presence: str
    who: str
    reason: str
    information: str
    report: str
    report_left: TimeLeft | None
    shared: str
    tasks: Sequence[Link]


@dataclass(frozen=True)
class ActionLine:
    """One action."""

    what: str
    who: str
    by: str
    became: str
    url: str


@dataclass(frozen=True)
class ChildShown:
    """One child, with what was decided."""

    said: str
    url: str
    outcome: str
    facts: Sequence[tuple[str, str]]
    written: Sequence[tuple[str, Sequence[str]]]
    actions: Sequence[ActionLine]
    tasks: Sequence[Task]


@dataclass(frozen=True)
class MeetingPage:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    subtitle: str
    line: str
    quorum: str
    is_quorate: bool
    tasks: Sequence[Task]
    agencies: Sequence[AgencyShown]
    nobody: Empty
    children: Sequence[ChildShown]
    sent: Sequence[str]
    live: Link


@screen(Permission.VIEW, load=load_meeting, log="protection.viewed")
def protection_meeting(request: HttpRequest, actor: Actor, loaded: AtMeeting, convened_id: UUID) -> Answer:
    """The whole of it on one page."""
    found, record = loaded.meeting, record_of(loaded, actor)
    writes = bool(may(actor, Permission.CONVENE))
    decides = bool(may(actor, Permission.DECIDE))
    page = MeetingPage(
        title=found.kind.label, heading=loaded.caption or "Unknown child", caption=found.kind.label,
        back=Link("The journey", reverse("child_journey", kwargs={"person_id": found.person_ids[0]})),
        subtitle=record.subtitle, line=record.line, quorum=record.quorum, is_quorate=found.is_quorate,
        tasks=_tasks(loaded, writes=writes),
        agencies=tuple(_agency(part, loaded, writes=writes) for part in found.parts),
        nobody=Empty(
            "No agency is recorded yet",
            "Who was asked, who took part and what each told appear here, with the reason where one was not there.",
        ),
        children=tuple(_child(each, loaded, decides=decides) for each in record.children),
        sent=tuple(f"Sent {say.moment(at)} to: {whom}" for whom, at in found.circulated),
        live=Link(
            "What each agency writes, and actions",
            reverse("meeting_item", kwargs={"meeting_id": found.meeting_id, "item_id": found.item_id}),
        ),
    )  # fmt: skip
    return Shown("journey/meeting.html", page)


def _tasks(loaded: AtMeeting, *, writes: bool) -> list[Task]:
    found = loaded.meeting
    pdf = Task("Download as a PDF", meeting_url(found.id, "protection_record_pdf"))
    if not writes:
        return [pdf]
    tasks = [Task("Record an agency", meeting_url(found.id, "protection_part"), "")]
    if found.kind.is_conference:
        tasks.append(Task("Record a report", meeting_url(found.id, "protection_report")))
    if not found.undecided or found.circulated:
        tasks.append(Task("The record was sent", meeting_url(found.id, "protection_circulate")))
    return [*tasks, pdf]


def _agency(part: Part, loaded: AtMeeting, *, writes: bool) -> AgencyShown:
    now = timezone.now()
    found = loaded.meeting
    left = None
    if part.report_due_at and not part.report:
        late = part.report_due_at < now
        left = TimeLeft(
            f"{'late, was due' if late else 'by'} {say.near(part.report_due_at, now)}", late, "Report wanted"
        )
    shared = f"Shared with the parents {say.day_of(part.shared_on)}" if part.shared_on else part.not_shared_why
    key = f"?agency={part.agency_id}"
    tasks = [Link("Say whether it was there", meeting_url(found.id, "protection_part") + key)] if writes else []
    if writes and found.kind.is_conference and not part.report:
        tasks.append(Link("Record its report", meeting_url(found.id, "protection_report") + key))
    presence = part.presence.label if part.presence else "Asked"
    return AgencyShown(
        part.agency, str(presence), part.who or part.asked_who, part.reason, part.information, part.report, left,
        shared if part.report else "", tasks,
    )  # fmt: skip


def _child(each: ChildRecord, loaded: AtMeeting, *, decides: bool) -> ChildShown:
    found, now = loaded.meeting, timezone.now()
    decided = each.person_id in found.decisions
    tasks = []
    if decides:
        words = "Put the decision right" if decided else "Record what was decided"
        url = meeting_url(found.id, "protection_decide", person_id=each.person_id)
        tasks.append(Task(words, url, "govuk-button--secondary" if decided else ""))
    agree = {"meeting_id": found.meeting_id, "item_id": found.item_id, "person_id": each.person_id}
    if decides:
        tasks.append(Task("Agree an action", reverse("meeting_action", kwargs=agree)))
    return ChildShown(
        each.said, reverse("child_journey", kwargs={"person_id": each.person_id}), each.outcome, each.facts,
        each.written,
        tuple(
            ActionLine(
                one.what, f"{one.owner}, {one.agency}", say.near(one.due_at, now), became(one),
                reverse("answer_meeting_action", kwargs={"action_id": one.id}),
            )
            for one in each.actions
        ),
        tasks,
    )  # fmt: skip


@screen(Permission.VIEW, load=load_meeting, log="protection.viewed")
def protection_record_pdf(request: HttpRequest, actor: Actor, loaded: AtMeeting, convened_id: UUID) -> Answer:
    """The record as an accessible PDF for whoever asks, with their name and the time on every page."""
    now = timezone.now()
    recipient = f"{actor.name}, {agencies.agency(actor.agency_id).name}"
    made = pdf_of(document_of(record_of(loaded, actor), recipient=recipient, made_at=now))
    kind = Kind(loaded.meeting.kind).value.replace("_", "-")
    return Sent(made, PDF, filename=f"{kind}-{now:%Y%m%d-%H%M}.pdf", detail={"recipient": recipient})
