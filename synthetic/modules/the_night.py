"""Last night's list, signed off; what must happen tonight for two children; one handed over and accepted, one kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic import working_time
from synthetic.load_rows import Stamp
from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME, TEAM_BY_SLUG

RETURNS, HANDS_OVER = 8 * 60 + 30, 17 * 60
RED = """
select r.contact_id, k.person_id from frontdoor_rating r join frontdoor_contact c on c.id = r.contact_id
join frontdoor_contactchild k on k.contact_id = r.contact_id
where r.rating = 'red' and r.circle_id = 1 and c.circle_id = 1 and k.circle_id = 1 and r.recorded_at between %s and %s
order by r.recorded_at desc, k.id limit 3
"""
SAID = (
    ("Colin Abara, Out of hours holds", None),
    ("Helen Achebe, MASH holds tonight: on call, and the family knows her voice", "decision.maker"),
    ("Sheila Trevanion, Out of hours holds", None),
)


def _last_night(as_at: datetime) -> tuple[datetime, datetime]:
    """When the night that came back last was handed over and returned, UTC."""
    day, minute = working_time.local(as_at)
    back = day
    while not working_time.open_on(back) or (back == day and minute < RETURNS):
        back -= timedelta(days=1)
    before = back - timedelta(days=1)
    while not working_time.open_on(before):
        before -= timedelta(days=1)
    return working_time.utc(before, HANDS_OVER), working_time.utc(back, RETURNS)


def _at_the_end(county: County) -> None:
    handed_over, returned = _last_night(county.as_at)
    found = county.connection.execute(RED, [handed_over - timedelta(days=4), handed_over]).fetchall()
    if not found:
        return
    by = BY_USERNAME["duty.manager"].id
    at = handed_over + timedelta(minutes=22)
    stamp = Stamp(by, AGENCY_BY_SLUG["council"].id, at)
    signed = county.rows.key(at)
    county.rows.add(
        "frontdoor_nightsigned", {"id": signed, "night": returned, "number": 1, "recorded_at": at, "recorded_by": by}
    )
    about = [f"night:{signed}"]
    for (contact, person), (words, keeper) in zip(found, SAID, strict=False):
        line: dict[str, UUID | str | None] = {
            "contact_id": UUID(str(contact)), "person_id": UUID(str(person)), "signed_id": signed, "rating": "red",
            "words": words,
            "holder_team_id": TEAM_BY_SLUG["mash" if keeper else "out-of-hours"].id,
            "holder_account_id": BY_USERNAME[keeper].id if keeper else None,
        }  # fmt: skip
        county.rows.fact("frontdoor_nightline", stamp, line, at)
        about += [f"contact:{contact}", f"person:{person}"]
    county.audit.record(at, by, "frontdoor.night_signed_off", list(dict.fromkeys(about)))


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.frontdoor import actions, selectors
    from openmash.casework.frontdoor.actions import Item, Plan

    plan = Plan(
        "Ring the grandmother at nine, and see the child awake. Not at home unless the father has left.",
        "A dog in the yard. Two together; he has shouted at workers before.",
        "Grandmother, 01632 960417, until ten. Then the police inspector on duty.",
    )
    with acting("screener") as actor:
        waiting = [each for each in selectors.tonight(actor=actor).items if not each.in_hand]  # type: ignore[arg-type]  # the loader knows no Actor
        mine = [Item(each.contact_id, each.person_id) for each in waiting[-3:]]
        if len(mine) < 3:
            return
        offer: UUID = actions.hand_over_with_plan(actor=actor, item=mine[0], plan=plan)  # type: ignore[arg-type]  # as above
        actions.plan_night(
            actor=actor, item=mine[1],  # type: ignore[arg-type]  # as above
            plan=Plan("Ring the ward at eight: is she to go home tonight? If so, a visit before midnight."),
        )  # fmt: skip
        actions.keep(actor=actor, item=mine[2], reason="I am on call, and the school will ring me by name.")  # type: ignore[arg-type]  # as above
    with acting("out.of.hours") as actor:
        actions.answer_hand_over(actor=actor, offer_id=offer, accepts=True, words="I have it. I ring at nine.")  # type: ignore[arg-type]  # as above


MODULE = Module(
    "the night", ("frontdoor_nightsigned", "frontdoor_nightline"), at_the_end=_at_the_end, by_actions=_by_actions
)
