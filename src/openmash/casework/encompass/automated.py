"""The register's automated rules about telling schools of domestic abuse."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

OWNER = "The council’s education lead, with the police"
SINCE = date(2026, 11, 28)
RULES = (
    Rule(
        key="encompass-route",
        name="Which school is told of domestic abuse, and by when",
        does=Does.DECIDES,
        purpose="A child’s school knows before the next school day, so that somebody there can be kind and watchful. "
        "The police must do this (Domestic Abuse Act 2021, section 49A).",
        goes_in="What the police told, each child’s age and school as recorded, the school’s own calendar, and "
        "whether anything about the child’s school is kept from somebody.",
        comes_out="The school’s named people are told, or a person is asked first, or the hub is told to ring.",
        decides="The rule, where nothing stands in the way. A person, wherever somebody could be put in danger or the "
        "school is not sure.",
        owner=OWNER,
        since=SINCE,
        code=("casework.encompass.rules.course", "pathways.encompass.tell_schools"),
        unmeasured="A school that is told of a child who is not its pupil sends the notice back; each one is counted "
        "and opens a breach entry. Nothing has been measured beyond that.",
        by_the_clock=("tell schools of domestic abuse",),
        never="It never gives an address, never names the person alleged, and gives a child’s words only where a "
        "person marked them safe for school.",
    ),
    Rule(
        key="encompass-chase",
        name="Reminding a school that has not read a notice",
        does=Does.REMINDS,
        purpose="So that the school knows before the child comes in.",
        goes_in="Whether anybody at the school has read the notice, and when its day starts.",
        comes_out="The notice is sent again, and then the hub is told to ring the school.",
        decides="People of the hub and the school.",
        owner=OWNER,
        since=SINCE,
        code=("casework.encompass.rules.is_to_chase", "casework.encompass.rules.is_to_escalate",
              "casework.encompass.actions.chase", "pathways.encompass.follow_up"),
        unmeasured="It counts time and has nothing to be wrong about but its figures.",
        by_the_clock=("follow up what schools are told",),
    ),
)  # fmt: skip
