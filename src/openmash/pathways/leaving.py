"""Somebody leaves: their account is closed, and their manager is told to see to whom they held."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access import signing_in
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify


@transaction.atomic
def close_account(*, actor: Actor, account_id: UUID, reason: str) -> None:
    """Close an account, and tell the managers of its team today. Nobody's child is moved by it: a manager does that.

    Raises as `signing_in.close_account` does.
    """
    closed = signing_in.close_account(actor=actor, account_id=account_id, reason=reason)
    managers = accounts_with(Role.TEAM_MANAGER, team_id=closed.team_id) if closed.team_id else []
    if managers:
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=[To(account_id=each.pk) for each in managers],
            text=f"{closed.name}’s account is closed. See to the children they work with, and what they hold.",
            source_key=f"account:{account_id}:closed:{timezone.now():%Y%m%d%H%M%S}", where=Where("team_today"),
        )  # fmt: skip
