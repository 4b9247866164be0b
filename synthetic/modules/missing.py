"""A few children missing: one tonight, one back and owed an interview, one whose interview is late, one heard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

HOUR = timedelta(hours=1)
TEENAGERS = """
select b.person_id from people_birth b join people_person p on p.id = b.person_id
where p.kind = 'child' and p.circle_id = 1 and b.date between %s and %s order by b.person_id limit 400
"""


def teenagers(county: County, many: int) -> list[UUID]:
    """So many children of 13 to 16, always the same ones; none where the county has too few."""
    born = ((county.as_at - timedelta(days=365 * years)).date() for years in (17, 13))
    found = [UUID(str(row[0])) for row in county.connection.execute(TEENAGERS, list(born)).fetchall()]
    return county.chance("missing").sample(found, many) if len(found) >= many else []


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these children."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    from openmash.casework.missing import actions
    from openmash.casework.missing.telling import BackTold, MissingTold, RiskTold, StepTold
    from openmash.casework.missing.words import CameBack, CareWords, Level, LookedAfter, ReportedBy, Safe, Step
    from openmash.records.voice.actions import Heard
    from openmash.records.voice.words import Alone, Manner, Method

    now = county.as_at
    found = teenagers(county, 4)
    if len(found) < 4:
        return
    tonight, back, late, heard = found
    high = RiskTold(
        Level.HIGH, "Insp Leanne Marr", "Seen getting into a grey van at the retail park; insulin is at home.",
        at=now - 4 * HOUR,
    )  # fmt: skip
    with acting("screener") as actor:
        actions.report_missing(
            actor=actor, person_id=tonight,  # type: ignore[arg-type]  # the loader knows no Actor
            told=MissingTold(
                "Not in their room when their mother looked in. Phone off. Friends have not seen them.",
                ReportedBy.PARENT, "Mother, by telephone", now - 5 * HOUR, now - 8 * HOUR, "Their mother",
                "At home", "MP-0417", LookedAfter.NO, risk=high,
            ),
        )  # fmt: skip
        for child, hours, care in ((back, 20, CareWords.MISSING), (late, 90, None), (heard, 60, None)):
            episode = actions.report_missing(
                actor=actor, person_id=child,  # type: ignore[arg-type]  # the loader knows no Actor
                told=MissingTold(
                    "Did not come back by the agreed time.", ReportedBy.PLACEMENT if care else ReportedBy.PARENT,
                    reported_at=now - (hours + 9) * HOUR, last_seen_at=now - (hours + 12) * HOUR,
                    looked_after=LookedAfter.YES if care else LookedAfter.NO, care_words=care,
                    risk=RiskTold(Level.MEDIUM, "Sgt Owen Pike", "Out overnight before; a known friend's address."),
                ),
            )  # fmt: skip
            actions.record_back(
                actor=actor, process_id=episode,  # type: ignore[arg-type]  # the loader knows no Actor
                told=BackTold(CameBack.RETURNED, now - (hours + 1) * HOUR, Safe.YES, home_at=now - hours * HOUR),
            )  # fmt: skip
        actions.record_step(
            actor=actor, process_id=episode,  # type: ignore[arg-type]  # the loader knows no Actor
            told=StepTold(
                Step.HELD, now - 20 * HOUR, "Jo Reed, return interview service", True,
                Heard(
                    "I went because it was loud at home. I slept at my cousin’s. I’d tell you next time, if there "
                    "were somebody to ring at night.",
                    "Jo Reed heard it", Manner.VERBATIM, "Jo Reed", "The youth centre", Alone.YES,
                    Method.TALKING, now - 20 * HOUR,
                ),
                analysis="Pushed by arguments at home; somewhere safe to go. No adult unknown to the family.",
            ),
        )  # fmt: skip


MODULE = Module("missing children", by_actions=_by_actions)
