"""A child at each stage of the journey, allocated to one team; and one about whom the return would refuse something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.staff import BY_USERNAME

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.casework.journey.words import Step
    from openmash.casework.protection.words import Kind, Outcome
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CHILDREN = """
select b.person_id from people_birth b join people_person p on p.id = b.person_id
where p.kind = 'child' and p.circle_id = 1 and b.precision = 'day' and not b.expected and b.date between %s and %s
and not exists (select from people_detail d where d.person_id = p.id and d.kind = 'died')
and not exists (select from cases_allocation a where a.person_id = p.id and a.ends_at is null)
and not exists (select from cases_milestone m where m.person_id = p.id and m.event = 'referral_received')
and not exists (select from linkage_samepersondecision s where p.id in (s.record_a_id, s.record_b_id))
order by b.person_id limit 400
"""
UNBORN = """
select b.person_id from people_birth b join people_person p on p.id = b.person_id
where p.kind = 'unborn' and p.circle_id = 1 and b.expected and b.date > %s
and not exists (select from cases_allocation a where a.person_id = p.id and a.ends_at is null)
order by b.person_id limit 5
"""
STAGES = (
    "accepted", "assessment", "early_help", "need", "called", "enquiry", "plan", "review", "late", "closed",
    "out_of_order",
)  # fmt: skip


@dataclass(frozen=True)
class OnPlan:
    """A child on a protection plan: since how many days, of which category, why, looked at again when, seen when.

    All in days before now, the oldest first.
    """

    since: int
    category: str
    worry: str
    outline: str
    core_groups: tuple[int, ...]
    reviews: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()


ON_PLANS = (
    OnPlan(
        6, "PHY", "Marks on both arms, and three accounts of them.", "No adult hits. Nan is there at bath time. School "
        "asks on Mondays.", (), seen=(4,),
    ),
    OnPlan(
        97, "EMO", "Police four times in six weeks; the child waits on the stairs until it is quiet.",
        "Dad lives at his brother’s until the course is done. Somebody at school whom the child chose.",
        (86, 58, 31, 8), (12,), (82, 54, 30, 9),
    ),
    OnPlan(
        262, "NEG", "Teeth, head lice and school all left for a year.", "Dentist in a month. School every day. A warm "
        "room to sleep in.", (250, 120, 24), (180, 20), (248, 190, 70, 22, 8),
    ),
)  # fmt: skip
"""Plans at different stages: begun last week, after the first review, and after the second."""
WHY = "Settled at home and in school since the spring; nothing new from any agency, and the plan did what it was for."


class _Told:
    """Records steps and meetings for one child, at days before now."""

    def __init__(self, county: County, child: UUID) -> None:
        self.now, self.child = county.as_at, child

    def step(self, step: Step, days: float, why: str) -> None:
        from openmash.casework.journey import actions
        from openmash.casework.journey.telling import StepTold

        with acting("team.manager") as actor:
            actions.record_step(
                actor=cast("Actor", actor), person_id=self.child, told=StepTold(step, why, self.now - days * DAY)
            )

    def meeting(self, kind: Kind, days: float, line: str, *, chair: str = "") -> UUID:
        from openmash.casework.protection.telling import PartTold
        from openmash.casework.protection.words import How, Presence
        from openmash.foundation.agencies.selectors import agency_named
        from openmash.pathways import child_protection

        with acting("team.manager") as acted:
            actor = cast("Actor", acted)
            made = child_protection.convene(
                actor=actor, person_ids=[self.child], kind=kind, line=line, starts_at=self.now - days * DAY,
                how=How.VIDEO, chair_id=BY_USERNAME[chair].id if chair else None,
            )  # fmt: skip
            if days < 0:
                return made
            parts = (
                (actor.agency_id, Presence.PRESENT, "Fiona Drummond-Bell", "", "Known to the team since the spring."),
                (agency_named("police").pk, Presence.PRESENT, "DS Aaron Whitcombe", "", "Two calls, both at night."),
                (agency_named("health").pk, Presence.PRESENT, "Josephine Mbeki-Hall", "", "Two appointments missed."),
                (agency_named("education").pk, Presence.WRITTEN, "Tom Ravensdale", "In a hearing", "In school."),
            )  # fmt: skip
            for agency, presence, who, reason, information in parts:
                child_protection.take_part(
                    actor=actor, convened_id=made, told=PartTold(agency, presence, who, reason, information)
                )
        return made

    def reported(self, meeting: UUID, days: int) -> None:
        """The council's report, shared with the parents so many days before now."""
        from openmash.casework.protection.telling import ReportTold
        from openmash.pathways import child_protection

        words = "What has changed since the last conference, what has not, and what the child says of it."
        with acting("team.manager") as acted:
            actor = cast("Actor", acted)
            child_protection.report(
                actor=actor, convened_id=meeting,
                told=ReportTold(actor.agency_id, words, (self.now - days * DAY).date()),
            )  # fmt: skip

    def decide(
        self, meeting: UUID, outcome: Outcome, why: str, plan: str = "", *, category: str = "NEG", next_in: int = 0
    ) -> None:
        from openmash.casework.protection.telling import DecisionTold
        from openmash.casework.protection.words import Category, Led, Participation
        from openmash.casework.protection.words import Outcome as Outcomes
        from openmash.pathways import child_protection

        enquiry, begins = outcome is Outcomes.ENQUIRY, outcome is Outcomes.PLAN
        said = outcome in (Outcomes.PLAN, Outcomes.PLAN_GOES_ON)
        with acting("team.manager") as actor:
            child_protection.decide(
                actor=cast("Actor", actor), convened_id=meeting, person_id=self.child,
                told=DecisionTold(
                    outcome, why, led=Led.JOINT if enquiry else None, seen_by="Priya Lindqvist" if enquiry else "",
                    category=Category(category) if begins else None,
                    participation=Participation.BY_OTHER_MEANS if said else None, plan=plan,
                    next_at=self.now + next_in * DAY if next_in else None,
                    agencies_said="Health and school agree. Police have had no call since." if said else "",
                    who_else="No other child lives there." if said else "",
                    voice="“I want it to stay like this.”" if said else "",
                ),
            )  # fmt: skip

    def seen(self, days: float, username: str, purpose: str = "child_protection") -> None:
        from openmash.casework.visits import actions
        from openmash.casework.visits.telling import VisitPlanned, VisitTold
        from openmash.casework.visits.words import Bedroom, Happened, Purpose, Safe, SeenAlone, Where
        from openmash.records.voice.words import Method

        at = self.now - days * DAY + 2 * HOUR
        with acting(username) as somebody:
            actor = cast("Actor", somebody)
            planned = VisitPlanned([self.child], Purpose(purpose), at, Where.HOME)
            (visit,) = actions.plan(actor=actor, told=planned)
            told = VisitTold(
                Happened.SEEN, Where.HOME, at, f"demo-plan-{self.child}-{days}", alone=SeenAlone.YES,
                bedroom=Bedroom.SEEN, words="I like it when you come on a Tuesday, because then it is chips.",
                method=Method.TALKING, safe=Safe.YES, observations="Own bed made up, warm, and a light that works.",
            )  # fmt: skip
            actions.record(actor=actor, visit_id=visit, told=told)

    def sent(self, meeting: UUID) -> None:
        from openmash.pathways import child_protection

        with acting("team.manager") as actor:
            child_protection.circulate(
                actor=cast("Actor", actor), convened_id=meeting, to_whom="All who took part, and both parents."
            )


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these children."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    born = ((county.as_at - timedelta(days=365 * years)).date() for years in (12, 2))
    found = [UUID(str(row[0])) for row in county.connection.execute(CHILDREN, list(born)).fetchall()]
    unborn = [UUID(str(row[0])) for row in county.connection.execute(UNBORN, [county.as_at.date()]).fetchall()]
    if len(found) < len(STAGES):
        return
    chosen = dict(zip(STAGES, county.chance("journeys").sample(found, len(STAGES)), strict=True))
    _allocate([*chosen.values(), *unborn[:1]], chosen["early_help"])
    _tell(county, chosen, unborn)
    others = [child for child in found if child not in chosen.values()]
    for number, child in enumerate(others[: len(ON_PLANS)]):
        worker = ("social.worker.three", "social.worker.two")[number % 2]
        _allocate([child], None, worker)
        _plan(_Told(county, child), ON_PLANS[number], worker)


