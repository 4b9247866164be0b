"""A few children missing, so that each page shows something.

One tonight, high, with what is held ready, a trigger plan, part 2 and what was done. One in another area's care, low
without a supervisor and late to be looked at again. One missing three times, whose interviews told something, with a
friend missing at the same time. One owed an interview, one late, one heard. A check of recording, half reviewed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting

if TYPE_CHECKING:
    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TEENAGERS = """
select b.person_id from people_birth b join people_person p on p.id = b.person_id
where p.kind = 'child' and p.circle_id = 1 and b.date between %s and %s order by b.person_id limit 400
"""
SAME = "select record_a_id, record_b_id from linkage_samepersondecision where verdict = 'same'"
FLAT = "Man called Jay, about 24, grey van, flat above the shops on Barton Street, gives food."


def teenagers(county: County, many: int) -> list[UUID]:
    """So many children of 13 to 16, always the same ones; none where the county has too few."""
    found = _every_teenager(county)
    return county.chance("missing").sample(found, many) if len(found) >= many else []


def _others(county: County, many: int) -> list[UUID]:
    """As many more, of whom no other module tells."""
    known = set(teenagers(county, 4))
    found = [child for child in _every_teenager(county) if child not in known]
    return county.chance("missing others").sample(found, many) if len(found) >= many else []


def _every_teenager(county: County) -> list[UUID]:
    """One record of each: several agencies' records may be one child, who is missing once at a time."""
    born = ((county.as_at - timedelta(days=365 * years)).date() for years in (17, 13))
    found = [UUID(str(row[0])) for row in county.connection.execute(TEENAGERS, list(born)).fetchall()]
    one: dict[UUID, set[UUID]] = {}
    for row in county.connection.execute(SAME).fetchall():
        first, second = UUID(str(row[0])), UUID(str(row[1]))
        joined = one.get(first, {first}) | one.get(second, {second})
        one.update(dict.fromkeys(joined, joined))
    return [child for child in found if child == min(one.get(child, {child}) & {*found})]


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these children."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    now = county.as_at
    known, more = teenagers(county, 4), _others(county, 3)
    if len(known) < 4 or len(more) < 3:
        return
    often, back, late, heard = known
    tonight, friend, away = more
    with acting("screener") as by:
        actor = cast("Actor", by)  # the loader knows no Actor
        _ready(actor, tonight, now.date())
        _tonight(actor, tonight, now)
        _away(actor, away, now)
        _three_times(actor, often, friend, now)
        _owed(actor, back, late, now)
        _heard(actor, heard, now)
    with acting("decision.maker") as by:
        _check(cast("Actor", by), now)


def _ready(actor: Actor, child: UUID, today: date) -> None:
    from openmash.casework.missing import actions
    from openmash.casework.missing.telling import ActionTold, PlanTold, ReadyTold

    actions.hold_ready(
        actor=actor, person_id=child,
        told=ReadyTold(
            "About 5 ft 4, slim, brown hair to the shoulder, a small scar over the left eye. Grey hoodie most days.",
            "The child and their mother", None, "Their mother, day and night", today - 20 * DAY,
            "Insulin twice a day; unwell within a day without it. It is in the kitchen.",
            "A man in his twenties in a grey van, met at the retail park.", "Two friends from Year 10, Ash and Remi.",
            "Walks or takes the 94 bus; has a bus card and little money.", "Goes by “nightowl” on a video app.",
            "Ring my nan first, not my mum. Do not shout when I come back.", ("The retail park", "The skate park"),
        ),
    )  # fmt: skip
    actions.agree_plan(
        actor=actor, person_id=child,
        told=PlanTold(
            "A row about the phone, or a message after which they go quiet.", "Priya Shah, social worker",
            (
                ActionTold(0, "Ring their nan, then the friends", "Mother"),
                ActionTold(0, "Ring 999 if the insulin is at home", "Mother"),
                ActionTold(1, "Drive round the retail park and the skate park", "Police"),
                ActionTold(3, "Strategy discussion", "Duty manager"),
                ActionTold(24, "Publicity decided", "Police"),
            ),
            "I want somebody I know to fetch me, not a police car outside school.", "", "Sgt Owen Pike", "Priya Shah",
            "Mother",
        ),
    )  # fmt: skip


