"""A table with a note of what is left out."""

from openmash.foundation.design.parts import Cell, Table

STATES = {
    "rows": (
        "stacked_table",
        Table(
            "Earlier contacts",
            ("Received", "Concern", "Decided", "Days"),
            (
                (
                    Cell("3 March 2026", "#"),
                    Cell("Shouting heard at night"),
                    Cell("Early help", note="by Ros Hale"),
                    Cell("2", is_number=True),
                ),
                (
                    Cell("9 January 2026", "#"),
                    Cell("Hungry at school"),
                    Cell("No further action"),
                    Cell("11", is_number=True),
                ),
            ),
            left_out="2 contacts before January 2020 are not shown: they are in the archive.",
        ),
    )
}
