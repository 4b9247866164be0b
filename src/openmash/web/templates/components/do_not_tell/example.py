"""Protected from one person, and from two."""

from openmash.foundation.design.parts import DoNotTell

STATES = {
    "one": ("do_not_tell", DoNotTell("address", ("Marek Zieliński",))),
    "two, with a reason": (
        "do_not_tell",
        DoNotTell("address and school", ("Marek Zieliński", "Ewa Nowak"), "Non-molestation order."),
    ),
}
