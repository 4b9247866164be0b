"""An inspection under way about one family, as it is prepared and read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.actions import NoticeTold
from openmash.insight.inspection.models import Wanted
from openmash.insight.inspection.selectors import ExhibitShown
from openmash.insight.inspection.words import ExhibitKind
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family


@dataclass(frozen=True)
class Room:
    """An inspection: who leads its room, an inspector with a seat, one with none, and the family it is about."""

    family: Family
    lead: Actor
    inspector: Actor
    outsider: Actor
    inspection: UUID


def a_room(family: Family | None = None) -> Room:
    """Notice came yesterday; the inspector's seat lasts a month."""
    family = family or a_family()
    lead = an_actor(Role.SERVICE_MANAGER, name="Imran Castell", agency=family.council)
    inspector = an_actor(Role.INSPECTOR, name="Geraint Ashby")
    outsider = an_actor(Role.INSPECTOR, name="Rukhsana Vale")
    now = timezone.now()
    with transaction.atomic(), acting_as(lead):
        key = actions.begin(actor=lead, told=NoticeTold("front_door", "", "Ofsted", now - timedelta(days=1)))
        actions.seat_inspector(
            actor=lead, inspection_id=key, account_id=inspector.account_id, starts_at=now,
            ends_at=now + timedelta(days=30),
        )  # fmt: skip
    return Room(family, lead, inspector, outsider, key)


def make_what_waits() -> None:
    """What the queue would do now."""
    maker = service(Service.INSPECTION)
    with transaction.atomic(), acting_as(maker):
        for key in Wanted.objects.filter(state="waiting").order_by("recorded_at", "pk").values_list("pk", flat=True):
            actions.make(actor=maker, wanted_id=key)


def the_list(room: Room, *, released: bool = True) -> ExhibitShown:
    """The list of contacts, made, accepted and released."""
    with transaction.atomic(), acting_as(room.lead):
        actions.ask_for_list(actor=room.lead, inspection_id=room.inspection, key="contacts")
    make_what_waits()
    with transaction.atomic(), acting_as(room.lead):
        found = next(x for x in shown(room, room.lead) if x.kind is ExhibitKind.LIST and x.is_latest)
        if released:
            actions.accept(actor=room.lead, exhibit_id=found.id, has_read=True, note="It stands as it was recorded.")
            actions.release(actor=room.lead, exhibit_id=found.id)
        return selectors.exhibit(found.id, actor=room.lead)


def papers_of(room: Room, child: UUID, *, released: bool = True) -> list[ExhibitShown]:
    """A child's papers, asked for by the record's key, made, and released."""
    with transaction.atomic(), acting_as(room.lead):
        actions.add_child(actor=room.lead, inspection_id=room.inspection, named=str(child))
    make_what_waits()
    with transaction.atomic(), acting_as(room.lead):
        if released:
            actions.release_ready(actor=room.lead, inspection_id=room.inspection)
        return [each for each in shown(room, room.lead) if each.child == child]


def shown(room: Room, actor: Actor) -> list[ExhibitShown]:
    """What this actor finds in the evidence room; the caller is in a transaction as somebody."""
    with acting_as(actor):
        return selectors.exhibits(room.inspection, actor=actor)
