"""The partnership's improvement plans: the three findings of 2023, and a made-up inspection that has just reported.

The three findings are those of the joint inspection of June 2023, in our own words. Everything said to be done about
them, who does it and what came of it, is made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules import partnership_year
from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCIES

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PUBLISHED = date(2023, 8, 3)
"""When the report of 2023 was published; the day it was received is not known."""
NEWS = "https://www.gloucestershire.police.uk/news/gloucestershire/news/inspectors-praise-strong-partnership-helping-to-keep-children-safe/"
BABIES = """
select b.person_id from people_birth b join people_person p on p.id = b.person_id
where p.kind = 'child' and p.circle_id = 1 and b.precision = 'day' and not b.expected
and not exists (select from people_detail d where d.person_id = p.id and d.kind = 'died')
order by b.date desc, b.person_id limit 2
"""
"""The youngest two whom nothing restricts."""
AGENCY = {each.slug: each.id for each in AGENCIES}
NURSE, SERGEANT = "Ruth Calder, designated nurse", "Det Supt Owen Pryce, head of public protection"
DIRECTOR, DATA = "Helen Marchetti, director of safeguarding", "Ivor Tunnicliffe, data lead"
SCRUTINEER = "Professor Grace Adeyemi, independent scrutineer"
MANAGER = "Celia Rowntree, partnership business manager"


@dataclass(frozen=True)
class Doing:
    """An action of the demonstration. `by`: days from today. Columns are (verdict, why, who), or nothing."""

    what: str
    agency: str
    person: str
    by: int
    measure: str
    target: int
    evidence: Sequence[tuple[str, str, str]] = ()
    complete: tuple[str, str, str] | None = None
    difference: tuple[str, str, str] | None = None


FRONT_DOOR: tuple[tuple[str, str, Sequence[Doing], tuple[str, str]], ...] = (
    (
        "1",
        "Partners’ own recording systems make their work together slower than it need be.",
        (
            Doing(
                "Every partner answers the hub’s questions in one place, within the time the rating gives.",
                "health",
                NURSE,
                -120,
                "checks-in-time",
                90,
                (
                    (
                        "done",
                        "All agencies of the hub answer in the shared record since the spring.",
                        "Executive, item 4",
                    ),
                    (
                        "practice",
                        "In 20 answers looked at, nobody had typed the same twice into two systems.",
                        "Dip sample 7",
                    ),
                ),
                ("yes", "Each agency in the hub has moved, and the old mailbox is closed.", MANAGER),
                ("partly", "Answers come sooner for red and amber; health is still slow on Mondays.", DIRECTOR),
            ),
            Doing(
                "Two records that could be one child are judged within a week of being found.",
                "council",
                DATA,
                30,
                "match-waits",
                7,
            ),
        ),
        ("partly", "I watched the hub for two mornings. Answering is quicker. Writing up afterwards is not yet."),
    ),
    (
        "2",
        "Officers do not use the vulnerability screening every time, or alike.",
        (
            Doing(
                "Every incident with a child is screened before the end of the shift.",
                "police",
                SERGEANT,
                -60,
                "screening-coverage",
                95,
                (
                    (
                        "done",
                        "The form opens by itself on the officer’s phone when a child is linked.",
                        "Force change 214",
                    ),
                ),
                ("yes", "In use on every shift since the summer.", SERGEANT),
                ("too_soon", "Three months of figures are too few to tell it from ordinary variation.", MANAGER),
            ),
            Doing(
                "A sample is graded again each month by somebody who has not seen the first grade.",
                "police",
                SERGEANT,
                -20,
                "grades-agreed",
                85,
                (
                    (
                        "audit",
                        "Two months of samples drawn and graded; amber and green are told apart worst.",
                        "Unit report",
                    ),
                ),
                ("partly", "Two of the three areas draw their sample.", SERGEANT),
            ),
        ),
        ("not_yet", "Screening is done more. I have not seen yet that it is done alike."),
    ),
    (
        "3",
        "What children say informs decisions in some agencies, and not in all.",
        (
            Doing(
                "Each agency writes what the child said beside each decision that owes it.",
                "council",
                DIRECTOR,
                -30,
                "voice-present",
                90,
                (
                    (
                        "figure",
                        "By agency on the scorecard each month, and read at each meeting.",
                        "Scorecard, figure 55",
                    ),
                    (
                        "families",
                        "Five young people read what had been written of them; three said it was them.",
                        "Advocacy",
                    ),
                ),
                ("yes", "Asked for on every decision since January.", MANAGER),
                (
                    "partly",
                    "Children can find their words in their record. Fewer can say what these changed.",
                    DIRECTOR,
                ),
            ),
            Doing(
                "Each agency writes what the child’s words changed, once the child has been seen.",
                "education",
                "Simon Hartnoll, head of education safeguarding",
                75,
                "voice-influence",
                75,
            ),
        ),
        ("partly", "The words are there. I ask each agency to show me one decision that they changed."),
    ),
)


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these plans."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    with acting("partnership.manager") as acted:
        actor, today = cast("Actor", acted), county.as_at.date()
        partnership_year.tell(actor, today, _bodies(actor, today))
        _front_door(actor, today)
        _reported(actor, today)
        _audits(actor, today)
    found = [UUID(str(row[0])) for row in county.connection.execute(BABIES).fetchall()]
    if len(found) >= 2:
        _reviews(found, today)


def _front_door(actor: Actor, today: date) -> None:
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import PlanTold, ScrutinyTold
    from openmash.insight.partnership.words import Assured, Follows

    plan = actions.begin_plan(
        actor=actor,
        told=PlanTold(
            Follows.INSPECTION, "Joint inspection of the front door, June 2023",
            "The three areas for improvement of the joint targeted area inspection of June 2023, in our own words. "
            "In this demonstration what is done about them, by whom, and what came of it, is made up.",
            PUBLISHED, AGENCY["council"], NEWS,
        ),
    )  # fmt: skip
    for ref, words, doing, (assured, said) in FRONT_DOOR:
        finding = actions.add_finding(actor=actor, plan_id=plan, ref=ref, words=words)
        for each in doing:
            _action(actor, finding, each, today)
        actions.scrutinise(
            actor=actor, finding_id=finding, told=ScrutinyTold(Assured(assured), said, SCRUTINEER, today - 12 * DAY)
        )


def _action(actor: Actor, finding: UUID, each: Doing, today: date) -> None:
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import ActionTold, EvidenceTold, JudgementTold
    from openmash.insight.partnership.words import Column, Shows, Since, Sureness, Verdict

    made = actions.add_action(
        actor=actor, finding_id=finding,
        told=ActionTold(
            each.what, AGENCY[each.agency], each.person, today + each.by * DAY, each.measure, "", Since.YEAR_BEFORE,
            each.target,
        ),
    )  # fmt: skip
    for shows, words, where in each.evidence:
        actions.add_evidence(
            actor=actor, action_id=made, told=EvidenceTold(Shows(shows), words, where, today - 21 * DAY)
        )
    for column, said in ((Column.COMPLETE, each.complete), (Column.DIFFERENCE, each.difference)):
        if said:
            sure = Sureness.FAIRLY if column is Column.DIFFERENCE and said[0] != "too_soon" else None
            told = JudgementTold(Verdict(said[0]), said[1], said[2], today - 9 * DAY, sure)
            actions.judge(actor=actor, action_id=made, column=column, told=told)


def _reported(actor: Actor, today: date) -> None:
    """A report that came a month ago: a statement is owed, and nothing is planned yet."""
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import PlanTold
    from openmash.insight.partnership.words import Follows, Step

    came = today - 32 * DAY
    plan = actions.begin_plan(
        actor=actor,
        told=PlanTold(
            Follows.INSPECTION, "Joint inspection of serious youth violence (made up)",
            "Made up for this demonstration: a report that has just come, with a statement to be sent.", came,
            AGENCY["council"],
        ),
    )  # fmt: skip
    actions.add_step(actor=actor, plan_id=plan, step=Step.STATEMENT_ASKED, on=came)
    actions.add_finding(
        actor=actor, plan_id=plan, ref="1",
        words="Agencies learn too late which children a group of older young people has drawn in.",
    )  # fmt: skip


GRADES: tuple[tuple[str, str, tuple[str, str], str], ...] = (
    ("health", NURSE, ("210222221", "220222221"), "police"),
    ("police", SERGEANT, ("212011212", "212112212"), "health"),
    ("early-help", "Sandra Okoro, family hub manager", ("222122221", "222121221"), ""),
)
"""Whose, by whom, each standard in order last year and this (2 met, 1 partly, 0 not), and which agency was the peer."""


def _audits(actor: Actor, today: date) -> None:
    """Three agencies over two years: one better, one that drifts, and peers who saw less."""
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import AuditTold, GradeTold
    from openmash.insight.partnership.words import Duty, Grader, Met, Standard

    met = (Met.NOT_MET, Met.PARTLY, Met.MET)
    for slug, who, years, peer in GRADES:
        for year, places in zip((today.year - 1, today.year), years, strict=True):
            told = AuditTold(Duty.SECTION_11, AGENCY[slug], year)
            made = actions.begin_audit(actor=actor, told=told)
            for standard, place in zip(Standard, places, strict=True):
                one = GradeTold(standard, Grader.SELF, met[int(place)], "Policy, records and a staff survey read.", who)
                actions.grade(actor=actor, audit_id=made, told=one)
            if peer and year == today.year:
                seen = GradeTold(
                    Standard.VOICE, Grader.PEER, Met.PARTLY, "Of ten records, six say what the child wanted.",
                    "Ada Brunel, safeguarding lead", AGENCY[peer],
                )  # fmt: skip
                actions.grade(actor=actor, audit_id=made, told=seen)


SITTING: tuple[tuple[str, str, str], ...] = (
    ("Helen Marchetti, director of safeguarding", "council", "delegated"),
    ("Det Supt Owen Pryce, head of public protection", "police", "delegated"),
    ("Ruth Calder, designated nurse", "health", "delegated"),
    ("Simon Hartnoll, head of education safeguarding", "education", "member"),
    ("Professor Grace Adeyemi, independent scrutineer", "council", "scrutineer"),
)
"""Who sits on the executive of the demonstration, for whom, as what. All are made up."""


def _bodies(actor: Actor, today: date) -> dict[str, UUID]:
    """An executive that could decide, a sub-group that could not, and two challenges: one answered, one late."""
    from openmash.insight.partnership import actions, selectors
    from openmash.insight.partnership.actions import ChallengeTold, MemberTold, TermsTold
    from openmash.insight.partnership.words import Became, BodyKind, Seat

    partners = [AGENCY[slug] for slug in ("council", "police", "health")]
    made = {
        name: actions.add_body(actor=actor, name=name, kind=kind)
        for name, kind in (
            ("Executive", BodyKind.EXECUTIVE),
            ("Child exploitation and missing sub-group", BodyKind.GROUP),
            ("MASH sub-group", BodyKind.GROUP),
        )
    }
    for name, version, days, words, needed in (
        ("Executive", "2", 900, "Directs the partnership and answers for it.", partners),
        (
            "Executive",
            "3",
            200,
            "Directs the partnership, acts on inspections’ findings, and answers for both.",
            partners,
        ),
        ("Child exploitation and missing sub-group", "1", 400, "Sees that exploitation is met early.", partners),
        ("MASH sub-group", "4", 300, "Sees that the front door is quick and right.", partners[:2]),
    ):
        told = TermsTold(version, today - days * DAY, words, needed, 4 if name == "Executive" else 0)
        actions.add_terms(actor=actor, body_id=made[name], told=told)
    for person, slug, seat in SITTING:
        member = MemberTold(person, AGENCY[slug], Seat(seat), today - 400 * DAY)
        actions.add_member(actor=actor, body_id=made["Executive"], told=member)
    for body, slugs in (
        ("Child exploitation and missing sub-group", "health police"),
        ("MASH sub-group", "council police"),
    ):
        for person, slug, seat in SITTING[:3]:
            if slug in slugs:
                member = MemberTold(person, AGENCY[slug], Seat(seat), today - 300 * DAY)
                actions.add_member(actor=actor, body_id=made[body], told=member)
    for words, slug, asked, by in (
        ("How do you know that what children say changes what officers do?", "police", 60, 30),
        ("Why do answers from health come later on Mondays, and what will you do about it?", "health", 40, 10),
    ):
        put = ChallengeTold(SCRUTINEER, AGENCY[slug], words, today - by * DAY, today - asked * DAY)
        actions.challenge(actor=actor, body_id=made["Executive"], told=put)
    first = selectors.body(made["Executive"], actor=actor, today=today).challenges[-1]
    actions.answer_challenge(
        actor=actor, challenge_id=first.id, said_by=SERGEANT, became=Became.CHANGED,
        words="We did not. Each notice now says what was done with the child’s words, and ten a month are read.",
        effect="Of the ten read last month, eight say what the child’s words changed; it was two in the spring.",
    )  # fmt: skip
    return made


def _reviews(children: Sequence[UUID], today: date) -> None:
    """One that has just been told of, and one whose local review is under way. Neither names anybody."""
    from openmash.insight.partnership import actions
    from openmash.insight.partnership.actions import ActionTold, EvidenceTold, IncidentTold, JudgementTold
    from openmash.insight.partnership.words import Column, Harm, ReviewStep, Shows, Since, Verdict

    with acting("decision.maker") as acted:
        actor = cast("Actor", acted)
        told = IncidentTold(Harm.HARMED, "A toddler swallowed medicine left within reach.", today - 2 * DAY)
        earlier = IncidentTold(
            Harm.HARMED, "A baby who could not yet move was found with a broken arm that nobody could explain.",
            today - 130 * DAY,
        )  # fmt: skip
        review = actions.tell_incident(actor=actor, person_id=children[0], told=earlier)
        actions.tell_incident(actor=actor, person_id=children[1], told=told)
    with acting("partnership.manager") as acted:
        actor = cast("Actor", acted)
        for step, days, words in (
            (ReviewStep.NOTIFIED, 126, ""), (ReviewStep.PARTNERS_TOLD, 126, "By telephone, the same morning."),
            (ReviewStep.RAPID_DONE, 106, ""),
            (ReviewStep.LOCAL_DECIDED, 103, "Two agencies had each met a bruise on the baby before."),
        ):  # fmt: skip
            actions.add_review_step(actor=actor, review_id=review, step=step, on=today - days * DAY, words=words)
        for slug, by in (("health", 116), ("police", 116), ("council", 116), ("early-help", -9)):
            actions.ask_summary(actor=actor, review_id=review, agency_id=AGENCY[slug], by=today - by * DAY)
        from openmash.insight.partnership import selectors

        shown = selectors.review(review, actor=actor, now=datetime.now(UTC))
        for each in shown.summaries[:3]:
            actions.receive_summary(
                actor=actor, asked_id=each.id, on=today - 117 * DAY, words="Nobody asked who else had seen a bruise."
            )
        plan = actions.begin_plan_of_review(actor=actor, review_id=review)
        finding = actions.add_finding(
            actor=actor,
            plan_id=plan,
            ref="1",
            words="A bruise on a baby who cannot move is asked about by everybody who sees it.",
        )
        made = actions.add_action(
            actor=actor, finding_id=finding,
            told=ActionTold(
                "Every practitioner who sees one rings the hub the same day, and the hub says who else has.",
                AGENCY["health"], NURSE, today + 45 * DAY, "child-seen", "", Since.NOW, 95, today + 180 * DAY,
            ),
        )  # fmt: skip
        actions.add_evidence(
            actor=actor, action_id=made, told=EvidenceTold(Shows.DONE, "310 practitioners have been trained.", "Log 12")
        )
        partly = JudgementTold(Verdict.PARTLY, "Trained; practice is looked at in the spring.", NURSE)
        actions.judge(actor=actor, action_id=made, column=Column.COMPLETE, told=partly)


MODULE = Module("partnership", by_actions=_by_actions)
