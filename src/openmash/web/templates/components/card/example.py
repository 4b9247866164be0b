"""Cards of the board."""

from openmash.foundation.design.parts import Answering, Card, Link, Mark, Rating, TimeLeft, Tone

STATES = {
    "a red contact, late": (
        "card",
        Card(
            "#",
            ("Mia Farrow (7)", "Toby Farrow (3)"),
            "Bruise to face; says her father pushed her",
            "Elm Primary School, 9:12am today",
            Rating(Tone.RED),
            TimeLeft("45 minutes late, was due 1:12pm today", True, "MASH enquiry"),
            "Sam Okoro",
            "North team (Priya Shah)",
            "5th contact in 12 months",
            (Mark("Police", Answering.ANSWERED), Mark("Health", Answering.LATE), Mark("Education", Answering.ASKED)),
            Link("Decide", "#"),
        ),
    ),
    "a new contact, no-one's": (
        "card",
        Card(
            "#",
            ("boy, about 4, name not known",),
            "Seen alone in a blue car outside the shops",
            "A member of the public, by telephone",
            Rating(Tone.NONE),
        ),
    ),
    "amber": (
        "card",
        Card(
            "#",
            ("Unborn baby, due 3 May 2027",),
            "Late booking; previous children looked after",
            "Midwifery",
            Rating(Tone.AMBER),
            TimeLeft("in 2 days, by 9:30am on Thursday", of="MASH enquiry"),
            "MASH duty desk",
        ),
    ),
    "green": (
        "card",
        Card("#", ("Zoë Marsh (15)",), "Missed two appointments", "GP", Rating(Tone.GREEN), None, "Leon Marsh"),
    ),
}