def _tonight(actor: Actor, child: UUID, now: datetime) -> None:
    from openmash.casework.missing import actions
    from openmash.casework.missing.telling import ClassTold, DoneTold, LastSeenTold, MissingTold, RiskTold
    from openmash.casework.missing.words import Doing, Level, LookedAfter, ReportedBy, Scheme, Whom

    episode = actions.report_missing(
        actor=actor, person_id=child,
        told=MissingTold(
            "Not in their room when their mother looked in. Phone off. Friends have not seen them.",
            ReportedBy.PARENT, "Mother, by telephone", now - 5 * HOUR, now - 8 * HOUR, "Their mother",
            "At home", "MP-0417", LookedAfter.NO,
            risk=RiskTold(
                Level.HIGH, "Insp Leanne Marr", "Seen getting into a grey van at the retail park; insulin is at home.",
                at=now - 4 * HOUR, evidence="Mother by telephone; a friend’s message, shown to the officer.",
                review_at=now + HOUR,
            ),
        ),
    )  # fmt: skip
    actions.classify(
        actor=actor,
        process_id=episode,
        told=ClassTold(Scheme.POLICE, "police_missing", "Insp Leanne Marr", at=now - 4 * HOUR),
    )
    actions.tell_last_seen(
        actor=actor, process_id=episode,
        told=LastSeenTold(
            "Mother, by telephone", "Grey hoodie, black leggings, white trainers", "A small rucksack; no medicine",
            "Switched off", "Quiet after a message the evening before", "Nan and both friends rung",
        ),
    )  # fmt: skip
    for hours, told in (
        (4.5, DoneTold(Doing.TOLD, "Duty desk", Whom.COUNCIL)), (4, DoneTold(Doing.TOLD, "Reported it", Whom.PARENT)),
        (3, DoneTold(Doing.SEARCHED, "The skate park: not there.", by_whom="PC Dale")),
        (2, DoneTold(Doing.RANG, "Friend Ash: last heard the evening before.", by_whom="Samir Haddon")),
    ):  # fmt: skip
        actions.record_done(
            actor=actor, process_id=episode,
            told=DoneTold(told.doing, told.words, told.whom, told.by_whom, now - hours * HOUR),
        )  # fmt: skip


def _away(actor: Actor, child: UUID, now: datetime) -> None:
    from openmash.casework.missing import actions
    from openmash.casework.missing.telling import ClassTold, MissingTold, PlacedTold, RiskTold
    from openmash.casework.missing.words import CareWords, Level, LookedAfter, ReportedBy, Scheme

    actions.place_away(
        actor=actor, person_id=child,
        told=PlacedTold(
            "Wychavon Vale", "Gloucestershire", (now - 120 * DAY).date(), None, (now - 112 * DAY).date(), 48,
            host_force="Gloucestershire Constabulary", commission_ref="RHI-2281",
        ),
    )  # fmt: skip
    episode = actions.report_missing(
        actor=actor, person_id=child,
        told=MissingTold(
            "Left the home after tea and has not answered since.", ReportedBy.PLACEMENT, "Night staff", now - 30 * HOUR,
            now - 31 * HOUR, "Night staff", "", "MP-0409", LookedAfter.OTHER_AREA, "Wychavon Vale", CareWords.AWAY,
            RiskTold(Level.LOW, "PC Amir Nolan", "Said to be at a cousin’s.", "Sgt Owen Pike", now - 29 * HOUR),
        ),
    )  # fmt: skip
    actions.classify(
        actor=actor,
        process_id=episode,
        told=ClassTold(
            Scheme.CARE, "M", "Registered manager", "The cousin has not seen them since Thursday.", now - 6 * HOUR
        ),
    )


def _three_times(actor: Actor, often: UUID, friend: UUID, now: datetime) -> None:
    from openmash.casework.missing import actions
    from openmash.casework.missing.telling import (
        BackTold,
        CompanionTold,
        MissingTold,
        PreventionTold,
        RiskTold,
        StepTold,
    )
    from openmash.casework.missing.words import CameBack, Level, LookedAfter, Prevention, ReportedBy, Safe, Step
    from openmash.records.voice.actions import Heard
    from openmash.records.voice.words import Alone, Manner, Method

    for days, place, kind, other in (
        (70, "The retail park, by the cinema", "shops", None), (40, "The retail park, by the cinema", "shops", friend),
        (12, "A flat above the shops on Barton Street", "adult", friend),
    ):  # fmt: skip
        reported = now - days * DAY
        for child in (often, *([friend] if other else [])):
            episode = actions.report_missing(
                actor=actor, person_id=child,
                told=MissingTold(
                    "Did not come home from school.", ReportedBy.PARENT, reported_at=reported,
                    last_seen_at=reported - 4 * HOUR, looked_after=LookedAfter.NO,
                    risk=RiskTold(Level.MEDIUM, "Sgt Owen Pike", "Out overnight before.", at=reported + HOUR),
                ),
            )  # fmt: skip
            with_whom = [CompanionTold(other, told_by="PC Dale")] if other and child == often else []
            actions.record_back(
                actor=actor, process_id=episode,
                told=BackTold(
                    CameBack.FOUND_BY_POLICE, reported + 11 * HOUR, Safe.YES, "PC Dale", reported + 12 * HOUR,
                    where=place, place_kind=kind,
                    companions=(*with_whom, CompanionTold(words="“Jay”, about 24", told_by="PC Dale")),
                ),
            )  # fmt: skip
            actions.record_prevention(
                actor=actor,
                process_id=episode,
                told=PreventionTold(Prevention.HELD, "PC Dale", reported + 14 * HOUR, "Safe; would not say with whom."),
            )
            last = days == 12 and child == often
            actions.record_step(
                actor=actor, process_id=episode,
                told=StepTold(
                    Step.HELD, reported + 50 * HOUR, "Jo Reed, return interview service", True,
                    Heard(
                        "He gets us food and we can stay. If you say no he goes funny with you." if last else
                        "We were just at the retail park. It is better than being in.",
                        "Jo Reed heard it", Manner.VERBATIM, "Jo Reed", "The youth centre", Alone.YES,
                        Method.TALKING, reported + 50 * HOUR,
                    ),
                    analysis="Pulled by somewhere to go; pushed by rows. An adult the family does not know.",
                    factors=("argument", "adult_met", "gifts_money") if last else ("argument", "friends"),
                    extract=FLAT if last else "",
                ),
            )  # fmt: skip


