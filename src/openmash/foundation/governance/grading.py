"""The words an area has for the codes of an intelligence grade that no source read here gives.

A grade's letters stand as they were given. What a letter means is shown only from a source that was read, or as this
area's own words, which say so where nobody has confirmed them.
"""

from __future__ import annotations

from dataclasses import dataclass

from openmash.foundation.governance.page import Page

ASKED = ("source", "information", "handling")
SCHEMES = ("3x5x2", "5x5x5")


@dataclass(frozen=True)
class GradeWords:
    """What one code means here. `asked`: source, information or handling."""

    asked: str
    scheme: str
    code: str
    label: str
    source: str
    confirmed: bool

    @property
    def said(self) -> str:
        """The words, and that nobody has confirmed them where that is so."""
        return self.label if self.confirmed else f"{self.label} (local words, not confirmed)"


def grade_words(page: Page) -> GradeWords:
    """Read one line. Raises ProfileProblem, naming the place."""
    found = GradeWords(
        asked=page.required("asked", str),
        scheme=page.required("scheme", str),
        code=page.required("code", str),
        label=page.required("label", str),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
    )
    for key, given, allowed in (("asked", found.asked, ASKED), ("scheme", found.scheme, SCHEMES)):
        if given not in allowed:
            raise page.problem(key, f"write one of {', '.join(allowed)}.")
    page.finish()
    return found
