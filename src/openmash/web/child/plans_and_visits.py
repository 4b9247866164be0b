"""Plans and visits: when I was last seen and by whom, when I am to be seen next, and every visit there was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.assessments import selectors as assessments
from openmash.casework.assessments.permissions import Permission as Assessments
from openmash.casework.assessments.selectors import Head
from openmash.casework.exploitation.permissions import Permission as Exploitation
from openmash.casework.letters.permissions import Permission as Letters
from openmash.casework.plans import selectors as plans
from openmash.casework.plans.permissions import Permission as Plans
from openmash.casework.plans.selectors import PlanHead
from openmash.casework.unmet.permissions import Permission as Unmet
from openmash.casework.visits import selectors as visits
from openmash.casework.visits.permissions import Permission as Visits
from openmash.casework.visits.selectors import LastSeen, VisitShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table, TimeLeft
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

NEVER_SEEN = "Nobody has recorded seeing this child on a visit"
NOT_BORN = "This child is not born yet"


@dataclass(frozen=True)
class DueLine:
    """One clock of visits, and who says so."""

    left: TimeLeft
    source: str


@dataclass(frozen=True)
class Assessed:
    """One assessment: what, where it stands, and its clock."""

    link: Link
    state: str
    left: TimeLeft
    source: str


@dataclass(frozen=True)
class Planned:
    """One plan, and when it is looked at again."""

    link: Link
    line: str


@dataclass(frozen=True)
class PlansAndVisitsPage(RecordPage):
    """What is to come before what was."""

    seen: str
    seen_said: str
    seen_url: str
    due: Sequence[DueLine]
    how_often: str
    coming: Sequence[Link]
    made: Table | None
    tasks: Sequence[Link]
    assessed: Sequence[Assessed]
    assess: Link | None
    plans: Sequence[Planned]
    plan: Link | None
    letters: Link | None
    unmet: Sequence[Link]
    exploitation: Link | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_plans_and_visits(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show who sees the child, how often, and what came of it."""
    opened = open_record(request, actor, child, Part.PLANS_AND_VISITS)
    if not isinstance(opened, Opened):
        return opened
    every = visits.visits_of(opened.person, actor=actor, known_at=opened.moment) if may(actor, Visits.VIEW) else []
    seen = last_seen_of(opened)
    page = PlansAndVisitsPage(
        opened.title, opened.banner, opened.parts, opened.then,
        seen=seen_words(seen, opened), seen_said=seen.said if seen else "",
        seen_url=reverse("visit", kwargs={"visit_id": seen.visit_id}) if seen else "",
        due=_due(opened), how_often=_how_often(opened),
        coming=[_coming(each, opened) for each in reversed(every) if each.is_open],
        made=_made([each for each in every if not each.is_open], opened),
        tasks=_tasks(opened),
        assessed=_assessed(opened),
        assess=_assess(opened),
        plans=_plans(opened),
        plan=_plan(opened),
        unmet=_unmet(opened),
        letters=Link("Letters that went, and a new one", opened.address("child_letters"))
        if may(actor, Letters.VIEW) and opened.moment is None
        else None,
        exploitation=Link("Exploitation: assessments, level, national referral", opened.address("child_exploitation"))
        if may(actor, Exploitation.VIEW) and opened.moment is None
        else None,
    )  # fmt: skip
    return opened.shown("child/plans_and_visits.html", page)


def last_seen_of(opened: Opened) -> LastSeen | None:
    """When the child was last seen on a visit, as far as the actor may know."""
    if not may(opened.actor, Visits.VIEW):
        return None
    return visits.last_seen(opened.person, actor=opened.actor, known_at=opened.moment)


def seen_words(seen: LastSeen | None, opened: Opened) -> str:
    """In a sentence: who last saw the child, and when."""
    if seen:
        return f"Last seen {say.ago(seen.at, opened.at)} by {seen.by}"
    return NOT_BORN if opened.banner.is_unborn else NEVER_SEEN


def _unmet(opened: Opened) -> list[Link]:
    """What the child needs and cannot have, and where to say so from a plan."""
    if not may(opened.actor, Unmet.VIEW):
        return []
    found = [Link("Unmet need", opened.address("child_unmet"))]
    if opened.moment is None and may(opened.actor, Unmet.RECORD):
        found.append(Link("Needed, and not available", f"{opened.address('unmet_record')}?from=plan"))
    return found


