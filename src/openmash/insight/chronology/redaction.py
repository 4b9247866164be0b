"""What each reader of a chronology may have. Plain: no database, no framework.

A copy goes to somebody chosen first. What keeps an entry out of it is the first reason that holds. Some of them nobody
may set aside: a restricted part of a meeting, what an agency keeps to itself, a protected place, a person whose record
is restricted and, for somebody who must not know where the child is, anything that may lead there. What is about
somebody else, what this kind of reader is not given, and what holds words that may give somebody or somewhere away, a
worker may let through one by one, having read it with those words before them. Where saying that something is kept
back would itself betray it, nothing is said: every copy for a family ends with the same sentence, whether or not
anything was kept back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from openmash.insight.chronology.reading import Found, Known, What, found_in
from openmash.insight.chronology.words import Audience, Because
from openmash.statute.events import Event

OUR_OWN_WORK = frozenset(
    {"copy", "difference", "feedback", "intelligence", "letter", "misfiled", "records", "supervision"}
)
"""How the service worked, not what happened to the child, and that intelligence was released: in no copy unless
somebody lets it through."""
BETWEEN_AGENCIES = frozenset(
    {
        "contact", "rating", "check", "act", "decision", "exploitation", "meeting", "meeting_action", "meeting_outcome",
        "protection",
    }
)  # fmt: skip
"""What agencies told one another, and who told them: no family's unless somebody lets it through, lest it tip off."""
FAMILY_WAS_THERE = frozenset(
    {
        Event.REFERRAL_ACCEPTED, Event.FAMILY_HELP_BEGAN, Event.FAMILY_HELP_ENDED, Event.STEPPED_UP,
        Event.STEPPED_DOWN, Event.TRANSFERRED_IN, Event.TRANSFERRED_OUT, Event.CASE_CLOSED, Event.ASSESSMENT_BEGAN,
        Event.ASSESSMENT_COMPLETED, Event.INITIAL_CONFERENCE_HELD, Event.REVIEW_CONFERENCE_HELD,
        Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_PLAN_ENDED, Event.CORE_GROUP_HELD,
        Event.CHILD_IN_NEED_PLAN_BEGAN, Event.CHILD_IN_NEED_PLAN_REVIEWED, Event.CHILD_IN_NEED_PLAN_ENDED,
        Event.CHILD_BORN, Event.BECAME_LOOKED_AFTER, Event.CEASED_TO_BE_LOOKED_AFTER, Event.CARE_ORDER_MADE,
        Event.LOOKED_AFTER_REVIEW_HELD, Event.LOOKED_AFTER_HEALTH_ASSESSED, Event.LOOKED_AFTER_DENTAL_CHECK_MADE,
        Event.FAMILY_GROUP_DECISION_MEETING_OFFERED,
    }
)  # fmt: skip
"""The milestones at which a family is present or of which it is told by law or practice. Of any other (a strategy
discussion, an enquiry begun, a child seen at school) a family is told only where somebody lets it through."""
FROM_THE_CHILD = frozenset({"voice", "influence", "visit", "missing", "own_words"})
"""What the child said or showed: the child's own; a parent is given it only where somebody has read it first."""
WITH_THE_FAMILY = frozenset({"milestone", "allocation", "involvement", "visit_frequency", "interpreter", "loss"})
"""What is done with a family and told to it as it is done. Of the milestones, only those of `FAMILY_WAS_THERE`, and of
those only their names."""
IN_SOMEBODYS_WORDS = frozenset(
    {
        "agreement",
        "assessment",
        "attendance",
        "circumstance",
        "court",
        "cpis",
        "encompass",
        "plan",
        "school_record",
        "unmet",
    }
)  # fmt: skip
"""What holds reasons, a child's story or one parent's words, some of which a plan keeps from the other: a family is
given it only where somebody has read it first. A copy of the plan itself is made from the plan."""
TELLS_WHERE = frozenset({"allocation", "involvement"})
"""What names a worker or a team, and so where a child is: never by itself for somebody who must not know that."""
THEIR_OWN_WORDS = frozenset({"influence", "voice"})
"""What the child said: to the child it goes with the people they spoke of as they spoke of them ("my nan")."""
FILLED_IN = frozenset({"allocation", "involvement"})
"""What the system writes of names it holds: nobody's free words, so a name there is no surprise."""
MERE_GUESSES = frozenset({What.NAME, What.INITIALS, What.SERVICE, What.SOMEBODY})
GIVEN: dict[Audience, frozenset[str]] = {
    Audience.CHILD: WITH_THE_FAMILY | FROM_THE_CHILD,
    Audience.FAMILY: WITH_THE_FAMILY,
    Audience.AGENCY: WITH_THE_FAMILY | IN_SOMEBODYS_WORDS | FROM_THE_CHILD | BETWEEN_AGENCIES,
    Audience.COURT: WITH_THE_FAMILY | IN_SOMEBODYS_WORDS | FROM_THE_CHILD | BETWEEN_AGENCIES | {"difference"},
    Audience.INSPECTOR: WITH_THE_FAMILY
    | IN_SOMEBODYS_WORDS
    | FROM_THE_CHILD
    | BETWEEN_AGENCIES
    | {"difference", "feedback", "supervision"},
}
"""The kinds of entry a reader is given. Any other is kept back unless somebody lets it through: a new kind is in no
copy until somebody has put it here."""
FOR_FAMILIES = (Audience.CHILD, Audience.FAMILY)
NEVER_LET_THROUGH = frozenset(
    {Because.NAMED_ONLY, Because.SEALED, Because.PLACE, Because.RESTRICTED, Because.WHERE, Because.CHILD}
)
SAID: dict[Because, str] = {
    Because.SEALED: "Withheld: kept by the agency that holds it.",
    Because.PLACE: "Withheld: these words name a place that is protected.",
    Because.OTHERS: "Withheld: about somebody else.",
    Because.KIND: "Withheld: not for this reader.",
    Because.UNREAD: "Withheld.",
    Because.CHOSEN: "Withheld.",
}
"""What a professional's copy says in the place of an entry. A reason that is not here leaves no trace in any copy."""
SHORTEST_NAME = 2
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Guarded:
    """What a copy is guarded by. `names_a_place`: whether words name a protected place; names as `telling_parts`;
    `must_not_know`: where the child is must be kept from the reader; `guards_a_place`: somebody has a place to keep.
    """

    audience: Audience
    names_a_place: Callable[[str], bool]
    restricted: Collection[str] = ()
    others: Collection[str] = ()
    must_not_know: bool = False
    guards_a_place: bool = False
    reader: str = ""
    """As whom a child is asked about them (`records.voice`); empty for one who reads all that may leave."""
    known: Known = field(default_factory=Known)


