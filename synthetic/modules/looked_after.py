"""Children in care: new with an aunt, settling, to be adopted; and a young person who has left care."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.court import LED
from synthetic.modules.module import County, Module, acting

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.casework.looked_after.actions import Told
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AGES = "select person_id, date from people_birth where person_id = any(%s::uuid[])"
NEARLY_GROWN = """
select b.person_id from people_birth b
join people_person p on p.id = b.person_id and p.kind = 'child' and p.circle_id = 1
where not b.expected and b.precision = 'day' and b.date between %s and %s
  and not exists (select from people_detail d where d.person_id = b.person_id and d.kind = 'died')
  and not exists (select from court_order o where o.person_id = b.person_id)
  and not exists (select from cases_allocation a where a.person_id = b.person_id)
order by b.date, b.person_id limit 1
"""
"""Somebody of about seventeen with whom no worker of the demonstration works yet."""
UNDER_AN_ORDER = "select person_id, kind from court_order"


def _by_actions(county: County) -> None:
    """Of children of the demonstration's worker and manager; actions write now, so only a county of today has them."""
    from synthetic.staff import BY_USERNAME

    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    ordered = {UUID(str(key)): str(kind) for key, kind in county.connection.execute(UNDER_AN_ORDER).fetchall()}
    new = next((key for key, kind in ordered.items() if kind == "accommodated"), None)
    both = [str(BY_USERNAME[each].id) for each in ("social.worker", "team.manager")]
    led = [UUID(str(row[0])) for row in county.connection.execute(LED, [both]).fetchall()]
    settling = next((key for key in reversed(led) if key not in ordered), None)
    if new is None or settling is None:
        return
    _new_to_care(county.as_at, new)
    _settling(county.as_at, settling)
    born = county.connection.execute(AGES, [[str(key) for key in led if key not in ordered]]).fetchall()
    others = sorted((cast("date", day), str(key)) for key, day in born if UUID(str(key)) != settling)
    today = county.as_at.date()
    old = county.connection.execute(
        NEARLY_GROWN, [today - timedelta(days=6500), today - timedelta(days=6150)]
    ).fetchone()
    if old is not None:
        _allocate(UUID(str(old[0])))
        _left(county.as_at, UUID(str(old[0])))
    young = [key for day, key in others if today - timedelta(days=8 * 365) < day < today - timedelta(days=200)]
    if young:
        _to_be_adopted(county.as_at, UUID(young[-1]))


def _allocate(child: UUID) -> None:
    """To the worker, as every child who is or was looked after here; their manager reaches the child."""
    from openmash.records.cases import actions
    from openmash.records.cases.words import AllocationRole
    from synthetic.staff import BY_USERNAME

    with acting("decision.maker") as actor:
        for username, role in (
            ("social.worker", AllocationRole.SOCIAL_WORKER),
            ("team.manager", AllocationRole.SECOND_WORKER),
        ):
            actions.allocate(
                actor=cast("Actor", actor), person_id=child, account_id=BY_USERNAME[username].id, role=role
            )


def _new_to_care(now: datetime, child: UUID) -> None:
    from openmash.casework.looked_after.actions import Told
    from openmash.casework.looked_after.words import Sort, What

    with acting("team.manager") as acted:
        actor = cast("Actor", acted)
        _keep(
            actor, child,
            Told(
                What.PLACED, now - 25 * DAY, Sort.TEMPORARY, voice="“I want to stay where my school is.”",
                words="An aunt nearby, approved for the time being while her assessment is written.",
            ),
        )  # fmt: skip
        for days, words in ((19, "“It is OK here.”"), (13, ""), (5, "“When does Mum come out?”")):
            _visited(actor, child, now - days * DAY, words)


def _settling(now: datetime, child: UUID) -> None:
    from openmash.casework.court.telling import OrderTold
    from openmash.casework.court.words import Kind
    from openmash.casework.looked_after.actions import Told
    from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
    from openmash.pathways import court

    with acting("team.manager") as acted:
        actor = cast("Actor", acted)
        court.record_order(
            actor=actor, person_ids=[child],
            told=OrderTold(
                Kind.INTERIM_CARE, now - 95 * DAY, who="The council", court="Family Court at Gloucester",
                number="GL26C90031", words="Nobody in the family can keep this child safe for now.",
            ),
        )  # fmt: skip
        _keep(
            actor, child,
            Told(What.PLACED, now - 95 * DAY, Sort.FOSTER, words="The only place that night, forty miles away."),
            Told(
                What.PLACED, now - 70 * DAY, Sort.FOSTER, to_last=True, voice="“I have my own room with a lock.”",
                provider=Provider.OWN, in_area=True,
                words="Near the school and the football club; the carers know what happened.",
            ),
            Told(
                What.REVIEW, now - 69 * DAY, who="Ines Okafor, independent reviewing officer",
                voice="“I want to see my brother every week, not when it suits.”",
                words="The plan goes on. Contact with the brother weekly, with transport named. A health assessment.",
                next_on=(now + 12 * DAY).date(),
            ),
            Told(
                What.HEALTH, now - 64 * DAY, who="Designated nurse", voice="“It did not hurt.”",
                words="Growing well. Glasses are to be fitted; the carer takes the child on Thursday.",
            ),
            Told(
                What.STRENGTHS, now - 45 * DAY, score=14, who="The foster carer", voice="“I am mostly fine.”",
                words="Sleep is to be looked at again in spring, with the nurse.",
            ),
            Told(What.DENTAL, now - 41 * DAY, who="A dentist in the town", words="Nothing to be done."),
            Told(
                What.OFFICER, now - 20 * DAY, who="Ines Okafor, independent reviewing officer",
                voice="“Can I see him at Christmas?”", words="Christmas with the brother is to be arranged.",
            ),
            Told(
                What.PLAN, now - 19 * DAY, lasting=Lasting.FOSTERING,
                words="Nobody in the family was assessed as able, and the child has settled with these carers.",
            ),
        )  # fmt: skip
        for days, words in ((90, "“I do not know anybody.”"), (66, "“The dog sleeps on my bed.”"), (30, "")):
            _visited(actor, child, now - days * DAY, words)