def _owed(actor: Actor, back: UUID, late: UUID, now: datetime) -> None:
    from openmash.casework.missing import actions
    from openmash.casework.missing.telling import BackTold, MissingTold, RiskTold
    from openmash.casework.missing.words import CameBack, CareWords, Level, LookedAfter, ReportedBy, Safe

    for child, hours, care in ((back, 20, CareWords.MISSING), (late, 90, None)):
        episode = actions.report_missing(
            actor=actor, person_id=child,
            told=MissingTold(
                "Did not come back by the agreed time.", ReportedBy.PLACEMENT if care else ReportedBy.PARENT,
                reported_at=now - (hours + 9) * HOUR, last_seen_at=now - (hours + 12) * HOUR,
                looked_after=LookedAfter.YES if care else LookedAfter.NO, care_words=care,
                risk=RiskTold(Level.MEDIUM, "Sgt Owen Pike", "Out overnight before; a known friend's address."),
            ),
        )  # fmt: skip
        actions.record_back(
            actor=actor,
            process_id=episode,
            told=BackTold(CameBack.RETURNED, now - (hours + 1) * HOUR, Safe.YES, home_at=now - hours * HOUR),
        )


def _heard(actor: Actor, child: UUID, now: datetime) -> None:
    from openmash.casework.missing import actions
    from openmash.casework.missing.telling import BackTold, MissingTold, StepTold
    from openmash.casework.missing.words import CameBack, ReportedBy, Safe, Step
    from openmash.records.voice.actions import Heard
    from openmash.records.voice.words import Alone, Manner, Method

    episode = actions.report_missing(
        actor=actor,
        person_id=child,
        told=MissingTold("Left after an argument.", ReportedBy.PARENT, reported_at=now - 69 * HOUR),
    )
    actions.record_back(
        actor=actor,
        process_id=episode,
        told=BackTold(CameBack.RETURNED, now - 61 * HOUR, Safe.YES, home_at=now - 60 * HOUR, place_kind="family"),
    )
    actions.record_step(
        actor=actor, process_id=episode,
        told=StepTold(
            Step.HELD, now - 20 * HOUR, "Jo Reed, return interview service", True,
            Heard(
                "I went because it was loud at home. I slept at my cousin’s. I’d tell you next time, if there "
                "were somebody to ring at night.",
                "Jo Reed heard it", Manner.VERBATIM, "Jo Reed", "The youth centre", Alone.YES,
                Method.TALKING, now - 20 * HOUR,
            ),
            analysis="Pushed by arguments at home; somewhere safe to go. No adult unknown to the family.",
            factors=("argument", "family"),
        ),
    )  # fmt: skip


def _check(actor: Actor, now: datetime) -> None:
    from openmash.casework.missing import actions, selectors
    from openmash.casework.missing.words import Verdict
    from openmash.foundation.facts.refusals import Incomplete
    from openmash.pathways.missing_episode import draw_check

    try:
        draw_check(actor=actor, since=(now - 90 * DAY).date(), until=now.date(), seed=2026)
    except Incomplete:
        return
    for verdict in (Verdict.NOT_ABSENT, Verdict.KNOWN, Verdict.MISSING, Verdict.CANNOT_TELL):
        item = selectors.draws(actor=actor)[0].following
        if item is not None:
            actions.find(
                actor=actor,
                item_id=item,
                verdict=verdict,
                reasons="Judged by what is written.",
            )


MODULE = Module("missing children", by_actions=_by_actions)
