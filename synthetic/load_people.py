"""Planned people as rows: what is known of each, who is whose, who lives where, who works with them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from synthetic.feeds import council_number
from synthetic.load_rows import Rows, Stamp
from synthetic.plan import AgencyRecord, Family, Involvement, Locator, Person, Tie
from synthetic.staff import AGENCY_BY_SLUG, TEAM_BY_SLUG, TEAMS

RELATIONSHIPS = {
    "mother": "mother",
    "father": "father",
    "mother's partner": "parents_partner",
    "grandmother": "grandparent",
    "carer": "carer",
    "sibling": "sibling",
    "half-sibling": "half_sibling",
    "step-sibling": "step_sibling",
    "twin": "twin",
    "partner": "partner",
    "former partner": "former_partner",
}
PARTS = {"main": "lives", "shared": "stays", "visits": "visits"}
SERVICES = {
    "council": "social_care",
    "neighbouring-council": "social_care",
    "early-help": "early_help",
    "health": "health",
    "education": "education",
    "domestic-abuse": "domestic_abuse",
}
TEAM_BY_NAME = {team.name: team for team in TEAMS}


def noon(day: date, not_after: datetime) -> datetime:
    """Noon of a day, in UTC, or `not_after` where that comes first."""
    return min(datetime.combine(day, time(12), UTC), not_after)


def load_people(rows: Rows, family: Family, base: Stamp, as_at: datetime) -> None:
    """Queue a family's people. `base` is who first recorded them and when; nothing is recorded after `as_at`."""
    restricted = {key: each for each in family.restrictions for key in each.people}
    for person in family.people:
        first = base if person.birth is None else base.later(max(base.at, min(noon(person.birth, as_at), as_at)))
        if person.kind == "unborn":
            first = base.later(max(base.at, as_at - timedelta(days=60)))
        restriction = restricted.get(person.key)
        changed = restriction is not None and restriction.reason_code in ("adoption", "changed_identity")
        _person(rows, person, first, as_at, changed)
    for tie in family.ties:
        _tie(rows, tie, base)
    for household in family.households:
        pk = household.key
        rows.add(
            "people_household",
            {"id": pk, "held_by": base.agency, "recorded_at": base.at, "recorded_by": base.by, "origin_id": None},
        )
        for member in household.members:
            since = noon(member.valid_from, as_at) if member.valid_from else base.at
            rows.fact(
                "people_householdmember",
                base.later(max(base.at, since)),
                {
                    "person_id": member.person,
                    "household_id": pk,
                    "part": PARTS[member.share],
                    "valid_from": member.valid_from,
                    "valid_to": member.valid_to,
                },
            )
    _involvements(rows, family, as_at)


def add_person(rows: Rows, key: UUID, kind: str, stamp: Stamp) -> None:
    """Queue a person with nothing known of them."""
    rows.add(
        "people_person",
        {
            "id": key,
            "kind": kind,
            "held_by": stamp.agency,
            "circle_id": 1,
            "private": False,
            "recorded_at": stamp.at,
            "recorded_by": stamp.by,
            "origin_id": None,
        },
    )


def add_birth(rows: Rows, person: UUID, born: date | None, precision: str, expected: bool, stamp: Stamp) -> None:
    """Queue a date of birth, as precisely as it is known: a month as its first day, a year as 1 January."""
    if born is not None and precision in ("month", "year"):
        born = born.replace(day=1, month=1 if precision == "year" else born.month)
    rows.fact(
        "people_birth",
        stamp,
        {
            "person_id": person,
            "date": born,
            "precision": precision if born is not None else "unknown",
            "expected": expected,
        },
    )


def add_detail(rows: Rows, person: UUID, kind: str, value: str, stamp: Stamp) -> None:
    """Queue one detail of a person."""
    rows.fact("people_detail", stamp, {"person_id": person, "kind": kind, "value": value})


def _person(rows: Rows, person: Person, stamp: Stamp, as_at: datetime, changed_identity: bool) -> None:
    add_person(rows, person.key, person.kind, stamp)
    for name in person.names:
        rows.fact(
            "people_personname",
            stamp,
            {
                "person_id": person.key,
                "kind": name.kind,
                "forenames": name.forenames,
                "surname": name.surname,
                "valid_from": name.valid_from,
                "valid_to": name.valid_to,
            },
        )
    if person.birth is not None:
        add_birth(rows, person.key, person.birth, person.precision, person.kind == "unborn", stamp)
    for detail in person.details:
        add_detail(rows, person.key, detail.kind, detail.value, stamp)
    if changed_identity:
        add_detail(rows, person.key, "protected_identity", "Never joined to another record", stamp)
    for identifier in person.identifiers:
        source = AGENCY_BY_SLUG[identifier.source].id
        rows.fact(
            "people_identifier",
            stamp,
            {
                "person_id": person.key,
                "scheme": identifier.scheme,
                "value": identifier.value,
                "source_agency": source,
                "match_status": "verified" if identifier.verified_on else "as_recorded",
                "verified_at": noon(identifier.verified_on, as_at) if identifier.verified_on else None,
            },
        )
    for locator in person.locators:
        since = noon(locator.valid_from, as_at) if locator.valid_from else stamp.at
        add_place(rows, person.key, locator, stamp.later(max(stamp.at, since)))


