"""How plans appear in a child's story: begun, reviewed, what was done, what the family said, copies given."""

from __future__ import annotations

from openmash.casework.plans.models import Action, ActionResult, CopyGiven, FamilyWords, OfPlan, Plan, Review
from openmash.casework.plans.words import Became, Decision, Kind, ReviewKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Six indexed queries in one trip."""
    if not window.wants("plan"):
        return []
    trip, ids = Trip(known_at=window.known_at), list(people.ids)
    plans = window.ask(trip, Plan, "person_id", ids, actor=actor)
    reviews = window.ask(trip, Review, "person_id", ids, actor=actor)
    actions = window.ask(trip, Action, "person_id", ids, actor=actor)
    results = window.ask(trip, ActionResult, "person_id", ids, actor=actor)
    said = window.ask(trip, FamilyWords, "person_id", ids, actor=actor)
    given = window.ask(trip, CopyGiven, "person_id", ids, actor=actor)
    trip.go()
    found = [
        _entry(row, f"{Kind(row.kind).label} begun, to be reviewed by {say.day_of(row.review_by)}") for row in plans.all
    ]
    found += [_entry(row, _reviewed(row)) for row in reviews.all]
    found += [_entry(row, f"Agreed in a plan: {row.what} ({row.owner_name}, {row.agency_name})") for row in actions.all]
    found += [_entry(row, f"{Became(row.became).label}: {row.effect}") for row in results.all]
    found += [_entry(row, f"{row.said_by} of the plan: “{row.words}”") for row in said.all]
    found += [_entry(row, f"A copy of the plan was made for {row.recipient_name}") for row in given.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _reviewed(row: Review) -> str:
    return f"{ReviewKind(row.kind).label}: {Decision(row.decision).label.lower()}. {row.different}"


def _entry(row: Plan | OfPlan, headline: str) -> Entry:
    plan = row.pk if isinstance(row, Plan) else row.plan_id
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision="minute", recorded_at=row.recorded_at,
        kind="plan", headline=" ".join(headline.split())[:240], agency_id=row.held_by, source_id=plan, link="plan",
    )  # fmt: skip
