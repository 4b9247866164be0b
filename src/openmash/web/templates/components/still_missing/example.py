"""A gate, shut and open."""

from openmash.foundation.design.parts import Missing

GAPS = (
    Missing("Say why this decision is right for Mia", "#"),
    Missing("Toby has not been heard: say who will hear him", "#"),
)
STATES = {"shut": ("still_missing", GAPS), "open": ("still_missing", (), "Nothing missing")}
