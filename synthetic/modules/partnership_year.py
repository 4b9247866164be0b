"""A year of the partnership: meetings with decisions and actions, risks that moved, scrutiny, money and policies.

Everything here is made up, and names no child.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from synthetic.staff import AGENCIES, BY_USERNAME

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

DAY = timedelta(days=1)
AGENCY = {each.slug: each.id for each in AGENCIES}
BOARD = BY_USERNAME["board.member"].id
DIRECTOR, SERGEANT = "Helen Marchetti, director of safeguarding", "Det Supt Owen Pryce, head of public protection"
NURSE, TEACHER = "Ruth Calder, designated nurse", "Simon Hartnoll, head of education safeguarding"
SCRUTINEER = "Professor Grace Adeyemi, independent scrutineer"
MANAGER = "Celia Rowntree, partnership business manager"
EXECUTIVE, HUB = "Executive", "MASH sub-group"


@dataclass(frozen=True)
class Doing:
    """An action a meeting gave: to whom (a name with its agency, or the board member), due and perhaps done."""

    what: str
    who: tuple[str, str] | None
    by: int
    done: str = ""
    carried: str = ""


@dataclass(frozen=True)
class Held:
    """A meeting that was held: days ago, who did not come, what was decided and given."""

    body: str
    ago: int
    away: Sequence[str]
    decided: Sequence[tuple[str, str]]
    doing: Sequence[Doing]
    put_right: str = ""


MEETINGS: tuple[Held, ...] = (
    Held(
        EXECUTIVE,
        273,
        (),
        (("The improvement plan is read at every meeting of the executive.", "A plan nobody reads changes nothing."),),
        (
            Doing(
                "Agree one page of figures that every member reads before a meeting.",
                (DIRECTOR, "council"),
                240,
                "The page has been sent with the papers since June; see the papers of that meeting.",
            ),
        ),
    ),
    Held(
        EXECUTIVE,
        182,
        (TEACHER,),
        (("Each partner pays its contribution by the end of June.", "Two were late last year, and training waited."),),
        (
            Doing(
                "Write to schools about who answers for safeguarding in the holidays.",
                (TEACHER, "education"),
                150,
                "Letter sent to all schools on the register; 214 answered.",
            ),
            Doing("Bring a proposal for how young people are heard by this body.", None, 60),
        ),
        "The nurse’s post was written wrongly.",
    ),
    Held(
        HUB,
        70,
        (SERGEANT,),
        (("Health answers in the hub from 8am on Mondays.", "Most answers that are late are asked for on a Monday."),),
        (Doing("Say which two mornings a desk will be filled first.", (DIRECTOR, "council"), 45),),
    ),
    Held(
        EXECUTIVE,
        91,
        (),
        (
            ("The threshold document is renewed this winter.", "Referrers say that level 3 and level 4 read alike."),
            (
                "One budget line is kept for what children ask for.",
                "They asked for somewhere to meet, and nobody could pay.",
            ),
        ),
        (
            Doing(
                "Read twenty decisions with the new wording of level 3, and say what changed.",
                (NURSE, "health"),
                20,
                "",
                "Only eight were read: the rest are read before the next meeting.",
            ),
            Doing("Visit the hub on a Monday morning, and tell the executive what you saw.", None, -9),
        ),
    ),
    Held(
        EXECUTIVE,
        28,
        (NURSE,),
        (
            (
                "Neighbouring areas are asked how they hear young people.",
                "We have tried two ways, and neither has lasted.",
            ),
        ),
        (Doing("Bring the police’s answer about grading screenings alike.", (SERGEANT, "police"), -12),),
    ),
    Held(HUB, 2, (), (), ()),
)
"""Those held, each body's in order. Without the nurse, health is not there: the last of the executive had no quorum."""
LATELY = 2
"""The meeting held so long ago stands as the partnership manager finds it: to decide in, and to minute."""
TO_COME: Mapping[str, Sequence[int]] = {EXECUTIVE: (0, 91, 182), HUB: (5, 68)}
"""Days from today. The executive meets this very day, or on Friday where today is no working day."""


def tell(actor: Actor, today: date, bodies: Mapping[str, UUID]) -> None:
    """Write the year, oldest first."""
    risks = _risks(actor, today, bodies)
    held = _meetings(actor, today, bodies, risks)
    _scrutiny(actor, today)
    _money(actor, today)
    _policies(actor, today, bodies, held)


