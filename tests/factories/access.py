"""Agencies, teams and accounts with roles."""

from __future__ import annotations

import itertools

from django.db import transaction

from openmash.foundation.access.actions import give_role
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind, Team
from openmash.foundation.facts.keys import new_key

_COUNTER = itertools.count()
CONSONANTS = "bcdfghjklmnpqrstvwxz"


def _distinct() -> str:
    """Four letters that sort after those given before, and are no word, no year and no number."""
    number, letters = next(_COUNTER), ""
    for _ in range(4):
        number, letter = divmod(number, len(CONSONANTS))
        letters = CONSONANTS[letter] + letters
    return letters


def an_agency(slug: str = "council", kind: AgencyKind = AgencyKind.COUNCIL, **values: object) -> Agency:
    """An agency, made once a slug; its strand circle is its own."""
    found = Agency.objects.filter(slug=slug).first()
    if found:
        return found
    values.setdefault("strand_circle", 100 + Agency.objects.count())
    return Agency.objects.create(
        slug=slug, name=slug.replace("-", " ").title(), kind=kind, answers_checks=True, **values
    )


def a_team(slug: str, agency: Agency, **values: object) -> Team:
    """A team, made once a slug."""
    found = Team.objects.filter(slug=slug).first()
    return found or Team.objects.create(slug=slug, name=slug.replace("-", " ").title(), agency=agency, **values)


def an_account(*roles: Role, name: str = "", agency: Agency | None = None, team: Team | None = None) -> Account:
    """An active account holding these roles now."""
    name = name or f"{roles[0].label if roles else 'Nobody'} {_distinct()}"
    account = Account(
        email=f"{new_key()}@example.invalid", name=name, agency=agency or an_agency(), team=team, password="!"
    )
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        account.save()
        for role in roles:
            give_role(actor=service(Service.SET_UP), account=account, role=role)
    return account


def an_actor(*roles: Role, name: str = "", agency: Agency | None = None, team: Team | None = None) -> Actor:
    """The actor of such an account."""
    return actor_for(an_account(*roles, name=name, agency=agency, team=team))
