"""Families: who is whose, who lives where, and since when."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID

from synthetic import naming, numbers, places
from synthetic.drafting import Draft, Numbering, age_on, new_adult, new_child, number, school_age
from synthetic.naming import Heritage
from synthetic.plan import Address, Household, Locator, Member, Name, Tie

SHAPES = ("couple", "lone_mother", "lone_father", "step", "two_homes", "kinship")
SHAPE_WEIGHTS = tuple(accumulate((0.56, 0.20, 0.025, 0.12, 0.07, 0.025)))
TROUBLED_WEIGHTS = tuple(accumulate((0.36, 0.31, 0.0, 0.23, 0.08, 0.02)))
SIZES = tuple(accumulate((0.43, 0.39, 0.13, 0.04, 0.01)))
TWINS = 0.047


@dataclass(slots=True)
class Kin:
    """A family while it is being made. `at_home` are the children of the main home; `elsewhere` live in another."""

    heritage: Heritage
    shape: str
    today: date
    mother: Draft | None = None
    father: Draft | None = None
    partner: Draft | None = None
    carer: Draft | None = None
    other_mother: Draft | None = None
    at_home: list[Draft] = field(default_factory=list)
    elsewhere: list[Draft] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    twins: bool = False
    protected: bool = False

    @property
    def adults(self) -> list[Draft]:
        """Every adult, mother first."""
        return [a for a in (self.mother, self.father, self.partner, self.carer, self.other_mother) if a is not None]

    @property
    def children(self) -> list[Draft]:
        """Every child, of this home and elsewhere."""
        return [*self.at_home, *self.elsewhere]

    @property
    def everyone(self) -> list[Draft]:
        """Children first, then adults."""
        return [*self.children, *self.adults]


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
    _live(rng, kin, troubled)
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
        if kin.shape == "step" and kin.partner is not None and place and place == len(births) - 1 and not kin.twins:
            if rng.random() < 0.5:
                own = kin.partner.surname
        child = new_child(rng, kin.heritage, "M" if rng.random() < 0.512 else "F", born, own, ethnicity, unborn)
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
    sex = "M" if rng.random() < 0.512 else "F"
    kin.elsewhere.append(new_child(rng, heritage, sex, born, surname, heritage.ethnicity(rng), False))


def _tie(rng: Random, kin: Kin) -> None:
    """Say who is whose, and who holds parental responsibility as far as anybody knows."""
    ties = kin.ties
    fathers_of_step = {child.key for child in kin.at_home if kin.partner and child.surname == kin.partner.surname}
    for child in kin.at_home:
        if kin.mother is not None:
            ties.append(Tie(kin.mother.key, child.key, "mother", "yes"))
        if child.key in fathers_of_step and kin.partner is not None:
            ties.append(Tie(kin.partner.key, child.key, "father", "yes" if rng.random() < 0.85 else "unknown"))
        elif kin.father is not None:
            known = rng.random()
            holds = "yes" if kin.shape == "couple" or known < 0.72 else "unknown" if known < 0.88 else "no"
            ties.append(Tie(kin.father.key, child.key, "father", holds))  # type: ignore[arg-type]
            if kin.partner is not None:
                ties.append(Tie(kin.partner.key, child.key, "mother's partner", "no"))
        if kin.carer is not None:
            guardian = rng.random() < 0.55
            ties.append(Tie(kin.carer.key, child.key, "grandmother", "yes" if guardian else "no"))
    for place, child in enumerate(kin.at_home):
        for other in kin.at_home[place + 1 :]:
            half = (child.key in fathers_of_step) != (other.key in fathers_of_step)
            kind = "half-sibling" if half else "twin" if kin.twins and child.born == other.born else "sibling"
            ties.append(Tie(child.key, other.key, kind))
        for other in kin.elsewhere:
            ties.append(Tie(child.key, other.key, "half-sibling"))
    for child in kin.elsewhere:
        if kin.other_mother is not None:
            ties.append(Tie(kin.other_mother.key, child.key, "mother", "yes"))
        if kin.father is not None:
            ties.append(Tie(kin.father.key, child.key, "father", "yes" if rng.random() < 0.6 else "unknown"))
    if kin.mother is not None and kin.father is not None:
        kind = "partner" if kin.shape == "couple" else "former partner"
        ties.append(Tie(kin.mother.key, kin.father.key, kind))
    if kin.mother is not None and kin.partner is not None:
        ties.append(Tie(kin.mother.key, kin.partner.key, "partner"))
    if kin.carer is not None and kin.mother is not None:
        ties.append(Tie(kin.carer.key, kin.mother.key, "mother"))


def _live(rng: Random, kin: Kin, troubled: bool) -> None:
    """Give every person a home, the homes before it, and what goes with a home."""
    main = places.home(rng, troubled)
    moves = [kin.today - timedelta(days=30 + int(rng.random() * 1500))]
    while rng.random() < (0.62 if troubled else 0.38) and len(moves) < 5:
        moves.append(moves[-1] - timedelta(days=120 + int(rng.random() * 1400)))
    former = [places.home(rng, troubled, main.district if rng.random() < 0.7 else "") for _ in moves[1:]]
    lead = kin.carer or kin.mother or kin.father
    with_lead = [a for a in (kin.mother, kin.father, kin.partner) if a is not None and _at_main(kin, a)]
    if kin.carer is not None:
        with_lead = [kin.carer]
    separated = kin.shape in ("lone_mother", "two_homes", "step") and kin.father is not None
    kin.protected = separated and troubled and rng.random() < 0.05
    hidden_from = (kin.father.key,) if kin.protected and kin.father is not None else ()
    members = []
    for draft in [*with_lead, *kin.at_home]:
        if draft.kind != "unborn":
            _addresses(draft, main, moves, former, hidden_from)
            _gp(rng, draft, main, hidden_from)
        role = "parent or carer" if draft.kind == "adult" else "unborn baby" if draft.kind == "unborn" else "child"
        since = moves[0] if draft.born is None or draft.born < moves[0] else draft.born
        members.append(Member(draft.key, role, None if draft.kind == "unborn" else since))
    _learn(rng, kin.at_home, main, kin.today, hidden_from)
    if hidden_from and lead is not None:
        lead.locators = [_shield(each, hidden_from) if each.kind == "telephone" else each for each in lead.locators]
    kin.households.append(Household(numbers.key(rng), main, tuple(members)))
    for adult in kin.adults:
        if adult in with_lead or adult is kin.other_mother:
            continue
        own = places.home(rng, troubled)
        _addresses(adult, own, [kin.today - timedelta(days=60 + int(rng.random() * 1200))], [], ())
        there = [Member(adult.key, "parent or carer")]
        if kin.shape == "two_homes" and adult is kin.father:
            there += [Member(child.key, "child", share="shared") for child in kin.at_home if child.kind == "child"]
        if adult is kin.father and kin.other_mother is not None and rng.random() < 0.4:
            there += [Member(child.key, "child", share="visits") for child in kin.elsewhere]
        kin.households.append(Household(numbers.key(rng), own, tuple(there)))
    if kin.other_mother is not None:
        own = places.home(rng, troubled)
        for draft in [kin.other_mother, *kin.elsewhere]:
            _addresses(draft, own, [kin.today - timedelta(days=90 + int(rng.random() * 1500))], [], ())
            _gp(rng, draft, own, ())
        _learn(rng, kin.elsewhere, own, kin.today, ())
        there = [Member(draft.key, "child" if draft.kind == "child" else "parent or carer") for draft in
                 [kin.other_mother, *kin.elsewhere]]  # fmt: skip
        kin.households.append(Household(numbers.key(rng), own, tuple(there)))


def _at_main(kin: Kin, adult: Draft) -> bool:
    if adult is kin.mother:
        return kin.shape != "lone_father"
    if adult is kin.father:
        return kin.shape in ("couple", "lone_father")
    return adult is kin.partner


def _addresses(
    draft: Draft, main: Address, moves: list[date], former: list[Address], hidden_from: tuple[UUID, ...]
) -> None:
    """Record the present address and those before it, none before the person was born."""
    born = draft.born or date(1900, 1, 1)
    reason = "Address kept from a former partner after domestic abuse" if hidden_from else ""
    draft.locators.append(
        Locator("address", main.text, main.postcode, valid_from=max(moves[0], born), protected_from=hidden_from,
                protected_reason=reason)
    )  # fmt: skip
    for place, address in enumerate(former):
        start, end = moves[place + 1], moves[place]
        if end > born:
            draft.former_addresses.append((address.text, address.postcode))
            draft.locators.append(
                Locator("address", address.text, address.postcode, valid_from=max(start, born), valid_to=end)
            )


def _gp(rng: Random, draft: Draft, home: Address, hidden_from: tuple[UUID, ...]) -> None:
    if rng.random() < 0.96:
        gp = Locator("gp", places.surgery(rng, home), home.postcode)
        draft.locators.append(_shield(gp, hidden_from) if hidden_from else gp)


def _learn(rng: Random, children: list[Draft], home: Address, today: date, hidden_from: tuple[UUID, ...]) -> None:
    """Send children to a nursery, school or college; twins and near ages to the same one."""
    chosen: dict[int, tuple[str, str, str]] = {}
    for child in children:
        if child.kind == "unborn" or child.born is None:
            continue
        age = school_age(child.born, today)
        place: tuple[str, str, str] | None = None
        if 4 <= age <= 15 and rng.random() > 0.014:
            phase = 1 if age >= 11 else 0
            special = any(d.kind == "disability" for d in child.details) and rng.random() < 0.25
            school = places.special_school(rng, age) if special else None
            place = None if special else chosen.get(phase)
            if place is None:
                school = school or places.school_for(rng, home, age, child.sex)
                if school is not None:
                    place = (school.name, school.postcode, school.urn)
                    chosen[phase] = place
        elif age >= 16 and rng.random() < 0.8:
            place = ("Marlbrook College, Gloucester", "GL1 1AH", "")
        elif 4 <= age <= 15:
            child.locators.append(Locator("school", "Educated at home"))
            continue
        elif age_on(child.born, today) >= 2 and rng.random() < 0.7:
            name, postcode, urn = chosen.setdefault(-1, (places.nursery(rng, home), home.postcode, ""))
            child.locators.append(_shielded("nursery", name, postcode, urn, hidden_from))
            continue
        if place is not None:
            child.locators.append(_shielded("school", *place, hidden_from))


def _shielded(kind: str, text: str, postcode: str, urn: str, hidden_from: tuple[UUID, ...]) -> Locator:
    plain = Locator(kind, text, postcode, urn)  # type: ignore[arg-type]
    return _shield(plain, hidden_from) if hidden_from else plain


def _shield(locator: Locator, hidden_from: tuple[UUID, ...]) -> Locator:
    return Locator(
        locator.kind, locator.text, locator.postcode, locator.urn, locator.valid_from, locator.valid_to, locator.safe_contact,
        hidden_from, "Kept from a former partner after domestic abuse",
    )  # fmt: skip
