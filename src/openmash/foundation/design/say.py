"""Dates, times, ages, names and what is left of a limit, as people say them: the only place that makes them words.

Moments carry a zone and are shown as clocks in England show them; a moment without a zone raises ValueError. Nothing
here asks what time it is: pass `now` or the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import TimeLeft
from openmash.statute import spoken
from openmash.statute.calendar import local_date, local_time, months_after
from openmash.statute.clocks.reckoning import Standing, State
from openmash.statute.clocks.shape import Clock
from openmash.statute.spoken import count_of as count_of  # said in templates too

WEEKS_UNTIL = 12
MONTHS_UNTIL = 24
FORCES = {"must": "law", "should": "statutory guidance", "record": "data standard", "local": "local"}
"""How binding a limit is, as a reader would say it."""


def day(when: date | datetime) -> str:
    """ "Friday 6 March 2026"; of a moment, the day it is in England."""
    on = _date(when)
    return f"{on:%A} {on.day} {on:%B} {on.year}"


def day_of(when: date | datetime) -> str:
    """ "6 March 2026", without the day of the week."""
    on = _date(when)
    return f"{on.day} {on:%B} {on.year}"


def clock(when: datetime | time) -> str:
    """ "4:55pm", "10am", "midday", "midnight"; of a moment, the time in England."""
    return spoken.clock(local_time(when) if isinstance(when, datetime) else when)


def moment(when: datetime) -> str:
    """ "4:55pm on Friday 6 March 2026"."""
    return f"{clock(when)} on {day(when)}"


def near(when: datetime, now: datetime) -> str:
    """The same beside now: "2:10pm today", "10am on Friday 27 November", with the year when it is another."""
    return spoken.moment(when, now)


def ago(when: datetime, now: datetime) -> str:
    """How long since: "just now", "10 minutes ago", "3 hours ago"; after a day, the moment itself."""
    since = now - when
    if since < timedelta(minutes=1):
        return "just now"
    if since < timedelta(hours=1):
        return f"{count_of(int(since.total_seconds()) // 60, 'minute')} ago"
    if since < timedelta(days=1):
        return f"{count_of(int(since.total_seconds()) // 3600, 'hour')} ago"
    return near(when, now)


def left(standing: Standing, now: datetime, of: str = "") -> TimeLeft:
    """What is left of a clock: "in 2 hours, by 2:10pm today", or late and when it was due. `of` names the limit."""
    late = standing.state in (State.LATE, State.OUT_OF_TIMESCALE)
    was_due = f", was due {_by(near(standing.due_at, now))}" if late and standing.due_at else ""
    return TimeLeft(standing.words + was_due, is_late=late, of=of)


def rests_on(clock: Clock) -> str:
    """What a limit rests on: "15 working days: Working Together…, initial child protection conference (statutory
    guidance)"."""
    said = clock.limit.said if clock.limit else clock.promptness
    return f"{begun(said)}: {clock.source.said} ({FORCES[clock.force.value]})"


def _by(when: str) -> str:
    """ "by the end of Friday 6 March"; a time of day stands by itself."""
    return f"by {when}" if when.startswith("the end of") else when


def iso(when: datetime) -> str:
    """For the datetime attribute of a `time` element: UTC, to the second."""
    return local_time(when).isoformat(timespec="seconds")


def known(found: PartialDate) -> str:
    """A date as far as it is known: "3 May 2019", "May 2019", "2019", "not known"."""
    first = found.earliest()
    if first is None:
        return "not known"
    return {"day": day_of(first), "month": f"{first:%B} {first.year}"}.get(found.precision, str(first.year))


def age(born: date, on: date) -> str:
    """ "9 days", "5 weeks", "7 months", "4 years". Empty before birth.

    Days to two weeks, weeks to twelve, months to two years: what a baby can do by itself changes by the week. Somebody
    born on 29 February is a year older on 1 March of other years.
    """
    days = (on - born).days
    if days < 0:
        return ""
    if days < 14:
        return count_of(days, "day")
    if days < WEEKS_UNTIL * 7:
        return count_of(days // 7, "week")
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return count_of(months, "month") if months < MONTHS_UNTIL else count_of(months // 12, "year")


def age_of(born: PartialDate, on: date, *, expected: bool = False) -> str:
    """The age of somebody whose birth may be known only in part, or is still expected.

    "4 years"; "6 or 7 years" and "9 weeks at most" when less than the day is known; "due 3 May 2027"; "age not known".
    """
    if expected:
        last = born.latest()
        if last is None:
            return "unborn"
        return f"{'was due' if last < on else 'due'} {known(born)}"
    first, last = born.earliest(), born.latest()
    if first is None or last is None or first > on:
        return "age not known"
    youngest, oldest = age(min(last, on), on), age(first, on)
    if youngest == oldest:
        return oldest
    if youngest.endswith("years") and oldest.endswith("years"):
        return f"{youngest.split()[0]} or {oldest}"
    return f"{oldest} at most"


def years(born: date, on: date) -> int:
    """Whole years of age, for rules; negative before birth."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def turns(born: date, years_old: int) -> date:
    """The day somebody turns that age; 1 March for somebody born on 29 February, where the year has none."""
    found = months_after(born, years_old * 12)
    return found if found.day == born.day else found + timedelta(days=1)


def name(forenames: str, surname: str, preferred: str = "") -> str:
    """ "Mia Farrow": the preferred name, else the forenames, then the family name; "name not known" without any."""
    return (
        " ".join(part for part in (preferred.strip() or forenames.strip(), surname.strip()) if part) or "name not known"
    )


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "Mia", "Mia and Toby", "Mia, Toby and Zoë"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def shortened(words: str, most: int) -> str:
    """The words on one line; ended after a whole word where they are more than `most` letters: "He would not say…"."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0].rstrip(',;:.')}…"


def begun(words: str) -> str:
    """The words with a capital to begin with, and the rest as written: "Closed to MASH"."""
    return words[:1].upper() + words[1:]


def whose(who: str) -> str:
    """ "Mia's", "James's"."""
    return f"{who}\u2019s"


def nhs_number(digits: str) -> str:
    """ "999 123 4560", as it is printed on letters."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else digits


def _date(when: date | datetime) -> date:
    return local_date(when) if isinstance(when, datetime) else when
