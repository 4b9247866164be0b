"""One declared conflict of interest: a screener, about a child whom nobody else is to hide."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

CHILD = """
select k.person_id from frontdoor_contact c join frontdoor_contactchild k on k.contact_id = c.id
join people_person p on p.id = k.person_id
where c.circle_id = 1 and p.circle_id = 1 and c.received_at < %s
  and exists (select from people_personname n where n.person_id = k.person_id)
order by c.received_at desc, k.id limit 1
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.pathways.conflicts import declare

    found = county.connection.execute(CHILD, [county.as_at - timedelta(days=20)]).fetchone()
    if found is None:
        return
    with acting("screener.three") as actor:
        declare(
            actor=actor, person_ids=[UUID(str(found[0]))],  # type: ignore[arg-type]  # the loader knows no Actor
            words="My son is in this child’s class and they are often at our house. I should not read the record.",
        )  # fmt: skip


MODULE = Module("conflicts of interest", by_actions=_by_actions)
