"""The worklist: what is mine, the most urgent first, each line with the one page where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty
from openmash.web.worklist.gathering import Mine, Soon, mine
from openmash.web.worklist.item import Item

TITLES: dict[Soon, str] = {
    Soon.NOW: "Now",
    Soon.LATE: "Past its time",
    Soon.TODAY: "Today",
    Soon.NEXT: "Next",
}
NOTHING = Empty(
    "Nothing is waiting for you", "Children offered to you, answers, messages and limits come by themselves."
)


MANY_ALIKE = 6
"""So many lines of one kind that follow one another are a run: more would bury what comes after them."""
SHOWN_OF_A_RUN = 3


@dataclass(frozen=True)
class Run:
    """Lines of one kind, one after another: those that are shown, and those folded behind a count."""

    what: str
    first: Sequence[Item]
    more: Sequence[Item]


@dataclass(frozen=True)
class Group:
    """What must be done equally soon."""

    key: str
    title: str
    items: Sequence[Item]

    @property
    def runs(self) -> Sequence[Run]:
        """The lines in their order; nothing is left out. A long run of one kind is folded after its first lines, but
        never of what must be done now.
        """
        if self.key == Soon.NOW:
            return [Run("", self.items, ())]
        found = [(what, list(items)) for what, items in groupby(self.items, key=lambda item: item.what)]
        keep = [SHOWN_OF_A_RUN if len(items) > MANY_ALIKE else MANY_ALIKE for _, items in found]
        return [Run(what, items[:many], items[many:]) for (what, items), many in zip(found, keep, strict=True)]


@dataclass(frozen=True)
class WorklistPage:
    """What the template shows."""

    sentence: str
    groups: Sequence[Group]
    empty: Empty
    title: str = "Worklist"


@screen(Permission.USE_ACCOUNT, log="worklist.listed")
def worklist(request: HttpRequest, actor: Actor) -> Shown:
    """Everything that is this person's, whatever their role."""
    found = mine(actor, timezone.now())
    groups = [Group(soon.value, TITLES[soon], items) for soon, items in found.groups]
    about = dict.fromkeys(key for item in found.items for key in item.keys)
    return Shown(
        "worklist/worklist.html",
        WorklistPage(said(found), groups, NOTHING),
        about=list(about),
        detail={"lines": len(found.items)},
    )


def said(found: Mine) -> str:
    """How much is waiting, in a sentence."""
    if not found.items:
        return "Nothing is waiting for you."
    late = f"; {found.late} past {'its' if found.late == 1 else 'their'} time" if found.late else ""
    many = say.count_of(len(found.items), "thing")
    return f"{many} {'is' if len(found.items) == 1 else 'are'} yours to do{late}."
