"""Two partners' systems that may connect: the force's, and a hospital trust's whose secret was changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCY_BY_SLUG

if TYPE_CHECKING:
    from openmash.foundation.access.actors import Actor


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.foundation.clients.actions import ClientTold, add_client, end_secret, new_secret_for

    with acting("accounts") as acted:
        actor = cast("Actor", acted)
        add_client(
            actor=actor,
            told=ClientTold(
                AGENCY_BY_SLUG["police"].id, "The force’s records system", "Records desk, 01632 960 510, day and night",
                ("notifications", "checks"),
            ),
        )  # fmt: skip
        made = add_client(
            actor=actor,
            told=ClientTold(
                AGENCY_BY_SLUG["health"].id, "The trust’s records system", "Digital service desk, 01632 960 520",
                ("requests", "checks"),
            ),
        )  # fmt: skip
        new_secret_for(actor=actor, client_id=made.client_id)
        end_secret(actor=actor, client_id=made.client_id, secret_id=made.secret_id)


MODULE = Module("systems", by_actions=_by_actions)
