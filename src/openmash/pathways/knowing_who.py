"""It becomes known who somebody is: their records are matched or named, and the agencies asked about them are told.

Joined here: matching and names (records), what agencies were asked (front door), and those asked by a one-time link. An
agency that searched for an unknown boy of seven found nothing; it must hear who he is, whoever matched him, a rule too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from openmash.casework.frontdoor import actions as frontdoor
from openmash.foundation.access.actors import Actor
from openmash.pathways import partner_links
from openmash.records.linkage import actions as linkage
from openmash.records.linkage import selectors as linked
from openmash.records.linkage.actions import Considered
from openmash.records.linkage.selectors import Pair
from openmash.records.linkage.words import Verdict
from openmash.records.people import actions as people
from openmash.records.people.sets import PersonSet
from openmash.records.people.telling import NameTold


@transaction.atomic
def link(
    *, actor: Actor, record_a: UUID, record_b: UUID, reason: str, evidence: Sequence[str], considered: Considered
) -> PersonSet:
    """Agree that two records are one person, as `linkage.actions.link` does and refuses."""
    found = linkage.link(
        actor=actor, record_a=record_a, record_b=record_b, reason=reason, evidence=evidence, considered=considered
    )
    tell(found.ids, actor)
    return found


@transaction.atomic
def judge(*, actor: Actor, proposal_id: UUID, verdict: Verdict, reason: str) -> Pair:
    """Keep what this person judged of a pair, as `linkage.actions.judge` does and refuses."""
    found = linkage.judge(actor=actor, proposal_id=proposal_id, verdict=verdict, reason=reason)
    if found.standing.verdict is Verdict.SAME:
        _say_of_all(found.records, actor)
    return found


@transaction.atomic
def add_name(*, actor: Actor, person_id: UUID, name: NameTold) -> UUID:
    """Add a name, as `people.actions.add_name` does and refuses."""
    found = people.add_name(actor=actor, person_id=person_id, name=name)
    _say_of_all([person_id], actor)
    return found


@transaction.atomic
def compare_what_is_new(*, actor: Actor, now: datetime) -> int:
    """Compare what was recorded since the last time, as `linkage.actions.compare_what_is_new` does and refuses; returns
    how many pairs were put. Of whoever a rule linked, the agencies asked are told as where a person links.
    """
    came = linkage.compare_what_is_new(actor=actor, now=now)
    if came.linked:
        _say_of_all(came.linked, actor)
    return came.put


def tell(person_ids: Iterable[UUID], actor: Actor) -> None:
    """Tell everybody asked about these records what has become known since of who they are."""
    told = frontdoor.say_who_they_are(actor=actor, person_ids=sorted(person_ids))
    partner_links.say_that_more_is_known(actor=actor, told=told)


def _say_of_all(person_ids: Iterable[UUID], actor: Actor) -> None:
    tell({key for each in linked.person_sets(person_ids, actor).values() for key in each.ids}, actor)
