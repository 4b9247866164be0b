"""The parts of a record."""

from openmash.foundation.design.parts import Link

PARTS = (Link("Now", "#", True), Link("Voice", "#", count=3), Link("Chronology", "#"), Link("Who has looked", "#"))
STATES = {"parts": ("sub_navigation", PARTS, "Parts of this record")}