def _working(day: date) -> date:
    return day - DAY * max(0, day.weekday() - 4)


def _meetings(actor: Actor, today: date, bodies: Mapping[str, UUID], risks: Sequence[UUID]) -> dict[int, UUID]:
    from openmash.insight.partnership import actions, selectors

    ago = {(each.body, _working(today - each.ago * DAY)): each for each in MEETINGS}
    for body, ahead in TO_COME.items():
        days = [*(day for name, day in ago if name == body), *(_working(today + each * DAY) for each in ahead)]
        actions.plan_meetings(
            actor=actor, body_id=bodies[body], days=days, starts=time(9, 30), where="Shire Hall, and by video"
        )
    found: dict[int, UUID] = {}
    last: dict[str, UUID] = {}
    for shown in selectors.meetings(actor=actor):
        held = ago.get((shown.body, shown.on))
        if held is not None:
            found[held.ago] = shown.id
            _hold(actor, held, shown.id, shown.on, today, last.get(held.body))
            last[held.body] = shown.id
            if held.ago == 91:
                _moved(actor, risks, shown.id, shown.on, today)
            if held.ago != LATELY:
                actions.make_minutes(actor=actor, meeting_id=shown.id)
    coming = next(x for x in selectors.meetings(actor=actor, body_id=bodies[EXECUTIVE]) if not x.is_held)
    actions.add_paper(
        actor=actor, meeting_id=coming.id, title="How young people are heard: three ways", by_whom=MANAGER,
        words="Choose one of three ways, and say who pays for it.", where="Shared folder, papers, item 5",
    )  # fmt: skip
    actions.add_agenda_item(
        actor=actor, meeting_id=coming.id, words="Winter: who answers when offices are closed.", by_whom=DIRECTOR
    )
    return found


def _hold(actor: Actor, held: Held, meeting: UUID, on: date, today: date, before: UUID | None) -> None:
    from openmash.insight.partnership import actions, selectors
    from openmash.insight.partnership.actions import AgreedTold, CameTold
    from openmash.insight.partnership.words import AgreedStep, Presence

    at = selectors.meeting(meeting, actor=actor)
    came = [
        CameTold(
            each.person, each.agency_id, Presence.APOLOGIES if each.person in held.away else Presence.HERE, each.votes,
            each.seat,
        )
        for each in selectors.members_on(at.body_id, on, actor=actor)
    ]  # fmt: skip
    if held.ago == 182:
        came.append(
            CameTold("Mair Prosser, education officer", AGENCY["education"], Presence.HERE, True, None, TEACHER)
        )
    actions.take_attendance(actor=actor, meeting_id=meeting, came=came)
    if held.ago == LATELY:
        return
    if before is not None and selectors.meeting(meeting, actor=actor).quorum.is_quorate:
        actions.agree_minutes(actor=actor, meeting_id=before, at_meeting=meeting, words=held.put_right)
    for what, why in held.decided:
        actions.decide(actor=actor, meeting_id=meeting, what=what, why=why)
    for each in held.doing:
        told = AgreedTold(
            each.what,
            today - each.by * DAY if each.by < held.ago else on + 30 * DAY,
            None if each.who else BOARD,
            AGENCY[each.who[1]] if each.who else None,
            each.who[0] if each.who else "",
        )
        made = actions.agree_action(actor=actor, meeting_id=meeting, told=told)
        if each.done:
            actions.answer_agreed(actor=actor, agreed_id=made, step=AgreedStep.DONE, words=each.done)
        if each.carried:
            actions.answer_agreed(
                actor=actor, agreed_id=made, step=AgreedStep.LATER, words=each.carried, to_on=today + 6 * DAY
            )


