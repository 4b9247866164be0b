"""A check in words for a partner without an account, and what became of their answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils import timezone

from openmash.casework.frontdoor.identifying import called_to_an_agency
from openmash.casework.frontdoor.selectors import CheckToAnswer
from openmash.foundation.agencies.selectors import agency, duty_desk
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, TimeLeft
from openmash.foundation.links.selectors import Held
from openmash.pathways.partner_links import Behind
from openmash.publicsite.ringing import numbers

UNNAMED = re.compile(r"name not known|unknown child", re.IGNORECASE)
FINDS: tuple[tuple[str, str], ...] = (
    ("born ", "Born"), ("due ", "Due"), ("also known as ", "Also known as"), ("sex ", "Sex"),
    ("NHS number ", "NHS number"), ("Unique pupil number ", "Unique pupil number"), ("UPN ", "Unique pupil number"),
)  # fmt: skip
"""What of a child's description finds a record. Anything else, an address above all, is left out of the page."""


@dataclass(frozen=True)
class DonePage:
    """What the template shows once there is nothing to fill in."""

    title: str
    words: tuple[str, ...]
    by_day: str
    by_night: str


def identified(words: str) -> tuple[str, tuple[Fact, ...]]:
    """A child's name, or for want of one the words we were told; and what else finds their record."""
    rest = [part.strip() for part in words.split(";")[1:]]
    facts = [Fact(key, part.removeprefix(begins)) for part in rest for begins, key in FINDS if part.startswith(begins)]
    return called_to_an_agency(words), tuple(facts)


def known_since(check: CheckToAnswer) -> tuple[str, ...]:
    """What has become known since of who each child is, and what to do with it."""
    now = timezone.now()
    do = "You answered before this: please search again." if check.answers else "Please search under this."
    return tuple(f"{c.known_since(say.near(c.known_at, now))} {do}" for c in check.children if c.known_at)


def names_to_search(check: CheckToAnswer) -> str:
    """The names we were given, to be confirmed as those searched under."""
    found = []
    for child in check.children:
        _, facts = identified(child.identified_as)
        found += [child.identified_as.split(";")[0], *(fact.value for fact in facts if fact.key == "Also known as")]
    return ", ".join(name for name in found if name and not UNNAMED.search(name))[:400]


def asked_of(behind: Behind) -> tuple[Fact, ...]:
    """Who asks, what for, and why it may be answered."""
    check = behind.check
    return (
        Fact("Who asks", f"{check.asked_by}, {_hub()}, {say.near(check.asked_at, timezone.now())}"),
        Fact("Whom we ask", behind.agency),
        Fact("What would help", check.what),
        Fact("Why we ask", check.why),
        Fact("Why you may answer", f"{check.basis}; {check.gateway}"),
    )


def time_left(behind: Behind) -> TimeLeft:
    """When the answer is needed. A late one is still wanted."""
    return say.left(behind.check.clock.standing, timezone.now(), of="Your answer")


def done(held: Held, behind: Behind) -> DonePage:
    """What became of it: no name, and nothing that was written."""
    if not behind.check.answers:
        return _page("Your answer is no longer needed", "Thank you. Ring us if you hold something we should know.")
    if held.answered_at is None:
        return _page("This has been answered already", "Your organisation answered by telephone. Thank you.")
    again = (
        ("More is known now of who we asked about. Ring us, or wait for a new link.",)
        if behind.check.look_again
        else ()
    )
    return _page("Thank you: your answer is with the hub", *again, *_became(behind))


def _became(behind: Behind) -> tuple[str, ...]:
    now = timezone.now()
    if behind.late:
        last = behind.late[-1]
        return {
            None: (f"It came after a decision, and reached {last.asked_of}, who is asked: does this change it?",),
            True: (f"{last.asked_of} read it, and the decision was opened again because of it.",),
            False: (f"{last.asked_of} read it and let the decision stand.",),
        }[last.changes]
    if not behind.became:
        return ("It is read before anything is decided. Open this link again, with your code, to see what it led to.",)
    outcomes = list(dict.fromkeys(each.outcome for each in behind.became if each.outcome))
    by = say.listed(list(dict.fromkeys(each.decided_by for each in behind.became if each.decided_by)))
    return (f"It led to: {say.listed(outcomes)}.", f"Decided by {by}, {say.near(behind.became[-1].decided_at, now)}.")


def _page(title: str, *words: str) -> DonePage:
    return DonePage(title, words, *numbers())


def _hub() -> str:
    return agency(duty_desk().agency_id).name
