"""The agencies, teams and people of the demonstration, in the database."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import psycopg

from synthetic.demand import DAYS_OF_HISTORY
from synthetic.load_rows import Row, copy_rows
from synthetic.staff import AGENCIES, TEAM_BY_SLUG, TEAMS, WORKERS, Agency, fixed_key, more_workers

FIRST_STRAND = 100
CORE_ROLES = {"exploitation_team", "intelligence_unit", "exploitation_analyst", "exploitation_chair"}
DUTY_ROLES = {
    "call_taker", "screener", "decision_maker", "hub_partner", "out_of_hours", "duty_manager", "data_officer",
    *CORE_ROLES,
}  # fmt: skip
CORE_CIRCLE, UNIT_CIRCLE, COMPLAINTS_CIRCLE = 2, 3, 4
STRAND_ROLES = {
    "hub_partner", "check_responder", "school_lead", "data_feeds", "police_officer", "police_supervisor", "police_unit",
    "schools_officer",
}  # fmt: skip
HUB = "council"


def set_up_account(connection: psycopg.Connection[tuple[object, ...]]) -> UUID:
    """Return the account of the set-up service, made by the migrations. Raises LookupError before they have run."""
    found = connection.execute("select id from access_account where email = 'set-up@service.invalid'").fetchone()
    if found is None or not isinstance(found[0], UUID):
        raise LookupError("the migrations have not run: there is no set-up account")
    return found[0]


def strand_of(agency: Agency) -> int:
    """The circle of an agency's own strand."""
    return FIRST_STRAND + AGENCIES.index(agency)


def load_setting(connection: psycopg.Connection[tuple[object, ...]], as_at: datetime, children: int) -> None:
    """Copy agencies, teams, accounts, roles and the reach that roles bring."""
    since = as_at - timedelta(days=DAYS_OF_HISTORY + 60)
    by = set_up_account(connection)
    copy_rows(connection, "access_circle", [_circle(agency) for agency in AGENCIES])
    copy_rows(connection, "agencies_agency", [_agency(agency) for agency in AGENCIES])
    # A deputy is a team too: those without one come first.
    ordered = sorted(TEAMS, key=lambda team: bool(team.deputy))
    copy_rows(connection, "agencies_team", [_team(team.slug) for team in ordered])
    agencies = {agency.slug: agency for agency in AGENCIES}
    accounts: list[Row] = []
    roles: list[Row] = []
    reach: list[Row] = []
    for worker in (*WORKERS, *more_workers(children)):
        agency = agencies[worker.agency]
        accounts.append(
            {
                "id": worker.id,
                "password": "!",
                "last_login": as_at - timedelta(hours=3 + len(accounts)),
                "email": f"{worker.username}@example.org",
                "name": worker.name,
                "job_title": worker.job,
                "telephone": TEAM_BY_SLUG[worker.team].phone,
                "agency_id": agency.id,
                "team_id": TEAM_BY_SLUG[worker.team].id,
                "is_active": True,
                "is_service": False,
                "created_at": since,
                "expires_on": None,
            }
        )
        for role in worker.roles:
            held = fixed_key("role", worker.username, role)
            roles.append({"id": held, "account_id": worker.id, "role": role, "starts_at": since, "ends_at": None})
            if role in DUTY_ROLES:
                reach.append(_reach(worker.id, 1, "duty", role, held, since, by))
            if role in CORE_ROLES:
                reach.append(_reach(worker.id, CORE_CIRCLE, "core", role, held, since, by))
            if role == "intelligence_unit":
                reach.append(_reach(worker.id, UNIT_CIRCLE, "unit", role, held, since, by))
            if role == "complaints_officer":
                reach.append(_reach(worker.id, COMPLAINTS_CIRCLE, "duty", role, held, since, by))
            if role in STRAND_ROLES:
                reach.append(_reach(worker.id, strand_of(agency), "agency", role, held, since, by))
    copy_rows(connection, "access_account", accounts)
    copy_rows(connection, "access_accountrole", roles)
    copy_rows(connection, "access_reach", reach)


def _circle(agency: Agency) -> Row:
    return {"id": strand_of(agency), "kind": "strand", "first_id": None, "second_id": None}


def _agency(agency: Agency) -> Row:
    return {
        "id": agency.id,
        "slug": agency.slug,
        "name": agency.name,
        "kind": agency.kind,
        "strand_circle": None if agency.kind == "other" else strand_of(agency),
        "telephone_day": agency.phone_day,
        "telephone_night": agency.phone_night,
        "email": f"{agency.slug}@example.org",
        "answers_checks": agency.slug
        not in (
            "council",
            "schools",
            "severn-view-surgery",
            "little-acorns",
            "finlay",
            "gloucester-academy",
            "inspectorates",
        ),
    }


def _team(slug: str) -> Row:
    team = TEAM_BY_SLUG[slug]
    agency = next(each for each in AGENCIES if each.slug == team.agency)
    return {
        "id": team.id,
        "agency_id": agency.id,
        "slug": team.slug,
        "name": team.name,
        "telephone": team.phone,
        "is_duty_desk": team.is_duty_desk,
        "answers_out_of_hours": team.answers_out_of_hours,
        "deputy_id": TEAM_BY_SLUG[team.deputy].id if team.deputy else None,
    }


def _reach(account: UUID, circle: int, basis: str, reason: str, source: UUID, since: datetime, by: UUID) -> Row:
    return {
        "id": fixed_key("reach", str(account), basis, reason),
        "account_id": account,
        "circle_id": circle,
        "person_id": None,
        "basis": basis,
        "reason": reason,
        "starts_at": since,
        "ends_at": None,
        "source_id": source,
        "granted_by": by,
    }
