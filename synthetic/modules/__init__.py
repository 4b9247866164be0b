"""What each further module of the product has in the county: a file each, and a line in `MODULES` here."""

from __future__ import annotations

from synthetic.modules import (
    allegations,
    another_area,
    chronologies,
    conflicts,
    domestic_abuse,
    exploitation,
    forms,
    intelligence,
    interpreters,
    journeys,
    lists_of_open_cases,
    meetings,
    misfiled,
    missing,
    partners,
    plans_and_assessments,
    promised,
    rota,
    supervision,
    the_night,
    visitors,
    visits,
    young_parents,
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
    plans_and_assessments.MODULE,
    visits.MODULE,
    exploitation.MODULE,
    journeys.MODULE,
    interpreters.MODULE,
    another_area.MODULE,
    young_parents.MODULE,
    misfiled.MODULE,
    the_night.MODULE,
    chronologies.MODULE,
    supervision.MODULE,
    forms.MODULE,
    intelligence.MODULE,
)
"""In the order they are loaded. To add one: its file, its import above, and its name at the end of this line."""
