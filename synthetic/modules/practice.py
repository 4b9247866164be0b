"""A year of looking at practice: an audit that found children's words kept and unused, what was done, the audit drawn
again, and one that is open now with records to read.

The first two are drawn by the product's own lot, from what was known on their day, so that each draw can be repeated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.load_rows import Cell, Stamp
from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME, Worker

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor
    from openmash.insight.practice.drawing import Lot

DAY = timedelta(days=1)
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
SECTIONS = ("recognised", "voice", "shared", "decision", "time", "oversight")
AUDITOR, SECOND = BY_USERNAME["auditor"], BY_USERNAME["auditor.two"]
ACTIONS_OF = BY_USERNAME["decision.maker"]
TABLES = (
    "practice_audit", "practice_drawnrecord", "practice_grading", "practice_asked", "practice_answered",
    "practice_finding", "practice_action", "practice_actionclosed", "practice_auditended", "practice_drawndecision",
    "practice_seconddecision", "learning_theme", "learning_briefing",
)  # fmt: skip
WHY: Mapping[str, Mapping[bool, Sequence[str]]] = {
    "recognised": {
        True: ("What was said is kept as it was said, and the younger brother was thought of.",
               "Danger was acted on within minutes of the call."),
        False: ("The other children of the home are not mentioned anywhere.",),
    },
    "voice": {
        True: ("Her own words stand first, with who asked, and the plan says what they changed.",
               "He was not heard yet; the record says who would see him and by when, and she did."),
        False: ("His words are quoted and nothing in the decision is different for them.",
                "“Child appears happy” is all there is, and nobody says who saw the child."),
    },
    "shared": {
        True: ("School and health said what it meant for the child, within the hour.",),
        False: ("Health answered a day late and nobody rang.", "The answer is a list of dates without what they mean."),
    },
    "decision": {
        True: ("The history is weighed, and the record says what would change the decision.",),
        False: ("Four earlier contacts are listed and not weighed.",),
    },
    "time": {
        True: ("Decided the same day.",),
        False: ("Two days late, and nobody wrote what kept her safe meanwhile.",),
    },
    "oversight": {
        True: ("The manager adds something of her own, and the school was told what came of it.",),
        False: ("The manager’s note repeats the screener’s.", "Nobody told the school what came of it."),
    },
}  # fmt: skip
WHERE = ("The decision", "The contact as received", "The chronology of that week", "The check answered by health")
WHOLE = {
    True: "A child would find it fair, and could see that they were listened to.",
    False: "Safe on the day, and not yet what this child should have had.",
}
ASKED = (
    "The history you set out was clear, and you rang the school yourself. What did the child’s words change for you? "
    "The record does not say."
)
ANSWERS = (
    ("yes", "Fair. I read the words out in the meeting and did not write down what came of it."),
    ("partly", "The school rang back after the decision; that call is in my notebook and not in the record."),
    ("no", "I did weigh the earlier contacts: two were about another family in the same house."),
)


@dataclass(frozen=True)
class Kept:
    """An audit of the past: when, from which days, and how often practice was good, by section."""

    title: str
    asks: str
    drawn: int
    since: int
    ended: int
    many: int
    double: int
    seed: int
    taught: str
    good: Mapping[str, float] = field(default_factory=dict)


FIRST = Kept(
    "Less was done: was the child heard?",
    "Where less was done for a child, had the child been heard, and did it change anything?",
    drawn=230, since=400, ended=190, many=36, double=100, seed=4711,
    taught="Children’s words are kept, and in two of three records nothing is different for them. Weighing of earlier "
    "contacts is good.",
    good={"voice": 0.3, "shared": 0.55, "oversight": 0.45},
)  # fmt: skip
AGAIN = Kept(
    "Less was done: was the child heard? Again", FIRST.asks, drawn=30, since=185, ended=6, many=24, double=25,
    seed=1905,
    taught="Decisions now say what the child’s words changed. Whether health answers in time we cannot tell from so "
    "few.",
    good={"voice": 0.8, "shared": 0.6, "oversight": 0.6},
)  # fmt: skip


def _at_the_end(county: County) -> None:
    """The two audits that are over."""
    import django

    django.setup()
    first = _Audit(county, FIRST, None)
    if not first.lots:
        return
    first.write()
    found = first.found()
    again = _Audit(county, AGAIN, first)
    if again.lots:
        again.write()
        again.strengths()
    first.acted(found, was_drawn_again=bool(again.lots))
    _decided_again(county)
    _learnt(county)


STEPS = ("no_further_action", "advice", "early_help", "assessment", "strategy_discussion")
SAME = "On what was known that day I would have done the same, and said who asks the child."
OTHERWISE = (
    "I would have weighed the earlier contacts otherwise: the school had told us twice what the nights are like."
)


def _decided_again(county: County) -> None:
    """Forty-eight decisions of the past half year made again; four times in five alike, or a step apart."""
    from openmash.casework.frontdoor import selectors as frontdoor
    from openmash.foundation.access.actors import Service
    from openmash.jobs.acting import acting as acting_for

    chance = county.chance("decided again")
    with acting_for(Service.PRACTICE) as actor:
        rows = frontdoor.decided(since=county.as_at - 180 * DAY, until=county.as_at - 45 * DAY, actor=actor)
    rows = [row for row in rows if row.outcome.value in STEPS]
    deciders = [worker for worker in BY_USERNAME.values() if "decision_maker" in worker.roles]
    for row in chance.sample(rows, min(48, len(rows))):
        others = [worker for worker in deciders if worker.id != row.by]
        if not others:
            continue
        second, drawn_at = chance.choice(others), row.at + 30 * DAY
        key = county.rows.fact(
            "practice_drawndecision", Stamp(AUDITOR.id, AGENCY_BY_SLUG[AUDITOR.agency].id, drawn_at),
            {
                "person_id": row.person_id, "contact_id": row.contact_id, "decision_id": row.decision_id,
                "decided_at": row.at, "decided_by": row.by, "outcome": row.outcome.value, "to_account": second.id,
                "seed": 1905,
            },
        )  # fmt: skip
        place = STEPS.index(row.outcome.value)
        other = place if chance.random() < 0.8 else min(len(STEPS) - 1, max(0, place + chance.choice((-1, 1))))
        county.rows.fact(
            "practice_seconddecision", Stamp(second.id, AGENCY_BY_SLUG[second.agency].id, drawn_at + 5 * DAY),
            {
                "person_id": row.person_id, "drawn_id": key, "outcome": STEPS[other],
                "reasons": SAME if other == place else OTHERWISE,
            },
        )  # fmt: skip


class _Audit:
    """One audit of the past being written."""

    def __init__(self, county: County, kept: Kept, before: _Audit | None) -> None:
        from openmash.foundation.access.actors import Service
        from openmash.insight.practice.drawing import drawn_from, frame, hash_of, shared_out
        from openmash.insight.practice.words import By, Of
        from openmash.jobs.acting import acting as acting_for

        self.county, self.kept, self.before = county, kept, before
        self.chance: Random = county.chance(f"practice:{kept.seed}")
        self.at = county.as_at - kept.drawn * DAY
        self.since, self.until = county.as_at - kept.since * DAY, self.at
        self.local = _profile(self.at)
        with acting_for(Service.PRACTICE) as actor:
            drawn = [each.candidate.person_id for each in before.lots] if before else []
            self.frame = frame(Of.LESS, self.since, self.until, actor=actor, known_at=self.at, but=drawn)
        lots = drawn_from(self.frame, By.OUTCOME, kept.many, seed=kept.seed)
        self.lots: list[Lot] = shared_out(lots, [AUDITOR.id, SECOND.id], kept.double, seed=kept.seed)
        self.hash = hash_of(self.frame)
        self.id = county.rows.key(self.at)

    def fact(self, table: str, by: Worker, at: datetime, values: Mapping[str, Cell]) -> UUID:
        return self.county.rows.fact(f"practice_{table}", Stamp(by.id, AGENCY_BY_SLUG[by.agency].id, at), values)

    def write(self) -> None:
        """The draw, every record's grades, and the end."""
        kept, (slug, version) = self.kept, self.local
        self.fact(
            "audit", AUDITOR, self.at,
            {
                "id": self.id, "title": kept.title, "asks": kept.asks, "tool_slug": "audit_front_door",
                "tool_version": 1, "of": "less", "by": "outcome", "since": self.since, "until": self.until,
                "seed": kept.seed, "many": kept.many, "double_percent": kept.double, "frame_many": len(self.frame),
                "frame_hash": self.hash, "due_on": (self.county.as_at - (kept.ended - 5) * DAY).date(),
                "follows_id": self.before.id if self.before else None, "profile_slug": slug, "profile_version": version,
            },
        )  # fmt: skip
        self.county.audit.record(self.at, AUDITOR.id, "practice.drawn", [f"practice:{self.id}"])
        for place, lot in enumerate(self.lots, 1):
            self.record(place, lot)
        self.fact(
            "auditended", AUDITOR, self.county.as_at - kept.ended * DAY, {"audit_id": self.id, "words": kept.taught}
        )

    def record(self, place: int, lot: Lot) -> None:
        """One record, read and graded, and for some talked over."""
        each, chance = lot.candidate, self.chance
        person: dict[str, Cell] = {"person_id": each.person_id}
        auditors = {AUDITOR.id: AUDITOR, SECOND.id: SECOND}
        first = auditors[lot.first_id]
        drawn = self.fact(
            "drawnrecord", AUDITOR, self.at,
            {
                **person, "audit_id": self.id, "contact_id": each.contact_id, "stratum": each.outcome, "place": place,
                "first_id": lot.first_id, "second_id": lot.second_id, "practitioner_id": each.practitioner_id,
            },
        )  # fmt: skip
        at = self.at + timedelta(days=chance.randrange(1, 12), minutes=chance.randrange(480))
        true = {slug: self.truth(slug) for slug in SECTIONS}
        self.grading(drawn, person, "first", first, at, {slug: self.seen(grade) for slug, grade in true.items()})
        if lot.second_id is not None:
            second = {slug: self.seen(grade) for slug, grade in true.items()}
            self.grading(drawn, person, "second", auditors[lot.second_id], at + DAY, second)
        if place % 3 == 1:
            asked = at + 3 * DAY
            self.fact("asked", first, asked, {**person, "drawn_id": drawn, "words": ASKED})
            worker = next((w for w in BY_USERNAME.values() if w.id == each.practitioner_id), None)
            if worker is not None:
                agrees, words = chance.choice(ANSWERS)
                self.fact(
                    "answered", worker, asked + DAY, {**person, "drawn_id": drawn, "agrees": agrees, "words": words}
                )
                self.grading(drawn, person, "agreed", first, asked + 2 * DAY, true)

    def truth(self, slug: str) -> str:
        good = self.chance.random() < self.kept.good.get(slug, 0.7)
        best = self.chance.random() < 0.12
        return (GRADES[3] if best else GRADES[2]) if good else (GRADES[0] if best else GRADES[1])

    def seen(self, grade: str) -> str:
        """The truth as one auditor sees it: one time in six a step off."""
        if self.chance.random() < 5 / 6:
            return grade
        return GRADES[min(3, max(0, GRADES.index(grade) + self.chance.choice((-1, 1))))]

    def grading(
        self, drawn: UUID, person: Mapping[str, Cell], part: str, by: Worker, at: datetime, grades: Mapping[str, str]
    ) -> None:
        middle = sorted(GRADES.index(each) for each in grades.values())[len(grades) // 2 - 1]
        sections = {
            slug: {
                "grade": grade, "reasons": self.chance.choice(WHY[slug][GRADES.index(grade) >= 2]),
                "evidence": self.chance.choice(WHERE),
            }
            for slug, grade in grades.items()
        }  # fmt: skip
        self.fact(
            "grading", by, at,
            {
                **person, "drawn_id": drawn, "part": part, "grade": GRADES[middle], "reasons": WHOLE[middle >= 2],
                "sections": json.dumps(sections),
            },
        )  # fmt: skip

    def found(self) -> UUID:
        """What the first audit found."""
        at = self.county.as_at - (self.kept.ended + 1) * DAY
        self.fact(
            "finding", AUDITOR, at,
            {
                "audit_id": self.id, "section": "decision", "is_strength": True,
                "words": "Earlier contacts are weighed, not listed, and decisions say what would change them.",
            },
        )  # fmt: skip
        return self.fact(
            "finding", AUDITOR, at,
            {
                "audit_id": self.id, "section": "voice", "is_strength": False,
                "words": "Children’s words are kept as they were said, and most decisions are no different for them.",
            },
        )  # fmt: skip

    def strengths(self) -> None:
        """What the second audit found."""
        self.fact(
            "finding", AUDITOR, self.county.as_at - (self.kept.ended + 1) * DAY,
            {
                "audit_id": self.id, "section": "voice", "is_strength": True,
                "words": "Decisions say what the child’s words changed, and where they changed nothing they say why.",
            },
        )  # fmt: skip

    def acted(self, finding: UUID, *, was_drawn_again: bool) -> None:
        """What was done about what the first found: one closed with evidence, one still to do."""
        as_at = self.county.as_at
        at = as_at - self.kept.ended * DAY
        done = self.fact(
            "action",
            AUDITOR,
            at,
            {
                "finding_id": finding,
                "owner_id": ACTIONS_OF.id,
                "due_on": (at + 90 * DAY).date(),
                "indicator": "voice-present",
                "what": "At each decision to do less, the manager asks what the child’s words changed, and writes it.",
                "measure": "Two in three decisions to do less say what the child’s words changed.",
            },
        )
        self.fact(
            "action", AUDITOR, at,
            {
                "finding_id": finding, "owner_id": ACTIONS_OF.id, "due_on": (as_at + 21 * DAY).date(), "indicator": "",
                "what": "Children who were heard are told, by whoever heard them, what their words changed.",
                "measure": "Children asked by the advocate say that they know what became of what they said.",
            },
        )  # fmt: skip
        if was_drawn_again:
            self.fact(
                "actionclosed", ACTIONS_OF, as_at - 5 * DAY,
                {
                    "action_id": done, "evidence": "again", "effect": "better",
                    "words": "Drawn again after six months: four of five decisions to do less say what the child’s "
                    "words changed, where it was one in three.",
                },
            )  # fmt: skip


BRIEFING = {
    "why": "We read 36 records in spring and 24 this autumn, drawn at random, where less was done for a child.",
    "learnt": "In spring, children’s words were kept as they said them, and in two of three decisions nothing was "
    "different for them. Now four of five decisions say what the words changed, or why they changed nothing.",
    "child": "I told somebody. They wrote it down. I would like to know what happened then.",
    "good": "The words stand first, with who asked and where. The decision says: because you said this, we do that.",
    "do": "Ask at each decision: what did the child’s words change?\nIf nobody has heard the child, name who will, and "
    "by when.\nTell the child, through whoever they told, what came of it.",
    "ask": "Which child’s words changed your mind last month? Whom have we not heard, and why?",
    "more": "The audit and its tool are under Audits of practice. Ring the practice lead on 01632 960101.",
}


def _learnt(county: County) -> None:
    """A theme from the audits, with its briefing, and another from a difference between agencies."""
    lead = BY_USERNAME["practice.lead"]

    def fact(table: str, days: int, values: Mapping[str, Cell]) -> UUID:
        stamp = Stamp(lead.id, AGENCY_BY_SLUG[lead.agency].id, county.as_at - days * DAY)
        return county.rows.fact(f"learning_{table}", stamp, values)

    words = fact(
        "theme",
        180,
        {
            "title": "Children’s words change decisions",
            "learnt_from": "audit",
            "owner_id": ACTIONS_OF.id,
            "what": "Children’s words were kept, and most decisions were no different for them.",
            "response": "Managers ask at each decision what the words changed. Drawn again, the audit is better.",
            "due_on": (county.as_at + 120 * DAY).date(),
        },
    )
    fact(
        "theme", 40,
        {
            "title": "Ring before you differ in writing", "learnt_from": "difference", "owner_id": lead.id,
            "what": "Two agencies wrote to one another for nine days about what a ten-minute call settled.",
            "response": "The first step of a difference names the telephone number to ring, and asks when it was rung.",
            "due_on": (county.as_at + 60 * DAY).date(),
        },
    )  # fmt: skip
    fact(
        "briefing", 4,
        {"theme_id": words, "title": "What did their words change?", "parts": json.dumps(BRIEFING)},
    )  # fmt: skip


def _profile(at: datetime) -> tuple[str, str]:
    from openmash.records.cases.on_duty import profile_at

    local = profile_at(at)
    return local.slug, local.version


def _by_actions(county: County) -> None:
    """The audit that is open: actions write at the moment they are called, so only a county of this very day has it."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.foundation.facts.refusals import NotAllowedNow
    from openmash.insight.practice import actions, again, selectors
    from openmash.insight.practice.actions import AuditTold, GradeTold, SectionTold
    from openmash.insight.practice.words import By, Of

    today = county.as_at.date()
    with acting("auditor") as somebody:
        actor = cast("Actor", somebody)
        told = AuditTold(
            "The first hour: red contacts and strategy discussions",
            "When a child could be in danger, was it acted on first and written down afterwards?",
            today - 60 * DAY, today, 12, today + 35 * DAY, 25, Of.MORE, By.OUTCOME, seed=77,
        )  # fmt: skip
        try:
            actions.draw_audit(actor=actor, told=told)
        except NotAllowedNow:
            return  # a very small county has nobody to draw
        with suppress(NotAllowedNow):  # a very small county has decided nothing lately
            again.draw_decisions(actor=actor, many=6, weeks=6, seed=78)
        asked = 0
        for each in selectors.to_grade(actor=actor)[:5]:
            sections = {slug: SectionTold("good", WHY[slug][True][0], "The contact as received") for slug in SECTIONS}
            actions.grade(actor=actor, drawn_id=each.drawn_id, told=GradeTold("good", WHOLE[True], sections))
            record = selectors.record(each.drawn_id, actor=actor)
            if asked < 2 and record.is_first and record.is_graded:
                actions.ask_practitioner(actor=actor, drawn_id=each.drawn_id, words=ASKED)
                asked += 1


MODULE = Module("practice", tables=TABLES, at_the_end=_at_the_end, by_actions=_by_actions)
