"""A child another area has been asked to take: asked yesterday, rung again, and still ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCY_BY_SLUG

UNDECIDED = """
select c.id, k.person_id from frontdoor_contact c join cases_process p on p.id = c.id and p.closed_at is null
join frontdoor_contactchild k on k.contact_id = c.id
where c.circle_id = 1 and k.circle_id = 1 and cardinality(c.person_ids) = 1
  and exists (select from frontdoor_rating r where r.contact_id = c.id and r.rating = 'amber')
  and not exists (select from frontdoor_decision d where d.contact_id = c.id)
order by c.received_at limit 1
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.frontdoor import actions
    from openmash.casework.frontdoor.actions import AreaTold, Asked
    from openmash.casework.frontdoor.words import AreaSaid

    found = county.connection.execute(UNDECIDED).fetchone()
    if found is None:
        return
    with acting("screener.two") as actor:
        asked: UUID = actions.ask_area(
            actor=actor, contact_id=UUID(str(found[0])), person_id=UUID(str(found[1])),  # type: ignore[arg-type]  # the loader knows no Actor
            asked=Asked(
                AGENCY_BY_SLUG["neighbouring-council"].id, "Ros Ainsley", "01632 960588",
                "The contact, the school’s letter and our checks, by secure e-mail to their front door.",
                "Duty manager, front door",
            ),
        )  # fmt: skip
        for words in ("Engaged twice; left word with their switchboard.", "She is in a meeting and will ring by four."):
            actions.record_area_answer(
                actor=actor, asked_id=asked, told=AreaTold(AreaSaid.SILENT, words=words)  # type: ignore[arg-type]  # as above
            )  # fmt: skip


MODULE = Module("another area", by_actions=_by_actions)
