"""The register's automated rules about what the police screened."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="screening-route",
        name="Where a police screening goes, and when",
        does=Does.DECIDES,
        purpose="So that what officers saw reaches the hub in time, and waits for no review longer than the area "
        "allows.",
        goes_in="The grade an officer or a supervisor gave with reasons, whether it was domestic abuse, and the "
        "grades of earlier screenings of the same child.",
        comes_out="It is sent to the hub at once, after a review, or when the time for a review has passed; and the "
        "child’s school is told where the law says so.",
        decides="An officer grades. An officer or supervisor can send it whatever the rule says. People in the hub "
        "decide what happens.",
        owner="The police force’s head of public protection",
        since=date(2026, 11, 28),
        code=("casework.screening.rules.sendings", "pathways.screening.send_waiting",
              "pathways.screening.send_what_is_due"),
        unmeasured="It follows grades that people gave. How often two people give the same grade is counted inside "
        "the force, with how sure that is.",
        by_the_clock=("send on screenings whose time has come",),
        never="It never lowers a grade and never holds back what an officer sends.",
    ),
    Rule(
        key="three-low-grades",
        name="Several low grades in a while count for more",
        does=Does.DECIDES,
        purpose="One small worry may be nothing; the same child met again and again should be looked at.",
        goes_in="How many screenings of one child, by first name, family name and whole date of birth, had a low "
        "grade in the last months. How many and how long are the area’s own figures.",
        comes_out="The screening goes to the hub, and is sent at a higher grade than the officer’s, with a line that "
        "says so.",
        decides="People in the hub, who read the officer’s own grade beside it.",
        owner="The police force’s head of public protection",
        since=date(2026, 11, 28),
        code=("casework.screening.rules.person_key",),
        unmeasured="Two children with one name and one date of birth would be counted together. Nobody has measured "
        "how often; the names are shown to whoever decides, and no record is joined by it.",
    ),
    Rule(
        key="graded-twice",
        name="Which screenings are graded a second time",
        does=Does.PROPOSES,
        purpose="To know how often two people grade alike, and get better at it.",
        goes_in="The screenings of some weeks.",
        comes_out="A sample drawn by lot, for a second person who does not see the first grade.",
        decides="A person grades. The first grade is never changed by it.",
        owner="The police force’s head of public protection",
        since=date(2026, 11, 28),
        code=("casework.screening.sampling.draw_sample",),
        unmeasured="It is a lottery: every screening is as likely as another.",
    ),
)  # fmt: skip
