"""What each further module of the product has in the county: a file each, and a line in `MODULES` here."""

from __future__ import annotations

from synthetic.modules import (
    allegations,
    conflicts,
    domestic_abuse,
    journeys,
    lists_of_open_cases,
    meetings,
    missing,
    partners,
    plans_and_assessments,
    promised,
    rota,
    visitors,
    visits,
)
from synthetic.modules.module import Module

MODULES: tuple[Module, ...] = (
    lists_of_open_cases.MODULE,
    missing.MODULE,
    promised.MODULE,
    rota.MODULE,
    visitors.MODULE,
    partners.MODULE,
    meetings.MODULE,
    domestic_abuse.MODULE,
    allegations.MODULE,
    conflicts.MODULE,
    visits.MODULE,
    plans_and_assessments.MODULE,
    journeys.MODULE,
)
"""In the order they are loaded. To add one: its file, its import above, and its name at the end of this line."""
