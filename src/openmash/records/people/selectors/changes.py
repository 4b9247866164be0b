"""Which records have something new that they are compared by."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection

TOLD_IN = ("people_personname", "people_birth", "people_identifier", "people_locatingfact", "people_detail")
NEW = " union all ".join(
    f"(select id, person_id from {table} where id > %(after)s order by id limit %(most)s)"  # noqa: S608  # tables named above
    for table in TOLD_IN
)


def changed_since(moment: datetime, most: int = 2000) -> tuple[list[UUID], datetime]:
    """Records of which something was recorded after a moment (aware), the earliest first, of those the transaction's
    actor may see; and the moment (UTC) up to which that is all. Keys carry their time, so no table is read whole.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"select id, person_id from ({NEW}) n order by id limit %(most)s",  # noqa: S608  # the statement above
            {"after": UUID(int=_milliseconds(moment) << 80), "most": most},
        )
        rows = cursor.fetchall()
    if not rows:
        return [], moment
    return list(dict.fromkeys(person_id for _, person_id in rows)), _time_of(rows[-1][0])


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _time_of(key: UUID) -> datetime:
    """Never later than now: a key not made here may carry no time."""
    return datetime.fromtimestamp(min((key.int >> 80) / 1000, datetime.now(UTC).timestamp()), tz=UTC)
