"""The last working day's meeting with what became of its actions, one of them late; and today's, as agencies write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from psycopg import sql

from synthetic.modules.module import County, Module, acting
from synthetic.staff import BY_USERNAME

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.casework.meetings.actions import Proposed
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEFORE = (
    ("police", "Two calls from the house in a fortnight, both after midnight. The children were awake each time."),
    ("health", "Weighed in May and steady. Nobody has answered the door to the health visitor since."),
    ("education", "Eats both breakfasts at club. Told the cook that mornings are quiet now."),
)
"""Who spoke at the earlier meeting about the first, second and third family, and what they said."""
NOW = (
    ("police", "Three notices since the summer, each in the evening. Officers saw no adult sober enough to talk to."),
    ("health", "Not brought to two appointments since June. Weight was steady when last seen."),
    ("education", "At school most days, tired on Mondays. Talks to the teaching assistant."),
)
"""Whose words about today's first family, and what they are."""


@dataclass(frozen=True)
class _Agreed:
    """An action of the earlier meeting: of which family, what, whose, and how long after now it falls due."""

    family: int
    what: str
    username: str
    due: timedelta


AGREED = (
    _Agreed(0, "Find out who else was in the house on Friday", "police", 8 * HOUR),
    _Agreed(1, "Visit the home with the family’s own health visitor", "health", -3 * HOUR),
    _Agreed(2, "Ask the teaching assistant the children trust to talk with them, alone", "education", DAY),
)
OF_MEETING = sql.SQL("{} = %(meeting)s")
OF_ITEM = sql.SQL("item_id in (select id from meetings_item where meeting_id = %(meeting)s)")
SHIFTED = {
    "meetings_meeting": OF_MEETING.format(sql.Identifier("id")),
    "meetings_meetingmark": OF_MEETING.format(sql.Identifier("meeting_id")),
    "meetings_item": OF_MEETING.format(sql.Identifier("meeting_id")),
    "meetings_attendance": OF_MEETING.format(sql.Identifier("meeting_id")),
    **dict.fromkeys(("meetings_contribution", "meetings_release", "meetings_action"), OF_ITEM),
}
"""The tables whose rows of the earlier meeting are put back in time, and which rows those are."""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these meetings."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    from openmash.casework.meetings.words import Reason
    from openmash.pathways import daily_meeting

    with acting("decision.maker") as chair:
        found = daily_meeting.families(actor=cast("Actor", chair))
    known = [one for one in found if one.late and Reason.RED not in one.reasons]
    if len(known) < len(BEFORE):
        return
    _answer(_earlier(county, known[: len(BEFORE)]))
    _today(found, county.as_at)


def _earlier(county: County, found: Sequence[Proposed]) -> Sequence[UUID]:
    """Hold the earlier meeting, put its rows where they belong in time, and return its actions."""
    from openmash.casework.meetings import actions
    from openmash.casework.meetings.actions import ActionTold
    from openmash.casework.meetings.words import Kind
    from openmash.foundation.agencies.selectors import agency_named
    from openmash.statute.calendar import at, local_date
    from openmash.web.meetings.showing import named

    day = local_date(county.as_at) - DAY
    while day.weekday() > 4:
        day -= DAY
    with acting("decision.maker") as acted:
        chair = cast("Actor", acted)
        meeting = actions.open_meeting(actor=chair, kind=Kind.DAILY, starts_at=at(day, time(10)))
        items = actions.add_items(actor=chair, meeting_id=meeting, proposed=found)
        actions.begin(actor=chair, meeting_id=meeting)
    for place, (username, words) in enumerate(BEFORE):
        _speak(username, meeting, items[place], found[place].person_ids[0], words, releases=True)
    with acting("decision.maker") as acted:
        chair = cast("Actor", acted)
        names = named([one.person_ids[0] for one in found], chair)
        agreed = [
            actions.record_action(
                actor=chair, item_id=items[one.family], person_id=found[one.family].person_ids[0],
                told=ActionTold(
                    one.what, agency_named(one.username).pk, BY_USERNAME[one.username].name,
                    county.as_at + max(one.due, HOUR), names[found[one.family].person_ids[0]].said,
                    BY_USERNAME[one.username].id,
                ),
            )
            for one in AGREED
        ]  # fmt: skip
        actions.close(actor=chair, meeting_id=meeting)
    back = {"meeting": meeting, "by": county.as_at - at(day, time(10, 40))}
    put_back = sql.SQL("update {} set recorded_at = recorded_at - %(by)s where {}")
    for table, rows in SHIFTED.items():
        county.connection.execute(put_back.format(sql.Identifier(table), rows), back)
    for key, one in zip(agreed, AGREED, strict=True):
        county.connection.execute("update meetings_action set due_at = %s where id = %s", (county.as_at + one.due, key))
    county.connection.commit()
    return agreed


def _answer(agreed: Sequence[UUID]) -> None:
    """What became of them: one cannot be done, one is late and unanswered, one is done."""
    from openmash.casework.meetings import actions
    from openmash.casework.meetings.words import Became

    for username, key, became, words in (
        ("police", agreed[0], Became.CANNOT, "Nobody will say. The neighbour may talk to a worker she knows."),
        ("education", agreed[2], Became.DONE, "Talked at break. “Can Gran fetch us on Fridays?”"),
    ):
        with acting(username) as partner:
            actions.answer_action(actor=cast("Actor", partner), action_id=key, became=became, words=words)


def _today(found: Sequence[Proposed], now: datetime) -> None:
    """Today's meeting: its agenda, one family left out, the first being discussed, and three agencies' words."""
    from openmash.casework.meetings import actions, selectors
    from openmash.casework.meetings.words import Kind

    with acting("decision.maker") as acted:
        chair = cast("Actor", acted)
        today = actions.open_meeting(actor=chair, kind=Kind.DAILY, starts_at=now)
        actions.add_items(actor=chair, meeting_id=today, proposed=found)
        agenda = selectors.agenda(today, actor=chair).items
        actions.leave_out(actor=chair, item_id=agenda[-1].id, reason="Seen this morning; the team answers by noon.")
        actions.move_to(actor=chair, item_id=agenda[0].id)
    for username, words in NOW:
        _speak(username, today, agenda[0].id, agenda[0].person_ids[0], words, releases=username == "education")


def _speak(username: str, meeting: UUID, item: UUID, person: UUID, words: str, *, releases: bool) -> None:
    from openmash.casework.meetings import actions
    from openmash.casework.meetings.words import Field, Presence

    with acting(username) as acted:
        partner = cast("Actor", acted)
        actions.attend(
            actor=partner, meeting_id=meeting, agency_id=partner.agency_id, presence=Presence.PRESENT,
            who=partner.name,
        )  # fmt: skip
        actions.contribute(actor=partner, item_id=item, person_id=person, field=Field.IMPACT, words=words)
        if releases:
            actions.release(actor=partner, item_id=item)


MODULE = Module("meetings", by_actions=_by_actions)
