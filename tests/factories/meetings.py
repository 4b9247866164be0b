"""A meeting with the agencies that sit in the hub, and families on its agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.meetings import actions
from openmash.casework.meetings.actions import ActionTold, Proposed
from openmash.casework.meetings.words import Kind, Reason
from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from tests.factories.access import an_account, an_agency
from tests.factories.cases import the_council


def a_partner(agency: Agency, name: str = "", role: Role = Role.HUB_PARTNER) -> Account:
    """Somebody who sits in the hub for an agency, or answers for it from outside, and holds its strand."""
    account = an_account(role, name=name, agency=agency)
    set_up = service(Service.SET_UP)
    with transaction.atomic(), acting_as(set_up):
        grant_reach(actor=set_up, account_id=account.pk, circle_id=agency.strand_circle, basis="agency")
    return account


@dataclass(frozen=True)
class Room:
    """Who sits at the meeting."""

    chair_account: Account
    sergeant_account: Account
    nurse_account: Account
    teacher_account: Account

    @property
    def chair(self) -> Actor:
        return actor_for(self.chair_account)

    @property
    def sergeant(self) -> Actor:
        return actor_for(self.sergeant_account)

    @property
    def nurse(self) -> Actor:
        return actor_for(self.nurse_account)

    @property
    def teacher(self) -> Actor:
        return actor_for(self.teacher_account)


def a_room() -> Room:
    """A chair and three partners."""
    desk = the_council()
    return Room(
        an_account(Role.DECISION_MAKER, name="Helen Achebe", team=desk),
        a_partner(an_agency("police", AgencyKind.POLICE), "DS Whitcombe"),
        a_partner(an_agency("health", AgencyKind.HEALTH), "Josie Hall"),
        a_partner(an_agency("education", AgencyKind.EDUCATION), "Tom Ravensdale"),
    )


def a_meeting(chair: Actor) -> UUID:
    """Today's meeting. Needs `acting_as(chair)` around it."""
    return actions.open_meeting(actor=chair, kind=Kind.DAILY, starts_at=timezone.now())


def an_item(actor: Actor, meeting_id: UUID, *children: UUID, named: tuple[UUID, ...] = (), line: str = "Worry") -> UUID:
    """One family on its agenda. Needs `acting_as(actor)` around it."""
    proposed = Proposed(children, [Reason.PARTNER], line, named=named)
    return actions.add_items(actor=actor, meeting_id=meeting_id, proposed=[proposed])[0]


def an_action(agency_id: UUID | None, **values: object) -> ActionTold:
    """An action for tomorrow."""
    told = {"what": "See her at school", "owner_name": "Tom Ravensdale", "child_as_told": "Zoë, 8 years"}
    due = {"due_at": timezone.now() + timedelta(days=1)}
    return ActionTold(agency_id=agency_id, **{**told, **due, **values})  # type: ignore[arg-type]  # fields of ActionTold
