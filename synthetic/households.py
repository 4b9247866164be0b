"""Families: who is whose, who lives where, and since when."""

from __future__ import annotations

from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Literal

from synthetic import homes, naming, numbers
from synthetic.drafting import Draft, Numbering, age_on, new_adult, new_child, number
from synthetic.kin import Kin
from synthetic.plan import Locator, Name, Sex, Tie

SHAPES = ("couple", "lone_mother", "lone_father", "step", "two_homes", "kinship")
SHAPE_WEIGHTS = tuple(accumulate((0.56, 0.20, 0.025, 0.12, 0.07, 0.025)))
TROUBLED_WEIGHTS = tuple(accumulate((0.36, 0.31, 0.0, 0.23, 0.08, 0.02)))
SIZES = tuple(accumulate((0.43, 0.39, 0.13, 0.04, 0.01)))
TWINS = 0.047


def make(rng: Random, today: date, numbering: Numbering, limit: int, troubled: bool) -> Kin:
    """Return a family of at most `limit` children. `troubled` leans it as families known to the front door lean."""
    weights = TROUBLED_WEIGHTS if troubled else SHAPE_WEIGHTS
    shape = SHAPES[min(bisect(weights, rng.random() * weights[-1]), len(SHAPES) - 1)]
    kin = Kin(naming.heritage(rng), shape, today)
    births = _births(rng, kin, min(limit, 1 + min(bisect(SIZES, rng.random()), 4)))
    _parents(rng, kin, min(born for born, _ in births), troubled)
    _children(rng, kin, births)
    if kin.shape in ("step", "lone_mother", "two_homes") and limit > len(births) and rng.random() < 0.22:
        _half_sibling(rng, kin)
    _tie(rng, kin)
    homes.settle(rng, kin, troubled)
    for draft in kin.everyone:
        number(rng, draft, today, numbering, known_to_council=rng.random() < (0.6 if troubled else 0.06))
    return kin


def _births(rng: Random, kin: Kin, count: int) -> list[tuple[date, bool]]:
    """Dates of birth, eldest first, with whether the baby is still to be born."""
    today = kin.today
    youngest = today - timedelta(days=int(rng.random() * 6570))
    births = [(youngest, False)]
    if rng.random() < 0.022:
        births = [(today + timedelta(days=4 + int(rng.random() * 240)), True)]
    if count > 1 and not births[0][1] and rng.random() < TWINS:
        kin.twins = True
        births.insert(0, births[0])
    while len(births) < count:
        gap = max(345, int(rng.gauss(1000, 380)))
        born = births[0][0] - timedelta(days=gap)
        if age_on(born, today) >= 18:
            break
        births.insert(0, (born, False))
    return births


def _parents(rng: Random, kin: Kin, eldest: date, troubled: bool) -> None:
    heritage = kin.heritage
    years = max(16.2, min(44.0, rng.gauss(24.5 if troubled else 28.5, 5.6)))
    mother_born = eldest - timedelta(days=int(years * 365.25))
    father_born = mother_born - timedelta(days=int(rng.gauss(800, 1100)))
    fathers = heritage if rng.random() < 0.86 else naming.heritage(rng)
    fathers_name = naming.surname(rng, fathers)
    mothers_name = naming.surname(rng, heritage)
    if kin.shape != "lone_father" or rng.random() < 0.6:
        kin.mother = new_adult(rng, heritage, "F", mother_born, mothers_name)
    kin.father = new_adult(rng, fathers, "M", min(father_born, eldest - timedelta(days=6000)), fathers_name)
    if kin.shape == "lone_mother" and not troubled and rng.random() < 0.3:
        kin.father = None
    if kin.mother is not None and kin.shape == "couple" and rng.random() < 0.55:
        maiden = kin.mother.names[0]
        married = eldest - timedelta(days=int(rng.random() * 1500))
        kin.mother.names[0] = Name("legal", maiden.forenames, fathers_name, married)
        kin.mother.names.append(Name("former", maiden.forenames, maiden.surname, None, married))
    if kin.shape == "step":
        others = heritage if rng.random() < 0.8 else naming.heritage(rng)
        born = mother_born - timedelta(days=int(rng.gauss(300, 1500)))
        kin.partner = new_adult(rng, others, "M", born, naming.surname(rng, others))
    if kin.shape == "kinship":
        born = mother_born - timedelta(days=int(rng.gauss(26, 3) * 365.25))
        kin.carer = new_adult(rng, heritage, "F", born, mothers_name)