def _risks(actor: Actor, today: date, bodies: Mapping[str, UUID]) -> list[UUID]:
    """Three that run and one that is closed."""
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import RiskTold, StandsTold
    from openmash.insight.partnership.words import Impact, Likelihood

    made = []
    for body, slug, who, cause, event, effect, likelihood, impact, controls, again in (
        (EXECUTIVE, "council", DIRECTOR, "Screening social workers leave faster than they are replaced",
         "Contacts wait longer than a day for a decision", "Children wait in harm while nobody has decided",
         Likelihood.POSSIBLE, Impact.GRAVE, "Two posts are advertised; retired managers help on Mondays.", 90),
        (EXECUTIVE, "health", NURSE, "Health’s records of adults are in three systems",
         "An answer to the hub leaves out what an adult service knows", "A decision is made without it",
         Likelihood.LIKELY, Impact.SERIOUS, "The desk asks each service by telephone for red contacts.", 5),
        (HUB, "police", SERGEANT, "The screening form is long", "Officers fill it in late, or not at all",
         "The hub learns of a child days after the police met them", Likelihood.POSSIBLE, Impact.SERIOUS,
         "Sergeants look at what is open at the end of each shift.", 20),
        (EXECUTIVE, "education", TEACHER, "A second building is not ready", "The hub has no room to meet in",
         "Agencies work apart for months", Likelihood.LIKELY, Impact.SOME, "A lease was offered.", 60),
    ):  # fmt: skip
        stands = StandsTold(
            likelihood,
            impact,
            controls,
            "As those who do the work put it.",
            who,
            today - again * DAY,
            today - 240 * DAY,
        )
        told = RiskTold(cause, event, effect, AGENCY[slug], who, True, stands)
        made.append(actions.add_risk(actor=actor, body_id=bodies[body], told=told))
    actions.close_risk(
        actor=actor, risk_id=made[3], why="The building opened in May, and every desk has moved in.", said_by=TEACHER
    )
    return made


def _moved(actor: Actor, risks: Sequence[UUID], meeting: UUID, on: date, today: date) -> None:
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import StandsTold
    from openmash.insight.partnership.words import Impact, Likelihood

    for risk, likelihood, controls, why, who, again in (
        (risks[0], Likelihood.LIKELY, "Two posts are filled; three more fall empty in the spring.",
         "One in five contacts waited past a working day in September.", DIRECTOR, -3),
        (risks[1], Likelihood.POSSIBLE, "Two of the three systems are read at the desk now.",
         "Of thirty answers read, four left something out; it was eleven.", NURSE, 60),
    ):  # fmt: skip
        impact = Impact.GRAVE if risk == risks[0] else Impact.SERIOUS
        told = StandsTold(likelihood, impact, controls, why, who, today + again * DAY, on, meeting)
        actions.move_risk(actor=actor, risk_id=risk, told=told)


def _scrutiny(actor: Actor, today: date) -> None:
    """Three questions: one found and answered, one found and not, one to come; and last year's statement."""
    from openmash.insight.partnership import actions, selectors

    year = selectors.year_of(today).began
    asked = [
        actions.ask_inquiry(actor=actor, year=year, question=question, how=how, by=today + by * DAY, said_by=SCRUTINEER)
        for question, how, by in (
            (
                "When a partner disagrees with a decision, does anything change?",
                "Twelve differences read from beginning to end, and six of those who raised one spoken to.",
                -80,
            ),
            (
                "Do young people see what their words changed?",
                "Two groups of young people met, with their advocates.",
                -20,
            ),
            ("Does the hub see the child as well on a Monday as on a Thursday?", "Four mornings in the hub.", 70),
        )
    ]
    actions.find_inquiry(
        actor=actor,
        inquiry_id=asked[0],
        said_by=SCRUTINEER,
        on=today - 75 * DAY,
        words="In nine of twelve the decision or the plan changed. Education raises few, and says it rings instead.",
    )
    actions.find_inquiry(
        actor=actor,
        inquiry_id=asked[1],
        said_by=SCRUTINEER,
        on=today - 15 * DAY,
        words="Most knew that somebody had asked them. Few could say what came of it.",
    )
    found = selectors.inquiry(asked[0], actor=actor).findings[0]
    actions.answer_inquiry(
        actor=actor, finding_id=found.id, agency_id=AGENCY["education"], said_by=TEACHER,
        words="Leads were shown how to raise one in two minutes; five have been raised since.",
    )  # fmt: skip
    actions.publish_statement(
        actor=actor,
        year=year - 1,
        said_by=SCRUTINEER,
        words="This partnership knows itself better than it did. Its three partners meet, decide, and most of what "
        "they decide is done.\n\nI asked whether children are safer for it. In the front door, answers come sooner, "
        "and I saw that. I did not yet see that children know what their words change: I ask for that this year.\n\n"
        "Nobody kept anything from me that I asked for.",
    )