def add_place(rows: Rows, person: UUID, locator: Locator, stamp: Stamp) -> None:
    """Queue where a person may be found or reached, and who must not learn it."""
    safe = locator.safe_contact
    rows.fact(
        "people_locatingfact",
        stamp,
        {
            "person_id": person,
            "kind": locator.kind,
            "text": locator.text,
            "postcode": locator.postcode,
            "urn": locator.urn,
            "safe_contact": json.dumps(
                {
                    "may_call": safe.may_call,
                    "may_write": safe.may_write,
                    "times": safe.times,
                    "who_must_not_know": safe.who_must_not_know,
                }
            )
            if safe
            else None,
            "protected_from": list(locator.protected_from),
            "protected_reason": locator.protected_reason,
            "valid_from": locator.valid_from,
            "valid_to": locator.valid_to,
        },
    )


def _tie(rows: Rows, tie: Tie, stamp: Stamp) -> None:
    """A plan says who somebody is to another; a row says who the other is to them."""
    rows.fact(
        "people_relationship",
        stamp,
        {
            "person_id": tie.other,
            "other_id": tie.person,
            "person_ids": [tie.other, tie.person],
            "kind": RELATIONSHIPS[tie.kind],
            "parental_responsibility": tie.parental_responsibility,
            "note": "",
        },
    )


def _list_key(family: Family, each: Involvement) -> str:
    """The agency's own number for it: what its nightly list calls it, so that the list continues it."""
    if each.agency == "council":
        return council_number(family.person(each.person))
    return f"{each.agency}-{each.key.hex[-10:]}"


def _involvements(rows: Rows, family: Family, as_at: datetime) -> None:
    for each in family.involvements:
        agency = AGENCY_BY_SLUG[each.agency]
        team = TEAM_BY_NAME.get(each.team)
        told = Stamp(_feeder(each.agency), agency.id, min(each.as_at, as_at))
        rows.fact(
            "cases_involvement",
            told,
            {
                "id": each.key,
                "person_id": each.person,
                "agency_id": agency.id,
                "service": SERVICES[each.agency],
                "service_name": each.service,
                "key": _list_key(family, each),
                "team_name": each.team,
                "team_id": team.id if team and team.agency == each.agency else None,
                "worker_name": each.worker,
                "worker_telephone": each.worker_phone,
                "since": each.since,
                "until": each.until,
                "as_at": each.as_at,
            },
        )
    for allocated in family.allocations:
        worker_team = TEAM_BY_SLUG[_team_of(allocated.account)]
        start = datetime.combine(allocated.starts, time(9), UTC)
        stamp = Stamp(allocated.account, AGENCY_BY_SLUG["council"].id, start)
        pk = rows.fact(
            "cases_allocation",
            stamp,
            {
                "person_id": allocated.person,
                "account_id": allocated.account,
                "team_id": worker_team.id,
                "role": "social_worker",
                "starts_at": start,
                "ends_at": None,
            },
        )
        add_reach(rows, allocated.account, allocated.person, "allocation", pk, start)


def _feeder(agency: str) -> UUID:
    from synthetic.staff import BY_USERNAME

    return BY_USERNAME["council.feeds" if agency != "police" else "police.feeds"].id


def _team_of(account: UUID) -> str:
    from synthetic.staff import CHILDREN_A_WORKER, MOST_MORE_WORKERS, WORKERS, more_workers

    every = (*WORKERS, *more_workers(CHILDREN_A_WORKER * MOST_MORE_WORKERS))
    return next(worker.team for worker in every if worker.id == account)


def add_reach(
    rows: Rows, account: UUID, person: UUID, basis: str, source: UUID, at: datetime, ends_at: datetime | None = None
) -> None:
    """Queue an account's reach to one person, because of `source`."""
    rows.add(
        "access_reach",
        {
            "id": rows.key(at),
            "account_id": account,
            "circle_id": None,
            "person_id": person,
            "basis": basis,
            "reason": "",
            "starts_at": at,
            "ends_at": ends_at,
            "source_id": source,
            "granted_by": account,
        },
    )


def load_record(rows: Rows, record: AgencyRecord, kind: str, stamp: Stamp) -> UUID:
    """Queue an agency's own record of somebody as a person of its own, and return its key."""
    add_person(rows, record.key, kind, stamp)
    rows.fact(
        "people_personname",
        stamp,
        {
            "person_id": record.key,
            "kind": "as_recorded",
            "forenames": record.forenames,
            "surname": record.surname,
            "valid_from": None,
            "valid_to": None,
        },
    )
    add_birth(rows, record.key, record.date_of_birth, record.precision, expected=False, stamp=stamp)
    if record.sex:
        add_detail(rows, record.key, "sex", record.sex, stamp)
    for scheme, value in (("nhs_number", record.nhs_number), ("upn", record.upn), ("other", record.record_id)):
        if value:
            rows.fact(
                "people_identifier",
                stamp,
                {
                    "person_id": record.key,
                    "scheme": "police_ref" if scheme == "other" and record.agency == "police" else scheme,
                    "value": value,
                    "source_agency": stamp.agency,
                    "match_status": "as_recorded",
                    "verified_at": None,
                },
            )
    if record.address:
        add_place(rows, record.key, Locator("address", record.address, record.postcode), stamp)
    if record.phone:
        add_place(rows, record.key, Locator("telephone", record.phone), stamp)
    return record.key
