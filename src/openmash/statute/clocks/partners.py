"""Clocks between agencies, and with those outside the partnership: rows L31 to L34.

None is law. Each area's profile gives the figure.
"""

from openmash.statute import sources
from openmash.statute.clocks.in_force import WORKING_TOGETHER_2013
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event


def _local(row: str, key: str, name: str, starts: Event, stops: tuple[Event, ...], note: str) -> Clock:
    return Clock(
        key=key,
        row=row,
        name=name,
        starts=starts,
        stops=stops,
        source=sources.OPENMASH_PRACTICE,
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key=key,
        note=note,
    )


CLOCKS = (
    _local(
        "L31",
        "reply_link",
        "One-time link can be answered",
        Event.CHECK_REQUESTED,
        (Event.CHECK_ANSWERED, Event.CHECK_NO_LONGER_NEEDED),
        "Not when the answer is due, which the rating says: how long the link itself works.",
    ),
    _local(
        "L32",
        "reply_link_read",
        "One-time link can be read after it is answered",
        Event.CHECK_ANSWERED,
        (Event.CLOSED_TO_MASH,),
        "So that whoever answered learns what became of it.",
    ),
    _local(
        "L33",
        "difference_stage",
        "Stage of a professional difference",
        Event.DIFFERENCE_STAGE_BEGAN,
        (Event.DIFFERENCE_STAGE_ENDED,),
        "The profile gives the stages, who answers, and each limit. A child's safety never waits for it.",
    ),
    _local(
        "L34",
        "information_request",
        "Request for information answered",
        Event.INFORMATION_REQUESTED,
        (Event.INFORMATION_SENT, Event.INFORMATION_REFUSED),
        "Where the order or the asker gives a date, that date is the limit.",
    ),
)
