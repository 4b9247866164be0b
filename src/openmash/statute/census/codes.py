"""The code lists of the census, and what each year changed in them.

From the public schemas of each year (Social Finance's, written from the DfE's specification, MIT licence) and the texts
of the rules. A year not named keeps the lists of the year before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


def listed(words: str) -> frozenset[str]:
    """The codes written one after another."""
    return frozenset(words.split())


ETHNICITIES = listed(
    "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
)
DISABILITIES = listed("NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA")
CATEGORIES = frozenset({"NEG", "PHY", "SAB", "EMO", "MUL"})
NEEDS = frozenset(f"N{number}" for number in range(10))
REASONS_FOR_NO_UPN = frozenset(f"UN{number}" for number in range(1, 8))
_SOURCES = listed("1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10")
_FACTORS = listed(
    "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A"
    " 18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A"
)
NO_LONGER_USED = ("18A", "19A")
"""Factors that do not say by whom: rules 8945Q and 8950Q ask for 18B or 18C, 19B or 19C since 2024-25."""
PRE_PROCEEDINGS = {
    "PPStartDate": "xs:date", "LBPSentDate": "xs:date", "FGDMMeetingOffer": "yesnotype",
    "FGDMMeetingFac": "yesnotype", "InitialPPMeetingDate": "xs:date", "ReviewMeetingsCount": "xs:nonNegativeInteger",
    "StepDecisionDate": "xs:date", "PPOutcome": "xs:string", "CourtAppDate": "xs:date", "LetterInitCPDate": "xs:date",
}  # fmt: skip
"""The elements of the block of pre-proceedings, in the order of a sample of the sector's, and what each is taken to be.

Inferred: neither the DfE's schema of 2026-27 nor its code lists could be read.
"""
_AUTHORITIES = frozenset(
    f"{number:03}"
    for first, last in (
        (1, 5), (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384), (390, 394),
        (420, 420), (660, 681), (701, 708), (800, 803), (805, 808), (810, 813), (815, 816), (820, 823), (825, 826),
        (830, 831), (835, 841), (845, 846), (850, 852), (855, 857), (860, 861), (865, 896), (908, 909), (916, 916),
        (919, 919), (921, 921), (925, 926), (928, 929), (931, 931), (933, 933), (935, 938), (940, 941),
    )
    for number in range(first, last + 1)
)  # fmt: skip
"""Local and "pseudo" authorities since April 1998 (the text of rule 1530)."""


@dataclass(frozen=True)
class Codes:
    """The code lists of one year. `asks_sex`: a child's sex is asked; before, gender."""

    asks_sex: bool = False
    sexes: frozenset[str] = frozenset({"0", "1", "2", "9"})
    unborn_sex: str = "0"
    unknown_sexes: frozenset[str] = frozenset({"0", ""})
    ethnicities: frozenset[str] = ETHNICITIES
    disabilities: frozenset[str] = DISABILITIES
    sources: frozenset[str] = _SOURCES
    needs: frozenset[str] = NEEDS
    reasons: frozenset[str] = frozenset(f"RC{number}" for number in range(1, 9))
    after_assessment: frozenset[str] = frozenset({"RC8"})
    factors: frozenset[str] = _FACTORS
    categories: frozenset[str] = CATEGORIES
    authorities: frozenset[str] = _AUTHORITIES
    has_pre_proceedings: bool = False


FROM_2021_22 = Codes()
FROM_2022_23 = replace(
    FROM_2021_22,
    sources=_SOURCES | {"5D"},
    reasons=FROM_2021_22.reasons | {"RC9"},
    after_assessment=frozenset({"RC8", "RC9"}),
)
"""Early help of the authority itself as a source (5D) and as where a case went (RC9)."""
FROM_2023_24 = replace(FROM_2022_23, authorities=_AUTHORITIES | {"942", "943"})
"""Cumberland, and Westmorland and Furness."""
FROM_2024_25 = replace(
    FROM_2023_24,
    asks_sex=True,
    sexes=frozenset({"M", "F", "U"}),
    unborn_sex="U",
    unknown_sexes=frozenset({"U", ""}),
)
"""Sex instead of gender (N00783)."""
FROM_2026_27 = replace(FROM_2024_25, has_pre_proceedings=True)
"""Pre-proceedings and family group decision-making: seen in a sample of the sector's, its schema not yet read."""
