"""Every child of every contact of a period, a line each: what an inspector's list of contacts says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor.codes import SOURCES
from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.models import Contact, Decision
from openmash.casework.frontdoor.selectors.board import raised_by
from openmash.casework.frontdoor.timing import LATE, Timed, check_clock, clocks_of
from openmash.casework.frontdoor.words import ContactKind, FeedbackStatus, Outcome
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies.selectors import names as names_of

PART = 400
"""Contacts read in one go."""


@dataclass(frozen=True)
class ListedChild:
    """One child of one contact. Moments are UTC; None or empty: it has not happened, or is not owed.

    `source` is the census code of who told us (N00152), `told_by` its words. `decision_clock` and `enquiry_clock` say
    how the two named clocks stood at `as_at`. `voice_used`: the decision rests on something the child said or showed.
    """

    contact_id: UUID
    reference: str
    person_id: UUID
    received_at: datetime
    kind: str
    source: str
    told_by: str
    in_danger: bool
    first_rating: str
    rating: str
    rated_at: datetime | None
    asked: int
    answered: int
    answered_late: int
    outcome: str
    doing_less: bool
    decided_at: datetime | None
    decided_by: str
    threshold_version: str
    rationale: str
    voice_used: bool
    decision_clock: str
    enquiry_clock: str
    told_back: str
    told_back_at: datetime | None
    closed_at: datetime | None


def children_listed(*, since: datetime, until: datetime, as_at: datetime, actor: Actor) -> Iterator[ListedChild]:
    """Of contacts received from `since` until `until` (aware), the oldest first, of those the actor may see.

    A constant number of queries for each 400 contacts.
    """
    rows = Contact.objects.visible_to(actor).filter(received_at__gte=since, received_at__lt=until)
    ids = list(rows.order_by("received_at", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), PART):
        part = ids[start : start + PART]
        gathered = gather(part, actor=actor)
        ones = [gathered[key] for key in part if key in gathered]
        agencies = names_of({one.referrer.agency_id for one in ones if one.referrer and one.referrer.agency_id})
        authors = {key: each.name for key, each in who(_deciders(ones)).items()}
        for one in ones:
            yield from _children(one, agencies, authors, as_at)


def _deciders(ones: Sequence[Gathered]) -> set[UUID]:
    return {decision.recorded_by for one in ones for decision in one.decided.values()}


def _children(
    one: Gathered, agencies: Mapping[UUID, str], authors: Mapping[UUID, str], as_at: datetime
) -> Iterator[ListedChild]:
    contact, clocks = one.contact, clocks_of(one, as_at)
    told = one.told
    asked = [check for check in one.checks if one.is_answered(check) or one.is_wanted(check)]
    first = {
        check.id: min(reply.recorded_at for reply in one.replies[check.id]) for check in asked if one.is_answered(check)
    }
    late = sum(_was_late(check_clock(check, one.local, as_at, first[check.id])) for check in asked if check.id in first)
    for child in one.children:
        decision: Decision | None = one.decided.get(child.person_id)
        outcome = Outcome(decision.outcome) if decision else None
        yield ListedChild(
            contact_id=contact.id, reference=contact.reference, person_id=child.person_id,
            received_at=contact.received_at, kind=str(ContactKind(contact.kind).label), source=contact.source,
            told_by=raised_by(one, agencies) or SOURCES.label(contact.source), in_danger=contact.in_danger_now,
            first_rating=one.ratings[0].rating if one.ratings else "", rating=one.rating.rating if one.rating else "",
            rated_at=one.ratings[0].recorded_at if one.ratings else None,
            asked=len(asked), answered=len(first), answered_late=late,
            outcome=str(outcome.label) if outcome else "",
            doing_less=decision is not None and decision.outcome_class == "less",
            decided_at=decision.recorded_at if decision else None,
            decided_by=authors.get(decision.recorded_by, "") if decision else "",
            threshold_version=decision.threshold_version if decision else "",
            rationale=(decision.rationale or decision.line) if decision else "",
            voice_used=decision is not None and decision.voice_id is not None,
            decision_clock=_stood(clocks.initial_decision), enquiry_clock=_stood(clocks.enquiry),
            told_back=str(FeedbackStatus(told.status).label) if told else "",
            told_back_at=told.recorded_at if told else None, closed_at=one.closed_at,
        )  # fmt: skip


def _stood(clock: Timed | None) -> str:
    return clock.words if clock else ""


def _was_late(clock: Timed) -> bool:
    return clock.standing.state in LATE
