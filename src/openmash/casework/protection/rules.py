"""Who must have been there, and what a decision needs, decided from facts alone. Plain Python.

Quorum of a strategy discussion: social care, police and health (Working Together); education where the area's
multi-agency team requires it. Of a conference: social care and two other agencies in direct contact with the family
(reference §6.6). A discussion without it is held all the same: what is missing is said, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from openmash.foundation.facts.refusals import Problem

SHORTEST_REASON = 15
OTHERS_NEEDED = 2
SAID = {"social_care": "children’s social care", "police": "police", "health": "health", "education": "education"}


@dataclass(frozen=True)
class Quorum:
    """Whether it was quorate, and in words what was missing."""

    met: bool
    missing: tuple[str, ...]

    @property
    def said(self) -> str:
        if self.met:
            return "Quorate"
        words = self.missing
        listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
        return f"Not quorate: without {listed}"


def quorum(kind: str, present: Collection[str], agencies: int, *, with_education: bool = False) -> Quorum:
    """Whether these parts (of `SAID`) and so many agencies in all are quorate. A core group has no quorum in law."""
    if kind == "strategy":
        needed = ["social_care", "police", "health", *(["education"] if with_education else [])]
        missing = tuple(SAID[each] for each in needed if each not in present)
        return Quorum(not missing, missing)
    if kind in ("initial", "review"):
        lacks = [] if "social_care" in present else [SAID["social_care"]]
        others = agencies - ("social_care" in present)
        if others < OTHERS_NEEDED:
            lacks.append("a second other agency" if others else "two other agencies")
        return Quorum(not lacks, tuple(lacks))
    return Quorum(True, ())


@dataclass(frozen=True)
class Sought:
    """A decision for one child, as far as its gate asks."""

    does_less: bool
    makes_plan: bool
    is_conference: bool
    rationale: str
    agencies_said: str
    who_else: str
    voice: str
    category: str


def problems(sought: Sought) -> list[Problem]:
    """What is missing. Doing more is never refused for a reason, a quorum or a limit; a plan has a category."""
    found = []
    if sought.does_less:
        if len(sought.rationale.strip()) < SHORTEST_REASON:
            found.append(Problem("rationale", "Write the reasons, so that somebody who was not there can follow them."))
        if not sought.agencies_said.strip():
            found.append(Problem("agencies_said", "Say what each agency thought, and who differed."))
        if not sought.who_else.strip():
            found.append(Problem("who_else", "Say who else was thought of: brothers, sisters, other children."))
        if not sought.voice.strip():
            found.append(Problem("voice", "Write what the child said or showed, or why they have not been heard."))
    if sought.makes_plan and not sought.category:
        found.append(Problem("category", "Choose the category of abuse: a plan has one from its first day."))
    return found
