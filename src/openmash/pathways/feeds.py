"""Every feed by its name, with who may send it and how it is read: for the command, and for a row put right.

Joined here: lists of open cases and extracts of people (records), police notifications (front
door), missing children (missing), incidents and settings (incidents), the register of schools (schools), screenings
and incidents attended (screening), records of a school's own system (school_records); a census of another system
(journey).
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from openmash.casework.attendance.feeds import ATTENDANCE, read_attendance_file
from openmash.casework.frontdoor.feeds import POLICE_NOTIFICATIONS, read_police_file
from openmash.casework.incidents.feeds import INCIDENTS, SETTINGS, read_incidents_file, read_settings_file
from openmash.casework.missing.feeds import MISSING_EPISODES, read_missing_file
from openmash.casework.school_records.feeds import feed as school_records
from openmash.casework.school_records.feeds import read_school_records_file
from openmash.casework.school_records.permissions import Permission as SchoolRecords
from openmash.casework.schools.feeds import SCHOOLS, read_schools_file
from openmash.casework.screening.feeds import ATTENDED, SCREENINGS, read_attended_file, read_screenings_file
from openmash.foundation.access.actors import Actor, Service
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies.selectors import AgencyKind, partners
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.imports.columns import Column
from openmash.foundation.imports.feeds import Receipt
from openmash.foundation.imports.permissions import Permission
from openmash.foundation.imports.reading import BadFile
from openmash.foundation.imports.selectors import quarantined_row
from openmash.pathways.census_file import CENSUS, read_census_file
from openmash.pathways.cpis import NOTICES, read_notices_file
from openmash.records.cases.extracts import feed_of, person_feeds, read_person_file
from openmash.records.cases.feeds import OPEN_CASES, read_open_cases_file


class Reader(Protocol):
    """Reads a file in."""

    def __call__(
        self, path: Path, *, actor: Actor, as_at: datetime | None, progress: Callable[[int], None] | None = None
    ) -> Receipt: ...


@dataclass(frozen=True)
class Known:
    """One feed: who sends it by rule (None: any agency with a strand), whose account reads it, and how.

    `whole`: the file is the whole list each time, so that one row by itself can never be loaded again.
    """

    slug: str
    name: str
    sent_by: AgencyKind | None
    usual: AgencyKind
    reads_as: Service
    columns: tuple[Column, ...]
    whole: bool
    read: Reader


def every_feed() -> tuple[Known, ...]:
    """The feeds there are: those built in, and the extracts of the area's profile."""
    built_in = (
        Known(
            "police-notifications", "Police notifications", AgencyKind.POLICE, AgencyKind.POLICE, Service.POLICE_FEED,
            POLICE_NOTIFICATIONS.columns, False, read_police_file,
        ),
        Known(
            "missing-episodes", "Missing children", AgencyKind.POLICE, AgencyKind.POLICE, Service.POLICE_FEED,
            MISSING_EPISODES.columns, False, read_missing_file,
        ),
        Known(
            "incidents", "Incidents", AgencyKind.POLICE, AgencyKind.POLICE, Service.POLICE_FEED, INCIDENTS.columns,
            False, read_incidents_file,
        ),
        Known(
            "screenings", "Police screenings", AgencyKind.POLICE, AgencyKind.POLICE, Service.POLICE_FEED,
            SCREENINGS.columns, False, read_screenings_file,
        ),
        Known(
            "incidents-attended", "Incidents attended", AgencyKind.POLICE, AgencyKind.POLICE, Service.POLICE_FEED,
            ATTENDED.columns, False, read_attended_file,
        ),
        Known(
            "settings", "Schools and children’s homes", AgencyKind.COUNCIL, AgencyKind.COUNCIL, Service.PERSON_FEED,
            SETTINGS.columns, False, read_settings_file,
        ),
        Known(
            "schools", "Register of schools", AgencyKind.COUNCIL, AgencyKind.COUNCIL, Service.PERSON_FEED,
            SCHOOLS.columns, False, read_schools_file,
        ),
        Known(
            "attendance", "Attendance", None, AgencyKind.SCHOOL, Service.PERSON_FEED, ATTENDANCE.columns, False,
            read_attendance_file,
        ),
        Known(
            "school-records", "Records of a school’s own system", None, AgencyKind.SCHOOL, Service.PERSON_FEED,
            school_records().columns, False, read_school_records_file,
        ),
        Known(
            "unscheduled-care", "Children seen in unscheduled care", AgencyKind.HEALTH, AgencyKind.HEALTH,
            Service.PERSON_FEED, NOTICES.columns, False, read_notices_file,
        ),
        Known(
            CENSUS.slug, CENSUS.name, AgencyKind.COUNCIL, AgencyKind.COUNCIL, Service.CASE_MIGRATION, CENSUS.columns,
            True, read_census_file,
        ),
        Known(
            "open-cases", "Open cases", None, AgencyKind.COUNCIL, Service.OPEN_CASES_FEED, OPEN_CASES.columns, True,
            read_open_cases_file,
        ),
    )  # fmt: skip
    extracts = (
        Known(
            each.slug, each.name, AgencyKind(each.sent_by), AgencyKind(each.sent_by), Service.PERSON_FEED,
            feed_of(each).columns, False, partial(read_person_file, each),
        )
        for each in person_feeds()
    )  # fmt: skip
    return (*built_in, *extracts)


