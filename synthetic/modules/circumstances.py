"""A child privately fostered, two young carers, and two young people with nowhere to live, one of them tonight."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.casework.circumstances.actions import CircumstanceTold, EntryTold
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AGED = """
select b.person_id from people_birth b join people_person p on p.id = b.person_id
where p.kind = 'child' and p.circle_id = 1 and b.precision = 'day' and not b.expected and b.date between %s and %s
and not exists (select from people_detail d where d.person_id = p.id and d.kind = 'died') order by b.person_id limit 200
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these children."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    chance = county.chance("circumstances")
    older, younger = _aged(county, 16, 17), _aged(county, 9, 14)
    if len(older) < 2 or len(younger) < 3:
        return
    tonight, housed = chance.sample(older, 2)
    fostered, carer, assessed = chance.sample(younger, 3)
    _fostered(county.as_at, fostered)
    _carers(county.as_at, carer, assessed)
    _homeless(county.as_at, tonight, housed)


def _aged(county: County, youngest: int, oldest: int) -> list[UUID]:
    today = county.as_at.date()
    born = (today - timedelta(days=365 * (oldest + 1)), today - timedelta(days=366 * youngest))
    return [UUID(str(row[0])) for row in county.connection.execute(AGED, list(born)).fetchall()]


def _keep(person: UUID, told: CircumstanceTold, *entries: EntryTold) -> None:
    from openmash.pathways import circumstances

    with acting("decision.maker") as acted:
        actor = cast("Actor", acted)
        made = circumstances.record(actor=actor, person_id=person, told=told)
        for each in entries:
            circumstances.enter(actor=actor, circumstance_id=made, told=each)


def _fostered(now: datetime, child: UUID) -> None:
    from openmash.casework.circumstances.actions import CircumstanceTold, EntryTold
    from openmash.casework.circumstances.words import Decision, Kind, Sort, What

    _keep(
        child,
        CircumstanceTold(
            Kind.PRIVATE_FOSTERING, "Her school, and then the carer", "Lives with a friend of her mother’s in term "
            "time, and will for two years. Her mother works abroad and rings on Sundays.",
            "Ines Okafor, her mother’s friend",
            Sort.EDUCATION, True, (now - 70 * DAY).date(), now - 80 * DAY,
        ),
        EntryTold(
            What.VISIT, now - 72 * DAY, alone=True, named="Ines Okafor",
            words="A room of her own. School four minutes away. Nobody had told the GP.",
            voice="“It is fine. I miss my cat. Ines asks before she comes in.”", support="The GP, this week.",
        ),
        EntryTold(
            What.SUITABILITY, now - 60 * DAY, Decision.WITH_REQUIREMENTS, support="Her mother rings. GP by Friday.",
            words="The carer and the home are suitable, and she wishes to stay. Checks of each adult came back clear.",
        ),
        EntryTold(
            What.VISIT, now - 34 * DAY, alone=True, words="Seen after school. Registered with the GP.",
            voice="“I have a friend who walks with me now.”",
        ),
    )  # fmt: skip


def _carers(now: datetime, waiting: UUID, assessed: UUID) -> None:
    from openmash.casework.circumstances.actions import CircumstanceTold, EntryTold
    from openmash.casework.circumstances.words import Decision, Kind, What

    _keep(
        waiting,
        CircumstanceTold(
            Kind.YOUNG_CARER, "His school", "Late most days since his father came home from hospital. He gets him up.",
            "His father, who had a stroke in September", at=now - 12 * DAY, voice="“Somebody has to. I do not mind.”",
        ),
    )  # fmt: skip
    _keep(
        assessed,
        CircumstanceTold(
            Kind.YOUNG_CARER, "Her health visitor, about her brother", "She cooks, and stays up at night.",
            "Her mother, who has epilepsy", at=now - 50 * DAY,
        ),
        EntryTold(
            What.NEEDS, now - 30 * DAY, Decision.CARES_WITH_SUPPORT, named="Her mother, her aunt, the adult team",
            words="She cooks three nights a week and listens for seizures every night. She gave up football.",
            voice="“I want to know what to do when it happens. I want Saturdays.”",
            support="A monitor for the night. Saturdays with the young carers’ group. Somebody shows her what to do.",
        ),
        EntryTold(
            What.SUPPORT, now - 14 * DAY, named="The young carers’ service, for her; the adult team, for her mother",
            support="The monitor came. Saturdays began last week.", review_on=(now + 60 * DAY).date(),
        ),
    )  # fmt: skip


def _homeless(now: datetime, tonight: UUID, housed: UUID) -> None:
    from openmash.casework.circumstances.actions import CircumstanceTold, EntryTold
    from openmash.casework.circumstances.words import Decision, Kind, What

    _keep(
        tonight,
        CircumstanceTold(
            Kind.HOMELESS, "He rang himself", "Told to leave this morning after an argument with his stepfather. "
            "Slept at a friend’s last night, who cannot keep him.", at=now - 3 * HOUR, voice="“I am not going back.”",
        ),
    )  # fmt: skip
    _keep(
        housed,
        CircumstanceTold(Kind.HOMELESS, "The housing team", "Left her aunt’s house in October.", at=now - 20 * DAY),
        EntryTold(What.TONIGHT, now - 20 * DAY, Decision.EMERGENCY, words="A supported place, with staff at night."),
        EntryTold(What.ADVOCATE, now - 19 * DAY, Decision.HAS_ADVOCATE, named="Bryn Castellano, by text"),
        EntryTold(
            What.JOINT, now - 15 * DAY, Decision.IN_NEED, named="Her social worker, and a housing officer",
            words="She cannot go back: her aunt’s partner hit her. No family can have her.",
            voice="“I want somewhere I can lock, and to finish college.”",
        ),
        EntryTold(
            What.CHOICE, now - 12 * DAY, Decision.SECTION_20, named="Bryn Castellano",
            words="What being looked after means now and after 18, and what housing alone would mean, told twice.",
            voice="“I want the help after I am 18.”",
        ),
        EntryTold(What.TONIGHT, now - 10 * DAY, Decision.COUNCIL, words="Supported lodgings, until she is 18."),
    )  # fmt: skip


MODULE = Module("circumstances", by_actions=_by_actions)
