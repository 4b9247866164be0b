"""Limits as a profile writes them, in words such as "4 elapsed hours" or "10:00 the next working day"."""

import re
from collections.abc import Callable
from datetime import time

from openmash.statute.limits import (
    CalendarDays,
    ElapsedHours,
    ElapsedMinutes,
    Limit,
    Months,
    NextWorkingDayAt,
    OnSchoolDayAt,
    SameDay,
    ServiceHours,
    Weeks,
    WorkingDays,
    WorkingDaysBefore,
)

COUNTED: dict[str, Callable[[int], Limit]] = {
    "minute": ElapsedMinutes,
    "elapsed hour": ElapsedHours,
    "service hour": ServiceHours,
    "working day": WorkingDays,
    "day": CalendarDays,
    "week": Weeks,
    "month": Months,
}
AT_A_TIME: dict[str, Callable[[time], Limit]] = {
    "the next working day": NextWorkingDayAt,
    "on a school day": OnSchoolDayAt,
}
EXAMPLES = (
    "“30 minutes”, “4 elapsed hours”, “24 service hours”, “1 working day”, “28 days”, “4 weeks”, “6 months”, "
    "“the same day”, “5 working days before”, “10:00 the next working day” or “15:00 on a school day”"
)


class NotALimit(ValueError):
    """The words are not a limit; says how to write one."""


def limit_from(words: str) -> Limit:
    """The limit these words mean; raises NotALimit. Bare "hours" are refused: elapsed or service?"""
    if words == "the same day":
        return SameDay()
    if before := re.fullmatch(r"([1-9]\d*) working days? before", words):
        return WorkingDaysBefore(int(before[1]))
    if (at_a_time := re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d) (.+)", words)) and at_a_time[3] in AT_A_TIME:
        return AT_A_TIME[at_a_time[3]](time(int(at_a_time[1]), int(at_a_time[2])))
    if (counted := re.fullmatch(r"([1-9]\d*) (.+?)s?", words)) and counted[2] in COUNTED:
        return COUNTED[counted[2]](int(counted[1]))
    if re.fullmatch(r"\d+ hours?", words):
        raise NotALimit(f"“{words}” does not say which hours. Write “elapsed hours” or “service hours”.")
    raise NotALimit(f"“{words}” is not a limit. Write it like {EXAMPLES}.")
