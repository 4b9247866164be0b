"""My own account."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.models import Account
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, Link

KINDS = {"totp": "app on a phone", "webauthn": "passkey", "recovery_codes": "recovery codes"}


@dataclass(frozen=True)
class AccountPage:
    """What is known of me, and how I sign in."""

    facts: tuple[Fact, ...]
    signing_in: tuple[Fact, ...]
    looks_url: str
    title: str = "Your account"


@screen(Permission.USE_ACCOUNT)
def account(request: HttpRequest, actor: Actor) -> Shown:
    """Everything the account holds about its owner."""
    mine = Account.objects.select_related("agency", "team").get(pk=actor.account_id)
    held = list(dict.fromkeys(Authenticator.objects.filter(user_id=mine.pk).values_list("type", flat=True)))
    factors = say.listed([KINDS[kind] for kind in held])
    facts = (
        Fact("Name", mine.name),
        Fact("Job", mine.job_title),
        Fact("Agency", mine.agency.name),
        Fact("Team", mine.team.name if mine.team else "", unknown="None"),
        Fact("Roles", say.listed([role.label for role in Role if role in actor.roles]), unknown="None"),
        Fact("Last day of this account", say.day(mine.expires_on) if mine.expires_on else "", unknown="None set"),
    )
    signing_in = (
        Fact("E-mail address", mine.email),
        Fact(
            "Password", "Set" if mine.has_usable_password() else "", unknown="None",
            change=Link("Change" if mine.has_usable_password() else "Set", reverse("account_change_password")),
        ),
        Fact(
            "Second factor", factors[:1].upper() + factors[1:], change=Link("Change", reverse("mfa_index")),
            unknown="None yet: add one",
        ),
    )  # fmt: skip
    return Shown("shell/account.html", AccountPage(facts, signing_in, reverse("my_looks")))