def _money(actor: Actor, today: date) -> None:
    """This year's budget and the last, and a file of which two rows could not be read."""
    from openmash.insight.partnership import actions, selectors
    from openmash.insight.partnership.actions import MoneyTold
    from openmash.insight.partnership.words import Side

    year = selectors.year_of(today).began
    for began, share in ((year - 1, Decimal(1)), (year, Decimal("0.6"))):
        for slug, planned in (("council", "148000.00"), ("police", "52000.00"), ("health", "96500.00")):
            due = Decimal(planned)
            paid = due if share == 1 or slug != "health" else None
            told = MoneyTold(began, Side.GIVEN, "Cash", due, paid, AGENCY[slug])
            actions.keep_money(actor=actor, told=told)
        for heading, planned, spent in (
            ("Staff of the partnership", "171250.00", "168930.42"),
            ("Training", "48000.00", "51215.80"),
            ("Independent scrutiny", "26400.00", "26400.00"),
            ("Reviews of serious incidents", "38000.00", "29775.15"),
            ("What children ask for", "12850.00", "9310.07"),
        ):
            actual = (Decimal(spent) * share).quantize(Decimal("0.01"))
            actions.keep_money(actor=actor, told=MoneyTold(began, Side.SPENT, heading, Decimal(planned), actual))
    actions.take_in_budget(
        actor=actor, name="Contributions, second half.csv",
        words="year,side,partner,heading,planned,actual\n"
        f"{year},contribution,Education Safeguarding,In kind: rooms,\"4,500.00\",\"4,500.00\"\n"
        f"{year},contribution,Probation,Cash,6000.00,6000.00\n"
        f"{year},spending,,Training,,twelve thousand\n",
    )  # fmt: skip


def _policies(actor: Actor, today: date, bodies: Mapping[str, UUID], held: Mapping[int, UUID]) -> None:
    """The threshold document decisions cite, one that the hub is asked to read, and one late to be renewed."""
    from openmash.foundation.access.roles import Role
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import PolicyTold, VersionTold
    from openmash.insight.partnership.words import PolicyKind
    from openmash.records.cases.on_duty import profile_at
    from openmash.statute.calendar import at

    cited = profile_at(at(today, time(12))).threshold_document(today)
    made = actions.add_policy(
        actor=actor,
        told=PolicyTold(
            cited.name,
            PolicyKind.THRESHOLD,
            bodies[EXECUTIVE],
            (Role.SCREENER, Role.DECISION_MAKER, Role.SOCIAL_WORKER, Role.BOARD_MEMBER),
            True,
            cited.key,
        ),
    )
    levels = "\n\n".join(f"Level {each.number}, {each.name}: {each.response}" for each in cited.levels)
    actions.add_version(
        actor=actor, document_id=made,
        told=VersionTold(
            cited.version, cited.in_force_from, today + 45 * DAY, levels,
            "The levels as local policy holds them; each decision names this version.",
        ),
    )  # fmt: skip
    made = actions.add_policy(
        actor=actor,
        told=PolicyTold(
            "When agencies differ about a child", PolicyKind.PROCEDURE, bodies[EXECUTIVE],
            (Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER), True,
        ),
    )  # fmt: skip
    for version, since, again, agreed, changed, words in (
        (
            "1",
            700,
            30,
            None,
            "",
            "Anybody who thinks that a decision leaves a child unsafe says so, to whoever made it.",
        ),
        (
            "2",
            60,
            -670,
            held[91],
            "A day is set for each stage, and schools raise a difference in the same way as all.",
            (
                "Anybody who thinks that a decision leaves a child unsafe says so that day, to whoever made it.\n\n"
                "If that does not settle it, managers speak within one working day. The child is kept safe.\n\n"
                "What was learnt is kept, without names, and read at the MASH sub-group."
            ),
        ),
    ):
        told = VersionTold(version, today - since * DAY, today - again * DAY, words, changed, agreed)
        actions.add_version(actor=actor, document_id=made, told=told)
    made = actions.add_policy(
        actor=actor, told=PolicyTold("Sharing what a school is told at night", PolicyKind.POLICY, bodies[HUB])
    )
    actions.add_version(
        actor=actor, document_id=made,
        told=VersionTold(
            "3", today - 720 * DAY, today - 10 * DAY,
            "A school is told before its day begins, and by telephone where its lead cannot be reached.", "",
        ),
    )  # fmt: skip
