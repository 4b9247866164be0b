"""Who may do what with links. Owned by the data protection officer. The wall decides about whom."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.foundation.links.permissions import Permission

SENDS = (Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)

GRANTS: Grants = {
    Permission.SEND: holds(*SENDS),
    Permission.SEND_NOTICE: holds(*SENDS, Role.HUB_PARTNER, Role.SERVICE),
    Permission.GIVE: holds(*SENDS, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.HUB_PARTNER),
    Permission.KEEP_ADDRESSES: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.ACCOUNT_ADMINISTRATOR),
    Permission.LIST_ADDRESSES: holds(*SENDS, Role.ACCOUNT_ADMINISTRATOR),
}
"""Whoever sends cannot by that alone add an address: what leaves goes where somebody else has rung."""
