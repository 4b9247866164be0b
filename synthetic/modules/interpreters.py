"""What two mothers need to be understood; an interpreter booked, one who came, and a child who had to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

MOTHERS = """
select p.person_id from frontdoor_contactperson p
join frontdoor_contact c on c.id = p.contact_id join cases_process o on o.id = c.id and o.closed_at is null
join people_person q on q.id = p.person_id
left join people_detail d on d.person_id = p.person_id and d.kind = 'language'
where p.relation = 'mother' and c.circle_id = 1 and q.circle_id = 1
"""
SPEAKS_POLISH = MOTHERS + "and d.value = 'Polish' order by p.person_id limit 1"
SIGNS = (
    MOTHERS
    + """
and d.id is null and exists (
  select from people_relationship r join people_birth b on b.person_id = r.person_id
  where r.other_id = p.person_id and r.kind = 'mother'
    and b.date between current_date - interval '14 years' and current_date - interval '9 years'
) order by p.person_id limit 1
"""
)
"""Nobody has written down another language for her, and a child of hers is old enough to have signed for her."""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.interpreters import actions
    from openmash.casework.interpreters.actions import ConversationTold, NeedTold, OutcomeTold
    from openmash.casework.interpreters.words import Booked, Came, Instead, Preferred, Way

    found = [
        UUID(str(row[0])) for asked in (SPEAKS_POLISH, SIGNS) for row in county.connection.execute(asked).fetchall()
    ]
    if len(found) < 2:
        return
    now = county.as_at
    polish, signs = found
    with acting("screener") as actor:
        actions.record_need(
            actor=actor, person_id=polish,  # type: ignore[arg-type]  # the loader knows no Actor
            told=NeedTold(
                Way.SPOKEN, "Polish", "Silesian", Preferred.WOMAN,
                "Never through her husband or his brother. She reads Polish well; send nothing in English alone.",
                "She told the health visitor, through an interpreter",
            ),
        )  # fmt: skip
        actions.record_need(
            actor=actor, person_id=signs,  # type: ignore[arg-type]  # as above
            told=NeedTold(
                Way.BSL, preferred=Preferred.EITHER, source="The school",
                matters="Text before a visit: she does not hear the bell.",
            ),
        )  # fmt: skip
        actions.plan(
            actor=actor, person_id=polish,  # type: ignore[arg-type]  # as above
            told=ConversationTold("The visit at home", "Priya Lindqvist", now + timedelta(hours=26), Booked.AGENCY,
                                  "Severn Interpreting"),
        )  # fmt: skip
        for who, hours, booked, told in (
            (polish, 30, Booked.AGENCY, OutcomeTold(Came.CAME, words="An hour, and she spoke freely.")),
            (signs, 50, Booked.NOBODY, OutcomeTold(
                Came.NONE_BOOKED, Instead.CHILD, "One of her children signed for her at the door. To be heard again.",
            )),
        ):  # fmt: skip
            key: UUID = actions.plan(
                actor=actor, person_id=who,  # type: ignore[arg-type]  # as above
                told=ConversationTold("The first talk with her", "Samir Haddon", now - timedelta(hours=hours), booked,
                                      "Severn Interpreting" if booked is Booked.AGENCY else ""),
            )  # fmt: skip
            actions.say_what_happened(actor=actor, conversation_id=key, told=told)  # type: ignore[arg-type]  # as above


MODULE = Module("interpreters", by_actions=_by_actions)
