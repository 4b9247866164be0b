"""Two referrals promised by telephone, one of them late, and what is known of the boy nobody can name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

UNNAMED = """
select c.contact_id, c.person_id from frontdoor_contactchild c
where not exists (select from people_personname n where n.person_id = c.person_id) and c.circle_id = 1
order by c.received_at desc limit 1
"""
CALLS = (
    (
        4, "Priory Road Infant School", "A mother cries at the gate: she cannot cope. The girl comes hungry.",
        "girl in year 1", "aged 5",
    ),
    (
        80, "Severn View Surgery", "Missed three weighings; a baby of ten weeks. Will send it in writing.",
        "baby", "10 weeks",
    ),
)  # fmt: skip


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    from openmash.casework.frontdoor import actions
    from openmash.casework.frontdoor.actions import KnownTold
    from openmash.casework.frontdoor.telling import Arrival, ChildTold, ReferrerTold
    from openmash.casework.frontdoor.words import Channel, ContactKind

    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    found = county.connection.execute(UNNAMED).fetchone()
    with acting("screener") as actor:
        for hours, agency, words, who, age in CALLS:
            actions.receive_call(
                actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
                arrival=Arrival(
                    ContactKind.CONSULTATION, Channel.TELEPHONE, "3A" if "Surgery" in agency else "2A",
                    (ChildTold(as_told=f"{who}, {age}", concern=words),),
                    referrer=ReferrerTold(
                        "Mrs Hollis", "Safeguarding lead", agency_name=agency, telephone="01632 960311",
                        is_professional=True,
                    ),
                    received_at=county.as_at - timedelta(hours=hours), referral_promised=True,
                ),
            )  # fmt: skip
        if found is not None:
            actions.record_known(
                actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
                contact_id=UUID(str(found[0])), person_id=UUID(str(found[1])),
                told=KnownTold(3, 5, place="Tewkesbury retail park", vehicle="blue Corsa", other="Yellow coat"),
            )  # fmt: skip


MODULE = Module("promised referrals", by_actions=_by_actions)