def _allocate(children: Sequence[UUID], early_help: UUID | None, worker: str = "social.worker") -> None:
    """The worker leads, their manager reaches the child, and a partner leads on family help."""
    from openmash.records.cases import actions
    from openmash.records.cases.words import AllocationRole

    with acting("decision.maker") as actor:
        for child in children:
            for username, role in (
                (worker, AllocationRole.SOCIAL_WORKER),
                ("team.manager", AllocationRole.SECOND_WORKER),
            ):
                actions.allocate(
                    actor=cast("Actor", actor), person_id=child, account_id=BY_USERNAME[username].id, role=role
                )
        if early_help is not None:
            actions.allocate(
                actor=cast("Actor", actor), person_id=early_help, account_id=BY_USERNAME["early.help"].id,
                role=AllocationRole.FAMILY_HELP_LEAD,
            )  # fmt: skip


def _plan(told: _Told, on: OnPlan, worker: str) -> None:
    """From the referral to the last review, seen and reviewed in time."""
    from openmash.casework.journey.words import Step
    from openmash.casework.protection.words import Kind, Outcome

    told.step(Step.ACCEPTED, on.since + 40, "Offered by the hub.")
    told.step(Step.ASSESSMENT_BEGAN, on.since + 39, "As the hub decided.")
    strategy = told.meeting(Kind.STRATEGY, on.since + 14, on.worry)
    told.decide(strategy, Outcome.ENQUIRY, "All agreed that harm is likely unless somebody finds out today.")
    told.seen(on.since + 14, worker, "same_day")
    told.sent(strategy)
    told.step(Step.ASSESSMENT_COMPLETED, on.since + 3, "What the family and the child told us is written down.")
    conference = told.meeting(Kind.INITIAL, on.since, on.worry)
    told.decide(
        conference, Outcome.PLAN, "Every agency thought so, and Mum did too.", on.outline, category=on.category,
        next_in=80 - on.since if on.since < 80 else 0,
    )  # fmt: skip
    for days in on.core_groups:
        group = told.meeting(Kind.CORE_GROUP, days, "How the plan is going.")
        told.decide(group, Outcome.PLAN_WORKED_ON, "Most of it is done.", "What is left is done by the next one.")
    for days in on.reviews:
        review = told.meeting(Kind.REVIEW, days, "Is the child safer than three months ago?")
        told.reported(review, days + 8)
        told.decide(review, Outcome.PLAN_GOES_ON, "Better, and not yet sure.", on.outline, next_in=150 - days)
    for days in on.seen:
        told.seen(days, worker)


