"""A year of incidents: standing places, a dull background, one rise behind a school; schools, children's homes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from random import Random

from synthetic.load_rows import Cell, Stamp
from synthetic.modules.module import County, Module
from synthetic.places import schools, spots
from synthetic.staff import AGENCY_BY_SLUG

KINDS = ("Anti-social behaviour", "Theft", "Criminal damage", "Drugs", "Robbery", "Violence", "Suspicious vehicle")
STANDING = ((51.8652, -2.2465, 0.2), (51.9001, -2.0760, 0.16), (51.7447, -2.2170, 0.05), (51.9920, -2.1580, 0.03))
"""Town centres: degrees, and each one's share of all incidents."""
LANE = (51.7462, -2.2141)
"""The lane behind a school: in the last four weeks, more happens there in the afternoon than its share."""
RISE = 28
HOMES = (
    ("CH-01", "Juniper House", 51.8790, -2.2050), ("CH-02", "The Orchard", 51.7630, -2.2480),
    ("CH-03", "Linnet Lodge", 51.9130, -2.1190), ("CH-04", "Fernhill", 51.8150, -2.5120),
)  # fmt: skip
MOST = 900


def _at_the_end(county: County) -> None:
    chance = county.chance("incidents")
    recorder, agency = _feed(county, "police-feed"), AGENCY_BY_SLUG["police"].id
    stamp = Stamp(recorder, agency, county.as_at - timedelta(hours=6))  # type: ignore[arg-type]  # a key, as the column holds
    for number, told in enumerate(_told(chance, county.as_at, max(200, min(MOST, county.children * 2)))):
        at, latitude, longitude, kind = told
        row: dict[str, Cell] = {
            "reference": f"INC{number:05d}", "kind": kind, "until": None, "latitude": round(latitude, 3),
            "longitude": round(longitude, 3), "street": "", "withdrawn": False, "occurred_at": at,
        }  # fmt: skip
        county.rows.fact("incidents_incident", stamp, row)
    # The loader's own county, which the type of a module leaves open.
    council = Stamp(_feed(county, "person-feed"), AGENCY_BY_SLUG["council"].id, stamp.at)  # type: ignore[arg-type]  # the feeds' keys, as the loader holds them
    for reference, kind, name, latitude, longitude, circle in _settings():
        setting: dict[str, Cell] = {
            "reference": reference, "kind": kind, "name": name, "latitude": latitude, "longitude": longitude,
            "closed": False, "circle_id": circle,
        }  # fmt: skip
        county.rows.fact("incidents_setting", council, setting)


def _told(chance: Random, as_at: datetime, many: int) -> Iterator[tuple[datetime, float, float, str]]:
    """Moment (UTC), degrees, kind. The rise is beside the rest, not taken from it."""
    places = spots()
    today = as_at.replace(hour=0, minute=0, second=0, microsecond=0)
    for _ in range(many):
        at = today - timedelta(days=1 + int(chance.random() * 364)) + timedelta(hours=int(chance.triangular(0, 24, 19)))
        draw, shared = chance.random(), 0.0
        for latitude, longitude, share in STANDING:
            shared += share
            if draw < shared:
                yield at, chance.gauss(latitude, 0.003), chance.gauss(longitude, 0.005), chance.choice(KINDS)
                break
        else:
            yield at, *chance.choice(places), chance.choice(KINDS[:4])
    for _ in range(RISE):
        day = today - timedelta(days=1 + int(chance.random() * 27))
        at = datetime.combine(day, time(15 + int(chance.random() * 3), int(chance.random() * 60)), UTC)
        kind = chance.choice(("Suspicious vehicle", "Suspicious vehicle", "Drugs", "Robbery"))
        yield at, chance.gauss(LANE[0], 0.0012), chance.gauss(LANE[1], 0.0018), kind


def _settings() -> Iterator[tuple[str, str, str, float, float, int]]:
    for school in schools():
        yield school.urn, "school", school.name, school.lat, school.lon, 1
    for reference, name, latitude, longitude in HOMES:
        yield reference, "home", name, latitude, longitude, 2


def _feed(county: County, name: str) -> object:
    row = county.connection.execute(
        "select id from access_account where is_service and email like %s", [f"{name}@%"]
    ).fetchone()
    if row is None:
        raise LookupError(f"There is no account for the {name}: migrate the database first.")
    return row[0]


def _by_actions(county: County) -> None:
    """Look for clusters as the clock does, so that the map has what was found from the first page on.

    A look is recorded when it is taken, so only a county of this very day has one.
    """
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.insight.patterns.actions import look

    with transaction.atomic(), acting_as(clock := service(Service.CLOCKS)):
        look(actor=clock)


MODULE = Module(
    "incidents", ("incidents_incident", "incidents_setting"), at_the_end=_at_the_end, by_actions=_by_actions
)
