"""The front door's own codes, beside the national ones in foundation/reference. Plain Python."""

from __future__ import annotations

from openmash.casework.frontdoor.words import ContactKind
from openmash.foundation.reference.codes import codes

SOURCES = codes("contact_source")
"""Who told us, in the census's own codes."""

SCHOOL_SOURCES = frozenset({"2A", "2B"})
"""Sources whose feedback is due before children go home."""

PUBLIC_SOURCES = frozenset({"1A", "1B", "1C", "1D", "9", "10"})
"""Members of the public, the child among them: they stay unnamed to the family."""

LOW_GRADES = frozenset({"green", "standard", "low"})
"""Grades of police notifications that, three times in 90 days, are shown as a pattern."""

SOURCE_DETAILS: dict[str, str] = {
    "vist": "Vulnerability screening form",
    "encompass": "Operation Encompass",
    "marac": "MARAC",
    "missing": "Missing report",
}
"""Local detail under the census code, which does not say who in the police."""

LOCAL_CONCERNS: dict[str, str] = {
    "county_lines": "County lines",
    "harmful_sexual_behaviour": "Harmful sexual behaviour",
    "online": "Harm online",
    "peer": "Abuse by peers",
    "contact_dispute": "Dispute about contact",
    "school_absence": "Absence from school",
    "housing": "Housing, or nowhere to sleep tonight",
    "no_recourse": "No recourse to public funds",
    "bruise_not_mobile": "Bruise or mark on a baby who cannot move",
    "works_with_children": "Allegation against somebody who works with children",
}
"""What a front door sees that the census's factors lack; each area may choose its own."""

SOURCE_OF_KIND: dict[ContactKind, str] = {
    ContactKind.POLICE_NOTIFICATION: "6",
    ContactKind.DOMESTIC_ABUSE: "6",
    ContactKind.MISSING: "6",
    ContactKind.TRANSFER_IN: "5C",
    ContactKind.PROTECTIVE_ACT: "5A",
}
"""The source to offer first."""


def concern_words(code: str) -> str:
    """A concern category in words; raises KeyError for one nobody knows."""
    return LOCAL_CONCERNS[code] if code in LOCAL_CONCERNS else codes("factors").label(code)
