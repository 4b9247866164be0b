"""`openmash set-up`: the partnership's agencies, teams and first accounts, from a text file.

It connects as the owner and acts as the set-up service, so that what it does is in the audit. Running it again adds
what is new and leaves what is there alone. Each new account gets a first password, printed once.
"""

from __future__ import annotations

import secrets
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from openmash.cli.database import database
from openmash.cli.places import CannotRead, text_of

if TYPE_CHECKING:
    from openmash.foundation.agencies.models import Agency, Team

FIRST_STRAND = 100
STRAND_ROLES = {
    "hub_partner", "check_responder", "school_lead", "data_feeds", "police_officer", "police_supervisor", "police_unit",
    "schools_officer",
}  # fmt: skip
"""Roles that answer for their agency, and so read what is addressed to it and what it keeps to itself."""


class BadPlan(ValueError):
    """The file cannot be used; the sentence says where."""


@dataclass(frozen=True)
class TeamPlan:
    """A team. `deputy` is the slug of the team that is rung when this one does not answer."""

    slug: str
    name: str
    telephone: str = ""
    is_duty_desk: bool = False
    answers_out_of_hours: bool = False
    deputy: str = ""


@dataclass(frozen=True)
class AgencyPlan:
    """An agency with its teams."""

    slug: str
    name: str
    kind: str
    telephone_day: str = ""
    telephone_night: str = ""
    email: str = ""
    answers_checks: bool = False
    teams: tuple[TeamPlan, ...] = ()


@dataclass(frozen=True)
class AccountPlan:
    """Somebody who will sign in."""

    email: str
    name: str
    agency: str
    roles: tuple[str, ...]
    team: str = ""
    job_title: str = ""
    telephone: str = ""


@dataclass(frozen=True)
class Plan:
    """What the file asks for."""

    agencies: tuple[AgencyPlan, ...]
    accounts: tuple[AccountPlan, ...]


@dataclass
class Done:
    """What was made: agencies and teams by name, and each new account's first password."""

    agencies: list[str] = field(default_factory=list)
    teams: list[str] = field(default_factory=list)
    passwords: dict[str, str] = field(default_factory=dict)


def read_plan(path: Path) -> Plan:
    """Read the file. Raises BadPlan for a slip, before anything is made."""
    try:
        table = tomllib.loads(text_of(path))
        agencies = tuple(
            AgencyPlan(**{**each, "teams": tuple(TeamPlan(**team) for team in each.get("teams", ()))})
            for each in table.pop("agencies", ())
        )
        accounts = tuple(
            AccountPlan(**{**each, "roles": tuple(each.get("roles", ()))}) for each in table.pop("accounts", ())
        )
    except CannotRead as mistake:
        raise BadPlan(str(mistake)) from mistake
    except (tomllib.TOMLDecodeError, TypeError) as mistake:
        raise BadPlan(f"{path.name}: {str(mistake).replace('.__init__()', '')}") from mistake
    if table:
        raise BadPlan(f"{path.name}: nothing reads {', '.join(table)}; write [[agencies]] and [[accounts]].")
    _check(path.name, agencies, accounts)
    return Plan(agencies, accounts)


def _check(name: str, agencies: tuple[AgencyPlan, ...], accounts: tuple[AccountPlan, ...]) -> None:
    from openmash.foundation.access.roles import Role
    from openmash.foundation.agencies.selectors import AgencyKind

    for agency in agencies:
        if agency.kind not in AgencyKind.values:
            raise BadPlan(f"{name}: {agency.slug}: kind is one of {', '.join(AgencyKind.values)}.")
    given = set(Role.values) - {Role.SERVICE.value}
    for account in accounts:
        if not account.roles or set(account.roles) - given:
            raise BadPlan(f"{name}: {account.email}: roles are some of {', '.join(sorted(given))}.")