@dataclass(frozen=True)
class Verdict:
    """Whether an entry goes in as it is (`because` None), what the copy says in its place, and what to look at."""

    because: Because | None
    said: str = ""
    may_be_let_through: bool = False
    found: tuple[Found, ...] = ()


def judge(
    kind: str, code: str, sensitivity: str, words: str, guard: Guarded, *, let_through: bool, left_out: bool,
    shown_to: Collection[str] | None = None,
) -> Verdict:  # fmt: skip
    """What becomes of one entry in a copy; `code` is its milestone, if it is one.

    `let_through` and `left_out` are what the worker chose of it; `shown_to` is to whom the child said their words may
    go, None for what is not the child's to say.
    """
    found = () if sensitivity == "withheld" else _found(kind, code, words, guard)
    because = _because(kind, code, sensitivity, words, guard, found)
    if because not in NEVER_LET_THROUGH and guard.reader and shown_to is not None and guard.reader not in shown_to:
        because = Because.CHILD
    if because is not None and not (let_through and because not in NEVER_LET_THROUGH):
        return Verdict(because, _said(because, guard.audience), because not in NEVER_LET_THROUGH, found)
    if left_out:
        return Verdict(Because.CHOSEN, _said(Because.CHOSEN, guard.audience), found=found)
    return Verdict(None, found=found)


def may_tell_where(words: str, guard: Guarded) -> bool:
    """Whether the reader must not know where the child is, and these words may lead there."""
    return guard.must_not_know and any(each.tells_where for each in found_in(words, guard.known))


def _found(kind: str, code: str, words: str, guard: Guarded) -> tuple[Found, ...]:
    """What a worker looks at in these words before this reader has them."""
    if kind == "milestone" and _only_names(code, words):
        return ()
    found = found_in(words, guard.known)
    if kind in FILLED_IN:
        return tuple(each for each in found if each.what not in MERE_GUESSES)
    return found


def _because(
    kind: str, code: str, sensitivity: str, words: str, guard: Guarded, found: Collection[Found]
) -> Because | None:
    if sensitivity == "named_only":
        return Because.NAMED_ONLY
    if sensitivity == "withheld":
        return Because.SEALED
    if names_one_of(words, guard.restricted):
        return Because.RESTRICTED
    if guard.names_a_place(words):
        return Because.PLACE
    if guard.must_not_know and any(each.tells_where for each in found):
        return Because.WHERE
    is_behind_them = kind == "milestone" and guard.audience in FOR_FAMILIES and not _only_names(code, words)
    if kind not in GIVEN[guard.audience] or is_behind_them or (guard.must_not_know and kind in TELLS_WHERE):
        return Because.KIND
    if names_one_of(words, guard.others):
        return Because.OTHERS
    return Because.UNREAD if any(_holds_back(each, kind, guard) for each in found) else None


def _holds_back(found: Found, kind: str, guard: Guarded) -> bool:
    """Whether what was found keeps an entry back until somebody has read it. For a family anything does; between
    professionals, what may lead to a place where somebody has one to keep.
    """
    if guard.audience not in FOR_FAMILIES:
        return guard.guards_a_place and found.tells_where and found.what is not What.SERVICE
    is_their_own = guard.audience is Audience.CHILD and kind in THEIR_OWN_WORDS
    return not (is_their_own and found.what is What.SOMEBODY)


def _only_names(code: str, words: str) -> bool:
    """Whether a milestone is one a family was there for, told by its name and nothing else."""
    return code in FAMILY_WAS_THERE and words.casefold() == Event(code).said.casefold()


def _said(because: Because, audience: Audience) -> str:
    if audience in FOR_FAMILIES or (because is Because.KIND):
        return ""
    return SAID.get(because, "")


def names_one_of(words: str, names: Collection[str]) -> bool:
    """Whether words hold one of these names, or a part of one, as words of their own. See `telling_parts`."""
    said = " ".join(re.sub(r"['’]s$", "", word) for word in WORD.findall(words.casefold()))
    return any(f" {name} " in f" {said} " for name in names)


def words_of(name: str) -> list[str]:
    """A name's words, small."""
    return WORD.findall(name.casefold())


def telling_parts(names: Collection[str], known: Collection[str]) -> frozenset[str]:
    """What gives these people away in a sentence: each whole name, and each part of it that nobody in `known` bears.

    `known` are the names of whom the copy is about and for: a surname a child shares with an uncle names the child too.
    """
    own = {part for name in known for part in words_of(name)}
    found: set[str] = set()
    for name in names:
        parts = words_of(name)
        if len(parts) > 1:
            found.add(" ".join(parts))
        found |= {part for part in parts if len(part) >= SHORTEST_NAME and part not in own}
    return frozenset(found)