def _to_be_adopted(now: datetime, child: UUID) -> None:
    from openmash.casework.court.telling import OrderTold
    from openmash.casework.court.words import Kind
    from openmash.casework.looked_after.actions import Told
    from openmash.casework.looked_after.codes import Adopting
    from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
    from openmash.pathways import court

    with acting("team.manager") as acted:
        actor = cast("Actor", acted)
        court.record_order(
            actor=actor, person_ids=[child],
            told=OrderTold(
                Kind.CARE, now - 150 * DAY, who="The council", court="Family Court at Gloucester", number="GL26C90047",
                words="Nobody in the family can care for this child, and everybody who offered has been assessed.",
            ),
        )  # fmt: skip
        _keep(
            actor, child,
            Told(What.PLACED, now - 150 * DAY, Sort.FOSTER, provider=Provider.OWN, in_area=True, words="As before."),
            Told(
                What.REVIEW, now - 130 * DAY, who="Ines Okafor, independent reviewing officer",
                voice="Too young to say; settles with the carer’s singing, and was watched at play for an hour.",
                words="The plan is adoption. Photographs and letters for later life are being kept.",
            ),
            Told(What.PLAN, now - 128 * DAY, lasting=Lasting.ADOPTION, words="Nobody in the family can."),
            Told(What.ADOPTION, now - 120 * DAY, adopting=Adopting.DECIDED, words="The agency’s decision-maker."),
            Told(What.ADOPTION, now - 96 * DAY, adopting=Adopting.ORDER, words="By the same court."),
            Told(What.REVIEW, now - 50 * DAY, who="Ines Okafor, independent reviewing officer",
                 voice="Reaches for the carer when somebody new comes in.", words="Matching goes on."),
            Told(
                What.ADOPTION, now - 12 * DAY, adopting=Adopting.MATCHED, words="The panel agreed.",
                voice="Has a book with the photographs of the new house and the cat.",
            ),
        )  # fmt: skip
        _visited(actor, child, now - 10 * DAY, "")


def _left(now: datetime, child: UUID) -> None:
    from openmash.casework.court.telling import EndTold, OrderTold
    from openmash.casework.court.words import How, Kind, Next
    from openmash.casework.looked_after.actions import Told
    from openmash.casework.looked_after.codes import Doing, InTouch, Living, Standing
    from openmash.casework.looked_after.words import What
    from openmash.pathways import court

    with acting("team.manager") as acted:
        actor = cast("Actor", acted)
        (order,) = court.record_order(
            actor=actor, person_ids=[child], told=OrderTold(Kind.ACCOMMODATED, now - 420 * DAY, who="The young person"),
        )  # fmt: skip
        court.end_order(
            actor=actor, person_id=child, order_id=order,
            told=EndTold(
                How.WITHDRAWN, now - 60 * DAY, who="The young person", what_next=Next.HOME,
                words="Moved to supported lodgings, as the pathway plan says.",
                voice="“I am ready. Ask me again at Easter.”",
            ),
        )  # fmt: skip
        _keep(
            actor, child,
            Told(What.LEAVING, now - 60 * DAY, standing=Standing.RELEVANT, words="Looked after for a year."),
            Told(What.ADVISER, now - 58 * DAY, who="Dele Marchetti", voice="“He did not talk about forms first.”"),
            Told(
                What.PATHWAY, now - 170 * DAY, voice="“I want to cook for a living, and to see my gran on Sundays.”",
                words="Supported lodgings from the autumn; catering at college; the gran has a key; a bank account.",
            ),
            Told(
                What.TOUCH, now - 9 * DAY, in_touch=InTouch.YES, living=Living.LODGINGS_SUPPORTED, suitable=True,
                doing=Doing.EDUCATION, voice="“My room is warm and nobody shouts.”",
                words="The adviser sees them on Thursdays after college.",
            ),
        )  # fmt: skip


def _keep(actor: Actor, child: UUID, *told: Told) -> None:
    from openmash.pathways import looked_after

    for each in told:
        looked_after.record(actor=actor, person_id=child, told=each)


def _visited(actor: Actor, child: UUID, at: datetime, words: str) -> None:
    from openmash.casework.visits import actions
    from openmash.casework.visits.telling import VisitTold
    from openmash.casework.visits.words import Happened, Purpose, SeenAlone, Where
    from openmash.records.voice.words import Method

    visit = actions.begin_now(actor=actor, person_id=child, purpose=Purpose.LOOKED_AFTER)
    actions.record(
        actor=actor, visit_id=visit,
        told=VisitTold(
            Happened.SEEN, Where.HOME, at, f"demonstration-{visit}", alone=SeenAlone.YES, words=words.strip("“”"),
            method=Method.TALKING if words else None, showed="" if words else "Showed the garden, and the swing.",
        ),
    )  # fmt: skip


MODULE = Module("looked_after", by_actions=_by_actions)
