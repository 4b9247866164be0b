"""The only code that reads meetings for others. All take the actor; moments are UTC."""

from openmash.casework.meetings.selectors.agendas import (
    Agenda,
    Attending,
    Current,
    MeetingShown,
    Version,
    agenda,
    current,
    is_invited,
    meeting,
    meetings,
    minutes,
    names_of,
    pack,
    the_one_before,
    todays,
    version,
)
from openmash.casework.meetings.selectors.items import ActionShown, ItemShown, Spoken, Worker, item
from openmash.casework.meetings.selectors.owed import action, actions_for, agreed_at, answered_lately, overdue_for
from openmash.casework.meetings.selectors.reaching import HadPack, had_pack

__all__ = [
    "ActionShown",
    "Agenda",
    "Attending",
    "Current",
    "HadPack",
    "ItemShown",
    "MeetingShown",
    "Spoken",
    "Version",
    "Worker",
    "action",
    "actions_for",
    "agenda",
    "agreed_at",
    "answered_lately",
    "current",
    "had_pack",
    "is_invited",
    "item",
    "meeting",
    "meetings",
    "minutes",
    "names_of",
    "overdue_for",
    "pack",
    "the_one_before",
    "todays",
    "version",
]
