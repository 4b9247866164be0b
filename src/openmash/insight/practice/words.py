"""The words of audits of practice."""

from __future__ import annotations

from django.db.models import TextChoices


class Of(TextChoices):
    """Which children an audit draws from."""

    DECIDED = "decided", "Every child about whom the front door decided"
    LESS = "less", "Children for whom less was done: no further action, advice, universal or early help"
    MORE = "more", "Children for whom more was done: an assessment or a strategy discussion"


class By(TextChoices):
    """How the draw is divided, so that what is rare is among it."""

    CHANCE = "chance", "By chance alone"
    OUTCOME = "outcome", "In turn from each outcome of the decision"
    SOURCE = "source", "In turn from each kind of referrer"


class Part(TextChoices):
    """Whose grade it is."""

    FIRST = "first", "First auditor"
    SECOND = "second", "Second auditor, who did not see the first grade"
    AGREED = "agreed", "Agreed after talking with whoever did the work"


class Agrees(TextChoices):
    """What whoever did the work thinks of what was found."""

    YES = "yes", "Yes, that is fair"
    PARTLY = "partly", "In part"
    NO = "no", "No, it was otherwise"


class Evidence(TextChoices):
    """What shows that practice changed. That something was delivered is not among it."""

    AGAIN = "again", "The audit was drawn again"
    SEEN = "seen", "Somebody else saw the work being done"
    MEASURE = "measure", "A figure of the scorecard moved"
    CHILDREN = "children", "What children and families say now"


class Effect(TextChoices):
    """Whether it made a difference; kept apart from whether it was done."""

    BETTER = "better", "Yes, practice is better"
    SAME = "same", "No, practice is as it was"
    UNKNOWN = "unknown", "We cannot tell yet"


NOT_APPLICABLE = "not_applicable"
"""A section that did not apply to this child, with why."""
