"""What a partner's system may be let do, and the roles its account then holds."""

from __future__ import annotations

from dataclasses import dataclass

from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import AgencyKind


@dataclass(frozen=True)
class Ability:
    """Something a system may do. `scopes` are names of permissions: the very ones that pages ask for.

    `only`: the kinds of agency whose systems may; empty for all. `reads_strand`: it reads back what its agency keeps
    apart; the selectors give it what it sent itself and no more.
    """

    slug: str
    said: str
    scopes: tuple[str, ...]
    roles: tuple[Role, ...]
    only: tuple[AgencyKind, ...] = ()
    reads_strand: bool = False


ABILITIES: tuple[Ability, ...] = (
    Ability(
        "requests", "Send requests for service, and read what came of those it sent",
        ("frontdoor.receive_request", "frontdoor.list_own_requests"), (Role.PROFESSIONAL_REFERRER,),
    ),
    Ability(
        "notifications", "Send police notifications, and read what came of those it sent",
        ("frontdoor.receive_notification", "frontdoor.list_own_requests"),
        (Role.DATA_FEEDS, Role.PROFESSIONAL_REFERRER), (AgencyKind.POLICE,),
    ),
    Ability(
        "screenings", "Send police screenings of a household, and read what came of those it sent",
        ("screening.take_in", "screening.see_what_came"), (Role.DATA_FEEDS,), (AgencyKind.POLICE,), reads_strand=True,
    ),
    Ability(
        "checks", "Read what the hub asks the agency, and answer", ("frontdoor.list_checks", "frontdoor.answer_check"),
        (Role.CHECK_RESPONDER,),
    ),
    Ability(
        "meetings", "Read the agency’s own minutes and actions, and say what became of an action",
        ("meetings.view", "meetings.read_pack", "meetings.list_actions", "meetings.answer_action"),
        (Role.CHECK_RESPONDER,),
    ),
)  # fmt: skip
STRAND_ROLES = frozenset({Role.CHECK_RESPONDER})
"""Roles that answer for their agency, and so read what is addressed to it."""


def scopes_of(slugs: tuple[str, ...]) -> tuple[str, ...]:
    """The permissions that these abilities need, each once."""
    return tuple(dict.fromkeys(scope for each in ABILITIES if each.slug in slugs for scope in each.scopes))


def roles_of(slugs: tuple[str, ...]) -> tuple[Role, ...]:
    """The roles that these abilities need, each once."""
    return tuple(dict.fromkeys(role for each in ABILITIES if each.slug in slugs for role in each.roles))
