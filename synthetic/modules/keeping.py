"""How long records are kept: a hold an inquiry asked for, and a record proposed to be erased because they asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

NOTHING_OPEN = """
select k.person_id from cases_processchild k join cases_process p on p.id = k.process_id
where k.circle_id = 1 group by k.person_id
having bool_and(p.closed_at is not null) and count(*) = 1 order by max(p.closed_at), k.person_id limit 1
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.insight.retention import actions
    from openmash.insight.retention.actions import HoldTold
    from openmash.insight.retention.words import Basis, HeldFor, Scope
    from openmash.records.linkage.selectors import person_set

    with acting("information.lead") as actor:
        actions.hold(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            told=HoldTold(
                Scope.KIND, HeldFor.INQUIRY, "The Inquiry into Children’s Homes, letter of 3 November",
                "Nothing about children who were looked after is to be destroyed until it has reported.",
                record_kind="looked_after",
            ),
        )  # fmt: skip
    found = county.connection.execute(NOTHING_OPEN).fetchone()
    if found is None:
        return
    with acting("decision.maker") as actor:
        actions.propose(
            actor=actor, basis=Basis.ASKED,  # type: ignore[arg-type]  # the loader knows no Actor
            person=person_set(UUID(str(found[0])), actor),  # type: ignore[arg-type]  # the loader knows no Actor
            why="They asked, through a college tutor who knows them. One contact, no further action, nobody else is "
            "named in it, and I read all of it.",
        )  # fmt: skip


MODULE = Module("how long records are kept", by_actions=_by_actions)
