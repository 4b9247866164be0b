"""The file an area sends to the NHS (CP-IS): which columns, in which order, under which headings."""

from __future__ import annotations

from openmash.foundation.governance.page import Page

COLUMNS = frozenset(
    {
        "change", "nhs_number", "mothers_nhs_number", "forenames", "surname", "date_of_birth", "expected_on", "status",
        "legal_status", "began_on", "ended_on", "authority", "telephone",
    }
)  # fmt: skip
"""What the file can hold of a child."""


def cpis_column(page: Page) -> tuple[str, str]:
    """One column: ours, and the heading written. Raises ProfileProblem for one that there is not."""
    found = page.required("column", str), page.required("heading", str)
    page.finish()
    if found[0] not in COLUMNS:
        raise page.problem("column", f"“{found[0]}” is none of {', '.join(sorted(COLUMNS))}.")
    return found
