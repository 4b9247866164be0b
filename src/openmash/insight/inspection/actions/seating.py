"""Who is in the room, and which inspectors have a seat, from when to when."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor, actor_for
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.insight.inspection.actions.planning import open_inspection
from openmash.insight.inspection.models import Inspection, Seat
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.words import Side

LONGEST = timedelta(days=120)
"""The longest a seat may last: an inspection with its report, and no standing access."""


@transaction.atomic
def let_in(*, actor: Actor, inspection_id: UUID, name: str) -> UUID:
    """Let a colleague into the room, by name or e-mail address. Raises NotVisible and Incomplete."""
    require(actor, Permission.COORDINATE)
    found = open_inspection(inspection_id)
    account = _account(name)
    colleague = actor_for(account)
    if not (may(colleague, Permission.COORDINATE) or may(colleague, Permission.AUDIT)):
        raise Incomplete([Problem("name", f"{account.name} has no part in inspections: it needs another role.")])
    if Seat.objects.filter(inspection_id=found.pk, side=Side.ROOM, account_id=account.pk, ended_at=None).exists():
        raise Incomplete([Problem("name", f"{account.name} is in the room already.")])
    key, now = new_key(), timezone.now()
    access.grant_reach(
        actor=actor, account_id=account.pk, circle_id=found.circle_id, basis="named", reason="inspection",
        starts_at=now, source_id=key,
    )  # fmt: skip
    Seat.record(
        actor=actor, id=key, inspection_id=found.pk, circle_id=found.circle_id, side=Side.ROOM, account_id=account.pk,
        starts_at=now,
    )  # fmt: skip
    _log(actor, "inspection.let_in", found, account)
    return key


@transaction.atomic
def seat_inspector(
    *, actor: Actor, inspection_id: UUID, account_id: UUID, starts_at: datetime, ends_at: datetime
) -> UUID:
    """Let an inspector read what is released from `starts_at` to `ends_at` (aware). Raises NotVisible, Incomplete."""
    require(actor, Permission.COORDINATE)
    found = open_inspection(inspection_id)
    account = Account.objects.filter(pk=account_id, is_active=True, is_service=False).first()
    if account is None or actor_for(account).roles != {Role.INSPECTOR}:
        raise Incomplete([Problem("account", "Choose an inspector.")])
    now = timezone.now()
    if ends_at <= max(now, starts_at):
        raise Incomplete([Problem("ends_on", "The last day is today or later, and not before the first.")])
    if ends_at - max(now, starts_at) > LONGEST:
        raise Incomplete([Problem("ends_on", f"{LONGEST.days} days are the most. It can be given again.")])
    if Seat.objects.filter(
        inspection_id=found.pk, side=Side.INSPECTOR, account_id=account.pk, ended_at=None, ends_at__gt=now
    ).exists():
        raise Incomplete([Problem("account", f"{account.name} has a seat already. End it first to set other days.")])
    key = new_key()
    access.grant_reach(
        actor=actor, account_id=account.pk, circle_id=found.to_circle, basis="named", reason="inspector",
        starts_at=starts_at, ends_at=ends_at, source_id=key,
    )  # fmt: skip
    Seat.record(
        actor=actor, id=key, inspection_id=found.pk, circle_id=found.circle_id, side=Side.INSPECTOR,
        account_id=account.pk, starts_at=starts_at, ends_at=ends_at,
    )  # fmt: skip
    _log(actor, "inspection.seated", found, account)
    return key


@transaction.atomic
def end_seat(*, actor: Actor, seat_id: UUID) -> None:
    """End a seat at once: the next thing its holder asks for is not there. Raises NotVisible and NotAllowedNow."""
    require(actor, Permission.COORDINATE)
    seat = Seat.objects.select_related("account", "inspection").filter(pk=seat_id).first()
    if seat is None:
        raise NotVisible
    now = timezone.now()
    if seat.ended_at is not None:
        raise NotAllowedNow("This has ended already.")
    if seat.account_id == actor.account_id:
        raise NotAllowedNow("Nobody leaves the room by themselves: somebody else in it ends your place.")
    access.end_reach(actor=actor, source_id=seat.pk, ends_at=now)
    if seat.side == Side.ROOM:
        access.end_reach(actor=actor, source_id=seat.inspection_id, account_id=seat.account_id, ends_at=now)
    Seat.objects.filter(pk=seat.pk).update(ended_at=now)
    _log(actor, "inspection.seat_ended", seat.inspection, seat.account)


def _account(name: str) -> Account:
    found = accounts_named(name.strip()) if name.strip() else []
    if len(found) != 1:
        several = "More than one person is called that: write their e-mail address." if found else ""
        raise Incomplete([Problem("name", several or "Nobody with an account has this name or e-mail address.")])
    return Account.objects.get(pk=found[0])


def _log(actor: Actor, kind: str, found: Inspection, account: Account) -> None:
    audit.record(actor, kind, about=[f"inspection:{found.pk}", f"account:{account.pk}"])
