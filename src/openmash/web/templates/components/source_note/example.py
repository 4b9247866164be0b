"""Where facts come from."""

from openmash.foundation.design.parts import Source

STATES = {
    "typed": ("source_note", Source("Police", "3 March 2026", "typed by Sam Okoro")),
    "from a file": ("source_note", Source("Council", "as at 2:10am today", "from nightly file")),
    "old": ("source_note", Source("Health", "31 hours old: ring 01632 960 120")),
}
