"""A short story."""

from openmash.foundation.design.parts import Moment, Source

STATES = {
    "newest first": (
        "timeline",
        (
            Moment(
                "Decided: strategy discussion",
                "2:05pm on Friday 6 March 2026",
                "2026-03-06T14:05:00Z",
                "Ros Hale",
                url="#",
            ),
            Moment(
                "Contact received",
                "9:12am on Friday 6 March 2026",
                "2026-03-06T09:12:00Z",
                body="Bruise to face.",
                source=Source("Elm Primary School", how="typed by Carol Dunn"),
                is_significant=True,
            ),
        ),
    )
}
