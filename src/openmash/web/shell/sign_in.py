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
    Role.DESIGNATED_OFFICER: "Open the allegation in progress and record the next step.",
    Role.PRACTICE_LEAD: "Open Forms and letters, and draft a new version of a form.",
    Role.POLICE_OFFICER: "Screen a household after an incident, in three minutes on a phone.",
    Role.POLICE_SUPERVISOR: "Review what an officer graded, and say what was good.",
    Role.POLICE_UNIT: "Draw a sample to be graded twice, and see how often two people agree.",
    Role.EXPLOITATION_TEAM: "Open a place and read what we know and the reports behind it.",
    Role.INTELLIGENCE_UNIT: "Grade what was sent this morning, and release a sanitised text.",
    Role.EXPLOITATION_ANALYST: "Open a group, and see what it does not say.",
    Role.EXPLOITATION_CHAIR: "Read what is to be looked at again this week.",
    Role.SCHOOLS_OFFICER: "See which schools nobody has been to, and record an assembly.",
    Role.SERVICE_MANAGER: "See what drifts and which children pass a limit this week.",
    Role.AUDITOR: "Open a record drawn for an audit and grade it.",
    Role.COMPLAINTS_OFFICER: "Open a complaint and see when its answer is due.",
    Role.DATA_OFFICER: "Open the returns and see what would be refused today.",
    Role.PARTNERSHIP_MANAGER: "Open the improvement plan and see what made a difference.",
    Role.BOARD_MEMBER: "Open the scorecard and ask why a figure changed.",
    Role.INSPECTOR: "Open the evidence room and read a child’s papers.",
    Role.ACCOUNT_ADMINISTRATOR: "See which accounts have stopped.",
    Role.SCHOOL_LEAD: "Read what your school was told, and say what was done.",
    Role.DATA_FEEDS: "Load a file of police notifications and read its receipt.",
}
ORDER: tuple[Role, ...] = (
    Role.SCREENER,
    Role.DECISION_MAKER,
    Role.CALL_TAKER,
    Role.HUB_PARTNER,
    Role.POLICE_OFFICER,
    Role.POLICE_SUPERVISOR,
    Role.POLICE_UNIT,
    Role.CHECK_RESPONDER,
    Role.PROFESSIONAL_REFERRER,
    Role.SOCIAL_WORKER,
    Role.TEAM_MANAGER,
    Role.OUT_OF_HOURS,
    Role.DUTY_MANAGER,
    Role.INFORMATION_LEAD,
    Role.DESIGNATED_OFFICER,
    Role.INTELLIGENCE_UNIT,
    Role.EXPLOITATION_TEAM,
    Role.EXPLOITATION_ANALYST,
    Role.EXPLOITATION_CHAIR,
    Role.PRACTICE_LEAD,
    Role.SCHOOLS_OFFICER,
    Role.SERVICE_MANAGER,
    Role.AUDITOR,
    Role.COMPLAINTS_OFFICER,
    Role.DATA_OFFICER,
    Role.PARTNERSHIP_MANAGER,
    Role.BOARD_MEMBER,
    Role.INSPECTOR,
    Role.ACCOUNT_ADMINISTRATOR,
    Role.DATA_FEEDS,
)
"""As the work flows: the page is read from the top."""
TELLING = (Role.DUTY_MANAGER, Role.PROFESSIONAL_REFERRER)
"""Of somebody's several roles, these say most about them."""


@dataclass(frozen=True)
class Persona:
    """Somebody to sign in as."""

    url: str
    name: str
    job_title: str
    agency: str


@dataclass(frozen=True)
class Duty:
    """A role, what it is for and what to try first, with those who hold it."""

    name: str
    purpose: str
    try_first: str
    people: tuple[Persona, ...]


@dataclass(frozen=True)
class SignInPage:
    """The page; who can be signed in as is looked up each time it is shown."""

    title: str = "Sign in"

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Demonstration accounts by what they do; none outside a demonstration."""
        return personas() if settings.DEMO else ()


@dataclass(frozen=True)
class CannotSignInPage:
    """Why an account cannot sign in."""

    title: str = "You cannot sign in"


def personas() -> tuple[Duty, ...]:
    """Every account of the demonstration, each once, by its most telling role."""
    accounts = Account.objects.filter(is_service=False, is_active=True).select_related("agency")
    by_role: dict[Role, list[Persona]] = {role: [] for role in ORDER}
    for account in accounts.prefetch_related("roles").order_by("email"):
        held = [role for role in (*TELLING, *ORDER) if role in {each.role for each in account.roles.all()}]
        if held:
            url = reverse("sign_in_as", kwargs={"account_id": account.pk})
            by_role[held[0]].append(Persona(url, account.name, account.job_title, account.agency.name))
    return tuple(
        Duty(role.label, PURPOSE[role], TRY_FIRST[role], tuple(people)) for role, people in by_role.items() if people
    )


@screen(PublicActor.PUBLIC)
def sign_in_as(request: HttpRequest, actor: object, account_id: UUID) -> Go:
    """One click, in a demonstration only: elsewhere there is no such page."""
    account = Account.objects.filter(pk=account_id, is_service=False, is_active=True).first() if settings.DEMO else None
    if account is None or request.method != "POST":
        raise NotVisible
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_sign_in(account, how="demonstration")
    return Go(settings.LOGIN_REDIRECT_URL)
