"""What is watched: what teams, agencies and feeds record as their work is done, by day. Counts alone, under the walls.

A statement gives rows of: team (or null), agency (or null), feed (or ''), England's day, how many. `called_for` counts
what would have asked for it, over the whole area or by the same agency, so that no demand is not taken for no work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection

from openmash.foundation.access.roles import Role
from openmash.statute.calendar import at


@dataclass(frozen=True)
class Stream:
    """One thing that is recorded. `role` answers where no team's manager does; `needs` says what calls for it."""

    key: str
    what: str
    role: Role
    sql: str
    called_for: str = ""
    needs: str = ""
    for_schools: bool = False


@dataclass(frozen=True)
class Unit:
    """Who records: a team, an agency, an agency's feed, or the whole area (all empty)."""

    team_id: UUID | None = None
    agency_id: UUID | None = None
    feed: str = ""

    @property
    def key(self) -> str:
        return str(self.team_id or self.agency_id or "area") + (f":{self.feed}" if self.feed else "")


STREAMS: tuple[Stream, ...] = (
    Stream(
        key="visits",
        what="Visits recorded",
        role=Role.SERVICE_MANAGER,
        sql="""
            select a.team_id, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from visits_record x join access_account a on a.id = x.recorded_by
            where x.recorded_at >= %(since)s and a.team_id is not null and x.supersedes is null group by 1, 4
        """,
    ),
    Stream(
        key="supervision",
        what="Supervision with what was decided for a child",
        role=Role.SERVICE_MANAGER,
        sql="""
            select a.team_id, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date,
            count(distinct x.supervision_id)::int
            from supervision_entry x join access_account a on a.id = x.recorded_by
            where x.recorded_at >= %(since)s and a.team_id is not null and x.supervision_id is not null group by 1, 4
        """,
    ),
    Stream(
        key="words",
        what="Children’s own words recorded",
        role=Role.SERVICE_MANAGER,
        sql="""
            select a.team_id, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from voice_voice x join access_account a on a.id = x.recorded_by
            where x.recorded_at >= %(since)s and a.team_id is not null and x.status = 'heard' and x.supersedes is null
            group by 1, 4
        """,
    ),
    Stream(
        key="decisions",
        what="Decisions at the front door",
        role=Role.SERVICE_MANAGER,
        sql="""
            select a.team_id, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from frontdoor_decision x join access_account a on a.id = x.recorded_by
            where x.recorded_at >= %(since)s and a.team_id is not null and x.supersedes is null group by 1, 4
        """,
    ),
    Stream(
        key="assessments",
        what="Assessments authorised",
        role=Role.SERVICE_MANAGER,
        sql="""
            select a.team_id, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from assessments_judged x join access_account a on a.id = x.recorded_by
            where x.recorded_at >= %(since)s and a.team_id is not null and x.step = 'authorised' group by 1, 4
        """,
    ),
    Stream(
        key="screenings",
        what="Police screenings",
        role=Role.POLICE_UNIT,
        sql="""
            select x.team_id, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from screening_screening x where x.recorded_at >= %(since)s and x.supersedes is null
            and x.team_id is not null group by 1, 4
        """,
    ),
    Stream(
        key="replies",
        what="Replies to checks",
        role=Role.PARTNERSHIP_MANAGER,
        sql="""
            select null::uuid, q.agency_id, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from frontdoor_checkreply x join frontdoor_check q on q.id = x.check_asked_id
            where x.recorded_at >= %(since)s group by 2, 4
        """,
        called_for="""
            select null::uuid, x.agency_id, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from frontdoor_check x where x.recorded_at >= %(since)s group by 2, 4
        """,
        needs="checks asked of it",
    ),
    Stream(
        key="return_interviews",
        what="Return home interviews",
        role=Role.SERVICE_MANAGER,
        sql="""
            select null::uuid, null::uuid, '', (x.occurred_at at time zone 'Europe/London')::date, count(*)::int
            from cases_milestone x where x.occurred_at >= %(since)s and x.occurred_at <= %(now)s
            and x.event = 'return_home_interview_held' group by 4
        """,
        called_for="""
            select null::uuid, null::uuid, '', (x.occurred_at at time zone 'Europe/London')::date, count(*)::int
            from cases_milestone x where x.occurred_at >= %(since)s and x.occurred_at <= %(now)s
            and x.event = 'returned_from_missing' group by 4
        """,
        needs="returns of missing children",
    ),
    Stream(
        key="school_reads",
        what="Notices read by schools",
        role=Role.PARTNERSHIP_MANAGER,
        sql="""
            select null::uuid, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from encompass_noticestep x where x.recorded_at >= %(since)s and x.step = 'read' group by 4
        """,
        called_for="""
            select null::uuid, null::uuid, '', (x.recorded_at at time zone 'Europe/London')::date, count(*)::int
            from encompass_noticestep x where x.recorded_at >= %(since)s and x.step = 'told' group by 4
        """,
        needs="notices sent to schools",
        for_schools=True,
    ),
    Stream(
        key="notifications",
        what="Police notifications",
        role=Role.POLICE_UNIT,
        sql="""
            select null::uuid, n.agency_id, '', (c.received_at at time zone 'Europe/London')::date, count(*)::int
            from frontdoor_policenotification n join frontdoor_contact c on c.id = n.contact_id
            where n.said_since = '' and c.received_at >= %(since)s group by 2, 4
        """,
    ),
    Stream(
        key="files",
        what="Files received",
        role=Role.DATA_OFFICER,
        sql="""
            select null::uuid, x.agency_id, x.feed, (x.received_at at time zone 'Europe/London')::date, count(*)::int
            from imports_batch x where x.received_at >= %(since)s group by 2, 3, 4
        """,
    ),
)


def read(sql: str, since: date, now: datetime) -> dict[Unit, dict[date, int]]:
    """How many of something on each day, by who recorded it, since a day. One query, as the present actor."""
    found: dict[Unit, dict[date, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"since": at(since, time()), "now": now})
        for team, agency, feed, day, many in cursor.fetchall():
            found.setdefault(Unit(team, agency, feed), {})[day] = many
    return found


def together(found: Mapping[Unit, Mapping[date, int]], small: Mapping[UUID, UUID]) -> dict[Unit, dict[date, int]]:
    """The same, with each team too small to be spoken of counted with the others of its agency."""
    joined: dict[Unit, dict[date, int]] = {}
    for unit, days in found.items():
        is_small = unit.team_id is not None and unit.team_id in small
        whole = Unit(agency_id=small[unit.team_id]) if is_small and unit.team_id else unit
        kept = joined.setdefault(whole, {})
        for day, many in days.items():
            kept[day] = kept.get(day, 0) + many
    return joined
