"""Finding agencies and teams. They are not about a person, so no actor is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from openmash.foundation.agencies.models import Agency, AgencyKind, Team
from openmash.foundation.facts.once import once
from openmash.foundation.facts.trip import Trip

__all__ = [
    "Agency",
    "AgencyKind",
    "agencies",
    "agency",
    "agency_named",
    "duty_desk",
    "kind_of",
    "names",
    "out_of_hours_team",
    "partners",
    "team",
    "teams",
    "these",
]


def agency(agency_id: UUID) -> Agency:
    """The agency with this key. Raises Agency.DoesNotExist."""
    return Agency.objects.get(pk=agency_id)


def agency_named(slug: str) -> Agency:
    """The agency with this slug. Raises Agency.DoesNotExist."""
    return Agency.objects.get(slug=slug)


def agencies(*, answering_checks: bool = False, kind: AgencyKind | None = None) -> list[Agency]:
    """Agencies by name; only those that answer checks, or of one kind, where asked."""
    found = Agency.objects.all()
    if answering_checks:
        found = found.filter(answers_checks=True)
    if kind is not None:
        found = found.filter(kind=kind)
    return list(found)


def partners() -> list[Agency]:
    """The agencies of the partnership, by name: those that hold something of their own here. Never the product's own,
    and never inspectors, who look and are asked nothing."""
    return list(Agency.objects.filter(strand_circle__isnull=False))


def at_meetings(own: UUID) -> list[Agency]:
    """Who can be at a meeting, by name: every agency that answers the hub, children's social care, whose workers know
    the child best, and one's own. One query."""
    found = Agency.objects.filter(Q(answers_checks=True) | Q(kind=AgencyKind.COUNCIL) | Q(pk=own))
    return sorted(found, key=lambda each: each.name)


def team(team_id: UUID) -> Team:
    """The team with this key, its agency with it. Raises Team.DoesNotExist."""
    return Team.objects.select_related("agency").get(pk=team_id)


def teams(*, agency_id: UUID | None = None) -> list[Team]:
    """Teams by name, of one agency where asked."""
    found = Team.objects.select_related("agency")
    return list(found.filter(agency_id=agency_id) if agency_id else found)


def duty_desk() -> Team:
    """The hub's duty desk in service hours. Raises Team.DoesNotExist where none is set up."""
    return Team.objects.get(is_duty_desk=True, answers_out_of_hours=False, agency__kind=AgencyKind.COUNCIL)


def out_of_hours_team() -> Team:
    """The council's out-of-hours team. Raises Team.DoesNotExist where none is set up."""
    return Team.objects.get(answers_out_of_hours=True, agency__kind=AgencyKind.COUNCIL)


def names(agency_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The name of each agency asked for."""
    return once("agencies", agency_ids, lambda wanted: {found.pk: found.name for found in these(wanted).values()})


def kind_of(agency_id: UUID) -> AgencyKind:
    """What kind of agency this is. Raises KeyError where there is none."""
    return once("kinds", [agency_id], lambda wanted: {e.pk: AgencyKind(e.kind) for e in these(wanted).values()})[
        agency_id
    ]


def these(agency_ids: Iterable[UUID]) -> Mapping[UUID, Agency]:
    """These agencies, by key. One query, or none where none is asked for."""
    trip = Trip()
    found = trip.rows(Agency, "id", agency_ids, order=("name",))
    trip.go()
    return {agency.pk: agency for agency in found.all}
