"""A copy of a chronology on paper: oldest first, a table a year, whose each line is, and what every copy ends with."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from openmash.foundation.design import say
from openmash.foundation.documents.document import Document, Facts, Grid, Guard, Heading, Paragraph, Part
from openmash.insight.chronology.copying import Draft, Drafted
from openmash.insight.chronology.redaction import FOR_FAMILIES
from openmash.statute.calendar import local_date

TO_FAMILIES = (
    "This is not everything that is recorded. Every copy leaves out what is about other people and what agencies told "
    "one another in confidence. You may ask to see what is recorded about you."
)
TO_PROFESSIONALS = (
    "What you may not have is withheld. Use this for what it was made for and nothing else. Do not pass it on, and do "
    "not tell the family what is in it without asking whoever sent it."
)


def document_of(
    made: Draft, name: str, now: datetime, guard: Guard, *, since: datetime | None, until: datetime | None
) -> Document:
    """The copy as a document for the recipient of this name. `now`, `since` and `until` are aware."""
    names = list(dict.fromkeys(made.names.values()))
    for_family = made.recipient.audience in FOR_FAMILIES
    parts: list[Part] = [
        Facts(
            (
                ("About", say.listed(names)),
                ("Made for", name),
                ("From", say.day_of(since) if since else "The beginning of the record"),
                ("To", say.day_of(until) if until else say.day_of(now)),
            )
        )
    ]
    several = len(names) > 1
    columns = ("When", *(("Who it is about",) if several else ()), "Recorded by", "What happened")
    for year, each in groupby(made.given, key=lambda line: local_date(line.at).year):
        rows = [
            (when_said(line), *((made.named(line),) if several else ()), line.agency, _words(line)) for line in each
        ]
        parts += [Heading(str(year)), Grid(f"What happened in {year}", columns, rows)]
    parts.append(Paragraph(TO_FAMILIES if for_family else TO_PROFESSIONALS, quiet=True))
    return Document(f"Chronology: {say.listed(names)}", f"Made for {name}, {say.day_of(now)}", name, now, parts, guard)


def when_said(line: Drafted) -> str:
    """The day, or as much of it as is known, with the time where it is known to the minute."""
    on = local_date(line.at)
    if line.precision == "minute":
        return f"{say.day(on)}, {say.clock(line.at)}"
    return {
        "month": f"{on:%B %Y}, day not known", "year": f"{on.year}, day not known",
        "unknown": f"Recorded {say.day(on)}; when it happened is not known",
    }.get(line.precision, say.day(on))  # fmt: skip


def _words(line: Drafted) -> str:
    return f"Significant: {line.given}" if line.is_significant and line.because is None else line.given
