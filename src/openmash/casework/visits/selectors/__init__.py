"""The only code that reads visits for others. All take the actor."""

from openmash.casework.visits.selectors.due import ToBeSeen, VisitDue, to_be_seen, to_be_seen_among, visits_due
from openmash.casework.visits.selectors.visits import (
    FrequencyShown,
    LastSeen,
    RecordShown,
    VisitShown,
    frequency_of,
    last_seen,
    not_followed,
    planned_among,
    planned_for,
    seen_alone,
    seen_at,
    visit,
    visit_of_record,
    visits_of,
    visits_together,
)

__all__ = [
    "FrequencyShown",
    "LastSeen",
    "RecordShown",
    "ToBeSeen",
    "VisitDue",
    "VisitShown",
    "frequency_of",
    "last_seen",
    "not_followed",
    "planned_among",
    "planned_for",
    "seen_alone",
    "seen_at",
    "to_be_seen",
    "to_be_seen_among",
    "visit",
    "visit_of_record",
    "visits_due",
    "visits_of",
    "visits_together",
]