def _in_need(told: _Told) -> None:
    """A plan that help came of: assessed, seen every four weeks, reviewed within three months."""
    from openmash.casework.journey.words import Step

    told.step(Step.ACCEPTED, 120, "Offered by the hub.")
    told.step(Step.ASSESSMENT_BEGAN, 119, "As the hub decided.")
    told.step(Step.ASSESSMENT_COMPLETED, 101, "What the family told us is written down.")
    told.step(Step.NEED_PLAN_BEGAN, 100, "The assessment found that mornings and money need help.")
    told.step(Step.NEED_PLAN_REVIEWED, 12, "Mornings are easier. Money is not yet.")
    for days in (94, 68, 41, 16):
        told.seen(days, "social.worker", "child_in_need")


def _tell(county: County, chosen: dict[str, UUID], unborn: list[UUID]) -> None:
    from openmash.casework.journey import actions
    from openmash.casework.journey.telling import Gate, StepTold
    from openmash.casework.journey.words import Closure, Step
    from openmash.casework.protection.words import Kind, Outcome

    told = {stage: _Told(county, child) for stage, child in chosen.items()}
    told["accepted"].step(Step.ACCEPTED, 1, "Offered by the hub after two notices from the police.")
    for stage, days in (("assessment", 20), ("late", 68), ("called", 12), ("enquiry", 12)):
        told[stage].step(Step.ACCEPTED, days, "Offered by the hub.")
        told[stage].step(Step.ASSESSMENT_BEGAN, days - 1, "As the hub decided.")
    told["early_help"].step(Step.FAMILY_HELP_BEGAN, 40, "Sleep and mornings; his mother asked for help with both.")
    _in_need(told["need"])
    told["called"].meeting(Kind.STRATEGY, 0.1, "A bruise on the arm, with two different stories.")
    made = told["enquiry"].meeting(Kind.STRATEGY, 6, "Left alone at night, twice in a week.")
    told["enquiry"].decide(made, Outcome.ENQUIRY, "Two nights alone, and no adult would say where they were.")
    told["enquiry"].seen(6, "social.worker", "enquiry")
    told["enquiry"].sent(made)
    for stage, days, core_groups, seen in (
        ("plan", 40, (30, 4), (36, 22, 9)), ("review", 88, (78, 50, 22), (80, 64, 50, 36, 22, 8)),
    ):  # fmt: skip
        told[stage].step(Step.ACCEPTED, days + 30, "Offered by the hub.")
        told[stage].step(Step.ASSESSMENT_BEGAN, days + 29, "As the hub decided.")
        strategy = told[stage].meeting(Kind.STRATEGY, days + 15, "No food in the house, and nobody up at noon.")
        told[stage].decide(strategy, Outcome.ENQUIRY, "Neglect over months, and it is getting worse.")
        told[stage].seen(days + 15, "social.worker", "same_day")
        told[stage].sent(strategy)
        told[stage].step(Step.ASSESSMENT_COMPLETED, days + 2, "What the family told us is written down.")
        conference = told[stage].meeting(Kind.INITIAL, days, "What the enquiry found.")
        told[stage].decide(
            conference, Outcome.PLAN, "All agreed that neglect is likely to go on without a plan.",
            "Meals every day, seen by school at breakfast club. A clean bed by Friday. Health visitor each fortnight.",
        )  # fmt: skip
        for ago in core_groups:
            told[stage].decide(
                told[stage].meeting(Kind.CORE_GROUP, ago, "How the plan is going."), Outcome.PLAN_WORKED_ON,
                "Meals are better. The bed is not there yet.", "The bed comes on Friday; Nan has the key.",
            )  # fmt: skip
        for ago in seen:
            told[stage].seen(ago, "social.worker")
    told["enquiry"].meeting(Kind.INITIAL, -1, "What the enquiry found.", chair="conference.chair")
    review = told["review"].meeting(Kind.REVIEW, 0.1, "Three months on: what has changed?", chair="conference.chair")
    told["review"].reported(review, 8)
    told["out_of_order"].step(Step.ACCEPTED, 5, "Offered by the hub.")
    told["out_of_order"].step(Step.ENQUIRY_BEGAN, 6, "Held by telephone at two in the morning.")
    told["closed"].step(Step.ACCEPTED, 200, "Offered by the hub.")
    told["closed"].step(Step.NEED_PLAN_BEGAN, 180, "Help with money and mornings.")
    gate = Gate("School and health agree. The police sent nothing.", "His sister was seen too.", "“It is quiet now.”")
    with acting("team.manager") as actor:
        for step, closure in ((Step.NEED_PLAN_ENDED, None), (Step.CLOSED, Closure.OTHER)):
            actions.record_step(
                actor=cast("Actor", actor), person_id=chosen["closed"],
                told=StepTold(step, WHY, county.as_at - 10 * DAY, closure=closure, gate=gate),
            )  # fmt: skip
    for child in unborn[:1]:
        before_birth = _Told(county, child)
        before_birth.step(Step.ACCEPTED, 20, "Her older children lived with others; the midwife asked early.")
        before_birth.step(Step.ASSESSMENT_BEGAN, 19, "As the hub decided.")


MODULE = Module("journeys", by_actions=_by_actions)
