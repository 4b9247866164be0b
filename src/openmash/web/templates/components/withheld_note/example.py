"""A restricted record."""

from openmash.foundation.design.parts import Withheld

STATES = {
    "sealed": (
        "withheld_note",
        Withheld("There is a restricted record.", "Jo Hart", "01632 960 155", "the duty manager"),
    )
}
