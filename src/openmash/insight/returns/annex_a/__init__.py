"""Annex A, lists 1 to 10: its sheets and their rows."""

from openmash.insight.returns.annex_a.rows import MONTHS, Line, lines
from openmash.insight.returns.annex_a.sheets import SHEETS, Cell, Sheet

__all__ = ["MONTHS", "SHEETS", "Cell", "Line", "Sheet", "lines"]
