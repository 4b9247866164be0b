"""What an area's figures must say: what the public pages cannot do without, and what is asked before a birth."""

from __future__ import annotations

from openmash.foundation.governance.area import BEFORE_BIRTH, LocalFigure, Profile
from openmash.foundation.governance.page import Page

PUBLIC_FIGURES = frozenset(
    {
        "public_reports_begun_an_hour",
        "public_reports_an_hour",
        "public_files_an_hour",
        "public_comments_an_hour",
        "public_own_words_an_hour",
        "system_calls_a_minute",
    }
)
"""How often one sender, or one partner's system, may do so: never so little that a real reporter is turned away."""
LEAST_AN_HOUR = 5


def refuse_figures(found: Profile, page: Page) -> None:
    """Raise ProfileProblem for a figure that is missing, would shut the public pages, or has no words."""
    for key, each in found.figures:
        if key.startswith(BEFORE_BIRTH) and not each.note:
            raise page.problem(f"figures.{key}", "has no note. It is what whoever opens the record is asked.")
    said = dict(found.figures)
    for key in sorted(PUBLIC_FIGURES):
        if key not in said:
            raise page.problem(f"figures.{key}", "is missing. The public pages cannot run without this figure.")
        if said[key].number < LEAST_AN_HOUR:
            raise page.problem(
                f"figures.{key}", f"cannot be less than {LEAST_AN_HOUR}: real reporters share addresses."
            )


def figure(page: Page) -> LocalFigure:
    """One local figure as it is written. Raises ProfileProblem for one below none."""
    found = LocalFigure(
        number=page.required("number", int),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
        note=page.optional("note", str, otherwise=""),
    )
    page.finish()
    if found.number < 0:
        raise page.problem("number", "cannot be less than none.")
    return found