def feed_named(slug: str) -> Known:
    """The feed of this name. Raises LookupError, saying which there are."""
    for each in every_feed():
        if each.slug == slug:
            return each
    raise LookupError(f"There is no feed called “{slug}”. There is: {', '.join(each.slug for each in every_feed())}.")


def sender(feed: Known, slug: str) -> Actor:
    """The feed's account acting for the agency of this short name, or for the only one that sends it.

    Raises LookupError, saying which agencies there are.
    """
    may_send = [each for each in partners() if feed.sent_by in (None, each.kind)]
    usual = [each for each in may_send if each.kind == feed.usual]
    chosen = [each for each in may_send if each.slug == slug] if slug else usual
    if len(chosen) != 1:
        known = ", ".join(each.slug for each in may_send) or "none is set up"
        raise LookupError(f"Say which agency sent it with --agency: {known}.")
    return feed_actor(feed.reads_as, chosen[0].id)


def put_right(*, actor: Actor, row_id: UUID, cells: Mapping[str, str]) -> str:
    """Load one refused row again, as it was put right; returns why it was refused again, or nothing.

    The row keeps its place in its file's story: what was sent stays, and this stands after it. Raises NotVisible for a
    row of another agency, and NotAllowedNow where the list must come whole.
    """
    require(actor, Permission.PUT_RIGHT)
    row = quarantined_row(row_id, actor=actor)
    if row is None:
        raise NotVisible
    feed = feed_named(row.feed)
    if feed.whole:
        raise NotAllowedNow("This list is whole each time. Put it right in your system: the next list brings it.")
    told = {column.name: cells.get(column.name, "") for column in feed.columns if column.name in cells}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _file_name(f"put right {row.line} of {row.file_name}")
        with path.open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, fieldnames=list(told))
            writer.writeheader()
            writer.writerow(told)
        receipt = feed.read(path, actor=feed_actor(feed.reads_as, actor.agency_id), as_at=row.as_at)
    audit.record(
        actor, "imports.row_put_right", about=[f"row:{row_id}", f"batch:{receipt.batch_id}"],
        detail={"accepted": receipt.accepted + receipt.already_held},
    )  # fmt: skip
    return " ".join(each.reason for each in receipt.refused)


def send_school_records(*, actor: Actor, name: str, words: str) -> Receipt:
    """Take in what a safeguarding lead's own system exports, as their school's own; returns what came of each row.

    Raises Incomplete (field "words") where it is no such file, NotAllowedNow for a school without a place here.
    """
    require(actor, SchoolRecords.SEND)
    feed = feed_named("school-records")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _file_name(name)
        path.write_text(words, encoding="utf-8", newline="")
        try:
            receipt = feed.read(path, actor=feed_actor(feed.reads_as, actor.agency_id), as_at=None)
        except BadFile as wrong:
            raise Incomplete([Problem("words", str(wrong))]) from None
    audit.record(
        actor, "school_records.sent", about=[f"batch:{receipt.batch_id}"],
        detail={"accepted": receipt.accepted, "refused": receipt.quarantined},
    )  # fmt: skip
    return receipt


def _file_name(called: str) -> str:
    return called[:150].replace("/", " ").strip(". ") or "A file"
