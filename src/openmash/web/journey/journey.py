"""Where the child is, what is due and by which law, who leads, what must be put right, and what came before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.circumstances.permissions import Permission as Circumstances
from openmash.casework.court.permissions import Permission as Court
from openmash.casework.differences import selectors as differences
from openmash.casework.differences.permissions import Permission as Differences
from openmash.casework.journey import selectors
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.selectors import ByWhom, Journey, Line, PutRight, Running, Stage
from openmash.casework.looked_after.permissions import Permission as LookedAfter
from openmash.casework.protection import selectors as protection
from openmash.casework.protection.permissions import Permission as Protection
from openmash.casework.protection.selectors import Called
from openmash.casework.protection.words import Kind
from openmash.casework.supervision.permissions import Permission as Oversight
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.insight.returns.permissions import Permission as Returns
from openmash.pathways import seeing
from openmash.records.cases import selectors as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.permissions import Permission as Cases
from openmash.records.cases.selectors import Allocated
from openmash.records.linkage import selectors as linkage
from openmash.records.people.selectors import related_to
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Due
from openmash.web.child.permissions import Permission as Record
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.court.showing import Power, powers_now
from openmash.web.looked_after.showing import limits_now

NOTHING_DUE = Empty(
    "No limit is running", "Each that starts appears here, with when it ends and the law it comes from."
)
NOTHING_YET = Empty(
    "No step is recorded yet",
    "It begins when a team accepts the child, when a discussion is called, or with the first step here.",
)
SAID_AS = {Stage.FAMILY_HELP: "early_help", Stage.NEED: "child_in_need"}
"""Stages an area may call by its own name."""


@dataclass(frozen=True)
class Task:
    """A link that looks like the button it is."""

    text: str
    url: str
    classes: str = "govuk-button--secondary"


@dataclass(frozen=True)
class Limit:
    """One limit: what, how it stands, since when, and the law or rule it comes from."""

    name: str
    left: TimeLeft
    since: str
    source: str
    note: str
    link: str


@dataclass(frozen=True)
class Lead:
    """Somebody the child is allocated to."""

    said: str
    since: str
    end_url: str


@dataclass(frozen=True)
class Wrong:
    """Something to put right before the return, in our words and in those of its rule."""

    rule: str
    published: str
    words: str
    fix: str
    said: Sequence[str]
    put_right: Link | None
    explain: Link | None


@dataclass(frozen=True)
class Happened:
    """One step as shown."""

    said: str
    when: str
    when_iso: str
    recorded: str
    why: str
    by: str
    more: Sequence[tuple[str, str]]
    task: Link | None
    owes_reason: bool


@dataclass(frozen=True)
class JourneyPage(RecordPage):
    """The page."""

    stage: str
    since: str
    beside: str
    notes: Sequence[str]
    tasks: Sequence[Task]
    due: Sequence[Limit]
    nothing_due: Empty | None
    leads: Sequence[Lead]
    lead_url: str
    wrong: Sequence[Wrong]
    meetings: Sequence[Link]
    happened: Sequence[Happened]
    nothing_yet: Empty | None
    met: Sequence[Limit]
    powers: Sequence[Power]
    court: Link | None
    looked_after: Link | None
    circumstances: Link | None
    oversight: Link | None
    in_the_return: Link | None
    differ: Link | None
    differences: Sequence[Link]
    token: str


@screen(Record.READ, load=load, log="child.viewed")
def child_journey(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show the journey, as known then where asked."""
    opened = open_record(request, actor, child, Part.JOURNEY)
    if not isinstance(opened, Opened):
        return opened
    found = seeing.journey(opened.person, actor=actor, known_at=opened.moment)
    held = cases.allocations(actor=actor, person_ids=opened.person.ids) if opened.moment is None else []
    mine = any(each.account_id == actor.account_id for each in held)
    writes = opened.moment is None and bool(may(actor, Permission.RECORD, ByWhom(mine)))
    called = protection.meetings_of(opened.person.ids, actor=actor, known_at=opened.moment)
    here = {"person_id": opened.person.lead_id}
    looked_after = limits_now(opened.person, actor=actor, now=opened.now) if opened.moment is None else ()
    due = tuple(limit_of(each, opened.at) for each in _soonest_first([*found.due, *looked_after]))
    page = JourneyPage(
        opened.title, opened.banner, opened.parts, opened.then,
        stage=stage_said(found.standing.stage, opened.at),
        since=f"since {say.day_of(found.standing.since)}" if found.standing.since else "",
        beside=say.listed([_low(stage_said(stage, opened.at)) for stage in found.standing.beside]),
        notes=[*_notes(found, opened), *_others_on_a_plan(found, opened)],
        tasks=_tasks(found, actor, here) if writes else (),
        due=due,
        nothing_due=None if due else NOTHING_DUE,
        leads=tuple(_lead(each, actor, here) for each in held),
        lead_url=reverse("journey_lead", kwargs=here) if writes and may(actor, Cases.ALLOCATE) else "",
        wrong=tuple(wrong_of(each, here, writes=writes) for each in found.put_right),
        meetings=tuple(_meeting(each, opened.at) for each in called) if may(actor, Protection.VIEW) else (),
        happened=tuple(_happened(each, here, writes=writes) for each in found.lines),
        nothing_yet=None if found.lines else NOTHING_YET,
        met=tuple(limit_of(each, opened.at) for each in found.met),
        powers=powers_now(opened.person.ids, actor=actor, now=opened.now) if opened.moment is None else (),
        court=Link("Family group, pre-proceedings and orders", opened.address("child_court"))
        if may(actor, Court.VIEW)
        else None,
        looked_after=Link("Looked after: placement, visits and reviews", opened.address("child_looked_after"))
        if may(actor, LookedAfter.VIEW)
        else None,
        circumstances=Link("Private fostering, young carer, homeless", opened.address("child_circumstances"))
        if may(actor, Circumstances.VIEW)
        else None,
        oversight=Link("Oversight, and a sheet for tonight", opened.address("child_oversight"))
        if may(actor, Oversight.VIEW)
        else None,
        in_the_return=Link("In the yearly return", opened.address("child_return"))
        if may(actor, Returns.VIEW)
        else None,
        differ=Link("Raise a professional difference", reverse("raise_from_journey", kwargs=here))
        if opened.moment is None and may(actor, Differences.RAISE, ByWhom(mine))
        else None,
        differences=_differences(opened, mine=mine),
        token=new_token(),
    )  # fmt: skip
    return opened.shown("journey/journey.html", page)