def set_up(path: Path) -> int:
    """Make what the file asks for and print what was made. 1, with the reason, where the file is wrong."""
    import django

    with database():
        django.setup()
        from django.db import transaction

        from openmash.foundation.access.actors import Service, acting_as, service

        try:
            plan = read_plan(path)
            with transaction.atomic(), acting_as(service(Service.SET_UP)):
                done = _make(plan)
        except BadPlan as refusal:
            print(refusal, file=sys.stderr)
            return 1
    print(f"{len(done.agencies)} agencies, {len(done.teams)} teams and {len(done.passwords)} accounts made.")
    for email, password in done.passwords.items():
        print(f"{email}\t{password}")
    return 0


def _make(plan: Plan) -> Done:
    done = Done()
    for agency in plan.agencies:
        _agency(agency, done)
    for agency in plan.agencies:
        for team in agency.teams:
            _deputy(team)
    for account in plan.accounts:
        _account(account, done)
    return done


def _agency(plan: AgencyPlan, done: Done) -> None:
    from openmash.foundation.access.actors import Service, service
    from openmash.foundation.access.models import Circle, CircleKind
    from openmash.foundation.agencies.models import Agency, Team
    from openmash.foundation.audit import actions as audit

    found = Agency.objects.filter(slug=plan.slug).first()
    if found is None:
        taken = set(Circle.objects.values_list("id", flat=True))
        strand = next(number for number in range(FIRST_STRAND, 1000) if number not in taken)
        Circle.objects.create(id=strand, kind=CircleKind.STRAND)
        found = Agency.objects.create(
            slug=plan.slug, name=plan.name, kind=plan.kind, telephone_day=plan.telephone_day, email=plan.email,
            telephone_night=plan.telephone_night, answers_checks=plan.answers_checks, strand_circle=strand,
        )  # fmt: skip
        audit.record(service(Service.SET_UP), "agencies.agency_set_up", about=[f"agency:{found.pk}"])
        done.agencies.append(plan.slug)
    for team in plan.teams:
        if not Team.objects.filter(slug=team.slug).exists():
            Team.objects.create(
                agency=found, slug=team.slug, name=team.name, telephone=team.telephone,
                is_duty_desk=team.is_duty_desk, answers_out_of_hours=team.answers_out_of_hours,
            )  # fmt: skip
            done.teams.append(team.slug)


def _deputy(plan: TeamPlan) -> None:
    if plan.deputy:
        team = _team(plan.slug)
        team.deputy = _team(plan.deputy)
        team.save(update_fields=["deputy"])


def _account(plan: AccountPlan, done: Done) -> None:
    from django.contrib.auth.hashers import make_password

    from openmash.foundation.access.actions import give_role, grant_reach
    from openmash.foundation.access.actors import Service, service
    from openmash.foundation.access.models import Account
    from openmash.foundation.access.roles import Role
    from openmash.foundation.audit import actions as audit

    if Account.objects.filter(email__iexact=plan.email).exists():
        return
    actor, agency, password = service(Service.SET_UP), _agency_named(plan.agency), secrets.token_urlsafe(15)
    account = Account.objects.create(
        email=plan.email, name=plan.name, job_title=plan.job_title, telephone=plan.telephone, agency=agency,
        team=_team(plan.team) if plan.team else None, password=make_password(password),
    )  # fmt: skip
    audit.record(actor, "access.account_opened", about=[f"account:{account.pk}"], detail={"roles": list(plan.roles)})
    for role in plan.roles:
        held = give_role(actor=actor, account=account, role=Role(role))
        if role in STRAND_ROLES:
            grant_reach(
                actor=actor, account_id=account.pk, circle_id=agency.strand_circle, basis="agency", reason=role,
                source_id=held.id,
            )  # fmt: skip
    done.passwords[plan.email] = password


def _team(slug: str) -> Team:
    from openmash.foundation.agencies.models import Team

    found = Team.objects.filter(slug=slug).first()
    if found is None:
        raise BadPlan(f"There is no team called {slug!r}.")
    return found


def _agency_named(slug: str) -> Agency:
    from openmash.foundation.agencies.models import Agency

    found = Agency.objects.filter(slug=slug).first()
    if found is None:
        raise BadPlan(f"There is no agency called {slug!r}.")
    return found
