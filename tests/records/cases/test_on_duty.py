"""Which policy a contact is judged by."""

from datetime import UTC, datetime

from openmash.records.cases.on_duty import profile_at


def test_what_came_before_the_first_policy_written_here_is_judged_by_the_first() -> None:
    first = profile_at(datetime(2025, 6, 2, 10, tzinfo=UTC))
    assert profile_at(datetime(2019, 3, 4, 10, tzinfo=UTC)) == first
