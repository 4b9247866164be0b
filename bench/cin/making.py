"""Made children in need returns: children as the census tells them, some with something wrong. Nobody is real."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from openmash.insight.returns.writing import write_census
from openmash.statute.census import codes as lists
from openmash.statute.census.pupil_numbers import check_letter
from openmash.statute.census.shape import Assessment, Child, Enquiry, Episode, NeedPlan, ProtectionPlan
from openmash.statute.census.years import Year

T = TypeVar("T")
FACTORS = sorted(lists.FROM_2024_25.factors - {"18A", "19A", "21"})
DISABILITIES = sorted(lists.DISABILITIES - {"NONE"})


def make(path: Path, children: int, year: Year, *, faulty: float, seed: int = 1) -> None:
    """Write a return of so many children, the share `faulty` of whom have one to three things wrong."""
    with path.open("w", encoding="utf-8") as to:
        write_census(
            made(children, year, faulty=faulty, seed=seed), year, to, authority="916",
            made_at=datetime(year.ending, 7, 1, tzinfo=UTC),
        )  # fmt: skip


def made(children: int, year: Year, *, faulty: float, seed: int) -> Iterator[Child]:
    """The children, one by one."""
    rng = random.Random(seed)
    end = date(year.ending, 3, 31)
    before: Child | None = None
    for number in range(children):
        child = sound(rng, number, end, year)
        if rng.random() < faulty:
            for _ in range(rng.choice((1, 1, 2, 3))):
                child = rng.choice(FAULTS)(rng, child, before)
        before = child
        yield child


def doubled(path: Path, year: Year) -> None:
    """Write a small return for the rules about the whole: numbers missing and given twice, few kinds of disability, sex
    unknown, more plans than conferences, a wrong reference date.
    """
    rng, end = random.Random(1), date(year.ending, 3, 31)
    children = [sound(rng, number, end, year) for number in range(40)]
    children = [
        child._replace(disabilities=("LD",) if place % 3 else ("NONE",)) for place, child in enumerate(children)
    ]
    children[3] = children[3]._replace(id="")
    children[5] = children[5]._replace(id=children[4].id, upn=children[4].upn)
    children[6:9] = [child._replace(sex="U", gender="0") for child in children[6:9]]
    plan = Episode(end - timedelta(days=100), "6", "N1", no_further_action="0", plans=(NEW_PLAN,))
    children[9:20] = [child._replace(episodes=(plan,)) for child in children[9:20]]
    with path.open("w", encoding="utf-8") as to:
        write_census(children, year, to, authority="916", made_at=datetime(year.ending, 7, 1, tzinfo=UTC))
    text = path.read_text().replace(f"<Year>{year.ending}</Year>", f"<Year>{year.ending + 1}</Year>")
    path.write_text(text)


def upn_of(number: int) -> str:
    """A pupil number that adds up."""
    rest = f"916{2020:04}{number % 100_000:05}"
    return check_letter(rest) + rest


def working(day: date) -> date:
    """The day, or the Monday after."""
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def sound(rng: random.Random, number: int, end: date, year: Year) -> Child:
    """A child with nothing wrong."""
    born = end - timedelta(days=rng.randrange(400, 17 * 365))
    reads = end - born > timedelta(days=365 * 5)
    return Child(
        f"MADE{number:07}", upn_of(number) if reads else "", "", "" if reads else "UN1", born, None,
        rng.choice("MF"), None,
        rng.choice(sorted(lists.ETHNICITIES)),
        tuple(sorted(rng.sample(DISABILITIES, rng.choice((1, 2))))) if rng.random() < 0.15 else ("NONE",),
        tuple(_episodes(rng, end)), rng.choice("12"),
    )  # fmt: skip


def _episodes(rng: random.Random, end: date) -> Iterator[Episode]:
    first = end - timedelta(days=rng.randrange(200, 360))
    source, need = rng.choice(("1A", "2A", "3A", "6", "10")), rng.choice(("N1", "N2", "N4", "N5"))
    kind = rng.random()
    if kind < 0.15:
        yield Episode(first, source, no_further_action="1")
        return
    began = first + timedelta(days=1)
    assessment = Assessment(
        began, None, began + timedelta(days=rng.randrange(20, 60)), tuple(rng.sample(FACTORS, rng.randrange(1, 5)))
    )
    if kind < 0.45:
        closed = assessment.end + timedelta(days=3) if assessment.end else end
        yield Episode(first, source, need, closed, "RC8", no_further_action="0", assessments=(assessment,))
        return
    conference = working(began + timedelta(days=10))
    enquiry = Enquiry(began, working(began + timedelta(days=21)), conference, "0")
    plan = ProtectionPlan(
        conference, conference + timedelta(days=rng.randrange(60, 100)), rng.choice(("NEG", "EMO")), "NEG", "0",
        (conference + timedelta(days=55),),
    )  # fmt: skip
    need_plan = NeedPlan(plan.end, plan.end + timedelta(days=20) if plan.end else None)
    if kind < 0.75:
        yield Episode(
            first, source, need, None, "", None, "0", (assessment,), (NeedPlan(began + timedelta(days=30), None),)
        )
        return
    yield Episode(first, source, need, None, "", None, "0", (assessment,), (need_plan,), (enquiry,), (plan,))


# What may be wrong

Fault = Callable[[random.Random, Child, Child | None], Child]


def _swap(items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    return (change(items[0]), *items[1:]) if items else ()


def _in_episode(change: Callable[[random.Random, Episode], Episode]) -> Fault:
    def fault(rng: random.Random, child: Child, _: Child | None) -> Child:
        if not child.episodes:
            return child
        place = rng.randrange(len(child.episodes))
        episodes = list(child.episodes)
        episodes[place] = change(rng, episodes[place])
        return child._replace(episodes=tuple(episodes))

    return fault


def _a_day(rng: random.Random, day: date | None) -> date | None:
    """Another day, none, or one far off."""
    if day is None:
        return date(2026, 3, 31) - timedelta(days=rng.randrange(0, 500)) if rng.random() < 0.8 else None
    return rng.choice(
        (None, day - timedelta(days=rng.randrange(1, 60)), day + timedelta(days=rng.randrange(1, 60)),
         day + timedelta(days=rng.choice((-1, 1, -365, 365, 900))), date(2026, 3, 31), date(2025, 4, 1))
    )  # fmt: skip


EPISODE_DAYS = ("referral", "closure", "conference")
PART_DAYS = {
    "assessments": ("start", "end"),
    "need_plans": ("start", "end"),
    "enquiries": ("start", "target", "conference"),
    "plans": ("start", "end"),
}
NEW_ASSESSMENT = Assessment(date(2025, 9, 1), None, date(2025, 10, 1), ("1A",))
NEW_NEED_PLAN = NeedPlan(date(2025, 9, 3), None)
NEW_PLAN = ProtectionPlan(date(2025, 9, 19), None, "NEG", "NEG", "1", ())
NEW: dict[str, Any] = {
    "assessments": NEW_ASSESSMENT,
    "need_plans": NEW_NEED_PLAN,
    "enquiries": Enquiry(date(2025, 9, 4), date(2025, 9, 25), None, "0"),
    "plans": NEW_PLAN,
}
CODES: dict[str, dict[str, tuple[str, ...]]] = {
    "": {
        "source": ("", "5E", "11", "5D"), "need": ("", "N10", "n1"), "reason": ("", "RC2", "RC8", "RC9", "RC7", "RC10"),
        "no_further_action": ("", "0", "1", "true", "false", "2"),
    },
    "enquiries": {"no_conference": ("0", "1", "true", "false", "")},
    "plans": {
        "first_category": ("", "XXX", "MUL"), "latest_category": ("", "phy", "SAB"), "plans_before": ("", "-1", "3"),
    },
}  # fmt: skip


def _episode_day(rng: random.Random, episode: Episode) -> Episode:
    name = rng.choice(EPISODE_DAYS)
    return episode._replace(**{name: _a_day(rng, getattr(episode, name))})


def _part_day(rng: random.Random, episode: Episode) -> Episode:
    having = [part for part in PART_DAYS if getattr(episode, part)]
    if not having:
        return episode
    part = rng.choice(having)
    blocks = list(getattr(episode, part))
    place = rng.randrange(len(blocks))
    name = rng.choice(PART_DAYS[part])
    blocks[place] = blocks[place]._replace(**{name: _a_day(rng, getattr(blocks[place], name))})
    return episode._replace(**{part: tuple(blocks)})


def _a_code(rng: random.Random, episode: Episode) -> Episode:
    part = rng.choice([part for part in CODES if not part or getattr(episode, part)])
    name = rng.choice(sorted(CODES[part]))
    value = rng.choice(CODES[part][name])
    if not part:
        return episode._replace(**{name: value})
    return episode._replace(**{part: _swap(getattr(episode, part), lambda block: block._replace(**{name: value}))})


def _one_more(rng: random.Random, episode: Episode) -> Episode:
    part = rng.choice(sorted(NEW))
    block = NEW[part]
    for name in PART_DAYS[part]:
        if rng.random() < 0.4:
            block = block._replace(**{name: _a_day(rng, getattr(block, name))})
    again = getattr(episode, part)[:1] if rng.random() < 0.3 else ()
    return episode._replace(**{part: (*getattr(episode, part), *again, block)})


def _none_of_it(rng: random.Random, episode: Episode) -> Episode:
    return episode._replace(**{rng.choice(sorted(NEW)): ()})


def _factors(rng: random.Random, episode: Episode) -> Episode:
    found = rng.choice(((), ("21",), ("21", "1A"), ("1A", "1A"), ("18A",), ("19A", "2B"), ("RB",), ("1B", "ZZ")))
    return episode._replace(assessments=_swap(episode.assessments, lambda one: one._replace(factors=found)))


def _reviews(rng: random.Random, episode: Episode) -> Episode:
    day = _a_day(rng, date(2025, 9, 1)) or date(2025, 10, 1)
    return episode._replace(plans=_swap(episode.plans, lambda one: one._replace(reviews=(day,))))


def _together(rng: random.Random, episode: Episode) -> Episode:
    """A plan that ends as it begins, a review without a day, two that are open."""
    plan, need = (episode.plans or (NEW_PLAN,))[0], (episode.need_plans or (NEW_NEED_PLAN,))[0]
    assessment = (episode.assessments or (NEW_ASSESSMENT,))[0]
    return rng.choice(
        (
            episode._replace(plans=(plan._replace(end=plan.start),)), episode._replace(plans=(plan._replace(reviews=(None,)),)),
            episode._replace(plans=(plan._replace(end=None), plan._replace(end=None, start=date(2025, 12, 1)))),
            episode._replace(need_plans=(need._replace(end=need.start),)),
            episode._replace(assessments=(assessment._replace(end=None, factors=()), NEW_ASSESSMENT._replace(end=None))),
            episode._replace(assessments=(assessment._replace(end=None, start=date(2024, 9, 1)),)),
            episode._replace(referral=date(2025, 2, 1), no_further_action="1"),
        )
    )  # fmt: skip


def _same_conference(rng: random.Random, episode: Episode) -> Episode:
    return episode._replace(conference=episode.enquiries[0].conference) if episode.enquiries else episode


def _who(rng: random.Random, child: Child, before: Child | None) -> Child:
    """Something about who the child is."""
    other = before or child
    return rng.choice(
        (
            child._replace(id=child.id + "-1"), child._replace(id=child.id + "A" * 20),
            child._replace(upn=other.upn), child._replace(upn="B123456789012"),
            child._replace(upn="A9999x6789012"), child._replace(upn="A91612345678I"), child._replace(upn="A9161234567"),
            child._replace(upn="", upn_unknown=rng.choice(("", "UN1", "UN2", "UN7", "UN8", "un3"))),
            child._replace(former_upn=rng.choice(("X9876543212", "X987654321234", "9987654321234"))),
            child._replace(born=_a_day(rng, child.born)), child._replace(born=date(2026, 4, 20)),
            child._replace(born=None, due=_a_day(rng, date(2026, 6, 1)), sex=rng.choice(("U", "M", "")), gender=rng.choice(("0", "1", ""))),
            child._replace(due=date(2026, 6, 1)), child._replace(born=date(1999, 1, 1)),
            child._replace(sex=rng.choice(("", "1", "U", "x")), gender=rng.choice(("", "0", "M", "9"))), child._replace(died=_a_day(rng, child.born)),
            child._replace(died=date(2026, 3, 31) - timedelta(days=rng.randrange(-90, 400))),
            child._replace(ethnicity=rng.choice(("", "wbri", "XXXX", "NOBT"))),
            child._replace(disabilities=rng.choice(((), ("NONE", "LD"), ("LD", "LD"), ("ZZ",), ("NONE", "NONE")))),
            child._replace(episodes=()),
        )
    )  # fmt: skip


def _another_episode(rng: random.Random, child: Child, _: Child | None) -> Child:
    """A second referral, before, beside or after the first."""
    start = _a_day(rng, date(2025, 9, 1))
    closure = _a_day(rng, start) if rng.random() < 0.6 else None
    more = Episode(start, "6", "N1", closure, "RC7" if closure else "", None, rng.choice(("0", "0", "1", "false")))
    return child._replace(episodes=(*child.episodes, more))


def _follows(rng: random.Random, child: Child, _: Child | None) -> Child:
    """A second referral on the very day the first closed."""
    if not child.episodes or child.episodes[0].closure is None:
        return child
    more = Episode(child.episodes[0].closure, "6", "N1", no_further_action=rng.choice(("0", "1")))
    return child._replace(episodes=(*child.episodes, more))


FAULTS: tuple[Fault, ...] = (
    _who, _who, _who, _another_episode, _follows,
    *(_in_episode(change) for change in (
        _episode_day, _part_day, _part_day, _part_day, _a_code, _a_code, _one_more, _one_more, _none_of_it, _factors,
        _reviews, _same_conference, _together, _together,
    )),
)  # fmt: skip
