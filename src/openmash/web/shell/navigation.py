"""What is in the menu, in order. An item is shown to those who may open the page it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from openmash.casework.allegations.permissions import Permission as Allegations
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.meetings.permissions import Permission as Meetings
from openmash.casework.police_in_schools.permissions import Permission as PoliceInSchools
from openmash.casework.schools.permissions import Permission as Schools
from openmash.casework.screening.permissions import Permission as Screening
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.permissions import Permission as Access
from openmash.foundation.design.parts import Link
from openmash.records.people.permissions import Permission as People
from openmash.web.child.permissions import Permission as Child


@dataclass(frozen=True)
class Item:
    """An item of the menu: its words, the name of its address, and the permission of the screen there.

    Somebody who holds `unless` finds it on their home page instead: their menu has what they go to all day.
    """

    text: str
    url_name: str
    permission: StrEnum
    unless: StrEnum | None = None


MENU: tuple[Item, ...] = (
    Item("Home", "home", Access.USE_ACCOUNT),
    Item("Worklist", "worklist", Access.USE_ACCOUNT),
    Item("Your children", "my_children", Child.LIST_MINE),
    Item("Screenings", "screenings", Screening.VIEW),
    Item("Board", "board", FrontDoor.VIEW_BOARD),
    Item("Find a person", "search", People.SEARCH),
    Item("Take a call", "begin_call", FrontDoor.RECEIVE_CALL),
    Item("Allegations", "allegations", Allegations.MANAGE),
    Item("Meetings", "meetings", Meetings.VIEW),
    Item("Tonight", "tonight", FrontDoor.VIEW_TONIGHT),
    Item("Asked of us", "checks_to_answer", FrontDoor.LIST_CHECKS),
    Item("Your school", "school_today", Schools.SEE_PUPILS),
    Item("Police in schools", "police_sessions", PoliceInSchools.WORK),
    Item("Your requests", "requests", FrontDoor.LIST_OWN_REQUESTS, unless=FrontDoor.VIEW_BOARD),
)
"""Where people go all day, few enough for one line. Everything else starts from home."""


def menu(actor: Actor, path: str) -> tuple[Link, ...]:
    """The items this actor may open; the one that `path` lies under is current."""
    mine = (i for i in MENU if may(actor, i.permission) and not (i.unless and may(actor, i.unless)))
    found = [(item.text, reverse(item.url_name)) for item in mine]
    return tuple(Link(text, url, current=path == url or (url != "/" and path.startswith(url))) for text, url in found)
