"""The register's automated rule about how long records are kept."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="past-its-time",
        name="Which records have been kept long enough",
        does=Does.PROPOSES,
        purpose="So that what is written about somebody is not kept longer than the area says it is needed.",
        goes_in="When the last work about a child ended, the child’s date of birth, what kind of work there ever was, "
        "and how long the area keeps that kind.",
        comes_out="A list of records past their time. What is held for a reason, such as an inquiry, is not in it.",
        decides="Two people: somebody who may see the record looks through it, and the information lead agrees. "
        "Nothing is erased by a clock.",
        owner="The information lead",
        since=date(2026, 11, 28),
        code=(
            "insight.retention.selectors.due",
            "insight.retention.schedule.kept",
            "insight.retention.selectors.proposed",
        ),
        unmeasured="It counts years and has nothing to be wrong about but its figures, which are the area’s own.",
    ),
)
