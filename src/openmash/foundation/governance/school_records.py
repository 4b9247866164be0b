"""Which headings the exports of schools' recording systems have in an area. No maker publishes them."""

from __future__ import annotations

from openmash.foundation.governance.page import Page

COLUMNS = frozenset(
    {
        "pupil_ref", "record_ref", "forenames", "surname", "date_of_birth", "upn", "on", "kind", "words", "child_said",
        "did", "by",
    }
)  # fmt: skip
"""What is read of an entry."""


def school_record_heading(page: Page) -> tuple[str, str]:
    """Our column and a heading that stands for it. Raises ProfileProblem for a column that there is not.

    `source` says where the heading is from, `confirmed` whether a file of that system has borne it out.
    """
    found = page.required("column", str), page.required("heading", str)
    page.required("source", str)
    page.required("confirmed", bool)
    page.finish()
    if found[0] not in COLUMNS:
        raise page.problem("column", f"“{found[0]}” is none of {', '.join(sorted(COLUMNS))}.")
    return found
