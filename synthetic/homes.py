"""Where a family lives and lived, and what goes with a home: surgery, nursery, school, and who must not find it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Literal
from uuid import UUID

from synthetic import numbers, places
from synthetic.drafting import Draft, age_on, school_age
from synthetic.kin import Kin
from synthetic.plan import Address, Household, Locator, Member


def settle(rng: Random, kin: Kin, troubled: bool) -> None:
    """Give every person a home, the homes before it, and what goes with a home."""
    with_lead = [adult for adult in (kin.mother, kin.father, kin.partner) if adult and _at_main(kin, adult)]
    if kin.carer is not None:
        with_lead = [kin.carer]
    _main_home(rng, kin, with_lead, troubled)
    for adult in kin.adults:
        if adult not in with_lead and adult is not kin.other_mother:
            _own_home(rng, kin, adult, troubled)
    if kin.other_mother is not None:
        _home_elsewhere(rng, kin, kin.other_mother, troubled)


def _main_home(rng: Random, kin: Kin, with_lead: list[Draft], troubled: bool) -> None:
    main = places.home(rng, troubled)
    moves = [kin.today - timedelta(days=30 + int(rng.random() * 1500))]
    while rng.random() < (0.62 if troubled else 0.38) and len(moves) < 5:
        moves.append(moves[-1] - timedelta(days=120 + int(rng.random() * 1400)))
    former = [places.home(rng, troubled, main.district if rng.random() < 0.7 else "") for _ in moves[1:]]
    separated = kin.shape in ("lone_mother", "two_homes", "step") and kin.father is not None
    kin.protected = separated and kin.shape != "two_homes" and troubled and rng.random() < 0.06
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
    if hidden_from:
        for draft in [*with_lead, *kin.at_home]:
            draft.locators = [_shield(each, hidden_from) if each.valid_to is None else each for each in draft.locators]
    kin.households.append(Household(numbers.key(rng), main, tuple(members)))


def _own_home(rng: Random, kin: Kin, adult: Draft, troubled: bool) -> None:
    own = places.home(rng, troubled)
    _addresses(adult, own, [kin.today - timedelta(days=60 + int(rng.random() * 1200))], [], ())
    there = [Member(adult.key, "parent or carer")]
    if kin.shape == "two_homes" and adult is kin.father:
        there += [Member(child.key, "child", share="shared") for child in kin.at_home if child.kind == "child"]
    if adult is kin.father and kin.other_mother is not None and rng.random() < 0.4:
        there += [Member(child.key, "child", share="visits") for child in kin.elsewhere]
    kin.households.append(Household(numbers.key(rng), own, tuple(there)))


def _home_elsewhere(rng: Random, kin: Kin, mother: Draft, troubled: bool) -> None:
    own = places.home(rng, troubled)
    for draft in [mother, *kin.elsewhere]:
        _addresses(draft, own, [kin.today - timedelta(days=90 + int(rng.random() * 1500))], [], ())
        _gp(rng, draft, own, ())
    _learn(rng, kin.elsewhere, own, kin.today, ())
    there = [Member(mother.key, "parent or carer"), *(Member(child.key, "child") for child in kin.elsewhere)]
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
        Locator(
            "address",
            main.text,
            main.postcode,
            valid_from=max(moves[0], born),
            protected_from=hidden_from,
            protected_reason=reason,
        )
    )
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


def _shielded(
    kind: Literal["school", "nursery"], text: str, postcode: str, urn: str, hidden_from: tuple[UUID, ...]
) -> Locator:
    plain = Locator(kind, text, postcode, urn)
    return _shield(plain, hidden_from) if hidden_from else plain


def _shield(locator: Locator, hidden_from: tuple[UUID, ...]) -> Locator:
    return Locator(
        locator.kind,
        locator.text,
        locator.postcode,
        locator.urn,
        locator.valid_from,
        locator.valid_to,
        locator.safe_contact,
        hidden_from,
        "Kept from a former partner after domestic abuse",
    )