def _children(rng: Random, kin: Kin, births: list[tuple[date, bool]]) -> None:
    mother, father = kin.mother, kin.father
    roll = rng.random()
    if father is None or (mother is not None and roll < 0.24):
        surname = mother.surname if mother is not None else "Unknown"
    elif mother is not None and roll < 0.32 and mother.surname != father.surname:
        surname = f"{mother.surname}-{father.surname}"
    else:
        surname = father.surname
    ethnicity = kin.heritage.ethnicity(rng)
    if father is not None and father.heritage is not kin.heritage:
        ethnicity = "MOTH" if ethnicity != "WBRI" else "MWAS"
    for place, (born, unborn) in enumerate(births):
        own = surname
        youngest = place > 0 and place == len(births) - 1 and not kin.twins
        if kin.shape == "step" and kin.partner is not None and youngest and rng.random() < 0.5:
            own = kin.partner.surname
        sex: Sex = "M" if rng.random() < 0.512 else "F"
        child = new_child(rng, kin.heritage, sex, born, own, ethnicity, unborn)
        names = {other.names[0].forenames.split(" ")[0] for other in kin.at_home}
        while not unborn and child.names[0].forenames.split(" ")[0] in names:
            child = new_child(rng, kin.heritage, child.sex, born, own, ethnicity, unborn)
        if age_on(born, kin.today) >= 12 and rng.random() < 0.5:
            child.locators.append(Locator("telephone", numbers.mobile(rng)))
        kin.at_home.append(child)


def _half_sibling(rng: Random, kin: Kin) -> None:
    """A child of the same father with another mother, living elsewhere."""
    if kin.father is None or kin.father.born is None:
        return
    heritage = naming.heritage(rng)
    born = kin.today - timedelta(days=int(rng.random() * 6000))
    mother_born = born - timedelta(days=int(max(17.0, rng.gauss(27, 5)) * 365.25))
    if age_on(kin.father.born, born) < 15:
        return
    kin.other_mother = new_adult(rng, heritage, "F", mother_born, naming.surname(rng, heritage))
    surname = kin.father.surname if rng.random() < 0.5 else kin.other_mother.surname
    sex: Sex = "M" if rng.random() < 0.512 else "F"
    kin.elsewhere.append(new_child(rng, heritage, sex, born, surname, heritage.ethnicity(rng), False))


def _tie(rng: Random, kin: Kin) -> None:
    """Say who is whose, and who holds parental responsibility as far as anybody knows."""
    of_partner = {child.key for child in kin.at_home if kin.partner and child.surname == kin.partner.surname}
    for child in kin.at_home:
        _parents_of(rng, kin, child, child.key in of_partner)
    for place, child in enumerate(kin.at_home):
        for other in kin.at_home[place + 1 :]:
            half = (child.key in of_partner) != (other.key in of_partner)
            kind = "half-sibling" if half else "twin" if kin.twins and child.born == other.born else "sibling"
            kin.ties.append(Tie(child.key, other.key, kind))
        if child.key not in of_partner:
            kin.ties += [Tie(child.key, other.key, "half-sibling") for other in kin.elsewhere]
    for child in kin.elsewhere:
        if kin.other_mother is not None:
            kin.ties.append(Tie(kin.other_mother.key, child.key, "mother", "yes"))
        if kin.father is not None:
            kin.ties.append(Tie(kin.father.key, child.key, "father", "yes" if rng.random() < 0.6 else "unknown"))
    _couples(kin)


def _parents_of(rng: Random, kin: Kin, child: Draft, of_partner: bool) -> None:
    if kin.mother is not None:
        kin.ties.append(Tie(kin.mother.key, child.key, "mother", "yes"))
    if of_partner and kin.partner is not None:
        kin.ties.append(Tie(kin.partner.key, child.key, "father", "yes" if rng.random() < 0.85 else "unknown"))
    elif kin.father is not None:
        known = rng.random()
        holds: Literal["yes", "no", "unknown"] = "no"
        if kin.shape == "couple" or known < 0.72:
            holds = "yes"
        elif known < 0.88:
            holds = "unknown"
        kin.ties.append(Tie(kin.father.key, child.key, "father", holds))
        if kin.partner is not None:
            kin.ties.append(Tie(kin.partner.key, child.key, "mother's partner", "no"))
    if kin.carer is not None:
        kin.ties.append(Tie(kin.carer.key, child.key, "grandmother", "yes" if rng.random() < 0.55 else "no"))


def _couples(kin: Kin) -> None:
    if kin.mother is not None and kin.father is not None:
        kind = "partner" if kin.shape == "couple" else "former partner"
        kin.ties.append(Tie(kin.mother.key, kin.father.key, kind))
    if kin.mother is not None and kin.partner is not None:
        kin.ties.append(Tie(kin.mother.key, kin.partner.key, "partner"))
    if kin.carer is not None and kin.mother is not None:
        kin.ties.append(Tie(kin.carer.key, kin.mother.key, "mother"))
