"""Paper forms given out to three teams, as before an outage. Copies are written by the worker, at their hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from synthetic.modules.module import County, Module, acting
from synthetic.staff import TEAM_BY_SLUG

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

PADS = (("mash", "contact", 10), ("out-of-hours", "act", 10), ("assessment-gloucester", "visit", 20))


def _by_actions(county: County) -> None:
    from openmash.casework.outage.actions import issue_forms
    from openmash.casework.outage.words import FormKind

    with acting("duty.manager") as actor:
        for team, kind, count in PADS:
            issue_forms(
                actor=cast("Actor", actor), team_id=TEAM_BY_SLUG[team].id, kind=FormKind(kind), count=count
            )  # fmt: skip


MODULE = Module("outage", by_actions=_by_actions)
