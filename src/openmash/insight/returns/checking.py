"""A census against the schema of its year, where one could be read: what the file is shaped by, beside its rules.

The schemas beside this module are those of Social Finance Digital Labs (MIT, see their LICENCE), written from the DfE's
specification. None was published for 2024-25 and 2026-27 where we could read it: a file of those years is checked by
its rules alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from openmash.statute.census.years import Year

SCHEMAS = Path(__file__).with_name("schemas")


def is_valid(octets: bytes, year: Year) -> bool | None:
    """Whether what we wrote passes the schema of its year; None where there is none here."""
    schema = _schema(year.ending)
    if schema is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return bool(schema.validate(etree.fromstring(octets, parser)))


@cache
def _schema(ending: int) -> etree.XMLSchema | None:
    path = SCHEMAS / f"CIN_schema_{ending}.xsd"
    return etree.XMLSchema(etree.parse(path)) if path.is_file() else None
