"""Facts, known and not."""

from openmash.foundation.design.parts import Fact, Link, Source

STATES = {
    "facts": (
        "fact_list",
        (
            Fact(
                "Language", "Polish, Śląsk dialect", Source("Elm Primary School", "3 March 2026"), Link("Change", "#")
            ),
            Fact("GP", "", unknown="Not known: health has not answered"),
        ),
    )
}
