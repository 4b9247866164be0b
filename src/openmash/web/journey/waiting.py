"""What the worklist says of journeys: my children's limits, enquiries to look at, meetings to finish, what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey import selectors
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.selectors import Overview, Running
from openmash.casework.journey.timing import VISITS
from openmash.casework.protection import selectors as protection
from openmash.casework.protection.permissions import Permission as Protection
from openmash.casework.protection.selectors import Unfinished
from openmash.casework.visits.permissions import Permission as Visits
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.pathways import child_protection, drift, seeing
from openmash.records.cases import selectors as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Standing, reckon
from openmash.web.journey.journey import stage_said
from openmash.web.journey.lists import called
from openmash.web.journey.loading import meeting_url
from openmash.web.journey.tasks import journey_url
from openmash.web.visits.waiting import SOON
from openmash.web.worklist.item import Item

LOOK_BACK = timedelta(days=60)
MANAGERS = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER)


def limits_of_my_children(actor: Actor) -> Sequence[Item]:
    """The children allocated to the actor: each limit that runs; where none does, the child alone.

    A visit that is due soon, or late, has a line of its own where the actor makes visits: it is not told of twice.
    """
    now = timezone.now()
    mine = cases.allocations(actor=actor, account_id=actor.account_id)
    if not mine:
        return ()
    found = seeing.overviews([each.person_id for each in mine], actor=actor, now=now)
    visits = bool(may(actor, Visits.RECORD))
    living = [one for one in found if not (one.card and one.card.has_died)]
    return [item for one in living for item in _of_child(one, now, told_by_visits=visits)]


def _has_its_own_line(each: Running, now: datetime) -> bool:
    return each.clock.key in VISITS and each.standing.due_at is not None and each.standing.due_at < now + SOON


def _of_child(one: Overview, now: datetime, *, told_by_visits: bool) -> list[Item]:
    stage = stage_said(one.standing.stage, now)
    runs = [each for each in one.running if each.is_open]
    open_ = [each for each in runs if not (told_by_visits and _has_its_own_line(each, now))]
    if runs and not open_:
        return []
    first = open_[0] if open_ else None
    more = f" and {len(open_) - 1} more" if len(open_) > 1 else ""
    return [
        Item(
            what=f"{first.clock.name}{more}" if first else "Open the journey", about=called(one),
            why="Allocated to you", url=journey_url(one.person_id), words=stage,
            due_at=first.standing.due_at if first else None,
            left=say.left(first.standing, now) if first else None, keys=[f"person:{one.person_id}"],
        )
    ]  # fmt: skip


def enquiries_to_look_at(actor: Actor) -> Iterable[Item]:
    """Enquiries a worker began: a manager's view within the hour."""
    if not any(role in actor.roles for role in MANAGERS):
        return ()
    now = timezone.now()
    found = protection.to_ratify(actor=actor)
    cards = people_cards([each.person_id for each in found], actor) if found else {}
    return (
        Item(
            what="Look at a section 47 enquiry somebody began",
            about=cards[each.person_id].name if each.person_id in cards else "", why="A manager’s view within the hour",
            url=reverse("protection_ratify", kwargs={"decision_id": each.id}), words=f"Begun by {each.by}",
            due_at=(left := _within_the_hour(each.recorded_at, now)).due_at, left=say.left(left, now), is_now=True,
            keys=[f"person:{each.person_id}"],
        )
        for each in found
    )  # fmt: skip


def _within_the_hour(since: datetime, now: datetime) -> Standing:
    local = profile_at(now)
    return reckon(local.clock("protective_act_ratified", local_date(since)), since, now, local.calendar())


def meetings_to_finish(actor: Actor) -> Iterable[Item]:
    """Meetings the actor called or chairs: to come and to be chaired, not decided for every child, or not sent."""
    if not may(actor, Protection.CONVENE):
        return ()
    now = timezone.now()
    every = child_protection.unfinished(actor=actor, since=now - LOOK_BACK)
    found = [x for x in every if x.called.starts_at <= now or x.called.called_by_id != actor.account_id]
    cards = people_cards([person for x in found for person in x.called.person_ids], actor) if found else {}
    return (
        Item(
            what=f"{_what(x, now)}: {x.called.kind.label.lower()}",
            about=say.listed([cards[person].name for person in x.called.person_ids if person in cards]),
            why="You called it" if x.called.called_by_id == actor.account_id else "You chair it",
            url=meeting_url(x.called.id), words=x.called.line, due_at=x.called.starts_at,
            left=TimeLeft(f"{'held ' if x.called.starts_at <= now else ''}{say.near(x.called.starts_at, now)}"),
            keys=[f"person:{person}" for person in x.called.person_ids],
        )
        for x in found
    )  # fmt: skip


def _what(one: Unfinished, now: datetime) -> str:
    if one.called.starts_at > now:
        return "Chair"
    return "Record what was decided" if one.undecided else "Send the record"


def reasons_to_write(actor: Actor) -> Iterable[Item]:
    """Steps the actor took without saying why, due at 10:00 the next working day."""
    found = selectors.owing_reasons(actor=actor)
    if not found:
        return ()
    now = timezone.now()
    local = profile_at(now)
    clock = local.clock("debt_paid", local_date(now))
    cards = people_cards([person for _, person, _, _ in found], actor)
    return (
        Item(
            what=f"Write why: {step[:1].lower()}{step[1:]}", about=cards[person].name if person in cards else "",
            why="You recorded it without a reason",
            url=reverse("journey_put_right", kwargs={"person_id": person, "milestone_id": milestone}),
            due_at=(left := reckon(clock, since, now, local.calendar())).due_at, left=say.left(left, now),
            keys=[f"person:{person}"],
        )
        for milestone, person, step, since in found
    )  # fmt: skip


def reports_owed(actor: Actor) -> Iterable[Item]:
    """Reports the actor's agency was asked for, of meetings about children the actor reaches."""
    if not may(actor, Protection.VIEW):
        return ()
    now = timezone.now()
    found = protection.reports_wanted(actor=actor, agency_id=actor.agency_id, since=now - LOOK_BACK)
    cards = people_cards([person for x in found for person in x.person_ids], actor) if found else {}
    return (
        Item(
            what=f"Report for a {x.kind.label.lower()}",
            about=say.listed([cards[person].name for person in x.person_ids if person in cards]),
            why="Your agency was asked", url=meeting_url(x.convened_id),
            words=f"Held {say.near(x.starts_at, now)}", due_at=x.due_at,
            left=TimeLeft(f"{'late, was due' if x.due_at < now else 'by'} {say.near(x.due_at, now)}", x.due_at < now),
            keys=[f"person:{person}" for person in x.person_ids],
        )
        for x in found
    )  # fmt: skip


def drift_of_my_team(actor: Actor) -> Sequence[Item]:
    """For a team's manager: how many children stand still, and how many must be put right. One line each."""
    if not may(actor, Permission.OVERSEE) or actor.team_id is None:
        return ()
    now = timezone.now()
    children = drift.team_of(actor=actor, now=now)
    still = drift.still_among(children, now, actor=actor)
    wrong = [one for one in children if one.put_right]
    lines = []
    if still:
        lines.append(("Children of your team for whom nothing moves", "drift", len(still)))
    if wrong:
        lines.append(("Put right before the return", "to_put_right", len(wrong)))
    return [
        Item(what=what, about="", why="Your team", url=reverse(name), words=f"{many}") for what, name, many in lines
    ]
