"""What can be done about a missing child."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    REPORT = "missing.report"
    """Record that a child is missing, or has been found."""
    VIEW = "missing.view"
    """See who is missing, an episode, and who is owed an interview, among the children in reach."""
    RECORD = "missing.record"
    """Record the police's risk level, their prevention interview, and steps of the return home interview."""
    LEAVE_OUT_INTERVIEW = "missing.leave_out_interview"
    """Say that a return home interview will not be held, with the reason."""
    DISCLOSE = "missing.disclose"
    """Give the police, on one page, what they need to look for a child; it is kept as a disclosure."""
    READ_EXTRACT = "missing.read_extract"
    """Read what of an interview is intelligence, apart from the child's words and the analysis."""
    HAND_ON = "missing.hand_on"
    """Pass what of an interview is intelligence to those who handle it."""
    CHECK = "missing.check"
    """Draw and review contacts to see whether missing children are recorded as missing."""
    SEE_FIGURES = "missing.see_figures"
    """See how many children were missing and what followed, as figures of the children in reach."""
