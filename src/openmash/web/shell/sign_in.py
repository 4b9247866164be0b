"""Signing in: what the page shows, and one-click sign-in in a demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import PURPOSE, Role
from openmash.foundation.access.screens import Go, PublicActor, screen
from openmash.foundation.access.signing_in import record_sign_in
from openmash.foundation.facts.refusals import NotVisible

TRY_FIRST: dict[Role, str] = {
    Role.CALL_TAKER: "Take a call: type as the caller speaks.",
    Role.SCREENER: "Open the board and screen the newest contact.",
    Role.DECISION_MAKER: "Open a contact whose checks are in, and decide.",
    Role.HUB_PARTNER: "Answer a check, then see what your answer changed.",
    Role.CHECK_RESPONDER: "Answer a check in two minutes.",
    Role.PROFESSIONAL_REFERRER: "Make a request about a child, and see what came of another.",
    Role.SOCIAL_WORKER: "Open one of your children and read Now.",
    Role.TEAM_MANAGER: "See what your team has been asked to accept.",
    Role.OUT_OF_HOURS: "Open Tonight and accept the red contacts by name.",
    Role.DUTY_MANAGER: "Ratify a protective act; restore an account.",
    Role.INFORMATION_LEAD: "See who has looked, and review an emergency access.",
    Role.ACCOUNT_ADMINISTRATOR: "See which accounts have stopped.",
    Role.DATA_FEEDS: "Load a file of police notifications and read its receipt.",
}
GROUPS: tuple[tuple[str, frozenset[Role]], ...] = (
    (
        "In the hub",
        frozenset({Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.DUTY_MANAGER}),
    ),
    ("At night", frozenset({Role.OUT_OF_HOURS})),
    ("Working with families", frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER})),
    ("In partner agencies", frozenset({Role.CHECK_RESPONDER, Role.PROFESSIONAL_REFERRER, Role.DATA_FEEDS})),
    ("Keeping it safe", frozenset({Role.INFORMATION_LEAD, Role.ACCOUNT_ADMINISTRATOR})),
)
SHOWN_OF_EACH = 4
"""People with the same role shown on the page, at most; the rest sign in the same way by their address."""


@dataclass(frozen=True)
class Persona:
    """Somebody to sign in as."""

    url: str
    name: str
    job_title: str
    agency: str
    does: str
    try_first: str


@dataclass(frozen=True)
class Group:
    """People who work in one place."""

    title: str
    people: tuple[Persona, ...]


@dataclass(frozen=True)
class SignInPage:
    """The page; who can be signed in as is looked up each time it is shown."""

    title: str = "Sign in"

    @property
    def groups(self) -> tuple[Group, ...]:
        """Demonstration accounts by where they work; none outside a demonstration."""
        return personas() if settings.DEMO else ()


@dataclass(frozen=True)
class CannotSignInPage:
    """Why an account cannot sign in."""

    title: str = "You cannot sign in"


def personas() -> tuple[Group, ...]:
    """Every account of the demonstration, grouped, a few of each role."""
    accounts = Account.objects.filter(is_service=False, is_active=True).select_related("agency")
    seen: dict[Role, int] = {}
    by_group: dict[str, list[Persona]] = {title: [] for title, _ in GROUPS}
    for account in accounts.prefetch_related("roles").order_by("created_at", "email"):
        roles = [Role(held.role) for held in account.roles.all()]
        role = next((role for role in Role if role in roles), None)
        title = next((title for title, of in GROUPS if role in of), None)
        if role is None or title is None or seen.get(role, 0) >= SHOWN_OF_EACH:
            continue
        seen[role] = seen.get(role, 0) + 1
        by_group[title].append(
            Persona(
                url=reverse("sign_in_as", kwargs={"account_id": account.pk}), name=account.name,
                job_title=account.job_title or role.label, agency=account.agency.name, does=PURPOSE[role],
                try_first=TRY_FIRST.get(role, ""),
            )
        )  # fmt: skip
    return tuple(Group(title, tuple(people)) for title, people in by_group.items() if people)


@screen(PublicActor.PUBLIC)
def sign_in_as(request: HttpRequest, actor: object, account_id: UUID) -> Go:
    """One click, in a demonstration only: elsewhere there is no such page."""
    account = Account.objects.filter(pk=account_id, is_service=False, is_active=True).first() if settings.DEMO else None
    if account is None or request.method != "POST":
        raise NotVisible
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_sign_in(account, how="demonstration")
    return Go(settings.LOGIN_REDIRECT_URL)
