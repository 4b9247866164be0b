"""Assessments of a few allocated children (one authorised, one sent, one being written) and plans with readings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.modules.visits import allocated

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)
COMMON = {
    "why_now": "School rang three times in a month. The last time, {name} did not want to leave the classroom to go "
    "home.",
    "how_found_out": "We saw {name} at home and at school. We asked both parents, the class teacher and the health "
    "visitor. We asked Dad’s doctor too, with his agreement, and have not had an answer yet.",
    "parents_say": "Mum: “I know the nights are bad. I want it to be calm.” Dad: “It is only shouting, but I do not "
    "like who I am when I do it.”",
    "care_and_safety": "There is food, the flat is warm, and Mum and Dad both get {name} to school. Doors are left "
    "open at night so that everybody can hear what happens.",
}
OWN = {
    "learning": "{name} has been at school every day this term, tired on Mondays, and reads well for the age.",
    "a_day": "{name} wakes first and makes breakfast. After school is the good part. At night {name} listens for "
    "steps.",
    "worries": "There is shouting most nights, and police came twice. {name} waits up to keep watch over everybody, "
    "which is not a child’s job.",
    "strengths": "Nan turns up when she says she will. {name} trusts the class teacher. Mum and Dad both asked for "
    "help.",
    "meaning": "{name} has learned that nobody can sleep until it is quiet, and takes that to school. What looks "
    "like not listening in class is being tired and on guard: it is fear, and it is not {name}’s fault. We think most "
    "of it would lift if the nights were settled, and would grow if they were not.",
    "what_must_change": "Quiet nights, and a grown-up who is the one awake. We shall know by how many hours {name} "
    "sleeps, and by asking {name}.",
}
"""Written so that the child, reading it at twenty, would find themselves in it by name, and find it fair."""


def _first_name(actor: Actor, child: UUID) -> str:
    from openmash.records.people.selectors import people_cards

    return people_cards([child], actor)[child].name.split(" ")[0]


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
            actor=actor, person_ids=[child], template=TEMPLATES[0], reason="The school told us three times "
            "what it saw, and it was decided to find out together with the family.",
            referred_at=county.as_at - timedelta(days=(20, 52, 6)[number]),
        )  # fmt: skip
        name = _first_name(actor, child)
        for question, words in COMMON.items():
            actions.write(actor=actor, assessment_id=key, question=question, words=words.format(name=name))
        if number == 2:
            return
        for question, words in OWN.items():
            actions.write(
                actor=actor, assessment_id=key, question=question, words=words.format(name=name), person_id=child
            )
        actions.conclude(
            actor=actor, assessment_id=key, person_id=child, factors=["3B", "17A"], outcome=Outcome.SERVICES,
            reasons="Mum and Dad both want the nights to be different and accept help. A plan they help to "
            "write can do it.",
        )  # fmt: skip
        actions.send(actor=actor, assessment_id=key)
    if number == 0:
        with acting("duty.manager") as somebody:
            actions.judge(
                actor=cast("Actor", somebody), assessment_id=key, authorises=True,
                words="It follows from what the child told us. Look again in six weeks at who is awake at night.",
            )  # fmt: skip


def _plan(county: County, child: UUID, username: str) -> None:
    from openmash.casework.plans import actions
    from openmash.casework.plans.words import Better, Field, Kind
    from openmash.pathways.planning import begin_plan

    today = county.as_at.date()
    with acting(username) as somebody:
        actor = cast("Actor", somebody)
        plan = begin_plan(
            actor=actor, person_id=child, kind=Kind.CHILD_IN_NEED, since=today - timedelta(days=35),
            review_by=today + timedelta(days=7),
        )  # fmt: skip
        name = _first_name(actor, child)
        for field, words in (
            (Field.WORRYING, f"There is shouting most nights, and {name} stays awake to keep watch."),
            (Field.WORKING, f"Nan comes on Wednesdays and stays. Breakfast club. A teacher {name} talks to."),
            (Field.CONTINGENCY, f"If police are called again, we meet the same day about where {name} sleeps."),
        ):  # fmt: skip
            actions.write(actor=actor, plan_id=plan, field=field, words=words)
        goal = actions.add_goal(
            actor=actor, plan_id=plan, change=f"{name} sleeps through the night.",
            measure=f"Nights {name} slept through, as {name} says", unit="nights a week", target=6,
            better=Better.MORE,
        )  # fmt: skip
        for weeks, value in ((5, 1), (4, 1), (3, 3), (2, 4), (1, 4)):
            actions.read_off(
                actor=actor, plan_id=plan, goal_id=goal, value=value, on=today - timedelta(days=7 * weeks),
                said_by=name,
            )  # fmt: skip
        steps = []
        for what, whose, agency, days in (
            ("Stay until ten on Mondays and Fridays.", "Grandmother", "Family", 14),
            ("Go with Dad to the first two evenings of the course.", actor.name, "Children’s social care", 3),
            (f"Ask {name} on Mondays how the weekend was, alone.", "Class teacher", "School", 21),
        ):
            steps.append(
                actions.add_action(
                    actor=actor, plan_id=plan, what=what, owner_name=whose, agency_name=agency, goal_id=goal,
                    due_on=today + timedelta(days=days),
                    account_id=actor.account_id if whose == actor.name else None,
                )
            )  # fmt: skip
        _in_their_words(actor, plan, goal, steps)


def _in_their_words(actor: Actor, plan: UUID, goal: UUID, steps: Sequence[UUID]) -> None:
    """Each thing of the plan as it is said to the child, and what worries us as it is said to the parents."""
    from openmash.casework.plans import actions
    from openmash.casework.plans.words import Audience, Field

    nan, dad, teacher = steps
    said = {
        Field.WORRYING.value: "It is often loud at night, and you stay awake to look out for everybody. That "
        "is not your job.",
        Field.WORKING.value: "Nan comes on Wednesdays. You go to breakfast club. You have a teacher you can talk to.",
        Field.CONTINGENCY.value: "If the police have to come again, we all meet that same day and ask you "
        "where you want to sleep.",
        f"goal:{goal}": "You can sleep all night, because a grown-up is the one who is awake.",
        f"action:{nan}": "Nan stays until ten on Mondays and Fridays.",
        f"action:{dad}": "Your social worker goes with Dad to a course about being angry without frightening anybody.",
        f"action:{teacher}": "Your teacher asks you on Mondays how the weekend was. You need not answer.",
    }
    for item, words in said.items():
        plain = {Audience.CHILD: words}
        if item == Field.WORRYING.value:
            plain[Audience.PARENT] = "The nights are loud, and your child stays awake to look out for you both."
        actions.say_plainly(actor=actor, plan_id=plan, item=item, kept_from=[], reason="", plain=plain)


MODULE = Module("assessments and plans", by_actions=_by_actions)
