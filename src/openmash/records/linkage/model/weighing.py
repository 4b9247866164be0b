"""Two records in; how likely they are one person, why, in words, and what may be done about it, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal

from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.preparing import Prepared, prepare
from openmash.records.linkage.model.specification import (
    COMPARISONS,
    MATCH,
    NAMES,
    POTENTIAL,
    Comparison,
    Level,
    probability,
    weights,
)

Decision = Literal["link", "review", "no"]
OF_NAMES = tuple(comparison for comparison in COMPARISONS if comparison.name in NAMES)


@dataclass(frozen=True)
class Record:
    """A record as somebody wrote it. Every part may be empty; `born` is as text, whole or partial."""

    forenames: str = ""
    surname: str = ""
    born: str = ""
    sex: str = ""
    address: str = ""
    postcode: str = ""
    nhs_number: str = ""
    upn: str = ""
    phone: str = ""

    @cached_property
    def prepared(self) -> Prepared:
        """Ready to be compared. Raises ValueError where `born` is no date."""
        return prepare(
            forenames=self.forenames, surname=self.surname, born=self.born, sex=self.sex, address=self.address,
            postcode=self.postcode, nhs_number=self.nhs_number, upn=self.upn, phone=self.phone,
        )  # fmt: skip


SAYS: Mapping[str, Callable[[Record], str]] = {
    "nhs_number": attrgetter("nhs_number"), "upn": attrgetter("upn"), "birth": attrgetter("born"),
    "sex": attrgetter("sex"), "home": lambda record: record.address or record.postcode, "phone": attrgetter("phone"),
}  # fmt: skip
"""Whether a record says anything of what is compared: where either says nothing, no level holds."""


@dataclass(frozen=True)
class Evidence:
    """What one comparison says: in words, and in bits (log2 of what it multiplies the odds by)."""

    comparison: str
    level: str
    said: str
    bits: float
    against: bool


@dataclass(frozen=True)
class Weighed:
    """What is known of two records. `weight` is the log2 odds in bits, `probability` the same as a chance; both are of
    the records, never about a person. `doubts`: why a person must look, whatever the weight. `evidence` is in the order
    of the comparisons; the prior is not part of it.
    """

    weight: float
    probability: float
    decision: Decision
    evidence: tuple[Evidence, ...]
    doubts: tuple[str, ...]
    levels: Mapping[str, str]

    @property
    def evidence_for(self) -> tuple[str, ...]:
        """The sentences that speak for one person."""
        return tuple(each.said for each in self.evidence if not each.against)

    @property
    def evidence_against(self) -> tuple[str, ...]:
        """The sentences that speak for two, the doubts last."""
        return (*(each.said for each in self.evidence if each.against), *self.doubts)


def weigh(left: Record, right: Record, *, prior: int, match: float = MATCH, potential: float = POTENTIAL) -> Weighed:
    """Weigh one record with one. `prior`: see `specification.prior`, for the sizes of the lists they come from."""
    return weigh_all((left,), (right,), prior=prior, match=match, potential=potential)


def weigh_all(
    left: Sequence[Record], right: Sequence[Record], *, prior: int, match: float = MATCH, potential: float = POTENTIAL
) -> Weighed:
    """Weigh what is known of one with what is known of another, where either may have several names, homes or numbers:
    each a `Record` of its own with the rest left empty. Of each comparison the pair that speaks most for one person
    counts; the names of one pair stay together.
    """
    chosen = dict(_names(left, right))
    for comparison in COMPARISONS:
        if comparison.name in NAMES:
            continue
        says = SAYS[comparison.name]
        for one in left:
            for other in right:
                if says(one) and says(other) and (level := level_of(comparison, one, other)) is not None:
                    bits = worth(comparison, level, one, other)
                    if comparison.name not in chosen or bits > chosen[comparison.name][1]:
                        chosen[comparison.name] = (level, bits, one, other)
    weight = prior + sum(each[1] for each in chosen.values())
    levels = {name: each[0].name for name, each in chosen.items()}
    doubts = tuple(doubts_about(levels))
    evidence = tuple(_evidence(each, *chosen[each.name]) for each in COMPARISONS if each.name in chosen)
    likely = probability(weight)
    decision: Decision = "no" if likely < potential else "review" if doubts or likely < match else "link"
    return Weighed(weight / 100, likely, decision, evidence, doubts, levels)


def level_of(comparison: Comparison, left: Record, right: Record) -> Level | None:
    """The first level that holds; None where something is not known."""
    one, other = left.prepared, right.prepared
    for level in comparison.levels:
        if level.when.holds(one, other):
            return level
    return None


def worth(comparison: Comparison, level: Level, left: Record, right: Record) -> int:
    """What a level adds, in hundredths of a bit, the rarity of a shared name included."""
    found = weights().by_level[comparison.name, level.name]
    if comparison.rarity and level.name == "same":
        found += int(getattr(left.prepared, comparison.rarity))
    return found


def doubts_about(levels: Mapping[str, str]) -> Iterable[str]:
    """The rules of judgement that apply to a pair of these levels."""
    for doubt in DOUBTS:
        for name, those in doubt.levels.items():
            if levels.get(name, "") not in those:
                break
        else:
            yield doubt.said


Chosen = tuple[Level, int, Record, Record]


def _names(left: Sequence[Record], right: Sequence[Record]) -> Mapping[str, Chosen]:
    """How the two names agree that agree best, of those that both have; nothing where either has none."""
    best: dict[str, Chosen] = {}
    most: int | None = None
    for one in left:
        if one.forenames or one.surname:
            for other in right:
                if other.forenames or other.surname:
                    found = {
                        comparison.name: (level, worth(comparison, level, one, other), one, other)
                        for comparison in OF_NAMES
                        if (level := level_of(comparison, one, other)) is not None
                    }
                    bits = sum(each[1] for each in found.values())
                    if most is None or bits > most:
                        best, most = found, bits
    return best


def _evidence(comparison: Comparison, level: Level, bits: int, left: Record, right: Record) -> Evidence:
    a, b = (getattr(record, comparison.shown, "") for record in (left, right))
    return Evidence(comparison.name, level.name, level.said.format(a=a, b=b), bits / 100, level.against)
