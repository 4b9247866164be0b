"""A census against the schema of its year: what the file is shaped by, beside its rules.

The one schema kept here is Social Finance Digital Labs' of 2025-26 (MIT, its LICENCE beside it), written from the
DfE's specification. The years beside it are that one and what changed, as the rules and a sample of the sector say.
What each rests on is said with the answer, since none of them is the DfE's own file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from openmash.statute.census.codes import NO_LONGER_USED, PRE_PROCEEDINGS
from openmash.statute.census.years import Year

XS = "{http://www.w3.org/2001/XMLSchema}"
KEPT = Path(__file__).with_name("schemas") / "CIN_schema_2026.xsd"
MOST_FAULTS = 3


@dataclass(frozen=True)
class Basis:
    """What the schema of a year is: `says`, a sentence for people, and what it changes in the one that is kept."""

    says: str
    change: Callable[[etree._Element], None] = lambda _: None


@dataclass(frozen=True)
class BySchema:
    """Whether a file holds by its year's schema, what that schema rests on, and the first faults with their line."""

    valid: bool
    basis: str
    faults: Sequence[str] = ()


def _without_old_factors(schema: etree._Element) -> None:
    for code in NO_LONGER_USED:
        for found in schema.findall(f".//{XS}simpleType[@name='assessmentfactorstype']//{XS}enumeration"):
            if found.get("value") == code:
                found.getparent().remove(found)


def _with_pre_proceedings(schema: etree._Element) -> None:
    """A block after the child protection plans, its elements in the order of the sample; none of them is required."""
    sequence = schema.find(f"{XS}complexType[@name='cindetailstype']/{XS}sequence")
    assert sequence is not None  # the schema kept here has it
    block = etree.SubElement(
        sequence, f"{XS}element", {"name": "PreProceedingsandFGDM", "minOccurs": "0", "maxOccurs": "unbounded"}
    )
    inside = etree.SubElement(etree.SubElement(block, f"{XS}complexType"), f"{XS}sequence")
    for name, kind in PRE_PROCEEDINGS.items():
        etree.SubElement(inside, f"{XS}element", {"name": name, "type": kind, "minOccurs": "0"})


BASES: dict[int, Basis] = {
    2025: Basis(
        "The schema of 2024-25 is made here from that of 2025-26: the same, without the factors 18A and 19A, which"
        " rules 8945Q and 8950Q ask about from that year on.",
        _without_old_factors,
    ),
    2026: Basis("The schema is Social Finance’s of 2025-26, written from the DfE’s specification."),
    2027: Basis(
        "No schema of 2026-27 could be read. It is made here from that of 2025-26, with the block of pre-proceedings"
        " and family group decision-making as a sample of the sector has it. Check the file against the DfE’s own"
        " before you send it.",
        _with_pre_proceedings,
    ),
}
"""By the year a census ends in."""


def basis_of(year: Year) -> str:
    """What the schema of a year rests on, in a sentence; empty where there is none here."""
    found = BASES.get(year.ending)
    return found.says if found else ""


def check(octets: bytes, year: Year) -> BySchema | None:
    """What we wrote against the schema of its year; None where there is none here."""
    if year.ending not in BASES:
        return None
    schema = schema_of(year.ending)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    valid = bool(schema.validate(etree.fromstring(octets, parser)))
    faults = [f"Line {each.line}: {each.message}" for each in list(schema.error_log)[:MOST_FAULTS]]
    return BySchema(valid, basis_of(year), faults)


@cache
def schema_of(ending: int) -> etree.XMLSchema:
    """The schema of the year that ends in this one. Raises KeyError where there is none here."""
    change = BASES[ending].change
    told = etree.parse(KEPT)
    change(told.getroot())
    return etree.XMLSchema(told)
