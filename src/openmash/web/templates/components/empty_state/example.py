"""Nothing here yet."""

from openmash.foundation.design.parts import Empty, Link

STATES = {
    "with a way on": (
        "empty_state",
        Empty(
            "No contacts are waiting",
            "A contact comes here when it is received and nobody has screened it.",
            Link("Take a call", "#"),
        ),
    )
}
