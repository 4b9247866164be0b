"""A family before a court: sisters offered a family group meeting, in pre-proceedings; and children under orders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LED = """
select a.person_id from cases_allocation a join people_birth b on b.person_id = a.person_id
join people_person p on p.id = a.person_id and p.circle_id = 1
where a.ends_at is null and not b.expected and b.precision = 'day' and a.account_id = any(%s::uuid[])
group by a.person_id having count(distinct a.account_id) = 2 order by a.person_id
"""


def _by_actions(county: County) -> None:
    """Of children of the demonstration's worker and manager; actions write now, so only a county of today has it."""
    from synthetic.staff import BY_USERNAME

    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    both = [str(BY_USERNAME[each].id) for each in ("social.worker", "team.manager")]
    found = [UUID(str(row[0])) for row in county.connection.execute(LED, [both]).fetchall()]
    if len(found) < 4:
        return
    before, stepped_down, emergency, accommodated = county.chance("court").sample(found, 4)
    _before_a_court(county.as_at, before, stepped_down)
    _orders(county.as_at, emergency, accommodated)


def _before_a_court(now: datetime, child: UUID, stepped_down: UUID) -> None:
    from openmash.casework.court import selectors
    from openmash.casework.court.telling import BeforeTold, GroupTold
    from openmash.casework.court.words import Before, BeforeOutcome, Group, GroupOutcome
    from openmash.casework.journey.telling import Gate
    from openmash.pathways import court
    from openmash.records.linkage.selectors import person_set

    with acting("team.manager") as acted:
        actor = cast("Actor", acted)
        court.offer_group(
            actor=actor, person_ids=[child],
            told=GroupTold(Group.OFFERED, now - 40 * DAY, "Her mother, her grandmother and her uncle"),
        )  # fmt: skip
        offers = {child: selectors.matters(person_set(child, actor), actor=actor).offers[0].id}
        for told in (
            GroupTold(Group.ACCEPTED, now - 36 * DAY, "Her mother", "She wants her own mother to lead it."),
            GroupTold(
                Group.HELD, now - 22 * DAY, "Dilys Crane, family group co-ordinator", outcome=GroupOutcome.IN_PART,
                voice="“I liked that everybody came. I want to stay at Nan’s at weekends.”",
                plan="Nan has her from Friday night to Sunday. Her uncle takes her to school on Mondays. "
                "Her mother rings the drug and alcohol service herself, and tells Nan when she has.",
                words="Agreed but for the Mondays: her uncle’s shifts are not known yet.",
            ),
        ):  # fmt: skip
            court.follow_group(actor=actor, offers=offers, told=told)
        for each, days in ((child, 30), (stepped_down, 120)):
            court.begin_pre_proceedings(
                actor=actor, person_ids=[each],
                told=BeforeTold(
                    Before.BEGAN, now - days * DAY, "Legal services, by telephone",
                    "Neglect over two years. Plans were made and not kept; the home is no safer than in the spring.",
                    "“I want it to be like before.”",
                ),
            )  # fmt: skip
            episodes = court.open_episodes([each], actor=actor)
            for what, later, words in (
                (Before.LETTER, 4, "In plain words, read to her mother at home."),
                (Before.MEETING, 14, "What must change by Christmas was agreed, with legal advice for both parents."),
            ):  # fmt: skip
                court.go_on(
                    actor=actor,
                    episodes=episodes,
                    told=BeforeTold(what, now - (days - later) * DAY, "Both parents and their solicitor", words),
                )
        (episode,) = court.open_episodes([stepped_down], actor=actor).values()
        court.end_pre_proceedings(
            actor=actor, person_id=stepped_down, episode_id=episode,
            told=BeforeTold(
                Before.ENDED, now - 20 * DAY, words="Twelve weeks without a night alone; school and health see it too.",
                outcome=BeforeOutcome.STEPPED_DOWN,
            ),
            gate=Gate("School and health agree. The police had no call.", "Her brother was seen too.", "“Mum is up.”"),
        )  # fmt: skip


def _orders(now: datetime, emergency: UUID, accommodated: UUID) -> None:
    from openmash.casework.court.telling import OrderTold
    from openmash.casework.court.words import Kind
    from openmash.pathways import court

    with acting("team.manager") as acted:
        actor = cast("Actor", acted)
        court.record_order(
            actor=actor, person_ids=[emergency],
            told=OrderTold(
                Kind.EMERGENCY, now - 3 * DAY, now + 4 * DAY, "The council", court="Family Court at Gloucester",
                number="GL26E90017", directions="Her father may not be told where she is. A medical within two days.",
                words="Left alone for two nights, and nobody would say where her mother was.",
                voice="She was told by her own worker, and asked who feeds the cat. Somebody does.",
            ),
        )  # fmt: skip
        court.record_order(
            actor=actor, person_ids=[accommodated],
            told=OrderTold(
                Kind.ACCOMMODATED, now - 25 * DAY, who="His mother agreed, with advice",
                words="She goes into hospital for six weeks and has nobody.",
            ),
        )  # fmt: skip


MODULE = Module("court", by_actions=_by_actions)
