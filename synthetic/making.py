"""What a contact is about, who is in it, and when each step would come: the frame that the other modules fill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from synthetic import sources, texts, working_time
from synthetic.drafting import Draft
from synthetic.frontdoor_plan import ActKind, Outcome, RatingColour
from synthetic.kin import Kin
from synthetic.staff import BY_USERNAME
from synthetic.texts import Voicebox

SCREENERS = tuple(BY_USERNAME[name].id for name in ("screener", "screener.two", "screener.three"))
DECIDERS = tuple(BY_USERNAME[name].id for name in ("decision.maker", "decision.maker.two", "duty.manager"))
NIGHT = tuple(BY_USERNAME[name].id for name in ("out.of.hours", "out.of.hours.two"))
OUTCOMES: dict[RatingColour, tuple[tuple[Outcome, float], ...]] = {
    "red": (("strategy_discussion", 0.84), ("assessment", 0.97), ("transferred", 1.0)),
    "amber": (
        ("assessment", 0.43),
        ("early_help", 0.72),
        ("advice", 0.922),
        ("no_further_action", 0.985),
        ("transferred", 1.0),
    ),
    "green": (
        ("advice", 0.46),
        ("early_help", 0.79),
        ("no_further_action", 0.96),
        ("assessment", 0.985),
        ("transferred", 1.0),
    ),
}
DOING_MORE = {"assessment", "strategy_discussion", "passed_to_open_worker"}
SOLE_SUBJECT = {"exploitation", "missing", "online", "sexual", "young_carer", "physical"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What to make of one contact. Blanks are left to chance; `decide_in` is minutes from receipt (None: as usual)."""

    received_at: datetime
    code: str
    colour: RatingColour | None = None
    concern: str = ""
    rate_in: int | None = None
    decide_in: int | None = None
    replies_in: tuple[int, ...] | None = None
    feedback: str = ""
    act: ActKind | None = None
    late_reply: bool = False
    raised: bool = False
    open_worker: str = ""


@dataclass(slots=True)
class Making:
    """A contact while it is being made."""

    rng: Random
    kin: Kin
    asked: Asked
    as_at: datetime
    box: Voicebox
    concern: str
    colour: RatingColour
    children: list[Draft]
    man: Draft | None
    rated_at: datetime
    screener: UUID
    decider: UUID
    decided_at: datetime
    outcome: Outcome

    @property
    def serious(self) -> bool:
        """Whether sentences kept for serious matters fit: never where little will come of it."""
        return self.colour == "red" or (self.colour == "amber" and self.outcome not in ("advice", "no_further_action"))


def alive(kin: Kin, today: date) -> list[Draft]:
    """Return the children of the home who had been born by a day, and babies then already expected."""
    return [
        child
        for child in kin.at_home
        if child.born is not None
        and (child.born - timedelta(days=230) <= today if child.kind == "unborn" else child.born <= today)
    ]


def subjects(rng: Random, kin: Kin, concern: str, today: date) -> list[Draft]:
    """Return the children a contact is about, the one most concerned first."""
    home = alive(kin, today)
    if concern in SOLE_SUBJECT and len(home) > 1:
        ages = {"exploitation": "teen", "missing": "teen", "online": "teen", "young_carer": "teen"}
        fit = [child for child in home if texts.band(child, today) == ages.get(concern, "")] or [
            child for child in home if child.kind == "child"
        ]
        chosen = fit[int(rng.random() * len(fit))] if fit else home[0]
        return [chosen] if rng.random() < 0.6 else [chosen, *(child for child in home if child is not chosen)]
    if concern == "unborn":
        return sorted(home, key=lambda child: child.kind != "unborn")
    return list(home) if rng.random() < 0.85 else home[-1:]


def begin(rng: Random, kin: Kin, asked: Asked, as_at: datetime) -> Making:
    """Choose what the contact is about, who is in it and when each step would come."""
    today = working_time.local(asked.received_at)[0]
    of = sources.category(asked.code)
    home = alive(kin, today)
    bands = {texts.band(child, today) for child in home if child.kind == "child"}
    unborn_only = all(child.kind == "unborn" for child in home)
    concern = asked.concern or sources.concern(rng, of, bands, unborn_only)
    children = subjects(rng, kin, concern, today)
    man, role = _man(kin)
    mum = _full(kin.mother or kin.carer or kin.father)
    box = texts.voicebox(
        rng,
        asked.received_at,
        children,
        mum,
        _full(man) if man else "a man she did not name",
        role,
        asked.open_worker,
        next((child.born for child in children if child.kind == "unborn"), None),
        by_day=of == "school" or asked.code in ("3A", "3B", "3C", "3D", "4"),
    )
    roll = rng.random()
    serious = concern in ("physical", "sexual", "exploitation")
    usual: RatingColour = "red" if roll < (0.24 if serious else 0.125) else "amber" if roll < 0.60 else "green"
    colour = asked.colour or usual
    due = children[0].born if children[0].kind == "unborn" else None
    if due is not None and colour == "red" and (due - today).days > 60:
        colour = "amber"
    open_now = working_time.working(asked.received_at)
    if asked.rate_in is not None:
        rated_at = asked.received_at + timedelta(minutes=asked.rate_in)
    elif colour == "red":
        rated_at = asked.received_at + timedelta(minutes=4 + int(rng.expovariate(1 / 14)))
    else:
        rated_at = working_time.after(asked.received_at, 8 + int(rng.expovariate(1 / 55)))
    at_night = not open_now and not working_time.working(rated_at)
    screener = NIGHT[int(rng.random() * 2)] if at_night else SCREENERS[int(rng.random() * 3)]
    luck = rng.random()
    outcome = next(each for each, upto in OUTCOMES[colour] if luck < upto)
    if outcome == "transferred" and asked.code not in ("5C", "6", "3E", "9"):
        outcome = "advice"
    if asked.open_worker:
        outcome = "passed_to_open_worker"
    return Making(
        rng,
        kin,
        asked,
        as_at,
        box,
        concern,
        colour,
        children,
        man,
        rated_at,
        screener,
        NIGHT[0] if at_night and outcome in DOING_MORE else DECIDERS[int(rng.random() * 3)],
        _decided_at(rng, asked, colour, rated_at),
        outcome,
    )


def _full(draft: Draft | None) -> str:
    return f"{draft.names[0].forenames.split(' ')[0]} {draft.surname}" if draft is not None else "their carer"


def _man(kin: Kin) -> tuple[Draft | None, str]:
    if kin.partner is not None:
        return kin.partner, "partner"
    if kin.father is not None and kin.mother is not None:
        return kin.father, "partner" if kin.shape == "couple" else "former partner"
    return None, "former partner"


def _decided_at(rng: Random, asked: Asked, colour: RatingColour, rated_at: datetime) -> datetime:
    if asked.decide_in is not None:
        return asked.received_at + timedelta(minutes=asked.decide_in)
    late = rng.random() < 0.07
    if colour == "red":
        return rated_at + timedelta(minutes=25 + int(rng.random() * (360 if late else 185)))
    minutes = 75 + int(rng.triangular(0, 1350 if late else 760, 240))
    return working_time.after(rated_at, minutes)
