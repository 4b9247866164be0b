"""States of the banner to show."""

from openmash.foundation.design.parts import Alert, ChildBanner, DoNotTell, Link, Source, Withheld

STATES = {
    "a child with alerts": (
        "child_banner",
        ChildBanner(
            preferred_name="Mia",
            full_name="Amelia Rose Farrow",
            age="7 years",
            born="born 14 May 2019",
            living="12 Alder Close, Gloucester, with her mother and brother",
            living_source=Source("Council", "as at 2:10am today", "from nightly file"),
            working=("Priya Shah, social worker, North team, 01632 960 101", "Carol Dunn, school lead, Elm Primary"),
            alerts=(
                Alert("Injured today, seen by nobody qualified", "Sam Okoro, screener", "9:40am today", True),
                Alert("Needs a British Sign Language interpreter", "Elm Primary", "3 March 2026"),
            ),
            url="#",
        ),
    ),
    "protected, part withheld, as it stood": (
        "child_banner",
        ChildBanner(
            preferred_name="Tomasz",
            full_name="Tomasz Zieliński",
            age="4 years",
            born="born about 2022",
            living="Address protected",
            do_not_tell=DoNotTell(
                "address, school and GP", ("Marek Zieliński", "Ewa Nowak"), "Court order, 2 May 2026."
            ),
            withheld=Withheld("Part of this record is restricted.", "Jo Hart", "01632 960 155", "the duty manager"),
            as_it_stood="4:55pm on Friday 6 March 2026",
        ),
    ),
    "unborn, little known": (
        "child_banner",
        ChildBanner(
            preferred_name="Unborn baby",
            full_name="Baby of Kelly Moss",
            age="due 3 May 2027",
            prompts=(Link("The due date has passed. Has this baby been born? Put the birth right", "#"),),
        ),
    ),
}
