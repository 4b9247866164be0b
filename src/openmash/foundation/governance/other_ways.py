"""How somebody who does not speak or hear English on the telephone reaches the hub: what an area has set, and no more.

A number that nobody answers, or a sentence that says something else in another language, is worse than none. So the
public is shown a way only where the area has confirmed it, and a sentence in another language only with the name of
whoever checked it and the day.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openmash.foundation.governance.page import Page

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Way(StrEnum):
    """What a way is for. The public page has a heading for each."""

    INTERPRETER = "interpreter"
    BSL_EMERGENCY = "bsl_emergency"
    BSL = "bsl"
    TEXT_RELAY = "text_relay"


@dataclass(frozen=True)
class OtherWay:
    """One way to reach the hub or 999: the sentence the public reads, where it comes from, whether it was confirmed."""

    way: Way
    says: str
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Phrase:
    """A sentence in another language. `language` as in BCP 47: "pl", "pa-Arab". `checked_by` is never printed."""

    language: str
    words: str
    right_to_left: bool
    checked_by: str
    checked_on: date


def other_way(page: Page) -> OtherWay:
    """One [[other_ways]] of a profile."""
    way = page.required("way", str)
    if way not in set(Way):
        raise page.problem("way", f"“{way}” should be one of {', '.join(Way)}.")
    found = OtherWay(
        way=Way(way),
        says=page.required("says", str),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
    )
    page.finish()
    return found


def phrase(page: Page) -> Phrase:
    """One [[phrases]] of a profile, refused unless somebody has checked it."""
    found = Phrase(
        language=page.required("language", str, "the language, such as “pl”"),
        words=page.required("words", str),
        right_to_left=page.optional("right_to_left", bool, otherwise=False),
        checked_by=page.required("checked_by", str, "who read it in that language; until somebody has, leave it out"),
        checked_on=page.required("checked_on", date, "the day it was checked, like 2026-09-01"),
    )
    page.finish()
    if not LANGUAGE.fullmatch(found.language):
        raise page.problem("language", f"“{found.language}” is not the short name of a language, such as “pl”.")
    return found
