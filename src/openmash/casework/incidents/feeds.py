"""Partners' files of incidents, one row an incident, naming nobody; and of schools and children's homes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from openmash.casework.incidents.actions import IncidentTold, SettingTold, take_in, take_in_setting
from openmash.casework.incidents.words import SettingKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Column, Unreadable
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt


@dataclass(frozen=True)
class When:
    """A moment (UTC), and whether the time of day was said."""

    at: datetime
    precision: str


@dataclass(frozen=True)
class IncidentRow:
    """One row. Degrees are WGS84."""

    incident_ref: str
    occurred: When
    until: When | None
    kind: str
    latitude: float
    longitude: float
    street: str
    withdrawn: str


def _when(cell: str) -> When:
    return When(read.moment(cell), "minute" if ":" in cell else "day")


def _degrees(cell: str) -> float:
    try:
        found = float(cell)
    except ValueError:
        raise Unreadable(f"“{cell[:40]}” is no number of degrees. Write it like 51.864.") from None
    if not -180 <= found <= 180:
        raise Unreadable(f"“{cell[:40]}” is no number of degrees. Metres of the national grid are not read here.")
    return found


INCIDENTS = Feed(
    slug="incidents",
    name="Incidents",
    columns=(
        Column("incident_ref", read.whole_number_as_text, required=True, longest=60, synonyms=("ref", "reference")),
        Column("occurred", _when, required=True, synonyms=("occurred at", "date", "committed from", "start")),
        Column("until", _when, blank=None, synonyms=("committed to", "end")),
        Column("kind", read.text, required=True, longest=80, synonyms=("category", "incident type", "type")),
        Column("latitude", _degrees, required=True, synonyms=("lat",)),
        Column("longitude", _degrees, required=True, synonyms=("lon", "lng", "long")),
        Column("street", read.text, longest=120, synonyms=("location", "place")),
        Column("withdrawn", read.yes_no, blank="no", synonyms=("cancelled",)),
    ),
    make=IncidentRow,
    key=("incident_ref",),
    as_at_of=lambda row: row.occurred.at,
)


def read_incidents_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in a file of incidents; returns the receipt. Call it outside a transaction.

    `actor` is the feed's account acting for the sender. Raises what `imports.load_feed` raises.
    """
    return load_feed(INCIDENTS, path, actor=actor, as_at=as_at, handle=partial(_take, actor=actor), progress=progress)


def _take(row: IncidentRow, origin: Origin, *, actor: Actor) -> Outcome:
    _refuse_exchanged(row)
    told = IncidentTold(
        row.incident_ref, row.kind, row.occurred.at.astimezone(UTC), row.latitude, row.longitude,
        row.occurred.precision, row.until.at if row.until else None, row.street, row.withdrawn == "yes",
    )  # fmt: skip
    key = take_in(actor=actor, told=told, origin_id=origin.row_id, supersedes=_earlier(origin, "incident"))
    return Outcome(about=(f"incident:{key}",))


@dataclass(frozen=True)
class SettingRow:
    """One row. Degrees are WGS84."""

    setting_ref: str
    kind: str
    name: str
    latitude: float
    longitude: float
    closed: str


SETTINGS = Feed(
    slug="settings",
    name="Schools and children’s homes",
    columns=(
        Column("setting_ref", read.whole_number_as_text, required=True, longest=60, synonyms=("urn", "reference")),
        Column(
            "kind", read.one_of({"school": ("college", "academy"), "home": ("children's home", "residential home")}),
            required=True, synonyms=("type",),
        ),
        Column("name", read.text, required=True, longest=200, synonyms=("establishment name",)),
        Column("latitude", _degrees, required=True, synonyms=("lat",)),
        Column("longitude", _degrees, required=True, synonyms=("lon", "lng", "long")),
        Column("closed", read.yes_no, blank="no"),
    ),
    make=SettingRow,
    key=("setting_ref",),
)  # fmt: skip


def read_settings_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in a council's file of schools and children's homes; returns the receipt. Call it outside a transaction.

    `actor` is the feed's account acting for the council. Raises what `imports.load_feed` raises.
    """
    take = partial(_take_setting, actor=actor)
    return load_feed(SETTINGS, path, actor=actor, as_at=as_at, handle=take, progress=progress)


def _take_setting(row: SettingRow, origin: Origin, *, actor: Actor) -> Outcome:
    _refuse_exchanged(row)
    told = SettingTold(
        row.setting_ref, SettingKind(row.kind), row.name, row.latitude, row.longitude, row.closed == "yes"
    )
    key = take_in_setting(actor=actor, told=told, origin_id=origin.row_id, supersedes=_earlier(origin, "setting"))
    return Outcome(about=(f"setting:{key}",))


def _refuse_exchanged(row: IncidentRow | SettingRow) -> None:
    if row.latitude < row.longitude:
        raise Incomplete([Problem("latitude", "latitude, longitude: these look exchanged. Latitude here is 49 to 61.")])


def _earlier(origin: Origin, kind: str) -> UUID | None:
    """The row this one goes on from."""
    found = (about.partition(":")[2] for about in origin.before if about.startswith(f"{kind}:"))
    return next((UUID(key) for key in found), None)
