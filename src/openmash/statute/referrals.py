"""Which referral an acceptance answers: one settled before it dates nothing that comes after.

A referral closed with no further action carries no assessment, enquiry or plan (rules 8831, 8832 and 4000 of the
children in need census). Nor does one that led to early help, or to a case that has closed. What is accepted later,
when nobody has told of anything new, is dated by its own decision.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from openmash.statute.events import Event

SETTLE = (Event.FAMILY_HELP_BEGAN, Event.CASE_CLOSED, Event.TRANSFERRED_OUT)
"""After one of these, what is accepted is no longer any referral that came before it."""
TAKEN_UP_AGAIN = (Event.DECIDED, Event.REOPENED, Event.PROTECTIVE_ACT_OPENED)
"""What makes a referral that was closed the one in hand again: it is decided anew, reopened, or acted on."""
SAY_WHICH = (*SETTLE, Event.REFERRAL_CLOSED, *TAKEN_UP_AGAIN)
"""What has to be read, beside the referrals themselves, to know which of them an acceptance answers."""


class Happening(Protocol):
    """Something that happened: what, when (UTC), in which process and to which record of a child, where known."""

    @property
    def event(self) -> Event: ...
    @property
    def at(self) -> datetime: ...
    @property
    def process_id(self) -> UUID | None: ...
    @property
    def person_id(self) -> UUID | None: ...


def is_settled(came: Happening, by: datetime, happened: Iterable[Happening]) -> bool:
    """Whether this referral was no longer in hand by then (UTC): closed, or led to early help or a case now closed."""
    since = [each for each in happened if came.at <= each.at <= by]
    return any(each.event in SETTLE and each.at > came.at for each in since) or is_closed(came, by, since)


def is_closed(came: Happening, by: datetime, happened: Iterable[Happening]) -> bool:
    """Whether the newest decision of this referral by then (UTC) closed it. Another child's, or another's, does not."""
    its_own = (came.process_id, came.person_id)
    own = [each for each in happened if (each.process_id, each.person_id) == its_own and came.at <= each.at <= by]
    closed = max((each.at for each in own if each.event is Event.REFERRAL_CLOSED), default=None)
    return closed is not None and not any(each.event in TAKEN_UP_AGAIN and each.at > closed for each in own)
