"""A year of complaints and compliments: one waits to be acknowledged, one to be answered, one went further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from openmash.casework.complaints.words import Advocate, Finding, Kind, Maker, Theme
from openmash.statute.calendar import at, local_date
from synthetic.load_rows import Row, Stamp
from synthetic.modules.module import County, Module
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME

CIRCLE = 4


@dataclass(frozen=True)
class Said:
    """One complaint or compliment, days before the county's moment. `answered`: days after it came."""

    days: int
    maker: Maker
    name: str
    whom: str
    theme: Theme
    words: str
    kind: Kind = Kind.COMPLAINT
    about: str = ""
    wanted: str = ""
    advocate: Advocate | None = None
    acknowledged: str = ""
    asked: str = ""
    answered: int | None = None
    finding: Finding | None = None
    answer: str = ""
    learnt: str = ""
    will_change: str = ""
    further: str = ""


SAID = (
    Said(
        1, Maker.PARENT, "Mrs Denise Hartnell", "Assessment team, Gloucester", Theme.NOT_TOLD,
        "I heard from school that somebody had asked about my boys. Nobody rang me. I felt like a criminal.",
        about="Her two sons", wanted="To be told first, and an apology.",
    ),
    Said(
        9, Maker.YOUNG_PERSON, "Kayleigh", "Family help, Forest of Dean", Theme.NOT_LISTENED,
        "I told her three times I dont want the meeting at school. They did it at school. Everyone saw.",
        about="Herself", wanted="The next one somewhere else.", advocate=Advocate.OFFERED,
        acknowledged="Rang her after school; she has a card with the day she will hear.", asked="team.manager.three",
    ),
    Said(
        74, Maker.PARENT, "Mr Owen Lusby", "The hub", Theme.WRONG_FACTS,
        "Your paper says I was cautioned. I never was, it was my cousin. It has been sent to my daughter’s school.",
        about="His daughter", wanted="Take it out and tell the school.", acknowledged="Letter and a call.",
        asked="team.manager", answered=12, finding=Finding.UPHELD,
        answer="You are right: the caution was another man’s. We have put it right, told the school, and are sorry.",
        learnt="A name and a year of birth were taken for one man. A caution needs a second identifier.",
        will_change="Checks name the identifier a caution was found by. Hub manager, by the end of the quarter.",
    ),
    Said(
        120, Maker.CARER, "Mrs Pat Oduya", "Assessment team, Cheltenham", Theme.DELAY,
        "We waited eleven weeks to hear whether the children could stay with us at Christmas.",
        about="Her grandchildren", acknowledged="Letter.", asked="team.manager.four", answered=27,
        finding=Finding.PARTLY,
        answer="The checks took seven weeks, which is usual; the four after them were ours, and we are sorry.",
        learnt="Nobody owned the answer once the checks were back.",
        will_change="The worker who asks for checks tells the family the day they will hear.",
        further="The answer does not say why nobody picked up the telephone.",
    ),
    Said(
        33, Maker.PARENT, "Ms Tara Quilliam", "Out-of-hours team", Theme.MANNER,
        "The lady who came at two in the morning took her shoes off and talked to my girl on the stairs. Thank her.",
        kind=Kind.COMPLIMENT,
    ),
)  # fmt: skip


def _stamp(username: str, moment: datetime) -> Stamp:
    return Stamp(BY_USERNAME[username].id, AGENCY_BY_SLUG["council"].id, moment)


def _at_the_end(county: County) -> None:
    for said in SAID:
        came = at(local_date(county.as_at) - timedelta(days=said.days), time(10, 20))
        taken_by = _stamp("screener", came)
        key = county.rows.fact(
            "complaints_complaint", taken_by,
            {
                "circle_id": CIRCLE, "kind": said.kind.value, "maker": said.maker.value, "name": said.name, "reach": "",
                "about": said.about, "whom": said.whom, "words": said.words, "wanted": said.wanted,
                "theme": said.theme.value, "advocate": said.advocate.value if said.advocate else "",
                "received_at": came, "occurred_at": came,
            },
        )  # fmt: skip
        about = [f"complaint:{key}"]
        county.audit.record(came, taken_by.by, "complaints.recorded", about)
        if not said.acknowledged:
            continue
        officer = _stamp("complaints", came + timedelta(hours=26))
        of: Row = {"complaint_id": key, "circle_id": CIRCLE, "occurred_at": officer.at}
        told = {"how": said.acknowledged, "advocate": said.advocate.value if said.advocate else ""}
        county.rows.fact("complaints_acknowledged", officer, {**of, **told})
        county.rows.fact(
            "complaints_asked", officer, {**of, "account_id": BY_USERNAME[said.asked].id, "words": "Please ring first."}
        )
        county.audit.record(officer.at, officer.by, "complaints.acknowledged", about)
        if said.finding is None or said.answered is None:
            continue
        answered = _stamp(said.asked, came + timedelta(days=said.answered))
        county.rows.fact(
            "complaints_answer", answered,
            {
                **of, "occurred_at": answered.at, "stage": 1, "finding": said.finding.value, "words": said.answer,
                "how": "Letter, and a call the day it went", "learnt": said.learnt, "will_change": said.will_change,
            },
        )  # fmt: skip
        county.audit.record(answered.at, answered.by, "complaints.answered", about)
        if said.further:
            again = _stamp("complaints", answered.at + timedelta(days=15))
            county.rows.fact(
                "complaints_taken", again,
                {
                    **of, "occurred_at": again.at, "stage": 2, "words": said.further,
                    "independent": "Mr Desmond Ayling",
                },
            )  # fmt: skip
            longer = _stamp("complaints", again.at + timedelta(days=30))
            county.rows.fact(
                "complaints_putoff", longer,
                {
                    **of, "occurred_at": longer.at, "due_on": local_date(county.as_at) + timedelta(days=6),
                    "words": "The worker is on leave until next week; Mrs Oduya was rung and agrees to wait.",
                },
            )  # fmt: skip
            county.audit.record(again.at, again.by, "complaints.taken_further", about)


TABLES = tuple(
    f"complaints_{name}" for name in ("complaint", "asked", "acknowledged", "taken", "putoff", "panel", "answer")
)
MODULE = Module("complaints", TABLES, at_the_end=_at_the_end)