def _differences(opened: Opened, *, mine: bool) -> list[Link]:
    """What agencies differ about now, for whoever may read it."""
    if opened.moment is not None or not may(opened.actor, Differences.VIEW, ByWhom(mine)):
        return []
    return [
        Link(f"{each.raised_by} differs with {each.answering}: {each.what}", reverse("difference", args=[each.id]))
        for each in differences.open_about(opened.person.ids, actor=opened.actor)
    ]


def stage_said(stage: Stage, moment: datetime) -> str:
    """A stage by the area's own name for it."""
    key = SAID_AS.get(stage)
    return profile_at(moment).name_of(key, stage.value) if key else stage.value


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]


def _notes(found: Journey, opened: Opened) -> list[str]:
    notes = []
    if found.life.expected:
        notes.append("Not born yet: this is a pre-birth journey.")
    if found.standing.stage is Stage.NONE and opened.banner.working:
        notes.append("Somebody works with this child all the same: who, and by which list, stands at the top.")
    if found.standing.left_open:
        left = say.listed([_low(stage.value.removeprefix("On a ")) for stage in found.standing.left_open])
        notes.append(f"Nobody has recorded that the {left} ended. Until somebody does, others are told that it runs.")
    if found.standing.is_re_referral:
        notes.append("A re-referral: an earlier referral was accepted within 12 months before.")
    if found.standing.in_pre_proceedings:
        notes.append("In pre-proceedings.")
    return notes


def _others_on_a_plan(found: Journey, opened: Opened) -> list[str]:
    """Who else, the other way round: kin and household on a protection plan where this child is on none."""
    if opened.moment is not None or Stage.PROTECTION_PLAN in (found.standing.stage, *found.standing.beside):
        return []
    others = related_to(opened.person.ids, opened.actor) - set(opened.person.ids)
    planned = selectors.on_a_protection_plan(others, actor=opened.actor) if others else []
    cards = linkage.whole_cards(planned, opened.actor) if planned else {}
    names = sorted({card.name for card in cards.values()})
    if not names:
        return []
    are = "is" if len(names) == 1 else "are"
    return [f"{say.listed(names)} {are} on a child protection plan, and this child is not. Decide for this child too."]


