"""Assessments of a few allocated children (one authorised, one sent, one being written) and plans with readings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.modules.visits import allocated

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)
COMMON = {
    "why_now": "School rang three times in a month. The last time the child would not leave the classroom.",
    "how_found_out": "Seen at home and at school. Both parents, the class teacher and the health visitor were asked. "
    "The father’s doctor has not answered.",
    "parents_say": "Mum: “I know the nights are bad. I want it to be calm.” Dad: “It is only shouting.”",
    "care_and_safety": "There is food and the flat is warm. Doors are left open at night.",
}
OWN = {
    "learning": "At school every day, tired on Mondays. Reads above age.",
    "a_day": "Wakes first and makes breakfast. After school is the good part. Nights are listening for steps.",
    "worries": "Shouting most nights, twice with police. The child waits up to keep watch.",
    "strengths": "A grandmother who turns up. A teacher the child trusts.",
    "meaning": "The child has learned that nobody sleeps until it is quiet, and takes that to school. It is fear, not "
    "behaviour. With the nights settled most of this would lift; without, it will harden.",
    "what_must_change": "Quiet nights and somebody awake who is an adult. We shall know by hours slept and by asking.",
}


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    for number, (child, username) in enumerate(allocated(county, 3)):
        _assess(county, number, child, username)
        if number != 2:
            _plan(county, child, username)


def _assess(county: County, number: int, child: UUID, username: str) -> None:
    from openmash.casework.assessments import actions
    from openmash.casework.assessments.words import TEMPLATES, Outcome
    from openmash.pathways.planning import begin_assessment

    with acting(username) as somebody:
        actor = cast("Actor", somebody)
        key = begin_assessment(
            actor=actor, person_ids=[child], template=TEMPLATES[0], reason="Decided at the front door.",
            referred_at=county.as_at - timedelta(days=(20, 52, 6)[number]),
        )  # fmt: skip
        for question, words in COMMON.items():
            actions.write(actor=actor, assessment_id=key, question=question, words=words)
        if number == 2:
            return
        for question, words in OWN.items():
            actions.write(actor=actor, assessment_id=key, question=question, words=words, person_id=child)
        actions.conclude(
            actor=actor, assessment_id=key, person_id=child, factors=["3B", "17A"], outcome=Outcome.SERVICES,
            reasons="Both parents want the nights to be different and accept help. A plan can hold this.",
        )  # fmt: skip
        actions.send(actor=actor, assessment_id=key)
    if number == 0:
        with acting("duty.manager") as somebody:
            actions.judge(
                actor=cast("Actor", somebody), assessment_id=key, authorises=True,
                words="It follows from what the child said. Look again in six weeks at who is awake at night.",
            )  # fmt: skip


def _plan(county: County, child: UUID, username: str) -> None:
    from openmash.casework.plans import actions
    from openmash.casework.plans.words import Audience, Better, Field, Kind
    from openmash.pathways.planning import begin_plan

    today = county.as_at.date()
    with acting(username) as somebody:
        actor = cast("Actor", somebody)
        plan = begin_plan(
            actor=actor, person_id=child, kind=Kind.CHILD_IN_NEED, since=today - timedelta(days=35),
            review_by=today + timedelta(days=7),
        )  # fmt: skip
        for field, words in (
            (Field.WORRYING, "Shouting most nights. The child stays awake to keep watch."),
            (Field.WORKING, "Nan comes on Wednesdays and stays. Breakfast club. A teacher the child talks to."),
            (Field.CONTINGENCY, "If police are called again, we meet the same day about where the child sleeps."),
        ):  # fmt: skip
            actions.write(actor=actor, plan_id=plan, field=field, words=words)
        goal = actions.add_goal(
            actor=actor, plan_id=plan, change="The child sleeps through the night.",
            measure="Nights the child slept through, as the child says", unit="nights a week", target=6,
            better=Better.MORE,
        )  # fmt: skip
        for weeks, value in ((5, 1), (4, 1), (3, 3), (2, 4), (1, 4)):
            actions.read_off(
                actor=actor, plan_id=plan, goal_id=goal, value=value, on=today - timedelta(days=7 * weeks),
                said_by="The child",
            )  # fmt: skip
        for what, name, agency, days in (
            ("Stay until ten on Mondays and Fridays.", "Grandmother", "Family", 14),
            ("Go with Dad to the first two evenings of the course.", actor.name, "Children’s social care", 3),
            ("Ask the child on Mondays how the weekend was, alone.", "Class teacher", "School", 21),
        ):
            actions.add_action(
                actor=actor, plan_id=plan, what=what, owner_name=name, agency_name=agency, goal_id=goal,
                due_on=today + timedelta(days=days),
                account_id=actor.account_id if name == actor.name else None,
            )  # fmt: skip
        actions.say_plainly(
            actor=actor, plan_id=plan, item=Field.WORRYING.value, kept_from=[], reason="",
            plain={Audience.CHILD: "It is often loud at night, and you stay awake to look out for everybody."},
        )  # fmt: skip


MODULE = Module("assessments and plans", by_actions=_by_actions)
