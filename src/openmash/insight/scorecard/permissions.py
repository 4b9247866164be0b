"""What can be done with the scorecard."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "scorecard.view"
    """Read the figures. Whoever may see every child reads them exactly; others without small numbers."""
    LIST_CHILDREN = "scorecard.list_children"
    """See the children behind a figure, as far as one may see each of them."""
    COUNT = "scorecard.count"
    """Count every figure anew from the records."""
    LOAD_POPULATION = "scorecard.load_population"
    """Load how many children live in the area, by ethnic group and by disability. They name nobody."""
    TELL_TRAINING = "scorecard.tell_training"
    """Send how many of one's own agency's staff a course reached: counts, and nobody's name."""
    TELL_TRAINING_OF_ANY = "scorecard.tell_training_of_any"
    """Send the same for any partner, and read every agency's counts."""
