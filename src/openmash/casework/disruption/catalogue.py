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
COMMUNITY = "S.I. 2014/2590, article 3"
COMMUNITY_PROTECTION = date(2014, 10, 20)
SEXUAL_HARM = date(2015, 3, 8)


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
    """What is not confirmed, for whoever checks it; of one that is offered, what to know before it is used."""


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
        "SRO", "Sexual risk order", "Sexual Offences Act 2003, section 122A", "Police", Aim.PERSON,
        f"{TOOLKIT}; S.I. 2015/373, article 2(a)", SEXUAL_HARM, "No conviction is needed. Ask who applies here",
    ),
    Measure(
        "SHPO", "Sexual harm prevention order",
        "Sexual Offences Act 2003, section 103A; on conviction, Sentencing Code", "Police or court",
        Aim.PERSON, "S.I. 2015/373, article 2(a)", SEXUAL_HARM, "The section of the Sentencing Code was not read",
    ),
    Measure(
        "STRO", "Slavery and trafficking risk or prevention order",
        "Modern Slavery Act 2015, section 23 (risk), or sections 14 and 15 (prevention)",
        "Police or National Crime Agency", Aim.PERSON, "S.I. 2015/1476, regulation 2(b)", date(2015, 7, 31),
    ),
    Measure(
        "CLOS", "Closure of premises used for offences against children", "Sexual Offences Act 2003, Part 2A",
        "Police", Aim.PLACE, f"{TOOLKIT}; S.I. 2010/507, article 5(t); S.I. 2015/373, article 2(c) and (f)",
        SEXUAL_HARM,
        "The council is consulted, and whoever has an interest is traced first",
    ),
    Measure(
        "CLOSN", "Closure notice or order for nuisance or disorder",
        "Anti-social Behaviour, Crime and Policing Act 2014, Part 4, Chapter 3", "Police or council", Aim.PLACE,
        f"{COMMUNITY}(c)", COMMUNITY_PROTECTION,
    ),
    Measure(
        "CIVIL", "Civil injunction", "Anti-social Behaviour, Crime and Policing Act 2014, section 1",
        "Council, police or housing", Aim.PERSON, "S.I. 2015/373, article 4(a)", date(2015, 3, 23),
    ),
    Measure(
        "CPN", "Community protection warning or notice",
        "Anti-social Behaviour, Crime and Policing Act 2014, section 43", "Police or council", Aim.PLACE,
        f"{COMMUNITY}(c)", COMMUNITY_PROTECTION,
    ),
    Measure(
        "DISP", "Dispersal, or a public spaces protection order",
        "Anti-social Behaviour, Crime and Policing Act 2014, sections 34 and 35 (dispersal) or 59 (order)",
        "Police (dispersal) or council (order)", Aim.PLACE, f"{COMMUNITY}(b) and (c)", COMMUNITY_PROTECTION,
        "A child who is moved on is taken somewhere safe, and not only away",
    ),
    Measure(
        "GANG", "Gang injunction", "Policing and Crime Act 2009, section 34 (from 14 years of age)",
        "Police or council", Aim.PERSON, "S.I. 2010/2988, article 2", date(2011, 1, 31),
        "A child it is sought against may be one who is made to",
    ),
    Measure(
        "CBO", "Criminal behaviour order", "Sentencing Code, sections 330 and 331", "Prosecution", Aim.PERSON,
        "S.I. 2020/1236, regulation 2", date(2020, 12, 1),
        "Under 18: the prosecution asks the youth offending team first",
    ),
    Measure(
        "DDTRO", "Drug dealing telecommunications restriction order",
        "Serious Crime Act 2015, section 80A; S.I. 2017/1240",
        "Police, a superintendent or above, or National Crime Agency", Aim.LINE,
        "S.I. 2017/1240, regulation 1; Home Office post-implementation review HO PIR 0003", date(2017, 12, 6),
        "A line that is closed may leave a child owing for it: ask what it means for the children first",
    ),
    Measure(
        "LICP", "Review of a premises licence", "Licensing Act 2003, section 51",
        "Any responsible authority, or anybody else", Aim.PLACE, "S.I. 2005/3056, article 2(2)", date(2005, 11, 24),
    ),
    Measure(
        "CCEPO", "Child criminal exploitation prevention order", "Crime and Policing Act 2026", "Police or court",
        Aim.PERSON, "Crime and Policing Act 2026, passed on 29 April 2026", to_check="Whether it has commenced",
    ),
    Measure(
        "HOTEL", "Hotel information requirement",
        "Anti-social Behaviour, Crime and Policing Act 2014, sections 116 to 118", "Police, an inspector or above",
        Aim.PLACE, TOOLKIT, to_check="From what day",
    ),
    Measure(
        "LICT", "Suspension or revocation of a taxi or private hire licence",
        "Local Government (Miscellaneous Provisions) Act 1976, section 61 (driver) or 60 (vehicle)", "Licensing",
        Aim.PERSON, "Local Government (Miscellaneous Provisions) Act 1976, section 45",
        to_check="The day that the district council named when it resolved to apply Part 2: each council has its own",
    ),
    Measure(
        "INHER", "Injunction under the High Court’s inherent jurisdiction", "The High Court’s inherent jurisdiction",
        "Council", Aim.PERSON, "Not read", to_check="Legal advice here",
    ),
    Measure(
        "KCPO", "Knife crime prevention order", "Offensive Weapons Act 2019, section 14, or 19 on conviction", "Police",
        Aim.PERSON, "S.I. 2021/762, regulations 1 and 2",
        to_check="Whether anything came after the pilot in London, which ended on 31 March 2023",
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