def _due(opened: Opened) -> list[DueLine]:
    if opened.moment is not None or not may(opened.actor, Visits.VIEW):
        return []
    needs = visits.to_be_seen_among(opened.person.ids, actor=opened.actor, now=opened.now)
    due = visits.visits_due({opened.person.lead_id: opened.person.ids}, actor=opened.actor, now=opened.now)
    return [
        *(DueLine(TimeLeft(each.words, each.is_late, "Child to be seen"), each.source) for each in needs),
        *(DueLine(say.left(each.standing, opened.now, each.name), each.source) for each in due),
    ]


def _how_often(opened: Opened) -> str:
    found = visits.frequency_of(opened.person, actor=opened.actor) if may(opened.actor, Visits.VIEW) else None
    return f"{say.begun(found.said)}: {found.because} ({found.set_by}, {say.day_of(found.set_at)})" if found else ""


def _coming(each: VisitShown, opened: Opened) -> Link:
    late = " Nobody has said what happened." if each.planned_at < opened.at else ""
    words = f"{say.begun(say.near(each.planned_at, opened.at))}, {str(each.where.label).lower()}, {each.visitor}.{late}"
    return Link(words, reverse("visit", kwargs={"visit_id": each.id}))


def _made(every: Sequence[VisitShown], opened: Opened) -> Table | None:
    if not every:
        return None
    rows = [
        (
            Cell(_when(each, opened), reverse("visit", kwargs={"visit_id": each.id})),
            Cell(each.record.said if each.record else f"Called off: {each.called_off}"),
            Cell(str(each.purpose.label)),
            Cell(each.record.by if each.record else each.visitor),
        )
        for each in every
    ]
    return Table("Visits, the newest first", ("When", "What happened", "For", "By whom"), rows, caption_hidden=True)


def _when(each: VisitShown, opened: Opened) -> str:
    return say.near(each.record.at if each.record else each.planned_at, opened.at)


def _tasks(opened: Opened) -> tuple[Link, ...]:
    if opened.moment is not None or not may(opened.actor, Visits.RECORD):
        return ()
    return (
        Link("Plan a visit, or record one now", opened.address("visit_plan")),
        Link("Say how often this child is to be seen", opened.address("visit_frequency")),
    )


def _assessed(opened: Opened) -> list[Assessed]:
    if not may(opened.actor, Assessments.VIEW):
        return []
    found = assessments.assessments_of(opened.person, actor=opened.actor, known_at=opened.moment)
    return [_one(each, opened) for each in found]


def _one(each: Head, opened: Opened) -> Assessed:
    more = len(each.person_ids) - 1
    with_whom = f", with {say.count_of(more, 'other child') if more == 1 else f'{more} other children'}" if more else ""
    return Assessed(
        Link(f"{each.instrument.title}{with_whom}", reverse("assessment", kwargs={"assessment_id": each.id})),
        f"{each.state.label}. Begun by {each.begun_by}, {say.day_of(each.begun_at)}.",
        TimeLeft("A screening tool, with no time limit of its own")
        if each.instrument.is_tool
        else say.left(each.standing, opened.at, "45 working days"),
        ""
        if each.instrument.is_tool
        else f"From {each.clock_said}, {say.day_of(each.referred_at)}. {each.clock_source}",
    )


def _assess(opened: Opened) -> Link | None:
    if opened.moment is not None or not may(opened.actor, Assessments.WRITE):
        return None
    return Link("Begin an assessment", opened.address("assessment_begin"))


def _plans(opened: Opened) -> list[Planned]:
    if not may(opened.actor, Plans.VIEW):
        return []
    found = plans.plans_of(opened.person, actor=opened.actor, known_at=opened.moment)
    return [_planned(each) for each in found]


def _planned(each: PlanHead) -> Planned:
    review = f"To be reviewed by {say.day_of(each.review_by)}." if each.review_by else "Ended."
    link = Link(str(each.kind.label), reverse("plan", kwargs={"plan_id": each.id}))
    return Planned(link, f"Since {say.day_of(each.since)}. {review} Begun by {each.begun_by}.")


def _plan(opened: Opened) -> Link | None:
    if opened.moment is not None or not may(opened.actor, Plans.WRITE):
        return None
    return Link("Begin a plan", opened.address("plan_begin"))
