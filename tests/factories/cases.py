"""The spine: a process with its children held by the duty desk, and desks to hand over to."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies.models import AgencyKind, Team
from openmash.records.cases import actions
from openmash.records.cases.words import ProcessKind
from tests.factories.access import a_team, an_agency


def the_council() -> Team:
    """The council's duty desk, with its out-of-hours team beside it."""
    council = an_agency("council")
    a_team("out-of-hours", council, answers_out_of_hours=True)
    return a_team("duty-desk", council, is_duty_desk=True)


def a_process(actor: Actor, *children: UUID, held_by: Team | None = None) -> UUID:
    """An open contact process about these children. Needs `acting_as(actor)` around it."""
    return actions.open_process(
        actor=actor, kind=ProcessKind.CONTACT, children=children, held_by_team=(held_by or the_council()).id,
        opened_at=timezone.now(), profile_slug="gloucestershire", profile_version="2026.1",
    )  # fmt: skip


def police() -> UUID:
    """The police, as an agency."""
    return an_agency("police", AgencyKind.POLICE).id
