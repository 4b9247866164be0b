"""Writing down who signed in, who could not, and who left; and bringing an account back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.expiry import UNUSED_FOR, Standing, Use, is_locked_out, standing
from openmash.foundation.access.models import Account
from openmash.foundation.access.permissions import Permission
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem

RESTORED_FOR = timedelta(days=30)


@dataclass(frozen=True)
class AccountState:
    """An account, and whether it can sign in."""

    account_id: UUID
    name: str
    job_title: str
    agency_name: str
    standing: Standing
    last_signed_in_at: datetime | None
    ends_on: date | None
    team_id: UUID | None


def standing_of(account: Account) -> Standing:
    """Where an account stands today."""
    use = Use(account.is_active, account.created_at, account.last_login, account.restored_at, account.expires_on)
    return standing(use, now=timezone.now(), today=timezone.localdate())


def admit(account: Account) -> Standing:
    """May this account sign in now? Anything but OPEN says why not, and is recorded.

    Out-of-hours workers are let in past their expiry: that too is recorded, and the answer is OPEN.
    """
    found = standing_of(account)
    if found is Standing.OPEN:
        return found
    actor = actor_for(account)
    stopped = is_locked_out(found, actor.roles)
    kind = "access.sign_in_stopped" if stopped else "access.expiry_passed_over"
    with transaction.atomic(), acting_as(actor):
        audit.record(
            actor, kind, about=[f"account:{account.pk}", "role:duty_manager"], detail={"standing": found.value}
        )
    return found if stopped else Standing.OPEN


def record_sign_in(account: Account, *, how: str) -> None:
    """Somebody has signed in: by "password", "passkey", "password and second factor" or "demonstration"."""
    actor = actor_for(account)
    with transaction.atomic(), acting_as(actor):
        audit.record(actor, "access.signed_in", about=[f"account:{account.pk}"], detail={"how": how})


def record_failed_sign_in(email: str, *, address: str) -> None:
    """Somebody could not sign in. The account is named where there is one; what else was typed is not kept.

    Logged on its own: people type passwords where the e-mail address belongs.
    """
    found = Account.objects.filter(email__iexact=email, is_service=False).values_list("pk", flat=True).first()
    actor = service(Service.SIGN_IN)
    with transaction.atomic(), acting_as(actor):
        about = [f"account:{found}"] if found else ["account:unknown"]
        audit.record(actor, "access.sign_in_failed", about=about, detail={"address": address})


def record_sign_out(account: Account) -> None:
    """Somebody has signed out."""
    actor = actor_for(account)
    with transaction.atomic(), acting_as(actor):
        audit.record(actor, "access.signed_out", about=[f"account:{account.pk}"], detail={})


def record_change(account: Account, *, what: str) -> None:
    """Somebody has changed how they sign in: "password_changed", "totp_activated", "webauthn_removed" and so on."""
    actor = actor_for(account)
    with transaction.atomic(), acting_as(actor):
        audit.record(actor, "access.way_in_changed", about=[f"account:{account.pk}"], detail={"what": what})


def stopped_accounts(*, actor: Actor) -> list[AccountState]:
    """Accounts that have stopped, by name: unused, past their last day and, for whoever may open them again, closed.

    Raises NotPermitted.
    """
    require(actor, Permission.RESTORE_ACCOUNT)
    before = timezone.now() - UNUSED_FOR
    unused = Q(created_at__lt=before) & (Q(last_login=None) | Q(last_login__lt=before))
    unused &= Q(restored_at=None) | Q(restored_at__lt=before)
    stopped = Q(is_active=True) & (unused | Q(expires_on__lt=timezone.localdate()))
    if may(actor, Permission.REOPEN_ACCOUNT):
        stopped |= Q(is_active=False)
    rows = Account.objects.filter(stopped, is_service=False)
    return [_state(account) for account in rows.select_related("agency").order_by("name")]


def open_accounts(*, actor: Actor) -> list[AccountState]:
    """Everybody's account but one's own that nobody has closed, by name. Raises NotPermitted."""
    require(actor, Permission.CLOSE_ACCOUNT)
    rows = Account.objects.filter(is_service=False, is_active=True).exclude(pk=actor.account_id)
    return [_state(account) for account in rows.select_related("agency").order_by("name")]


@transaction.atomic
def close_account(*, actor: Actor, account_id: UUID, reason: str) -> AccountState:
    """Close an account: whoever uses it is out with their next press, and signs in no more. Returns it as it stood.

    What they recorded stays theirs; what they hold is not moved. Raises NotPermitted, NotVisible, Incomplete without a
    reason, NotAllowedNow for one's own or one that is closed.
    """
    require(actor, Permission.CLOSE_ACCOUNT)
    if len(reason.strip()) < 5:
        raise Incomplete([Problem("reason", "Say why this account is closed, in a few words.")])
    account = Account.objects.select_for_update().filter(pk=account_id, is_service=False).first()
    if account is None:
        raise NotVisible
    if account.pk == actor.account_id:
        raise NotAllowedNow("This is your own account. Ask somebody else who may close it.")
    if not account.is_active:
        raise NotAllowedNow("This account is closed already.")
    found = _state(account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    audit.record(actor, "access.account_closed", about=[f"account:{account_id}"], detail={"reason": reason.strip()})
    return found


def stopped_account(account_id: UUID, *, actor: Actor) -> AccountState:
    """One account as it stands. Raises NotPermitted, and NotVisible where there is none."""
    require(actor, Permission.RESTORE_ACCOUNT)
    found = Account.objects.filter(pk=account_id, is_service=False).select_related("agency").first()
    if found is None:
        raise NotVisible
    return _state(found)


@transaction.atomic
def restore_account(*, actor: Actor, account_id: UUID, reason: str) -> date | None:
    """Bring an account back at once; returns its new last day where it had one (thirty days from today), else None.

    Raises NotPermitted, Incomplete without a reason, NotAllowedNow for an account that is not stopped, or that somebody
    closed where the actor may not open it again.
    """
    require(actor, Permission.RESTORE_ACCOUNT)
    if len(reason.strip()) < 5:
        raise Incomplete([Problem("reason", "Say why this account is needed, in a few words.")])
    account = Account.objects.select_for_update().get(pk=account_id, is_service=False)
    found = standing_of(account)
    if found is Standing.CLOSED and not may(actor, Permission.REOPEN_ACCOUNT):
        raise NotAllowedNow("This account was closed. Ask an administrator of accounts to open it again.")
    if found is Standing.OPEN:
        raise NotAllowedNow("This account can sign in already.")
    account.restored_at, account.is_active = timezone.now(), True
    if account.expires_on is not None and account.expires_on < timezone.localdate():
        account.expires_on = timezone.localdate() + RESTORED_FOR
    account.save(update_fields=["restored_at", "is_active", "expires_on"])
    audit.record(
        actor, "access.account_restored", about=[f"account:{account_id}"],
        detail={"reason": reason.strip(), "was": found.value},
    )  # fmt: skip
    return account.expires_on


def _state(account: Account) -> AccountState:
    return AccountState(
        account_id=account.pk,
        name=account.name,
        job_title=account.job_title,
        agency_name=account.agency.name,
        standing=standing_of(account),
        last_signed_in_at=account.last_login,
        ends_on=account.expires_on,
        team_id=account.team_id,
    )
