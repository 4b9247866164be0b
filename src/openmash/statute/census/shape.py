"""What the census says of a child, as plain values: one tuple for each block of the return.

The names of the parts are ours; `ELEMENTS` in `codes` gives each the name it has in the file. A day that is absent, or
that could not be read as a day, is None; a code that is absent is "". Flags are in small letters, as written.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

YES, NO = frozenset({"1", "true"}), frozenset({"0", "false"})
"""How a flag may be written."""


class Header(NamedTuple):
    """The head of a return: which collection, for which year, up to which day, by which authority (three digits)."""

    collection: str = ""
    year: str = ""
    reference_date: date | None = None
    authority: str = ""


class Assessment(NamedTuple):
    """One child and family assessment, and the factors found at its end."""

    start: date | None = None
    review: date | None = None
    end: date | None = None
    factors: tuple[str, ...] = ()


class NeedPlan(NamedTuple):
    """One child in need plan."""

    start: date | None = None
    end: date | None = None


class Enquiry(NamedTuple):
    """One section 47 enquiry, the day its conference should be and was, and whether none was needed (a flag)."""

    start: date | None = None
    target: date | None = None
    conference: date | None = None
    no_conference: str = ""

    @property
    def is_open(self) -> bool:
        """No conference was held, and nobody has said that none is needed."""
        return self.conference is None and self.no_conference not in YES


class ProtectionPlan(NamedTuple):
    """One child protection plan; `reviews` has None for a review without a day."""

    start: date | None = None
    end: date | None = None
    first_category: str = ""
    latest_category: str = ""
    plans_before: str = ""
    reviews: tuple[date | None, ...] = ()


class PreProceedings(NamedTuple):
    """One run of pre-proceedings and the offer of a family group decision-making meeting, as written in the file."""

    values: tuple[tuple[str, str], ...] = ()


class Episode(NamedTuple):
    """One referral and what came of it, until the case closed."""

    referral: date | None = None
    source: str = ""
    need: str = ""
    closure: date | None = None
    reason: str = ""
    conference: date | None = None
    no_further_action: str = ""
    assessments: tuple[Assessment, ...] = ()
    need_plans: tuple[NeedPlan, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    plans: tuple[ProtectionPlan, ...] = ()
    pre_proceedings: tuple[PreProceedings, ...] = ()

    @property
    def goes_on(self) -> bool:
        """The referral led to further action and the case has not closed."""
        return self.closure is None and self.no_further_action in NO


class Child(NamedTuple):
    """One child of the return. `gender` (0, 1, 2 or 9) was asked until 2023-24, `sex` (M, F or U) since."""

    id: str = ""
    upn: str = ""
    former_upn: str = ""
    upn_unknown: str = ""
    born: date | None = None
    due: date | None = None
    sex: str = ""
    died: date | None = None
    ethnicity: str = ""
    disabilities: tuple[str, ...] = ()
    episodes: tuple[Episode, ...] = ()
    gender: str = ""
