"""A mother of seventeen named in an open contact, of whom nobody has said yet whether she is added as a child."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

BABIES = """
select c.id from frontdoor_contact c join cases_process p on p.id = c.id and p.closed_at is null
join frontdoor_contactchild k on k.contact_id = c.id join people_birth b on b.person_id = k.person_id
where c.circle_id = 1 and k.circle_id = 1 and b.date > %s and not b.expected
  and not exists (select from frontdoor_decision d where d.contact_id = c.id)
order by c.received_at desc, b.id limit 1
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.frontdoor import actions
    from openmash.casework.frontdoor.telling import OtherTold
    from openmash.records.people.telling import AsTold, BirthTold, NameTold
    from openmash.records.people.words import PersonKind

    found = county.connection.execute(BABIES, [(county.as_at - timedelta(days=4 * 365)).date()]).fetchone()
    if found is None:
        return
    born = (county.as_at - timedelta(days=17 * 365 + 30)).date()
    told = AsTold(PersonKind.CHILD, (NameTold("Keira", "Lovell"),), BirthTold(born))
    with acting("screener") as actor:
        actions.add_other(
            actor=actor, contact_id=UUID(str(found[0])),  # type: ignore[arg-type]  # the loader knows no Actor
            other=OtherTold(told=told, relation="Father’s girlfriend, expecting"),
        )  # fmt: skip


MODULE = Module("a parent who is a child", by_actions=_by_actions)
