"""A contact filed with the wrong child: the words moved, who had them told, a breach entry opened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

FILED = """
select c.id, k.person_id from frontdoor_contact c join cases_process p on p.id = c.id and p.closed_at is null
join frontdoor_contactchild k on k.contact_id = c.id
where c.circle_id = 1 and k.circle_id = 1 and cardinality(c.person_ids) = 1
  and exists (select from frontdoor_check q where q.contact_id = c.id)
  and not exists (select from frontdoor_decision d where d.contact_id = c.id)
order by c.received_at desc, k.id limit 1
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.frontdoor.telling import ChildTold
    from openmash.pathways.misfiled import move_child
    from openmash.records.people.telling import AsTold, BirthTold, NameTold

    found = county.connection.execute(FILED).fetchone()
    if found is None:
        return
    born = (county.as_at - timedelta(days=8 * 365 + 40)).date()
    with acting("screener.two") as actor:
        move_child(
            actor=actor, contact_id=UUID(str(found[0])), person_id=UUID(str(found[1])),  # type: ignore[arg-type]  # the loader knows no Actor
            to=ChildTold(told=AsTold(names=(NameTold("Imogen", "Fairweather"),), birth=BirthTold(born))),
            why="The school rang: it was another child of the class, who had given a friend’s name in the office.",
        )  # fmt: skip


MODULE = Module("filed with the wrong child", by_actions=_by_actions)
