"""What workers marked as significant in the stories of allocated children, copies for others, and ties round them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.modules.visits import allocated

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)
WHY = {
    "voice": "The first time the child said it, and nobody had asked.",
    "decision": "What was known then, and what we chose to do about it.",
    "contact": "The third in a year with the same words in it.",
    "visit": "Seen alone for the first time.",
}


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    for number, (child, username) in enumerate(allocated(county, 3)):
        with acting(username) as somebody:
            _mark(child, cast("Actor", somebody))
            _ties(child, cast("Actor", somebody))
            if number == 0:
                _copies(child, cast("Actor", somebody))


def _mark(child: UUID, actor: Actor) -> None:
    from openmash.insight.chronology.actions import mark
    from openmash.insight.chronology.selectors import chronology, digest_of, place_of
    from openmash.records.cases.entries import Window
    from openmash.records.linkage.selectors import person_set

    person = person_set(child, actor)
    for kind, why in WHY.items():
        told = chronology(person, actor=actor, window=Window(kinds=frozenset({kind}), limit=1)).lines
        for line in told[:1]:
            mark(
                actor=actor, person=person, place=place_of(line.entry), digest=digest_of(line.entry),
                is_significant=True, why=why,
            )  # fmt: skip


def _ties(child: UUID, actor: Actor) -> None:
    from openmash.records.people.actions import TieTold, say_tie
    from openmash.records.people.words import LocatingKind, TieStrength

    for told in (
        TieTold(TieStrength.STRONG, "The child", called="Nan’s on Wednesdays", words="“It is quiet there.”"),
        TieTold(TieStrength.HELPS, "The class teacher", place=LocatingKind.SCHOOL, words="Comes early for breakfast."),
        TieTold(TieStrength.WEAK, actor.name, place=LocatingKind.GP, words="Two appointments missed."),
        TieTold(TieStrength.WANTED, "The child", called="Football on Saturdays"),
    ):
        say_tie(actor=actor, person_id=child, told=told)


def _copies(child: UUID, actor: Actor) -> None:
    from openmash.insight.chronology.actions import CopyTold, give_copy
    from openmash.insight.chronology.copying import recipients
    from openmash.insight.chronology.words import Audience
    from openmash.records.linkage.selectors import person_set

    person = person_set(child, actor)
    offered = recipients([person], actor=actor)
    agency = next((each for each in offered if each.audience is Audience.AGENCY), None)
    if agency is not None:
        give_copy(actor=actor, children=[person], told=CopyTold(agency.key, "", "For the enquiry we make together."))
    give_copy(
        actor=actor,
        children=[person],
        told=CopyTold("court", "The Family Court at Gloucester", "The court asked for it."),
    )


MODULE = Module("chronologies", by_actions=_by_actions)
