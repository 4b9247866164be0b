"""The only code that reads assessments for others. All take the actor."""

from openmash.casework.assessments.selectors.reading import (
    AssessmentShown,
    ConclusionShown,
    Head,
    Lacking,
    PassageShown,
    StepShown,
    assessment,
    assessments_of,
    earlier,
    factors_of,
    missing,
    outcomes_of,
    templates,
    work_for,
)

__all__ = [
    "AssessmentShown",
    "ConclusionShown",
    "Head",
    "Lacking",
    "PassageShown",
    "StepShown",
    "assessment",
    "assessments_of",
    "earlier",
    "factors_of",
    "missing",
    "outcomes_of",
    "templates",
    "work_for",
]
