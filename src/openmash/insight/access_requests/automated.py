"""The register's automated rule that covers words in an answer to somebody who asks for their record."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="covering",
        name="What is covered in an answer to a request for one’s record",
        does=Does.PROPOSES,
        purpose="So that an answer gives a person their record without putting somebody else in danger.",
        goes_in="The person’s record, and the names and protected places of others in it.",
        comes_out="The record with some words covered or left out, and the reason in law.",
        decides="The information lead, entry by entry, and a second person who agrees to the whole answer. Some "
        "protected places and hidden people nobody can let through.",
        owner="The information lead",
        since=date(2026, 11, 28),
        code=("insight.access_requests.covering.line_of", "insight.access_requests.covering.covered"),
        unmeasured="It covers too much rather than too little. How much too much has not been measured; you can ask "
        "us to look again at anything covered.",
    ),
)
