"""What can be done with police screenings."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    WRITE = "screening.write"
    """Screen a household after an incident."""
    VIEW = "screening.view"
    """Open a screening: one's own, one's team's, or the force's, by role."""
    REVIEW = "screening.review"
    """Review what somebody else graded. The first grade stays."""
    RESEARCH = "screening.research"
    """Add what the force's other systems hold, and say what was searched."""
    SEND = "screening.send"
    """Send a screening to MASH whatever the rules say: doing more is never waited for."""
    EXCUSE = "screening.excuse"
    """Say why an incident with a child needs no screening."""
    TAKE_IN = "screening.take_in"
    """Keep what the force's file says, without reading anything."""
    SEE_WHAT_CAME = "screening.see_what_came"
    """Read what came of the screenings that this very account sent: a force's own system."""
    SEND_WHAT_WAITS = "screening.send_what_waits"
    """Send on by rule what is due and nobody has sent."""
    SEE_FIGURES = "screening.see_figures"
    """See how consistently one's own team, or the force, screens. Never an officer's own figure."""
    GRADE_AGAIN = "screening.grade_again"
    """Grade a screening of a sample without seeing how it was graded."""
    DRAW_SAMPLE = "screening.draw_sample"
    """Draw screenings by lot to be graded twice, and begin an exercise with made-up households."""
    CALIBRATE = "screening.calibrate"
    """Grade made-up households with colleagues."""
