"""Every field, as asked and as answered wrongly."""

from django.http import QueryDict

from openmash.foundation.design.forms import (
    YES_NO_UNKNOWN,
    Choice,
    Choices,
    Clock,
    DateParts,
    Form,
    LongText,
    Number,
    Option,
    PartialDate,
    Text,
    Tick,
)
from openmash.foundation.design.parts import Source


class Every(Form):
    """One question of each kind."""

    surname = Text("Family name", required="Type the family name.", width="20")
    words = LongText("What was said", hint="In their own words.", required="Write what was said.")
    seen = Choice(
        "Has the child been seen?", YES_NO_UNKNOWN, required="Say whether the child has been seen.", inline=True
    )
    agencies = Choices("Whom to ask", (Option("police", "Police"), Option("health", "Health", "GP, midwife, hospital")))
    born = DateParts("Date of birth", partial=True, past=True)
    at = Clock("When it happened")
    count = Number("How many children live there?")
    told = Tick("The family knows that we are sharing this")


ASKED = Every.blank(
    filled={"surname": "Farrow", "born": PartialDate(2019, 5), "seen": "no", "agencies": ("police",)},
    sources={"surname": Source("Police", "today", "from nightly file")},
)
WRONG = Every.parse(QueryDict("born-day=31&born-month=2&born-year=2019&at=late&count=x&surname=%20"), prefix="")
MACROS = {
    "surname": "text_input",
    "words": "textarea",
    "seen": "radios",
    "agencies": "checkboxes",
    "born": "date_parts",
    "at": "clock_input",
    "count": "number_input",
    "told": "tick",
}
STATES: dict[str, tuple[object, ...]] = {f"{name}, asked": (macro, ASKED[name]) for name, macro in MACROS.items()}
STATES |= {"error summary": ("error_summary", WRONG.problems)}
WRONG_STATES: dict[str, tuple[object, ...]] = {f"{name}, wrong": (macro, WRONG[name]) for name, macro in MACROS.items()}
