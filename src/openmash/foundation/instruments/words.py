"""The fixed words of what an area makes for itself."""

from __future__ import annotations

from django.db.models import TextChoices


class What(TextChoices):
    FORM = "form", "Form"
    CODES = "codes", "List to choose from"
    LETTER = "letter", "Letter"


class Use(TextChoices):
    REQUEST = "request", "Request for service"
    ASSESSMENT = "assessment", "Assessment"
    TOOL = "tool", "Screening tool"
    EXPLOITATION = "exploitation", "Exploitation assessment"
    VISIT = "visit", "More questions about a visit"
    PLAN = "plan", "More questions of a plan"
    SCREENING = "screening", "Police screening"
    LIST = "list", "List to choose from"
    LETTER = "letter", "Letter or report"


WHAT_OF: dict[Use, What] = {
    Use.REQUEST: What.FORM, Use.ASSESSMENT: What.FORM, Use.TOOL: What.FORM, Use.VISIT: What.FORM,
    Use.EXPLOITATION: What.FORM, Use.PLAN: What.FORM, Use.SCREENING: What.FORM, Use.LIST: What.CODES,
    Use.LETTER: What.LETTER,
}  # fmt: skip

OURS: dict[str, Use] = {
    "request_for_service": Use.REQUEST, "child_and_family_assessment": Use.ASSESSMENT, "visit_more": Use.VISIT,
    "plan_more": Use.PLAN, "exploitation_assessment": Use.EXPLOITATION,
    "police_screening": Use.SCREENING,
}  # fmt: skip
"""Our own forms that an area may have versions of. The public's report is none: what it asks is told to strangers."""

NEW_USES = (Use.ASSESSMENT, Use.TOOL, Use.EXPLOITATION, Use.LIST, Use.LETTER)
"""What an area may begin from nothing."""

WRITTEN_TOGETHER = (Use.ASSESSMENT, Use.TOOL, Use.EXPLOITATION)
"""What several people write in at once, and somebody authorises."""


class LocalStepKind(TextChoices):
    READY = "ready", "Ready to be put in force"
    RETURNED = "returned", "Returned for changes"
    IN_FORCE = "in_force", "Put in force"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DROPPED = "dropped", "Dropped"


class Standing(TextChoices):
    DRAFT = "draft", "Being drafted"
    READY = "ready", "Waiting for somebody else to put it in force"
    COMING = "coming", "Comes into force"
    IN_FORCE = "in_force", "In force"
    REPLACED = "replaced", "Replaced"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DROPPED = "dropped", "Dropped before it was used"
