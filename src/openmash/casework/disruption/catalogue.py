"""The measures that disrupt exploitation: whose power, led by whom, aimed at what, and since when. Plain Python.

A measure is offered only where the day it is in force from is known: from the Act itself, where that was read, or from
the area's profile, once somebody there has checked it. The rest is a list of things to check, never shown as fact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openmash.casework.disruption.words import Aim

TOOLKIT = "Home Office child exploitation disruption toolkit, as last updated on 1 September 2022"
CHILDREN_ACT = date(1991, 10, 14)
ABDUCTION_ACT = date(1984, 10, 12)


@dataclass(frozen=True)
class Measure:
    """One measure. `in_force_from`: None where nobody has read from when; then it is not offered until an area has."""

    code: str
    name: str
    power: str
    lead: str
    aim: Aim
    source: str
    in_force_from: date | None = None
    to_check: str = ""
    """What is not confirmed, for whoever checks it."""


@dataclass(frozen=True)
class Offered:
    """A measure that may be used here, since when, and who says so."""

    measure: Measure
    in_force_from: date
    source: str


CATALOGUE: tuple[Measure, ...] = (
    Measure(
        "CAWN", "Child abduction warning notice",
        "Child Abduction Act 1984, section 2 (under 16), or Children Act 1989, section 49 (under 18, in care)",
        "Police", Aim.PERSON, f"{TOOLKIT}; Child Abduction Act 1984, section 13(2)", ABDUCTION_ACT,
        "A notice and no order: breaking it is evidence, not an offence by itself",
    ),
    Measure(
        "RECOV", "Recovery order", "Children Act 1989, section 50", "Council or police", Aim.CHILD,
        f"{TOOLKIT}; S.I. 1991/828", CHILDREN_ACT,
    ),
    Measure(
        "PPO", "Police protection", "Children Act 1989, section 46", "Police", Aim.CHILD, "S.I. 1991/828",
        CHILDREN_ACT,
    ),
    Measure(
        "EPO", "Emergency protection order", "Children Act 1989, section 44", "Council", Aim.CHILD, "S.I. 1991/828",
        CHILDREN_ACT,
    ),
    Measure(
        "SECURE", "Secure accommodation order", "Children Act 1989, section 25", "Council", Aim.CHILD,
        "S.I. 1991/828", CHILDREN_ACT,
    ),
    Measure(
        "WORK", "Work at a place or with a group: visits, patrols, lights, cameras, guardians’ training, take-down",
        "None: by agreement of whoever has a duty there", "Any agency", Aim.ANY,
        "Practice: work with places and peer groups", date.min,
    ),
    Measure(
        "SRO", "Sexual risk order", "Sexual Offences Act 2003, Part 2", "Police", Aim.PERSON, TOOLKIT,
        to_check="From what day it is in force, and who applies here",
    ),
    Measure(
        "SHPO", "Sexual harm prevention order", "Sentencing Code; Sexual Offences Act 2003", "Police or court",
        Aim.PERSON, "Not read", to_check="The power after conviction and after caution, and from what day",
    ),
    Measure(
        "STRO", "Slavery and trafficking risk or prevention order", "Modern Slavery Act 2015, Part 2",
        "Police or National Crime Agency", Aim.PERSON, "Not read", to_check="The sections, and from what day",
    ),
    Measure(
        "CCEPO", "Child criminal exploitation prevention order", "Crime and Policing Act 2026", "Police or court",
        Aim.PERSON, "Crime and Policing Act 2026, passed on 29 April 2026", to_check="Whether it has commenced",
    ),
    Measure(
        "CLOS", "Closure of premises used for offences against children",
        "Sexual Offences Act 2003, Part 2A", "Police", Aim.PLACE, TOOLKIT,
        to_check="From what day; the council is consulted, and whoever has an interest is traced first",
    ),
    Measure(
        "CLOSN", "Closure notice or order for nuisance or disorder",
        "Anti-social Behaviour, Crime and Policing Act 2014, Part 4", "Police or council", Aim.PLACE, "Not read",
        to_check="The sections, and from what day",
    ),
    Measure(
        "HOTEL", "Hotel information requirement", "Anti-social Behaviour, Crime and Policing Act 2014, Part 9",
        "Police", Aim.PLACE, TOOLKIT, to_check="The sections, and from what day",
    ),
    Measure(
        "LICP", "Review of a premises licence", "Licensing Act 2003, section 51", "Licensing or police", Aim.PLACE,
        "Not read", to_check="The section, from what day, and who asks for it here",
    ),
    Measure(
        "LICT", "Suspension or revocation of a taxi or private hire licence",
        "Local Government (Miscellaneous Provisions) Act 1976", "Licensing", Aim.PERSON, "Not read",
        to_check="The sections, and from what day",
    ),
    Measure(
        "CIVIL", "Civil injunction", "Anti-social Behaviour, Crime and Policing Act 2014, Part 1",
        "Council, police or housing", Aim.PERSON, "Not read", to_check="The sections, and from what day",
    ),
    Measure(
        "INHER", "Injunction under the High Court’s inherent jurisdiction", "The High Court’s inherent jurisdiction",
        "Council", Aim.PERSON, "Not read", to_check="Legal advice here",
    ),
    Measure(
        "CPN", "Community protection warning or notice", "Anti-social Behaviour, Crime and Policing Act 2014, Part 4",
        "Police or council", Aim.PLACE, "Not read", to_check="The sections, and from what day",
    ),
    Measure(
        "DISP", "Dispersal, or a public spaces protection order",
        "Anti-social Behaviour, Crime and Policing Act 2014, Parts 3 and 4", "Police or council", Aim.PLACE,
        "Not read", to_check="The sections, and from what day",
    ),
    Measure(
        "DDTRO", "Drug dealing telecommunications restriction order", "Serious Crime Act 2015, section 80A", "Police",
        Aim.LINE, "Serious Crime Act 2015; the section is not confirmed", to_check="The section, and from what day",
    ),
    Measure(
        "KCPO", "Knife crime prevention order", "Offensive Weapons Act 2019", "Police", Aim.PERSON, "Not read",
        to_check="Whether it is still only a pilot, and where",
    ),
    Measure(
        "GANG", "Gang injunction", "Policing and Crime Act 2009, Part 4", "Police or council", Aim.PERSON, "Not read",
        to_check="The sections, and from what day",
    ),
    Measure(
        "CBO", "Criminal behaviour order", "Sentencing Code", "Prosecution", Aim.PERSON, "Not read",
        to_check="The sections, and from what day",
    ),
    Measure(
        "TENANCY", "Tenancy enforcement, and a plan for an address taken over",
        "Housing Acts; Crime and Policing Act 2026", "Housing or police", Aim.PLACE, "Not read",
        to_check="The powers, and whether the offence of taking over a home has commenced",
    ),
)  # fmt: skip
"""In the order in which they are shown. What is offered comes first."""

BY_CODE: dict[str, Measure] = {each.code: each for each in CATALOGUE}


def offered(on: date, checked: Callable[[str], tuple[date, str] | None]) -> list[Offered]:
    """What may be used on a day: in force by the catalogue's own reading, or by the area's (`checked`)."""
    found = []
    for each in CATALOGUE:
        local = checked(each.code)
        since, source = local or (each.in_force_from, each.source)
        if since is not None and since <= on:
            found.append(Offered(each, since, source))
    return found


def to_check(on: date, checked: Callable[[str], tuple[date, str] | None]) -> list[Measure]:
    """What is not offered, and what somebody here would have to find out."""
    known = {each.measure.code for each in offered(on, checked)}
    return [each for each in CATALOGUE if each.code not in known]
