"""Asks every rule of a year about every child, once, and says what is broken. Plain Python; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from openmash.statute.census.census import Answer, Census, Rule
from openmash.statute.census.shape import Child, Episode, Header
from openmash.statute.census.whole import THE_RETURN, Tally
from openmash.statute.census.years import Ruleset


class Broken(NamedTuple):
    """A rule that is broken: about which child (`THE_RETURN` for none) and referral (from 0; -1 for none), where."""

    rule: Rule[Any]
    child_id: str
    elements: tuple[str, ...]
    episode: int = -1


def broken_rules(header: Header, children: Iterable[Child], rules: Ruleset, census: Census) -> Iterator[Broken]:
    """Every rule that is broken: the head first, then child by child as they come, then the return as a whole."""
    for rule in rules.header:
        if answer := rule.test(header, census):
            yield _broken(rule, THE_RETURN, answer)
    tally = Tally()
    for child in children:
        tally.count(child, census)
        yield from broken_about(child, rules, census)
    for whole in rules.whole:
        for child_id in whole.test(tally, census):
            yield Broken(whole, child_id, whole.fields)


def broken_about(child: Child, rules: Ruleset, census: Census) -> list[Broken]:
    """What is broken about one child, apart from what only the whole return shows."""
    found = [_broken(rule, child.id, answer) for rule in rules.children if (answer := rule.test(child, census))]
    for place, episode in enumerate(child.episodes):
        for rule in rules.episodes:
            if answer := rule.test(episode, child, census):
                found.append(_broken(rule, child.id, answer, place))
        parts: tuple[tuple[Sequence[Any], Sequence[Rule[Any]]], ...] = (
            (episode.assessments, rules.assessments), (episode.need_plans, rules.need_plans),
            (episode.enquiries, rules.enquiries), (episode.plans, rules.plans),
        )  # fmt: skip
        for blocks, about in parts:
            for block in blocks:
                found += _about_a_part(block, about, episode, child, census, place)
    return found


def _about_a_part(
    block: object, rules: Sequence[Rule[Any]], episode: Episode, child: Child, census: Census, place: int
) -> list[Broken]:
    return [
        _broken(rule, child.id, answer, place) for rule in rules if (answer := rule.test(block, episode, child, census))
    ]


def _broken(rule: Rule[Any], child_id: str, answer: Answer, place: int = -1) -> Broken:
    return Broken(rule, child_id, answer if isinstance(answer, tuple) else rule.fields, place)
