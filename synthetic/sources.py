"""Who tells the front door, how often, how, and in what words they say who they are."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Literal

from synthetic import naming, numbers
from synthetic.frontdoor_plan import Referrer
from synthetic.naming import GENERAL

Category = Literal["police", "school", "health", "family", "other"]
Channel = Literal["professional_form", "telephone", "public_form", "police_feed", "email", "out_of_hours"]

# Census codes of source and their shares in 100 of children in contacts, fitted so that police, schools and health have
# their published shares of referrals; the rest as nationally.
SHARES: dict[str, float] = {
    "6": 26.4,
    "2A": 27.9,
    "2B": 1.2,
    "3A": 2.8,
    "3B": 2.6,
    "3C": 1.2,
    "3D": 1.6,
    "3E": 3.7,
    "3F": 1.8,
    "4": 1.9,
    "5A": 3.1,
    "5B": 4.2,
    "5C": 1.9,
    "5D": 3.6,
    "7": 3.0,
    "8": 4.6,
    "1A": 4.8,
    "1B": 1.2,
    "1C": 0.7,
    "1D": 0.5,
    "9": 1.8,
    "10": 0.3,
}
DEMONSTRATION_SCHOOL = "Linden Primary School"
"""The school whose safeguarding lead has an account in the demonstration."""
SEES = {"2A": (3, 18), "2B": (5, 18), "3B": (-1, 5), "3C": (5, 18)}
"""Ages that schools, education services, health visitors and school nurses see; the others see any child."""
_CODES = tuple(SHARES)
_WHOLE = sum(SHARES.values())

# What each kind of source tells about, in weights.
CONCERNS: dict[Category, dict[str, float]] = {
    "police": {
        "domestic_abuse": 54,
        "missing": 14,
        "exploitation": 7,
        "substance": 7,
        "parental_mental_health": 6,
        "neglect": 4,
        "physical": 4,
        "emotional": 2,
        "online": 2,
        "sexual": 2,
    },
    "school": {
        "neglect": 20,
        "physical": 16,
        "emotional": 15,
        "domestic_abuse": 10,
        "parental_mental_health": 8,
        "online": 8,
        "substance": 6,
        "young_carer": 6,
        "exploitation": 5,
        "sexual": 5,
        "missing": 2,
    },
    "health": {
        "neglect": 22,
        "parental_mental_health": 22,
        "physical": 14,
        "domestic_abuse": 14,
        "substance": 12,
        "emotional": 5,
        "young_carer": 5,
        "sexual": 2,
        "online": 2,
        "exploitation": 2,
    },
    "family": {
        "neglect": 26,
        "domestic_abuse": 20,
        "physical": 16,
        "substance": 15,
        "parental_mental_health": 9,
        "emotional": 8,
        "exploitation": 3,
        "online": 3,
        "missing": 2,
    },
    "other": {
        "neglect": 22,
        "domestic_abuse": 18,
        "substance": 18,
        "parental_mental_health": 16,
        "exploitation": 8,
        "young_carer": 7,
        "emotional": 6,
        "missing": 3,
        "sexual": 2,
    },
}
_CONCERN_TABLES = {c: (tuple(t), tuple(accumulate(t.values()))) for c, t in CONCERNS.items()}
TEENS_ONLY = {"exploitation", "missing", "online"}
ROLES: dict[str, tuple[str, ...]] = {
    "2A": (
        "Designated safeguarding lead",
        "Deputy safeguarding lead",
        "Head of year",
        "Family support worker",
    ),
    "2B": ("Education welfare officer", "Virtual school adviser"),
    "3A": ("GP", "Practice nurse"),
    "3B": ("Health visitor",),
    "3C": ("School nurse",),
    "3D": ("Midwife", "Community nurse", "Speech and language therapist"),
    "3E": ("Emergency department nurse", "Paediatric registrar"),
    "3F": ("Hospital social worker", "Community paediatrician"),
    "4": ("Housing officer", "Tenancy support worker"),
    "5A": ("Adult social worker",),
    "5B": ("Family hub worker", "Youth worker"),
    "5C": ("Duty social worker",),
    "5D": ("Early help co-ordinator", "Family worker"),
    "6": ("Police constable", "Police sergeant"),
    "7": ("Probation officer", "Family court adviser"),
    "8": ("Domestic abuse advocate", "Drug and alcohol worker", "Youth club leader"),
    "1A": ("Relative",),
    "1B": ("Neighbour",),
    "1C": ("Young person",),
    "1D": ("Member of the public",),
    "9": ("Not given",),
    "10": ("Not known",),
}
AGENCIES: dict[str, str] = {
    "2B": "Education Safeguarding",
    "3A": "General practice",
    "3B": "Community health",
    "3C": "Community health",
    "3D": "Community health",
    "3E": "Acute hospital",
    "3F": "Acute hospital",
    "4": "District Housing Options",
    "5A": "Adult Social Care",
    "5B": "Early Help and Family Hubs",
    "5C": "Marchshire Children's Services",
    "5D": "Early Help and Family Hubs",
    "6": "Police",
    "7": "Probation Service",
    "8": "Voluntary sector",
}


def source(counts: Counter[str], ages: Sequence[int] = ()) -> str:
    """Return the census code of source that is furthest behind its share, given the county's contacts so far.

    With the `ages` of a family's children (below 0: not yet born), only of sources that see such children.
    """
    total = sum(counts.values()) + 1
    left_out = {code for code, (least, most) in SEES.items() if not any(least <= age <= most for age in ages or (5,))}
    return max((c for c in _CODES if c not in left_out), key=lambda c: SHARES[c] / _WHOLE * total - counts[c])


def category(code: str) -> Category:
    """Return the kind of source that a census code stands for."""
    if code == "6":
        return "police"
    if code.startswith("2"):
        return "school"
    if code.startswith("3"):
        return "health"
    return "family" if code[0] in "19" else "other"


def concern(rng: Random, of: Category, ages: set[str], unborn_only: bool) -> str:
    """Return a kind of concern that this source would raise about children of these age bands."""
    if unborn_only:
        return "unborn"
    kinds, weights = _CONCERN_TABLES[of]
    while True:
        kind = kinds[min(bisect(weights, rng.random() * weights[-1]), len(kinds) - 1)]
        if kind in TEENS_ONLY and "teen" not in ages and not (kind == "online" and "junior" in ages):
            continue
        if kind == "young_carer" and not ages & {"teen", "junior"}:
            continue
        return kind


def channel(rng: Random, code: str, open_now: bool) -> Channel:
    """Return how a contact from this source comes in."""
    of = category(code)
    if of == "police":
        return "police_feed"
    if not open_now and of in ("family", "health"):
        return "out_of_hours"
    if of == "family":
        return "telephone" if rng.random() < 0.6 else "public_form"
    roll = rng.random()
    return "professional_form" if roll < 0.78 else "telephone" if roll < 0.93 else "email"


def referrer(rng: Random, code: str, school: str) -> Referrer:
    """Return who told us. Public referrers are often anonymous; professionals are not."""
    role = ROLES[code][int(rng.random() * len(ROLES[code]))]
    if code in ("9", "10"):
        return Referrer("", role, "", "Not given", "", "", anonymous=True)
    if school == DEMONSTRATION_SCHOOL and code == "2A":
        return Referrer(
            "Margaret Ashdown",
            "Designated safeguarding lead",
            school,
            "Professional",
            "01632 960145",
            "school@example.org",
        )
    sex = "F" if rng.random() < 0.68 else "M"
    born = 1966 + int(rng.random() * 34)
    first, last = naming.forename(rng, GENERAL, sex, born), naming.surname(rng, GENERAL)
    if code in ("1A", "1B", "1C", "1D"):
        hidden = code == "1B" and rng.random() < 0.5
        relation = {
            "1A": ("Grandmother", "Aunt", "Father", "Mother")[int(rng.random() * 4)],
            "1C": "Self",
        }.get(code, role)
        return Referrer(f"{first} {last}", role, "", relation, numbers.mobile(rng), "", anonymous=hidden)
    agency = (school or "School") if code == "2A" else AGENCIES[code]
    local = f"{first}.{last}".lower().replace(" ", "").replace("'", "").encode("ascii", "ignore").decode()
    rank = f"{'PC' if role == 'Police constable' else 'PS'} " if code == "6" else ""
    return Referrer(
        f"{rank}{first} {last}", role, agency, "Professional", numbers.landline(rng), f"{local}@example.org"
    )
