"""Days and moments for the tests: short to write, and always with a zone."""

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from openmash.statute.calendar import Calendar, Term, at

CALENDAR = Calendar()
IN_TERM = Calendar(
    terms=(
        Term("Autumn, first half", date(2026, 9, 2), date(2026, 10, 23)),
        Term("Autumn, second half", date(2026, 11, 2), date(2026, 12, 18)),
    ),
    inset_days=frozenset({date(2026, 11, 30)}),
)

any_day = st.dates(date(2013, 1, 1), date(2035, 12, 31))
any_moment = st.datetimes(
    datetime(2013, 1, 1),
    datetime(2035, 12, 31),
    timezones=st.just(UTC),  # given a zone
)
a_few = st.integers(1, 60)


def london(written: str) -> datetime:
    """ "2026-11-23 16:55" on a clock on the wall in England, as a moment in UTC."""
    day, _, clock_time = written.partition(" ")
    return at(date.fromisoformat(day), time.fromisoformat(clock_time))


def utc(written: str) -> datetime:
    """ "2026-11-23 16:55" in UTC."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)