def _tasks(found: Journey, actor: Actor, here: dict[str, UUID]) -> list[Task]:
    stages = {found.standing.stage, *found.standing.beside}
    tasks = []
    if may(actor, Protection.CONVENE):
        tasks.append(Task("Call a strategy discussion", _call(here, Kind.STRATEGY), "govuk-button--warning"))
        if Stage.ENQUIRY in stages and may(actor, Protection.DECIDE):
            tasks.append(Task("Say how the enquiry came out", reverse("protection_end_enquiry", kwargs=here)))
        if Stage.ENQUIRY in stages and Stage.PROTECTION_PLAN not in stages:
            tasks.append(Task("Call the initial conference", _call(here, Kind.INITIAL)))
        if Stage.PROTECTION_PLAN in stages:
            tasks.append(Task("Call a core group", _call(here, Kind.CORE_GROUP)))
            tasks.append(Task("Call a review conference", _call(here, Kind.REVIEW)))
    tasks.append(Task("Record a step", reverse("journey_step", kwargs=here)))
    if may(actor, Permission.RECORD_LESS) and (found.standing.is_open or found.standing.left_open):
        tasks.append(Task("Step down, transfer or close", reverse("journey_less", kwargs=here)))
    return tasks


def _call(here: dict[str, UUID], kind: Kind) -> str:
    return reverse("protection_call", kwargs={**here, "kind": kind.value.replace("_", "-")})


def _soonest_first(due: Sequence[Running | Due]) -> list[Running | Due]:
    far = datetime.max.replace(tzinfo=UTC)
    return sorted(due, key=lambda each: each.standing.due_at or far)


def limit_of(each: Running | Due, now: datetime) -> Limit:
    """One limit as shown, with its source."""
    began = each.counted_from or each.clock.starts
    return Limit(
        each.clock.name, say.left(each.standing, now),
        f"{say.begun(began.said)} {say.day_of(each.started_at)}",
        say.rests_on(each.clock), each.clock.note, each.clock.source.link,
    )  # fmt: skip


def _lead(each: Allocated, actor: Actor, here: dict[str, UUID]) -> Lead:
    end = reverse("journey_end_lead", kwargs={**here, "allocation_id": each.id}) if may(actor, Cases.ALLOCATE) else ""
    return Lead(f"{each.name}, {each.agency}: {each.role.label.lower()}", say.day_of(each.since), end)


def wrong_of(each: PutRight, here: dict[str, UUID], *, writes: bool) -> Wrong:
    """One thing to put right, with what can be done about it."""
    key = {**here, "milestone_id": each.finding.mark}
    return Wrong(
        each.finding.rule, each.finding.published, each.finding.words, each.finding.fix, each.said,
        Link("Put it right", reverse("journey_put_right", kwargs=key)) if writes and each.can_correct else None,
        Link("Say why it is so", reverse("journey_explain", kwargs={**key, "rule": each.finding.rule}))
        if writes
        else None,
    )  # fmt: skip


def _meeting(each: Called, now: datetime) -> Link:
    words = f"{each.kind.label}, {say.near(each.starts_at, now)}"
    return Link(words, reverse("protection_meeting", kwargs={"convened_id": each.id}))


def _happened(each: Line, here: dict[str, UUID], *, writes: bool) -> Happened:
    late = local_date(each.recorded_at) != local_date(each.at)
    more = [("To", each.to_named), ("Why it closed", each.closure), *each.gate]
    link = Link(
        "Write why" if each.owes_reason else "Put right",
        reverse("journey_put_right", kwargs={**here, "milestone_id": each.milestone_id}),
    )
    return Happened(
        each.said, say.moment(each.at), say.iso(each.at),
        f"recorded {say.day_of(each.recorded_at)}" if late else "", each.why, f"{each.by}, {each.agency}",
        [pair for pair in more if pair[1]], link if writes and each.can_correct else None, each.owes_reason,
    )  # fmt: skip
