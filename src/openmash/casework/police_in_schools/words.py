"""The fixed words of police in schools, as codes and as people say them. Plain Python: rules read the same tables."""

from __future__ import annotations

from openmash.foundation.facts.words import Words


class Topic(Words):
    """What a session is about."""

    ONLINE = "online", "Online safety"
    KNIVES = "knives", "Knife crime"
    EXPLOITATION = "exploitation", "Exploitation"
    CONSENT = "consent", "Consent and harmful sexual behaviour"
    DRUGS = "drugs", "Drugs and vapes"
    HATE = "hate", "Hate"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    ROAD = "road", "On the road"


class Way(Words):
    """How a session is given, and to whom."""

    ASSEMBLY = "assembly", "Assembly"
    CLASS = "class", "In class"
    STAFF = "staff", "Training for staff"
    PARENTS = "parents", "For parents"


class Side(Words):
    """Who asked for a session or spoke of it."""

    SCHOOL = "school", "The school"
    POLICE = "police", "The police"


class Step(Words):
    """What became of a session that was asked for."""

    ASKED = "asked", "Asked for"
    MOVED = "moved", "Another day was offered"
    AGREED = "agreed", "Agreed"
    CALLED_OFF = "called_off", "Called off"


class Stands(Words):
    """Where a session stands: computed, never stored."""

    FOR_SCHOOL = "for_school", "Waits for the school to agree the day"
    FOR_POLICE = "for_police", "Waits for the police to agree the day"
    AGREED = "agreed", "Agreed"
    TO_RECORD = "to_record", "The day has come: to be recorded"
    GIVEN = "given", "Given"
    CALLED_OFF = "called_off", "Called off"


class When(Words):
    """Before or after a session."""

    BEFORE = "before", "Before"
    AFTER = "after", "After"


class SchoolTold(Words):
    """Whether the school's lead knows that a pupil told the officer something."""

    HERE = "here", "Tell the safeguarding lead here, now"
    IN_PERSON = "in_person", "I have told the safeguarding lead myself"
    NOT_TOLD = "not_told", "Do not tell the school: it could put the child at risk"


class Reply(Words):
    """What became of a school's question."""

    ANSWERED = "answered", "Answered"
    CONCERN = "concern", "Became a concern"


class Dispute(Words):
    """What was quietened."""

    FIGHT = "fight", "A fight between pupils"
    THREATS = "threats", "Threats or a weapon spoken of"
    ONLINE = "online", "A quarrel or pictures online"
    GROUPS = "groups", "Two groups against each other"
    OUTSIDE = "outside", "Trouble at the gate or on the way home"
    OTHER = "other", "Something else"


class Held(Words):
    """Whether it held, as the school says weeks later."""

    QUIET = "quiet", "It has stayed quiet"
    LESS = "less", "It is less than it was"
    SAME = "same", "It is as it was"
    WORSE = "worse", "It is worse"


NO_PUPILS = frozenset({Way.STAFF, Way.PARENTS})
"""Sessions without pupils: staff train on a training day, and parents come in the evening."""
YEARS: tuple[tuple[int, str], ...] = ((0, "Reception"), *((year, f"Year {year}") for year in range(1, 14)))
"""Year groups of English schools by number: 0 is reception."""


def years_said(years: list[int] | tuple[int, ...]) -> str:
    """“Years 7 to 9”, “Reception and Year 2”, or “No year group”."""
    found = sorted(set(years))
    names = dict(YEARS)
    if not found:
        return "No year group"
    if len(found) == 1:
        return names[found[0]]
    if found == list(range(found[0], found[-1] + 1)) and found[0] > 0:
        return f"Years {found[0]} to {found[-1]}"
    said = [names[year] for year in found]
    return f"{', '.join(said[:-1])} and {said[-1]}"
