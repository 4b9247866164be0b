"""Families written by hand, each to show one thing well. They come first in a county, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from synthetic import stories_at_once, stories_behind_walls, stories_of_deciding, stories_of_partners, stories_over_time
from synthetic.drafting import Numbering
from synthetic.plan import Family, Story
from synthetic.teller import Teller

TELLINGS: tuple[tuple[Story, Callable[[Teller], Family]], ...] = (
    (
        Story(
            "okafor-reed-baby",
            "The Okafor-Reed baby",
            "Friday, 16:55: a bruise on a baby who cannot move, and nobody answering. Acted on first, debts paid "
            "after.",
        ),
        stories_at_once.okafor_reed,
    ),
    (
        Story(
            "wisniewski-twins",
            "The Wiśniewski twins",
            "Twins in two schools, one NHS number missing, one surname spelt four ways: possible matches with "
            "evidence.",
        ),
        stories_over_time.wisniewski,
    ),
    (
        Story(
            "hartnell-notices",
            "Three green notices",
            "Three low-grade police notices in 90 days. Each alone says little; the pattern is shown as a fact.",
        ),
        stories_over_time.hartnell,
    ),
    (
        Story(
            "rowan-address",
            "The Rowan address",
            "An address, school, surgery and telephone kept from a named person, on every page that could reach him.",
        ),
        stories_behind_walls.rowan,
    ),
    (
        Story(
            "lindley-hidden",
            "A child who is not here",
            "A hidden record: search and counts answer as for no person; duty roles meet a stub on two strong "
            "identifiers.",
        ),
        stories_behind_walls.lindley,
    ),
    (
        Story(
            "osei-grant-sealed",
            "The Osei-Grant children",
            "A sealed record, because an aunt works in the hub: it is said to exist, and whom to ring.",
        ),
        stories_behind_walls.osei_grant,
    ),
    (
        Story(
            "boy-blue-car",
            "Boy about 4, blue car",
            "A child nobody can name, rated and held all the same, and looked for among possible matches.",
        ),
        stories_at_once.blue_car,
    ),
    (
        Story(
            "ncube-open",
            "Already open, and the list is old",
            "Open to a social worker in the area they left, by a list nine days old; offered there, and not accepted.",
        ),
        stories_over_time.ncube,
    ),
    (
        Story(
            "pritchard-half-sister",
            "Who else?",
            "A girl who stays at weekends must be added, or not and why, before less may be done for anyone.",
        ),
        stories_of_deciding.pritchard,
    ),
    (
        Story(
            "tully-late-answer",
            "Does this change it?",
            "Health answers the day after the decision, with something that matters, and the decision-maker is asked.",
        ),
        stories_of_deciding.tully,
    ),
    (
        Story(
            "marsh-young-mother",
            "A mother who is sixteen",
            "One person, two roles: a child in her own right and her baby's mother, each with an own decision.",
        ),
        stories_at_once.marsh,
    ),
    (
        Story(
            "haddad-heard",
            "Amira, heard",
            "A request followed to its end: checks, her own words, a decision that rests on them, and the school told.",
        ),
        stories_of_deciding.haddad,
    ),
    (
        Story(
            "dowling-school",
            "What the school sees",
            "Two requests by one school: last month's, decided and told; and today's, which the hub is looking at.",
        ),
        stories_of_partners.dowling,
    ),
)


def families(as_at: datetime, numbering: Numbering, seed: int) -> Iterator[Family]:
    """Yield the stories as they stand at `as_at` (UTC)."""
    for number, (story, tell) in enumerate(TELLINGS):
        yield tell(Teller(number, as_at, numbering, seed, story))
