"""What is counted of a team, each day. Children and limits; never a worker."""

from __future__ import annotations

from django.db import models


class Measure(models.TextChoices):
    CHILDREN = "children", "Children open to the team"
    WORKERS = "workers", "People in the team"
    PAST = "past", "Limits that are past"
    WITHIN_A_WEEK = "within_a_week", "Limits that pass within a week, if nothing is done"
    STILL = "still", "Children for whom something stands still"
    NOT_SEEN = "not_seen", "Children not seen as often as they should be"
    NO_WORKER = "no_worker", "Children with no worker yet"
    OFFERED = "offered", "Offered to the team, and not accepted"


CAN_BE_ASKED = (
    Measure.PAST, Measure.WITHIN_A_WEEK, Measure.STILL, Measure.NOT_SEEN, Measure.NO_WORKER, Measure.OFFERED,
)  # fmt: skip
"""What a team's manager can be asked to bring down. How many children and people there are is not theirs alone."""
